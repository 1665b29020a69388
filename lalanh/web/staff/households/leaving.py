"""Registrations to leave poverty: the list with officers, a new one, its plan, its outcome."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lalanh.base import numbers
from lalanh.kernel.today import today
from lalanh.registry import access
from lalanh.registry.actions import exits as actions
from lalanh.registry.queries import exits as queries
from lalanh.registry.queries import households
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.households import desk, forms
from lalanh.web.ui.request import Request

PAGE = 50


@door(Permission.HOUSEHOLD_READ)
def registrations(request: Request) -> HttpResponse:
    """Who registered, who stands by them, and those whom nobody stands by."""
    years = queries.years(request.actor) or [today().year]
    asked = numbers.key(request.GET.get("nam", ""))
    year = asked if asked in years else years[0]
    officer = request.GET.get("can-bo", "")
    rows = queries.registrations(
        request.actor, year=year, without=officer == "none", officer_id=numbers.key(officer)
    )  # fmt: skip
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    loads = queries.loads(request.actor, year)
    context = {
        "page": page, "year": year, "years": {str(one): str(one) for one in years}, "loads": loads, "officer": officer, "crumbs": desk.crumbs(),
        "officers": {"": "tất cả", "none": "chưa có ai phụ trách"} | {str(row.officer_id): row.name for row in loads},
        "without": queries.registrations(request.actor, year=year, without=True).count(),
    }  # fmt: skip
    return render(request, "staff/households/exits.html", context)


def _officers(request: Request, household: Any) -> dict[str, str] | None:
    """Whom the commune can name; None for those who don't name."""
    if not request.actor.may(Permission.REVIEW_RUN):
        return None
    return {str(row.pk): row.full_name for row in queries.officers(household, today())}


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def new(request: Request, household_id: int) -> HttpResponse:
    found = households.household(request.actor, household_id)
    access.check_can_edit_household(request.actor, found)
    form = forms.ExitForm(
        request.POST or None, officers=_officers(request, found), first_year=today().year, initial={"on": today(), "year": str(today().year + 1)}
    )  # fmt: skip

    def act() -> HttpResponse:
        data = form.cleaned_data
        actions.register(
            household_id=found.pk, year=int(data["year"]), plan=data["plan"], on=data["on"], today=today(), by=request.actor,
            officer_id=int(data["officer"]) if data.get("officer") else None,
        )  # fmt: skip
        messages.success(request, f"Đã ghi đăng ký thoát nghèo năm {data['year']}.")
        return redirect("household", household_id=found.pk)

    context = {
        "title": "Đăng ký thoát nghèo", "submit": "Ghi đăng ký", "crumbs": desk.crumbs(found), "back": reverse("household", args=[found.pk]),
    }  # fmt: skip
    return desk.answer(request, form, act, context)


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def registration(request: Request, registration_id: int) -> HttpResponse:
    """Plan and officer while it is under way, then the outcome."""
    row = queries.registration(request.actor, registration_id)
    access.check_can_edit_household(request.actor, row.household)
    concluding = request.POST.get("do") == "outcome"
    officers = _officers(request, row.household)
    plan = forms.PlanForm(
        None if concluding else request.POST or None, officers=officers, first_year=row.year, initial={"plan": row.plan, "officer": str(row.officer_id or "")}
    )  # fmt: skip
    outcome = forms.OutcomeForm(request.POST if concluding else None, initial={"on": today()}, auto_id="f-o-%s")

    def act() -> HttpResponse:
        if concluding:
            data = outcome.cleaned_data
            actions.conclude(
                registration_id=row.pk, outcome=data["outcome"], on=data["on"], note=data["note"], today=today(), by=request.actor
            )  # fmt: skip
        else:
            _change(request, row, plan.cleaned_data, officers is not None)
        messages.success(request, "Đã lưu.")
        return redirect("household", household_id=row.household_id)

    context = {
        "row": row, "crumbs": desk.crumbs(row.household), "plan": plan, "outcome": outcome, "back": reverse("household", args=[row.household_id]),
    }  # fmt: skip
    return desk.answer(request, outcome if concluding else plan, act, context, template="staff/households/exit.html")


def _change(request: Request, row: Any, data: dict[str, Any], names: bool) -> None:
    actions.change(registration_id=row.pk, plan=data["plan"], today=today(), by=request.actor)
    if names:
        officer = int(data["officer"]) if data["officer"] else None
        actions.name_officer(registration_id=row.pk, officer_id=officer, today=today(), by=request.actor)
