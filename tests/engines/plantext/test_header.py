"""The head of the document, sections, recipients, signature."""

from datetime import date

import pytest

from lalanh.engines.plantext.reading import read_plan

TAIL = "\n\nI. MỤC TIÊU\n1. Tỷ lệ hộ nghèo còn 10%.\n"
TWO = """ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN KON RẪY                    Độc lập - Tự do - Hạnh phúc
Số: 31 /KH-UBND                  Kon Rẫy, ngày 10 tháng 02 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững năm 2023
"""


def head(text):
    return read_plan(text + TAIL).header


def test_two_columns_on_one_line():
    found = head(TWO)
    assert (found.doc_type, found.issuer, found.level) == ("kế hoạch", "Ủy ban nhân dân huyện Kon Rẫy", "district")
    assert (found.number, found.place, found.date, found.year) == ("31/KH-UBND", "Kon Rẫy", date(2023, 2, 10), 2023)
    assert found.title == "Giảm nghèo bền vững năm 2023"


def test_blanks_are_none_and_remembered():
    found = head(TWO.replace("Số: 31 /KH", "Số:     /KH").replace("ngày 10 tháng 02 năm", "ngày     tháng     năm"))
    assert (found.number, found.date) == (None, None)
    assert found.number_blank is not None
    assert found.date_blank is not None


@pytest.mark.parametrize(
    ("issuer", "spoken", "level"),
    [
        ("UBND TỈNH CÀ MAU", "Ủy ban nhân dân tỉnh Cà Mau", "province"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "Ủy ban nhân dân thành phố Đà Nẵng", "province"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ KON TUM", "Ủy ban nhân dân thành phố Kon Tum", "city"),
        ("ỦY BAN NHÂN DÂN PHƯỜNG KINH MÔN ĐÔNG", "Ủy ban nhân dân phường Kinh Môn Đông", "commune"),
        ("ỦY BAN NHÂN DÂN THỊ XÃ NGHĨA LỘ", "Ủy ban nhân dân thị xã Nghĩa Lộ", "district"),
    ],
)
def test_who_issues_and_at_which_level(issuer, spoken, level):
    found = head(f"{issuer}\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nGiảm nghèo năm 2024\n")
    assert (found.issuer, found.level) == (spoken, level)


def test_without_a_head_nothing_is_invented():
    found = head(
        "KẾ HOẠCH\nGiảm nghèo trên địa bàn huyện Ia H'Drai năm 2025\n\nUBND huyện ban hành Kế hoạch như sau:\n"
    )
    assert (found.number, found.place, found.date) == (None, None, None)
    assert found.issuer == "Ủy ban nhân dân huyện Ia H'Drai"
    assert found.number_blank is None


@pytest.mark.parametrize(
    ("title", "year", "last"),
    [
        ("Giảm nghèo giai đoạn 2021 - 2025", None, 2025),
        ("Giảm nghèo năm 2024", 2024, 2024),
        ("Giảm nghèo năm 2024, định hướng đến năm 2030", 2024, 2030),
    ],
)
def test_years_of_the_title(title, year, last):
    found = head(f"KẾ HOẠCH\n{title}\n\nCăn cứ Luật số 1/2020/QH14;\n")
    assert (found.year, found.end_year) == (year, last)


def test_labels_of_sections_as_printed():
    text = "KẾ HOẠCH\nX năm 2024\n\nPhần thứ nhất\nMỤC TIÊU\nI. Chung\n1.1. Một\na) Hai\nChương II\nNHIỆM VỤ\nĐiều 3. Ba\nII- BỐN\n1- Năm\n2/ Sáu\n\nPHỤ LỤC I\nDANH SÁCH\n"
    numbers = [(s.number, s.title) for s in read_plan(text).outline.sections]
    assert numbers == [
        ("Phần thứ nhất", "MỤC TIÊU"), ("I", "Chung"), ("1.1", "Một"), ("a", "Hai"), ("Chương II", "NHIỆM VỤ"), ("Điều 3", "Ba"), ("II", "BỐN"),
        ("1", "Năm"), ("2", "Sáu"), ("PHỤ LỤC I", "DANH SÁCH"),
    ]  # fmt: skip


def test_recipients_beside_the_signature():
    text = (
        TWO
        + TAIL
        + (
            "\nNơi nhận:                         TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (để b/c);                KT. CHỦ TỊCH\n- Các phòng: Y tế, Nội vụ (t/h);     PHÓ CHỦ TỊCH\n"
            "- UBND các xã;\n- Lưu: VT.                           Nguyễn Văn An\n"
        )
    )
    found = read_plan(text)
    assert [(r.name, r.purpose) for r in found.recipients] == [
        ("UBND tỉnh", "b/c"), ("Các phòng: Y tế, Nội vụ", "t/h"), ("UBND các xã", None), ("Lưu: VT", "lưu"),
    ]  # fmt: skip
    assert (found.signer.capacity, found.signer.name) == ("KT. CHỦ TỊCH – PHÓ CHỦ TỊCH", "Nguyễn Văn An")


@pytest.mark.parametrize(
    ("top", "issuer", "level", "number", "when"),
    [
        ("TỈNH ỦY LÀO CAI        ĐẢNG CỘNG SẢN VIỆT NAM\n*                Lào Cai, ngày 05 tháng 3 năm 2024\nSố 45-KH/TU",
         "Tỉnh ủy Lào Cai", "province", "45-KH/TU", date(2024, 3, 5)),
        ("ĐẢNG BỘ HUYỆN MƯỜNG LA\nĐẢNG ỦY XÃ NGỌC CHIẾN\n*\nSố 12-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nNgọc Chiến, ngày 01 tháng 4 năm 2023",
         "Đảng ủy xã Ngọc Chiến", "commune", "12-KH/ĐU", date(2023, 4, 1)),
        ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH NGHỆ AN       Độc lập - Tự do - Hạnh phúc\n"
         "BAN THƯỜNG TRỰC\nSố: 77/KH-MTTQ-BTT     Nghệ An, ngày 15 tháng 6 năm 2024",
         "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Nghệ An", "province", "77/KH-MTTQ-BTT", date(2024, 6, 15)),
        ("UBND TỈNH THANH HÓA\nSỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI\nSố: 9/KH-SLĐTBXH\nThanh Hóa, ngày 2/3/2023",
         "Sở Lao động - Thương binh và Xã hội tỉnh Thanh Hóa", "province", "9/KH-SLĐTBXH", date(2023, 3, 2)),
        ("UBND XÃ TÂN LẬP\nSố: 07/2025/KH-UBND\nTân Lập, ngày 03 tháng 01 năm 2025",
         "Ủy ban nhân dân xã Tân Lập", "commune", "07/2025/KH-UBND", date(2025, 1, 3)),
    ],
)  # fmt: skip
def test_heads_of_other_offices(top, issuer, level, number, when):
    found = head(f"{top}\n\nKẾ HOẠCH\nGiảm nghèo giai đoạn 2025 đến 2027\n")
    assert (found.issuer, found.level, found.number, found.date) == (issuer, level, number, when)
    assert (found.year, found.end_year) == (None, 2027)


def test_a_blank_date_is_marked_without_the_number_before_it():
    text = "UBND HUYỆN A LƯỚI\nSố: ....../KH-UBND\nA Lưới, ngày ..... tháng ..... năm 2024\n\nKẾ HOẠCH\nX năm 2024\n"
    assert text[slice(*head(text).date_blank)] == "A Lưới, ngày ..... tháng ..... năm 2024"


def test_the_period_of_a_standard_is_not_the_plan_s():
    text = (
        "UBND THÀNH PHỐ TAM KỲ\nSố: 187/KH-UBND\nTam Kỳ, ngày 27 tháng 8 năm 2021\n\nKẾ HOẠCH\n"
        "Rà soát hộ nghèo, hộ cận nghèo theo chuẩn nghèo đa chiều giai đoạn 2022 - 2025 trên địa bàn thành phố\n\nI. MỤC ĐÍCH\nRà soát.\n"
    )
    found = read_plan(text).header
    assert (found.year, found.end_year) == (2021, 2021)


@pytest.mark.parametrize(
    ("top", "issuer", "level"),
    [
        ("UBND HUYỆN BÌNH LỤC\nBAN CHỈ ĐẠO 1956", "Ban Chỉ đạo 1956 huyện Bình Lục", "district"),
        ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSỞ Y TẾ", "Sở Y tế tỉnh Lào Cai", "province"),
        ("UBND THÀNH PHỐ HỘI AN\nPHÒNG Y TẾ", "Phòng Y tế thành phố Hội An", "city"),
        ("UBND XÃ NẬM KHÁNH\nBAN CHỈ ĐẠO GIẢM NGHÈO", "Ban Chỉ đạo giảm nghèo xã Nậm Khánh", "commune"),
        ("TỈNH ỦY VĨNH LONG\nĐẢNG ỦY XÃ TẬP NGÃI", "Đảng ủy xã Tập Ngãi", "commune"),
        ("TỈNH ỦY BẾN TRE\nHUYỆN ỦY THẠNH PHÚ", "Huyện ủy Thạnh Phú", "district"),
        (
            "ỦY BAN MTTQ VIỆT NAM HUYỆN TIỀN HẢI\nBAN THƯỜNG TRỰC",
            "Ban Thường trực Ủy ban MTTQ Việt Nam huyện Tiền Hải",
            "district",
        ),
        (
            "NGÂN HÀNG CHÍNH SÁCH XÃ HỘI\nCHI NHÁNH TỈNH BẠC LIÊU",
            "Ngân hàng Chính sách xã hội chi nhánh tỉnh Bạc Liêu",
            "province",
        ),
    ],
)
def test_an_office_has_the_place_of_the_one_above(top: str, issuer: str, level: str) -> None:
    found = head(f"{top}\nSố: 12/KH\n\nKẾ HOẠCH\nGiảm nghèo năm 2025\n\nI. MỤC TIÊU\n")
    assert (found.issuer, found.level) == (issuer, level)


def test_the_place_in_a_title_ends_before_small_letters() -> None:
    found = head(
        "KẾ HOẠCH\nĐưa người lao động huyện Kỳ Sơn đi làm việc ở nước ngoài giai đoạn 2018 - 2020\n\n"
        "Căn cứ Bộ luật Lao động; UBND huyện ban hành Kế hoạch như sau:\n\nI. MỤC TIÊU\n"
    )
    assert (found.issuer, found.level) == ("Ủy ban nhân dân huyện Kỳ Sơn", "district")
    assert (found.year, found.first_year, found.end_year) == (None, 2018, 2020)


def test_a_title_run_together_with_the_opening_words() -> None:
    opening = (
        "Những mùa khô gần đây, độ mặn lấn sâu vào các nhánh sông, nhiều nhà máy nước phải ngừng lấy nước thô. " * 3
    )
    found = head(
        "TỈNH BẾN TRE\n\nKẾ HOẠCH \n\nBảo đảm nước sạch thích ứng xâm nhập mặn \n\ntrên địa bàn tỉnh Bến Tre năm 2022 \n\n"
        + opening.replace(". ", ". \n\n")
        + "\n\nI. MỤC TIÊU\n"
    )
    assert found.title == "Bảo đảm nước sạch thích ứng xâm nhập mặn trên địa bàn tỉnh Bến Tre năm 2022"
