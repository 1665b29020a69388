"""Lists of households: read, checked, loaded."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.kernel import scope
from lalanh.registry.imports import actions, queries
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


def load(content, officer, kind="households", settings=None, **more):
    """Taken in, with settings, and loaded."""
    batch = taken_in(content, officer, kind)
    if settings:
        mapping = actions.mapping_of(batch)
        actions.choose(batch_id=batch.pk, mapping=replace(mapping, settings=settings), by=officer)
    return actions.apply(batch_id=batch.pk, by=officer, on=DAY, **more)


def remarks(batch, officer):
    """(line, column, sentence, is a problem)."""
    lines = queries.remarks(officer, batch)
    return [(r.line, r.place, r.sentence, r.is_bad) for line in lines for r in queries.sentences(batch, line)]


def check(content, officer, kind="households", settings=None):
    batch = taken_in(content, officer, kind)
    if settings:
        actions.choose(batch_id=batch.pk, mapping=replace(actions.mapping_of(batch), settings=settings), by=officer)
    report = actions.check(batch_id=batch.pk, by=officer, on=DAY)
    batch.refresh_from_db()
    return report, remarks(batch, officer)


def with_cell(row, place, text):
    return [*row[:place], text, *row[place + 1 :]]


@pytest.mark.parametrize(
    ("place", "cell", "said"),
    [
        (5, "31/02/1980", "Không có ngày “31/02/1980” trong lịch"),
        (5, "03/25/1980", "ngày và tháng bị đảo chỗ"),
        (5, "12/03/80", "chỉ có hai chữ số"),
        (5, "12/03/2030", "ở sau hôm nay"),
        (5, "năm con gà", "Không đọc được ngày"),
        (7, "62180004521", "có lẽ là 062180004521"),
        (7, 62180004521, "có lẽ là 062180004521"),
        (7, "6.2E+10", "Excel đã rút gọn số"),
        (7, "06218000452A", "không phải số CCCD"),
        (7, "0621800045", "Số có 10 chữ số"),
        (6, "14", "Xơ Đăng và Chăm"),
        (6, "Klingon", "Không có dân tộc “Klingon”"),
        (1, "Thôn 9", "Thôn “Thôn 9” chưa có trong danh mục"),
        (2, "", "Thiếu họ tên"),
        (2, "A 12", "có chữ số"),
        (3, "", "Thiếu quan hệ"),
        (3, "con", "chưa có dòng nào là chủ hộ"),
        (3, "1", "chưa rõ nghĩa"),
        (4, "Nam/Nữ", "Không hiểu giới tính"),
        (8, "có lẽ", "Hãy đánh dấu x"),
        (9, "hộ bình dân", "Không hiểu phân loại"),
        (10, "năm ngoái", "không phải năm rà soát"),
        (5, "#N/A", "báo lỗi công thức"),
    ],
)
def test_a_wrong_cell_keeps_its_household_out_with_a_sentence(officer, place, cell, said):
    report, found = check(workbooks.book(with_cell(NHIEN, place, cell), DUC), officer)
    assert (report.households, report.bad_households, report.loadable) == (2, 1, 1)
    assert [sentence for line, _, sentence, bad in found if bad and line == 2 and said in sentence], found
    assert not [row for row in found if row[0] == 3]


@pytest.mark.parametrize(
    ("place", "cell", "said"),
    [
        (5, "01/01/1980", "nếu chỉ biết năm, hãy ghi 1980"),
        (7, "062080004521", "dùng cho nam"),
        (7, "062175004521", "năm sinh 1975"),
        (3, "Chủ hộ", ""),
    ],
)
def test_what_is_only_doubted_is_loaded(officer, place, cell, said):
    report, found = check(workbooks.book(with_cell(NHIEN, place, cell)), officer)
    assert report.bad_households == 0
    assert [sentence for _, _, sentence, bad in found if not bad and said in sentence] or not said


@pytest.mark.parametrize(
    ("cell", "born", "year"),
    [
        ("12/03/1980", date(1980, 3, 12), None),
        ("12-3-1980", date(1980, 3, 12), None),
        ("1980-03-12 00:00:00", date(1980, 3, 12), None),
        ("29292", date(1980, 3, 12), None),
        (29292, date(1980, 3, 12), None),
        ("1980", None, 1980),
        (1980.0, None, 1980),
        ("00/00/1980", None, 1980),
        ("…/…/1980", None, 1980),
        ("03/1980", None, 1980),
    ],
)
def test_days_of_birth_as_people_write_them(officer, cell, born, year):
    load(workbooks.book(with_cell(NHIEN, 5, cell)), officer)
    person = Person.objects.get(full_name="Y Nhiên")
    assert (person.birth_on, person.birth_year) == (born, year)


def test_lost_zeros_are_put_back_only_when_the_user_says_so(officer):
    wrong = with_cell(NHIEN, 7, 62180004521)
    report, _ = check(workbooks.book(wrong), officer)
    assert (report.bad_households, report.lost_zeros) == (1, 1)
    batch = load(workbooks.book(wrong), officer, settings={"zeros": "1"})
    assert Identifier.objects.get().value == "062180004521"
    assert any("Đã thêm số 0" in sentence for _, _, sentence, _ in remarks(batch, officer))


def test_letters_that_are_put_together_become_one(officer):
    apart = unicodedata.normalize("NFD", "Y Nhiên")
    load(
        workbooks.book(with_cell(with_cell(NHIEN, 2, apart), 1, unicodedata.normalize("NFD", "Thôn  2 Kon Tu"))),
        officer,
    )
    assert Person.objects.get().full_name == "Y Nhiên"
    assert Household.objects.get().village.name == "2 Kon Tu"


def test_the_form_with_titles_merged_heads_village_lines_totals_and_signatures(officer):
    """Table 15 of the forms in use: STT hộ, STT thành viên, names under a line for each village, years of birth in two columns."""
    rows = [
        ["DANH SÁCH CHI TIẾT HỘ NGHÈO NĂM 2023"],
        ["(Kèm theo Báo cáo số 12/BC-UBND ngày 20 tháng 11 năm 2023)"],
        [],
        ["STT hộ", "STT thành viên", "Họ và tên", "Năm sinh", "", "Dân tộc", "Quan hệ với chủ hộ"],
        ["", "", "", "Nam", "Nữ", "", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["I", "", "Thôn 1 (2 hộ)", "", "", "", ""],
        [1, 1, "A Thiên", 1975, "", "Xơ Đăng", "Chủ hộ"],
        ["", 2, "Y Nhiên", "", 1980, "Xơ Đăng", "Vợ"],
        [2, 1, "Y Blut", "", "12/3/1990", "Ba Na", "Chủ hộ"],
        ["", "", "Tổng cộng thôn 1", 3, "", "", ""],
        ["II", "", "LÀNG KON TU", "", "", "", ""],
        [1, 1, "A Đức", 1960, "", "Ba Na", "Chủ hộ"],
        ["", "", "Tổng cộng: 3 hộ", "", "", "", ""],
        ["", "", "", "", "", "Đăk Tờ Re, ngày 20 tháng 11 năm 2023", ""],
        ["", "Người lập biểu", "", "", "", "TM. ỦY BAN NHÂN DÂN", ""],
    ]
    _, found = check(workbooks.book(*rows, headings=None), officer)
    assert not [row for row in found if row[3]]
    batch = load(workbooks.book(*rows, headings=None), officer)
    assert (batch.households, batch.people) == (3, 4)
    assert sorted(Household.objects.values_list("head_name", "village__name", "member_count")) == [
        ("A Thiên", "1", 2),
        ("A Đức", "2 Kon Tu", 1),
        ("Y Blut", "1", 1),
    ]
    assert Person.objects.get(full_name="Y Nhiên").sex == "female"
    assert Person.objects.get(full_name="A Thiên").birth_year == 1975
    assert Membership.objects.get(person__full_name="Y Nhiên").relation == "spouse"
    assert sum(queries.summary(batch).skipped.values()) >= 6


def test_a_list_of_heads_only(officer):
    """As exported in Đắk Nông: one line a household, its head in "chủ hộ", the number of people beside."""
    headings = [
        "Ngày",
        "Chủ hộ",
        "Mã hộ",
        "Thôn",
        "Dân tộc tại chỗ",
        "Giới tính",
        "Số nhân khẩu",
        "Kết quả phiếu nhanh",
        "Điểm B1",
        "Phân loại",
    ]
    rows = [
        ["1/10/2023", "Y Nhiên", "H1", "Thôn 1", "Có", "Nữ", 5, "x", 120, "Nghèo"],
        ["1/10/2023", "A Đức", "H2", "Thôn 1", "Không", "Nam", 3, "", 150, "Cận nghèo"],
    ]
    batch = load(workbooks.book(*rows, headings=headings), officer, settings={"year": "2023"})
    assert (batch.households, batch.people) == (2, 2)
    assert list(
        Household.objects.order_by("outside_code").values_list(
            "head_name", "member_count", "is_indigenous", "poverty_class"
        )
    ) == [
        ("Y Nhiên", 5, True, "poor"),
        ("A Đức", 3, False, "near_poor"),
    ]


def test_a_class_without_a_year_is_asked_for(officer):
    batch = taken_in(workbooks.book([*NHIEN[:10]], headings=workbooks.HEADINGS[:10]), officer)
    with pytest.raises(BadInput, match="không có cột năm"):
        actions.check(batch_id=batch.pk, by=officer, on=DAY)


def test_formulas_without_a_value_are_named(officer):
    content = workbooks.raw(["Họ và tên", "Quan hệ", "Thôn"], ["Y Nhiên", "Chủ hộ", ("f", "B1&C1")])
    report, found = check(content, officer)
    assert report.bad_households == 1
    assert any("công thức chưa tính ra giá trị" in sentence for _, _, sentence, _ in found)


def test_twice_in_the_file(officer):
    same_number = with_cell(DUC, 7, NHIEN[7])
    same_code = ["H01", *with_cell(DUC, 7, "")[1:]]
    report, found = check(
        workbooks.book(
            NHIEN,
            DUC,
            with_cell(same_number, 0, "H03"),
            ["H04", *THIEN[1:2], "Y Lan", "Chủ hộ", *[""] * 7],
            with_cell(same_code, 1, "Thôn 1"),
        ),
        officer,
    )
    said = {line: sentence for line, _, sentence, bad in found if bad}
    assert "Số này đã có ở dòng 2" in said[4]
    assert "Mã hộ này đã dùng cho hộ ở dòng 2" in said[6]
    assert report.loadable == 3


def test_the_registry_has_them_already(officer):
    load(workbooks.book(NHIEN, THIEN), officer)
    again = workbooks.book(with_cell(NHIEN, 0, "X9"), THIEN[:0] + with_cell(THIEN, 0, "X9"), DUC)
    report, found = check(again, officer)
    assert (report.duplicates, report.loadable) == (1, 1)
    assert any("theo số CCCD" in sentence for _, _, sentence, _ in found), found
    load(again, officer)
    assert Household.objects.count() == 2
    by_name = with_cell(with_cell(NHIEN, 0, "Z1"), 7, "")
    report, found = check(workbooks.book(by_name), officer)
    assert report.duplicates == 1 and any("theo họ tên, ngày sinh và thôn" in row[2] for row in found)
    batch = load(again, officer, settings={"duplicates": "new"})
    assert batch.households == 2 and Household.objects.count() == 4


def test_empty_places_of_known_households_are_filled(officer):
    bare = ["H01", "Thôn 1", "Y Nhiên", "Chủ hộ", "", "12/03/1980", "", "", "", "", ""]
    load(workbooks.book(bare), officer)
    batch = load(workbooks.book(NHIEN, THIEN, DUC), officer, settings={"duplicates": "update"})
    assert batch.households == 1
    home = Household.objects.get(outside_code="H01")
    assert (home.head_name, home.ethnicity_id, home.member_count, home.poverty_class, home.version) == (
        "Y Nhiên",
        "xo-dang",
        2,
        "poor",
        2,
    )
    assert Identifier.objects.filter(person=home.head).get().value == NHIEN[7]
    assert Person.objects.get(full_name="Y Nhiên").sex == "female"
    assert Membership.objects.filter(household=home, left_on=None).count() == 2


def test_nothing_is_loaded_while_something_is_wrong(officer):
    content = workbooks.book(with_cell(NHIEN, 5, "mùa mưa"), THIEN, DUC)
    batch = taken_in(content, officer)
    with pytest.raises(actions.StillWrong, match="Còn 1 hộ có lỗi"):
        actions.apply(batch_id=batch.pk, by=officer, on=DAY)
    assert (Household.objects.count(), Person.objects.count()) == (0, 0)
    done = actions.apply(batch_id=batch.pk, by=officer, on=DAY, partial=True)
    assert (done.households, Household.objects.get().head_name) == (1, "A Đức")
    with pytest.raises(Conflict, match="đã nạp"):
        actions.apply(batch_id=batch.pk, by=officer, on=DAY, partial=True)


def test_a_village_head_and_a_neighbour_may_not(officer, commune):
    content = workbooks.book(NHIEN)
    batch = taken_in(content, officer)
    head = factories.actor("village_head", commune)
    scope.enter(head)
    with pytest.raises(NotAllowed, match="không được nạp danh sách"):
        actions.take_in(content=content, name="x.xlsx", kind="households", unit=commune, by=head)
    neighbour = factories.actor("commune_officer", factories.place("xã Đăk Ruồng"))
    scope.enter(neighbour)
    with pytest.raises(NotFound):
        actions.apply(batch_id=batch.pk, by=neighbour, on=DAY)
    with pytest.raises(NotFound):
        actions.take_in(content=content, name="x.xlsx", kind="households", unit=commune, by=neighbour)


def test_columns_chosen_once_are_remembered(officer):
    strange = ["Mã", "Làng nào", "Ai", *workbooks.HEADINGS[3:]]
    batch = taken_in(workbooks.book(NHIEN, headings=strange), officer)
    mapping = actions.mapping_of(batch)
    assert mapping.place_of("full_name") is None
    chosen = {"A": "code", "B": "village", "C": "full_name"}
    mapping = replace(mapping, columns=tuple(replace(c, key=chosen.get(c.letter, c.key)) for c in mapping.columns))
    actions.choose(batch_id=batch.pk, mapping=mapping, by=officer)
    actions.apply(batch_id=batch.pk, by=officer, on=DAY)
    again = actions.mapping_of(taken_in(workbooks.book(DUC, headings=strange), officer))
    assert [c.key for c in again.columns[:3]] == ["code", "village", "full_name"]


def test_the_audit_holds_every_row_and_the_reason(officer):
    batch = load(workbooks.book(NHIEN, THIEN), officer)
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, row_count from kernel_auditentry where reason = %s and op = 'I'",
            [f"nạp danh sách, lần {batch.pk}"],
        )
        found = dict(cursor.fetchall())
    assert (
        found["registry_person"],
        found["registry_household"],
        found["registry_membership"],
        found["registry_classrecord"],
    ) == (2, 1, 2, 1)


def test_headings_that_are_printed_on_each_page_are_no_people(officer):
    batch = load(workbooks.book(NHIEN, workbooks.HEADINGS, DUC), officer)
    assert (batch.households, queries.summary(batch).skipped) == (2, {"tiêu đề lặp lại": 1})
