"""Where the cells of a table's head stand, with the groups of a two-row head; shared by DOCX, PDF and XLSX."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from lalanh.engines.documents.model import Table


class Titled(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def group(self) -> str: ...


@dataclass(frozen=True, slots=True)
class HeadCell:
    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def head_rows(table: Table) -> int:
    return rows_of(table.columns)


def head_cells(table: Table) -> list[HeadCell]:
    return cells_of(table.columns)


def rows_of(columns: Sequence[Titled]) -> int:
    return 2 if any(column.group for column in columns) else 1


def cells_of(columns: Sequence[Titled]) -> list[HeadCell]:
    """In reading order: a group spans its columns, a column without one spans both rows."""
    rows, at = rows_of(columns), 0
    top: list[HeadCell] = []
    below: list[HeadCell] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        titles = [column.title for column in members]
        if group:
            top.append(HeadCell(group, 0, at, columns=len(titles)))
            below.extend(HeadCell(title, 1, at + index) for index, title in enumerate(titles))
        else:
            top.extend(HeadCell(title, 0, at + index, rows=rows) for index, title in enumerate(titles))
        at += len(titles)
    return top + below


def widths(table: Table, total: float) -> list[float]:
    """Each column's part of `total` mm by weight."""
    weight = sum(column.weight for column in table.columns)
    return [total * column.weight / weight for column in table.columns]
