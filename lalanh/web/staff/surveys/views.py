"""The survey of one household: phone first, saved as it is filled in, the class it leads to beside it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.kernel.today import today
from lalanh.registry import assess
from lalanh.registry.actions import reads
from lalanh.registry.actions import surveys as actions
from lalanh.registry.queries import surveys, why
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.ui.request import Request


@door(Permission.HOUSEHOLD_READ, methods=("GET", "POST"))
def survey(request: Request, case_id: int) -> HttpResponse:
    """Shows the form; saves what was typed; with htmx only the panel with the result comes back."""
    case = why.case(request.actor, case_id)
    if request.method == "POST" and request.POST.get("do") == "open":
        actions.open_survey(case_id=case_id, by=request.actor)
        return redirect("survey", case_id=case_id)
    if request.method != "POST":
        reads.log_read(by=request.actor, what="phiếu khảo sát", unit_path=case.unit_path)
        return render(request, "staff/surveys/survey.html", _context(request, case_id))
    try:
        found = actions.save(
            case_id=case_id, typed=request.POST.dict(), version=_version(request), by=request.actor, on=today()
        )
        if request.POST.get("do") == "finish":
            actions.finish(case_id=case_id, by=request.actor, on=today())
    except (BadInput, Conflict, NotAllowed) as error:
        return _refused(request, case_id, error)
    if request.htmx:
        context = _context(request, case_id) | {"explanation": found.explanation(), "saved": True}
        return render(request, "staff/surveys/_live.html", context)
    messages.success(request, f"Đã lưu phiếu của hộ {case.head_name}.")
    following, _, _ = surveys.neighbours(case)
    return redirect("survey", case_id=following.pk if request.POST.get("do") == "finish" and following else case_id)


def _version(request: Request) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _refused(request: Request, case_id: int, error: BadInput | Conflict | NotAllowed) -> HttpResponse:
    """What was typed stays: in the page with JavaScript, filled in again without."""
    request.rolled_back = True
    problems = error.problems if isinstance(error, actions.WrongAnswers) else {}
    context = _context(request, case_id) | {"typed": request.POST, "version": request.POST.get("version", "")}
    context |= {"errors": problems} if problems else {"problem": str(error)}
    if request.htmx:
        return render(request, "staff/surveys/_live.html", context)
    status = 409 if isinstance(error, Conflict) else 403 if isinstance(error, NotAllowed) else 422
    return render(request, "staff/surveys/survey.html", context, status=status)


def _context(request: Request, case_id: int) -> dict[str, Any]:
    case = why.case(request.actor, case_id)
    form = surveys.form(request.actor, case_id)
    following, done, total = surveys.neighbours(case)
    place = surveys.village_of(case)
    stands = _in_the_way(request, case, place.step if place else "")
    return {
        "case": case, "form": form, "explanation": assess.assess(case).explanation() if form else None, "following": following,
        "done": done, "total": total, "may": not stands, "stands": stands, "place": place,
        "version": form.survey.version if form else "", "typed": None,
    }  # fmt: skip


def _in_the_way(request: Request, case: Any, step: str) -> str:
    """Why the form is only to be read, "" when it can be filled in."""
    try:
        actions.check_may_fill(case, step, request.actor)
    except (NotAllowed, NotFound) as error:
        return str(error)
    return ""
