"""From what a survey found to the deprivations of a standard, at the ages of the day of the review."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from lalanh.engines.poverty import ages, by_member
from lalanh.engines.poverty.by_dwelling import DWELLING
from lalanh.engines.poverty.classify import Row
from lalanh.engines.poverty.facts import HouseholdFacts, Member
from lalanh.engines.poverty.model import Indicator, Standard
from lalanh.engines.poverty.truth import Judgement


@dataclass(frozen=True, slots=True)
class Why:
    """The test that was made (or "absent": no definition is known) and the values that decided it."""

    code: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a household is deprived in one indicator.

    `who`: keys of the members who make it so, or, when `value` is None, of those of whom an answer is missing.
    `missing`: names of the missing answers as in facts.py ("birth", "insured", "water"...), "members" or "definition".
    """

    value: bool | None
    who: tuple[str, ...]
    why: Why
    missing: tuple[str, ...]


def derive(facts: HouseholdFacts, standard: Standard, on: date) -> dict[str, Finding]:
    """The finding of every indicator of `standard` on the review day `on`, in the order of the law.

    Legal source: `deprived_when`, `parameters` and their citations in the standard.
    """
    return {indicator.key: _finding(facts, indicator, on) for indicator in standard.indicators}


def to_row(facts: HouseholdFacts, findings: Mapping[str, Finding]) -> Row:
    """What classify() needs of a household whose deprivations are `findings`. ValueError when it has no members."""
    if not facts.members:
        raise ValueError("a household without members")
    return Row(
        area=facts.area,
        income=facts.income,
        b1=facts.b1,
        members=len(facts.members),
        deprivations=MappingProxyType({key: finding.value for key, finding in findings.items()}),
    )


def _finding(facts: HouseholdFacts, indicator: Indicator, on: date) -> Finding:
    test = indicator.test
    if test is None:
        return Finding(None, (), Why("absent", MappingProxyType({})), ("definition",))
    if test in DWELLING:
        judgement, params = DWELLING[test](facts, indicator)
        return Finding(judgement.value, (), _why(test, **params), judgement.fields)
    if not facts.members:
        return Finding(None, (), _why(test), ("members",))
    if test in by_member.ANY_MEMBER:
        return _any_member(facts, indicator, on, by_member.ANY_MEMBER[test])
    return _WHOLE[test](facts, indicator, on)


def _why(code: str, **params: object) -> Why:
    return Why(code, MappingProxyType(params))


Judged = list[tuple[Member, Judgement]]


def _judged(facts: HouseholdFacts, indicator: Indicator, on: date, test: by_member.MemberTest) -> Judged:
    return [(member, test(member, indicator, on)) for member in facts.members]


def _any_member(facts: HouseholdFacts, indicator: Indicator, on: date, test: by_member.MemberTest) -> Finding:
    """Deprived when one member surely is, else not known when one may be, else not."""
    judged = _judged(facts, indicator, on, test)
    value = True if _count(judged, True) else None if _count(judged, None) else False
    return _told(value, judged, indicator, on, value)


def _count(judged: Judged, value: bool | None) -> int:
    return sum(judgement.value is value for _, judgement in judged)


def _told(
    value: bool | None, judged: Judged, indicator: Indicator, on: date, named: bool | None, **params: object
) -> Finding:
    """The finding `value`, naming the members judged `named` (nobody when `named` is False)."""
    chosen = [(member, judgement) for member, judgement in judged if named is not False and judgement.value is named]
    exact = {member.key: years for member, _ in chosen if (years := ages.age(member, on)) is not None}
    missing = dict.fromkeys(field for _, judgement in chosen for field in judgement.fields) if value is None else {}
    why = _why(indicator.test or "", ages=MappingProxyType(exact), **params)
    return Finding(value, tuple(member.key for member, _ in chosen), why, tuple(missing))


def _many_dependents(facts: HouseholdFacts, indicator: Indicator, on: date) -> Finding:
    """More dependents than the given part of all members, whatever the unknown ones are."""
    judged = _judged(facts, indicator, on, by_member.dependent)
    people, percent = len(facts.members), indicator.value("over_percent")
    sure = _count(judged, True)
    least, most = (count * 100 > people * percent for count in (sure, sure + _count(judged, None)))
    value = least if least == most else None
    return _told(value, judged, indicator, on, value, dependents=sure, members=people)


def _nobody_connected(facts: HouseholdFacts, indicator: Indicator, on: date) -> Finding:
    """Deprived only when every member surely uses none of the services."""
    judged = _judged(facts, indicator, on, by_member.unconnected)
    value = False if _count(judged, False) else None if _count(judged, None) else True
    return _told(value, judged, indicator, on, None if value is None else False, members=len(facts.members))


_WHOLE: Mapping[str, Callable[[HouseholdFacts, Indicator, date], Finding]] = MappingProxyType(
    {"many_dependents": _many_dependents, "nobody_connected": _nobody_connected}
)
"""Tests that look at all members together."""
