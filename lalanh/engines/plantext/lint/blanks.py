"""Places in the text that were left open to be filled in later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.head import BLANK_NUMBER, blank_dates, date_blank, number_blank
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph

_DOTS = r"(?:\.{3,}|…+\.*|_{3,}|\.{2,}…+|\[\s?(?:\.{2,}|…)?\s?\]|(?<=\s)[xX]{2,4}(?=\s?(?:%|triệu|tỷ)))"
_AMOUNT = late(
    rf"(?P<lead>[^\s.…_,;()]{{1,20}}\s*:?)\s?{_DOTS}\s?(?P<unit>%|(?:nghìn|triệu|tỷ|tỉ)(?:\s+đồng)?(?!\w)|"
    rf"đồng(?!\s+(?:bào|thời|chí|bộ)|\w)|(?:hộ|người|lao động|xã|thôn|nhà|căn|lớp|mô hình|học viên|"
    rf"lượt)(?!\w))"
)
_LEADS = late(
    r"(?:là|khoảng|đạt|còn|xuống|lên|giảm|tăng|trên|dưới|từ|gồm|cho|có|mới|chữa|ít nhất|tối thiểu|nhất|"
    r"thiểu|phí|số|toán|vốn|sách|cộng|thêm|hỗ trợ|trợ|chiếm|:)\s*:?$",
    re.IGNORECASE,
)
_TIME = late(
    rf"(?:ngày|tháng|quý)\s?{_DOTS}(?:\s?(?:/|tháng|năm|quý)\s?(?:{_DOTS}|\d{{1,4}})?){{0,2}}|(?:trước|đến|"
    rf"hết)\s+{_DOTS}\s?/\s?(?:{_DOTS}|\d)"
)
_SIGN = late(r"[/\-–]\s?(?:20\d\d\s?/\s?)?[A-ZĐ]")
_TIMED = late(r"[Nn]gày|tháng|quý|trước|đến|hết")
_OWN = late(r"(?:[Kk]èm|[Bb]an\s+hành)\s+theo\s+(?:Kế hoạch|Quyết định|Chương trình|Văn bản)")


def _prose(facts: Facts) -> Iterator[Paragraph]:
    """The text itself: forms in an annex are left open to be filled in."""
    skip = {id(p) for p in facts.head}
    return (p for p in facts.paragraphs if id(p) not in skip and p.zone not in ("recipients", "annex"))


@rule("PL005", "missing-number", "warning", "Văn bản được dẫn chưa ghi số tại {where}: “{quote}”.")
def cited_document_without_number(facts: Facts) -> Iterator[Hit]:
    """A document is cited with its number left open (`Quyết định số   /QĐ-UBND`).

    An annex that repeats the open number of the plan itself is not told again.
    """
    own = number_blank(facts) is not None or facts.header.number is None
    for paragraph in _prose(facts):
        if own and _OWN.search(paragraph.text):
            continue
        for m in BLANK_NUMBER.finditer(paragraph.text) if _SIGN.search(paragraph.text) else ():
            span = paragraph.span(m.start(), m.end())
            yield Hit(span, {"where": facts.where(paragraph), "quote": facts.quote(span)})


@rule("PL006", "missing-date", "warning", "Ngày, tháng còn để trống tại {where}: “{quote}”.")
def blank_date_in_text(facts: Facts) -> Iterator[Hit]:
    """A date in the text is left open (`trước ngày …/…/2025`, `ngày   tháng   năm 2024` of a cited document)."""
    own = date_blank(facts) is not None or facts.header.date is None
    for paragraph in _prose(facts):
        if not _TIMED.search(paragraph.text):
            continue
        found = list(blank_dates(paragraph.text)) or [(m.start(), m.end()) for m in _TIME.finditer(paragraph.text)]
        if found and ((own and _OWN.search(paragraph.text)) or BLANK_NUMBER.search(paragraph.text)):
            continue
        for start, end in found:
            if paragraph.text[start:end].endswith("./."):
                continue  # the mark that ends a document
            span = paragraph.span(start, end)
            yield Hit(span, {"where": facts.where(paragraph), "quote": facts.quote(span)})


@rule("PL007", "missing-number", "warning", "Số liệu còn để trống tại {where}: “{quote}”.")
def blank_amount(facts: Facts) -> Iterator[Hit]:
    """A quantity is left open before its unit (`kinh phí: ...... triệu đồng`).

    Dots that close an enumeration ("vật tư...") are none.
    """
    for paragraph in _prose(facts):
        if "..." not in paragraph.text and "…" not in paragraph.text and "__" not in paragraph.text:
            continue
        for m in _AMOUNT.finditer(paragraph.text):
            if m["unit"].startswith(("%", "tri", "tỷ", "tỉ")) or _LEADS.search(m["lead"]):
                span = paragraph.span(m.start(), m.end())
                yield Hit(span, {"where": facts.where(paragraph), "quote": facts.quote(span)})
