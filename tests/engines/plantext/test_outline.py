"""Which lines are headings, and which path each paragraph stands under."""

import pytest

from lalanh.engines.plantext.layout import paragraphs
from lalanh.engines.plantext.outline import build


def sections(text):
    return build(paragraphs("KẾ HOẠCH\nX năm 2024\n\n" + text)).sections


def paths(text):
    return [s.path for s in sections(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I. A\n1. B\n1.1. C\na) D\nb) E\nII. F\n", ["I", "I.1", "I.1.1", "I.1.1.a", "I.1.1.b", "II"]),
        ("A. MỘT\nI. HAI\n1. Ba\nB. BỐN\n", ["A", "A.I", "A.I.1", "B"]),
        ("I/ MỘT\n1/ Hai\n1.1/ Ba\na/ Bốn\nII - NĂM\n", ["I", "I.1", "I.1.1", "I.1.1.a", "II"]),
        ("Chương I. A\nMục 1. B\nĐiều 1. C\n1. D\na) E\n", ["Chương I", "Chương I.Mục 1", "Chương I.Mục 1.Điều 1"]),
        ("1.Một\na.Hai\nb)Ba\n", ["1", "1.a", "1.b"]),
        ("đ) Năm\ne) Sáu\n", ["đ", "e"]),
    ],
)
def test_paths(text, expected):
    assert paths(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "V/v giảm nghèo\n",
        "12.5 tỷ đồng vốn sự nghiệp\n",
        "2.5% hộ nghèo\n",
        "10.2 triệu đồng cho 3 xã\n",
        "31/12/2024 là hạn chót\n",
        "VI khuẩn trong nước\n",
        "- gạch đầu dòng\n",
        "(1) trong câu\n",
        "Phụ lục kèm theo Kế hoạch này gồm hai bảng.\n",
    ],
)
def test_no_heading(text):
    assert paths(text) == []


def test_annexes():
    found = sections("I. A\n\nPhụ lục\nDANH SÁCH\n\nPHỤ LỤC 02: BIỂU\n1. Một\n\nPHỤ LỤC SỐ 3\nBẢNG\n")
    assert [(s.number, s.title) for s in found] == [
        ("I", "A"), ("Phụ lục", "DANH SÁCH"), ("PHỤ LỤC 02", "BIỂU"), ("1", "Một"), ("PHỤ LỤC SỐ 3", "BẢNG"),
    ]  # fmt: skip
    assert found[3].path == "PHỤ LỤC 02.1"


def test_titles_without_marks():
    found = sections("## I. MỤC TIÊU\n**2.1. Một:** lời dài hơn\n")
    assert found[0].title == "MỤC TIÊU"
    assert "*" not in found[1].title


def test_a_title_that_goes_on_with_a_figure():
    text = "KẾ HOẠCH\nTruyền thông giảm nghèo\n  6 tháng cuối năm 2025\n\nI. MỤC TIÊU\n"
    line = build(paragraphs(text)).paragraphs[2]
    assert (line.kind, line.zone, line.text.strip()) == ("body", "head", "6 tháng cuối năm 2025")


def test_spans_begin_at_the_number():
    text = "KẾ HOẠCH\n\nI. MỤC TIÊU\n1. Chung\n"
    assert [text[slice(*s.span)] for s in build(paragraphs(text)).sections] == ["I. MỤC TIÊU", "1. Chung"]


@pytest.mark.parametrize("text", ["", "\x00", "*" * 999, "I.", "Nơi nhận", "PHỤ LỤC", "\u0301\u200b", "|\t|\t|"])
def test_any_text_is_read(text):
    assert build(paragraphs(text)).sections is not None


def test_a_label_with_a_number_is_not_the_whole_title():
    found = sections("I. DỰ ÁN\n1. Dự án 1: Hỗ trợ đầu tư\n2. Phòng Y tế: tham mưu công tác y tế\n")
    assert [s.title for s in found] == ["DỰ ÁN", "Dự án 1: Hỗ trợ đầu tư", "Phòng Y tế"]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("II.1. Mục tiêu chung", "II.1", "Mục tiêu chung"),
        ("II.2 Mục tiêu cụ thể", "II.2", "Mục tiêu cụ thể"),
        ("a.1) Thu nhập", "a.1", "Thu nhập"),
        ("a2) Việc làm", "a2", "Việc làm"),
        ("b- Giáo dục", "b", "Giáo dục"),
        ("a/Nhà ở", "a", "Nhà ở"),
        ("1/Tổ chức", "1", "Tổ chức"),
        ("A/ PHẦN CHUNG", "A", "PHẦN CHUNG"),
        ("A- TÌNH HÌNH", "A", "TÌNH HÌNH"),
        ("PHẦN MỘT: MỤC TIÊU", "PHẦN MỘT", "MỤC TIÊU"),
        ("Phụ lục số 03: BIỂU", "Phụ lục số 03", "BIỂU"),
        ("PHỤ LỤC IIa. BIỂU", "PHỤ LỤC IIa", "BIỂU"),
        ("Điều 2 - Đối tượng", "Điều 2", "Đối tượng"),
        ("1. Tổng kinh phí: 60 triệu đồng, gồm:", "1", "Tổng kinh phí"),
        ("1. Xây mới: 60 triệu đồng/căn", "1", "Xây mới: 60 triệu đồng/căn"),
    ],
)
def test_labels_and_titles(line, number, title):
    assert [(s.number, s.title) for s in sections(line + "\n")] == [(number, title)]


@pytest.mark.parametrize(
    "line", ["25-KH/TU ngày 2/3/2020.", "IV/2025 là hạn chót.", "Điều 5 Nghị định số 7 nêu rõ.", "31/KH-UBND"]
)
def test_numbers_of_documents_and_times_are_no_labels(line):
    assert sections(line + "\n") == []
