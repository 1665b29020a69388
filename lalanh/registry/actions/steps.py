"""A village goes from step to step: only when nothing is missing, or back where the law sends it."""

from datetime import date

from django.db import transaction
from django.db.models import F

from lalanh.base.errors import BadInput, Conflict, NotAllowed
from lalanh.base.text import nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.registry import access, gates, review_access
from lalanh.registry.models import CaseState, ReviewCase, Step, StepRecord
from lalanh.registry.models.rounds import RoundVillage
from lalanh.registry.queries import tally as counts
from lalanh.units.roles import Permission

_PERMISSION = {Step.DECISION: Permission.REVIEW_DECIDE, Step.CERTIFICATES: Permission.REVIEW_DECIDE}


def locked(round_village_id: int, by: Actor) -> RoundVillage:
    """The row of the board, locked, if the actor may see it. Raises NotFound."""
    found = RoundVillage.objects.select_for_update(of=("self",)).select_related(
        "round", "village", "village__parent", "opinion"
    )
    return review_access.check_can_see_village(by, found.filter(pk=round_village_id).first())


@transaction.atomic
def advance(
    *, round_village_id: int, by: Actor, on: date, to: str = "", version: int | None = None, note: str = ""
) -> RoundVillage:
    """To the next step, or back where the law sends the village; `to` asks for one of the two.

    Raises BadInput with everything that is missing, Conflict when somebody moved the village since `version`.
    """
    place = locked(round_village_id, by)
    check_version(place, version)
    review_access.check_at_work(by, _PERMISSION.get(Step(place.step), Permission.REVIEW_RUN), place, review_access.RUN)
    now = gates.standing(place, counts.tally(place), on)
    if to and to not in access.TRANSITIONS[place.step]:
        raise NotAllowed(
            f"Không chuyển thẳng từ bước “{place.get_step_display()}” sang bước “{Step(to).label if to in Step.values else to}”."
        )
    target = to or now.to
    if not target or (target == gates.FORWARD.get(Step(place.step)) and now.missing):
        raise BadInput(" ".join(one.text for one in now.missing) or "Thôn này đã xong.")
    if target != gates.FORWARD.get(Step(place.step)):
        return _back(place, target, squeeze(nfc(note)) or now.reason, by, on)
    return move(place, target, by=by, on=on, note=squeeze(nfc(note)))


def _back(place: RoundVillage, target: str, note: str, by: Actor, on: date) -> RoundVillage:
    if not note:
        raise BadInput("Hãy ghi lý do trả lại bước trước.")
    if target == Step.SURVEY:
        reopen(place, by)
    return move(place, target, by=by, on=on, note=note)


def reopen(place: RoundVillage, by: Actor) -> int:
    """Households whose result was not agreed wait for their survey again; the others keep what was agreed."""
    cases = ReviewCase.objects.filter(round_id=place.round_id, village_id=place.village_id, state=CaseState.DISPUTED)
    return cases.update(state=CaseState.LISTED, version=F("version") + 1, changed_by=by.user_id)


def move(place: RoundVillage, target: str, *, by: Actor, on: date, note: str = "") -> RoundVillage:
    """Writes the new step and its record; the caller has checked. `place` is locked."""
    if target not in access.TRANSITIONS[place.step]:
        raise NotAllowed("Bước này không có trong quy trình.")
    StepRecord.objects.create(
        round_village=place, from_step=place.step, to_step=target, on=on, note=note[:500], unit_path=place.unit_path,
        written_by=by.user_id, author=by.name,
    )  # fmt: skip
    place.step, place.step_since, place.version = target, on, place.version + 1
    if target == Step.COMPLAINTS and place.opinion_id:
        place.opinion = None
    place.save(update_fields=["step", "step_since", "version", "opinion"])
    return place


def check_version(place: RoundVillage, version: int | None) -> None:
    """Raises Conflict with who moved the village meanwhile, and to which step."""
    if version is None or version == place.version:
        return
    last = place.records.order_by("-pk").first()
    who = f" ({last.author}, ngày {last.on:%d/%m/%Y})" if last else ""
    raise Conflict(
        f"{place.village.full_name} vừa có người khác chuyển sang bước “{place.get_step_display()}”{who}. Hãy tải lại trang để xem."
    )


@transaction.atomic
def advance_all(*, round_village_ids: list[int], by: Actor, on: date) -> tuple[list[RoundVillage], dict[int, str]]:
    """Every village that may go on goes on; of the others, what they lack."""
    moved, held = [], {}
    for pk in round_village_ids:
        try:
            with transaction.atomic():
                moved.append(advance(round_village_id=pk, by=by, on=on))
        except (BadInput, NotAllowed) as error:
            held[pk] = str(error)
    return moved, held
