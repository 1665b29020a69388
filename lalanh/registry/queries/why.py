"""Why a household has its class, and what a survey still needs."""

from dataclasses import dataclass

from lalanh.base.errors import NotFound
from lalanh.engines.poverty import explain as words
from lalanh.kernel.actor import Actor
from lalanh.registry import access, assess
from lalanh.registry.models import CaseState, Household, ReviewCase
from lalanh.units.roles import Permission


@dataclass(frozen=True, slots=True)
class Why:
    """The latest case of a household with its explanation; `is_decided` when a decision stands on it."""

    case: ReviewCase
    explanation: words.Explanation
    is_decided: bool


def why(by: Actor, household: Household) -> Why | None:
    """The latest decided case, else the latest with any result; None when the household was never reviewed here."""
    access.check_can_see_household(by, household)
    cases = ReviewCase.objects.filter(household=household).exclude(state=CaseState.DROPPED)
    cases = cases.select_related("round", "survey", "decision").order_by("-round__review_on", "-pk")
    decided = cases.filter(state=CaseState.DECIDED).first()
    case = decided or cases.exclude(poverty_class="unknown", unknown_deprivations=None).first()
    return Why(case, assess.assess(case).explanation(), decided is not None) if case else None


def case(by: Actor, case_id: int) -> ReviewCase:
    """A case in the actor's units. Raises NotFound."""
    found = (
        ReviewCase.objects.select_related("round", "household", "village", "survey", "decision")
        .filter(pk=case_id)
        .first()
    )
    if found is None or not by.reaches(found.unit_path) or not by.may(Permission.HOUSEHOLD_READ):
        raise NotFound("Không có phiếu này trong địa bàn của bạn.")
    return found
