"""The survey as it comes: saved in parts, classed beside it, finished, guarded."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.engines.poverty import load
from lalanh.kernel import scope
from lalanh.registry import assess, questions
from lalanh.registry.actions import classes, points, surveys
from lalanh.registry.actions import survey_batches as batches
from lalanh.registry.actions.households import PersonInput, add_household
from lalanh.registry.models import (
    Cell,
    ClassRecord,
    Decision,
    MemberAnswer,
    Origin,
    ReviewCase,
    ReviewRound,
    RoundVillage,
    Step,
    Survey,
)
from lalanh.registry.queries import surveys as queries
from lalanh.registry.queries import why
from lalanh.units import actions as units
from tests import factories
from tests.factories import DAY

pytestmark = pytest.mark.django_db
PEOPLE = (
    PersonInput("Y Nhiên", sex="female", birth_year=1985, ethnicity_key="xo-dang", relation="head"),
    PersonInput("A Thiên", sex="male", birth_on=date(2005, 4, 2), ethnicity_key="xo-dang", relation="child"),
    PersonInput("A Đức", sex="male", birth_on=date(2019, 9, 30), ethnicity_key="xo-dang", relation="child"),
)


@pytest.fixture
def world(db):
    factories.kon_tum()
    commune = factories.place("xã Đăk Tờ Re")
    officer = factories.actor("commune_officer", commune)
    scope.enter(officer)
    village = units.add_village(name="Kon Tu", kind="thôn", commune=commune, by=officer)
    household = add_household(village=village, people=PEOPLE, on=date(2022, 1, 1), by=officer)
    found = ReviewRound.objects.create(
        unit=commune, unit_path=commune.path, kind="periodic", year=2023, name="Rà soát 2023", standard="vn-2022", second_standard="",
        review_on=date(2023, 10, 21), opens_on=date(2023, 9, 1), ends_on=date(2023, 12, 14),
    )  # fmt: skip
    RoundVillage.objects.create(round=found, village=village, unit_path=village.path, step=Step.SURVEY, step_since=DAY)
    case = ReviewCase.objects.create(
        round=found, household=household, village=village, unit_path=village.path, origin=Origin.LISTED, area="rural", head_name="Y Nhiên",
        ethnicity_id="xo-dang", opening_class="poor", opening_members=3, members=3,
    )  # fmt: skip
    return {
        "commune": commune,
        "village": village,
        "officer": officer,
        "case": case,
        "household": household,
        "round": found,
    }


def answers(case, **household):
    """Everything answered so that nothing is lacking, then changed by `household`."""
    typed = {
        "wall": "durable", "column": "durable", "roof": "durable", "area_dm2": "60", "water": "piped", "latrine": "septic",
        "has_smartphone": "1", "income": "1.180.000",
    }  # fmt: skip
    for row in MemberAnswer.objects.filter(case=case).select_related("person"):
        own = {"insured": "1", "attending": "none", "finished": "lower_secondary", "work": "own", "monthly_allowance": "0", "uses_internet": "1", "malnourished": "0", "on_job_certificate": "0"}  # fmt: skip
        if row.person.full_name == "A Đức":
            own |= {"attending": "preschool", "finished": ""}
        typed |= {f"m{row.person_id}-{key}": value for key, value in own.items()}
    return typed | household


def save(world, typed, version=1):
    return surveys.save(case_id=world["case"].pk, typed=typed, version=version, by=world["officer"], on=DAY)


def test_a_survey_grows_answer_by_answer_and_the_class_with_it(world):
    case = world["case"]
    surveys.open_survey(case_id=case.pk, by=world["officer"])
    assert MemberAnswer.objects.filter(case=case, is_present=True).count() == 3
    first = save(world, {"income": "1.180.000", "wall": "not_durable"})
    assert str(first.result.cls) == "unknown"
    typed = answers(case, wall="not_durable", column="not_durable", latrine="none", water="other")
    found = save(world, typed, 2)
    assert str(found.result.cls) == "poor"
    case.refresh_from_db()
    assert (case.poverty_class, case.income, case.b2, case.dep_water, case.dep_waste) == (
        "poor",
        1_180_000,
        40,
        True,
        None,
    )
    # A Thiên, 18, finished only lower secondary and studies no more
    assert case.dep_adult_education
    assert case.movement == "stayed"
    assert (case.children, case.children_uninsured, case.children_malnourished) == (1, 0, 0)
    assert case.state == "listed"
    surveys.finish(case_id=case.pk, by=world["officer"], on=DAY)
    case.refresh_from_db()
    assert case.state == "surveyed"


def test_the_same_house_without_lacks_is_near_poor_and_above_the_line_average(world):
    case = world["case"]
    surveys.open_survey(case_id=case.pk, by=world["officer"])
    assert str(save(world, answers(case)).result.cls) == "near_poor"
    assert str(save(world, {"income": "1.500.001"}, 2).result.cls) == "average"
    assert str(save(world, {"income": "1.500.000"}, 3).result.cls) == "near_poor"
    assert str(save(world, {"income": "", "income_12_months": "54.000.000"}, 4).result.cls) == "near_poor"
    case.refresh_from_db()
    assert case.income == 1_500_000


def test_wrong_answers_save_nothing_and_say_which(world):
    case = world["case"]
    survey = surveys.open_survey(case_id=case.pk, by=world["officer"])
    with pytest.raises(surveys.WrongAnswers) as caught:
        save(world, {"income": "nhiều", "area_dm2": "-3", "water": "sông", "wall": "durable"})
    assert set(caught.value.problems) == {"income", "area_dm2", "water"}
    survey.refresh_from_db()
    assert (survey.wall, survey.version) == ("", 1)


def test_two_people_editing_the_second_is_told(world):
    surveys.open_survey(case_id=world["case"].pk, by=world["officer"])
    save(world, {"wall": "durable"})
    with pytest.raises(Conflict):
        save(world, {"wall": "not_durable"})
    assert Survey.objects.get().wall == "durable"


def test_an_unfinished_survey_cannot_be_finished_or_classified(world):
    surveys.open_survey(case_id=world["case"].pk, by=world["officer"])
    save(world, {"wall": "durable"})
    for action in (surveys.finish, surveys.classify_case):
        with pytest.raises(BadInput):
            action(case_id=world["case"].pk, by=world["officer"], on=DAY)


def test_who_may_and_who_may_not(world):
    case = world["case"]
    head = factories.actor("village_head", world["village"])
    scope.enter(head)
    surveys.open_survey(case_id=case.pk, by=head)
    surveys.save(case_id=case.pk, typed=answers(case), version=1, by=head, on=DAY)
    with pytest.raises(NotAllowed):
        surveys.classify_case(case_id=case.pk, by=head, on=DAY)
    inspector = factories.actor("inspector", world["commune"])
    with pytest.raises(NotAllowed):
        surveys.save(case_id=case.pk, typed={}, version=2, by=inspector, on=DAY)
    neighbour = factories.actor("commune_officer", factories.place("xã Đăk Ruồng"))
    scope.enter(neighbour)
    with pytest.raises(NotFound):
        surveys.save(case_id=case.pk, typed={}, version=2, by=neighbour, on=DAY)
    with pytest.raises(NotFound):
        why.case(neighbour, case.pk)


def test_after_the_meeting_the_survey_is_shut_and_after_closing_frozen(world):
    case = world["case"]
    surveys.open_survey(case_id=case.pk, by=world["officer"])
    RoundVillage.objects.update(step=Step.MEETING)
    with pytest.raises(NotAllowed):
        save(world, {"wall": "durable"})
    ReviewRound.objects.filter(pk=world["round"].pk).update(state="closed", closed_at="2023-12-20T00:00Z")
    with pytest.raises(NotAllowed):
        save(world, {"wall": "durable"})
    with pytest.raises(IntegrityError), transaction.atomic():
        Survey.objects.update(wall="durable")
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewCase.objects.update(members=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewRound.objects.update(state="open", closed_at=None)


def test_what_people_agreed_to_is_not_written_over(world):
    surveys.open_survey(case_id=world["case"].pk, by=world["officer"])
    ReviewCase.objects.filter(pk=world["case"].pk).update(state="agreed")
    with pytest.raises(NotAllowed, match="thống nhất"):
        save(world, {"wall": "durable"})


def test_the_cells_follow_every_save(world):
    case = world["case"]
    surveys.open_survey(case_id=case.pk, by=world["officer"])
    assert [(c.poverty_class, c.movement, c.households) for c in Cell.objects.filter(households__gt=0)] == [
        ("unknown", "pending", 1)
    ]
    save(world, answers(case, wall="not_durable", column="not_durable", latrine="none", water="other"))
    (cell,) = Cell.objects.filter(households__gt=0)
    assert (cell.poverty_class, cell.movement, cell.deprived, cell.dep_latrine, cell.minority, cell.persons) == (
        "poor",
        "stayed",
        4,
        1,
        1,
        3,
    )


def test_why_names_people_and_replay_agrees(world):
    case = world["case"]
    surveys.open_survey(case_id=case.pk, by=world["officer"])
    one = MemberAnswer.objects.get(person__full_name="A Thiên")
    save(
        world,
        answers(case, wall="not_durable", column="not_durable", latrine="none") | {f"m{one.person_id}-insured": "0"},
    )
    told = why.why(world["officer"], world["household"])
    text = " ".join(line.text for line in told.explanation.lines)
    assert "A Thiên" in text
    assert "1.180.000" in text
    assert not told.is_decided
    assert assess.replay(world["round"].pk) is None
    ReviewCase.objects.filter(pk=case.pk).update(poverty_class="near_poor")
    assert assess.replay(world["round"].pk)[0] == case.pk


def test_only_questions_that_the_standard_and_the_age_need(world):
    surveys.open_survey(case_id=world["case"].pk, by=world["officer"])
    form = queries.form(world["officer"], world["case"].pk)
    by_name = {person.name: {one.name.partition("-")[2] for one in person.asked} for person in form.people}
    assert "work" not in by_name["A Đức"]
    assert "malnourished" in by_name["A Đức"]
    assert "malnourished" not in by_name["Y Nhiên"]
    assert "untreated_illness" not in by_name["Y Nhiên"]
    assert "uses_phone" not in by_name["Y Nhiên"]
    assert {q.key for q in questions.asked(questions.MEMBER, (load.standard("vn-2016"),))} >= {
        "uses_phone",
        "untreated_illness",
    }
    assert "waste" not in {one.name for one in form.house}


def test_a_member_who_left_is_no_longer_counted(world):
    surveys.open_survey(case_id=world["case"].pk, by=world["officer"])
    world["household"].memberships.filter(person__full_name="A Đức").update(left_on=DAY, leave_reason="moved")
    surveys.open_survey(case_id=world["case"].pk, by=world["officer"])
    found = save(world, {"income_12_months": "24.000.000"})
    assert found.row.members == 2
    assert found.row.income == 1_000_000


def test_point_tables_count_only_when_locked_and_complete(world):
    province = factories.actor("province_specialist", factories.place("tỉnh Kon Tum"))
    scope.enter(province)
    given = {
        "standard": "vn-2022",
        "zone": "Tây Nguyên",
        "area": "rural",
        "source": "Bảng thử, không phải của thông tư",
        "by": province,
    }
    text = "Số người; 3 người; 40\nSố người; 4 người; 35\nBằng cấp; THPT; 5\nBằng cấp; không; 0"
    with pytest.raises(BadInput, match="80"):
        points.load_table(**given, check_total=81, text=text)
    table = points.load_table(**given, check_total=80, text=text)
    points.lock_table(table_id=table.pk, by=province)
    with pytest.raises(NotAllowed):
        points.discard_table(table_id=table.pk, by=province)
    scope.enter(world["officer"])
    surveys.open_survey(case_id=world["case"].pk, by=world["officer"])
    form = queries.form(world["officer"], world["case"].pk)
    assert [one.label for one in form.points] == ["Số người", "Bằng cấp"]
    items = {item.answer: str(item.pk) for item in table.items.all()}
    names = [one.name for one in form.points]
    save(world, answers(world["case"], income="") | {names[0]: items["3 người"], names[1]: ""})
    assert Survey.objects.get().b1 is None
    found = save(world, {names[0]: items["3 người"], names[1]: items["THPT"]}, 2)
    assert found.row.b1 == 45
    assert str(found.result.cls) == "near_poor"


def test_only_the_province_loads_point_tables(world):
    with pytest.raises(NotAllowed):
        points.load_table(
            standard="vn-2022", zone="x", area="rural", source="y", check_total=1, text="a;b;1", by=world["officer"]
        )


def test_what_a_decision_recognised_is_corrected_by_a_decision_alone(world):
    leader = factories.actor("commune_leader", world["commune"])
    scope.enter(leader)
    decided = Decision.objects.create(
        round=world["round"],
        unit=world["commune"],
        number="214/QĐ-UBND",
        signed_on=DAY,
        signer="A Đức",
        unit_path=world["commune"].path,
    )
    record = ClassRecord.objects.create(
        household=world["household"], year=2023, standard="vn-2022", poverty_class="poor", source="decision", decision=decided, on=DAY,
        unit_path=world["village"].path,
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="quyết định mới"):
        classes.correct_class(record_id=record.pk, poverty_class="near_poor", reason="nhầm", on=DAY, by=leader)


def many(world, count):
    """More households of the village on the list of the round."""
    made = []
    for n in range(count):
        home = add_household(village=world["village"], people=PEOPLE, on=date(2022, 1, 1), by=world["officer"])
        made.append(
            ReviewCase.objects.create(
                round=world["round"], household=home, village=world["village"], unit_path=world["village"].path, origin=Origin.LISTED, area="rural",
                head_name="Y Nhiên", ethnicity_id="xo-dang", opening_class="poor" if n % 2 else "near_poor", opening_members=3, members=3,
            )
        )  # fmt: skip
    return made


WAYS = (
    {}, {"wall": "not_durable", "column": "not_durable", "latrine": "none", "water": "other"}, {"income": "1.500.001", "has_no_labour": "1"},
    {"income": "", "income_12_months": "54.000.000", "area_dm2": "12,5", "cause_land": "1", "has_causes": "1"}, {"income": "", "wall": ""},
)  # fmt: skip
UNLIKE = ("id", "case_id", "household_id", "changed_at", "person_id")


def state_of(case):
    """All columns of a case, its survey and its answers, without what tells two equal households apart."""
    rows = [ReviewCase.objects.get(pk=case.pk), Survey.objects.get(case=case), *MemberAnswer.objects.filter(case=case).order_by("person__full_name")]  # fmt: skip
    return [{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in UNLIKE} for row in rows]  # fmt: skip


def test_many_surveys_at_once_are_as_if_each_were_typed(world):
    """The same rows to the last column, also the cells, in a number of statements that does not grow."""
    officer = world["officer"]
    alone, together = many(world, len(WAYS)), many(world, len(WAYS))
    for case in (alone[0], together[0]):
        surveys.open_survey(case_id=case.pk, by=officer)
        case.household.memberships.filter(person__full_name="A Đức").update(left_on=DAY, leave_reason="moved")
    for case, way in zip(alone, WAYS, strict=True):
        opened = surveys.open_survey(case_id=case.pk, by=officer)
        surveys.save(
            case_id=case.pk, typed=answers(case, **way), version=opened.version, by=officer, surveyor="Y Thoa", on=DAY
        )

    def write(cases):
        opened = batches.open_many(case_ids=[case.pk for case in cases], by=officer)
        filled = [
            batches.Filled(opened[case.pk], answers(case, **way), DAY, "Y Thoa")
            for case, way in zip(cases, WAYS, strict=False)
        ]
        return batches.save_many(filled=filled, by=officer)

    assert write(together) == len(WAYS)
    for one, other in zip(alone, together, strict=True):
        a, b = state_of(one), state_of(other)
        a[0].pop("opening_class"), b[0].pop("opening_class")
        assert a == b
    few, more = many(world, 1), many(world, len(WAYS))
    with CaptureQueriesContext(connection) as first:
        write(few)
    with CaptureQueriesContext(connection) as second:
        write(more)
    assert len(first) - 1 == len(second) - len(WAYS) < 20  # the kit itself asks once a case
    recount = ReviewCase.objects.filter(round=world["round"]).count()
    assert sum(Cell.objects.filter(round=world["round"]).values_list("households", flat=True)) == recount


def test_many_surveys_at_once_are_all_or_nothing(world):
    officer, cases = world["officer"], many(world, 3)
    opened = batches.open_many(case_ids=[case.pk for case in cases], by=officer)
    told = [answers(case) for case in cases]
    told[2]["area_dm2"] = "sáu mươi"
    with pytest.raises(surveys.WrongAnswers), transaction.atomic():
        batches.save_many(
            filled=[batches.Filled(opened[c.pk], t, DAY) for c, t in zip(cases, told, strict=True)], by=officer
        )
    assert set(ReviewCase.objects.filter(pk__in=[c.pk for c in cases]).values_list("poverty_class", flat=True)) == {
        "unknown"
    }
    with pytest.raises(NotFound):
        batches.open_many(case_ids=[cases[0].pk, 10**9], by=officer)
    ReviewCase.objects.filter(pk=cases[1].pk).update(state="agreed")
    with pytest.raises(NotAllowed, match="Họp dân đã thống nhất"):
        batches.open_many(case_ids=[case.pk for case in cases], by=officer)
    reader = factories.actor("inspector", world["commune"])
    scope.enter(reader)
    with pytest.raises(NotAllowed):
        batches.open_many(case_ids=[cases[0].pk], by=reader)


def test_two_incomes_that_contradict_each_other_stop_the_end_of_the_survey(world):
    case = world["case"]
    surveys.open_survey(case_id=case.pk, by=world["officer"])
    save(world, answers(case, wall="not_durable", column="not_durable", latrine="none", water="other"))
    version = Survey.objects.get(case=case).version
    save(world, {"income_12_months": "81.000.000", "income": "1.000.000"}, version)
    with pytest.raises(BadInput, match=r"2\.250\.000 đồng một người một tháng, còn ô bình quân ghi 1\.000\.000 đồng"):
        surveys.finish(case_id=case.pk, by=world["officer"], on=DAY)
    save(world, {"income": "2.250.000"}, version + 1)
    surveys.finish(case_id=case.pk, by=world["officer"], on=DAY)
