"""From the answers about a household to its class, written into its case: the one place where the two meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lalanh.engines.poverty import ages, by_member, classify, derive
from lalanh.engines.poverty import explain as words
from lalanh.engines.poverty.facts import (
    Area,
    Device,
    Durability,
    Dwelling,
    HouseholdFacts,
    Latrine,
    Member,
    School,
    Sex,
    Waste,
    Water,
    Work,
)
from lalanh.engines.poverty.model import Standard
from lalanh.registry import standards
from lalanh.registry.models import INDICATORS, MemberAnswer, ReviewCase, ReviewRound, Survey

CHILD_BELOW = 16
CHILDREN = {"children_malnourished": "nutrition", "children_uninsured": "health_insurance", "children_out_of_school": "child_schooling"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a household's answers come to under one standard."""

    standard: Standard
    facts: HouseholdFacts | None
    row: classify.Row
    findings: dict[str, derive.Finding]
    result: classify.Result
    names: dict[str, str]

    def explanation(self) -> words.Explanation:
        """In words for the household itself."""
        return words.explain(self.result, self.row, self.standard, self.names, self.findings)


def _member(answer: MemberAnswer) -> Member:
    person = answer.person
    return Member(
        key=str(person.pk), birth_on=person.birth_on, birth_year=person.birth_year, sex=Sex(person.sex) if person.sex else None,
        insured=answer.insured, attending=School(answer.attending) if answer.attending else None,
        finished=School(answer.finished) if answer.finished else None, on_job_certificate=answer.on_job_certificate,
        work=Work(answer.work) if answer.work else None, malnourished=answer.malnourished, monthly_allowance=answer.monthly_allowance,
        uses_internet=answer.uses_internet, uses_phone=answer.uses_phone, untreated_illness=answer.untreated_illness,
    )  # fmt: skip


def _devices(survey: Survey) -> frozenset[Device] | None:
    """Those that are there; None while some was not asked and none is there: one device is enough to know."""
    answers = {device: getattr(survey, f"has_{device.value}") for device in Device}
    present = frozenset(device for device, answer in answers.items() if answer)
    return present if present or None not in answers.values() else None


def _dwelling(survey: Survey) -> Dwelling:
    return Dwelling(
        wall=Durability(survey.wall) if survey.wall else None, column=Durability(survey.column) if survey.column else None,
        roof=Durability(survey.roof) if survey.roof else None, area_dm2=survey.area_dm2,
        water=Water(survey.water) if survey.water else None, latrine=Latrine(survey.latrine) if survey.latrine else None,
        waste=Waste(survey.waste) if survey.waste else None, devices=_devices(survey), hears_loudspeaker=survey.hears_loudspeaker,
    )  # fmt: skip


def income_of(survey: Survey, members: int) -> int | None:
    """Đồng a person a month: as told, else the year's total over people and months, rounded half up once."""
    if survey.income is not None or survey.income_12_months is None or not members:
        return survey.income
    share = members * 12
    return (survey.income_12_months * 2 + share) // (share * 2)


def answers_of(case: ReviewCase) -> list[MemberAnswer]:
    """What is known of each member, with the persons."""
    return list(case.member_answers.select_related("person").order_by("pk"))


def facts_of(case: ReviewCase, answers: Iterable[MemberAnswer] | None = None) -> HouseholdFacts | None:
    """What the survey of a case says; None when there is no survey. `answers`: of its members, when they are in hand."""
    survey = getattr(case, "survey", None)
    if survey is None:
        return None
    present = [answer for answer in (answers_of(case) if answers is None else answers) if answer.is_present]
    return HouseholdFacts(
        area=Area(case.area), members=tuple(map(_member, present)), dwelling=_dwelling(survey),
        income=income_of(survey, len(present)), b1=survey.b1,
    )  # fmt: skip


def standards_of(case: ReviewCase) -> tuple[Standard, ...]:
    """The round's standard, and the second one in a change-over year."""
    return standards.of_round(case.round)


def assess(
    case: ReviewCase, standard: Standard | None = None, answers: Iterable[MemberAnswer] | None = None
) -> Assessment:
    """From the survey when it has members, else from what stands in the case (results that were imported)."""
    standard = standard or standards.of_round(case.round)[0]
    known = list(answers) if answers is not None else answers_of(case) if getattr(case, "survey", None) else []
    facts = facts_of(case, known)
    if facts is None or not facts.members:
        row = stored_row(case, standard)
        return Assessment(standard, None, row, {}, classify.classify(row, standard), {})
    findings = derive.derive(facts, standard, case.round.review_on)
    row = derive.to_row(facts, findings)
    names = {answer.person_id: answer.person.full_name for answer in known if answer.is_present}
    return Assessment(
        standard,
        facts,
        row,
        findings,
        classify.classify(row, standard),
        {str(key): name for key, name in names.items()},
    )


def stored_row(case: ReviewCase, standard: Standard) -> classify.Row:
    """The row of a case as its columns tell it."""
    known = {key: getattr(case, f"dep_{key}") for key in standard.keys}
    return classify.Row(Area(case.area), case.income, case.b1, max(case.members, 1), known)


def write(case: ReviewCase, found: Assessment, others: Iterable[Assessment] = ()) -> None:
    """Puts an assessment into the case's columns; does not save. Indicators that the standard has not stay empty."""
    result = found.result
    case.income, case.b1 = found.row.income, found.row.b1
    case.poverty_class, case.route = str(result.cls), str(result.route or "")
    case.b2, case.deprivations, case.missing = result.b2, result.deprivations, " ".join(result.missing)
    values = {key: found.row.deprivations.get(key) for key in found.standard.keys}
    case.unknown_deprivations = sum(value is None for value in values.values())
    for key in INDICATORS:
        setattr(case, f"dep_{key}", values.get(key))
    for other in others:
        case.second_class = str(other.result.cls)
    if found.facts is not None:
        case.members = len(found.facts.members)
        _write_children(case, found.facts, found.standard, case.round.review_on)


def _write_children(case: ReviewCase, facts: HouseholdFacts, standard: Standard, on: date) -> None:
    """Children under 16 and what they lack, each by the definitions of the standard; None when an age or answer is missing."""
    young = [_is_child(member, on) for member in facts.members]
    children = [member for member, child in zip(facts.members, young, strict=True) if child]
    case.children = None if None in young else len(children)
    indicators = {indicator.key: indicator for indicator in standard.indicators}
    for column, key in CHILDREN.items():
        indicator = indicators.get(key)
        test = by_member.ANY_MEMBER.get(indicator.test or "") if indicator else None
        judged = [test(child, indicator, on).value for child in children] if test and indicator else [None]
        unsure = case.children is None or None in judged
        setattr(case, column, None if unsure else sum(map(bool, judged)))


def _is_child(member: Member, on: date) -> bool | None:
    """None when the known part of the birth allows both."""
    sides = {birth.age < CHILD_BELOW for birth in ages.births(member, on)}
    return sides.pop() if len(sides) == 1 else None


def replay(round_id: int) -> tuple[int, str] | None:
    """The first case of a round whose stored class its stored facts do not give: (case, what differs); None when all agree.

    Cases without a class yet, and results taken over without facts, have nothing to replay.
    """
    rows = ReviewCase.objects.select_related("round").filter(round_id=round_id).exclude(unknown_deprivations=None)
    of = ReviewRound.objects.filter(pk=round_id).first()
    for case in rows.order_by("pk").iterator(chunk_size=5000):
        standard = standards.of_round(of or case.round)[0]
        result = classify.classify(stored_row(case, standard), standard)
        if str(result.cls) != case.poverty_class or result.deprivations != case.deprivations:
            return case.pk, f"ghi {case.poverty_class}/{case.deprivations}, tính lại {result.cls}/{result.deprivations}"
    return None
