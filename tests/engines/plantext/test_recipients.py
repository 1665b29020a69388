"""Nơi nhận and the signature, in the layouts that offices use."""

import pytest

from lalanh.engines.plantext.layout import paragraphs
from lalanh.engines.plantext.outline import build
from lalanh.engines.plantext.recipients import find_recipients, find_signer

PLAN = "KẾ HOẠCH\nGiảm nghèo năm 2024\n\nI. MỤC TIÊU\n1. Tỷ lệ hộ nghèo còn 10%.\n\n"
LISTED = [("UBND tỉnh", "b/c"), ("Lưu: VT", "lưu")]
LIST = "Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.\n"


def read(tail):
    outline = build(paragraphs(PLAN + tail))
    return [(r.name, r.purpose) for r in find_recipients(outline)], find_signer(outline)


@pytest.mark.parametrize(
    "tail",
    [
        LIST + "CHỦ TỊCH\n\nPhan Hải\n",
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c);\tCHỦ TỊCH\n- Lưu: VT.\tPhan Hải\n",
        "| *Nơi nhận:* - UBND tỉnh (b/c); - Lưu: VT. | **TM. ỦY BAN NHÂN DÂN** **CHỦ TỊCH** Phan Hải |\n|---|---|\n",
        "| *Nơi nhận:* | **TM. UBND** |\n|---|---|\n| - UBND tỉnh (b/c); | **CHỦ TỊCH** |\n| - Lưu: VT. | Phan Hải |\n",
        "***Nơi nhận:***\n*- UBND tỉnh (b/c);*\n*- Lưu: VT.*\n\nCHỦ TỊCH\n\n*Phan Hải*\n",
        "NƠI NHẬN:\n+ UBND tỉnh (để b/c);\n+ Lưu: VT.\nCHỦ TỊCH\n\nPhan Hải\n",
        "Nơi nhận:\n1. UBND tỉnh (b/c);\n2. Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nPhan Hải\n",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nPhan Hải\n\n" + LIST,
    ],
)
def test_one_list_in_many_layouts(tail):
    listed, signer = read(tail)
    assert listed == LISTED
    assert (signer.capacity, signer.name) == ("CHỦ TỊCH", "Phan Hải")


@pytest.mark.parametrize(
    ("printed", "capacity", "name"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nY Lan", "KT. CHỦ TỊCH – PHÓ CHỦ TỊCH", "Y Lan"),
        ("KT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Hữu Tuệ", "KT. CHỦ TỊCH – PHÓ CHỦ TỊCH", "Lê Hữu Tuệ"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nVũ Đình Sơn", "TL. CHỦ TỊCH – CHÁNH VĂN PHÒNG", "Vũ Đình Sơn"),
        (
            "TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG LAO ĐỘNG - TB&XH\nA Thút",
            "TUQ. CHỦ TỊCH – TRƯỞNG PHÒNG LAO ĐỘNG - TB&XH",
            "A Thút",
        ),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nHoàng Quốc Khánh", "PHÓ BÍ THƯ", "Hoàng Quốc Khánh"),
        ("TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\nSiu H'Lan", "CHỦ TỊCH", "Siu H'Lan"),
        ("BÍ THƯ ĐẢNG ỦY\nLò Văn Pó", "BÍ THƯ ĐẢNG ỦY", "Lò Văn Pó"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTS. Trần Văn Bình", "KT. GIÁM ĐỐC – PHÓ GIÁM ĐỐC", "Trần Văn Bình"),
        ("CHỦ TỊCH\nNGUYỄN VĂN BÉ", "CHỦ TỊCH", "NGUYỄN VĂN BÉ"),
        ("CHỦ TỊCH\n", "CHỦ TỊCH", None),
    ],
)
def test_in_whose_name_it_is_signed(printed, capacity, name):
    listed, signer = read(LIST + "\n" + printed + "\n")
    assert listed == LISTED
    assert (signer.capacity, signer.name) == (capacity, name)


def test_purposes_as_printed_without_de():
    listed, _ = read(
        "Nơi nhận:\n- Tỉnh ủy (để báo cáo);\n- TT. HĐND (b/c, c/đ);\n- Các xã (để p/h t/h);\n- Các PCT (đ/b);\n- Như Điều 3;\n- Lưu.\n"
    )
    assert listed == [
        ("Tỉnh ủy", "báo cáo"), ("TT. HĐND", "b/c, c/đ"), ("Các xã", "p/h t/h"), ("Các PCT", "đ/b"), ("Như Điều 3", None), ("Lưu", "lưu"),
    ]  # fmt: skip


def test_wrapped_entries_and_annex_below():
    listed, signer = read(
        "Nơi nhận:\n- Các phòng, ban, ngành, đoàn thể\nhuyện (t/h);\n- Lưu: VT.\nCHỦ TỊCH\nPhan Hải\n\nPHỤ LỤC\nBẢNG\n- không phải nơi nhận\n"
    )
    assert listed == [("Các phòng, ban, ngành, đoàn thể huyện", "t/h"), ("Lưu: VT", "lưu")]
    assert signer.name == "Phan Hải"


def test_nothing_is_invented():
    assert read("") == ([], None)
    assert read("1.2. Nơi nhận hồ sơ là bộ phận một cửa.\n- Trả kết quả đúng hạn;\n") == ([], None)
    assert read(LIST)[1] is None


def test_spans_hold_the_name():
    text = PLAN + LIST
    found = find_recipients(build(paragraphs(text)))
    assert [text[slice(*r.span)] for r in found] == ["UBND tỉnh (b/c)", "Lưu: VT"]


def test_signs_of_a_signature_are_no_recipients():
    listed, signer = read(
        "Nơi nhận:\n- Như Điều 3 (ph);\n- Lưu: VT, KGVX.                (Đã ký)\n\nTM. UBND\nCHỦ TỊCH\n*(Chữ ký, dấu)*\nĐã ký: Lê Trọng Khang\n"
    )
    assert listed == [("Như Điều 3", "ph"), ("Lưu: VT, KGVX", "lưu")]
    assert signer.name == "Lê Trọng Khang"


def test_a_plan_behind_the_signature_of_its_decision():
    tail = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nMai Sơn\n\nKẾ HOẠCH\nGiảm nghèo\n\nI. MỤC TIÊU\n1. Chung\n- Giảm nghèo nhanh.\n"
    outline = build(
        paragraphs("QUYẾT ĐỊNH\nBan hành Kế hoạch\n\nĐiều 1. Ban hành.\nĐiều 2. Thi hành.\n\n" + LIST + tail)
    )
    assert [s.path for s in outline.sections] == ["Điều 1", "Điều 2", "I", "I.1"]
    assert [r.name for r in find_recipients(outline)] == ["UBND tỉnh", "Lưu: VT"]


def test_tables_behind_the_signature_are_annexed():
    listed, signer = read(
        LIST + "CHỦ TỊCH\nPhan Hải\n\nBIỂU 01: DANH SÁCH\n- Ghi chú: sơ bộ\nSTT\tXã\tSố hộ\n1\tNậm Có\t20\n"
    )
    assert listed == LISTED
    assert signer.name == "Phan Hải"


def test_an_entry_over_two_lines_is_marked_to_its_end():
    text = PLAN + "Nơi nhận:\n- Các phòng: Y tế, Nội vụ,\nTài chính;\nĐài Truyền thanh;\n- Lưu: VT.\n"
    first = find_recipients(build(paragraphs(text)))[0]
    marked = text[first.span.start : first.span.end]
    assert marked.startswith("Các phòng") and marked.endswith(first.name.split("; ")[-1])
