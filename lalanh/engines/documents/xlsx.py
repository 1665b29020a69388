"""Tables to XLSX: real numbers and dates, text that stays text, ready to print on A4, in constant memory."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from lalanh.base import dates
from lalanh.engines.documents import layout
from lalanh.engines.documents.sheets import Sheet, SheetColumn, Value, Workbook
from lalanh.engines.documents.tablehead import HeadCell, cells_of, rows_of
from lalanh.engines.documents.wording import clean

_WIDTHS = {"text": 28.0, "int": 11.0, "decimal": 12.0, "date": 12.0, "money": 18.0}
_FORMATS = {"text": "@", "int": "#,##0", "date": "dd/mm/yyyy", "money": "#,##0"}
_ALIGNS = {"text": "left", "date": "center"}
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_767
_MOST_DIGITS = 10**15
_PORTRAIT_CHARS = 92.0
_BASE = {"font_name": layout.FONT, "font_size": layout.TABLE}
_CELL = {**_BASE, "border": 1, "valign": "vcenter", "text_wrap": True}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FIRST_DAY = date(1900, 3, 1)
"""Earlier days are wrong in Excel by its own calendar; they are written as text."""


def render_xlsx(workbook: Workbook) -> bytes:
    """The file's bytes. A text that begins with `=`, `+`, `-` or `@` is text, and stays so when the cell is edited."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        about = {"title": clean(workbook.title), "author": clean(workbook.author), "created": _created(workbook)}
        book.set_properties(about)
        for sheet, name in zip(workbook.sheets, _names(workbook.sheets), strict=True):
            _Writer(book, book.add_worksheet(name), sheet).write()
    return buffer.getvalue()


class _Writer:
    """Writes one sheet strictly from the top down, as constant memory demands."""

    def __init__(self, book: Any, page: Any, sheet: Sheet) -> None:
        self._book, self._page, self._sheet, self._at = book, page, sheet, 0
        self._quoted = book.add_format({**_CELL, "num_format": "@", "quote_prefix": True})

    def write(self) -> None:
        if sum(_width(column) for column in self._sheet.columns) > _PORTRAIT_CHARS:
            self._page.set_landscape()
        for index, column in enumerate(self._sheet.columns):
            self._page.set_column(index, index, _width(column))
        self._notes()
        head = self._at
        self._head()
        self._rows()
        self._print(head)

    def _notes(self) -> None:
        """Title, source, day of the figures, remarks, and an empty line."""
        sheet, plain = self._sheet, self._book.add_format({**_BASE, "italic": True})
        lines = [f"Nguồn: {sheet.source}" if sheet.source else ""]
        lines.append(f"Số liệu tính đến ngày {dates.numeric(sheet.as_of)}" if sheet.as_of else "")
        lines.extend(sheet.notes)
        self._page.write_string(
            0, 0, clean(sheet.title), self._book.add_format({**_BASE, "bold": True, "font_size": 14})
        )
        self._at = 1
        for text in filter(None, lines):
            self._page.write_string(self._at, 0, clean(text), plain)
            self._at += 1
        self._at += 1

    def _head(self) -> None:
        """Cells row by row, as constant memory wants; `merge_range` writes two rows at once, so ranges go bare."""
        style = self._book.add_format({**_CELL, "bold": True, "align": "center", "bg_color": "#E7EEF5"})
        head, cells = self._at, cells_of(self._sheet.columns)
        texts = {(cell.row, cell.column): cell.text for cell in cells}
        for row in range(rows_of(self._sheet.columns)):
            for column in range(len(self._sheet.columns)):
                self._page.write_string(self._at, column, clean(texts.get((row, column), "")), style)
            self._at += 1
        self._page.merge.extend(_corners(cell, head) for cell in cells if cell.rows > 1 or cell.columns > 1)

    def _rows(self) -> None:
        normal = [self._format(column) for column in self._sheet.columns]
        for row in self._sheet.rows:
            self._row(row, normal)
        if self._sheet.totals is not None:
            self._row(self._sheet.totals, [self._format(column, bold=True) for column in self._sheet.columns])

    def _row(self, values: Sequence[Value], styles: Sequence[Any]) -> None:
        for index, (value, column, style) in enumerate(zip(values, self._sheet.columns, styles, strict=True)):
            self._cell(index, value, column, style)
        self._at += 1

    def _cell(self, index: int, value: Value, column: SheetColumn, style: Any) -> None:
        """A value of another kind than its column's is written as text, so that nothing is lost or guessed."""
        if value is None or value == "":
            self._page.write_blank(self._at, index, None, style)
        elif column.kind == "date" and isinstance(value, date) and value >= _FIRST_DAY:
            self._page.write_datetime(self._at, index, value, style)
        elif column.kind in ("int", "decimal", "money") and (number := _number(value)) is not None:
            self._page.write_number(self._at, index, number, style)
        else:
            text = clean(dates.numeric(value) if isinstance(value, date) else str(value))[:_LONGEST]
            self._page.write_string(self._at, index, text, self._quoted if text.startswith(_DANGEROUS) else style)

    def _format(self, column: SheetColumn, *, bold: bool = False) -> Any:
        number = _FORMATS.get(column.kind) or "#,##0" + ("." + "0" * column.places if column.places else "")
        align = _ALIGNS.get(column.kind, "right")
        return self._book.add_format({**_CELL, "num_format": number, "align": align, "bold": bold})

    def _print(self, head: int) -> None:
        """A4, all columns on the width of a page, head repeated, pages numbered; the head stays when scrolling."""
        first_row = head + rows_of(self._sheet.columns)
        self._page.freeze_panes(first_row, 0)
        self._page.repeat_rows(head, first_row - 1)
        self._page.set_paper(9)
        self._page.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
        self._page.fit_to_pages(1, 0)
        self._page.set_footer('&C&"Times New Roman"&10Trang &P/&N')


def _corners(cell: HeadCell, head: int) -> list[int]:
    return [head + cell.row, cell.column, head + cell.row + cell.rows - 1, cell.column + cell.columns - 1]


def _width(column: SheetColumn) -> float:
    return column.width or max(_WIDTHS[column.kind], min(len(column.title) * 0.7, 24))


def _number(value: Value) -> float | None:
    """Excel keeps fifteen digits: a longer number is an identifier in the wrong column, and no number here."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return None
    exact = Decimal(value)
    return float(exact) if exact.is_finite() and abs(exact) < _MOST_DIGITS else None


def _created(workbook: Workbook) -> datetime:
    """No clock: the day of the figures, so that the same table gives the same file."""
    days = [sheet.as_of for sheet in workbook.sheets if sheet.as_of]
    on = max(days, default=date(2000, 1, 1))
    return datetime(on.year, on.month, on.day)  # noqa: DTZ001


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Names that Excel accepts: at most 31 characters, none of `[]:*?/\\`, no two alike."""
    names: list[str] = []
    taken: set[str] = {"history"}
    for index, sheet in enumerate(sheets, 1):
        base = re.sub(r"[\[\]:*?/\\]", " ", clean(sheet.name)).strip("' ")[:31].rstrip("' ") or f"Trang {index}"
        name, copy = base, 2
        while name.casefold() in taken:
            name, copy = f"{base[:26]} ({copy})", copy + 1
        taken.add(name.casefold())
        names.append(name)
    return names
