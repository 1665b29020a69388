"""Dates and periods as shown and as typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.base import dates
from lalanh.base.dates import Period
from lalanh.base.errors import BadInput


@pytest.mark.parametrize(
    ("on", "formal"),
    [
        (None, "—"),
        (date(2024, 1, 5), "ngày 05 tháng 01 năm 2024"),
        (date(2024, 2, 29), "ngày 29 tháng 02 năm 2024"),
        (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
        (date(2024, 11, 10), "ngày 10 tháng 11 năm 2024"),
    ],
)
def test_formal(on: date | None, formal: str) -> None:
    assert dates.formal(on) == formal


def test_numeric_and_weekday() -> None:
    assert dates.numeric(date(2026, 11, 20)) == "20/11/2026"
    assert dates.numeric(date(2024, 3, 5)) == "05/03/2024"
    assert dates.with_weekday(date(2026, 11, 20)) == "Thứ Sáu, 20/11/2026"
    assert dates.weekday(date(2026, 11, 22)) == "Chủ Nhật"
    assert dates.numeric(None) == dates.with_weekday(None) == "—"


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("", None),
        (" \t", None),
        ("20/11/2026", date(2026, 11, 20)),
        (" 5/1/2024 ", date(2024, 1, 5)),
        ("05-01-2024", date(2024, 1, 5)),
        ("05.01.2024", date(2024, 1, 5)),
        ("2026-11-20", date(2026, 11, 20)),
        ("29/2/2024", date(2024, 2, 29)),
    ],
)
def test_parse(typed: str, on: date | None) -> None:
    assert dates.parse(typed) == on


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("29/2/2023", "Không có ngày"),
        ("31/4/2024", "Không có ngày"),
        ("13/13/2024", "Không có ngày"),
        ("0/1/2024", "Không có ngày"),
        ("5/1/24", "Không đọc được ngày"),
        ("5/1-2024", "Không đọc được ngày"),
        ("mai", "Không đọc được ngày"),
        ("2024-1-5", "Không đọc được ngày"),
        ("1/1/0001", "từ 1900 đến 2100"),
        ("1/1/9999", "từ 1900 đến 2100"),
    ],
)
def test_parse_refuses_with_a_sentence(typed: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        dates.parse(typed)


@pytest.mark.parametrize(
    ("period", "code", "label", "days"),
    [
        (dates.month(2024, 3), "2024-03", "Tháng 3/2024", 31),
        (dates.month(2024, 2), "2024-02", "Tháng 2/2024", 29),
        (dates.quarter(2024, 1), "2024-Q1", "Quý I/2024", 91),
        (dates.quarter(2023, 4), "2023-Q4", "Quý IV/2023", 92),
        (dates.half(2024, 1), "2024-H1", "6 tháng đầu năm 2024", 182),
        (dates.half(2024, 2), "2024-H2", "6 tháng cuối năm 2024", 184),
        (dates.year(2024), "2024", "Năm 2024", 366),
        (dates.years(2021, 2025), "2021-01-01..2025-12-31", "Giai đoạn 2021 - 2025", 1826),
        (
            Period(date(2024, 9, 1), date(2025, 12, 31)),
            "2024-09-01..2025-12-31",
            "Từ 01/09/2024 đến 31/12/2025",
            487,
        ),
        (Period(date(2024, 2, 1), date(2024, 4, 30)), "2024-02-01..2024-04-30", "Từ 01/02/2024 đến 30/04/2024", 90),
    ],
)
def test_period_names(period: Period, code: str, label: str, days: int) -> None:
    assert (period.code, period.label, str(period), period.days) == (code, label, label, days)


@pytest.mark.parametrize("code", ["2024-03", "2024-Q3", "2024-H2", "2024"])
def test_code_reads_back(code: str) -> None:
    assert dates.parse_code(code).code == code


@pytest.mark.parametrize("code", ["", "2024-13", "2024-Q5", "2024-H3", "24", "2024-3", "x"])
def test_unknown_code(code: str) -> None:
    with pytest.raises(BadInput):
        dates.parse_code(code)


def test_period_sets() -> None:
    quarter, march = dates.quarter(2024, 1), dates.month(2024, 3)
    assert date(2024, 3, 31) in quarter
    assert date(2024, 4, 1) not in quarter
    assert quarter.overlaps(march)
    assert quarter.meet(dates.year(2024)) == quarter
    assert quarter.meet(dates.quarter(2024, 2)) is None
    with pytest.raises(BadInput, match="phải sau"):
        Period(date(2024, 1, 2), date(2024, 1, 1))


@given(st.integers(1990, 2090), st.integers(-30, 40), st.integers(1, 31))
def test_clamped_stays_in_its_month(year: int, month: int, day: int) -> None:
    on = dates.clamped(year, month, day)
    assert on.year * 12 + on.month == year * 12 + month
    assert on.day == day or (on.day < day and (on + timedelta(days=1)).day == 1)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_dates_read_back(on: date) -> None:
    assert dates.parse(dates.numeric(on)) == on == dates.parse(on.isoformat())
