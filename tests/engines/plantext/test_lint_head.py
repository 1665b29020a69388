"""Rules on the head, blanks, numbering, annexes."""

from __future__ import annotations

from datetime import date

import pytest
from test_lint_kit import HEAD, codes, findings

from lalanh.engines.plantext.model import Header

NUMBERED = Header(year=2025, end_year=2025, number="12/KH-UBND", date=date(2025, 1, 12))


def head(old: str, new: str) -> str:
    assert old in HEAD
    return HEAD.replace(old, new)


@pytest.mark.parametrize(
    "line",
    [
        "Số:      /KH-UBND",
        "Số: …/KH-UBND",
        "Số:....../KH-UBND",
        "Số: ___/KH-UBND",
        "Số:     -KH/ĐU",
        "Số: /2025/KH-UBND",
        "Số:",
        "Số: …………",
        "**Số:** /KH-UBND",
    ],
)
def test_blank_document_number(line: str) -> None:
    assert codes(head("Số: 12/KH-UBND", line)) == ["PL001"]


@pytest.mark.parametrize(
    "line", ["Số: 12/KH-UBND", "Số:12 /KH-UBND", "Số: 08-KH/ĐU", "Số 12/KH-UBND", "Số: 0012/KH-UBND-VX"]
)
def test_number_is_given(line: str) -> None:
    assert codes(head("Số: 12/KH-UBND", line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Tân Lập, ngày      tháng      năm 2025",
        "Tân Lập, ngày … tháng … năm 2025",
        "Tân Lập, ngày ... tháng 01 năm 2025",
        "Tân Lập, ngày 12 tháng … năm 2025",
        "Tân Lập, ngày      tháng 01 năm 2025",
        "Tân Lập, ngày     /     /2025",
        "*Tân Lập, ngày    tháng    năm 20…*",
    ],
)
def test_blank_document_date(line: str) -> None:
    assert codes(head("Tân Lập, ngày 12 tháng 01 năm 2025", line)) == ["PL002"]


def test_no_document_number() -> None:
    assert codes(head("Số: 12/KH-UBND\n", "")) == ["PL003"]


def test_no_document_date() -> None:
    assert codes(head("Tân Lập, ngày 12 tháng 01 năm 2025\n", "")) == ["PL004"]


@pytest.mark.parametrize(
    "text", ["KẾ HOẠCH\nGiảm nghèo năm 2025\n\nI. MỤC TIÊU\nMột câu.\n", "", "Một câu.", "KẾ HOẠCH"]
)
def test_lost_head_is_no_finding(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ Quyết định số       /QĐ-UBND ngày 12 tháng 5 năm 2024 của UBND tỉnh;", ["PL005"]),
        ("Căn cứ Nghị quyết số …/NQ-HĐND ngày … tháng … năm 2024 của HĐND tỉnh;", ["PL005"]),
        ("Căn cứ Quyết định số 15/QĐ-UBND ngày 12 tháng 5 năm 2024 của UBND tỉnh;", []),
        ("Kết quả ghi vào sổ theo số/ngày tháng.", []),
    ],
)
def test_cited_document_without_number(text: str, expected: list[str]) -> None:
    assert codes(HEAD + text, header=NUMBERED) == expected


def test_annex_repeats_open_number() -> None:
    text = (
        head("Số: 12/KH-UBND", "Số:     /KH-UBND")
        + "I. MỤC TIÊU\nXem Phụ lục.\nNơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC\n(Kèm theo Kế hoạch số      /KH-UBND ngày 12/01/2025 của UBND xã)\n"
    )
    assert codes(text) == ["PL001"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ Quyết định số 15/QĐ-UBND ngày    tháng    năm 2024 của UBND tỉnh;", ["PL006"]),
        ("I. TỔ CHỨC\nGửi kết quả trước ngày …/…/2025.", ["PL006"]),
        ("I. TỔ CHỨC\nGhi rõ ngày tháng năm sinh của chủ hộ; ngày, tháng, năm cấp thẻ.", []),
        ("I. TỔ CHỨC\nGửi kết quả trước ngày 15/11/2025.", []),
        ("I. TỔ CHỨC\nGửi kết quả trước ngày 15/11./.", []),
    ],
)
def test_blank_date_in_text(text: str, expected: list[str]) -> None:
    assert codes(HEAD + text, header=NUMBERED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổng kinh phí: ............ triệu đồng.", ["PL007"]),
        ("Giảm tỷ lệ hộ nghèo xuống còn …%.", ["PL007"]),
        ("Hỗ trợ xây mới cho …… hộ.", ["PL007"]),
        ("Huy động vật tư, ngày công... đồng thời tuyên truyền.", []),
        ("Hỗ trợ cây, con giống, vật tư… hộ nghèo tự chăm sóc.", []),
        ("Các nguồn khác (hợp tác xã, doanh nghiệp...).", []),
    ],
)
def test_blank_amount(text: str, expected: list[str]) -> None:
    assert codes("KẾ HOẠCH\n\nI. KINH PHÍ\n" + text) == expected


def outline(*numbers: str) -> str:
    return "KẾ HOẠCH\n\n" + "\n".join(f"{n} Nội dung của đề mục này\nMột câu nói thêm cho rõ." for n in numbers)


@pytest.mark.parametrize(
    "numbers",
    [
        ("I.", "II.", "III.", "IV.", "III."),
        ("I.", "I.", "II."),
        ("1.", "2.", "2.", "3."),
        ("a)", "b)", "b)", "c)"),
        ("Điều 1.", "Điều 2.", "Điều 2."),
    ],
)
def test_repeated_number(numbers: tuple[str, ...]) -> None:
    assert codes(outline(*numbers)) == ["PL010"]


@pytest.mark.parametrize(
    "numbers",
    [
        ("I.", "II.", "IV."),
        ("1.", "2.", "4.", "5."),
        ("a)", "b)", "d)"),
        ("a)", "b)", "c)", "d)", "đ)", "e)", "f)", "h)"),
        ("Điều 6.", "Điều 8."),
        ("1.", "1.1.", "1.3."),
    ],
)
def test_skipped_number(numbers: tuple[str, ...]) -> None:
    text = (
        "\n".join(f"Điều {n}. Nội dung trước\nMột câu." for n in range(1, 6)) + "\n" if numbers[0] == "Điều 6." else ""
    )
    assert codes("KẾ HOẠCH\n\n" + text + outline(*numbers).removeprefix("KẾ HOẠCH\n\n")) == ["PL011"]


@pytest.mark.parametrize("numbers", [("I.", "2.", "3.", "II."), ("1.", "b)", "c)")])
def test_list_begins_late(numbers: tuple[str, ...]) -> None:
    assert codes(outline(*numbers)) == ["PL012"]


def test_number_under_other_parent() -> None:
    assert codes(outline("1.", "1.1.", "1.2.", "2.", "3.1.", "3.2.")) == ["PL013"]


@pytest.mark.parametrize(
    "numbers",
    [
        ("I.", "1.", "2.", "II.", "1.", "2.", "3.", "III."),
        ("I.", "1.", "2.", "II.", "3.", "4."),
        ("1.", "1.1.", "1.2.", "2.", "2.1.", "a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)", "i)", "k)", "l)"),
        ("1.", "a)", "b)", "c)", "d)", "e)", "f)", "g)"),
        ("1.", "a)", "b)", "c)", "d)", "đ)", "e)", "f)", "g)"),
        ("A.", "I.", "II.", "B.", "I.", "II."),
        ("1.", "1.", "1."),
        ("Điều 1.", "1.", "2.", "Điều 2.", "1.", "2.", "Điều 3."),
    ],
)
def test_sound_numbering(numbers: tuple[str, ...]) -> None:
    assert codes(outline(*numbers)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Có Phụ lục chi tiết kèm theo)", 1),
        ("(Có biểu chi tiết kèm theo)", 1),
        ("(định hướng giảm nghèo các xã theo phụ lục số 1)", 1),
        ("Danh mục theo Phụ lục kèm theo Kế hoạch này.", 1),
        ("Chi tiết tại Phụ lục I, Phụ lục II kèm theo.", 1),
        ("Chi tiết tại các Phụ lục I, II và III.", 1),
        ("Chỉ tiêu tại Phụ lục I. Kinh phí tại Phụ lục II.", 2),
        ("Chỉ tiêu giao các thôn (kèm theo danh sách).", 1),
        ("Chi tiết tại Phụ lục I. Xem thêm Phụ lục I.", 1),
        ("theo mẫu tại Phụ lục II ban hành kèm theo Nghị định số 30/2020/NĐ-CP", 0),
        ("theo Phụ lục I Thông tư số 02/2022/TT-BLĐTBXH", 0),
        ("theo biểu mẫu ban hành kèm theo Quyết định số 24/2021/QĐ-TTg", 0),
        ("gửi báo cáo kèm theo danh sách hộ nghèo về Ủy ban nhân dân xã", 0),
        ("lập hồ sơ kèm theo giấy tờ của hộ", 0),
    ],
)
def test_missing_annex(text: str, expected: int) -> None:
    assert codes("KẾ HOẠCH\n\nI. MỤC TIÊU\n" + text) == ["PL020"] * expected


@pytest.mark.parametrize(
    ("reference", "annex"),
    [
        ("(Có Phụ lục chi tiết kèm theo)", "PHỤ LỤC\nCHỈ TIÊU GIẢM NGHÈO NĂM 2025"),
        ("Chi tiết tại Phụ lục I và Phụ lục 02.", "PHỤ LỤC I\nCHỈ TIÊU\n\nPHỤ LỤC II\nDỰ TOÁN"),
        ("theo phụ lục số 1", "PHỤ LỤC\nCHỈ TIÊU"),
        ("(có biểu chi tiết kèm theo)", "BIỂU CHỈ TIÊU GIẢM NGHÈO\nSTT\tThôn\tSố hộ\n1\tA\t5\n2\tB\t6"),
        ("(có danh sách kèm theo)", "DANH SÁCH HỘ NGHÈO"),
    ],
)
def test_annex_is_there(reference: str, annex: str) -> None:
    text = f"KẾ HOẠCH\n\nI. MỤC TIÊU\n{reference}\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn A\n\n{annex}\n"
    assert codes(text) == []


def test_message_tells_values_and_place() -> None:
    found = findings("KẾ HOẠCH\n\nI. MỤC TIÊU\n1. Chung\n(Có biểu chi tiết kèm theo)")
    assert found[0].message == "Mục I.1 dẫn “(Có biểu chi tiết kèm theo)” nhưng văn bản không có phụ lục này."
