"""The thirteen tables of counts by number; 14 and 15 are lists of households (`figures.lists`)."""

from lalanh.base.errors import NotFound
from lalanh.registry.figures.model import Table
from lalanh.registry.figures.tables import flows, groups, lacks, results

LISTS = {
    14: ("Danh sách chi tiết hộ cận nghèo", "near_poor"),
    15: ("Danh sách chi tiết hộ nghèo", "poor"),
}
PEOPLES = ("xo-dang", "ba-na", "gie-trieng", "gia-rai", "brau", "ro-mam")
"""Columns of table 9 where nothing else is chosen: the peoples of Kon Tum (domain/standards.md §3)."""


def tables(indicators: dict[str, str], peoples: dict[str, str]) -> dict[int, Table]:
    """`indicators` of the standard of the round in the order of the law, `peoples` for the columns of table 9: key → name."""
    found = (
        results.official(), flows.movements(2, "poor"), flows.movements(3, "near_poor"),
        lacks.counts(4, "poor", indicators), lacks.shares(5, "poor", indicators),
        lacks.counts(6, "near_poor", indicators), lacks.shares(7, "near_poor", indicators),
        groups.by_group(), groups.by_people(peoples), groups.by_cause(), lacks.children(),
        results.multidimensional(12, "poor"), results.multidimensional(13, "near_poor"),
    )  # fmt: skip
    return {table.number: table for table in found}


def titles() -> dict[int, tuple[str, str]]:
    """Number → (title, the question it answers), all fifteen."""
    found = {number: (table.title, table.answers) for number, table in tables({}, {}).items()}
    listed = {n: (title, "Những hộ nào, có những ai, cần hỗ trợ gì?") for n, (title, _) in LISTS.items()}
    return found | listed


def table(number: int, indicators: dict[str, str], peoples: dict[str, str]) -> Table:
    """Raises NotFound."""
    found = tables(indicators, peoples).get(number)
    if found is None:
        raise NotFound("Không có biểu này. Bộ biểu rà soát có các biểu từ 1 đến 15.")
    return found
