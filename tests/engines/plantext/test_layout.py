"""Lines of a source become paragraphs that keep the place of every letter."""

import time
import unicodedata

import pytest

from lalanh.engines.plantext.layout import paragraphs

LONG = "Thực hiện chính sách hỗ trợ cho hộ nghèo trên địa bàn toàn huyện theo quy định tại"


def texts(source):
    return [p.text for p in paragraphs(source)]


def kinds(source):
    return [p.kind for p in paragraphs(source)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LONG, "Điều 5 Nghị định số 07/2021/NĐ-CP của Chính phủ."),
        (LONG, "Phụ lục II ban hành kèm theo Kế hoạch này."),
        ("Các xã, thị trấn tổng hợp danh sách, gửi về Phòng trước ngày", "15. Kinh phí do huyện bảo đảm."),
        ("Hoàn thành việc rà soát ở tất cả các xã, thị trấn trong quý", "IV. Các xã chịu trách nhiệm."),
        ("Căn cứ hướng dẫn của Ban Tổ chức Huyện ủy tại Kế hoạch số", "25-KH/HU ngày 02/3/2020 về sắp xếp."),
        ("Giao Phòng Lao động phối hợp với các phòng và với Sở Lao động", "- Thương binh và Xã hội tỉnh tổng hợp."),
        ("Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021", "- 2025 trên địa bàn toàn huyện và xã."),
        ("Tỷ lệ hộ nghèo của các xã đặc biệt khó khăn mỗi năm giảm từ 1 đến", "1,5 điểm phần trăm."),
        ("Tỷ lệ hộ nghèo của các xã đặc biệt khó khăn mỗi năm giảm bình quân", "1.5 điểm phần trăm."),
    ],
)
def test_sentence_goes_on_over_the_line(first, second):
    assert texts(f"{first}\n{second}\n") == [f"{first} {second}"]


@pytest.mark.parametrize(
    "source",
    [
        "1. Mục tiêu chung\n2. Mục tiêu cụ thể\n",
        "Các hoạt động của dự án:\n- tuyên truyền\n- tập huấn\n",
        "- tổ chức tuyên truyền chính sách giảm nghèo\n- ứng dụng công nghệ trong rà soát hộ nghèo\n",
        "- Ban Bí thư Trung ương Đảng (để báo cáo),\n- Ủy ban Dân tộc Trung ương (để báo cáo),\n",
        "- hộ nghèo có đất sản xuất, nhà ở ổn định,\n- xã hội hóa các nguồn lực cho giảm nghèo,\n",
        "II. NGUỒN VỐN THỰC HIỆN TRONG NĂM\n1. Ngân sách\n",
        "a) Các hoạt động theo\nb) Tập huấn cán bộ giảm nghèo cấp xã và trưởng thôn trên địa bàn\n",
        "Kết thúc rà soát trước ngày 15/12.\n12. Việc khác do các đơn vị chủ động thực hiện\n",
    ],
)
def test_items_stay_apart(source):
    assert texts(source) == source.splitlines()


def test_hard_wrap_is_undone_with_offsets():
    source = "Tổ chức rà soát hộ nghèo,\nhộ cận nghèo   hằng năm.\n\nBáo cáo kết quả.\n"
    first, second = paragraphs(source)
    assert first.text == "Tổ chức rà soát hộ nghèo, hộ cận nghèo hằng năm."
    at = first.text.index("hằng năm")
    assert source[slice(*first.span(at, at + 8))] == "hằng năm"
    assert source[slice(*second.span())] == "Báo cáo kết quả."


def test_decomposed_letters_are_composed_and_point_at_the_source():
    source = unicodedata.normalize("NFD", "Tỷ lệ hộ nghèo còn 5%.\n")
    (found,) = paragraphs(source)
    assert found.text == "Tỷ lệ hộ nghèo còn 5%."
    at = found.text.index("nghèo")
    assert unicodedata.normalize("NFC", source[slice(*found.span(at, at + 5))]) == "nghèo"


def test_page_numbers_are_dropped_and_notes_stand_apart():
    source = "Các xã tổ chức rà soát hộ nghèo,\n\f  3\nhộ cận nghèo theo quy trình.\n¹ Quyết định số 12/QĐ-UBND.\n"
    found = paragraphs(source)
    assert [p.kind for p in found] == ["body", "footnote"]
    assert found[0].text == "Các xã tổ chức rà soát hộ nghèo, hộ cận nghèo theo quy trình."
    assert found[1].footnote == "1"


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| 1 | Mở lớp | Phòng Nội vụ |", ["1", "Mở lớp", "Phòng Nội vụ"]),
        ("1\tMở lớp\tPhòng Nội vụ", ["1", "Mở lớp", "Phòng Nội vụ"]),
        ("1\t\tPhòng Nội vụ", ["1", "", "Phòng Nội vụ"]),
        ("1     Mở lớp     Phòng Nội vụ", ["1", "Mở lớp", "Phòng Nội vụ"]),
    ],
)
def test_cells_of_rows(row, cells):
    (found,) = paragraphs(row + "\n")
    assert found.kind == "row"
    assert [found.cell(n) for n in range(len(found.cells))] == cells


def test_a_note_with_blanks_left_open_is_no_row():
    assert kinds("(Kèm theo Kế hoạch số      /KH-UBND ngày      tháng 8 năm 2025)\n") == ["body"]


def test_tables_are_told_apart():
    found = paragraphs(
        "| STT | Việc |\n|---|---|\n| 1 | Lớp |\n\nLời giữa hai bảng.\n\n| STT | Vốn |\n|---|---|\n| 1 | 20 |\n"
    )
    assert [p.table for p in found] == [1, 1, None, 2, 2]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines(end):
    assert texts(f"I. MỤC TIÊU{end}1. Chung{end}") == ["I. MỤC TIÊU", "1. Chung"]


@pytest.mark.parametrize("source", ["", "\n\n", "\x0c", "\u0301", "\ufeff", "---", "|" * 50, "\t\t\t", "(" * 200])
def test_any_text_is_read(source):
    for paragraph in paragraphs(source):
        assert len(paragraph.offsets) == len(paragraph.text)


def test_time_grows_with_the_length():
    line = "Tổ chức rà soát hộ nghèo, hộ cận nghèo theo Điều 5\n12. Việc của tháng\n- 2025 trên địa bàn số\n"

    def seconds(times):
        start = time.process_time()
        paragraphs(line * times)
        return time.process_time() - start

    seconds(50)
    assert seconds(2000) < 40 * max(seconds(200), 0.02)


def test_rows_without_outer_strokes_are_rows_and_keep_their_columns():
    found = paragraphs(
        "STT | Xã | Số lớp | Số học viên\n1 | Xã Mò Ó | 02 | 60\n | Tổng cộng | 02 | 60\n\nHộ nghèo | hộ cận nghèo được hỗ trợ.\n"
    )
    rows = [p for p in found if p.kind == "row"]
    assert [[row.cell(i) for i in range(4)] for row in rows] == [
        ["STT", "Xã", "Số lớp", "Số học viên"], ["1", "Xã Mò Ó", "02", "60"], ["", "Tổng cộng", "02", "60"],
    ]  # fmt: skip
    assert found[-1].kind == "body"


def test_emphasis_within_a_line_is_no_part_of_what_it_says():
    source = "- Tối thiểu **85%** người hưởng nhận qua __tài khoản__; **100%** hồ sơ trực tuyến.\n"
    (paragraph,) = paragraphs(source)
    assert paragraph.text == "- Tối thiểu 85% người hưởng nhận qua tài khoản; 100% hồ sơ trực tuyến."
    at = paragraph.text.index("85%")
    span = paragraph.span(at, at + 3)
    assert source[span.start : span.end] == "85%"


def test_a_bracket_that_is_open_at_the_end_of_a_line_goes_on():
    source = "b) Tỷ lệ hộ sử dụng nước sạch theo quy chuẩn đạt từ 28% trở lên (năm 2012:\n22%).\nc) Xóa nhà tạm."
    assert texts(source)[0].endswith("(năm 2012: 22%).")
