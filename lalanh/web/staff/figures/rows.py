"""Households behind a figure, and the two lists of households with their members."""

from django.http import HttpResponse
from django.shortcuts import render

from lalanh.base.errors import NotFound
from lalanh.kernel.today import today
from lalanh.registry.figures import cases, choose, grid, listpaper, lists, publish, tables
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.figures.tables import frame, where
from lalanh.web.staff.plans.exports import XLSX, attachment
from lalanh.web.ui.request import Request


@door(Permission.HOUSEHOLD_READ)
def cases_of(request: Request, round_id: int, number: int) -> HttpResponse:
    """The households that a figure counts."""
    round_, unit = where(request, round_id)
    table = choose.table(round_, number, request.GET.getlist("dan-toc"))
    key, line = request.GET.get("cot", ""), request.GET.get("dong", "0")
    at = int(line) if line.isdecimal() and len(line) < 3 else 0
    rows = cases.of_figure(request.actor, round_, table, key, at, unit)
    column = table.column(key)
    context = frame(request, round_, unit) | {
        "table": table, "label": grid.label(column) if column else "", "line": table.lines[at],
        "page": cases.page(rows, request.GET.get("sau", "")),
    }  # fmt: skip
    return render(request, "staff/figures/cases.html", context)


def _check_list(number: int) -> None:
    if number not in tables.LISTS:
        raise NotFound("Danh sách chi tiết là biểu 14 (hộ cận nghèo) và biểu 15 (hộ nghèo).")


@door(Permission.HOUSEHOLD_READ)
def listed(request: Request, round_id: int, number: int) -> HttpResponse:
    """Households with members, by village."""
    _check_list(number)
    round_, unit = where(request, round_id)
    page, rows = lists.page(request.actor, round_, number, unit, request.GET.get("sau", ""), today())
    context = frame(request, round_, unit) | {
        "number": number, "title": tables.LISTS[number][0], "page": page, "rows": list(enumerate(rows, page.number)),
        "as_of": lists.as_of(round_, today()),
    }  # fmt: skip
    return render(request, "staff/figures/listed.html", context)


@door(Permission.HOUSEHOLD_READ)
def listed_xlsx(request: Request, round_id: int, number: int) -> HttpResponse:
    _check_list(number)
    round_, unit = where(request, round_id)
    rows = lists.everything(request.actor, round_, number, unit, today())
    content = listpaper.workbook(number, rows, publish.heading(round_, unit, today()))
    return attachment(content, f"bieu-{number} {unit.full_name} {round_.year}.xlsx", XLSX)
