"""Importing a document and confirming what was read."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lalanh.base import numbers
from lalanh.base.errors import BadInput, Conflict, UserFacingError
from lalanh.kernel.today import today
from lalanh.planning import access, fields, words
from lalanh.planning.actions import importing, issue, review
from lalanh.planning.queries import paper, plans
from lalanh.units import queries as units
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.ui.request import Request

ACCEPT = ".docx,.pdf,.txt,.md"


@door(Permission.PLAN_EDIT, methods=("GET", "POST"))
def new(request: Request) -> HttpResponse:
    """Drop a file or paste text."""
    context: dict[str, Any] = {
        "accept": ACCEPT, "unit": units.unit(request.actor.unit_id or 0), "parents": plans.possible_parents(request.actor, request.actor.path)[:50],
        "parent": request.POST.get("parent") or request.GET.get("theo", ""), "amends": request.POST.get("amends") or request.GET.get("dieu-chinh", ""),
        "pasted": request.POST.get("text", ""), "editions": plans.search(request.actor, state="issued").filter(unit_id=request.actor.unit_id or 0)[:50],
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "staff/plan_new.html", context)
    try:
        incoming = _incoming(request)
        plan = importing.import_plan(
            incoming=incoming, unit=context["unit"], by=request.actor, on=today(), parent=chosen(request, "parent"),
            amends=chosen(request, "amends"),
        )  # fmt: skip
    except UserFacingError as error:
        request.rolled_back = True
        return render(request, "staff/plan_new.html", context | {"problem": str(error)}, status=422)
    return redirect("reading", plan_id=plan.pk)


def _incoming(request: Request) -> importing.Incoming:
    file = request.FILES.get("file")
    if file is not None:
        return importing.take_in(file.read(), file.name or "tep")
    if request.POST.get("text", "").strip():
        return importing.take_in_text(request.POST["text"])
    raise BadInput("Hãy chọn tệp hoặc dán phần chữ của kế hoạch.")


def chosen(request: Request, name: str) -> Any:
    wanted = numbers.key(request.POST.get(name, ""))
    return None if wanted is None else plans.plan(request.actor, wanted)


@door(Permission.PLAN_EDIT)
def reading(request: Request, plan_id: int) -> HttpResponse:
    """Left the document, right what was understood."""
    plan = plans.plan(request.actor, plan_id)
    if plan.state != "draft":
        return redirect("plan", plan_id=plan.pk)
    code = request.GET.get("loai", "")
    kinds = [fields.KINDS[code]] if code in fields.KINDS else list(fields.KINDS.values())
    context = {
        "plan": plan, "pieces": paper.pieces(plan), "progress": plans.review_progress(plan), "kinds": fields.KINDS.values(), "code": code,
        "groups": [(kind, [card(plan, kind, item) for item in plans.items(plan, kind.code)]) for kind in kinds],
        "findings": [finding(plan, row) for row in plans.findings(plan)], "open_findings": plans.open_findings(plan),
        "open_bodies": sum(1 for row in plans.named_bodies(plan, today()) if row.is_open),
        "may_issue": access.can_issue(request.actor, plan), "foreign": plans.foreign(plan),
    }  # fmt: skip
    return render(request, "staff/reading.html", context)


def card(plan: Any, kind: fields.Kind, item: Any) -> dict[str, Any]:
    """What the template of an item needs."""
    named = []
    if kind.parties:
        for role, label in kind.parties:
            rows = [p for p in item.parties.all() if p.role == role]
            if rows:
                named.append((label, rows))
    return {
        "plan": plan, "kind": kind, "item": item, "headline": words.headline(item), "detail": words.detail(item), "named": named,
        "mark": paper.mark_of(kind.code, item.pk), "seen": review.seen(item), "quote": paper.quote(plan, item.span_start, item.span_end),
    }  # fmt: skip


def finding(plan: Any, row: Any) -> dict[str, Any]:
    return {
        "row": row, "mark": paper.mark_of("mau-thuan", row.pk), "first": paper.quote(plan, row.span_start, row.span_end),
        "second": paper.quote(plan, row.other_start, row.other_end),
    }  # fmt: skip


def _back(request: Request, plan_id: int) -> str:
    code = request.POST.get("loai", "")
    return reverse("reading", args=[plan_id]) + (f"?loai={code}" if code in fields.KINDS else "")


def _item_answer(request: Request, plan_id: int, kind: fields.Kind, item: Any) -> HttpResponse:
    """The one card for htmx, the whole page otherwise."""
    if request.htmx:
        plan = plans.plan(request.actor, plan_id)
        context = {
            "card": card(plan, kind, plans.items(plan, kind.code).get(pk=item.pk)),
            "progress": plans.review_progress(plan),
            "swap": True,
        }
        return render(request, "staff/_item_answer.html", context)
    return redirect(_back(request, plan_id) + f"#{paper.mark_of(kind.code, item.pk)}")


@door(Permission.PLAN_EDIT, methods=("POST",))
def decide(request: Request, plan_id: int, code: str, item_id: int) -> HttpResponse:
    """Accept, drop or take back one item."""
    kind = review.kind_of(code)
    choice = {"nhan": "accepted", "bo": "dropped", "lai": "pending"}.get(request.POST.get("do", ""))
    if choice is None:
        raise BadInput("Hãy chọn nhận hoặc bỏ.")
    try:
        item = review.decide(
            plan_id=plan_id, kind=kind, item_id=item_id, review=choice, by=request.actor, known=request.POST.get("seen")
        )
    except Conflict as error:
        messages.warning(request, str(error))
        if request.htmx:
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})
        return redirect(_back(request, plan_id))
    return _item_answer(request, plan_id, kind, item)


@door(Permission.PLAN_EDIT, methods=("POST",))
def accept_rest(request: Request, plan_id: int, code: str) -> HttpResponse:
    kind = review.kind_of(code)
    count = review.accept_rest(plan_id=plan_id, kind=kind, by=request.actor)
    messages.success(request, f"Đã nhận {count} {kind.one}.")
    return redirect(_back(request, plan_id))


@door(Permission.PLAN_EDIT, methods=("GET", "POST"))
def edit(request: Request, plan_id: int, code: str, item_id: int) -> HttpResponse:
    plan, kind = plans.plan(request.actor, plan_id), review.kind_of(code)
    access.check_can_edit(request.actor, plan)
    item = plans.items(plan, code).filter(pk=item_id).first()
    if item is None:
        raise BadInput("Mục này không còn trong kế hoạch.")
    context = _form(plan, kind, item, request)
    if request.method != "POST":
        return render(request, "staff/item_form.html", context)
    try:
        item = review.edit(
            plan_id=plan_id,
            kind=kind,
            item_id=item_id,
            typed=request.POST.dict(),
            by=request.actor,
            known=request.POST.get("seen"),
        )
    except review.FieldErrors as error:
        request.rolled_back = True
        return render(request, "staff/item_form.html", _with_errors(context, kind, request, error.fields), status=422)
    except Conflict as error:
        request.rolled_back = True
        return render(
            request,
            "staff/item_form.html",
            _with_errors(context, kind, request, {}) | {"problem": str(error)},
            status=409,
        )
    return redirect(_back(request, plan_id) + f"#{paper.mark_of(code, item.pk)}")


@door(Permission.PLAN_EDIT, methods=("GET", "POST"))
def add(request: Request, plan_id: int, code: str) -> HttpResponse:
    """An item that the reader missed; `tu`, `den` are the selected span."""
    plan, kind = plans.plan(request.actor, plan_id), review.kind_of(code)
    access.check_can_edit(request.actor, plan)
    span = _span(request, plan)
    context = _form(plan, kind, None, request) | {"span": span, "quote": paper.quote(plan, *span) if span else ""}
    if request.method != "POST":
        return render(request, "staff/item_form.html", context)
    try:
        item = review.add(plan_id=plan_id, kind=kind, typed=request.POST.dict(), by=request.actor, span=span)
    except review.FieldErrors as error:
        request.rolled_back = True
        return render(request, "staff/item_form.html", _with_errors(context, kind, request, error.fields), status=422)
    messages.success(request, f"Đã thêm {kind.one}.")
    return redirect(_back(request, plan_id) + f"#{paper.mark_of(code, item.pk)}")


def _span(request: Request, plan: Any) -> tuple[int, int] | None:
    data = request.POST if request.method == "POST" else request.GET
    low, high = (numbers.key(data.get(name, "")) for name in ("tu", "den"))
    if low is not None and high is not None and low < high <= len(plan.source_text):
        return low, high
    return None


def _form(plan: Any, kind: fields.Kind, item: Any, request: Request) -> dict[str, Any]:
    rows = [
        (field, field.show(getattr(item, field.name)) if item else _default(kind, field), "") for field in kind.fields
    ]
    named = []
    for role, label in kind.parties:
        printed = [p.printed for p in item.parties.all() if p.role == role] if item else []
        named.append((role, label, "\n".join(printed)))
    return {
        "plan": plan, "kind": kind, "item": item, "rows": rows, "named": named, "seen": review.seen(item) if item else "",
        "quote": paper.quote(plan, item.span_start, item.span_end) if item else "",
    }  # fmt: skip


def _default(kind: fields.Kind, field: fields.Field) -> str:
    return next(iter(field.choices), "") if field.choices else ""


def _with_errors(
    context: dict[str, Any], kind: fields.Kind, request: Request, errors: dict[str, str]
) -> dict[str, Any]:
    """What was typed stays."""
    rows = [(field, request.POST.get(field.name, ""), errors.get(field.name, "")) for field in kind.fields]
    named = [(role, label, request.POST.get(role, "")) for role, label in kind.parties]
    return context | {"rows": rows, "named": named, "errors": errors}


@door(Permission.PLAN_EDIT, methods=("GET", "POST"))
def bodies(request: Request, plan_id: int) -> HttpResponse:
    """Whom the plan means by each printed name."""
    plan = plans.plan(request.actor, plan_id)
    access.check_can_edit(request.actor, plan)
    if request.method == "POST":
        _name(request, plan)
        return redirect("plan-bodies", plan_id=plan_id)
    rows = plans.named_bodies(plan, today())
    text = request.GET.get("q", "").strip()
    found = units.search_bodies(text, near=plan.unit_path, on=plan.signed_on or today()) if text else []
    context = {
        "plan": plan, "rows": rows, "open": sum(1 for row in rows if row.is_open), "kinds": units.kinds(), "found": found, "q": text,
        "groups": {"district": "UBND các huyện, thành phố", "commune": "UBND các xã, phường, thị trấn", "village": "các thôn, tổ dân phố", "general": "nhóm chung, không nêu đích danh"},
        "printed": request.GET.get("ten", ""),
    }  # fmt: skip
    return render(request, "staff/plan_bodies.html", context)


def _name(request: Request, plan: Any) -> None:
    printed, choice = request.POST.get("printed", ""), request.POST.get("choice", "")
    kind, _, value = choice.partition(":")
    if not choice:
        return
    if kind == "body" and (body_id := numbers.key(value)) is not None:
        review.name_body(plan_id=plan.pk, printed=printed, by=request.actor, body=units.body(body_id))
    elif kind == "group":
        review.name_body(plan_id=plan.pk, printed=printed, by=request.actor, group=value)
    elif kind == "new":
        review.name_body(plan_id=plan.pk, printed=printed, by=request.actor)
    else:
        raise BadInput("Hãy chọn cơ quan, nhóm hoặc tạo mới.")
    messages.success(request, f"Đã ghi nhận “{printed}”.")


@door(Permission.PLAN_READ, methods=("POST",))
def answer(request: Request, plan_id: int, finding_id: int) -> HttpResponse:
    """What a person says to a contradiction."""
    row = review.answer_finding(
        plan_id=plan_id,
        finding_id=finding_id,
        answer=request.POST.get("answer", ""),
        note=request.POST.get("note", ""),
        by=request.actor,
    )
    if request.htmx:
        return render(
            request, "staff/_finding.html", {"f": finding(plans.plan(request.actor, plan_id), row), "plan": row.plan}
        )
    plan = plans.plan(request.actor, plan_id)
    target = (
        reverse("reading", args=[plan_id])
        if plan.state == "draft"
        else reverse("plan", args=[plan_id]) + "?muc=mau-thuan"
    )
    return redirect(target)


@door(Permission.PLAN_ISSUE, methods=("GET", "POST"))
def issue_plan(request: Request, plan_id: int) -> HttpResponse:
    """The last look before the plan is put into work."""
    plan = plans.plan(request.actor, plan_id)
    access.check_can_issue(request.actor, plan)
    named = plans.named_bodies(plan, today())
    context = {
        "plan": plan, "progress": plans.review_progress(plan), "kinds": fields.KINDS, "open_findings": plans.open_findings(plan),
        "unknown": [row for row in named if row.is_open], "foreign": plans.foreign(plan),
    }  # fmt: skip
    if request.method == "POST":
        known = numbers.key(request.POST.get("revision", ""))
        try:
            issue.issue(plan_id=plan_id, by=request.actor, on=today(), revision=known)
        except (BadInput, Conflict) as error:
            request.rolled_back = True
            return render(request, "staff/plan_issue.html", context | {"problem": str(error)}, status=409)
        messages.success(
            request, "Kế hoạch đã được đưa vào thực hiện. Các cơ quan có việc thấy ngay trong Việc của tôi."
        )
        return redirect("plan", plan_id=plan_id)
    return render(request, "staff/plan_issue.html", context)


@door(Permission.PLAN_EDIT, methods=("GET", "POST"))
def discard(request: Request, plan_id: int) -> HttpResponse:
    plan = plans.plan(request.actor, plan_id)
    access.check_can_edit(request.actor, plan)
    if request.method == "POST":
        issue.discard(plan_id=plan_id, by=request.actor)
        messages.success(request, "Đã bỏ bản nháp. Tệp gốc vẫn được lưu.")
        return redirect("plans")
    return render(request, "staff/plan_discard.html", {"plan": plan})
