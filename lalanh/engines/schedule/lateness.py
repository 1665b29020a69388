"""How late a thing is on a given day, and how to say it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """The order is that of urgency on a list: what needs a hand first comes first."""

    LATE = "LATE"
    DUE_TODAY = "DUE_TODAY"
    SOON = "SOON"
    NOT_DUE = "NOT_DUE"
    UNDATED = "UNDATED"
    DONE_LATE = "DONE_LATE"
    DONE = "DONE"

    @property
    def is_open(self) -> bool:
        return self not in (State.DONE, State.DONE_LATE)


@dataclass(frozen=True, slots=True)
class Lateness:
    """`days` is left when still open, over when late or done late, early when done; 0 when undated."""

    state: State
    days: int = 0


def state(due_on: date | None, done_on: date | None, today: date, warn_days: int = 7) -> Lateness:
    """State on `today`; a due day is still in time, and "soon" begins `warn_days` before it."""
    if due_on is None:
        return Lateness(State.UNDATED if done_on is None else State.DONE)
    left = (due_on - (done_on or today)).days
    if done_on is not None:
        return Lateness(State.DONE if left >= 0 else State.DONE_LATE, abs(left))
    if left < 0:
        return Lateness(State.LATE, -left)
    if left == 0:
        return Lateness(State.DUE_TODAY)
    return Lateness(State.SOON if left <= warn_days else State.NOT_DUE, left)


_WORDS = {
    State.LATE: "Trễ {days} ngày",
    State.DUE_TODAY: "Hôm nay",
    State.SOON: "Còn {days} ngày",
    State.NOT_DUE: "Còn {days} ngày",
    State.UNDATED: "Chưa có hạn",
    State.DONE: "Đã xong",
    State.DONE_LATE: "Đã xong, trễ {days} ngày",
}


def words(lateness: Lateness) -> str:
    """`Trễ 3 ngày`, `Còn 5 ngày`, `Hôm nay`, `Đã xong`."""
    return _WORDS[lateness.state].format(days=lateness.days)
