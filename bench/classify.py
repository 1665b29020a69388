"""How long `lalanh classify` takes on a CSV of a province or more, against Polars reading and writing the same file.

    python bench/classify.py [--rows 1000000] [--runs 5]

Whole processes, so the start of Python and of the libraries counts on both sides. Asked: at most 3 times.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lalanh.engines.poverty.load import standard

ROOT = Path(__file__).resolve().parents[1]
ASKED = 3.0
PLAIN = "import polars as pl, sys; pl.read_csv(sys.argv[1], infer_schema=False).write_csv(sys.argv[2])"
LALANH = "import sys; from lalanh.cli import main; sys.exit(main())"


def households(path: Path, rows: int) -> None:
    """Synthetic households in the layout that a survey is exported in; two answers in a hundred are missing."""
    chance, keys = random.Random(7), standard("vn-2022").keys
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["household_id", "commune", "head", "area", "income", "b1", "members", *(f"dep_{key}" for key in keys)]
        )
        for n in range(rows):
            deps = ["" if (x := chance.random()) < 0.02 else int(x < 0.27) for _ in keys]
            income = "" if chance.random() < 0.03 else chance.randrange(400_000, 4_000_000)
            area = chance.choice(("rural", "rural", "urban"))
            points, members = chance.choice(("", 95, 140, 160)), chance.randint(1, 9)
            writer.writerow(
                [f"{62000000000 + n:012d}", 23000 + n // 9000, "Y Nhiên, A Thiên", area, income, points, members, *deps]
            )


def once(command: list[str]) -> tuple[float, float]:
    """Wall and processor seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "households.csv", Path(folder) / "out.csv"
        households(source, arguments.rows)
        plain = [sys.executable, "-c", PLAIN, str(source), str(out)]
        ours = [sys.executable, "-c", LALANH, "classify", str(source), "--standard", "vn-2022", "-o", str(out)]
        pairs = [(once(plain), once(ours)) for _ in range(arguments.runs + 1)][1:]  # the first warms the disk
        for name, place in (("wall", 0), ("processor", 1)):
            base, mine = ([run[side][place] for run in pairs] for side in (0, 1))
            ratio = statistics.median(m / b for b, m in zip(base, mine, strict=True))
            print(
                f"{arguments.rows:,} households, {name:9} s: Polars read and write {statistics.median(base):.2f} (best {min(base):.2f}), "
                f"lalanh classify {statistics.median(mine):.2f} (best {min(mine):.2f}), ratio {ratio:.2f}, asked {ASKED}"
            )


if __name__ == "__main__":
    main()
