"""Rounds and their statutory tables, on the screen and as files."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lalanh.base import dates, numbers
from lalanh.engines.poverty import load
from lalanh.kernel import audit
from lalanh.kernel.today import today
from lalanh.registry.figures import choose, grid, publish, read, tables
from lalanh.registry.figures.model import Column, Sum
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.plans.exports import XLSX, attachment
from lalanh.web.ui.request import Request


@door(Permission.FIGURES_READ)
def listing(request: Request) -> HttpResponse:
    """Rounds, and what each table answers."""
    context = {"rounds": choose.rounds(request.actor)[:50], "titles": tables.titles().items(), "lists": tables.LISTS}
    return render(request, "staff/figures/listing.html", context)


def where(request: Request, round_id: int) -> tuple[Any, Any]:
    """The round of the address and the unit of `?don-vi=`."""
    round_ = read.a_round(request.actor, round_id)
    asked = request.GET.get("don-vi", "")
    return round_, choose.unit(request.actor, round_, (numbers.key(asked) or 0) if asked else None)


def frame(request: Request, round_: Any, unit: Any) -> dict[str, Any]:
    """What every page of figures says: what, where, when, how final, from which source."""
    return {
        "round": round_, "unit": unit, "standing": choose.standing(round_), "standard": load.standard(round_.standard), "source": publish.SOURCE,
        "above": choose.line_up(request.actor, round_, unit), "below": choose.units_below(request.actor, round_, unit),
        "may_open": request.actor.may(Permission.HOUSEHOLD_READ), "head": audit.head(),
    }  # fmt: skip


@door(Permission.FIGURES_READ)
def of_round(request: Request, round_id: int) -> HttpResponse:
    round_, unit = where(request, round_id)
    context = (
        frame(request, round_, unit)
        | {"titles": tables.titles().items(), "lists": tables.LISTS}
        | _cards(request, round_, unit)
    )
    return render(request, "staff/figures/round.html", context)


def _cards(request: Request, round_: Any, unit: Any) -> dict[str, Any]:
    """Three figures with denominator, date and source."""
    found = read.figures(request.actor, round_, choose.table(round_, 1), unit, 0)
    seen = {column.key: figure for column, figure in zip(found.columns, found.total.figures[0], strict=True)}
    base = reverse("figures-table", args=[round_.pk, 1])
    source = f"rà soát ngày {dates.numeric(round_.review_on)}, {choose.standing(round_).lower()}"
    residents = seen["1"]

    def card(key: str, rate: str) -> dict[str, Any]:
        share, value = seen[rate], seen[key].value
        detail = (
            f"{numbers.percent(share.value)} của {numbers.integer(share.whole)} hộ dân cư"
            if share.whole
            else f"chưa có tỷ lệ: {residents.why}"
        )
        url = f"{base}ho/?don-vi={unit.pk}&cot={key}" if value and request.actor.may(Permission.HOUSEHOLD_READ) else ""
        return {"value": None if value is None else _shown(value), "detail": detail, "source": source, "url": url}

    unknown, known = seen.get("Hộ chưa đủ thông tin để xếp loại"), seen["3"].value is not None
    shown = _shown(unknown.value) if unknown and unknown.value else "0"
    detail = "hộ chưa đủ thông tin để xếp loại" if known else seen["3"].why
    missing = {"value": shown if known else None, "detail": detail, "source": source}
    return {"poor": card("3", "4"), "near": card("5", "6"), "unknown": missing}


@door(Permission.FIGURES_READ)
def table(request: Request, round_id: int, number: int) -> HttpResponse:
    """One table of a unit; every count leads to its rows for those who may see them."""
    if number in tables.LISTS:
        return redirect(f"{reverse('figures-list', args=[round_id, number])}?{request.GET.urlencode()}")
    round_, unit = where(request, round_id)
    chosen = choose.peoples(request.GET.getlist("dan-toc"))
    wanted = tables.table(number, choose.indicators(round_), chosen)
    most = choose.levels(unit)
    deep = most if request.GET.get("cap") == "2" else 1
    found = read.figures(request.actor, round_, wanted, unit, deep)
    opener = _Opener(request) if request.actor.may(Permission.HOUSEHOLD_READ) else None
    context = frame(request, round_, unit) | {
        "figures": found, "head_rows": grid.head(found.columns), "depth": grid.depth(found.columns), "rows": _rows(found, opener),
        "titles": tables.titles().items(), "chosen": chosen, "peoples": choose.minorities() if number == 9 else {},
        "kept": "".join(f"&{urlencode({'dan-toc': key})}" for key in request.GET.getlist("dan-toc")), "deeper": deep < most, "shallower": deep > 1,
    }  # fmt: skip
    return render(request, "staff/figures/table.html", context)


class _Opener:
    """Addresses of the rows behind the figures of a table, relative to its page: a table has a thousand of them."""

    def __init__(self, request: Request) -> None:
        self.kept = [("dan-toc", key) for key in request.GET.getlist("dan-toc")]

    def url(self, unit_id: int, column: Column, line: int) -> str:
        query = [("don-vi", unit_id), ("cot", column.key), *([("dong", line)] if line else []), *self.kept]
        return f"ho/?{urlencode(query)}"


def _rows(found: read.Figures, opener: _Opener | None) -> list[dict[str, Any]]:
    """Rows ready for the template: a row of the page for each line of a unit."""
    rows = []
    for row in (found.total, *found.rows):
        for line, figures in enumerate(row.figures):
            cells = [
                _cell(column, figure, opener.url(row.unit_id, column, line) if opener else "", line)
                for column, figure in zip(found.columns, figures, strict=True)
            ]
            about = {
                "name": row.name if row.ordinal else f"Tổng số {row.name}",
                "ordinal": row.ordinal,
                "unit_id": row.unit_id,
            }
            rows.append(about | {"line": found.table.lines[line], "first": line == 0, "cells": cells, "deep": "." in row.ordinal})  # fmt: skip
    return rows


def _cell(column: Column, figure: read.Figure, url: str, line: int) -> dict[str, Any]:
    countable = isinstance(column.terms[line], Sum) and bool(figure.value)
    shown = numbers.UNKNOWN if figure.value is None else _shown(figure.value)
    detail = f"{numbers.integer(figure.part)} trên {numbers.integer(figure.whole)}" if figure.whole else figure.why
    return {"text": shown, "why": detail, "url": url if countable else "", "label": grid.label(column), "extra": column.extra}  # fmt: skip


def _shown(value: int | Decimal) -> str:
    return numbers.decimal(value, 2) if isinstance(value, Decimal) else numbers.integer(value)


@door(Permission.FIGURES_READ)
def table_xlsx(request: Request, round_id: int, number: int) -> HttpResponse:
    if number in tables.LISTS:
        return redirect(f"{reverse('figures-list-xlsx', args=[round_id, number])}?{request.GET.urlencode()}")
    round_, unit = where(request, round_id)
    wanted = choose.table(round_, number, request.GET.getlist("dan-toc"))
    content = publish.workbook(request.actor, round_, unit, [wanted], today())
    return attachment(content, f"bieu-{number:02} {unit.full_name} {round_.year}.xlsx", XLSX)


@door(Permission.FIGURES_READ)
def whole_set(request: Request, round_id: int) -> HttpResponse:
    """Tables 1 to 13 in one file."""
    round_, unit = where(request, round_id)
    wanted = choose.all_tables(round_, request.GET.getlist("dan-toc"))
    content = publish.workbook(request.actor, round_, unit, wanted, today())
    return attachment(content, f"bo-bieu {unit.full_name} {round_.year}.xlsx", XLSX)
