"""Finding: list, search, duplicates, peoples; a neighbour's rows are always there and never shown."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.kernel import scope
from lalanh.registry import history, likeness
from lalanh.registry.actions import classes, duplicates, exits, households, links, members, traits
from lalanh.registry.models import Household, Person
from lalanh.registry.queries import duplicates as twins
from lalanh.registry.queries import ethnic, search, timeline
from lalanh.registry.queries import exits as exit_queries
from lalanh.registry.queries import households as queries
from lalanh.registry.queries.households import Filters
from lalanh.web.staff.households import listing
from tests import factories
from tests.factories import DAY
from tests.factories import households as make

pytestmark = pytest.mark.django_db
LATER = date(2023, 11, 20)


@pytest.fixture
def world(db):
    """Two villages of a commune, and a neighbour with the same names and numbers."""
    factories.kon_tum()
    there = factories.actor("commune_officer", factories.place("xã Đăk Ruồng"))
    scope.enter(there)
    far = make.household(
        make.village("Kon Skôi", commune="xã Đăk Ruồng", by=there), there, make.person(relation="head", personal_number="062180001234")
    )  # fmt: skip
    classes.record_class(household_id=far.pk, year=2022, standard="vn-2022", poverty_class="poor", on=DAY, by=there)
    exits.register(household_id=far.pk, year=2024, plan="", on=DAY, today=DAY, by=there)
    by = factories.actor("commune_officer", factories.place("xã Đăk Tờ Re"))
    scope.enter(by)
    one, two = make.village("Kon Tu", by=by), make.village("Kon Xơm", by=by)
    return {"by": by, "one": one, "two": two, "far": far, "there": there, "home": make.household(one, by)}


def names(page):
    return [row.head_name for row in page.rows]


def test_a_list_is_paged_by_marks_in_both_directions(world):
    by, two = world["by"], world["two"]
    for n in range(7):
        make.household(two, by, make.person(f"Y Số {n}", relation="head"))
    first = queries.listing(by, Filters(), size=3)
    second = queries.listing(by, Filters(), after=first.after, size=3)
    third = queries.listing(by, Filters(), after=second.after, size=3)
    assert names(first) + names(second) + names(third) == ["Y Nhiên", *[f"Y Số {n}" for n in range(7)]]
    assert (first.before, third.after) == ("", "")
    back = queries.listing(by, Filters(), before=third.before, size=3)
    assert (names(back), back.after != "", back.before != "") == (names(second), True, True)
    assert names(queries.listing(by, Filters(), before=back.before, size=3)) == names(first)
    assert queries.listing(by, Filters(), before=first.rows[0].unit_path + "~0", size=3).rows == []


def test_filters_and_totals_agree(world):
    by, home = world["by"], world["home"]
    kinh = make.household(
        world["two"], by, make.person("Lan", relation="head", ethnicity_key="kinh", traits=("merit",))
    )
    classes.record_class(household_id=home.pk, year=2022, standard="vn-2022", poverty_class="near_poor", on=DAY, by=by)
    for filters, wanted in [
        (Filters(), {home, kinh}), (Filters(path=world["two"].path), {kinh}), (Filters(poverty_class="near_poor"), {home}),
        (Filters(poverty_class="none"), {kinh}), (Filters(ethnicity="kinh"), {kinh}), (Filters(group="has_merit"), {kinh}),
        (Filters(group="minority"), {home}), (Filters(group="head_is_woman"), {home, kinh}), (Filters(officer="none"), {home}),
        (Filters(officer="12"), set()), (Filters(officer="x"), set()), (Filters(text="duc"), {home}), (Filters(text=kinh.code), {kinh}),
        (Filters(text="???"), set()), (Filters(closed=True), set()), (Filters(path=world["far"].unit_path), set()),
    ]:  # fmt: skip
        rows = queries.listing(by, filters).rows
        totals = queries.totals(by, filters)
        assert {row.pk for row in rows} == {home.pk for home in wanted}, filters
        assert totals.households == len(wanted), filters
        assert totals.people == sum(row.members for row in rows), filters
    assert queries.totals(by, Filters()) == queries.Totals(2, 4, 0, 1)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 50])
def test_what_a_name_finds_is_paged_like_the_whole_list(world, size):
    by = world["by"]
    for n in range(7):
        home = make.household(world["two" if n % 2 else "one"], by, make.person(f"Y Thảo {n}", relation="head"))
        if n % 3 == 0:
            classes.record_class(
                household_id=home.pk, year=2022, standard="vn-2022", poverty_class="poor", on=DAY, by=by
            )
    filters = Filters(text="thao")
    matches = search.households(by, filters.text)
    marks = [("", "")]
    marks += [mark for n in range(9) for mark in _marks(by, filters, n, size)] + [
        ("", "z~"),
        ("z~", ""),
        ("~", ""),
        ("", "a~1"),
    ]
    for after, before in marks:
        page, totals = queries.matching(by, filters, matches, after=after, before=before, size=size)
        plain = queries.listing(by, filters, after=after, before=before, size=size)
        assert page.rows == plain.rows, (after, before)
        assert totals == queries.totals(by, filters) == queries.Totals(7, 7, 3, 0)
    assert queries.matching(by, filters, matches, size=3)[0].before == ""


def test_a_common_name_is_looked_for_in_the_place_of_the_list(world, monkeypatch):
    by, one, two = world["by"], world["one"], world["two"]
    for n in range(6):
        make.household(one, by, make.person(f"Y Thảo {n}", relation="head"))
    last = make.household(two, by, make.person("Y Thảo", relation="head"))
    monkeypatch.setattr(search, "MOST", 3)
    everywhere, there = search.households(by, "thao"), search.households(by, "thao", two.path)
    assert everywhere.cut and len(everywhere.ids.split(",")) == 3
    assert there == search.Matches(f"{{{last.pk}}}", False)
    assert search.households(by, "nhien", world["far"].unit_path).ids == "{}"
    assert search.households(by, world["home"].code, two.path).ids == "{}"
    assert search.households(by, world["home"].code, one.path).ids == f"{{{world['home'].pk}}}"


def test_a_row_shows_the_class_as_a_chip_and_what_is_unknown_as_a_dash():
    line = queries.Line(7, "M<1>", "vn.1.2", "Y <b>", "thôn Kon Tu", "xã Đăk Tờ Re", "vn.1", "", 4, "poor", 2022)
    drawn = listing.drawn([line], "vn")
    assert '<a href="/ho/7/">Y &lt;b&gt;</a>' in drawn and "M&lt;1&gt;" in drawn
    assert '<span class="tag late">hộ nghèo</span> 2022</td>' in drawn and "Thôn Kon Tu, xã Đăk Tờ Re" in drawn
    assert '<td data-label="Dân tộc">—</td>' in drawn
    assert "Thôn Kon Tu</td>" in listing.drawn([line], "vn.1")
    never = listing.drawn([replace(line, poverty_class="", class_year=None, head_name="")], "vn")
    assert '<span title="chưa có kết quả rà soát nào">—</span>' in never and "Chưa có chủ hộ" in never


def _marks(by, filters, n, size):
    rows = queries.listing(by, filters).rows
    return [(queries.mark(rows[n]), ""), ("", queries.mark(rows[n]))] if n < len(rows) else []


def test_the_list_costs_the_same_for_every_length(world, django_assert_num_queries):
    by = world["by"]
    with django_assert_num_queries(1):
        names(queries.listing(by, Filters()))
    for n in range(5):
        make.household(world["two"], by, make.person(f"Y {n}", relation="head"))
    with django_assert_num_queries(1):
        page = queries.listing(by, Filters())
        assert all(row.village and row.commune and row.ethnicity for row in page.rows)


def test_who_sees_no_households_finds_none(world):
    admin = factories.actor("system_administrator", factories.place("tỉnh Kon Tum"))
    scope.enter(admin)
    assert queries.listing(admin, Filters()).rows == []
    assert search.people(admin, "nhien") == search.coded(admin, world["home"].code) == []
    assert search.households(admin, "nhien").ids == "{}"
    assert not twins.people(admin).exists()
    with pytest.raises(NotFound):
        queries.household(admin, world["home"].pk)


def test_a_village_head_sees_the_own_village_only(world):
    other = make.household(world["two"], world["by"])
    head = factories.actor("village_head", world["one"])
    scope.enter(head)
    assert names(queries.listing(head, Filters())) == ["Y Nhiên"]
    for row in (other, world["far"]):
        with pytest.raises(NotFound):
            queries.household(head, row.pk)
        with pytest.raises(NotFound):
            households.edit_household(household_id=row.pk, by=head)
    assert {hit.household for hit in search.people(head, "y nhien")} == {world["home"]}


def test_row_security_hides_the_neighbour_without_any_filter(world):
    assert set(Household.objects.all()) == {world["home"]}
    assert not Person.objects.filter(unit_path=world["far"].unit_path).exists()


@pytest.mark.parametrize(
    "typed", ["y nhien", "NHIEN", "nhi", "Y Nhiên", unicodedata.normalize("NFD", "nhiên"), "  y   nhiê "]
)
def test_names_are_found_without_diacritics(world, typed):
    (hit,) = search.people(world["by"], typed)
    assert (hit.person.full_name, hit.household) == ("Y Nhiên", world["home"])


def test_equal_accents_come_first(world):
    by = world["by"]
    make.household(world["one"], by, make.person("Y Nhiến", relation="head"))
    make.household(world["one"], by, make.person("Nhiên", relation="head"))
    found = [(hit.person.full_name, hit.exact) for hit in search.people(by, "nhiên")]
    assert found == [("Nhiên", True), ("Y Nhiên", True), ("Y Nhiến", False)]


@pytest.mark.parametrize("typed", ["", "  ", "!", "'; drop", "& | !", "%", "y:*", "x" * 500, "a' b"])
def test_no_text_breaks_the_search(world, typed):
    search.people(world["by"], typed)
    search.coded(world["by"], typed)
    queries.totals(world["by"], Filters(text=typed))


def test_numbers_find_only_as_a_whole_and_only_here(world):
    by, home = world["by"], world["home"]
    assert search.people(by, "062180001234") == []
    row = home.memberships.get(person__full_name="Y Nhiên")
    members.edit_person(membership_id=row.pk, given=make.person(personal_number="062180001234"), today=DAY, by=by)
    (hit,) = search.people(by, "062 180 001 234")
    assert (hit.person.full_name, hit.by, hit.household) == ("Y Nhiên", "number", home)
    assert search.people(by, "0621800") == search.people(by, "001234") == []
    assert search.coded(by, f" {home.code} ") == [home]


def pair_of(world, **known):
    """The head of the first household, written down again in another one."""
    again = make.household(world["one"], world["by"], make.person(relation="head", **known))
    first = world["home"].memberships.get(person__full_name="Y Nhiên").person
    return first, again.memberships.get().person


def test_the_same_name_and_birth_in_a_village_is_a_pair(world):
    one, other = pair_of(world)
    (found,) = twins.candidates(world["by"], world["by"].path)
    assert ((found.one, found.other), found.reason) == ((one, other), "name")
    assert twins.candidates(world["by"], world["two"].path) == []
    assert twins.candidates(world["by"], world["far"].unit_path) == []


def test_slips_and_numbers_are_found_too(world):
    by = world["by"]
    make.household(world["one"], by, make.person("Y Hương Giang", relation="head", personal_number="062180001111"))
    make.household(world["one"], by, make.person("Y Huơng Gianh", relation="head"))
    make.household(world["two"], by, make.person("Y Lan", relation="head", birth_year=1950, personal_number="062180001111"))  # fmt: skip
    found = {(row.one.full_name, row.other.full_name, row.reason) for row in twins.candidates(by, by.path)}
    assert found == {("Y Hương Giang", "Y Huơng Gianh", "alike"), ("Y Hương Giang", "Y Lan", "number")}


def test_other_numbers_are_other_people_but_a_slip_is_shown(world):
    by = world["by"]
    for number in ("062180001111", "062180001112", "062180778899"):
        make.household(world["two"], by, make.person("Y Hlor", relation="head", personal_number=number))
    (found,) = twins.candidates(by, by.path)
    assert {row.identifiers.get().value for row in (found.one, found.other)} == {"062180001111", "062180001112"}


def test_two_people_after_all(world):
    one, other = pair_of(world)
    duplicates.not_duplicates(one_id=other.pk, other_id=one.pk, by=world["by"])
    duplicates.not_duplicates(one_id=one.pk, other_id=other.pk, by=world["by"])
    assert twins.candidates(world["by"], world["by"].path) == []


def test_a_merge_can_be_undone_to_the_last_row(world):
    by = world["by"]
    one, other = pair_of(world, personal_number="062180001234", traits=("disabled",))
    home = other.memberships.get().household
    record = duplicates.merge_people(kept_id=one.pk, gone_id=other.pk, on=LATER, by=by)
    other.refresh_from_db()
    home.refresh_from_db()
    assert (other.merged_into, home.member_count) == (one, 0)
    assert list(one.identifiers.values_list("value", flat=True)) == ["062180001234"]
    assert [row.kind for row in one.traits.all()] == ["disabled"]
    assert twins.candidates(by, by.path) == []
    assert [hit.person for hit in search.people(by, "nhien")] == [one]
    with pytest.raises(Conflict, match="vừa được gộp"):
        duplicates.merge_people(kept_id=one.pk, gone_id=other.pk, on=LATER, by=by)
    duplicates.undo_merge(record_id=record.pk, by=by)
    other.refresh_from_db()
    home.refresh_from_db()
    assert (other.merged_into, home.member_count, home.head) == (None, 1, other)
    assert not one.identifiers.exists()
    assert one.missing_number.reason == "not_asked"
    assert (other.identifiers.count(), other.traits.count()) == (1, 1)
    with pytest.raises(Conflict, match="đã được hủy"):
        duplicates.undo_merge(record_id=record.pk, by=by)


def test_a_head_with_family_is_not_merged_away(world):
    one, other = pair_of(world)
    with pytest.raises(BadInput, match="đổi chủ hộ"):
        duplicates.merge_people(kept_id=other.pk, gone_id=one.pk, on=LATER, by=world["by"])
    with pytest.raises(BadInput, match="hai người khác nhau"):
        duplicates.merge_people(kept_id=one.pk, gone_id=one.pk, on=LATER, by=world["by"])
    reader = factories.actor("inspector", factories.place("tỉnh Kon Tum"))
    with pytest.raises(NotAllowed):
        duplicates.merge_people(kept_id=one.pk, gone_id=other.pk, on=LATER, by=reader)
    stranger = world["far"].head_id
    with pytest.raises(NotFound):
        duplicates.merge_people(kept_id=one.pk, gone_id=stranger, on=LATER, by=world["by"])


def test_an_undo_is_refused_when_the_old_home_is_closed(world):
    one, other = pair_of(world)
    home = other.memberships.get().household
    record = duplicates.merge_people(kept_id=one.pk, gone_id=other.pk, on=DAY, by=world["by"])
    links.close(household_id=home.pk, on=LATER, reason="died_out", today=LATER, by=world["by"])
    with pytest.raises(Conflict, match="mở lại hộ"):
        duplicates.undo_merge(record_id=record.pk, by=world["by"])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("y nhien", "nhien y", True), ("y lan", "y lam", False), ("a thien", "a thein", True), ("nguyen van an", "nguyen van am", True),
        ("tran thi hoa", "tran thi hue", True), ("y nhien", "y nhai", False), ("", "", True), ("a", "b", False),
    ],
)  # fmt: skip
def test_likeness(one, other, same):
    assert likeness.alike(one, other) == likeness.alike(other, one) == same


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Xơ Đăng", "xo-dang"), ("XÊ ĐĂNG", "xo-dang"), ("Ca Dong", "xo-dang"), ("ba na", "ba-na"), ("Giẻ Triêng", "gie-trieng"), ("Gia-rai", "gia-rai"),
        ("jrai", "gia-rai"), ("xo-dang", "xo-dang"), (unicodedata.normalize("NFD", "Giẻ Triêng"), "gie-trieng"), ("Sao Hỏa", None), ("1", "kinh"),
        ("99", None), ("", None),
    ],
)  # fmt: skip
def test_peoples_are_found_by_any_of_their_names(db, text, key):
    found = ethnic.find(text)
    assert (found.key if found else None) == key


def test_a_code_means_nothing_without_its_list(db):
    with pytest.raises(BadInput, match="14 là Chăm hoặc Xơ Đăng"):
        ethnic.find("14")
    assert ethnic.find("14", codes="1979").key == "xo-dang"
    assert ethnic.find("14", codes="statistics").key == "cham"
    assert ethnic.find("16", codes="statistics").key == "xo-dang"


def year(number, cls, standard="vn-2022"):
    return history.YearClass(number, cls, standard)


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ([("poor",), ("poor",), ("near_poor",), ("not_poor",)], ["first", "stayed", "poor_to_near", "escaped_near_poor"]),
        ([("poor",), ("not_poor",), ("near_poor",)], ["first", "escaped_poor", "relapse_near_poor"]),
        ([("not_poor",), ("not_poor",), ("poor",)], ["first", "", "new_poor"]),
        ([("near_poor",), ("poor",), ("better_off",), ("poor",)], ["first", "near_to_poor", "escaped_poor", "relapse_poor"]),
    ],
)  # fmt: skip
def test_what_a_row_of_years_means(rows, kinds):
    years = [year(2020 + n, cls) for n, (cls,) in enumerate(rows)]
    told = history.moves(years[::-1])
    assert [told[row.year].kind for row in years] == kinds


def test_gaps_unknown_years_and_other_standards_are_said():
    told = history.moves([year(2020, "poor", "vn-2016"), year(2021, "unknown", "vn-2016"), year(2022, "poor")])
    assert set(told) == {2020, 2022}
    assert (told[2022].gap, told[2022].other_standard, told[2022].words) == (True, True, "giữ nguyên")


def test_a_correction_is_a_new_row_and_changes_the_household(world):
    home, by = world["home"], world["by"]
    leader = factories.actor("commune_leader", factories.place("xã Đăk Tờ Re"))
    for at, cls in ((2021, "poor"), (2022, "poor")):
        record = classes.record_class(household_id=home.pk, year=at, standard="vn-2022", poverty_class=cls, on=date(at, 12, 1), by=by)  # fmt: skip
    with pytest.raises(Conflict, match="đã có kết quả"):
        classes.record_class(household_id=home.pk, year=2022, standard="vn-2022", poverty_class="poor", on=DAY, by=by)
    with pytest.raises(NotAllowed, match="lãnh đạo"):
        classes.correct_class(record_id=record.pk, poverty_class="near_poor", reason="x", on=DAY, by=by)
    for cls, reason in (("poor", "x"), ("near_poor", " "), ("rich", "x")):
        with pytest.raises(BadInput):
            classes.correct_class(record_id=record.pk, poverty_class=cls, reason=reason, on=DAY, by=leader)
    classes.correct_class(record_id=record.pk, poverty_class="not_poor", reason="QĐ 12/QĐ-UBND", on=DAY, by=leader)
    with pytest.raises(Conflict, match="đã được đính chính"):
        classes.correct_class(record_id=record.pk, poverty_class="near_poor", reason="x", on=DAY, by=leader)
    home.refresh_from_db()
    assert (home.poverty_class, home.class_year) == ("not_poor", 2022)
    latest = timeline.years(by, home)[0]
    assert (latest.move.kind, [row.poverty_class for row in latest.corrected]) == ("escaped_poor", ["poor"])
    assert home.class_records.count() == 3


def test_traits_make_the_groups_of_a_household(world):
    home, by = world["home"], world["by"]
    person = home.memberships.get(person__full_name="A Thiên").person
    made = traits.add_trait(person_id=person.pk, kind="merit", valid_from=date(2000, 1, 1), today=DAY, by=by)
    home.refresh_from_db()
    assert home.has_merit is True
    with pytest.raises(Conflict, match="đã được ghi"):
        traits.add_trait(person_id=person.pk, kind="merit", valid_from=None, today=DAY, by=by)
    traits.end_trait(trait_id=made.pk, on=DAY, today=DAY, by=by)
    home.refresh_from_db()
    assert home.has_merit is False
    with pytest.raises(Conflict, match="đã được ghi là kết thúc"):
        traits.end_trait(trait_id=made.pk, on=DAY, today=DAY, by=by)
    slip = traits.add_trait(person_id=person.pk, kind="dioxin", valid_from=None, today=DAY, by=by)
    with pytest.raises(BadInput, match="vì sao"):
        traits.drop_trait(trait_id=slip.pk, reason=" ", by=by)
    traits.drop_trait(trait_id=slip.pk, reason="nhầm người", by=by)
    assert [row.kind for row in person.traits.all()] == ["merit"]
    with pytest.raises(BadInput, match="chưa tới"):
        traits.add_trait(person_id=person.pk, kind="alone", valid_from=LATER, today=DAY, by=by)


def test_registrations_have_officers_and_outcomes(world):
    home, by = world["home"], world["by"]
    with pytest.raises(BadInput, match="Chỉ hộ đang là"):
        exits.register(household_id=home.pk, year=2024, plan="", on=DAY, today=DAY, by=by)
    classes.record_class(household_id=home.pk, year=2022, standard="vn-2022", poverty_class="poor", on=DAY, by=by)
    officer = factories.person("commune_officer", factories.place("xã Đăk Tờ Re"))
    stranger = factories.person("commune_officer", factories.place("xã Đăk Ruồng"), username="la.mat")
    row = exits.register(household_id=home.pk, year=2024, plan="nuôi bò", on=DAY, today=DAY, by=by)
    assert list(exit_queries.registrations(by, without=True)) == [row]
    assert names(queries.listing(by, Filters(officer="none"))) == ["Y Nhiên"]
    with pytest.raises(BadInput, match="không làm việc ở xã"):
        exits.name_officer(registration_id=row.pk, officer_id=stranger.pk, today=DAY, by=by)
    head = factories.actor("village_head", world["one"])
    with pytest.raises(NotAllowed, match="do xã phân công"):
        exits.name_officer(registration_id=row.pk, officer_id=officer.pk, today=DAY, by=head)
    exits.name_officer(registration_id=row.pk, officer_id=officer.pk, today=DAY, by=by)
    assert not exit_queries.registrations(by, without=True).exists()
    assert names(queries.listing(by, Filters(officer=str(officer.pk)))) == ["Y Nhiên"]
    assert names(queries.listing(by, Filters(officer="none"))) == []
    (load,) = exit_queries.loads(by, 2024)
    assert (load.name, load.households, load.reached) == (officer.full_name, 1, 0)
    with pytest.raises(Conflict, match="đã đăng ký"):
        exits.register(household_id=home.pk, year=2024, plan="", on=DAY, today=DAY, by=by)
    with pytest.raises(BadInput, match="vẫn là hộ nghèo"):
        exits.conclude(registration_id=row.pk, outcome="reached", on=LATER, note="", today=LATER, by=by)
    exits.conclude(registration_id=row.pk, outcome="not_reached", on=LATER, note="mất mùa", today=LATER, by=by)
    with pytest.raises(Conflict, match="đã có kết quả"):
        exits.change(registration_id=row.pk, plan="x", today=LATER, by=by)
    assert exit_queries.years(by) == [2024]
