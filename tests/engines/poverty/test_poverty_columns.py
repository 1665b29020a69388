"""Values of somebody's file: taken as written or refused, whatever type the file gives them."""

import math
from decimal import Decimal

import duckdb
import pyarrow as pa
import pytest

from lalanh.engines.poverty import columns
from lalanh.engines.poverty.columns import Column, Kind
from lalanh.engines.poverty.load import standard

ONE = standard("vn-2022")
DEPS = [f"dep_{key}" for key in ONE.keys]
GOOD = {"area": "rural", "income": "1500000", "b1": "", "members": "4", **dict.fromkeys(DEPS, "0")}


def typed(name, value, kind=Kind.TEXT, type=None):
    """What the engine sees of one value (the rest is good), and what it says."""
    row = {**GOOD, name: value}
    given = [Column(one, f"c{n}", kind if one == name else Kind.TEXT) for n, one in enumerate(row)]
    arrays = {one.inside: pa.array([row[one.name]], type if one.name == name else pa.string()) for one in given}
    with duckdb.connect() as connection:
        connection.register("file", pa.table(arrays))
        text = columns.typed(given, ONE, "file")
        query = f"SELECT {name}, {columns.good(ONE)}, {columns.reasons(ONE)} FROM ({text}) AS t"
        return connection.execute(query).fetchone()


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("income", "1500000", 1_500_000),
        ("income", " 1500000 ", 1_500_000),
        ("income", "0", 0),
        ("income", "0001500000", 1_500_000),
        ("income", "1500000.0", 1_500_000),
        ("income", "1500000.00", 1_500_000),
        ("income", "1500000.01", 1_500_001),
        ("income", "1500000.3333333333", 1_500_001),
        ("income", "", None),
        ("income", "   ", None),
        ("income", None, None),
        ("b1", "140", 140),
        ("b1", None, None),
        ("members", "1", 1),
        ("members", "12", 12),
        ("members", " 4", 4),
        ("members", "4.0", 4),
        ("area", "urban", "urban"),
        ("area", " rural ", "rural"),
        *((DEPS[0], word, 1) for word in ("1", "true", "TRUE", "True", " 1 ", "1.0")),
        *((DEPS[0], word, 0) for word in ("0", "false", "FALSE", "0.0")),
        *((DEPS[0], word, None) for word in ("", None, " ")),
    ],
)
def test_read(name, written, value):
    assert typed(name, written) == (value, True, "")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        *(
            ("income", one)
            for one in (
                "-1",
                "-0.5",
                "900.000",
                "1.500.000",
                "1,5",
                "1e6",
                "abc",
                "NaN",
                "5.",
                ".5",
                "+5",
                "1 500",
                "1_000",
                "１２",
            )
        ),
        ("income", "9" * 16),
        ("income", "9" * 30),
        *(("b1", one) for one in ("-5", "x")),
        *(("members", one) for one in ("0", "00", "-1", "1.5", "", None, "1000", "bốn", "4.00")),
        *(("area", one) for one in ("", None, "Rural", "thành thị", "RURAL")),
        *((DEPS[3], one) for one in ("2", "-1", "yes", "x", "có", "01")),
    ],
)
def test_refused_with_the_name_of_the_column(name, written):
    _, good, reason = typed(name, written)
    assert not good and reason.startswith(f"{name}: ")


@pytest.mark.parametrize(
    ("name", "given", "kind", "type", "value"),
    [
        ("income", 1_500_000, Kind.INTEGER, pa.int64(), 1_500_000),
        ("income", None, Kind.INTEGER, pa.int32(), None),
        ("income", 1_500_000.0, Kind.REAL, pa.float64(), 1_500_000),
        ("income", 1_500_000.25, Kind.REAL, pa.float64(), 1_500_001),
        ("income", math.nan, Kind.REAL, pa.float64(), None),
        ("income", Decimal("1500000.10"), Kind.REAL, pa.decimal128(12, 2), 1_500_001),
        ("members", 4, Kind.INTEGER, pa.int8(), 4),
        ("members", 4.0, Kind.REAL, pa.float32(), 4),
        (DEPS[0], True, Kind.BOOLEAN, pa.bool_(), 1),
        (DEPS[0], None, Kind.BOOLEAN, pa.bool_(), None),
        (DEPS[0], 1, Kind.INTEGER, pa.int8(), 1),
        (DEPS[0], 0.0, Kind.REAL, pa.float64(), 0),
        (DEPS[0], math.nan, Kind.REAL, pa.float64(), None),
    ],
)
def test_read_from_types(name, given, kind, type, value):
    assert typed(name, given, kind, type) == (value, True, "")


@pytest.mark.parametrize(
    ("name", "given", "kind", "type"),
    [
        ("income", -1, Kind.INTEGER, pa.int64()),
        ("income", 10**16, Kind.INTEGER, pa.int64()),
        ("income", -0.5, Kind.REAL, pa.float64()),
        ("income", math.inf, Kind.REAL, pa.float64()),
        ("members", 0, Kind.INTEGER, pa.int64()),
        ("members", None, Kind.INTEGER, pa.int64()),
        ("members", 2.5, Kind.REAL, pa.float64()),
        ("members", math.nan, Kind.REAL, pa.float64()),
        (DEPS[0], 2, Kind.INTEGER, pa.int8()),
        (DEPS[0], -1, Kind.INTEGER, pa.int64()),
        (DEPS[0], 10**12, Kind.INTEGER, pa.int64()),
        (DEPS[0], 0.5, Kind.REAL, pa.float64()),
    ],
)
def test_refused_from_types(name, given, kind, type):
    _, good, reason = typed(name, given, kind, type)
    assert not good and reason.startswith(f"{name}: ")


def test_every_reason_is_told():
    row = {**GOOD, "area": "", "income": "-1", "members": "0", DEPS[2]: "9"}
    given = [Column(name, f"c{n}", Kind.TEXT) for n, name in enumerate(row)]
    with duckdb.connect() as connection:
        connection.register("file", pa.table({one.inside: [row[one.name]] for one in given}))
        (reason,) = connection.execute(
            f"SELECT {columns.reasons(ONE)} FROM ({columns.typed(given, ONE, 'file')}) AS t"
        ).fetchone()
    assert [part.split(":")[0] for part in reason.split("; ")] == ["area", "income", "members", DEPS[2]]


def test_what_the_file_tells_of_its_values_is_not_asked_again():
    def column(name, least, most, full=True, kind=Kind.INTEGER):
        return Column(name, name, kind, least, most, full)

    assert columns.proved([column(DEPS[0], 0, 1), column("members", 1, 999), column("b1", 0, 200)], ONE) == {
        DEPS[0],
        "members",
        "b1",
    }
    unsure = [
        column(DEPS[0], 0, 2),
        column("members", 1, 9, full=False),
        column("income", -1, 5),
        column("b1", 0, 10, kind=Kind.REAL),
        column("area", 0, 1),
    ]
    assert columns.proved([*unsure, Column(DEPS[1], "c", Kind.INTEGER)], ONE) == set()
    assert columns.good(ONE, ["income", "b1", "members", *DEPS]) == "area <> ''"
    assert DEPS[0] not in columns.good(ONE, [DEPS[0]]) and DEPS[1] in columns.good(ONE, [DEPS[0]])
