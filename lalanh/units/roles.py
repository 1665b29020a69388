"""Roles as code: what a posting lets a person do, in words that the person can read."""

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """Words that `Actor.may` knows. Reach (which units) comes from the posting's unit, not from here."""

    PLAN_READ = "plan.read"
    PLAN_EDIT = "plan.edit"
    PLAN_ISSUE = "plan.issue"
    PROGRESS_REPORT = "progress.report"
    OBSTACLE_ANSWER = "obstacle.answer"
    DUTY_READDRESS = "duty.readdress"
    UNITS_EDIT = "units.edit"
    USERS_EDIT = "users.edit"
    AUDIT_READ = "audit.read"
    LOGINS_READ = "logins.read"
    HOUSEHOLD_READ = "household.read"
    HOUSEHOLD_EDIT = "household.edit"
    HOUSEHOLD_IMPORT = "household.import"
    IDENTIFIER_READ = "identifier.read"
    SURVEY_EDIT = "survey.edit"
    MEETING_WRITE = "meeting.write"
    COMPLAINT_WRITE = "complaint.write"
    REVIEW_RUN = "review.run"
    OPINION_WRITE = "opinion.write"
    REVIEW_DECIDE = "review.decide"
    ROUND_EDIT = "round.edit"
    RECHECK_EDIT = "recheck.edit"
    POINTS_EDIT = "points.edit"
    FIGURES_READ = "figures.read"


@dataclass(frozen=True, slots=True)
class Role:
    """`levels` are the unit levels at which it can be held; `needs_body` when it is held in an organisation."""

    code: str
    name: str
    description: str
    levels: frozenset[str]
    permissions: frozenset[Permission]
    needs_body: bool = False
    needs_second_factor: bool = False


_READ = frozenset({Permission.PLAN_READ})
_KNOW = frozenset({Permission.HOUSEHOLD_READ, Permission.FIGURES_READ})
_ASK = _KNOW | {Permission.HOUSEHOLD_EDIT, Permission.SURVEY_EDIT, Permission.MEETING_WRITE, Permission.COMPLAINT_WRITE}
_RUN = _ASK | {Permission.HOUSEHOLD_IMPORT, Permission.IDENTIFIER_READ, Permission.REVIEW_RUN}
_WATCH = _KNOW | {Permission.RECHECK_EDIT, Permission.ROUND_EDIT}
_DECIDE = frozenset({Permission.REVIEW_DECIDE, Permission.ROUND_EDIT})
_FRONT = _KNOW | {Permission.COMPLAINT_WRITE}
_DO = _READ | {Permission.PROGRESS_REPORT}
_OFFICER = _DO | {Permission.PLAN_EDIT}
_LEAD = _OFFICER | {Permission.PLAN_ISSUE, Permission.OBSTACLE_ANSWER, Permission.DUTY_READDRESS, Permission.AUDIT_READ}
_ABOVE = frozenset({"province", "district"})
_ALL = _ABOVE | {"commune"}

_LIST = (
    Role("village_head", "Trưởng thôn", "Xem việc của thôn, ghi việc đã làm ở thôn mình; khảo sát hộ, ghi biên bản họp dân.", frozenset({"village", "commune"}), _DO | _ASK),
    Role(
        "commune_officer", "Công chức xã",
        "Nhập và xác nhận kế hoạch của xã, ghi tiến độ, nộp báo cáo theo lĩnh vực được giao; quản lý hộ, tổ chức rà soát của xã.", frozenset({"commune"}), _OFFICER | _RUN,
    ),
    Role(
        "commune_leader", "Lãnh đạo UBND xã",
        "Ban hành kế hoạch của xã, trả lời vướng mắc, chuyển việc giữa các bộ phận; xem nhật ký thay đổi của xã; ký quyết định công nhận hộ nghèo.", frozenset({"commune"}),
        _LEAD | _RUN | _DECIDE,
    ),
    Role(
        "district_specialist", "Chuyên viên huyện",
        "Nhập và xác nhận kế hoạch của huyện, theo dõi các xã trong huyện; kiểm tra kết quả rà soát.", frozenset({"district"}), _OFFICER | _WATCH,
    ),
    Role(
        "district_leader", "Lãnh đạo huyện",
        "Ban hành kế hoạch của huyện, trả lời vướng mắc, chuyển việc giữa các cơ quan của huyện; cho ý kiến về kết quả rà soát.", frozenset({"district"}),
        _LEAD | _WATCH | {Permission.OPINION_WRITE},
    ),
    Role(
        "province_specialist", "Chuyên viên tỉnh",
        "Nhập và xác nhận kế hoạch của tỉnh, theo dõi các địa phương trong tỉnh, sửa danh mục cơ quan; mở và khóa đợt rà soát.", frozenset({"province"}),
        _OFFICER | _WATCH | {Permission.UNITS_EDIT, Permission.IDENTIFIER_READ, Permission.POINTS_EDIT},
    ),
    Role(
        "province_leader", "Lãnh đạo tỉnh",
        "Ban hành kế hoạch của tỉnh, trả lời vướng mắc, quyết định chuyển nhiệm vụ sang cơ quan kế thừa; cho ý kiến về kết quả rà soát.", frozenset({"province"}),
        _LEAD | _WATCH | {Permission.OPINION_WRITE},
    ),
    Role(
        "front_officer", "Cán bộ Mặt trận, đoàn thể",
        "Xem kế hoạch, ghi tiến độ phần việc của Mặt trận hoặc đoàn thể mình, phản ánh vướng mắc; giám sát rà soát hộ nghèo.", _ALL, _DO | _FRONT, needs_body=True,
    ),
    Role(
        "bank_officer", "Cán bộ Ngân hàng Chính sách xã hội",
        "Xem kế hoạch, ghi tiến độ tín dụng chính sách; xem số liệu hộ nghèo.", _ALL, _DO | {Permission.FIGURES_READ}, needs_body=True,
    ),
    Role(
        "inspector", "Thanh tra, kiểm tra, giám sát",
        "Xem kế hoạch, hộ dân, kết quả rà soát và nhật ký thay đổi trong địa bàn; không sửa gì.", _ALL, _READ | _KNOW | {Permission.AUDIT_READ},
    ),
    Role(
        "system_administrator", "Quản trị hệ thống",
        "Tạo người dùng, phân công, danh mục đơn vị. Không xem kế hoạch, không xem hộ dân.", _ALL | {"nation"},
        frozenset({Permission.USERS_EDIT, Permission.UNITS_EDIT, Permission.LOGINS_READ}), needs_second_factor=True,
    ),
)  # fmt: skip

ROLES: dict[str, Role] = {role.code: role for role in _LIST}
