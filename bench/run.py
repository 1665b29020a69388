"""Runs the measurements of docs/benchmarks.md one after the other and prints them.

make bench
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
    ("accuracy, held-out plans", [HERE / "plan_score.py", ROOT / "tests/plans/unseen"]),
    ("pages", [HERE / "pages.py"]),
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
    for title, command in STEPS:
        print(f"\n== {title}: python {' '.join(str(c) for c in command)}", flush=True)
        subprocess.run([sys.executable, *map(str, command)], check=False)


if __name__ == "__main__":
    main()
