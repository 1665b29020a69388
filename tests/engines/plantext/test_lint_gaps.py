"""What a careful official sees between the lines: scope of another level, duties without an owner, words left out."""

from __future__ import annotations

import pytest

from lalanh.engines.plantext.reading import read_plan

BASIS = "Căn cứ Kế hoạch số 18/KH-UBND ngày 10 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh về giảm nghèo năm 2024;\n\n"
RECIPIENTS = "- UBND cấp trên (b/c);\n- Thường trực Đảng ủy, HĐND (b/c);\n- Các cơ quan, đơn vị liên quan;\n- Lưu: VT."


def plan(body: str, *, level: str = "xã", basis: str = BASIS, to: str = RECIPIENTS, place: str = "Tân Lập") -> str:
    return f"""ỦY BAN NHÂN DÂN
{level.upper()} {place.upper()}
Số: 45/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày 15 tháng 02 năm 2024

KẾ HOẠCH
Giảm nghèo bền vững năm 2024 trên địa bàn {level} {place}

{basis}Ủy ban nhân dân {level} ban hành Kế hoạch như sau:

{body}

Nơi nhận:
{to}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hoàng Văn Nam
"""


def rules(text: str) -> list[str]:
    return [f.rule for f in read_plan(text).findings]


def names(text: str) -> list[str]:
    return [f.rule for f in read_plan(text).findings if f.rule != "PL101"]


ACTIVITY = "I. NỘI DUNG\n1. Hỗ trợ sản xuất\n"


@pytest.mark.parametrize(
    "words",
    [
        "- Xây dựng hạ tầng phục vụ lưu thông hàng hóa trên địa bàn huyện, các xã.",
        "- Hỗ trợ các xã, thị trấn trên địa bàn huyện phát triển sản xuất.",
        "- Tổ chức tuyên truyền tại 12 xã, thị trấn trên địa bàn huyện.",
        "- Triển khai mô hình ở các xã toàn huyện, ưu tiên hộ nghèo.",
        "- Rà soát hộ nghèo trong phạm vi toàn huyện và các xã, thị trấn.",
    ],
)
def test_scope_of_a_higher_level(words: str) -> None:
    assert rules(plan(ACTIVITY + words)) == ["PL104"]
    assert rules(plan(ACTIVITY + words, level="huyện")) == []


def test_task_of_a_higher_level() -> None:
    body = "IV. TỔ CHỨC THỰC HIỆN\n1. Công chức Văn hóa - Xã hội: Tham mưu thực hiện Kế hoạch.\n2. UBND các xã, thị trấn: Xây dựng kế hoạch và tổ chức thực hiện."
    assert rules(plan(body)) == ["PL104"]
    assert rules(plan(body.replace("UBND các xã, thị trấn", "Trưởng các thôn"))) == []


@pytest.mark.parametrize(
    "words",
    [
        "- Phối hợp với các xã, thị trấn trên địa bàn huyện kết nối tiêu thụ nông sản.",
        "- Tham quan, học tập kinh nghiệm của các xã trên địa bàn huyện.",
        "- Phấn đấu đứng đầu các xã, thị trấn trên địa bàn huyện về cải cách hành chính.",
        "- Thực hiện Kế hoạch của UBND huyện về phát triển sản xuất ở các xã, thị trấn trên địa bàn huyện.",
        "- Kết nối với doanh nghiệp trên địa bàn huyện để giới thiệu việc làm.",
        "- Tham gia hội chợ việc làm do huyện tổ chức cho các xã trong khu vực.",
        "- Báo cáo kết quả về UBND huyện theo chỉ đạo của huyện.",
        "- Sử dụng nguồn vốn ngân sách huyện phân bổ cho xã.",
        "- Thu nhập bình quân cao hơn so với các xã trên địa bàn huyện.",
        "- Tuyên truyền trên Đài Truyền thanh huyện và loa các thôn.",
        "- Hướng dẫn các thôn, xóm trên địa bàn xã đăng ký thoát nghèo.",
        "- Đưa lao động đi làm việc tại các khu công nghiệp trên địa bàn huyện, tỉnh.",
    ],
)
def test_scope_sound(words: str) -> None:
    assert rules(plan(ACTIVITY + words)) == []


def test_scope_in_situation() -> None:
    assert (
        rules(
            plan("I. TÌNH HÌNH CHUNG\n- Xã nằm xa nhất trong các xã, thị trấn trên địa bàn huyện, đường đi khó khăn.")
        )
        == []
    )


@pytest.mark.parametrize(
    "basis",
    [
        "Thực hiện Nghị quyết của HĐND huyện Bắc Sơn về mục tiêu, nhiệm vụ năm 2024;\n\n",
        "Căn cứ Quyết định của Ủy ban nhân dân tỉnh về giao chỉ tiêu giảm nghèo;\n\n",
        "Căn cứ Nghị quyết của Hội đồng nhân dân xã về nhiệm vụ năm 2024;\n\n",
    ],
)
def test_bases_without_number(basis: str) -> None:
    body = "I. NỘI DUNG\n- Hỗ trợ hộ nghèo phát triển sản xuất."
    assert rules(plan(body, basis=basis)) == ["PL008"]


@pytest.mark.parametrize(
    "basis",
    [
        "",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n\n",
        "Căn cứ Nghị quyết của Đảng ủy xã về nhiệm vụ năm 2024;\n\n",
        "Căn cứ Nghị quyết Đại hội đại biểu Đảng bộ huyện lần thứ XXIII, nhiệm kỳ 2020-2025;\n\n",
        "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 20/12/2023 của HĐND xã; Nghị quyết của HĐND huyện về nhiệm vụ năm 2024;\n\n",
        "Căn cứ chức năng, nhiệm vụ được giao và tình hình thực tế của địa phương;\n\n",
        "Thực hiện Kế hoạch số 30/KH-UBND ngày 05/01/2024 của UBND huyện;\n\n",
        "Căn cứ Nghị quyết của Chính phủ về giảm nghèo;\n\n",
        "Thực hiện chủ trương của Đảng, chính sách của Nhà nước về giảm nghèo;\n\n",
        "Theo đề nghị của Công chức Văn hóa - Xã hội xã;\n\n",
        "Thực hiện sự chỉ đạo của UBND huyện về công tác giảm nghèo;\n\n",
    ],
)
def test_bases_sound(basis: str) -> None:
    assert "PL008" not in rules(plan("I. NỘI DUNG\n- Hỗ trợ hộ nghèo phát triển sản xuất.", basis=basis))


CLASS = "I. NỘI DUNG\n1. Lao động\na) Nội dung: Tổ chức 01 lớp tập huấn cho người thu thập thông tin.\nb) Phân công:\n"


@pytest.mark.parametrize(
    "words",
    [
        "- Tập huấn và thu thập thông tin bắt đầu từ 01/6/2024 và 01/11/2024.",
        "- Tập huấn bắt đầu từ ngày 10/5 và ngày 20/9.",
        "- Bắt đầu ngày 02/02/2024 và từ ngày 15/8/2024.",
    ],
)
def test_one_activity_two_starts(words: str) -> None:
    assert rules(plan(CLASS + words)) == ["PL068"]


@pytest.mark.parametrize(
    "words",
    [
        "- Tập huấn đợt 1 bắt đầu từ 01/6/2024 và đợt 2 bắt đầu từ 01/11/2024.",
        "- Hai đợt, bắt đầu từ 01/6/2024 và 01/11/2024.",
        "- Tập huấn bắt đầu từ 01/6/2024 đến 10/6/2024.",
        "- Tập huấn bắt đầu từ 01/6/2024 và kết thúc trước 15/6/2024.",
        "- Thu thập bắt đầu từ 01/6/2024 và 01/11/2024, mỗi lần 20 ngày.",
        "- Tập huấn bắt đầu từ 01/6/2024.",
        "- Bắt đầu từ 01/6/2024 và hoàn thành trong tháng 6.",
        "- Thời gian: tháng 6 và tháng 11 năm 2024.",
        "- Tập huấn bắt đầu từ tháng 6 và tổng kết vào tháng 11.",
        "- Mở sổ theo dõi bắt đầu từ 01/01/2024 và cập nhật hằng tháng.",
    ],
)
def test_starts_sound(words: str) -> None:
    assert rules(plan(CLASS + words)) == []


def test_two_starts_of_many_classes() -> None:
    body = CLASS.replace("01 lớp", "02 lớp") + "- Tập huấn bắt đầu từ 01/6/2024 và 01/11/2024."
    assert rules(plan(body)) == []


TIMES = "V. THỜI GIAN, LỘ TRÌNH THỰC HIỆN\n"


@pytest.mark.parametrize(
    "words",
    [
        "- Phong trào thi đua được triển khai thực hiện từ tháng 9 năm 2023 và tổng kết vào cuối năm 2024.",
        "- Kế hoạch được thực hiện từ ngày 01/10/2023.",
        "- Cuộc vận động phát động từ tháng 6/2023, tổng kết tháng 12/2024.",
    ],
)
def test_plan_starts_before_its_bases(words: str) -> None:
    assert rules(plan(TIMES + words)) == ["PL069"]


@pytest.mark.parametrize(
    "words",
    [
        "- Kế hoạch được thực hiện từ tháng 02 năm 2024 đến tháng 12 năm 2024.",
        "- Phong trào thi đua được triển khai từ tháng 3/2024 và tổng kết vào cuối năm 2024.",
        "- Chương trình được thực hiện từ năm 2021 đến năm 2025.",
        "- Kế hoạch được triển khai trong năm 2024.",
        "- Thời gian: từ ngày 01/3/2024 đến ngày 30/11/2024.",
        "- Hộ nghèo được rà soát từ tháng 9 năm 2023 là căn cứ để hỗ trợ.",
        "- Quý I/2024: xây dựng kế hoạch; quý II-IV: tổ chức thực hiện.",
        "- Số liệu tính từ ngày 15/12/2023 đến ngày 14/12/2024.",
        "- Kế hoạch thực hiện từ ngày ký ban hành.",
        "- Phong trào bắt đầu từ quý I năm 2024.",
    ],
)
def test_starts_of_plans_sound(words: str) -> None:
    assert rules(plan(TIMES + words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "- Nhân dân được hưởng thụ văn hóa, đặc biệt là, nhất là ở địa bàn đặc biệt khó khăn.",
        "- Hỗ trợ hộ nghèo, nhất là đặc biệt là hộ có trẻ em.",
        "- Phấn đấu đến tháng 6 năm 2024 trong đó thứ tự ưu tiên: hộ người có công; hộ nghèo.",
        "- Phấn đấu đến hết năm 2024, trong đó ưu tiên hộ nghèo.",
        "- Quan tâm hỗ trợ hộ nghèo, nhất là. Tổ chức kiểm tra thường xuyên.",
    ],
)
def test_words_left_out(words: str) -> None:
    assert rules(plan(ACTIVITY + words)) == ["PL105"]


@pytest.mark.parametrize(
    "words",
    [
        "- Hỗ trợ người nghèo, đặc biệt là phụ nữ, nhất là phụ nữ đơn thân.",
        "- Ưu tiên vùng khó khăn, nhất là các thôn xa trung tâm.",
        "- Đặc biệt, nhất là trong mùa mưa, phải bảo đảm an toàn.",
        "- Phấn đấu đến tháng 6 năm 2024 hoàn thành sửa chữa nhà, trong đó ưu tiên hộ người có công.",
        "- Phấn đấu đến cuối năm 2024 không còn nhà tạm.",
        "- Phấn đấu trong năm 2024:",
        "- Tuyên truyền, đặc biệt là: người cao tuổi, người khuyết tật.",
        "- Đặc biệt là, trong năm 2024 tập trung cho thôn khó khăn.",
        "- Hỗ trợ sinh kế, cụ thể là con giống và cây trồng.",
        "- Vận động các nguồn lực, trong đó có nguồn xã hội hóa.",
        "- Phấn đấu đến năm 2025 xã đạt chuẩn nông thôn mới; trong đó năm 2024 đạt thêm 02 tiêu chí.",
    ],
)
def test_words_sound(words: str) -> None:
    assert rules(plan(ACTIVITY + words)) == []


JUNE = "I. MỤC TIÊU\n1. Mục tiêu đến tháng 6 năm 2024 xóa hoàn toàn nhà tạm, nhà dột nát trên địa bàn xã.\n"


@pytest.mark.parametrize(
    "words",
    [
        "thực hiện thắng lợi mục tiêu xóa hoàn toàn nhà tạm, nhà dột nát trên địa bàn xã trong năm 2024.",
        "phấn đấu xóa toàn bộ nhà tạm, nhà dột nát đến tháng 12 năm 2024.",
        "hoàn thành mục tiêu đến hết năm 2024 xoá hoàn toàn nhà tạm, nhà dột nát.",
    ],
)
def test_whole_by_two_dates(words: str) -> None:
    body = JUNE + "II. TỔ CHỨC THỰC HIỆN\n1. Các thôn: tích cực tham gia, " + words
    assert set(rules(plan(body))) <= {"PL073", "PL071"} and rules(plan(body))


@pytest.mark.parametrize(
    "words",
    [
        "thực hiện mục tiêu xóa hoàn toàn nhà tạm, nhà dột nát trên địa bàn xã đến tháng 6 năm 2024.",
        "hưởng ứng phong trào “Chung tay xóa nhà tạm, nhà dột nát trong năm 2024”.",
        "phấn đấu xóa hoàn toàn nhà tạm cho hộ nghèo đến tháng 12 năm 2024.",
        "phấn đấu xóa hoàn toàn nhà tạm của hộ người có công trong tháng 3 năm 2024.",
        "tổng kết việc xóa nhà tạm, nhà dột nát vào cuối năm 2024.",
        "duy trì kết quả xóa nhà tạm, nhà dột nát trong năm 2024.",
        "phấn đấu đến cuối năm 2024 sửa chữa 12 nhà.",
        "báo cáo kết quả xóa nhà tạm, nhà dột nát trước ngày 30/9/2024.",
        "vận động nguồn lực xóa nhà tạm, nhà dột nát phát sinh trong năm 2024.",
        "phấn đấu trong năm 2024 xóa hoàn toàn hủ tục lạc hậu.",
    ],
)
def test_whole_sound(words: str) -> None:
    assert rules(plan(JUNE + "II. TỔ CHỨC THỰC HIỆN\n1. Các thôn: tích cực tham gia, " + words)) == []


WORK = "\n".join(
    f"- Nội dung {n}: hỗ trợ hộ nghèo phát triển sản xuất, chăn nuôi đợt {n}." for n in "abcdeghiklmnopqrstuvxy"
)
RESULTS = (
    "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Kết quả chủ yếu\n{}\nII. NỘI DUNG\n" + WORK + "\n{}"
)


def test_result_without_activity() -> None:
    roads = "- Các công trình cơ sở hạ tầng phục vụ sản xuất và dân sinh được đầu tư."
    assert rules(plan(RESULTS.format(roads, ""))) == ["PL106"]
    assert rules(plan(RESULTS.format("- Hộ nghèo có nhà ở an toàn.", ""))) == ["PL106"]
    assert rules(plan(RESULTS.format("- Người dân được dùng nước sạch.", ""))) == ["PL106"]


@pytest.mark.parametrize(
    ("result", "work"),
    [
        ("- Các công trình cơ sở hạ tầng được đầu tư.", "- Xây dựng đường giao thông nông thôn."),
        ("- Các công trình cơ sở hạ tầng được đầu tư.", "- Duy tu, bảo dưỡng công trình sau đầu tư."),
        ("- Các công trình cơ sở hạ tầng được đầu tư.", "- Lồng ghép vốn để làm công trình thủy lợi nhỏ."),
        ("- Hạ tầng được cải thiện.", "- Công chức Địa chính: quản lý đầu tư xây dựng công trình."),
        ("- Hộ nghèo có nhà ở an toàn.", "- Huy động nguồn lực xóa nhà tạm."),
        ("- Hộ nghèo có nhà ở an toàn.", "- Phối hợp với Mặt trận làm nhà đại đoàn kết."),
        ("- Người dân được dùng nước sạch.", "- Nâng cấp công trình cấp nước tập trung."),
        ("- Người dân được dùng nước sạch.", "- Hỗ trợ khoan giếng cho hộ nghèo."),
        ("- Hộ nghèo có việc làm.", ""),
        ("- Các mô hình giảm nghèo được nhân rộng.", ""),
    ],
)
def test_results_sound(result: str, work: str) -> None:
    assert rules(plan(RESULTS.format(result, work))) == []


BLOCK = """{n}. Nội dung {n}
a) Nội dung hoạt động: Hỗ trợ hộ nghèo theo quy định.
b) Phân công nhiệm vụ:
- Đơn vị chủ trì: {who}.
- Đơn vị phối hợp: UBND các xã, thị trấn.
- Thời gian thực hiện: Từ tháng 3/2024 đến tháng 12/2024; báo cáo 6 tháng trước ngày 31/5, báo cáo năm trước ngày {day}.
"""
ALL = """II. TỔ CHỨC THỰC HIỆN
1. Các cơ quan, đơn vị thuộc UBND huyện báo cáo tiến độ về UBND huyện (qua Phòng Nội vụ) 6 tháng trước ngày 31/5, báo cáo năm trước ngày 10/11/2024.
2. Phòng Tư pháp: Tuyên truyền pháp luật.
"""


def blocks(*days: str) -> str:
    offices = ("Phòng Y tế", "Phòng Kinh tế", "Phòng Tư pháp", "Phòng Văn hóa và Thông tin")
    return (
        "I. NỘI DUNG\n" + "".join(BLOCK.format(n=n, who=offices[n - 1], day=day) for n, day in enumerate(days, 1)) + ALL
    )


def test_report_with_two_dates() -> None:
    assert rules(plan(blocks("10/11", "10/11", "30/11"), level="huyện")) == ["PL074"]
    assert rules(plan(blocks("10/11", "10/11", "10/11"), level="huyện")) == []
    assert rules(plan(blocks("05/11", "05/11", "05/11"), level="huyện")) == []
    twice = "I. CHẾ ĐỘ BÁO CÁO\n1. Phòng Y tế báo cáo kết quả năm về UBND huyện trước ngày 10/12.\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế: Chủ trì thực hiện; báo cáo kết quả năm về UBND huyện trước ngày {}."
    assert rules(plan(twice.format("20/12"), level="huyện")) == ["PL074"]
    assert rules(plan(twice.format("10/12"), level="huyện")) == []


@pytest.mark.parametrize(
    "words",
    [
        "Phòng Y tế báo cáo sơ bộ kết quả năm về UBND huyện trước ngày 20/11.",
        "Phòng Y tế báo cáo số liệu năm về UBND huyện trước ngày 01/12.",
        "Phòng Y tế báo cáo 6 tháng về UBND huyện trước ngày 10/6.",
        "Phòng Tư pháp báo cáo kết quả năm về UBND huyện trước ngày 05/12.",
        "Phòng Y tế báo cáo kết quả năm về Sở Y tế trước ngày 20/12.",
        "UBND các xã báo cáo kết quả năm về Phòng Y tế trước ngày 30/11.",
        "Phòng Y tế báo cáo ước thực hiện năm về UBND huyện trước ngày 15/10.",
        "Phòng Y tế báo cáo hằng quý về UBND huyện trước ngày 20 của tháng cuối quý.",
        "Phòng Y tế gửi dự toán về Phòng Tài chính - Kế hoạch trước ngày 15/10.",
        "Phòng Y tế báo cáo đột xuất về UBND huyện khi có yêu cầu.",
        "Phòng Y tế báo cáo kết quả rà soát hộ nghèo năm về UBND huyện trước ngày 01/12.",
        "Phòng Y tế báo cáo kết quả cấp thẻ bảo hiểm y tế hằng năm về UBND huyện trước ngày 31/12.",
        "Phòng Y tế lập danh sách đề nghị khen thưởng năm, báo cáo UBND huyện trước ngày 15/12.",
    ],
)
def test_reports_sound(words: str) -> None:
    body = "I. CHẾ ĐỘ BÁO CÁO\n1. Phòng Y tế báo cáo kết quả năm về UBND huyện trước ngày 10/12.\n2. " + words
    assert "PL074" not in rules(plan(body, level="huyện"))


PAST = "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng Nông nghiệp và Phát triển nông thôn:\n- "


@pytest.mark.parametrize(
    "words",
    [
        "Trước mắt tập trung thực hiện Chỉ thị số 06/CT-UBND ngày 12/3/2023 của UBND tỉnh về nông thôn mới năm 2023.",
        "Trước mắt, triển khai Kế hoạch số 731/KH-UBND ngày 20/02/2022 của UBND huyện về giảm nghèo năm 2022.",
    ],
)
def test_task_of_a_past_year(words: str) -> None:
    assert rules(plan(PAST + words, level="huyện")) == ["PL107"]


@pytest.mark.parametrize(
    "words",
    [
        "Trước mắt tập trung thực hiện Chỉ thị số 06/CT-UBND ngày 12/01/2024 của UBND tỉnh về nông thôn mới năm 2024.",
        "Trước mắt thực hiện Kế hoạch số 31/KH-UBND ngày 12/12/2023 của UBND tỉnh về nông thôn mới năm 2024.",
        "Tiếp tục thực hiện Chỉ thị số 06/CT-UBND ngày 12/3/2023 của UBND tỉnh về nông thôn mới năm 2023.",
        "Trước mắt thực hiện Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ về giảm nghèo giai đoạn 2021-2025.",
        "Trước mắt thực hiện Nghị quyết số 12/NQ-HĐND ngày 20/12/2021 của HĐND huyện, mục tiêu đến năm 2025.",
        "Trước mắt khắc phục hạn chế; tổng kết Kế hoạch số 31/KH-UBND ngày 12/01/2023 của UBND huyện về giảm nghèo năm 2023.",
        "Trước mắt tập trung cho các xã khó khăn.",
        "Đánh giá kết quả thực hiện Kế hoạch số 31/KH-UBND ngày 12/01/2023 của UBND huyện về giảm nghèo năm 2023.",
        "Trước mắt, hướng dẫn các xã lập danh sách hộ nghèo năm 2023 chuyển sang.",
        "Trước mắt triển khai Chương trình số 15-CTr/HU ngày 05/6/2021 của Huyện ủy.",
    ],
)
def test_past_years_sound(words: str) -> None:
    assert "PL107" not in rules(plan(PAST + words, level="huyện"))


COMMON = "Căn cứ Kế hoạch này, các cơ quan, đơn vị, địa phương chủ động triển khai; báo cáo kết quả về Ủy ban nhân dân huyện (qua Phòng Nội vụ) trước ngày 25/10/2024."
FRONT = "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ:\n- Theo dõi, đôn đốc thực hiện.\n2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện:\n- Tuyên truyền, vận động.\n"


def test_duty_of_all_under_one_body() -> None:
    assert rules(plan(FRONT + "- " + COMMON, level="huyện")) == ["PL108"]


@pytest.mark.parametrize(
    "body",
    [
        FRONT + COMMON,
        FRONT + "3. Các cơ quan, đơn vị, địa phương:\n- " + COMMON,
        FRONT + "3. " + COMMON,
        FRONT + "V. CHẾ ĐỘ BÁO CÁO\n- " + COMMON,
        FRONT + "- Căn cứ Kế hoạch này, xây dựng kế hoạch của Mặt trận; báo cáo kết quả về UBND huyện.",
        FRONT + "- Phối hợp với các cơ quan, đơn vị, địa phương giám sát.",
        FRONT + "3. Các phòng, ban, ngành huyện và UBND các xã:\n- " + COMMON,
        FRONT + "Trên đây là Kế hoạch; các cơ quan, đơn vị, địa phương nghiêm túc thực hiện.",
        FRONT
        + "3. UBND các xã, thị trấn:\n- Căn cứ Kế hoạch này, xây dựng kế hoạch, báo cáo UBND huyện trước ngày 30/3/2024.",
        FRONT + "3. Thủ trưởng các cơ quan, đơn vị liên quan:\n- " + COMMON,
    ],
)
def test_duties_sound(body: str) -> None:
    assert "PL108" not in rules(plan(body, level="huyện"))


def notes(first: str, second: str) -> str:
    return (
        "I. NỘI DUNG\n- Phát huy vai trò của người có uy tín trong đồng bào¹.\n"
        "- Thực hiện Chỉ thị số 06/CT-UBND ngày 12/01/2024 của UBND tỉnh².\n\n"
        f"¹ {first}\n\n² {second}"
    )


def test_notes_at_each_others_marks() -> None:
    of_order = "Kế hoạch số 731/KH-UBND ngày 25/01/2024 của UBND huyện về thực hiện Chỉ thị số 06/CT-UBND ngày 12/01/2024 của UBND tỉnh."
    of_elders = "Kế hoạch số 602/KH-UBND ngày 02/02/2024 của UBND huyện về người có uy tín."
    assert rules(plan(notes(of_order, of_elders), level="huyện")) == ["PL109"]
    assert rules(plan(notes(of_elders, of_order), level="huyện")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Theo Quyết định số 28/QĐ-TTg ngày 12/01/2024 của Thủ tướng Chính phủ.", "về tăng cường quản lý."),
        ("Người do thôn bầu chọn.", "về tăng cường quản lý."),
        ("Gồm 45 người.", "Kế hoạch số 731/KH-UBND ngày 25/01/2024 của UBND huyện."),
        ("Kế hoạch số 602/KH-UBND ngày 02/02/2024.", "Kế hoạch số 731/KH-UBND ngày 25/01/2024."),
        ("Xem Chỉ thị số 06/CT-UBND.", "về tăng cường quản lý."),
        ("Danh sách do UBND huyện phê duyệt.", "Văn bản thay thế Chỉ thị số 02/CT-UBND ngày 05/01/2020."),
        ("Theo Kế hoạch số 602/KH-UBND ngày 02/02/2024.", "thực hiện Chỉ thị số 06/CT-UBND ngày 12/01/2024."),
        ("Nghị định số 28/2022/NĐ-CP ngày 26/4/2022.", "Thay Chỉ thị cũ."),
        ("Già làng, trưởng thôn.", "Ban hành ngày 12/3/2024."),
        ("Chỉ thị số 06/CT-UBND ngày 12/3/2023 của UBND huyện.", "của UBND tỉnh."),
    ],
)
def test_notes_sound(first: str, second: str) -> None:
    assert rules(plan(notes(first, second), level="huyện")) == []


TASKS = """I. NỘI DUNG
1. Hỗ trợ sản xuất
- Đơn vị chủ trì: Phòng Kinh tế.
- Đơn vị phối hợp: Phòng Tài chính - Kế hoạch, Phòng Y tế, UBND các xã, thị trấn.
2. Truyền thông
- Đơn vị chủ trì: Phòng Văn hóa và Thông tin.
- Đơn vị phối hợp: Phòng Tư pháp, {}.
II. TỔ CHỨC THỰC HIỆN
1. Các cơ quan, đơn vị thuộc UBND huyện chủ động thực hiện Kế hoạch.
"""
LISTED = "- Thường trực Huyện ủy (b/c);\n- Các phòng, đơn vị: {} (t/h);\n- UBND các xã, thị trấn (t/h);\n- Lưu: VT."
FIVE = "Kinh tế; Tài chính - Kế hoạch; Y tế; Văn hóa và Thông tin; Tư pháp"


def test_tasked_bodies_not_listed() -> None:
    body = TASKS.format("Phòng Nội vụ, Phòng Dân tộc")
    assert rules(plan(body, level="huyện", to=LISTED.format(FIVE))) == ["PL110"]
    assert rules(plan(body, level="huyện", to=LISTED.format(FIVE + "; Nội vụ; Dân tộc"))) == []


@pytest.mark.parametrize(
    ("partner", "listed"),
    [
        ("Phòng Nội vụ", FIVE + "; Nội vụ"),
        ("Phòng Nội vụ", "KT; TC-KH; YT; VH&TT; TP; NV"),
        ("Trung tâm Y tế huyện", FIVE),
        ("Hội Nông dân huyện", FIVE),
        ("Trung tâm Dịch vụ việc làm tỉnh", FIVE),
        ("các đơn vị liên quan", FIVE),
        ("Phòng Nội vụ", "Kinh tế; Tài chính - Kế hoạch"),
        ("Phòng Nội vụ", FIVE + "; ..."),
        ("UBND các xã, thị trấn", FIVE),
        ("Phòng Lao động - Thương binh và Xã hội", FIVE + "; LĐ-TB&XH"),
    ],
)
def test_listed_sound(partner: str, listed: str) -> None:
    assert "PL110" not in rules(plan(TASKS.format(partner), level="huyện", to=LISTED.format(listed)))


@pytest.mark.parametrize(
    "line",
    ["- Các phòng, ban, ngành huyện;\n", "- Các cơ quan, đơn vị liên quan;\n", "- Thành viên Ban Chỉ đạo;\n"],
)
def test_listed_with_a_line_for_all(line: str) -> None:
    body = TASKS.format("Phòng Nội vụ, Phòng Dân tộc")
    assert rules(plan(body, level="huyện", to=line + LISTED.format(FIVE))) == []


def test_told_to_act_without_task() -> None:
    body = TASKS.format("Phòng Y tế")
    for name in ("Ngân hàng Chính sách xã hội", "Kho bạc Nhà nước huyện", "Bảo hiểm xã hội huyện", "Bưu điện huyện"):
        assert rules(plan(body, level="huyện", to=LISTED.format(f"{FIVE}; {name}"))) == ["PL103"]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("Ngân hàng Chính sách xã hội", "2. Ngân hàng Chính sách xã hội huyện: Cho vay hộ nghèo.\n"),
        ("PGD NHCSXH huyện", "2. Phòng giao dịch Ngân hàng Chính sách xã hội huyện: Cho vay hộ nghèo.\n"),
        ("Ngân hàng Chính sách xã hội", "2. Hội Nông dân huyện: Phối hợp NHCSXH cho vay.\n"),
        ("Bảo hiểm xã hội huyện", "2. Phòng Y tế: Phối hợp BHXH huyện cấp thẻ.\n"),
        ("Kho bạc Nhà nước huyện", "2. Kho bạc Nhà nước huyện: Thanh toán theo quy định.\n"),
        ("Ngân hàng Chính sách xã hội", "2. Các cơ quan, đơn vị liên quan: Thực hiện theo chức năng.\n"),
        ("Bưu điện huyện", "2. Các doanh nghiệp bưu chính: Phát triển dịch vụ.\n"),
        ("Điện lực huyện", "2. Các phòng, ban, ngành huyện: Thực hiện theo chức năng, nhiệm vụ.\n"),
        ("Hội Nông dân huyện", ""),
        ("Công an huyện", ""),
    ],
)
def test_told_sound(name: str, more: str) -> None:
    body = TASKS.format("Phòng Y tế") + more
    assert "PL103" not in rules(plan(body, level="huyện", to=LISTED.format(f"{FIVE}; {name}")))


SURVEY = "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng Dân tộc:\n- {}\n2. Phòng Y tế:\n- Tuyên truyền, vận động.\n"


def test_report_without_date() -> None:
    words = "Hoàn thành báo cáo tổng hợp kết quả khảo sát mức sống của hộ đồng bào."
    assert rules(plan(SURVEY.format(words), level="huyện")) == ["PL111"]


@pytest.mark.parametrize(
    "words",
    [
        "Hoàn thành báo cáo kết quả khảo sát trước ngày 30/6/2024.",
        "Hoàn thành báo cáo kết quả khảo sát trong quý II năm 2024.",
        "Hoàn thành báo cáo kết quả khảo sát theo quy định.",
        "Hoàn thành báo cáo kết quả khảo sát sau khi các xã gửi số liệu.",
        "Hoàn thành báo cáo hằng quý.",
        "Hoàn thành báo cáo đúng thời hạn.",
        "Hoàn thành các chỉ tiêu giảm nghèo được giao.",
        "Hoàn thành tốt nhiệm vụ được giao.",
        "Tổng hợp báo cáo kết quả thực hiện.",
        "Hoàn thành báo cáo tổng hợp kết quả khảo sát.\n- Báo cáo kết quả năm về UBND huyện trước ngày 10/12.",
    ],
)
def test_finished_reports_sound(words: str) -> None:
    assert rules(plan(SURVEY.format(words), level="huyện")) == []


def test_note_at_the_head_of_a_line() -> None:
    body = "I. NỘI DUNG\n- Thực hiện giảm nghèo gắn với đẩy mạnh xã hội hóa¹ cùng với\n\n¹ Kế hoạch của xã.\n\nsự nỗ lực² của hộ nghèo.\n\n² Theo chuẩn."
    assert "PL102" not in rules(plan(body))
