"""Village meetings: attendance, votes for each household, and what follows from them."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from lalanh.base.errors import BadInput, NotAllowed
from lalanh.base.text import nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.registry import review_access
from lalanh.registry.actions import steps
from lalanh.registry.actions.cases import set_state
from lalanh.registry.models import CaseState, Meeting, MeetingVote, ReviewCase, Step
from lalanh.registry.models.rounds import RoundVillage
from lalanh.units.roles import Permission


@transaction.atomic
def record_meeting(
    *, round_village_id: int, held_on: date, place: str, attendance: int, chair: str, secretary: str, votes: Mapping[int, int],
    by: Actor, on: date, households_invited: int | None = None, front_supervisor: str = "", opinions: str = "", version: int | None = None,
) -> Meeting:  # fmt: skip
    """Minutes of a village meeting with the votes for each household (`votes`: case → how many agreed).

    A household is agreed when at least half of those present agreed (QĐ 24/2021/QĐ-TTg, Điều 5); the others go back to the
    survey and to another meeting (`steps.advance`). Only households that wait for a meeting are voted on.
    """
    row = steps.locked(round_village_id, by)
    steps.check_version(row, version)
    review_access.check_at_work(by, Permission.MEETING_WRITE, row, review_access.MEET)
    if row.step != Step.MEETING:
        raise NotAllowed(f"{row.village.full_name} đang ở bước “{row.get_step_display()}”, chưa phải lúc họp dân.")
    _check_minutes(row, held_on, on, attendance, chair, secretary, place)
    cases = _cases(row, votes, attendance)
    made = Meeting.objects.create(
        round_village=row, ordinal=row.meetings.count() + 1, held_on=held_on, place=squeeze(nfc(place))[:200], households_invited=households_invited,
        attendance=attendance, chair=squeeze(nfc(chair))[:120], secretary=squeeze(nfc(secretary))[:120], front_supervisor=squeeze(nfc(front_supervisor))[:120],
        opinions=nfc(opinions).strip()[:10000], unit_path=row.unit_path, recorded_by=by.user_id,
    )  # fmt: skip
    found = [
        MeetingVote(meeting=made, case_id=pk, agreed=votes[pk], present=attendance, unit_path=row.unit_path)
        for pk in cases
    ]
    MeetingVote.objects.bulk_create(found, batch_size=2000)
    for carried, state in ((True, CaseState.AGREED), (False, CaseState.DISPUTED)):
        set_state(ReviewCase.objects.filter(pk__in=[v.case_id for v in found if v.carried is carried]), state, by)
    return made


def _check_minutes(
    row: RoundVillage, held_on: date, on: date, attendance: int, chair: str, secretary: str, place: str
) -> None:
    if held_on > on:
        raise BadInput("Ngày họp không được sau hôm nay.")
    last = row.meetings.order_by("-ordinal").first()
    if held_on < (last.held_on if last else row.round.opens_on):
        raise BadInput("Ngày họp phải sau khi mở đợt rà soát và sau lần họp trước.")
    if attendance < 1:
        raise BadInput("Hãy nhập số người dự họp.")
    if not (chair.strip() and secretary.strip() and place.strip()):
        raise BadInput("Biên bản phải có nơi họp, người chủ trì và thư ký.")


def _cases(row: RoundVillage, votes: Mapping[int, int], attendance: int) -> list[int]:
    """Ids of the households that wait for a meeting; all of them must be voted on, and no other."""
    waiting = dict(
        ReviewCase.objects.filter(
            round_id=row.round_id, village_id=row.village_id, state=CaseState.CLASSIFIED
        ).values_list("pk", "head_name")
    )
    if strange := set(votes) - set(waiting):
        raise BadInput(f"Có {len(strange)} hộ không chờ họp dân ở thôn này. Hãy tải lại trang.")
    if lacking := [name for pk, name in waiting.items() if pk not in votes]:
        raise BadInput(
            f"Chưa có số người đồng ý của {len(lacking)} hộ: {', '.join(lacking[:5])}{' …' if len(lacking) > 5 else ''}."
        )
    if over := [waiting[pk] for pk, agreed in votes.items() if not 0 <= agreed <= attendance]:
        raise BadInput(f"Số người đồng ý phải từ 0 đến {attendance} (số người dự): {', '.join(over[:5])}.")
    if not waiting:
        raise BadInput("Không còn hộ nào chờ họp dân ở thôn này.")
    return list(waiting)
