"""Following a plan in force: notes with evidence, obstacles, reports handed in, values of targets, successors."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.base.text import nfc
from lalanh.kernel import files, scope
from lalanh.kernel.actor import Actor
from lalanh.planning import access, parties
from lalanh.planning.actions.issue import work_path
from lalanh.planning.models import (
    DutyInstance,
    DutyRole,
    Evidence,
    Obstacle,
    ObstacleState,
    Plan,
    PlanState,
    ProgressNote,
    Readdressing,
    Target,
    TargetValue,
    TaskState,
    TaskStatus,
)
from lalanh.units import queries as units
from lalanh.units.roles import Permission

Upload = tuple[str, str, bytes]
"""Name, media type, content."""


def _words(text: str, problem: str, limit: int = 5000) -> str:
    plain = nfc(text).strip()
    if not plain:
        raise BadInput(problem)
    if len(plain) > limit:
        raise BadInput(f"Nội dung dài quá {limit} chữ: hãy tóm tắt và đính kèm tệp.")
    return plain


def _in_force(plan: Plan) -> None:
    if plan.state != PlanState.ISSUED:
        raise BadInput("Kế hoạch này không còn thực hiện: chỉ xem được.")


def _not_ahead(on: date, today: date) -> None:
    if on > today:
        raise BadInput("Ngày không được sau hôm nay.")


def _state(state_id: int, by: Actor) -> TaskState:
    row = (
        TaskState.objects.select_for_update(of=("self",))
        .select_related("task__plan", "body")
        .filter(pk=state_id)
        .first()
    )
    if row is None:
        raise NotFound("Không có việc này trong địa bàn của bạn.")
    access.check_can_report(by, row)
    _in_force(row.task.plan)
    return row


@transaction.atomic
def report_progress(
    *, state_id: int, text: str, status: str, on: date, today: date, by: Actor, percent: int | None = None,
    uploads: Sequence[Upload] = (), known: str | None = None,
) -> ProgressNote:  # fmt: skip
    """A note of what was done, with the status after it and files as evidence. Raises Conflict when the status moved since `known`."""
    row = _state(state_id, by)
    plain = _words(text, "Hãy ghi đã làm gì, kết quả ra sao.")
    _not_ahead(on, today)
    if status not in TaskStatus.values:
        raise BadInput("Hãy chọn tình trạng công việc.")
    if percent is not None and not 0 <= percent <= 100:
        raise BadInput("Mức hoàn thành từ 0 đến 100 %.")
    if known and known != row.status:
        raise Conflict(f"Vừa có người ghi tình trạng “{row.get_status_display()}”. Hãy xem ghi chú mới rồi gửi lại.")
    row.status, row.percent = status, 100 if status == TaskStatus.DONE else percent
    row.done_on = on if status == TaskStatus.DONE else None
    row.changed_at, row.changed_by = timezone.now(), by.user_id
    row.save()
    note = ProgressNote.objects.create(
        state=row,
        unit_path=row.unit_path,
        on=on,
        text=plain,
        status=status,
        percent=row.percent,
        written_by=by.user_id,
        author=by.name,
    )
    for name, media, content in uploads:
        file = files.store(content=content, name=name, media_type=media, unit_path=row.unit_path, by=by)
        Evidence.objects.create(note=note, unit_path=row.unit_path, file=file)
    return note


@transaction.atomic
def raise_obstacle(*, state_id: int, text: str, proposal: str, on: date, today: date, by: Actor) -> Obstacle:
    """Khó khăn, vướng mắc: what stands in the way, and what would help."""
    row = _state(state_id, by)
    plain = _words(text, "Hãy ghi khó khăn, vướng mắc.")
    _not_ahead(on, today)
    return Obstacle.objects.create(
        task=row.task, body=row.body, unit_path=row.unit_path, text=plain, proposal=nfc(proposal).strip()[:5000], raised_on=on,
        raised_by=by.user_id, author=by.name,
    )  # fmt: skip


def _obstacle(obstacle_id: int) -> Obstacle:
    row = Obstacle.objects.select_for_update(of=("self",)).filter(pk=obstacle_id).first()
    if row is None:
        raise NotFound("Không có vướng mắc này trong địa bàn của bạn.")
    return row


@transaction.atomic
def answer_obstacle(*, obstacle_id: int, answer: str, by: Actor) -> Obstacle:
    row = _obstacle(obstacle_id)
    access.check_can_answer(by, row)
    row.answer = _words(answer, "Hãy ghi ý kiến trả lời.")
    row.state, row.answerer = ObstacleState.ANSWERED, by.name
    row.answered_at, row.answered_by = timezone.now(), by.user_id
    row.save()
    return row


@transaction.atomic
def close_obstacle(*, obstacle_id: int, by: Actor) -> Obstacle:
    """The one who met it says that it is out of the way."""
    row = _obstacle(obstacle_id)
    if not (row.raised_by == by.user_id or access.can_answer(by, row)):
        raise BadInput("Chỉ người nêu hoặc người trả lời được đóng vướng mắc.")
    row.state = ObstacleState.CLOSED
    row.save(update_fields=["state"])
    return row


def _instance(instance_id: int, by: Actor) -> DutyInstance:
    row = (
        DutyInstance.objects.select_for_update(of=("self",))
        .select_related("duty__plan", "body")
        .filter(pk=instance_id)
        .first()
    )
    if row is None:
        raise NotFound("Không có báo cáo này trong địa bàn của bạn.")
    access.check_can_report(by, row)
    _in_force(row.duty.plan)
    return row


@transaction.atomic
def hand_in(
    *,
    instance_id: int,
    on: date,
    today: date,
    by: Actor,
    document_number: str = "",
    note: str = "",
    upload: Upload | None = None,
) -> DutyInstance:
    """Records that the report was sent on the day. Raises Conflict when somebody recorded it before."""
    row = _instance(instance_id, by)
    _not_ahead(on, today)
    if row.submitted_on is not None:
        raise Conflict("Báo cáo này đã được ghi là đã nộp. Hãy tải lại trang để xem.")
    row.submitted_on, row.submitted_at, row.submitted_by = on, timezone.now(), by.user_id
    row.document_number, row.note = nfc(document_number).strip()[:80], nfc(note).strip()[:2000]
    if upload:
        name, media, content = upload
        row.file = files.store(content=content, name=name, media_type=media, unit_path=row.unit_path, by=by)
    row.save()
    return row


@transaction.atomic
def take_back(*, instance_id: int, reason: str, by: Actor) -> DutyInstance:
    """Undoes a mistaken hand-in; the reason stays in the audit."""
    row = _instance(instance_id, by)
    scope.explain(_words(reason, "Hãy ghi lý do bỏ ghi nhận đã nộp.", 500))
    row.submitted_on = row.submitted_at = row.submitted_by = None
    row.save(update_fields=["submitted_on", "submitted_at", "submitted_by"])
    return row


@transaction.atomic
def ask_on_demand(*, plan_id: int, duty_id: int, due_on: date, by: Actor) -> int:
    """Opens one report with its own date for each body that owes the duty; how many."""
    plan = access.check_can_see(by, Plan.objects.filter(pk=plan_id).first())
    access.check_can_readdress(by, plan)
    duty = plan.duty_set.filter(pk=_duty(plan, duty_id)).get()
    made = 0
    for party in duty.parties.filter(role=DutyRole.WHO).select_related("body__unit"):
        bodies = [party.body] if party.body else parties.members(party.group_level, plan.unit_path, due_on)
        for body in bodies:
            _, fresh = DutyInstance.objects.get_or_create(
                duty=duty, body=body, period="", due_on=due_on, defaults={"unit_path": work_path(plan, body)}
            )
            made += fresh
    if not made:
        raise Conflict(
            "Các cơ quan đã được yêu cầu báo cáo này với cùng ngày, hoặc kế hoạch không nêu đích danh ai nộp."
        )
    return made


def _duty(plan: Plan, duty_id: int) -> int:
    if not plan.duty_set.filter(pk=duty_id).exists():
        raise NotFound("Không có chế độ báo cáo này.")
    return duty_id


@transaction.atomic
def readdress(
    *, plan_id: int, old: units.Body, new: units.Body, from_on: date, decision: str, by: Actor
) -> Readdressing:
    """From the day on, `new` owes what `old` owed: open reports due then or later, and unfinished tasks. The decision is kept."""
    plan = access.check_can_see(by, Plan.objects.select_for_update(of=("self",)).filter(pk=plan_id).first())
    access.check_can_readdress(by, plan)
    if old.pk == new.pk:
        raise BadInput("Cơ quan nhận việc phải khác cơ quan cũ.")
    instrument = _words(decision, "Hãy ghi số, ngày quyết định chuyển nhiệm vụ.", 200)
    scope.explain(instrument)
    duties = _move_duties(plan, old, new, from_on)
    tasks = _move_tasks(plan, old, new)
    if not duties and not tasks:
        raise BadInput(f"{old.name} không còn báo cáo hay nhiệm vụ nào chưa xong từ ngày này.")
    return Readdressing.objects.create(
        plan=plan, unit_path=plan.unit_path, old=old, new=new, from_on=from_on, decision=instrument, moved_duties=duties,
        moved_tasks=tasks, decided_by=by.user_id,
    )  # fmt: skip


def _move_duties(plan: Plan, old: units.Body, new: units.Body, from_on: date) -> int:
    rows = DutyInstance.objects.filter(duty__plan=plan, body=old, submitted_on=None).exclude(due_on__lt=from_on)
    taken = set(DutyInstance.objects.filter(duty__plan=plan, body=new).values_list("duty_id", "period", "due_on"))
    movable = [row for row in rows if (row.duty_id, row.period, row.due_on) not in taken]
    DutyInstance.objects.filter(pk__in=[r.pk for r in movable]).update(body=new, unit_path=work_path(plan, new))
    return len(movable)


def _move_tasks(plan: Plan, old: units.Body, new: units.Body) -> int:
    rows = TaskState.objects.filter(task__plan=plan, body=old).exclude(
        status__in=[TaskStatus.DONE, TaskStatus.NOT_DONE]
    )
    taken = set(TaskState.objects.filter(task__plan=plan, body=new).values_list("task_id", flat=True))
    movable = [row.pk for row in rows if row.task_id not in taken]
    return TaskState.objects.filter(pk__in=movable).update(body=new, unit_path=work_path(plan, new))


@transaction.atomic
def record_value(
    *, target_id: int, unit: units.Unit, value: Decimal, on: date, today: date, source: str, by: Actor,
    numerator: int | None = None, denominator: int | None = None,
) -> TargetValue:  # fmt: skip
    """Where a target stands, with its source; a count over a base is kept as both numbers."""
    target = Target.objects.select_related("plan").filter(pk=target_id).first()
    if target is None or not (access.can_see(by, target.plan) and by.reaches(unit.path)):
        raise NotFound("Không có chỉ tiêu này trong địa bàn của bạn.")
    if not by.may(Permission.PROGRESS_REPORT):
        raise NotAllowed("Vai trò của bạn không ghi số liệu.")
    _in_force(target.plan)
    _not_ahead(on, today)
    if denominator is not None and (numerator is None or denominator <= 0 or numerator > denominator or numerator < 0):
        raise BadInput("Số đạt phải từ 0 đến tổng số, tổng số lớn hơn 0.")
    return TargetValue.objects.create(
        target=target, unit_path=unit.path, unit=unit, on=on, value=value, numerator=numerator, denominator=denominator,
        source=_words(source, "Hãy ghi nguồn số liệu (báo cáo số, ngày …).", 250), written_by=by.user_id,
    )  # fmt: skip
