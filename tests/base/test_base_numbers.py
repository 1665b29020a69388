"""Vietnamese figures, both ways."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.base import numbers
from lalanh.base.errors import BadInput


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "—"), (0, "0"), (7, "7"), (999, "999"), (1977, "1.977"), (-1977, "-1.977"), (1977000000, "1.977.000.000")],
)
def test_integer(value: int | None, shown: str) -> None:
    assert numbers.integer(value) == shown


@pytest.mark.parametrize(
    ("value", "places", "trim", "shown"),
    [
        (None, 2, False, "—"),
        (Decimal("10.28"), 2, False, "10,28"),
        (Decimal("1234.5"), 2, False, "1.234,50"),
        (Decimal("1234.5"), 2, True, "1.234,5"),
        (Decimal("5.00"), 2, True, "5"),
        (Decimal("100"), 2, True, "100"),
        (Decimal("0.125"), 2, False, "0,13"),
        (Decimal("-0.125"), 2, False, "-0,13"),
        (Decimal("-0.001"), 2, False, "0,00"),
        (Decimal("2.5"), 0, False, "3"),
        (Decimal("1E+3"), 0, False, "1.000"),
        (3, 1, False, "3,0"),
    ],
)
def test_decimal(value: Decimal | None, places: int, trim: bool, shown: str) -> None:
    assert numbers.decimal(value, places, trim=trim) == shown


def test_percent_and_share() -> None:
    assert numbers.percent(Decimal("10.28")) == "10,28 %"
    assert numbers.percent(None) == "—"
    assert numbers.share(1, 3) == "33,33 %"
    assert numbers.share(1, 8, 1) == "12,5 %"
    assert numbers.share(0, 5) == "0,00 %"
    assert numbers.share(1, 0) == numbers.share(1, None) == numbers.share(None, 5) == "—"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", None),
        ("  ", None),
        ("1.977", Decimal(1977)),
        ("1977", Decimal(1977)),
        ("10,28", Decimal("10.28")),
        ("10,28 %", Decimal("10.28")),
        ("1 977 000", Decimal(1977000)),
        ("-3,5", Decimal("-3.5")),
        ("\u22123,5", Decimal("-3.5")),
        ("1.234.567,8", Decimal("1234567.8")),
    ],
)
def test_parse_decimal(typed: str, value: Decimal | None) -> None:
    assert numbers.parse_decimal(typed) == value


@pytest.mark.parametrize("typed", ["10.28", "1,977.5", "mười", "1.97.7", "--1", "5e3", ",", "-", "١٢"])
def test_parse_refuses(typed: str) -> None:
    with pytest.raises(BadInput, match="Không đọc được số"):
        numbers.parse_decimal(typed)


def test_parse_integer() -> None:
    assert numbers.parse_integer("1.977") == 1977
    assert numbers.parse_integer("12,0") == 12
    assert numbers.parse_integer("") is None
    with pytest.raises(BadInput, match="số nguyên"):
        numbers.parse_integer("12,5")


@given(st.integers(-(10**15), 10**15))
def test_integer_reads_back(value: int) -> None:
    assert numbers.parse_integer(numbers.integer(value)) == value


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_decimal_reads_back(value: Decimal) -> None:
    assert numbers.parse_decimal(numbers.decimal(value, 3)) == value
