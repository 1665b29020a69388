"""Makers of villages, people and households for tests."""

from datetime import date

from lalanh.kernel.actor import Actor
from lalanh.registry.actions import households
from lalanh.registry.actions.households import PersonInput
from lalanh.units import actions
from tests import factories

VILLAGER = "xo-dang"


def village(name: str = "Kon Tu", *, commune: str = "xã Đăk Tờ Re", by: Actor | None = None):
    place = factories.place(commune)
    officer = by or factories.actor("commune_officer", place)
    return actions.add_village(name=name, kind="thôn", commune=place, by=officer)


def person(name: str = "Y Nhiên", **known) -> PersonInput:
    return PersonInput(name, **{"sex": "female", "birth_year": 1980, "ethnicity_key": VILLAGER, **known})


def household(village, by: Actor, *people: PersonInput, on: date = factories.DAY, **known):
    """By default a woman, her husband and a child."""
    family = people or (
        person(relation="head"),
        person("A Thiên", sex="male", birth_year=1978, relation="spouse"),
        person("A Đức", sex="male", birth_year=None, birth_on=date(2019, 5, 4), relation="child"),
    )
    return households.add_household(village=village, people=family, on=on, by=by, **known)
