"""How long a nation takes: `lalanh measure` over Parquet, against decoding the same columns and adding them up.

    python bench/national.py [--households 2800000] [--runs 3]

28,000,000 is the nation. Data is synthetic (a hash of the row number), the same on every run. Asked for 28 million on two
cores: at most 1.15 times the processor time of the bare query, 5 s of wall time and 1 GB.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from lalanh.engines.poverty import columns, sql
from lalanh.engines.poverty.load import standard

STANDARD = standard("vn-2022")
ROOT = Path(__file__).resolve().parents[1]
DECODE, BARE = "decode and add up", "the bare query, by commune"
LALANH = "import sys; from lalanh.cli import main; sys.exit(main())"


def chance(salt: int, of: int) -> str:
    """SQL of a number from 0 to `of` - 1 that depends on the row and `salt` only."""
    return f"CAST(hash(n * 64 + {salt}) % {of} AS INT)"


def households(path: Path, count: int) -> None:
    """Households sorted by commune, 2,640 to a commune; three answers in a thousand and three incomes in a hundred missing."""
    deps = ", ".join(
        f"CAST(CASE WHEN {chance(20 + i, 1000)} < 3 THEN NULL ELSE ({chance(40 + i, 100)} < {8 + 3 * i})::INT END AS TINYINT) AS {sql.dep(key)}"
        for i, key in enumerate(STANDARD.keys)
    )
    query = f"""SELECT CAST(n AS VARCHAR) AS household_id, CAST(20000 + n // 2640 AS VARCHAR) AS commune,
        CAST({chance(1, 54)} + 1 AS TINYINT) AS ethnicity, CASE WHEN n // 2640 % 5 = 0 THEN 'urban' ELSE 'rural' END AS area,
        CASE WHEN {chance(2, 100)} < 3 THEN NULL ELSE 400000 + {chance(3, 5_000_000)} END AS income,
        CAST({chance(4, 200)} AS SMALLINT) AS b1, CAST(1 + {chance(5, 8)} AS TINYINT) AS members, {deps}
        FROM range({count}) AS t(n)"""
    duckdb.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 245760)")


def child(command: list[str]) -> tuple[float, float, float]:
    """Wall seconds, processor seconds, peak MB of a process."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024


def decode(path: Path) -> str:
    """A program that only decodes the columns that measuring needs, and adds them up."""
    needed = [name for name in columns.needed(STANDARD) if name != "area"]
    sums = ", ".join(f"sum({name})" for name in needed)
    return f"import duckdb; duckdb.execute(\"SELECT {sums}, count(area), count(commune), sum(ethnicity), sum(b1) FROM '{path}'\").fetchall()"


def raw(path: Path) -> str:
    """A program that runs the bare query over the file with DuckDB: no command, no check of the columns, nothing written."""
    typed = ", ".join(
        f"CAST({name} AS INT) AS {name}" for name in ("b1", *columns.needed(STANDARD)) if name not in ("area", "income")
    )
    view = f"CREATE VIEW households AS SELECT commune, area, CAST(income AS BIGINT) AS income, {typed} FROM '{path}'"
    text = sql.cells(STANDARD, "households", ["commune"], 3)
    return f"import duckdb; c = duckdb.connect(); c.execute({view!r}); c.execute({text!r}).fetchall()"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=2_800_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "households.parquet", Path(folder) / "out.parquet"
        households(path, arguments.households)
        commands = {
            DECODE: [sys.executable, "-c", decode(path)],
            BARE: [sys.executable, "-c", raw(path)],
            "measure by commune": measured(path, "commune", out),
            "measure by commune, ethnicity": measured(path, "commune,ethnicity", out),
        }
        print(f"{arguments.households:,} households, {path.stat().st_size / 1e6:.0f} MB of Parquet")
        runs: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
        for _ in range(arguments.runs):  # one after the other, so that a busy minute falls on all of them
            for name, command in commands.items():
                runs[name].append(child(command))
        spent = {name: statistics.median(run[1] for run in found) for name, found in runs.items()}
        for name, found in runs.items():
            print(
                f"{name:30} best {min(run[0] for run in found):5.2f} s   processor {spent[name]:5.2f} s"
                f" = {spent[name] / spent[DECODE]:4.1f} x decoding = {spent[name] / spent[BARE]:5.2f} x the bare query"
                f"   peak so far {max(run[2] for run in found):5.0f} MB"
            )


def measured(path: Path, by: str, out: Path) -> list[str]:
    """The command, a process of its own."""
    return [sys.executable, "-c", LALANH, "measure", str(path), "--standard", STANDARD.id, "--by", by, "-o", str(out)]


if __name__ == "__main__":
    main()
