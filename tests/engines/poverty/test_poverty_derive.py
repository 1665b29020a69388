"""Deprivations out of the survey: every indicator at its thresholds, and answers that are missing."""

from datetime import date

import pytest

from lalanh.engines.poverty.ages import age, births
from lalanh.engines.poverty.classify import classify
from lalanh.engines.poverty.derive import derive, to_row
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
    Water,
    Work,
)
from lalanh.engines.poverty.load import standard, standards

ON = date(2026, 10, 15)
GOOD, BAD = Durability.DURABLE, Durability.NOT_DURABLE


def born(years, days=0):
    """A birth that makes so many years on ON; `days` before (+) or after (-) the birthday."""
    return date.fromordinal(date(ON.year - years, ON.month, ON.day).toordinal() - days)


def find(id, key, *members, dwelling=None):
    facts = HouseholdFacts(Area.RURAL, tuple(members), dwelling or Dwelling())
    return derive(facts, standard(id), ON)[key]


def person(key="a", years=None, days=0, **answers):
    return Member(key, birth_on=None if years is None else born(years, days), **answers)


# --- ages


@pytest.mark.parametrize(
    ("member", "ages"),
    [
        (Member("a", birth_on=date(2010, 10, 15)), {16}),
        (Member("a", birth_on=date(2010, 10, 16)), {15}),
        (Member("a", birth_on=date(2008, 2, 29)), {18}),
        (Member("a", birth_year=2010), {15, 16}),
        (Member("a", birth_year=2026), {0}),
        (Member("a", birth_on=ON), {0}),
    ],
)
def test_possible_ages(member, ages):
    assert {birth.age for birth in births(member, ON)} == ages


def test_leap_day_comes_on_the_first_of_march():
    child = Member("a", birth_on=date(2008, 2, 29))
    assert (age(child, date(2026, 2, 28)), age(child, date(2026, 3, 1))) == (17, 18)


@pytest.mark.parametrize("member", [Member("a"), Member("a", birth_on=date(2027, 1, 1)), Member("a", birth_year=2030)])
def test_no_birth_and_a_birth_after_the_review_are_not_known(member):
    assert age(member, ON) is None and {birth.age for birth in births(member, ON)} == set(range(121))


def test_on_the_last_day_of_the_year_the_birth_year_is_enough():
    assert age(Member("a", birth_year=2010), date(2026, 12, 31)) == 16


# --- one member is enough


@pytest.mark.parametrize(
    ("id", "key", "member", "value"),
    [
        ("vn-2022", "health_insurance", person(years=6, insured=False), True),
        ("vn-2022", "health_insurance", person(years=6, days=-1, insured=False), False),
        ("vn-2022", "health_insurance", person(years=70, insured=True), False),
        ("vn-2022", "health_insurance", person(years=70), None),
        ("vn-2022", "health_insurance", person(years=3), False),
        ("vn-2022", "health_insurance", Member("a", birth_year=2020, insured=False), None),
        ("vn-2022", "health_insurance", Member("a", birth_year=2019, insured=False), True),
        ("vn-2022", "health_insurance", Member("a", insured=False), None),
        ("vn-2022", "health_insurance", Member("a", insured=True), False),
        ("vn-2022", "nutrition", person(years=15, malnourished=True), True),
        ("vn-2022", "nutrition", person(years=16, malnourished=True), False),
        ("vn-2022", "nutrition", person(years=2), None),
        ("vn-2022", "nutrition", person(years=40), False),
        ("vn-2022", "child_schooling", person(years=3, attending=School.NONE), True),
        ("vn-2022", "child_schooling", person(years=3, days=-1, attending=School.NONE), False),
        ("vn-2022", "child_schooling", person(years=5, attending=School.PRESCHOOL), False),
        ("vn-2022", "child_schooling", person(years=5, attending=School.PRIMARY), False),
        ("vn-2022", "child_schooling", person(years=6, attending=School.PRESCHOOL), True),
        ("vn-2022", "child_schooling", person(years=11, attending=School.LOWER_SECONDARY), False),
        ("vn-2022", "child_schooling", person(years=12, attending=School.PRIMARY), True),
        ("vn-2022", "child_schooling", person(years=15, attending=School.LOWER_SECONDARY), False),
        ("vn-2022", "child_schooling", person(years=15, attending=School.UPPER_SECONDARY), False),
        ("vn-2022", "child_schooling", person(years=15, attending=School.VOCATIONAL), False),
        ("vn-2022", "child_schooling", person(years=16, attending=School.NONE), False),
        ("vn-2022", "child_schooling", person(years=9), None),
        ("vn-2022", "child_schooling", Member("a", birth_year=2020, attending=School.PRESCHOOL), None),
        ("vn-2022", "child_schooling", Member("a", birth_year=2020, attending=School.PRIMARY), False),
        (
            "vn-2022",
            "adult_education",
            person(years=16, attending=School.NONE, finished=School.PRIMARY, on_job_certificate=False),
            True,
        ),
        (
            "vn-2022",
            "adult_education",
            person(years=16, days=-1, attending=School.NONE, finished=School.NONE, on_job_certificate=False),
            False,
        ),
        (
            "vn-2022",
            "adult_education",
            person(years=17, attending=School.NONE, finished=School.LOWER_SECONDARY, on_job_certificate=False),
            False,
        ),
        (
            "vn-2022",
            "adult_education",
            person(years=18, attending=School.NONE, finished=School.LOWER_SECONDARY, on_job_certificate=False),
            True,
        ),
        (
            "vn-2022",
            "adult_education",
            person(years=18, attending=School.NONE, finished=School.LOWER_SECONDARY, on_job_certificate=True),
            False,
        ),
        ("vn-2022", "adult_education", person(years=18, attending=School.HIGHER, finished=School.PRIMARY), False),
        ("vn-2022", "adult_education", person(years=25, attending=School.NONE, finished=School.VOCATIONAL), False),
        (
            "vn-2022",
            "adult_education",
            person(years=30, days=364, attending=School.NONE, finished=School.NONE, on_job_certificate=False),
            True,
        ),
        (
            "vn-2022",
            "adult_education",
            person(years=31, attending=School.NONE, finished=School.NONE, on_job_certificate=False),
            False,
        ),
        ("vn-2022", "adult_education", person(years=20, attending=School.NONE, finished=School.PRIMARY), None),
        (
            "vn-2022",
            "adult_education",
            Member(
                "a", birth_year=2008, attending=School.NONE, finished=School.LOWER_SECONDARY, on_job_certificate=False
            ),
            None,
        ),
        (
            "vn-2022",
            "adult_education",
            Member("a", birth_year=2008, attending=School.NONE, finished=School.PRIMARY, on_job_certificate=False),
            True,
        ),
        ("vn-2022", "employment", person(years=15, work=Work.SEEKING, sex=Sex.MALE), True),
        ("vn-2022", "employment", person(years=15, days=-1, work=Work.SEEKING, sex=Sex.MALE), False),
        ("vn-2022", "employment", person(years=40, work=Work.NO_CONTRACT), True),
        ("vn-2022", "employment", person(years=40, work=Work.OWN), False),
        ("vn-2022", "employment", person(years=40, work=Work.NOT_SEEKING), False),
        ("vn-2022", "employment", person(years=40), None),
        ("vn-2022", "employment", person(years=80), False),
        ("vn-2022", "employment", person(years=58, work=Work.SEEKING, sex=Sex.MALE), True),
        ("vn-2022", "employment", person(years=58, work=Work.SEEKING, sex=Sex.FEMALE), False),
        ("vn-2022", "employment", person(years=58, work=Work.SEEKING), None),
        ("vn-2016", "health_care", person(untreated_illness=True), True),
        ("vn-2016", "health_care", person(untreated_illness=False), False),
        ("vn-2016", "health_care", person(), None),
        (
            "vn-2016",
            "adult_education",
            Member("a", birth_year=1986, attending=School.NONE, finished=School.PRIMARY),
            True,
        ),
        (
            "vn-2016",
            "adult_education",
            Member("a", birth_year=1985, attending=School.NONE, finished=School.PRIMARY),
            False,
        ),
        ("vn-2016", "adult_education", person(years=15, attending=School.NONE, finished=School.PRIMARY), True),
        ("vn-2016", "adult_education", person(years=20, attending=School.NONE, finished=School.LOWER_SECONDARY), False),
        ("vn-2016", "child_schooling", person(years=5, attending=School.NONE), True),
        ("vn-2016", "child_schooling", person(years=14, days=364, attending=School.NONE), True),
        ("vn-2016", "child_schooling", person(years=15, attending=School.NONE), False),
        ("vn-2016", "child_schooling", person(years=7, attending=School.PRESCHOOL), False),
    ],
)
def test_of_a_member(id, key, member, value):
    finding = find(id, key, member)
    assert finding.value is value
    assert finding.who == (() if value is False else ("a",))
    assert bool(finding.missing) == (value is None)


@pytest.mark.parametrize(
    ("sex", "birth", "on", "working"),
    [  # men born in September 1961 reached 60 years 3 months in December 2021, those of October had to wait for 60 and a half
        (Sex.MALE, date(1961, 9, 10), date(2021, 12, 31), True),
        (Sex.MALE, date(1961, 9, 10), date(2022, 1, 1), False),
        (Sex.MALE, date(1961, 10, 10), date(2022, 4, 30), True),
        (Sex.MALE, date(1961, 10, 10), date(2022, 5, 1), False),
        (Sex.FEMALE, date(1966, 8, 10), date(2021, 12, 31), True),
        (Sex.FEMALE, date(1966, 8, 10), date(2022, 1, 1), False),
        (Sex.MALE, date(1970, 1, 1), date(2032, 1, 31), True),
        (Sex.MALE, date(1970, 1, 1), date(2032, 2, 1), False),
    ],
)
def test_working_age_ends_with_the_month_of_retirement(sex, birth, on, working):
    facts = HouseholdFacts(Area.RURAL, (Member("a", birth_on=birth, sex=sex, work=Work.SEEKING),))
    assert derive(facts, standard("vn-2022"), on)["employment"].value is working


def test_one_sure_member_outweighs_the_unknown():
    finding = find(
        "vn-2022", "health_insurance", person("a", 30), person("b", 30, insured=False), person("c", 30, insured=True)
    )
    assert (finding.value, finding.who, finding.missing) == (True, ("b",), ())
    assert finding.why.params["ages"] == {"b": 30}


def test_the_unknown_are_named_with_what_is_missing():
    finding = find("vn-2022", "health_insurance", person("a", 30, insured=True), Member("b"), person("c", 30))
    assert (finding.value, finding.who, set(finding.missing)) == (None, ("b", "c"), {"birth", "insured"})


# --- members together


CHILD, ADULT = person("child", 10), person("adult", 40, monthly_allowance=False)
OLD = person("old", 80, monthly_allowance=True)


@pytest.mark.parametrize(
    ("members", "value"),
    [
        ((CHILD, ADULT), False),
        ((CHILD, CHILD, ADULT), True),
        ((CHILD, OLD, ADULT, ADULT), False),
        ((CHILD, OLD, OLD, ADULT, ADULT), True),
        ((CHILD, person("x", 40)), None),
        ((CHILD, ADULT, ADULT, person("x", 40)), False),
        ((CHILD, CHILD, CHILD, person("x", 40)), True),
        ((person("x", 16, monthly_allowance=False),), False),
        ((person("x", 16, -1),), True),
    ],
)
def test_more_than_half_are_dependents(members, value):
    assert find("vn-2022", "dependents", *members).value is value


@pytest.mark.parametrize(
    ("id", "members", "value"),
    [
        ("vn-2022", (person(uses_internet=False), person(uses_internet=True)), False),
        ("vn-2022", (person(uses_internet=False), person(uses_internet=False)), True),
        ("vn-2022", (person(uses_internet=False), person()), None),
        ("vn-2022", (person(uses_internet=False, uses_phone=True),), True),
        ("vn-2016", (person(uses_internet=False, uses_phone=True),), False),
        ("vn-2016", (person(uses_internet=False),), None),
        ("vn-2016", (person(uses_internet=False, uses_phone=False),), True),
    ],
)
def test_nobody_uses_the_services(id, members, value):
    finding = find(id, "telecom", *members)
    assert finding.value is value and (finding.who == ()) == (value is not None)


# --- the house


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ((BAD, BAD, GOOD), True),
        ((BAD, GOOD, GOOD), False),
        ((BAD, BAD, None), True),
        ((BAD, GOOD, None), None),
        ((GOOD, GOOD, None), False),
        ((None, None, None), None),
    ],
)
@pytest.mark.parametrize("id", ["vn-2016", "vn-2022"])
def test_two_weak_parts_of_three(id, parts, value):
    finding = find(id, "housing_quality", dwelling=Dwelling(*parts))
    assert finding.value is value and bool(finding.missing) == (value is None)


@pytest.mark.parametrize(("area", "value"), [(1599, True), (1600, False), (None, None)])
def test_eight_square_metres_a_person(area, value):
    assert find("vn-2022", "housing_area", person("a"), person("b"), dwelling=Dwelling(area_dm2=area)).value is value


@pytest.mark.parametrize("water", [*Water, None])
def test_water(water):
    expected = None if water is None else water == Water.OTHER
    assert find("vn-2022", "water", dwelling=Dwelling(water=water)).value is expected


@pytest.mark.parametrize("latrine", [*Latrine, None])
def test_latrine(latrine):
    expected = None if latrine is None else latrine in (Latrine.OTHER, Latrine.NONE)
    assert find("vn-2022", "latrine", dwelling=Dwelling(latrine=latrine)).value is expected


@pytest.mark.parametrize(
    ("id", "devices", "hears", "value"),
    [
        ("vn-2022", frozenset(), None, True),
        ("vn-2022", frozenset({Device.PHONE}), None, False),
        ("vn-2022", None, True, None),
        ("vn-2016", frozenset({Device.PHONE}), False, True),
        ("vn-2016", frozenset({Device.PHONE}), True, False),
        ("vn-2016", frozenset({Device.PHONE}), None, None),
        ("vn-2016", frozenset({Device.RADIO}), None, False),
        ("vn-2016", None, True, False),
    ],
)
def test_devices(id, devices, hears, value):
    key = "information_assets" if id == "vn-2016" else "information_devices"
    assert find(id, key, dwelling=Dwelling(devices=devices, hears_loudspeaker=hears)).value is value


# --- the whole


@pytest.mark.parametrize("one", standards(), ids=lambda one: one.id)
def test_nothing_known_is_nothing_said(one):
    found = derive(HouseholdFacts(Area.RURAL, (Member("a"),)), one, ON)
    assert list(found) == list(one.keys)
    assert all(finding.value is None and finding.missing for finding in found.values())


def test_nobody_in_the_house_is_not_a_household_without_needs():
    found = derive(HouseholdFacts(Area.RURAL, ()), standard("vn-2022"), ON)
    assert found["dependents"].missing == found["nutrition"].missing == found["telecom"].missing == ("members",)
    with pytest.raises(ValueError):
        to_row(HouseholdFacts(Area.RURAL, ()), found)


def test_a_standard_without_definitions_derives_only_what_it_defines():
    facts = HouseholdFacts(
        Area.RURAL, (person("a", 40, insured=False, work=Work.SEEKING, sex=Sex.MALE),), Dwelling(water=Water.OTHER)
    )
    found = derive(facts, standard("vn-2027"), ON)
    assert found["employment"].value is True
    assert (found["water"].value, found["water"].why.code, found["water"].missing) == (None, "absent", ("definition",))


def test_from_survey_to_class():
    child = Member("c", birth_on=date(2019, 5, 1), insured=True, malnourished=True, attending=School.PRIMARY)
    adult = person("a", 38, insured=False, work=Work.OWN, monthly_allowance=False, uses_internet=True)
    house = Dwelling(BAD, BAD, GOOD, 4000, Water.PIPED, Latrine.SEPTIC, None, frozenset({Device.PHONE}))
    facts = HouseholdFacts(Area.RURAL, (adult, child), house, income=1_180_000)
    found = derive(facts, standard("vn-2022"), ON)
    assert [key for key, finding in found.items() if finding.value] == [
        "nutrition",
        "health_insurance",
        "housing_quality",
    ]
    assert classify(to_row(facts, found), standard("vn-2022")).cls == "poor"
