"""The history of class: what was decided stays; a correction is a new row that says why."""

from datetime import date

from django.db import transaction

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.registry.actions.households import locked, touch
from lalanh.registry.models import ClassRecord, Household, PovertyClass, RecordSource
from lalanh.units.roles import Permission


@transaction.atomic
def record_class(
    *, household_id: int, year: int, standard: str, poverty_class: str, on: date, by: Actor, source: str = RecordSource.IMPORT
) -> ClassRecord:  # fmt: skip
    """A class known from an earlier list (the review writes its own rows with the decision). Raises Conflict when the year has one."""
    household = locked(household_id, by)
    if poverty_class not in PovertyClass.values or source == RecordSource.CORRECTION:
        raise BadInput("Hãy chọn kết quả phân loại trong danh sách.")
    if standing(household, year, standard):
        raise Conflict(f"Hộ đã có kết quả phân loại năm {year}: muốn thay, hãy sửa kết quả ấy ở trang của hộ.")
    made = ClassRecord.objects.create(
        household=household, year=year, standard=standard, poverty_class=poverty_class, source=source, on=on,
        unit_path=household.unit_path, written_by=by.user_id,
    )  # fmt: skip
    touch(household, by)
    return made


def standing(household: Household, year: int, standard: str) -> ClassRecord | None:
    """The row that counts for a year under a standard."""
    return household.class_records.filter(year=year, standard=standard, corrected_by=None).first()


@transaction.atomic
def correct_class(*, record_id: int, poverty_class: str, reason: str, on: date, by: Actor) -> ClassRecord:
    """Of a result taken over from an older list, with the instrument or reason in words; published figures stay as they are.

    What a decision recognised is corrected by a decision alone (`decisions.correct`). Raises NotAllowed, BadInput, Conflict.
    """
    record = ClassRecord.objects.filter(pk=record_id).first()
    if record is None:
        raise NotFound("Không có kết quả này trong địa bàn của bạn.")
    household = locked(record.household_id, by)
    if not by.may(Permission.REVIEW_DECIDE):
        raise NotAllowed("Chỉ lãnh đạo UBND cấp xã được sửa kết quả lấy từ danh sách cũ.")
    if record.decision_id is not None:
        raise NotAllowed(
            "Kết quả do quyết định công nhận chỉ được đính chính bằng quyết định mới: vào đợt rà soát của năm đó, mục “Đính chính bằng quyết định”."
        )
    plain = squeeze(nfc(reason))
    if not plain or len(plain) > 300:
        raise BadInput("Hãy ghi lý do hoặc số văn bản làm căn cứ sửa, không quá 300 chữ.")
    if poverty_class not in PovertyClass.values or poverty_class == record.poverty_class:
        raise BadInput("Hãy chọn kết quả khác với kết quả đang ghi.")
    if ClassRecord.objects.filter(corrects=record).exists():
        raise Conflict("Kết quả này đã được đính chính: hãy xem dòng mới nhất.")
    made = ClassRecord.objects.create(
        household=household, year=record.year, standard=record.standard, poverty_class=poverty_class, source=RecordSource.CORRECTION,
        corrects=record, reason=plain, on=on, unit_path=household.unit_path, written_by=by.user_id,
    )  # fmt: skip
    touch(household, by)
    return made
