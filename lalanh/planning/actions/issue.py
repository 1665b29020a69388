"""Putting a plan into work, and ending it."""

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import cast

from django.db import transaction
from django.utils import timezone

from lalanh.base import dates
from lalanh.base.errors import BadInput, Conflict
from lalanh.engines import schedule
from lalanh.kernel import files, scope
from lalanh.kernel.actor import Actor
from lalanh.planning import access, parties
from lalanh.planning.actions.review import name_body
from lalanh.planning.fields import KINDS
from lalanh.planning.models import (
    Duty,
    DutyInstance,
    DutyParty,
    DutyRole,
    Finding,
    Plan,
    PlanSection,
    PlanState,
    Review,
    Task,
    TaskParty,
    TaskRole,
    TaskState,
)
from lalanh.planning.queries import plans
from lalanh.units import queries as units
from lalanh.units.actions import create_village_bodies

_KEPT = [Review.ACCEPTED, Review.EDITED]


def pending(plan: Plan) -> dict[str, int]:
    """How many items of each kind nobody decided on yet."""
    return {code: kind.model.objects.filter(plan=plan, review=Review.PENDING).count() for code, kind in KINDS.items()}


@transaction.atomic
def issue(*, plan_id: int, by: Actor, on: date, revision: int | None = None) -> Plan:
    """The draft becomes the plan in force: unknown bodies are created, tasks and duties get their bearers and dates.

    Raises BadInput while items are undecided, Conflict when the draft changed since `revision`.
    """
    plan = access.check_can_see(by, Plan.objects.select_for_update(of=("self",)).filter(pk=plan_id).first())
    access.check_can_issue(by, plan)
    if revision is not None and revision != plan.revision:
        raise Conflict("Bản nháp vừa được người khác sửa. Hãy xem lại thay đổi rồi đưa vào thực hiện.")
    _check_ready(plan)
    scope.explain(f"đưa kế hoạch {plan.number or plan.title[:60]} vào thực hiện")
    _create_unknown_bodies(plan, by)
    _create_villages(plan, by, on)
    plan.is_issued, plan.state = True, PlanState.ISSUED
    plan.issued_at, plan.issued_by = timezone.now(), by.user_id
    plan.save(update_fields=["is_issued", "state", "issued_at", "issued_by"])
    _open_to_units_below(plan)
    start_work(plan, on)
    if plan.amends_id:
        _supersede(plan, by)
    return plan


def _check_ready(plan: Plan) -> None:
    left = {KINDS[code].many.lower(): n for code, n in pending(plan).items() if n}
    if left:
        words = ", ".join(f"{n} {name}" for name, n in left.items())
        raise BadInput(f"Còn mục chưa xác nhận: {words}. Hãy nhận, sửa hoặc bỏ từng mục trước khi đưa vào thực hiện.")
    if not plan.first_year and not plan.signed_on:
        raise BadInput("Hãy ghi năm thực hiện hoặc ngày ký của kế hoạch: nếu không, không tính được hạn.")
    number_taken = plan.number and plan.signed_on and Plan.objects.filter(
        unit=plan.unit, number=plan.number, signed_on=plan.signed_on, state=PlanState.ISSUED
    ).exclude(pk=plan.amends_id or 0)  # fmt: skip
    if number_taken and number_taken.exists():
        raise BadInput(f"Đơn vị đã có kế hoạch số {plan.number} ngày {dates.numeric(plan.signed_on)} đang thực hiện.")
    if (elsewhere := plans.foreign(plan)) and elsewhere.twin:
        raise BadInput(elsewhere.sentence)


def _create_unknown_bodies(plan: Plan, by: Actor) -> None:
    unknown: set[str] = set()
    for model, owner in ((TaskParty, "task"), (DutyParty, "duty")):
        rows = model.objects.filter(
            **{f"{owner}__plan": plan, f"{owner}__review__in": _KEPT}, body=None, group_level=""
        )
        unknown.update(rows.values_list("printed", flat=True))
    for printed in sorted(unknown):
        name_body(plan_id=plan.pk, printed=printed, by=by)


def _create_villages(plan: Plan, by: Actor, on: date) -> None:
    """A commune's plan that gives work to "các thôn" gives it to each of them: their heads see it as theirs."""
    if plan.unit.level != units.Level.COMMUNE:
        return
    meant = [
        model.objects.filter(**{f"{owner}__plan": plan, f"{owner}__review__in": _KEPT}, group_level=units.Level.VILLAGE)
        for model, owner in ((TaskParty, "task"), (DutyParty, "duty"))
    ]
    if any(rows.exists() for rows in meant):
        create_village_bodies(commune=plan.unit, on=plan.signed_on or on, by=by)


def _open_to_units_below(plan: Plan) -> None:
    for model in (*[kind.model for kind in KINDS.values()], PlanSection, Finding):
        model.objects.filter(plan=plan).update(is_issued=True)
    TaskParty.objects.filter(task__plan=plan).update(is_issued=True)
    DutyParty.objects.filter(duty__plan=plan).update(is_issued=True)
    if plan.file_id:
        files.open_to_below(plan.file_id)


def period(plan: Plan, on: date) -> dates.Period:
    """From the start of the first year (or the signing, or today) to the end of the last."""
    first = plan.first_year or (plan.signed_on or on).year
    last = plan.last_year or max(first, (plan.signed_on or on).year)
    return dates.Period(date(first, 1, 1), date(last, 12, 31))


def start_work(plan: Plan, on: date) -> None:
    """Rows that carry the work: one state per task and body, one instance per duty, body and period."""
    span = period(plan, on)
    day = plan.signed_on or span.first
    groups = {level: parties.members(level, plan.unit_path, day) for level in ("district", "commune", "village")}
    _start_tasks(plan, groups)
    for duty in Duty.objects.filter(plan=plan, review__in=_KEPT).prefetch_related("parties__body__unit"):
        owe(plan, duty, span)


def _bodies(rows: "Sequence[TaskParty | DutyParty]", groups: dict[str, list[units.Body]]) -> list[units.Body]:
    found = chain.from_iterable([row.body] if row.body else groups.get(row.group_level, []) for row in rows)
    return list({body.pk: body for body in found}.values())


def _start_tasks(plan: Plan, groups: dict[str, list[units.Body]]) -> None:
    states = []
    for task in Task.objects.filter(plan=plan, review__in=_KEPT).prefetch_related("parties__body__unit"):
        leads = _bodies([p for p in task.parties.all() if p.role == TaskRole.LEAD], groups)
        known = {body.pk for body in leads}
        support = [
            b
            for b in _bodies([p for p in task.parties.all() if p.role == TaskRole.SUPPORT], groups)
            if b.pk not in known
        ]
        for body in (*leads, *support):
            states.append(TaskState(task=task, body=body, unit_path=work_path(plan, body), is_lead=body.pk in known))
    TaskState.objects.bulk_create(states)


def work_path(plan: Plan, body: units.Body) -> str:
    """Where the work is recorded: at the body's unit when it lies below the plan's, else at the plan's own."""
    path = body.unit.path
    return path if path == plan.unit_path or path.startswith(plan.unit_path + ".") else plan.unit_path


def owe(plan: Plan, duty: Duty, span: dates.Period) -> None:
    """The reports that a duty asks for over the plan's period, from those bodies that exist on the day it is due."""
    who = [p for p in duty.parties.all() if p.role == DutyRole.WHO]
    rows = []
    for instance in schedule.instances(
        cast(schedule.Recurrence, duty.recurrence),
        due=duty.due_on,
        first=span.first,
        last=span.last,
        due_day=duty.due_day,
        due_next_month=duty.due_next_month,
    ):
        day = instance.due or instance.period.last
        groups = {p.group_level: parties.members(p.group_level, plan.unit_path, day) for p in who if p.group_level}
        for body in _bodies(who, groups):
            rows.append(
                DutyInstance(
                    duty=duty, body=body, unit_path=work_path(plan, body), due_on=instance.due,
                    period="" if duty.recurrence == "once" else instance.code,
                )
            )  # fmt: skip
    DutyInstance.objects.bulk_create(rows, ignore_conflicts=True)


def _supersede(plan: Plan, by: Actor) -> None:
    old = Plan.objects.select_for_update(of=("self",)).get(pk=plan.amends_id or 0)
    access.check_can_close(by, old, PlanState.SUPERSEDED)
    _close(old, PlanState.SUPERSEDED, f"được thay thế bằng bản {plan.version}", by)


@transaction.atomic
def cancel(*, plan_id: int, reason: str, by: Actor) -> Plan:
    """Ends a plan in force; open duties and tasks no longer count as late."""
    plan = access.check_can_see(by, Plan.objects.select_for_update(of=("self",)).filter(pk=plan_id).first())
    access.check_can_close(by, plan, PlanState.CANCELLED)
    if not reason.strip():
        raise BadInput("Hãy ghi lý do dừng kế hoạch và số văn bản, nếu có.")
    _close(plan, PlanState.CANCELLED, reason.strip(), by)
    return plan


def _close(plan: Plan, state: str, reason: str, by: Actor) -> None:
    plan.state, plan.closing_reason = state, reason
    plan.closed_at, plan.closed_by = timezone.now(), by.user_id
    plan.save(update_fields=["state", "closing_reason", "closed_at", "closed_by"])


@transaction.atomic
def discard(*, plan_id: int, by: Actor) -> None:
    """Throws a draft away; the original file stays, the audit keeps what was in it."""
    plan = access.check_can_see(by, Plan.objects.select_for_update(of=("self",)).filter(pk=plan_id).first())
    access.check_can_edit(by, plan)
    plan.delete()
