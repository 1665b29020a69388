"""Who may see and write households and reviews, and in which state."""

from lalanh.base.errors import NotAllowed, NotFound
from lalanh.kernel.actor import Actor
from lalanh.registry.models import Household, ReviewRound, RoundState
from lalanh.units.roles import Permission

TRANSITIONS: dict[str, tuple[str, ...]] = {
    "list": ("survey",),
    "survey": ("classification", "list"),
    "classification": ("meeting", "survey"),
    "meeting": ("posting", "survey"),
    "posting": ("complaints",),
    "complaints": ("opinion", "survey"),
    "opinion": ("decision", "complaints"),
    "decision": ("certificates",),
    "certificates": ("done",),
    "done": (),
}
"""Steps of a village; the way back to the survey is the law's: less than half agreed, or a complaint was right."""


def check_can(by: Actor, permission: str, unit_path: str, refusal: str) -> None:
    """Outside one's units there is nothing; inside, the role decides. Raises NotFound, NotAllowed."""
    if not by.reaches(unit_path):
        raise NotFound("Không có trong địa bàn của bạn.")
    if not by.may(permission):
        raise NotAllowed(refusal)


def can_see_household(by: Actor, household: Household) -> bool:
    return by.may(Permission.HOUSEHOLD_READ) and by.reaches(household.unit_path)


def check_can_see_household(by: Actor, household: Household | None) -> Household:
    """Raises NotFound."""
    if household is None or not can_see_household(by, household):
        raise NotFound("Không có hộ này trong địa bàn của bạn.")
    return household


def can_edit_household(by: Actor, household: Household) -> bool:
    return household.closed_on is None and by.may(Permission.HOUSEHOLD_EDIT) and by.reaches(household.unit_path)


def can_move_household(by: Actor, household: Household) -> bool:
    """Out of the village only the commune moves a household; inside one's units also who keeps several villages."""
    return can_edit_household(by, household) and (by.may(Permission.REVIEW_RUN) or by.path != household.unit_path)


def check_can_edit_household(by: Actor, household: Household) -> None:
    check_can_see_household(by, household)
    if not by.may(Permission.HOUSEHOLD_EDIT):
        raise NotAllowed("Vai trò của bạn chỉ xem được hộ, không sửa được.")
    if household.closed_on is not None:
        raise NotAllowed("Hộ này đã đóng sổ: chỉ xem được.")


def check_can_add_household(by: Actor, village_path: str) -> None:
    check_can(by, Permission.HOUSEHOLD_EDIT, village_path, "Vai trò của bạn không được thêm hộ.")


def can_read_numbers(by: Actor) -> bool:
    """Personal numbers in full; others see the last three digits."""
    return by.may(Permission.IDENTIFIER_READ)


def can_edit_round(by: Actor, unit_path: str) -> bool:
    return by.may(Permission.ROUND_EDIT) and by.reaches(unit_path)


def check_can_edit_round(by: Actor, unit_path: str) -> None:
    check_can(by, Permission.ROUND_EDIT, unit_path, "Vai trò của bạn không mở hoặc khóa đợt rà soát.")


def check_is_open(of: ReviewRound) -> None:
    """Raises NotAllowed for a frozen round."""
    if of.state == RoundState.CLOSED:
        raise NotAllowed(
            "Đợt rà soát này đã khóa số liệu. Sai sót được đính chính bằng quyết định mới, số đã công bố giữ nguyên."
        )
