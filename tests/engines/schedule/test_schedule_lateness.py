"""Lateness on a given day, and its words."""

from datetime import date

import pytest

from lalanh.engines.schedule import State, state, words

DUE = date(2024, 6, 20)


@pytest.mark.parametrize(
    ("due", "done", "today", "expected", "days", "said"),
    [
        (DUE, None, date(2024, 6, 1), State.NOT_DUE, 19, "Còn 19 ngày"),
        (DUE, None, date(2024, 6, 12), State.NOT_DUE, 8, "Còn 8 ngày"),
        (DUE, None, date(2024, 6, 13), State.SOON, 7, "Còn 7 ngày"),
        (DUE, None, date(2024, 6, 15), State.SOON, 5, "Còn 5 ngày"),
        (DUE, None, DUE, State.DUE_TODAY, 0, "Hôm nay"),
        (DUE, None, date(2024, 6, 23), State.LATE, 3, "Trễ 3 ngày"),
        (DUE, DUE, date(2024, 7, 1), State.DONE, 0, "Đã xong"),
        (DUE, date(2024, 6, 18), date(2024, 7, 1), State.DONE, 2, "Đã xong"),
        (DUE, date(2024, 6, 22), date(2024, 7, 1), State.DONE_LATE, 2, "Đã xong, trễ 2 ngày"),
        (None, None, DUE, State.UNDATED, 0, "Chưa có hạn"),
        (None, DUE, DUE, State.DONE, 0, "Đã xong"),
    ],
)
def test_state(due, done, today, expected, days, said) -> None:
    found = state(due, done, today)
    assert (found.state, found.days, words(found)) == (expected, days, said)


def test_warning_days() -> None:
    assert state(DUE, None, date(2024, 6, 19), warn_days=0).state is State.NOT_DUE
    assert state(DUE, None, date(2024, 6, 1), warn_days=30).state is State.SOON


def test_open_and_closed() -> None:
    assert [one for one in State if not one.is_open] == [State.DONE_LATE, State.DONE]
