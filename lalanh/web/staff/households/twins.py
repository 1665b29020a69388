"""Persons who may be written down twice: the list, the comparison, merging and its undoing."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lalanh.base import dates
from lalanh.base.errors import BadInput, Conflict, NotFound
from lalanh.kernel.actor import Actor
from lalanh.kernel.today import today
from lalanh.registry.actions import duplicates as actions
from lalanh.registry.actions import reads
from lalanh.registry.queries import duplicates as queries
from lalanh.units import queries as units
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.households import desk
from lalanh.web.staff.households.listing import chosen_unit, places
from lalanh.web.ui.request import Request

PAGE = 30


@door(Permission.HOUSEHOLD_READ)
def twins(request: Request) -> HttpResponse:
    """Pairs of one commune or village; above the commune one has to be chosen."""
    chosen = chosen_unit(request)
    place = chosen or units.unit_at_path(request.actor.path)
    near = place.level in (units.Level.COMMUNE, units.Level.VILLAGE)
    pairs = queries.candidates(request.actor, place.path) if near else []
    page = Paginator([(row, queries.REASONS[row.reason]) for row in pairs], PAGE).get_page(request.GET.get("trang"))
    context = {
        "place": place, "near": near, "page": page, "limit": queries.LIMIT, "chosen": chosen,
        "merges": queries.merges(request.actor, place.path)[:30] if near else [], "places": places(request, chosen), "crumbs": desk.crumbs(),
        "may": request.actor.may(Permission.HOUSEHOLD_EDIT),
    }  # fmt: skip
    return render(request, "staff/households/twins.html", context)


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def pair(request: Request, one: int, other: int) -> HttpResponse:
    """Two persons side by side: one of them stays, or they are two people."""
    found = queries.pair(request.actor, one, other)
    if found is None:
        raise NotFound("Không có hai người này trong địa bàn của bạn, hoặc họ vừa được gộp.")
    if request.method == "GET":
        reads.log_read(by=request.actor, what="so bản ghi trùng", unit_path=found[0].unit_path, rows=2)
        return render(request, "staff/households/pair.html", _context(request.actor, found))
    try:
        return _decide(request, found)
    except (BadInput, Conflict) as error:
        request.rolled_back = True
        context = _context(request.actor, found) | {"problem": str(error)}
        return render(
            request, "staff/households/pair.html", context, status=409 if isinstance(error, Conflict) else 422
        )


def _decide(request: Request, found: tuple[Any, Any]) -> HttpResponse:
    a, b = found
    kept = request.POST.get("keep", "")
    if kept in (str(a.pk), str(b.pk)):
        gone = b if kept == str(a.pk) else a
        actions.merge_people(kept_id=int(kept), gone_id=gone.pk, on=today(), by=request.actor)
        messages.success(request, "Đã gộp hai bản ghi. Có thể hủy gộp ở cuối trang này.")
    elif request.POST.get("do") == "two":
        actions.not_duplicates(one_id=a.pk, other_id=b.pk, by=request.actor)
        messages.success(request, "Đã ghi: hai người khác nhau.")
    else:
        raise BadInput("Hãy chọn giữ bản ghi nào, hoặc cho biết đây là hai người khác nhau.")
    return redirect("household-twins")


def _context(by: Actor, found: tuple[Any, Any]) -> dict[str, Any]:
    a, b = (_shown(by, person) for person in found)
    return {
        "crumbs": desk.crumbs(None, ("Bản ghi nghi trùng", reverse("household-twins"))), "one": found[0], "other": found[1],
        "lines": [(label, a[label], b[label], a[label] == b[label]) for label in a], "homes": [_home(person) for person in found],
    }  # fmt: skip


def _home(person: Any) -> Any:
    return person.homes[0].household if person.homes else None


def _shown(by: Actor, person: Any) -> dict[str, str]:
    home = _home(person)
    numbers = ", ".join(desk.shown_number(by, row.value) for row in person.identifiers.all())
    return {
        "Họ tên": person.full_name, "Giới tính": person.get_sex_display() or "—",
        "Ngày sinh": dates.numeric(person.birth_on) if person.birth_on else str(person.birth_year or "—"),
        "Dân tộc": person.ethnicity.name if person.ethnicity else "—", "Giấy tờ": numbers or "—",
        "Ở hộ": f"{home.head_name}, {home.code}" if home else "không ở hộ nào", "Thôn": home.village.full_name if home else "—",
        "Quan hệ": person.homes[0].get_relation_display() if person.homes else "—",
    }  # fmt: skip


@door(Permission.HOUSEHOLD_EDIT, methods=("POST",))
def undo(request: Request, record_id: int) -> HttpResponse:
    actions.undo_merge(record_id=record_id, by=request.actor)
    messages.success(request, "Đã hủy gộp: hai bản ghi trở lại như trước.")
    return redirect("household-twins")
