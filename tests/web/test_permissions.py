"""Roles × routes as one reviewed table, and rows of sibling and parent units."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from lalanh.kernel import scope
from lalanh.planning.actions import importing, issue, review
from lalanh.planning.fields import KINDS
from lalanh.planning.models import DutyInstance, Obstacle, TaskState
from tests import factories
from tests.apps.test_planning import TEXT
from tests.factories import DAY, PASSWORD
from tests.web.rights import AREAS

pytestmark = pytest.mark.django_db

EVERYBODY = "VILLAGE OFFICER LEADER DISTRICT HEAD PROVINCE FRONT INSPECTOR ADMIN"
PEOPLE = {
    "VILLAGE": ("village_head", "xã Đăk Tờ Re"), "OFFICER": ("commune_officer", "xã Đăk Tờ Re"), "LEADER": ("commune_leader", "xã Đăk Tờ Re"),
    "DISTRICT": ("district_specialist", "huyện Kon Rẫy"), "HEAD": ("district_leader", "huyện Kon Rẫy"), "PROVINCE": ("province_specialist", "tỉnh Kon Tum"),
    "FRONT": ("front_officer", "huyện Kon Rẫy"), "INSPECTOR": ("inspector", "tỉnh Kon Tum"), "ADMIN": ("system_administrator", "tỉnh Kon Tum"),
}  # fmt: skip
READERS = "VILLAGE OFFICER LEADER DISTRICT HEAD PROVINCE FRONT INSPECTOR"
EDITORS = "OFFICER LEADER DISTRICT HEAD PROVINCE"
# the plan is one of the district: those who may open each page of it
TABLE = {
    "home": EVERYBODY, "help": EVERYBODY, "account": EVERYBODY, "password": EVERYBODY, "search": EVERYBODY, "units": EVERYBODY, "unit": EVERYBODY, "body": EVERYBODY,
    "audit": "LEADER HEAD INSPECTOR", "people": "ADMIN", "person-new": "ADMIN", "person": "ADMIN",
    "plans": READERS, "plan": READERS, "plan-xlsx": READERS, "plan-docx": READERS, "plan-paper": READERS, "plan-original": READERS,
    "tasks": READERS, "duties": READERS, "obstacles": READERS, "plan-new": EDITORS, "task": "DISTRICT HEAD PROVINCE FRONT INSPECTOR", "duty": READERS,
    "target-value": "VILLAGE OFFICER LEADER DISTRICT HEAD PROVINCE FRONT", "plan-close": "HEAD", "readdress": "HEAD",
    "reading": "DISTRICT HEAD PROVINCE", "plan-head": "DISTRICT HEAD PROVINCE", "plan-bodies": "DISTRICT HEAD PROVINCE", "plan-discard": "DISTRICT HEAD PROVINCE",
    "plan-issue": "HEAD", "item-add": "DISTRICT HEAD PROVINCE", "item-edit": "DISTRICT HEAD PROVINCE", "obstacle": "DISTRICT HEAD PROVINCE FRONT INSPECTOR",
}  # fmt: skip
PUBLIC = {"login", "alive", "components", "language"}
POST_ONLY = {"logout", "work-at", "finding-answer", "ask-report", "accept-rest", "item-decide"}
ELSEWHERE = {"second-factor", "file"}
"""Tested on their own below."""
for _area in AREAS:
    TABLE |= _area.TABLE
    POST_ONLY |= _area.POST_ONLY
    ELSEWHERE |= _area.ELSEWHERE


@pytest.fixture
def world(db, client):
    province = factories.kon_tum()
    district = factories.place("huyện Kon Rẫy")
    head = factories.actor("district_leader", district)
    scope.enter(head)
    body = factories.actions.create_body(
        name="Ủy ban Mặt trận Tổ quốc Việt Nam huyện", kind="front", unit=district, by=head
    )
    users = {}
    for key, (role, place) in PEOPLE.items():
        unit = factories.place(place)
        users[key] = factories.person(role, unit, body=body if role == "front_officer" else None, name=key)
    draft = _plan(district, head)
    plan = _plan(district, head, issued=True)
    found = {"province": province, "district": district, "users": users, "draft": draft, "plan": plan, "head": head}
    found["commune"] = factories.place("xã Đăk Tờ Re")
    return found


@pytest.fixture
def whole(world):
    """The same with rows for the pages of every area."""
    for area in AREAS:
        area.build(world)
    return world


def _plan(district, by, issued=False):
    plan = importing.import_plan(incoming=importing.take_in_text(TEXT), unit=district, by=by, on=DAY)
    if issued:
        for kind in KINDS.values():
            review.accept_rest(plan_id=plan.pk, kind=kind, by=by)
        issue.issue(plan_id=plan.pk, by=by, on=DAY)
    return plan


def enter(client, user):
    client.logout()
    client.force_login(user)
    if user.full_name == "ADMIN":
        from django.utils import timezone

        user.totp_secret, user.totp_confirmed_at = "A" * 32, timezone.now()
        user.save()


def address(name, world):
    for area in AREAS:
        if name in area.TABLE:
            return area.address(name, world)
    plan, draft = world["plan"].pk, world["draft"].pk
    scope.enter(world["head"])
    commune = factories.place("xã Đăk Tờ Re")
    target = world["plan"].target_set.first().pk
    item = world["draft"].target_set.first().pk
    state = TaskState.objects.filter(unit_path=world["district"].path).first().pk
    row = DutyInstance.objects.filter(unit_path=commune.path).first().pk
    fixed = {
        "unit": f"/don-vi/{commune.pk}/", "body": f"/co-quan/{commune.bodies.get().pk}/", "person": f"/nguoi-dung/{world['users']['HEAD'].pk}/",
        "task": f"/viec/{state}/", "duty": f"/bao-cao/{row}/", "target-value": f"/ke-hoach/{plan}/so-lieu/{target}/",
        "item-add": f"/ke-hoach/{draft}/chi-tieu/them/", "item-edit": f"/ke-hoach/{draft}/chi-tieu/{item}/",
    }  # fmt: skip
    if name == "obstacle":
        obstacle = Obstacle.objects.create(
            task=TaskState.objects.get(pk=state).task,
            body=TaskState.objects.get(pk=state).body,
            unit_path=world["district"].path,
            text="x",
            raised_on=DAY,
            author="y",
        )
        return f"/vuong-mac/{obstacle.pk}/"
    if name in fixed:
        return fixed[name]
    on_draft = {
        "reading": "doc",
        "plan-head": "dau",
        "plan-bodies": "co-quan",
        "plan-issue": "thuc-hien",
        "plan-discard": "bo",
    }
    if name in on_draft:
        return f"/ke-hoach/{draft}/{on_draft[name]}/"
    on_plan = {
        "plan": "",
        "plan-xlsx": "xlsx/",
        "plan-docx": "docx/",
        "plan-paper": "in/",
        "plan-original": "tep-goc/",
        "plan-close": "dung/",
        "readdress": "chuyen/",
    }
    if name in on_plan:
        return f"/ke-hoach/{plan}/{on_plan[name]}"
    simple = {
        "home": "/", "help": "/huong-dan/", "account": "/tai-khoan/", "password": "/tai-khoan/mat-khau/", "search": "/tim-kiem/?q=ngheo", "units": "/don-vi/", "audit": "/nhat-ky/",
        "people": "/nguoi-dung/", "person-new": "/nguoi-dung/moi/", "plans": "/ke-hoach/", "tasks": "/viec/", "duties": "/bao-cao/", "obstacles": "/vuong-mac/", "plan-new": "/ke-hoach/nhap/",
    }  # fmt: skip
    return simple[name]


def routes():
    found = []
    for entry in get_resolver().url_patterns:
        for pattern in getattr(entry, "url_patterns", [entry]):
            assert isinstance(pattern, URLPattern)
            found.append(pattern)
    return found


def test_every_route_is_in_the_table_and_says_who_may_enter():
    names = {pattern.name for pattern in routes()}
    assert names == set(TABLE) | PUBLIC | POST_ONLY | ELSEWHERE
    for pattern in routes():
        assert pattern.name in PUBLIC or getattr(pattern.callback, "permission", None), pattern.name


def test_roles_and_routes(whole):
    wrong = []
    clients = {key: Client() for key in whole["users"]}
    for key, user in whole["users"].items():
        enter(clients[key], user)
    for name, allowed in TABLE.items():
        target = address(name, whole)
        for key, client in clients.items():
            status = client.get(target).status_code
            if (status == 200) != (key in allowed.split()) or status >= 500:
                wrong.append((name, key, status))
    assert wrong == []


def test_without_log_in_every_page_leads_to_it(whole, client):
    for name in TABLE:
        answer = client.get(address(name, whole))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/dang-nhap/"), name


@pytest.mark.parametrize("place", ["huyện Đắk Hà", "xã Đăk Ruồng"])
def test_siblings_find_nothing(world, client, place):
    neighbour = factories.person(
        "district_leader" if "huyện" in place else "commune_leader",
        factories.place(place),
        name="Lạ",
        username="la.mat",
    )
    client.force_login(neighbour)
    plan, draft = world["plan"].pk, world["draft"].pk
    hidden = [f"/ke-hoach/{draft}/doc/", address("task", world), address("duty", world)]
    if "huyện" in place:
        hidden += [
            f"/ke-hoach/{plan}/",
            f"/ke-hoach/{plan}/xlsx/",
            f"/ke-hoach/{plan}/tep-goc/",
            f"/ke-hoach/{plan}/chuyen/",
        ]
    for target in hidden:
        assert client.get(target).status_code == 404, target


def test_a_reader_cannot_write(world, client):
    draft = world["draft"]
    item = draft.target_set.first()
    for key in ("VILLAGE", "FRONT", "INSPECTOR", "ADMIN", "OFFICER"):
        enter(client, world["users"][key])
        status = client.post(f"/ke-hoach/{draft.pk}/chi-tieu/{item.pk}/quyet/", {"do": "bo"}).status_code
        assert status in (302, 403, 404), (key, status)
    scope.enter(world["head"])
    item.refresh_from_db()
    assert item.review == "pending"


def test_five_wrong_passwords_lock_and_the_right_one_waits(world, client):
    user = world["users"]["HEAD"]
    for _ in range(5):
        client.post("/dang-nhap/", {"username": user.username, "password": "sai"})
    answer = client.post("/dang-nhap/", {"username": user.username, "password": PASSWORD})
    assert "tạm khóa" in answer.content.decode()
    user.refresh_from_db()
    assert user.locked_until is not None
    assert user.logins.count() == 6


def test_an_administrator_without_second_factor_can_only_set_it_up(world, client):
    admin = world["users"]["ADMIN"]
    client.force_login(admin)
    assert client.get("/nguoi-dung/")["Location"] == "/tai-khoan/xac-thuc-hai-lop/"
    page = client.get("/tai-khoan/xac-thuc-hai-lop/").content.decode()
    admin.refresh_from_db()
    assert admin.totp_secret in page
    import pyotp

    client.post("/tai-khoan/xac-thuc-hai-lop/", {"code": pyotp.TOTP(admin.totp_secret).now()})
    assert client.get("/nguoi-dung/").status_code == 200


def test_first_password_must_be_changed(world, client):
    user = world["users"]["OFFICER"]
    user.must_change_password = True
    user.save()
    client.post("/dang-nhap/", {"username": user.username, "password": PASSWORD})
    assert client.get("/ke-hoach/")["Location"] == "/tai-khoan/mat-khau/"
    weak = client.post("/tai-khoan/mat-khau/", {"old": PASSWORD, "new": "1234567890", "again": "1234567890"})
    assert weak.status_code == 422
    assert (
        client.post(
            "/tai-khoan/mat-khau/", {"old": PASSWORD, "new": "nha-moi-2023-kon", "again": "nha-moi-2023-kon"}
        ).status_code
        == 302
    )
    assert client.get("/ke-hoach/").status_code == 200


def test_evidence_of_another_unit_is_not_served(world, client):
    plan = world["plan"]
    enter(client, world["users"]["HEAD"])
    draft_file = world["draft"].file_id
    assert client.get(f"/tep/{draft_file}/").status_code == 200
    enter(client, world["users"]["OFFICER"])
    assert client.get(f"/tep/{draft_file}/").status_code == 404
    assert client.get(f"/tep/{plan.file_id}/").status_code == 200
