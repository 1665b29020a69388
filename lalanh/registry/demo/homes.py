"""A line of the panel with its people: names, numbers, and how they live in every year."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from lalanh.registry.demo import families, living, places
from lalanh.registry.demo.families import Someone
from lalanh.registry.demo.living import Habits, Life
from lalanh.registry.demo.numbers import Numbers
from lalanh.registry.demo.panel import GONE, Line

SEED = 1_000_003
DOUBLE_EVERY = 400
"""One person in so many households is on the book of another village too: what the finder of doubles is for."""
REASONS = (("not_issued", 60), ("lost", 22), ("not_asked", 12), ("refused", 6))


@dataclass(slots=True)
class Home:
    """A household with everything that was ever known of it up to `today`."""

    line: Line
    people: str
    family: list[Someone]
    habit: Habits
    registered_on: date
    closed_on: date | None = None
    close_reason: str = ""
    lives: dict[int, Life] = field(default_factory=dict)

    @property
    def head(self) -> Someone:
        return self.family[0]

    def there(self, on: date) -> list[Someone]:
        return [one for one in self.family if one.is_there(on)]

    def rng(self, salt: int) -> Random:
        """Always the same for this household and purpose."""
        return Random(self.line.number * SEED + salt)  # noqa: S311


def homes(lines: Iterable[Line], today: date, numbers: Numbers | None = None) -> list[Home]:
    """With people as they are known on `today`: nobody who is born or leaves later."""
    given = numbers or Numbers()
    made = [_home(line, today, given) for line in lines]
    for place in range(DOUBLE_EVERY // 2, len(made), DOUBLE_EVERY):
        _register_twice(made[place], made[place - 37])
    return made


def _home(line: Line, today: date, numbers: Numbers) -> Home:
    source = line.double_of if line.double_of >= 0 else line.number
    rng = Random(source * SEED)  # noqa: S311
    people = people_of(line, rng)
    since = _since(line, rng)
    family = [one for one in families.household(people, line.no_labour, line.merit, since, rng) if one.joined <= today]
    for one in family:
        if one.left and one.left > today:
            one.left, one.reason = None, ""
        _papers(one, today, numbers, rng)
    home = Home(line, people, family, living.habits(rng), since)
    _close(home, today)
    return home


def people_of(line: Line, rng: Random) -> str:
    """The people of the household's head."""
    village = line.village
    if not line.minority:
        return "kinh"
    if village.people != "kinh" and rng.random() < 0.94:
        return village.people
    return rng.choices(list(village.others), list(village.others.values()))[0]


def _since(line: Line, rng: Random) -> date:
    """On the book since the autumn of the first year that tells of the household."""
    return date(line.first_year, 9, 1) + timedelta(days=rng.randint(0, 20))


def _close(home: Home, today: date) -> None:
    gone = next((year for year, cls in home.line.result.items() if cls == GONE), 0)
    day = date(2022, 1, 17) if home.line.double_of >= 0 else date(gone, 3, 1) + timedelta(days=home.rng(1).randint(0, 180)) if gone else today  # fmt: skip
    if day >= today:
        return
    reason = "mistake" if home.line.double_of >= 0 else home.rng(2).choice(("moved_away", "moved_away", "merged", "died_out"))  # fmt: skip
    if reason == "died_out" and len(home.there(day)) > 2:
        reason = "moved_away"
    home.closed_on, home.close_reason = day, reason
    left = {"mistake": "duplicate", "moved_away": "moved", "merged": "merged", "died_out": "death"}[reason]
    for one in home.there(day):
        one.left, one.reason = day, left


def _papers(one: Someone, today: date, numbers: Numbers, rng: Random) -> None:
    age, luck = one.age(today), rng.random()
    if luck < (0.62 if age < 14 else 0.9):
        wrong = rng.random() < 0.008
        one.number = numbers.wrong(one.woman, one.born.year, rng) if wrong else numbers.personal(one.people, one.woman, one.born.year, rng)  # fmt: skip
    elif age < 14:
        one.no_number = "child"
    else:
        one.no_number = rng.choices([name for name, _ in REASONS], [part for _, part in REASONS])[0]
    if age >= 45 and rng.random() < 0.2:
        one.old_card = numbers.old_card()


def _register_twice(home: Home, other: Home) -> None:
    """A grown child who married into another village and stayed on the book at home."""
    grown = [one for one in home.family[1:] if one.number and one.joined.year < 2021 and one.relation == "child" and one.age(families.TODAY) >= 18 and not one.left]  # fmt: skip
    if grown and not other.closed_on and not other.line.no_labour:
        other.family.append(replace(grown[0], relation="in_law", joined=max(other.registered_on, grown[0].joined)))


def live(home: Home, year: int, on: date) -> Life:
    """How the household lives at the review of `year`, kept."""
    if year not in home.lives:
        wanted = home.line.result[year]
        home.lives[year] = living.live(
            home.family, wanted, on, home.line.village.commune.urban, home.habit, home.rng(year)
        )
    return home.lives[year]


def is_native(home: Home) -> bool:
    return home.people in places.NATIVE
