"""Years of a unit: comparable or broken, and across a reorganisation of the map."""

from datetime import date

import pytest

from lalanh.base.errors import NotAllowed, NotFound
from lalanh.kernel import scope
from lalanh.kernel.actor import system
from lalanh.registry.figures import series
from lalanh.units import succession
from lalanh.units.models import UnitLink
from tests import factories
from tests.factories import registry as make

AFTER = date(2025, 9, 1)


def poor(round_, village, number, cls="poor", **known):
    for n in range(number):
        home = make.bare_household(village, f"{round_.year}-{cls}-{n}")
        make.case(round_, home, lacking=4, poverty_class=cls, opening_class=cls, **known)


@pytest.fixture
def ground(db):
    factories.kon_tum()
    commune = factories.place("xã Đăk Tờ Re")
    by = factories.actor("commune_leader", commune)
    scope.enter(by)
    return by, commune, make.villages(commune, by, 2)


def a_year(unit, places, year, number, **known):
    found = make.review_round(unit, year=year, **known)
    make.take_in(found, *places)
    for place in places:
        make.residents(found, place, 100, 400, minority_households=50)
    poor(found, places[0], number)
    return found


def test_two_years_of_one_standard_are_subtracted(ground):
    by, commune, places = ground
    a_year(commune, places, 2022, 5)
    a_year(commune, places, 2023, 3)
    first, second = series.series(by, commune).years
    assert (first.poor, second.poor, second.change, second.broken) == (5, 3, -2, "")
    assert (second.households, second.poor_rate) == (200, second.poor_rate)
    assert str(second.poor_rate) == "1.5" and str(second.change_of_rate) == "-1.0"
    assert str(second.minority_of_minority) == "3" and str(second.minority_of_poor) == "100"
    assert first.change is None and not first.broken


def test_a_change_of_standard_and_a_gap_and_villages_missing_break(ground):
    by, commune, places = ground
    a_year(commune, places, 2020, 5, standard="vn-2016")
    a_year(commune, places, 2022, 4)
    a_year(commune, places[:1], 2023, 3)
    _, second, third = series.series(by, commune).years
    assert (
        second.change is None
        and "đổi chuẩn nghèo" in second.broken
        and "không có số liệu từ 2021 đến 2021" in second.broken
    )
    assert third.change is None and third.broken == "số thôn có số liệu khác nhau (2 và 1)"
    assert (third.villages, third.expected) == (1, 2)


def test_households_without_a_result_break_the_comparison(ground):
    by, commune, places = ground
    a_year(commune, places, 2022, 5)
    found = a_year(commune, places, 2023, 3)
    poor(found, places[1], 2, "unknown")
    found.cases.filter(village=places[1]).update(opening_class="poor")
    _, second = series.series(by, commune).years
    assert (second.pending, second.change, second.broken) == (2, None, "còn 2 hộ chưa có kết quả")


def test_residents_missing_leave_the_rate_unknown(ground):
    by, commune, places = ground
    found = a_year(commune, places, 2023, 3)
    found.resident_counts.filter(village=places[0]).delete()
    (year,) = series.series(by, commune).years
    assert year.households is None and year.poor_rate is None and year.poor == 3


def join(old, new, share=10000):
    scope.enter(system("test"))
    return UnitLink.objects.create(old=old, new=new, on=date(2025, 7, 1), share=share, legal_basis="NQ 1677")


def test_a_new_commune_carries_the_years_of_those_that_went_wholly_into_it(ground):
    _, commune, places = ground
    a_year(commune, places, 2023, 4)
    new = factories.place("xã Kon Braih", AFTER)
    join(commune, new)
    officer = factories.actor("commune_leader", new)
    scope.enter(officer)
    village = make.villages(new, officer, 2)
    a_year(new, village, 2025, 2)
    found = series.series(officer, new)
    first, second = found.years
    assert (first.year, first.poor, first.territory) == (2023, 4, (commune.full_name,))
    assert second.poor == 2 and found.inherits == (commune.full_name,) and found.unclear == ()
    only = series.series(officer, new, todays_map=False)
    assert [year.year for year in only.years] == [2025]


def test_a_part_of_an_old_commune_is_not_put_together_and_is_named(ground):
    _, commune, places = ground
    a_year(commune, places, 2023, 4)
    one, two = factories.place("xã Kon Braih", AFTER), factories.place("xã Đăk Kôi", AFTER)
    join(commune, one, None)
    join(commune, two, None)
    officer = factories.actor("commune_leader", one)
    scope.enter(officer)
    found = series.series(officer, one)
    assert found.years == () and found.unclear == (commune.full_name,)
    province = factories.actor("province_leader", one.parent)
    scope.enter(province)
    above = series.series(province, one.parent)
    assert [year.poor for year in above.years] == [4], "both successors lie in the province: shares need not be known"


def test_a_village_that_says_where_it_went_decides_for_itself(ground):
    _, commune, places = ground
    found = a_year(commune, places, 2023, 4)
    poor(found, places[1], 7, "near_poor")
    one, two = factories.place("xã Kon Braih", AFTER), factories.place("xã Đăk Kôi", AFTER)
    officer = factories.actor("commune_leader", one)
    scope.enter(officer)
    new_one = make.villages(one, officer, 1)[0]
    other = factories.actor("commune_leader", two)
    new_two = make.villages(two, other, 1)[0]
    join(commune, one, None)
    join(commune, two, None)
    join(places[0], new_one)
    join(places[1], new_two)
    scope.enter(officer)
    (year,) = series.series(officer, one).years
    assert (year.poor, year.near_poor, year.villages) == (4, 0, 1)
    assert series.series(officer, one).unclear == ()
    scope.enter(other)
    (year,) = series.series(other, two).years
    assert (year.poor, year.near_poor) == (0, 7)


def test_who_did_not_inherit_sees_nothing(ground):
    _, commune, places = ground
    a_year(commune, places, 2023, 4)
    neighbour = factories.place("xã Đăk Ruồng")
    other = factories.actor("commune_leader", neighbour)
    scope.enter(other)
    with pytest.raises(NotFound):
        series.series(other, commune)
    assert series._rows([place.path for place in places]) == [], "the function itself refuses paths of others"
    assert series.series(other, neighbour).years == ()
    with pytest.raises(NotAllowed):
        series.series(factories.actor("system_administrator", commune), commune)


def test_territory_of_an_old_unit_is_its_own(ground):
    _, commune, places = ground
    land = succession.territory(commune)
    assert set(land.own) == {place.path for place in places} and land.inherited == {} and land.unclear == ()


def test_an_id_alone_names_no_round(ground):
    """Of the own units, above them and of what they inherited; another commune's round has no name here."""
    by, commune, places = ground
    own = a_year(commune, places, 2023, 1)
    scope.enter(system("test"))
    above = make.review_round(factories.place("huyện Kon Rẫy"), year=2021)
    elsewhere = make.review_round(factories.place("xã Đăk Pne"), year=2022)
    inherited = make.review_round(factories.place("xã Đăk Tơ Lung"), year=2020)
    told = factories.actor("commune_leader", factories.place("xã Đăk Tơ Lung"))
    scope.enter(told)
    make.take_in(inherited, *make.villages(factories.place("xã Đăk Tơ Lung"), told, 1))
    ids = {own.pk, above.pk, elsewhere.pk, inherited.pk}
    scope.enter(by)
    assert set(series._rounds(ids)) == {own.pk, above.pk}
    join(factories.place("xã Đăk Tơ Lung"), commune)
    scope.enter(by)
    assert set(series._rounds(ids)) == {own.pk, above.pk, inherited.pk}
    scope.enter(factories.actor("village_head", places[0]))
    assert set(series._rounds(ids)) == {own.pk, above.pk}
