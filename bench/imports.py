"""Brings 100,000 households with 400,000 members in from XLSX: seconds, lines a second, memory of the process and of its reader.

python bench/imports.py [households]

One run of `lalanh import households` in a fresh embedded database: reading, validation, duplicates, history, audit. The budget is 8,000
lines of people a second and 500 MB (DESIGN §5).
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import xlsxwriter

ROOT = pathlib.Path(__file__).parents[1]
MEMBERS, VILLAGES = 4, 300
HEADINGS = (
    "Mã hộ", "Thôn", "Xã", "Họ và tên", "Quan hệ với chủ hộ", "Giới tính", "Ngày sinh", "Dân tộc", "Số CCCD", "Người có công", "Địa chỉ", "Phân loại", "Năm",
)  # fmt: skip
MEN, WOMEN = (
    ["A Thiên", "A Đức", "A Blưn", "A Khôi", "A Thuân", "Nguyễn Văn Hòa"],
    ["Y Nhiên", "Y Hạnh", "Y Blut", "Y Sương", "Y Thảo", "Trần Thị Lan"],
)
PEOPLES = ["Xơ Đăng", "Xê Đăng", "Ba Na", "Giẻ Triêng", "Gia Rai", "Kinh"]
PREPARE = """
import json, sys
from lalanh.cli import database
import pathlib
with database.prepare(pathlib.Path(sys.argv[1])) as opened:
    from lalanh.kernel import scope
    from lalanh.kernel.actor import system
    from lalanh.units import load, queries
    from lalanh.kernel.today import today
    from lalanh.units import actions
    with scope.acting(system("bench")) as by:
        load.load_units(load.DATA / "units-kontum.csv")
        communes = list(queries.below(queries.unit_by_code("51", today(), "province").path, today(), "commune"))[:30]
        made = [(actions.add_village(name=str(n + 1), kind="thôn", commune=commune, by=by).name, commune.full_name) for commune in communes for n in range(10)]
    print(json.dumps(made))
    opened.server.stop()
"""


def people(rng: random.Random, places: list[list[str]], households: int):
    """Lines of a believable list: every number its own, most days of birth known."""
    for home in range(households):
        village, commune = places[home * len(places) // households]
        people_ = rng.choice(PEOPLES)
        for member in range(MEMBERS):
            woman = member == 1 or (member > 1 and rng.random() < 0.5)
            year = rng.randint(1955, 1990) if member < 2 else rng.randint(1995, 2022)
            born = str(year) if rng.random() < 0.2 else f"{rng.randint(1, 28):02}/{rng.randint(2, 12):02}/{year}"
            number = f"062{(0 if year < 2000 else 2) + woman}{year % 100:02}{(home * MEMBERS + member) % 1_000_000:06}"
            name = f"{rng.choice(WOMEN if woman else MEN)} {chr(65 + rng.randrange(26))}{chr(97 + rng.randrange(26))}"
            relation = ("Chủ hộ", "vợ", "con", "con")[member]
            head = member == 0
            yield (
                f"H{home:06}", f"Thôn {village}", commune, name, relation, "Nữ" if woman else "Nam", born, people_, number if year < 2015 else "trẻ em",
                "x" if head and rng.random() < 0.02 else "", "", rng.choice(("Hộ nghèo", "Hộ cận nghèo", "không nghèo")) if head else "", "2025" if head else "",
            )  # fmt: skip


def workbook(place: pathlib.Path, places: list[list[str]], households: int) -> None:
    rng = random.Random(3)
    with xlsxwriter.Workbook(place, {"constant_memory": False, "strings_to_numbers": False}) as book:
        page = book.add_worksheet("Danh sách")
        for column, heading in enumerate(HEADINGS):
            page.write_string(0, column, heading)
        for line, cells in enumerate(people(rng, places, households), 1):
            for column, cell in enumerate(cells):
                if cell:
                    page.write_string(line, column, cell)


def main() -> None:
    households = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    folder = pathlib.Path(tempfile.mkdtemp(prefix="lalanh-bench-imports-"))
    folder.chmod(0o755)  # else the database of a root moves to a place outside, which nobody would clear
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LALANH_", "DJANGO_", "DATABASE_"))}
    try:
        made = subprocess.run(
            [sys.executable, "-c", PREPARE, str(folder / "data")],
            env=clean,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        workbook(folder / "list.xlsx", json.loads(made.stdout), households)
        size = (folder / "list.xlsx").stat().st_size / 1e6
        command = [sys.executable, str(ROOT / "bench/imports.py"), "--measured", str(folder)]
        done = subprocess.run(command, env=clean, cwd=ROOT, capture_output=True, text=True, check=False)
        print(done.stdout.strip() or done.stderr.strip())
        seconds = json.loads(done.stdout.splitlines()[-1])["seconds"]
        print(
            f"{households * MEMBERS / seconds:,.0f} lines of people a second, {households * (MEMBERS + 1) / seconds:,.0f} rows (households and people) a second"
        )
        print(f"workbook {size:.1f} MB, {households:,} households, {households * MEMBERS:,} lines")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measured(folder: pathlib.Path) -> None:
    """The command itself, in this process."""
    from lalanh.cli import main as command

    watch = Memory(folder / "data")
    watch.start()
    began = time.perf_counter()
    code = command(["import", "households", str(folder / "list.xlsx"), "--unit", "51", "--data", str(folder / "data")])
    took = time.perf_counter() - began
    watch.done.set()
    watch.join()
    print(
        json.dumps(
            {
                "exit": code,
                "seconds": round(took, 1),
                "mb": round(watch.most),
                "own_cpu_seconds": round(time.process_time(), 1),
                "children_cpu_seconds": round(sum(os.times()[2:4]), 1),
                "database_cpu_seconds": round(watch.served, 1),
            }
        )
    )


class Memory(threading.Thread):
    """Most memory of this process and its children together, PostgreSQL aside; processor seconds of the busiest database process. Sampled."""

    def __init__(self, data: pathlib.Path) -> None:
        super().__init__(daemon=True)
        self.done, self.most, self.served, self._data = threading.Event(), 0.0, 0.0, data

    def run(self) -> None:
        while not self.done.wait(0.05):
            self.most = max(self.most, sum(_resident(pid) for pid in (os.getpid(), *_children(os.getpid()))))
            self.served = max([self.served, *(_spent(pid) for pid in _servers(self._data))])


def _children(pid: int) -> list[int]:
    found = []
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        found += [int(child) for child in (task / "children").read_text().split()]
    return found


def _servers(data: pathlib.Path) -> list[int]:
    """Processes of the database in the folder; none before it runs."""
    try:
        return _children(int((data / "pg/db/postmaster.pid").read_text().split()[0]))
    except (OSError, ValueError, IndexError):
        return []


def _spent(pid: int) -> float:
    """Processor seconds of a process; nothing when it is gone."""
    try:
        return int(pathlib.Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def _resident(pid: int) -> float:
    """MB; nothing for a process that is gone or is the database server."""
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    lines = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    return 0.0 if "postgres" in lines["Name"] else int(lines.get("VmRSS", "0 kB").split()[0]) / 1024


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] == "--measured":
        measured(pathlib.Path(sys.argv[2]))
    else:
        main()
