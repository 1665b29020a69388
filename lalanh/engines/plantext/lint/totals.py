"""Totals told in one place of the plan and summed up in another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.annexes import label
from lalanh.engines.plantext.lint.facts import Facts, once
from lalanh.engines.plantext.lint.grid import Grid, Row, grids
from lalanh.engines.plantext.lint.parts import addends, fineness
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import money, number
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph
from lalanh.engines.plantext.values import Value

_TOTAL = late(
    r"(?<!\w)(?:Tổng|tổng|TỔNG)\s+(?:số\s+)?(?:nhu\s+cầu|kinh\s+phí|vốn|nguồn|dự\s+toán|mức|số\s+tiền|"
    r"chi\s+phí)[^.;\d]{0,90}$"
)
_ENCLOSED = late(r"[Pp]hụ\s+lục|[Pp]hụ\s+biểu|kèm\s+theo|đính\s+kèm")
_UNITS = (
    (late(r"trieu dong|trd\b|tr dong"), 1_000_000),
    (late(r"ngh?in dong|ngan dong"), 1_000),
    (late(r"ty dong"), 1_000_000_000),
    (late(r"\bdong\b|vnd"), 1),
)
_OF_MONEY = late(r"kinh phi|du toan|von|ngan sach|nhu cau|so tien|thanh tien")


class Told(NamedTuple):
    paragraph: Paragraph
    value: Value


@once
def prose_totals(facts: Facts) -> Iterator[Told]:
    """Amounts that the text calls the total of the plan's money."""
    for paragraph in facts.figured:
        if (
            paragraph.kind == "row"
            or paragraph.zone != "body"
            or facts.scope.topic(paragraph) in ("situation", "basis")
        ):
            continue
        for v in addends(paragraph, paragraph.marker_end, len(paragraph.text)):
            if (
                v.kind == "money"
                and v.op == "="
                and _TOTAL.search(paragraph.text[max(0, v.lead - 130) : v.lead].rstrip("* "))
            ):
                yield Told(paragraph, v)
                break


def _unit(grid: Grid, column: int) -> int | None:
    """Đồng in one unit of a money column, from its head or the words above the table."""
    for words in (grid.heads[column], grid.title[-260:]):
        for pattern, scale in _UNITS:
            if pattern.search(words):
                return scale
    return None


def _money_columns(grid: Grid) -> list[int]:
    return [
        c
        for c in grid.columns
        if _unit(grid, c)
        and (_OF_MONEY.search(grid.heads[c]) or _OF_MONEY.search(grid.title) or "tong" in grid.heads[c])
    ]


class _Sum(NamedTuple):
    row: Row
    column: int
    dong: Decimal


def _table_totals(grid: Grid) -> Iterator[_Sum]:
    for row in grid.rows:
        for column in _money_columns(grid) if row.total else []:
            scale = _unit(grid, column)
            if column in row.numbers and scale:
                yield _Sum(row, column, row.numbers[column] * scale)


def _amounts(grid: Grid) -> set[Decimal]:
    return {
        row.numbers[c] * (_unit(grid, c) or 1) for row in grid.rows for c in _money_columns(grid) if c in row.numbers
    }


@rule("PL044", "sum-mismatch", "error", "Bảng ghi tổng {table}, còn {where} ghi tổng {prose}.")
def table_and_prose_total(facts: Facts) -> Iterator[Hit]:
    """The total row of the only table of money is another amount than the only total that the text names.

    Silent when any figure of the table is the amount in the text, or the two are too far apart to be one sum.
    """
    told = prose_totals(facts)
    tables = [g for g in grids(facts) if any(True for _ in _table_totals(g))]
    if len(tables) != 1 or not told or len({v.dong for _, v in told}) != 1:
        return
    paragraph, value = told[0]
    prose, amounts = Decimal(value.dong), _amounts(tables[0])
    slack = fineness(value)
    if any(abs(a - prose) <= slack for a in amounts):
        return
    found = next(_table_totals(tables[0]))
    enclosed = any(_ENCLOSED.search(p.text) for p, _ in told)
    near = abs(found.dong - prose) <= max(found.dong, prose) * Decimal("0.3" if enclosed else "0.15")
    if near:
        values: dict[str, object] = {
            "table": money(int(found.dong)),
            "prose": money(value.dong),
            "where": facts.where(paragraph),
        }
        yield Hit(found.row.span(found.column), values, paragraph.span(value.lead, value.tail))


_ANNEX_NUMBER = late(r"[Pp]hụ\s+lục\s+(?:số\s+)?(?P<no>[IVX]{1,5}|\d{1,2})(?!\w)")
_ANNEX_HEAD = late(r"[\s#*_|]*(?:PHỤ\s+LỤC|Phụ\s+lục)(?:\s+(?:SỐ|số|Số))?\s*(?P<no>[IVX]{1,5}|\d{1,2})?(?!\w)")


def _annex_grids(facts: Facts) -> dict[str, list[Grid]]:
    """Tables by the number of the annex in which they stand; of an annex without number by an empty string."""
    found: dict[str, list[Grid]] = {}
    heads = {
        id(p): label(m["no"] or "") for p in facts.paragraphs if p.zone == "annex" and (m := _ANNEX_HEAD.match(p.text))
    }
    at: dict[int, str] = {}
    current = ""
    for paragraph in facts.paragraphs:
        current = heads.get(id(paragraph), current)
        at[id(paragraph)] = current
    for grid in grids(facts):
        first = grid.rows[0].paragraph
        if first.zone == "annex":
            found.setdefault(at[id(first)], []).append(grid)
    return found


def _near_total(tables: list[Grid], count: Value) -> tuple[Row, int, Decimal] | None:
    """The total row that comes near a number which stands nowhere in the table."""
    numbers = {n for g in tables for r in g.rows for n in r.numbers.values()}
    if len(tables) != 1 or count.value in numbers or not count.value:
        return None
    return next(
        (
            (r, c, n)
            for r in tables[0].rows
            if r.total
            for c, n in r.numbers.items()
            if abs(n - count.value) <= count.value * Decimal("0.25")
        ),
        None,
    )


def _detailed(facts: Facts) -> Iterator[tuple[Paragraph, Value, list[Grid]]]:
    """Numbers of the text with the tables that detail them: of the annex named behind, or titled with their measure."""
    annexes = _annex_grids(facts)
    titled = [(g.title, g) for grids_ in annexes.values() for g in grids_]
    for paragraph in facts.paragraphs if annexes else ():
        if paragraph.zone != "body" or paragraph.kind == "row":
            continue
        counts = [v for v in addends(paragraph, paragraph.marker_end, len(paragraph.text)) if v.kind == "count"]
        m = _ANNEX_NUMBER.search(paragraph.text)
        if len(counts) == 1 and m and counts[0].tail <= m.start() <= counts[0].tail + 40:
            yield paragraph, counts[0], annexes.get(label(m["no"]), [])
    for target in facts.reading.targets if titled else ():
        measure = fold(target.measure).removeprefix("so ").strip()
        owner = facts.paragraph_at(target.span.start)
        mine = [g for title, g in titled if measure in title]
        if owner is None or owner.zone != "body" or owner.kind == "row" or len(measure) < 20 or not mine:
            continue
        for v in addends(owner, owner.marker_end, len(owner.text)):
            if v.kind == "count" and v.value == target.value and v.op == "=":
                yield owner, v, mine
                break


@rule("PL072", "conflicting-targets", "error", "{where} ghi {prose}, còn dòng tổng của phụ lục ghi {table}.")
def target_and_annex_total(facts: Facts) -> Iterator[Hit]:
    """A number in the text that is detailed in an annex differs from the total row of that annex.

    The annex is named behind the number, or its title repeats the words of the target.
    """
    for paragraph, count, tables in _detailed(facts):
        found = _near_total(tables, count)
        if found:
            row, column, n = found
            values: dict[str, object] = {
                "where": facts.place(paragraph),
                "prose": f"{number(count.value)} {count.unit}",
                "table": number(n),
            }
            yield Hit(paragraph.span(count.lead, count.tail), values, row.span(column))


_ALLOTTED = late(r"(?<!\w)[Kk]inh\s+phí[^.;\d]{0,60}$")


@rule(
    "PL045",
    "sum-mismatch",
    "error",
    "{where}: tổng ghi {total}, nhưng kinh phí các mục {first}–{last} cộng lại là {sum}.",
)
def sections_and_total(facts: Facts) -> Iterator[Hit]:
    """Each of three or more sister sections names its money, together not the only total of the text."""
    told = prose_totals(facts)
    allotted: dict[int, list[Told]] = {}
    for paragraph in facts.paragraphs:
        if paragraph.section is None or paragraph.kind == "row" or paragraph.zone != "body":
            continue
        for v in addends(paragraph, paragraph.marker_end, len(paragraph.text)):
            if (
                v.kind == "money"
                and v.op == "="
                and _ALLOTTED.search(paragraph.text[max(0, v.lead - 90) : v.lead].rstrip("* :"))
            ):
                allotted.setdefault(paragraph.section, []).append(Told(paragraph, v))
    for group in _sisters(facts, allotted):
        values_of = [allotted[s][0].value for s in group]
        others = [t for t in told if t.paragraph.section not in group]
        if len({t.value.dong for t in others}) != 1:
            continue
        total, summed = others[0], sum(v.dong for v in values_of)
        slack = max(int(fineness(v)) for v in (*values_of, total.value))
        if abs(summed - total.value.dong) > slack and abs(summed - total.value.dong) <= 0.3 * total.value.dong:
            sections = facts.outline.sections
            values: dict[str, object] = {
                "where": facts.place(total.paragraph), "total": money(total.value.dong), "sum": money(summed),
                "first": sections[group[0]].path, "last": sections[group[-1]].path,
            }  # fmt: skip
            last = allotted[group[-1]][0]
            yield Hit(
                total.paragraph.span(total.value.lead, total.value.tail),
                values,
                last.paragraph.span(last.value.lead, last.value.tail),
            )


def _sisters(facts: Facts, allotted: dict[int, list[Told]]) -> Iterator[list[int]]:
    """Groups of sections under one parent, all of which name just one amount."""
    children: dict[int | None, list[int]] = {}
    for index, section in enumerate(facts.outline.sections):
        children.setdefault(section.parent, []).append(index)
    for group in children.values():
        if len(group) >= 3 and all(len(allotted.get(s, [])) == 1 for s in group):
            yield group
