"""Ruled tables: fixed widths, head repeated on each page, rows whole, one or two head rows."""

from typing import Any

from docx.document import Document as Docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.table import Table as DocxTable

from lalanh.engines.documents import layout
from lalanh.engines.documents.model import Table
from lalanh.engines.documents.tablehead import HeadCell, head_cells, head_rows, widths
from lalanh.engines.documents.word import marks


def write(out: Docx, table: Table, width: float) -> None:
    """Caption kept with the table, note above on the right, and a little air below."""
    if table.caption:
        marks.line(out, table.caption, layout.BODY, bold=True, before=6, after=4).paragraph_format.keep_with_next = True
    if table.note:
        note = marks.line(out, table.note, layout.TABLE, italic=True, align="right", after=2)
        note.paragraph_format.keep_with_next = True
    rows = head_rows(table)
    made = marks.grid(out, rows + len(table.rows), widths(table, width), style="Table Grid")
    for row in made.rows:
        marks.whole_row(row, head=row._index < rows)
    for head in head_cells(table):
        _head(made, head)
    cells = made._cells
    for at, row in enumerate(table.rows):
        for column, text in enumerate(row.cells):
            cell = cells[(rows + at) * len(table.columns) + column]
            _cell(cell, text, row.bold, table.columns[column].align)
    marks.gap(out, 6)


def _head(made: DocxTable, head: HeadCell) -> None:
    cell = made.cell(head.row, head.column)
    if head.rows > 1 or head.columns > 1:
        cell = cell.merge(made.cell(head.row + head.rows - 1, head.column + head.columns - 1))
    _cell(cell, head.text, True, "center")


def _cell(cell: Any, text: str, bold: bool, align: marks.Alignment) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    lines = text.split("\n")
    for one in lines:
        marks.line(cell, one, layout.TABLE, bold=bold, align="left" if align == "justify" else align, before=1, after=1)
