"""Reviewers (rà soát viên) of a round: who asks in which village, trained when."""

from datetime import date

from django.db import transaction

from lalanh.base.errors import BadInput, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.registry import review_access
from lalanh.registry.models import Enumerator
from lalanh.registry.models.rounds import RoundVillage
from lalanh.registry.queries import rounds as queries
from lalanh.units import queries as units
from lalanh.units.roles import Permission


@transaction.atomic
def appoint(
    *, round_village_id: int, name: str, by: Actor, on: date, trained_on: date | None = None, user_id: int | None = None
) -> Enumerator:
    """Names a reviewer for a village; a second call with the same name brings the training up to date."""
    place = queries.round_village(by, round_village_id)
    review_access.check_at_work(by, Permission.REVIEW_RUN, place, review_access.RUN)
    plain = squeeze(nfc(name))[:120]
    if not plain:
        raise BadInput("Hãy nhập họ tên rà soát viên.")
    if trained_on and trained_on > on:
        raise BadInput("Ngày tập huấn không được sau hôm nay.")
    values = {"trained_on": trained_on, "user_id": user_id, "unit_path": place.unit_path}
    made, _ = Enumerator.objects.update_or_create(
        round_id=place.round_id, village_id=place.village_id, name=plain, defaults=values
    )
    return made


@transaction.atomic
def dismiss(*, enumerator_id: int, by: Actor) -> None:
    """Takes a reviewer off a village; surveys keep the name of who asked."""
    found = Enumerator.objects.filter(pk=enumerator_id).first()
    if found is None or not by.reaches(found.unit_path):
        raise NotFound("Không có rà soát viên này trong địa bàn của bạn.")
    place = RoundVillage.objects.select_related("round").get(round_id=found.round_id, village_id=found.village_id)
    review_access.check_at_work(by, Permission.REVIEW_RUN, place, review_access.RUN)
    found.delete()


def of_round(by: Actor, round_id: int, under: str = "") -> "units.QuerySet[Enumerator]":
    """Reviewers within the actor's units, by village."""
    found = Enumerator.objects.filter(round_id=round_id).filter(units.inside(by.path, "unit_path"))
    return (
        (found.filter(units.inside(under, "unit_path")) if under else found)
        .select_related("village")
        .order_by("unit_path", "name")
    )
