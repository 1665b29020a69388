"""The list of plans and one plan: what it promises and how it stands."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lalanh.base import dates, numbers
from lalanh.base.errors import BadInput, NotFound
from lalanh.kernel import files
from lalanh.kernel.today import today
from lalanh.planning import access, fields, words
from lalanh.planning.actions import follow, issue
from lalanh.planning.queries import paper, plans, work
from lalanh.registry.queries import files as registry_files
from lalanh.units import queries as units
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.people.views import paged
from lalanh.web.staff.plans.exports import attachment
from lalanh.web.staff.plans.reading import finding
from lalanh.web.ui.request import Request

TABS = (
    ("chi-tieu", "Chỉ tiêu"), ("nhiem-vu", "Nhiệm vụ"), ("bao-cao", "Báo cáo"), ("kinh-phi", "Kinh phí"), ("van-ban", "Văn bản"),
    ("cap-duoi", "Cấp dưới"), ("mau-thuan", "Mâu thuẫn"),
)  # fmt: skip
STATES = {
    "": "tất cả",
    "draft": "đang xác nhận",
    "issued": "đang thực hiện",
    "superseded": "đã được thay thế",
    "cancelled": "đã hủy",
}


@door(Permission.PLAN_READ)
def listing(request: Request) -> HttpResponse:
    year = request.GET.get("nam", "")
    rows = plans.search(
        request.actor,
        request.GET.get("q", ""),
        request.GET.get("tinh-trang", ""),
        numbers.key(year),
    )
    years = {"": "tất cả"} | {str(y): str(y) for y in plans.years(request.actor)}
    context = {
        "page": paged(request, rows),
        "states": STATES,
        "years": years,
        "may_import": request.actor.may(Permission.PLAN_EDIT),
    }
    return render(request, "staff/plans.html", context)


@door(Permission.PLAN_READ)
def plan(request: Request, plan_id: int) -> HttpResponse:
    """One question a tab; late first."""
    found = plans.plan(request.actor, plan_id)
    if found.state == "draft":
        return redirect("reading", plan_id=plan_id)
    tab = request.GET.get("muc", "chi-tieu")
    tab = tab if tab in dict(TABS) else "chi-tieu"
    context = {
        "plan": found, "tab": tab, "tabs": _tabs(request, found), "today": today(),
        "may_readdress": access.can_readdress(request.actor, found), "may_close": access.can_close(request.actor, found),
        "may_amend": request.actor.may(Permission.PLAN_EDIT) and request.actor.reaches(found.unit_path) and found.state == "issued",
        "may_start_child": request.actor.may(Permission.PLAN_EDIT) and not request.actor.reaches(found.unit_path),
    } | _TAB[tab](request, found)  # fmt: skip
    return render(request, f"staff/plan_{tab.replace('-', '_')}.html", context)


def _tabs(request: Request, found: Any) -> list[tuple[str, str, int | None]]:
    counts: dict[str, int | None] = {
        code: plans.items(found, code, kept_only=True).count()
        for code in ("chi-tieu", "nhiem-vu", "bao-cao", "kinh-phi")
    }
    counts["mau-thuan"] = plans.findings(found).count()
    return [(code, label, counts.get(code)) for code, label in TABS]


def _targets(request: Request, found: Any) -> dict[str, Any]:
    rows = [(row, words.headline(row.target), words.goal(row.target)) for row in work.standings(request.actor, found)]
    return {"rows": rows, "may_record": request.actor.may(Permission.PROGRESS_REPORT) and found.state == "issued"}


def _tasks(request: Request, found: Any) -> dict[str, Any]:
    body = request.GET.get("co-quan", "")
    rows = work.tasks_of(
        request.actor,
        found,
        body_id=numbers.key(body),
        status=request.GET.get("tinh-trang", ""),
        text=request.GET.get("q", ""),
    )
    if request.GET.get("xep") == "han":
        rows = rows.order_by("end_on", "ordinal")
    bodies = {"": "tất cả"} | {str(pk): name for pk, name in work.bodies_at_work(request.actor, found)}
    return {"page": paged(request, rows), "bodies": bodies, "statuses": {"": "tất cả"} | work.statuses()}


def _duties(request: Request, found: Any) -> dict[str, Any]:
    rows = work.calendar(request.actor, found)
    if request.GET.get("loc") == "tre":
        rows = rows.filter(submitted_on=None, due_on__lt=today())
    undated = plans.items(found, "bao-cao", kept_only=True).filter(recurrence__in=["adhoc", "daily"])
    return {
        "page": paged(request, rows),
        "adhoc": undated,
        "late": work.calendar(request.actor, found).filter(submitted_on=None, due_on__lt=today()).count(),
    }


def _money(request: Request, found: Any) -> dict[str, Any]:
    money = plans.money(found)
    by_capital = [(fields.CAPITALS.get(code, code), amount) for code, amount in sorted(money.by_capital.items())]
    return {
        "money": money,
        "by_capital": by_capital,
        "by_project": sorted(money.by_project.items()),
        "roles": fields.ROLES,
        "capitals": fields.CAPITALS,
    }


def _document(request: Request, found: Any) -> dict[str, Any]:
    return {
        "pieces": paper.pieces(found), "bases": plans.items(found, "can-cu", kept_only=True), "recipients": plans.items(found, "noi-nhan", kept_only=True),
        "editions": plans.editions(request.actor, found), "readdressings": found.readdressings.select_related("old", "new"),
    }  # fmt: skip


def _children(request: Request, found: Any) -> dict[str, Any]:
    rows = plans.children(request.actor, found, today())
    done = sum(1 for row in rows if row.plan and row.plan.state != "draft")
    return {"rows": rows, "done": done}


def _contradictions(request: Request, found: Any) -> dict[str, Any]:
    return {"rows": [finding(found, row) for row in plans.findings(found)]}


_TAB = {
    "chi-tieu": _targets, "nhiem-vu": _tasks, "bao-cao": _duties, "kinh-phi": _money, "van-ban": _document, "cap-duoi": _children,
    "mau-thuan": _contradictions,
}  # fmt: skip


@door(Permission.PLAN_READ)
def original(request: Request, plan_id: int) -> HttpResponse:
    """The file as it came in; bytes that changed on disk are refused."""
    found = plans.plan(request.actor, plan_id)
    if found.file_id is None:
        raise NotFound("Kế hoạch này không có tệp gốc.")
    row, content = files.load(request.actor, found.file_id)
    return attachment(content, row.name, row.media_type)


@door(Permission.PLAN_READ)
def stored_file(request: Request, file_id: int) -> HttpResponse:
    """Evidence and reports, within the actor's units."""
    registry_files.check_can_open(request.actor, file_id)
    row, content = files.load(request.actor, file_id)
    return attachment(content, row.name, "application/octet-stream")


@door(Permission.PROGRESS_REPORT, methods=("GET", "POST"))
def record_value(request: Request, plan_id: int, target_id: int) -> HttpResponse:
    """Where a target stands on a day."""
    found = plans.plan(request.actor, plan_id)
    target = plans.items(found, "chi-tieu", kept_only=True).filter(pk=target_id).first()
    if target is None:
        raise NotFound("Không có chỉ tiêu này.")
    unit = units.unit(request.actor.unit_id or 0)
    context: dict[str, Any] = {
        "plan": found, "target": target, "headline": words.headline(target), "typed": request.POST, "on": request.POST.get("on") or dates.numeric(today()),
        "values": work.values_of(request.actor, target), "unit": unit, "quote": paper.quote(found, target.span_start, target.span_end),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "staff/target_value.html", context)
    try:
        value = numbers.parse_decimal(request.POST.get("value", ""))
        on = dates.parse(request.POST.get("on", ""))
        if value is None or on is None:
            raise BadInput("Hãy nhập giá trị và ngày của số liệu.")
        follow.record_value(
            target_id=target.pk, unit=unit, value=value, on=on, today=today(), source=request.POST.get("source", ""), by=request.actor,
            numerator=numbers.parse_integer(request.POST.get("numerator", "")), denominator=numbers.parse_integer(request.POST.get("denominator", "")),
        )  # fmt: skip
    except BadInput as error:
        request.rolled_back = True
        return render(request, "staff/target_value.html", context | {"problem": str(error)}, status=422)
    messages.success(request, "Đã ghi số liệu.")
    return redirect("plan", plan_id=plan_id)


@door(Permission.PLAN_ISSUE, methods=("GET", "POST"))
def close(request: Request, plan_id: int) -> HttpResponse:
    found = plans.plan(request.actor, plan_id)
    access.check_can_close(request.actor, found, "cancelled")
    context: dict[str, Any] = {"plan": found}
    if request.method == "POST":
        try:
            issue.cancel(plan_id=plan_id, reason=request.POST.get("reason", ""), by=request.actor)
        except BadInput as error:
            return render(request, "staff/plan_close.html", context | {"problem": str(error)}, status=422)
        messages.success(request, "Kế hoạch đã dừng. Việc và báo cáo của kế hoạch không còn tính là trễ.")
        return redirect("plan", plan_id=plan_id)
    return render(request, "staff/plan_close.html", context)


@door(Permission.DUTY_READDRESS, methods=("GET", "POST"))
def readdress(request: Request, plan_id: int) -> HttpResponse:
    """Another body takes over by a recorded decision."""
    found = plans.plan(request.actor, plan_id)
    access.check_can_readdress(request.actor, found)
    text = request.GET.get("q", "").strip()
    near = units.search_bodies(text, near=found.unit_path, on=today()) if text else units.bodies_of(found.unit, today())
    context: dict[str, Any] = {
        "plan": found, "olds": work.bodies_at_work(request.actor, found), "news": near, "q": text, "typed": request.POST, "on": dates.numeric(today()),
        "past": found.readdressings.select_related("old", "new"),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "staff/readdress.html", context)
    try:
        old, new = (numbers.key(request.POST.get(name, "")) for name in ("old", "new"))
        on = dates.parse(request.POST.get("on", ""))
        if old is None or new is None or on is None:
            raise BadInput("Hãy chọn cơ quan cũ, cơ quan nhận và ngày bắt đầu.")
        row = follow.readdress(
            plan_id=plan_id,
            old=units.body(old),
            new=units.body(new),
            from_on=on,
            decision=request.POST.get("decision", ""),
            by=request.actor,
        )
    except BadInput as error:
        request.rolled_back = True
        return render(request, "staff/readdress.html", context | {"problem": str(error)}, status=422)
    messages.success(
        request, f"Đã chuyển {row.moved_duties} báo cáo và {row.moved_tasks} nhiệm vụ sang {row.new.name}."
    )
    return redirect("plan", plan_id=plan_id)


@door(Permission.DUTY_READDRESS, methods=("POST",))
def ask_report(request: Request, plan_id: int, duty_id: int) -> HttpResponse:
    """Opens one report on demand (đột xuất) with its own date for those who owe it."""
    found = plans.plan(request.actor, plan_id)
    due = dates.parse(request.POST.get("due", ""))
    if due is None:
        raise BadInput("Hãy nhập hạn của báo cáo đột xuất.")
    count = follow.ask_on_demand(plan_id=found.pk, duty_id=duty_id, due_on=due, by=request.actor)
    messages.success(request, f"Đã yêu cầu {count} cơ quan báo cáo trước {dates.numeric(due)}.")
    return redirect(f"/ke-hoach/{plan_id}/?muc=bao-cao")
