from dataclasses import replace
from datetime import date

import pytest

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.engines.plantext.reading import read_plan
from lalanh.kernel import audit, scope
from lalanh.planning import papers
from lalanh.planning.actions import follow, importing, issue, review
from lalanh.planning.fields import KINDS
from lalanh.planning.models import DutyInstance, DutyParty, Plan, Task, TaskParty, TaskState
from lalanh.planning.queries import plans, work
from tests import factories
from tests.factories import DAY

pytestmark = pytest.mark.django_db

TEXT = """ỦY BAN NHÂN DÂN
HUYỆN KON RẪY
Số: 31/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Kon Rẫy, ngày 10 tháng 02 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện Kon Rẫy năm 2023

Căn cứ Quyết định số 90/QĐ-TTg ngày 18 tháng 01 năm 2022 của Thủ tướng Chính phủ phê duyệt Chương trình mục tiêu quốc gia giảm nghèo bền vững;

I. MỤC TIÊU
1. Phấn đấu giảm tỷ lệ hộ nghèo xuống còn 10,28% vào cuối năm 2023.
2. Ít nhất 02 mô hình giảm nghèo được triển khai trong năm 2023.

II. KINH PHÍ
Tổng kinh phí thực hiện là 2.913 triệu đồng, trong đó: vốn đầu tư 1.977 triệu đồng; vốn sự nghiệp 936 triệu đồng.

III. TỔ CHỨC THỰC HIỆN
1. Phòng Lao động - Thương binh và Xã hội
a) Chủ trì, phối hợp với Phòng Y tế hướng dẫn các xã, thị trấn rà soát hộ nghèo, hoàn thành trước ngày 30/11/2023.
b) Tổng hợp báo cáo UBND huyện trước ngày 15/12/2023.
2. UBND các xã, thị trấn
a) Xây dựng kế hoạch của địa phương và tổ chức thực hiện.
b) Báo cáo kết quả thực hiện hằng quý về Phòng Lao động - Thương binh và Xã hội trước ngày 20 tháng cuối quý.

Nơi nhận:
- UBND tỉnh (b/c);
- Phòng Lao động - Thương binh và Xã hội;
- UBND các xã, thị trấn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""


@pytest.fixture
def district(db):
    factories.kon_tum()
    return factories.place("huyện Kon Rẫy")


@pytest.fixture
def leader(district):
    return factories.actor("district_leader", district)


def draft(district, by):
    scope.enter(by)
    return importing.import_plan(incoming=importing.take_in_text(TEXT), unit=district, by=by, on=DAY)


def hand_made(plan, by):
    """Items as a person adds them, whatever the reader found."""
    head = {
        "title": "Giảm nghèo bền vững năm 2023",
        "first_year": 2023,
        "last_year": 2023,
        "signed_on": date(2023, 2, 10),
    }
    review.edit_head(plan_id=plan.pk, values=head, by=by)
    for kind in KINDS.values():
        kind.model.objects.filter(plan=plan).delete()
    at = TEXT.index("Chủ trì, phối hợp")
    task = review.add(
        plan_id=plan.pk, kind=KINDS["nhiem-vu"], by=by, span=(at, at + 40),
        typed={"what": "hướng dẫn rà soát hộ nghèo", "end_on": "30/11/2023", "lead": "Phòng Lao động - Thương binh và Xã hội", "support": "Phòng Y tế"},
    )  # fmt: skip
    duty = review.add(
        plan_id=plan.pk, kind=KINDS["bao-cao"], by=by,
        typed={"what": "báo cáo quý", "recurrence": "quarterly", "due_day": "20", "who": "UBND các xã, thị trấn", "to": "Phòng LĐ-TB&XH"},
    )  # fmt: skip
    return task, duty


def issued(district, by):
    plan = draft(district, by)
    task, duty = hand_made(plan, by)
    return issue.issue(plan_id=plan.pk, by=by, on=DAY), task, duty


def test_a_document_becomes_a_draft_with_its_text_and_file(district, leader):
    plan = draft(district, leader)
    assert plan.source_text == TEXT
    assert plan.file.sha256
    assert plan.state == "draft"
    assert Plan.objects.filter(pk=plan.pk).exists()


def test_what_is_no_plan_is_refused_and_leaves_nothing(district, leader):
    scope.enter(leader)
    incoming = importing.take_in_text("Mẹ ơi con đã về nhà rồi đây. " * 40)
    with pytest.raises(BadInput, match="không phải là kế hoạch"):
        importing.import_plan(incoming=incoming, unit=district, by=leader, on=DAY)
    assert Plan.objects.count() == 0


def test_nothing_is_issued_while_an_item_is_open(district, leader):
    plan = draft(district, leader)
    with pytest.raises(BadInput, match="chưa xác nhận"):
        issue.issue(plan_id=plan.pk, by=leader, on=DAY)


def test_issue_gives_every_commune_its_reports_and_creates_unknown_bodies(district, leader):
    plan, task, duty = issued(district, leader)
    assert DutyInstance.objects.filter(duty=duty).count() == 7 * 4
    first = DutyInstance.objects.filter(duty=duty).order_by("due_on").first()
    assert first.due_on == date(2023, 3, 20)
    assert sorted(TaskState.objects.filter(task=task).values_list("body__name", "is_lead")) == [
        ("Phòng Lao động - Thương binh và Xã hội", True),
        ("Phòng Y tế", False),
    ]
    assert plan.state == "issued"


def test_two_people_confirm_the_same_item_the_second_sees_it(district, leader):
    plan = draft(district, leader)
    task, _ = hand_made(plan, leader)
    known = review.seen(Task.objects.get(pk=task.pk))
    review.decide(plan_id=plan.pk, kind=KINDS["nhiem-vu"], item_id=task.pk, review="dropped", by=leader)
    with pytest.raises(Conflict, match="đã bỏ"):
        review.edit(
            plan_id=plan.pk, kind=KINDS["nhiem-vu"], item_id=task.pk, typed={"what": "khác"}, by=leader, known=known
        )


def test_an_officer_confirms_but_only_the_leader_issues(district, leader):
    plan = draft(district, leader)
    officer = factories.actor("district_specialist", district)
    hand_made(plan, officer)
    with pytest.raises(NotAllowed):
        issue.issue(plan_id=plan.pk, by=officer, on=DAY)


def test_a_commune_sees_the_plan_above_once_issued_and_reports_its_own(district, leader):
    plan = draft(district, leader)
    commune = factories.place("xã Đăk Tờ Re")
    officer = factories.actor("commune_officer", commune, user_id=7)
    scope.enter(officer)
    assert not Plan.objects.exists()
    scope.enter(leader)
    hand_made(plan, leader)
    issue.issue(plan_id=plan.pk, by=leader, on=DAY)
    scope.enter(officer)
    assert plans.plan(officer, plan.pk).state == "issued"
    owed = list(work.instances(officer))
    assert {row.unit_path for row in owed} == {commune.path}
    done = follow.hand_in(instance_id=owed[0].pk, on=DAY, today=DAY, by=officer)
    assert done.submitted_on == DAY
    with pytest.raises(Conflict):
        follow.hand_in(instance_id=owed[0].pk, on=DAY, today=DAY, by=officer)


def test_a_query_without_filter_shows_nothing_of_a_neighbour(district, leader):
    issued(district, leader)
    neighbour = factories.actor("district_leader", factories.place("huyện Đắk Hà"))
    scope.enter(neighbour)
    for model in (Plan, Task, TaskParty, DutyParty, TaskState, DutyInstance):
        assert not model.objects.exists(), model
    scope.enter(factories.actor("district_leader", district))
    assert Plan.objects.exists()


def test_progress_needs_words_and_keeps_history(district, leader):
    _, task, _ = issued(district, leader)
    state = TaskState.objects.get(task=task, is_lead=True)
    with pytest.raises(BadInput, match="đã làm gì"):
        follow.report_progress(state_id=state.pk, text=" ", status="done", on=DAY, today=DAY, by=leader)
    follow.report_progress(
        state_id=state.pk, text="Đã rà soát 5/7 xã", status="in_progress", on=DAY, today=DAY, by=leader,
        uploads=[("bien-ban.txt", "text/plain", b"abc")],
    )  # fmt: skip
    obstacle = follow.raise_obstacle(
        state_id=state.pk, text="Thiếu phiếu B1", proposal="Cấp thêm", on=DAY, today=DAY, by=leader
    )
    follow.answer_obstacle(obstacle_id=obstacle.pk, answer="Sở cấp ngày 20/11", by=leader)
    state.refresh_from_db()
    assert (state.status, state.notes.count(), state.notes.get().evidence.count()) == ("in_progress", 1, 1)
    with pytest.raises(NotFound):
        follow.report_progress(
            state_id=state.pk, text="x", status="done", on=DAY, today=DAY,
            by=factories.actor("commune_officer", factories.place("xã Đăk Tờ Re")),
        )  # fmt: skip


def test_a_successor_takes_over_open_work_by_a_recorded_decision(district, leader):
    plan, task, duty = issued(district, leader)
    new = TaskState.objects.get(task=task, is_lead=False).body
    old = DutyInstance.objects.filter(duty=duty).order_by("due_on", "pk")[0].body
    row = follow.readdress(
        plan_id=plan.pk, old=old, new=new, from_on=date(2023, 7, 1), decision="QĐ 12/QĐ-UBND", by=leader
    )
    assert row.moved_duties == 2
    assert DutyInstance.objects.filter(duty=duty, body=new, due_on__gte=date(2023, 7, 1)).count() == 2
    assert DutyInstance.objects.filter(duty=duty, body=old).count() == 2


def test_every_write_is_in_the_audit_and_the_chain_is_sound(district, leader):
    plan, *_ = issued(district, leader)
    changes = audit.changes(leader, table="planning_plan", row_id=str(plan.pk))
    assert changes[0].actor == leader.name
    assert any(name == "state" for name, _, _ in changes[0].fields)


def test_an_import_that_breaks_in_the_middle_leaves_no_trace(district, leader, monkeypatch):
    scope.enter(leader)
    incoming = importing.take_in_text(TEXT)

    def broken(*_):
        raise RuntimeError("the power went")

    monkeypatch.setattr(importing.rows, "duties", broken)
    with pytest.raises(RuntimeError):
        importing.import_plan(incoming=incoming, unit=district, by=leader, on=DAY)
    assert (Plan.objects.count(), Task.objects.count()) == (0, 0)


def test_an_amendment_takes_the_place_of_the_plan(district, leader):
    plan, *_ = issued(district, leader)
    scope.enter(leader)
    newer = importing.import_plan(incoming=importing.take_in_text(TEXT), unit=district, by=leader, on=DAY, amends=plan)
    hand_made(newer, leader)
    review.edit_head(plan_id=newer.pk, values={"number": "40/KH-UBND"}, by=leader)
    issue.issue(plan_id=newer.pk, by=leader, on=DAY)
    plan.refresh_from_db()
    assert (newer.version, plan.state) == (2, "superseded")
    assert [p.pk for p in plans.editions(leader, plan)] == [newer.pk, plan.pk]
    assert not work.states(leader).filter(task__plan=plan).exists()


def test_children_who_has_issued_and_who_has_not(district, leader):
    plan, *_ = issued(district, leader)
    Plan.objects.filter(pk=plan.pk).update(children_level="commune", children_due_on=date(2023, 3, 15))
    plan.refresh_from_db()
    commune = factories.place("xã Đăk Tờ Re")
    boss = factories.actor("commune_leader", commune, user_id=9)
    scope.enter(boss)
    own = TEXT.replace("HUYỆN KON RẪY", "XÃ ĐĂK TỜ RE").replace("31/KH-UBND", "15/KH-UBND")
    child = importing.import_plan(incoming=importing.take_in_text(own), unit=commune, by=boss, on=DAY, parent=plan)
    hand_made(child, boss)
    issue.issue(plan_id=child.pk, by=boss, on=DAY)
    scope.enter(leader)
    rows = plans.children(leader, plan, DAY)
    assert len(rows) == 7
    assert [row.unit.pk for row in rows if row.plan] == [commune.pk]


def test_names_are_matched_once_and_remembered(district, leader):
    plan = draft(district, leader)
    hand_made(plan, leader)
    open_names = [row.printed for row in plans.named_bodies(plan, DAY) if row.is_open]
    assert "Phòng Y tế" in open_names
    body = review.name_body(plan_id=plan.pk, printed="Phòng Y tế", by=leader)
    review.name_body(plan_id=plan.pk, printed="Phòng LĐ-TB&XH", by=leader, body=body)
    again = draft(district, leader)
    hand_made(again, leader)
    known = {row.printed: row.match.body for row in plans.named_bodies(again, DAY)}
    assert known["Phòng Y tế"] == body
    assert known["Phòng LĐ-TB&XH"] == body
    assert {row.printed: row.match.group_level for row in plans.named_bodies(again, DAY)}[
        "UBND các xã, thị trấn"
    ] == "commune"


def test_the_day_that_the_reader_finds_comes_to_the_task_and_makes_it_late(district, leader, monkeypatch):
    """Whatever the grammar finds: the day of an assignment is that of its task, on the list of late ones and in the file."""
    ends = [date(2023, 11, 1), date(2023, 9, 30), date(2023, 12, 31)]

    def with_days(text):
        read = read_plan(text)
        rows = [replace(row, end=ends[n % 3]) for n, row in enumerate(read.assignments)]
        return replace(read, assignments=rows)

    monkeypatch.setattr(importing, "read_plan", with_days)
    plan = draft(district, leader)
    assert [row.end_on for row in plan.task_set.order_by("ordinal")] == [
        ends[n % 3] for n in range(plan.task_set.count())
    ]
    assert plan.task_set.count() >= 2
    for kind in KINDS.values():
        review.accept_rest(plan_id=plan.pk, kind=kind, by=leader)
    issue.issue(plan_id=plan.pk, by=leader, on=DAY)
    assert {row.task.end_on for row in work.tasks(leader, DAY, "tre")} == set(ends[:2])
    sheet = next(one for one in papers.workbook(leader, plan, DAY).sheets if one.name == "Nhiệm vụ")
    assert ends[0] in {cell for row in sheet.rows for cell in row}


def test_the_one_day_set_for_a_work_under_the_heading_of_a_body_is_its_end(district, leader):
    text = """KẾ HOẠCH
Giảm nghèo năm 2023 trên địa bàn huyện

I. MỤC TIÊU
Giảm tỷ lệ hộ nghèo xuống dưới 10%.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Y tế
Tập huấn cho cán bộ y tế thôn trước ngày 20/10/2023.
2. Phòng Nội vụ
Rà soát hồ sơ trước ngày 01/9/2023; bàn giao kết quả trước ngày 15/9/2023.
3. Phòng Tài chính - Kế hoạch
Theo dõi kinh phí; báo cáo kết quả trước ngày 10/12/2023.
"""
    scope.enter(leader)
    plan = importing.import_plan(incoming=importing.take_in_text(text), unit=district, by=leader, on=DAY)
    found = {task.parties.get(role="lead").printed: task.end_on for task in plan.task_set.all()}
    assert found == {"Phòng Y tế": date(2023, 10, 20), "Phòng Nội vụ": None, "Phòng Tài chính - Kế hoạch": None}
