"""Deadlines: reports, dated and periodic duties, duties on an event."""

import pytest

from lalanh.engines.plantext import assignments, deadlines
from lalanh.engines.plantext.layout import paragraphs
from lalanh.engines.plantext.model import Deadline, Header
from lalanh.engines.plantext.outline import build


def read(text: str, end_year: int = 2025) -> list[Deadline]:
    header = Header(year=2025, end_year=end_year)
    outline = build(paragraphs(text))
    return deadlines.find(outline, header, assignments.find(outline, header))


def brief(text: str, end_year: int = 2025) -> list[tuple[str | None, str]]:
    return [(str(d.due) if d.due else None, d.recurrence) for d in read(text, end_year)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Báo cáo định kỳ (báo cáo 6 tháng trước ngày 31/5, báo cáo năm trước ngày 10/11) và đột xuất.",
            [("2025-05-31", "semiannual"), ("2025-11-10", "annual"), (None, "adhoc")],
        ),
        (
            "Báo cáo kết quả định kỳ 6 tháng (*trước ngày 20/6*) và hằng năm (*trước ngày 10/12*) về UBND xã.",
            [("2025-06-20", "semiannual"), ("2025-12-10", "annual")],
        ),
        (
            "6 tháng, 01 năm báo cáo về Huyện ủy trước ngày 10/6 và 10/12.",
            [("2025-06-10", "semiannual"), ("2025-12-10", "annual")],
        ),
        ("Báo cáo quý, 6 tháng, năm về Sở Y tế theo quy định.",
         [(None, "quarterly"), (None, "semiannual"), (None, "annual")]),
        ("Trước ngày 20 hằng tháng báo cáo tiến độ về UBND huyện.", [(None, "monthly")]),
        ("Báo cáo UBND tỉnh chậm nhất ngày 25 của tháng cuối quý.", [(None, "quarterly")]),
        ("Báo cáo kết quả về UBND huyện trước ngày 25 tháng 10 năm 2025.", [("2025-10-25", "once")]),
        (
            "Báo cáo kết quả về UBND huyện trước ngày 30/11 và đột xuất khi có yêu cầu.",
            [("2025-11-30", "once"), (None, "adhoc")],
        ),
        ("Tổng hợp, báo cáo UBND huyện theo quy định.", [(None, "adhoc")]),
        ("Quá trình thực hiện nếu có khó khăn, vướng mắc kịp thời báo cáo về UBND huyện.", [(None, "adhoc")]),
        ("Hoàn thành khảo sát trong quý II/2025; báo cáo kết quả trước ngày 15/7/2025.",
         [("2025-06-30", "once"), ("2025-07-15", "once")]),
        ("Ban hành kế hoạch chậm nhất 20/02.", [("2025-02-20", "once")]),
        (
            "Báo cáo UBND tỉnh trước ngày 25/6 (6 tháng) và trước ngày 20/12 (cả năm).",
            [("2025-06-25", "semiannual"), ("2025-12-20", "annual")],
        ),
        (
            "Báo cáo Sở Y tế trước ngày 25 hằng tháng; báo cáo tổng kết trước ngày 08/9/2025.",
            [(None, "monthly"), ("2025-09-08", "once")],
        ),
        (
            "Báo cáo về Sở Y tế trước ngày 20 của tháng cuối quý và trước ngày 10/12 đối với báo cáo năm.",
            [(None, "quarterly"), ("2025-12-10", "annual")],
        ),
        (
            "Báo cáo 6 tháng (trước ngày 10/6), năm (trước ngày 05/12) gửi Sở Nội vụ tổng hợp, báo cáo UBND tỉnh "
            "trước ngày 15/6 và 10/12.",
            [("2025-06-10", "semiannual"), ("2025-12-05", "annual"), ("2025-06-15", "semiannual"),
             ("2025-12-10", "annual")],
        ),
        ("Gửi hồ sơ trước ngày 30/4 và trước 31/10.", [("2025-04-30", "semiannual"), ("2025-10-31", "semiannual")]),
        ("Kiểm tra món vay trong vòng 30 ngày sau giải ngân.", [(None, "adhoc")]),
        ("Cung cấp dữ liệu khi có yêu cầu.", [(None, "adhoc")]),
        ("Chuyển vốn ủy thác 15 tỷ đồng trong quý I/2025.", [("2025-03-31", "once")]),
        ("Hằng quý tổ chức giao ban đánh giá tiến độ.", [(None, "quarterly")]),
        ("Tổ chức kiểm tra định kỳ (ít nhất 01 lần/1xã/1năm).", [(None, "annual")]),
        ("Tổ chức đánh giá định kỳ theo kế hoạch.", [(None, "adhoc")]),
        ("Tổ chức rà soát hộ nghèo, hộ cận nghèo năm 2025 theo quy định.", [(None, "annual")]),
        ("Tổng kết vào cuối năm 2025.", [("2025-12-31", "once")]),
    ],
)  # fmt: skip
def test_sentences(sentence: str, expected: list[tuple[str | None, str]]) -> None:
    assert brief(f"III. NHIỆM VỤ\n- {sentence}\n") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Chi trả trợ cấp hằng tháng cho 1.250 đối tượng.",
        "Thực hiện theo Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ.",
        "Đến cuối năm 2025, giảm tỷ lệ hộ nghèo còn 5%.",
        "Trong năm 2025 tổ chức 07 lớp truyền thông.",
        "Mỗi trạm lấy mẫu xét nghiệm ít nhất 02 lần trong năm.",
        "Chào mừng Quốc khánh 2/9.",
        "Tính đến ngày 31/12/2024 toàn huyện còn 2.135 hộ nghèo.",
        "Bố trí trong dự toán ngân sách hằng năm.",
    ],
)
def test_no_deadline(sentence: str) -> None:
    assert brief(f"III. NHIỆM VỤ\n- {sentence}\n") == []


def test_a_plan_over_several_years_has_no_day_for_a_yearly_date() -> None:
    assert brief("III. NHIỆM VỤ\n- Gửi dự toán trước ngày 15/7 hằng năm.\n", 2030) == [(None, "annual")]


def test_who_to_and_via() -> None:
    (report,) = read(
        "IV. TỔ CHỨC THỰC HIỆN\n1. UBND các xã:\n- Xây dựng kế hoạch gửi về UBND huyện (qua Phòng Nội vụ), "
        "chậm nhất ngày 10/3/2025;\n"
    )
    assert (report.who, report.to, report.via) == (["UBND các xã"], "UBND huyện", "Phòng Nội vụ")


def test_subject_of_the_sentence() -> None:
    (report,) = read("V. BÁO CÁO\n- Căn cứ Kế hoạch này, các phòng, ban báo cáo về Phòng Y tế trước ngày 05/12.\n")
    assert report.who == ["Các phòng, ban"]


def test_times_of_activities() -> None:
    text = (
        "III. NỘI DUNG\n1. Tập huấn\n- Đơn vị chủ trì: Phòng Nội vụ.\n- Thời gian thực hiện: Tháng 7-8/2025; "
        "thường xuyên tổng hợp báo cáo định kỳ (báo cáo năm trước ngày 10/11).\n"
        "2. Giám sát\n- Đơn vị chủ trì: Phòng Y tế.\n"
        "- Thời gian thực hiện: Từ tháng 01/2025 và xuyên suốt trong năm 2025.\n3. Phiên việc làm\n"
        "- Đơn vị chủ trì: Phòng Nội vụ.\n- Thời gian thực hiện:\n+ Đợt 1: Tháng 5/2025.\n"
        "+ Đợt 2: bắt đầu từ 01/6/2025.\n"
    )
    assert brief(text) == [
        ("2025-08-31", "once"),
        ("2025-11-10", "annual"),
        ("2025-05-31", "once"),
        ("2025-06-01", "once"),
    ]
    assert {tuple(d.who) for d in read(text)} == {("Phòng Nội vụ",)}


def test_rows_of_a_table() -> None:
    rows = (
        "III. PHÂN CÔNG\n| STT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| 1 | Tập huấn | Phòng Y tế | Quý II |\n"
        "| 2 | Giao ban | Phòng Y tế | Hằng tháng |\n| 3 | Tuyên truyền | Phòng Y tế | Thường xuyên |\n"
        "| 4 | Kiểm tra | Phòng Y tế | Năm 2025 |\n"
    )
    assert brief(rows) == [("2025-06-30", "once"), (None, "monthly")]


@pytest.mark.parametrize("text", ["", "\n\n", "ngày", "| | |", "báo cáo", "trước ngày 31/5"])
def test_no_plan_gives_nothing(text: str) -> None:
    assert read(text) == []
