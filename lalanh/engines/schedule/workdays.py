"""Working days of the public service: Monday to Friday less `holidays.csv`, plus the Saturdays worked in exchange.

Law: Bộ luật Lao động 2012, Điều 115 (until 2020); 2019, Điều 112 (from 2021) and Điều 111 khoản 3 (a holiday that falls
on a day of rest is made up for). Confidence of a day: `certain` follows from the law and the lunar calendar alone;
`recalled` was announced, the notice not read again; `projected` is the likely choice that the Government has yet to
make. Checked on 2026-11-21 against python-holidays 0.108.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Literal, cast

Kind = Literal["HOLIDAY", "MAKE_UP_OFF", "SWAP_OFF", "SWAP_WORK"]
Confidence = Literal["certain", "recalled", "projected", "unknown"]
_RANK: tuple[Confidence, ...] = ("certain", "recalled", "projected", "unknown")
_FIXED = {(1, 1): "Tết Dương lịch", (4, 30): "Ngày Chiến thắng", (5, 1): "Ngày Quốc tế Lao động", (9, 2): "Quốc khánh"}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayOff:
    """One dated line of the calendar; `SWAP_WORK` is a Saturday worked in exchange for another day."""

    on: date
    kind: Kind
    name: str
    confidence: Confidence
    source: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A date found by counting working days, how sure it is, and a Vietnamese sentence when it is not."""

    on: date
    confidence: Confidence
    note: str = ""


@dataclass(frozen=True)
class WorkingCalendar:
    """Known days by date; a year without lines is unknown, and every answer about it says so."""

    days: dict[date, DayOff]
    years: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "years", frozenset(day.year for day in self.days))

    @classmethod
    def of(cls, days: Iterable[DayOff]) -> "WorkingCalendar":
        return cls({day.on: day for day in days})

    def knows(self, year: int) -> bool:
        return year in self.years

    def is_working(self, on: date) -> bool:
        """In an unknown year only the week-end and the four fixed holidays are left out: ask `confidence` too."""
        known = self.days.get(on)
        if known:
            return known.kind == "SWAP_WORK"
        return on.weekday() < 5 and (self.knows(on.year) or (on.month, on.day) not in _FIXED)

    def confidence(self, on: date) -> Confidence:
        """Of the answer of `is_working`."""
        if not self.knows(on.year):
            return "unknown"
        return self.days[on].confidence if on in self.days else "certain"

    def why_off(self, on: date) -> str | None:
        """What to tell a person about a day without work, None for a working day."""
        if self.is_working(on):
            return None
        if on in self.days:
            return self.days[on].name
        return "Nghỉ cuối tuần" if on.weekday() >= 5 else _FIXED[on.month, on.day]

    def on_or_after(self, on: date) -> Counted:
        """The day itself, or the next working day: the end of a term (Bộ luật Dân sự 2015, Điều 148 khoản 5)."""
        return self._walk(on - _ONE_DAY, 1, _ONE_DAY)

    def on_or_before(self, on: date) -> Counted:
        """The day itself, or the last working day before it: when to remind."""
        return self._walk(on + _ONE_DAY, 1, -_ONE_DAY)

    def count(self, first: date, last: date) -> int:
        """Working days from first to last, both within."""
        return sum(self.is_working(first + timedelta(days=step)) for step in range((last - first).days + 1))

    def _walk(self, start: date, working_days: int, step: timedelta) -> Counted:
        at, left, doubt = start, working_days, self.confidence(start) if not working_days else "certain"
        while left:
            at += step
            left -= self.is_working(at)
            doubt = max(doubt, self.confidence(at), key=_RANK.index)
        return Counted(at, doubt, _note(doubt, at))


def add_working_days(start: date, working_days: int, calendar: WorkingCalendar | None = None) -> Counted:
    """`working_days` after `start`, the start not counted (Bộ luật Dân sự 2015, Điều 147); negative counts back."""
    calendar = calendar or default_calendar()
    return calendar._walk(start, abs(working_days), _ONE_DAY if working_days >= 0 else -_ONE_DAY)


def _note(confidence: Confidence, at: date) -> str:
    if confidence == "unknown":
        return f"Chưa có lịch nghỉ lễ đến năm {at.year}: mới trừ thứ Bảy, Chủ Nhật và các ngày lễ cố định."
    if confidence == "projected":
        return f"Lịch nghỉ năm {at.year} là dự kiến, chưa có thông báo chính thức."
    return ""


@lru_cache(maxsize=1)
def default_calendar() -> WorkingCalendar:
    """The calendar that ships with the product, 2018-2030."""
    text = resources.files(__package__).joinpath("holidays.csv").read_text("utf-8")
    return WorkingCalendar.of(_day_off(row) for row in csv.DictReader(text.splitlines()))


def _day_off(row: dict[str, str]) -> DayOff:
    return DayOff(
        date.fromisoformat(row["on"]),
        cast(Kind, row["kind"]),
        row["name"],
        cast(Confidence, row["confidence"]),
        row["source"],
    )
