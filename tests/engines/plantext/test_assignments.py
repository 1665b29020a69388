"""Assignments: organisation headings, blocks, table rows and sentences."""

from datetime import date

import pytest

from lalanh.engines.plantext import assignments
from lalanh.engines.plantext.layout import paragraphs
from lalanh.engines.plantext.model import Assignment, Header
from lalanh.engines.plantext.outline import build


def read(text: str) -> list[Assignment]:
    return assignments.find(build(paragraphs(text)), Header(year=2025, end_year=2025))


def brief(text: str) -> list[tuple[list[str], list[str], str]]:
    return [(a.lead, a.support, a.section) for a in read(text)]


def test_headings_with_their_partners() -> None:
    assert brief(
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Phòng Tài chính - Kế hoạch huyện: Bố trí kinh phí; phối hợp với các ban, ngành liên quan theo dõi\n"
        "2. Phòng Y tế; Trung tâm Y tế:\n"
        "Cung cấp thông tin.\n"
        "3. Chế độ báo cáo\n"
        "Các đơn vị báo cáo trước ngày 10/12.\n"
    ) == [
        (["Phòng Tài chính - Kế hoạch huyện"], ["Các ban, ngành liên quan"], "IV.1"),
        (["Phòng Y tế", "Trung tâm Y tế"], [], "IV.2"),
    ]


def test_sentences_of_a_heading_with_bullets() -> None:
    found = brief(
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Phòng Nội vụ\n"
        "- Chủ trì, phối hợp với các cơ quan liên quan tổ chức tập huấn.\n"
        "- Phối hợp với các ngành tuyên truyền.\n"
        "- Phối hợp với Hội Nông dân huyện vận động hội viên.\n"
    )
    assert found == [
        (["Phòng Nội vụ"], ["Các cơ quan liên quan", "Các ngành", "Hội Nông dân huyện"], "IV.1"),
        (["Phòng Nội vụ"], ["Các cơ quan liên quan"], "IV.1"),
        (["Phòng Nội vụ"], ["Hội Nông dân huyện"], "IV.1"),
    ]


def test_later_clause_of_a_single_paragraph() -> None:
    found = brief(
        "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Chủ trì, phối hợp với Sở Tài chính tham mưu; "
        "phối hợp với Hội Nông dân tỉnh vận động.\n"
        "2. Sở Tư pháp: hướng dẫn; phối hợp với Công an tỉnh thực hiện.\n"
    )
    assert found == [
        (["Sở Y tế"], ["Sở Tài chính", "Hội Nông dân tỉnh"], "IV.1"),
        (["Sở Y tế"], ["Hội Nông dân tỉnh"], "IV.1"),
        (["Sở Tư pháp"], ["Công an tỉnh"], "IV.2"),
    ]


def test_bullets_and_bold_lines_as_headings() -> None:
    found = brief(
        "III. TỔ CHỨC THỰC HIỆN\n- Phòng Kinh tế: tham mưu.\n- Công an xã: Cung cấp dữ liệu.\n"
        "**Trạm Y tế xã**\n- Khám sức khỏe.\nYêu cầu các đơn vị thực hiện nghiêm túc./.\n"
    )
    assert [lead for lead, _, _ in found] == [["Phòng Kinh tế"], ["Công an xã"], ["Trạm Y tế xã"]]


def test_block_with_times() -> None:
    (block,) = read(
        "III. NỘI DUNG\n1. Dạy nghề\na) Nội dung: mở lớp.\nb) Phân công nhiệm vụ:\n- Đơn vị chủ trì: Phòng Nội vụ.\n"
        "- Đơn vị phối hợp: Hội Nông dân, UBND các xã.\n- Thời gian thực hiện: Tháng 4 - 5/2025.\n"
    )
    assert (block.lead, block.support, block.what) == (["Phòng Nội vụ"], ["Hội Nông dân", "UBND các xã"], "Dạy nghề")
    assert (str(block.start), str(block.end)) == ("2025-04-01", "2025-05-31")


def test_block_in_one_line() -> None:
    (block,) = read(
        "II. NHIỆM VỤ\n- Xây mới nhà ở cho hộ nghèo (cơ quan chủ trì: Sở Xây dựng; cơ quan phối hợp: Sở Tài chính; "
        "thời gian: quý II/2025).\n"
    )
    assert (block.lead, block.support, str(block.end)) == (["Sở Xây dựng"], ["Sở Tài chính"], "2025-06-30")


@pytest.mark.parametrize(
    "table",
    [
        "| STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |\n|---|---|---|---|---|\n"
        "| 1 | Tập huấn | Phòng Kinh tế | Các thôn | Trước 30/8/2025 |\n",
        "TT\tThời gian\tNội dung công việc\tCơ quan phối hợp\tĐơn vị thực hiện\n"
        "1\tTrước 30/8/2025\tTập huấn\tCác thôn\tPhòng Kinh tế\n",
    ],
)
def test_table_columns_in_any_order(table: str) -> None:
    (row,) = read("III. PHÂN CÔNG\n" + table)
    assert (row.lead, row.support, row.what, row.start, str(row.end)) == (
        ["Phòng Kinh tế"],
        ["Các thôn"],
        "Tập huấn",
        None,
        "2025-08-30",
    )


@pytest.mark.parametrize(
    ("sentence", "lead", "support"),
    [
        ("Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng đề án.", ["Sở Y tế"], ["Sở Tài chính"]),
        ("Môi trường: Phòng Kinh tế chủ trì, phối hợp với UBND các xã thu gom.", ["Phòng Kinh tế"], ["UBND các xã"]),
        ("Phối hợp với Trung tâm Dịch vụ việc làm tỉnh tổ chức phiên.", [], ["Trung tâm Dịch vụ việc làm tỉnh"]),
        (
            "Sở Lao động - Thương binh và Xã hội chủ trì, phối hợp với Công an tỉnh tư vấn, tuyển chọn lao động.",
            ["Sở Lao động - Thương binh và Xã hội"],
            ["Công an tỉnh"],
        ),
        ("Trưởng thôn phối hợp với Công an xã đối chiếu nhân khẩu.", ["Trưởng thôn"], ["Công an xã"]),
    ],
)
def test_sentences_outside_the_organisation_chapter(sentence: str, lead: list[str], support: list[str]) -> None:
    (found,) = brief(f"II. GIẢI PHÁP\n- {sentence}\n")
    assert found[:2] == (lead, support)


@pytest.mark.parametrize(
    "sentence",
    [
        "Phối hợp với các ngành tuyên truyền.",
        "Các cuộc vận động do Mặt trận và các đoàn thể chủ trì.",
        "Giao chỉ tiêu cho các xã.",
        "Các tổ chức hội chủ trì phong trào.",
        "Trưởng thôn phối hợp với các ngành tuyên truyền.",
    ],
)
def test_no_assignment(sentence: str) -> None:
    assert brief(f"II. GIẢI PHÁP\n- {sentence}\n") == []


def test_a_post_with_its_portfolio_is_the_one_of_the_heading() -> None:
    found = brief(
        "IV. TỔ CHỨC THỰC HIỆN\n1. Công chức Văn hóa - Xã hội (Lao động)\n- Theo dõi.\nV. BÁO CÁO\n"
        "- Giao Công chức Văn hóa - Xã hội xã (phụ trách lĩnh vực Lao động) chủ trì tổng hợp.\n"
    )
    assert found[-1][0] == ["Công chức Văn hóa - Xã hội (Lao động)"]


@pytest.mark.parametrize("text", ["", "\n\n", "abc", "| | |", "1.", "IV. TỔ CHỨC THỰC HIỆN", "Giao ", "phối hợp với"])
def test_no_plan_gives_nothing(text: str) -> None:
    assert read(text) == []


def test_a_table_of_classes_with_lead_and_partner_is_one_of_tasks() -> None:
    found = read(
        "I. NỘI DUNG\nMở lớp theo bảng sau:\nTT | Nghề đào tạo | Số học viên | Đơn vị chủ trì | Đơn vị phối hợp\n"
        "1 | Thêu ren | 560 | Hội Liên hiệp Phụ nữ huyện | UBND xã An Hòa\n"
    )
    assert [(a.lead, a.support, a.what) for a in found] == [
        (["Hội Liên hiệp Phụ nữ huyện"], ["UBND xã An Hòa"], "Thêu ren")
    ]


def test_a_task_in_one_paragraph_is_the_headings_own() -> None:
    found = brief(
        "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế: cung cấp danh sách; phối hợp với Hội Nông dân tỉnh vận động.\n"
        "2. Đồn Biên phòng Cô Tô\nTuyên truyền; phối hợp với Phòng Kinh tế kiểm tra thiết bị trên tàu.\n"
    )
    assert found == [
        (["Sở Y tế"], ["Hội Nông dân tỉnh"], "IV.1"),
        (["Đồn Biên phòng Cô Tô"], ["Phòng Kinh tế"], "IV.2"),
    ]


def test_a_block_whose_parts_are_numbered() -> None:
    (block,) = read(
        "III. NHIỆM VỤ\n1. Khám sức khỏe\na) Nội dung: Khám cho người cao tuổi.\n"
        "b) Đơn vị thực hiện: Trung tâm Y tế; phối hợp: UBND các xã.\nc) Thời gian: Quý II/2025.\n"
    )
    assert (block.lead, block.support) == (["Trung tâm Y tế"], ["UBND các xã"])
    assert (block.start, block.end) == (date(2025, 4, 1), date(2025, 6, 30))


def test_an_extra_task_has_the_time_of_its_sentence() -> None:
    found = read(
        "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ\n- Theo dõi chung.\n"
        "- Chủ trì, phối hợp với Công an xã cập nhật dữ liệu hộ nghèo trong tháng 4/2025.\n"
    )
    assert [(a.start, a.end) for a in found] == [(None, None), (date(2025, 4, 1), date(2025, 4, 30))]


def test_an_order_has_the_only_time_of_its_paragraph() -> None:
    (found,) = read(
        "II. NỘI DUNG\n1. Nhà ở\nThi công từ ngày 15/3/2025 đến ngày 30/7/2025. Giao Phòng Quản lý đô thị chủ trì, phối hợp "
        "với Thành đoàn kiểm tra.\n"
    )
    assert (found.start, found.end) == (date(2025, 3, 15), date(2025, 7, 30))
