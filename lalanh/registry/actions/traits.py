"""Policy groups and vulnerabilities of a person, from a day to a day. Sensitive as a whole."""

from datetime import date

from django.db import transaction

from lalanh.base.errors import BadInput, Conflict, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.kernel import scope
from lalanh.kernel.actor import Actor
from lalanh.registry.actions.households import FROM_TRAITS, locked, touch
from lalanh.registry.actions.members import not_ahead
from lalanh.registry.models import Household, Membership, Person, PersonTrait, Trait


def home_of(person: Person) -> Membership:
    """Where the person lives now. Raises NotFound."""
    found = person.memberships.filter(left_on=None).first()
    if found is None:
        raise NotFound("Người này không còn trong hộ nào của địa bàn.")
    return found


def person_for(person_id: int, by: Actor, version: int | None = None) -> tuple[Person, Household]:
    """A living member with the household locked for writing. Raises NotFound, NotAllowed, Conflict."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise NotFound("Không có người này trong địa bàn của bạn.")
    return person, locked(home_of(person).household_id, by, version)


@transaction.atomic
def add_trait(*, person_id: int, kind: str, valid_from: date | None, today: date, by: Actor, note: str = "") -> PersonTrait:  # fmt: skip
    """Raises BadInput, and Conflict when the person has it already."""
    person, household = person_for(person_id, by)
    if kind not in Trait.values:
        raise BadInput("Hãy chọn nhóm đối tượng trong danh sách.")
    if valid_from:
        not_ahead(valid_from, today)
    if person.traits.filter(kind=kind, valid_to=None).exists():
        raise Conflict(f"{person.full_name} đã được ghi là {Trait(kind).label}.")
    if person.traits.filter(kind=kind, valid_from=valid_from).exists():
        raise BadInput(
            f"{Trait(kind).label.capitalize()} đã được ghi với ngày bắt đầu này và đã kết thúc: hãy nhập ngày bắt đầu lại."
        )
    made = PersonTrait.objects.create(
        person=person, kind=kind, valid_from=valid_from, note=squeeze(nfc(note))[:200], unit_path=person.unit_path
    )
    touch(household, by)
    return made


def _trait(trait_id: int, by: Actor) -> tuple[PersonTrait, Household]:
    row = PersonTrait.objects.select_related("person").filter(pk=trait_id).first()
    if row is None:
        raise NotFound("Không có mục này trong địa bàn của bạn.")
    return row, locked(home_of(row.person).household_id, by)


@transaction.atomic
def end_trait(*, trait_id: int, on: date, today: date, by: Actor) -> PersonTrait:
    """From the day on the person is not of the group. When nobody else in the household is, neither is the household."""
    row, household = _trait(trait_id, by)
    not_ahead(on, today)
    if row.valid_to is not None:
        raise Conflict("Mục này đã được ghi là kết thúc.")
    if row.valid_from and on < row.valid_from:
        raise BadInput("Ngày kết thúc không được trước ngày bắt đầu.")
    row.valid_to = on
    row.save(update_fields=["valid_to"])
    _settle(household, row.kind, by)
    return row


@transaction.atomic
def drop_trait(*, trait_id: int, reason: str, by: Actor) -> None:
    """Written by mistake: the row goes, the audit keeps it with the reason."""
    row, household = _trait(trait_id, by)
    plain = squeeze(nfc(reason))
    if not plain:
        raise BadInput("Hãy ghi vì sao bỏ mục này.")
    scope.explain(plain[:200])
    kind = row.kind
    row.delete()
    _settle(household, kind, by)


def _settle(household: Household, kind: str, by: Actor) -> None:
    """The group of the household is taken back with the last trait that made it true."""
    for name, made_by in FROM_TRAITS.items():
        if kind == made_by and getattr(household, name):
            setattr(household, name, False)
    touch(household, by)
