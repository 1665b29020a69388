"""The generator without a database: whole numbers, names, numbers of people, and answers that derive to what is stored."""

from collections import Counter
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.engines.poverty import classify, derive, load
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
    Waste,
    Water,
    Work,
)
from lalanh.registry.demo import homes, living, panel, places, published, splits
from lalanh.registry.demo.allot import allot
from lalanh.registry.demo.numbers import Numbers

TODAY = date(2023, 11, 13)
STANDARD = load.standard("vn-2022")


@given(st.integers(0, 5000), st.lists(st.tuples(st.floats(0, 50), st.integers(0, 900)), min_size=1, max_size=40))
def test_shares_add_up_under_their_caps(total, pairs):
    weights, caps = [weight for weight, _ in pairs], [cap for _, cap in pairs]
    if sum(caps) < total:
        with pytest.raises(ValueError, match="do not fit"):
            allot(total, weights, caps)
        return
    parts = allot(total, weights, caps)
    assert sum(parts) == total and all(0 <= part <= cap for part, cap in zip(parts, caps, strict=True))


def test_shares_follow_weights():
    assert allot(10, [1.0, 1.0, 2.0]) == [3, 2, 5]


def test_flows_close_every_year_and_side():
    minority = (published.OPENING_2022.minority_poor, splits.NEAR_MINORITY[2021])
    for year, flows in splits.FLOWS.items():
        start, end = splits.opening(year), published.YEAR_ENDS[year]
        assert flows.close((start.poor, start.near_poor)) == (end.poor, end.near_poor)
        mine, others = splits.by_people(year, minority)
        closed = mine.close(minority)
        assert closed[0] == end.minority_poor
        assert others.close((start.poor - minority[0], start.near_poor - minority[1])) == (end.poor - closed[0], end.near_poor - closed[1])  # fmt: skip
        assert all(count >= 0 for side in (mine, others) for count in vars_of(side))
        minority = closed
    assert splits.FLOWS[2022].new_poor == published.NEW_POOR_2022
    assert (splits.DOUBLES, splits.LEFT_OUT) == (41, 3)


def vars_of(flows):
    return [getattr(flows, name) for name in flows.__slots__]


def test_published_districts_add_up():
    assert sum(one.households for one in published.DISTRICTS) == splits.RESIDENTS[2021] == 143_561
    assert sum(one.minority for one in published.DISTRICTS) == splits.MINORITY_RESIDENTS[2021] == 75_576
    assert sum(one.minority_poor for one in published.DISTRICTS) == published.OPENING_2022.minority_poor


def test_villages():
    found = places.villages()
    assert len(found) == published.VILLAGES and len({one.commune.code for one in found}) == 102
    for own in grouped(found, lambda one: one.commune.code).values():
        assert len({(one.kind, one.name) for one in own}) == len(own) >= 3
    for code, own in grouped(found, lambda one: one.commune.district).items():
        district = next(one for one in published.DISTRICTS if one.code == code)
        assert (sum(one.households for one in own), sum(one.minority for one in own)) == (
            district.households,
            district.minority,
        )
    assert [one.name for one in found if one.people == "brau"] == ["Đăk Mế"]
    assert all(0 <= one.minority <= one.households and one.households > 20 for one in found)


def grouped(items, key):
    found = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found


def test_panel_counts_as_published():
    found = panel.lines()
    for year, stock in published.YEAR_ENDS.items():
        poor = [line for line in found if line.result.get(year) == panel.POOR]
        assert (len(poor), panel.count(found, year, panel.NEAR)) == (stock.poor, stock.near_poor)
        assert sum(line.minority for line in poor) == stock.minority_poor
    opening = [line for line in found if line.opening.get(2022) == panel.POOR]
    assert len(opening) == published.OPENING_2022.poor
    by_district = Counter(line.village.commune.district for line in opening if line.minority)
    assert by_district == {one.code: one.minority_poor for one in published.DISTRICTS}


def test_a_panel_is_always_the_same():
    again = panel.lines.__wrapped__(2021)
    assert [(line.village.code, line.result) for line in again] == [(line.village.code, line.result) for line in panel.lines()]  # fmt: skip
    assert panel.lines.__wrapped__(7)[:50] != again[:50]


def test_nobody_is_listed_without_reason():
    for line in panel.lines():
        for year, cls in line.opening.items():
            if year > 2022:
                assert line.result[year - 1] == cls
            assert year in line.result or year == 2025
        for before, after in pairwise(sorted(line.history)):
            assert after[0] == before[0] + 1


@pytest.fixture(scope="module")
def some():
    lines = [line for line in panel.lines() if line.village.commune.district == "614"]
    return homes.homes(panel.until(2023, [*lines, *panel.lines()[::40]]), TODAY)


def test_families_are_plausible(some):
    heads, sizes = [home.head for home in some], [len(home.family) for home in some]
    assert 0.12 < sum(head.woman for head in heads) / len(heads) < 0.4
    assert 3.2 < sum(sizes) / len(sizes) < 5 and max(sizes) <= 12
    for home in some:
        assert [one.relation for one in home.family].count("head") == 1
        assert home.head.age(TODAY) >= 17
        for one in home.family:
            assert (
                one.joined <= TODAY and (one.left is None) == (one.reason == "") and (one.left or TODAY) >= one.joined
            )
            if one.relation == "child":
                assert (one.born - home.head.born).days > 14 * 365


def test_names_by_people_and_sex(some):
    native = [one for home in some for one in home.family if one.people in ("xo-dang", "ba-na", "gie-trieng", "ro-mam")]
    assert all(one.name.startswith("Y " if one.woman else "A ") for one in native)
    assert len({one.name for one in native}) > 700
    assert all(len(one.name.split()) == 3 for home in some for one in home.family if one.people == "kinh")


def test_personal_numbers_are_right_in_form_and_not_real(some):
    people = [one for home in some for one in home.family]
    numbered = [one for one in people if one.number]
    assert all(one.number.isdigit() and len(one.number) == 12 and one.number[6] == "9" for one in numbered)
    wrong = [one for one in numbered if not fits(one)]
    assert 0 < len(wrong) < 0.02 * len(numbered)
    assert all(bool(one.number) != bool(one.no_number) for one in people)
    assert {one.no_number for one in people} == {"", "child", "not_issued", "lost", "refused", "not_asked"}
    assert {len(one.old_card) for one in people} == {0, 9}
    twice = [number for number, count in Counter(one.number for one in numbered).items() if count > 1]
    assert 0 < len(twice) < 50


def fits(one):
    century_and_sex = (one.born.year // 100 - 19) * 2 + one.woman
    return one.number[3:6] == f"{century_and_sex}{one.born.year % 100:02d}"


def test_numbers_never_come_twice():
    numbers, rng = Numbers(), Random(1)
    found = [numbers.personal("xo-dang", n % 2 == 0, 1990, rng) for n in range(4000)]
    assert len(set(found)) == 4000


def test_doubles_are_the_same_people(some):
    doubles = [home for home in some if home.line.double_of >= 0]
    assert doubles
    for home in doubles:
        assert home.close_reason == "mistake"


def member(key, one, told):
    return Member(
        key=str(key), birth_on=one.born if one.day_known else None, birth_year=None if one.day_known else one.born.year,
        sex=Sex.FEMALE if one.woman else Sex.MALE, insured=told.insured, attending=School(told.attending), finished=School(told.finished),
        on_job_certificate=told.on_job_certificate, work=Work(told.work) if told.work else None, malnourished=told.malnourished,
        monthly_allowance=told.monthly_allowance, uses_internet=told.uses_internet, uses_phone=told.uses_phone,
    )  # fmt: skip


def facts(life, urban):
    house = life.house
    members = tuple(member(n, one, told) for n, (one, told) in enumerate(zip(life.members, life.told, strict=True)))
    dwelling = Dwelling(
        Durability(house.wall), Durability(house.column), Durability(house.roof), house.area_dm2, Water(house.water), Latrine(house.latrine), Waste(house.waste),
        frozenset(map(Device, house.devices)), house.hears_loudspeaker,
    )  # fmt: skip
    return HouseholdFacts(Area.URBAN if urban else Area.RURAL, members, dwelling, life.income)


def test_answers_derive_to_the_wanted_class_and_lacks(some):
    """The engine, asked for itself, finds what the generator says: class, every indicator, nothing unknown."""
    counted = Counter()
    for home in some:
        for year, result in home.line.result.items():
            if result == panel.GONE:
                continue
            on = date(year, 10, 15)
            life = homes.live(home, year, on)
            told = facts(life, home.line.village.commune.urban)
            findings = derive.derive(told, STANDARD, on)
            assert {key: found.value for key, found in findings.items()} == {key: key in life.lacking for key in living.ORDER}  # fmt: skip
            assert classify.classify(derive.to_row(told, findings), STANDARD).cls == life.cls
            assert life.cls == result if result in panel.LISTED else life.cls in ("average", "better_off")
            counted[life.cls] += 1
    assert min(counted[cls] for cls in ("poor", "near_poor", "average", "better_off")) > 200


def test_every_indicator_is_lacked_by_some_poor(some):
    poor = [home.lives[2022] for home in some if home.line.result.get(2022) == "poor" and homes.live(home, 2022, date(2022, 10, 15))]  # fmt: skip
    rates = {key: sum(key in life.lacking for life in poor) / len(poor) for key in living.ORDER}
    assert all(0.02 < rate < 0.85 for rate in rates.values()), rates
