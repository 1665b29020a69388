"""The head of a table as rows of cells that span, the same for the page and for the file."""

from collections.abc import Sequence
from dataclasses import dataclass

from lalanh.registry.figures.model import Column


@dataclass(frozen=True, slots=True)
class HeadCell:
    """`at` and `row` count from 0 among the columns of figures."""

    text: str
    row: int
    at: int
    across: int = 1
    down: int = 1
    extra: bool = False


def depth(columns: Sequence[Column]) -> int:
    return max((len(column.heads) for column in columns), default=0) + 1


def head(columns: Sequence[Column]) -> list[list[HeadCell]]:
    """Neighbours under the same head share it; a title goes down to the last row."""
    rows = depth(columns)
    found: list[list[HeadCell]] = [[] for _ in range(rows)]
    for row in range(rows):
        at = 0
        while at < len(columns):
            column = columns[at]
            if row == len(column.heads):
                found[row].append(HeadCell(column.title, row, at, 1, rows - row, column.extra))
                at += 1
            elif row < len(column.heads):
                across = _across(columns, at, row)
                found[row].append(HeadCell(column.heads[row], row, at, across, 1, column.extra))
                at += across
            else:
                at += 1
    return found


def _across(columns: Sequence[Column], at: int, row: int) -> int:
    same = columns[at].heads[: row + 1]
    end = at
    while end < len(columns) and columns[end].heads[: row + 1] == same:
        end += 1
    return end - at


def label(column: Column) -> str:
    """The column in one line, for a card on a phone."""
    return ": ".join((*column.heads, column.title))
