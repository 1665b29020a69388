"""Review rounds and their villages, for whom they concern."""

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from lalanh.base.errors import BadInput, NotFound
from lalanh.base.text import fold
from lalanh.engines.poverty import load
from lalanh.kernel.actor import Actor
from lalanh.registry import review_access
from lalanh.registry.models import Household, Opinion, ReviewCase, ReviewRound, RoundKind, RoundState, Step
from lalanh.registry.models.rounds import Authority, RoundVillage
from lalanh.units import queries as units
from lalanh.units.roles import Permission


def _above(path: str) -> list[str]:
    parts = path.split(".")
    return [".".join(parts[: i + 1]) for i in range(len(parts))]


def rounds(by: Actor) -> QuerySet[ReviewRound]:
    """Those of one's units, above and below, newest first."""
    if not by.may(Permission.HOUSEHOLD_READ):
        return ReviewRound.objects.none()
    found = ReviewRound.objects.filter(units.inside(by.path, "unit_path") | Q(unit_path__in=_above(by.path)))
    return found.select_related("unit").order_by("-year", "-opens_on", "-pk")


def review_round(by: Actor, round_id: int) -> ReviewRound:
    """Raises NotFound outside one's units."""
    found = ReviewRound.objects.select_related("unit", "previous").filter(pk=round_id).first()
    return review_access.check_can_see_round(by, found)


def villages(by: Actor, of: ReviewRound, under: str = "") -> QuerySet[RoundVillage]:
    """The rows of the board that the actor reaches, in order of the map; `under` narrows to a unit."""
    found = RoundVillage.objects.filter(round=of).filter(units.inside(by.path, "unit_path"))
    found = found.filter(units.inside(under, "unit_path")) if under else found
    return found.select_related("round", "village", "village__parent", "decision", "opinion").order_by("unit_path")


def round_village(by: Actor, village_id: int) -> RoundVillage:
    """Raises NotFound. `village_id` is that of the row of the board."""
    found = RoundVillage.objects.select_related(
        "round", "round__unit", "village", "village__parent", "decision", "opinion"
    )
    return review_access.check_can_see_village(by, found.filter(pk=village_id).first())


def case(by: Actor, case_id: int) -> ReviewCase:
    """Raises NotFound."""
    found = ReviewCase.objects.select_related("round", "village", "village__parent", "decision", "ethnicity")
    return review_access.check_can_see_case(by, found.filter(pk=case_id).first())


def coded(found: QuerySet[ReviewCase]) -> QuerySet[ReviewCase]:
    """In order of village and code. Not by a join: a household that went to another commune is out of sight, its case is not."""
    code = Subquery(Household.objects.filter(pk=OuterRef("household_id")).values("code")[:1])
    return found.annotate(code=code).order_by("unit_path", "code", "pk")


def place_of(case: ReviewCase) -> RoundVillage:
    """The row of the board on which a case stands. Raises NotFound."""
    found = RoundVillage.objects.select_related("round", "village").filter(
        round_id=case.round_id, village_id=case.village_id
    )
    if (place := found.first()) is None:
        raise NotFound("Thôn của hộ này không có trong đợt rà soát.")
    return place


def not_listed(by: Actor, place: RoundVillage, text: str = "") -> QuerySet[Household]:
    """Open households of the village that are not on its list, by part of the head's name or by code."""
    listed = ReviewCase.objects.filter(round_id=place.round_id, village_id=place.village_id).exclude(state="dropped")
    found = Household.objects.filter(village_id=place.village_id, closed_on=None).filter(
        units.inside(by.path, "unit_path")
    )
    if text.strip():
        found = found.filter(Q(head_fold__contains=fold(text)) | Q(code=text.strip()))
    return found.exclude(pk__in=listed.values("household_id")).order_by("code", "pk")


def standards_for(year: int) -> tuple[str, str]:
    """The standard of a review in `year`, and the next one when it starts the year after ("" when the same goes on).

    Results of an autumn are valid for the year after; in the autumn of a change-over both are asked (standards.md §0.1).
    """
    now = load.for_year(year).id
    try:
        after = load.for_year(year + 1).id
    except BadInput:
        after = now
    return now, "" if after == now else after


def authority(step: str, on: date) -> Authority | None:
    """Who is competent for a step on a day; None when the law of that day was not found."""
    return _on(rules(step), on)


def rules(step: str) -> list[Authority]:
    """Who was, is and will be competent for a step."""
    return list(Authority.objects.filter(step=step).order_by("pk"))


def _on(found: list[Authority], day: date) -> Authority | None:
    return next((one for one in found if (one.valid_from or day) <= day <= (one.valid_to or day)), None)


def competence(by: Actor) -> Callable[[Opinion], bool]:
    """Whether the actor leads the body that is to answer a letter, in two statements for any number of letters.

    The body that was competent on the day of the letter: until 30/6/2025 the commune's own district (QĐ 24/2021/QĐ-TTg,
    Điều 5), nobody above it. For a day without a known rule: the body whose name the letter bears.
    """
    if not by.may(Permission.OPINION_WRITE) or not by.path:
        return lambda letter: False
    known, own = rules(Step.OPINION), units.unit_at_path(by.path)

    def is_competent(letter: Opinion) -> bool:
        if not by.reaches(letter.unit_path):
            return False
        rule = _on(known, letter.asked_on)
        return own.level == rule.level if rule else fold(own.full_name) in fold(letter.authority)

    return is_competent


def communes_without_villages(by: Actor, of: ReviewRound) -> list[units.Unit]:
    """Communes of the round, within the actor's units, of which no village takes part."""
    path = of.unit_path if by.under(of.unit_path) is False else by.path
    top = units.unit_at_path(path)
    communes = [top] if top.level == "commune" else list(units.below(path, of.review_on, "commune"))
    have = set(
        RoundVillage.objects.filter(round=of)
        .filter(units.inside(path, "unit_path"))
        .values_list("village__parent_id", flat=True)
    )
    return [one for one in communes if one.pk not in have]


def open_rounds(by: Actor) -> QuerySet[ReviewRound]:
    return rounds(by).filter(state=RoundState.OPEN)


def unfinished(rounds_: Iterable[ReviewRound]) -> QuerySet[RoundVillage]:
    """Villages that are not through. In a review within the year those where nobody asked are not waited for."""
    cases = ReviewCase.objects.filter(round_id=OuterRef("round_id"), village_id=OuterRef("village_id"))
    found = RoundVillage.objects.filter(round__in=[one.pk for one in rounds_]).exclude(step=Step.DONE)
    return found.exclude(~Exists(cases), round__kind=RoundKind.AD_HOC, step=Step.LIST)


def steps_left(of: ReviewRound) -> int:
    """How many villages are not through."""
    return unfinished([of]).count()
