"""Đồng as shown and as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.base import money
from lalanh.base.errors import BadInput


@pytest.mark.parametrize(
    ("amount", "exact", "millions"),
    [
        (None, "—", "—"),
        (0, "0 đồng", "0 triệu đồng"),
        (1_977_000_000, "1.977.000.000 đồng", "1.977 triệu đồng"),
        (60_500_000, "60.500.000 đồng", "60,5 triệu đồng"),
        (1_234_567, "1.234.567 đồng", "1,235 triệu đồng"),
        (-2_000_000, "-2.000.000 đồng", "-2 triệu đồng"),
    ],
)
def test_shown(amount: int | None, exact: str, millions: str) -> None:
    assert money.exact(amount) == exact
    assert money.millions(amount) == millions


def test_column_figure() -> None:
    assert money.in_millions(1_977_400_000, 0) == "1.977"
    assert money.in_millions(None) == "—"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("", None),
        ("1.977 triệu", 1_977_000_000),
        ("1.977 triệu đồng", 1_977_000_000),
        ("2,5 tỷ", 2_500_000_000),
        ("2,5 tỉ đồng", 2_500_000_000),
        ("15.000.000", 15_000_000),
        ("15000000", 15_000_000),
        ("15.000.000 đồng", 15_000_000),
        ("15.000.000đ", 15_000_000),
        ("15.000.000 VNĐ", 15_000_000),
        ("15.000.000 ₫", 15_000_000),
        ("500 nghìn", 500_000),
        ("500 ngàn đồng", 500_000),
        ("500k", 500_000),
        ("60tr", 60_000_000),
        ("1 tỷ 500 triệu", 1_500_000_000),
        ("  2,5   T\u1ef7 ", 2_500_000_000),
        ("2,5 ty\u0309", 2_500_000_000),
        ("0", 0),
    ],
)
def test_parse(typed: str, amount: int | None) -> None:
    assert money.parse(typed) == amount


@pytest.mark.parametrize(
    "typed",
    [
        "2.5 tỷ",
        "1,5",
        "-5 triệu",
        "triệu",
        "500 triệu 1 tỷ",
        "5 usd",
        "5 triệu triệu",
        "một tỷ",
        "9.000.000 tỷ",
        "5;6",
        "đồng",
    ],
)
def test_parse_refuses(typed: str) -> None:
    with pytest.raises(BadInput, match="Không đọc được số tiền"):
        money.parse(typed)


@given(st.integers(0, 10**15 - 1))
def test_exact_reads_back(amount: int) -> None:
    assert money.parse(money.exact(amount)) == amount
