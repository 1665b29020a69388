"""How long `lalanh plan read` takes: whole process, import, engine; and whether time grows in proportion to length.

    python bench/plan_speed.py [--runs 7]

A plan of 30 pages is one of the dev plans repeated to 75,000 characters (2,500 a page).
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLANS = ROOT / "tests" / "plans" / "dev"
PAGE = 2_500
LALANH = [sys.executable, "-c", "import sys; from lalanh.cli import main; sys.exit(main())"]


def thirty_pages() -> str:
    """Several plans one after the other: 30 pages of real grammar."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PLANS.glob("*")) if path.suffix in (".txt", ".md")]
    whole = "\n\n".join(texts)
    return (whole * (30 * PAGE // len(whole) + 1))[: 30 * PAGE]


def seconds(command: list[str], runs: int) -> list[float]:
    found = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        found.append(time.perf_counter() - start)
    return found[1:]  # the first warms the disk


def line(name: str, found: list[float], budget: float | None = None) -> None:
    best, middle = min(found), statistics.median(found)
    verdict = "" if budget is None else f"   {'within' if middle <= budget else 'OVER'} {budget:.2f}"
    print(f"{name:44} best {best:.3f} s   median {middle:.3f} s{verdict}")


def processes(folder: Path, runs: int) -> None:
    plan = folder / "plan.txt"
    plan.write_text(thirty_pages(), encoding="utf-8")
    short = folder / "short.txt"
    short.write_text("KẾ HOẠCH\n", encoding="utf-8")
    line("bare interpreter", seconds([sys.executable, "-c", "pass"], runs))
    line("lalanh --version", seconds([*LALANH, "--version"], runs), 0.3)
    line("plan read, one line (start and import)", seconds([*LALANH, "plan", "read", str(short), "--json"], runs))
    line("plan read, 30 pages of text", seconds([*LALANH, "plan", "read", str(plan), "--json"], runs), 0.5)
    for name, data in (
        ("docx", docx(plan.read_text(encoding="utf-8"))),
        ("pdf", pdf(plan.read_text(encoding="utf-8"))),
    ):
        path = folder / f"plan.{name}"
        path.write_bytes(data)
        line(f"plan read, the same as {name}", seconds([*LALANH, "plan", "read", str(path), "--json"], runs))


def docx(text: str) -> bytes:
    from docx import Document

    document = Document()
    for one in text.split("\n"):
        document.add_paragraph(one)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(text: str) -> bytes:
    import json

    import typst

    words = json.dumps(json.dumps(text.splitlines()), ensure_ascii=False)
    body = f'#set text(font: "Libertinus Serif", size: 13pt)\n#for one in json(bytes({words})) [ #one #parbreak() ]'
    return bytes(typst.compile(body.encode()))


def growth(runs: int) -> None:
    """The engine alone at 1, 10 and 100 times a plan: time for each character against the first."""
    sys.path.insert(0, str(ROOT))
    from lalanh.engines.plantext.reading import read_plan

    base = thirty_pages()[: 4 * PAGE]
    first = None
    for times in (1, 10, 100):
        text = base * times
        found = min(timed(lambda text=text: read_plan(text)) for _ in range(max(1, runs // times)))
        first = first or found
        size = f"engine, {len(text):,} characters"
        print(f"{size:44} {found:9.3f} s   {found / first:6.1f} times for {times} times the length")


def timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def imports() -> None:
    """The modules of our own and others that cost most at import."""
    code = "import lalanh.cli.plan_read"
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    rows = [one.removeprefix("import time:").split("|") for one in done.stderr.splitlines() if one.count("|") == 2]
    costs = sorted(((int(own), name.strip()) for own, _, name in rows if own.strip().isdigit()), reverse=True)
    print("import, own milliseconds: " + ", ".join(f"{name} {own / 1000:.1f}" for own, name in costs[:8]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        processes(Path(folder), arguments.runs)
    imports()
    growth(arguments.runs)


if __name__ == "__main__":
    main()
