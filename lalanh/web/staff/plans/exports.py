"""Files out of a plan: XLSX, DOCX, PDF, and a page for paper."""

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render

from lalanh.base.text import fold
from lalanh.kernel import audit
from lalanh.kernel.today import today
from lalanh.planning import fields, papers, words
from lalanh.planning.queries import plans
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.ui.request import Request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def attachment(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A download that no browser tries to run."""
    plain = fold(name).replace(" ", "-")
    plain = "".join(c if c.isalnum() or c in "-._" else "-" for c in plain)[:120]
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _name(plan: plans.Plan, ending: str) -> str:
    return f"{(plan.number or 'ke-hoach').replace('/', '-')} {plan.title[:60]}.{ending}"


@door(Permission.PLAN_READ)
def xlsx(request: Request, plan_id: int) -> HttpResponse:
    from lalanh.engines.documents.xlsx import render_xlsx

    plan = plans.plan(request.actor, plan_id)
    return attachment(render_xlsx(papers.workbook(request.actor, plan, today())), _name(plan, "xlsx"), XLSX)


@door(Permission.PLAN_READ)
def docx(request: Request, plan_id: int) -> HttpResponse:
    from lalanh.engines.documents.word import render_docx

    plan = plans.plan(request.actor, plan_id)
    return attachment(render_docx(papers.document(request.actor, plan)), _name(plan, "docx"), DOCX)


@door(Permission.PLAN_READ)
def paper(request: Request, plan_id: int) -> HttpResponse:
    """On paper, A4, by the browser's print."""
    plan = plans.plan(request.actor, plan_id)
    context = {
        "plan": plan, "targets": [(row, words.goal(row)) for row in plans.items(plan, "chi-tieu", kept_only=True)],
        "tasks": plans.items(plan, "nhiem-vu", kept_only=True), "duties": plans.items(plan, "bao-cao", kept_only=True), "money": plans.money(plan),
        "bases": [(words.headline(row), words.detail(row)) for row in plans.items(plan, "can-cu", kept_only=True)],
        "recipients": plans.items(plan, "noi-nhan", kept_only=True), "recurrences": fields.RECURRENCES, "head": audit.head(), "today": today(),
    }  # fmt: skip
    return render(request, "staff/plan_paper.html", context)
