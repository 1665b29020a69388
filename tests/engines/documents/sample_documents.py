"""Documents that the tests of this folder share: a whole plan, a draft, an official letter."""

from dataclasses import replace
from datetime import date

from lalanh.engines.documents.model import (
    Annex,
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

MONEY = Table(
    columns=(
        Column("TT", 0.5, "center"),
        Column("Nội dung", 3),
        Column("Đầu tư", 1.2, "right", "Nguồn vốn"),
        Column("Sự nghiệp", 1.2, "right", "Nguồn vốn"),
        Column("Tổng", 1.2, "right"),
    ),
    rows=(Row(("1", "Nhà ở", "1.200", "777", "1.977")), Row(("", "Tổng cộng", "1.200", "777", "1.977"), bold=True)),
    caption="Bảng 1. Kinh phí",
    note="Đơn vị tính: triệu đồng",
)
PLAN = Document(
    issuer="Ủy ban nhân dân huyện Kon Rẫy",
    symbol="KH-UBND",
    number=5,
    issued_on=date(2024, 1, 5),
    place="Kon Rẫy",
    kind="Kế hoạch",
    subject="Giảm nghèo bền vững năm 2024",
    bases=(
        "Căn cứ Quyết định số 90/QĐ-TTg ngày 18 tháng 01 năm 2022 của Thủ tướng Chính phủ;",
        "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 10 tháng 12 năm 2023 của HĐND huyện",
    ),
    blocks=(
        Paragraph("Ủy ban nhân dân huyện ban hành kế hoạch như sau:"),
        Heading(1, "Mục tiêu"),
        Heading(2, "Mục tiêu chung"),
        Heading(3, "Giảm nghèo bền vững, chi tiết tại Phụ lục I và Phụ lục II.", titled=False),
        Heading(2, "Mục tiêu cụ thể"),
        Bullets(("Tỷ lệ hộ nghèo còn 10,28 %;", "Hỗ trợ 45 nhà <xây> & sửa.")),
        Heading(1, "Kinh phí"),
        MONEY,
        Heading(1, "Tổ chức thực hiện"),
        Paragraph("Chủ trì thực hiện; báo cáo trước ngày 10/11.", lead="1. Phòng Lao động - Thương binh và Xã hội:"),
    ),
    signature=Signature("Phó Chủ tịch", ("TM. Ủy ban nhân dân", "KT. Chủ tịch"), "Nguyễn Văn A"),
    recipients=(Recipient("UBND tỉnh", "b/c"), Recipient("Các phòng, ban", "t/h"), Recipient("VT, LĐTBXH", "lưu")),
    annexes=(
        Annex(
            "Chỉ tiêu giảm nghèo", (Table((Column("Xã"), Column("Hộ", align="right")), (Row(("Đắk Tờ Re", "120")),)),)
        ),
        Annex("Biểu tổng hợp", (MONEY,), landscape=True),
    ),
)
DRAFT = replace(PLAN, number=None, issued_on=None, year=2024, annexes=PLAN.annexes[:1])
LETTER = replace(
    PLAN,
    kind="",
    symbol="UBND-VX",
    subject="rà soát hộ nghèo",
    superior="Ủy ban nhân dân tỉnh Kon Tum",
    bases=(),
    addressees=("Các phòng, ban thuộc huyện", "UBND các xã, thị trấn"),
    annexes=(),
    blocks=(Paragraph("Đề nghị các đơn vị triển khai."),),
)
BARE = Document(issuer="UBND xã", symbol="KH-UBND", place="", kind="Kế hoạch", subject="")
