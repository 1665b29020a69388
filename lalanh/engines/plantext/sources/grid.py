"""A grid of cells as source text: pipe rows, or one column after the other for a head or foot set as a table."""

from __future__ import annotations

from dataclasses import dataclass

from lalanh.base.patterns import compiled

_HEAD = compiled(
    r"C[ỘÔ]NG H[ÒO][AÀ]|Độc lập\s*-|Nơi nhận|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|(?:^|\n)\s*(?:TM\.|KT\.|TL\.|TUQ\.|T/M|(?:CHỦ TỊCH|PHÓ CHỦ TỊCH)\s*(?:$|\n))"
)
_DIGIT = compiled(r"\d")
_SPACE = compiled(r"\s+")
_STOPPED = ".,;:-–—/+(&"


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of a cell; `below` when it goes on from the row above, `beside` when from the column before."""

    lines: list[str]
    below: bool = False
    beside: bool = False


def is_layout(grid: list[list[Cell]]) -> bool:
    """True for a table that only sets columns: the head, the foot, or a box around words."""
    width = max((len(row) for row in grid), default=0)
    if width <= 1:
        return True
    if width > 4 or len(grid) > 8:
        return False
    return any(_HEAD.search("\n".join(cell.lines)) for row in grid for cell in row)


def stacked(grid: list[list[Cell]]) -> list[str]:
    """One block for each column, from the left."""
    width = max((len(row) for row in grid), default=0)
    columns = ([line for row in grid if at < len(row) for line in row[at].lines] for at in range(width))
    return ["\n".join(lines) for lines in columns if lines]


def pipe_rows(grid: list[list[Cell]], heads: int = 0) -> list[str]:
    """`| a | b |` for each row that says something, all of one width; words of a merged cell repeat in rows of data."""
    width = max((len(row) for row in grid), default=0)
    heads = max(heads, _heads(grid))
    carried = [""] * width
    lines = []
    for index, row in enumerate(grid):
        texts = []
        for at in range(width):
            cell = row[at] if at < len(row) else Cell([])
            text = _joined(cell.lines, index < heads)
            if cell.below and not cell.beside and index >= heads:
                text = carried[at]
            elif not cell.below:
                carried[at] = text if index >= heads and not _DIGIT.search(text) and len(text) < 150 else ""
            texts.append(text)
        if any(texts):
            lines.append("| " + " | ".join(texts) + " |")
    return lines


def _heads(grid: list[list[Cell]]) -> int:
    """Rows of the head: the first, and those under it into which its cells reach."""
    count = 1
    while count < len(grid) and any(cell.below for cell in grid[count]) and not _has_data(grid[count]):
        count += 1
    return count


def _has_data(row: list[Cell]) -> bool:
    first = "".join(row[0].lines).strip() if row else ""
    return bool(first) and (first[0].isdigit() or first in "IVX")


def _joined(lines: list[str], head: bool) -> str:
    """Words of a cell on one line; lines that each name something of their own are parted by a semicolon."""
    joined = ""
    for line in lines:
        text = _SPACE.sub(" ", line.replace("|", "/")).strip()
        if joined and text:
            joined += "; " if not head and _apart(joined, text) else " "
        joined += text
    return joined


def _apart(before: str, after: str) -> bool:
    if before[-1] in _STOPPED or not after[0].isupper() or after.isupper():
        return False
    return before[-1].isalnum() or before[-1] in ')”"%'
