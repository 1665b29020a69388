"""Tables of a DOCX as pipe rows; a head or foot set in two columns reads column by column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from lalanh.engines.plantext.sources.docx.xml import child, is_on, local, value
from lalanh.engines.plantext.sources.grid import Cell, is_layout, pipe_rows, stacked

_MAX_COLUMNS = 64
_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")


@dataclass(slots=True)
class Row:
    """The cell elements of a row, with the grid columns that it leaves out at its start."""

    element: Element
    cells: list[Element]
    skipped: int


def within(element: Element, wanted: str) -> list[Element]:
    """Children of that name, also inside content controls and insertions."""
    found: list[Element] = []
    for one in element:
        tag = local(one.tag)
        if tag == wanted:
            found.append(one)
        elif tag in _WRAPPERS:
            found += within(one, wanted)
    return found


def rows_of(table: Element) -> list[Row]:
    """Rows that are not deleted by a tracked change."""
    found = []
    for row in within(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is None:
            skipped = _number(value(child(properties, "gridBefore")), 0)
            found.append(Row(row, within(row, "tc"), skipped))
    return found


def grid_of(rows: list[Row], texts: dict[Element, list[str]]) -> list[list[Cell]]:
    """Cells in their grid columns; a merged cell leaves its other places empty."""
    grid: list[list[Cell]] = []
    for row in rows:
        line = [Cell([]) for _ in range(min(row.skipped, _MAX_COLUMNS))]
        for one in row.cells:
            properties = child(one, "tcPr")
            merge = child(properties, "vMerge")
            below = merge is not None and value(merge) != "restart"
            line.append(Cell([] if below else texts[one], below))
            span = min(_number(value(child(properties, "gridSpan")), 1), _MAX_COLUMNS - len(line))
            line += [Cell([], below, True) for _ in range(span - 1)]
        grid.append(line)
    return grid


def is_head_row(row: Row) -> bool:
    """True for a row that Word repeats on each page."""
    return is_on(child(row.element, "trPr", "tblHeader"))


def printed(rows: list[Row], texts: dict[Element, list[str]]) -> list[str]:
    """Blocks of text of a table, each a paragraph or the whole of the pipe rows."""
    grid = grid_of(rows, texts)
    if is_layout(grid):
        return stacked(grid)
    heads = next((i for i, row in enumerate(rows) if not is_head_row(row)), 0)
    return ["\n".join(pipe_rows(grid, heads))]


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,4}", text) else default
