"""The opinion of the authority that is competent on the day, asked for a commune's villages together."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.registry import access, clock, review_access
from lalanh.registry.actions import steps
from lalanh.registry.models import Opinion, Step
from lalanh.registry.models.rounds import RoundVillage
from lalanh.registry.queries import rounds as queries
from lalanh.registry.queries import tally as counts
from lalanh.units import queries as units
from lalanh.units.roles import Permission


@transaction.atomic
def ask(
    *, round_id: int, unit: units.Unit, document: str, by: Actor, on: date, asked_on: date | None = None, authority: str = "",
    round_village_ids: Sequence[int] | None = None,
) -> Opinion:  # fmt: skip
    """Sends the results of the commune's villages that wait for an opinion (or of those named).

    Until 30/6/2025 the district chairman (QĐ 24/2021/QĐ-TTg, Điều 5). For a day on which no rule was found the officer must
    say who is competent (`authority`). Due in five working days.
    """
    of = queries.review_round(by, round_id)
    access.check_can(by, Permission.REVIEW_RUN, unit.path, review_access.RUN)
    access.check_is_open(of)
    sent_on = asked_on or on
    if sent_on > on:
        raise BadInput("Ngày gửi tờ trình không được sau hôm nay.")
    if not document.strip():
        raise BadInput("Hãy nhập số tờ trình.")
    who = _authority(authority, unit, sent_on)
    places = _waiting(of.pk, unit, round_village_ids)
    made = Opinion.objects.create(
        round=of, unit=unit, authority=who[:200], asked_on=sent_on, asked_document=squeeze(nfc(document))[:80], due_on=clock.due(sent_on, clock.OPINION).on,
        unit_path=unit.path, recorded_by=by.user_id,
    )  # fmt: skip
    for row in places:
        row.opinion, row.version = made, row.version + 1
    RoundVillage.objects.bulk_update(places, ["opinion", "version"], batch_size=1000)
    return made


def _authority(typed: str, unit: units.Unit, on: date) -> str:
    if name := squeeze(nfc(typed)):
        return name
    if queries.authority(Step.OPINION, on) is None:
        raise BadInput(
            "Hãy ghi cơ quan cho ý kiến: từ 01/7/2025 không còn cấp huyện, văn bản giao việc này cho ai (TT 13/2025/TT-BNNMT, NĐ 131/2025/NĐ-CP) hệ thống chưa có."
        )
    return authority_name(unit, on)


def authority_name(unit: units.Unit, on: date) -> str:
    """The competent authority for a commune on a day, by its own name; "" when no rule of that day is known."""
    known = queries.authority(Step.OPINION, on)
    if known is None:
        return ""
    above = next((one for one in reversed(units.chain(unit)) if one.level == known.level), None)
    return f"Chủ tịch UBND {above.full_name}" if above else known.name


def _waiting(round_id: int, unit: units.Unit, chosen: Sequence[int] | None) -> list[RoundVillage]:
    found = RoundVillage.objects.select_for_update(of=("self",)).filter(
        round_id=round_id, step=Step.OPINION, opinion=None
    )
    found = found.filter(units.inside(unit.path, "unit_path"))
    rows = list(found.filter(pk__in=chosen) if chosen is not None else found)
    if not rows:
        raise BadInput(f"{unit.full_name} không có thôn nào chờ xin ý kiến.")
    held = [pk for pk, tally in counts.tallies(rows).items() if tally.complaints_open]
    if held:
        raise BadInput(f"{len(held)} thôn còn phản ánh chưa trả lời: hãy trả lời trước khi xin ý kiến.")
    return rows


@transaction.atomic
def answer(
    *,
    opinion_id: int,
    agrees: bool,
    by: Actor,
    on: date,
    document: str = "",
    note: str = "",
    answered_on: date | None = None,
) -> Opinion:
    """Agreed: the villages go on to the decision. Not agreed: they go back to the re-check, with the reason.

    Written by the leader of the competent authority (`rounds.competence`); where no rule says who it is, also by the commune
    from the letter it received.
    """
    found = _open(opinion_id, by, on)
    day = answered_on or on
    if not found.asked_on <= day <= on:
        raise BadInput("Ngày trả lời phải từ ngày gửi tờ trình đến hôm nay.")
    if not agrees and not note.strip():
        raise BadInput("Chưa thống nhất thì phải ghi lý do để xã phúc tra.")
    if not document.strip() and not queries.competence(by)(found):
        raise BadInput("Hãy ghi số văn bản trả lời.")
    found.agrees, found.answered_on, found.answer_document, found.note = (
        agrees,
        day,
        squeeze(nfc(document))[:80],
        nfc(note).strip()[:5000],
    )
    found.save(update_fields=["agrees", "answered_on", "answer_document", "note"])
    reference = f"{found.authority}{f', {found.answer_document}' if found.answer_document else ''}"
    for row in (
        RoundVillage.objects.select_for_update(of=("self",))
        .filter(opinion=found, step=Step.OPINION)
        .select_related("round", "village")
    ):
        _pass_on(row, found, reference, by, on)
    return found


def _pass_on(row: RoundVillage, found: Opinion, reference: str, by: Actor, on: date) -> None:
    if not found.agrees:
        steps.move(row, Step.COMPLAINTS, by=by, on=on, note=f"Chưa thống nhất ({reference}): {found.note}"[:500])
    elif not counts.tally(row).complaints_open:
        steps.move(row, Step.DECISION, by=by, on=on, note=f"Thống nhất ({reference})")


def _open(opinion_id: int, by: Actor, on: date) -> Opinion:
    found = Opinion.objects.select_for_update(of=("self",)).select_related("round").filter(pk=opinion_id).first()
    if found is None or not by.reaches(found.unit_path):
        raise NotFound("Không có tờ trình này trong địa bàn của bạn.")
    access.check_is_open(found.round)
    if not can_answer(by, found, on):
        raise NotAllowed(f"{review_access.ADVISE} Tờ trình này gửi {found.authority}.")
    if found.agrees is not None:
        raise Conflict("Tờ trình này đã được trả lời. Hãy tải lại trang để xem.")
    return found


def can_answer(by: Actor, found: Opinion, on: date) -> bool:
    """The competent body; where none is known, or it is no more on the day, the commune from the letter that it received."""
    if not by.reaches(found.unit_path):
        return False
    nobody = any(queries.authority(Step.OPINION, day) is None for day in (found.asked_on, on))
    return queries.competence(by)(found) or (nobody and by.may(Permission.REVIEW_RUN))
