"""Lists of households: read, checked, loaded."""

from datetime import date

import pytest

from lalanh.kernel import scope
from lalanh.registry.imports import actions
from lalanh.registry.models import ClassRecord, Household, Identifier, ImportState, Membership, MissingNumber, Person
from lalanh.units import actions as places
from lalanh.units import queries as units
from tests import factories
from tests.apps.registry import workbooks
from tests.apps.registry.workbooks import DUC, NHIEN, THIEN

pytestmark = pytest.mark.django_db
DAY = date(2023, 11, 13)


@pytest.fixture
def commune():
    factories.kon_tum()
    return factories.place("xã Đăk Tờ Re")


@pytest.fixture
def officer(commune):
    by = factories.actor("commune_officer", commune)
    scope.enter(by)
    for name in ("1", "2 Kon Tu"):
        places.add_village(name=name, kind="thôn", commune=commune, by=by)
    return by


def taken_in(content, officer, kind="households"):
    unit = units.unit_at_path(officer.path)
    return actions.take_in(content=content, name="danh sách.xlsx", kind=kind, unit=unit, by=officer)


def test_a_list_is_loaded_whole(officer):
    batch = taken_in(workbooks.book(NHIEN, THIEN, DUC), officer)
    report = actions.check(batch_id=batch.pk, by=officer, on=DAY)
    assert (report.lines, report.households, report.bad_households) == (3, 2, 0)
    assert Household.objects.count() == 0
    done = actions.apply(batch_id=batch.pk, by=officer, on=DAY)
    assert (done.state, done.households, done.people) == (ImportState.APPLIED, 2, 3)
    first = Household.objects.get(outside_code="H01")
    assert (first.head_name, first.ethnicity_id, first.member_count, first.poverty_class, first.class_year) == (
        "Y Nhiên",
        "xo-dang",
        2,
        "poor",
        2023,
    )
    assert first.code == f"{first.village.code}-001"
    assert (first.head_is_woman, first.has_merit, first.has_no_labour) == (True, True, None)
    assert Household.objects.get(outside_code="H02").has_merit is False
    assert Identifier.objects.get(person__full_name="Y Nhiên").value == "062180004521"
    assert MissingNumber.objects.get(person__full_name="A Thiên").reason == "child"
    assert Person.objects.get(full_name="A Thiên").birth_year == 2015
    assert Membership.objects.filter(relation="head").count() == 2
    assert set(ClassRecord.objects.values_list("standard", "source", "batch")) == {("vn-2022", "import", batch.pk)}
