"""Opening, flows, closing of every village, reconciled to the last household and person; and against the closing of the round before."""

from collections.abc import Iterator
from dataclasses import dataclass

from lalanh.kernel.actor import Actor
from lalanh.registry.figures import read, sets
from lalanh.registry.figures.model import Count, Sum
from lalanh.registry.figures.read import Village
from lalanh.registry.figures.tables.flows import movements
from lalanh.registry.figures.tables.words import CLASS
from lalanh.registry.models import ReviewRound
from lalanh.units import queries as units

CLASSES = {2: sets.POOR, 3: sets.NEAR_POOR}
LINES = ("hộ", "nhân khẩu")
PENDING, EXCLUDED = "Chưa có kết quả", "Đưa khỏi danh sách, không công nhận"


@dataclass(frozen=True, slots=True)
class Balance:
    """One class and line (households or persons) of a village or of all. `difference` must be 0."""

    place: str
    cls: str
    line: str
    opening: int
    out: int
    into: int
    pending: int
    excluded: int
    closing: int

    @property
    def difference(self) -> int:
        return self.opening - self.out + self.into - self.pending - self.excluded - self.closing

    @property
    def words(self) -> str:
        return f"{CLASS[self.cls].capitalize()}, {self.line}"


@dataclass(frozen=True, slots=True)
class Carried:
    """A village whose opening is not what the round before closed with."""

    place: str
    cls: str
    before: int
    opening: int

    @property
    def words(self) -> str:
        return CLASS[self.cls].capitalize()


@dataclass(frozen=True, slots=True)
class Reconciled:
    """`wrong`: villages that don't balance (must be none). `waiting`: villages with households not classified yet.
    `carried` None: there is no round before in the actor's units."""

    total: tuple[Balance, ...]
    wrong: tuple[Balance, ...]
    waiting: tuple[Balance, ...]
    villages: int
    previous: ReviewRound | None
    carried: tuple[Carried, ...] | None


def reconcile(by: Actor, round_: ReviewRound, unit: units.Unit) -> Reconciled:
    """Raises NotFound."""
    read.check_unit(by, round_, unit.path)
    villages = read.by_village(round_, unit, _counts())
    rows = [row for village in villages for row in _balances(village.name, [village])]
    waiting = tuple(row for row in rows if row.line == "hộ" and (row.pending or row.excluded))
    total = tuple(_balances(unit.full_name, villages))
    previous = _previous(by, round_)
    carried = None if previous is None else tuple(_carried(previous, unit, villages))
    return Reconciled(total, tuple(row for row in rows if row.difference), waiting, len(villages), previous, carried)


def _counts() -> dict[Count, None]:
    return dict.fromkeys(part for number, cls in CLASSES.items() for part in movements(number, cls).counts)


def _balances(place: str, villages: list[Village]) -> Iterator[Balance]:
    for number, cls in CLASSES.items():
        table = movements(number, cls)
        for at, line in enumerate(LINES):
            found = {column.key: _added(column.terms[at], villages) for column in table.columns}
            yield Balance(
                place, cls, line, opening=found["1"], out=found["2"] + found["3"] + found["4"],
                into=found["5"] + found["6"] + found["7"] + found["8"], pending=found[PENDING], excluded=found[EXCLUDED], closing=found["9"],
            )  # fmt: skip


def _added(term: object, villages: list[Village]) -> int:
    parts = term.parts if isinstance(term, Sum) else ()
    return sum(village.counts[part] for village in villages for part in parts)


def _previous(by: Actor, round_: ReviewRound) -> ReviewRound | None:
    found = round_.previous
    return found if found and (by.reaches(found.unit_path) or by.under(found.unit_path)) else None


def _carried(previous: ReviewRound, unit: units.Unit, villages: list[Village]) -> Iterator[Carried]:
    """The opening is stored, not assumed: where it differs from the last closing, a person must know why."""
    ends = {cls: Count(sets.closing(cls)) for cls in CLASSES.values()}
    starts = {cls: Count(sets.opening(cls)) for cls in CLASSES.values()}
    before = {village.path: village for village in read.by_village(previous, unit, ends.values())}
    now = {village.path: village for village in villages}
    for path in sorted({*before, *now}):
        for cls in CLASSES.values():
            was = before[path].counts[ends[cls]] if path in before else 0
            is_ = now[path].counts[starts[cls]] if path in now else 0
            if was != is_:
                yield Carried((now.get(path) or before[path]).name, cls, was, is_)
