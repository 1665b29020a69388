"""`lalanh measure`: the table of groups, by hand and against another engine; wrong questions."""

import csv
import sys
from importlib.util import find_spec

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from lalanh.cli import main
from lalanh.engines.poverty.load import standard

KEYS = standard("vn-2022").keys
HEAD = ["xã", "dân tộc", "area", "income", "members", *(f"dep_{key}" for key in KEYS)]


def row(commune, people, income, members, count, unknown=0):
    return [commune, people, "rural", income, members, *["1"] * count, *[""] * unknown, *["0"] * (12 - count - unknown)]


ROWS = [
    row("Bờ Y", "Kinh", "1500000", 4, 3),  # poor
    row("Bờ Y", "Xơ Đăng", "1500000", 6, 2),  # near-poor
    row("Bờ Y", "Xơ Đăng", "1500000", 5, 2, 1),  # not known
    row("Đăk Hà", "Kinh", "5000000", 2, 6),  # better off, yet deprived in six
    row("Đăk Hà", "", "5000000", 3, 0),
]


def put(path, rows, head=HEAD):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path


def measure(source, out, by="xã", *more):
    return main(["measure", str(source), "--standard", "vn-2022", "--by", by, "-o", str(out), *more])


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def source(tmp_path):
    return put(tmp_path / "in.csv", ROWS)


def test_by_hand(source, tmp_path, capsys):
    assert measure(source, tmp_path / "out.csv") == 0
    found = read(tmp_path / "out.csv")
    counts = ["households", "persons", "poor_households", "near_poor_households", "unknown_households", "poor_persons"]
    ratios = ["poor_rate", "measured_persons", "H", "A", "M0"]
    assert list(found[0]) == ["xã", *counts, *ratios, *(f"u_{key}" for key in KEYS), *(f"c_{key}" for key in KEYS)]
    assert [[one[name] for name in ["xã", *counts]] for one in found] == [
        ["Bờ Y", "3", "15", "1", "1", "1", "4"],
        ["Đăk Hà", "2", "5", "0", "0", "0", "0"],
        ["all", "5", "20", "1", "1", "1", "4"],
    ]
    assert [[float(one[name]) for name in ratios] for one in found] == [
        [1 / 3, 10, 4 / 10, 12 / (12 * 4), 12 / (12 * 10)],
        [0, 5, 2 / 5, 12 / (12 * 2), 12 / (12 * 5)],
        [1 / 5, 15, 6 / 15, 24 / (12 * 6), 24 / (12 * 15)],
    ]
    first, fourth = (f"_{KEYS[n]}" for n in (0, 3))
    assert [float(one["u" + first]) for one in found] == [1, 2 / 5, 12 / 15]
    assert [float(one["c" + first]) for one in found] == [4 / 10, 2 / 5, 6 / 15]
    assert [float(one["u" + fourth]) for one in found] == [0, 2 / 5, 2 / 15]
    assert "5 hộ trong 2 nhóm" in capsys.readouterr().out


def test_another_k(source, tmp_path):
    assert measure(source, tmp_path / "out.csv", "xã", "--k", "2") == 0
    assert [float(one["H"]) for one in read(tmp_path / "out.csv")] == [1, 2 / 5, 12 / 15]
    assert measure(source, tmp_path / "out.csv", "xã", "--k", "7") == 0
    assert [(one["H"], one["A"], one["M0"]) for one in read(tmp_path / "out.csv")] == [("0.0", "", "0.0")] * 3


def test_two_columns_and_a_group_without_name(source, tmp_path):
    assert measure(source, tmp_path / "out.csv", "xã, dân tộc") == 0
    found = [(one["xã"], one["dân tộc"], one["households"]) for one in read(tmp_path / "out.csv")]
    assert found == [
        ("Bờ Y", "Kinh", "1"),
        ("Bờ Y", "Xơ Đăng", "2"),
        ("Đăk Hà", "Kinh", "1"),
        ("Đăk Hà", "", "1"),
        ("all", "all", "5"),
    ]


def test_by_a_column_that_counts_too(source, tmp_path):
    assert measure(source, tmp_path / "out.csv", "area") == 0
    assert [(one["area"], one["households"]) for one in read(tmp_path / "out.csv")] == [("rural", "5"), ("all", "5")]


def test_every_kind_of_file_says_the_same(source, tmp_path):
    columns = {name: [one[n] for one in ROWS] for n, name in enumerate(HEAD)}
    columns |= {
        name: pa.array([int(v) if v else None for v in map(str, values)], pa.int8())
        for name, values in columns.items()
        if name.startswith("dep_")
    }
    columns |= {
        "income": pa.array([int(v) for v in columns["income"]]),
        "members": pa.array(columns["members"], pa.int16()),
    }
    pq.write_table(pa.table(columns), tmp_path / "in.parquet")
    for out in ("csv.parquet", "parquet.parquet"):
        assert measure(tmp_path / f"in.{out.split('.')[0]}", tmp_path / out) == 0
    assert pq.read_table(tmp_path / "csv.parquet").equals(pq.read_table(tmp_path / "parquet.parquet"))
    assert measure(tmp_path / "in.parquet", tmp_path / "out.xlsx") == 0
    sheet = CalamineWorkbook.from_path(str(tmp_path / "out.xlsx")).get_sheet_by_index(0).to_python()
    assert sheet[-1][:3] == ["all", 5, 20] and sheet[-1][9] == 6 / 15


@pytest.mark.parametrize(
    ("name", "bad"),
    [("members", 0), ("members", None), ("members", 1000), ("income", -1), ("income", 10**16), (f"dep_{KEYS[3]}", 2), (f"dep_{KEYS[3]}", -1), ("b1", -1)],
)  # fmt: skip
@pytest.mark.parametrize("statistics", [True, False])
def test_a_bad_number_of_parquet_is_told_with_and_without_statistics(tmp_path, name, bad, statistics):
    """Where the file's statistics say that all is well, rows are not asked; one bad value and they are."""
    heads = (*HEAD[2:], "b1")
    columns = {one: [1 if one == "members" else 0] * 3 for one in heads} | {"area": ["rural"] * 3, "xã": ["Bờ Y"] * 3}
    pq.write_table(pa.table(columns), tmp_path / "in.parquet", write_statistics=statistics)
    assert measure(tmp_path / "in.parquet", tmp_path / "out.csv") == 0
    assert read(tmp_path / "out.csv")[-1]["households"] == "3"
    columns[name] = [columns[name][0], bad, columns[name][0]]
    pq.write_table(pa.table(columns), tmp_path / "in.parquet", row_group_size=2, write_statistics=statistics)
    assert measure(tmp_path / "in.parquet", tmp_path / "out.csv") == 1
    assert read(tmp_path / "out.csv")[-1]["households"] == "2"
    (told,) = read(tmp_path / "out.csv.errors.csv")
    assert told["row"] == "2" and told["reason"].startswith(f"{name}: ")


def test_rows_that_can_not_be_used_are_left_out_and_told(tmp_path, capsys):
    path = put(tmp_path / "in.csv", [*ROWS, row("Bờ Y", "Kinh", "-3", 4, 3), ["torn"]])
    assert measure(path, tmp_path / "out.csv") == 1
    assert read(tmp_path / "out.csv")[-1]["households"] == "5"
    assert [one["row"] for one in read(tmp_path / "out.csv.errors.csv")] == ["7", "8"]
    assert "2 dòng" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--by", "huyện"], "Thiếu cột: huyện"),
        (["--by", ","], "--by"),
        (["--by", "xã,xã"], "--by"),
        (["--k", "0"], "--k phải từ 1 đến 12"),
        (["--k", "13"], "--k phải từ 1 đến 12"),
        (["--engine", "excel"], "Không có bộ máy “excel”"),
        (["--standard", "vn-2016"], "dep_health_care"),
    ],
)
def test_wrong_questions_are_told_in_one_line(source, tmp_path, capsys, more, said):
    assert measure(source, tmp_path / "out.csv", "xã", *more) == 2
    err = capsys.readouterr().err
    assert said in err and err.count("\n") == 1 and not (tmp_path / "out.csv").exists()


def test_k_that_is_no_number(source, tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        measure(source, tmp_path / "out.csv", "xã", "--k", "ba")
    assert stopped.value.code == 2 and "ba" in capsys.readouterr().err


@pytest.mark.parametrize("engine", ["spark", "spark://127.0.0.1:7077"])
def test_spark_that_is_not_there_says_how_to_get_it(source, tmp_path, capsys, monkeypatch, engine):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    assert measure(source, tmp_path / "out.csv", "xã", "--engine", engine) == 2
    assert "pyspark" in capsys.readouterr().err


def test_a_group_called_all_is_refused(tmp_path, capsys):
    path = put(tmp_path / "in.csv", [row("all", "Kinh", "1", 1, 0)])
    assert measure(path, tmp_path / "out.csv") == 2
    assert "“all”" in capsys.readouterr().err


def test_a_group_column_that_is_called_like_a_result(tmp_path, capsys):
    path = put(tmp_path / "in.csv", ROWS, ["persons", *HEAD[1:]])
    assert measure(path, tmp_path / "out.csv", "persons") == 2
    assert "trùng tên cột kết quả" in capsys.readouterr().err


# No other test needs PySpark and its Java: `make spark` brings them and runs this test with those of the cluster.
@pytest.mark.skipif(not find_spec("pyspark"), reason="the extra [spark] is not installed: `make spark` runs this")
def test_spark_counts_as_duckdb(source, tmp_path):
    assert (
        measure(source, tmp_path / "duck.csv")
        == measure(source, tmp_path / "spark.csv", "xã", "--engine", "spark")
        == 0
    )
    assert (tmp_path / "duck.csv").read_bytes() == (tmp_path / "spark.csv").read_bytes()
