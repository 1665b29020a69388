"""Ages at the day of a review, as far as the birth is known: every possible one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lalanh.engines.poverty.facts import Member, Sex
from lalanh.engines.poverty.parameters import Retirement
from lalanh.engines.poverty.truth import Judgement, agreed

_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Birth:
    """A possible birth: `month` counted as year * 12 + month - 1, and the completed years on the day of the review."""

    month: int
    age: int

    @property
    def year(self) -> int:
        return self.month // 12


@lru_cache(maxsize=4096)
def _births(birth_on: date | None, birth_year: int | None, on: date) -> tuple[Birth, ...]:
    today = on.year * 12 + on.month - 1
    if birth_on is not None and birth_on <= on:
        month = birth_on.year * 12 + birth_on.month - 1
        return (Birth(month, (today - month - (on.day < birth_on.day)) // 12),)
    if birth_on is None and birth_year is not None and birth_year <= on.year:
        months = [month for month in range(birth_year * 12, birth_year * 12 + 12) if month <= today]
        pairs = ((month, day) for month in months for day in (1, 31))
        found = (Birth(month, (today - month - (on.day < day)) // 12) for month, day in pairs)
        return tuple(dict.fromkeys(one for one in found if one.age >= 0))
    return tuple(Birth(today - 12 * age - shift, age) for age in range(_OLDEST + 1) for shift in (0, 11))


def births(member: Member, on: date) -> tuple[Birth, ...]:
    """All births that what is known of `member` allows. A birth after `on` is a contradiction and counts as not known."""
    return _births(member.birth_on, member.birth_year, on)


def by_birth(member: Member, on: date, judge: Callable[[Birth], Judgement]) -> Judgement:
    """What `judge` says of every possible birth when all agree, else not known for want of the birth."""
    return agreed(map(judge, births(member, on)), "birth")


def age(member: Member, on: date) -> int | None:
    """Completed years on `on`, None when the birth leaves more than one."""
    ages = {birth.age for birth in births(member, on)}
    return ages.pop() if len(ages) == 1 else None


def retired(birth: Birth, on: date, table: Retirement) -> bool:
    """Whether the month in which the retirement age was reached is over (Bộ luật Lao động 2019, Điều 169)."""
    last = on.year * 12 + on.month - 2
    ends = (last, last // 12 * 12 - 1)  # the age rises each January: last December may have been enough already
    return any(end - birth.month >= table.in_year(end // 12) for end in ends)


def by_sex(member: Member, judge: Callable[[Sex], Judgement]) -> Judgement:
    """What `judge` says of the member's sex, or of both when it is not known and both agree."""
    return agreed(map(judge, (member.sex,) if member.sex else tuple(Sex)), "sex")
