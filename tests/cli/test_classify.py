"""`lalanh classify`: files of every kind in and out, rows that can't be used, wrong files."""

import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from lalanh.cli import main
from lalanh.engines.poverty.load import standard
from lalanh.engines.poverty.sql import RESULTS

DEPS = [f"dep_{key}" for key in standard("vn-2022").keys]
HEAD = ["household_id", "chủ hộ", "area", "income", "members", *DEPS]


def deps(count, unknown=0):
    return ["1"] * count + [""] * unknown + ["0"] * (12 - count - unknown)


ROWS = [
    ["001234567890", 'Y Nhiên, "bà"', "rural", "1500000", "5", *deps(4)],
    ["000000000002", "A Thiên", "rural", "1500001", "4", *deps(4)],
    ["000000000003", "A Đức\nxuống dòng", "urban", "2000000", "3", *deps(2, 1)],
    ["000000000004", "", "urban", "", "2", *deps(0)],
    ["000000000005", "  Y Hạnh ", "rural", "100", "1", *deps(2)],
]
CLASSES = ["poor", "average", "unknown", "unknown", "near_poor"]


def put(path, rows, head=HEAD, **options):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, **options).writerows([head, *rows])
    return path


def read(path, **options):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, **options))


def classify(source, out, id="vn-2022"):
    return main(["classify", str(source), "--standard", id, "-o", str(out)])


@pytest.fixture
def source(tmp_path):
    return put(tmp_path / "hộ dân.csv", ROWS)


def test_csv(source, tmp_path, capsys):
    out = tmp_path / "out.csv"
    assert classify(source, out) == 0
    found = read(out)
    assert list(found[0]) == [*HEAD, *RESULTS]
    assert [[row[name] for name in HEAD] for row in found] == ROWS
    assert [row["class"] for row in found] == CLASSES
    assert (
        found[0] | {"route": "both", "deprivations": "4", "b2": "40", "missing": "", "standard": "vn-2022"} == found[0]
    )
    assert (found[2]["route"], found[2]["missing"], found[3]["missing"]) == ("", DEPS[2], "income")
    told = capsys.readouterr()
    assert "5 hộ" in told.out and told.err == "" and not any(name in told.out for name in ("Nhiên", "001234567890"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hộ dân.csv", "out.csv"]


def test_parquet_keeps_types(tmp_path):
    table = pa.table(
        {
            "household_id": ["001", "002"],
            "area": pa.array(["rural", "rural"]).dictionary_encode(),
            "income": pa.array([700_000, None], pa.int64()),
            "b1": pa.array([None, 130.0], pa.float64()),
            "members": pa.array([3, 4], pa.int8()),
            **{name: pa.array([True, n < 3], pa.bool_()) for n, name in enumerate(DEPS)},
            "ngày": pa.array([date(2026, 10, 1), None]),
            "tên": [["a"], []],
        }
    )
    pq.write_table(table, tmp_path / "in.parquet")
    assert classify(tmp_path / "in.parquet", tmp_path / "out.parquet") == 0
    found = pq.read_table(tmp_path / "out.parquet")
    assert found.column_names == [*table.column_names, *RESULTS]
    assert found.schema.field("ngày").type == pa.date32() and found["tên"].to_pylist() == [["a"], []]
    assert found["class"].to_pylist() == ["poor", "poor"] and found["deprivations"].to_pylist() == [12, 3]
    assert found["missing"].to_pylist() == [None, None] and pa.types.is_integer(found.schema.field("b2").type)


def sheet(path, rows):
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        page = book.add_worksheet()
        for n, row in enumerate(rows):
            page.write_row(n, 0, row)
    return path


def cells(path):
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def test_xlsx_keeps_text_numbers_and_days(tmp_path):
    head = ["household_id", "ngày sinh", "area", "income", "members", *DEPS]
    first = ["062000000001", date(1985, 2, 1), "rural", 1_500_000, 5, *[1] * 3, *[0] * 9]
    second = ["062000000002", "không rõ", "urban", "2000000", 2, True, *[False] * 10, None]
    sheet(tmp_path / "in.xlsx", [head, first, [None] * 17, second])
    assert classify(tmp_path / "in.xlsx", tmp_path / "out.xlsx") == 0
    found = cells(tmp_path / "out.xlsx")
    assert found[0] == [*head, *RESULTS]
    assert found[1][:5] == ["062000000001", date(1985, 2, 1), "rural", 1_500_000, 5]
    assert found[2][:6] == ["062000000002", "không rõ", "urban", "2000000", 2, True]
    assert [row[head.index(DEPS[-1]) + 1] for row in found[1:]] == ["poor", "near_poor"]
    assert classify(tmp_path / "in.xlsx", tmp_path / "out.csv") == 0
    assert [row["ngày sinh"] for row in read(tmp_path / "out.csv")] == ["1985-02-01", "không rõ"]
    assert [row["household_id"] for row in read(tmp_path / "out.csv")] == ["062000000001", "062000000002"]


@pytest.mark.parametrize("out", ["out.parquet", "out.xlsx"])
def test_from_csv_to_others_text_stays_text(source, tmp_path, out):
    assert classify(source, tmp_path / out) == 0
    if out.endswith(".xlsx"):
        found = cells(tmp_path / out)
        assert [row[:5] for row in found[1:]] == [row[:5] for row in ROWS]
        assert found[1][HEAD.index("income")] == "1500000" and found[1][len(HEAD) + 2] == 4
    else:
        assert pq.read_table(tmp_path / out)["household_id"].to_pylist() == [row[0] for row in ROWS]


def test_semicolons_marks_of_order_and_windows_lines(tmp_path):
    path = put(tmp_path / "in.csv", ROWS, delimiter=";", lineterminator="\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert classify(path, tmp_path / "out.csv") == 0
    assert [row["class"] for row in read(tmp_path / "out.csv", delimiter=";")] == CLASSES


def test_lines_ending_in_two_ways(tmp_path):
    path = put(tmp_path / "in.csv", [ROWS[0], ROWS[1]], lineterminator="\n")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n", 1))
    assert classify(path, tmp_path / "out.csv") == 0
    assert [row["class"] for row in read(tmp_path / "out.csv")] == CLASSES[:2]


def test_bad_rows_go_apart_with_their_number_and_reason(tmp_path, capsys):
    rows = [list(row) for row in ROWS]
    rows[1][2], rows[3][4], rows[3][3] = "thành phố", "0", "-1"
    path = put(tmp_path / "in.csv", rows)
    path.write_text(
        path.read_text("utf-8")
        + "000000000006,rách\r\n"
        + ",".join([*ROWS[0][:1], *ROWS[4][1:], "thừa"])
        + "\r\n"
        + ",".join(ROWS[4]),
        "utf-8",
    )
    out = tmp_path / "out.csv"
    assert classify(path, out) == 1
    assert [row["class"] for row in read(out)] == ["poor", "unknown", "near_poor", "near_poor"]
    with open(f"{out}.errors.csv", encoding="utf-8", newline="") as file:
        head, *bad = csv.reader(file)
    assert head == ["row", "reason", *HEAD]
    assert [row[0] for row in bad] == ["3", "5", "7", "8"]
    assert "area" in bad[0][1] and "income" in bad[1][1] and "members" in bad[1][1] and "cần 17" in bad[2][1]
    assert bad[0][2:] == rows[1] and bad[2][2:] == ["000000000006", "rách"] and bad[3][-1] == "thừa"
    assert "4 dòng" in capsys.readouterr().out
    assert classify(put(path, ROWS), out) == 0 and not Path(f"{out}.errors.csv").exists()


def test_numbers_of_bad_rows_after_torn_ones(tmp_path):
    lines = [
        ",".join(HEAD),
        "a",
        "b",
        ",".join(ROWS[1]),
        ",".join(["x", "", "nowhere", *ROWS[4][3:]]),
        "c",
        ",".join(["y", "", "nowhere", *ROWS[4][3:]]),
    ]
    (tmp_path / "in.csv").write_text("\n".join(lines), "utf-8")
    assert classify(tmp_path / "in.csv", tmp_path / "out.csv") == 1
    assert [(row["row"], row["household_id"]) for row in read(tmp_path / "out.csv.errors.csv")] == [
        ("2", "a"),
        ("3", "b"),
        ("5", "x"),
        ("6", "c"),
        ("7", "y"),
    ]


def test_bad_rows_of_workbook_and_parquet_are_counted_as_people_count(tmp_path):
    bad = ["2", "", "rural", "1.500.000", "4", *deps(0)]
    sheet(tmp_path / "in.xlsx", [HEAD, ROWS[0], [], bad])
    assert classify(tmp_path / "in.xlsx", tmp_path / "a.csv") == 1
    assert [row["row"] for row in read(tmp_path / "a.csv.errors.csv")] == ["4"]
    pq.write_table(pa.table({name: [ROWS[0][n], bad[n]] for n, name in enumerate(HEAD)}), tmp_path / "in.parquet")
    assert classify(tmp_path / "in.parquet", tmp_path / "b.csv") == 1
    assert [row["row"] for row in read(tmp_path / "b.csv.errors.csv")] == ["2"]


def test_order_stays_in_a_long_file(tmp_path):
    rows = [[f"{n:06d}", "", "rural", str(n % 3_000_000), "3", *deps(n % 13)] for n in range(150_000)]
    assert classify(put(tmp_path / "in.csv", rows), tmp_path / "out.csv") == 0
    assert [row["household_id"] for row in read(tmp_path / "out.csv")] == [row[0] for row in rows]


def test_only_a_head_line(tmp_path):
    assert classify(put(tmp_path / "in.csv", []), tmp_path / "out.csv") == 0
    assert (tmp_path / "out.csv").read_text("utf-8").strip() == ",".join([*HEAD, *RESULTS])


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("in.csv", b"", "rỗng"),
        ("in.csv", b"household_id,area,income,members\n", "dep_employment"),
        ("in.csv", b"household_id,area\n", "Thiếu 14 cột: income, members"),
        ("in.csv", "a,b\n".encode("utf-16"), "UTF-8"),
        ("in.csv", b"a,b\nx,\xff\xfe\n", "dòng 2"),
        ("in.csv", b"a,,b\n", "cột thứ 2"),
        ("in.csv", b"a,A\n", "hai lần"),
        ("in.csv", ",".join([*HEAD, "class"]).encode() + b"\n", "trùng tên cột kết quả"),
        ("in.csv", ",".join(HEAD).encode() + b'\n1,"mo,rural,1,1\n2,x\n3,y\n', "ngoặc kép"),
        ("in.parquet", b"PAR1 no", "Parquet"),
        ("in.xlsx", b"PK no", "XLSX"),
        ("in.ods", b"x", ".csv, .parquet, .xlsx"),
    ],
)
def test_wrong_files_are_told_in_one_line(tmp_path, capsys, name, data, said):
    (tmp_path / name).write_bytes(data)
    assert classify(tmp_path / name, tmp_path / "out.csv") == 2
    err = capsys.readouterr().err
    assert said in err and err.count("\n") == 1 and err.startswith("lalanh: ")
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("out.txt", ".csv, .parquet, .xlsx"),
        ("none/out.csv", "không có thư mục"),
        ("hộ dân.csv", "trùng với tệp đầu vào"),
    ],
)
def test_wrong_targets(source, tmp_path, capsys, out, said):
    before = source.read_bytes()
    assert classify(source, tmp_path / out) == 2
    assert said in capsys.readouterr().err and source.read_bytes() == before


def test_file_or_standard_that_is_not_there(source, tmp_path, capsys):
    assert classify(tmp_path / "none.csv", tmp_path / "out.csv") == 2
    assert "không tìm thấy" in capsys.readouterr().err
    assert classify(source, tmp_path / "out.csv", "vn-1999") == 2
    assert "vn-2016, vn-2022, vn-2027" in capsys.readouterr().err


def test_a_missing_column_of_another_standard_is_named(source, tmp_path, capsys):
    assert classify(source, tmp_path / "out.csv", "vn-2027") == 2
    assert "Thiếu cột: dep_waste." in capsys.readouterr().err


def test_starting_is_light():
    """--help of either command loads no engine, no web framework, no reader of tables but DuckDB's."""
    code = "import sys; from lalanh.cli import main\ntry: main([{0!r}, '--help'])\nexcept SystemExit: pass\nprint(sorted({{'polars','django','pyspark','duckdb','pyarrow'}} & set(sys.modules)))"
    for name, allowed in (("classify", ["duckdb", "pyarrow"]), ("measure", ["pyarrow"])):
        out = subprocess.run(
            [sys.executable, "-c", code.format(name)], capture_output=True, text=True, check=True
        ).stdout
        assert set(eval(out.splitlines()[-1])) <= set(allowed), name
