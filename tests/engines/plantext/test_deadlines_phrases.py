"""The same duties as other offices, years and subjects put them."""

import pytest

from lalanh.engines.plantext import assignments, deadlines
from lalanh.engines.plantext.layout import paragraphs
from lalanh.engines.plantext.model import Deadline, Header
from lalanh.engines.plantext.outline import build

Pairs = list[tuple[str | None, str]]


def read(text: str, year: int | None = 2025, end_year: int = 2025, title: str = "") -> list[Deadline]:
    header = Header(year=year, end_year=end_year, title=title)
    outline = build(paragraphs(text))
    return deadlines.find(outline, header, assignments.find(outline, header))


def brief(found: list[Deadline]) -> Pairs:
    return [(str(d.due) if d.due else None, d.recurrence) for d in found]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("Từ tháng 3/2026 đến tháng 10/2029.", [("2029-10-31", "once")]),
        ("Từ quý III/2026 đến hết quý II/2028.", [("2028-06-30", "once")]),
        ("Từ năm 2026 đến hết năm 2029.", [("2029-12-31", "once")]),
        ("từ năm 2026 đến năm 2028.", [("2028-12-31", "once")]),
        ("Từ 6/2026 đến 12/2029.", [("2029-12-31", "once")]),
        ("Từ ngày 01/3/2026 đến hết ngày 30/11/2027.", [("2027-11-30", "once")]),
        ("bắt đầu từ tháng 5/2026, kết thúc trước 31/12/2029.", [("2029-12-31", "once")]),
        ("Khởi công quý II/2026, hoàn thành quý IV/2028.", [("2028-12-31", "once")]),
        ("Năm 2027.", [("2027-12-31", "once")]),
        ("2026 - 2030.", []),
        ("Giai đoạn 2026 - 2030.", []),
        ("Hằng năm.", [(None, "annual")]),
        ("Quý I hằng năm.", [(None, "annual")]),
        ("Tháng 2 và tháng 8 hằng năm.", [(None, "semiannual")]),
        ("Quý I, quý III hằng năm.", [(None, "semiannual")]),
        ("Tháng 3, 6, 9, 12 hằng năm.", [(None, "quarterly")]),
        ("Từ tháng 3 đến tháng 8 hằng năm.", [(None, "annual")]),
        ("Trong tháng 4 và tháng 10 năm 2027.", [("2027-04-30", "once"), ("2027-10-31", "once")]),
        ("Quý II và quý IV/2027.", [("2027-06-30", "once"), ("2027-12-31", "once")]),
        ("Quý II, quý III/2027.", [("2027-09-30", "once")]),
        ("Tuần 2 tháng 9/2027.", [("2027-09-30", "once")]),
    ],
)
def test_times_in_a_plan_of_several_years(time: str, expected: Pairs) -> None:
    text = f"II. NHIỆM VỤ\n1. Tập huấn\n- Đơn vị chủ trì: Sở Y tế.\n- Thời gian thực hiện: {time}\n"
    found = read(text, None, 2030)
    assert brief(found) == expected
    assert all(d.who == ["Sở Y tế"] for d in found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Vào tháng 4 và tháng 10 hằng năm tổ chức đối thoại với hộ nghèo.", [(None, "semiannual")]),
        ("Tổ chức kiểm tra hai lần mỗi năm, vào tháng 5 và tháng 11.", [(None, "semiannual")]),
        ("Mỗi quý một lần, Ban Chỉ đạo họp kiểm điểm tiến độ.", [(None, "quarterly")]),
        ("Mỗi năm ít nhất một lần tổ chức ngày hội việc làm.", [(None, "annual")]),
        ("Mỗi năm tổ chức ít nhất 01 đợt ra quân hưởng ứng Tuần lễ nước sạch.", [(None, "annual")]),
        ("Hằng năm cân đối ngân sách bố trí cho Kế hoạch.", [(None, "annual")]),
        ("Lập dự toán hằng năm gửi Sở Tài chính thẩm định trước ngày 20/7.", [(None, "annual")]),
        ("Bố trí kinh phí trong dự toán chi thường xuyên hằng năm của đơn vị.", []),
        ("Định kỳ 3 tháng một lần báo cáo kết quả về UBND huyện.", [(None, "quarterly")]),
        ("Sáu tháng một lần, tổng hợp tình hình báo cáo Thường trực Huyện ủy.", [(None, "semiannual")]),
        ("Giao ban vào tuần cuối mỗi tháng.", [(None, "monthly")]),
        ("Các tổ tiết kiệm và vay vốn sinh hoạt mỗi tháng một lần.", [(None, "monthly")]),
        ("Kiểm tra thực tế tại cơ sở ít nhất 02 lần/năm.", [(None, "semiannual")]),
        ("Mỗi trạm được lấy mẫu xét nghiệm ít nhất 02 lần trong năm.", []),
        ("Tổ chức sơ kết vào năm 2028, tổng kết vào năm 2030.", [("2028-12-31", "once"), ("2030-12-31", "once")]),
        (
            "Hằng năm tổng hợp, tham mưu UBND tỉnh báo cáo Bộ Y tế trước ngày 20/12; tham mưu sơ kết giữa kỳ trong quý "
            "II/2028 và tổng kết giai đoạn trước ngày 31 tháng 12 năm 2030.",
            [(None, "annual"), ("2028-06-30", "once"), ("2030-12-31", "once")],
        ),
        (
            "Báo cáo UBND tỉnh kết quả 6 tháng trước ngày 20/6, cả năm trước ngày 10/12 hằng năm; tham mưu sơ kết giữa kỳ "
            "trong tháng 10/2028, tổng kết trước ngày 30/11/2030.",
            [(None, "semiannual"), (None, "annual"), ("2028-10-31", "once"), ("2030-11-30", "once")],
        ),
    ],
)  # fmt: skip
def test_rhythms_in_a_plan_of_several_years(sentence: str, expected: Pairs) -> None:
    assert brief(read(f"III. NHIỆM VỤ\n- {sentence}\n", None, 2030)) == expected


def test_money_from_year_to_year_is_a_task_of_who_has_it() -> None:
    text = "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng Tài chính - Kế hoạch\n{}\n2. Phòng Y tế\nPhối hợp thực hiện.\n"
    for words in (
        "Dự toán kinh phí từng năm trình Hội đồng nhân dân huyện quyết định.",
        "Cân đối, bố trí vốn đối ứng hằng năm.",
        "Tham mưu phân bổ nguồn vốn hằng năm cho các xã.",
    ):
        assert brief(read(text.format(words), None, 2030)) == [(None, "annual")]
    assert brief(read(text.format("Bố trí vốn từ nguồn ngân sách hằng năm."), None, 2030)) == []


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("Báo cáo ngay khi phát hiện tổ chức, cá nhân tuyển lao động trái phép.", None),
        (
            "Khi xảy ra sự cố nghi ngộ độc thực phẩm, nhà trường báo ngay cho Trạm Y tế phường để xử lý.",
            "Trạm Y tế phường",
        ),
        ("Gặp tình huống hạn mặn bất thường, các đơn vị thông tin tức thời về UBND tỉnh.", "UBND tỉnh"),
        ("Khi phát hiện hộ tái nghèo, trưởng thôn báo ngay UBND xã.", "UBND xã"),
        ("Nếu có biến động về hộ nghèo thì báo cáo kịp thời về Phòng Nội vụ.", "Phòng Nội vụ"),
        ("Trường hợp phát sinh đối tượng mới, các đơn vị thông báo ngay cho Phòng Nội vụ.", "Phòng Nội vụ"),
        ("Gặp thiên tai, UBND các xã báo cáo khẩn về UBND huyện trong vòng 24 giờ.", "UBND huyện"),
        ("Trường hợp cần điều chỉnh Kế hoạch, các sở, ngành đề xuất gửi Sở Nội vụ tổng hợp.", "Sở Nội vụ"),
        ("Phản ánh kịp thời những khó khăn, vướng mắc về Ban Chỉ đạo.", "Ban Chỉ đạo"),
        ("Có vấn đề phát sinh, đề nghị các đơn vị báo cáo về Ban Thường vụ Đảng ủy.", "Ban Thường vụ Đảng ủy"),
        ("Thông tin ngay khi có dấu hiệu trục lợi chính sách.", None),
        ("Mọi vướng mắc phản ánh về Phòng Y tế để được hướng dẫn.", "Phòng Y tế"),
        ("Quá trình triển khai gặp khó khăn, vướng mắc, các xã kịp thời thông tin về Sở Xây dựng.", "Sở Xây dựng"),
        ("Báo cáo đột xuất khi cấp trên yêu cầu.", None),
        ("Cung cấp số liệu hộ nghèo khi Sở Nội vụ yêu cầu.", None),
        ("Kết quả được cập nhật vào phần mềm ngay sau khi có quyết định công nhận.", None),
        ("Khi có biến động nhân khẩu, các tổ dân phố cập nhật vào phần mềm trong 03 ngày làm việc.", None),
        ("Chậm nhất 05 ngày làm việc kể từ khi kết thúc lớp học, báo cáo kết quả về Sở Nội vụ.", "Sở Nội vụ"),
    ],
)
def test_duties_that_an_event_sets_off(sentence: str, to: str | None) -> None:
    (found,) = read(f"III. NHIỆM VỤ\n- {sentence}\n")
    assert (found.due, found.recurrence, found.to) == (None, "adhoc", to)


@pytest.mark.parametrize(
    "sentence",
    [
        "Khi hộ dân đăng ký tham gia, cán bộ hướng dẫn lập hồ sơ.",
        "Khi thực hiện phải công khai, dân chủ.",
        "Nếu hộ gia đình có nhu cầu thì được vay vốn ưu đãi.",
        "Hướng dẫn người dân cách báo cháy khi xảy ra sự cố.",
        "Thông tin, tuyên truyền kịp thời các chính sách mới đến người dân.",
        "Báo Quảng Trị phản ánh kịp thời các gương điển hình.",
        "Đài Truyền thanh xã kịp thời thông tin kết quả thực hiện Kế hoạch.",
        "Tự lực vươn lên, góp phần hoàn thành chỉ tiêu giảm nghèo bền vững của huyện trong năm 2025.",
        "Mỗi mô hình kéo dài 6 tháng, nghiệm thu cuối vụ.",
        "Thời hạn cho vay tối đa 120 tháng, trả nợ 6 tháng một lần.",
        "Truyền thông: phát sóng 02 lần/ngày.",
        "Xây dựng chuyên mục phát mỗi tuần 02 lần.",
        "Thẻ có giá trị sử dụng từ ngày 01/01/2025 đến ngày 31/12/2025.",
        "Mùa mưa lũ kéo dài từ tháng 9 đến tháng 11.",
        "Nghị quyết có hiệu lực từ ngày 01/01/2025.",
        "Mức hỗ trợ áp dụng từ ngày 01/7/2025.",
        "Hộ thoát nghèo từ tháng 10/2024 đến tháng 10/2025 được tiếp tục hưởng chính sách.",
        "Đối với hộ có thành viên sinh từ ngày 01/01/2010 đến ngày 31/12/2019.",
    ],
)
def test_what_is_no_duty(sentence: str) -> None:
    assert read(f"III. NHIỆM VỤ\n- {sentence}\n") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Thi công tập trung từ ngày 15/8/2025 đến ngày 30/7/2025.", [("2025-07-30", "once")]),
        ("Tháng cao điểm vận động Quỹ: từ ngày 17/10 đến ngày 18/11/2025.", [("2025-11-18", "once")]),
        ("Đợt 1: Từ ngày 01/4 đến 15/4/2025; đợt 2: từ ngày 01/9 đến 15/9/2025.",
         [("2025-04-15", "once"), ("2025-09-15", "once")]),
        ("Phát tờ rơi đến từng hộ trong tháng 9/2025.", [("2025-09-30", "once")]),
        ("Khám sàng lọc cho người cao tuổi trong quý III năm 2025.", [("2025-09-30", "once")]),
        ("Xây mới 02 cầu nông thôn trong 6 tháng đầu năm.", [("2025-06-30", "once")]),
        ("Hoàn thành hồ sơ công nhận điểm du lịch cộng đồng Nghĩa An trong năm 2025.", [("2025-12-31", "once")]),
        ("Tham mưu sơ kết vào cuối năm 2025.", [("2025-12-31", "once")]),
        ("Tổng hợp kết quả trình Ban Thường vụ Tỉnh ủy 6 tháng trước ngày 25/6, cả năm trước ngày 10/12.",
         [("2025-06-25", "semiannual"), ("2025-12-10", "annual")]),
        ("Định kỳ 6 tháng, năm báo cáo Ban Thường vụ Huyện ủy.", [(None, "semiannual"), (None, "annual")]),
        ("Báo cáo 6 tháng và năm của các xã gửi về Phòng Nội vụ trước ngày 15/6 và trước ngày 15/12.",
         [("2025-06-15", "semiannual"), ("2025-12-15", "annual")]),
        ("Gửi báo cáo quý về Phòng Lao động - Thương binh và Xã hội trước ngày 18 tháng cuối quý; báo cáo năm trước "
         "ngày 01/12/2025.", [(None, "quarterly"), ("2025-12-01", "annual")]),
        ("Làm đầu mối; mỗi quý một lần báo cáo Uỷ ban nhân dân quận tình hình chi trả, hạn cuối là ngày 25 của tháng cuối "
         "quý; tham mưu báo cáo năm gửi Sở Y tế trước ngày 20/12/2025.", [(None, "quarterly"), ("2025-12-20", "annual")]),
        ("Chậm nhất ngày 10 tháng đầu của quý sau, gửi báo cáo quý về Sở.", [(None, "quarterly")]),
        ("Hoàn thành trước 28/02/2025; định kỳ ngày 20 hằng tháng báo cáo tiến độ.",
         [("2025-02-28", "once"), (None, "monthly")]),
        ("Báo cáo 6 tháng (số liệu tính từ ngày 15/12 năm trước đến ngày 14/6), báo cáo năm gửi Sở Y tế.",
         [(None, "semiannual"), (None, "annual")]),
        ("Tham mưu giao ban hằng tuần.", [(None, "adhoc")]),
        ("Kiểm tra ít nhất mỗi quý 01 lần; kiểm tra đột xuất khi có đơn thư.", [(None, "quarterly"), (None, "adhoc")]),
        ("Kiểm tra thực tế ít nhất 02 lần/năm và kiểm tra đột xuất khi cần thiết.", [(None, "semiannual"), (None, "adhoc")]),
        ("Công bố kết quả chỉ số hằng năm vào quý I năm sau.", [("2026-03-31", "annual")]),
        ("Giải ngân đợt 1 trong quý I, đợt 2 trong quý III năm 2025.", [("2025-03-31", "once"), ("2025-09-30", "once")]),
        ("Nộp danh sách trước 17 giờ ngày 05/9/2025.", [("2025-09-05", "once")]),
    ],
)  # fmt: skip
def test_dates(sentence: str, expected: Pairs) -> None:
    assert brief(read(f"III. NHIỆM VỤ\n- {sentence}\n")) == expected


def test_dated_goals() -> None:
    goals = (
        "II. MỤC TIÊU\n1. Cụ thể\n- Đưa 02 công trình cấp nước hoạt động trở lại trong quý II/2025.\n"
        "- Đưa 95% hồ sơ lên cơ sở dữ liệu trong quý III/2025.\n"
        "- Đến ngày 31/12/2025, tỷ lệ hộ nghèo còn 5%.\n- Đến hết quý III/2025, 100% hộ nghèo được cấp thẻ.\n"
        "- Giảm 120 hộ nghèo trong 6 tháng đầu năm.\n- Đến cuối năm 2025 có 12 xã đạt chuẩn nông thôn mới.\n"
        "- Trước ngày 31/01/2026 giải ngân 100% kế hoạch vốn.\n"
    )
    assert brief(read(goals)) == [("2025-06-30", "once"), ("2025-09-30", "once"), ("2026-01-31", "once")]


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("Tổng hợp, trình UBND huyện báo cáo Sở Nội vụ trước ngày 15/12/2025.", "Sở Nội vụ"),
        ("Tổng hợp, tham mưu UBND xã gửi báo cáo về Sở Y tế trước ngày 10 tháng 12.", "Sở Y tế"),
        ("Tham mưu Ủy ban nhân dân thành phố báo cáo kết quả về Sở Tài chính trước ngày 20/12.", "Sở Tài chính"),
        ("Tổng hợp kết quả trình Chủ tịch UBND huyện ký báo cáo gửi Sở Xây dựng trước ngày 18/12/2025.", "Sở Xây dựng"),
    ],
)
def test_the_report_of_the_year_that_is_handed_on(sentence: str, to: str) -> None:
    text = f"V. BÁO CÁO\n- {sentence}\n"
    (found,) = read(text)
    assert (found.recurrence, found.to) == ("annual", to)
    assert [d.recurrence for d in read(text, title="Rà soát hộ nghèo năm 2025")] == ["once"]
    later = text + "- UBND các xã gửi báo cáo năm trước ngày 25/12/2025.\n"
    assert [d.recurrence for d in read(later)] == ["once", "annual"]


def test_each_report_goes_to_its_own_addressee() -> None:
    (plan, half, year) = read(
        "V. BÁO CÁO\n- Xây dựng kế hoạch, gửi Văn phòng Tỉnh ủy trước ngày 25/3/2025; báo cáo kết quả 6 tháng trước ngày 10/6 "
        "và báo cáo năm trước ngày 20/11 về Ban Thường vụ Tỉnh ủy (qua Văn phòng Tỉnh ủy).\n"
    )
    assert plan.to == "Văn phòng Tỉnh ủy"
    assert (half.to, half.via, year.to) == ("Ban Thường vụ Tỉnh ủy", "Văn phòng Tỉnh ủy", "Ban Thường vụ Tỉnh ủy")


def test_a_body_that_the_plan_calls_by_its_kind() -> None:
    (found,) = read(
        "V. BÁO CÁO\n- Gửi báo cáo năm về Chi nhánh (qua Phòng Kế hoạch - Nghiệp vụ tín dụng) trước ngày 22/12.\n"
    )
    assert (found.to, found.via) == ("Chi nhánh", "Phòng Kế hoạch - Nghiệp vụ tín dụng")
