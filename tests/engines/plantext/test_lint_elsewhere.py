"""Parts, openings and growth that another sentence or section tells: found where the text leaves no doubt, else silent."""

import pytest

from lalanh.engines.plantext.reading import read_plan

TOP = (
    "UBND THÀNH PHỐ SẦM SƠN\nSố: 64/KH-UBND\nSầm Sơn, ngày 10 tháng 01 năm 2022\n\nKẾ HOẠCH\n"
    "Giảm nghèo thành phố Sầm Sơn năm 2022\n\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\n\n"
)


def codes(situation: str, goal: str) -> list[str]:
    found = read_plan(f"{TOP}I. THỰC TRẠNG\n\n{situation}\n\nII. MỤC TIÊU NĂM 2022\n\n- {goal}\n").findings
    return [f.rule for f in found if f.kind == "arithmetic"]


@pytest.mark.parametrize(
    ("situation", "goal"),
    [
        ("Đầu năm 2022, thành phố có 25.750 hộ dân, trong đó 412 hộ nghèo, chiếm 1,6%.", "Trong năm, giảm 130 hộ nghèo, số hộ nghèo cuối năm 2022 còn 292 hộ."),
        ("Toàn thành phố hiện còn 412 hộ nghèo.", "Giảm 130 hộ nghèo, còn 272 hộ nghèo."),
        ("Kết quả rà soát cuối năm 2021: 412 hộ nghèo; 380 hộ cận nghèo.", "Phấn đấu giảm 130 hộ nghèo, cuối năm còn lại 292 hộ nghèo."),
        ("Thành phố có 380 hộ cận nghèo.", "Giảm 80 hộ cận nghèo, còn 310 hộ cận nghèo."),
    ],
)  # fmt: skip
def test_opening_told_elsewhere(situation: str, goal: str) -> None:
    assert codes(situation, goal) == ["PL075"]


@pytest.mark.parametrize(
    ("situation", "goal"),
    [
        ("Thành phố có 412 hộ nghèo.", "Giảm 130 hộ nghèo, còn 282 hộ nghèo."),
        ("Đầu năm 2019 thành phố có 412 hộ nghèo.", "Giảm 130 hộ nghèo, còn 292 hộ nghèo."),
        ("Xã Quảng Cư có 412 hộ nghèo.", "Giảm 130 hộ nghèo, còn 292 hộ nghèo."),
        ("Năm 2020 có 520 hộ nghèo, đến nay còn 412 hộ nghèo.", "Giảm 130 hộ nghèo, còn 390 hộ nghèo."),
        ("Thành phố có 412 hộ nghèo.", "Giảm 130 hộ nghèo, phát sinh không quá 10 hộ, cuối năm còn 292 hộ nghèo."),
        ("Thành phố có 412 hộ nghèo dân tộc thiểu số.", "Giảm 130 hộ nghèo, còn 292 hộ nghèo."),
        ("Thành phố có 412 hộ nghèo.", "Giảm 130 hộ cận nghèo, còn 292 hộ cận nghèo."),
        ("Thành phố có 412 hộ nghèo.", "Giảm ít nhất 130 hộ nghèo, còn 270 hộ nghèo."),
        ("Ba phường ven biển có 112 hộ nghèo.", "Giảm 130 hộ nghèo, còn 292 hộ nghèo."),
    ],
)
def test_sound_accounts(situation: str, goal: str) -> None:
    assert codes(situation, goal) == []


@pytest.mark.parametrize(
    ("situation", "goal"),
    [
        ("Dư nợ của toàn Chi nhánh tại ngày 31/12/2021 là 2.400 tỷ đồng.", "Tổng dư nợ đến cuối năm đạt 2.692 tỷ đồng, tăng trưởng 8% so với đầu năm."),
        ("Tổng dư nợ hiện nay là 2.400 tỷ đồng.", "Tổng dư nợ đạt 2.500 tỷ đồng (tăng 8% so với năm 2021)."),
        ("Thu nhập bình quân đầu người năm 2021 đạt 40 triệu đồng.", "Thu nhập bình quân đầu người đạt 48 triệu đồng, tăng 10% so với năm trước."),
    ],
)  # fmt: skip
def test_growth_from_elsewhere(situation: str, goal: str) -> None:
    assert codes(situation, goal) == ["PL076"]


@pytest.mark.parametrize(
    ("situation", "goal"),
    [
        ("Tổng dư nợ tại ngày 31/12/2021 là 2.400 tỷ đồng.", "Tổng dư nợ đạt 2.592 tỷ đồng, tăng trưởng 8% so với đầu năm."),
        ("Tổng dư nợ tại ngày 31/12/2021 là 2.400 tỷ đồng.", "Tổng dư nợ đạt 2.600 tỷ đồng, tăng trưởng 8% so với đầu năm."),
        ("Dư nợ cho vay hộ nghèo là 900 tỷ đồng.", "Tổng dư nợ đạt 2.692 tỷ đồng, tăng trưởng 8% so với đầu năm."),
        ("Dư nợ năm 2019 là 2.400 tỷ đồng.", "Tổng dư nợ đạt 2.692 tỷ đồng, tăng trưởng 8% so với đầu năm."),
        ("Dư nợ đầu năm 2.300 tỷ đồng. Dư nợ hiện nay là 2.400 tỷ đồng.", "Tổng dư nợ đạt 2.692 tỷ đồng, tăng 8% so với đầu năm."),
        ("Dư nợ hiện nay là 2.400 tỷ đồng.", "Tổng dư nợ đạt 2.692 tỷ đồng, tăng ít nhất 8% so với đầu năm."),
    ],
)  # fmt: skip
def test_sound_growth(situation: str, goal: str) -> None:
    assert codes(situation, goal) == []


@pytest.mark.parametrize(
    "goal",
    [
        "Tuyển 180 học viên vào 06 lớp ngắn hạn; trong số đó có 195 học viên là ngư dân.",
        "Đào tạo nghề cho 320 lao động, trong đó lao động nữ 150 người, lao động là người dân tộc thiểu số 345 người.",
        "Hỗ trợ 45 hộ nghèo làm nhà. Trong đó 50 hộ được vay vốn.",
        "Giải quyết việc làm cho 300 lao động (trong đó 320 lao động nữ).",
        "Cấp thẻ bảo hiểm y tế cho 1.200 người; trong tổng số đó có 1.250 người dân tộc thiểu số.",
        "Xây 30 căn nhà, trong đó hộ nghèo 34 căn, hộ cận nghèo 6 căn.",
    ],
)
def test_part_of_these_greater(goal: str) -> None:
    assert "PL041" in codes("Đời sống còn khó khăn.", goal)


@pytest.mark.parametrize(
    "goal",
    [
        "Tuyển 180 học viên vào 06 lớp ngắn hạn; trong số đó có 95 học viên là ngư dân.",
        "Mở 02 lớp cho 60 học viên, trong đó 30 nữ; tư vấn cho 500 học viên.",
        "Hỗ trợ 45 hộ nghèo, trong đó 12 hộ vay vốn, đồng thời tuyên truyền cho 600 hộ.",
        "Đào tạo ít nhất 300 lao động, trong đó 320 lao động nữ được tư vấn.",
        "Tổ chức 06 lớp, trong đó 02 lớp cho 70 học viên.",
        "Hỗ trợ 20 hộ với 85 nhân khẩu, trong đó 40 nhân khẩu là trẻ em.",
        "Kiểm tra 12 xã, trong đó 05 xã biên giới với 40 thôn.",
    ],
)
def test_sound_parts(goal: str) -> None:
    assert codes("Đời sống còn khó khăn.", goal) == []


def recipients(task: str, line: str) -> list[str]:
    """The rules on recipients for a plan of five offices, one of which the list names as `line`."""
    text = TOP + "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính: bố trí kinh phí.\n\n2. Sở Xây dựng: hướng dẫn mẫu nhà.\n\n"
    text += f"3. Sở Y tế: khám sức khỏe.\n\n4. {task}: tổng hợp kết quả.\n\nNơi nhận:\n- TT Tỉnh ủy (b/c);\n- Sở Tài chính;\n"
    text += f"- Sở Xây dựng;\n- Sở Y tế;\n- {line};\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn An\n"
    return [f.rule for f in read_plan(text).findings if f.rule in ("PL100", "PL110")]


def test_abbreviations_and_party_committees_are_told() -> None:
    assert recipients("Sở Kế hoạch và Đầu tư", "Sở KH và ĐT") == []
    assert recipients("Đảng ủy, chi ủy cơ sở", "Các chi, đảng bộ cơ sở") == []
    assert recipients("Sở Kế hoạch và Đầu tư", "Báo Thanh Hóa") == ["PL100"]


def test_yearly_number_and_years() -> None:
    assert codes("Đời sống còn khó khăn.", "Trong 3 năm đào tạo 3.900 lao động, mỗi năm 1.200 lao động.") == ["PL077"]
    assert codes("Đời sống còn khó khăn.", "Trong 3 năm đào tạo 3.900 lao động, mỗi năm 1.300 lao động.") == []


def test_rate_told_elsewhere() -> None:
    goal = "Giảm 3 điểm % tỷ lệ hộ nghèo, cuối năm còn 11%."
    assert codes("Tỷ lệ hộ nghèo đầu năm là 15%.", goal) == ["PL078"]
    assert codes("Tỷ lệ hộ nghèo đầu năm là 14%.", goal) == []
    assert codes("Tỷ lệ hộ nghèo xã Quảng Cư là 15%.", goal) == []
