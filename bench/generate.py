"""Data to measure with: the nation as Parquet, or a province in a database of its own.

    python bench/generate.py parquet nation.parquet [--households 28000000]
    python bench/generate.py database /tmp/province [--households 150000] [--years 2022,2023]

The Parquet file holds one row a household with the columns of `lalanh measure`, sorted by commune, made and written commune by
commune; it is the same on every run. The database is filled as the runtime role, with row security, audit and cells at work;
its log-ins are those of the demonstration (`lalanh up --demo --data DIR` serves it). Nobody in either is real.
"""

import argparse
import pathlib
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from random import Random

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from lalanh.engines.poverty import sql
from lalanh.engines.poverty.load import standard

STANDARD = standard("vn-2022")
COMMUNES, GROUP = 10_600, 245_760
DAY = date(2023, 11, 13)
DEPRIVED = {
    "employment": 2.6, "dependents": 2.9, "nutrition": 3.6, "health_insurance": 1.7, "adult_education": 2.0, "child_schooling": 3.6, "housing_quality": 2.7,
    "housing_area": 2.7, "water": 2.9, "latrine": 2.2, "telecom": 2.7, "information_devices": 4.2,
}  # fmt: skip
"""How far from common each lack is (log odds at the middle of the country); all of them fall with means."""


def communes(households: int) -> list[tuple[str, str, str, int, float, int]]:
    """Province, commune, area, size, means, main people (code of the list of 1979): poorer ones are smaller, rural, of minorities."""
    rng = Random(28)
    drawn = []
    for n in range(COMMUNES):
        urban = rng.random() < 0.22
        means = rng.gauss(0.5 if urban else -0.1, 0.55)
        people = 1 if means > -0.6 or rng.random() < 0.2 else rng.choice((2, 3, 6, 7, 8, 9, 10, 12, 13, 14, 27))
        drawn.append((f"{n // 168 + 1:02d}", f"{20_000 + n}", "urban" if urban else "rural", rng.uniform(0.3, 1.7) * (1.5 if urban else 0.8 if people > 1 else 1), means, people))  # fmt: skip
    whole, taken, found = sum(one[3] for one in drawn), 0.0, []
    for one in drawn:
        start, taken = round(taken / whole * households), taken + one[3]
        found.append((*one[:3], round(taken / whole * households) - start, *one[4:]))
    return found


def chance(salt: int) -> str:
    """SQL of a number from 0 to 1 that depends on the row and `salt` only."""
    return f"(hash(id * 64 + {salt}) / 18446744073709551616.0)"


def rows(first: int) -> str:
    """SQL of the households of table `c`, numbered from `first`; three answers in a thousand, three incomes in a hundred missing."""
    lacks = ", ".join(
        f"CASE WHEN {chance(20 + n)} < 0.003 THEN NULL ELSE CAST({chance(40 + n)} < 1 / (1 + exp({DEPRIVED[key]} + 0.3 + 1.0 * z)) AS TINYINT) END AS {sql.dep(key)}"
        for n, key in enumerate(STANDARD.keys)
    )
    return f"""WITH numbered AS (SELECT *, {first} + row_number() OVER (ORDER BY commune, k) - 1 AS id FROM (SELECT c.*, unnest(range(size)) AS k FROM c)),
      placed AS (SELECT *, means + ({chance(1)} + {chance(2)} + {chance(3)} + {chance(4)} - 2) * 1.25 AS z FROM numbered)
      SELECT CAST(id AS VARCHAR) AS household_id, province, commune, CAST(CASE WHEN {chance(5)} < 0.9 THEN people ELSE 1 + CAST(floor({chance(6)} * 54) AS INT) END AS TINYINT) AS ethnicity,
        area, CASE WHEN {chance(7)} < 0.03 THEN NULL ELSE CAST(round(3300000 * exp(0.5 * z) / 10000) * 10000 AS INT) END AS income,
        CAST(least(250, round(150 * exp(0.3 * z))) AS SMALLINT) AS b1, CAST(1 + floor(7.2 * ({chance(8)} + {chance(9)}) / 2) AS TINYINT) AS members, {lacks}
      FROM placed ORDER BY id"""


def nation(path: pathlib.Path, households: int, told: bool = True) -> None:
    """Writes the file in groups of at most GROUP rows; memory stays at a few groups."""
    connection, started, done, writer = duckdb.connect(), time.perf_counter(), 0, None
    for part in _parts(communes(households)):
        names = ("province", "commune", "area", "size", "means", "people")
        connection.register("c", pa.table(dict(zip(names, map(list, zip(*part, strict=True)), strict=True))))
        found = connection.execute(rows(done)).to_arrow_table()
        writer = writer or pq.ParquetWriter(path, found.schema, compression="zstd", compression_level=1)
        writer.write_table(found, row_group_size=GROUP)
        done += found.num_rows
        if told:
            print(f"\r{done:,} households, {time.perf_counter() - started:.0f} s", end="", file=sys.stderr, flush=True)
    if writer:
        writer.close()
    if told:
        print(file=sys.stderr)


def _parts(found: list[tuple]) -> Iterator[list[tuple]]:
    """Whole communes, up to one row group at a time."""
    part: list[tuple] = []
    for one in found:
        if part and sum(other[3] for other in part) + one[3] > GROUP:
            yield part
            part = []
        part.append(one)
    yield part


def province(data: pathlib.Path, households: int, years: tuple[int, ...]) -> None:
    """An own database in `data`: map, log-ins, and the registry with so many households, all reviewed in the last year."""
    from lalanh.cli.database import prepare

    with prepare(data, demo_day=f"{DAY}") as database:
        from lalanh.kernel import scope
        from lalanh.kernel.actor import system
        from lalanh.planning.demo import people
        from lalanh.registry.demo import fill
        from lalanh.registry.demo import province as registry
        from lalanh.units import actions, load
        from lalanh.units import queries as units

        if units.anybody():
            sys.exit(f"{data}: the database there is not empty")
        by, started = system("bench"), time.perf_counter()
        with scope.acting(by, "bench"):
            actions.mark_demonstration(people.MARK)
            load.load_units(load.DATA / "units-kontum.csv")
            fill.villages()
            people.bodies(DAY)
            people.users(data, DAY)
            registry.fill(years, DAY, by, households, told=lambda done: print(f"{done:,} households, {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True))  # fmt: skip
        print(f"filled in {time.perf_counter() - started:.0f} s")
        if database.started_here and database.server:
            try:
                database.server.execute("analyze", "lalanh")
            except subprocess.CalledProcessError as error:
                print(f"not analyzed: {error.stderr}", file=sys.stderr)
            database.server.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    columns = kinds.add_parser("parquet")
    columns.add_argument("path", type=pathlib.Path)
    columns.add_argument("--households", type=int, default=28_000_000)
    database = kinds.add_parser("database")
    database.add_argument("data", type=pathlib.Path)
    database.add_argument("--households", type=int, default=150_000)
    database.add_argument("--years", default="2022")
    arguments = parser.parse_args()
    if arguments.kind == "parquet":
        nation(arguments.path, arguments.households)
    else:
        province(arguments.data.absolute(), arguments.households, tuple(map(int, arguments.years.split(","))))


if __name__ == "__main__":
    main()
