"""Pages of households as a person uses them: forms that act, refuse and keep what was typed; files; reads written down."""

import io
import re
import zipfile

import html5lib
import pytest

from lalanh.kernel import scope
from lalanh.registry.actions import classes, exits, households, links
from lalanh.registry.models import Household, HouseholdLink, Membership, Person, SensitiveRead
from tests import factories
from tests.factories import DAY
from tests.factories import households as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(db, client, settings):
    settings.TODAY = "2023-11-20"
    factories.kon_tum()
    commune = factories.place("xã Đăk Tờ Re")
    by = factories.actor("commune_officer", commune)
    scope.enter(by)
    village = make.village("Kon Tu", by=by)
    home = make.household(village, by)
    user = factories.person("commune_officer", commune, name="Y Hạnh")
    client.force_login(user)
    return {"by": by, "village": village, "home": home, "commune": commune, "client": client, "user": user}


def row(home, name):
    return home.memberships.get(person__full_name=name, left_on=None)


def again(desk, model=Household, **key):
    scope.enter(desk["by"])
    return model.objects.get(**(key or {"pk": desk["home"].pk}))


PERSON = {"full_name": "Y Mai", "relation": "child", "sex": "female", "birth": "4/5/2019", "no_number_reason": "child", "on": "20/11/2023"}  # fmt: skip


def test_a_household_is_added_from_its_form(desk):
    client = desk["client"]
    typed = {"village": desk["village"].pk, "full_name": "A Blưh", "sex": "male", "birth": "1970", "ethnicity": "xo-dang", "no_number_reason": "lost"}  # fmt: skip
    assert client.get("/ho/them/").status_code == 200
    answer = client.post("/ho/them/", typed, follow=True)
    assert "Đã thêm hộ A Blưh" in answer.content.decode()
    made = again(desk, head_name="A Blưh")
    assert (made.code, made.registered_on.isoformat()) == (f"{desk['village'].code}-002", "2023-11-20")


def test_a_code_that_somebody_just_gave_stands_beside_its_field(desk, monkeypatch):
    typed = {"village": desk["village"].pk, "full_name": "A Blưh", "sex": "male", "birth": "1970", "ethnicity": "xo-dang", "no_number_reason": "lost", "code": desk["home"].code}  # fmt: skip
    monkeypatch.setattr("lalanh.registry.actions.households._is_taken", lambda village, code: False)
    answer = desk["client"].post("/ho/them/", typed)
    page = answer.content.decode()
    assert answer.status_code == 409 and "đã có hộ mang mã" in page and 'value="A Blưh"' in page
    assert 'id="e-code"' in page or "#f-code" in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"full_name": ""}, "Hãy nhập họ tên"),
        ({"birth": "hôm qua"}, "Không đọc được ngày sinh"),
        ({"no_number_reason": ""}, "chọn vì sao chưa có"),
        ({"personal_number": "123"}, "phải có đủ 12 chữ số"),
        ({"on": "1/12/2023"}, "chưa tới"),
        ({"relation": "head"}, "Không có quan hệ với chủ hộ"),
    ],
)
def test_what_is_wrong_stands_beside_what_was_typed(desk, change, sentence):
    answer = desk["client"].post(f"/ho/{desk['home'].pk}/them-nguoi/", PERSON | {"full_name": "Y Mai Lan"} | change)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert change.get("full_name", "Y Mai Lan") in text
    assert again(desk).member_count == 3


def test_a_number_that_does_not_fit_is_asked_about_not_refused(desk):
    client, path = desk["client"], f"/ho/{desk['home'].pk}/them-nguoi/"
    typed = PERSON | {"personal_number": "062 080 001234"}
    answer = client.post(path, typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Chữ số thứ tư của số định danh là 0, dùng cho nam." in text
    assert "cho biết năm sinh 1980, nhưng năm sinh đã ghi là 2019" in text
    assert 'name="confirmed"' in text and "062 080 001234" in text
    assert client.post(path, typed | {"confirmed": "1"}).status_code == 302
    assert again(desk, Person, full_name="Y Mai").identifiers.get().value == "062080001234"


def test_the_second_of_two_sees_what_changed_and_keeps_the_own_words(desk):
    client, home = desk["client"], desk["home"]
    path = f"/ho/{home.pk}/sua/"
    opened = re.search(r'name="version" value="(\d+)"', client.get(path).content.decode())[1]
    scope.enter(desk["by"])
    households.edit_household(household_id=home.pk, by=desk["by"], address="cạnh nhà rông")
    answer = client.post(path, {"version": opened, "address": "đầu thôn", "phone": "0912"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Có người vừa sửa hộ này" in text
    assert "<del>cạnh nhà rông</del>" in text and "<ins>đầu thôn</ins>" in text
    assert again(desk).address == "cạnh nhà rông"
    known = re.search(r'name="version" value="(\d+)"', text)[1]
    assert client.post(path, {"version": known, "address": "đầu thôn", "phone": "0912"}).status_code == 302
    assert again(desk).address == "đầu thôn"


def test_two_people_correct_one_member(desk):
    client, child = desk["client"], row(desk["home"], "A Đức")
    path = f"/ho/nguoi/{child.pk}/"
    page = client.get(path).content.decode()
    known = re.search(r'name="known" value="([^"]+)"', page)[1]
    typed = {"full_name": "A Đức Anh", "relation": "child", "sex": "male", "birth": "04/05/2019", "no_number_reason": "child", "ethnicity": "xo-dang"}  # fmt: skip
    assert client.post(path, typed | {"known": known}).status_code == 302
    second = client.post(path, typed | {"known": known, "full_name": "A Đức Em"})
    assert second.status_code == 409
    assert "<del>A Đức Anh</del>" in second.content.decode()
    assert again(desk, Person, pk=child.person_id).full_name == "A Đức Anh"


def test_numbers_are_masked_from_those_who_need_them_not(desk, client):
    scope.enter(desk["by"])
    home = make.household(desk["village"], desk["by"], make.person(relation="head", personal_number="062180001234"))
    page = f"/ho/{home.pk}/"
    assert "062180001234" in client.get(page).content.decode()
    head = factories.person("village_head", desk["village"], name="A Trưởng")
    client.force_login(head)
    member = home.memberships.get()
    for path in (page, f"/ho/nguoi/{member.pk}/"):
        text = client.get(path).content.decode()
        assert "•••••••••234" in text, path
        assert "062180001234" not in text, path
    scope.enter(desk["by"])
    found = SensitiveRead.objects.filter(household=home, what="trang hộ").order_by("pk")
    assert [read.actor.partition(":")[2] for read in found] == ["Y Hạnh", "A Trưởng"]


def test_a_village_head_finds_nothing_next_door(desk, client):
    scope.enter(desk["by"])
    other = make.village("Kon Xơm", by=desk["by"])
    client.force_login(factories.person("village_head", other))
    home, child = desk["home"].pk, row(desk["home"], "A Đức").pk
    for path in (
        f"/ho/{home}/", f"/ho/{home}/sua/", f"/ho/{home}/tach/", f"/ho/{home}/dang-ky/", f"/ho/nguoi/{child}/", f"/ho/nguoi/{child}/roi/",
        f"/ho/nguoi/{child}/nhom/", f"/ho/?don-vi={desk['village'].pk}", f"/ho/xlsx/?don-vi={desk['commune'].pk}", f"/ho/{home}/mo-lai/",
        f"/ho/trung/{child}/{child + 1}/",
    ):  # fmt: skip
        answer = client.post(path) if path.endswith("mo-lai/") else client.get(path)
        assert answer.status_code == 404, path
    assert "Y Nhiên" not in client.get("/ho/").content.decode()
    assert "Y Nhiên" not in client.get("/tim-kiem/?q=nhien").content.decode()


def test_death_of_the_head_and_a_way_to_another_household(desk):
    client, home = desk["client"], desk["home"]
    head, man, child = (row(home, name) for name in ("Y Nhiên", "A Thiên", "A Đức"))
    path = f"/ho/nguoi/{head.pk}/roi/"
    assert client.post(path, {"why": "death", "on": "19/11/2023"}).status_code == 422
    assert client.post(path, {"why": "death", "on": "19/11/2023", "heir": man.pk}).status_code == 302
    assert again(desk).head_name == "A Thiên"
    scope.enter(desk["by"])
    aunt = make.household(desk["village"], desk["by"], make.person("Y Lan", relation="head"))
    path = f"/ho/nguoi/{child.pk}/roi/"
    assert "nhập mã hộ đến" in client.post(path, {"why": "home", "on": "20/11/2023"}).content.decode()
    typed = {"why": "home", "on": "20/11/2023", "into": aunt.code, "relation": "grandchild"}
    assert client.post(path, typed).status_code == 302
    assert again(desk, pk=aunt.pk).member_count == 2


def test_split_merge_and_head_through_their_pages(desk):
    client, home = desk["client"], desk["home"]
    head, man, child = (row(home, name).pk for name in ("Y Nhiên", "A Thiên", "A Đức"))
    typed = {f"r{man}": "head", f"r{head}": "spouse", f"r{child}": "child", "on": "20/11/2023", "version": home.version}
    for change in ({f"r{head}": ""}, {f"r{man}": "spouse"}, {f"r{child}": "head"}):
        missing = client.post(f"/ho/{home.pk}/chu-ho/", typed | change)
        assert missing.status_code == 422, change
        assert "chủ hộ mới" in missing.content.decode()
    assert client.post(f"/ho/{home.pk}/chu-ho/", typed).status_code == 302
    assert again(desk).head_name == "A Thiên"
    stale = client.post(f"/ho/{home.pk}/chu-ho/", typed)
    assert stale.status_code in (409, 422)
    gone = row(home, "A Đức").pk
    split = {f"r{one.pk}": "stay" for one in again(desk).memberships.filter(left_on=None)}
    split |= {f"r{gone}": "head", "on": "20/11/2023", "version": again(desk).version}
    assert "đúng một người" in client.post(f"/ho/{home.pk}/tach/", split | {f"r{gone}": "child"}).content.decode()
    assert client.post(f"/ho/{home.pk}/tach/", split).status_code == 302
    new = again(desk, head_name="A Đức")
    back = {"into": home.code, "on": "20/11/2023", "version": new.version, f"r{row(new, 'A Đức').pk}": "child"}
    assert client.post(f"/ho/{new.pk}/nhap/", back | {"into": "xx"}).status_code == 422
    assert client.post(f"/ho/{new.pk}/nhap/", back).status_code == 302
    assert (again(desk).member_count, again(desk, pk=new.pk).close_reason) == (3, "merged")


def test_a_move_to_another_commune_by_the_code_of_its_village(desk, client):
    there = factories.actor("commune_officer", factories.place("xã Đăk Ruồng"))
    scope.enter(there)
    target = make.village("Kon Skôi", commune="xã Đăk Ruồng", by=there)
    path = f"/ho/{desk['home'].pk}/chuyen/"
    typed = {"on": "20/11/2023", "version": 1}
    assert "chọn một thôn" in client.post(path, typed).content.decode()
    assert "Không có thôn mang mã" in client.post(path, typed | {"elsewhere": "99-99"}).content.decode()
    answer = client.post(path, typed | {"elsewhere": target.code}, follow=True)
    text = answer.content.decode()
    assert "Nơi đó quản lý hồ sơ từ nay" in text and "hộ Y Nhiên, mã" in text.lower().replace("y nhiên", "Y Nhiên")
    assert client.get(f"/ho/{desk['home'].pk}/").status_code == 404
    scope.enter(there)
    assert HouseholdLink.objects.get().to_village == target


def test_closed_and_opened_again(desk):
    client, path = desk["client"], f"/ho/{desk['home'].pk}/"
    assert client.post(path + "dong/", {"reason": "mistake", "on": "20/11/2023", "version": 1}).status_code == 302
    text = client.get(path).content.decode()
    assert "đã đóng ngày 20/11/2023" in text and "Mở lại hộ" in text
    assert client.get(path + "sua/").status_code == 403
    assert "Y Nhiên" in client.get("/ho/?da-dong=1").content.decode()
    assert client.post(path + "mo-lai/").status_code == 302
    assert client.post(path + "mo-lai/").status_code == 409
    assert again(desk).member_count == 3


def test_groups_of_a_person(desk):
    client, path = desk["client"], f"/ho/nguoi/{row(desk['home'], 'A Thiên').pk}/nhom/"
    assert client.post(path, {"do": "add", "kind": ""}).status_code == 422
    assert client.post(path, {"do": "add", "kind": "merit", "valid_from": "1/1/2000"}).status_code == 302
    trait = re.search(r'name="trait" value="(\d+)"', client.get(path).content.decode())[1]
    assert client.post(path, {"do": "drop", "trait": trait, "reason": ""}).status_code == 422
    assert client.post(path, {"do": "end", "trait": trait}).status_code == 302
    assert client.post(path, {"do": "end", "trait": "999999"}).status_code == 409
    assert again(desk).has_merit is False


def test_two_records_become_one_and_two_again(desk):
    client = desk["client"]
    scope.enter(desk["by"])
    twin = make.household(desk["village"], desk["by"], make.person(relation="head")).memberships.get().person_id
    first = row(desk["home"], "Y Nhiên").person_id
    assert "cùng tên, cùng năm sinh, cùng thôn" in client.get("/ho/trung/").content.decode()
    path = f"/ho/trung/{first}/{twin}/"
    assert client.get(path).status_code == 200
    assert client.post(path, {}).status_code == 422
    assert "đổi chủ hộ" in client.post(path, {"keep": twin}).content.decode()
    assert client.post(path, {"keep": first}).status_code == 302
    assert client.get(path).status_code == 404
    undo = re.search(r'action="(/ho/trung/\d+/huy/)"', client.get("/ho/trung/").content.decode())[1]
    assert client.post(undo).status_code == 302
    assert client.post(undo).status_code == 409
    assert client.post(path, {"do": "two"}).status_code == 302
    assert "Không có bản ghi nghi trùng" in client.get("/ho/trung/").content.decode()


def test_registration_officer_and_outcome(desk):
    client, home = desk["client"], desk["home"]
    assert client.post(f"/ho/{home.pk}/dang-ky/", {"year": "2024", "on": "20/11/2023"}).status_code == 422
    scope.enter(desk["by"])
    classes.record_class(household_id=home.pk, year=2022, standard="vn-2022", poverty_class="poor", on=DAY, by=desk["by"])  # fmt: skip
    assert client.post(f"/ho/{home.pk}/dang-ky/", {"year": "2024", "on": "20/11/2023"}).status_code == 302
    scope.enter(desk["by"])
    path = f"/ho/thoat-ngheo/{home.exit_registrations.get().pk}/"
    assert "1 hộ chưa có cán bộ phụ trách" in client.get("/ho/thoat-ngheo/").content.decode()
    typed = {"do": "plan", "plan": "nuôi bò", "officer": desk["user"].pk}
    assert client.post(path, typed).status_code == 302
    assert "Y Hạnh" in client.get(f"/ho/{home.pk}/").content.decode()
    assert client.post(path, {"do": "outcome", "outcome": "reached", "on": "20/11/2023"}).status_code == 422
    assert client.post(path, {"do": "outcome", "outcome": "withdrawn", "on": "20/11/2023"}).status_code == 302
    assert "Rút đăng ký" in client.get(path).content.decode()


def test_the_file_of_the_list_holds_no_formula_and_is_written_down(desk):
    scope.enter(desk["by"])
    make.household(desk["village"], desk["by"], make.person('=HYPERLINK("http://x")', relation="head"), address="+1-2")
    answer = desk["client"].get("/ho/xlsx/?q=")
    book = zipfile.ZipFile(io.BytesIO(answer.content))
    texts = {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}
    assert not [name for name, text in texts.items() if "<f>" in text]
    assert any("=HYPERLINK" in text for text in texts.values())
    assert "quotePrefix" in texts["xl/styles.xml"]
    scope.enter(desk["by"])
    read = SensitiveRead.objects.get(what="xuất danh sách hộ")
    assert (read.rows, read.unit_path) == (2, desk["commune"].path)


@pytest.mark.parametrize(
    ("role", "place", "status"),
    [
        ("inspector", "tỉnh Kon Tum", 200), ("bank_officer", "huyện Kon Rẫy", 403), ("village_head", "xã Đăk Tờ Re", 200),
        ("commune_leader", "xã Đăk Ruồng", 200), ("province_specialist", "tỉnh Kon Tum", 200),
    ],
)  # fmt: skip
def test_who_may_take_the_list_as_a_file(desk, client, role, place, status):
    unit = factories.place(place)
    scope.enter(factories.actor("province_leader", factories.place("tỉnh Kon Tum")))
    body = factories.actions.create_body(name="Ngân hàng", kind="bank", unit=unit, by=factories.actor("province_specialist", factories.place("tỉnh Kon Tum"))) if role == "bank_officer" else None  # fmt: skip
    client.force_login(factories.person(role, unit, body=body, username="nguoi.khac"))
    assert client.get("/ho/xlsx/").status_code == status


def test_names_never_become_markup_and_pages_are_strict(desk):
    evil = "<script>alert(1)</script>"
    scope.enter(desk["by"])
    home = make.household(
        desk["village"], desk["by"], make.person(evil, relation="head", traits=("merit",)), address=evil
    )
    make.household(desk["village"], desk["by"], make.person(evil, relation="head"))
    classes.record_class(household_id=home.pk, year=2022, standard="vn-2022", poverty_class="poor", on=DAY, by=desk["by"])  # fmt: skip
    one = exits.register(household_id=home.pk, year=2024, plan=evil, on=DAY, today=DAY, by=desk["by"])
    member = home.memberships.get()
    base = f"/ho/{home.pk}/"
    pages = [base, "/ho/", "/ho/trung/", "/ho/thoat-ngheo/", f"/tim-kiem/?q={evil}", "/ho/da-chuyen/", "/ho/them/", f"/ho/thoat-ngheo/{one.pk}/"]  # fmt: skip
    pages += [base + part for part in ("sua/", "them-nguoi/", "chu-ho/", "tach/", "nhap/", "chuyen/", "dong/", "dang-ky/")]  # fmt: skip
    pages += [f"/ho/nguoi/{member.pk}/{part}" for part in ("", "roi/", "nhom/")]
    for page in pages:
        answer = desk["client"].get(page)
        text = answer.content.decode()
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        assert answer.status_code == 200, page
        assert [error for error in parser.errors if error[1] != "expected-doctype-but-got-start-tag"] == [], page
        assert text.count("<h1>") == 1 and "style=" not in text, page
        assert evil not in text, page


def test_queries_do_not_grow(desk, client, django_assert_max_num_queries):
    scope.enter(desk["by"])
    for n in range(6):
        make.household(desk["village"], desk["by"], make.person(f"Y {n}", relation="head", traits=("merit",)))
    big = make.household(
        desk["village"], desk["by"], make.person(relation="head"), *[make.person(f"A Con {n}", relation="child") for n in range(12)]
    )  # fmt: skip
    with django_assert_max_num_queries(16):
        assert client.get("/ho/").status_code == 200
    with django_assert_max_num_queries(30):
        assert client.get(f"/ho/{big.pk}/").status_code == 200
    with django_assert_max_num_queries(22):
        assert client.get("/tim-kiem/?q=y").status_code == 200


def test_a_merged_household_says_where_its_people_are(desk):
    scope.enter(desk["by"])
    other = make.household(desk["village"], desk["by"], make.person("Y Lan", relation="head"))
    links.merge_households(gone_id=other.pk, kept_id=desk["home"].pk, relations={}, on=DAY, today=DAY, by=desk["by"])
    text = desk["client"].get(f"/ho/{other.pk}/").content.decode()
    assert f'href="/ho/{desk["home"].pk}/"' in text and "Mở lại hộ" not in text
    assert Membership.objects.filter(household=desk["home"], left_on=None).count() == 4


def test_a_merge_is_undone_from_either_household(desk, client):
    scope.enter(desk["by"])
    other = make.household(desk["village"], desk["by"], make.person("Y Lan", relation="head"))
    (guest,) = other.memberships.all()
    links.merge_households(gone_id=other.pk, kept_id=desk["home"].pk, relations={guest.pk: "in_law"}, on=DAY, today=DAY, by=desk["by"])  # fmt: skip
    for home in (other, desk["home"]):
        page = desk["client"].get(f"/ho/{home.pk}/").content.decode()
        assert "Hủy nhập hộ" in page and "đã nhập vào" in page
    (address,) = re.findall(r'action="(/ho/nhap/\d+/huy/)"', page)
    client.force_login(factories.person("inspector", factories.place("tỉnh Kon Tum"), name="Thanh tra"))
    assert "Hủy nhập hộ" not in client.get(f"/ho/{other.pk}/").content.decode()
    assert client.post(address).status_code == 403
    client.force_login(desk["user"])
    told = client.post(address, follow=True).content.decode()
    assert "hộ Y Lan trở lại với 1 thành viên" in told and "Thêm thành viên" in told
    again_ = client.post(address)
    assert again_.status_code == 409 and "Lần nhập hộ này đã được hủy" in again_.content.decode()


@pytest.mark.parametrize(
    "query", ["?sau=x", "?sau=~", "?truoc=%00", "?loai=zzz", "?can-bo=99999999999999999999", "?q=%27%00", "?nhom=x%00"]
)
def test_no_address_breaks_the_list(desk, query):
    assert desk["client"].get("/ho/" + query).status_code in (200, 400, 404)
