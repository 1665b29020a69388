"""The legal clocks of a review: how long each step has, from which text, and how sure that is.

QĐ 24/2021/QĐ-TTg, Điều 3-5. Marks are those of /domain/standards.md §2.1: what is only remembered says so on the page.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from lalanh.engines.schedule import Counted, add_working_days, default_calendar


@dataclass(frozen=True, slots=True)
class Term:
    """`days` after the first day, which is not counted (Bộ luật Dân sự 2015, Điều 147). `doubt`: "" when the text was seen."""

    days: int
    is_working: bool
    source: str
    doubt: str = ""


POSTING = Term(
    3,
    True,
    "QĐ 24/2021/QĐ-TTg, Điều 5",
    "3 ngày theo tài liệu tóm tắt; “ngày làm việc” theo trí nhớ, chưa đối chiếu văn bản",
)
RECHECK = Term(3, True, "QĐ 24/2021/QĐ-TTg, Điều 5", "thời hạn phúc tra theo trí nhớ, chưa đối chiếu văn bản")
OPINION = Term(5, True, "QĐ 24/2021/QĐ-TTg, Điều 5", "thời hạn trả lời theo trí nhớ, chưa đối chiếu văn bản")
AD_HOC = Term(15, False, "QĐ 24/2021/QĐ-TTg, Điều 5")
SEASON = ((9, 1), (12, 14))
"""The yearly review, from 01/9 to the end of 14/12 (Điều 3)."""
AD_HOC_DAY = 15
"""The review within the year begins on this day of a month."""


def due(start: date, term: Term) -> Counted:
    """The last day of a term; a calendar term that ends on a day off runs on to the next working day (Điều 148 BLDS)."""
    if term.is_working:
        return add_working_days(start, term.days)
    return default_calendar().on_or_after(start + timedelta(days=term.days))


def posting_until(from_on: date) -> Counted:
    """The first day on which a posting begun at `from_on` may come down."""
    return due(from_on, POSTING)


def working_days_posted(from_on: date, to_on: date) -> int:
    """Working days of a posting, the first day not counted."""
    return default_calendar().count(from_on + timedelta(days=1), to_on)


def season(year: int) -> tuple[date, date]:
    """First and last day of the yearly review."""
    (first_month, first_day), (last_month, last_day) = SEASON
    return date(year, first_month, first_day), date(year, last_month, last_day)


def reports(year: int) -> tuple[tuple[date, str], ...]:
    """When the province reports (Điều 7): provisional before 15/11, official before 20/12."""
    return (
        (date(year, 11, 14), "báo cáo kết quả rà soát sơ bộ (trước 15/11)"),
        (date(year, 12, 19), "báo cáo kết quả rà soát chính thức (trước 20/12)"),
    )
