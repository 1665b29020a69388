"""Runs the measurements of docs/benchmarks.md one after the other and prints them.

make bench          # all: about half an hour
make bench ARGS=3   # the first three
"""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared"
STEPS = [
    ("reading speed", [HERE / "plan_speed.py"]),
    ("accuracy, development plans", [HERE / "plan_score.py", ROOT / "tests/plans/dev"]),
    ("pages", [HERE / "pages.py"]),
    ("classification against slow rules, DuckDB, Polars", [HERE / "classify_agree.py", "140000"]),
    ("classify, 1 M rows", [HERE / "classify.py"]),
    ("measure, the nation", [HERE / "national.py", "--households", "28000000", "--runs", "2"]),
    ("import of 100,000 households", [HERE / "imports.py"]),
    ("tables of a province, 600,000 households", [HERE / "figures.py"]),
    ("list and search, 150,000 households, 8 clients", [HERE / "households.py"]),
]


def main() -> None:
    if SHARED.exists():
        STEPS.insert(
            1,
            (
                "accuracy, annotated real plans",
                [HERE / "plan_score.py", SHARED / "contracts/annotations", "--plans", SHARED / "plans"],
            ),
        )
    else:
        print("accuracy, annotated real plans: skipped: no ../shared")
    for title, command in STEPS[: int(sys.argv[1])] if len(sys.argv) > 1 else STEPS:
        print(f"\n== {title}: python {' '.join(str(c) for c in command)}", flush=True)
        subprocess.run([sys.executable, *map(str, command)], check=False)


if __name__ == "__main__":
    main()
