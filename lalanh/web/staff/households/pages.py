"""A household: its page, its book data, a new one, a correction of its class."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lalanh.base import dates
from lalanh.kernel.actor import Actor
from lalanh.kernel.today import today
from lalanh.registry import access
from lalanh.registry.actions import classes as class_actions
from lalanh.registry.actions import households as actions
from lalanh.registry.actions import reads
from lalanh.registry.queries import duplicates, exits, steps, timeline, why, words
from lalanh.registry.queries import households as queries
from lalanh.units import queries as units
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.households import desk, forms
from lalanh.web.ui.request import Request

_AT = {
    "survey": "survey", "exit": "exit", "register": "exit-new", "member": "member", "head": "household-head", "close": "household-close",
}  # fmt: skip
GROUP_WORDS = {
    "has_merit": "có người có công", "has_no_labour": "không có khả năng lao động", "has_social_protection": "có đối tượng bảo trợ xã hội",
    "is_indigenous": "dân tộc tại chỗ",
}  # fmt: skip


@door(Permission.HOUSEHOLD_READ)
def household(request: Request, household_id: int) -> HttpResponse:
    """Who they are, how classified and why, what changed, what comes next, who is responsible. The read is written down."""
    by = request.actor
    found = queries.household(by, household_id)
    reads.log_read(by=by, what="trang hộ", household=found, unit_path=found.unit_path)
    members = list(queries.members(by, found))
    registered, years = list(exits.of_household(by, found)), timeline.years(by, found)
    people = [row.person for row in members]
    context = {
        "household": found, "crumbs": desk.crumbs(), "members": [_line(by, row) for row in members], "why": why.why(by, found),
        "years": years, "events": _events(by, found), "exits": registered,
        "steps": [(row, _address(row, found)) for row in steps.steps(by, found, members, registered, today())],
        "groups": [(words_, getattr(found, name)) for name, words_ in GROUP_WORDS.items()], "doubles": duplicates.same_number(by, people),
        "may_edit": access.can_edit_household(by, found), "may_run": by.may(Permission.REVIEW_RUN), "may_survey": by.may(Permission.SURVEY_EDIT),
        "may_reopen": bool(found.closed_on) and by.may(Permission.HOUSEHOLD_EDIT) and found.close_reason != "merged",
        "may_correct": by.may(Permission.REVIEW_DECIDE), "may_move": access.can_move_household(by, found), "correctable": _correctable(by, found, years),
        "merges": timeline.merges(by, found) if by.may(Permission.HOUSEHOLD_EDIT) else [],
    }  # fmt: skip
    return render(request, "staff/households/household.html", context)


def _correctable(by: Actor, of: Any, years: Any) -> set[int]:
    """Records that the actor has a page for: what a decision recognised is corrected for the household's present commune, in
    a round that covers it; a household that came from elsewhere brought decisions that only its old commune can replace."""
    rows = [row.record for row in years]
    return {
        row.pk for row in rows if row.decision is None or of.unit_path.startswith(row.decision.round.unit_path + ".")
    }


def _line(by: Actor, row: Any) -> dict[str, Any]:
    """A member as the page shows them; numbers masked from those who need not know."""
    person = row.person
    numbers = [(words.NUMBERS[n.kind], desk.shown_number(by, n.value)) for n in person.identifiers.all()]
    missing = getattr(person, "missing_number", None)
    return {
        "row": row, "person": person, "numbers": numbers, "missing": missing.get_reason_display() if missing and not numbers else "",
        "traits": [trait for trait in person.traits.all() if trait.valid_to is None],
        "birth": dates.numeric(person.birth_on) if person.birth_on else str(person.birth_year or ""),
    }  # fmt: skip


def _events(by: Actor, of: Any) -> list[dict[str, Any]]:
    return [
        {"on": e.on, "title": e.title, "text": e.text, "who": e.who, "url": reverse("household", args=[e.household_id]) if e.household_id else ""}
        for e in timeline.events(by, of)
    ]  # fmt: skip


def _address(step: steps.Step, of: Any) -> str:
    return reverse(_AT[step.kind], args=[step.key if step.kind in ("survey", "exit", "member") else of.pk])


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def new(request: Request) -> HttpResponse:
    """A household with its head; the others are added on its page."""
    choices = desk.villages(request.actor, today())
    form = forms.NewHouseholdForm(request.POST or None, villages=choices)

    def act() -> HttpResponse:
        data, given = form.cleaned_data, form.person("head")
        desk.ask_when_unsure(request, given)
        made = actions.add_household(
            village=units.unit(int(data["village"])), people=[given], on=today(), by=request.actor, address=data["address"], phone=data["phone"],
            code=data["code"],
        )  # fmt: skip
        messages.success(request, f"Đã thêm hộ {made.head_name}, mã {made.code}. Hãy thêm các thành viên khác.")
        return redirect("household", household_id=made.pk)

    context = {"title": "Thêm hộ", "submit": "Thêm hộ", "crumbs": desk.crumbs(), "back": reverse("households")}
    if not choices:
        context["problem"] = "Xã chưa có thôn nào trong hệ thống: hãy thêm thôn trước khi thêm hộ."
    return desk.answer(request, form, act, context)


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def edit(request: Request, household_id: int) -> HttpResponse:
    """Address, telephone, codes, policy groups. A second writer sees what is stored now beside what they typed."""
    found = queries.household(request.actor, household_id)
    access.check_can_edit_household(request.actor, found)
    stored = forms.HouseholdForm.shown(found)
    form = forms.HouseholdForm(request.POST or None, initial=stored)

    def act() -> HttpResponse:
        data = form.cleaned_data
        actions.edit_household(
            household_id=found.pk, version=desk.typed_version(request), by=request.actor, address=data["address"], phone=data["phone"],
            outside_code=data["outside_code"], groups=form.groups(),
        )  # fmt: skip
        messages.success(request, "Đã lưu thông tin hộ.")
        return redirect("household", household_id=found.pk)

    def fresh() -> dict[str, Any]:
        return {"changes": compared(form, stored), "version": found.version}

    context = {
        "title": "Sửa thông tin hộ", "submit": "Lưu", "crumbs": desk.crumbs(found), "version": request.POST.get("version") or found.version,
        "back": reverse("household", args=[found.pk]),
    }  # fmt: skip
    return desk.answer(request, form, act, context, fresh=fresh)


def compared(form: Any, stored: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(label, stored now, typed) of the fields that differ."""
    found = []
    for name, now in stored.items():
        field, typed = form.fields[name], form.cleaned_data.get(name, "")
        choices = getattr(field, "choices", None) or {}
        if now != typed:
            found.append((str(field.label), choices.get(now, now) or "—", choices.get(typed, typed) or "—"))
    return found


@door(Permission.REVIEW_DECIDE, methods=("GET", "POST"))
def correct(request: Request, record_id: int) -> HttpResponse:
    """A decided class that was wrong: a new entry with its reason; published figures stay."""
    record = timeline.record(request.actor, record_id)
    form = forms.CorrectForm(request.POST or None, initial={"on": today()})

    def act() -> HttpResponse:
        data = form.cleaned_data
        class_actions.correct_class(
            record_id=record.pk,
            poverty_class=data["poverty_class"],
            reason=data["reason"],
            on=data["on"],
            by=request.actor,
        )
        messages.success(request, f"Đã sửa kết quả năm {record.year}.")
        return redirect("household", household_id=record.household_id)

    context = {
        "title": f"Sửa kết quả từ danh sách cũ, năm {record.year}", "submit": "Sửa kết quả", "crumbs": desk.crumbs(record.household), "danger": True,
        "lead": f"Đang ghi: {record.get_poverty_class_display()}. Dòng cũ vẫn giữ trong sổ; số liệu đã công bố không đổi.",
        "back": reverse("household", args=[record.household_id]),
    }  # fmt: skip
    return desk.answer(request, form, act, context)
