"""From a reporting duty of a plan to the list of periods for which a report is owed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lalanh.base import dates
from lalanh.base.dates import Period

Recurrence = Literal["once", "monthly", "quarterly", "semiannual", "annual", "daily", "adhoc"]
_MONTHS = {"monthly": 1, "quarterly": 3, "semiannual": 6, "annual": 12}


@dataclass(frozen=True, slots=True)
class Instance:
    """One report owed: `code` is stable (`2024-03`), `due` None when the plan prints no date."""

    period: Period
    due: date | None

    @property
    def code(self) -> str:
        return self.period.code

    @property
    def label(self) -> str:
        return self.period.label


@dataclass(frozen=True, slots=True)
class _DueRule:
    """Due on `day` of the month that lies `months` after the first month of the period."""

    months: int
    day: int

    def of(self, period: Period) -> date:
        return dates.clamped(period.first.year, period.first.month + self.months, self.day)


def instances(
    recurrence: Recurrence,
    *,
    due: date | None = None,
    first: date,
    last: date,
    due_day: int | None = None,
    due_next_month: bool = False,
) -> list[Instance]:
    """The reports owed from `first` to `last`; periods are whole calendar periods that meet the plan's.

    `due` is the date as printed, any one of the series; the others keep its place in their own period. `due_day` is
    a bare day ("trước ngày 20 hằng tháng"): of the period's last month, or with `due_next_month` of the month after.
    A six-month report with a printed date is owed for that half of each year only: the yearly report is its own duty.
    Daily duties stand without instances, ad-hoc ones are opened by hand.
    """
    plan = Period(first, last)
    if recurrence in ("daily", "adhoc"):
        return []
    if recurrence == "once":
        return [Instance(plan, due)]
    size = _MONTHS[recurrence]
    periods = [period for period in _calendar(plan, size) if _is_owed(period, recurrence, due)]
    rule = _rule(size, plan, due, due_day, due_next_month)
    return [Instance(period, rule.of(period) if rule else None) for period in periods]


def _calendar(plan: Period, size: int) -> Iterator[Period]:
    """Whole months, quarters, halves or years that meet the plan's period."""
    year, month = plan.first.year, (plan.first.month - 1) // size * size + 1
    while (start := dates.clamped(year, month, 1)) <= plan.last:
        yield dates.span_of(start.year, start.month, size)
        month += size


def _is_owed(period: Period, recurrence: Recurrence, due: date | None) -> bool:
    if recurrence != "semiannual" or due is None:
        return True
    return (period.first.month == 1) == (4 <= due.month <= 9)


def _rule(size: int, plan: Period, due: date | None, due_day: int | None, due_next_month: bool) -> _DueRule | None:
    if due is not None:
        return _DueRule(_months_into(size, plan, due), due.day)
    if due_day is not None:
        return _DueRule(size if due_next_month else size - 1, due_day)
    return None


def _months_into(size: int, plan: Period, due: date) -> int:
    """Months from the start of the period that a printed date closes to the month of that date.

    A quarterly date in the first month of a quarter closes the quarter before. A six-month date from April to September
    closes the first half, otherwise the second, also when it falls in the next January to March. A yearly date closes
    its own year, or the one before when it comes after the plan's only year or early in a later year of a longer plan.
    """
    if size == 1:
        return 0
    if size == 3:
        return (due.month - 1) % 3 or 3
    if size == 6:
        return due.month - 1 if 4 <= due.month <= 9 else (due.month - 7) % 12
    if plan.first.year == plan.last.year:
        return due.month - 1 + 12 * (due.year - plan.first.year)
    return due.month - 1 + (12 if due.year > plan.first.year and due.month <= 3 else 0)
