"""Dates and periods in Vietnamese. A date that nobody knows is None and shows as "—"; the clock is never read here."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from lalanh.base.errors import BadInput
from lalanh.base.text import squeeze

UNKNOWN = "—"
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_TYPED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_ROMAN = ("I", "II", "III", "IV")


def numeric(on: date | None) -> str:
    """`20/11/2026`; on screens day and month always have two figures, so that columns line up."""
    return UNKNOWN if on is None else f"{on.day:02}/{on.month:02}/{on.year}"


def formal(on: date | None) -> str:
    """`ngày 05 tháng 01 năm 2024`: a zero before days below 10 and months 1, 2 only (NĐ 30/2020, Phụ lục I)."""
    if on is None:
        return UNKNOWN
    month = f"{on.month:02}" if on.month <= 2 else str(on.month)
    return f"ngày {on.day:02} tháng {month} năm {on.year}"


def weekday(on: date) -> str:
    """`Thứ Sáu`."""
    return _WEEKDAYS[on.weekday()]


def with_weekday(on: date | None) -> str:
    """`Thứ Sáu, 20/11/2026`."""
    return UNKNOWN if on is None else f"{weekday(on)}, {numeric(on)}"


def parse(text: str) -> date | None:
    """A date as typed (`20/11/2026`) or as a date field sends it (`2026-11-20`); None when blank."""
    typed = squeeze(text)
    if not typed:
        return None
    if match := _TYPED.fullmatch(typed):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif match := _ISO.fullmatch(typed):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    else:
        raise BadInput(f"Không đọc được ngày “{typed}”. Hãy nhập ngày/tháng/năm, ví dụ 20/11/2026.")
    if not 1900 <= year <= 2100:
        raise BadInput(f"Năm của ngày “{typed}” phải từ 1900 đến 2100.")
    try:
        return date(year, month, day)
    except ValueError:
        raise BadInput(f"Không có ngày “{typed}” trong lịch. Hãy nhập ngày/tháng/năm, ví dụ 20/11/2026.") from None


def clamped(year: int, month: int, day: int) -> date:
    """That day of the month, or the month's last when it has fewer; months beyond 1..12 run into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """Days from `first` to `last`, both within."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadInput(f"Ngày cuối {numeric(self.last)} phải sau hoặc bằng ngày đầu {numeric(self.first)}.")

    def __contains__(self, on: date) -> bool:
        return self.first <= on <= self.last

    def __str__(self) -> str:
        return self.label

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int | None:
        """How many whole calendar months it is made of, None when it cuts one."""
        if self.first.day != 1 or (self.last + timedelta(days=1)).day != 1:
            return None
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def code(self) -> str:
        """Stable name for addresses and keys: `2024-03`, `2024-Q1`, `2024-H1`, `2024`, else first and last day."""
        year = self.first.year
        match self._shape():
            case "month":
                return f"{year}-{self.first.month:02}"
            case "quarter":
                return f"{year}-Q{_part(self.first, 3)}"
            case "half":
                return f"{year}-H{_part(self.first, 6)}"
            case "year":
                return f"{year}"
        return f"{self.first}..{self.last}"

    @property
    def label(self) -> str:
        """`Tháng 3/2024`, `Quý I/2024`, `6 tháng đầu năm 2024`, `Năm 2024`, `Giai đoạn 2021 - 2025`."""
        year = self.first.year
        match self._shape():
            case "month":
                return f"Tháng {self.first.month}/{year}"
            case "quarter":
                return f"Quý {_ROMAN[_part(self.first, 3) - 1]}/{year}"
            case "half":
                return f"6 tháng {'đầu' if _part(self.first, 6) == 1 else 'cuối'} năm {year}"
            case "year":
                return f"Năm {year}"
            case "years":
                return f"Giai đoạn {year} - {self.last.year}"
        return f"Từ {numeric(self.first)} đến {numeric(self.last)}"

    def overlaps(self, other: "Period") -> bool:
        return self.first <= other.last and other.first <= self.last

    def meet(self, other: "Period") -> "Period | None":
        """The days that both have."""
        return Period(max(self.first, other.first), min(self.last, other.last)) if self.overlaps(other) else None

    def _shape(self) -> str:
        months, start = self.months, self.first.month - 1
        if months and months > 12 and months % 12 == 0 and start == 0:
            return "years"
        for name, size in (("month", 1), ("quarter", 3), ("half", 6), ("year", 12)):
            if months == size and start % size == 0:
                return name
        return ""


def _part(on: date, months: int) -> int:
    return (on.month - 1) // months + 1


def span_of(year: int, month: int, months: int) -> Period:
    """`months` whole months from the first of `month`."""
    return Period(clamped(year, month, 1), clamped(year, month + months, 1) - timedelta(days=1))


def month(year: int, number: int) -> Period:
    return span_of(year, number, 1)


def quarter(year: int, number: int) -> Period:
    return span_of(year, number * 3 - 2, 3)


def half(year: int, number: int) -> Period:
    return span_of(year, number * 6 - 5, 6)


def year(number: int) -> Period:
    return span_of(number, 1, 12)


def years(first: int, last: int) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31))


def parse_code(code: str) -> Period:
    """The period of a `code` of months, quarters, halves and years, as found in an address."""
    match = re.fullmatch(r"(\d{4})(?:-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?", code, re.ASCII)
    if not match:
        raise BadInput(f"Không có kỳ “{code}”.")
    number, part = int(match[1]), match[2] or ""
    if not part:
        return year(number)
    if part[0] == "Q":
        return quarter(number, int(part[1]))
    return half(number, int(part[1])) if part[0] == "H" else month(number, int(part))
