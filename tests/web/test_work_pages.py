"""Pages of the work: figures that open their rows, words of the buttons, what the Front watches, what a village is given."""

import re
from datetime import timedelta

import pytest
from django.urls import get_resolver

from lalanh.base.errors import BadInput
from lalanh.kernel import scope
from lalanh.planning.actions import importing, issue, review
from lalanh.planning.fields import KINDS
from lalanh.planning.models import DutyInstance, Task, TaskState
from lalanh.planning.queries import work
from lalanh.registry.queries import watch
from lalanh.units import queries as units
from tests import factories
from tests.apps.registry.review_kit import Commune
from tests.apps.test_planning import TEXT
from tests.factories import DAY
from tests.web.test_permissions import enter, whole, world  # noqa: F401 - the fixtures

pytestmark = pytest.mark.django_db
LONG = ("9" * 5000, "-1", "²", "٣", "1e9", "' or 1=1 --", "<script>alert(1)</script>")
QUERIES = {
    "/": "x", "/viec/": "trang loc cua q", "/bao-cao/": "trang loc cua q", "/vuong-mac/": "trang tinh-trang", "/ke-hoach/": "trang nam tinh-trang q", "/ke-hoach/nhap/": "theo dieu-chinh",
    "/don-vi/": "trong ngay q", "/tim-kiem/": "q", "/nguoi-dung/": "trang q", "/nhat-ky/": "truoc dong bang", "/huong-dan/": "phan", "/dang-nhap/": "next",
    "/ke-hoach/{plan}/": "muc trang co-quan tinh-trang q xep loc", "/ke-hoach/{draft}/doc/": "loai", "/ke-hoach/{draft}/co-quan/": "q ten",
    "/ke-hoach/{draft}/chi-tieu/them/": "tu den", "/ke-hoach/{plan}/chuyen/": "q", "/don-vi/{unit}/": "ngay",
}  # fmt: skip
TABS = ("nhiem-vu", "bao-cao", "kinh-phi", "van-ban", "cap-duoi", "mau-thuan")


def text(client, address):
    return client.get(address).content.decode()


def test_no_query_breaks_a_page_of_plans_units_or_people(world, client):  # noqa: F811
    keys = {"plan": world["plan"].pk, "draft": world["draft"].pk, "unit": world["commune"].pk}
    wrong = []
    for key in ("HEAD", "ADMIN"):
        enter(client, world["users"][key])
        for address, names in QUERIES.items():
            for name in names.split():
                for value in LONG:
                    answer = client.get(address.format(**keys), {name: value})
                    if (
                        answer.status_code not in (200, 302, 400, 403, 404)
                        or "<script>alert" in answer.content.decode()
                    ):
                        wrong.append((key, address, name, value[:12], answer.status_code))
    assert not wrong, "\n".join(map(str, wrong))


def test_no_query_breaks_a_tab_of_a_plan(world, client):  # noqa: F811
    enter(client, world["users"]["HEAD"])
    for tab in TABS:
        for name in ("trang", "co-quan", "tinh-trang", "loc"):
            answer = client.get(f"/ke-hoach/{world['plan'].pk}/", {"muc": tab, name: "9" * 5000})
            assert answer.status_code == 200, (tab, name)


def test_no_key_in_an_address_or_a_field_breaks_a_page(world, client):  # noqa: F811
    wrong = []
    for entry in get_resolver().url_patterns:
        for one in getattr(entry, "url_patterns", [entry]):
            if "<int:" not in str(one.pattern):
                continue
            for value in ("9" * 17, "9" * 30):
                at = "/" + re.sub(r"<slug:\w+>", "chi-tieu", re.sub(r"<int:\w+>", value, str(one.pattern)))
                for key in ("HEAD", "ADMIN"):
                    enter(client, world["users"][key])
                    for status in (client.get(at).status_code, client.post(at).status_code):
                        if status not in (400, 403, 404, 405):
                            wrong.append((one.name, len(value), key, status))
    plan, draft, person = world["plan"].pk, world["draft"].pk, world["users"]["HEAD"].pk
    body = world["commune"].bodies.get().pk
    posts = {
        f"/ke-hoach/{plan}/chuyen/": {"old": "9" * 5000, "new": "9" * 5000, "on": "1/12/2023"}, "/ke-hoach/nhap/": {"parent": "9" * 5000, "amends": "9" * 5000, "text": "x"},
        f"/ke-hoach/{draft}/dau/": {"revision": "9" * 5000, "first_year": "9" * 5000, "parent": "9" * 5000}, f"/ke-hoach/{draft}/co-quan/": {"printed": "x", "choice": "body:" + "9" * 5000},
        f"/ke-hoach/{draft}/thuc-hien/": {"revision": "9" * 5000}, f"/nguoi-dung/{person}/": {"do": "end", "posting": "9" * 5000},
        f"/co-quan/{body}/": {"new": "9" * 5000, "on": "1/12/2023"}, "/tai-khoan/noi-lam-viec/": {"posting": "9" * 5000},
    }  # fmt: skip
    for at, sent in posts.items():
        enter(client, world["users"]["ADMIN" if "nguoi-dung" in at or "co-quan/" + str(body) in at else "HEAD"])
        status = client.post(at, sent).status_code
        if status >= 500:
            wrong.append((at, status))
    assert not wrong, "\n".join(map(str, wrong))


def test_the_figure_of_late_tasks_opens_exactly_these(world, client):  # noqa: F811
    head = world["head"]
    scope.enter(head)
    Task.objects.filter(plan=world["plan"]).update(end_on=DAY - timedelta(days=3))
    late = TaskState.objects.filter(task__plan=world["plan"])
    TaskState.objects.filter(pk=late.order_by("pk").first().pk).update(status="done", done_on=DAY)
    count = work.below(head, DAY).tasks_late
    assert count == late.count() - 1 > 0
    enter(client, world["users"]["HEAD"])
    tile = re.search(
        r'<a class="fig" href="([^"]+)"><span>Nhiệm vụ quá hạn trong địa bàn</span><b>(\d+)</b>', text(client, "/")
    )
    assert int(tile[2]) == count
    answer = client.get(tile[1])
    assert answer.context["page"].paginator.count == count
    assert {row.pk for row in answer.context["page"]} == {row.pk for row in late if row.status != "done"}
    done = client.get("/viec/?loc=xong").context["page"]
    assert done.paginator.count == work.below(head, DAY).tasks_done == 1
    assert (
        client.get("/viec/?loc=tre&cua=toi").context["page"].paginator.count
        == work.home(head, DAY).counts["late_tasks"]
    )


def test_the_list_of_tasks_costs_the_same_however_long(world, client, django_assert_max_num_queries):  # noqa: F811
    enter(client, world["users"]["HEAD"])
    with django_assert_max_num_queries(20):
        client.get("/viec/")


def test_a_button_names_what_its_reader_may_do(world, client):  # noqa: F811
    """Who only looks is not asked to write."""
    for key, writes in (("HEAD", True), ("INSPECTOR", False)):
        enter(client, world["users"][key])
        for address, word in (("/viec/", "Ghi tiến độ"), ("/bao-cao/", "Nộp<")):
            page = text(client, address)
            assert (word in page) == writes, (key, address)
            assert ("Xem<" in page) != writes, (key, address)
    enter(client, world["users"]["FRONT"])
    assert "Ghi tiến độ" not in text(client, "/viec/"), "the tasks are those of other bodies"
    enter(client, world["users"]["INSPECTOR"])
    assert "Ghi số liệu" not in text(client, f"/ke-hoach/{world['plan'].pk}/")


def test_work_given_to_the_villages_is_seen_by_their_heads(whole, client):  # noqa: F811
    commune = whole["commune"]
    leader = factories.actor("commune_leader", commune)
    scope.enter(leader)
    own = TEXT.replace("HUYỆN KON RẪY", "XÃ ĐĂK TỜ RE").replace("31/KH-UBND", "15/KH-UBND")
    plan = importing.import_plan(incoming=importing.take_in_text(own), unit=commune, by=leader, on=DAY)
    review.edit_head(
        plan_id=plan.pk, values={"title": "Giảm nghèo năm 2023", "first_year": 2023, "last_year": 2023}, by=leader
    )
    typed = {"what": "họp dân công khai danh sách", "end_on": "20/10/2023", "lead": "Trưởng các thôn"}
    review.add(plan_id=plan.pk, kind=KINDS["nhiem-vu"], typed=typed, by=leader)
    for kind in KINDS.values():
        review.accept_rest(plan_id=plan.pk, kind=kind, by=leader)
    issue.issue(plan_id=plan.pk, by=leader, on=DAY)
    villages = list(units.below(commune.path, DAY, "village"))
    rows = TaskState.objects.filter(task__plan=plan, task__what="họp dân công khai danh sách")
    assert len(villages) >= 3
    assert {row.unit_path for row in rows} == {village.path for village in villages}
    own, next_door = (rows.get(unit_path=village.path) for village in villages[:2])
    enter(client, factories.person("village_head", villages[0], name="A Nhơi"))
    page = text(client, "/")
    assert "Họp dân công khai danh sách" in page
    assert "Trễ 24 ngày" in page
    assert client.get(f"/viec/{own.pk}/").status_code == 200
    sent = {
        "do": "note",
        "text": "Đã họp 42 hộ",
        "status": "done",
        "percent": "100",
        "on": "13/11/2023",
        "known": "not_started",
    }
    assert client.post(f"/viec/{own.pk}/", sent).status_code == 302
    assert client.get(f"/viec/{next_door.pk}/").status_code == 404
    scope.enter(leader)
    own.refresh_from_db()
    assert own.status == "done"


def test_a_plan_of_the_district_gives_no_single_village_work(world):  # noqa: F811
    head = world["head"]
    scope.enter(head)
    review.add(
        plan_id=world["draft"].pk, kind=KINDS["nhiem-vu"], typed={"what": "họp dân", "lead": "Trưởng các thôn"}, by=head
    )
    task = Task.objects.get(plan=world["draft"], what="họp dân")
    assert task.parties.get().group_level == "village"
    issue._start_tasks(world["draft"], {"village": []})
    assert not task.states.exists()


def test_the_front_sees_the_meetings_and_postings_of_its_commune(db, client):
    kit = Commune([("poor", "near_poor"), ("poor",), ("near_poor",)])
    kit.open(kind="general")
    kit.draw()
    kit.bring("meeting", 0)
    kit.bring("posting", 1)
    start = DAY + timedelta(days=1)
    scope.enter(kit.act(kit.officer))
    kit.post(1, from_on=start)
    scope.enter(kit.act(kit.leader))
    body = factories.actions.create_body(
        name="Ủy ban Mặt trận xã", kind="front", unit=kit.unit, by=factories.actor("commune_leader", kit.unit)
    )
    front = factories.actor("front_officer", kit.unit, body_id=body.pk)
    scope.enter(front)
    lines = {line.url_name + str(line.args[0]): line for line in watch.to_watch(front, DAY)}
    assert set(lines) == {f"review-village{kit.row(0).pk}", f"review-village{kit.row(1).pk}"}
    assert lines[f"review-village{kit.row(0).pk}"].text.startswith("Dự và giám sát họp dân")
    posting = lines[f"review-village{kit.row(1).pk}"]
    assert posting.due_on and posting.due_on > start
    assert posting.detail.startswith("niêm yết 14/11/2023")
    assert watch.to_watch(factories.actor("commune_officer", kit.unit), DAY) == [], "who holds them has them as work"
    assert watch.to_watch(factories.actor("front_officer", factories.place("xã Đăk Ruồng")), DAY) == []
    enter(client, factories.person("front_officer", kit.unit, body=body, name="Y Phượng"))
    assert posting.text in text(client, "/")


def test_open_work_without_a_near_day_is_on_the_home_page_too(world, client):  # noqa: F811
    head = world["head"]
    scope.enter(head)
    rows = TaskState.objects.filter(task__plan=world["plan"], unit_path=world["district"].path)
    own = rows.order_by("pk").first()
    Task.objects.filter(pk=own.task_id).update(end_on=None)
    found = work.home(head, DAY)
    assert own.pk in {row.pk for row in found.other_tasks}
    shown = {row.pk for name in ("late_tasks", "due_tasks", "other_tasks") for row in getattr(found, name)}
    still = rows.exclude(status__in=("done", "not_done"))
    led = set(still.filter(is_lead=True).values_list("task_id", flat=True))
    assert shown == {row.pk for row in still if row.is_lead or row.task_id not in led}, "a line for each task"
    assert {row.task_id for row in still} == set(
        TaskState.objects.filter(pk__in=shown).values_list("task_id", flat=True)
    )
    enter(client, world["users"]["HEAD"])
    page = text(client, "/")
    assert "Việc khác được giao" in page
    assert f'href="/viec/{own.pk}/"' in page


def test_dated_work_is_followed_as_a_task_and_only_reports_are_owed_beside_it(world):  # noqa: F811
    head = world["head"]
    scope.enter(head)
    every = DutyInstance.objects.filter(duty__plan=world["plan"], unit_path=head.path)
    owed = set(work.instances(head).values_list("pk", flat=True))
    left_out = [row for row in every if row.pk not in owed]
    assert left_out, "“hoàn thành trước ngày 30/11/2023” is the end of a task"
    for row in left_out:
        assert row.duty.recurrence == "once" and "báo cáo" not in row.duty.what.lower()
        tasks = TaskState.objects.filter(task__plan=row.duty.plan, body=row.body, task__end_on=row.due_on)
        assert tasks.filter(task__span_start__lte=row.duty.span_end, task__span_end__gte=row.duty.span_start).exists()
    assert any("báo cáo" in row.duty.what.lower() for row in every if row.pk in owed)
    listed = set(work.duties(head, DAY, own=True).values_list("pk", flat=True))
    assert not listed & {row.pk for row in left_out}


def test_the_plan_of_another_unit_is_followed_where_it_was_issued(world, client):  # noqa: F811
    commune = world["commune"]
    officer, leader = factories.actor("commune_officer", commune), factories.actor("commune_leader", commune)
    scope.enter(officer)
    copy = importing.import_plan(incoming=importing.take_in_text(TEXT), unit=commune, by=officer, on=DAY)
    for kind in KINDS.values():
        review.accept_rest(plan_id=copy.pk, kind=kind, by=officer)
    enter(client, world["users"]["LEADER"])
    page = text(client, f"/ke-hoach/{copy.pk}/doc/")
    assert (
        "Huyện Kon Rẫy đã đưa chính văn bản này vào thực hiện" in page
        or "huyện Kon Rẫy đã đưa chính văn bản này" in page
    )
    assert f'href="/ke-hoach/{world["plan"].pk}/"' in page
    scope.enter(leader)
    with pytest.raises(BadInput, match="đã đưa chính văn bản này vào thực hiện"):
        issue.issue(plan_id=copy.pk, by=leader, on=DAY)
    other = TEXT.replace("Số: 31/KH-UBND", "Số: 32/KH-UBND")
    scope.enter(officer)
    second = importing.import_plan(incoming=importing.take_in_text(other), unit=commune, by=officer, on=DAY)
    assert "Văn bản do" in text(client, f"/ke-hoach/{second.pk}/doc/"), (
        "a warning, no refusal: it may be handed to the unit"
    )
