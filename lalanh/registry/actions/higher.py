"""Higher lines of a province: loaded as data from its resolution, read again by a person, locked, then used by every round opened later."""

from collections.abc import Mapping
from datetime import date

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from lalanh.base.errors import BadInput, NotAllowed, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.engines.poverty import load
from lalanh.kernel.actor import Actor
from lalanh.registry import standards
from lalanh.registry.models import HigherLine
from lalanh.units import queries as units
from lalanh.units.roles import Permission


def check_may(by: Actor) -> None:
    """A specialist of the province: lines are set for a province, not for a district or commune. Raises NotAllowed."""
    if not by.may(Permission.POINTS_EDIT) or not by.path or units.unit_at_path(by.path).level != units.Level.PROVINCE:
        raise NotAllowed("Chỉ chuyên viên cấp tỉnh được nạp mức chuẩn riêng của tỉnh.")


@transaction.atomic
def load_lines(
    *, standard: str, number: str, issued_on: date, valid_from: date, lines: Mapping[str, Mapping[str, int]], by: Actor, on: date,
    valid_to: date | None = None,
) -> HigherLine:  # fmt: skip
    """A draft. Raises BadInput for a line that is not higher, or that the standard has not; NotAllowed."""
    check_may(by)
    load.standard(standard)
    plain = squeeze(nfc(number))[:80]
    if not plain:
        raise BadInput("Hãy ghi số, ký hiệu nghị quyết.")
    if issued_on > on:
        raise BadInput("Ngày ban hành không được sau hôm nay.")
    if valid_from < issued_on:
        raise BadInput("Ngày áp dụng không được trước ngày ban hành.")
    if valid_to is not None and valid_to < valid_from:
        raise BadInput("Ngày hết áp dụng phải từ ngày áp dụng trở đi.")
    told = {key: dict(amounts) for key, amounts in lines.items() if amounts}
    row = HigherLine(
        standard=standard, number=plain, issued_on=issued_on, valid_from=valid_from, valid_to=valid_to, lines=told, loaded_by=by.user_id, unit_path=by.path
    )  # fmt: skip
    national, own = load.standard(standard).lines, standards.extended(row).lines
    if all(own[key].amounts == line.amounts for key, line in national.items()):
        raise BadInput("Không có mức nào cao hơn mức của trung ương: hãy nhập ít nhất một mức.")
    row.save()
    return row


@transaction.atomic
def lock_lines(*, higher_id: int, by: Actor) -> HigherLine:
    """From now on every round that is opened uses them, and nobody changes them. Refused beside another of the same days."""
    row = _draft(higher_id, by)
    with connection.cursor() as cursor:  # of two who lock at once the later sees the earlier
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"higher lines {row.unit_path}"])
    beside = HigherLine.objects.filter(standard=row.standard, unit_path=row.unit_path, locked_at__isnull=False)
    beside = beside.filter(Q(valid_to=None) | Q(valid_to__gte=row.valid_from))
    if row.valid_to is not None:
        beside = beside.filter(valid_from__lte=row.valid_to)
    if other := beside.first():
        raise BadInput(f"Đã khóa mức riêng theo {other} cho cùng thời gian: không thể có hai mức cùng lúc.")
    row.locked_at, row.locked_by, row.is_issued = timezone.now(), by.user_id, True
    row.save()
    return row


@transaction.atomic
def discard_lines(*, higher_id: int, by: Actor) -> None:
    """Only a draft can go."""
    _draft(higher_id, by).delete()


def _draft(higher_id: int, by: Actor) -> HigherLine:
    check_may(by)
    row = HigherLine.objects.select_for_update().filter(pk=higher_id).first()
    if row is None or not by.reaches(row.unit_path):
        raise NotFound("Không có mức chuẩn riêng này.")
    if row.locked_at:
        raise NotAllowed("Mức chuẩn riêng đã khóa: không sửa, không bỏ được nữa.")
    return row
