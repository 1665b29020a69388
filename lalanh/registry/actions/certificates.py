"""Certificates (Mẫu 03): a book a household with a block for each year, taken back from those who left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from lalanh.base.errors import BadInput
from lalanh.base.text import nfc, squeeze
from lalanh.kernel import scope
from lalanh.kernel.actor import Actor
from lalanh.registry import access, review_access
from lalanh.registry.models import RoundKind, Step
from lalanh.registry.models.rounds import RoundVillage
from lalanh.registry.queries import rounds as queries
from lalanh.registry.sql import recognition
from lalanh.units import queries as units
from lalanh.units.roles import Permission


@dataclass(frozen=True, slots=True)
class Issued:
    """How many new books, yearly blocks, books taken back."""

    books: int
    years: int
    withdrawn: int


@transaction.atomic
def issue(
    *,
    round_id: int,
    unit: units.Unit,
    signer: str,
    by: Actor,
    on: date,
    signed_on: date | None = None,
    round_village_ids: Sequence[int] | None = None,
) -> Issued:
    """For every recognised household of the commune's decided villages; households that left give theirs back.

    A block of the yearly review is valid the year after, one of a review within the year at once (QĐ 24/2021/QĐ-TTg, Mẫu 03).
    After a correction the same call writes what the correction asks for. Raises BadInput, NotAllowed.
    """
    of = queries.review_round(by, round_id)
    access.check_can(by, Permission.REVIEW_DECIDE, unit.path, review_access.DECIDE)
    if not signer.strip():
        raise BadInput("Hãy nhập người ký giấy chứng nhận.")
    day = signed_on or on
    if day > on:
        raise BadInput("Ngày ký không được sau hôm nay.")
    villages = _villages(of.pk, unit, round_village_ids)
    scope.explain(f"giấy chứng nhận, {of.name}")
    year = day.year if of.kind == RoundKind.AD_HOC else of.year + 1
    values: dict[str, Any] = {
        "round": of.pk,
        "villages": villages,
        "on": day,
        "by": by.user_id,
        "signer": squeeze(nfc(signer))[:120],
        "year": year,
    }
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"certificates {unit.path}"])
        cursor.execute(recognition.LAST_NUMBER, [unit.path, unit.path + "/"])
        values["last"] = cursor.fetchone()[0]
        counts = []
        for sql in (recognition.BOOKS, recognition.AGAIN, recognition.YEARS, recognition.WITHDRAW):
            cursor.execute(sql, values)
            counts.append(max(cursor.rowcount, 0))
    return Issued(counts[0], counts[2], counts[3])


def _villages(round_id: int, unit: units.Unit, chosen: Sequence[int] | None) -> list[int]:
    found = RoundVillage.objects.filter(round_id=round_id, step__in=(Step.CERTIFICATES, Step.DONE)).filter(
        units.inside(unit.path, "unit_path")
    )
    ids = list((found.filter(pk__in=chosen) if chosen is not None else found).values_list("village_id", flat=True))
    if not ids:
        raise BadInput(f"{unit.full_name} chưa có thôn nào có quyết định công nhận.")
    return ids
