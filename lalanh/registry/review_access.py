"""Who may do what in a review, beyond `access`: rounds, steps of a village, and the sentence when not."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError

from lalanh.base.errors import NotAllowed, NotFound
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.models import CaseState, ReviewCase, ReviewRound, RoundState
from lalanh.registry.models.rounds import RoundVillage
from lalanh.units.roles import Permission

RUN = "Chỉ công chức và lãnh đạo xã (Ban Chỉ đạo rà soát) làm được việc này."
MEET = "Vai trò của bạn không ghi biên bản họp dân."
HEAR = "Vai trò của bạn không ghi phản ánh, khiếu nại."
DECIDE = "Chỉ lãnh đạo UBND xã ký quyết định công nhận và giấy chứng nhận."
ADVISE = "Chỉ lãnh đạo của cơ quan có thẩm quyền ghi được ý kiến này."
DRAW = "Vai trò của bạn không rút thăm kiểm tra ngẫu nhiên."
FROZEN = "Đợt rà soát này đã khóa số liệu. Sai sót được đính chính bằng quyết định mới, số đã công bố giữ nguyên."
FINAL = (CaseState.DECIDED, CaseState.REFUSED, CaseState.DROPPED)


def can_see_round(by: Actor, of: ReviewRound) -> bool:
    """Rounds of one's units and those opened above."""
    return by.may(Permission.HOUSEHOLD_READ) and (by.reaches(of.unit_path) or by.under(of.unit_path))


def check_can_see_round(by: Actor, of: ReviewRound | None) -> ReviewRound:
    """Raises NotFound."""
    if of is None or not can_see_round(by, of):
        raise NotFound("Không có đợt rà soát này trong địa bàn của bạn.")
    return of


def can_see_village(by: Actor, place: RoundVillage) -> bool:
    return by.may(Permission.HOUSEHOLD_READ) and by.reaches(place.unit_path)


def check_can_see_village(by: Actor, place: RoundVillage | None) -> RoundVillage:
    """Raises NotFound."""
    if place is None or not can_see_village(by, place):
        raise NotFound("Không có thôn này trong đợt rà soát thuộc địa bàn của bạn.")
    return place


def check_can_see_case(by: Actor, case: ReviewCase | None) -> ReviewCase:
    """Raises NotFound."""
    if case is None or not by.may(Permission.HOUSEHOLD_READ) or not by.reaches(case.unit_path):
        raise NotFound("Không có hộ này trong đợt rà soát thuộc địa bàn của bạn.")
    return case


def check_at_work(by: Actor, permission: str, place: RoundVillage, refusal: str) -> None:
    """The role may, and the round is not frozen."""
    access.check_can(by, permission, place.unit_path, refusal)
    access.check_is_open(place.round)


def check_is_not_final(case: ReviewCase) -> None:
    if case.state in FINAL:
        raise NotAllowed(f"Hộ {case.head_name} đã có kết quả cuối cùng trong đợt này ({case.get_state_display()}).")


def can_correct(by: Actor, of: ReviewRound, unit_path: str) -> bool:
    """After the freeze the commune leader corrects by a new decision."""
    return of.state == RoundState.CLOSED and by.may(Permission.REVIEW_DECIDE) and by.reaches(unit_path)


@contextmanager
def frozen_is_refused() -> Iterator[None]:
    """A round that somebody closed in this very moment: the database refuses, the person reads the same sentence."""
    try:
        yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        if getattr(diagnosis, "constraint_name", "") == "round_is_closed":
            raise NotAllowed(FROZEN)
        raise
