"""Citations: numbers, kinds, dates and issuers of signed documents in prose."""

from __future__ import annotations

from datetime import date

import pytest

from lalanh.engines.plantext import citations, header
from lalanh.engines.plantext.layout import paragraphs
from lalanh.engines.plantext.model import Citation
from lalanh.engines.plantext.outline import build

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NAM\nSố: 31/KH-UBND\nQuảng Nam, ngày 5 tháng 3 năm 2023\nKẾ HOẠCH\nGiảm nghèo năm 2023\n\n"


def read(text: str) -> tuple[str, list[Citation]]:
    source = f"{HEAD}{text}\n\nI. MỤC TIÊU\n\n1. Giảm nghèo bền vững.\n"
    outline = build(paragraphs(source))
    return source, citations.find(outline, header.find(outline))


def rows(text: str) -> list[tuple[str, str | None, date | None, str | None]]:
    return [(c.kind, c.number, c.date, c.issuer) for c in read(text)[1]]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Căn cứ Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ quy định chuẩn nghèo;", ("nghị định", "07/2021/NĐ-CP", date(2021, 1, 27), "Chính phủ")),
        ("Căn cứ Quyết định số 59 /2015/QĐ- TTg ngày 19-11-2015 của Thủ tướng Chính phủ;", ("quyết định", "59/2015/QĐ-TTg", date(2015, 11, 19), "Thủ tướng Chính phủ")),
        ("Căn cứ Nghị quyết số 76/2014/QH13 ngày 24/6/2014 của Quốc hội khóa XIII;", ("nghị quyết", "76/2014/QH13", date(2014, 6, 24), "Quốc hội khóa XIII")),
        ("Thực hiện Kế hoạch số 12-KH/BCĐ ngày 3/2/2023 của Ban Chỉ đạo tỉnh;", ("kế hoạch", "12-KH/BCĐ", date(2023, 2, 3), "Ban Chỉ đạo tỉnh")),
        ("Thực hiện Nghi quyết số 05-NQ/TU ngày 12.5.2021 của Tỉnh ủy về giảm nghèo.", ("nghị quyết", "05-NQ/TU", date(2021, 5, 12), "Tỉnh ủy")),
        ("Theo đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 1/2/2023.", ("tờ trình", "12/TTr-SNV", date(2023, 2, 1), "Sở Nội vụ")),
        ("Căn cứ QĐ số 1489/QĐ/TTg ngày 08/10/2012 của TTCP;", ("quyết định", "1489/QĐ/TTg", date(2012, 10, 8), "TTCP")),
        ("Thông tư liên tịch số 01/2017/TTLT-BLĐTBXH-BTC ngày 10/4/2017 của Bộ Nội vụ và Bộ Tài chính;", ("thông tư liên tịch", "01/2017/TTLT-BLĐTBXH-BTC", date(2017, 4, 10), "Bộ Nội vụ và Bộ Tài chính")),
        ("Công văn số 671/UBND-LĐ ngày 15/3/2022 của UBND huyện đẩy mạnh xã hội hóa;", ("công văn", "671/UBND-LĐ", date(2022, 3, 15), "UBND huyện")),
        ("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", ("luật", None, date(2015, 6, 19), None)),
        ("Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;", ("luật", None, date(2019, 11, 22), None)),
        ("thực hiện Nghị quyết của HĐND tỉnh về giảm nghèo.", ("nghị quyết", None, None, "HĐND tỉnh")),
        ("mục tiêu Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI đề ra.", ("nghị quyết", None, None, "Đại hội Đảng bộ tỉnh lần thứ XVI")),
    ],
)  # fmt: skip
def test_one(text: str, row: tuple[str, str | None, date | None, str | None]) -> None:
    assert rows(text) == [row]


def test_list_shares_kind_and_issuer() -> None:
    got = rows(
        "Căn cứ các Quyết định của Thủ tướng Chính phủ: số 90/QĐ-TTg ngày 18/01/2022; số 1719/QĐ-TTg ngày 14/10/2021;"
    )
    assert got == [
        ("quyết định", "90/QĐ-TTg", date(2022, 1, 18), "Thủ tướng Chính phủ"),
        ("quyết định", "1719/QĐ-TTg", date(2021, 10, 14), "Thủ tướng Chính phủ"),
    ]


def test_laws_do_not_swallow_what_follows() -> None:
    got = rows(
        "Theo Luật Đầu tư công và Nghị định số 40/2020/NĐ-CP; Luật Đất đai, Quyết định số 12/QĐ-TTg ngày 1/2/2020."
    )
    assert [(kind, number) for kind, number, _, _ in got] == [
        ("luật", None),
        ("nghị định", "40/2020/NĐ-CP"),
        ("luật", None),
        ("quyết định", "12/QĐ-TTg"),
    ]


def test_every_mention_counts_and_span_begins_with_kind() -> None:
    source, got = read(
        "Nghị định số 27/2022/NĐ-CP; Nghị định số 38/2023/NĐ-CP sửa đổi Nghị định số 27/2022/NĐ-CP. Báo cáo kết quả."
    )
    assert [source[c.span.start : c.span.end] for c in got] == [
        "Nghị định số 27/2022/NĐ-CP",
        "Nghị định số 38/2023/NĐ-CP",
        "Nghị định số 27/2022/NĐ-CP",
    ]


@pytest.mark.parametrize(
    "text",
    ["Đạt 45 triệu đồng/người/năm, 7/7 xã.", "theo quy định của pháp luật; Luật sư tham gia.", "các Nghị quyết Đại hội Đảng bộ các cấp.",
     "Dự án 2 thuộc Chương trình mục tiêu quốc gia.", "Kèm theo Kế hoạch số", "", "số 12/", "Luật", "ngày 31/02/2020"],
)  # fmt: skip
def test_none(text: str) -> None:
    assert rows(text) == []


def test_impossible_date_is_null() -> None:
    assert rows("Căn cứ Quyết định số 5/QĐ-TTg ngày 31/02/2020;") == [("quyết định", "5/QĐ-TTg", None, None)]
