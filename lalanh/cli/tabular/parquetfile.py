"""Parquet in: columns keep their types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.types as types

from lalanh.base.errors import BadInput
from lalanh.cli.tabular.source import Reading, existing, numbered_columns
from lalanh.engines.poverty.columns import Kind


class ParquetFile:
    """One Parquet file."""

    first_row = 1

    def __init__(self, name: str) -> None:
        self.path = existing(name)
        try:
            with pq.ParquetFile(self.path) as file:
                schema, self.rows = file.schema_arrow, file.metadata.num_rows
                told = _told(file.metadata) if len(schema) == file.metadata.num_columns else {}
        except (pa.ArrowInvalid, OSError):
            raise BadInput(f"{name}: không phải tệp Parquet đọc được. Hãy xuất lại từ phần mềm nguồn.") from None
        found = numbered_columns(self.path, schema.names, map(_kind, schema.types))
        self.columns = tuple(
            replace(column, least=told[place][0], most=told[place][1], full=told[place][2])
            if column.kind == Kind.INTEGER and place in told
            else column
            for place, column in enumerate(found)
        )
        self._names = schema.names

    def read(self, connection: duckdb.DuckDBPyConnection, only: Sequence[str], *, numbered: bool = False) -> Reading:
        """Lets DuckDB read the file, only the columns that are asked for."""
        place = {column.inside: number for number, column in enumerate(self.columns)}
        listed = [f"{quoted(self._names[place[name]])} AS {name}" for name in only] + [
            "file_row_number AS n"
        ] * numbered
        path = str(self.path).replace("'", "''")
        options = ", file_row_number = true" if numbered else ""
        return Reading(f"(SELECT {', '.join(listed)} FROM read_parquet('{path}'{options}))", self.rows)  # noqa: S608 - quoted


def _told(metadata: pq.FileMetaData) -> dict[int, tuple[int, int, bool]]:
    """Place of a column of whole numbers → least value, greatest value, none is empty; only where every part of the file tells it."""
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    found: dict[int, tuple[int, int, bool]] = {}
    for place in range(metadata.num_columns):
        if metadata.schema.column(place).physical_type in ("INT32", "INT64"):
            parts = [group.column(place).statistics for group in groups]
            if parts and all(part is not None and part.has_min_max and part.has_null_count for part in parts):
                lows, highs = [part.min for part in parts], [part.max for part in parts]
                if all(type(value) is int for value in (*lows, *highs)):
                    found[place] = min(lows), max(highs), not any(part.null_count for part in parts)
    return found


def quoted(name: str) -> str:
    """A name of a person's file as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def _kind(kind: pa.DataType) -> Kind:
    if types.is_dictionary(kind):
        kind = kind.value_type
    tests = (
        (Kind.TEXT, (types.is_string, types.is_large_string, types.is_string_view)),
        (Kind.BOOLEAN, (types.is_boolean,)),
        (Kind.INTEGER, (types.is_integer,)),
        (Kind.REAL, (types.is_floating, types.is_decimal)),
    )
    return next((found for found, ways in tests if any(way(kind) for way in ways)), Kind.OTHER)
