"""Quantities in prose: numbers, ranges, fractions, comparisons, units, money."""

from decimal import Decimal

import pytest

from lalanh.engines.plantext import values


def one(text):
    (value,) = [v for v in values.find(text) if v.kind != "bare"]
    return value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.977", "1977"),
        ("1.977,5", "1977.5"),
        ("10,28", "10.28"),
        ("4.63", "4.63"),
        ("2,500,000", "2500000"),
        ("12 500 000", "12500000"),
        ("07", "7"),
    ],
)
def test_numbers(text, expected):
    assert values.number(text) == Decimal(expected)


def test_commas_part_thousands_in_plain_dong_only():
    assert values.number("500,000", money=True) == 500000
    assert values.number("500,000") == 500


@pytest.mark.parametrize(
    ("text", "op", "value", "to"),
    [
        ("đạt 95%", "=", "95", None),
        ("trên 95%", ">", "95", None),
        ("dưới 3%", "<", "3", None),
        ("ít nhất 02 mô hình", ">=", "2", None),
        ("tối thiểu là 90%", ">=", "90", None),
        ("đạt từ 15% trở lên", ">=", "15", None),
        ("5% trở xuống", "<=", "5", None),
        ("không quá 10 ngày", "<=", "10", None),
        ("bình quân không quá 10 ngày", "<=", "10", None),
        ("bằng hoặc dưới 10,28%", "<=", "10.28", None),
        ("khoảng 20 hộ", "~", "20", None),
        ("1-1,5%/năm", "range", "1", "1.5"),
        ("từ 8% đến 9%", "range", "8", "9"),
        ("từ 15.000 - 16.000 lao động", "range", "15000", "16000"),
        ("≥ 70%", ">=", "70", None),
    ],
)
def test_comparisons(text, op, value, to):
    got = one(text)
    assert (got.op, got.value, got.value_to) == (op, Decimal(value), to and Decimal(to))


def test_fraction_has_its_whole_and_spelled_number_counts():
    assert one("07/07 xã")[4:7] == (7, None, 7)
    assert (one("ít nhất một mô hình").value, one("ít nhất một mô hình").op) == (1, ">=")


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("1.977 triệu đồng", 1_977_000_000),
        ("2,5 tỷ đồng", 2_500_000_000),
        ("2 tỷ 500 triệu đồng", 2_500_000_000),
        ("500.000 đồng", 500_000),
        ("60 triệu đồng/nhà", 60_000_000),
    ],
)
def test_money_in_dong(text, dong):
    assert one(text).dong == dong


def test_points_units_and_what_follows_a_slash():
    assert one("giảm 1,5 điểm %").kind == "point"
    assert (one("45 triệu đồng/người/năm").unit, one("45 triệu đồng/người/năm").per) == ("triệu đồng", "người/năm")


def test_codes_and_marks_are_no_quantities():
    assert not [v for v in values.find("Quyết định số 90/QĐ-TTg, mục 2.1, Kế hoạch 12-KH/TU") if v.kind != "bare"]


@pytest.mark.parametrize("text", ["", "%", "1" * 5000, "1." * 3000, "từ " * 3000 + "1%", "\u00a01 000%", "½ số xã"])
def test_nothing_crashes(text):
    assert isinstance(values.find(text), list)


@pytest.mark.parametrize(
    ("text", "op", "value", "of"),
    [
        ("có 8 trong 11 xã đạt chuẩn", "=", "8", "11"),
        ("có 8 trên tổng số 11 xã đạt chuẩn", "=", "8", "11"),
        ("giảm 350 hộ nghèo trở lên", ">=", "350", None),
        ("20 cán bộ có trình độ trung cấp trở lên", "=", "20", None),
        ("việc làm cho 3 vạn lao động", "=", "30000", None),
        ("tối thiểu mỗi xã 02 mô hình", ">=", "2", None),
        ("tuổi thọ trung bình đạt 73 tuổi", "=", "73", None),
        ("giảm bình quân 1,2%", "~", "1.2", None),
    ],
)
def test_wholes_ranks_and_means(text, op, value, of):
    found = one(text)
    assert (found.op, found.value, found.of) == (op, Decimal(value), of and Decimal(of))
