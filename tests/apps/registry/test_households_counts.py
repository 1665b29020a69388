"""The kept counts equal a recount after any writes, and nobody writes them by hand."""

import random
from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction

from lalanh.kernel import scope
from lalanh.registry.actions import classes, links, members
from lalanh.registry.models import Household, HouseholdCount, Membership
from lalanh.registry.queries import households as queries
from lalanh.registry.queries.households import Filters
from tests import factories
from tests.factories import DAY
from tests.factories import households as make

pytestmark = pytest.mark.django_db
LATER = date(2023, 11, 20)


def difference():
    """Rows of the counts that a recount does not give, and the other way round."""
    columns = ", ".join(field.column for field in HouseholdCount._meta.fields if field.name != "id")
    kept = f"select {columns} from registry_householdcount where households <> 0 or people <> 0"
    again = f"select {columns} from registry_householdcount_recomputed"
    with connection.cursor() as cursor:
        cursor.execute(f"({kept} except {again}) union all ({again} except {kept})")
        return cursor.fetchall()


@pytest.fixture
def ground(db):
    factories.kon_tum()
    by = factories.actor("commune_leader", factories.place("xã Đăk Tờ Re"))
    scope.enter(by)
    return by, [make.village(name, by=by) for name in ("Kon Tu", "Kon Xơm", "Kon Rá")]


def add(pick, by, villages, home):
    people = pick.choice(["kinh", "xo-dang", "ba-na", ""])
    make.household(pick.choice(villages), by, make.person(relation="head", ethnicity_key=people), make.person("A"))


def join(pick, by, villages, home):
    members.add_member(household_id=home.pk, given=make.person("Y Mai"), on=DAY, today=DAY, by=by)


def leave(pick, by, villages, home):
    gone = home.memberships.filter(left_on=None).exclude(relation="head").first()
    if gone:
        members.leave(household_id=home.pk, membership_id=gone.pk, on=LATER, reason="moved", today=LATER, by=by)


def move(pick, by, villages, home):
    there = pick.choice([village for village in villages if village.pk != home.village_id])
    links.move(household_id=home.pk, village=there, on=LATER, today=LATER, by=by)


def merge(pick, by, villages, home):
    other = Household.objects.filter(closed_on=None).exclude(pk=home.pk).first()
    if other:
        links.merge_households(gone_id=home.pk, kept_id=other.pk, relations={}, on=LATER, today=LATER, by=by)


def close(pick, by, villages, home):
    links.close(household_id=home.pk, on=LATER, reason="mistake", today=LATER, by=by)


def flags(pick, by, villages, home):
    """As edits of members, imports and the classifier leave them; unknown is in no group."""
    names = ("has_merit", "has_no_labour", "has_social_protection", "is_indigenous")
    Household.objects.filter(pk=home.pk).update(**{name: pick.choice([True, False, None]) for name in names})


def decide(pick, by, villages, home):
    if not home.poverty_class:
        found = pick.choice(["poor", "near_poor"])
        classes.record_class(household_id=home.pk, year=2022, standard="vn-2022", poverty_class=found, on=DAY, by=by)


def reopen(pick, by, villages, home):
    closed = Household.objects.filter(close_reason="mistake").first()
    if closed:
        links.reopen(household_id=closed.pk, by=by)


STEPS = [add, add, join, leave, move, merge, close, decide, reopen, flags, flags]


@pytest.mark.parametrize("seed", range(2))
def test_counts_equal_a_recount_after_any_writes(ground, seed):
    by, villages = ground
    pick = random.Random(seed)
    for _ in range(45):
        homes = list(Household.objects.filter(closed_on=None, member_count__gt=0).order_by("pk"))
        step = pick.choice(STEPS) if homes else add
        step(pick, by, villages, pick.choice(homes) if homes else None)
    assert Household.objects.count() > 5
    assert difference() == []
    for filters in (
        Filters(),
        Filters(path=villages[0].path),
        Filters(poverty_class="poor"),
        Filters(poverty_class="none"),
        Filters(ethnicity="kinh"),
        *(Filters(group=group) for group in queries.GROUPS),
        Filters(group="has_merit", poverty_class="poor", ethnicity="xo-dang", path=villages[1].path),
        Filters(group="has_no_labour", poverty_class="none"),
    ):
        rows = list(queries.filtered(by, filters))
        assert queries.totals(by, filters) == queries.Totals(
            len(rows), sum(row.member_count for row in rows), sum(row.poverty_class == "poor" for row in rows),
            sum(row.poverty_class == "near_poor" for row in rows),
        )  # fmt: skip


def test_many_rows_at_once_and_deletion(ground):
    by, villages = ground
    for village in villages:
        make.household(village, by)
    Household.objects.update(ethnicity="ba-na", poverty_class="poor", class_year=2020)
    assert difference() == []
    assert queries.totals(by, Filters()) == queries.Totals(3, 9, 3, 0)
    Membership.objects.all().delete()
    Household.objects.all().delete()
    assert difference() == []
    assert queries.totals(by, Filters()) == queries.Totals(0, 0, 0, 0)


def test_nobody_writes_counts_by_hand_and_a_neighbour_sees_none(ground):
    by, villages = ground
    make.household(villages[0], by)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        HouseholdCount.objects.update(households=5)
    neighbour = factories.actor("commune_officer", factories.place("xã Đăk Ruồng"))
    scope.enter(neighbour)
    assert not HouseholdCount.objects.exists()
    assert queries.totals(neighbour, Filters()).households == 0
    admin = factories.actor("system_administrator", factories.place("tỉnh Kon Tum"))
    scope.enter(admin)
    assert queries.totals(admin, Filters()).households == 0
