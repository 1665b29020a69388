"""Blind re-check: households drawn by a lot that can be repeated from its seed, asked again without the first answer."""

import hashlib
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from lalanh.base.errors import BadInput, Conflict, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.registry import access, review_access
from lalanh.registry.models import CaseState, PovertyClass, Recheck, ReviewCase
from lalanh.registry.queries import rounds as queries
from lalanh.units import queries as units
from lalanh.units.roles import Permission

DRAWN_FROM = (CaseState.CLASSIFIED, CaseState.AGREED, CaseState.SUSPENDED, CaseState.DECIDED, CaseState.REFUSED)
MOST = 1000


@transaction.atomic
def draw(
    *,
    round_id: int,
    unit: units.Unit,
    by: Actor,
    on: date,
    count: int | None = None,
    percent: int | None = None,
    seed: str = "",
) -> list[Recheck]:
    """Draws `count` or `percent` % (at least one) of the classified households of a unit that were not drawn yet.

    The order of the lot is that of sha256(seed, case): who knows the seed can draw again and get the same households.
    """
    of = queries.review_round(by, round_id)
    access.check_can(by, Permission.RECHECK_EDIT, unit.path, review_access.DRAW)
    access.check_is_open(of)
    with connection.cursor() as cursor:  # two lots at once must not draw one household twice
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"lot of round {of.pk}"])
    found = ReviewCase.objects.filter(round=of, state__in=DRAWN_FROM).filter(units.inside(unit.path, "unit_path"))
    urn = list(found.exclude(recheck__isnull=False).values_list("pk", "unit_path"))
    wanted = _wanted(len(urn), count, percent)
    lot = squeeze(seed)[:40] or f"{on:%Y%m%d}-{timezone.now():%H%M%S%f}"
    chosen = sorted(urn, key=lambda case: hashlib.sha256(f"{lot}/{case[0]}".encode()).digest())[:wanted]
    rows = [Recheck(case_id=pk, unit_path=path, drawn_by=by.user_id, seed=lot) for pk, path in sorted(chosen)]
    return Recheck.objects.bulk_create(rows, batch_size=1000)


def _wanted(there: int, count: int | None, percent: int | None) -> int:
    if not there:
        raise BadInput("Không còn hộ đã phân loại nào chưa rút thăm ở địa bàn này.")
    if (count is None) == (percent is None):
        raise BadInput("Hãy nhập số hộ, hoặc tỷ lệ phần trăm số hộ.")
    if percent is not None and not 1 <= percent <= 100:
        raise BadInput("Tỷ lệ từ 1 đến 100 %.")
    wanted = count if count is not None else max(1, (there * (percent or 0) + 50) // 100)
    if not 1 <= wanted <= min(there, MOST):
        raise BadInput(f"Số hộ rút thăm phải từ 1 đến {min(there, MOST)} (số hộ đã phân loại chưa rút thăm).")
    return wanted


@transaction.atomic
def record(
    *, recheck_id: int, checker: str, checked_on: date, poverty_class: str, by: Actor, on: date, income: int | None = None,
    deprivations: int | None = None, note: str = "",
) -> Recheck:  # fmt: skip
    """The second result, entered once while the round is open: afterwards the first one is shown beside it. Raises BadInput,
    Conflict, NotAllowed (the round is frozen: its error rate was published), NotFound."""
    found = Recheck.objects.select_for_update(of=("self",)).select_related("case__round").filter(pk=recheck_id).first()
    if found is None or not by.reaches(found.unit_path):
        raise NotFound("Không có phiếu kiểm tra này trong địa bàn của bạn.")
    access.check_can(by, Permission.RECHECK_EDIT, found.unit_path, review_access.DRAW)
    access.check_is_open(found.case.round)
    if found.checked_on is not None:
        raise Conflict("Phiếu này đã có kết quả. Hãy tải lại trang để xem.")
    if not checker.strip():
        raise BadInput("Hãy ghi người kiểm tra.")
    if not found.case.round.opens_on <= checked_on <= on:
        raise BadInput("Ngày kiểm tra phải từ ngày mở đợt rà soát đến hôm nay.")
    if poverty_class not in PovertyClass.values or poverty_class == PovertyClass.UNKNOWN:
        raise BadInput("Hãy chọn kết quả kiểm tra.")
    if deprivations is not None and not 0 <= deprivations <= 15:
        raise BadInput("Số chỉ số thiếu hụt từ 0 đến 15.")
    found.checker, found.checked_on, found.poverty_class = squeeze(nfc(checker))[:120], checked_on, poverty_class
    found.income, found.deprivations, found.note = income, deprivations, squeeze(nfc(note))[:300]
    with review_access.frozen_is_refused(), transaction.atomic():
        found.save()
    return found
