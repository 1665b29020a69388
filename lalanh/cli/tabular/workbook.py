"""XLSX in and out. Values are told as text to the engine; what passes through keeps the type that its cell had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from lalanh.base.errors import BadInput
from lalanh.cli.tabular.source import Reading, existing, numbered_columns

MOST_ROWS = 1_048_575
"""Rows below the head that a sheet can hold."""


class Workbook:
    """The first sheet of a workbook, its first row the names of the columns. Rows without any value are left out."""

    first_row = 2

    def __init__(self, name: str) -> None:
        self.path = existing(name)
        try:
            sheet = CalamineWorkbook.from_path(str(self.path)).get_sheet_by_index(0)
            rows = sheet.to_python(skip_empty_area=False)
        except (CalamineError, OSError, IndexError):
            raise BadInput(
                f"{name}: không phải tệp XLSX đọc được. Hãy mở bằng phần mềm bảng tính và lưu lại."
            ) from None
        width = _width(rows)
        if not width:
            raise BadInput(f"{name}: trang tính đầu tiên không có tên cột ở dòng 1.")
        self.columns = numbered_columns(self.path, (_told(cell) or "" for cell in rows[0][:width]))
        self.cells = [row[:width] for row in rows]
        self.filled = [n for n, row in enumerate(self.cells) if n and any(cell != "" for cell in row)]

    def read(self, connection: duckdb.DuckDBPyConnection, only: Sequence[str], *, numbered: bool = False) -> Reading:
        """Always numbered: `n` is the place in the sheet, 0 below the head."""
        place = {column.inside: number for number, column in enumerate(self.columns)}
        texts = {name: pa.array([_told(self.cells[n][place[name]]) for n in self.filled], pa.string()) for name in only}
        numbers = pa.array([n - 1 for n in self.filled], pa.int64())
        connection.register("file", pa.table({**texts, "n": numbers}))
        return Reading("file", len(self.filled))

    def row(self, n: int) -> list[Any]:
        """The cells of data row `n` as they are."""
        return self.cells[n + 1]


def _width(rows: Sequence[Sequence[Any]]) -> int:
    """Columns up to the last that has a name or a value."""
    used = (place + 1 for row in rows for place, cell in enumerate(row) if cell != "")
    return max(used, default=0) if rows and any(cell != "" for cell in rows[0]) else 0


def _told(cell: Any) -> str | None:
    """A cell as text: whole numbers without a point, days as 2022-12-31, None when empty."""
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return cell.isoformat() if isinstance(cell, date | datetime | time) else str(cell)


def write(path: Path, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Writes one sheet: text as text, numbers as numbers, days as days, None as nothing. Rows written."""
    count = 0
    with xlsxwriter.Workbook(
        path,
        {"constant_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False},
    ) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        days, moments = (
            book.add_format({"num_format": "dd/mm/yyyy"}),
            book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        )
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, names, bold)
        for count, row in enumerate(rows, 1):
            if count > MOST_ROWS:
                raise BadInput(f"Một trang tính chỉ chứa {MOST_ROWS} dòng. Hãy ghi ra .csv hoặc .parquet.")
            for place, value in enumerate(row):
                _put(sheet, count, place, value, days, moments)
    return count


def _put(sheet: Any, row: int, place: int, value: Any, days: Any, moments: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(row, place, value)
    elif isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, place, value, moments)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, days)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value)
    else:
        sheet.write_string(row, place, str(value))
