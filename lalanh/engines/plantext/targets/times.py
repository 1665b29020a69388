"""By when a target is due: sentence, heading, the activity's time, the plan's year under the objectives."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import dates
from lalanh.engines.plantext.assignments.times import interval
from lalanh.engines.plantext.dates import When
from lalanh.engines.plantext.model import Header, Outline, Paragraph

_FIELD = compiled(
    r"(?:(?<=[\s.;,(*_+•|–-])|^)(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|lộ\s+trình|(?:hạn\s+)?hoàn\s+thành)(?:\s+[^\W\d]+){0,3}[\s*_]{0,4}:[\s*_]{0,4}(?P<v>[^;]{2,200})",
    re.IGNORECASE,
)
_BASE = compiled(
    r"(?:so với|cùng kỳ|đầu|trước đó|hiện trạng|từ mức|như|của|theo|kết quả|tại thời điểm|chuẩn nghèo(?: giai đoạn)?|thực hiện)\s*(?:\S+\s+){0,2}$",
    re.IGNORECASE,
)
_STANDARD = compiled(r"chuẩn\s(?:hộ\s)?(?:cận\s)?nghèo(?:\s(?!trong|đến|hết|trước)[^\W\d]+){0,4}\s*$", re.IGNORECASE)
_FROM = compiled(
    r"(?<!\w)từ\s+(?:mức\s+)?\d[\d.,]*\s?(?:%|điểm %)?(?:\s[^\W\d]+){0,3}\s*\(?(?:(?:vào|của|ở|trong|cuối|đầu|tại)\s+){0,3}$",
    re.IGNORECASE,
)
"""The year of the first figure: "từ 47,5% năm 2021 xuống dưới 20%"."""
_CHANGES = compiled(r"[\s),]*(?:\([^()]{0,40}\)\s)?(?:xuống|còn|lên|đến|tăng|giảm|đạt)(?!\w)", re.IGNORECASE)
_STARTS_AT = compiled(
    r"đầu năm(?:\s\d{4})?\s?(?:(?:là|có|còn|chiếm|ở mức|toàn \w+)\s|:\s?)*\d[\d.,]*\s?(?:%|hộ)", re.IGNORECASE
)
_PARTED = compiled(r"[,;]\s|\svà\s")
_FIGURE = compiled(r"\d(?:\s?%)?(?:\s(?:hộ|người|nhà|xã|thôn)(?:\s(?:cận\s)?nghèo)?)?[\s)]*\(?$", re.IGNORECASE)
"""What stands before "đầu năm" when it dates a figure: "từ 214 hộ nghèo đầu năm"."""
_START_ONLY = compiled(r"(?:so với|cùng kỳ|đầu)\s*(?:năm\s*)?$", re.IGNORECASE)


_PERIOD = compiled(r"(?<!\d)(20\d\d)\s?[-–—]\s?20\d\d(?!\d)")
_UNTIL = compiled(r"(?<!\w)đến\s+(?:hết\s+|cuối\s+)?năm\s+20\d\d", re.IGNORECASE)
_STARTS = compiled(
    r"(?:khởi công|bắt đầu|khởi động|triển khai)(?:\s+(?:từ|trong|vào))?\s*(?:tháng|ngày|quý)?\s*$", re.IGNORECASE
)
_EACH_YEAR = compiled(r"(?:mỗi|hằng|hàng|từng)\s+năm", re.IGNORECASE)
_DONE = compiled(r"(?:hoàn thành|xong|kết thúc|hoàn tất|thực hiện|thời gian|bàn giao)[^.;]{0,22}$", re.IGNORECASE)


_WHOLE_STAGE = compiled(r"(?<!\w)(?:cả|toàn|hết)\s+giai\s+đoạn(?!\s+\d)", re.IGNORECASE)
"""A goal of the whole stage is due when the plan ends."""
_HEADS = compiled(r"\s?(?::|là|có|đạt|khoảng|dự kiến|ít nhất|tối thiểu|trên|\s)*\s?\d[\d.]*\s(?!tháng|ngày|năm)\w")
"""A day that opens the next figure: "gồm: năm 2018 là 130 người"."""
_HEADS_DEED = compiled(r"(?:\s(?!và|với|cho|tại|của|theo)[^\W\d]+){1,4}\s\d[\d.]*\s(?!tháng|ngày|năm)\w")
"""The same with a verb: "(năm 2023 xóa 200 nhà, …"."""
_BEGUN = compiled(r"khởi công(?:\s(?:xây dựng|mới))?\s+(?:ít nhất\s|khoảng\s|tối thiểu\s)?$", re.IGNORECASE)


class Times:
    """Answers `by` for a place of the text."""

    def __init__(self, outline: Outline, head: Header) -> None:
        self.outline = outline
        self.year = head.year if head.end_year in (None, head.year) else None
        self.goal_year = head.year or head.end_year
        self.begins = _begins(head)
        self.ends = head.end_year if self.year is None else None
        self._text = ""
        self._found: list[When] = []
        self._starts: list[int] = []
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
            if w.last and not w.cited and not w.recurs and not self._is_past(w.last) and not _is_compared(title, w)
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

    def by(
        self,
        paragraph: Paragraph,
        place: tuple[int, int, int, int],
        objective: bool,
        per: str = "",
        prior: int | None = None,
    ) -> date | None:
        """For a value at `place` (clause begins, value begins, ends, clause ends); `prior` is where the target before it ended.

        What returns each year of a longer plan has no day."""
        low, start, end, high = place
        near = (max(low, start - 200), min(high, end + 200))
        if self.year is None and not objective and ("năm" in per or _EACH_YEAR.search(paragraph.text, *near)):
            return self._block(paragraph)
        return self._in_words(paragraph.text, place, prior) or self._above(paragraph, objective)

    def _in_words(self, text: str, place: tuple[int, int, int, int], prior: int | None) -> date | None:
        """The last mention before the value in its clause, else the first after, else one of the sentence or of what follows."""
        low, start, end, high = place
        found, starts = self._mentions(text)
        at = bisect_left(starts, start)
        if prior and at and _belongs(text, prior, found[at - 1], start):
            own = [w for w in found[bisect_left(starts, end) :][:1] if w.start < high]
            if own and not _PARTED.search(text, end, own[0].lead or own[0].start):
                return own[0].last
        if at and low <= found[at - 1].start and found[at - 1].end <= start:
            return found[at - 1].last
        after = [w for w in found[bisect_left(starts, end) :][:6] if w.start < high and not _heads(text, w)]
        if after and _BEGUN.search(text[max(0, start - 40) : start]):
            return after[0].last
        after = [w for w in after if not _starts_only(text, w)]
        if after:
            return next((w for w in reversed(after) if _is_done(text, w)), after[0]).last
        opening = bisect_left(starts, max(text.rfind(". ", max(0, low - 600), low), low - 600, 0))
        earlier = [w for w in found[opening : opening + 1] if w.end <= low]
        later = [w for w in found[bisect_left(starts, high) :][:3] if _is_done(text, w)]
        chosen = earlier or later
        if not chosen and self.ends and _WHOLE_STAGE.search(text, low, high):
            return date(self.ends, 12, 31)
        return chosen[0].last if chosen else None

    def _mentions(self, text: str) -> tuple[list[When], list[int]]:
        """The days of a paragraph that can be a term, and where they begin; kept for the paragraph at hand."""
        if self._text != text:
            self._text = text
            self._found = [
                w
                for w in dates.find(text, self.year)
                if w.last and not w.cited and not w.recurs and not self._is_past(w.last) and not _is_base(text, w)
            ]
            self._starts = [w.start for w in self._found]
        return self._found, self._starts

    def _is_past(self, day: date) -> bool:
        """Before the plan begins: such a day dates a figure of the present."""
        return bool(self.begins and day.year < self.begins)

    def _block(self, paragraph: Paragraph) -> date | None:
        """The end of the activity that the paragraph belongs to."""
        at = paragraph.section
        while at is not None:
            if own := self._blocks.get(at) or self._families.get(at):
                return own
            at = self.outline.sections[at].parent
        return None

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


def _begins(head: Header) -> int | None:
    """The first year of the plan; of a longer one that is signed later, the year it is signed."""
    if head.date and _UNTIL.search(head.title or ""):
        return head.date.year
    if head.year and head.end_year in (None, head.year):
        return head.year
    period = _PERIOD.search(head.title or "")
    years = [head.year, int(period[1]) if period else None, head.date.year if head.date else None]
    return max((year for year in years if year), default=None)


def _belongs(text: str, prior: int, when: When, start: int) -> bool:
    """The day follows the target that ends at `prior` without a break, and one parts it from the value at `start`."""
    follows = prior <= when.start and not _PARTED.search(text, prior, when.lead or when.start)
    return follows and bool(_PARTED.search(text, when.end, start))


def _heads(text: str, when: When) -> bool:
    """The day opens the next figure and is not of the one before."""
    if _HEADS.match(text, when.end):
        return True
    before = text[max(0, (when.lead or when.start) - 3) : when.lead or when.start].rstrip()[-1:]
    return before in ("(", ":", ",", ";") and bool(_HEADS_DEED.match(text, when.end))


def _starts_only(text: str, when: When) -> bool:
    return bool(_STARTS.search(text[max(0, when.start - 30) : when.start]))


def _is_done(text: str, when: When) -> bool:
    return bool(_DONE.search(text[max(0, (when.lead or when.start) - 30) : when.start]))


def _is_compared(text: str, when: When) -> bool:
    """A day that something is compared with, or the day of the figure that it starts from."""
    at = when.lead or when.start
    if _START_ONLY.search(text[max(0, at - 20) : at]) or _START_ONLY.search(text[max(0, when.start - 20) : when.start]):
        return True
    return bool(_FROM.search(text[max(0, at - 60) : at]) and _CHANGES.match(text, when.end))


def _is_base(text: str, when: When) -> bool:
    """A day that something is compared with, or that dates what is described."""
    if re.match(r"đầu năm(?!\w)", text[when.start : when.start + 9], re.IGNORECASE) and _FIGURE.search(
        text[max(0, when.start - 40) : when.start]
    ):
        return True
    if _STARTS_AT.match(text, when.start):
        return True
    if _STANDARD.search(text[max(0, when.start - 50) : when.start]):
        return True
    return _is_compared(text, when) or bool(
        _BASE.search(text[max(0, (when.lead or when.start) - 24) : when.start]) and when.cue == ""
    )
