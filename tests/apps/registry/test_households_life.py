"""The life of a household: members come and go, heads change, households split, merge, move and close."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.kernel import audit, scope
from lalanh.registry.actions import classes, exits, households, links, members, unmerge
from lalanh.registry.models import Household, HouseholdLink, Membership, MissingNumber, Person
from lalanh.registry.queries import households as queries
from lalanh.registry.queries import timeline
from tests import factories
from tests.factories import DAY
from tests.factories import households as make

pytestmark = pytest.mark.django_db
LATER = date(2023, 11, 20)


@pytest.fixture
def place(db):
    factories.kon_tum()
    commune = factories.place("xã Đăk Tờ Re")
    officer = factories.actor("commune_officer", commune)
    scope.enter(officer)
    village = make.village(by=officer)
    return village, officer, make.household(village, officer)


def rows(of):
    return {row.person.full_name: row for row in of.memberships.filter(left_on=None).select_related("person")}


def test_a_birth_joins_on_its_day(place):
    _, officer, home = place
    born = make.person("Y Mai", birth_year=None, birth_on=LATER, relation="child", no_number_reason="child")
    members.add_member(household_id=home.pk, given=born, on=LATER, today=LATER, by=officer, version=home.version)
    home.refresh_from_db()
    assert (home.member_count, home.version) == (4, 2)
    assert timeline.events(officer, home)[0].title == "Y Mai sinh ra"


@pytest.mark.parametrize(
    ("known", "on", "sentence"),
    [
        ({}, date(2023, 12, 1), "chưa tới"),
        ({"relation": "head"}, LATER, "đã có chủ hộ"),
        ({"birth_year": None, "birth_on": LATER}, DAY, "trước ngày sinh"),
        ({"ethnicity_key": "x"}, LATER, "Không có dân tộc"),
    ],
)
def test_who_cannot_join(place, known, on, sentence):
    _, officer, home = place
    with pytest.raises(BadInput, match=sentence):
        members.add_member(household_id=home.pk, given=make.person("Y Mai", **known), on=on, today=LATER, by=officer)
    assert home.memberships.count() == 3


def test_death_of_the_head_needs_an_heir(place):
    _, officer, home = place
    people = rows(home)
    dead = people["Y Nhiên"].pk
    with pytest.raises(BadInput, match="chọn ai trong những người ở lại"):
        members.leave(household_id=home.pk, membership_id=dead, on=LATER, reason="death", today=LATER, by=officer)
    members.leave(
        household_id=home.pk, membership_id=dead, on=LATER, reason="death", today=LATER, by=officer, new_head_id=people["A Thiên"].pk
    )  # fmt: skip
    home.refresh_from_db()
    assert (home.head_name, home.head_is_woman, home.member_count) == ("A Thiên", False, 2)
    assert Person.objects.get(full_name="Y Nhiên").died_on == LATER
    titles = [event.title for event in timeline.events(officer, home)]
    assert {"Y Nhiên qua đời", "A Thiên làm chủ hộ"} <= set(titles)
    with pytest.raises(Conflict, match="không còn trong hộ"):
        members.leave(household_id=home.pk, membership_id=dead, on=LATER, reason="moved", today=LATER, by=officer)


def test_a_day_before_joining_is_no_day_to_leave(place):
    _, officer, home = place
    child = rows(home)["A Đức"].pk
    with pytest.raises(BadInput, match="không được trước ngày đó"):
        members.leave(household_id=home.pk, membership_id=child, on=date(2020, 1, 1), reason="moved", today=LATER, by=officer)  # fmt: skip
    with pytest.raises(BadInput, match="lý do"):
        members.leave(household_id=home.pk, membership_id=child, on=LATER, reason="split", today=LATER, by=officer)


def test_a_new_head_asks_how_the_others_stand(place):
    _, officer, home = place
    people = rows(home)
    with pytest.raises(BadInput, match="chỉ có một chủ hộ"):
        members.set_head(
            household_id=home.pk, membership_id=people["A Thiên"].pk, relations={people["A Đức"].pk: "head"}, on=LATER, today=LATER, by=officer
        )  # fmt: skip
    members.set_head(
        household_id=home.pk, membership_id=people["A Thiên"].pk, relations={people["Y Nhiên"].pk: "spouse"}, on=LATER, today=LATER, by=officer
    )  # fmt: skip
    assert {name: row.relation for name, row in rows(home).items()} == {
        "A Thiên": "head", "Y Nhiên": "spouse", "A Đức": "child",
    }  # fmt: skip
    assert home.memberships.filter(leave_reason="head_change").count() == 2


def test_a_second_writer_is_told_and_nothing_is_overwritten(place):
    _, officer, home = place
    households.edit_household(household_id=home.pk, by=officer, version=1, address="cạnh nhà rông")
    with pytest.raises(Conflict, match="vừa sửa hộ này"):
        households.edit_household(household_id=home.pk, by=officer, version=1, address="đầu thôn")
    assert Household.objects.get().address == "cạnh nhà rông"
    row = rows(home)["A Đức"]
    seen = members.seen_state(row.person)
    given = make.person("A Đức Anh", sex="male", birth_year=2019, relation="child")
    members.edit_person(membership_id=row.pk, given=given, today=LATER, by=officer, known=seen)
    with pytest.raises(Conflict, match="A Đức Anh"):
        members.edit_person(membership_id=row.pk, given=make.person("A Đức Em"), today=LATER, by=officer, known=seen)
    assert Person.objects.get(pk=row.person_id).birth_year == 2019


def test_numbers_stay_unless_dropped(place):
    _, officer, home = place
    row = rows(home)["Y Nhiên"]

    def edit(number="", **more):
        given = make.person(relation="head", personal_number=number)
        members.edit_person(membership_id=row.pk, given=given, today=LATER, by=officer, **more)
        return list(row.person.identifiers.values_list("value", flat=True)), MissingNumber.objects.filter(
            person=row.person
        ).values_list("reason", flat=True).first()  # fmt: skip

    assert edit("062 180 001 234") == (["062180001234"], None)
    assert edit() == (["062180001234"], None)
    assert edit(drop=["personal_number"]) == ([], "not_asked")


def test_the_head_is_not_changed_by_an_edit(place):
    _, officer, home = place
    people = rows(home)
    with pytest.raises(BadInput, match="Đổi chủ hộ"):
        members.edit_person(
            membership_id=people["A Đức"].pk, given=make.person(relation="head"), today=LATER, by=officer
        )
    members.edit_person(membership_id=people["Y Nhiên"].pk, given=make.person("Y Nhiên B", relation="child"), today=LATER, by=officer)  # fmt: skip
    home.refresh_from_db()
    assert (home.head_name, rows(home)["Y Nhiên B"].relation) == ("Y Nhiên B", "head")


def poor(home, officer, year=2022, poverty_class="poor"):
    return classes.record_class(
        household_id=home.pk,
        year=year,
        standard="vn-2022",
        poverty_class=poverty_class,
        on=date(year, 12, 20),
        by=officer,
    )


def test_a_split_leaves_a_link_and_notes_the_class(place):
    _, officer, home = place
    poor(home, officer)
    people = rows(home)
    going = [people["A Thiên"].pk, people["A Đức"].pk]
    new = links.split(
        household_id=home.pk, membership_ids=going, head_id=going[0], relations={going[1]: "child"}, on=LATER, today=LATER, by=officer
    )  # fmt: skip
    home.refresh_from_db()
    assert (new.head_name, new.member_count, home.member_count) == ("A Thiên", 2, 1)
    assert (new.poverty_class, home.poverty_class) == ("", "poor")
    link = HouseholdLink.objects.get()
    assert (link.kind, link.old, link.new, link.note) == ("split", home, new, "hộ gốc là hộ nghèo năm 2022")
    assert [event.title for event in timeline.events(officer, new)] == ["Tách ra từ hộ khác"]


def test_a_split_must_leave_somebody_and_a_head(place):
    _, officer, home = place
    people = rows(home)
    every = [row.pk for row in people.values()]

    def split(ids, head, **more):
        links.split(household_id=home.pk, membership_ids=ids, head_id=head, relations={}, on=LATER, today=LATER, by=officer, **more)  # fmt: skip

    for ids, head, sentence in [
        (every, every[0], "Cả hộ cùng đi"),
        ([], 0, "chọn những người tách"),
        ([every[1]], every[2], "chủ hộ mới trong những người tách"),
        ([every[0]], every[0], "Chủ hộ tách đi"),
    ]:
        with pytest.raises(BadInput, match=sentence):
            split(ids, head)
    with pytest.raises(Conflict):
        split([999], 999)
    assert Household.objects.count() == 1
    split([every[0]], every[0], old_head_id=every[1])
    assert set(Household.objects.values_list("head_name", flat=True)) == {"Y Nhiên", "A Thiên"}


def test_two_households_become_one(place):
    village, officer, home = place
    other = make.household(village, officer, make.person("Y Lan", relation="head"))
    wed = rows(other)["Y Lan"].pk
    links.merge_households(
        gone_id=other.pk, kept_id=home.pk, relations={wed: "in_law"}, on=LATER, today=LATER, by=officer
    )
    other.refresh_from_db()
    home.refresh_from_db()
    assert (other.close_reason, other.closed_on, other.head_name, other.member_count) == ("merged", LATER, "Y Lan", 0)
    assert (home.member_count, rows(home)["Y Lan"].relation) == (4, "in_law")
    with pytest.raises(NotAllowed, match="đã đóng sổ"):
        households.edit_household(household_id=other.pk, by=officer)
    with pytest.raises(Conflict):
        links.reopen(household_id=other.pk, by=officer)


def merged(place, **more):
    village, officer, home = place
    other = make.household(
        village,
        officer,
        make.person("Y Lan", relation="head", traits=("merit",)),
        make.person("A Tư", relation="child"),
    )
    links.merge_households(
        gone_id=other.pk, kept_id=home.pk, relations={rows(other)[name].pk: "in_law" for name in ("Y Lan", "A Tư")}, on=LATER, today=LATER, by=officer
    )  # fmt: skip
    link = HouseholdLink.objects.get(old=other, kind="merge")
    return other, link


def undo(link, officer):
    return unmerge.undo_household_merge(link_id=link.pk, by=officer, on=LATER)


def test_a_merge_of_households_can_be_undone(place):
    _, officer, home = place
    before = Household.objects.filter(pk=home.pk).values("member_count", "head_name", "has_merit", "has_social_protection").get()  # fmt: skip
    other, link = merged(place)
    home.refresh_from_db()
    assert (home.member_count, home.has_merit) == (5, True)
    back = undo(link, officer)
    assert (back.pk, back.closed_on, back.close_reason, back.head_name, back.member_count, back.has_merit) == (other.pk, None, "", "Y Lan", 2, True)  # fmt: skip
    assert {name: row.relation for name, row in rows(back).items()} == {"Y Lan": "head", "A Tư": "child"}
    assert Household.objects.filter(pk=home.pk).values(*before).get() == before
    assert "Hủy nhập hộ" in [event.title for event in timeline.events(officer, back)]
    change = audit.changes(officer, table="registry_householdlink", row_id=str(link.pk))[0]
    assert change.actor == officer.name and "hủy nhập hộ" in change.reason
    with pytest.raises(Conflict, match="đã được hủy"):
        undo(link, officer)
    assert not timeline.merges(officer, back)


def test_who_died_or_left_since_the_merge_stays_where_they_went(place):
    _, officer, home = place
    _, link = merged(place)
    row = rows(home)["A Tư"]
    members.leave(household_id=home.pk, membership_id=row.pk, on=LATER, reason="death", today=LATER, by=officer)
    back = undo(link, officer)
    assert list(rows(back)) == ["Y Lan"] and back.member_count == 1


def test_an_undoing_that_would_tear_something_is_refused(place):
    _, officer, home = place
    _, link = merged(place)
    for name in ("Y Lan", "A Tư"):
        members.leave(household_id=home.pk, membership_id=rows(home)[name].pk, on=LATER, reason="moved", today=LATER, by=officer)  # fmt: skip
    with pytest.raises(Conflict, match="Không còn ai của hộ cũ"):
        undo(link, officer)
    links.close(household_id=home.pk, on=LATER, reason="moved_away", today=LATER, by=officer)
    with pytest.raises(Conflict, match="đã đóng"):
        undo(link, officer)


def test_a_new_head_from_the_merged_household_stands_in_the_way(place):
    _, officer, home = place
    _, link = merged(place)
    lan = rows(home)["Y Lan"]
    others = {row.pk: "other" for name, row in rows(home).items() if name != "Y Lan"}
    members.set_head(household_id=home.pk, membership_id=lan.pk, relations=others, on=LATER, today=LATER, by=officer)
    with pytest.raises(Conflict, match="Y Lan nay là chủ hộ"):
        undo(link, officer)


def test_who_may_not_undo_a_merge(place):
    _, link = merged(place)
    reader = factories.actor("inspector", factories.place("tỉnh Kon Tum"))
    scope.enter(reader)
    with pytest.raises(NotAllowed):
        undo(link, reader)
    neighbour = factories.actor("commune_officer", factories.place("xã Đăk Ruồng"))
    scope.enter(neighbour)
    with pytest.raises(NotFound):
        undo(link, neighbour)


def test_a_person_goes_to_another_household(place):
    village, officer, home = place
    other = make.household(village, officer, make.person("Y Lan", relation="head"))
    child = rows(home)["A Đức"]
    members.move_member(
        household_id=home.pk, membership_id=child.pk, into_id=other.pk, relation="grandchild", on=LATER, today=LATER, by=officer
    )  # fmt: skip
    home.refresh_from_db()
    other.refresh_from_db()
    assert (home.member_count, other.member_count) == (2, 2)
    assert Membership.objects.filter(person=child.person, left_on=None).get().relation == "grandchild"


def test_a_move_to_another_commune_hands_everything_over(place):
    village, officer, home = place
    poor(home, officer)
    exits.register(household_id=home.pk, year=2024, plan="nuôi bò", on=DAY, today=DAY, by=officer)
    neighbour = factories.place("xã Đăk Ruồng")
    there = factories.actor("commune_officer", neighbour)
    scope.enter(there)
    target = make.village("Kon Skôi", commune="xã Đăk Ruồng", by=there)
    scope.enter(officer)
    members.leave(
        household_id=home.pk, membership_id=rows(home)["A Đức"].pk, on=LATER, reason="moved", today=LATER, by=officer
    )
    link = links.move(household_id=home.pk, village=target, on=LATER, today=LATER, by=officer)
    with pytest.raises(NotFound):
        queries.household(officer, home.pk)
    assert timeline.handed_over(officer) == [link]
    assert "hộ Y Nhiên" in link.note
    assert households.take_codes(village) == [f"{village.code}-002"]
    scope.enter(there)
    moved = queries.household(there, home.pk)
    assert (moved.village, moved.code, moved.poverty_class) == (target, f"{village.code}-001", "poor")
    assert [row.person.full_name for row in queries.members(there, moved)] == ["Y Nhiên", "A Thiên"]
    titles = [event.title for event in timeline.events(there, moved)]
    assert "Chuyển từ thôn Kon Tu, xã Đắk Tờ Re đến thôn Kon Skôi, xã Đắk Ruồng" in titles
    assert "A Đức chuyển đi" in titles
    assert any(title.startswith("Đăng ký thoát nghèo năm 2024") for title in titles)
    assert households.edit_household(household_id=home.pk, by=there, version=moved.version).version == moved.version + 1


def test_who_may_not_move_what(place):
    village, officer, home = place
    head = factories.actor("village_head", village)
    there = factories.actor("commune_officer", factories.place("xã Đăk Ruồng"))
    scope.enter(there)
    target = make.village("Kon Skôi", commune="xã Đăk Ruồng", by=there)
    with pytest.raises(NotFound):
        links.move(household_id=home.pk, village=target, on=LATER, today=LATER, by=there)
    scope.enter(head)
    with pytest.raises(NotAllowed, match="báo xã"):
        links.move(household_id=home.pk, village=target, on=LATER, today=LATER, by=head)
    scope.enter(officer)
    with pytest.raises(BadInput, match="không phải thôn"):
        links.move(household_id=home.pk, village=target.parent, on=LATER, today=LATER, by=officer)
    with pytest.raises(BadInput, match="đang ở"):
        links.move(household_id=home.pk, village=village, on=LATER, today=LATER, by=officer)


def test_closed_by_mistake_can_be_opened_again(place):
    _, officer, home = place
    with pytest.raises(BadInput, match="còn 3 thành viên"):
        links.close(household_id=home.pk, on=LATER, reason="died_out", today=LATER, by=officer)
    links.close(household_id=home.pk, on=LATER, reason="mistake", today=LATER, by=officer)
    home.refresh_from_db()
    assert (home.closed_on, home.member_count, home.head_name) == (LATER, 0, "Y Nhiên")
    links.reopen(household_id=home.pk, by=officer)
    home.refresh_from_db()
    assert (home.closed_on, home.member_count, home.head_name) == (None, 3, "Y Nhiên")
    with pytest.raises(BadInput, match="trước ngày đó"):
        links.close(household_id=home.pk, on=date(2020, 1, 1), reason="moved_away", today=LATER, by=officer)


def test_a_reader_writes_nothing(place):
    _, _, home = place
    reader = factories.actor("inspector", factories.place("tỉnh Kon Tum"))
    scope.enter(reader)
    row = rows(home)["A Đức"].pk
    calls = [
        lambda: households.edit_household(household_id=home.pk, by=reader),
        lambda: members.add_member(household_id=home.pk, given=make.person(), on=DAY, today=DAY, by=reader),
        lambda: members.leave(household_id=home.pk, membership_id=row, on=DAY, reason="moved", today=DAY, by=reader),
        lambda: links.close(household_id=home.pk, on=DAY, reason="mistake", today=DAY, by=reader),
        lambda: links.reopen(household_id=home.pk, by=reader),
        lambda: members.edit_person(membership_id=row, given=make.person(), today=DAY, by=reader),
    ]
    for call in calls:
        with pytest.raises(NotAllowed), transaction.atomic():
            call()
    assert Household.objects.get(pk=home.pk).version == 1


def test_every_step_is_in_the_audit_with_its_author(place):
    _, officer, home = place
    households.edit_household(household_id=home.pk, by=officer, address="đầu thôn")
    change = audit.changes(officer, table="registry_household", row_id=str(home.pk))[0]
    assert change.actor == officer.name
    assert ("address", "", "đầu thôn") in change.fields


def test_the_database_keeps_one_home_and_one_head(place):
    _, _, home = place
    person = rows(home)["A Đức"].person
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(household=home, person=person, joined_on=DAY, unit_path=home.unit_path)
