"""Tests of one member against a definition. Each says whether the member makes the household deprived."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from lalanh.engines.poverty.ages import Birth, by_birth, by_sex, retired
from lalanh.engines.poverty.facts import Member, School, Sex, Work
from lalanh.engines.poverty.model import Indicator
from lalanh.engines.poverty.parameters import AgeBand, Service
from lalanh.engines.poverty.truth import Judgement, every, known, negated, some

_LEVELS = (School.PRESCHOOL, School.PRIMARY, School.LOWER_SECONDARY, School.UPPER_SECONDARY)
_BEYOND = {School.VOCATIONAL: 4, School.HIGHER: 5}
_RANK: Mapping[School, int] = MappingProxyType(
    {**{level: n for n, level in enumerate(_LEVELS)}, **_BEYOND, School.NONE: -1}
)


def no_stable_job(member: Member, indicator: Indicator, on: date) -> Judgement:
    """Of working age, and looking for work in vain or hired without a contract."""
    work = None if member.work is None else member.work in (Work.SEEKING, Work.NO_CONTRACT)
    tables = {Sex.MALE: indicator.value("retirement_male"), Sex.FEMALE: indicator.value("retirement_female")}
    first: int = indicator.value("age_from")

    def working(birth: Birth) -> Judgement:
        if birth.age < first:
            return Judgement(False)
        return by_sex(member, lambda sex: Judgement(not retired(birth, on, tables[sex])))

    return every(known(work, "work"), by_birth(member, on, working))


def dependent(member: Member, indicator: Indicator, on: date) -> Judgement:
    """A child, or somebody elderly or disabled with a monthly allowance."""
    below: int = indicator.value("child_below")
    child = by_birth(member, on, lambda birth: Judgement(birth.age < below))
    return some(known(member.monthly_allowance, "monthly_allowance"), child)


def malnourished_child(member: Member, indicator: Indicator, on: date) -> Judgement:
    """A child who is stunted or underweight."""
    below: int = indicator.value("child_below")
    child = by_birth(member, on, lambda birth: Judgement(birth.age < below))
    return every(known(member.malnourished, "malnourished"), child)


def uninsured(member: Member, indicator: Indicator, on: date) -> Judgement:
    """Old enough to need a health insurance of one's own, and without it."""
    first: int = indicator.value("age_from")
    old = by_birth(member, on, lambda birth: Judgement(birth.age >= first))
    return every(negated(known(member.insured, "insured")), old)


def untreated_illness(member: Member, indicator: Indicator, on: date) -> Judgement:
    """Seriously ill or hurt without seeking care."""
    return known(member.untreated_illness, "untreated_illness")


def schooling_by_age(member: Member, indicator: Indicator, on: date) -> Judgement:
    """In an age band of the definition, not studying and without the certificate of that band."""
    bands: tuple[AgeBand, ...] = indicator.value("bands")
    certified = known(member.on_job_certificate, "on_job_certificate")
    excused = certified if indicator.value("on_job_certificate") else Judgement(False)
    return every(
        _not_studying(member), negated(excused), by_birth(member, on, lambda birth: _unfinished(member, bands, birth))
    )


def _not_studying(member: Member) -> Judgement:
    return known(None if member.attending is None else member.attending == School.NONE, "attending")


def _unfinished(member: Member, bands: tuple[AgeBand, ...], birth: Birth) -> Judgement:
    band = _band(bands, birth)
    if band is None:
        return Judgement(False)
    return known(None if member.finished is None else member.finished not in band.finished, "finished")


def _band(bands: tuple[AgeBand, ...], birth: Birth) -> AgeBand | None:
    for band in bands:
        inside = band.start <= birth.age and (band.below is None or birth.age < band.below)
        if inside and (band.born_from is None or birth.year >= band.born_from):
            return band
    return None


def child_out_of_level(member: Member, indicator: Indicator, on: date) -> Judgement:
    """A child not attending the level of its age; a higher level counts as right where the standard says so."""
    bands: tuple[AgeBand, ...] = indicator.value("bands")
    higher: bool = indicator.value("higher_level_is_right")

    def out(birth: Birth) -> Judgement:
        band = _band(bands, birth)
        if band is None or band.level is None:
            return Judgement(False)
        if member.attending is None:
            return Judgement(None, ("attending",))
        ahead = higher and _RANK[member.attending] > _RANK[band.level]
        return Judgement(member.attending != band.level and not ahead)

    return by_birth(member, on, out)


def child_out_of_school(member: Member, indicator: Indicator, on: date) -> Judgement:
    """A child of school age who attends no school."""
    first, below = indicator.value("age_from"), indicator.value("age_below")
    child = by_birth(member, on, lambda birth: Judgement(first <= birth.age < below))
    return every(_not_studying(member), child)


def unconnected(member: Member, indicator: Indicator, on: date) -> Judgement:
    """Uses none of the services that count."""
    answers = {
        Service.PHONE: known(member.uses_phone, "uses_phone"),
        Service.INTERNET: known(member.uses_internet, "uses_internet"),
    }
    return negated(some(*(answers[service] for service in sorted(indicator.value("services")))))


MemberTest = Callable[[Member, Indicator, date], Judgement]
ANY_MEMBER: Mapping[str, MemberTest] = MappingProxyType(
    {
        "no_stable_job": no_stable_job,
        "malnourished_child": malnourished_child,
        "uninsured": uninsured,
        "untreated_illness": untreated_illness,
        "schooling_by_age": schooling_by_age,
        "child_out_of_level": child_out_of_level,
        "child_out_of_school": child_out_of_school,
    }
)
"""Tests where one such member is enough to make the household deprived."""
