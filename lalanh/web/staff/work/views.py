"""Việc của tôi, one task, one report, obstacles."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lalanh.base import dates, numbers
from lalanh.base.errors import BadInput, Conflict
from lalanh.kernel.today import today
from lalanh.planning import access, words
from lalanh.planning.actions import follow
from lalanh.planning.queries import paper, work
from lalanh.registry.queries import watch
from lalanh.registry.queries import work as review_work
from lalanh.units.roles import ROLES, Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.people.views import paged
from lalanh.web.ui.request import Request

FILES = 5


@door()
def home(request: Request) -> HttpResponse:
    """What is late, due this week, waiting for me."""
    found = work.home(request.actor, today())
    reviews = [*review_work.waiting(request.actor, today()), *watch.to_watch(request.actor, today())]
    context: dict[str, Any] = {
        "reviews_late": [line for line in reviews if line.due_on and line.due_on < today()],
        "reviews": [line for line in reviews if not line.due_on or line.due_on >= today()],
        "home": found, "below": work.below(request.actor, today()) if request.actor.may(Permission.PLAN_READ) else None,
        "role": ROLES[request.actor.role], "may_import": request.actor.may(Permission.PLAN_EDIT), "may_users": request.actor.may(Permission.USERS_EDIT),
    }  # fmt: skip
    context["late_count"] = (
        found.counts.get("late_duties", 0) + found.counts.get("late_tasks", 0) + len(context["reviews_late"])
    )
    return render(request, "staff/home.html", context)


@door(Permission.PLAN_READ, methods=("GET", "POST"))
def task(request: Request, state_id: int) -> HttpResponse:
    """One body's share of one task: what was done, what stands in the way."""
    row = work.task_state(request.actor, state_id)
    plan = row.task.plan
    context: dict[str, Any] = {
        "state": row, "plan": plan, "headline": words.headline(row.task), "quote": paper.quote(plan, row.task.span_start, row.task.span_end, 600),
        "notes": row.notes.prefetch_related("evidence__file"), "may": work.can_record(request.actor, row),
        "obstacles": row.task.obstacles.filter(body=row.body).order_by("-raised_on", "-pk"), "statuses": work.statuses(),
        "typed": request.POST, "on": request.POST.get("on") or dates.numeric(today()),
        "may_answer": request.actor.may(Permission.OBSTACLE_ANSWER),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "staff/task.html", context)
    try:
        _task_action(request, row)
    except (BadInput, Conflict) as error:
        request.rolled_back = True
        return render(
            request, "staff/task.html", context | {"problem": str(error), "tried": request.POST.get("do")}, status=422
        )
    messages.success(request, "Đã ghi.")
    return redirect("task", state_id=state_id)


def _task_action(request: Request, row: Any) -> None:
    typed = request.POST
    on = dates.parse(typed.get("on", "")) or today()
    if typed.get("do") == "obstacle":
        follow.raise_obstacle(
            state_id=row.pk,
            text=typed.get("obstacle", ""),
            proposal=typed.get("proposal", ""),
            on=on,
            today=today(),
            by=request.actor,
        )
        return
    follow.report_progress(
        state_id=row.pk, text=typed.get("text", ""), status=typed.get("status", ""), on=on, today=today(), by=request.actor,
        percent=numbers.parse_integer(typed.get("percent", "")), uploads=_uploads(request), known=typed.get("known"),
    )  # fmt: skip


def _uploads(request: Request) -> list[follow.Upload]:
    sent = request.FILES.getlist("files")
    if len(sent) > FILES:
        raise BadInput(f"Mỗi lần gửi tối đa {FILES} tệp.")
    return [(file.name or "tep", file.content_type or "application/octet-stream", file.read()) for file in sent]


@door(Permission.PLAN_READ, methods=("GET", "POST"))
def duty(request: Request, instance_id: int) -> HttpResponse:
    """One report that one body owes."""
    row = work.instance(request.actor, instance_id)
    plan = row.duty.plan
    context: dict[str, Any] = {
        "row": row, "plan": plan, "headline": words.headline(row.duty), "detail": words.detail(row.duty), "typed": request.POST,
        "quote": paper.quote(plan, row.duty.span_start, row.duty.span_end, 600), "on": request.POST.get("on") or dates.numeric(today()),
        "may": work.can_record(request.actor, row), "parties": row.duty.parties.select_related("body"),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "staff/duty.html", context)
    try:
        if request.POST.get("do") == "undo":
            follow.take_back(instance_id=row.pk, reason=request.POST.get("reason", ""), by=request.actor)
        else:
            sent = request.FILES.get("file")
            upload = (
                (sent.name or "tep", sent.content_type or "application/octet-stream", sent.read()) if sent else None
            )
            follow.hand_in(
                instance_id=row.pk, on=dates.parse(request.POST.get("on", "")) or today(), today=today(), by=request.actor,
                document_number=request.POST.get("number", ""), note=request.POST.get("note", ""), upload=upload,
            )  # fmt: skip
    except (BadInput, Conflict) as error:
        request.rolled_back = True
        return render(request, "staff/duty.html", context | {"problem": str(error)}, status=422)
    messages.success(request, "Đã ghi.")
    return redirect("duty", instance_id=instance_id)


WHOSE = {"": "cả địa bàn", "toi": "của tôi"}
TASK_FILTERS = {
    "": "chưa xong",
    "tre": "quá hạn",
    "den-han": "đến hạn trong tuần",
    "vuong": "đang vướng",
    "xong": "đã xong",
    "moi": "tất cả",
}
DUTY_FILTERS = {"": "chưa nộp", "tre": "trễ hạn", "den-han": "đến hạn trong tuần", "da-nop": "đã nộp"}


def _listed(request: Request, find: Any, filters: dict[str, str]) -> dict[str, Any]:
    """A page of work by the filters of the address."""
    which, whose = request.GET.get("loc", ""), request.GET.get("cua", "")
    rows = find(request.actor, today(), which if which in filters else "", request.GET.get("q", ""), own=whose == "toi")
    return {"page": paged(request, rows), "filters": filters, "which": which, "whose": WHOSE, "chosen": whose}


@door(Permission.PLAN_READ)
def tasks(request: Request) -> HttpResponse:
    """All tasks of plans in force in my units, one line a body."""
    return render(request, "staff/tasks.html", _listed(request, work.tasks, TASK_FILTERS))


@door(Permission.PLAN_READ)
def duties(request: Request) -> HttpResponse:
    """All reports owed in my units."""
    return render(request, "staff/duties.html", _listed(request, work.duties, DUTY_FILTERS))


@door(Permission.PLAN_READ)
def obstacles(request: Request) -> HttpResponse:
    state = request.GET.get("tinh-trang", "")
    rows = work.obstacles(request.actor, state if state in ("open", "answered", "closed") else "")
    filters = {"": "tất cả", "open": "chờ trả lời", "answered": "đã trả lời", "closed": "đã giải quyết"}
    return render(request, "staff/obstacles.html", {"page": paged(request, rows), "filters": filters, "state": state})


@door(Permission.PLAN_READ, methods=("GET", "POST"))
def obstacle(request: Request, obstacle_id: int) -> HttpResponse:
    row = work.obstacle(request.actor, obstacle_id)
    context: dict[str, Any] = {
        "row": row, "plan": row.task.plan, "headline": words.headline(row.task), "may_answer": access.can_answer(request.actor, row),
        "may_close": row.state != "closed" and (row.raised_by == request.actor.user_id or access.can_answer(request.actor, row)), "typed": request.POST,
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "staff/obstacle.html", context)
    try:
        if request.POST.get("do") == "close":
            follow.close_obstacle(obstacle_id=row.pk, by=request.actor)
        else:
            follow.answer_obstacle(obstacle_id=row.pk, answer=request.POST.get("answer", ""), by=request.actor)
    except BadInput as error:
        request.rolled_back = True
        return render(request, "staff/obstacle.html", context | {"problem": str(error)}, status=422)
    messages.success(request, "Đã ghi.")
    return redirect("obstacle", obstacle_id=obstacle_id)
