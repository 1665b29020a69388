"""Number and date in the head of the document (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 3 và 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph, Span

GAP = r"[\s.…_\-–*\\]{0,40}"
SYMBOL = r"[A-ZĐ][A-ZĐa-z]{0,4}(?:[\-–/.&][A-ZĐ][\wĐ&.\-]{0,20})?"
BLANK_NUMBER = late(
    rf"(?<!\w)[Ss][Ốố][*_]{{0,2}}\s?:?{GAP}(?:[xX]{{2,4}}\s?|\[\s?\]\s?|"
    rf"\(\s?\)\s?)?(?:/\s?(?:20\d\d\s?/\s?)?{SYMBOL}|[\-–]\s?[A-ZĐ]{{2,4}}/{SYMBOL})(?!\w)"
)
_BARE_NUMBER = late(rf"(?<!\w)Số[*_]{{0,2}}\s?:{GAP}(?:$|(?=[|\t])|(?=[A-ZĐ][^\d|]{{0,40}},\s*ngày))")
_NUMBER_LINE = late(r"(?<!\w)[Ss]ố[*_]{0,2}\s?[:.]?|\d\s?[/\-–]\s?[A-ZĐ]{1,4}[\-–/][A-ZĐ]")
_SPACE = r"[^\w,;:|]{0,30}"
WORDED_DATE = late(
    rf"(?<!\w)[Nn]gày(?P<d>{_SPACE}(?:\d{{1,2}}{_SPACE})?)tháng(?P<m>{_SPACE}(?:\d{{1,2}}{_SPACE})?)năm(?P<y>\s*"
    rf"(?:\d{{4}}|"
    rf"20[\s.…_]*|[.…_]+)?)"
)
SLASHED_DATE = late(
    r"(?<!\w)[Nn]gày(?P<d>[\s.…_]*(?:\d{1,2}[\s.…_]*)?)/(?P<m>[\s.…_]*(?:\d{1,2}[\s.…_]*)?)/(?P<y>\s*(?:\d{4}|"
    r"20[\s.…_]*|[.…_]+)?)"
)
_PERSONAL = late(r"\s*(?:sinh|cấp|nào|vào|kể)")
_DATE_LINE = late(r"(?<!\w)ngày\s*\d{1,2}(?:\s*tháng\s*\d|\s?[/\-.]\s?\d)", re.IGNORECASE)
_MOTTO = late(r"CỘNG\s+H[OÒ][AÀ]\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN")


def blank_dates(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of dates whose day, month or year is left open."""
    for pattern in (WORDED_DATE, SLASHED_DATE):
        for m in pattern.finditer(text):
            if _PERSONAL.match(text, m.end()) or ("/" in m[0] and not _dotted(m)):
                continue
            if not all(any(c.isdigit() for c in m[part]) for part in ("d", "m")) or not re.search(r"\d{4}", m["y"]):
                yield m.start(), m.end()


def _dotted(m: re.Match[str]) -> bool:
    """A slashed date counts as blank only with room or dots left for it: not `ngày/tháng/năm`."""
    return bool(m["y"].strip()) and (
        not m["d"].strip(" .…_") or not m["m"].strip(" .…_") or "…" in m["y"] or "." in m["y"]
    )


def number_blank(facts: Facts) -> Span | None:
    """Where the number line of the head has no number."""
    for paragraph in facts.head:
        m = BLANK_NUMBER.search(paragraph.text) or _BARE_NUMBER.search(paragraph.text)
        if m:
            return paragraph.span(m.start(), m.end())
    return facts.header.number_blank if facts.header.number is None else None


def date_blank(facts: Facts) -> Span | None:
    """Where the date of the head has no day or month."""
    for paragraph in facts.head:
        for start, end in blank_dates(paragraph.text):
            return paragraph.span(_place(paragraph, start), end)
    return facts.header.date_blank if facts.header.date is None else None


def _place(paragraph: Paragraph, at: int) -> int:
    """Where the name of the place before `, ngày` begins."""
    place = re.search(r"(?<![/\-–\w])(?!KH|[A-ZĐ]+-)[A-ZĐ][^,|\t\d/:]{1,40},\s*$", paragraph.text[:at])
    return place.start() if place else at


def _whole_head(facts: Facts) -> Span:
    last = facts.title_line or facts.head[-1]
    return Span(facts.head[0].span().start, last.span().end)


@rule("PL001", "missing-number", "warning", "Số văn bản còn để trống: “{quote}”.")
def blank_document_number(facts: Facts) -> Iterator[Hit]:
    """The number in the head is left open (`Số:   /KH-UBND`).

    A text that begins at KẾ HOẠCH has lost its head in extraction: no finding.
    """
    span = number_blank(facts)
    if span:
        yield Hit(span, {"quote": facts.quote(span)})


@rule("PL002", "missing-date", "warning", "Ngày, tháng ban hành còn để trống: “{quote}”.")
def blank_document_date(facts: Facts) -> Iterator[Hit]:
    """Day, month or year in the head is left open (`ngày   tháng   năm 2024`)."""
    span = date_blank(facts)
    if span:
        yield Hit(span, {"quote": facts.quote(span)})


@rule("PL003", "missing-number", "warning", "Phần đầu văn bản có quốc hiệu nhưng không có dòng số, ký hiệu.")
def no_document_number(facts: Facts) -> Iterator[Hit]:
    """The head has its motto but no number line at all."""
    if not _has(facts, _MOTTO) or facts.header.number or number_blank(facts):
        return
    if not _has(facts, _NUMBER_LINE):
        yield Hit(_whole_head(facts))


@rule("PL004", "missing-date", "warning", "Phần đầu văn bản có quốc hiệu nhưng không có địa danh, ngày tháng ban hành.")
def no_document_date(facts: Facts) -> Iterator[Hit]:
    """The head has its motto but no place and date, and none stands at the signature either."""
    if not _has(facts, _MOTTO) or facts.header.date or date_blank(facts):
        return
    closing = any(_DATE_LINE.search(p.text) for p in facts.paragraphs if p.zone == "recipients")
    if not closing and not _has(facts, _DATE_LINE):
        yield Hit(_whole_head(facts))


def _has(facts: Facts, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(line.text) for line in facts.head)
