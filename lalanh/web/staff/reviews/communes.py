"""What a commune does for its villages together: hang the lists, ask the opinion, decide, certify, correct."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from lalanh.kernel.today import today
from lalanh.registry import access, clock
from lalanh.registry.actions import certificates, decisions, opinions, postings
from lalanh.registry.queries import board, minutes, rounds
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.reviews import desk, forms
from lalanh.web.ui.request import Request

PAGE = 50


def _at(request: Request, of: Any, unit: Any, *steps: str) -> list[board.Line]:
    """Villages of the commune that stand at one of the steps."""
    found = [place for place in rounds.villages(request.actor, of, unit.path) if place.step in steps]
    return board.lines_of(found, today())


def _back(of: Any, unit: Any) -> str:
    return f"{reverse('round', args=[of.pk])}?xa={unit.pk}"


def _context(of: Any, unit: Any, title: str) -> dict[str, Any]:
    return {
        "round": of,
        "unit": unit,
        "title": title,
        "crumbs": [*desk.crumbs(of), (unit.full_name, _back(of, unit))],
        "back": _back(of, unit),
    }


@door(Permission.REVIEW_RUN, methods=("GET", "POST"))
def postings_page(request: Request, round_id: int, unit_id: int) -> HttpResponse:
    """Hangs the lists of all villages that wait, at the commune's office."""
    of, unit = desk.commune_in(request, round_id, unit_id)
    access.check_is_open(of)
    waiting = [line for line in _at(request, of, unit, "posting") if "commune" not in line.standing.tally.postings]
    form = forms.CommunePostingForm(
        request.POST or None, initial={"from_on": today(), "to_on": clock.posting_until(today()).on}
    )

    def act() -> HttpResponse:
        data = form.cleaned_data
        count = postings.record_for_many(
            round_village_ids=[line.place.pk for line in waiting], place="commune", from_on=data["from_on"], to_on=data["to_on"], note=data["note"],
            by=request.actor, on=today(),
        )  # fmt: skip
        messages.success(request, f"Đã ghi niêm yết tại trụ sở cho {count} thôn.")
        return redirect(_back(of, unit))

    context = _context(of, unit, "Niêm yết tại trụ sở xã") | {"lines": waiting, "submit": f"Ghi cho {len(waiting)} thôn", "empty": "Không có thôn nào chờ niêm yết tại trụ sở xã."}  # fmt: skip
    return desk.answer(request, form, act, context, template="staff/reviews/together.html")


@door(Permission.HOUSEHOLD_READ, methods=("GET", "POST"))
def opinion_page(request: Request, round_id: int, unit_id: int) -> HttpResponse:
    """The letters that asked, and a new one for the villages that wait."""
    of, unit = desk.commune_in(request, round_id, unit_id)
    lines = [line for line in _at(request, of, unit, "opinion") if line.place.opinion_id is None]
    known = rounds.authority("opinion", today())
    initial = {"asked_on": today(), "authority": "" if known is None else opinions.authority_name(unit, today())}
    form = forms.AskForm(request.POST or None, initial=initial)
    may_ask = bool(lines) and of.state == "open" and request.actor.may(Permission.REVIEW_RUN)

    def act() -> HttpResponse:
        data = form.cleaned_data
        made = opinions.ask(
            round_id=of.pk,
            unit=unit,
            document=data["document"],
            asked_on=data["asked_on"],
            authority=data["authority"],
            by=request.actor,
            on=today(),
        )
        messages.success(request, f"Đã ghi tờ trình; hạn trả lời {made.due_on:%d/%m/%Y}.")
        return redirect("opinion", opinion_id=made.pk)

    context = _context(of, unit, "Xin ý kiến về kết quả rà soát") | {
        "lines": lines,
        "known": known,
        "may_ask": may_ask,
        "opinions": minutes.opinions(request.actor, of, unit),
        "term": clock.OPINION,
        "today": today(),
    }
    return desk.answer(request, form, act, context, template="staff/reviews/opinions.html")


@door(Permission.HOUSEHOLD_READ, methods=("GET", "POST"))
def opinion(request: Request, opinion_id: int) -> HttpResponse:
    """One letter: its villages with their figures, and the answer."""
    found = minutes.opinion(request.actor, opinion_id)
    places = [
        place for place in rounds.villages(request.actor, found.round, found.unit_path) if place.opinion_id == found.pk
    ]
    form = forms.OpinionForm(request.POST or None, initial={"answered_on": today()})

    def act() -> HttpResponse:
        data = form.cleaned_data
        opinions.answer(
            opinion_id=found.pk, agrees=data["agrees"] == "yes", document=data["document"], note=data["note"], answered_on=data["answered_on"],
            by=request.actor, on=today(),
        )  # fmt: skip
        messages.success(request, "Đã ghi ý kiến.")
        return redirect("opinion", opinion_id=found.pk)

    context = _context(found.round, found.unit, f"Ý kiến về kết quả rà soát của {found.unit.full_name}") | {
        "opinion": found, "lines": board.lines_of(places, today()), "may_answer": found.agrees is None and found.round.state == "open" and opinions.can_answer(request.actor, found, today()),
        "today": today(), "unknown": rounds.authority("opinion", found.asked_on) is None,
    }  # fmt: skip
    return desk.answer(request, form, act, context, template="staff/reviews/opinion.html")


@door(Permission.HOUSEHOLD_READ, methods=("GET", "POST"))
def decision_page(request: Request, round_id: int, unit_id: int) -> HttpResponse:
    """The decisions that were signed, and a new one for the villages that wait."""
    of, unit = desk.commune_in(request, round_id, unit_id)
    lines = _at(request, of, unit, "decision")
    form = forms.SignForm(
        request.POST or None, initial={"signed_on": today(), "signer": request.actor.name, "signer_title": "Chủ tịch"}
    )

    def act() -> HttpResponse:
        data = form.cleaned_data
        made = decisions.decide(
            round_id=of.pk, unit=unit, number=data["number"], signed_on=data["signed_on"], signer=data["signer"], signer_title=data["signer_title"],
            by=request.actor, on=today(),
        )  # fmt: skip
        messages.success(request, f"Đã ghi quyết định {made}. Kết quả đã vào sổ hộ. Tiếp theo: giấy chứng nhận.")
        return redirect("round-decision", round_id=of.pk, unit_id=unit.pk)

    may = of.state == "open" and bool(lines) and request.actor.may(Permission.REVIEW_DECIDE)
    context = _context(of, unit, "Quyết định công nhận") | {
        "lines": lines,
        "may": may,
        "decisions": minutes.decisions(request.actor, of, unit),
    }
    return desk.answer(request, form, act, context, template="staff/reviews/decision.html")


@door(Permission.HOUSEHOLD_READ, methods=("GET", "POST"))
def certificates_page(request: Request, round_id: int, unit_id: int) -> HttpResponse:
    """Certificates of the decided villages: new books, yearly blocks, those taken back."""
    of, unit = desk.commune_in(request, round_id, unit_id)
    lines = _at(request, of, unit, "certificates", "done")
    form = forms.CertificateForm(request.POST or None, initial={"signed_on": today(), "signer": request.actor.name})

    def act() -> HttpResponse:
        data = form.cleaned_data
        made = certificates.issue(
            round_id=of.pk, unit=unit, signer=data["signer"], signed_on=data["signed_on"], by=request.actor, on=today()
        )
        messages.success(
            request, f"Đã cấp {made.books} giấy mới, ghi {made.years} xác nhận năm, thu hồi {made.withdrawn} giấy."
        )
        return redirect("round-certificates", round_id=of.pk, unit_id=unit.pk)

    may = bool(lines) and request.actor.may(Permission.REVIEW_DECIDE)
    context = _context(of, unit, "Giấy chứng nhận") | {"lines": lines, "may": may}
    return desk.answer(request, form, act, context, template="staff/reviews/certificates.html")


@door(Permission.REVIEW_DECIDE, methods=("GET", "POST"))
def correction(request: Request, round_id: int, unit_id: int) -> HttpResponse:
    """A new decision for a mistake found after the decision; published figures stay."""
    of, unit = desk.commune_in(request, round_id, unit_id)
    text = request.GET.get("q", "") or request.POST.get("q", "")
    page = Paginator(minutes.correctable(request.actor, of, unit, text), PAGE).get_page(request.GET.get("trang"))
    records = {
        str(
            row.pk
        ): f"{row.household.head_name} · {row.household.village.full_name} · đang ghi {row.get_poverty_class_display()}"
        for row in page
    }
    initial = {
        "signed_on": today(),
        "signer": request.actor.name,
        "signer_title": "Chủ tịch",
        "record": desk.number(request, "ket-qua") or "",
    }
    form = forms.CorrectionForm(request.POST or None, records=records, initial=initial)

    def act() -> HttpResponse:
        data = form.cleaned_data
        made = decisions.correct(
            round_id=of.pk, unit=unit, number=data["number"], signed_on=data["signed_on"], signer=data["signer"], signer_title=data["signer_title"],
            lines={int(data["record"]): data["poverty_class"]}, reason=data["reason"], by=request.actor, on=today(),
        )  # fmt: skip
        messages.success(request, f"Đã ghi quyết định đính chính {made}. Số đã công bố giữ nguyên.")
        return redirect("round-decision", round_id=of.pk, unit_id=unit.pk)

    context = _context(of, unit, "Đính chính bằng quyết định") | {
        "q": text,
        "page": page,
        "submit": "Ghi quyết định đính chính",
    }
    return desk.answer(request, form, act, context, template="staff/reviews/correction.html")
