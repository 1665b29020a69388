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
_DO = _READ | {Permission.PROGRESS_REPORT}
_OFFICER = _DO | {Permission.PLAN_EDIT}
_LEAD = _OFFICER | {Permission.PLAN_ISSUE, Permission.OBSTACLE_ANSWER, Permission.DUTY_READDRESS, Permission.AUDIT_READ}
_ABOVE = frozenset({"province", "district"})
_ALL = _ABOVE | {"commune"}

_LIST = (
    Role("village_head", "Trưởng thôn", "Xem việc của thôn, ghi việc đã làm ở thôn mình.", frozenset({"village", "commune"}), _DO),
    Role(
        "commune_officer", "Công chức xã",
        "Nhập và xác nhận kế hoạch của xã, ghi tiến độ, nộp báo cáo theo lĩnh vực được giao.", frozenset({"commune"}), _OFFICER,
    ),
    Role(
        "commune_leader", "Lãnh đạo UBND xã",
        "Ban hành kế hoạch của xã, trả lời vướng mắc, chuyển việc giữa các bộ phận; xem nhật ký thay đổi của xã.", frozenset({"commune"}), _LEAD,
    ),
    Role(
        "district_specialist", "Chuyên viên huyện",
        "Nhập và xác nhận kế hoạch của huyện, theo dõi các xã trong huyện.", frozenset({"district"}), _OFFICER,
    ),
    Role(
        "district_leader", "Lãnh đạo huyện",
        "Ban hành kế hoạch của huyện, trả lời vướng mắc, chuyển việc giữa các cơ quan của huyện.", frozenset({"district"}), _LEAD,
    ),
    Role(
        "province_specialist", "Chuyên viên tỉnh",
        "Nhập và xác nhận kế hoạch của tỉnh, theo dõi các địa phương trong tỉnh, sửa danh mục cơ quan.", frozenset({"province"}),
        _OFFICER | {Permission.UNITS_EDIT},
    ),
    Role(
        "province_leader", "Lãnh đạo tỉnh",
        "Ban hành kế hoạch của tỉnh, trả lời vướng mắc, quyết định chuyển nhiệm vụ sang cơ quan kế thừa.", frozenset({"province"}), _LEAD,
    ),
    Role(
        "front_officer", "Cán bộ Mặt trận, đoàn thể",
        "Xem kế hoạch, ghi tiến độ phần việc của Mặt trận hoặc đoàn thể mình, phản ánh vướng mắc.", _ALL, _DO, needs_body=True,
    ),
    Role(
        "bank_officer", "Cán bộ Ngân hàng Chính sách xã hội",
        "Xem kế hoạch, ghi tiến độ tín dụng chính sách.", _ALL, _DO, needs_body=True,
    ),
    Role(
        "inspector", "Thanh tra, kiểm tra, giám sát",
        "Xem kế hoạch và nhật ký thay đổi trong địa bàn; không sửa gì.", _ALL, _READ | {Permission.AUDIT_READ},
    ),
    Role(
        "system_administrator", "Quản trị hệ thống",
        "Tạo người dùng, phân công, danh mục đơn vị. Không xem kế hoạch, không xem hộ dân.", _ALL | {"nation"},
        frozenset({Permission.USERS_EDIT, Permission.UNITS_EDIT, Permission.LOGINS_READ}), needs_second_factor=True,
    ),
)  # fmt: skip

ROLES: dict[str, Role] = {role.code: role for role in _LIST}
