"""Public posting of a village's result: where, from, to, proof."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from lalanh.base import dates
from lalanh.base.errors import BadInput, NotAllowed
from lalanh.base.text import nfc, squeeze
from lalanh.kernel import files
from lalanh.kernel.actor import Actor
from lalanh.registry import clock, review_access
from lalanh.registry.actions import steps
from lalanh.registry.models import Posting, PostingPlace, Step
from lalanh.registry.models.rounds import RoundVillage
from lalanh.units.roles import Permission

Upload = tuple[str, str, bytes]
"""Name, media type, content."""


@transaction.atomic
def record_posting(
    *, round_village_id: int, place: str, from_on: date, to_on: date, by: Actor, on: date, proof: Upload | None = None, note: str = "",
) -> Posting:  # fmt: skip
    """One place where the list hangs (or was read out), from a day to a day. At least three working days at village and
    commune before the step can end (QĐ 24/2021/QĐ-TTg, Điều 5). Raises BadInput, NotAllowed.
    """
    row = steps.locked(round_village_id, by)
    permission = Permission.REVIEW_RUN if place == PostingPlace.COMMUNE else Permission.MEETING_WRITE
    review_access.check_at_work(by, permission, row, review_access.RUN)
    _check(row, place, from_on, to_on)
    file = None
    if proof:
        name, media, content = proof
        file = files.store(content=content, name=name, media_type=media, unit_path=row.unit_path, by=by)
    return Posting.objects.create(
        round_village=row,
        place=place,
        from_on=from_on,
        to_on=to_on,
        proof=file,
        note=squeeze(nfc(note))[:200],
        unit_path=row.unit_path,
        recorded_by=by.user_id,
    )


def _check(row: RoundVillage, place: str, from_on: date, to_on: date) -> None:
    if row.step != Step.POSTING:
        raise NotAllowed(f"{row.village.full_name} đang ở bước “{row.get_step_display()}”, chưa phải lúc niêm yết.")
    if place not in PostingPlace.values:
        raise BadInput("Hãy chọn nơi niêm yết.")
    if to_on < from_on:
        raise BadInput("Ngày gỡ phải từ ngày niêm yết trở đi.")
    last = row.meetings.order_by("-ordinal").first()
    if last and from_on < last.held_on:
        raise BadInput(f"Niêm yết phải sau cuộc họp dân ngày {dates.numeric(last.held_on)}.")
    least = clock.posting_until(from_on)
    if place != PostingPlace.LOUDSPEAKER and to_on < least.on:
        raise BadInput(
            f"Niêm yết ít nhất {clock.POSTING.days} ngày làm việc: từ {dates.numeric(from_on)} phải đến hết {dates.numeric(least.on)}. {least.note}".strip()
        )


@transaction.atomic
def record_for_many(
    *, round_village_ids: Sequence[int], place: str, from_on: date, to_on: date, by: Actor, on: date, note: str = ""
) -> int:
    """The commune hangs the lists of several villages at once; how many."""
    for pk in round_village_ids:
        record_posting(round_village_id=pk, place=place, from_on=from_on, to_on=to_on, by=by, on=on, note=note)
    return len(round_village_ids)
