"""Complaints against a line of a posted list: the line stops until the re-check (phúc tra) is answered."""

from datetime import date

from django.db import transaction

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.registry import clock, review_access
from lalanh.registry.actions import cases, steps
from lalanh.registry.models import CaseState, Complaint, ComplaintState, Origin, ReviewCase, Step
from lalanh.registry.models.rounds import RoundVillage
from lalanh.units.roles import Permission

OPEN_STEPS = (Step.POSTING, Step.COMPLAINTS, Step.OPINION)


@transaction.atomic
def file(
    *,
    round_village_id: int,
    complainant: str,
    text: str,
    received_on: date,
    by: Actor,
    on: date,
    case_id: int | None = None,
) -> Complaint:
    """Takes in a complaint against the line of `case_id`, or that a household is missing (None). The line is suspended.

    Due after the working days of the re-check (`clock.RECHECK`). Raises BadInput, NotAllowed, NotFound.
    """
    row = steps.locked(round_village_id, by)
    review_access.check_at_work(by, Permission.COMPLAINT_WRITE, row, review_access.HEAR)
    check_is_heard(row)
    if received_on > on:
        raise BadInput("Ngày nhận không được sau hôm nay.")
    if not complainant.strip() or not text.strip():
        raise BadInput("Hãy ghi người phản ánh và nội dung phản ánh.")
    if case_id is not None:
        _suspend(case_id, row.round_id, row.village_id, by)
    return Complaint.objects.create(
        round_village=row, case_id=case_id, complainant=squeeze(nfc(complainant))[:120], received_on=received_on, due_on=clock.due(received_on, clock.RECHECK).on,
        text=nfc(text).strip()[:5000], unit_path=row.unit_path, recorded_by=by.user_id,
    )  # fmt: skip


def check_is_heard(row: RoundVillage) -> None:
    """From the posting to the decision. Raises NotAllowed."""
    if row.step not in OPEN_STEPS:
        raise NotAllowed(
            f"{row.village.full_name} đang ở bước “{row.get_step_display()}”. Phản ánh được ghi từ khi niêm yết đến trước khi có quyết định; sau đó giải quyết theo Luật Khiếu nại, đính chính bằng quyết định mới."
        )


def _suspend(case_id: int, round_id: int, village_id: int, by: Actor) -> None:
    case = (
        ReviewCase.objects.select_for_update(of=("self",))
        .filter(pk=case_id, round_id=round_id, village_id=village_id)
        .first()
    )
    if case is None:
        raise NotFound("Không có hộ này trong danh sách của thôn.")
    if case.state not in (CaseState.AGREED, CaseState.SUSPENDED):
        raise BadInput(f"Hộ {case.head_name} không nằm trong danh sách đang niêm yết ({case.get_state_display()}).")
    cases.set_state(ReviewCase.objects.filter(pk=case.pk, state=CaseState.AGREED), CaseState.SUSPENDED, by)


@transaction.atomic
def answer(
    *, complaint_id: int, upheld: bool, text: str, by: Actor, on: date, household_id: int | None = None
) -> Complaint:
    """The answer after the re-check. Upheld: the line (or the missing household) is surveyed again and voted on again;
    rejected: the line stands. Raises BadInput, Conflict, NotAllowed, NotFound.
    """
    found = Complaint.objects.filter(pk=complaint_id).first()
    if found is None or not by.reaches(found.unit_path):
        raise NotFound("Không có phản ánh này trong địa bàn của bạn.")
    row = steps.locked(found.round_village_id, by)
    review_access.check_at_work(by, Permission.REVIEW_RUN, row, review_access.RUN)
    found = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint_id)
    if found.state != ComplaintState.OPEN:
        raise Conflict("Phản ánh này đã có người trả lời. Hãy tải lại trang để xem.")
    if not text.strip():
        raise BadInput("Hãy ghi câu trả lời: người phản ánh có quyền biết kết quả phúc tra.")
    found.state = ComplaintState.UPHELD if upheld else ComplaintState.REJECTED
    found.answer, found.answered_on, found.answered_by = nfc(text).strip()[:5000], on, by.user_id
    found.save(update_fields=["state", "answer", "answered_on", "answered_by"])
    if found.case_id is not None:
        _settle(found.case_id, by)
    elif upheld:
        _bring_in(row.round_id, row.step, household_id, found, by, on)
    return found


def _settle(case_id: int, by: Actor) -> None:
    """Only when the last complaint against the line is answered: one that was right is enough to survey again."""
    against = Complaint.objects.filter(case_id=case_id)
    if against.filter(state=ComplaintState.OPEN).exists():
        return
    since = _last_vote_on(case_id)
    right = against.filter(state=ComplaintState.UPHELD, received_on__gte=since).exists()
    line = ReviewCase.objects.filter(pk=case_id, state=CaseState.SUSPENDED)
    cases.set_state(line, CaseState.LISTED if right else CaseState.AGREED, by)


def _last_vote_on(case_id: int) -> date:
    vote = ReviewCase.objects.get(pk=case_id).votes.select_related("meeting").order_by("-meeting__ordinal").first()
    return vote.meeting.held_on if vote else date.min


def _bring_in(round_id: int, step: str, household_id: int | None, found: Complaint, by: Actor, on: date) -> None:
    if household_id is None:
        raise BadInput("Phản ánh bỏ sót hộ là đúng: hãy chọn hộ phải đưa vào danh sách.")
    if step != Step.COMPLAINTS:
        raise NotAllowed("Hãy kết thúc niêm yết rồi mới đưa hộ bị bỏ sót vào danh sách (bước phúc tra).")
    cases.add(
        round_id=round_id,
        household_id=household_id,
        origin=Origin.ADDED,
        reason=f"bổ sung theo phản ánh của {found.complainant}",
        by=by,
        on=on,
    )
