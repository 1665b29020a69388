"""`lalanh report` and `lalanh verify` on a system of their own: files, exit codes, sentences; forged figures and classes are found."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from lalanh.base.errors import BadInput
from lalanh.cli import report
from lalanh.kernel.postgres import Embedded

ROOT = Path(__file__).resolve().parents[2]
FILL = """
import sys
from pathlib import Path
from lalanh.cli import database
data = Path(sys.argv[1])
with database.prepare(data):
    from lalanh.kernel import scope
    from lalanh.kernel.actor import system
    from tests import factories
    from tests.factories import registry as make
    factories.kon_tum()
    commune = factories.place("xã Đăk Tờ Re")
    with scope.acting(system("test")):
        by = factories.actor("commune_leader", commune)
        village = make.villages(commune, by, 1)[0]
        found = make.review_round(commune)
        make.take_in(found, village)
        make.residents(found, village, 50, 210)
        for n in range(3):
            home = make.bare_household(village, f"H{n}", head="=A Blưn")
            make.case(found, home, lacking=4, income=1_000_000, opening_class="poor")
"""


def lalanh(*arguments):
    code = "import sys; from lalanh.cli import main; sys.exit(main())"
    return subprocess.run([sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A commune with three poor households; its server runs until the end, so that each command is quick."""
    folder = tmp_path_factory.mktemp("bieu")
    server = Embedded(folder / "pg").start()
    done = subprocess.run([sys.executable, "-c", FILL, folder], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    yield folder
    server.stop()


def sheet(path, at=0):
    return CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())).get_sheet_by_index(at).to_python()


def test_a_table_is_written_and_said(data, tmp_path):
    out = tmp_path / "biểu 1.xlsx"
    done = lalanh("report", "1", "--unit", "23494", "--period", "2023", "-o", out, "--data", data)
    assert (done.returncode, done.stderr) == (0, "")
    assert "xã" in done.stdout and "số sơ bộ" in done.stdout and "Blưn" not in done.stdout
    total = next(row for row in sheet(out) if str(row[1]).startswith("Tổng số"))
    assert total[2:6] == [50, 210, 3, 6]
    assert [path.name for path in tmp_path.iterdir()] == ["biểu 1.xlsx"]


def test_the_set_and_a_list(data, tmp_path):
    out = tmp_path / "bo.xlsx"
    assert lalanh("report", "bo", "--unit", "23494", "--period", "2023", "-o", out, "--data", data).returncode == 0
    assert len(CalamineWorkbook.from_filelike(io.BytesIO(out.read_bytes())).sheet_names) == 13
    done = lalanh("report", "bieu-15", "--unit", "23494", "--period", "2023", "-o", out, "--data", data)
    assert done.returncode == 0, done.stderr
    assert sum(1 for row in sheet(out) if row[2] == "=A Blưn") == 3
    reads = Embedded(data / "pg").execute("select what, rows, actor from registry_sensitiveread", "lalanh")
    assert reads == "xuất danh sách biểu 15|3|:hệ thống: lệnh report"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("16", "--unit", "23494", "--period", "2023"), "Không có biểu “16”"),
        (("mot", "--unit", "23494", "--period", "2023"), "Không có biểu “mot”"),
        (("1", "--unit", "99999", "--period", "2023"), "Không xác định được đơn vị có mã 99999"),
        (("1", "--unit", "23494", "--period", "2019"), "Không có đợt rà soát định kỳ hay tổng rà soát năm 2019"),
        (("1", "--unit", "23494", "--period", "hai"), "Năm “hai” không đúng"),
    ],
)
def test_bad_input_is_one_sentence_and_writes_nothing(data, tmp_path, words, said):
    done = lalanh("report", *words, "-o", tmp_path / "x.xlsx", "--data", data)
    assert done.returncode == 2 and said in done.stderr and done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_refused_first(data, tmp_path):
    for place in (tmp_path, tmp_path / "khong-co" / "x.xlsx"):
        done = lalanh("report", "1", "--unit", "23494", "--period", "2023", "-o", place, "--data", data)
        assert done.returncode == 2 and "Không ghi được" in done.stderr


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("bieu-07", 7), ("Bieu 15", 15), ("bo", 0), ("BO", 0)])
def test_names_of_forms(text, number):
    assert report.form(text) == number


@pytest.mark.parametrize("text", ["", "0", "16", "-1", "1.5", "١"])
def test_what_is_no_form(text):
    with pytest.raises(BadInput):
        report.form(text)


def test_verify_finds_a_forged_cell_and_a_forged_class(data):
    server = Embedded(data / "pg")
    sound = lalanh("verify", "--data", data)
    assert (
        sound.returncode == 0
        and sound.stdout.startswith("nguyên vẹn: đầu chuỗi nhật ký ")
        and "1 đợt rà soát" in sound.stdout
    )
    server.execute("update registry_cell set households = households + 1", "lalanh")
    forged = lalanh("verify", "--data", data)
    assert forged.returncode == 1 and "không bằng số đếm lại" in forged.stdout and "Blưn" not in forged.stdout
    server.execute("update registry_cell set households = households - 1", "lalanh")
    server.execute(
        "set session_replication_role = replica; update registry_reviewcase set poverty_class = 'near_poor' where id = (select max(id) from registry_reviewcase);"
        " delete from registry_cell; insert into registry_cell ({0}) select {0} from registry_cells_recomputed".format(_columns()), "lalanh",
    )  # fmt: skip
    replayed = lalanh("verify", "--data", data)
    assert replayed.returncode == 1 and "kết quả xếp loại của hồ sơ" in replayed.stdout


def _columns():
    from lalanh.registry.sql import make_cells

    return ", ".join((*make_cells.KEY, "unit_path", *make_cells.sums()))
