"""`lalanh import households`: exit codes, the marked workbook, and a kill in the middle, on a database of its own."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import psycopg
import pytest

from lalanh.kernel import postgres
from tests.apps.registry import workbooks
from tests.apps.registry.workbooks import DUC, NHIEN, THIEN

ROOT = Path(__file__).resolve().parents[2]
RUN = "import sys; from lalanh.cli import main; sys.exit(main())"
VILLAGE = """
insert into units_unit (code, name, kind, level, parent_id, area, valid_from, valid_to, path, source, name_key)
select u.code || '-01', '1', 'thôn', 'village', u.id, u.area, u.valid_from, u.valid_to, u.path || '.01', '', '1' from units_unit u where u.code = '23494' and u.level = 'commune'
"""


@pytest.fixture(scope="module")
def place(server, django_db_setup, tmp_path_factory):
    """A migrated database with the map of Kon Tum and one village; the environment that leads a command there."""
    template = next(name for name in server.execute("select datname from pg_database").split() if name == _template())
    server.execute("drop database if exists c_import with (force)")
    server.execute(f"create database c_import template {template}")
    data = tmp_path_factory.mktemp("data")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LALANH_", "DJANGO_"))}
    found = clean | {
        "DATABASE_URL": server.url(postgres.OWNER, "c_import"), "DATABASE_RUNTIME_URL": server.url(postgres.RUNTIME, "c_import"), "LALANH_DATA": str(data), "LALANH_TODAY": "2023-11-13",
    }  # fmt: skip
    done = run(found, "units", "load", str(ROOT / "lalanh/units/data/units-kontum.csv"))
    assert done.returncode == 0, done.stderr
    server.execute(VILLAGE, "c_import")
    yield found
    server.execute("drop database if exists c_import with (force)")


def _template():
    from tests.conftest import _migrations_key

    return f"t_{_migrations_key()}"


def run(environment, *words):
    return subprocess.run(
        [sys.executable, "-c", RUN, *words], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )


def counts(server):
    return server.execute(
        "select (select count(*) from registry_household) || ' ' || (select count(*) from registry_person)", "c_import"
    )


def put(folder, *rows):
    target = folder / "danh sách.xlsx"
    target.write_bytes(workbooks.book(*rows))
    return str(target)


def in_village(row):
    return [row[0], "Thôn 1", *row[2:]]


def test_wrong_cells_give_1_and_the_marked_workbook(place, server, tmp_path):
    errors = tmp_path / "lỗi.xlsx"
    wrong = [*in_village(DUC)[:5], "31/02/1975", *DUC[6:]]
    done = run(
        place,
        "import",
        "households",
        put(tmp_path, in_village(NHIEN), wrong),
        "--unit",
        "23494",
        "--dry-run",
        "--errors",
        str(errors),
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "1 hộ có lỗi" in done.stdout and "Nhiên" not in done.stdout
    page = openpyxl.load_workbook(io.BytesIO(errors.read_bytes()))["Danh sách"]
    assert page["F3"].fill.start_color.rgb == "FFF4C7C3"
    done = run(place, "import", "households", put(tmp_path, in_village(NHIEN), wrong), "--unit", "23494")
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and "chưa nạp gì" in done.stderr
    assert counts(server) == "0 0"


@pytest.mark.parametrize(
    ("content", "unit", "said"),
    [
        (b"%PDF-1.7", "23494", "tệp PDF"),
        (workbooks.book(NHIEN), "99999", "mã 99999"),
        (workbooks.book(["a", "b"], headings=None), "23494", "họ và tên"),
    ],
)
def test_what_cannot_be_read_gives_2_and_one_line(place, tmp_path, content, unit, said):
    (tmp_path / "x.xlsx").write_bytes(content)
    done = run(place, "import", "households", str(tmp_path / "x.xlsx"), "--unit", unit)
    assert done.returncode == 2 and done.stdout == "" and said in done.stderr and done.stderr.count("\n") == 1


def test_a_file_that_is_not_there(place, tmp_path):
    done = run(place, "import", "households", str(tmp_path / "không có.xlsx"), "--unit", "23494")
    assert done.returncode == 2 and "Không mở được" in done.stderr


def test_a_kill_in_the_middle_leaves_nothing_and_the_next_run_loads_all(place, server, tmp_path):
    """The writer waits at the memberships, its people already written, when it is killed; the history shows the file, nothing else."""
    file = put(tmp_path, in_village(NHIEN), in_village(THIEN), in_village(DUC))
    command = [sys.executable, "-c", RUN, "import", "households", file, "--unit", "23494"]
    with psycopg.connect(place["DATABASE_URL"]) as holder:
        holder.execute("lock table registry_membership in access exclusive mode")
        writer = subprocess.Popen(command, env=place, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _until_waiting(server)
        finally:
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        holder.rollback()
    _until_gone(server)
    assert counts(server) == "0 0"
    assert (
        server.execute(
            "select string_agg(state, ' ') from registry_importbatch where applied_at is not null", "c_import"
        )
        == ""
    )
    assert server.execute("select count(*) from audit_problems()", "c_import") == "0"
    done = run(place, "import", "households", file, "--unit", "23494")
    assert done.returncode == 0, done.stderr
    assert "đã nạp 2 hộ, 3 người" in done.stdout
    assert counts(server) == "2 3"
    assert server.execute("select count(*) from audit_problems()", "c_import") == "0"


_WAITING = "select count(*) from pg_stat_activity where datname = 'c_import' and wait_event_type = 'Lock'"
_OTHERS = (
    "select count(*) from pg_stat_activity where datname = 'c_import' and pid <> pg_backend_pid() and state <> 'idle'"
)


def _until_waiting(server):
    for _ in range(400):
        if server.execute(_WAITING) != "0":
            return
        time.sleep(0.1)
    raise AssertionError("the writer never came to the lock")


def _until_gone(server):
    for _ in range(200):
        if server.execute(_OTHERS) == "0":
            return
        time.sleep(0.1)
