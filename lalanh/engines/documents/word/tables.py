"""Ruled tables: fixed widths, head repeated on each page, rows whole, one or two head rows."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.document import Document as Docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm
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
    made = marks.grid(out, rows, widths(table, width), style="Table Grid")
    for row in made.rows:
        marks.whole_row(row, head=True)
    patterns = {bold: _pattern(made, table, widths(table, width), bold) for bold in {row.bold for row in table.rows}}
    for head in head_cells(table):
        _head(made, head)
    for one in table.rows:
        made._tbl.append(_filled(patterns[one.bold], one.cells))
    marks.gap(out, 6)


def _pattern(made: Any, table: Table, column_widths: Sequence[float], bold: bool) -> Any:
    """One laid-out empty row, taken out again: copying it is ten times faster than asking python-docx for each cell."""
    row = made.add_row()
    marks.whole_row(row)
    for cell, column, width in zip(row.cells, table.columns, column_widths, strict=True):
        cell.width = Mm(width)
        _cell(cell, " ", bold, column.align)
    made._tbl.remove(row._tr)
    return row._tr


def _filled(pattern: Any, texts: Sequence[str]) -> Any:
    """A copy of the row with these words, a paragraph for each line of a cell."""
    row = deepcopy(pattern)
    for cell, text in zip(row.iterchildren(qn("w:tc")), texts, strict=True):
        paragraph = cell.find(qn("w:p"))
        for line in text.split("\n")[1:]:
            more = deepcopy(paragraph)
            next(more.iter(qn("w:r"))).text = line
            cell.append(more)
        next(paragraph.iter(qn("w:r"))).text = text.split("\n")[0]
    return row


def _head(made: DocxTable, head: HeadCell) -> None:
    cell = made.cell(head.row, head.column)
    if head.rows > 1 or head.columns > 1:
        cell = cell.merge(made.cell(head.row + head.rows - 1, head.column + head.columns - 1))
    _cell(cell, head.text, True, "center")


def _cell(cell: Any, text: str, bold: bool, align: marks.Alignment) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for one in text.split("\n"):
        marks.line(cell, one, layout.TABLE, bold=bold, align="left" if align == "justify" else align, before=1, after=1)
