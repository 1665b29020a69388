"""Registrations to leave poverty: how, by when, who stands by the household, and how it went."""

from datetime import date

from django.db import transaction

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.base.text import nfc
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.actions.households import locked
from lalanh.registry.actions.members import not_ahead
from lalanh.registry.models import LISTED, ExitOutcome, ExitRegistration, Household
from lalanh.registry.queries import exits as queries
from lalanh.units.roles import Permission

LONGEST_PLAN = 4000


@transaction.atomic
def register(*, household_id: int, year: int, plan: str, on: date, today: date, by: Actor, officer_id: int | None = None) -> ExitRegistration:  # fmt: skip
    """A poor or near-poor household says that it will leave in `year`. Raises BadInput, Conflict (registered already)."""
    household = locked(household_id, by)
    not_ahead(on, today)
    if household.poverty_class not in LISTED:
        raise BadInput("Chỉ hộ đang là hộ nghèo hoặc hộ cận nghèo mới đăng ký thoát nghèo.")
    if not today.year <= year <= today.year + 5:
        raise BadInput(f"Năm đăng ký thoát nghèo phải từ {today.year} đến {today.year + 5}.")
    if ExitRegistration.objects.filter(household=household, year=year).exists():
        raise Conflict(f"Hộ đã đăng ký thoát nghèo năm {year}.")
    return ExitRegistration.objects.create(
        household=household, year=year, from_class=household.poverty_class, plan=_plan(plan), registered_on=on,
        officer_id=_officer(household, officer_id, today, by), unit_path=household.unit_path, changed_by=by.user_id,
    )  # fmt: skip


def _plan(text: str) -> str:
    plain = nfc(text).strip()
    if len(plain) > LONGEST_PLAN:
        raise BadInput(f"Cách thoát nghèo dài quá {LONGEST_PLAN} chữ.")
    return plain


def _officer(household: Household, officer_id: int | None, today: date, by: Actor) -> int | None:
    """Named by the commune, among people posted at the household's commune or village that day. Raises NotAllowed, BadInput."""
    if officer_id is None:
        return None
    if not by.may(Permission.REVIEW_RUN):
        raise NotAllowed("Cán bộ phụ trách hộ do xã phân công.")
    if not queries.officers(household, today).filter(pk=officer_id).exists():
        raise BadInput("Cán bộ được chọn không làm việc ở xã hoặc thôn của hộ: hãy chọn trong danh sách.")
    return officer_id


def _held(registration_id: int, by: Actor) -> ExitRegistration:
    row = ExitRegistration.objects.select_for_update(of=("self",)).filter(pk=registration_id).first()
    if row is None:
        raise NotFound("Không có đăng ký này trong địa bàn của bạn.")
    access.check_can_edit_household(by, row.household)
    return row


@transaction.atomic
def change(*, registration_id: int, plan: str, today: date, by: Actor) -> ExitRegistration:
    """Another way out, while it is under way."""
    row = _held(registration_id, by)
    _check_under_way(row)
    row.plan, row.changed_by = _plan(plan), by.user_id
    row.save(update_fields=["plan", "changed_by"])
    return row


@transaction.atomic
def name_officer(*, registration_id: int, officer_id: int | None, today: date, by: Actor) -> ExitRegistration:
    """Who stands by the household; None takes the name away and puts it on the list of those without."""
    row = _held(registration_id, by)
    _check_under_way(row)
    if not by.may(Permission.REVIEW_RUN):
        raise NotAllowed("Cán bộ phụ trách hộ do xã phân công.")
    row.officer_id, row.changed_by = _officer(row.household, officer_id, today, by), by.user_id
    row.save(update_fields=["officer", "changed_by"])
    return row


@transaction.atomic
def conclude(*, registration_id: int, outcome: str, on: date, note: str, today: date, by: Actor) -> ExitRegistration:
    """How it went, once. "Reached" only when the review found it: the household's class must say so."""
    row = _held(registration_id, by)
    not_ahead(on, today)
    _check_under_way(row)
    if outcome not in ExitOutcome.values or outcome == ExitOutcome.OPEN:
        raise BadInput("Hãy chọn kết quả: đã thoát, chưa thoát hoặc rút đăng ký.")
    if on < row.registered_on:
        raise BadInput("Ngày ghi kết quả không được trước ngày đăng ký.")
    if outcome == ExitOutcome.REACHED and row.household.poverty_class in LISTED:
        raise BadInput(
            f"Kết quả rà soát gần nhất vẫn là {row.household.get_poverty_class_display()} năm {row.household.class_year}: "
            "chỉ ghi “đã thoát” sau khi có quyết định công nhận thoát nghèo."
        )
    row.outcome, row.outcome_on, row.changed_by = outcome, on, by.user_id
    row.outcome_note = nfc(note).strip()[:300]
    row.save()
    return row


def _check_under_way(row: ExitRegistration) -> None:
    if row.outcome != ExitOutcome.OPEN:
        raise Conflict(f"Đăng ký năm {row.year} đã có kết quả: {row.get_outcome_display()}.")
