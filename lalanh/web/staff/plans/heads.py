"""The head of a draft: what the document prints of itself, and its place among other plans."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lalanh.base import dates, numbers
from lalanh.base.errors import BadInput, Conflict
from lalanh.planning import access
from lalanh.planning.actions import review
from lalanh.planning.queries import plans
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.plans.reading import chosen
from lalanh.web.ui.request import Request

HEAD_LABELS = (
    ("doc_type", "loại văn bản"), ("issuer_name", "cơ quan ban hành"), ("number", "số, ký hiệu"), ("place", "nơi ban hành"),
    ("signed_on", "ngày ký"), ("title", "trích yếu"), ("first_year", "thực hiện từ năm"), ("last_year", "đến năm"),
    ("signer_capacity", "thẩm quyền ký"), ("signer_name", "người ký"),
)  # fmt: skip


@door(Permission.PLAN_EDIT, methods=("GET", "POST"))
def head(request: Request, plan_id: int) -> HttpResponse:
    """The head of the document, its place in the cascade, and who owes a plan of their own."""
    plan = plans.plan(request.actor, plan_id)
    access.check_can_edit(request.actor, plan)
    shown = {name: _head_shown(getattr(plan, name)) for name, _ in HEAD_LABELS}
    shown |= {"children_due_on": _head_shown(plan.children_due_on)}
    context: dict[str, Any] = {
        "plan": plan, "parents": plans.possible_parents(request.actor, plan.unit_path).exclude(pk=plan.pk)[:50], "parent": str(plan.parent_id or ""),
        "levels": {"": "không yêu cầu", "district": "các huyện, thành phố", "commune": "các xã, phường, thị trấn"}, "level": plan.children_level,
    }  # fmt: skip
    errors: dict[str, str] = {}
    if request.method == "POST":
        shown = {name: request.POST.get(name, "") for name in shown}
        context |= {"parent": request.POST.get("parent", ""), "level": request.POST.get("children_level", "")}
        try:
            values, errors = _head_values(request)
            if not errors:
                known = numbers.key(request.POST.get("revision", ""))
                review.edit_head(plan_id=plan_id, values=values, by=request.actor, revision=known)
                messages.success(request, "Đã lưu phần đầu văn bản.")
                return redirect("reading", plan_id=plan_id)
        except review.FieldErrors as error:
            errors = error.fields
        except Conflict as error:
            context["problem"] = str(error)
        request.rolled_back = True
    context |= {
        "rows": [(name, label, shown[name], errors.get(name, "")) for name, label in HEAD_LABELS],
        "errors": errors,
        "due": shown["children_due_on"],
    }
    return render(request, "staff/plan_head.html", context, status=422 if errors or "problem" in context else 200)


def _head_shown(value: Any) -> str:
    if value is None:
        return ""
    return dates.numeric(value) if hasattr(value, "year") else str(value)


def _head_values(request: Request) -> tuple[dict[str, Any], dict[str, str]]:
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, _ in (*HEAD_LABELS, ("children_due_on", "")):
        typed = request.POST.get(name, "").strip()
        try:
            values[name] = (
                dates.parse(typed)
                if name in ("signed_on", "children_due_on")
                else _year(typed)
                if name.endswith("_year")
                else typed
            )
        except BadInput as error:
            errors[name] = str(error)
    values["parent"] = chosen(request, "parent")
    level = request.POST.get("children_level", "")
    values["children_level"] = level if level in ("district", "commune") else ""
    return values, errors


def _year(typed: str) -> int | None:
    if not typed:
        return None
    year = numbers.key(typed)
    if year is None or not 1990 <= year <= 2100:
        raise BadInput("Năm phải là số từ 1990 đến 2100.")
    return year
