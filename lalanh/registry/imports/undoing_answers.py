"""Taking back surveys that an import filled in, where nobody went on with them."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from lalanh.kernel.actor import Actor
from lalanh.registry import assess
from lalanh.registry.models import (
    CAUSES,
    INDICATORS,
    WISHES,
    CaseState,
    ImportBatch,
    MemberAnswer,
    PovertyClass,
    ReviewCase,
    RoundState,
    Survey,
)
from lalanh.units.queries import inside

_FRESH = 2
"""Version of a survey that was opened and saved once."""


def cases(by: Actor, batch: ImportBatch) -> QuerySet[ReviewCase]:
    """Cases whose survey this import filled in last."""
    rows = ReviewCase.objects.filter(inside(by.path, "unit_path"), batch=batch, survey__isnull=False)
    return rows.select_related("round", "household", "survey").order_by("unit_path", "pk")


def reason(case: ReviewCase) -> str:
    """Why the survey stays; "" when it can go."""
    if case.round.state == RoundState.CLOSED:
        return "đợt rà soát đã khóa số liệu"
    if case.state not in (CaseState.LISTED, CaseState.SURVEYED):
        return f"hộ {case.get_state_display()}"
    if case.survey.version != _FRESH:
        return "phiếu có câu trả lời ghi trước hoặc sau lần nạp"
    return ""


def clear(case: ReviewCase, by: Actor) -> None:
    """The case as it was before anybody asked."""
    MemberAnswer.objects.filter(case=case).delete()
    Survey.objects.filter(case=case).delete()
    names = [f"dep_{key}" for key in INDICATORS] + ["income", "b1", "surveyed_on"]
    ReviewCase.objects.filter(pk=case.pk).update(
        **dict.fromkeys(names), **dict.fromkeys([f"cause_{key}" for key in CAUSES] + [f"wish_{key}" for key in WISHES], False),
        surveyor="", batch=None, state=CaseState.LISTED, poverty_class=PovertyClass.UNKNOWN, children=None, children_malnourished=None,
        children_uninsured=None, children_out_of_school=None, changed_by=by.user_id, version=F("version") + 1,
    )  # fmt: skip
    fresh = ReviewCase.objects.select_related("round", "household").get(pk=case.pk)
    others = [assess.assess(fresh, standard) for standard in assess.standards_of(fresh)[1:]]
    assess.write(fresh, assess.assess(fresh), others)
    fresh.save()


def are_left(batch: ImportBatch) -> bool:
    return ReviewCase.objects.filter(Q(batch=batch), survey__isnull=False).exists()
