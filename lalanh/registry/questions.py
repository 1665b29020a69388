"""The questions of the survey, once: for the form on the screen, the workbook and the papers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lalanh.engines.poverty.model import Standard
from lalanh.registry.models.cases import DURABILITIES, LATRINES, SCHOOLS, WASTES, WATERS, WORKS


@dataclass(frozen=True, slots=True)
class Question:
    """`kind`: yes_no, choice, area (m², kept in dm²), money (đồng). `ages`: asked of members of these completed years
    (from, below); `serves`: indicators it decides, () for questions that are asked anyway."""

    key: str
    label: str
    kind: str
    serves: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    ages: tuple[int, int] = (0, 200)
    help: str = ""
    part: str = ""
    """Of an indicator that names the services which count: the one that this question is about."""

    def is_asked(self, standards: tuple[Standard, ...]) -> bool:
        """Asked when some standard of the round needs it."""
        if not self.serves:
            return True
        needed = [
            indicator for standard in standards for indicator in standard.indicators if indicator.key in self.serves
        ]
        return any(not self.part or one.test is None or self.part in one.value("services") for one in needed)

    def concerns(self, age: int | None) -> bool:
        """Of a member of that age; of everybody whose age is not known."""
        return age is None or self.ages[0] <= age < self.ages[1]


def _choices(rows: list[tuple[str, str]]) -> Mapping[str, str]:
    return MappingProxyType(dict(rows))


MEMBER = (
    Question("insured", "có thẻ bảo hiểm y tế", "yes_no", ("health_insurance",)),
    Question("attending", "đang học", "choice", ("adult_education", "child_schooling"), _choices(SCHOOLS), (3, 31)),
    Question("finished", "bằng cấp cao nhất", "choice", ("adult_education",), _choices([row for row in SCHOOLS if row[0] != "preschool"]), (15, 41)),
    Question("on_job_certificate", "được doanh nghiệp đào tạo tại chỗ và công nhận", "yes_no", ("adult_education",), ages=(16, 31)),
    Question("work", "việc làm", "choice", ("employment",), _choices(WORKS), (15, 66)),
    Question("malnourished", "suy dinh dưỡng (chiều cao hoặc cân nặng theo tuổi)", "yes_no", ("nutrition",), ages=(0, 16), help="Theo sổ theo dõi của trạm y tế."),
    Question("monthly_allowance", "người cao tuổi, khuyết tật hưởng trợ cấp xã hội hằng tháng", "yes_no", ("dependents",), ages=(16, 200)),
    Question("uses_internet", "có sử dụng internet", "yes_no", ("telecom",), ages=(6, 200), part="internet"),
    Question("uses_phone", "có thuê bao điện thoại", "yes_no", ("telecom",), ages=(6, 200), part="phone"),
    Question("untreated_illness", "ốm đau nặng mà không đi khám chữa bệnh trong 12 tháng", "yes_no", ("health_care",)),
)  # fmt: skip
DEVICES = {
    "has_television": "tivi", "has_radio": "đài (radio)", "has_desktop": "máy tính để bàn", "has_phone": "điện thoại dùng chung",
    "has_laptop": "máy tính xách tay", "has_tablet": "máy tính bảng", "has_smartphone": "điện thoại thông minh",
}  # fmt: skip
HOUSE = (
    Question("wall", "tường (bao che)", "choice", ("housing_quality",), _choices(DURABILITIES)),
    Question("column", "cột", "choice", ("housing_quality",), _choices(DURABILITIES)),
    Question("roof", "mái", "choice", ("housing_quality",), _choices(DURABILITIES)),
    Question("hard_floor", "nền cứng", "yes_no", help="Ba câu “cứng” dùng để xét hỗ trợ nhà ở, không dùng để chấm thiếu hụt."),
    Question("hard_frame", "khung, tường cứng", "yes_no"),
    Question("hard_roof", "mái cứng", "yes_no"),
    Question("area_dm2", "diện tích ở (m²)", "area", ("housing_area",), help="Ví dụ 42 hoặc 42,5."),
    Question("water", "nguồn nước sinh hoạt chính", "choice", ("water",), _choices(WATERS)),
    Question("latrine", "nhà tiêu", "choice", ("latrine",), _choices(LATRINES)),
    Question("waste", "rác thải sinh hoạt", "choice", ("waste",), _choices(WASTES)),
    *(Question(key, label, "yes_no", ("information_devices", "information_assets")) for key, label in DEVICES.items()),
    Question("hears_loudspeaker", "nghe được loa truyền thanh của thôn, xã", "yes_no", ("information_assets",)),
)  # fmt: skip
INCOME = (
    Question("income_12_months", "tổng thu nhập của hộ trong 12 tháng qua (đồng)", "money", help="Đã trừ chi phí sản xuất; không tính trợ cấp của Nhà nước. Hệ thống tự chia cho số khẩu và 12 tháng."),
    Question("income", "hoặc thu nhập bình quân một người một tháng (đồng)", "money", help="Ghi khi đã tính sẵn. Để trống nếu chưa biết."),
    Question("b1", "hoặc điểm B1", "points", help="Tổng điểm theo bảng điểm của thông tư. Chỉ dùng khi không tính được thu nhập."),
)  # fmt: skip


def asked(questions: tuple[Question, ...], standards: tuple[Standard, ...], age: int | None = None) -> list[Question]:
    """Those that the standards need, of a member of that age."""
    return [question for question in questions if question.is_asked(standards) and question.concerns(age)]
