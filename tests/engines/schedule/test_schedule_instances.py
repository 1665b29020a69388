"""Duties to instances, with the dates of the source plans (programme.md §1.3)."""

from datetime import date

import pytest

from lalanh.engines.schedule import instances

Y2023 = {"first": date(2023, 1, 1), "last": date(2023, 12, 31)}
Y2024 = {"first": date(2024, 1, 1), "last": date(2024, 12, 31)}
FIVE = {"first": date(2021, 1, 1), "last": date(2025, 12, 31)}


def d(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


CASES = [
    ("S3: six months, 31/5", "semiannual", "2023-05-31", Y2023, [("6 tháng đầu năm 2023", "2023-05-31")]),
    ("S3: year, 10/11", "annual", "2023-11-10", Y2023, [("Năm 2023", "2023-11-10")]),
    ("S1: six months, 30/6", "semiannual", "2024-06-30", Y2024, [("6 tháng đầu năm 2024", "2024-06-30")]),
    ("due after the half", "semiannual", "2024-07-10", Y2024, [("6 tháng đầu năm 2024", "2024-07-10")]),
    ("second half", "semiannual", "2024-12-15", Y2024, [("6 tháng cuối năm 2024", "2024-12-15")]),
    ("second half, due next year", "semiannual", "2025-01-10", Y2024, [("6 tháng cuối năm 2024", "2025-01-10")]),
    (
        "no date: both halves",
        "semiannual",
        None,
        Y2024,
        [("6 tháng đầu năm 2024", None), ("6 tháng cuối năm 2024", None)],
    ),
    ("year, due next year", "annual", "2025-01-15", Y2024, [("Năm 2024", "2025-01-15")]),
    (
        "several years: repeats",
        "annual",
        "2021-12-10",
        FIVE,
        [(f"Năm {y}", f"{y}-12-10") for y in range(2021, 2026)],
    ),
    (
        "several years, early next year",
        "annual",
        "2022-01-15",
        FIVE,
        [(f"Năm {y}", f"{y + 1}-01-15") for y in range(2021, 2026)],
    ),
    (
        "several years, first half",
        "semiannual",
        "2021-06-20",
        FIVE,
        [(f"6 tháng đầu năm {y}", f"{y}-06-20") for y in range(2021, 2026)],
    ),
    ("several years, no date", "annual", None, FIVE, [(f"Năm {y}", None) for y in range(2021, 2026)]),
    (
        "quarters, due in the last month",
        "quarterly",
        "2024-03-25",
        Y2024,
        [
            ("Quý I/2024", "2024-03-25"),
            ("Quý II/2024", "2024-06-25"),
            ("Quý III/2024", "2024-09-25"),
            ("Quý IV/2024", "2024-12-25"),
        ],
    ),
    (
        "quarters, due after them",
        "quarterly",
        "2024-04-05",
        Y2024,
        [
            ("Quý I/2024", "2024-04-05"),
            ("Quý II/2024", "2024-07-05"),
            ("Quý III/2024", "2024-10-05"),
            ("Quý IV/2024", "2025-01-05"),
        ],
    ),
    (
        "once",
        "once",
        "2018-03-10",
        {"first": date(2018, 1, 1), "last": date(2018, 12, 31)},
        [("Năm 2018", "2018-03-10")],
    ),
    ("once, undated", "once", None, FIVE, [("Giai đoạn 2021 - 2025", None)]),
    ("daily stands", "daily", None, Y2024, []),
    ("ad hoc by hand", "adhoc", None, Y2024, []),
    (
        "S0: months of a plan that begins in mid-year",
        "monthly",
        None,
        {"first": date(2024, 11, 15), "last": date(2025, 2, 10)},
        [("Tháng 11/2024", None), ("Tháng 12/2024", None), ("Tháng 1/2025", None), ("Tháng 2/2025", None)],
    ),
]


@pytest.mark.parametrize(("recurrence", "due", "plan", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_instances(recurrence, due, plan, expected) -> None:
    found = instances(recurrence, due=d(due), **plan)
    assert [(one.label, one.due) for one in found] == [(label, d(when)) for label, when in expected]


def test_day_of_month() -> None:
    found = instances("monthly", due_day=31, **Y2024)
    assert [one.due.day for one in found] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert [one.code for one in found][:2] == ["2024-01", "2024-02"]
    assert found[0].period.first == date(2024, 1, 1)
    following = instances("monthly", due_day=5, due_next_month=True, **Y2024)
    assert (following[0].due, following[-1].due) == (date(2024, 2, 5), date(2025, 1, 5))
    quarters = instances("quarterly", due_day=20, **Y2024)
    assert [one.due for one in quarters] == [date(2024, month, 20) for month in (3, 6, 9, 12)]


def test_a_printed_monthly_date_gives_its_day() -> None:
    assert [one.due for one in instances("monthly", due=date(2024, 3, 20), **Y2024)][:2] == [
        date(2024, 1, 20),
        date(2024, 2, 20),
    ]


def test_codes_are_unique() -> None:
    for recurrence in ("monthly", "quarterly", "semiannual", "annual"):
        codes = [one.code for one in instances(recurrence, **FIVE)]
        assert len(codes) == len(set(codes))
