"""The commune chairman recognises the list (Mẫu 02); after the freeze he corrects by a new decision."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction

from lalanh.base import dates
from lalanh.base.errors import BadInput, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.kernel import scope
from lalanh.kernel.actor import Actor
from lalanh.registry import access, review_access
from lalanh.registry.actions import steps
from lalanh.registry.models import (
    ClassRecord,
    Decision,
    Household,
    Opinion,
    PovertyClass,
    RecordSource,
    ReviewRound,
    Step,
)
from lalanh.registry.models.rounds import RoundVillage
from lalanh.registry.queries import rounds as queries
from lalanh.registry.queries import tally as counts
from lalanh.registry.sql import recognition
from lalanh.units import queries as units
from lalanh.units.roles import Permission


@transaction.atomic
def decide(
    *, round_id: int, unit: units.Unit, number: str, signer: str, by: Actor, on: date, signed_on: date | None = None,
    signer_title: str = "Chủ tịch", round_village_ids: Sequence[int] | None = None,
) -> Decision:  # fmt: skip
    """Recognises the results of the commune's villages on which the competent authority agreed (or of those named).

    Writes the class of every household into its history, brings registry rows and exit registrations up to date, refuses
    requests that the review did not bear out, and moves the villages on to the certificates.
    Raises BadInput with what is missing, NotAllowed. QĐ 24/2021/QĐ-TTg, Điều 5, Mẫu 02.
    """
    of = queries.review_round(by, round_id)
    access.check_can(by, Permission.REVIEW_DECIDE, unit.path, review_access.DECIDE)
    access.check_is_open(of)
    day = signed_on or on
    places = _ready(of, unit, round_village_ids, day)
    made = _write(of, unit, number, day, signer, signer_title, by, on, opinion=places[0].opinion)
    scope.explain(f"quyết định {made.number}")
    values = {
        "decision": made.pk,
        "round": of.pk,
        "villages": [p.village_id for p in places],
        "by": by.user_id,
        "on": day,
        "number": str(made),
    }
    with review_access.frozen_is_refused():
        _run(
            values,
            recognition.REFUSE,
            recognition.DECIDE,
            recognition.RECORDS,
            recognition.HOUSEHOLDS,
            recognition.PLEDGES,
        )
    for place in places:
        place.decision = made
        place.save(update_fields=["decision"])
        steps.move(place, Step.CERTIFICATES, by=by, on=on, note=f"Quyết định {made}")
    return made


def _run(values: Mapping[str, Any], *statements: str) -> list[int]:
    counts = []
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql, values)
            counts.append(max(cursor.rowcount, 0))
    return counts


def _ready(of: ReviewRound, unit: units.Unit, chosen: Sequence[int] | None, day: date) -> list[RoundVillage]:
    found = (
        RoundVillage.objects.select_for_update(of=("self",))
        .filter(round=of, step=Step.DECISION)
        .filter(units.inside(unit.path, "unit_path"))
    )
    if chosen is not None:
        found = found.filter(pk__in=chosen)
    rows = list(found.select_related("round", "village", "opinion").order_by("unit_path"))
    if not rows or (chosen is not None and len(rows) != len(set(chosen))):
        raise BadInput(
            f"{unit.full_name} chưa có thôn nào đủ điều kiện ra quyết định: phải có ý kiến thống nhất của cơ quan có thẩm quyền."
        )
    tallies = counts.tallies(rows)
    held = [
        row.village.full_name
        for row in rows
        if (t := tallies[row.pk]).listed or t.surveyed or t.classified or t.disputed or t.suspended
    ]
    if held:
        raise BadInput(
            f"Còn hộ chưa có kết quả thống nhất ở {', '.join(held[:5])}: hãy làm xong hoặc chọn các thôn khác."
        )
    late = [row.opinion for row in rows if row.opinion and row.opinion.answered_on and row.opinion.answered_on > day]
    if late:
        raise BadInput("Ngày ký quyết định không được trước ngày có ý kiến thống nhất.")
    return rows


def _write(
    of: ReviewRound, unit: units.Unit, number: str, day: date, signer: str, title: str, by: Actor, on: date, *, opinion: Opinion | None = None,
    is_correction: bool = False,
) -> Decision:  # fmt: skip
    plain = squeeze(nfc(number))[:60]
    if not plain or not signer.strip():
        raise BadInput("Hãy nhập số quyết định và người ký.")
    if not of.opens_on <= day <= on:
        raise BadInput(f"Ngày ký phải từ ngày mở đợt rà soát ({dates.numeric(of.opens_on)}) đến hôm nay.")
    if Decision.objects.filter(unit=unit, number=plain, signed_on=day).exists():
        raise BadInput(f"{unit.full_name} đã có quyết định {plain} ngày {dates.numeric(day)}.")
    return Decision.objects.create(
        round=of, unit=unit, number=plain, signed_on=day, signer=squeeze(nfc(signer))[:120], signer_title=squeeze(nfc(title))[:120] or "Chủ tịch",
        opinion=opinion, is_correction=is_correction, unit_path=unit.path, written_by=by.user_id,
    )  # fmt: skip


@transaction.atomic
def correct(
    *, round_id: int, unit: units.Unit, number: str, signer: str, lines: Mapping[int, str], reason: str, by: Actor, on: date,
    signed_on: date | None = None, signer_title: str = "Chủ tịch",
) -> Decision:  # fmt: skip
    """A mistake found after the decision: `lines` gives the right class by class record. New rows name those they correct;
    the cases and all published figures of the round stay as they were. Raises BadInput, NotAllowed, NotFound.
    """
    of = queries.review_round(by, round_id)
    access.check_can(by, Permission.REVIEW_DECIDE, unit.path, review_access.DECIDE)
    why = squeeze(nfc(reason))[:300]
    if not why or not lines:
        raise BadInput("Hãy chọn hộ phải đính chính và ghi lý do.")
    _hold(lines)
    rows = _correctable(of, unit, lines)
    day = signed_on or on
    made = _write(of, unit, number, day, signer, signer_title, by, on, is_correction=True)
    scope.explain(f"đính chính: quyết định {made.number}")
    for row in rows:
        ClassRecord.objects.create(
            household_id=row.household_id, year=row.year, standard=row.standard, poverty_class=lines[row.pk], source=RecordSource.CORRECTION, decision=made,
            case_id=row.case_id, corrects=row, reason=why, on=day, unit_path=row.unit_path, written_by=by.user_id,
        )  # fmt: skip
        _refresh(row, lines[row.pk], by)
    return made


def _hold(lines: Mapping[int, str]) -> None:
    """Of two who correct the same household at once the second waits, and is told."""
    list(Household.objects.select_for_update(of=("self",)).filter(class_records__in=list(lines)).order_by("pk"))


def _correctable(of: ReviewRound, unit: units.Unit, lines: Mapping[int, str]) -> list[ClassRecord]:
    found = ClassRecord.objects.select_related("household").filter(pk__in=lines, case__round=of, corrected_by=None)
    rows = list(found.filter(units.inside(unit.path, "unit_path")))
    if len(rows) != len(lines):
        raise NotFound("Có hộ không thuộc quyết định của đợt này, hoặc đã được đính chính. Hãy tải lại trang.")
    allowed = set(PovertyClass.values) - {PovertyClass.UNKNOWN}
    for row in rows:
        if lines[row.pk] not in allowed or lines[row.pk] == row.poverty_class:
            raise BadInput(f"Hãy chọn kết quả đúng, khác kết quả cũ, cho hộ {row.household}.")
    return rows


def _refresh(row: ClassRecord, poverty_class: str, by: Actor) -> None:
    """The registry shows the corrected class unless a later year was decided since."""
    household = Household.objects.select_for_update(of=("self",)).get(pk=row.household_id)
    if household.class_year == row.year and household.poverty_class == row.poverty_class:
        household.poverty_class, household.version, household.changed_by = (
            poverty_class,
            household.version + 1,
            by.user_id,
        )
        household.save(update_fields=["poverty_class", "version", "changed_by", "changed_at"])
