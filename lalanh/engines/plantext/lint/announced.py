"""A total told right above a table, and what the rows of the table make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.grid import Grid, Row, grids
from lalanh.engines.plantext.lint.parts import addends, amount, dimension, fineness, printed
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import money, number
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.lint.totals import Told, prose_totals
from lalanh.engines.plantext.values import Value

_SCALES = (Decimal(1), Decimal(1000), Decimal(1_000_000), Decimal(1_000_000_000))
_LEADS = late(r"như sau|sau đây|chi tiết|cụ thể|biểu|bảng|gồm|phân bổ|:[\s*_]*$", re.IGNORECASE)
_MONEY_HEAD = late(r"kinh phi|von|so tien|thanh tien|tong|cong|du toan|ngan sach|nhu cau|dong")
_NOT_ADDED = late(r"dinh muc|don gia|muc ho tro|muc chi|ty le|%|binh quan|thu nhap|luy ke|giai ngan")
_WORDS = {"houses": "nha|can", "people": "nguoi|lao dong|hoc vien|hoc sinh", "homes": "ho", "models": "mo hinh"}
_NEAR, _FAR = Decimal("0.15"), Decimal("0.06")


def _above(facts: Facts, grid: Grid) -> list[Told]:
    """The quantities of the lines that lead to a table."""
    found: list[Told] = []
    for index in range(grid.start - 1, max(-1, grid.start - 4), -1):
        paragraph = facts.paragraphs[index]
        if paragraph.kind == "row" or paragraph.zone == "recipients":
            break
        values = addends(paragraph, paragraph.marker_end, len(paragraph.text))
        if values:
            if index == grid.start - 1 or _LEADS.search(paragraph.text[values[0].tail :]) or "ổng" in paragraph.text:
                found.extend(Told(paragraph, v) for v in values)
            break
        if len(paragraph.text) > 160:
            break
    return found


def _readings(rows: list[Row], column: int) -> Iterator[Decimal]:
    """What a column may add up to: its highest rows, its leaves, all of it."""
    detail = [r for r in rows if not r.total]
    top = min((r.rank for r in detail), default=0)
    leaves = [r for r, after in zip(detail, [*detail[1:], None], strict=True) if after is None or after.rank <= r.rank]
    for chosen in ([r for r in detail if r.rank == top], leaves, detail):
        yield sum((r.numbers[column] for r in chosen if column in r.numbers), Decimal(0))


def _has_total(grid: Grid, column: int) -> bool:
    return any(r.total and column in r.numbers for r in grid.rows)


def _columns(grid: Grid, value: Value) -> list[int]:
    """The columns that could add up to a quantity, by their heads."""
    heads = [(c, f"{grid.heads[c]}") for c in grid.columns if not _NOT_ADDED.search(grid.heads[c])]
    if value.kind == "money":
        found = [c for c, head in heads if _MONEY_HEAD.search(head)]
        return found or ([heads[-1][0]] if len(heads) == 1 else [])
    words = _WORDS.get(dimension(value), re.escape(fold(value.unit.split(",")[0])))
    return [c for c, head in heads if re.search(rf"\b(?:{words})\b", head)]


def _agrees(grid: Grid, value: Value) -> bool:
    """True when any number or sum of the table is the quantity."""
    target, slack = amount(value), fineness(value)
    numbers = {n for r in grid.rows for n in r.numbers.values()}
    sums = [s for c in grid.columns for s in _readings(grid.rows, c)]
    sums.append(sum((next(_readings(grid.rows, c)) for c in grid.columns), Decimal(0)))
    scales = _SCALES if value.kind == "money" else _SCALES[:1]
    return any(abs(n * scale - target) <= max(slack, scale / 2) for n in (*numbers, *sums) if n for scale in scales)


def _mismatch(grid: Grid, value: Value, room: Decimal) -> tuple[int, Decimal] | None:
    """The column without total row whose sum comes near the quantity and is not it; the sum in đồng or units."""
    target = amount(value)
    if value.op != "=" or len([r for r in grid.rows if not r.total]) < 3 or not target or _agrees(grid, value):
        return None
    for column in _columns(grid, value):
        if value.kind == "money" and _has_total(grid, column):
            continue
        total = next(_readings(grid.rows, column))
        for scale in _SCALES if value.kind == "money" else _SCALES[:1]:
            if total and abs(total * scale - target) <= target * room:
                return column, total * scale
    return None


@rule(
    "PL059", "sum-mismatch", "error", "{where} ghi {told}, nhưng các dòng của bảng (cột “{column}”) cộng lại là {sum}."
)
def rows_and_announced_total(facts: Facts) -> Iterator[Hit]:
    """The rows of a table without a total row do not make the amount or the number told above it.

    Compared with the lines that lead to the table, else with the only total of money in the text; the sum must come
    near (15 %, else 6 %) to be meant as that total, and no number or sum of the table may be the one told.
    """
    everywhere = prose_totals(facts)
    unique = everywhere if len({v.dong for _, v in everywhere}) == 1 else []
    tables = list(grids(facts))
    for grid in tables:
        above = _above(facts, grid)
        if any(_agrees(grid, v) for _, v in above if v.kind == "money" or _columns(grid, v)):
            continue
        for told, room in [*((t, _NEAR) for t in above), *((t, _FAR) for t in unique if len(tables) == 1)]:
            found = _mismatch(grid, told.value, room)
            if found:
                column, total = found
                rows = [r for r in grid.rows if column in r.numbers and not r.total]
                unit = told.value.unit
                values: dict[str, object] = {
                    "where": facts.place(told.paragraph), "told": printed(told.value),
                    "column": grid.printed[column][:60],
                    "sum": money(int(total)) if told.value.kind == "money" else f"{number(total)} {unit}",
                }  # fmt: skip
                first, last = rows[0].span(column), rows[-1].span(column)
                yield Hit(
                    told.paragraph.span(told.value.lead, told.value.tail),
                    values,
                    first._replace(end=max(first.end, last.end)),
                )
                break
