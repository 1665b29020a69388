"""The answers of one survey: of each member, and of the house, so that exactly the wanted indicators of vn-2022 are lacking."""

from dataclasses import dataclass
from datetime import date
from random import Random

from lalanh.registry.demo.families import Someone


@dataclass(slots=True)
class Told:
    """Answers about one member, in the words of registry.MemberAnswer."""

    insured: bool | None = True
    attending: str = "none"
    finished: str = "none"
    on_job_certificate: bool | None = False
    work: str = ""
    malnourished: bool | None = None
    monthly_allowance: bool | None = False
    uses_internet: bool | None = False
    uses_phone: bool | None = False
    untreated_illness: bool | None = False


@dataclass(slots=True)
class House:
    """Answers about the house, in the words of registry.Survey."""

    wall: str
    column: str
    roof: str
    hard_floor: bool
    hard_frame: bool
    hard_roof: bool
    area_dm2: int
    water: str
    latrine: str
    waste: str
    hears_loudspeaker: bool
    devices: frozenset[str]


LEVELS = ((3, 6, "preschool"), (6, 12, "primary"), (12, 16, "lower_secondary"))


def _level(age: int) -> str:
    return next((level for low, high, level in LEVELS if low <= age < high), "none")


def can_seek(one: Someone, on: date) -> bool:
    """Surely of working age (the earliest retirement is a woman's at 55) and fit, and no schoolchild."""
    return 18 <= one.age(on) < 55 and not one.unable


def can_be_untaught(one: Someone, on: date) -> bool:
    return _sure_ages(one, on, 16, 30)


def of_school_age(one: Someone, on: date) -> bool:
    return _sure_ages(one, on, 6, 15)


def _sure_ages(one: Someone, on: date, low: int, high: int) -> bool:
    """Also when only the year of birth is on paper."""
    return low <= one.age(on) <= high and (one.day_known or (on.year - one.born.year > low and on.year - one.born.year <= high))  # fmt: skip


def many_dependents(there: list[Someone], on: date) -> bool:
    """More than half are children under 16 or receive the monthly allowance."""
    return 2 * sum(one.age(on) < 16 or one.allowance for one in there) > len(there)


def out_of_level(one: Someone, told: Told, on: date) -> bool:
    return 3 <= one.age(on) < 16 and told.attending != _level(one.age(on))


def members(there: list[Someone], lacking: frozenset[str], on: date, rng: Random) -> list[Told]:
    """One answer a member, in their order."""
    told = [_plain(one, on, rng) for one in there]
    pairs = list(zip(there, told, strict=True))
    for name, fits, spoil in (
        ("health_insurance", lambda one: _sure_ages(one, on, 7, 200), _uninsure), ("nutrition", lambda one: one.age(on) < 16, _stunt),
        ("adult_education", lambda one: can_be_untaught(one, on), _untaught), ("child_schooling", lambda one: of_school_age(one, on), _drop_out),
        ("employment", lambda one: can_seek(one, on), _jobless),
    ):  # fmt: skip
        if name in lacking:
            _spoil_some([(one, what) for one, what in pairs if fits(one)] or pairs[:1], spoil, rng)
    if "telecom" not in lacking:
        _connect(pairs, on, rng)
    return told


def _plain(one: Someone, on: date, rng: Random) -> Told:
    """Nothing lacking."""
    age = one.age(on)
    told = Told(monthly_allowance=one.allowance, uses_phone=age >= 12 and rng.random() < 0.7)
    told.malnourished = False if age < 16 else None
    told.attending = _level(age)
    if age >= 12:
        told.finished = "primary"
    if age == 15:
        told.work = "studying"
    if age >= 16:
        _grown(told, one, age, rng)
    return told


def _grown(told: Told, one: Someone, age: int, rng: Random) -> None:
    if age < 18:
        told.attending, told.finished = ("upper_secondary" if rng.random() < 0.6 else "none"), "lower_secondary"
    elif age <= 31:
        told.finished = rng.choices(("upper_secondary", "vocational", "higher"), (70, 24, 6))[0]
    else:
        told.finished = rng.choices(("none", "primary", "lower_secondary", "upper_secondary"), (30 + age // 2, 35, 25, 8))[0]  # fmt: skip
    if told.attending != "none":
        told.work = "studying"
    elif one.unable:
        told.work = "unable"
    elif age >= 65:
        told.work = rng.choice(("own", "not_seeking"))
    else:
        told.work = "contract" if told.finished in ("vocational", "higher") and rng.random() < 0.3 else "own"


def _spoil_some(found: list[tuple[Someone, Told]], spoil, rng: Random) -> None:
    chosen = rng.sample(found, min(len(found), 2 if rng.random() < 0.3 else 1))
    for _, told in chosen:
        spoil(told, rng)


def _uninsure(told: Told, rng: Random) -> None:
    told.insured = False


def _stunt(told: Told, rng: Random) -> None:
    told.malnourished = True


def _untaught(told: Told, rng: Random) -> None:
    told.attending, told.finished = "none", rng.choice(("none", "primary", "primary"))
    told.work = "own" if told.work in ("studying", "contract") else told.work


def _drop_out(told: Told, rng: Random) -> None:
    told.attending = "none"
    told.work = "own" if told.work else ""


def _jobless(told: Told, rng: Random) -> None:
    told.work = rng.choice(("seeking", "no_contract", "no_contract"))


def _connect(pairs: list[tuple[Someone, Told]], on: date, rng: Random) -> None:
    """Somebody uses the internet: the young, or else whoever is there."""
    young = [told for one, told in pairs if 14 <= one.age(on) < 45] or [told for _, told in pairs]
    for told in rng.sample(young, min(len(young), rng.choice((1, 1, 2)))):
        told.uses_internet = told.uses_phone = True


_CLEAN_WATER = ("protected_spring", "protected_spring", "protected_well", "piped", "drilled_well", "protected_well")
_CLEAN_LATRINE = ("septic", "pour_flush", "slab", "two_vault", "ventilated", "pour_flush")


def house(people: int, lacking: frozenset[str], rng: Random) -> House:
    """`rng` is the household's own, so that the house stays the same as long as nothing was built."""
    weak = rng.sample(("wall", "column", "roof"), rng.choice((2, 2, 3)))
    spare = rng.choice(("wall", "column", "roof", "", ""))
    parts = {part: "not_durable" if part in (weak if "housing_quality" in lacking else (spare,)) else "durable" for part in ("wall", "column", "roof")}  # fmt: skip
    small, big = rng.uniform(4.2, 7.7), rng.uniform(8.5, 19)
    area = round(people * (small if "housing_area" in lacking else big) * 10) * 10
    clean, lavatory = rng.choice(_CLEAN_WATER), rng.choice(_CLEAN_LATRINE)
    poor_lavatory = rng.choice(("other", "none", "none"))
    return House(
        **parts, hard_floor=rng.random() < (0.3 if "housing_quality" in lacking else 0.85), hard_frame="not_durable" not in (parts["wall"], parts["column"]),
        hard_roof=parts["roof"] == "durable", area_dm2=area, water="other" if "water" in lacking else clean,
        latrine=poor_lavatory if "latrine" in lacking else lavatory, waste=rng.choices(("untreated", "treated", "collected"), (6, 3, 1))[0],
        hears_loudspeaker=rng.random() < 0.7, devices=_devices(lacking, rng),
    )  # fmt: skip


def _devices(lacking: frozenset[str], rng: Random) -> frozenset[str]:
    if "information_devices" in lacking:
        return frozenset()
    own = {"phone"} | ({"television"} if rng.random() < 0.6 else set()) | ({"radio"} if rng.random() < 0.06 else set())
    return frozenset(own if "telecom" in lacking else own | {"smartphone"})
