"""Figures of a table for a unit: sums of cells by village, rolled up to the rows in one pass. Four queries, however many tables and units."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Q
from django.db.models import Sum as Total
from django.db.models.functions import Coalesce

from lalanh.base.errors import NotAllowed, NotFound
from lalanh.kernel.actor import Actor
from lalanh.registry.figures.conditions import on_cells
from lalanh.registry.figures.model import Column, Count, Resident, Share, Sum, Table, Term
from lalanh.registry.models import Cell, ResidentCount, ReviewRound, RoundVillage
from lalanh.units import queries as units
from lalanh.units.queries import inside
from lalanh.units.roles import Permission

RESIDENT = ("households", "persons", "minority_households", "minority_persons", "indigenous_households", "indigenous_persons")  # fmt: skip
_VILLAGE = {
    "path": F("village__path"), "kind": F("village__kind"), "named": F("village__name"),
    "of_kind": F("village__parent__kind"), "of_named": F("village__parent__name"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` None: unknown, and `why` says so. A share keeps what was divided."""

    value: int | Decimal | None
    why: str = ""
    part: int | None = None
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A unit of the table. `ordinal` as on paper (1, 1.1; "" for the total); `figures` by line, in the order of `Figures.columns`."""

    ordinal: str
    unit_id: int
    name: str
    path: str
    figures: tuple[tuple[Figure, ...], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A filled table."""

    table: Table
    columns: tuple[Column, ...]
    total: Row
    rows: tuple[Row, ...]
    missing: tuple[str, ...]
    """Villages of the round without a count of residents."""


@dataclass(frozen=True, slots=True)
class Village:
    path: str
    name: str
    counts: dict[Count, int]
    residents: dict[str, int | None] | None


@dataclass(frozen=True, slots=True)
class _Place:
    """A unit of the table with its villages, their counts added up once for all columns and tables."""

    ordinal: str
    unit: units.Unit
    villages: list[Village]
    totals: dict[Count, int]


def a_round(by: Actor, round_id: int) -> ReviewRound:
    """Raises NotFound, NotAllowed."""
    if not by.may(Permission.FIGURES_READ):
        raise NotAllowed("Vai trò của bạn không xem số liệu rà soát.")
    found = ReviewRound.objects.select_related("unit", "previous").filter(pk=round_id).first()
    if found is None or not (by.reaches(found.unit_path) or by.under(found.unit_path)):
        raise NotFound("Không có đợt rà soát này trong địa bàn của bạn.")
    return found


def check_unit(by: Actor, round_: ReviewRound, path: str) -> None:
    """The unit must be the actor's own or below it, and lie in the round's. Raises NotFound."""
    within = path == round_.unit_path or path.startswith(round_.unit_path + ".")
    if not by.reaches(path) or not within:
        raise NotFound("Không có số liệu của đơn vị này trong địa bàn của bạn.")


def figures(by: Actor, round_: ReviewRound, table: Table, unit: units.Unit, levels: int = 2) -> Figures:
    """`unit` and `levels` levels of units below it, on the map of the day of the review. Raises NotFound."""
    return tables(by, round_, [table], unit, levels)[0]


def tables(by: Actor, round_: ReviewRound, wanted: Iterable[Table], unit: units.Unit, levels: int = 2) -> list[Figures]:
    """Several tables from one reading of the cells."""
    check_unit(by, round_, unit.path)
    wanted = list(wanted)
    parts = list({part: None for table in wanted for part in table.counts})
    villages = by_village(round_, unit, parts)
    places = [
        _place(ordinal, place, villages, parts) for ordinal, place in [("", unit), *_places(round_, unit, levels)]
    ]
    missing = tuple(village.name for village in villages if village.residents is None)
    return [_filled(table, places, missing) for table in wanted]


def _place(ordinal: str, unit: units.Unit, villages: list[Village], parts: list[Count]) -> _Place:
    """`parts` in the order in which each village has its counts."""
    own = [village for village in villages if village.path == unit.path or village.path.startswith(unit.path + ".")]
    sums = map(sum, zip(*(village.counts.values() for village in own), strict=True))
    return _Place(ordinal, unit, own, dict(zip(parts, sums, strict=True)) if own else {})


def by_village(round_: ReviewRound, unit: units.Unit, counts: Iterable[Count]) -> list[Village]:
    """Every village has all `counts`, in their order."""
    names = {part: f"n{n}" for n, part in enumerate(counts)}
    sums = {name: Coalesce(Total(part.measure, filter=on_cells(part.cases)), 0) for part, name in names.items()}
    here = Q(inside(unit.path, "unit_path"), round=round_)
    wanted = Q()
    for cases in {part.cases: None for part in names}:
        wanted |= on_cells(cases)
    cells: list[Any] = list(Cell.objects.filter(here, wanted).values(**_VILLAGE).annotate(**sums))
    counted = {row["path"]: {part: row[name] for part, name in names.items()} for row in cells}
    living: list[Any] = list(ResidentCount.objects.filter(here).values(*RESIDENT, **_VILLAGE))
    residents = {row["path"]: {name: row[name] for name in RESIDENT} for row in living}
    listed: list[Any] = list(RoundVillage.objects.filter(here).values(**_VILLAGE))
    called = {
        row["path"]: f"{row['kind']} {row['named']}, {row['of_kind']} {row['of_named']}"
        for row in [*cells, *living, *listed]
    }
    nothing = dict.fromkeys(names, 0)
    return [Village(path, name, counted.get(path, nothing), residents.get(path)) for path, name in sorted(called.items())]  # fmt: skip


def _places(round_: ReviewRound, unit: units.Unit, levels: int) -> list[tuple[str, units.Unit]]:
    """Units below with their ordinals: 1, 1.1."""
    depth = unit.path.count(".")
    found, numbers = [], [0] * levels
    for place in units.below(unit.path, round_.review_on):
        level = place.path.count(".") - depth
        if level > levels:
            continue
        numbers[level - 1 :] = [numbers[level - 1] + 1, *[0] * (levels - level)]
        found.append((".".join(map(str, numbers[:level])), place))
    return found


def _filled(table: Table, places: list[_Place], missing: tuple[str, ...]) -> Figures:
    total, *rows = [_row(table, place) for place in places]
    shown = [n for n, column in enumerate(table.columns) if not column.hidden and _says_something(column, n, total)]
    columns = tuple(table.columns[n] for n in shown)
    return Figures(table, columns, _only(total, shown), tuple(_only(row, shown) for row in rows), missing)


def _says_something(column: Column, n: int, total: Row) -> bool:
    return not column.extra or column.always or any(line[n].value for line in total.figures)


def _only(row: Row, shown: list[int]) -> Row:
    return Row(row.ordinal, row.unit_id, row.name, row.path, tuple(tuple(line[n] for n in shown) for line in row.figures))  # fmt: skip


def _row(table: Table, place: _Place) -> Row:
    lines = []
    for at in range(len(table.lines)):
        found: dict[str, Figure] = {}
        for column in table.columns:
            found[column.key] = _figure(column.terms[at], place)
        lines.append(found)
    shares = [_shares(table, at, line) for at, line in enumerate(lines)]
    return Row(place.ordinal, place.unit.pk, place.unit.full_name, place.unit.path, tuple(shares))


def _shares(table: Table, at: int, line: dict[str, Figure]) -> tuple[Figure, ...]:
    """Shares last: what they divide may stand to the right of them."""
    return tuple(
        _divided(term, line) if isinstance(term := column.terms[at], Share) else line[column.key]
        for column in table.columns
    )


def _figure(term: Term, place: _Place) -> Figure:
    if not place.villages:
        return Figure(None, "không có thôn nào trong đợt rà soát")
    match term:
        case Sum(parts):
            return Figure(sum(place.totals[part] for part in parts))
        case Resident(measure):
            return _residents(measure, place.villages)
        case Share():
            return Figure(None)


def _residents(measure: str, villages: list[Village]) -> Figure:
    found = [None if village.residents is None else _resident(measure, village.residents) for village in villages]
    without = sum(1 for value in found if value is None)
    if without:
        return Figure(None, f"{without} thôn chưa có số hộ dân cư, nhân khẩu này")
    return Figure(sum(value or 0 for value in found))


def _resident(measure: str, row: dict[str, int | None]) -> int | None:
    """The majority are all without the minorities, where both are known."""
    if not measure.startswith("majority_"):
        return row[measure]
    every, minority = row[measure.removeprefix("majority_")], row[measure.replace("majority", "minority")]
    return None if every is None or minority is None else every - minority


def _divided(term: Share, line: dict[str, Figure]) -> Figure:
    part, whole = line[term.part], line[term.whole]
    if part.value is None or whole.value is None:
        return Figure(None, part.why or whole.why)
    if not whole.value:
        return Figure(None, "mẫu số bằng 0")
    return Figure(Decimal(part.value) * 100 / Decimal(whole.value), "", int(part.value), int(whole.value))
