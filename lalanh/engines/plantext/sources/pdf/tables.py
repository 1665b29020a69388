"""Ruled tables: the lines drawn on a page make a grid, and the words inside go to its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lalanh.engines.plantext.sources.grid import Cell, is_layout, pipe_rows, stacked
from lalanh.engines.plantext.sources.pdf.lines import joined, lines_of
from lalanh.engines.plantext.sources.pdf.words import Rule, Word

_NEAR = 3.0
_MAX_COLUMNS, _MAX_ROWS = 60, 400


@dataclass(slots=True)
class Table:
    """A table on one page; `xs` tells whether one on the next page goes on with it."""

    page: int
    top: float
    bottom: float
    xs: list[float]
    grid: list[list[Cell]]

    @property
    def text(self) -> str:
        """The table as blocks of source text."""
        return "\n\n".join(stacked(self.grid)) if is_layout(self.grid) else "\n".join(self.rows())

    def rows(self) -> list[str]:
        return pipe_rows(self.grid)

    def goes_on(self, other: Table) -> bool:
        """True when `other` has the same columns."""
        return len(self.xs) == len(other.xs) and all(
            abs(a - b) < 2 * _NEAR for a, b in zip(self.xs, other.xs, strict=True)
        )


@dataclass(slots=True)
class Frame:
    """The ruled lines of one table: columns from the left, rows from the top (ys fall)."""

    xs: list[float]
    ys: list[float]
    upright: list[Rule]
    level: list[Rule]

    def place(self, word: Word) -> tuple[int, int] | None:
        """Row and column that hold the middle of a word."""
        column = bisect_right(self.xs, (word.x0 + word.x1) / 2) - 1
        row = bisect_right([-y for y in self.ys], -word.middle) - 1
        inside = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return (row, column) if inside else None


def tables_of(rules: list[Rule], words: list[Word], page: int) -> tuple[list[Table], list[Word]]:
    """The ruled tables of a page, and the words outside them."""
    frames = _frames(rules)
    if not frames:
        return [], words
    held: list[dict[tuple[int, int], list[Word]]] = [defaultdict(list) for _ in frames]
    outside = []
    for word in words:
        at = next((i for i, frame in enumerate(frames) if frame.ys[-1] < word.middle < frame.ys[0]), None)
        place = frames[at].place(word) if at is not None else None
        if at is None or place is None:
            outside.append(word)
        else:
            held[at][place].append(word)
    tables = [_table(frame, cells, page) for frame, cells in zip(frames, held, strict=True) if cells]
    return tables, outside


def _frames(rules: list[Rule]) -> list[Frame]:
    """One frame for each band of the page that upright lines cover without a break."""
    upright = sorted((rule for rule in rules if rule.upright), key=lambda rule: -rule.end)
    bands: list[list[Rule]] = []
    bottom = 0.0
    for rule in upright:
        if not bands or rule.end < bottom - _NEAR:
            bands.append([])
            bottom = rule.start
        bands[-1].append(rule)
        bottom = min(bottom, rule.start)
    level = [rule for rule in rules if not rule.upright]
    return [frame for band in bands if (frame := _frame(band, level))]


def _frame(upright: list[Rule], level: list[Rule]) -> Frame | None:
    top, bottom = max(rule.end for rule in upright), min(rule.start for rule in upright)
    level = [rule for rule in level if bottom - _NEAR <= rule.at <= top + _NEAR]
    xs, ys = _merged(rule.at for rule in upright), _merged(rule.at for rule in level)[::-1]
    if len(xs) < 2 or len(ys) < 2 or len(xs) > _MAX_COLUMNS or len(ys) > _MAX_ROWS:
        return None
    return Frame(xs, ys, upright, level) if len(xs) > 2 or len(ys) > 2 else None


def _merged(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _table(frame: Frame, cells: dict[tuple[int, int], list[Word]], page: int) -> Table:
    origin = _origins(frame)
    words: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for place, some in cells.items():
        words[origin[place]] += some
    grid = []
    for row in range(len(frame.ys) - 1):
        line = []
        for column in range(len(frame.xs) - 1):
            home = origin[row, column]
            text = joined(lines_of(words[home])) if home == (row, column) else ""
            line.append(Cell([text] if text else [], home[0] < row, home[1] < column))
        grid.append(line)
    return Table(page, frame.ys[0], frame.ys[-1], frame.xs, grid)


def _origins(frame: Frame) -> dict[tuple[int, int], tuple[int, int]]:
    """The place where the cell of each place begins: no line between two places makes them one cell."""
    beside, below = _walls(frame)
    origin: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(frame.ys) - 1):
        for column in range(len(frame.xs) - 1):
            home = (row, column)
            if row and (row, column) not in below:
                home = origin[row - 1, column]
            elif column and (row, column) not in beside and origin[row, column - 1][0] == row:
                home = origin[row, column - 1]
            origin[row, column] = home
    return origin


def _walls(frame: Frame) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Places with a line at their left, and places with a line above."""
    beside = {
        (row, column)
        for rule in frame.upright
        for column in [_index(frame.xs, rule.at)]
        for row in range(len(frame.ys) - 1)
        if rule.start - _NEAR < (frame.ys[row] + frame.ys[row + 1]) / 2 < rule.end + _NEAR
    }
    below = {
        (row, column)
        for rule in frame.level
        for row in [len(frame.ys) - 1 - _index(frame.ys[::-1], rule.at)]
        for column in range(len(frame.xs) - 1)
        if rule.start - _NEAR < (frame.xs[column] + frame.xs[column + 1]) / 2 < rule.end + _NEAR
    }
    return beside, below


def _index(values: list[float], value: float) -> int:
    return max(0, bisect_right(values, value + 0.01) - 1)
