"""Makers of rounds and of cases as they stand after classification: columns are written straight, no action runs."""

import random
from datetime import date, datetime

from django.utils import timezone

from lalanh.registry.models import (
    CAUSES,
    INDICATORS,
    WISHES,
    Arrival,
    CaseState,
    Household,
    Membership,
    Person,
    PovertyClass,
    Relation,
    ResidentCount,
    ReviewCase,
    ReviewRound,
    RoundVillage,
)
from lalanh.units import actions
from lalanh.units.models import Unit

INDICATORS_2022 = [n for n in INDICATORS if n not in ("health_care", "information_assets", "waste")]
PEOPLES = ("kinh", "xo-dang", "ba-na", "gie-trieng", "gia-rai", None)


def review_round(unit: Unit, *, year: int = 2023, **known) -> ReviewRound:
    """A yearly review in force on 13/11 of its year, open."""
    about = {
        "kind": "periodic", "name": f"Rà soát định kỳ năm {year}", "standard": "vn-2022", "review_on": date(year, 10, 15),
        "opens_on": date(year, 9, 1), "ends_on": date(year, 12, 14), "document": f"12/KH-UBND ngày 20/8/{year}",
    }  # fmt: skip
    return ReviewRound.objects.create(unit=unit, unit_path=unit.path, year=year, **(about | known))


def close(round_: ReviewRound) -> ReviewRound:
    """Freezes it, as the action of the review does at the end."""
    round_.state, round_.closed_at, round_.closed_by = "closed", timezone.make_aware(datetime(round_.year, 12, 20)), 1
    round_.save()
    return round_


def villages(commune: Unit, by, number: int = 3) -> list[Unit]:
    return [actions.add_village(name=f"Kon {n + 1}", kind="thôn", commune=commune, by=by) for n in range(number)]


def take_in(round_: ReviewRound, *places: Unit) -> None:
    """The villages take part in the round."""
    for place in places:
        RoundVillage.objects.create(round=round_, village=place, unit_path=place.path, step_since=round_.opens_on)


def residents(round_: ReviewRound, village: Unit, households: int, persons: int, **known) -> ResidentCount:
    return ResidentCount.objects.create(
        round=round_, village=village, unit_path=village.path, households=households, persons=persons,
        **({"source": "sổ hộ khẩu của thôn"} | known),
    )  # fmt: skip


def bare_household(village: Unit, code: str, *, head: str = "A Blưn", ethnicity: str | None = "xo-dang") -> Household:
    """A household with its head as only member, without actions."""
    person = Person.objects.create(full_name=head, sex="male", birth_year=1980, ethnicity_id=ethnicity, unit_path=village.path)  # fmt: skip
    found = Household.objects.create(
        code=code, village=village, unit_path=village.path, registered_on=date(2020, 1, 1), head=person, head_name=head,
        head_is_woman=False, ethnicity_id=ethnicity, member_count=1,
    )  # fmt: skip
    Membership.objects.create(
        household=found, person=person, relation=Relation.HEAD, joined_on=date(2020, 1, 1), unit_path=village.path
    )
    return found


def case(round_: ReviewRound, household: Household, *, lacking: int | None = 0, **known) -> ReviewCase:
    """`lacking`: the first so many indicators of the standard are deprived, the rest are not; None: nothing is known of them."""
    answers = {f"dep_{name}": n < lacking if lacking is not None else None for n, name in enumerate(INDICATORS_2022)}
    about = {
        "village": household.village, "unit_path": household.unit_path, "origin": "listed", "state": CaseState.AGREED,
        "head_name": household.head_name, "ethnicity_id": household.ethnicity_id, "members": household.member_count,
        "opening_members": household.member_count, "area": "rural", "deprivations": lacking or 0,
        "unknown_deprivations": 0 if lacking is not None else len(INDICATORS_2022), "poverty_class": "poor",
    }  # fmt: skip
    return ReviewCase.objects.create(round=round_, household=household, **(about | answers | known))


def facts(rng: random.Random) -> dict:
    """Columns of a case drawn at random, every value and unknown among them."""

    def flag():
        return rng.choice((True, False, None))

    answers = {f"dep_{name}": flag() for name in INDICATORS_2022}
    unknown = sum(1 for value in answers.values() if value is None) if rng.random() < 0.5 else 0
    if not unknown:
        answers = {name: bool(value) for name, value in answers.items()}
    children = rng.choice((None, 0, 1, 3))
    opening = rng.choice(("", "poor", "near_poor", "average", "not_poor"))
    found = {
        "state": rng.choice([s for s in CaseState if s not in (CaseState.DECIDED, CaseState.REFUSED)]),
        "opening_class": opening, "opening_members": rng.randint(1, 8) if opening else 0, "members": rng.randint(1, 8),
        "poverty_class": rng.choice(list(PovertyClass)), "arrival": rng.choice((*Arrival, "")),
        "was_poor_before": rng.random() < 0.3, "ethnicity_id": rng.choice(PEOPLES), "second_class": rng.choice(("", "poor", "near_poor")),
        "deprivations": sum(1 for value in answers.values() if value), "unknown_deprivations": rng.choice((unknown, unknown, unknown, None)),
        "children": children,
    }  # fmt: skip
    found |= {
        name: flag()
        for name in ("head_is_woman", "has_merit", "has_no_labour", "has_social_protection", "is_indigenous")
    }
    found |= {
        f"children_{name}": rng.choice((None, rng.randint(0, children or 0)))
        for name in ("malnourished", "uninsured", "out_of_school")
    }
    found |= {f"cause_{name}": rng.random() < 0.3 for name in CAUSES} | {
        f"wish_{name}": rng.random() < 0.3 for name in WISHES
    }
    return found | answers


def random_cases(round_: ReviewRound, places: list[Unit], number: int, seed: int = 1) -> list[ReviewCase]:
    """Households with a head each, and cases with `facts`."""
    rng = random.Random(seed)
    homes = [
        Household(
            code=f"H{seed}-{n:06d}", village=place, unit_path=place.path, registered_on=date(2020, 1, 1), head_name=f"A {n}"
        )
        for n, place in ((n, rng.choice(places)) for n in range(number))
    ]  # fmt: skip
    Household.objects.bulk_create(homes)
    cases = [
        ReviewCase(
            round=round_, household=home, village=home.village, unit_path=home.unit_path, origin="listed", area="rural",
            head_name=home.head_name, **facts(rng),
        )
        for home in homes
    ]  # fmt: skip
    return ReviewCase.objects.bulk_create(cases)
