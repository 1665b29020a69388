"""A village on its way: one step, one question; and the records of its steps."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lalanh.kernel.today import today
from lalanh.registry import access, clock
from lalanh.registry import review_words as words
from lalanh.registry.actions import complaints, meetings, postings, steps, surveys
from lalanh.registry.queries import board, minutes, rounds
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.reviews import desk, forms
from lalanh.web.ui.request import Request

PAGE = 60
MOST_LINES = 30
"""Of a posted list, those offered at once; a longer one is searched."""
FILTERS = (
    {"": "tất cả"}
    | words.STATES
    | {"unknown": "chưa đủ thông tin để phân loại", "exits": "thoát nghèo, thoát cận nghèo"}
)


@door(Permission.HOUSEHOLD_READ)
def one(request: Request, village_id: int) -> HttpResponse:
    """The step that is to be done, or the one asked for."""
    place = rounds.round_village(request.actor, village_id)
    line = board.line(place, today())
    shown = desk.step_of(request.GET.get("buoc", "")) or (place.step if place.step != "done" else "certificates")
    which = request.GET["loc"] if "loc" in request.GET else _first_look(shown, line.standing.tally)
    found = Paginator(board.cases(place, which if which in FILTERS else ""), PAGE).get_page(request.GET.get("trang"))
    context = {
        "place": place, "round": place.round, "line": line, "now": line.standing, "shown": shown, "question": words.QUESTIONS[shown], "slugs": words.SLUGS,  # type: ignore[index]
        "stepper": _stepper(place, line), "crumbs": desk.crumbs(place.round, place)[:-1], "page": found, "which": which, "states": FILTERS,
        "may": _may(request, place), "is_now": shown == place.step, "next": words.STEPS.get(line.standing.to, ""), "history": board.history(place)[:20], "today": today(),
        "ahead": board.ORDER[shown] > board.ORDER[place.step], "version": place.version, "commune": place.village.parent,
    }  # fmt: skip
    return render(request, "staff/reviews/village.html", context | _records(shown, place))


def _first_look(shown: str, tally: Any) -> str:
    """Of the households, those that the step still waits for; all when there is none."""
    waits = {
        "survey": ("listed",),
        "classification": ("surveyed",),
        "meeting": ("disputed", "classified"),
        "complaints": ("suspended", "listed"),
    }
    return next((state for state in waits.get(shown, ()) if getattr(tally, state)), "")


def _records(shown: str, place: Any) -> dict[str, Any]:
    """What was recorded for the step that is shown."""
    if shown == "meeting":
        return {"meetings": [minutes.Minutes(one, list(minutes.votes(one))) for one in minutes.meetings(place)]}
    if shown == "posting":
        return {"postings": minutes.postings(place), "term": clock.POSTING}
    if shown == "complaints":
        return {"complaints": minutes.complaints(place), "term": clock.RECHECK}
    if shown == "certificates":
        return {"certificates": minutes.certificates(place)}
    return {}


def _may(request: Request, place: Any) -> dict[str, bool]:
    """What this person can do here now."""
    by, is_open = request.actor, place.round.state == "open"
    run = is_open and by.may(Permission.REVIEW_RUN)
    advance = is_open and by.may(
        Permission.REVIEW_DECIDE if place.step in ("decision", "certificates") else Permission.REVIEW_RUN
    )
    return {
        "run": run, "advance": advance, "meet": is_open and by.may(Permission.MEETING_WRITE), "complain": is_open and by.may(Permission.COMPLAINT_WRITE) and place.step in complaints.OPEN_STEPS,
        "survey": is_open and by.may(Permission.SURVEY_EDIT), "decide": by.may(Permission.REVIEW_DECIDE),
        "whole": place.village.parent is not None and by.reaches(place.village.parent.path),
    }  # fmt: skip


def _stepper(place: Any, line: board.Line) -> list[tuple[str, str, str, str]]:
    url = reverse("review-village", args=[place.pk])
    return [
        (
            str(words.COLUMNS[mark.step]),
            mark.state,
            f"{mark.on:%d/%m}" if mark.on else "",
            f"{url}?buoc={words.SLUGS[mark.step]}",
        )
        for mark in line.marks
    ]


@door(Permission.HOUSEHOLD_READ, methods=("POST",))
def advance(request: Request, village_id: int) -> HttpResponse:
    """On to the next step, or back where the law sends."""
    rounds.round_village(request.actor, village_id)
    moved = steps.advance(
        round_village_id=village_id, by=request.actor, on=today(), to=request.POST.get("to", ""), version=desk.typed_version(request),
        note=request.POST.get("note", ""),
    )  # fmt: skip
    messages.success(request, f"{moved.village.full_name.capitalize()}: nay ở bước “{words.STEPS[moved.step]}”.")
    return redirect("review-village", village_id=village_id)


@door(Permission.REVIEW_RUN, methods=("POST",))
def classify(request: Request, village_id: int) -> HttpResponse:
    """All surveyed households of the village at once."""
    count = surveys.classify_village(round_village_id=village_id, by=request.actor, on=today())
    messages.success(request, f"Đã phân loại {count} hộ.")
    return redirect("review-village", village_id=village_id)


@door(Permission.MEETING_WRITE, methods=("GET", "POST"))
def meeting(request: Request, village_id: int) -> HttpResponse:
    """Minutes with the votes for each household that waits."""
    place = rounds.round_village(request.actor, village_id)
    access.check_is_open(place.round)
    waiting = {
        case.pk: f"{case.head_name} · {words.CLASSES.get(case.poverty_class, '—')}"
        for case in board.cases(place, "classified")
    }
    form = forms.MeetingForm(
        request.POST or None, waiting=waiting, initial={"held_on": today(), "place": "Nhà sinh hoạt cộng đồng thôn"}
    )

    def act() -> HttpResponse:
        made = meetings.record_meeting(
            round_village_id=place.pk,
            votes=form.votes(),
            by=request.actor,
            on=today(),
            version=desk.typed_version(request),
            **form.minutes(),
        )
        found = minutes.minutes(request.actor, made.pk)
        messages.success(
            request, f"Đã ghi biên bản: {len(found.carried)} hộ được thống nhất, {len(found.failed)} hộ chưa."
        )
        return redirect("review-village", village_id=place.pk)

    context = {"place": place, "crumbs": desk.crumbs(place.round, place), "waiting": waiting, "version": place.version}
    return desk.answer(request, form, act, context, template="staff/reviews/meeting.html")


@door(Permission.MEETING_WRITE, methods=("GET", "POST"))
def posting(request: Request, village_id: int) -> HttpResponse:
    """Where the list hangs, from when to when, with a photo."""
    place = rounds.round_village(request.actor, village_id)
    access.check_is_open(place.round)
    initial = {"place": "village", "from_on": today(), "to_on": clock.posting_until(today()).on}
    own = None if request.actor.may(Permission.REVIEW_RUN) else "commune"
    form = forms.PostingForm(request.POST or None, desk.files(request), without=own, initial=initial)

    def act() -> HttpResponse:
        data = form.cleaned_data
        postings.record_posting(
            round_village_id=place.pk, place=data["place"], from_on=data["from_on"], to_on=data["to_on"], proof=desk.upload(data["proof"]), note=data["note"],
            by=request.actor, on=today(),
        )  # fmt: skip
        messages.success(request, "Đã ghi niêm yết.")
        return redirect("review-village", village_id=place.pk)

    context = {
        "title": "Ghi niêm yết", "lead": place.village.full_name, "submit": "Lưu", "crumbs": desk.crumbs(place.round, place), "upload": True,
        "back": reverse("review-village", args=[place.pk]),
    }  # fmt: skip
    return desk.answer(request, form, act, context, template=desk.FORM)


@door(Permission.COMPLAINT_WRITE, methods=("GET", "POST"))
def complaint_new(request: Request, village_id: int) -> HttpResponse:
    """A complaint against a line of the posted list, or that a household is missing. A long list is searched in the form
    itself, so that nothing typed is lost."""
    place = rounds.round_village(request.actor, village_id)
    access.check_is_open(place.round)
    complaints.check_is_heard(place)
    lines, finds = list(minutes.posted(place)), request.POST.get("do") == "find"
    text, chosen = request.POST.get("q", ""), request.POST.get("case") or str(desk.number(request, "ho") or "")
    offered = minutes.matching(lines, text)
    near = {case.pk for case in offered[:MOST_LINES]}
    shown = [case for case in lines if case.pk in near or str(case.pk) == chosen]
    cases = {str(case.pk): _named(case) for case in shown}
    typed = {name: request.POST.get(name, "") for name in forms.ComplaintForm.base_fields} if finds else {}
    begin = {
        "received_on": today(),
        "case": chosen if chosen in cases else "",
        "about": "line" if chosen in cases else "",
    }
    form = forms.ComplaintForm(None if finds else request.POST or None, cases=cases, initial=begin | typed)

    def act() -> HttpResponse:
        data = form.cleaned_data
        made = complaints.file(
            round_village_id=place.pk, case_id=int(data["case"]) if data["case"] else None, complainant=data["complainant"], text=data["text"],
            received_on=data["received_on"], by=request.actor, on=today(),
        )  # fmt: skip
        messages.success(request, f"Đã ghi phản ánh, phải trả lời trước hết ngày {made.due_on:%d/%m/%Y}.")
        return redirect(f"{reverse('review-village', args=[place.pk])}?buoc=phan-anh")

    context = {
        "place": place, "crumbs": desk.crumbs(place.round, place), "q": text, "is_long": len(lines) > MOST_LINES, "all": len(lines),
        "found": len(offered), "most": MOST_LINES,
    }  # fmt: skip
    if finds:
        return render(request, "staff/reviews/complaint_new.html", context | {"form": form})
    return desk.answer(request, form, act, context, template="staff/reviews/complaint_new.html")


def _named(case: Any) -> str:
    """A line of a list to choose from; the code is out of sight when the household went to another commune."""
    return " · ".join(
        filter(None, [case.head_name, case.code and f"mã {case.code}", words.CLASSES.get(case.poverty_class, "—")])
    )
