"""Households through DuckDB: classified row by row, or counted to cells; and the rows that can't be used."""

from __future__ import annotations

import csv
import sys
import tempfile
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from lalanh.base.errors import BadInput
from lalanh.cli.tabular.source import Reading, Source, Torn
from lalanh.engines.poverty import columns, sql
from lalanh.engines.poverty.model import Standard

if TYPE_CHECKING:
    import pyarrow as pa

BadRow = tuple[int | None, str, Sequence[Any]]
"""Number in the file (None when the engine knows no order), why, and the values."""


def connect(source: Source) -> duckdb.DuckDBPyConnection:
    """A database in memory that may overflow into the temporary folder. Other sources than Parquet show their own progress."""
    connection = duckdb.connect(config={"temp_directory": tempfile.gettempdir()})
    if sys.stderr.isatty() and source.path.suffix.lower() == ".parquet":
        connection.execute("SET enable_progress_bar = true")
        connection.execute("SET progress_bar_time = 1000")
    return connection


def run(connection: duckdb.DuckDBPyConnection, query: str, source: Source) -> duckdb.DuckDBPyConnection:
    """Executes; BadInput when the source can't be read to its end, or is too large for this machine."""
    try:
        return connection.execute(query)
    except duckdb.OutOfMemoryException:
        raise BadInput(f"{source.path}: không đủ bộ nhớ. Hãy chia nhỏ tệp hoặc dùng máy lớn hơn.") from None
    except (duckdb.InvalidInputException, duckdb.IOException, duckdb.ConversionException) as error:
        raise BadInput(f"{source.path}: không đọc hết được tệp ({str(error).splitlines()[0][:200]}).") from None


def usable(source: Source, standard: Standard, reading: Reading, keep: Sequence[str]) -> str:
    """Bracketed query of the rows that can be used, columns as sql.py wants them beside `keep`."""
    typed = columns.typed(source.columns, standard, reading.relation, keep)
    good = columns.good(standard, columns.proved(source.columns, standard))
    return f"(SELECT * FROM ({typed}) AS typed WHERE {good})"  # noqa: S608 - numbered names


def cells(
    connection: duckdb.DuckDBPyConnection, source: Source, standard: Standard, by: Sequence[str], k: int
) -> tuple[pa.Table, Reading]:
    """The cells by the inside names `by`, as text."""
    needed = {*columns.needed(standard), "b1"}
    only = [column.inside for column in source.columns if column.name in needed or column.inside in by]
    reading = source.read(connection, only)
    query = sql.cells(standard, usable(source, standard, reading, by), by, k)
    named = "".join(f"CAST({name} AS STRING) AS {name}, " for name in by)
    found = run(connection, f"SELECT {named}{', '.join(sql.sums(standard))} FROM ({query}) AS cells", source)  # noqa: S608 - numbered names
    return found.to_arrow_table(), reading


def bad_rows(connection: duckdb.DuckDBPyConnection, source: Source, standard: Standard) -> list[BadRow]:
    """Every row that can't be used, with its number in the file and why, in order. Reads the file once more."""
    every = [column.inside for column in source.columns]
    reading = source.read(connection, every, numbered=True)
    typed = columns.typed(source.columns, standard, reading.relation, [*every, "n"])
    query = (
        f"SELECT n, {columns.reasons(standard)}, {', '.join(every)} FROM ({typed}) AS typed "  # noqa: S608 - numbered names
        f"WHERE NOT ({columns.good(standard)}) ORDER BY n"
    )
    found = [(n, reason, values) for n, reason, *values in run(connection, query, source).fetchall()]
    rows = _placed(found, sorted(one.row for one in reading.torn), source.first_row)
    rows += [(one.row, f"dòng có {one.found} giá trị, cần {len(every)}", _values(one, source)) for one in reading.torn]
    return sorted(rows, key=lambda row: row[0] or 0)


def _placed(found: list[tuple[int, str, list[Any]]], torn: list[int], first: int) -> list[BadRow]:
    """The place among whole records becomes the place in the file, torn ones counted."""
    rows: list[BadRow] = []
    for n, reason, values in found:
        row = n + first
        while (moved := n + first + bisect_right(torn, row)) != row:
            row = moved
        rows.append((row, reason, values))
    return rows


def _values(torn: Torn, source: Source) -> Sequence[str]:
    return next(csv.reader([torn.text], delimiter=getattr(source, "delimiter", ",")), [])


def written(path: Path) -> str:
    """A path inside SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def options(suffix: str, delimiter: str = ",") -> str:
    """How COPY writes a file of this ending; a CSV goes out parted as it came in."""
    return (
        "FORMAT parquet, COMPRESSION zstd" if suffix == ".parquet" else f"FORMAT csv, HEADER, DELIMITER '{delimiter}'"
    )


def copy(table: pa.Table, path: Path, suffix: str) -> None:
    """Writes a table as it stands."""
    with duckdb.connect() as connection:
        connection.register("result", table)
        connection.execute(f"COPY result TO {written(path)} ({options(suffix)})")
