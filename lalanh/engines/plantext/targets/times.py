"""By when a target is due: sentence, heading, the activity's time, the plan's year under the objectives."""

from __future__ import annotations

import re
from datetime import date

from lalanh.engines.plantext import dates
from lalanh.engines.plantext.assignments.times import interval
from lalanh.engines.plantext.dates import When
from lalanh.engines.plantext.model import Header, Outline, Paragraph

_FIELD = re.compile(
    r"(?:(?<=[\s.;,(*_+•|–-])|^)(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|lộ\s+trình|(?:hạn\s+)?hoàn\s+thành)(?:\s+[^\W\d]+){0,3}[\s*_]{0,4}:[\s*_]{0,4}(?P<v>[^;]{2,200})",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"(?:so với|cùng kỳ|đầu|trước đó|hiện trạng|từ mức|như|của|theo|kết quả|tại thời điểm|chuẩn nghèo(?: giai đoạn)?|thực hiện)\s*(?:\S+\s+){0,2}$",
    re.IGNORECASE,
)
_START_ONLY = re.compile(r"(?:so với|cùng kỳ|đầu)\s*(?:năm\s*)?$", re.IGNORECASE)


_STARTS = re.compile(
    r"(?:khởi công|bắt đầu|khởi động|triển khai)(?:\s+(?:từ|trong|vào))?\s*(?:tháng|ngày|quý)?\s*$", re.IGNORECASE
)
_DONE = re.compile(r"(?:hoàn thành|xong|kết thúc|hoàn tất|thực hiện|thời gian|bàn giao)[^.;]{0,22}$", re.IGNORECASE)


class Times:
    """Answers `by` for a place of the text."""

    def __init__(self, outline: Outline, head: Header) -> None:
        self.outline = outline
        self.year = head.year if head.end_year in (None, head.year) else None
        self.goal_year = head.year or head.end_year
        self._headings = [self.of_title(s.title) for s in outline.sections]
        self._blocks: dict[int, date] = {}
        self._families: dict[int, date] = {}
        for paragraph in outline.paragraphs:
            self._note_block(paragraph)

    def of_title(self, title: str) -> date | None:
        if len(title) > 160:
            return None
        found = [
            w
            for w in dates.find(title, self.year)
            if w.last and not w.cited and not _START_ONLY.search(title[: w.start])
        ]
        return found[-1].last if found else None

    def _note_block(self, paragraph: Paragraph) -> None:
        if paragraph.section is None or ":" not in paragraph.text:
            return
        for m in _FIELD.finditer(paragraph.text):
            _, last = interval(m["v"], self.year)
            if last is None:
                continue
            self._blocks.setdefault(paragraph.section, last)
            section = self.outline.sections[paragraph.section]
            if (
                section.parent is not None
                and re.fullmatch(r"[a-zđ]|\d{1,2}(?:\.\d{1,2})*", section.number)
                and "hân công" in section.title
            ) or (section.parent is not None and re.fullmatch(r"[a-zđ]", section.number)):
                self._families.setdefault(section.parent, last)

    def by(self, paragraph: Paragraph, low: int, start: int, end: int, high: int, objective: bool) -> date | None:
        """For a value at `text[start:end]` in the clause [low, high)."""
        return self._in_words(paragraph.text, low, start, end, high) or self._above(paragraph, objective)

    def _in_words(self, text: str, low: int, start: int, end: int, high: int) -> date | None:
        found = [
            w for w in dates.find(text, self.year) if w.last and not w.cited and not w.recurs and not _is_base(text, w)
        ]
        inside = [w for w in found if low <= w.start < high and not (w.start < end and start < w.end)]
        before = [w for w in inside if w.end <= start]
        after = [w for w in inside if w.start >= end and not _STARTS.search(text[max(0, w.start - 30) : w.start])]
        done = [w for w in after if _DONE.search(text[max(0, (w.lead or w.start) - 30) : w.start])]
        chosen = before[-1:] or done[-1:] or after[:1]
        if not chosen:
            sentence = text.rfind(". ", 0, low)
            chosen = [w for w in found if sentence < w.start and w.end <= low][:1]
        if not chosen:
            chosen = [
                w for w in found if w.start >= high and _DONE.search(text[max(0, (w.lead or w.start) - 30) : w.start])
            ][:1]
        return chosen[0].last if chosen else None

    def _above(self, paragraph: Paragraph, objective: bool) -> date | None:
        at = paragraph.section
        while at is not None:
            if self._headings[at]:
                return self._headings[at]
            if own := self._blocks.get(at) or self._families.get(at):
                return own
            section = self.outline.sections[at]
            at = section.parent
        if objective and self.goal_year:
            return date(self.goal_year, 12, 31)
        return None


def _is_base(text: str, when: When) -> bool:
    """A day that something is compared with, or that dates what is described."""
    return bool(_START_ONLY.search(text[max(0, when.start - 20) : when.start])) or bool(
        _BASE.search(text[max(0, (when.lead or when.start) - 24) : when.start]) and when.cue == ""
    )
