"""Annexes, forms and lists that the text refers to and that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.numbering import roman
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph

_LABEL = r"(?:[IVX]{1,5}|\d{1,2}[a-z]?|[A-H])(?![\w/])"
_NUMBERS = rf"{_LABEL}(?:\s?(?:,|;|và|-|–|đến)\s?(?:(?:[Pp]hụ\s+lục|[Bb]iểu)\s+(?:số\s+)?)?{_LABEL}){{0,8}}"
_ANNEX = (
    r"(?:[Pp]hụ\s+lục|PHỤ\s+LỤC|[Pp]hụ\s+biểu)(?:\s+(?:chi\s+tiết|đính\s+kèm|kèm\s+theo))?"
    rf"(?:\s+(?:số|Số|SỐ))?\s?(?P<numbers>{_NUMBERS})?"
)
_OTHER_NOUN = (
    r"(?:biểu|bảng|danh\s+sách|danh\s+mục|dự\s+toán|đề\s+cương|sơ\s+đồ|khung|lịch|mẫu|bản\s+đồ|chỉ\s+tiêu"
    r"|nội\s+dung\s+chi\s+tiết|kế\s+hoạch\s+chi\s+tiết)"
)
_WITH = r"(?:kèm\s+theo|đính\s+kèm|gửi\s+kèm|kèm)"
_REFERENCE = late(_ANNEX)
_ATTACHED = late(
    rf"(?:(?P<open>\()\s?[*_]{{0,2}}(?:[Cc]ó\s+|[Cc]hi\s+tiết\s+(?:tại|theo|ở|trong)\s+|[Tt]heo\s+|[Tt]ại\s+|"
    rf"[Xx]em\s+)?(?:các\s+)?(?i:{_OTHER_NOUN})(?P<a>[^().;]{{0,70}}?)\s(?i:{_WITH})[*_]{{0,2}}\s?\)"
    rf"|\(\s?[*_]{{0,2}}(?i:{_WITH})\s+(?:các\s+)?(?i:{_OTHER_NOUN})(?P<b>[^().;]{{0,70}})\)"
    rf"|(?<!\w)(?:[Cc]ó|[Tt]heo|"
    rf"[Tt]ại)\s+(?:các\s+)?(?i:{_OTHER_NOUN})(?P<c>[^().;,]{{0,60}}?)\s(?:đính\s+kèm|kèm\s+theo)(?!\s+(?:hồ|"
    rf"công|văn|tờ|báo|giấy|danh|đơn|quyết|hướng)))"
)
_NUMBERED = late(rf"(?:số\s+)?(?P<no>{_LABEL})")
_FOREIGN = late(
    r"\s*[,)]?\s*(?:(?:được\s+)?(?:ban\s+hành|gửi|đính)?\s*(?:kèm\s*(?:theo)?|của|tại|theo|thuộc|"
    r"trong)?\s*)(?:Luật|Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Thông\s+tư|Hướng\s+dẫn|Công\s+văn|"
    r"Công\s+điện|Chỉ\s+thị|Văn\s+bản|Kế\s+hoạch|Chương\s+trình|Đề\s+án|Tờ\s+trình|Thông\s+báo|Báo\s+cáo|"
    r"Công\s+văn)(?!\s+này)\s*(?P<no>số\s*[\w./\-–]*|\d[\w./\-–]*|của\s|nêu\s+trên|trên\s)?"
)
_FOREIGN_BEFORE = late(
    r"(?:Luật|Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Thông\s+tư|Hướng\s+dẫn|Công\s+văn|"
    r"Văn\s+bản)\s+(?:số\s+)?[\w./\-–]*\d[^.;()]{0,120}?(?:\(|,|tại|theo|gồm|cùng|và)?\s*(?:các\s+)?$"
)
_HEAD = late(
    r"[\s#*_|]*(?:PHỤ\s+LỤC|PHỤ\s+BIỂU|Phụ\s+lục|Phụ\s+biểu|BIỂU|Biểu|MẪU|Mẫu|DANH\s+SÁCH|DANH\s+MỤC|BẢNG|"
    r"DỰ\s+TOÁN|ĐỀ\s+CƯƠNG|CHỈ\s+TIÊU|KHUNG|LỊCH|SƠ\s+ĐỒ)(?![a-zà-ỹ])"
)
_HEAD_NUMBER = late(
    rf"[\s#*_|]*(?:PHỤ\s+LỤC|PHỤ\s+BIỂU|Phụ\s+lục|Phụ\s+biểu|BIỂU|Biểu|MẪU|Mẫu)(?:\s+(?:MẪU|mẫu|"
    rf"CHI TIẾT))?\s*(?:(?:SỐ|Số|số)\s*:?\s*)?(?P<no>{_LABEL})"
)


def label(text: str) -> str:
    """`I`, `1` and `01` name the same annex."""
    text = text.strip()
    if text.isdigit():
        return str(int(text))
    return str(roman(text)) if roman(text) else text.lower()


class Shelf:
    """What stands behind the text: annexes by number, and whether there is anything at all."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def _behind(self) -> list[Paragraph]:
        """Paragraphs of the annexes, and after the recipients where no annex is headed as such."""
        found = [p for p in self.facts.paragraphs if p.zone == "annex"]
        if found:
            return found
        last = max((i for i, p in enumerate(self.facts.paragraphs) if p.zone != "recipients"), default=0)
        signed = next((i for i, p in enumerate(self.facts.paragraphs) if p.zone == "recipients"), last + 1)
        rest = self.facts.paragraphs[signed:]
        first = next(
            (i for i, p in enumerate(rest) if _HEAD.match(p.text) and p.text.lstrip(" #*_|")[:6].isupper()), None
        )
        return rest[first:] if first is not None else []

    @cached_property
    def numbers(self) -> set[str]:
        return {label(m["no"]) for p in self._behind if (m := _HEAD_NUMBER.match(p.text))}

    @cached_property
    def any(self) -> bool:
        """True when something is attached; a table inside the text counts for a table referred to."""
        return bool(self._behind)

    @cached_property
    def heads(self) -> int:
        return sum(1 for p in self._behind if re.match(r"[\s#*_|]*(?:PHỤ\s+LỤC|Phụ\s+lục)(?!\s+[a-zà-ỹ])", p.text))

    def holds(self, number: str | None) -> bool:
        """True when the annex of this number is attached; a sole annex without number answers to number 1."""
        if not self.any:
            return False
        return number is None or number in self.numbers or (not self.numbers and number == "1")


class Reference(NamedTuple):
    paragraph: Paragraph
    start: int
    end: int
    number: str | None


def _foreign(text: str, start: int, end: int, own: str | None) -> bool:
    """True when the annex belongs to another document ("Phụ lục II ban hành kèm theo Nghị định số …")."""
    after = _FOREIGN.match(text, end)
    if after and not (own and own in text[after.start() : after.end() + 30]):
        return bool(after["no"]) or not re.match(r"\s*(?:này|\)|\.|;|,|$)", text[after.end() :])
    return bool(_FOREIGN_BEFORE.search(text[max(0, start - 160) : start]))


def _references(facts: Facts) -> Iterator[Reference]:
    own = facts.header.number
    for paragraph in facts.paragraphs:
        if paragraph.zone in ("annex", "recipients") or not _mentions(paragraph.text):
            continue
        text = paragraph.text
        for m in _REFERENCE.finditer(text):
            if not _foreign(text, m.start(), m.end(), own) and (m["numbers"] or _attached(text, m)):
                start, end = _phrase(text, m.start(), m.end())
                for number in _expand(m["numbers"]):
                    yield Reference(paragraph, start, end, number)
        for m in _ATTACHED.finditer(text):
            if re.search(r"[Pp]hụ\s+(?:lục|biểu)", m[0]) or _foreign(text, m.start(), m.end(), own):
                continue
            inner = m["a"] or m["b"] or m["c"] or ""
            if not re.search(r"Nghị\s+định|Quyết\s+định\s|Thông\s+tư|Công\s+văn|Hướng\s+dẫn|Nghị\s+quyết", inner):
                yield Reference(paragraph, m.start(), m.end(), None)


def _mentions(text: str) -> bool:
    return "hụ lục" in text or "hụ biểu" in text or "kèm" in text or "HỤ LỤC" in text


def _attached(text: str, m: re.Match[str]) -> bool:
    """An annex without number is referred to only where it is said to be enclosed or to hold details."""
    around = text[max(0, m.start() - 40) : m.end() + 60]
    return bool(re.search(r"kèm|chi\s+tiết|(?:theo|tại|trong|xem|ở)\s+(?:các\s+)?(?:[Pp]hụ)", around))


def _phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """Widens a reference to its bracket, or to "theo … kèm theo Kế hoạch này"."""
    open_ = text.rfind("(", max(0, start - 60), start)
    close = text.find(")", end, end + 90)
    if open_ >= 0 and close >= 0 and ")" not in text[open_:start] and "(" not in text[end:close]:
        return open_, close + 1
    before = re.search(
        r"(?:[Cc]hi\s+tiết\s+)?(?:theo|tại|trong|ở|có|xem)\s+(?:các\s+)?$", text[max(0, start - 30) : start]
    )
    after = re.match(
        r"\s(?:đính\s+kèm|(?:ban\s+hành\s+)?kèm(?:\s+theo)?(?:\s+Kế\s+hoạch\s+này)?)", text[end : end + 60]
    )
    return (start - len(before[0]) if before else start), (end + after.end() if after else end)


def _expand(numbers: str | None) -> list[str | None]:
    if not numbers:
        return [None]
    parts = [label(m["no"]) for m in _NUMBERED.finditer(numbers)]
    if re.search(r"\s?(?:-|–|đến)\s?", numbers) and len(parts) == 2 and all(p.isdigit() for p in parts):
        low, high = int(parts[0]), int(parts[1])
        return [str(n) for n in range(low, high + 1)] if low < high <= low + 20 else list(parts)
    return list(parts) or [None]


@rule("PL020", "missing-annex", "warning", "{where} dẫn “{quote}” nhưng văn bản không có phụ lục này.")
def missing_annex(facts: Facts) -> Iterator[Hit]:
    """An annex, table or list is said to be enclosed and is not in the document.

    Annexes of other documents that are cited are not asked for; each missing annex is told once.
    """
    shelf, told = Shelf(facts), set[str | None]()
    for reference in _references(facts):
        if shelf.holds(reference.number) or reference.number in told or (reference.number is None and told):
            continue
        if reference.number is None and _is_table_above(facts, reference):
            continue
        told.add(reference.number)
        span = reference.paragraph.span(reference.start, reference.end)
        yield Hit(span, {"where": facts.place(reference.paragraph), "quote": facts.quote(span)})


def _is_table_above(facts: Facts, reference: Reference) -> bool:
    """A table that follows the reference at once is what it means, unless the sentence names that table beside it."""
    if re.search(r"bảng\s+(?:dưới|sau|tổng\s+hợp)", reference.paragraph.text):
        return False
    at = next((i for i, p in enumerate(facts.paragraphs) if p is reference.paragraph), 0)
    return any(p.kind == "row" for p in facts.paragraphs[at + 1 : at + 4])
