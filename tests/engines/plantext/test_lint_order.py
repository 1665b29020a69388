"""Rules on deadlines, dates, targets, citations, names, bodies, notes."""

from __future__ import annotations

from datetime import date
from typing import Literal
from unicodedata import normalize

import pytest
from test_lint_kit import HEAD, codes

from lalanh.engines.plantext.lint import check
from lalanh.engines.plantext.model import Header
from lalanh.engines.plantext.reading import read_plan

PLAN = """KẾ HOẠCH
Giảm nghèo năm 2025

I. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Tổng hợp, báo cáo Ủy ban nhân dân tỉnh kết quả 6 tháng trước ngày {half}, báo cáo năm trước ngày {year}.
2. Ban quản lý các thôn
- Báo cáo Phòng Kinh tế 6 tháng trước ngày {half_below}, cả năm trước ngày {year_below}.
"""
SOUND = {"half": "20/6", "year": "15/12", "half_below": "10/6", "year_below": "05/12"}
HEADER = Header(
    year=2025,
    end_year=2025,
    number="12/KH-UBND",
    date=date(2025, 1, 12),
    place="Tân Lập",
    issuer="Ủy ban nhân dân xã Tân Lập",
    title="Giảm nghèo năm 2025",
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"year_below": "20/12"}, ["PL050"]),
        ({"half_below": "25/6"}, ["PL050"]),
        ({"half_below": "25/6", "year_below": "20/12"}, ["PL050", "PL050"]),
        ({"year_below": "15/12"}, []),
    ],
)
def test_report_after_consolidation(change: dict[str, str], expected: list[str]) -> None:
    assert codes(PLAN.format(**SOUND | change)) == expected


def test_pieces_handed_in_after_they_are_added_up() -> None:
    text = """KẾ HOẠCH
Rà soát hộ nghèo năm 2025

I. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Tổng hợp kết quả toàn xã, trình Chủ tịch UBND xã trước ngày 18/11/2025.
2. Trưởng các thôn
- Nộp kết quả rà soát của thôn về Phòng Văn hóa - Xã hội trước ngày {day}/11/2025 để tổng hợp.
"""
    assert codes(text.format(day=25)) == ["PL050"]
    assert codes(text.format(day=15)) == []


@pytest.mark.parametrize(
    ("added", "day", "expected"),
    [
        ("tổng hợp kết quả của các thôn, tham mưu UBND xã báo cáo sơ bộ", 10, ["PL050"]),
        ("tổng hợp kết quả của các thôn, tham mưu UBND xã báo cáo sơ bộ", 4, []),
        ("tham mưu UBND xã báo cáo sơ bộ kết quả", 10, []),
        ("tổng hợp kết quả của các trường, tham mưu UBND xã báo cáo sơ bộ", 10, []),
    ],
)
def test_an_interim_report_that_adds_up_the_pieces(added: str, day: int, expected: list[str]) -> None:
    text = f"""KẾ HOẠCH
Rà soát hộ nghèo năm 2025

I. NỘI DUNG
1. Họp dân
d) Các thôn gửi biên bản họp dân và danh sách kết quả về UBND xã (qua Phòng Kinh tế) chậm nhất ngày {day} tháng 11 năm 2025.
2. Tổng hợp, phê duyệt
a) Phòng Kinh tế {added} về Sở Nông nghiệp và Môi trường trước ngày 05/11/2025.
"""
    assert codes(text) == expected


def test_recurring_report_after_consolidation() -> None:
    text = """KẾ HOẠCH
Xóa nhà tạm năm 2025

I. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng
- Tổng hợp tiến độ, báo cáo Ủy ban nhân dân tỉnh trước ngày {above} hằng tháng.
2. Ủy ban nhân dân các xã
- Báo cáo Sở Xây dựng trước ngày {below} hằng tháng.
"""
    assert codes(text.format(above=25, below=28)) == ["PL051"]
    assert codes(text.format(above=28, below=25)) == []


BLOCK = """KẾ HOẠCH
Giảm nghèo năm 2025

I. NỘI DUNG
1. Truyền thông về giảm nghèo
- Tổ chức 05 lớp truyền thông{done}.
- Đơn vị chủ trì: Phòng Kinh tế.
- Đơn vị phối hợp: Công an xã.
- Thời gian thực hiện: Từ tháng {first} đến tháng {last}/2025{report}.
"""


def test_report_before_activity() -> None:
    report = "; báo cáo kết quả thực hiện (báo cáo 6 tháng trước ngày 31/5)"
    assert codes(BLOCK.format(done="", first=7, last=8, report=report)) == ["PL052"]
    assert codes(BLOCK.format(done="", first=1, last=12, report=report)) == []


def test_finished_before_its_time_ends() -> None:
    assert codes(BLOCK.format(done=", hoàn thành trước ngày 30/6/2025", first=5, last=9, report="")) == ["PL053"]
    assert codes(BLOCK.format(done=", hoàn thành trước ngày 30/9/2025", first=5, last=9, report="")) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ("; điều tra nhu cầu xong trong tháng 3; tổ chức tại nhà văn hóa các thôn", []),
        ("; điều tra nhu cầu xong trong tháng 3 tại các thôn; tổ chức theo thời vụ", []),
        (", hoàn thành trước ngày 31/3/2025", ["PL053"]),
    ],
)
def test_a_step_may_be_finished_before_the_task(done: str, expected: list[str], form: Literal["NFC", "NFD"]) -> None:
    text = normalize(form, BLOCK.format(done=done, first=1, last=12, report=""))
    assert codes(text) == expected


def test_result_reported_before_its_end() -> None:
    text = """KẾ HOẠCH
Rà soát hộ nghèo năm 2025

I. TIẾN ĐỘ

STT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian
1\tTập huấn điều tra viên\tPhòng Kinh tế\tCông an xã\tTháng 8/2025
2\tThu thập thông tin, tính điểm hộ gia đình\tTổ rà soát\tCông an xã\tTừ ngày 01/9/2025 đến ngày 30/11/2025

II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Báo cáo kết quả thu thập thông tin, tính điểm hộ gia đình trước ngày {day}/2025.
"""
    assert codes(text.format(day="15/10")) == ["PL054"]
    assert codes(text.format(day="15/12")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gửi báo cáo trước ngày 31/6/2025.", ["PL060"]),
        ("Hoàn thành trước ngày 30/2.", ["PL060"]),
        ("Hoàn thành ngày 31 tháng 11 năm 2025.", ["PL060"]),
        ("Họp ngày 29/02/2025.", ["PL060"]),
        ("Họp ngày 29/02/2024.", []),
        ("Đã có 31/35 xã và 30/32 thôn đạt chuẩn, đạt 30/31 chỉ tiêu.", []),
        ("Nghị quyết số 31/6/NQ; tỷ lệ 30/31.", []),
        ("Từ ngày 30/6 đến ngày 31/7/2025.", []),
    ],
)
def test_impossible_date(text: str, expected: list[str]) -> None:
    assert codes("KẾ HOẠCH\n\nI. NỘI DUNG\n" + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Từ ngày 20/10 đến ngày 10/10/2025.", ["PL061"]),
        ("Từ ngày 01/9/2025 đến ngày 15/8/2025.", ["PL061"]),
        ("Từ tháng 10/2025 đến tháng 8/2025.", ["PL061"]),
        ("Giai đoạn 2030 - 2026.", ["PL061"]),
        ("Từ tháng 3 đến tháng 9/2025.", []),
        ("Từ ngày 15/12 đến ngày 15/01/2026.", []),
        ("Từ tháng 9 đến tháng 5 năm 2026.", []),
        ("Từ ngày 01/9/2025 đến ngày 14/12/2025.", []),
        ("Từ 15/10/2025 đến 31/3/2026.", []),
        ("Giai đoạn 2026 - 2030.", []),
    ],
)
def test_ends_before_it_starts(text: str, expected: list[str]) -> None:
    assert codes("KẾ HOẠCH\n\nI. NỘI DUNG\n" + text) == expected


def test_wrong_weekday() -> None:
    assert codes("KẾ HOẠCH\n\nI. NỘI DUNG\nHọp vào thứ Hai, ngày 14/10/2025.") == ["PL062"]
    assert codes("KẾ HOẠCH\n\nI. NỘI DUNG\nHọp vào thứ Ba, ngày 14/10/2025.") == []


@pytest.mark.parametrize(
    ("day", "rules"),
    [("30/11/2024", ["PL063"]), ("30/11/2027", ["PL064"]), ("15/01/2026", []), ("30/11/2025", []), ("30/11", [])],
)
def test_due_before_plan(day: str, rules: list[str]) -> None:
    text = HEAD + f"I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Hoàn thành phân bổ kinh phí trước ngày {day}.\n"
    assert codes(text, header=HEADER) == rules


def test_due_after_plan() -> None:
    test_due_before_plan("30/11/2027", ["PL064"])


STUNTING = """KẾ HOẠCH
Giảm nghèo năm 2025

I. MỤC TIÊU
- Giảm tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng toàn huyện thể thấp còi (chiều cao/tuổi) xuống dưới 19,8%, thể nhẹ cân (cân nặng/tuổi) xuống dưới 16,8%.
II. NỘI DUNG
- Giảm tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng thể thấp còi (chiều cao/tuổi) xuống dưới {a}%; thể nhẹ cân (cân nặng/tuổi) xuống còn {b}%.
"""


@pytest.mark.parametrize(
    ("a", "b", "expected"), [("19,8", "16,5", []), ("21", "16,5", ["PL070"]), ("21", "17,6", ["PL070", "PL070"])]
)
def test_conflicting_targets(a: str, b: str, expected: list[str]) -> None:
    end = "2025-12-31"
    text = STUNTING.format(a=a, b=b)
    targets = [
        ("thấp còi", "<", "19.8", "%", end, "xuống dưới 19,8%"),
        ("nhẹ cân", "<", "16.8", "%", end, "xuống dưới 16,8%"),
        ("thấp còi", "<", a.replace(",", "."), "%", end, f"thể thấp còi (chiều cao/tuổi) xuống dưới {a}%; thể"),
        ("nhẹ cân", "=", b.replace(",", "."), "%", end, f"xuống còn {b}%"),
    ]
    assert codes(text, targets=targets) == expected


def test_targets_of_other_groups_and_years() -> None:
    text = """KẾ HOẠCH
Giảm nghèo năm 2025

I. MỤC TIÊU
- Tỷ lệ hộ nghèo toàn xã còn dưới 8%.
- Tỷ lệ hộ nghèo dân tộc thiểu số còn dưới 12%.
- Đến năm 2030, tỷ lệ hộ nghèo toàn xã còn dưới 3%.
"""
    end = "2025-12-31"
    targets = [
        ("tỷ lệ hộ nghèo", "<", "8", "%", end, "còn dưới 8%"),
        ("tỷ lệ hộ nghèo", "<", "12", "%", end, "còn dưới 12%"),
        ("tỷ lệ hộ nghèo", "<", "3", "%", "2030-12-31", "còn dưới 3%"),
    ]
    assert codes(text, targets=targets) == []


def test_goal_with_two_dates() -> None:
    text = """KẾ HOẠCH
Xóa nhà tạm năm 2025

I. MỤC TIÊU
- Phấn đấu đến tháng 6 năm 2025 xóa 100% nhà tạm, nhà dột nát trên địa bàn huyện.
II. NỘI DUNG
- Thực hiện mục tiêu xóa 100% nhà tạm, nhà dột nát trong năm 2025.
"""
    targets = [
        ("nhà tạm", "=", "100", "%", "2025-06-30", "xóa 100% nhà tạm, nhà dột nát trên"),
        ("nhà tạm", "=", "100", "%", "2025-12-31", "xóa 100% nhà tạm, nhà dột nát trong"),
    ]
    assert codes(text, targets=targets) == ["PL071"]


CITED = "Căn cứ Quyết định số 15/QĐ-UBND ngày {a} của UBND tỉnh;\nTheo Quyết định số 15/QĐ-UBND ngày {b} nêu trên.\n"


@pytest.mark.parametrize(
    ("number", "a", "b", "expected"),
    [
        ("15/QĐ-UBND", "2024-05-12", "2024-05-12", []),
        ("15/QĐ-UBND", "2024-05-12", "2024-06-12", ["PL080"]),
        ("15/QĐ-UBND", "2024-05-12", "2023-05-12", ["PL080"]),
        ("15/QĐ-UBND", "2024-05-12", "2022-03-01", []),
        ("07/2021/NĐ-CP", "2021-01-27", "2021-01-27", []),
        ("07/2021/NĐ-CP", "2021-01-27", "2022-01-27", ["PL080"]),
    ],
)
def test_one_document_two_dates(number: str, a: str, b: str, expected: list[str]) -> None:
    text = HEAD + CITED.format(a="A", b="B")
    citations = [(number, a, "UBND tỉnh", "ngày A của UBND tỉnh"), (number, b, None, "ngày B nêu trên")]
    assert [c for c in codes(text, header=HEADER, citations=citations) if c != "PL081"] == expected


def test_year_of_number_and_date() -> None:
    text = HEAD + CITED.format(a="A", b="B")
    assert codes(
        text, header=HEADER, citations=[("07/2021/NĐ-CP", "2022-01-27", "Chính phủ", "ngày A của UBND tỉnh")]
    ) == ["PL081"]


def test_cited_before_it_exists() -> None:
    text = HEAD + CITED.format(a="A", b="B")
    assert codes(
        text, header=HEADER, citations=[("15/QĐ-UBND", "2025-05-12", "UBND tỉnh", "ngày A của UBND tỉnh")]
    ) == ["PL082"]
    assert (
        codes(text, header=HEADER, citations=[("15/QĐ-UBND", "2025-01-12", "UBND tỉnh", "ngày A của UBND tỉnh")]) == []
    )


@pytest.mark.parametrize(("number", "expected"), [("12/KH-UBND", []), ("21/KH-UBND", ["PL083"])])
def test_annex_of_other_number(number: str, expected: list[str]) -> None:
    text = (
        HEAD
        + f"I. MỤC TIÊU\nXem Phụ lục kèm theo.\n\nNơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC\n(Kèm theo Kế hoạch số {number} ngày 12/01/2025 của UBND xã)\n"
    )
    assert codes(text, header=HEADER) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Tân Lạp", ["PL090"]), ("Tân Lập", []), ("TÂN LẬP", []), ("Tân Lập Đông", []), ("Tân Hòa", [])],
)
def test_place_spelled_in_two_ways(name: str, expected: list[str]) -> None:
    assert codes(HEAD + f"I. MỤC TIÊU\nGiảm nghèo trên địa bàn xã {name} và xã Tân Lập.\n", header=HEADER) == expected


def test_closing_names_other_year() -> None:
    text = HEAD + "I. MỤC TIÊU\nMột câu.\n\nTrên đây là Kế hoạch giảm nghèo năm {} trên địa bàn xã Tân Lập.\n"
    assert codes(text.format(2024), header=HEADER) == ["PL091"]
    assert codes(text.format(2025), header=HEADER) == []


ORGANISED = """KẾ HOẠCH
Giảm nghèo năm 2025

I. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
Chủ trì triển khai thực hiện Kế hoạch.
2. Trạm Cấp nước Vĩnh Hải
Khảo sát, lắp đặt đồng hồ nước cho các hộ nghèo, hộ cận nghèo ở các thôn vùng sâu.
3. Ngân hàng Chính sách xã hội
Giải ngân vốn vay cho hộ nghèo.
4. Bưu điện xã
Chi trả trợ cấp cho hộ nghèo.

Nơi nhận:
- UBND tỉnh;
- Bưu điện xã;
- Thường trực Đảng ủy;
- Các phòng chuyên môn;
- {};
- PGD NHCSXH;
- Ban quản lý các thôn;
- Lưu: VT.
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Công an xã", ["PL100"]),
        ("Trạm Cấp nước Vĩnh Hải", []),
        ("Trạm cấp nước", []),
        ("Các cơ quan, đơn vị liên quan", []),
    ],
)
def test_tasked_body_not_told(line: str, expected: list[str]) -> None:
    text = ORGANISED.format(line)
    lines = [part for part in text[text.index("Nơi nhận") :].splitlines() if part.startswith("- ")]
    assert codes(text, recipients=lines) == expected


@pytest.mark.parametrize(("year", "expected"), [(2026, ["PL101"]), (2024, [])])
def test_body_no_longer_exists(year: int, expected: list[str]) -> None:
    text = f"KẾ HOẠCH\nGiảm nghèo năm {year}\n\nI. TỔ CHỨC THỰC HIỆN\n1. Ủy ban nhân dân các huyện\nTriển khai thực hiện Kế hoạch trên địa bàn.\n"
    assert codes(text, header=Header(year=year, end_year=year, date=date(year, 2, 1))) == expected


def test_mark_without_note() -> None:
    text = "KẾ HOẠCH\n\nI. NỘI DUNG\nThực hiện Quyết định của tỉnh¹ và của huyện²; diện tích 30 m².\n\n¹ Quyết định số 15/QĐ-UBND.\n"
    assert codes(text) == ["PL102"]


def test_approved_before_prepared() -> None:
    text = """KẾ HOẠCH
Xóa nhà tạm năm 2025

I. TIẾN ĐỘ

STT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian
1\tLập danh sách hộ được hỗ trợ nhà ở\tCác thôn\tCông an xã\tTrước ngày {}/2025
2\tPhê duyệt danh sách hộ được hỗ trợ nhà ở\tPhòng Kinh tế\tCông an xã\tTrước ngày 30/4/2025
"""
    assert codes(text.format("31/5")) == ["PL055"]
    assert codes(text.format("31/3")) == []


def test_row_ends_before_it_starts() -> None:
    text = "KẾ HOẠCH\nNăm 2025\n\nI. TIẾN ĐỘ\n\nSTT\tNội dung\tBắt đầu\tKết thúc\n1\tTập huấn\t01/3/2025\t15/3/2025\n2\tRà soát\t01/9/2025\t{}/2025\n"
    assert codes(text.format("15/8")) == ["PL065"]
    assert codes(text.format("15/11")) == []


YEARLY = """I. TỔ CHỨC THỰC HIỆN
1. Sở Lao động - Thương binh và Xã hội
Tổng hợp, báo cáo Ủy ban nhân dân tỉnh kết quả năm trước ngày {above} hằng năm.
2. Ủy ban nhân dân các huyện, thành phố
Báo cáo kết quả năm về Sở Lao động - Thương binh và Xã hội trước ngày {below} hằng năm.
"""


@pytest.mark.parametrize(
    ("above", "below", "found"), [("20/11", "05/12", ["PL051"]), ("20/12", "05/12", []), ("10/01", "15/12", [])]
)
def test_a_yearly_report_after_the_one_that_needs_it(above, below, found):
    period = Header(year=None, end_year=2025)
    assert codes(YEARLY.format(above=above, below=below), header=period) == found


ENTERED = """KẾ HOẠCH
Rà soát hộ nghèo năm 2025

I. MỤC TIÊU
- {first}
II. TỔ CHỨC THỰC HIỆN
- {second}
"""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("100% hộ nghèo, hộ cận nghèo được nhập thông tin vào phần mềm quản lý.",
         "Hỗ trợ Phòng Kinh tế nhập liệu, bảo đảm 95% hộ nghèo, hộ cận nghèo toàn xã được nhập thông tin vào phần mềm quản lý.", ["PL070"]),
        ("100% hộ nghèo, hộ cận nghèo được nhập thông tin vào phần mềm quản lý.",
         "Hỗ trợ Phòng Kinh tế nhập liệu, bảo đảm 100% hộ nghèo, hộ cận nghèo toàn xã được nhập thông tin vào phần mềm quản lý.", []),
        ("100% hộ nghèo, hộ cận nghèo được nhập thông tin vào phần mềm quản lý.",
         "Bảo đảm 95% hộ nghèo, hộ cận nghèo xã Đức Hòa được nhập thông tin vào phần mềm quản lý.", []),
        ("Tỷ lệ giảm nghèo đa chiều năm 2025 khoảng 10,5%.", "Tỷ lệ giảm hộ nghèo từ 8-9%.", []),
    ],
)  # fmt: skip
def test_one_rate_of_the_whole_commune_set_twice(first: str, second: str, expected: list[str]) -> None:
    found = check(read_plan(ENTERED.format(first=first, second=second)))
    assert [f.rule for f in found if f.kind == "conflicting-targets"] == expected
