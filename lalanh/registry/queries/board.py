"""The board of a round: villages as rows, legal steps as columns, what holds each; above a commune, communes as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from lalanh.kernel.actor import Actor
from lalanh.registry import gates
from lalanh.registry.models import ReviewCase, ReviewRound, Step, StepRecord
from lalanh.registry.models.rounds import RoundVillage
from lalanh.registry.queries import rounds as queries
from lalanh.registry.queries import tally as counts
from lalanh.units import queries as units

EXITS = ("poor_to_near", "poor_to_above", "near_to_above")
COLUMNS = [step for step in Step if step != Step.DONE]
ORDER = {str(step): n for n, step in enumerate(Step)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A step of a village: state done, now, stuck, ahead; `on` the day it was left."""

    step: Step
    state: str
    on: date | None = None

    @property
    def words(self) -> str:
        return {"done": "xong", "now": "đang làm", "stuck": "vướng", "ahead": "chưa tới"}[self.state]


@dataclass(frozen=True, slots=True)
class Line:
    """A village of the board."""

    place: RoundVillage
    standing: gates.Standing
    marks: tuple[Mark, ...]
    is_late: bool


def lines(by: Actor, of: ReviewRound, under: str, today: date) -> list[Line]:
    """All villages of a unit that the actor reaches: meant for one commune."""
    return lines_of(list(queries.villages(by, of, under)), today)


def lines_of(places: Sequence[RoundVillage], today: date) -> list[Line]:
    """Of given villages of one round, in five statements however many they are."""
    tallies, left = counts.tallies(places), _left(places)
    return [_line(place, tallies[place.pk], left.get(place.pk, {}), today) for place in places]


def line(place: RoundVillage, today: date) -> Line:
    return lines_of([place], today)[0]


def _line(place: RoundVillage, tally: counts.Tally, left: dict[str, date], today: date) -> Line:
    now = gates.standing(place, tally, today)
    at = ORDER[place.step]
    marks = tuple(
        Mark(step, "done" if n < at else "ahead" if n > at else "stuck" if now.back or _is_late(now, today) else "now", left.get(step) if n < at else None)
        for n, step in enumerate(COLUMNS)
    )  # fmt: skip
    return Line(place, now, marks, _is_late(now, today))


def _is_late(now: gates.Standing, today: date) -> bool:
    return bool(now.due_on and now.due_on < today and now.step in (Step.COMPLAINTS, Step.OPINION))


def _left(places: Sequence[RoundVillage]) -> dict[int, dict[str, date]]:
    """When each village last left each step."""
    found: dict[int, dict[str, date]] = {}
    rows = StepRecord.objects.filter(round_village__in=[p.pk for p in places]).order_by("pk")
    for pk, step, on in rows.values_list("round_village_id", "from_step", "on"):
        found.setdefault(pk, {})[step] = on
    return found


@dataclass(frozen=True, slots=True)
class CommuneLine:
    """A commune of the board: how many of its villages stand at each step, and how many households that is."""

    unit: units.Unit
    at_step: tuple[int, ...]
    done: int
    villages: int
    households: int
    waiting: int
    suspended: int
    oldest: date | None

    @property
    def cells(self) -> list[tuple[Step, int]]:
        return list(zip(COLUMNS, self.at_step, strict=True))

    @property
    def slowest(self) -> str:
        """The step of the village that is farthest behind."""
        return next((step.label for step, count in zip(COLUMNS, self.at_step, strict=True) if count), "xong")


_COMMUNES = """
select u.parent_id, count(*) as villages, min(v.step_since) filter (where v.step <> 'done') as oldest,
  {steps}, count(*) filter (where v.step = 'done') as at_done
from registry_roundvillage v join units_unit u on u.id = v.village_id
where v.round_id = %(round)s and v.unit_path >= %(low)s and v.unit_path < %(high)s
group by u.parent_id, u.parent_id order by min(v.unit_path) offset %(offset)s limit %(limit)s
"""
_HOUSEHOLDS = """
select u.parent_id, sum(c.households) filter (where c.state <> 'dropped'), sum(c.households) filter (where c.state = 'listed'),
  sum(c.households) filter (where c.state = 'suspended')
from registry_cell c join units_unit u on u.id = c.village_id
where c.round_id = %(round)s and c.unit_path >= %(low)s and c.unit_path < %(high)s and u.parent_id = any(%(communes)s) group by u.parent_id
"""


def communes(by: Actor, of: ReviewRound, under: str, page: int = 1, size: int = 50) -> tuple[list[CommuneLine], int]:
    """A page of communes in order of the map, and how many there are."""
    top = under if by.reaches(under) else by.path
    values: dict[str, Any] = {"round": of.pk, "low": top, "high": top + "/", "offset": (page - 1) * size, "limit": size}
    steps = ", ".join(f"count(*) filter (where v.step = '{step.value}') as at_{step.value}" for step in COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(_COMMUNES.format(steps=steps), values)
        rows = cursor.fetchall()
        cursor.execute(_HOUSEHOLDS, values | {"communes": [row[0] for row in rows]})
        held = {row[0]: row[1:] for row in cursor.fetchall()}
    named = units.Unit.objects.in_bulk([row[0] for row in rows])
    found = [_commune(named[row[0]], row, held.get(row[0], (0, 0, 0))) for row in rows]
    total = queries.villages(by, of, top).order_by().values("village__parent_id").distinct().count()
    return found, total


def _commune(unit: units.Unit, row: tuple[Any, ...], held: tuple[Any, ...]) -> CommuneLine:
    households, waiting, suspended = (int(n or 0) for n in held)
    return CommuneLine(unit, tuple(row[3:-1]), row[-1], row[1], households, waiting, suspended, row[2])


def cases(place: RoundVillage, which: str = "") -> QuerySet[ReviewCase]:
    """The list of a village; `which` is a state, "unknown", "exits" (who left poverty or near-poverty) or "" for all."""
    found = ReviewCase.objects.filter(round_id=place.round_id, village_id=place.village_id).select_related("ethnicity")
    if which == "exits":
        found = found.filter(movement__in=EXITS)
    elif which == "unknown":
        found = found.filter(poverty_class="unknown").exclude(state__in=("dropped", "listed"))
    elif which:
        found = found.filter(state=which)
    return queries.coded(found)


def history(place: RoundVillage) -> QuerySet[StepRecord]:
    return place.records.order_by("-pk")
