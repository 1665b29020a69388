"""How a household lives in one year: the answers of a survey that come to a wanted class under vn-2022, and what they come to.

The answers are chosen first from the indicators that the family can be deprived in; the engine derives the same again (a test proves it).
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from lalanh.registry.demo import answers
from lalanh.registry.demo.answers import House, Told
from lalanh.registry.demo.families import Someone

LINES = {False: (1_500_000, 2_250_000), True: (2_000_000, 3_000_000)}
"""Poverty and average line of NĐ 07/2021, by urban."""
PULL = {
    "latrine": 0.85, "housing_quality": 0.55, "adult_education": 0.6, "housing_area": 0.42, "telecom": 0.5, "employment": 0.38, "water": 0.4, "health_insurance": 0.3,
    "nutrition": 0.24, "child_schooling": 0.16, "information_devices": 0.12,
}  # fmt: skip
"""How often each is among the deprivations of a poor household: invented, in the order usual in the Central Highlands."""
ORDER = (
    "employment", "dependents", "nutrition", "health_insurance", "adult_education", "child_schooling", "housing_quality", "housing_area", "water",
    "latrine", "telecom", "information_devices",
)  # fmt: skip


@dataclass(slots=True)
class Life:
    """One household in one year. `wanted` is what the panel said, `income` in đồng a person and month."""

    cls: str
    income: int
    lacking: frozenset[str]
    members: list[Someone]
    told: list[Told]
    house: House
    children: int
    malnourished: int
    uninsured: int
    out_of_school: int
    causes: tuple[str, ...]
    wishes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Habits:
    """What of a household stays from year to year: how strongly each lack clings to it, its house."""

    keys: dict[str, float]
    purse: float
    house: int


def habits(rng: Random) -> Habits:
    return Habits(
        {name: rng.random() ** (1 / pull) for name, pull in PULL.items()}, rng.random(), rng.randrange(1 << 30)
    )


def live(family: list[Someone], wanted: str, on: date, urban: bool, habit: Habits, rng: Random) -> Life:
    """`wanted`: poor, near_poor, or anything else for above the line."""
    there = [one for one in family if one.is_there(on)]
    forced = {"dependents"} if answers.many_dependents(there, on) else set()
    able = [name for name in _possible(there, on) if name not in forced]
    count = _count(wanted, len(forced), rng)
    able.sort(key=lambda name: -habit.keys[name])
    lacking = frozenset(forced | set(_together(able[: max(0, count - len(forced))], able)))
    told = answers.members(there, lacking, on, rng)
    income, cls = _income(wanted, urban, habit.purse, rng)
    children = [(one, what) for one, what in zip(there, told, strict=True) if one.age(on) < 16]
    return Life(
        cls, income, lacking, there, told, answers.house(len(there), lacking, Random(habit.house)), len(children),  # noqa: S311
        sum(what.malnourished is True for _, what in children), sum(what.insured is False for _, what in children),
        sum(answers.out_of_level(one, what, on) for one, what in children), *_why(wanted, lacking, there, on, rng),
    )  # fmt: skip


def _count(wanted: str, forced: int, rng: Random) -> int:
    if wanted == "poor":
        return rng.choices((3, 4, 5, 6, 7), (36, 31, 19, 10, 4))[0]
    if wanted == "near_poor":
        return max(forced, rng.choices((0, 1, 2), (8, 32, 60))[0])
    return max(forced, rng.choices((0, 1, 2, 3, 4), (22, 34, 28, 12, 4))[0])


def _possible(there: list[Someone], on: date) -> list[str]:
    ages = [one.age(on) for one in there]
    checks = {
        "employment": any(answers.can_seek(one, on) for one in there), "nutrition": any(age < 16 for age in ages),
        "adult_education": any(answers.can_be_untaught(one, on) for one in there), "child_schooling": any(answers.of_school_age(one, on) for one in there),
        "health_insurance": any(age >= 6 for age in ages),
    }  # fmt: skip
    return [name for name in PULL if checks.get(name, True)]


def _together(chosen: list[str], able: list[str]) -> list[str]:
    """Without any device nobody uses the internet: then that lack comes along, in place of the last one."""
    if "information_devices" not in chosen or "telecom" in chosen:
        return chosen
    return ["telecom" if name == "information_devices" else name for name in chosen]


def _income(wanted: str, urban: bool, purse: float, rng: Random) -> tuple[int, str]:
    """Whole ten thousands. The best off of the poor stand on the line itself."""
    line, average = LINES[urban]
    low = {"poor": 0.28, "near_poor": 0.5}.get(wanted)
    if low is not None:
        share = low + (1 - low) * (0.6 * purse + 0.4 * rng.random())
        return min(line, round(line * share * 1.01 / 10_000) * 10_000), wanted
    if rng.random() < 0.72:
        return line + round((average - line) * rng.uniform(0.04, 1) / 10_000) * 10_000, "average"
    return average + round(average * rng.uniform(0.02, 0.7) / 10_000) * 10_000, "better_off"


def _why(wanted: str, lacking: frozenset[str], there: list[Someone], on: date, rng: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:  # fmt: skip
    """Causes and wishes of a listed household; others were not asked."""
    if wanted not in ("poor", "near_poor"):
        return (), ()
    causes = set(rng.choices(("land", "capital", "tools", "knowledge", "skills", "capital", "land"), k=rng.choice((1, 2, 2, 3))))  # fmt: skip
    if sum(15 <= one.age(on) < 60 and not one.unable for one in there) <= 1 and rng.random() < 0.8:
        causes.add("labour")
    if any("chronic_illness" in one.traits or one.unable for one in there) and rng.random() < 0.6:
        causes.add("illness")
    if rng.random() < 0.03:
        causes.add("other")
    hopes = {"production"} if rng.random() < 0.8 else {"other"}
    hopes |= {"housing"} if {"housing_quality", "housing_area"} & lacking else set()
    hopes |= {"education"} if {"adult_education", "child_schooling"} & lacking and rng.random() < 0.6 else set()
    hopes |= {"health"} if {"nutrition", "health_insurance"} & lacking and rng.random() < 0.7 else set()
    hopes |= {"credit"} if "capital" in causes and rng.random() < 0.75 else set()
    return tuple(sorted(causes)), tuple(sorted(hopes))
