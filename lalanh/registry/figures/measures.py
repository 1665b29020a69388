"""Alkire-Foster measures from cells (contracts/cli.md, `measure`): over the persons of reviewed households whose deprivations are all
known, every indicator weighing 1/n. Integers until one division."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, Sum

from lalanh.base import numbers
from lalanh.base.errors import BadInput
from lalanh.kernel.actor import Actor
from lalanh.registry.figures import choose, read
from lalanh.registry.figures.sets import EXCLUDED
from lalanh.registry.models import Cell, Ethnicity, ReviewRound
from lalanh.units import queries as units
from lalanh.units.queries import inside

FEW = 30
"""Below so many households a measure says little, and may point at a person."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One indicator: persons deprived in it, and those of them who are multidimensionally poor."""

    key: str
    name: str
    persons: int
    poor_persons: int
    base: int
    share_of_m0: Decimal | None

    @property
    def uncensored(self) -> Decimal | None:
        return _percent(self.persons, self.base)

    @property
    def censored(self) -> Decimal | None:
        return _percent(self.poor_persons, self.base)


@dataclass(frozen=True, slots=True)
class Measures:
    """Of a unit or a people. Percent; None where the base is empty. `left_out`: households with something unknown."""

    name: str
    households: int
    persons: int
    left_out: int
    poor_persons: int
    weight: int
    indicators: int
    lacks: tuple[Lack, ...]
    unit_id: int | None = None

    @property
    def headcount(self) -> Decimal | None:
        """H."""
        return _percent(self.poor_persons, self.persons)

    @property
    def intensity(self) -> Decimal | None:
        """A: how many of the indicators a poor person lacks on average; none without a poor person."""
        return _percent(self.weight, self.poor_persons * self.indicators)

    @property
    def adjusted(self) -> Decimal | None:
        """M0 = H x A."""
        return _percent(self.weight, self.persons * self.indicators)

    @property
    def base_words(self) -> str:
        return f"{numbers.integer(self.poor_persons)} trên {numbers.integer(self.persons)} nhân khẩu"

    @property
    def is_small(self) -> bool:
        return self.households < FEW


def _percent(part: int, whole: int) -> Decimal | None:
    return Decimal(part) * 100 / Decimal(whole) if whole else None


def cutoff(text: str, indicators: int, usual: int = 3) -> int:
    """k as asked. Raises BadInput."""
    if not text.strip():
        return usual
    if not 1 <= (found := numbers.key(text) or 0) <= indicators:
        raise BadInput(f"Ngưỡng k là số thiếu hụt, từ 1 đến {indicators}.")
    return found


def of_units(by: Actor, round_: ReviewRound, unit: units.Unit, k: int) -> tuple[Measures, list[Measures]]:
    """The unit and those directly below it. Raises NotFound."""
    rows = _cells(by, round_, unit)
    places = list(units.children(unit, round_.review_on))
    below = [_measured(place.full_name, _at(rows, place.path), round_, k, place.pk) for place in places]
    return _measured(unit.full_name, rows, round_, k, unit.pk), [row for row in below if row.households + row.left_out]


def of_peoples(by: Actor, round_: ReviewRound, unit: units.Unit, k: int) -> list[Measures]:
    """By the people of the head, the largest first. Raises NotFound."""
    rows = _cells(by, round_, unit)
    names = dict(Ethnicity.objects.values_list("key", "name")) | {"": "chưa rõ dân tộc"}
    found = [
        _measured(names[key], [row for row in rows if row["ethnicity"] == key], round_, k)
        for key in sorted({row["ethnicity"] for row in rows})
    ]
    return sorted(found, key=lambda row: -row.persons)


def _cells(by: Actor, round_: ReviewRound, unit: units.Unit) -> list[dict[str, Any]]:
    read.check_unit(by, round_, unit.path)
    keys = [f"pdep_{key}" for key in choose.indicators(round_)]
    here = Q(inside(unit.path, "unit_path"), round=round_, gone=False) & ~Q(state__in=EXCLUDED)
    rows: Any = Cell.objects.filter(here).values("ethnicity", "deprived", path=F("village__path"))
    return list(rows.annotate(**{f"n_{name}": Sum(name) for name in ("households", "persons", *keys)}))


def _at(rows: list[dict[str, Any]], path: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["path"] == path or row["path"].startswith(path + ".")]


def _measured(
    name: str, rows: Iterable[dict[str, Any]], round_: ReviewRound, k: int, unit_id: int | None = None
) -> Measures:
    indicators = choose.indicators(round_)
    rows = list(rows)
    known = [row for row in rows if row["deprived"] >= 0]
    poor = [row for row in known if row["deprived"] >= k]
    add = _adder
    persons, weight = add(known)("n_persons"), sum(row["deprived"] * row["n_persons"] for row in poor)
    lacks = tuple(
        Lack(key, title, add(known)(f"n_pdep_{key}"), add(poor)(f"n_pdep_{key}"), persons, _percent(add(poor)(f"n_pdep_{key}"), weight))
        for key, title in indicators.items()
    )  # fmt: skip
    return Measures(
        name, add(known)("n_households"), persons, add(row for row in rows if row["deprived"] < 0)("n_households"), add(poor)("n_persons"),
        weight, len(indicators), lacks, unit_id,
    )  # fmt: skip


def _adder(rows: Iterable[dict[str, Any]]) -> Callable[[str], int]:
    found = list(rows)
    return lambda name: sum(row[name] for row in found)
