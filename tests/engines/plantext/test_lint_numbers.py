"""Rules on rates, changes, sums, tables, bands, words."""

from __future__ import annotations

import pytest
from test_lint_kit import codes, findings

from lalanh.engines.plantext.lint.words import spelled

TOP = "KẾ HOẠCH\n\nI. TÌNH HÌNH\n"


@pytest.mark.parametrize(
    "text",
    [
        "Đầu năm có 2.135 hộ nghèo, chiếm 6,63% trên tổng số 37.900 hộ.",
        "Toàn xã có 1.842 hộ, trong đó 312 hộ nghèo (chiếm 15,94%) và 145 hộ cận nghèo, chiếm 7,87%.",
        "Trong 250.000 hộ dân nông thôn của tỉnh có 215.000 hộ được sử dụng nước hợp vệ sinh, đạt 96%.",
        "Tổng số hộ toàn xã là 2.150 hộ. Hộ nghèo: 312 hộ, chiếm 24,5%.",
    ],
)
def test_rate_count_base(text: str) -> None:
    assert codes(TOP + text) == ["PL030"]


@pytest.mark.parametrize(
    "text",
    [
        "Đầu năm có 2.135 hộ nghèo, chiếm 5,63% trên tổng số 37.900 hộ.",
        "Toàn tỉnh có 200.000 hộ dân, trong đó 29.200 hộ nghèo (chiếm 14,6%) và 17.400 hộ cận nghèo (chiếm 8,7%).",
        "Toàn huyện có 10.000 hộ, hộ nghèo 500 hộ, chiếm 5%, trong đó hộ dân tộc thiểu số 480 hộ (chiếm 96% tổng số hộ nghèo).",
        "Xã có 1.000 hộ, hỗ trợ 300 hộ vay vốn, tăng 20% so với năm trước.",
        "Toàn xã có 1.842 hộ, trong đó gần 312 hộ nghèo, chiếm khoảng 17%.",
        "Nghề nông nghiệp: 5.040 người, chiếm 40% tổng số.",
    ],
)
def test_rates_that_agree(text: str) -> None:
    assert codes(TOP + text) == []


@pytest.mark.parametrize(
    "text", ["Đã hoàn thành 460/1.150 căn, đạt 46%.", "Có 95/102 xã (83,1%) có đường nhựa.", "Đạt 83,1% (95/102 xã)."]
)
def test_fraction_and_rate(text: str) -> None:
    assert codes(TOP + text) == ["PL031"]


def test_fraction_above_one() -> None:
    assert codes(TOP + "Hỗ trợ mô hình tại 08/07 xã.") == ["PL032"]


@pytest.mark.parametrize(
    "text",
    ["Đã hoàn thành 460/1.150 căn, đạt 40%.", "Có 95/102 xã (93,1%) có đường.", "Mạng phục vụ 24/7 tại 07/07 xã."],
)
def test_sound_fractions(text: str) -> None:
    assert codes(TOP + text) == []


def test_rates_of_one_base() -> None:
    assert codes(TOP + "Có 2.135 hộ nghèo, chiếm tỷ lệ 5,63%; 1.190 hộ cận nghèo, chiếm tỷ lệ 4,14%.") == ["PL033"]
    assert codes(TOP + "Có 2.135 hộ nghèo, chiếm tỷ lệ 5,63%; 1.190 hộ cận nghèo, chiếm tỷ lệ 3,14%.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hộ nghèo giảm 2% từ 10% xuống còn 7,5%.",
        "Tỷ lệ hộ nghèo giảm từ 14,6% xuống còn 11,8%, tương ứng giảm 3,8 điểm %.",
        "Tỷ lệ hộ nghèo đầu năm 8,4%, trong năm giảm 2,1 điểm %, cuối năm còn 6,1%.",
        "Giảm 120 hộ nghèo, từ 512 hộ xuống còn 402 hộ.",
        "Tỷ lệ hộ nghèo cuối năm 2025 còn 8,2%, giảm 2,1% so với cuối năm 2024 (10,5%).",
        "Giảm từ 12% năm 2024 xuống còn 9% năm 2025 (giảm 3,5 điểm %).",
        "Tỷ lệ hộ dùng nước sạch tăng từ 71% lên 78%, tăng 6 điểm %.",
    ],
)
def test_change_does_not_lead_to_closing(text: str) -> None:
    assert codes(TOP + text) == ["PL034"]


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hộ nghèo giảm 2,5% từ 10% xuống còn 7,5%.",
        "Tỷ lệ hộ nghèo giảm từ 10% xuống 8% (giảm 20%).",
        "Giảm ít nhất 2% từ 10% xuống dưới 7,5%.",
        "Giảm từ 12% năm 2024 xuống còn 9% năm 2026 (giảm bình quân 1,5%/năm).",
        "Giảm số hộ nghèo từ 1.200 hộ xuống còn 900 hộ, tỷ lệ hộ nghèo từ 12% xuống còn 9%, giảm 3%.",
        "Tỷ lệ hộ nghèo giảm từ 5,63% xuống còn 4,63%, giảm 1%.",
        "Dư nợ tăng từ 1.520 tỷ đồng lên 1.780 tỷ đồng, tăng 260 tỷ đồng.",
    ],
)
def test_changes_that_hold(text: str) -> None:
    assert codes(TOP + text) == []


def test_nested_counts() -> None:
    text = "Có 03 xã có tỷ lệ hộ nghèo từ 6% trở lên, 02 xã có tỷ lệ hộ nghèo từ 10% trở lên, 03 xã có tỷ lệ hộ nghèo từ 20% trở lên."
    assert codes(TOP + text) == ["PL037"]
    assert codes(TOP + text.replace("02 xã", "03 xã")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỷ lệ giảm nghèo đa chiều khoảng 10,5% (giảm hộ nghèo từ 8-9%, giảm hộ cận nghèo trên 1%).", ["PL038"]),
        ("Tỷ lệ nghèo đa chiều là 12,9%, trong đó hộ nghèo 8,5%, hộ cận nghèo 4,2%.", ["PL038"]),
        ("Tỷ lệ nghèo đa chiều là 12,7%, trong đó hộ nghèo 8,5%, hộ cận nghèo 4,2%.", []),
        ("Giảm tỷ lệ nghèo đa chiều 4,5% (hộ nghèo giảm trên 3%, hộ cận nghèo giảm trên 1%).", []),
        ("Tỷ lệ hộ nghèo giảm 1,5%, trong đó hộ nghèo dân tộc thiểu số giảm 3%, hộ cận nghèo giảm 1%.", []),
    ],
)
def test_poor_and_near_poor_make_rate(text: str, expected: list[str]) -> None:
    assert codes(TOP + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kinh phí: 152.400.000 đồng (Một trăm năm mươi ba triệu, bốn trăm nghìn đồng).", ["PL039"]),
        ("Kinh phí: 152.400.000 đồng (Một trăm năm mươi hai triệu, bốn trăm nghìn đồng).", []),
        ("Kinh phí: 37.800 triệu đồng (Ba mươi bảy tỷ, tám trăm triệu đồng).", []),
        ("Tổ chức 07 (tám) lớp tập huấn.", ["PL039"]),
        ("Tổ chức 07 (bảy) lớp tập huấn.", []),
        ("Bảng phân bổ vốn năm 2012 (triệu đồng) như sau.", []),
    ],
)
def test_digits_and_words(text: str, expected: list[str]) -> None:
    assert codes(TOP + text) == expected


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("một trăm linh năm", 105),
        ("hai tỷ không trăm linh ba triệu đồng", 2_003_000_000),
        ("một lớp", None),
        ("", None),
    ],
)
def test_spelled_numbers(words: str, value: int | None) -> None:
    assert spelled(words) == value


@pytest.mark.parametrize(
    "text",
    [
        "Tổng nguồn vốn được phân bổ: 2.931 triệu đồng, trong đó:\n- Vốn đầu tư: 1.977 triệu đồng\n- Vốn sự nghiệp: 936 triệu đồng",
        "Tổng kinh phí: 4.600 triệu đồng, gồm: ngân sách tỉnh 3.500 triệu đồng; ngân sách xã 550 triệu đồng; nhân dân đóng góp 450.000.000 đồng.",
        "Tổng vốn: 178.350 triệu đồng, chia theo nguồn:\n- Trung ương: 132,6 tỷ đồng;\n- Tỉnh: 21,45 tỷ đồng;\n- Khác: 24,4 tỷ đồng.",
        "Tổng nhu cầu là 57.900 triệu đồng; trong đó xây mới 46.800 triệu đồng, sửa chữa 11.100 triệu đồng. Nguồn vốn:\n+ Trung ương: 30.000 triệu đồng;\n"
        "+ Tỉnh: 11.500 triệu đồng;\n+ Quỹ: 15.400 triệu đồng.",
        "Hỗ trợ 50 hộ, gồm 30 hộ nghèo và 25 hộ cận nghèo.",
        "Xóa 1.150 căn nhà tạm, trong đó:\n* Xây mới 790 căn;\n* Sửa chữa 370 căn.",
        "- Chi hội nghị: 50 triệu đồng;\n- Chi tập huấn: 70 triệu đồng;\nTổng cộng: 130 triệu đồng.",
        "1. Ngân sách phường bố trí 1,26 tỷ đồng, gồm:\na) Bồi dưỡng: 224 triệu đồng (28 triệu đồng/lớp);\nb) Lắp đặt: 378 triệu đồng;\nc) Thiết bị: 758 triệu đồng.",
        "Tổng vốn năm 2012: 18.450 triệu đồng, gồm:\n\n- Vốn theo Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008 của Chính phủ:\n\n11.200 triệu đồng;\n\n"
        "- Vốn Chương trình 135: 3.850 triệu đồng;\n\n- Vốn dạy nghề: 1.500 triệu đồng.",
    ],
)
def test_parts_do_not_make_total(text: str) -> None:
    assert codes(TOP + text) == ["PL040"]


@pytest.mark.parametrize(
    "text",
    [
        "Tổng nguồn vốn được phân bổ: 2.913 triệu đồng, trong đó:\n- Vốn đầu tư: 1.977 triệu đồng\n- Vốn sự nghiệp: 936 triệu đồng",
        "Tổng kinh phí 2,9 tỷ đồng, gồm đầu tư 1.977 triệu đồng và sự nghiệp 936 triệu đồng.",
        "Tổng vốn năm 2012: 16.550 triệu đồng, gồm:\n\n- Vốn theo Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008 của Chính phủ:\n\n11.200 triệu đồng;\n\n"
        "- Vốn Chương trình 135: 3.850 triệu đồng;\n\n- Vốn dạy nghề: 1.500 triệu đồng.",
        "Toàn tỉnh có 96 đơn vị hành chính cấp xã, gồm 86 xã, 9 phường và 1 đặc khu.",
        "Tổng kinh phí 500 triệu đồng, trong đó ngân sách xã 300 triệu đồng.",
        "Ngân sách tỉnh 1.500 triệu đồng (đầu tư 1.000 triệu đồng, sự nghiệp 500 triệu đồng), ngân sách huyện 300 triệu đồng.",
        "Tổng kinh phí 800 triệu đồng, trong đó:\n- Tập huấn: 05 lớp x 40 triệu đồng = 200 triệu đồng;\n- Mô hình: 600 triệu đồng (30 triệu đồng/hộ).",
        "Toàn xã có 1.842 hộ, trong đó 312 hộ nghèo, 145 hộ cận nghèo.",
        "Tổ chức 20 lớp tập huấn, trong đó:\n- 05 lớp cho cán bộ;\n- 10 lớp tại thôn.",
        "Tổng vốn: 300 triệu đồng:\n- Theo nguồn: tỉnh 200 triệu đồng, xã 100 triệu đồng;\n- Huy động theo thực tế.",
    ],
)
def test_sums_that_hold(text: str) -> None:
    assert codes(TOP + text) == []


def test_part_greater_than_whole() -> None:
    assert codes(TOP + "Tổng kinh phí 500 triệu đồng, trong đó ngân sách xã 600 triệu đồng.") == ["PL041"]
    assert codes(TOP + "Tổ chức 10 buổi truyền thông, trong đó 14 buổi bằng tiếng Khmer.") == ["PL041"]


BUDGET = """STT\tNội dung\tTổng số\tTrung ương\tĐịa phương
I\tVốn đầu tư\t264.000\t240.000\t24.000
1\tHạ tầng\t180.600\t164.200\t16.400
2\tCơ sở vật chất\t83.400\t75.800\t7.600
II\tKinh phí sự nghiệp\t148.500\t135.000\t13.500
1\tSinh kế\t72.300\t65.700\t6.600
2\tNhà ở\t76.200\t69.300\t6.900
\tTổng cộng\t412.500\t375.000\t37.500
"""


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("", "", None),
        ("412.500\t", "413.500\t", "PL042"),
        ("83.400\t75.800\t7.600", "83.400\t76.800\t7.600", "PL042"),
        ("72.300\t65.700\t6.600", "72.300\t65.700\t6.700", "PL042"),
    ],
)
def test_table_total(old: str, new: str, rule: str | None) -> None:
    for text in (BUDGET.replace(old, new), pipes(BUDGET.replace(old, new))):
        found = set(codes(TOP + text))
        assert (rule in found) if rule else not found


def test_table_row_total() -> None:
    text = "STT\tXã\tTổng số hộ\tHộ nghèo\tHộ khác\n1\tA\t100\t20\t80\n2\tB\t200\t50\t150\n3\tC\t300\t70\t240\n"
    assert codes(TOP + text) == ["PL043"]
    assert codes(TOP + text.replace("240", "230")) == []


def test_table_rate() -> None:
    text = "STT\tXã\tTổng số hộ dân\tHộ nghèo\tTỷ lệ (%)\n1\tA\t100\t20\t20\n2\tB\t200\t50\t25\n3\tC\t300\t75\t35\n"
    assert codes(TOP + text) == ["PL035"]
    assert codes(TOP + text.replace("\t35\n", "\t25\n")) == []


def test_table_change() -> None:
    text = "STT\tXã\tĐầu năm\tGiảm\tCuối năm\n1\tA\t100\t20\t80\n2\tB\t200\t50\t150\n3\tC\t300\t75\t225\n4\tD\t90\t15\t70\n"
    assert codes(TOP + text) == ["PL036"]
    assert codes(TOP + text.replace("\t70\n", "\t75\n")) == []


SOUND_TABLES = [
    "STT\tChương trình\tSố lượt\tTỷ trọng (%)\n1\tHộ nghèo\t9.200\t31,2\n2\tHọc sinh\t7.800\t26,4\n3\tNước sạch\t12.500\t42,4\n\tCộng\t29.500\t100\n",
    "STT\tXã\tTỷ lệ hộ nghèo (%)\tHộ nghèo\n1\tA\t10,5\t20\n2\tB\t12,5\t30\n\tToàn huyện\t11,6\t50\n",
    "TT\tNội dung\tĐơn vị\tĐịnh mức\tSố lượng\tThành tiền\n1\tLớp\tlớp\t20\t5\t100\n2\tMô hình\tmô hình\t50\t4\t200\n\tTổng cộng\t\t\t\t300\n",
    "STT\tNăm\tTỷ lệ\n1\t2024\t10,5\n2\t2025\t8,5\n\tBình quân\t9,5\n",
    "\tTổng số\t300\t100\n1\tA\t200\t60\n2\tB\t100\t40\n",
    "STT\tNhiệm vụ\tChủ trì\tThời gian\n1\tTập huấn\tPhòng Kinh tế\tTháng 3\n2\tRà soát\tThôn\tTháng 9\n",
]


@pytest.mark.parametrize("table", SOUND_TABLES)
def test_sound_tables(table: str) -> None:
    assert codes(TOP + table) == []
    assert codes(TOP + pipes(table)) == []


def pipes(table: str) -> str:
    rows = ["| " + " | ".join(line.split("\t")) + " |" for line in table.splitlines()]
    return "\n".join([rows[0], "|" + "---|" * rows[0].count(" | ") + "---|", *rows[1:]]) + "\n"


def test_message_shows_both_values() -> None:
    message = findings(TOP + "Tổng vốn 900 triệu đồng, gồm đầu tư 500 triệu đồng và sự nghiệp 300 triệu đồng.")[
        0
    ].message
    assert (
        message
        == "Mục I: tổng ghi 900 triệu đồng, nhưng các phần cộng lại là 800 triệu đồng (500 triệu đồng + 300 triệu đồng)."
    )


ANNEXED = """KẾ HOẠCH

I. MỤC TIÊU
Giảm 5.600 hộ nghèo (chi tiết tại Phụ lục I).

II. KINH PHÍ
Tổng kinh phí thực hiện là 13 tỷ đồng (Phụ lục II kèm theo).

Nơi nhận:
- Lưu: VT.

PHỤ LỤC I
CHỈ TIÊU GIẢM NGHÈO

STT\tXã\tSố hộ nghèo giảm
1\tA\t2.600
2\tB\t3.000
\tTổng cộng\t5.600

PHỤ LỤC II
DỰ TOÁN KINH PHÍ
Đơn vị tính: nghìn đồng

STT\tNội dung chi\tKinh phí
1\tTập huấn\t6.000.000
2\tTruyền thông\t7.000.000
\tTổng cộng\t13.000.000
"""


def test_table_and_prose_total() -> None:
    assert codes(ANNEXED) == []
    assert codes(ANNEXED.replace("13 tỷ", "12,5 tỷ")) == ["PL044"]
    assert codes(ANNEXED.replace("13.000.000", "13.500.000")) == ["PL042"]


def test_target_and_annex_total() -> None:
    assert codes(ANNEXED.replace("5.600 hộ", "5.800 hộ")) == ["PL072"]


def test_sections_and_total() -> None:
    text = "KẾ HOẠCH\n\nI. NỘI DUNG\n" + "".join(
        f"{n}. Hoạt động {n}\nTổng số kinh phí được giao {a} triệu đồng\n" for n, a in ((1, 500), (2, 300), (3, "{}"))
    )
    text += "\nII. KINH PHÍ\nTổng nguồn vốn được phân bổ: 1.000 triệu đồng.\n"
    assert codes(text.format(200)) == []
    assert codes(text.format(250)) == ["PL045"]


def test_rate_then_count() -> None:
    wrong = "Tỷ lệ hộ dân sử dụng nước hợp vệ sinh đạt 90%, tương ứng 18.790 hộ trong tổng số 21.400 hộ."
    assert len(codes(TOP + wrong)) == 1
    assert codes(TOP + wrong.replace("18.790", "19.260")) == []
