"""One search over households, people, plans, tasks and units; the log of changes."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from lalanh.base import numbers
from lalanh.base.identifiers import masked
from lalanh.kernel import audit
from lalanh.kernel.today import today
from lalanh.planning.queries import plans, work
from lalanh.registry.queries import search as registry
from lalanh.units import queries as units
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.find import changes as words
from lalanh.web.ui.request import Request

MOST = 6
"""Columns of one change that a line tells."""


@door()
def search(request: Request) -> HttpResponse:
    """Without diacritics; each group says how many more there are."""
    text = request.GET.get("q", "").strip()
    context: dict[str, object] = {"q": text}
    if text:
        found_units = list(units.search_units(text, today(), 12))
        context["units"] = found_units
        if request.actor.may(Permission.HOUSEHOLD_READ):
            context |= {
                "households": registry.coded(request.actor, text), "people": registry.people(request.actor, text),
                "with_households": {row.pk for row in found_units if request.actor.reaches(row.path)},
            }  # fmt: skip
        if request.actor.may(Permission.PLAN_READ):
            found = plans.search(request.actor, text)
            context |= {
                "plans": found[:12],
                "plan_count": found.count(),
                "tasks": work.search_tasks(request.actor, text)[:12],
            }
            context |= {"reports": work.duties(request.actor, today(), "", text)[:12]}
    return render(request, "staff/search.html", context)


@door(Permission.AUDIT_READ)
def changes(request: Request) -> HttpResponse:
    """Who changed what in my units, newest first."""
    table = request.GET.get("bang", "")
    before = request.GET.get("truoc", "")
    row_id = request.GET.get("dong", "")
    rows = audit.changes(
        request.actor,
        table=table if table in words.tables() else "",
        row_id=row_id,
        limit=50,
        before_id=numbers.key(before),
    )
    context = {
        "rows": [_line(_masked(row)) for row in rows], "tables": {"": "tất cả"} | words.tables(), "table": table, "row_id": row_id,
        "raw": request.actor.role == "inspector",
        "last": rows[-1].link_id if len(rows) == 50 else None, "head": audit.head(),
    }  # fmt: skip
    return render(request, "staff/audit.html", context)


def _line(row: audit.Change) -> dict[str, Any]:
    """`told` says a change column by column; of what was added or thrown away the log keeps the whole, the page its name."""
    told = list(words.told(row)) if row.op == "U" else []
    return {"row": row, "table": words.tables().get(row.table, row.table), "op": words.OPS.get(row.op, row.op), "known": "" if row.op == "U" else words.summary(row), "told": told[:MOST], "more": max(0, len(told) - MOST)}  # fmt: skip


def _masked(row: audit.Change) -> audit.Change:
    """Of personal numbers the log shows the last digits, to everybody: it tells who changed one, not what it is."""
    if row.table != "registry_identifier":
        return row
    fields = [(name, masked(old or ""), masked(new or "")) if name == "value" else (name, old, new) for name, old, new in row.fields]  # fmt: skip
    return replace(row, fields=fields)
