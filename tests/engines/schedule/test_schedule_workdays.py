"""The working calendar: data against an independent lunar calculation, counting against a plain loop."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.engines.schedule import WorkingCalendar, add_working_days, default_calendar

CALENDAR = default_calendar()


def _new_moon(k: int) -> int:
    """Julian day in Vietnam of the k-th new moon (Meeus, as in Hồ Ngọc Đức's amlich)."""
    t = k / 1236.85
    r = math.pi / 180
    jd = 2415020.75933 + 29.53058868 * k + 0.0001178 * t * t - 0.000000155 * t**3
    jd += 0.00033 * math.sin((166.56 + 132.87 * t - 0.009173 * t * t) * r)
    m = (359.2242 + 29.10535608 * k - 0.0000333 * t * t - 0.00000347 * t**3) * r
    mp = (306.0253 + 385.81691806 * k + 0.0107306 * t * t + 0.00001236 * t**3) * r
    f = (21.2964 + 390.67050646 * k - 0.0016528 * t * t - 0.00000239 * t**3) * r
    c = (0.1734 - 0.000393 * t) * math.sin(m) + 0.0021 * math.sin(2 * m) - 0.4068 * math.sin(mp)
    c += 0.0161 * math.sin(2 * mp) - 0.0004 * math.sin(3 * mp) + 0.0104 * math.sin(2 * f) - 0.0051 * math.sin(m + mp)
    c += -0.0074 * math.sin(m - mp) + 0.0004 * math.sin(2 * f + m) - 0.0004 * math.sin(2 * f - m)
    c += -0.0006 * math.sin(2 * f + mp) + 0.0010 * math.sin(2 * f - mp) + 0.0005 * math.sin(2 * mp + m)
    delta = -0.000278 + 0.000265 * t + 0.000262 * t * t
    return math.floor(jd + c - delta + 0.5 + 7 / 24)


def _sun_sector(day: int) -> int:
    """Which of twelve sectors the sun is in at Vietnamese midnight of a Julian day."""
    t = (day - 0.5 - 7 / 24 - 2451545.0) / 36525
    r = math.pi / 180
    m = 357.52910 + 35999.05030 * t - 0.0001559 * t * t
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t * t) * math.sin(r * m)
    longitude += (0.019993 - 0.000101 * t) * math.sin(r * 2 * m) + 0.000290 * math.sin(r * 3 * m)
    return math.floor(longitude % 360 / 30)


def _month_with_winter_solstice(year: int) -> int:
    k = int((date(year, 12, 31).toordinal() + 1721424.5 - 2415021) / 29.530588853)
    return k - 1 if _sun_sector(_new_moon(k)) >= 9 else k


def _lunar(year: int, month: int, day: int) -> date:
    """The Gregorian date of a day of the first three lunar months of `year`."""
    k = _month_with_winter_solstice(year - 1)
    months = _month_with_winter_solstice(year) - k
    leap = None
    if months == 13:
        leap = next(i for i in range(1, 13) if _sun_sector(_new_moon(k + i)) == _sun_sector(_new_moon(k + i + 1)))
    offset = month + 1 + (1 if leap is not None and leap <= month + 1 else 0)
    return date.fromordinal(_new_moon(k + offset) + day - 1 - 1721425)


@pytest.mark.parametrize("year", range(2018, 2031))
def test_lunar_holidays_agree_with_astronomy(year: int) -> None:
    tet = _lunar(year, 1, 1)
    assert CALENDAR.days[tet].name == "Mùng 1 Tết"
    assert all(not CALENDAR.is_working(tet + timedelta(days=step)) for step in range(-1, 3))
    assert "Giỗ Tổ" in CALENDAR.days[_lunar(year, 3, 10)].name


@pytest.mark.parametrize("year", range(2018, 2031))
def test_every_year_gives_the_days_the_law_promises(year: int) -> None:
    """Working days lost on Monday to Friday: 10 until 2020, 11 from 2021, 12 with 24/11 from 2026; swaps even out."""
    off = [d for d in CALENDAR.days.values() if d.on.year == year and d.on.weekday() < 5 and d.kind != "SWAP_OFF"]
    assert len(off) == (10 if year <= 2020 else 11 if year <= 2025 else 12)


def test_swaps_come_in_pairs() -> None:
    kinds = [day.kind for day in CALENDAR.days.values()]
    assert kinds.count("SWAP_OFF") == kinds.count("SWAP_WORK")
    assert all(day.on.weekday() == 5 for day in CALENDAR.days.values() if day.kind == "SWAP_WORK")


@pytest.mark.parametrize(
    ("on", "working", "why"),
    [
        (date(2024, 4, 26), True, None),
        (date(2024, 4, 27), False, "Nghỉ cuối tuần"),
        (date(2024, 4, 29), False, "Nghỉ hoán đổi ngày làm việc"),
        (date(2024, 4, 30), False, "Ngày Chiến thắng"),
        (date(2024, 5, 4), True, None),
        (date(2023, 5, 3), False, "Nghỉ bù Ngày Chiến thắng"),
        (date(2019, 9, 3), True, None),
        (date(2035, 9, 2), False, "Nghỉ cuối tuần"),
        (date(2036, 9, 2), False, "Quốc khánh"),
    ],
)
def test_is_working(on: date, working: bool, why: str | None) -> None:
    assert (CALENDAR.is_working(on), CALENDAR.why_off(on)) == (working, why)


@pytest.mark.parametrize(
    ("start", "days", "on"),
    [
        (date(2024, 6, 3), 3, date(2024, 6, 6)),
        (date(2024, 6, 6), 3, date(2024, 6, 11)),
        (date(2024, 2, 7), 1, date(2024, 2, 15)),
        (date(2024, 4, 26), 1, date(2024, 5, 2)),
        (date(2024, 5, 3), 1, date(2024, 5, 4)),
        (date(2024, 6, 11), -3, date(2024, 6, 6)),
        (date(2024, 6, 3), 0, date(2024, 6, 3)),
    ],
)
def test_add_working_days(start: date, days: int, on: date) -> None:
    assert add_working_days(start, days).on == on


def test_says_how_sure_it_is() -> None:
    assert add_working_days(date(2024, 6, 3), 3).confidence == "certain"
    assert add_working_days(date(2024, 2, 7), 1).confidence == "recalled"
    projected = add_working_days(date(2027, 2, 3), 1)
    assert (projected.on, projected.confidence) == (date(2027, 2, 11), "projected")
    assert "dự kiến" in projected.note
    unknown = add_working_days(date(2030, 12, 30), 3)
    assert (unknown.on, unknown.confidence) == (date(2031, 1, 3), "unknown")
    assert "Chưa có lịch nghỉ lễ đến năm 2031" in unknown.note
    assert WorkingCalendar.of([]).confidence(date(2024, 1, 1)) == "unknown"


def test_nearest_working_day() -> None:
    assert CALENDAR.on_or_after(date(2024, 4, 27)).on == date(2024, 5, 2)
    assert CALENDAR.on_or_before(date(2024, 5, 1)).on == date(2024, 4, 26)
    assert CALENDAR.on_or_after(date(2024, 5, 2)).on == date(2024, 5, 2)


@given(st.dates(date(2018, 1, 1), date(2029, 12, 31)), st.integers(1, 60))
def test_counting_agrees_with_adding(start: date, days: int) -> None:
    end = add_working_days(start, days).on
    assert CALENDAR.is_working(end)
    assert CALENDAR.count(start + timedelta(days=1), end) == days
