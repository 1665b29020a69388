"""The SQL: equal to the reference row by row, equal to fractions in sums, the same on every engine."""

import random
from fractions import Fraction

import duckdb
import polars as pl
import pyarrow as pa
import pytest
from reference import CUT_OFFS, INDICATORS, LINES, measured, slow

from lalanh.engines.poverty import sql
from lalanh.engines.poverty.facts import Area
from lalanh.engines.poverty.load import extend, standard
from lalanh.engines.poverty.measure_table import measured as table_of
from lalanh.engines.poverty.measures import columns, measures

IDS = list(INDICATORS)


def random_rows(id, count, seed):
    """(area, income, b1, members, deprivations) near every limit; at most five indicators are not known."""
    chance = random.Random(seed)
    rows = []
    for _ in range(count):
        area = chance.choice(["rural", "urban"])
        limits = [line + step for line in LINES[id, area] if line for step in (-1, 0, 1)]
        cuts = [cut + step for cut in CUT_OFFS[id, area] for step in (-1, 0, 1)] or [100]
        deprived = chance.random()
        deps = {key: chance.random() < deprived for key in INDICATORS[id]}
        deps |= dict.fromkeys(chance.sample(INDICATORS[id], chance.choice([0, 0, 1, 3, 5])))
        income = chance.choice([None, 0, 10**9, *limits])
        rows.append((area, income, chance.choice([None, *cuts]), chance.randint(1, 9), deps))
    return rows


def arrow(id, rows):
    number = {None: None, False: 0, True: 1}
    return pa.table(
        {
            "n": pa.array(range(len(rows)), pa.int64()),
            "commune": pa.array([f"{23000 + n % 7}" for n in range(len(rows))]),
            "area": pa.array([row[0] for row in rows]),
            "income": pa.array([row[1] for row in rows], pa.int64()),
            "b1": pa.array([row[2] for row in rows], pa.int32()),
            "members": pa.array([row[3] for row in rows], pa.int32()),
            **{f"dep_{key}": pa.array([number[row[4][key]] for row in rows], pa.int32()) for key in INDICATORS[id]},
        }
    )


def by_duckdb(table, text):
    with duckdb.connect() as connection:
        connection.register("households", table)
        return connection.execute(text).to_arrow_table()


def by_polars(table, text):
    with pl.SQLContext(households=pl.from_arrow(table)) as context:
        return context.execute(text, eager=True).to_arrow()


def rows_of(table, key):
    return sorted((tuple(row.values()) for row in table.to_pylist()), key=lambda row: row[:key])


def words(answer, id):
    cls, route, known, b2, missing = answer
    return (cls, route or "", known, b2, " ".join(name if name == "income" else f"dep_{name}" for name in missing), id)


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("run", [by_duckdb, by_polars])
def test_every_row_is_as_the_reference_says(id, run):
    rows = random_rows(id, 1500, 1)
    found = rows_of(run(arrow(id, rows), sql.classification(standard(id), "households", ["n"])), 1)
    for (n, *answer), row in zip(found, rows, strict=True):
        assert tuple(answer) == words(slow(id, row[0], row[1], row[2], row[4]), id), (n, row)


def test_a_raised_line_reaches_the_sql():
    raised = extend(standard("vn-2022"), lines={"poverty": {Area.RURAL: 1_800_000}}, instrument="NQ 1")
    rows = [
        (area, income, b1, 1, dict.fromkeys(raised.keys, True))
        for area in ("rural", "urban")
        for income, b1 in ((1_800_000, None), (None, 160))
    ]
    found = by_duckdb(arrow("vn-2022", rows), sql.classification(raised, "households", ["n"]))["class"].to_pylist()
    assert found == ["poor", "unknown", "poor", "poor"]


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("k", [1, 3, 4, 10])
def test_measures_are_as_fractions_say(id, k):
    rows = random_rows(id, 600, k)
    cells = by_duckdb(arrow(id, rows), sql.cells(standard(id), "households", ["commune"], k))
    found = table_of(cells, standard(id), ["commune"])
    assert found.column_names == list(columns(standard(id), ["commune"]))
    triples = [(row[3], slow(id, row[0], row[1], row[2], row[4])[0], row[4]) for row in rows]
    groups = {f"{23000 + g}": triples[g::7] for g in range(7)} | {"all": triples}
    assert found["commune"].to_pylist() == list(groups)
    for row in found.to_pylist():
        for name, exact in measured(id, groups[row["commune"]], k).items():
            same(row[name], exact, name)


def same(value, exact, name):
    if isinstance(exact, Fraction):
        assert abs(Fraction(value) - exact) < Fraction(1, 10**12), name
    else:
        assert value == exact, name


@pytest.mark.parametrize("id", IDS)
def test_the_cells_add_up(id):
    """Cells by two columns rolled up give what one pass by one column gives, and what plain Python makes of the sums."""
    one = standard(id)
    table = arrow(id, random_rows(id, 400, 5))
    fine = by_duckdb(table, sql.cells(one, "households", ["commune", "area"], 3))
    rolled = by_duckdb(fine, sql.rollup(one, "households", ["commune"]))
    assert rows_of(rolled, 1) == rows_of(by_duckdb(table, sql.cells(one, "households", ["commune"], 3)), 1)
    (whole,) = by_duckdb(fine, sql.rollup(one, "households")).to_pylist()
    plain, last = measures(whole, one), table_of(fine, one, ["commune", "area"]).to_pylist()[-1]
    assert (plain.h, plain.a, plain.m0, plain.poor_rate) == (last["H"], last["A"], last["M0"], last["poor_rate"])
    assert plain.censored["water"] == last["c_water"] and plain.uncensored["water"] == last["u_water"]


def test_nothing_to_divide_by_is_not_zero():
    rows = [
        ("rural", 1, None, 3, dict.fromkeys(INDICATORS["vn-2022"])),
        ("urban", 1, None, 2, dict.fromkeys(INDICATORS["vn-2022"], False)),
    ]
    cells = by_duckdb(arrow("vn-2022", rows), sql.cells(standard("vn-2022"), "households", ["area"], 3))
    rural, urban, whole = table_of(cells, standard("vn-2022"), ["area"]).to_pylist()
    assert (rural["H"], rural["A"], rural["M0"], rural["u_water"]) == (None, None, None, None)
    assert (urban["H"], urban["A"], urban["M0"], urban["u_water"]) == (0, None, 0, 0)
    assert (whole["measured_persons"], whole["persons"], whole["unknown_households"]) == (2, 5, 1)


def test_no_rows_at_all():
    cells = by_duckdb(arrow("vn-2022", []), sql.cells(standard("vn-2022"), "households", ["area"], 3))
    (whole,) = table_of(cells, standard("vn-2022"), ["area"]).to_pylist()
    assert (whole["area"], whole["households"], whole["poor_rate"], whole["H"]) == ("all", 0, None, None)


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("by", [["commune", "area"], []])
def test_polars_counts_as_duckdb(id, by):
    table, text = arrow(id, random_rows(id, 2000, 9)), sql.cells(standard(id), "households", by, 3)
    assert rows_of(by_polars(table, text), 2) == rows_of(by_duckdb(table, text), 2)


@pytest.mark.django_db
@pytest.mark.parametrize("id", IDS)
def test_postgresql_counts_as_duckdb(id):
    from django.db import connection

    table = arrow(id, random_rows(id, 500, 11))
    kinds = {"string": "text", "int64": "bigint", "int32": "integer"}
    fields = ", ".join(f"{field.name} {kinds[str(field.type)]}" for field in table.schema)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE households ({fields}) ON COMMIT DROP")
        slots = ", ".join(["%s"] * table.num_columns)
        cursor.executemany(
            f"INSERT INTO households VALUES ({slots})", [list(row.values()) for row in table.to_pylist()]
        )
        for text in (
            sql.classification(standard(id), "households", ["n"]),
            sql.cells(standard(id), "households", ["commune", "area"], 3),
        ):
            cursor.execute(text)
            assert sorted(cursor.fetchall()) == rows_of(by_duckdb(table, text), 2)
