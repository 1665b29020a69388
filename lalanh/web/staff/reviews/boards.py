"""Rounds, the board of a round, opening and closing one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lalanh.base.errors import BadInput
from lalanh.kernel.today import today
from lalanh.registry import access, clock, standards
from lalanh.registry import review_words as words
from lalanh.registry.actions import cases
from lalanh.registry.actions import rounds as actions
from lalanh.registry.queries import board, rounds
from lalanh.units import queries as units
from lalanh.units.actions.places import KINDS
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.reviews import desk, forms
from lalanh.web.ui.request import Request

PAGE = 50


@door(Permission.HOUSEHOLD_READ)
def listing(request: Request) -> HttpResponse:
    """All rounds that concern the person, newest first."""
    page = Paginator(rounds.rounds(request.actor), PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "may_open": access.can_edit_round(request.actor, request.actor.path)}
    return render(request, "staff/reviews/rounds.html", context)


@door(Permission.ROUND_EDIT, methods=("GET", "POST"))
def new(request: Request) -> HttpResponse:
    """Opens a round in one's unit."""
    unit = units.unit(request.actor.unit_id or 0)
    form = forms.RoundForm(
        request.POST or None, standards=words.standards(), initial=forms.season(*clock.season(today().year))
    )

    def act() -> HttpResponse:
        data = form.cleaned_data
        second = {"": None, "none": ""}.get(data["second_standard"], data["second_standard"])
        made = actions.open_round(
            unit=unit, kind=data["kind"], year=data["year"], review_on=data["review_on"], opens_on=data["opens_on"], ends_on=data["ends_on"],
            standard=data["standard"], second_standard=second, document=data["document"], name=data["name"], by=request.actor, on=today(),
        )  # fmt: skip
        messages.success(request, f"Đã mở “{made.name}”. Tiếp theo: lập danh sách từ sổ hộ.")
        return redirect("round", round_id=made.pk)

    context = {
        "title": "Mở đợt rà soát",
        "lead": unit.full_name,
        "submit": "Mở đợt",
        "crumbs": desk.crumbs(),
        "back": reverse("rounds"),
    }
    return desk.answer(request, form, act, context, template=desk.FORM)


@door(Permission.HOUSEHOLD_READ)
def one(request: Request, round_id: int) -> HttpResponse:
    """The board: villages of a commune, or communes of a larger unit."""
    of = rounds.review_round(request.actor, round_id)
    commune = _commune(request, of)
    whole = commune is not None and request.actor.reaches(commune.path)
    context = _head(request, of) | {"commune": commune, "whole": whole, "columns": words.COLUMNS, "today": today()}
    if commune is not None:
        lines = board.lines(request.actor, of, commune.path, today())
        context |= {
            "lines": lines,
            "done": sum(line.standing.step == "done" for line in lines),
            "ready": sum(bool(line.standing.to) for line in lines),
        }
        return render(request, "staff/reviews/board.html", context)
    number = max(1, desk.number(request, "trang") or 1)
    lines_above, total = board.communes(request.actor, of, of.unit_path, number, PAGE)
    page = Paginator(range(total), PAGE).get_page(number)
    return render(
        request, "staff/reviews/communes.html", context | {"lines": lines_above, "page": page, "total": total}
    )


def _commune(request: Request, of: Any) -> Any:
    """Whose villages are shown: the one asked for, the round's own, that of the actor; None above a commune."""
    asked = desk.number(request, "xa")
    if asked is not None:
        return desk.commune_in(request, of.pk, asked, seen=True)[1]
    path = of.unit_path if request.actor.reaches(of.unit_path) else request.actor.path
    unit = units.unit_at_path(path)
    if unit.level == "village":
        return unit.parent
    return unit if unit.level == "commune" else None


def _head(request: Request, of: Any) -> dict[str, Any]:
    by = request.actor
    is_open = of.state == "open"
    return {
        "round": of, "crumbs": desk.crumbs(), "is_open": is_open, "standard": words.standard_name(of.standard), "second": words.standard_name(of.second_standard), "higher": standards.higher(of.standard, of),
        "may_close": is_open and access.can_edit_round(by, of.unit_path), "may_run": is_open and by.may(Permission.REVIEW_RUN),
        "may_decide": by.may(Permission.REVIEW_DECIDE), "may_check": by.may(Permission.RECHECK_EDIT),
        "empty_communes": rounds.communes_without_villages(by, of) if is_open and _may_add(by) else [],
        "may_draw": is_open and of.kind != "ad_hoc" and by.may(Permission.REVIEW_RUN) and rounds.villages(by, of).filter(step="list").exists(),
    }  # fmt: skip


def _may_add(by: Any) -> bool:
    return bool(by.may(Permission.REVIEW_RUN) or by.may(Permission.ROUND_EDIT))


@door(Permission.REVIEW_RUN, methods=("POST",))
def draw(request: Request, round_id: int) -> HttpResponse:
    """The opening list of all villages at the first step, from the registry."""
    count = cases.draw_list(round_id=round_id, by=request.actor, on=today())
    messages.success(
        request, f"Đã đưa {count} hộ vào danh sách." if count else "Danh sách đã đủ: không có hộ nào thêm."
    )
    back = request.POST.get("thon", "")
    return (
        redirect("review-village", village_id=int(back))
        if back.isdecimal() and len(back) < 15
        else redirect("round", round_id=round_id)
    )


@door(methods=("GET", "POST"))
def village_new(request: Request, round_id: int) -> HttpResponse:
    """A village that the map lacks."""
    of = rounds.review_round(request.actor, round_id)
    own = units.unit_at_path(request.actor.path if request.actor.under(of.unit_path) else of.unit_path)
    rows = [own] if own.level == "commune" else list(units.below(own.path, of.review_on, "commune"))
    form = forms.VillageForm(
        request.POST or None, communes={str(row.pk): row.full_name for row in rows}, kinds={kind: kind for kind in KINDS},
        initial={"commune": desk.number(request, "xa") or (rows[0].pk if rows else "")},
    )  # fmt: skip

    def act() -> HttpResponse:
        data = form.cleaned_data
        commune = units.unit(int(data["commune"]))
        made = actions.add_village(
            round_id=of.pk, commune=commune, kind=data["kind"], name=data["name"], by=request.actor, on=today()
        )
        messages.success(request, f"Đã thêm {made.village.full_name} vào bản đồ và vào đợt rà soát.")
        return redirect(f"{reverse('round', args=[of.pk])}?xa={commune.pk}")

    access.check_is_open(of)
    if not _may_add(request.actor):
        raise BadInput("Vai trò của bạn không được thêm thôn.")
    context = {
        "title": "Thêm thôn", "lead": "Thôn mới có mặt trong sổ hộ, bản đồ và đợt rà soát này.", "submit": "Thêm thôn", "crumbs": desk.crumbs(of),
        "back": reverse("round", args=[of.pk]),
    }  # fmt: skip
    return desk.answer(request, form, act, context, template=desk.FORM)


@door(Permission.ROUND_EDIT, methods=("GET", "POST"))
def close(request: Request, round_id: int) -> HttpResponse:
    """What closing does, before it is done."""
    of = rounds.review_round(request.actor, round_id)
    access.check_can_edit_round(request.actor, of.unit_path)
    access.check_is_open(of)
    left = rounds.steps_left(of)
    form = forms.CloseForm(request.POST or None)

    def act() -> HttpResponse:
        actions.close_round(round_id=of.pk, by=request.actor, on=today(), reason=form.cleaned_data["reason"])
        messages.success(request, f"Đã khóa số liệu “{of.name}”.")
        return redirect("round", round_id=of.pk)

    context = {
        "title": "Khóa số liệu", "lead": of.name, "submit": "Khóa số liệu", "danger": True, "crumbs": desk.crumbs(of), "back": reverse("round", args=[of.pk]),
        "warning": "Sau khi khóa không ai sửa được kết quả của đợt này, kể cả người quản trị. Sai sót được đính chính bằng quyết định mới; số đã công bố giữ nguyên."
        + (f" Còn {left} thôn chưa xong." if left else " Mọi thôn đã xong."),
    }  # fmt: skip
    return desk.answer(request, form, act, context, template=desk.FORM)
