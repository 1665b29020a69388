"""The demonstration in the database: what is stored is what the review's own actions and the engine say."""

from collections import Counter
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, Max, Q

from lalanh.kernel import scope
from lalanh.kernel.actor import system
from lalanh.registry import assess, gates
from lalanh.registry.demo import fill, underway
from lalanh.registry.models import (
    LISTED,
    CaseState,
    Certificate,
    CertificateYear,
    ClassRecord,
    Complaint,
    ExitRegistration,
    Household,
    Identifier,
    MemberAnswer,
    Membership,
    Person,
    ReviewCase,
    ReviewRound,
    RoundVillage,
    Step,
    Survey,
)
from lalanh.registry.queries import tally
from lalanh.units import queries as units
from tests import factories

DAY = date(2023, 11, 13)


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """The demonstration once for all tests here, taken back afterwards."""
    by = system("test")
    with django_db_blocker.unblock(), transaction.atomic():
        factories.kon_tum()
        scope.enter(by)
        fill.villages()
        officer = factories.person("commune_officer", factories.place("xã Đăk Tờ Re"))
        count = fill.households(DAY, [officer.pk], by)
        yield count
        transaction.set_rollback(True)


@pytest.fixture
def demo(filled, django_db_blocker):
    """Each test in a savepoint of its own."""
    with django_db_blocker.unblock():
        point = transaction.savepoint()
        scope.enter(system("test"))
        yield filled
        transaction.savepoint_rollback(point)


def rounds():
    return ReviewRound.objects.get(year=2022), ReviewRound.objects.get(year=2023)


def test_size_and_keys(demo):
    assert 2_700 <= demo == Household.objects.count() <= 3_200
    assert not Household.objects.filter(head=None).exists()
    assert Household.objects.values("code").distinct().count() == demo
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")


def test_stored_results_replay(demo):
    for of in rounds():
        assert assess.replay(of.pk) is None


def test_surveys_come_to_what_is_stored(demo):
    """The review's own assessment of the answers writes the very columns that were filled in."""
    names = [field.attname for field in ReviewCase._meta.concrete_fields]
    checked = 0
    for case in ReviewCase.objects.filter(survey__isnull=False).select_related("round", "survey")[::23]:
        before = {name: getattr(case, name) for name in names}
        assess.write(case, assess.assess(case))
        assert {name: getattr(case, name) for name in names} == before
        checked += 1
    assert checked > 120


def test_every_asked_household_has_its_answers(demo):
    asked = ReviewCase.objects.exclude(poverty_class="unknown")
    assert Survey.objects.count() == asked.count()
    people = Counter(MemberAnswer.objects.values_list("case_id", flat=True))
    assert people == dict(asked.values_list("pk", "members"))
    homes = set(Membership.objects.values_list("household_id", "person_id"))
    assert set(MemberAnswer.objects.values_list("case__household_id", "person_id")) <= homes


def test_the_closed_round_went_the_whole_way(demo):
    of, _ = rounds()
    assert of.state == "closed" and not RoundVillage.objects.filter(round=of).exclude(step=Step.DONE).exists()
    states = set(ReviewCase.objects.filter(round=of).values_list("state", flat=True))
    assert states == {CaseState.DECIDED, CaseState.REFUSED, CaseState.DROPPED}
    listed = ReviewCase.objects.filter(round=of, state=CaseState.DECIDED, poverty_class__in=LISTED)
    assert CertificateYear.objects.filter(year=2023).count() == listed.count() > 1_500
    assert ClassRecord.objects.filter(year=2022).exclude(decision=None).count() == ReviewCase.objects.filter(round=of).exclude(decision=None).count()  # fmt: skip
    assert of.villages.annotate(n=Count("meetings")).aggregate(most=Max("n"))["most"] == 2
    case = listed.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewCase.objects.filter(pk=case.pk).update(income=1)


def test_the_class_of_a_household_is_its_latest_record(demo):
    wrong = 0
    latest = ClassRecord.objects.filter(corrected_by=None).order_by("household_id", "-year", "-pk")
    by_household = {}
    for row in latest:
        by_household.setdefault(row.household_id, (row.poverty_class, row.year))
    for key, cls, year in Household.objects.values_list("pk", "poverty_class", "class_year"):
        wrong += by_household.get(key, ("", None)) != (cls, year)
    assert wrong == 0


def test_certificates_are_only_with_the_listed(demo):
    valid = set(Certificate.objects.filter(withdrawn_on=None).values_list("household_id", flat=True))
    listed = set(Household.objects.filter(poverty_class__in=LISTED).values_list("pk", flat=True))
    assert valid and valid <= listed


def test_relapses_have_a_history(demo):
    found = ReviewCase.objects.filter(movement="relapse")
    assert found.exists()
    for case in found:
        years = set(ClassRecord.objects.filter(household=case.household_id, poverty_class__in=LISTED).values_list("year", flat=True))  # fmt: skip
        assert min(years) < case.round.year - 1


def test_the_open_round_shows_every_step(demo):
    _, of = rounds()
    steps = set(RoundVillage.objects.filter(round=of).values_list("step", flat=True))
    assert steps == set(Step.values) - {Step.CERTIFICATES}
    states = set(ReviewCase.objects.filter(round=of).values_list("state", flat=True))
    assert states == set(CaseState.values)


def standing(code):
    row = RoundVillage.objects.select_related("opinion", "round", "village").get(round__year=2023, village__code=code)
    return row, gates.standing(row, tally.tally(row), DAY)


def test_stories_of_the_commune(demo):
    row, now = standing(underway.FAILED)
    assert now.back == Step.SURVEY and row.meetings.count() == 1
    row, now = standing(underway.CONTESTED)
    assert Complaint.objects.get(round_village=row).state == "open" and not now.may_go
    assert ReviewCase.objects.filter(state=CaseState.SUSPENDED).count() == 1
    row, now = standing(fill.VILLAGE)
    assert row.step == Step.MEETING and now.tally.classified > 20 and not now.tally.meetings
    assert standing("23494-04")[0].step == Step.LIST
    row, now = standing("23494-05")
    assert row.step == Step.OPINION and row.opinion.agrees is None
    row, now = standing("23494-06")
    assert now.may_go, "posted long enough"


def test_nothing_is_later_than_today(demo):
    assert not Person.objects.filter(Q(birth_on__gt=DAY) | Q(died_on__gt=DAY)).exists()
    assert not Membership.objects.filter(Q(joined_on__gt=DAY) | Q(left_on__gt=DAY)).exists()
    assert not ClassRecord.objects.filter(on__gt=DAY).exists()
    assert not Household.objects.filter(Q(registered_on__gt=DAY) | Q(closed_on__gt=DAY)).exists()


def test_registrations_with_and_without_officer(demo):
    this = ExitRegistration.objects.filter(year=2023, outcome="open")
    assert this.filter(officer=None).exists() and this.exclude(officer=None).exists()
    before = ExitRegistration.objects.filter(year=2022)
    assert set(before.values_list("outcome", flat=True)) == {"reached", "not_reached"}


def test_somebody_is_on_the_book_twice(demo):
    twice = Identifier.objects.filter(kind="personal_number").values("value").annotate(n=Count("pk")).filter(n__gt=1)
    assert 1 <= twice.count() < 20


def test_a_village_head_sees_his_village_only(demo):
    village = units.unit_by_code(fill.VILLAGE, DAY)
    head = factories.actor("village_head", village)
    scope.enter(head)
    found = set(Household.objects.values_list("village_id", flat=True))
    assert found == {village.pk}
    assert ReviewCase.objects.exclude(village=village).count() == 0


def test_cells_are_a_recount(demo):
    with connection.cursor() as cursor:
        cursor.execute("select sum(households), sum(persons), sum(dep_latrine), sum(no_labour) from registry_cell")
        cells = cursor.fetchone()
        cursor.execute("select sum(households), sum(persons), sum(dep_latrine), sum(no_labour) from registry_cells_recomputed")  # fmt: skip
        assert cells == cursor.fetchone()
