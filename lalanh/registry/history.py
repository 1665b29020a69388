"""What a row of yearly classes means: new poverty, relapse, escape. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

LISTED = ("poor", "near_poor")
WORDS = {
    "new_poor": "phát sinh hộ nghèo", "new_near_poor": "phát sinh hộ cận nghèo", "relapse_poor": "tái nghèo", "relapse_near_poor": "tái cận nghèo",
    "poor_to_near": "từ hộ nghèo thành hộ cận nghèo", "near_to_poor": "từ hộ cận nghèo thành hộ nghèo", "escaped_poor": "thoát nghèo",
    "escaped_near_poor": "thoát cận nghèo", "stayed": "giữ nguyên", "first": "kết quả đầu tiên trong sổ", "": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class YearClass:
    """The class that stands for a year, under which standard."""

    year: int
    poverty_class: str
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """How a year compares with the last known one before it. `gap`: years without a result lie between; `other_standard`:
    the rule changed in between, so the move may come from the rule and not from the household."""

    year: int
    kind: str
    gap: bool = False
    other_standard: bool = False

    @property
    def words(self) -> str:
        return WORDS[self.kind]


def moves(years: Sequence[YearClass]) -> dict[int, Move]:
    """Year → move, over classes in any order; a year whose class is unknown tells nothing and is passed over.

    The registry may begin in the middle of a life: what the first known year shows is no new poverty.
    """
    found: dict[int, Move] = {}
    was_listed = False
    before: YearClass | None = None
    for row in sorted(years, key=lambda one: one.year):
        if row.poverty_class in ("unknown", ""):
            continue
        kind = _kind(before, row.poverty_class, was_listed)
        found[row.year] = Move(
            row.year, kind, before is not None and row.year - before.year > 1, before is not None and before.standard != row.standard
        )  # fmt: skip
        was_listed = was_listed or row.poverty_class in LISTED
        before = row
    return found


def _kind(before: YearClass | None, now: str, was_listed: bool) -> str:
    if before is None:
        return "first"
    was, is_now = before.poverty_class in LISTED, now in LISTED
    if was and is_now:
        return "stayed" if before.poverty_class == now else "near_to_poor" if now == "poor" else "poor_to_near"
    if was:
        return f"escaped_{before.poverty_class}"
    if is_now:
        return f"relapse_{now}" if was_listed else f"new_{now}"
    return ""
