"""What the papers of a review say: meetings with votes, postings, complaints, lists of a decision, certificates."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, QuerySet, When

from lalanh.base.errors import NotFound
from lalanh.base.text import fold
from lalanh.kernel.actor import Actor
from lalanh.registry import review_access
from lalanh.registry.models import (
    LISTED,
    Certificate,
    ClassRecord,
    Complaint,
    Decision,
    Identifier,
    IdentifierKind,
    Meeting,
    MeetingVote,
    Membership,
    Opinion,
    Posting,
    PovertyClass,
    ReviewCase,
    ReviewRound,
)
from lalanh.registry.models.rounds import RoundVillage
from lalanh.registry.queries import rounds
from lalanh.units import queries as units
from lalanh.units.roles import Permission

EXITS = {
    "poor_to_near": "thoát nghèo, còn là hộ cận nghèo",
    "poor_to_above": "thoát nghèo",
    "near_to_above": "thoát cận nghèo",
}


def meeting(by: Actor, meeting_id: int) -> Meeting:
    """Raises NotFound."""
    found = (
        Meeting.objects.select_related(
            "round_village__round", "round_village__village__parent", "round_village__opinion"
        )
        .filter(pk=meeting_id)
        .first()
    )
    if found is None or not review_access.can_see_village(by, found.round_village):
        raise NotFound("Không có biên bản này trong địa bàn của bạn.")
    return found


def meetings(place: RoundVillage) -> QuerySet[Meeting]:
    return place.meetings.order_by("ordinal")


def votes(of: Meeting) -> QuerySet[MeetingVote]:
    return of.votes.select_related("case").order_by("case__head_name", "pk")


def postings(place: RoundVillage) -> QuerySet[Posting]:
    return place.postings.select_related("proof").order_by("-from_on", "-pk")


def complaints(place: RoundVillage) -> QuerySet[Complaint]:
    return place.complaints.select_related("case").order_by("state", "due_on", "pk")


def complaint(by: Actor, complaint_id: int) -> Complaint:
    """Raises NotFound."""
    found = (
        Complaint.objects.select_related("round_village__round", "round_village__village__parent", "case")
        .filter(pk=complaint_id)
        .first()
    )
    if found is None or not review_access.can_see_village(by, found.round_village):
        raise NotFound("Không có phản ánh này trong địa bàn của bạn.")
    return found


def opinions(by: Actor, of: ReviewRound, unit: units.Unit) -> QuerySet[Opinion]:
    """Asked for the commune in this round, newest first."""
    return (
        Opinion.objects.filter(round=of)
        .filter(units.inside(unit.path, "unit_path"))
        .filter(units.inside(by.path, "unit_path"))
        .order_by("-asked_on", "-pk")
    )


def opinion(by: Actor, opinion_id: int) -> Opinion:
    """Raises NotFound."""
    found = Opinion.objects.select_related("round", "unit").filter(pk=opinion_id).first()
    if found is None or not by.may(Permission.HOUSEHOLD_READ) or not by.reaches(found.unit_path):
        raise NotFound("Không có tờ trình này trong địa bàn của bạn.")
    return found


def decisions(by: Actor, of: ReviewRound, unit: units.Unit) -> QuerySet[Decision]:
    return Decision.objects.filter(round=of).filter(units.inside(unit.path, "unit_path")).order_by("-signed_on", "-pk")


def decision(by: Actor, decision_id: int) -> Decision:
    """Villages of the commune read it too. Raises NotFound."""
    found = Decision.objects.select_related("round", "unit", "opinion").filter(pk=decision_id).first()
    if (
        found is None
        or not by.may(Permission.HOUSEHOLD_READ)
        or not (by.reaches(found.unit_path) or by.under(found.unit_path))
    ):
        raise NotFound("Không có quyết định này trong địa bàn của bạn.")
    return found


@dataclass(frozen=True, slots=True)
class Recognised:
    """The lists of Mẫu 02."""

    poor: list[ReviewCase]
    near_poor: list[ReviewCase]
    left: list[ReviewCase]
    refused: int

    @property
    def persons(self) -> int:
        return sum(case.members for case in (*self.poor, *self.near_poor))


def recognised(by: Actor, of: Decision) -> Recognised:
    """What a decision recognised, within the actor's units, in order of village and code."""
    rows = ReviewCase.objects.filter(decision=of).filter(units.inside(by.path, "unit_path")).select_related("village")
    lines = list(rounds.coded(rows))
    decided = [row for row in lines if row.state == "decided"]
    left = [row for row in decided if row.movement in EXITS]
    by_class = {cls: [row for row in decided if row.poverty_class == cls] for cls in LISTED}
    return Recognised(
        by_class[PovertyClass.POOR],
        by_class[PovertyClass.NEAR_POOR],
        left,
        sum(row.state == "refused" for row in lines),
    )


def corrections(of: Decision) -> QuerySet[ClassRecord]:
    return (
        ClassRecord.objects.filter(decision=of)
        .select_related("household", "corrects", "household__village")
        .order_by("unit_path", "pk")
    )


def correctable(by: Actor, of: ReviewRound, unit: units.Unit, text: str = "") -> QuerySet[ClassRecord]:
    """Records of a round that can still be corrected."""
    found = (
        ClassRecord.objects.filter(case__round=of, corrected_by=None)
        .filter(units.inside(unit.path, "unit_path"))
        .filter(units.inside(by.path, "unit_path"))
    )
    if text.strip():
        found = found.filter(household__head_fold__contains=fold(text))
    return found.select_related("household", "household__village").order_by("unit_path", "household__code", "pk")


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting counted."""

    meeting: Meeting
    votes: list[MeetingVote]

    @property
    def carried(self) -> list[MeetingVote]:
        return [vote for vote in self.votes if vote.carried]

    @property
    def failed(self) -> list[MeetingVote]:
        return [vote for vote in self.votes if not vote.carried]

    def of_class(self) -> Counter[str]:
        return Counter(vote.case.poverty_class for vote in self.carried)


def minutes(by: Actor, meeting_id: int) -> Minutes:
    found = meeting(by, meeting_id)
    return Minutes(found, list(votes(found)))


def posted(place: RoundVillage) -> QuerySet[ReviewCase]:
    """The lines of the posted list: what people agreed to, those stopped by a complaint too."""
    states = ("agreed", "suspended", "decided")
    found = ReviewCase.objects.filter(round_id=place.round_id, village_id=place.village_id, state__in=states)
    return rounds.coded(found)


def matching(lines: Sequence[ReviewCase], text: str) -> list[ReviewCase]:
    """Of a posted list, those with the text in the head's name (without diacritics) or in the code; all when it is empty."""
    plain = fold(text)
    return [case for case in lines if plain in fold(case.head_name) or plain in fold(getattr(case, "code", None) or "")]


def certificate(by: Actor, household_id: int) -> Certificate:
    """Raises NotFound."""
    found = (
        Certificate.objects.select_related(
            "household", "household__village__parent", "household__head", "household__ethnicity"
        )
        .filter(household_id=household_id)
        .first()
    )
    if found is None or not by.may(Permission.HOUSEHOLD_READ) or not by.reaches(found.unit_path):
        raise NotFound("Hộ này chưa có giấy chứng nhận trong địa bàn của bạn.")
    return found


def certificates(place: RoundVillage) -> QuerySet[Certificate]:
    """Of the households that were decided in a village."""
    decided = ReviewCase.objects.filter(round_id=place.round_id, village_id=place.village_id, state="decided").values(
        "household_id"
    )
    return (
        Certificate.objects.filter(household_id__in=decided)
        .select_related("household")
        .prefetch_related("years__record")
        .order_by("household__code")
    )


def members(household_id: int) -> QuerySet[Membership]:
    """Who lives there now, the head first."""
    found = Membership.objects.filter(household_id=household_id, left_on=None).select_related(
        "person", "person__ethnicity"
    )
    return found.order_by(Case(When(relation="head", then=0), default=1), "pk")


def number_of(person_id: int) -> Identifier | None:
    """The personal number, else the old card."""
    rows = {row.kind: row for row in Identifier.objects.filter(person_id=person_id)}
    return rows.get(IdentifierKind.PERSONAL_NUMBER) or rows.get(IdentifierKind.OLD_CARD)
