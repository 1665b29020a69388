"""Results and surveys of households that are there; taking every kind of import back; two at once."""

from dataclasses import replace
from datetime import date

import psycopg
import pytest
from django.db import connection

from lalanh.base.errors import Conflict, NotAllowed
from lalanh.kernel import scope
from lalanh.registry.actions import surveys
from lalanh.registry.actions.classes import correct_class
from lalanh.registry.imports import actions, queries, undoing
from lalanh.registry.models import (
    ClassRecord,
    Household,
    ImportState,
    MemberAnswer,
    Person,
    ReviewCase,
    SensitiveRead,
    Survey,
)
from tests import factories
from tests.apps.registry import workbooks
from tests.apps.registry.test_imports import DAY, check, commune, load, officer, taken_in, with_cell  # noqa: F401 - fixtures
from tests.apps.registry.workbooks import DUC, NHIEN, THIEN
from tests.factories import registry as made

pytestmark = pytest.mark.django_db
RESULTS = ["Mã hộ", "Họ và tên chủ hộ", "Năm", "Phân loại", "Số quyết định", "Ngày ký"]
ANSWERS = [
    "Mã hộ",
    "Họ và tên",
    "Thu nhập bình quân",
    "Tường",
    "Cột",
    "Mái",
    "Diện tích ở",
    "Nước sinh hoạt",
    "Nhà tiêu",
    "Tivi",
    "Nguyên nhân: thiếu vốn",
    "BHYT",
    "Đang học",
]
FIRST = [
    "H01",
    "Y Nhiên",
    "1.180.000",
    "không bền chắc",
    "Bền chắc",
    "không bền chắc",
    "42,5",
    "giếng khoan",
    "thấm dội nước",
    "có",
    "x",
    "có",
    "",
]
SECOND = ["H01", "A Thiên", "", "", "", "", "", "", "", "", "", "không", "tiểu học"]


def bad(found):
    return {line: sentence for line, _, sentence, is_bad in found if is_bad}


@pytest.fixture
def homes(officer):  # noqa: F811
    return load(workbooks.book(NHIEN, THIEN, DUC), officer)


def test_results_of_earlier_years_become_the_history(homes, officer):  # noqa: F811
    content = workbooks.book(
        ["H01", "Y Nhiên", 2021, "Hộ nghèo", "12/QĐ-UBND", "20/12/2021"],
        ["H01", "Y Nhiên", 2022, "Cận nghèo", "", ""],
        ["", "A Đức", 2024, "thoát nghèo", "", ""],
        headings=RESULTS,
    )
    report, found = check(content, officer, "results")
    assert (report.households, report.loadable, bad(found)) == (3, 3, {})
    done = load(content, officer, "results")
    assert done.households == 2
    first = Household.objects.get(outside_code="H01")
    assert list(first.class_records.order_by("year").values_list("year", "standard", "poverty_class")) == [
        (2021, "vn-2016", "poor"),
        (2022, "vn-2022", "near_poor"),
        (2023, "vn-2022", "poor"),
    ]
    assert (first.poverty_class, first.class_year) == ("poor", 2023)
    assert ClassRecord.objects.get(year=2021).reason == "12/QĐ-UBND" and ClassRecord.objects.get(year=2021).on == date(
        2021, 12, 20
    )
    second = Household.objects.get(outside_code="H02")
    assert (second.poverty_class, second.class_year, second.version) == ("not_poor", 2024, 2)


def test_results_that_do_not_fit_are_named(homes, officer):  # noqa: F811
    content = workbooks.book(
        ["H09", "Y Lạ", 2022, "Hộ nghèo", "", ""],
        ["H01", "", 2023, "Cận nghèo", "", ""],
        ["H01", "", 2023, "Hộ nghèo", "", ""],
        ["H02", "", "", "Hộ nghèo", "", ""],
        ["H02", "", 2022, "", "", ""],
        headings=RESULTS,
    )
    report, found = check(content, officer, "results", settings={"duplicates": "skip"})
    said = bad(found)
    assert "Không tìm thấy hộ này" in said[2] and "kết quả khác của năm 2023" in said[3]
    assert "Thiếu năm" in said[5] and "Thiếu phân loại" in said[6]
    assert (report.duplicates, report.loadable) == (1, 0)


@pytest.fixture
def round_(homes, officer, commune):  # noqa: F811
    found = made.review_round(commune)
    for home in Household.objects.all():
        made.case(found, home, lacking=None, state="listed", poverty_class="unknown", b2=None)
    made.take_in(found, *{home.village for home in Household.objects.select_related("village")})
    return found


def load_surveys(content, officer, round_, settings=None):  # noqa: F811
    batch = actions.take_in(
        content=content, name="phiếu.xlsx", kind="surveys", unit=round_.unit, by=officer, round_id=round_.pk
    )
    if settings:
        actions.choose(batch_id=batch.pk, mapping=replace(actions.mapping_of(batch), settings=settings), by=officer)
    report = actions.check(batch_id=batch.pk, by=officer, on=DAY)
    found = [
        (r.line, r.place, r.sentence, r.is_bad)
        for line in queries.remarks(officer, batch)
        for r in queries.sentences(batch, line)
    ]
    return batch, report, found


def test_surveys_are_written_as_if_typed(round_, officer):  # noqa: F811
    batch, report, found = load_surveys(workbooks.book(FIRST, SECOND, headings=ANSWERS), officer, round_)
    assert (report.households, report.loadable, bad(found)) == (1, 1, {})
    actions.apply(batch_id=batch.pk, by=officer, on=DAY)
    case = ReviewCase.objects.get(household__outside_code="H01")
    survey = case.survey
    assert (survey.income, survey.wall, survey.column, survey.area_dm2, survey.water, survey.has_television) == (
        1180000,
        "not_durable",
        "durable",
        4250,
        "drilled_well",
        True,
    )
    assert (case.income, case.cause_capital, case.cause_land, case.dep_housing_quality, case.dep_health_insurance) == (
        1180000,
        True,
        False,
        True,
        True,
    )
    assert MemberAnswer.objects.get(case=case, person__full_name="A Thiên").attending == "primary"
    assert case.batch_id == batch.pk


def test_surveys_that_do_not_fit_are_named(round_, officer):  # noqa: F811
    stranger = with_cell(with_cell(SECOND, 0, "H02"), 1, "Y Lạ")
    wrong = with_cell(with_cell(FIRST, 0, "H02"), 7, "nước suối tiên")
    _, report, found = load_surveys(workbooks.book(FIRST, stranger, headings=ANSWERS), officer, round_)
    assert "Không có thành viên “Y Lạ”" in bad(found)[3] and report.loadable == 1
    _, report, found = load_surveys(workbooks.book(wrong, headings=ANSWERS), officer, round_)
    assert "Không hiểu “nước suối tiên”" in bad(found)[2] and "khe, mó được bảo vệ" in bad(found)[2]
    with pytest.raises(actions.NoRound, match="hãy chọn đợt"):
        actions.take_in(
            content=workbooks.book(FIRST, headings=ANSWERS), name="x.xlsx", kind="surveys", unit=round_.unit, by=officer
        )


def test_a_survey_that_is_there_keeps_its_answers(round_, officer):  # noqa: F811
    case = ReviewCase.objects.get(household__outside_code="H01")
    survey = surveys.open_survey(case_id=case.pk, by=officer)
    surveys.save(case_id=case.pk, typed={"wall": "durable"}, version=survey.version, by=officer, on=DAY)
    _, report, _ = load_surveys(workbooks.book(FIRST, headings=ANSWERS), officer, round_)
    assert (report.duplicates, report.loadable) == (1, 0)
    batch, report, _ = load_surveys(
        workbooks.book(FIRST, headings=ANSWERS), officer, round_, settings={"duplicates": "update"}
    )
    actions.apply(batch_id=batch.pk, by=officer, on=DAY)
    survey = Survey.objects.get(case=case)
    assert (survey.wall, survey.roof) == ("durable", "not_durable")
    with pytest.raises(Conflict):
        undoing.undo(batch_id=load_surveys(workbooks.book(FIRST, headings=ANSWERS), officer, round_)[0].pk, by=officer)
    batch.refresh_from_db()
    assert "ghi trước hoặc sau lần nạp" in undoing.outlook(officer, batch).kept[0].reason


def test_surveys_of_a_closed_round_are_refused(round_, officer, commune):  # noqa: F811
    made.close(round_)
    with pytest.raises(NotAllowed, match="đã khóa số liệu"):
        load_surveys(workbooks.book(FIRST, headings=ANSWERS), officer, round_)


def test_surveys_are_taken_back(round_, officer):  # noqa: F811
    batch, _, _ = load_surveys(workbooks.book(FIRST, SECOND, headings=ANSWERS), officer, round_)
    actions.apply(batch_id=batch.pk, by=officer, on=DAY)
    assert "1 phiếu khảo sát" in undoing.undo(batch_id=batch.pk, by=officer).sentence
    case = ReviewCase.objects.get(household__outside_code="H01")
    assert (Survey.objects.count(), MemberAnswer.objects.count()) == (0, 0)
    assert (case.poverty_class, case.income, case.dep_housing_quality, case.cause_capital, case.state) == (
        "unknown",
        None,
        None,
        False,
        "listed",
    )
    batch.refresh_from_db()
    assert batch.state == ImportState.UNDONE


def test_households_are_taken_back_with_all_that_came_with_them(homes, officer):  # noqa: F811
    home = Household.objects.get(outside_code="H01")
    SensitiveRead.objects.create(actor="x", what="trang hộ", household=home, unit_path=home.unit_path)
    done = undoing.undo(batch_id=homes.pk, by=officer)
    assert done.sentence == "Đã hủy 2 hộ, 3 người, 2 kết quả phân loại."
    assert (Household.objects.count(), Person.objects.count(), ClassRecord.objects.count()) == (0, 0, 0)
    assert SensitiveRead.objects.get().household_id is None
    with pytest.raises(Conflict, match="không có gì để hủy"):
        undoing.undo(batch_id=homes.pk, by=officer)
    with connection.cursor() as cursor:
        cursor.execute("select table_name, sum(row_count) from kernel_auditentry where op = 'D' group by 1")
        gone = dict(cursor.fetchall())
    assert (gone["registry_household"], gone["registry_person"], gone["registry_classrecord"]) == (2, 3, 2)
    assert load(workbooks.book(NHIEN), officer).households == 1


@pytest.mark.parametrize("touch", ["household", "person", "case", "class", "member"])
def test_what_somebody_went_on_with_stays_and_is_named(homes, officer, commune, touch):  # noqa: F811
    home = Household.objects.get(outside_code="H01")
    if touch == "household":
        Household.objects.filter(pk=home.pk).update(phone="0905", version=2)
        reason = "đã được sửa sau khi nạp"
    elif touch == "person":
        home.head.full_name = "Y Nhiên B"
        home.head.save()
        reason = "thông tin thành viên đã được sửa"
    elif touch == "case":
        made.case(made.review_round(commune), home)
        reason = "đã vào đợt rà soát"
    elif touch == "member":
        home.memberships.exclude(relation="head").update(left_on=DAY, leave_reason="moved")
        reason = "thành viên đã thay đổi"
    else:
        leader = factories.actor("commune_leader", commune)
        correct_class(
            record_id=home.class_records.get().pk, poverty_class="near_poor", reason="QĐ 5", on=DAY, by=leader
        )
        reason = "đã được sửa sau khi nạp"
    done = undoing.undo(batch_id=homes.pk, by=officer)
    assert done.kept == 1 and "Còn 1 hộ không hủy được" in done.sentence
    assert [row.outside_code for row in Household.objects.all()] == ["H01"]
    homes.refresh_from_db()
    assert (homes.state, homes.households, homes.undone_at is not None) == (ImportState.APPLIED, 1, True)
    assert [(row.head_name.startswith("Y Nhiên"), row.reason) for row in undoing.outlook(officer, homes).kept] == [
        (True, reason)
    ]


def test_results_are_taken_back_and_the_household_shows_what_stood_before(homes, officer):  # noqa: F811
    batch = load(workbooks.book(["H02", "", 2025, "thoát nghèo", "", ""], headings=RESULTS), officer, "results")
    assert Household.objects.get(outside_code="H02").class_year == 2025
    assert undoing.undo(batch_id=batch.pk, by=officer).sentence == "Đã hủy 1 kết quả phân loại."
    home = Household.objects.get(outside_code="H02")
    assert (home.poverty_class, home.class_year) == ("near_poor", 2023)


def test_two_at_once_for_one_place_the_second_is_told(officer, commune, server):  # noqa: F811
    batch = taken_in(workbooks.book(NHIEN), officer)
    name = connection.settings_dict["NAME"]
    from lalanh.kernel import postgres

    district = commune.parent
    with psycopg.connect(server.url(postgres.RUNTIME, name)) as other:
        other.execute("select pg_advisory_xact_lock(hashtext('import'), %s::int)", [commune.pk])
        with pytest.raises(Conflict, match="lần nạp khác"):
            actions.apply(batch_id=batch.pk, by=officer, on=DAY)
        other.rollback()
        other.execute("select pg_advisory_xact_lock(hashtext('import'), %s::int)", [district.pk])
        with pytest.raises(Conflict, match="vẫn còn"):
            actions.apply(batch_id=batch.pk, by=officer, on=DAY)
        other.rollback()
    assert actions.apply(batch_id=batch.pk, by=officer, on=DAY).households == 1


def test_a_neighbours_number_is_not_given_away(homes, officer):  # noqa: F811
    """Row security hides other communes from the search for people who are there twice."""
    other = factories.place("xã Đăk Ruồng")
    neighbour = factories.actor("commune_officer", other)
    scope.enter(neighbour)
    factories.actions.add_village(name="1", kind="thôn", commune=other, by=neighbour)
    report, found = check(workbooks.book(NHIEN), neighbour)
    assert (report.duplicates, report.loadable) == (0, 1)
    assert not [row for row in found if "Đã có" in row[2]]
