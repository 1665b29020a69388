"""One household in a review: added, shown, dropped, refused; complaints answered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lalanh.kernel.today import today
from lalanh.registry import access, review_access
from lalanh.registry import review_words as words
from lalanh.registry.actions import cases, complaints, reads
from lalanh.registry.queries import minutes, rounds
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.reviews import desk, forms
from lalanh.web.ui.request import Request

MOST = 30


@door(Permission.HOUSEHOLD_READ)
def case(request: Request, case_id: int) -> HttpResponse:
    """What became of a household in this round, and its papers."""
    found = rounds.case(request.actor, case_id)
    place = rounds.place_of(found)
    reads.log_read(by=request.actor, what="hộ trong đợt rà soát", unit_path=found.unit_path)
    may_run = (
        request.actor.may(Permission.REVIEW_RUN)
        and found.round.state == "open"
        and found.state not in review_access.FINAL
    )
    context = {
        "case": found, "place": place, "round": found.round, "crumbs": desk.crumbs(found.round, place), "votes": found.votes.select_related("meeting").order_by("meeting__ordinal"),
        "complaints": found.complaints.order_by("received_on", "pk"), "may_run": may_run, "may_exit": may_run and found.opening_class in ("poor", "near_poor") and place.step in cases.ADDING, "state": words.STATES[found.state], "movement": words.MOVEMENTS[found.movement],
        "may_refuse": may_run and found.origin in ("requested", "added") and found.state in ("classified", "agreed") and found.poverty_class not in ("poor", "near_poor", "unknown"),
        "may_complain": request.actor.may(Permission.COMPLAINT_WRITE) and place.step in complaints.OPEN_STEPS and found.state in ("agreed", "suspended"),
        "may_survey": request.actor.may(Permission.SURVEY_EDIT),
    }  # fmt: skip
    return render(request, "staff/reviews/case.html", context)


@door(Permission.REVIEW_RUN, methods=("GET", "POST"))
def add(request: Request, village_id: int) -> HttpResponse:
    """A household of the village on request or by the committee: found by name first."""
    place = rounds.round_village(request.actor, village_id)
    access.check_is_open(place.round)
    text = request.GET.get("q", "") or request.POST.get("q", "")
    found = rounds.not_listed(request.actor, place, text)[:MOST]
    choices = {
        str(
            row.pk
        ): f"{row.head_name or row.code} · mã {row.code} · {row.get_poverty_class_display() or 'chưa có kết quả'}"
        for row in found
    }
    form = forms.AddForm(
        request.POST or None, households=choices, initial={"origin": "requested", "request_on": today()}
    )

    def act() -> HttpResponse:
        data = form.cleaned_data
        made = cases.add(
            round_id=place.round_id, household_id=int(data["household"]), origin=data["origin"], request_on=data["request_on"], reason=data["reason"],
            arrival="came" if data["arrival"] else "", by=request.actor, on=today(),
        )  # fmt: skip
        messages.success(request, f"Đã thêm hộ {made.head_name} vào danh sách.")
        return redirect("review-village", village_id=place.pk)

    context = {
        "place": place,
        "crumbs": desk.crumbs(place.round, place),
        "households": choices,
        "q": text,
        "most": MOST,
    }
    return desk.answer(request, form, act, context, template="staff/reviews/add.html")


@door(Permission.REVIEW_RUN, methods=("GET", "POST"))
def drop(request: Request, case_id: int) -> HttpResponse:
    found = rounds.case(request.actor, case_id)
    form = forms.DropForm(request.POST or None)

    def act() -> HttpResponse:
        data = form.cleaned_data
        cases.drop(
            case_id=found.pk,
            why=data["why"],
            note=data["note"],
            by=request.actor,
            on=today(),
            version=desk.typed_version(request),
        )
        messages.success(request, f"Đã đưa hộ {found.head_name} khỏi danh sách.")
        return redirect("review-case", case_id=found.pk)

    context = {
        "title": f"Đưa hộ {found.head_name} khỏi danh sách", "submit": "Đưa khỏi danh sách", "danger": True, "version": found.version,
        "warning": "Hộ đang là hộ nghèo, hộ cận nghèo được tính vào cột “giảm khác”. Hộ có kết quả không nghèo thì không đưa khỏi danh sách: kết quả ấy phải được họp dân và quyết định.",
        "crumbs": desk.crumbs(found.round, rounds.place_of(found)), "back": reverse("review-case", args=[found.pk]),
    }  # fmt: skip
    return desk.answer(request, form, act, context, template=desk.FORM)


@door(Permission.REVIEW_RUN, methods=("GET", "POST"))
def request_exit(request: Request, case_id: int) -> HttpResponse:
    """A household on the list hands in Mẫu 04."""
    found = rounds.case(request.actor, case_id)
    form = forms.ExitForm(
        request.POST or None, initial={"request_on": found.request_on or today(), "reason": found.request_reason}
    )

    def act() -> HttpResponse:
        data = form.cleaned_data
        cases.request_exit(
            case_id=found.pk,
            request_on=data["request_on"],
            reason=data["reason"],
            by=request.actor,
            on=today(),
            version=desk.typed_version(request),
        )
        messages.success(request, "Đã ghi giấy đề nghị thoát nghèo, thoát cận nghèo (Mẫu 04).")
        return redirect("review-case", case_id=found.pk)

    context = {
        "title": f"Hộ {found.head_name} đề nghị thoát (Mẫu 04)", "submit": "Ghi giấy đề nghị", "version": found.version,
        "crumbs": desk.crumbs(found.round, rounds.place_of(found)), "back": reverse("review-case", args=[found.pk]),
    }  # fmt: skip
    return desk.answer(request, form, act, context, template=desk.FORM)


@door(Permission.REVIEW_RUN, methods=("GET", "POST"))
def refuse(request: Request, case_id: int) -> HttpResponse:
    """The written answer to a request that was not borne out."""
    found = rounds.case(request.actor, case_id)
    form = forms.RefuseForm(
        request.POST or None, initial={"reason": f"Kết quả rà soát: {words.CLASSES.get(found.poverty_class, '')}."}
    )

    def act() -> HttpResponse:
        cases.refuse(
            case_id=found.pk,
            reason=form.cleaned_data["reason"],
            by=request.actor,
            on=today(),
            version=desk.typed_version(request),
        )
        messages.success(request, "Đã ghi không công nhận. Hãy in văn bản trả lời cho hộ.")
        return redirect("review-case", case_id=found.pk)

    context = {
        "title": f"Không công nhận hộ {found.head_name}", "submit": "Không công nhận", "danger": True, "version": found.version,
        "crumbs": desk.crumbs(found.round, rounds.place_of(found)), "back": reverse("review-case", args=[found.pk]),
    }  # fmt: skip
    return desk.answer(request, form, act, context, template=desk.FORM)


@door(Permission.HOUSEHOLD_READ, methods=("GET", "POST"))
def complaint(request: Request, complaint_id: int) -> HttpResponse:
    """A complaint, and the answer after the re-check."""
    found = minutes.complaint(request.actor, complaint_id)
    place = found.round_village
    missing = found.case_id is None
    text = request.GET.get("q", "") or request.POST.get("q", "")
    choices = (
        {
            str(row.pk): f"{row.head_name or row.code} · mã {row.code}"
            for row in rounds.not_listed(request.actor, place, text)[:MOST]
        }
        if missing
        else None
    )
    form = forms.AnswerForm(request.POST or None, households=choices)

    def act() -> HttpResponse:
        data = form.cleaned_data
        chosen = data.get("household")
        complaints.answer(
            complaint_id=found.pk,
            upheld=data["upheld"] == "yes",
            text=data["text"],
            household_id=int(chosen) if chosen else None,
            by=request.actor,
            on=today(),
        )
        messages.success(request, "Đã trả lời phản ánh.")
        return redirect("complaint", complaint_id=found.pk)

    context = {
        "complaint": found, "place": place, "crumbs": desk.crumbs(place.round, place), "missing": missing, "q": text,
        "may_answer": found.state == "open" and place.round.state == "open" and request.actor.may(Permission.REVIEW_RUN), "today": today(),
    }  # fmt: skip
    return desk.answer(request, form, act, context, template="staff/reviews/complaint.html")
