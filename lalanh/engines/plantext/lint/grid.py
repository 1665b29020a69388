"""Tables as grids of numbers: columns with their heads, rows with their place in the hierarchy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts, once
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import cell_number
from lalanh.engines.plantext.model import Paragraph, Span

_TOTAL = late(
    r"(?:tong(?: cong| so| chung| kinh phi| von| nguon von)?|cong(?: chung)?|(?:tong )?cong toan (?:tinh|huyen|xa|phuong|thi xa|thanh pho|thi tran)|toan (?:tinh|huyen|xa|phuong|"
    r"thi xa|thanh pho|thi tran|dac khu|vung)|ca (?:tinh|huyen|xa))(?:\s*[:(+].*)?"
)
_RANKS = (
    (late(r"[A-HĐ]"), 1),
    (late(r"[IVXL]+"), 2),
    (late(r"\d{1,3}"), 3),
    (late(r"[IVX\d]{1,4}\.\d{1,2}"), 4),
    (late(r"[IVX\d]{1,4}\.\d{1,2}\.\d{1,2}"), 5),
    (late(r"[a-zđ]"), 6),
)
_FIGURES = late(r"(?:kinh phi|so tien|so luong|so ho|so nguoi|von|du toan|tong)\b")
"""A first column that counts, with the names behind it."""
_YEAR = late(r"(?:19|20)\d\d")
_NUMBER_HEAD = late(r"(?:stt|tt|so tt|so thu tu|ma so|#)")


@dataclass(slots=True)
class Row:
    paragraph: Paragraph
    label: str
    rank: int
    """1 for A, 2 for I, 3 for 1, ... 8 for a row without a number; 0 for a total."""
    cells: list[str]
    spans: list[tuple[int, int]]
    numbers: dict[int, Decimal]

    @property
    def total(self) -> bool:
        return self.rank == 0

    def span(self, *columns: int) -> Span:
        """From the label to the furthest of the columns: what a reader would mark in this row."""
        ends = [self.spans[c] for c in columns if c < len(self.spans)]
        filled = [s for s in self.spans if s[1] > s[0]]
        start = filled[0][0] if filled else 0
        return self.paragraph.span(
            min([start] + [s[0] for s in ends]), max(e for _, e in ends) if ends else len(self.paragraph.text)
        )


@dataclass(slots=True)
class Grid:
    heads: list[str]
    """Folded head of each column, with the heads above it."""
    printed: list[str]
    rows: list[Row]
    title: str = ""
    """Folded words that stand above the table: its name and unit."""
    start: int = 0
    """Index of its first paragraph."""
    columns: list[int] = field(default_factory=list)
    """Columns that hold numbers."""


@once
def grids(facts: Facts) -> Iterator[Grid]:
    """Every table of the document that has numbers in it."""
    group: list[tuple[int, Paragraph]] = []
    for index, paragraph in enumerate([*facts.paragraphs, None]):
        if paragraph is not None and paragraph.kind == "row" and (not group or group[-1][1].table == paragraph.table):
            group.append((index, paragraph))
            continue
        if len(group) >= 3:
            grid = _grid([p for _, p in group], _title(facts, group[0][0]))
            if grid:
                grid.start = group[0][0]
                yield grid
        group = [(index, paragraph)] if paragraph is not None and paragraph.kind == "row" else []


def _title(facts: Facts, at: int) -> str:
    """The words above a table, up to the heading under which it stands."""
    lines: list[str] = []
    for index in range(at - 1, max(-1, at - 6), -1):
        lines.insert(0, facts.folded(index))
        if facts.paragraphs[index].kind in ("heading", "row"):
            break
    return " ".join(lines)


def _texts(paragraph: Paragraph) -> list[str]:
    return [paragraph.text[a:b].strip("*_ ") for a, b in paragraph.cells]


def _grid(rows: list[Paragraph], title: str) -> Grid | None:
    width = max(len(p.cells) for p in rows)
    depth = _head_depth(rows, width)
    if depth == 0 or width < 2 or width > 40:
        return None
    printed = [" ".join(dict.fromkeys(t for t in (_at(p, c, width) for p in rows[:depth]) if t)) for c in range(width)]
    grid = Grid([fold(h) for h in printed], printed, [], title)
    for paragraph in rows[depth:]:
        row = _row(paragraph, width, grid.heads)
        if row:
            grid.rows.append(row)
    grid.columns = _numeric(grid)
    return grid if grid.columns and len(grid.rows) >= 2 else None


def _at(paragraph: Paragraph, column: int, width: int) -> str:
    texts = _texts(paragraph)
    return texts[column] if len(texts) == width and column < width else ""


def _head_depth(rows: list[Paragraph], width: int) -> int:
    """How many rows are heads: those before the first with a number in it beside its place in the order."""
    for depth, paragraph in enumerate(rows[:4]):
        texts = _texts(paragraph)
        filled = [t for t in texts if t]
        if (
            depth
            and filled
            and all(re.fullmatch(r"\(?(?:\d{1,2}|[A-Z])(?:\s?=.*)?\)?", t) for t in filled)
            and len(filled) > 2
        ):
            return depth + 1
        years = sum(1 for t in texts if _YEAR.fullmatch(t))
        if not depth and years and years == sum(1 for t in texts if cell_number(t) is not None):
            continue  # "Nguồn vốn | Tổng | 2016 | 2017"
        if any(cell_number(t) is not None for t in texts[1:]) or (depth and cell_number(texts[0]) is not None):
            return depth
    return 0


def _row(paragraph: Paragraph, width: int, heads: list[str]) -> Row | None:
    texts, spans = _texts(paragraph), list(paragraph.cells)
    if len(texts) < width:
        label_first = next((i for i, t in enumerate(texts) if t), 0)
        pad = width - len(texts)
        texts = [*texts[: label_first + 1], *[""] * pad, *texts[label_first + 1 :]]
        spans = [*spans[: label_first + 1], *[(spans[label_first][1],) * 2] * pad, *spans[label_first + 1 :]]
    ordered = bool(_NUMBER_HEAD.fullmatch(heads[0])) if heads else False
    number = texts[0].strip(" .)*") if ordered else ""
    label = next((t for t in texts[1 if ordered else 0 :] if t and cell_number(t) is None), "")
    if not ordered and (m := re.match(r"(?P<no>[IVX]{1,4}|\d{1,2}(?:\.\d{1,2})*|[A-H]|[a-zđ])[.)]\s+(?=\S)", label)):
        number, label = m["no"], label[m.end() :]
    if ordered and number and cell_number(number) is None and len(number) > 6:
        label = label if _rank_of(number) != 8 else number
    rank = 0 if _TOTAL.fullmatch(fold(label).strip(" *:")) or _TOTAL.fullmatch(fold(number)) else _rank(number, label)
    first = 0 if heads and _FIGURES.match(heads[0]) else 1
    numbers = {i: n for i, t in enumerate(texts) if i >= first and (n := cell_number(t)) is not None and t != label}
    return Row(paragraph, label, rank, texts, spans, numbers) if any(texts) else None


def _rank_of(number: str) -> int:
    return next((rank for pattern, rank in _RANKS if pattern.fullmatch(number)), 8)


def _rank(number: str, label: str) -> int:
    if label.startswith(("-", "–", "+", "•")) or fold(label).startswith("trong do"):
        return 7
    return _rank_of(number) if number else 8


def _numeric(grid: Grid) -> list[int]:
    width = len(grid.heads)
    start = 1 if grid.heads and _NUMBER_HEAD.fullmatch(grid.heads[0]) else 0
    return [c for c in range(start, width) if sum(1 for r in grid.rows if c in r.numbers) >= 2]
