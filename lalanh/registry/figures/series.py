"""A unit over the years: on the map of each day, or on its map of today where villages allow. Never subtracted across a break."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from lalanh.base.errors import NotAllowed, NotFound
from lalanh.engines.poverty import load
from lalanh.kernel.actor import Actor
from lalanh.units import queries as units
from lalanh.units import succession
from lalanh.units.roles import Permission

COLUMNS = ("round_id", "path", "poor", "near_poor", "poor_persons", "near_poor_persons", "minority_poor", "pending", "households", "persons", "minority_households")  # fmt: skip
ADDED = ("poor", "near_poor", "poor_persons", "near_poor_persons", "minority_poor", "pending")


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a unit. Residents None: some village gave none. `broken`: why it can't be compared with the year before."""

    year: int
    rounds: tuple[str, ...]
    standard: str
    review_on: date
    closed: bool
    villages: int
    expected: int
    territory: tuple[str, ...]
    poor: int
    near_poor: int
    poor_persons: int
    near_poor_persons: int
    minority_poor: int
    pending: int
    households: int | None
    persons: int | None
    minority_households: int | None
    broken: str = ""
    before: "Year | None" = None

    @property
    def poor_rate(self) -> Decimal | None:
        return _percent(self.poor, self.households)

    @property
    def near_rate(self) -> Decimal | None:
        return _percent(self.near_poor, self.households)

    @property
    def minority_of_minority(self) -> Decimal | None:
        """Of all minority households."""
        return _percent(self.minority_poor, self.minority_households)

    @property
    def minority_of_poor(self) -> Decimal | None:
        """Of all poor households."""
        return _percent(self.minority_poor, self.poor)

    @property
    def change(self) -> int | None:
        """Poor households against the year before; None across a break."""
        return None if self.broken or self.before is None else self.poor - self.before.poor

    @property
    def change_of_rate(self) -> Decimal | None:
        """In percentage points."""
        rates = (self.poor_rate, self.before.poor_rate) if self.before and not self.broken else (None, None)
        return rates[0] - rates[1] if rates[0] is not None and rates[1] is not None else None


@dataclass(frozen=True, slots=True)
class Series:
    """`unclear`: old units of which only a part came, so that years counted on them can't be put together."""

    unit: units.Unit
    years: tuple[Year, ...]
    unclear: tuple[str, ...]
    inherits: tuple[str, ...]


def _percent(part: int, whole: int | None) -> Decimal | None:
    return Decimal(part) * 100 / Decimal(whole) if whole else None


def series(by: Actor, unit: units.Unit, todays_map: bool = True) -> Series:
    """All yearly and general reviews. `todays_map`: with the villages of older units that became part of the unit. Raises NotFound, NotAllowed."""
    if not by.may(Permission.FIGURES_READ):
        raise NotAllowed("Vai trò của bạn không xem số liệu rà soát.")
    if not by.reaches(unit.path):
        raise NotFound("Không có số liệu của đơn vị này trong địa bàn của bạn.")
    land = succession.territory(unit)
    if not todays_map:
        land = replace(land, inherited={}, unclear=())
    rows = _rows(land.paths)
    rounds = _rounds({row["round_id"] for row in rows})
    by_year: dict[int, dict[str, Any]] = defaultdict(dict)
    for row in sorted((r for r in rows if r["round_id"] in rounds), key=lambda r: rounds[r["round_id"]]["opens_on"]):
        by_year[rounds[row["round_id"]]["year"]][row["path"]] = row
    years = [_year(year, list(found.values()), rounds, land, unit) for year, found in sorted(by_year.items())]
    inherits = tuple(dict.fromkeys(old.full_name for old in land.inherited.values()))
    unclear = tuple(old.full_name for old in land.unclear)
    return Series(unit, tuple(_compared(years, unclear)), unclear, inherits)


def _rows(paths: list[str]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute("select * from registry_village_years(%s)", [paths])
        return [dict(zip(COLUMNS, row, strict=True)) for row in cursor.fetchall()]


def _rounds(ids: set[int]) -> dict[int, dict[str, Any]]:
    names = ("id", "year", "kind", "name", "standard", "review_on", "opens_on", "closed")
    with connection.cursor() as cursor:
        cursor.execute("select * from registry_rounds_named(%s)", [list(ids)])
        return {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}


def _year(year: int, rows: list[Any], rounds: dict[int, Any], land: succession.Territory, unit: units.Unit) -> Year:
    used = sorted((rounds[pk] for pk in {row["round_id"] for row in rows}), key=lambda r: r["opens_on"])
    places = tuple(sorted({land.inherited[row["path"]].full_name if row["path"] in land.inherited else unit.full_name for row in rows}))  # fmt: skip
    sums: dict[str, Any] = {name: sum(row[name] for row in rows) for name in ADDED}
    living: dict[str, Any] = {
        name: _all_or_none(row[name] for row in rows) for name in ("households", "persons", "minority_households")
    }
    return Year(
        year, tuple(dict.fromkeys(r["name"] for r in used)), ", ".join(dict.fromkeys(r["standard"] for r in used)), used[-1]["review_on"],
        all(r["closed"] for r in used), len(rows), _expected(land, unit, places), places,
        **sums, **living,
    )  # fmt: skip


def _expected(land: succession.Territory, unit: units.Unit, places: Iterable[str]) -> int:
    """Villages that the register knows in the units that the year was counted on."""
    names = set(places)
    old = sum(1 for place in land.inherited.values() if place.full_name in names)
    return old + (len(land.own) if unit.full_name in names else 0)


def _all_or_none(values: Iterable[int | None]) -> int | None:
    found = list(values)
    return None if None in found else sum(value or 0 for value in found)


def _compared(years: list[Year], unclear: tuple[str, ...]) -> Iterable[Year]:
    before: Year | None = None
    for year in years:
        found = replace(year, before=before, broken=_break(before, year, unclear))
        yield found
        before = found


def _break(before: Year | None, year: Year, unclear: tuple[str, ...]) -> str:
    """Why two years are not comparable, "" when they are."""
    if before is None:
        return ""
    reasons = []
    if before.standard != year.standard:
        names = [load.standard(s).short if s in load.ids() else s for s in (before.standard, year.standard)]
        reasons.append(f"đổi chuẩn nghèo ({names[0]} sang {names[1]})")
    if unclear and before.territory != year.territory:
        reasons.append(f"đổi địa giới, không rõ phần nào của {', '.join(unclear)} về đơn vị này")
    if before.villages != year.villages:
        reasons.append(f"số thôn có số liệu khác nhau ({before.villages} và {year.villages})")
    if waiting := year.pending + before.pending:
        reasons.append(f"còn {waiting} hộ chưa có kết quả")
    if year.year - before.year > 1:
        reasons.append(f"không có số liệu từ {before.year + 1} đến {year.year - 1}")
    return "; ".join(reasons)
