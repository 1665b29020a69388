"""What our own writer prints comes back: the same words out of its DOCX and its PDF."""

import re
from datetime import date

import pytest

from lalanh.engines.documents.model import (
    Bullets,
    Column,
    Document,
    Heading,
    Paragraph,
    Recipient,
    Row,
    Signature,
    Table,
)
from lalanh.engines.documents.pdf import render_pdf
from lalanh.engines.documents.word import render_docx
from lalanh.engines.plantext.sources import read_source

MONEY = Table(
    columns=(
        Column("TT", 0.3),
        Column("Nội dung", 2),
        Column("Đầu tư", group="Nguồn vốn"),
        Column("Sự nghiệp", group="Nguồn vốn"),
    ),
    rows=(Row(("1", "Nhà ở", "1.200", "777")), Row(("", "Tổng cộng", "1.200", "777"), bold=True)),
    note="Đơn vị tính: triệu đồng",
)
PLAN = Document(
    issuer="Ủy ban nhân dân huyện Kon Rẫy",
    symbol="KH-UBND",
    place="Kon Rẫy",
    kind="Kế hoạch",
    subject="Giảm nghèo bền vững năm 2024",
    number=5,
    issued_on=date(2024, 1, 5),
    bases=("Quyết định số 90/QĐ-TTg ngày 18 tháng 01 năm 2022 của Thủ tướng Chính phủ",),
    blocks=(
        Heading(1, "Mục tiêu"),
        Heading(2, "Mục tiêu cụ thể"),
        Bullets(("Tỷ lệ hộ nghèo còn 10,28%", "Hỗ trợ 45 nhà")),
        Heading(1, "Kinh phí"),
        MONEY,
        Paragraph("Ủy ban nhân dân các xã thực hiện kế hoạch này và báo cáo trước ngày 10 tháng 11 năm 2024."),
    ),
    signature=Signature("Phó Chủ tịch", ("TM. Ủy ban nhân dân", "KT. Chủ tịch"), "Nguyễn Văn A"),
    recipients=(Recipient("UBND tỉnh", "b/c"), Recipient("VT, LĐTBXH", "lưu")),
)
EXPECTED = (
    "ỦY BAN NHÂN DÂN", "HUYỆN KON RẪY", "Số: 05/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc", "Kon Rẫy, ngày 05 tháng 01 năm 2024", "KẾ HOẠCH", "Giảm nghèo bền vững năm 2024",
    "I. MỤC TIÊU", "1. Mục tiêu cụ thể",
    "- Hỗ trợ 45 nhà", "II. KINH PHÍ", "| TT | Nội dung | Nguồn vốn |  |", "|  |  | Đầu tư | Sự nghiệp |",
    "| 1 | Nhà ở | 1.200 | 777 |", "|  | Tổng cộng | 1.200 | 777 |", "Ủy ban nhân dân các xã thực hiện", "Nơi nhận:",
    "- UBND tỉnh (b/c);", "- Lưu: VT, LĐTBXH.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A",
)  # fmt: skip


@pytest.mark.parametrize(("data", "name"), [(render_docx(PLAN), "a.docx"), (render_pdf(PLAN), "a.pdf")])
def test_words_come_back_in_order(data: bytes, name: str) -> None:
    text = re.sub(r" *\n+ *", "\n", read_source(data, name).text)
    at = 0
    for words in EXPECTED:
        found = text.find(words, at)
        assert found >= 0, (words, text)
        at = found + len(words)
