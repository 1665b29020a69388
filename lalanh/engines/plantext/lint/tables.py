"""Tables whose totals, subtotals, rows or rates do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.grid import Grid, Row, grids
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import decimals, number
from lalanh.engines.plantext.lint.registry import Hit, rule

_NOT_ADDED = late(
    r"ty le|ti le|%|binh quan|trung binh|dinh muc|don gia|muc (?:ho tro|chi|dat|vay|thu)|thu nhap|he so|"
    r"diem|nam (?:20\d\d )?(?:hoan thanh|thuc hien|xay dung)|thoi gian|thoi han|ghi chu|muc tieu|thu tu|"
    r"xep hang|tuoi|so thang|mat do"
)
_SHARE = late(r"ty trong|co cau")
_RATE = late(r"ty le|ti le|%|ty trong|co cau")


def _slack(values: list[Decimal]) -> Decimal:
    """Rounding that a sum of printed decimals may carry; none for whole numbers."""
    places = max((decimals(v) for v in values), default=0)
    return Decimal(1).scaleb(-places) / 2 * len(values) if places else Decimal(0)


def _additive(grid: Grid) -> list[int]:
    """Columns whose rows may be added; rates only where the total row says a hundred."""
    whole = {c for r in grid.rows if r.total for c, n in r.numbers.items() if n == 100}
    heads = [
        c for c in grid.columns if not _NOT_ADDED.search(grid.heads[c]) or _SHARE.search(grid.heads[c]) or c in whole
    ]
    return [c for c in heads if not any("%" in r.cells[c] for r in grid.rows if c in r.numbers)]


def _values(rows: list[Row], column: int) -> list[Decimal]:
    return [r.numbers[column] for r in rows if column in r.numbers]


class _Sum(NamedTuple):
    row: Row
    column: int
    printed: Decimal
    sum: Decimal
    parts: list[Row]


def _children(rows: list[Row], at: int) -> list[Row]:
    """The rows right below a heading row, one step down the hierarchy."""
    below: list[Row] = []
    for row in rows[at + 1 :]:
        if row.total or row.rank <= rows[at].rank:
            break
        below.append(row)
    top = min((r.rank for r in below), default=0)
    return [r for r in below if r.rank == top] if top < 7 else []


def _wrong(row: Row, parts: list[Row], column: int, others: list[list[Row]]) -> _Sum | None:
    """The sum of `parts` when it differs from the row and no other reading of the table agrees either."""
    printed = row.numbers[column]
    for rows in [parts, *others]:
        values = _values(rows, column)
        if values and abs(sum(values) - printed) <= _slack([*values, printed]):
            return None
    values = _values(parts, column)
    total = sum(values, Decimal(0))
    if len(values) < 2 or not total or abs(printed - total) > total / 2:
        return None
    return _Sum(row, column, printed, total, parts)


def _subtotals(grid: Grid, column: int) -> Iterator[_Sum]:
    for at, row in enumerate(grid.rows):
        if row.total or column not in row.numbers or row.rank >= 7:
            continue
        children = _children(grid.rows, at)
        if len(children) >= 2 and all(column in c.numbers or not c.cells[column].strip("-– ") for c in children):
            found = _wrong(row, children, column, [])
            if found:
                yield found


def _below(grid: Grid, column: int) -> Iterator[_Sum]:
    """Rows without a number under a numbered row, where in most places they make it up."""
    good, bad = 0, list[_Sum]()
    for at, row in enumerate(grid.rows):
        if row.total or column not in row.numbers or row.rank >= 7:
            continue
        below = []
        for under in grid.rows[at + 1 :]:
            if under.rank < 7:
                break
            below.append(under)
        values = _values(below, column)
        if len(below) < 2 or len(values) < len(below):
            continue
        total = sum(values)
        if abs(total - row.numbers[column]) <= _slack([*values, row.numbers[column]]):
            good += 1
        else:
            bad.append(_Sum(row, column, row.numbers[column], Decimal(total), below))
    if good >= 2 and 3 * len(bad) <= 2 * good:
        yield from bad


def _totals(grid: Grid, column: int) -> Iterator[_Sum]:
    start = 0
    sums: list[Row] = []
    for at, row in enumerate(grid.rows):
        if not row.total or column not in row.numbers:
            continue
        if at == 0 or (at < len(grid.rows) - 1 and at < 2):
            body = grid.rows[at + 1 :]
        else:
            body = grid.rows[start:at]
        detail = [r for r in body if not r.total]
        top = min((r.rank for r in detail), default=0)
        parts = [r for r in detail if r.rank == top]
        everything = [r for r in grid.rows[:at] if not r.total] if at > 1 else detail
        highest = min((r.rank for r in everything), default=0)
        others = [
            detail,
            [r for r in everything if r.rank == highest],
            everything,
            _leaves(detail),
            _leaves(everything),
            sums[:],
        ]
        found = _wrong(row, parts, column, others) if len(parts) >= 2 else None
        if found:
            yield found
        if at >= 2:
            start = at + 1
            sums.append(row)


def _leaves(rows: list[Row]) -> list[Row]:
    """Rows with nothing below them."""
    return [r for r, after in zip(rows, [*rows[1:], None], strict=True) if after is None or after.rank <= r.rank]


@rule(
    "PL042",
    "sum-mismatch",
    "error",
    "Bảng, cột “{column}”: dòng “{row}” ghi {printed}, các dòng thành phần cộng lại là {sum}.",
)
def table_total(facts: Facts) -> Iterator[Hit]:
    """A total or subtotal row of a table is not the sum of its rows.

    Rates, norms, averages and years are not added. A total that any reading of the hierarchy makes (rows of the
    highest order, all leaves, the subtotals) is right.
    """
    for grid in grids(facts):
        for column, found in _column_sums(grid)[:4]:
            values: dict[str, object] = {
                "column": grid.printed[column][:60] or "số liệu",
                "row": found.row.label[:60],
                "printed": number(found.printed),
                "sum": number(found.sum),
            }
            first, last = found.parts[0].span(column), found.parts[-1].span(column)
            yield Hit(found.row.span(column), values, first._replace(end=max(first.end, last.end)))


def _column_sums(grid: Grid) -> list[tuple[int, _Sum]]:
    return [
        (column, found)
        for column in _additive(grid)
        for found in (*_subtotals(grid, column), *_below(grid, column), *_totals(grid, column))
    ]


class _Relation(NamedTuple):
    """One column that is made of others in most rows, and the rows where it is not."""

    column: int
    others: tuple[int, ...]
    bad: list[Row]
    good: int


def _majority(good: int, bad: int) -> bool:
    return bad > 0 and good >= 2 and good >= 2 * bad


def _across(grid: Grid) -> Iterator[_Relation]:
    """A column "Tổng số" and the columns behind or before it that make it up."""
    columns = _additive(grid)
    for at, column in enumerate(columns):
        if not re.search(r"(?<!\w)(?:tong|cong)(?!\w)|thanh tien", grid.heads[column]):
            continue
        best: _Relation | None = None
        for others in [columns[at + 1 : end] for end in range(at + 3, len(columns) + 1)] + [
            columns[start:at] for start in range(at - 1)
        ]:
            good, bad = 0, []
            for row in grid.rows:
                parts = [row.numbers.get(c, Decimal(0)) for c in others]
                if column not in row.numbers or not any(parts):
                    continue
                if abs(sum(parts) - row.numbers[column]) <= _slack([*parts, row.numbers[column]]):
                    good += 1
                else:
                    bad.append(row)
            if good and (best is None or good > best.good):
                best = _Relation(column, tuple(others), bad, good)
        if best and _majority(best.good, len(best.bad)):
            yield best


@rule(
    "PL043",
    "sum-mismatch",
    "error",
    "Bảng, dòng “{row}”: cột “{column}” ghi {printed}, các cột thành phần cộng lại là {sum}.",
)
def table_row_total(facts: Facts) -> Iterator[Hit]:
    """In one row the total column is not the sum of its columns, though in most rows it is.

    A cell that also breaks the sum of its column is told there.
    """
    for grid in grids(facts):
        told = {(id(row), column) for column, wrong in _column_sums(grid) for row in (wrong.row, *wrong.parts)}
        for found in _across(grid):
            bad = [r for r in found.bad if not any((id(r), c) in told for c in (found.column, *found.others))]
            for row in bad[:3]:
                total = sum((row.numbers.get(c, Decimal(0)) for c in found.others), Decimal(0))
                values: dict[str, object] = {
                    "row": row.label[:60],
                    "column": grid.printed[found.column][:60],
                    "printed": number(row.numbers[found.column]),
                    "sum": number(total),
                }
                yield Hit(row.span(found.column, *found.others), values)


def _rates(grid: Grid) -> Iterator[_Relation]:
    """A rate column and the two columns whose quotient it is in most rows."""
    counts = [c for c in grid.columns if not _RATE.search(grid.heads[c])]
    for column in (c for c in grid.columns if _RATE.search(grid.heads[c])):
        best: _Relation | None = None
        for part in counts:
            for whole in counts:
                found = _rate_fit(grid, column, part, whole) if part != whole else None
                if found and (best is None or found.good > best.good):
                    best = found
        if best and _majority(best.good, len(best.bad)):
            yield best


def _rate_fit(grid: Grid, column: int, part: int, whole: int) -> _Relation | None:
    good, bad = 0, []
    for row in grid.rows:
        n = row.numbers
        if not {column, part, whole} <= n.keys() or not n[whole] or n[part] > n[whole]:
            continue
        slack = Decimal(1).scaleb(-decimals(n[column]))
        if abs(n[part] / n[whole] * 100 - n[column]) <= slack:
            good += 1
        else:
            bad.append(row)
    return _Relation(column, (part, whole), bad, good) if good else None


@rule("PL035", "arithmetic", "error", "Bảng, dòng “{row}”: {part}/{whole} là {real}%, cột “{column}” ghi {printed}.")
def table_rate(facts: Facts) -> Iterator[Hit]:
    """In one row the rate is not the quotient of the two columns that give it in most rows."""
    for grid in grids(facts):
        for found in _rates(grid):
            for row in found.bad[:3]:
                part, whole = (row.numbers[c] for c in found.others)
                values: dict[str, object] = {
                    "row": row.label[:60],
                    "part": number(part),
                    "whole": number(whole),
                    "real": number(round(part / whole * 100, 2)),
                    "column": grid.printed[found.column][:60],
                    "printed": number(row.numbers[found.column]),
                }
                yield Hit(row.span(found.column, *found.others), values)


def _differences(grid: Grid) -> Iterator[_Relation]:
    """Three columns in a row of which the third is the first less or plus the second in most rows."""
    columns = [c for c in grid.columns if not re.search(r"(?<!\w)(?:tong|cong)(?!\w)", grid.heads[c])]
    for a, b, c in zip(columns, columns[1:], columns[2:], strict=False):
        if not re.search(r"giam|tang|thoat|phat sinh", " ".join(grid.heads[x] for x in (a, b, c))):
            continue
        good, bad = 0, []
        for row in grid.rows:
            n = row.numbers
            if not {a, b, c} <= n.keys():
                continue
            x, y, z = sorted((n[a], n[b], n[c]))
            if abs(x + y - z) <= _slack([x, y, z]):
                good += 1
            else:
                bad.append(row)
        if _majority(good, len(bad)) and good >= 3:
            yield _Relation(a, (b, c), bad, good)


_MOVES = (
    ("opening", late(r"\bdau (?:nam|ky)\b")),
    ("closing", late(r"\bcuoi (?:nam|ky)\b|\bcon lai\b|\bhien con\b")),
    ("down", late(r"\bthoat\b|\bgiam\b|\bra khoi\b")),
    ("up", late(r"\bphat sinh\b|\btai ngheo\b|\btang\b")),
)


def _accounts(grid: Grid) -> Iterator[_Relation]:
    """Opening, what went and came, closing: told by the heads, true in most rows."""
    roles: dict[str, list[int]] = {}
    for column in _additive(grid):
        name = next((n for n, pattern in _MOVES if pattern.search(grid.heads[column])), "")
        roles.setdefault(name, []).append(column)
    one = [roles.get(n, []) for n in ("opening", "closing")]
    up, down = roles.get("up", []), roles.get("down", [])
    if any(len(c) != 1 for c in one) or not up or not down:
        return
    (opening,), (closing,) = one
    good, bad = 0, []
    for row in grid.rows:
        n = row.numbers
        if opening not in n or closing not in n:
            continue
        gains = sum((n.get(c, Decimal(0)) for c in up), Decimal(0)) - sum(
            (n.get(c, Decimal(0)) for c in down), Decimal(0)
        )
        if abs(n[opening] + gains - n[closing]) <= _slack([n[opening], gains, n[closing]]):
            good += 1
        else:
            bad.append(row)
    if _majority(good, len(bad)):
        yield _Relation(opening, (max((*up, *down)), closing), bad, good)


@rule(
    "PL036", "arithmetic", "error", "Bảng, dòng “{row}”: các số {a}; {b}; {c} không khớp (đầu kỳ, tăng giảm, cuối kỳ)."
)
def table_change(facts: Facts) -> Iterator[Hit]:
    """In one row opening, change and closing do not agree, though in most rows they do."""
    for grid in grids(facts):
        for found in (*_accounts(grid), *_differences(grid)):
            for row in found.bad[:3]:
                values: dict[str, object] = {"row": row.label[:60]}
                values |= {
                    name: number(row.numbers[c]) for name, c in zip("abc", (found.column, *found.others), strict=True)
                }
                yield Hit(row.span(found.column, *found.others), values)
