"""Signs of a review for show: results that no answer explains. They accuse nobody; each leads to the rows to look at.

programme.md §2.9: lists made without survey or meeting are what disclosure must prevent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from lalanh.kernel.actor import Actor
from lalanh.registry.models import ReviewRound
from lalanh.registry.sql.formalism import EXITS, IMPROVED, LEAST, QUOTA, UNCHANGED
from lalanh.units import queries as units
from lalanh.units.roles import Permission


@dataclass(frozen=True, slots=True)
class Improved:
    """A household whose class got better while neither income nor deprivations did."""

    case_id: int
    head_name: str
    village: units.Unit
    was: str
    is_now: str
    income_before: int
    income_now: int
    deprivations_before: int
    deprivations_now: int


@dataclass(frozen=True, slots=True)
class Village:
    """A village and two counts: exits with unchanged answers of all exits, or exits and the number registered beforehand."""

    unit: units.Unit
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Quota:
    """A place that took exactly as many poor households off the list as its plan had asked."""

    unit: units.Unit
    planned: int
    source: str


@dataclass(frozen=True, slots=True)
class Warnings:
    """`compared` False: there is no review before this one to compare with."""

    improved: list[Improved]
    unchanged: list[Village]
    registered: list[Village]
    quotas: list[Quota]
    compared: bool

    @property
    def count(self) -> int:
        return len(self.improved) + len(self.unchanged) + len(self.registered) + len(self.quotas)


def warnings(by: Actor, of: ReviewRound, under: str, planned: Mapping[str, tuple[int, str]] | None = None) -> Warnings:
    """Within a unit that the actor reaches. `planned`: path of a unit → poor households to leave, and which plan says so."""
    top = under if by.reaches(under) else by.path
    if not by.may(Permission.HOUSEHOLD_READ):
        return Warnings([], [], [], [], compared=False)
    values = {"round": of.pk, "previous": of.previous_id, "year": of.year, "low": top, "high": top + "/"}
    improved, unchanged = (_rows(IMPROVED, values), _rows(UNCHANGED, values)) if of.previous_id else ([], [])
    registered = _rows(QUOTA, values)
    places = units.Unit.objects.in_bulk({row["village_id"] for row in (*improved, *unchanged, *registered)})
    return Warnings(
        [_improved(row, places) for row in improved],
        [Village(places[row["village_id"]], row["same"], row["exits"]) for row in unchanged],
        [Village(places[row["village_id"]], row["exits"], row["planned"]) for row in registered],
        _quotas(values, planned or {}, by),
        compared=of.previous_id is not None,
    )


def _improved(row: dict[str, Any], places: Mapping[int, units.Unit]) -> Improved:
    return Improved(
        row["id"], row["head_name"], places[row["village_id"]], row["was"], row["is_now"], row["income_before"], row["income_now"],
        row["deprivations_before"], row["deprivations_now"],
    )  # fmt: skip


def _quotas(values: dict[str, Any], planned: Mapping[str, tuple[int, str]], by: Actor) -> list[Quota]:
    found = []
    for path, (count, source) in sorted(planned.items()):
        if count < LEAST or not by.reaches(path):
            continue
        (row,) = _rows(EXITS, values | {"low": path, "high": path + "/"})
        if row["count"] == count:
            found.append(Quota(units.unit_at_path(path), count, source))
    return found


def _rows(sql: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
