"""The class of one household under a standard. What is not known decides nothing: every way to fill it in must agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from lalanh.engines.poverty.facts import Area
from lalanh.engines.poverty.model import Band, Class, Outcome, Route, Standard

_ABOVE_POINTS = Band(None, Outcome(Class.NOT_POOR), Outcome(Class.NOT_POOR))


@dataclass(frozen=True, slots=True)
class Row:
    """What a class is decided from. `income`: đồng a person a month; `b1`: points; a deprivation absent or None is not known."""

    area: Area
    income: int | None = None
    b1: int | None = None
    members: int = 1
    deprivations: Mapping[str, bool | None] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the decision: a code, the article it rests on, and the values to put in words."""

    code: str
    article: str | None
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """`deprivations` and `b2` count known ones. `missing`: "income" and indicator keys that could change an unknown class."""

    cls: Class
    route: Route | None
    deprivations: int
    b2: int
    missing: tuple[str, ...]
    reasons: tuple[Reason, ...]


def classify(row: Row, standard: Standard) -> Result:
    """The class of `row` under `standard`. ValueError when income or points are negative or members below 1.

    Legal source: the articles cited in the standard (`bands`, `lines`, `minimum`, `points`).
    """
    _check(row)
    deprived = sum(row.deprivations.get(key) is True for key in standard.keys)
    open_keys = tuple(key for key in standard.keys if row.deprivations.get(key) is None)
    bands = _possible_bands(row, standard)
    sides = _possible_sides(deprived, len(open_keys), standard.minimum.value)
    outcomes = {band.many if many else band.few for band in bands for many in sides}
    classes = {outcome.cls for outcome in outcomes}
    known = len(classes) == 1
    return Result(
        cls=next(iter(classes)) if known else Class.UNKNOWN,
        route=_route(outcomes) if known else None,
        deprivations=deprived,
        b2=deprived * standard.points.per_deprivation.value,
        missing=() if known else _missing(bands, sides, open_keys),
        reasons=(_income_reason(row, standard, bands), _count_reason(standard, deprived, open_keys, bands, sides)),
    )


def _check(row: Row) -> None:
    if row.income is not None and row.income < 0:
        raise ValueError("income below zero")
    if row.b1 is not None and row.b1 < 0:
        raise ValueError("b1 below zero")
    if row.members < 1:
        raise ValueError("members below 1")


def _possible_bands(row: Row, standard: Standard) -> tuple[Band, ...]:
    """The band of income; without income the band of B1; without both every band."""
    if row.income is not None:
        return (next(band for band, line in standard.ladder(row.area) if line is None or row.income <= line),)
    cut_offs = standard.cut_offs(row.area)
    if row.b1 is not None and cut_offs:
        return (next((band for band, cut_off in cut_offs if row.b1 <= cut_off), _ABOVE_POINTS),)
    return standard.bands


def _possible_sides(deprived: int, unknown: int, minimum: int) -> tuple[bool, ...]:
    """Whether the household has `minimum` deprivations: (True,), (False,) or both when the unknown decide."""
    if deprived >= minimum:
        return (True,)
    return (False,) if deprived + unknown < minimum else (True, False)


def _route(outcomes: Iterable[Outcome]) -> Route | None:
    routes = {outcome.route for outcome in outcomes}
    return next(iter(routes)) if len(routes) == 1 else None


def _missing(bands: tuple[Band, ...], sides: tuple[bool, ...], open_keys: tuple[str, ...]) -> tuple[str, ...]:
    """What could change the class for some values of the rest."""
    by_side = [{(band.many if many else band.few).cls for band in bands} for many in sides]
    income = ("income",) if any(len(classes) > 1 for classes in by_side) else ()
    counts = len(sides) > 1 and any(band.many.cls != band.few.cls for band in bands)
    return income + (open_keys if counts else ())


def _income_reason(row: Row, standard: Standard, bands: tuple[Band, ...]) -> Reason:
    """Where the income stands: below or equal to a line (`line`), above one (`over`), or not known."""
    params: dict[str, Any] = {"area": row.area, "income": row.income, "b1": row.b1}
    if len(bands) > 1:
        return Reason("income_unknown", None, params)
    by_points = row.income is None
    limits = {band.up_to: limit for band, limit in standard.cut_offs(row.area)} if by_points else _limits(row, standard)
    keys = [key for key in limits if key]
    place = keys.index(bands[0].up_to) if bands[0].up_to in keys else len(keys)
    over = keys[place - 1] if place else None
    line = keys[place] if place < len(keys) else None
    params |= {"line": line, "limit": limits.get(line), "over": over, "over_limit": limits.get(over)}
    cited = (standard.points.cut_offs if by_points else standard.lines)[line or over or ""]
    return Reason("points_in_band" if by_points else "income_in_band", cited.citation.article, params)


def _limits(row: Row, standard: Standard) -> dict[str | None, int | None]:
    return {band.up_to: limit for band, limit in standard.ladder(row.area)}


def _count_reason(
    standard: Standard, deprived: int, open_keys: tuple[str, ...], bands: tuple[Band, ...], sides: tuple[bool, ...]
) -> Reason:
    """How many deprivations, and whether their number decides (`matters`) and is decided (`enough`: None when open)."""
    params = {
        "deprived": deprived,
        "of": len(standard.keys),
        "minimum": standard.minimum.value,
        "unknown": open_keys,
        "enough": sides[0] if len(sides) == 1 else None,
        "matters": any(band.depends for band in bands),
    }
    return Reason("deprivations", standard.minimum.citation.article, params)
