"""Who lives in a household: birth and arrival, death and leaving, a new head, a move to another household of the area."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from lalanh.base.errors import BadInput, Conflict, NotFound
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.actions.households import locked, touch
from lalanh.registry.actions.people import PersonInput, check_ethnicities, checked, write_numbers, write_person
from lalanh.registry.models import (
    Household,
    Identifier,
    LeaveReason,
    Membership,
    MissingNumber,
    Person,
    PersonTrait,
    Relation,
)

GOING = (LeaveReason.DEATH, LeaveReason.MOVED, LeaveReason.MISTAKE)
"""Reasons that a person gives; the others come with their own actions."""


def not_ahead(on: date, today: date) -> None:
    """Raises BadInput for a day that is still to come."""
    if on > today:
        raise BadInput(f"Ngày {on:%d/%m/%Y} chưa tới: hãy nhập ngày đã xảy ra, muộn nhất là hôm nay.")


def current(household: Household, membership_id: int) -> Membership:
    """Somebody who lives there now. Raises Conflict when they have left since the page was opened."""
    found = household.memberships.select_related("person").filter(pk=membership_id, left_on=None).first()
    if found is None:
        raise Conflict("Người này không còn trong hộ: có người vừa sửa danh sách thành viên. Hãy xem lại trang hộ.")
    return found


@transaction.atomic
def add_member(
    *, household_id: int, given: PersonInput, on: date, today: date, by: Actor, version: int | None = None
) -> Membership:
    """A birth or an arrival: a person who was not in the registry joins on the day. A household without a head takes one so."""
    household = locked(household_id, by, version)
    not_ahead(on, today)
    check_ethnicities([given])
    plain = checked(given, today)
    if plain.birth_on and plain.birth_on > on:
        raise BadInput("Ngày vào hộ không được trước ngày sinh.")
    if plain.relation == Relation.HEAD and household.head_id:
        raise BadInput(f"Hộ đã có chủ hộ là {household.head_name}. Muốn thay, hãy dùng “Đổi chủ hộ”.")
    person = write_person(given=plain, unit_path=household.unit_path, by=by)
    made = _join(household, person.pk, plain.relation, on)
    touch(household, by)
    return made


def _join(household: Household, person_id: int, relation: str, on: date) -> Membership:
    return Membership.objects.create(
        household=household, person_id=person_id, relation=relation, joined_on=on, unit_path=household.unit_path
    )


def end_membership(membership: Membership, on: date, reason: str) -> None:
    """Raises BadInput for a day before the person came."""
    if on < membership.joined_on:
        raise BadInput(
            f"{membership.person.full_name} vào hộ ngày {membership.joined_on:%d/%m/%Y}: ngày rời hộ không được trước ngày đó."
        )
    membership.left_on, membership.leave_reason = on, reason
    membership.save(update_fields=["left_on", "leave_reason"])


@transaction.atomic
def leave(
    *, household_id: int, membership_id: int, on: date, reason: str, today: date, by: Actor, new_head_id: int | None = None,
    version: int | None = None,
) -> Household:  # fmt: skip
    """Death, leaving for a place outside the registry, or entered by mistake. When the head goes, `new_head_id` takes over."""
    household = locked(household_id, by, version)
    not_ahead(on, today)
    if reason not in GOING:
        raise BadInput("Hãy chọn lý do: chết, chuyển đi hoặc ghi nhầm.")
    going = current(household, membership_id)
    heir = _heir(household, [going], new_head_id)
    end_membership(going, on, reason)
    if reason == LeaveReason.DEATH:
        if going.person.birth_on and on < going.person.birth_on:
            raise BadInput("Ngày mất không được trước ngày sinh.")
        going.person.died_on, going.person.changed_by = on, by.user_id
        going.person.save()
    if heir:
        change_relation(heir, Relation.HEAD, on)
    return touch(household, by)


def _heir(household: Household, going: Sequence[Membership], new_head_id: int | None) -> Membership | None:
    """The member who becomes head, when the head is among those who go and somebody stays. Raises BadInput."""
    if not any(row.relation == Relation.HEAD for row in going):
        return None
    staying = household.memberships.filter(left_on=None).exclude(pk__in=[row.pk for row in going])
    if not staying.exists():
        return None
    heir = staying.select_related("person").filter(pk=new_head_id).first() if new_head_id else None
    if heir is None:
        raise BadInput("Chủ hộ rời hộ: hãy chọn ai trong những người ở lại làm chủ hộ mới.")
    return heir


def change_relation(membership: Membership, relation: str, on: date) -> Membership:
    """From the day on another relation to the head; what was before stays readable."""
    if membership.relation == relation:
        return membership
    if membership.joined_on >= on:
        membership.relation = relation
        membership.save(update_fields=["relation"])
        return membership
    end_membership(membership, on, LeaveReason.HEAD_CHANGE)
    return _join(membership.household, membership.person_id, relation, on)


@transaction.atomic
def set_head(
    *, household_id: int, membership_id: int, relations: Mapping[int, str], on: date, today: date, by: Actor, version: int | None = None
) -> Household:  # fmt: skip
    """Another member becomes head; `relations` says how the others (membership id → relation) stand to the new one."""
    household = locked(household_id, by, version)
    not_ahead(on, today)
    heir = current(household, membership_id)
    others = list(household.memberships.filter(left_on=None).exclude(pk=heir.pk).select_related("person"))
    check_relations(relations, [row.pk for row in others])
    for row in others:
        change_relation(row, relations.get(row.pk, _after_head(row)), on)
    change_relation(heir, Relation.HEAD, on)
    return touch(household, by)


def _after_head(row: Membership) -> str:
    return Relation.OTHER if row.relation == Relation.HEAD else row.relation


def check_relations(relations: Mapping[int, str], members: Sequence[int]) -> None:
    """Raises BadInput: only one head, and only relations of the list."""
    for key, relation in relations.items():
        if key in members and (relation not in Relation.values or relation == Relation.HEAD):
            raise BadInput("Hãy chọn quan hệ với chủ hộ mới cho từng người; chỉ có một chủ hộ.")


@transaction.atomic
def move_member(
    *, household_id: int, membership_id: int, into_id: int, relation: str, on: date, today: date, by: Actor, new_head_id: int | None = None
) -> Membership:  # fmt: skip
    """Somebody goes to live in another household of the actor's units (marriage, return). Raises NotFound, BadInput."""
    if household_id == into_id:
        raise BadInput("Người này đang ở chính hộ đó.")
    first, second = sorted((household_id, into_id))
    held = {row.pk: row for row in (locked(first, by), locked(second, by))}
    household, into = held[household_id], held[into_id]
    not_ahead(on, today)
    going = current(household, membership_id)
    if relation not in Relation.values or (relation == Relation.HEAD and into.head_id):
        raise BadInput("Hãy chọn quan hệ với chủ hộ của hộ đến.")
    heir = _heir(household, [going], new_head_id)
    end_membership(going, on, LeaveReason.MOVED)
    if heir:
        change_relation(heir, Relation.HEAD, on)
    carry(going.person_id, into.unit_path)
    made = _join(into, going.person_id, relation, on)
    touch(household, by)
    touch(into, by)
    return made


def carry(person_id: int, unit_path: str) -> None:
    """Takes the rows of a person to another village of the actor's units."""
    Person.objects.filter(pk=person_id).update(unit_path=unit_path)
    for model in (Identifier, MissingNumber, PersonTrait):
        model.objects.filter(person_id=person_id).update(unit_path=unit_path)


def household_of(membership_id: int, by: Actor) -> int:
    """The household of a membership within reach. Raises NotFound."""
    found = Membership.objects.select_related("household").filter(pk=membership_id).first()
    if found is None:
        raise NotFound("Không có thành viên này trong địa bàn của bạn.")
    access.check_can_see_household(by, found.household)
    return found.household_id


@transaction.atomic
def edit_person(
    *, membership_id: int, given: PersonInput, today: date, by: Actor, known: str = "", drop: Sequence[str] = (),
    issued_on: date | None = None, issued_by: str = "",
) -> Membership:  # fmt: skip
    """Corrects a member: name, sex, birth, ethnicity, relation, numbers. `known` is the person's state when the page was
    opened (`seen_state`): Conflict when somebody wrote since. The head stays head: that is changed by `set_head`."""
    household = locked(household_of(membership_id, by), by)
    row = current(household, membership_id)
    if known and known != seen_state(row.person):
        raise Conflict(
            f"Có người vừa sửa thông tin của {row.person.full_name}. Điều bạn nhập còn ở dưới; hãy so lại rồi lưu."
        )
    check_ethnicities([given])
    plain = checked(replace(given, traits=(), relation=row.relation if row.relation == Relation.HEAD else given.relation), today)  # fmt: skip
    if plain.relation == Relation.HEAD != row.relation:
        raise BadInput("Muốn đổi chủ hộ, hãy dùng “Đổi chủ hộ”.")
    person = row.person
    person.full_name, person.sex, person.ethnicity_id = plain.full_name, plain.sex, plain.ethnicity_key or None
    person.birth_on, person.birth_year, person.changed_by = plain.birth_on, plain.birth_year, by.user_id
    person.save()
    write_numbers(person=person, given=plain, drop=drop, issued_on=issued_on, issued_by=issued_by)
    row.relation = plain.relation
    row.save(update_fields=["relation"])
    touch(household, by)
    return row


def seen_state(person: Person) -> str:
    """A mark of the state of a person's row."""
    return person.changed_at.isoformat()
