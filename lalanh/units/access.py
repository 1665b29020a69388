"""Who may manage units and people."""

from lalanh.base.errors import NotAllowed
from lalanh.kernel.actor import Actor
from lalanh.units.models import Posting, Unit, User
from lalanh.units.roles import ROLES, Permission


def check_can_edit_units(by: Actor) -> None:
    if not by.may(Permission.UNITS_EDIT):
        raise NotAllowed("Bạn không có quyền sửa danh mục đơn vị và cơ quan.")


def can_edit_units(by: Actor) -> bool:
    return by.may(Permission.UNITS_EDIT)


def check_can_edit_users(by: Actor) -> None:
    if not by.may(Permission.USERS_EDIT):
        raise NotAllowed("Chỉ người quản trị hệ thống được quản lý người dùng.")


def can_edit_users(by: Actor) -> bool:
    return by.may(Permission.USERS_EDIT)


def check_can_post(by: Actor, user: User, role: str, unit: Unit) -> None:
    """Nobody gives themselves a role, none beyond their units, and a role fits the level of its unit."""
    check_can_edit_users(by)
    if user.pk == by.user_id:
        raise NotAllowed("Bạn không thể tự phân công cho mình: hãy nhờ người quản trị khác.")
    if not by.reaches(unit.path):
        raise NotAllowed(f"{unit.full_name} nằm ngoài địa bàn bạn quản trị.")
    if role not in ROLES or unit.level not in ROLES[role].levels:
        raise NotAllowed(f"Vai trò này không đặt ở {unit.get_level_display()}.")


def check_can_end_posting(by: Actor, posting: Posting) -> None:
    check_can_edit_users(by)
    if posting.user_id == by.user_id:
        raise NotAllowed("Bạn không thể tự thôi phân công của mình: hãy nhờ người quản trị khác.")
    if not by.reaches(posting.unit.path):
        raise NotAllowed("Phân công này nằm ngoài địa bàn bạn quản trị.")
