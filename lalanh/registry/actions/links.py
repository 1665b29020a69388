"""What becomes of a household as a whole: split, merged, moved, closed. Each leaves a link or a reason behind."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.kernel import scope
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.actions.households import FROM_TRAITS, code_is_free, locked, refresh, take_codes, touch
from lalanh.registry.actions.members import carry, change_relation, check_relations, end_membership, not_ahead
from lalanh.registry.models import (
    LISTED,
    CloseReason,
    Household,
    HouseholdLink,
    LeaveReason,
    LinkKind,
    Membership,
    Relation,
)
from lalanh.units import queries as units
from lalanh.units.roles import Permission

CLOSING = {
    CloseReason.MOVED_AWAY: LeaveReason.MOVED, CloseReason.DIED_OUT: LeaveReason.DEATH, CloseReason.MISTAKE: LeaveReason.MISTAKE,
}  # fmt: skip
"""Reasons that a person gives for closing, and what it means for those who still are in the household."""


def _link(old: Household, new: Household, kind: str, on: date, by: Actor, note: str = "", to: units.Unit | None = None) -> HouseholdLink:  # fmt: skip
    return HouseholdLink.objects.create(
        old=old, new=new, kind=kind, on=on, from_village_id=old.village_id, to_village_id=(to or new.village).pk, note=note[:200],
        unit_path=old.unit_path, written_at=timezone.now(), written_by=by.user_id,
    )  # fmt: skip


def opening_words(household: Household) -> str:
    """The class with which the old household stood, for the note of a link."""
    if household.poverty_class in LISTED:
        return f"hộ gốc là {household.get_poverty_class_display()} năm {household.class_year}"
    return ""


@transaction.atomic
def split(
    *, household_id: int, membership_ids: Sequence[int], head_id: int, relations: Mapping[int, str], on: date, today: date, by: Actor,
    old_head_id: int | None = None, address: str = "", version: int | None = None,
) -> Household:  # fmt: skip
    """Members go and form a new household in the same village, `head_id` (a membership) its head. When the old head is
    among them, `old_head_id` leads those who stay. The class of the old household is noted; the new one has none of its own."""
    old = locked(household_id, by, version)
    not_ahead(on, today)
    members = {row.pk: row for row in old.memberships.filter(left_on=None).select_related("person")}
    going = [members[key] for key in dict.fromkeys(membership_ids) if key in members]
    _check_split(members, going, membership_ids, head_id)
    check_relations(relations, [row.pk for row in going if row.pk != head_id])
    code = take_codes(old.village)[0]
    with code_is_free(old.village, code):
        new = Household.objects.create(
            code=code, village=old.village, unit_path=old.unit_path, address=squeeze(nfc(address))[:200] or old.address,
            registered_on=on, changed_by=by.user_id, is_indigenous=old.is_indigenous,
        )  # fmt: skip
    heir = _stays_as_head([row for row in members.values() if row not in going], going, old_head_id)
    for row in going:
        end_membership(row, on, LeaveReason.SPLIT)
        relation = Relation.HEAD if row.pk == head_id else relations.get(row.pk, Relation.OTHER)
        Membership.objects.create(
            household=new, person=row.person, relation=relation, joined_on=on, unit_path=new.unit_path
        )
    if heir:
        change_relation(heir, Relation.HEAD, on)
    _link(old, new, LinkKind.SPLIT, on, by, opening_words(old))
    touch(old, by)
    return refresh(new)


def _check_split(members: Mapping[int, Membership], going: list[Membership], asked: Sequence[int], head_id: int) -> None:  # fmt: skip
    if len(going) != len(set(asked)):
        raise Conflict("Có người được chọn không còn trong hộ: danh sách vừa được sửa. Hãy chọn lại.")
    if not going:
        raise BadInput("Hãy chọn những người tách sang hộ mới.")
    if len(going) == len(members):
        raise BadInput("Cả hộ cùng đi thì không phải tách hộ: hãy dùng “Chuyển chỗ ở” hoặc để lại ít nhất một người.")
    if head_id not in {row.pk for row in going}:
        raise BadInput("Hãy chọn chủ hộ mới trong những người tách đi.")


def _stays_as_head(staying: list[Membership], going: list[Membership], heir_id: int | None) -> Membership | None:
    if not any(row.relation == Relation.HEAD for row in going):
        return None
    heir = next((row for row in staying if row.pk == heir_id), None)
    if heir is None:
        raise BadInput("Chủ hộ tách đi: hãy chọn ai trong những người ở lại làm chủ hộ.")
    return heir


@transaction.atomic
def merge_households(
    *, gone_id: int, kept_id: int, relations: Mapping[int, str], on: date, today: date, by: Actor, version: int | None = None
) -> Household:  # fmt: skip
    """All members of `gone` go to live in `kept`; `gone` is closed. `relations`: membership of `gone` → relation to the head of `kept`."""
    if gone_id == kept_id:
        raise BadInput("Hãy chọn hai hộ khác nhau.")
    held = {key: locked(key, by) for key in sorted((gone_id, kept_id))}
    gone, kept = held[gone_id], held[kept_id]
    if version is not None and version != gone.version:
        raise Conflict("Có người vừa sửa hộ này. Hãy xem lại rồi nhập hộ.")
    not_ahead(on, today)
    _check_open_since(gone, on)
    members = list(gone.memberships.filter(left_on=None).select_related("person"))
    check_relations(relations, [row.pk for row in members])
    for row in members:
        end_membership(row, on, LeaveReason.MERGED)
        carry(row.person_id, kept.unit_path)
        Membership.objects.create(
            household=kept, person=row.person, relation=relations.get(row.pk, Relation.OTHER), joined_on=on, unit_path=kept.unit_path
        )  # fmt: skip
    gone.closed_on, gone.close_reason = on, CloseReason.MERGED
    link = _link(gone, kept, LinkKind.MERGE, on, by, opening_words(gone))
    link.before = {name: getattr(kept, name) for name in FROM_TRAITS}
    link.save(update_fields=["before"])
    touch(gone, by)
    return touch(kept, by)


def _check_open_since(household: Household, on: date) -> None:
    if on < household.registered_on:
        raise BadInput(f"Hộ được lập ngày {household.registered_on:%d/%m/%Y}: không thể đóng trước ngày đó.")


@transaction.atomic
def move(
    *, household_id: int, village: units.Unit, on: date, today: date, by: Actor, note: str = "", version: int | None = None
) -> HouseholdLink:  # fmt: skip
    """The whole household goes to live in another village. Into another commune only the commune's own people hand over:
    then the household, its people, numbers, classes, certificates and registrations belong there and the actor sees only the link."""
    household = locked(household_id, by, version)
    not_ahead(on, today)
    if village.pk == household.village_id:
        raise BadInput(f"Hộ đang ở {village.full_name} rồi.")
    if village.level != units.Level.VILLAGE or (village.valid_to and village.valid_to < on):
        raise BadInput(f"{village.full_name} không phải thôn đang có vào ngày {on:%d/%m/%Y}.")
    if not by.reaches(village.path) and not by.may(Permission.REVIEW_RUN):
        raise NotAllowed("Chuyển hộ ra ngoài thôn do cán bộ xã làm: hãy báo xã.")
    if on < household.registered_on:
        raise BadInput(f"Hộ được lập ngày {household.registered_on:%d/%m/%Y}: không thể chuyển trước ngày đó.")
    words = "; ".join(filter(None, [f"hộ {household.head_name}, mã {household.code}", squeeze(nfc(note))]))
    link = _link(household, household, LinkKind.MOVE, on, by, words, to=village)
    scope.explain(f"chuyển hộ sang {village.full_name}")
    try:
        _hand_over(household, village)
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") != "household_code":
            raise
        _recode(household)
        _hand_over(household, village)
    return link


def _hand_over(household: Household, village: units.Unit) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select registry_transfer(%s, %s)", [household.pk, village.pk])


def _recode(household: Household) -> None:
    """The other village has a household of the same code (lists number 1, 2, 3 in each village): this one takes a code that
    no village has, and keeps the old one as its code elsewhere."""
    household.outside_code = household.outside_code or household.code
    household.code = take_codes(household.village)[0]
    household.save(update_fields=["code", "outside_code"])


@transaction.atomic
def close(*, household_id: int, on: date, reason: str, today: date, by: Actor, version: int | None = None) -> Household:
    """The household is no more: moved away, nobody left, or entered by mistake. Its rows stay; it can be opened again."""
    household = locked(household_id, by, version)
    not_ahead(on, today)
    if reason not in CLOSING:
        raise BadInput("Hãy chọn lý do đóng hộ.")
    _check_open_since(household, on)
    members = list(household.memberships.filter(left_on=None).select_related("person"))
    if reason == CloseReason.DIED_OUT and members:
        raise BadInput(f"Hộ còn {len(members)} thành viên: hãy ghi từng người đã mất hoặc đã chuyển đi trước.")
    for row in members:
        end_membership(row, on, CLOSING[CloseReason(reason)])
    household.closed_on, household.close_reason = on, reason
    return touch(household, by)


@transaction.atomic
def reopen(*, household_id: int, by: Actor) -> Household:
    """Takes back a closing that was a mistake, with those members who have no other home since. Raises Conflict, NotFound."""
    household = Household.objects.select_for_update(of=("self",)).filter(pk=household_id).first()
    if household is None:
        raise NotFound("Không có hộ này trong địa bàn của bạn.")
    access.check_can_add_household(by, household.unit_path)
    if household.closed_on is None or household.close_reason == CloseReason.MERGED:
        raise Conflict(
            "Hộ này không đóng, hoặc đã nhập vào hộ khác: nếu nhập nhầm, hãy bấm “Hủy nhập hộ” ở trang của hộ."
        )
    left = household.memberships.filter(
        left_on=household.closed_on, leave_reason=CLOSING.get(CloseReason(household.close_reason), "")
    )
    for row in left.order_by("pk"):
        if not Membership.objects.filter(person_id=row.person_id, left_on=None).exists():
            row.left_on, row.leave_reason = None, ""
            row.save(update_fields=["left_on", "leave_reason"])
    household.closed_on, household.close_reason = None, ""
    return touch(household, by)
