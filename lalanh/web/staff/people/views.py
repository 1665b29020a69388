"""Users and their postings; units and bodies."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lalanh.base import dates, numbers
from lalanh.base.errors import BadInput, NotFound
from lalanh.kernel.today import today
from lalanh.units import actions, queries
from lalanh.units.roles import ROLES, Permission
from lalanh.web.staff.doors import door
from lalanh.web.ui.request import Request

PAGE = 50


def paged(request: Request, rows: Any, size: int = PAGE) -> Any:
    return Paginator(rows, size).get_page(request.GET.get("trang"))


def posted_unit(text: str, on: date) -> queries.Unit:
    """A unit by code or name as typed. Raises BadInput when none or several bear the name."""
    if text.strip().isdecimal():
        found = queries.coded(text, on)
    else:
        found = queries.named(text, on)
    if not found:
        raise BadInput(f"Không có đơn vị “{text}” vào ngày {dates.numeric(on)}.")
    if len(found) > 1:
        names = "; ".join(f"{u.full_name} ({u.parent.full_name if u.parent else ''}, mã {u.code})" for u in found)
        raise BadInput(f"Có {len(found)} đơn vị tên “{text}”: {names}. Hãy nhập mã.")
    return found[0]


@door(Permission.USERS_EDIT)
def people(request: Request) -> HttpResponse:
    rows = paged(request, queries.users_for(request.actor, request.GET.get("q", "")))
    for user in rows:
        user.held = [(post, ROLES[post.role]) for post in queries.postings_of(user, today())]
    return render(request, "staff/people.html", {"page": rows})


@door(Permission.USERS_EDIT, methods=("GET", "POST"))
def person_new(request: Request) -> HttpResponse:
    context: dict[str, Any] = {"roles": _role_choices(), "typed": request.POST, "start": dates.numeric(today())}
    if request.method != "POST":
        return render(request, "staff/person_new.html", context)
    try:
        user, password = actions.create_user(
            username=request.POST.get("username", ""), full_name=request.POST.get("full_name", ""), by=request.actor
        )
        _post(request, user)
    except BadInput as error:
        request.rolled_back = True
        return render(request, "staff/person_new.html", context | {"problem": str(error)}, status=422)
    return render(request, "staff/password_shown.html", {"person": user, "password": password})


def _role_choices() -> dict[str, str]:
    return {code: role.name for code, role in ROLES.items()}


def _post(request: Request, user: Any) -> None:
    typed = request.POST
    start = dates.parse(typed.get("start", "")) or today()
    unit = posted_unit(typed.get("unit", ""), start)
    body = None
    if name := typed.get("body", "").strip():
        found = [b for b in queries.bodies_of(unit, start) if b.name.casefold() == name.casefold()] or list(
            queries.body_candidates(name, unit, start)
        )
        if len(found) != 1:
            raise BadInput(
                f"Không xác định được cơ quan “{name}” ở {unit.full_name}. Hãy nhập đúng tên trong trang Đơn vị."
            )
        body = found[0]
    actions.post(
        user=user, role=typed.get("role", ""), unit=unit, body=body, portfolio=typed.get("portfolio", ""), start=start,
        end=dates.parse(typed.get("end", "")), by=request.actor,
    )  # fmt: skip


@door(Permission.USERS_EDIT, methods=("GET", "POST"))
def person(request: Request, user_id: int) -> HttpResponse:
    """One account: postings, log-ins, and what an administrator can do with it."""
    user = queries.person(request.actor, user_id)
    context: dict[str, Any] = {
        "person": user, "roles": _role_choices(), "typed": request.POST, "start": dates.numeric(today()),
        "held": [(post, ROLES[post.role]) for post in user.postings.select_related("unit", "body").order_by("-valid_from")],
        "logins": queries.logins_for(request.actor, user)[:20],
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "staff/person.html", context)
    try:
        return _person_action(request, user)
    except BadInput as error:
        request.rolled_back = True
        return render(request, "staff/person.html", context | {"problem": str(error)}, status=422)


def _person_action(request: Request, user: Any) -> HttpResponse:
    act = request.POST.get("do", "")
    if act == "reset":
        return render(
            request,
            "staff/password_shown.html",
            {"person": user, "password": actions.reset_password(user=user, by=request.actor)},
        )
    if act == "post":
        _post(request, user)
    elif act in ("stop", "start"):
        actions.set_active(user=user, active=act == "start", by=request.actor)
    elif act == "second_factor_off":
        actions.remove_second_factor(user=user, by=request.actor)
    elif act == "end":
        ended = numbers.key(request.POST.get("posting", ""))
        posting = user.postings.select_related("unit").filter(pk=ended).first()
        if posting is None:
            raise NotFound("Không có phân công này.")
        actions.end_posting(posting=posting, on=today(), by=request.actor)
    messages.success(request, "Đã lưu.")
    return redirect("person", user_id=user.pk)


@door()
def units(request: Request) -> HttpResponse:
    """The map: search, or the units below one."""
    on = _day(request)
    text = request.GET.get("q", "").strip()
    at = None
    if text:
        rows = queries.search_units(text, on)
    else:
        at = _here(request, on)
        rows = queries.children(at, on)
    return render(request, "staff/units.html", {"rows": rows, "at": at, "on": on, "q": text})


def _day(request: Request) -> date:
    try:
        return dates.parse(request.GET.get("ngay", "")) or today()
    except BadInput:
        return today()


def _here(request: Request, on: date) -> queries.Unit:
    if asked := request.GET.get("trong", ""):
        return queries.unit(numbers.key(asked) or 0)
    return queries.unit(request.actor.unit_id or 0)


@door(methods=("GET", "POST"))
def unit(request: Request, unit_id: int) -> HttpResponse:
    """One unit: where it lies, its bodies, predecessors and successors."""
    at = queries.unit(unit_id)
    on = _day(request) if "ngay" in request.GET else min(today(), at.valid_to or today())
    on = max(on, at.valid_from) if at.valid_from else on
    context: dict[str, Any] = {
        "at": at, "on": on, "chain": queries.chain(at), "children": queries.children(at, on), "bodies": queries.bodies_of(at, on),
        "successors": at.successors.select_related("new"), "predecessors": at.predecessors.select_related("old"),
        "grades": at.grades.all(), "kinds": queries.kinds(), "typed": request.POST,
        "unknown": queries.unknown_history(at), "same_code": queries.holders_of_code(at),
        "may_edit": request.actor.may(Permission.UNITS_EDIT) and request.actor.reaches(at.path),
    }  # fmt: skip
    if request.method == "POST":
        try:
            actions.create_body(
                name=request.POST.get("name", ""), kind=request.POST.get("kind", ""), unit=at, by=request.actor,
                function=request.POST.get("function", ""), short_name=request.POST.get("short_name", ""),
                valid_from=dates.parse(request.POST.get("valid_from", "")), valid_to=dates.parse(request.POST.get("valid_to", "")),
            )  # fmt: skip
        except BadInput as error:
            return render(request, "staff/unit.html", context | {"problem": str(error)}, status=422)
        messages.success(request, "Đã thêm cơ quan.")
        return redirect("unit", unit_id=at.pk)
    return render(request, "staff/unit.html", context)


@door(methods=("GET", "POST"))
def body(request: Request, body_id: int) -> HttpResponse:
    """One body: its dates, spellings, who succeeded it."""
    found = queries.body(body_id)
    context: dict[str, Any] = {
        "body": found, "aliases": found.aliases.all(), "successors": found.successors.select_related("new"),
        "predecessors": found.predecessors.select_related("old"), "typed": request.POST,
        "may_edit": request.actor.may(Permission.UNITS_EDIT) and request.actor.reaches(found.unit.path),
        "others": queries.bodies_of(found.unit, today()).exclude(pk=found.pk),
    }  # fmt: skip
    if request.method == "POST":
        try:
            new = numbers.key(request.POST.get("new", ""))
            on = dates.parse(request.POST.get("on", ""))
            if new is None or on is None:
                raise BadInput("Hãy chọn cơ quan kế thừa và ngày bắt đầu.")
            actions.record_succession(
                old=found,
                new=queries.body(new),
                on=on,
                legal_basis=request.POST.get("legal_basis", ""),
                by=request.actor,
            )
        except BadInput as error:
            return render(request, "staff/body.html", context | {"problem": str(error)}, status=422)
        messages.success(request, "Đã ghi cơ quan kế thừa.")
        return redirect("body", body_id=found.pk)
    return render(request, "staff/body.html", context)
