"""Do classify(), the SQL on DuckDB and on Polars, and an independent slow rule set (every completion of the unknowns tried, written
from the contract: tests/engines/poverty/reference.py) say the same? Random households near every limit, with unknowns, every standard.

python bench/classify_agree.py [households per standard, default 100000]

The slow rules get those with at most six unknown indicators, the others would take hours.
"""

import pathlib
import random
import sys
import time

import duckdb
import polars as pl
import pyarrow as pa

from lalanh.engines.poverty import sql
from lalanh.engines.poverty.classify import Row, classify
from lalanh.engines.poverty.facts import Area
from lalanh.engines.poverty.load import standards
from lalanh.engines.poverty.model import Standard

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from tests.engines.poverty.reference import slow


def random_row(chance: random.Random, standard: Standard) -> Row:
    """A household whose income and points stand near the limits, and of which much is not known."""
    area = chance.choice(list(Area))
    limits = [line.amounts[area] for line in standard.lines.values()]
    cuts = [line.amounts[area] for line in standard.points.cut_offs.values()] or [140]
    near = [limit + step for limit in limits for step in (-1, 0, 1)]
    income = chance.choice([None, None, 0, *near, chance.randrange(4_000_000)])
    b1 = chance.choice([None, None, *(cut + step for cut in cuts for step in (-5, 0, 5)), chance.randrange(300)])
    deprived, unknown = chance.random(), chance.choice([0, 0.05, 0.3, 1])
    deps = {key: None if chance.random() < unknown else chance.random() < deprived for key in standard.keys}
    return Row(area, income, b1, chance.randint(1, 12), deps)


def table(rows: list[Row], standard: Standard) -> pa.Table:
    """The rows as columns that the SQL expects, with a number each."""
    number = {None: None, True: 1, False: 0}
    columns = {
        "n": pa.array(range(len(rows)), pa.int64()),
        "area": pa.array([str(row.area) for row in rows]),
        "income": pa.array([row.income for row in rows], pa.int64()),
        "b1": pa.array([row.b1 for row in rows], pa.int32()),
        "members": pa.array([row.members for row in rows], pa.int32()),
    }
    for key in standard.keys:
        columns[sql.dep(key)] = pa.array([number[row.deprivations.get(key)] for row in rows], pa.int32())
    return pa.table(columns)


def told(row: Row, standard: Standard) -> tuple[object, ...]:
    """What classify() says, in the columns of the SQL."""
    result = classify(row, standard)
    missing = " ".join(name if name == "income" else sql.dep(name) for name in result.missing)
    return (str(result.cls), str(result.route or ""), result.deprivations, result.b2, missing, standard.id)


def by_duckdb(rows: pa.Table, text: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        connection.register("households", rows)
        return connection.execute(f"{text} ORDER BY n").fetchall()


def by_polars(rows: pa.Table, text: str) -> list[tuple[object, ...]]:
    with pl.SQLContext(households=pl.from_arrow(rows)) as context:
        return context.execute(text, eager=True).sort("n").rows()


def against_the_slow_rules(rows: list[Row], standard: Standard) -> tuple[int, int]:
    """How many were compared, how many differ."""
    compared = differ = 0
    for row in rows:
        if sum(value is None for value in row.deprivations.values()) > 6:
            continue
        result = classify(row, standard)
        found = (result.cls, result.route, result.deprivations, result.b2, result.missing)
        compared += 1
        differ += found != slow(standard.id, str(row.area), row.income, row.b1, dict(row.deprivations))
    return compared, differ


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    wrong = 0
    for standard in standards():
        chance = random.Random(351)
        rows = [random_row(chance, standard) for _ in range(count)]
        start = time.perf_counter()
        expected = [(n, *told(row, standard)) for n, row in enumerate(rows)]
        seconds = time.perf_counter() - start
        compared, differ = against_the_slow_rules(rows, standard)
        wrong += differ
        print(f"{standard.id} slow rules: {compared} households, {differ} differ")
        text = sql.classification(standard, "households", ["n"])
        held = table(rows, standard)
        for name, answers in (("DuckDB", by_duckdb(held, text)), ("Polars", by_polars(held, text))):
            differ = sum(one != other for one, other in zip(expected, answers, strict=True))
            wrong += differ
            print(
                f"{standard.id} {name}: {count} households, {differ} differ (classify(): {seconds / count * 1e6:.0f} µs each)"
            )
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
