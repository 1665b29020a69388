"""Who lives in a household: ages, relations, heads of both sexes, who came and who left."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from lalanh.registry.demo import names

TODAY = date(2022, 10, 1)
"""Ages are drawn for this day."""


@dataclass(slots=True)
class Someone:
    """A member. `day_known` False: only the year of birth is on paper. Ethnicity is the household's but for a spouse now and then."""

    name: str
    woman: bool
    born: date
    relation: str
    people: str
    day_known: bool = True
    joined: date = TODAY
    left: date | None = None
    reason: str = ""
    traits: tuple[str, ...] = ()
    unable: bool = False
    allowance: bool = False
    number: str = ""
    no_number: str = ""
    old_card: str = ""

    def age(self, on: date) -> int:
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))

    def is_there(self, on: date) -> bool:
        return self.joined <= on and (self.left is None or self.left > on)


@dataclass(slots=True)
class _Draft:
    people: str
    rng: Random
    members: list[Someone] = field(default_factory=list)
    line: str = ""

    def add(self, relation: str, age: float, woman: bool | None = None, people: str = "") -> Someone:
        rng = self.rng
        woman = rng.random() < 0.5 if woman is None else woman
        born = TODAY - timedelta(days=max(20, int(age * 365.25 + rng.randint(-170, 170))))
        own = people or self.people
        line = "" if relation in ("spouse", "in_law") else self.line
        made = Someone(names.full_name(own, woman, born.year, line, rng), woman, born, relation, own)
        old = TODAY.year - born.year
        made.day_known = rng.random() > (0.55 if old >= 60 else 0.2 if old >= 35 else -1)
        if made.day_known and old >= 30 and rng.random() < 0.3:
            made.born = born.replace(month=1, day=1)
        made.allowance = old >= 80
        self.members.append(made)
        return made


def household(people: str, no_labour: bool, merit: bool, since: date, rng: Random) -> list[Someone]:
    """The members, the head first; all of them since `since` or their birth."""
    draft = _Draft(people, rng, line=names.family(people, rng))
    (_without_labour if no_labour else _with_labour)(draft)
    _traits(draft, merit)
    for member in draft.members:
        member.joined = max(since, member.born)
    _come_and_go(draft, since)
    return draft.members


def _with_labour(draft: _Draft) -> None:
    kind = draft.rng.random()
    if kind < 0.66:
        _couple(draft, draft.rng.triangular(22, 60, 36))
    elif kind < 0.78:
        _woman_alone(draft)
    elif kind < 0.93:
        _three_generations(draft)
    else:
        head = draft.add("head", draft.rng.uniform(20, 55))
        if draft.rng.random() < 0.5:
            draft.add("sibling", max(17, head.age(TODAY) - draft.rng.uniform(2, 9)))


def _couple(draft: _Draft, age: float) -> None:
    rng = draft.rng
    woman = rng.random() < 0.12
    draft.add("head", age, woman)
    other = age + rng.uniform(-4, 3) if woman else age - rng.uniform(-2, 6)
    draft.add("spouse", max(18, other), not woman, _spouse_of(draft.people, rng))
    mother = age if woman else other
    _children(draft, mother, "child")
    if rng.random() < 0.1 and age < 50:
        draft.add("parent", age + rng.uniform(20, 30))


def _spouse_of(people: str, rng: Random) -> str:
    return "" if rng.random() > 0.03 else "xo-dang" if people == "ba-na" else "ba-na" if people == "xo-dang" else ""


def _woman_alone(draft: _Draft) -> None:
    age = draft.rng.uniform(25, 56)
    draft.add("head", age, True)
    _children(draft, age, "child")
    if draft.rng.random() < 0.25:
        draft.add("parent", age + draft.rng.uniform(19, 30), True)


def _three_generations(draft: _Draft) -> None:
    rng = draft.rng
    age = rng.uniform(46, 66)
    draft.add("head", age, rng.random() < 0.25)
    if rng.random() < 0.75:
        draft.add("spouse", age - rng.uniform(-2, 6), not draft.members[0].woman)
    young = age - rng.uniform(20, 25)
    child = draft.add("child", young)
    draft.add("in_law", max(18, young - rng.uniform(-3, 4)), not child.woman)
    _children(draft, young, "grandchild", most=3)


def _children(draft: _Draft, mother: float, relation: str, most: int = 5) -> None:
    """Spaced births of a woman of that age; grown ones have mostly left."""
    rng = draft.rng
    wanted = rng.choices((0, 1, 2, 3, 4, 5), (4, 15, 33, 27, 14, 7) if draft.people != "kinh" else (6, 28, 46, 17, 3, 0))[0]  # fmt: skip
    birth = rng.uniform(18, 24)
    for _ in range(min(wanted, most)):
        age = mother - birth
        birth += rng.uniform(1.8, 4.5)
        if age < 0.1:
            return
        if age < 17 or rng.random() < max(0.0, 0.85 - (age - 17) * 0.07):
            draft.add(relation, age)


def _without_labour(draft: _Draft) -> None:
    rng = draft.rng
    kind = rng.random()
    if kind < 0.34:
        draft.add("head", rng.uniform(66, 88), rng.random() < 0.7)
    elif kind < 0.58:
        head = draft.add("head", rng.uniform(66, 82), False)
        draft.add("spouse", max(61.0, head.age(TODAY) - rng.uniform(0, 5)), True)
    elif kind < 0.8:
        draft.add("head", rng.uniform(62, 80), rng.random() < 0.75)
        for _ in range(rng.choice((1, 1, 2, 3))):
            draft.add("grandchild", rng.uniform(2, 14))
    else:
        draft.add("head", rng.uniform(24, 58))
        if rng.random() < 0.6:
            draft.add("parent", draft.members[0].age(TODAY) + rng.uniform(22, 32), True)
    _cannot_work(draft)


def _cannot_work(draft: _Draft) -> None:
    for member in draft.members:
        age = member.age(TODAY)
        if age < 60 and age >= 15:
            member.traits, member.unable, member.allowance = ("disabled", "social_protection"), True, True
        elif age >= 15:
            member.unable = True
            member.allowance |= draft.rng.random() < 0.6
            member.traits = ("social_protection",) if member.allowance else ()
        elif draft.rng.random() < 0.35:
            member.traits = ("orphan", "social_protection")
    if len(draft.members) == 1 and draft.members[0].age(TODAY) >= 60:
        draft.members[0].traits = (*draft.members[0].traits, "alone")


def _traits(draft: _Draft, merit: bool) -> None:
    rng = draft.rng
    for member in draft.members:
        if member.allowance and "social_protection" not in member.traits:
            member.traits = (*member.traits, "social_protection")
        age = member.age(TODAY)
        if not member.traits and age >= 6 and member.relation != "head" and rng.random() < 0.014:
            member.traits = ("disabled", "social_protection")
            member.allowance, member.unable = True, age >= 15
        elif not member.traits and age >= 18 and rng.random() < 0.012:
            member.traits = (rng.choice(("chronic_illness", "chronic_illness", "dioxin", "addiction", "violence")),)
    if merit:
        eldest = max(draft.members, key=lambda one: one.age(TODAY))
        eldest.traits = (*eldest.traits, "merit")


def _come_and_go(draft: _Draft, since: date) -> None:
    """Deaths of the old, weddings of the young; the head stays."""
    for member in draft.members[1:]:
        age, luck = member.age(TODAY), draft.rng.random()
        day = date(2021, 11, 10) + timedelta(days=draft.rng.randint(0, 1050))
        if day <= max(member.joined, since):
            continue
        if age >= 68 and luck < 0.12:
            member.left, member.reason = day, "death"
        elif 18 <= age <= 26 and member.relation in ("child", "sibling") and luck < 0.12:
            member.left, member.reason = day, "moved"
