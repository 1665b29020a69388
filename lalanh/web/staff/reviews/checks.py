"""Who asks, who asks again, and what looks as if nobody had asked."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lalanh.kernel.today import today
from lalanh.planning.queries import plans
from lalanh.registry import review_words as words
from lalanh.registry.actions import enumerators, reads, rechecks
from lalanh.registry.queries import formalism, rounds
from lalanh.registry.queries import rechecks as queries
from lalanh.units import queries as units
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.reviews import desk, forms
from lalanh.web.ui.request import Request

PAGE = 50


@door(Permission.RECHECK_EDIT, methods=("GET", "POST"))
def sample(request: Request, round_id: int) -> HttpResponse:
    """Draws households by lot; the list of those drawn; the error rate with names."""
    of = rounds.review_round(request.actor, round_id)
    unit = units.unit_at_path(_reach(request, of))
    form = forms.DrawForm(request.POST or None, initial={"how": "percent", "amount": 5})

    def act() -> HttpResponse:
        data = form.cleaned_data
        amount = {data["how"]: data["amount"]}
        made = rechecks.draw(round_id=of.pk, unit=unit, seed=data["seed"], by=request.actor, on=today(), **amount)
        messages.success(request, f"Đã rút thăm {len(made)} hộ, mã rút thăm {made[0].seed}.")
        return redirect("rechecks", round_id=of.pk)

    page = Paginator(queries.sample(request.actor, of), PAGE).get_page(request.GET.get("trang"))
    context = {
        "round": of, "unit": unit, "crumbs": desk.crumbs(of), "page": page, "rate": queries.error_rate(request.actor, of), "is_open": of.state == "open",
    }  # fmt: skip
    return desk.answer(request, form, act, context, template="staff/reviews/rechecks.html")


def _reach(request: Request, of: Any) -> str:
    """The round's unit, or the part of it that the actor reaches."""
    return of.unit_path if request.actor.reaches(of.unit_path) else request.actor.path


@door(Permission.RECHECK_EDIT, methods=("GET", "POST"))
def recheck(request: Request, recheck_id: int) -> HttpResponse:
    """The second result, without the first one; beside it once it is entered."""
    found = queries.recheck(request.actor, recheck_id)
    form = forms.RecheckForm(request.POST or None, initial={"checked_on": today(), "checker": request.actor.name})

    def act() -> HttpResponse:
        rechecks.record(recheck_id=found.pk, by=request.actor, on=today(), **form.cleaned_data)
        messages.success(request, "Đã ghi kết quả kiểm tra.")
        return redirect("recheck", recheck_id=found.pk)

    reads.log_read(by=request.actor, what="kiểm tra ngẫu nhiên", unit_path=found.unit_path)
    context = {
        "recheck": found, "case": found.case, "crumbs": [*desk.crumbs(found.case.round), ("Kiểm tra ngẫu nhiên", reverse("rechecks", args=[found.case.round_id]))],
        "first": words.CLASSES.get(found.case.poverty_class, "—"), "second": words.CLASSES.get(found.poverty_class, ""),
    }  # fmt: skip
    return desk.answer(request, form, act, context, template="staff/reviews/recheck.html")


@door(Permission.HOUSEHOLD_READ)
def warnings(request: Request, round_id: int) -> HttpResponse:
    """Signs of a review for show, each with the rows behind it."""
    of = rounds.review_round(request.actor, round_id)
    top = _reach(request, of)
    asked = desk.number(request, "xa")
    if asked is not None:
        top = desk.commune_in(request, round_id, asked)[1].path
    found = formalism.warnings(request.actor, of, top, _planned(request, of, top))
    reads.log_read(by=request.actor, what="cảnh báo rà soát", unit_path=request.actor.path, rows=len(found.improved))
    context = {
        "round": of,
        "unit": units.unit_at_path(top),
        "found": found,
        "rows": dict(rounds.villages(request.actor, of, top).order_by().values_list("village_id", "pk")),
        "crumbs": desk.crumbs(of),
        "classes": words.CLASSES,
        "least": formalism.LEAST,
    }
    return render(request, "staff/reviews/warnings.html", context)


def _planned(request: Request, of: Any, top: str) -> dict[str, tuple[int, str]]:
    """Poor households that issued plans of the year want to leave poverty, by the unit that issued them."""
    found: dict[str, tuple[int, str]] = {}
    for plan in plans.search(request.actor, "", "issued", of.year)[:60]:
        if not (plan.unit_path == top or plan.unit_path.startswith(top + ".")):
            continue
        for target in plans.items(plan, "chi-tieu", kept_only=True).filter(
            search_fold__contains="thoat ngheo", unit__startswith="hộ"
        ):
            if target.value == int(target.value):
                found[plan.unit_path] = (int(target.value), f"{plan.number or plan.title}")
    return found


@door(Permission.HOUSEHOLD_READ, methods=("GET", "POST"))
def reviewers(request: Request, round_id: int) -> HttpResponse:
    """Reviewers by village, and villages without one."""
    of = rounds.review_round(request.actor, round_id)
    asked = desk.number(request, "xa")
    under = desk.commune_in(request, round_id, asked)[1].path if asked is not None else _reach(request, of)
    page = Paginator(rounds.villages(request.actor, of, under), PAGE).get_page(request.GET.get("trang"))
    may = of.state == "open" and request.actor.may(Permission.REVIEW_RUN)
    if request.method == "POST" and may and request.POST.get("do") == "dismiss":
        text = request.POST.get("enumerator", "")
        enumerators.dismiss(enumerator_id=int(text) if text.isdecimal() and len(text) < 15 else 0, by=request.actor)
        messages.success(request, "Đã thôi phân công rà soát viên.")
        return redirect(request.get_full_path())
    choices = {str(place.pk): place.village.full_name for place in page}
    form = forms.EnumeratorForm(request.POST or None, villages=choices)

    def act() -> HttpResponse:
        data = form.cleaned_data
        made = enumerators.appoint(
            round_village_id=int(data["village"]),
            name=data["name"],
            trained_on=data["trained_on"],
            by=request.actor,
            on=today(),
        )
        messages.success(request, f"Đã phân công {made.name}.")
        return redirect(request.get_full_path())

    named: dict[int, list[Any]] = {}
    for row in enumerators.of_round(request.actor, of.pk, under):
        named.setdefault(row.village_id, []).append(row)
    context = {
        "round": of,
        "crumbs": desk.crumbs(of),
        "page": page,
        "rows": [(place, named.get(place.village_id, [])) for place in page],
        "may": may,
        "wide": asked is None,
    }
    return desk.answer(request, form, act, context, template="staff/reviews/enumerators.html")
