"""One SQL text for every engine, generated from a standard: DuckDB, PostgreSQL, Spark and Polars run it unchanged.

Only what all four do alike: CASE, COALESCE, integer sums cast to INT and BIGINT, `||`. No division, no decimals: ratios are
made from the sums in measures.py. Columns in: area text, income and b1 and members and dep_<indicator> integers or null.
"""

# ruff: noqa: S608 - made of names and numbers of a checked standard, never of what a person typed

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lalanh.engines.poverty.facts import Area
from lalanh.engines.poverty.model import Band, Class, Outcome, Standard

_ANY = -1
"""State of a household of which neither income nor usable points are known: every band is possible."""

RESULTS = ("class", "route", "deprivations", "b2", "missing", "standard")
"""Columns that classification adds."""


@dataclass(frozen=True, slots=True)
class _State:
    """What is known of the income, as a number in SQL, and the bands that it leaves."""

    number: int
    bands: tuple[Band, ...]

    def side(self, many: bool) -> set[Outcome]:
        return {band.many if many else band.few for band in self.bands}

    def decided(self, many: bool) -> Class | None:
        classes = {outcome.cls for outcome in self.side(many)}
        return classes.pop() if len(classes) == 1 else None


def dep(key: str) -> str:
    """Column of an indicator."""
    return f"dep_{key}"


def classification(standard: Standard, source: str, keep: Sequence[str] = ()) -> str:
    """SELECT of `keep` and RESULTS from `source` (a table or a bracketed query), one row for each of its rows.

    `route` and `missing` are '' when there is nothing to say. Equal to classify() on every row.
    """
    kept = "".join(f"{column}, " for column in keep)
    points = standard.points.per_deprivation.value
    return (
        f"SELECT {kept}{_class(standard)} AS class, {_route(standard)} AS route, deprivations, "
        f"deprivations * {points} AS b2, {_missing(standard)} AS missing, '{standard.id}' AS standard "
        f"FROM ({counted(standard, source, keep)}) AS counted"
    )


def counted(standard: Standard, source: str, keep: Sequence[str] = ()) -> str:
    """SELECT of `keep`, members, the dep_ columns, the number of known and of unknown ones, and the state of the income."""
    columns = [dep(key) for key in standard.keys]
    # plain sums are null as soon as one is not known; only then are they counted one by one, which is slower
    plain = " + ".join(columns)
    known = f"COALESCE({plain}, {' + '.join(f'COALESCE({column}, 0)' for column in columns)})"
    each = " + ".join(f"CASE WHEN {column} IS NULL THEN 1 ELSE 0 END" for column in columns)
    unknown = f"CASE WHEN {plain} IS NOT NULL THEN 0 ELSE {each} END"
    kept = "".join(f"{column}, " for column in keep)
    return (
        f"SELECT {kept}members, {', '.join(columns)}, {known} AS deprivations, {unknown} AS unknowns, "
        f"{_state(standard)} AS state FROM {source} AS source"
    )


def _amount(amounts: Iterable[tuple[Area, int]]) -> str:
    cases = " ".join(f"WHEN area = '{area}' THEN {amount}" for area, amount in amounts)
    return f"CASE {cases} END"


def _state(standard: Standard) -> str:
    last = len(standard.bands)
    cases = [
        f"WHEN income <= {_amount(standard.lines[band.up_to or ''].amounts.items())} THEN {number}"
        for number, band in enumerate(standard.bands)
        if band.up_to
    ]
    cases.append(f"WHEN income IS NOT NULL THEN {last - 1}")
    cut_offs = [
        (number, _amount(standard.points.cut_offs[band.up_to or ""].amounts.items()))
        for number, band in enumerate(standard.bands)
        if band.up_to in standard.points.cut_offs
    ]
    cases += [f"WHEN b1 <= {amount} THEN {number}" for number, amount in cut_offs]
    cases += [f"WHEN b1 > {amount} THEN {last}" for _, amount in cut_offs[-1:]]
    return f"CASE {' '.join(cases)} ELSE {_ANY} END"


def _states(standard: Standard) -> tuple[_State, ...]:
    above = Band(None, Outcome(Class.NOT_POOR), Outcome(Class.NOT_POOR))
    single = (*((number, (band,)) for number, band in enumerate(standard.bands)), (len(standard.bands), (above,)))
    return (*(_State(number, bands) for number, bands in single), _State(_ANY, standard.bands))


def _many(standard: Standard) -> str:
    return f"deprivations >= {standard.minimum.value}"


def _few(standard: Standard) -> str:
    return f"deprivations + unknowns < {standard.minimum.value}"


def _class(standard: Standard) -> str:
    cases = []
    for state in _states(standard):
        many, few = state.decided(True), state.decided(False)
        if many is not None and many == few:
            cases.append(f"WHEN state = {state.number} THEN '{many}'")
            continue
        if many is not None:
            cases.append(f"WHEN state = {state.number} AND {_many(standard)} THEN '{many}'")
        if few is not None:
            cases.append(f"WHEN state = {state.number} AND {_few(standard)} THEN '{few}'")
    return f"CASE {' '.join(cases)} ELSE '{Class.UNKNOWN}' END"


def _route(standard: Standard) -> str:
    cases = []
    for state in _states(standard):
        for many, condition in ((True, _many(standard)), (False, _few(standard))):
            routes = {outcome.route for outcome in state.side(many)}
            route = routes.pop() if len(routes) == 1 else None
            if route is None:
                continue
            other = {outcome.route for outcome in state.side(not many)}
            where = "" if other == {route} else f" AND {condition}"
            cases.append(f"WHEN state = {state.number}{where} THEN '{route}'")
    return f"CASE {' '.join(dict.fromkeys(cases))} ELSE '' END"


def _missing(standard: Standard) -> str:
    """Names of columns, parted by a blank: income, then the deprivations that are not known, where they could count."""
    states = _states(standard)
    counting = [state.number for state in states if any(band.many.cls != band.few.cls for band in state.bands)]
    undecided = f"deprivations < {standard.minimum.value} AND deprivations + unknowns >= {standard.minimum.value}"
    counts = f"({' OR '.join(f'state = {number}' for number in counting)}) AND {undecided}"
    columns = " || ".join(f"CASE WHEN {dep(key)} IS NULL THEN ' {dep(key)}' ELSE '' END" for key in standard.keys)
    income = f"CASE WHEN {_income_counts(standard)} THEN ' income' ELSE '' END"
    return f"TRIM({income} || CASE WHEN {counts} THEN {columns} ELSE '' END)"


def _income_counts(standard: Standard) -> str:
    every = _states(standard)[-1]
    conditions = []
    if every.decided(True) is None:
        conditions.append(f"deprivations + unknowns >= {standard.minimum.value}")
    if every.decided(False) is None:
        conditions.append(f"deprivations < {standard.minimum.value}")
    return f"state = {_ANY} AND ({' OR '.join(conditions)})" if conditions else "1 = 0"


# --- measures


def sums(standard: Standard) -> tuple[str, ...]:
    """Names of the additive integers of a cell, in order."""
    return (*COUNTS, *(f"u_{key}" for key in standard.keys), *(f"c_{key}" for key in standard.keys))


COUNTS = (
    "households",
    "persons",
    "poor_households",
    "near_poor_households",
    "unknown_households",
    "poor_persons",
    "measured_persons",
    "identified_persons",
    "identified_deprivations",
)


def cells(standard: Standard, source: str, by: Sequence[str], k: int) -> str:
    """SELECT of `by` and sums(standard) from `source`, one row for each combination of the columns `by` (none: one row).

    A household of which a deprivation is not known counts as household and person, and in no u_, c_ or identified_ sum.
    """
    named = "".join(f"{column}, " for column in by)
    group = f" GROUP BY {', '.join(by)}" if by else ""
    deps = ", ".join(dep(key) for key in standard.keys)
    weighed = (
        f"SELECT {named}members, {deps}, deprivations, {_class(standard)} AS class, "
        f"CASE WHEN unknowns = 0 THEN members ELSE 0 END AS measured, "
        f"CASE WHEN unknowns = 0 AND deprivations >= {k} THEN members ELSE 0 END AS identified "
        f"FROM ({counted(standard, source, by)}) AS counted"
    )
    summed = ", ".join(
        f"CAST(COALESCE(SUM({value}), 0) AS BIGINT) AS {name}" for name, value in _values(standard).items()
    )
    return f"SELECT {named}{summed} FROM ({weighed}) AS weighed{group}"


def _values(standard: Standard) -> dict[str, str]:
    """What is summed under each name. A deprivation that is not known makes its product null, which no sum counts."""
    return {
        "households": "1",
        "persons": "members",
        "poor_households": f"CASE WHEN class = '{Class.POOR}' THEN 1 ELSE 0 END",
        "near_poor_households": f"CASE WHEN class = '{Class.NEAR_POOR}' THEN 1 ELSE 0 END",
        "unknown_households": f"CASE WHEN class = '{Class.UNKNOWN}' THEN 1 ELSE 0 END",
        "poor_persons": f"CASE WHEN class = '{Class.POOR}' THEN members ELSE 0 END",
        "measured_persons": "measured",
        "identified_persons": "identified",
        "identified_deprivations": "identified * deprivations",
        **{f"u_{key}": f"measured * {dep(key)}" for key in standard.keys},
        **{f"c_{key}": f"identified * {dep(key)}" for key in standard.keys},
    }


def rollup(standard: Standard, cells: str, by: Sequence[str] = ()) -> str:
    """The cells (a table or bracketed query) summed up to fewer columns."""
    named = "".join(f"{column}, " for column in by)
    group = f" GROUP BY {', '.join(by)}" if by else ""
    summed = ", ".join(f"CAST(SUM({name}) AS BIGINT) AS {name}" for name in sums(standard))
    return f"SELECT {named}{summed} FROM {cells} AS cells{group}"
