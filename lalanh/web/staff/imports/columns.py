"""Which column is what: proposed, shown with samples, changed by the user."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from lalanh.base import numbers
from lalanh.base.errors import BadInput
from lalanh.kernel.today import today
from lalanh.registry.imports import actions, reading
from lalanh.registry.imports import mapping as mappings
from lalanh.registry.imports.fields import of_kind
from lalanh.registry.imports.places import Places
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.ui.forms import capital
from lalanh.web.ui.request import Request

SETTINGS = ("duplicates", "year", "village", "zeros")
_SAMPLES = 3


@door(Permission.HOUSEHOLD_IMPORT, methods=("GET", "POST"))
def choose(request: Request, batch_id: int) -> HttpResponse:
    """GET shows what was understood (?trang= and ?dong= for another sheet or header line), POST checks the whole list."""
    batch = actions.find(request.actor, batch_id)
    pages = reading.preview(actions.content_of(batch, request.actor))
    mapping = _mapping(request, batch, pages)
    context: dict[str, Any] = {}
    if request.method == "POST":
        mapping = _typed(request, mapping)
        try:
            if "again" in request.POST:
                raise BadInput("")
            actions.choose(batch_id=batch_id, mapping=mapping, by=request.actor)
            actions.check(batch_id=batch_id, by=request.actor, on=today())
            return redirect("import", batch_id=batch_id)
        except BadInput as error:
            request.rolled_back = True
            context["problem"] = str(error)
    status = 422 if context.get("problem") else 200
    return render(request, "staff/imports/columns.html", context | _shown(batch, pages, mapping), status=status)


def _mapping(request: Request, batch: Any, pages: list[reading.Page]) -> mappings.ColumnMap:
    """The stored one; proposed anew when the user points at another sheet or header line."""
    stored = actions.mapping_of(batch)
    asked = request.POST if request.method == "POST" else request.GET
    sheet, line = asked.get("trang", stored.sheet), asked.get("dong", "")
    number = numbers.key(line) or stored.header_line
    if (sheet, number) == (stored.sheet, stored.header_line):
        return stored
    page = next((page for page in pages if page.name == sheet), pages[0])
    known = actions.remembered(batch.unit, batch.kind)
    moved = sheet != stored.sheet and "dong" not in request.GET
    found = mappings.propose_sheet(page, batch.kind, known, 0 if moved else number)
    return replace(found, settings=stored.settings)


def _typed(request: Request, mapping: mappings.ColumnMap) -> mappings.ColumnMap:
    columns = tuple(
        replace(column, key=request.POST.get(f"cot-{column.letter}", column.key)) for column in mapping.columns
    )
    settings = {name: request.POST.get(name, "").strip()[:20] for name in SETTINGS}
    return replace(mapping, columns=columns, settings={name: value for name, value in settings.items() if value})


def _shown(batch: Any, pages: list[reading.Page], mapping: mappings.ColumnMap) -> dict[str, Any]:
    page = next((page for page in pages if page.name == mapping.sheet), pages[0])
    below = [cells for number, cells in page.lines if number > mapping.header_line][:20]
    fields = of_kind(batch.kind)
    rows = [
        (column, [cells[column.place] for cells in below if column.place < len(cells) and cells[column.place]][:_SAMPLES])
        for column in mapping.columns
    ]  # fmt: skip
    choices = {"": "không dùng"} | {key: capital(field.label) for key, field in fields.items()}
    villages = {"": "theo cột hoặc dòng tên thôn"} | {
        str(row.id): capital(row.name) for row in Places(batch.unit, today()).all
    }
    return {
        "batch": batch, "mapping": mapping, "rows": rows, "choices": choices, "sheets": {one.name: one.name for one in pages}, "villages": villages,
        "top": page.lines[:12], "has_class": "poverty_class" in fields, "has_numbers": "number" in mapping.keys, "policies": mappings.DUPLICATES,
        "is_households": batch.kind == "households", "settings": {"duplicates": "skip"} | dict(mapping.settings),
    }  # fmt: skip
