"""Adding a household: what is kept, what is refused, what the audit shows."""

import unicodedata
from datetime import date

import pytest

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.kernel import audit, scope
from lalanh.registry.actions import households, links
from lalanh.registry.actions.households import PersonInput
from lalanh.registry.models import Household, Identifier, MissingNumber, Person
from lalanh.registry.queries import households as queries
from tests import factories
from tests.factories import DAY
from tests.factories import households as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(db):
    factories.kon_tum()
    commune = factories.place("xã Đăk Tờ Re")
    officer = factories.actor("commune_officer", commune)
    scope.enter(officer)
    return make.village(by=officer), officer


def test_a_household_keeps_what_its_list_shows(place):
    village, officer = place
    made = make.household(village, officer)
    again = queries.household(officer, made.pk)
    assert again.code == f"{village.code}-001"
    assert (again.head_name, again.head_is_woman, again.ethnicity_id, again.member_count) == (
        "Y Nhiên",
        True,
        "xo-dang",
        3,
    )
    assert (again.has_merit, again.has_no_labour, again.poverty_class, again.class_year) == (None, None, "", None)
    assert again.registered_on == DAY
    assert [row.person.full_name for row in queries.members(officer, again)] == ["Y Nhiên", "A Thiên", "A Đức"]


def test_codes_go_on_and_a_given_code_is_kept(place):
    village, officer = place
    codes = [make.household(village, officer).code for _ in range(2)]
    assert codes == [f"{village.code}-001", f"{village.code}-002"]
    assert make.household(village, officer, code=f"{village.code}-1000").code == f"{village.code}-1000"
    assert make.household(village, officer, code="HN 17").code == "HN 17"
    assert make.household(village, officer).code == f"{village.code}-1001"
    with pytest.raises(Conflict, match="đã có hộ mang mã"):
        make.household(village, officer, code="HN 17")


def test_of_two_who_give_one_code_at_once_the_second_is_told(place, monkeypatch):
    """Both looked before either wrote: only the unique constraint knows."""
    village, officer = place
    make.household(village, officer, code="HN 17")
    other = make.household(village, officer)
    monkeypatch.setattr(households, "_is_taken", lambda village, code: False)
    with pytest.raises(Conflict, match="Hãy ghi mã khác, hoặc để trống"):
        make.household(village, officer, code="HN 17")
    with pytest.raises(Conflict, match="đã có hộ mang mã HN 17"):
        households.edit_household(household_id=other.pk, code="HN 17", by=officer)
    assert Household.objects.filter(village=village).count() == 2  # and the transaction can go on
    monkeypatch.setattr(links, "take_codes", lambda village: ["HN 17"])
    mother = queries.members(officer, other)[0]
    with pytest.raises(Conflict, match="đã có hộ mang mã"):
        links.split(household_id=other.pk, membership_ids=[mother.pk], head_id=mother.pk, relations={}, old_head_id=queries.members(officer, other)[1].pk, on=DAY, today=DAY, by=officer)  # fmt: skip


def test_numbers_traits_and_reasons_are_kept_as_text(place):
    village, officer = place
    family = (
        make.person(relation="head", personal_number=" 062.180.001234 ", old_card="233 123 456", traits=("merit",)),
        make.person("A Đức", sex="male", birth_year=2019, relation="child", no_number_reason="child"),
        make.person("Y Lơ", relation="parent"),
    )
    made = make.household(village, officer, *family, groups={"has_no_labour": False})
    assert set(Identifier.objects.values_list("kind", "value")) == {
        ("personal_number", "062180001234"),
        ("old_card", "233123456"),
    }
    assert sorted(MissingNumber.objects.values_list("reason", flat=True)) == ["child", "not_asked"]
    assert (made.has_merit, made.has_no_labour, made.has_social_protection) == (True, False, None)


def test_names_are_composed_and_need_no_family_part(place):
    village, officer = place
    made = make.household(
        village, officer, make.person("  " + unicodedata.normalize("NFD", "Y  Đắk") + " ", relation="head")
    )
    assert made.head_name == "Y Đắk"
    assert make.household(village, officer, make.person("Nhiên", relation="head")).head_name == "Nhiên"
    assert Household.objects.get(pk=made.pk).head_fold == "y dak"


@pytest.mark.parametrize(
    ("person", "sentence"),
    [
        ({"full_name": " "}, "họ tên"),
        ({"full_name": "Y" * 121}, "dài quá 120"),
        ({"sex": "x"}, "Giới tính"),
        ({"birth_on": date(2023, 12, 1), "birth_year": None}, "sau hôm nay"),
        ({"birth_on": date(1980, 1, 1), "birth_year": 1981}, "không khớp"),
        ({"birth_year": 1700}, "từ 1880"),
        ({"ethnicity_key": "hoa-tinh"}, "Không có dân tộc"),
        ({"personal_number": "62180001234"}, "đủ 12 chữ số, số vừa nhập có 11. Có thể bảng tính"),
        ({"personal_number": "06218000123O"}, "chỉ gồm chữ số"),
        ({"old_card": "123"}, "đủ 9 chữ số"),
        ({"traits": ("rich",)}, "nhóm đối tượng"),
        ({"no_number_reason": "lazy"}, "lý do chưa có số"),
        ({"relation": "friend"}, "đúng một chủ hộ"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(place, person, sentence):
    village, officer = place
    given = {"full_name": "Y Nhiên", "relation": "head", "birth_year": 1980, **person}
    with pytest.raises(BadInput, match=sentence):
        make.household(village, officer, PersonInput(**given))
    assert not Household.objects.exists()
    assert not Person.objects.exists()


def test_the_head_is_one(place):
    village, officer = place
    for family in [(make.person(),), (make.person(relation="head"), make.person("Y Lan", relation="head"))]:
        with pytest.raises(BadInput, match="đúng một chủ hộ"):
            make.household(village, officer, *family)
    with pytest.raises(BadInput, match="không phải thôn"):
        households.add_household(village=village.parent, people=[make.person(relation="head")], on=DAY, by=officer)


def test_who_may_not_add(place):
    village, _ = place
    reader = factories.actor("inspector", village.parent)
    with pytest.raises(NotAllowed):
        make.household(village, reader)
    with pytest.raises(NotFound):
        make.household(village, factories.actor("commune_officer", factories.place("xã Đăk Ruồng")))


def test_the_audit_tells_who_added(place):
    village, officer = place
    made = make.household(village, officer)
    rows = audit.changes(officer, table="registry_household", row_id=str(made.pk))
    assert [row.op for row in rows][-1] == "I"
    assert rows[-1].actor == officer.name
