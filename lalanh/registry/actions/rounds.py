"""Opening a review round, its villages, closing it."""

from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from lalanh.base import dates
from lalanh.base.errors import BadInput, Conflict, NotAllowed
from lalanh.base.text import nfc, squeeze
from lalanh.engines.poverty import load
from lalanh.kernel import scope
from lalanh.kernel.actor import Actor
from lalanh.registry import access, clock, review_access
from lalanh.registry.models import CaseState, ReviewCase, ReviewRound, RoundKind, RoundState, StepRecord
from lalanh.registry.models.rounds import RoundVillage
from lalanh.registry.queries import rounds as queries
from lalanh.units import actions as unit_actions
from lalanh.units import queries as units

NAMES = {RoundKind.PERIODIC: "Rà soát định kỳ năm {year}", RoundKind.AD_HOC: "Rà soát thường xuyên từ {on:%d/%m/%Y}", RoundKind.GENERAL: "Tổng rà soát năm {year}"}  # fmt: skip


@transaction.atomic
def open_round(
    *, unit: units.Unit, kind: str, year: int, review_on: date, opens_on: date, ends_on: date, by: Actor, on: date, name: str = "",
    standard: str = "", second_standard: str | None = None, document: str = "",
) -> ReviewRound:  # fmt: skip
    """Opens a round in a unit and lets all its villages join (QĐ 24/2021/QĐ-TTg, Điều 3).

    Standards default to those of the year and, in a change-over, of the year after. Raises BadInput, NotAllowed, Conflict.
    """
    access.check_can_edit_round(by, unit.path)
    _check_dates(kind, year, opens_on, ends_on, review_on)
    first, second = _standards(year, standard, second_standard)
    _check_alone(by, unit, kind, year, opens_on)
    made = ReviewRound.objects.create(
        unit=unit, unit_path=unit.path, kind=kind, year=year, name=squeeze(nfc(name))[:120] or NAMES[RoundKind(kind)].format(year=year, on=opens_on),
        standard=first, second_standard=second, review_on=review_on, opens_on=opens_on, ends_on=ends_on,
        document=squeeze(nfc(document))[:120], previous=_previous(unit, opens_on), opened_by=by.user_id,
    )  # fmt: skip
    _join(made, units.below(unit.path, review_on, units.Level.VILLAGE), on)
    return made


def _check_dates(kind: str, year: int, opens_on: date, ends_on: date, review_on: date) -> None:
    if kind not in RoundKind.values:
        raise BadInput("Hãy chọn loại đợt rà soát.")
    if ends_on < opens_on:
        raise BadInput("Ngày kết thúc phải từ ngày bắt đầu trở đi.")
    if opens_on.year != year:
        raise BadInput(f"Đợt rà soát năm {year} phải bắt đầu trong năm {year}.")
    if kind == RoundKind.AD_HOC and ends_on > (last := clock.due(opens_on, clock.AD_HOC).on):
        raise BadInput(
            f"Rà soát trong năm phải có quyết định trong {clock.AD_HOC.days} ngày, chậm nhất {dates.numeric(last)} ({clock.AD_HOC.source})."
        )
    if not opens_on <= review_on <= ends_on:
        raise BadInput("Ngày rà soát (để tính tuổi) phải nằm trong thời gian của đợt.")


def _standards(year: int, standard: str, second: str | None) -> tuple[str, str]:
    first, after = queries.standards_for(year)
    first = standard or first
    after = after if second is None else second
    for one in filter(None, (first, after)):
        load.standard(one)
    if first == after:
        raise BadInput("Chuẩn thứ hai phải khác chuẩn thứ nhất.")
    return first, after


def _check_alone(by: Actor, unit: units.Unit, kind: str, year: int, opens_on: date) -> None:
    """One yearly review of a place: not beside one opened above or below. One within the year a day, so that a second
    click opens no second one. Rounds are opened one after the other: of two at once the later sees the earlier."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('open a round', 0))")
    if kind == RoundKind.AD_HOC:
        if twice := ReviewRound.objects.filter(unit=unit, kind=kind, opens_on=opens_on).first():
            raise Conflict(f"Đã có “{twice.name}” bắt đầu ngày {dates.numeric(opens_on)}. Hãy dùng đợt đó.")
        return
    same = ReviewRound.objects.filter(year=year, kind=kind).select_related("unit")
    for other in same.filter(units.inside(unit.path, "unit_path")) | same.filter(unit_path__in=_ancestors(unit.path)):
        raise Conflict(f"Đã có “{other.name}” của {other.unit.full_name}, gồm cả địa bàn này. Hãy dùng đợt đó.")


def _ancestors(path: str) -> list[str]:
    parts = path.split(".")
    return [".".join(parts[: i + 1]) for i in range(len(parts))]


def _previous(unit: units.Unit, opens_on: date) -> ReviewRound | None:
    """The last yearly round before that covered the unit."""
    found = ReviewRound.objects.filter(unit_path__in=_ancestors(unit.path), opens_on__lt=opens_on)
    return found.exclude(kind=RoundKind.AD_HOC).order_by("-opens_on", "-pk").first()


def _join(of: ReviewRound, villages: "units.QuerySet[units.Unit]", on: date) -> int:
    have = set(RoundVillage.objects.filter(round=of).values_list("village_id", flat=True))
    rows = [
        RoundVillage(round=of, village=one, unit_path=one.path, step_since=on) for one in villages if one.pk not in have
    ]
    return len(RoundVillage.objects.bulk_create(rows, batch_size=2000))


@transaction.atomic
def join_villages(*, round_id: int, by: Actor, on: date) -> int:
    """Villages of the round's unit, within the actor's, that are on the map and not yet in the round; how many came."""
    of = queries.review_round(by, round_id)
    _check_can_join(by, of)
    path = by.path if by.under(of.unit_path) else of.unit_path
    return _join(
        of,
        units.below(path, max(of.review_on, on), units.Level.VILLAGE)
        | units.below(path, of.review_on, units.Level.VILLAGE),
        on,
    )


def _check_can_join(by: Actor, of: ReviewRound) -> None:
    if not (by.may("round.edit") or by.may("review.run")):
        raise NotAllowed(review_access.RUN)
    access.check_is_open(of)


@transaction.atomic
def add_village(*, round_id: int, commune: units.Unit, kind: str, name: str, by: Actor, on: date) -> RoundVillage:
    """A village that the map lacks, put on it and into the round. Raises BadInput, NotAllowed."""
    of = queries.review_round(by, round_id)
    _check_can_join(by, of)
    if not (commune.path == of.unit_path or commune.path.startswith(of.unit_path + ".")):
        raise BadInput(f"{commune.full_name} không thuộc địa bàn của đợt rà soát này.")
    made = unit_actions.add_village(name=name, kind=kind, commune=commune, by=by)
    return RoundVillage.objects.create(round=of, village=made, unit_path=made.path, step_since=on)


@transaction.atomic
def close_round(*, round_id: int, by: Actor, on: date, reason: str = "") -> ReviewRound:
    """Freezes the round. Every village is done, or `reason` says why those left stay as they are (kept with each).

    After it the database refuses every change of a case; corrections are new decisions.
    """
    of = queries.review_round(by, round_id)
    access.check_can_edit_round(by, of.unit_path)
    access.check_is_open(of)
    of = ReviewRound.objects.select_for_update().get(pk=of.pk)
    access.check_is_open(of)
    left = list(queries.unfinished([of]).select_related("village"))
    why = squeeze(nfc(reason))[:500]
    if left and not why:
        named = ", ".join(one.village.full_name for one in left[:5]) + (" …" if len(left) > 5 else "")
        raise BadInput(
            f"Còn {len(left)} thôn chưa xong ({named}). Hãy làm xong, hoặc ghi lý do khóa khi các thôn này chưa xong."
        )
    _check_nothing_suspended(of)
    StepRecord.objects.bulk_create(
        [StepRecord(round_village=one, from_step=one.step, to_step=one.step, on=on, note=f"Khóa khi chưa xong: {why}"[:500], unit_path=one.unit_path, written_by=by.user_id, author=by.name) for one in left],
        batch_size=2000,
    )  # fmt: skip
    scope.explain(f"khóa đợt rà soát {of.name}")
    of.state, of.closed_at, of.closed_by = RoundState.CLOSED, timezone.now(), by.user_id
    of.save(update_fields=["state", "closed_at", "closed_by"])
    return of


def _check_nothing_suspended(of: ReviewRound) -> None:
    if waiting := ReviewCase.objects.filter(round=of, state=CaseState.SUSPENDED).count():
        raise BadInput(f"Còn {waiting} hộ đang tạm dừng do có phản ánh: hãy trả lời phản ánh trước khi khóa.")
