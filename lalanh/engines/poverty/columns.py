"""SQL that turns the columns of somebody's file into those of sql.py, and says of each row what is wrong with it.

Runs on DuckDB and on Spark. A value is taken as written or refused; nothing is corrected.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from lalanh.engines.poverty.facts import Area
from lalanh.engines.poverty.model import Standard
from lalanh.engines.poverty.sql import dep

# ruff: noqa: S608 - made of the columns' own numbered names


class Kind(StrEnum):
    """How a file holds a column."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file and the name that it bears inside SQL. `least` and `most`: of whole numbers, when the file itself tells them
    (statistics of Parquet, on which every engine relies that leaves out parts of it); `full`: it tells that no value is empty."""

    name: str
    inside: str
    kind: Kind
    least: int | None = None
    most: int | None = None
    full: bool = False

    def within(self, least: int, most: int) -> bool:
        """Every value is told to be between them, or empty."""
        return self.least is not None and self.most is not None and least <= self.least and self.most <= most


BAD = -1
"""What a typed column holds where the file's value can't be used."""
_MOST = 10**15
MOST_MEMBERS = 999
_WHOLE = "phải là số nguyên viết liền, không có dấu chấm ngăn hàng nghìn"
_AMOUNT = "phải là số không âm, viết liền, không có dấu chấm ngăn hàng nghìn"
_FLAG = "phải là 0, 1, true, false hoặc để trống"
_FLAGS: Mapping[str, int] = MappingProxyType({"0": 0, "1": 1, "false": 0, "true": 1, "0.0": 0, "1.0": 1})


def required(standard: Standard) -> tuple[str, ...]:
    """Columns that classification can't do without."""
    return ("household_id", *needed(standard))


def needed(standard: Standard) -> tuple[str, ...]:
    """Columns that measuring can't do without."""
    return ("area", "income", "members", *(dep(key) for key in standard.keys))


def typed(columns: Sequence[Column], standard: Standard, source: str, keep: Sequence[str] = ()) -> str:
    """SELECT of `keep` (inside names) and the columns of sql.py from `source`; BAD where a value can't be used, '' for area."""
    found = {column.name: column for column in columns}
    values = [f"{_area(found['area'])} AS area", f"{_amount(found['income'])} AS income"]
    values += [f"{_amount(found['b1']) if 'b1' in found else 'CAST(NULL AS BIGINT)'} AS b1"]
    values += [f"{_members(found['members'])} AS members"]
    values += [f"{_flag(found[dep(key)])} AS {dep(key)}" for key in standard.keys]
    return f"SELECT {', '.join((*keep, *values))} FROM {source} AS file"


def proved(columns: Sequence[Column], standard: Standard) -> frozenset[str]:
    """The typed columns of which the file tells that every value can be used, so that no row need be asked."""
    found = {column.name: column for column in columns if column.kind == Kind.INTEGER}
    limits = {"income": (0, _MOST), "b1": (0, _MOST), **{dep(key): (0, 1) for key in standard.keys}}
    names = {name for name, limit in limits.items() if name in found and found[name].within(*limit)}
    return frozenset(names | {"members"} if "members" in found and _are_members(found["members"]) else names)


def _are_members(column: Column) -> bool:
    return column.full and column.within(1, MOST_MEMBERS)


def good(standard: Standard, known: Collection[str] = ()) -> str:
    """Condition over the typed columns: every value can be used. Columns `known` to be so are not asked."""
    asked = ["area <> ''", *(_fits(name) for name in ("income", "b1") if name not in known)]
    asked += ["members > 0"] if "members" not in known else []
    names = [name for key in standard.keys if (name := dep(key)) not in known]
    return " AND ".join([*asked, _flags_fit(names)] if names else asked)


def _flags_fit(names: Sequence[str]) -> str:
    # 0 and 1 joined bit by bit stay 0 or 1; anything else does not. Null when one is null: then one by one, which is slower.
    joined = f"({' | '.join(names)}) IN (0, 1)"
    each = " AND ".join(f"COALESCE({name}, 0) IN (0, 1)" for name in names)
    return f"COALESCE({joined}, {each})"


def _fits(name: str) -> str:
    return f"COALESCE({name}, 0) BETWEEN 0 AND {_MOST}"


def reasons(standard: Standard) -> str:
    """Expression over the typed columns: what is wrong with the row, parted by "; ", '' when nothing is."""
    told = [("area = ''", "area: phải là rural hoặc urban")]
    told += [(f"NOT ({_fits(name)})", f"{name}: {_AMOUNT}") for name in ("income", "b1")]
    told += [("members <= 0", f"members: {_WHOLE}, từ 1 đến 999")]
    told += [(f"COALESCE({dep(key)}, 0) NOT IN (0, 1)", f"{dep(key)}: {_FLAG}") for key in standard.keys]
    parts = " || ".join(f"CASE WHEN {when} THEN '; {text}' ELSE '' END" for when, text in told)
    return f"SUBSTRING({parts}, 3)"


def _text(column: Column) -> str:
    """The value as text without blanks around it; null stays null."""
    return f"TRIM({column.inside})" if column.kind == Kind.TEXT else f"TRIM(CAST({column.inside} AS STRING))"


def _area(column: Column) -> str:
    value, known = _text(column), ", ".join(f"'{area}'" for area in Area)
    quick = f"WHEN {column.inside} IN ({known}) THEN {column.inside} " if column.kind == Kind.TEXT else ""
    return f"CASE {quick}WHEN {value} IN ({known}) THEN {value} ELSE '' END"


def _digits(value: str) -> str:
    return f"TRANSLATE({value}, '0123456789', '') = ''"


def _amount(column: Column) -> str:
    """A number not below zero, or null; a fraction counts as the next whole number, so that no line is met by rounding.

    "900.000" is refused: a point before three digits may part thousands.
    """
    if column.kind == Kind.INTEGER:
        return f"CAST({column.inside} AS BIGINT)"
    if column.kind == Kind.REAL:
        return _real(column, "CEIL({0})", f"{{0}} < 0 OR {{0}} > {_MOST}", "BIGINT")
    quick = f"TRY_CAST({column.inside} AS BIGINT)"
    return (
        f"CASE WHEN {column.inside} IS NULL THEN NULL WHEN CAST({quick} AS STRING) = {column.inside} "
        f"THEN {quick} ELSE {_written_amount(_text(column))} END"
    )


def _written_amount(value: str) -> str:
    """An amount in less usual writing: blanks around it, zeros before it, a fraction."""
    whole, part, rest = (f"SPLIT_PART({value}, '.', {number})" for number in (1, 2, 3))
    pointed = (
        f"{_digits(whole)} AND {whole} <> '' AND LENGTH({whole}) <= 15 AND {_digits(part)} AND {part} <> '' "
        f"AND LENGTH({part}) <> 3 AND {rest} = '' AND {value} NOT LIKE '%.%.%'"
    )
    up = f"CASE WHEN TRANSLATE({part}, '0', '') = '' THEN 0 ELSE 1 END"
    return (
        f"CASE WHEN {value} = '' THEN NULL WHEN {_digits(value)} AND LENGTH({value}) <= 15 THEN CAST({value} AS BIGINT) "
        f"WHEN {pointed} THEN CAST({whole} AS BIGINT) + {up} ELSE {BAD} END"
    )


def _real(column: Column, value: str, bad: str, kind: str) -> str:
    """NaN, with which some tools write an empty number, is null."""
    number = f"CAST({column.inside} AS DOUBLE)"
    return (
        f"CASE WHEN {number} IS NULL OR ISNAN({number}) THEN NULL WHEN {bad.format(number)} THEN {BAD} "
        f"ELSE CAST({value.format(number)} AS {kind}) END"
    )


def _members(column: Column) -> str:
    if column.kind == Kind.INTEGER and _are_members(column):
        return f"CAST({column.inside} AS INT)"
    if column.kind == Kind.INTEGER:
        return (
            f"CASE WHEN {column.inside} BETWEEN 1 AND {MOST_MEMBERS} THEN CAST({column.inside} AS INT) ELSE {BAD} END"
        )
    if column.kind == Kind.REAL:
        return f"COALESCE({_real(column, '{0}', '{0} < 1 OR {0} > 999 OR {0} <> FLOOR({0})', 'INT')}, {BAD})"
    value = _text(column)
    stem = f"CASE WHEN {value} LIKE '%.0' THEN SPLIT_PART({value}, '.', 1) ELSE {value} END"
    few = " ".join(f"WHEN '{number}' THEN {number}" for number in range(1, 10))
    written = f"CASE WHEN {_digits(stem)} AND LENGTH({stem}) BETWEEN 1 AND 3 THEN CAST({stem} AS INT) ELSE {BAD} END"
    return f"CASE {column.inside} {few} ELSE {written} END"


def _flag(column: Column) -> str:
    if column.kind == Kind.BOOLEAN:
        return f"CASE WHEN {column.inside} THEN 1 WHEN NOT {column.inside} THEN 0 END"
    if column.kind == Kind.INTEGER:
        return f"CAST({column.inside} AS {'INT' if column.within(0, 1) else 'BIGINT'})"
    if column.kind == Kind.REAL:
        return _real(column, "{0}", "{0} <> 0 AND {0} <> 1", "INT")
    value = f"LOWER({_text(column)})"
    words = " ".join(f"WHEN '{word}' THEN {flag}" for word, flag in _FLAGS.items())
    written = f"CASE {value} {words} WHEN '' THEN NULL ELSE {BAD} END"
    return f"CASE WHEN {column.inside} = '0' THEN 0 WHEN {column.inside} = '1' THEN 1 WHEN {column.inside} IS NULL THEN NULL ELSE {written} END"
