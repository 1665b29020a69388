"""One search over households, people, plans, tasks and units; the log of changes."""

from dataclasses import replace

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
from lalanh.web.ui.request import Request

TABLES = {
    "planning_plan": "kế hoạch", "planning_target": "chỉ tiêu", "planning_task": "nhiệm vụ", "planning_duty": "chế độ báo cáo",
    "planning_budgetline": "kinh phí", "planning_taskstate": "tiến độ", "planning_progressnote": "ghi chú tiến độ",
    "planning_dutyinstance": "báo cáo", "planning_obstacle": "vướng mắc", "planning_readdressing": "chuyển nhiệm vụ",
    "planning_finding": "mâu thuẫn", "planning_legalbasis": "căn cứ", "planning_planrecipient": "nơi nhận", "planning_targetvalue": "số liệu chỉ tiêu",
    "planning_plansection": "mục", "planning_taskparty": "cơ quan của nhiệm vụ", "planning_dutyparty": "cơ quan của báo cáo", "planning_evidence": "minh chứng",
    "kernel_storedfile": "tệp", "units_body": "cơ quan", "units_unit": "đơn vị", "units_user": "người dùng", "units_posting": "phân công",
}  # fmt: skip
OPS = {"I": "thêm", "U": "sửa", "D": "xóa"}


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
    rows = audit.changes(
        request.actor,
        table=table if table in TABLES else "",
        row_id=request.GET.get("dong", ""),
        limit=50,
        before_id=numbers.key(before),
    )
    context = {
        "rows": [(_masked(row), TABLES.get(row.table, row.table), OPS.get(row.op, row.op)) for row in rows], "tables": {"": "tất cả"} | TABLES, "table": table,
        "last": rows[-1].link_id if len(rows) == 50 else None, "head": audit.head(),
    }  # fmt: skip
    return render(request, "staff/audit.html", context)


def _masked(row: audit.Change) -> audit.Change:
    """Of personal numbers the log shows the last digits, to everybody: it tells who changed one, not what it is."""
    if row.table != "registry_identifier":
        return row
    fields = [(name, masked(old or ""), masked(new or "")) if name == "value" else (name, old, new) for name, old, new in row.fields]  # fmt: skip
    return replace(row, fields=fields)
