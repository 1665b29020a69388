"""The generated province counts as published: the fifteen tables against the sources, 2021-2024.

One test, so that the province is filled once (about 120,000 cases, half a minute).
"""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Sum

from lalanh.kernel import scope
from lalanh.kernel.actor import system
from lalanh.registry.demo import province, published, splits
from lalanh.registry.figures import choose, lists, read
from lalanh.registry.models import Cell
from lalanh.units import queries as units
from tests import factories

YEARS = (2021, 2022, 2023, 2024)
FLOWS = {
    2: {"2": "poor_to_near", "3": "poor_to_above", "4": "poor_gone", "5": "near_to_poor", "6": "relapse_poor", "7": "new_poor", "8": "came_poor"},
    3: {"2": "near_to_poor", "3": "near_to_above", "4": "near_gone", "5": "poor_to_near", "6": "relapse_near", "7": "new_near", "8": "came_near"},
}  # fmt: skip
"""Columns of tables 2 and 3 → the flow that the generator was given."""


@pytest.mark.django_db
def test_the_fifteen_tables_give_the_published_counts():
    factories.kon_tum()
    by = system("test")
    scope.enter(by)
    of = province.fill(YEARS, date(2025, 1, 15), by, on_book=False)
    found = {year: _tables(by, round_) for year, round_ in of.items()}
    for year in YEARS:
        check_stock(found[year], published.YEAR_ENDS[year])
        check_balance(found[year])
        check_lists(by, of[year], published.YEAR_ENDS[year])
    for year in YEARS[1:]:
        check_flows(found[year], year)
    for year in (2023, 2024):
        check_persons_go_on(found[year - 1], found[year])
    check_2022(found[2022], of[2022])
    check_districts(found[2021], of[2022])
    assert round(value(found[2022][12], "20"), 2) == round(value(found[2022][1], "4"), 2)
    for year, rate in published.POOR_RATES.items():
        assert round(float(value(found[year][12], "20")), 2) == rate
    check_cells()


def _tables(by, of):
    whole = units.unit(of.unit_id)
    filled = read.tables(by, of, choose.all_tables(of), whole)
    return {one.table.number: one for one in filled}


def value(figures, key, line=0, row=None):
    at = [column.key for column in figures.columns].index(key)
    return (row or figures.total).figures[line][at].value


def check_stock(tables, wanted):
    assert (value(tables[1], "3"), value(tables[1], "5")) == (wanted.poor, wanted.near_poor)
    assert {value(tables[n], "A") for n in (4, 5)} == {value(tables[10], "1"), value(tables[12], "9")} == {wanted.poor}
    assert {value(tables[n], "A") for n in (6, 7)} == {value(tables[13], "9")} == {wanted.near_poor}
    assert (value(tables[8], "1"), value(tables[8], "6")) == (wanted.poor, wanted.near_poor)
    assert {value(tables[8], "2"), value(tables[9], "3"), value(tables[12], "11")} == {wanted.minority_poor}
    assert value(tables[9], "1") == value(tables[9], "2") + value(tables[9], "3") == wanted.poor
    near = next(one.number for one in tables[9].columns if one.heads == ("Hộ cận nghèo",) and one.title == "Tổng số")
    assert value(tables[9], near) == wanted.near_poor


def check_balance(tables):
    """Opening ± flows = closing for the province, every district and every commune, households and persons."""
    for number in (2, 3):
        table = tables[number]
        closing, terms = table.table.check
        shown = {column.key for column in table.columns}
        for row in (table.total, *table.rows):
            for line in (0, 1):
                made = sum(sign * (value(table, key, line, row) or 0) for sign, key in terms if key in shown)
                assert made == (value(table, closing, line, row) or 0), (number, row.name, line)


def check_flows(tables, year):
    for number, columns in FLOWS.items():
        for key, name in columns.items():
            wanted = getattr(splits.FLOWS[year], name)
            assert value(tables[number], key) == wanted, (year, number, key)
    start = splits.opening(year)
    assert (value(tables[2], "1"), value(tables[3], "1")) == (start.poor, start.near_poor)


def check_persons_go_on(before, after):
    """The persons of a closing are those of the next opening."""
    for number in (2, 3):
        assert value(before[number], "9", 1) == value(after[number], "1", 1)


def check_2022(tables, of):
    row = [value(tables[2], key) for key in "123456789"]
    assert row[0] == 21_989 and row[1] + row[2] == 6_782 and row[3:] == [40, 169, 13, 594, 0, 15_943]
    assert (value(tables[8], "3"), value(tables[8], "4")) == (published.NO_LABOUR_2022, published.MERIT_2022)
    assert value(tables[8], "5") >= 0
    assert sum(value(tables[10], str(n)) for n in range(2, 10)) >= 15_943
    assert value(tables[11], "1") > 10_000


def check_districts(general, of):
    names = {published_.code: published_ for published_ in published.DISTRICTS}
    for row in general[12].rows:
        code = row.path.rpartition(".")[2]
        if code in names:
            assert value(general[12], "1", row=row) == names[code].households
            assert value(general[12], "3", row=row) == names[code].minority
    for district in published.DISTRICTS:
        rows = Cell.objects.filter(
            units.inside(f"{of.unit_path}.{district.code}", "unit_path"), round=of, opening_class="poor"
        )
        assert rows.aggregate(n=Sum("minority"))["n"] == district.minority_poor


def check_lists(by, of, wanted):
    whole = units.unit(of.unit_id)
    assert lists.found(by, of, 15, whole).count() == wanted.poor
    assert lists.found(by, of, 14, whole).count() == wanted.near_poor


def check_cells():
    """The trigger's cells are what a recount of all cases gives."""
    with connection.cursor() as cursor:
        cursor.execute("select * from registry_cells_recomputed limit 0")
        names = ", ".join(f'"{column.name}"' for column in cursor.description)
        for one, other in (("registry_cell where households > 0", "registry_cells_recomputed"), ("registry_cells_recomputed", "registry_cell where households > 0")):  # fmt: skip
            cursor.execute(f"select count(*) from (select {names} from {one} except select {names} from {other}) x")
            assert cursor.fetchone()[0] == 0
