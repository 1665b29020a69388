"""The same workbook back: red cells where something is wrong, yellow where it is doubted, the reasons in notes and a last column."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException

from lalanh.registry.imports import actions, queries, reading
from lalanh.registry.imports.mapping import ColumnMap
from lalanh.registry.imports.reading import BROKEN, FORMULA
from lalanh.registry.models import ImportBatch

TITLE = "Lý do cần sửa"
_MOST = 4_000_000
"""Bytes of a workbook that is given back with all its own formatting; larger ones are written anew, plain."""
_RED, _YELLOW = "FFF4C7C3", "FFFFF2C2"
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def make(batch: ImportBatch, content: bytes) -> bytes:
    """XLSX with every problem and doubt of the batch in its place."""
    mapping = actions.mapping_of(batch)
    said = queries.in_workbook(batch, mapping)
    if content[:2] == b"PK" and len(content) <= _MOST:
        try:
            return _marked(content, mapping, said)
        except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError):
            pass  # a workbook that openpyxl can't hold is written anew
    return _anew(content, mapping, said)


def _marked(content: bytes, mapping: ColumnMap, said: dict[int, dict[int, tuple[str, bool]]]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book[mapping.sheet]
    last = page.max_column + 1
    _text(page.cell(mapping.header_line, last), TITLE)
    for line, cells in said.items():
        for place, (sentence, bad) in cells.items():
            if place < 0:
                continue
            cell = page.cell(line, place + 1)
            if not hasattr(cell, "column_letter") or type(cell).__name__ == "MergedCell":
                continue
            cell.fill = PatternFill("solid", start_color=_RED if bad else _YELLOW)
            cell.comment = Comment(sentence, "Lá Lành", width=320, height=110)
        _text(page.cell(line, last), _reasons(cells))
    page.column_dimensions[page.cell(mapping.header_line, last).column_letter].width = 60
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _text(cell: Any, words: str) -> None:
    cell.value = words
    cell.data_type = "s"


def _reasons(cells: dict[int, tuple[str, bool]]) -> str:
    ordered = sorted(cells.values(), key=lambda row: not row[1])
    return " ".join(sentence if bad else f"(lưu ý) {sentence}" for sentence, bad in ordered)


def _anew(content: bytes, mapping: ColumnMap, said: dict[int, dict[int, tuple[str, bool]]]) -> bytes:
    """All lines as text, in constant memory."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        plain = book.add_format({"num_format": "@", "quote_prefix": True})
        colours = {
            bad: book.add_format({"num_format": "@", "quote_prefix": True, "bg_color": "#" + colour[2:]})
            for bad, colour in ((True, _RED), (False, _YELLOW))
        }
        page = book.add_worksheet(_title(mapping.sheet))
        last = max((column.place for column in mapping.columns), default=0) + 1
        page.set_column(last, last, 60)
        for number, cells in reading.rows(content, mapping.sheet):
            remarks = said.get(number, {})
            for place in sorted({*range(min(len(cells), last)), *(place for place in remarks if place >= 0)}):
                text = cells[place] if place < len(cells) else ""
                text = "" if text.startswith((FORMULA, BROKEN)) else text
                form = colours[remarks[place][1]] if place in remarks else plain
                if text or place in remarks:
                    page.write_string(number - 1, place, text, form)
            if number == mapping.header_line:
                page.write_string(number - 1, last, TITLE, plain)
            elif remarks:
                page.write_string(number - 1, last, _reasons(remarks), plain)
    return buffer.getvalue()


def _title(sheet: str) -> str:
    kept = "".join(sign for sign in sheet if sign not in "[]:*?/\\'")[:31]
    return kept or "Danh sách"
