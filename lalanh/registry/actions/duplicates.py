"""Two rows, one person: merged in a way that can be undone; or two people after all."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from lalanh.base.errors import BadInput, Conflict, NotFound
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.actions.households import touch
from lalanh.registry.actions.members import end_membership
from lalanh.registry.models import (
    Household,
    Identifier,
    IdentifierKind,
    LeaveReason,
    Membership,
    MergeRecord,
    MissingNumber,
    NotDuplicate,
    Person,
    PersonTrait,
    Relation,
)


def _two(one: int, other: int, by: Actor) -> dict[int, Person]:
    """Both persons, locked. Raises NotFound, NotAllowed, BadInput."""
    if one == other:
        raise BadInput("Hãy chọn hai người khác nhau.")
    rows = Person.objects.select_for_update(of=("self",)).filter(pk__in=[one, other]).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) != 2:
        raise NotFound("Không có người này trong địa bàn của bạn.")
    for row in found.values():
        access.check_can_add_household(by, row.unit_path)
    return found


def _home(person: Person) -> Membership | None:
    return person.memberships.filter(left_on=None).select_related("household").first()


@transaction.atomic
def merge_people(*, kept_id: int, gone_id: int, on: date, by: Actor) -> MergeRecord:
    """`gone` was `kept` written down twice: it leaves its household, and what only it had (numbers, traits) goes to `kept`."""
    found = _two(kept_id, gone_id, by)
    kept, gone = found[kept_id], found[gone_id]
    if kept.merged_into_id or gone.merged_into_id:
        raise Conflict("Một trong hai bản ghi vừa được gộp rồi. Hãy xem lại danh sách.")
    home = _home(gone)
    _check_merge(kept, gone, home)
    moved = _move_belongings(kept, gone)
    if home:
        end_membership(home, max(on, home.joined_on), LeaveReason.DUPLICATE)
    gone.merged_into, gone.changed_by = kept, by.user_id
    gone.save()
    record = MergeRecord.objects.create(
        kept=kept, gone=gone, closed_membership=home.pk if home else None, moved_identifiers=" ".join(moved),
        unit_path=common(kept.unit_path, gone.unit_path), merged_by=by.user_id,
    )  # fmt: skip
    _touch_homes(by, home, _home(kept))
    return record


def _check_merge(kept: Person, gone: Person, home: Membership | None) -> None:
    if home is None:
        return
    if _home(kept) is None:
        raise BadInput(f"Hãy giữ bản ghi đang ở trong hộ: {gone.full_name}.")
    others = home.household.memberships.filter(left_on=None).exclude(pk=home.pk)
    if home.relation == Relation.HEAD and others.exists():
        raise BadInput(f"{gone.full_name} đang là chủ hộ của {home.household.code}: hãy đổi chủ hộ của hộ đó trước.")
    if home.household.closed_on is not None:
        raise BadInput("Hộ của bản ghi bỏ đi đã đóng.")


def _move_belongings(kept: Person, gone: Person) -> list[str]:
    """What went over, as marks that `undo` reads: i<id> identifiers, t<id> traits, m<reason> the reason that fell away."""
    marks = []
    for row in gone.identifiers.exclude(kind__in=kept.identifiers.values("kind")):
        row.person, row.unit_path = kept, kept.unit_path
        row.save()
        marks.append(f"i{row.pk}")
        if row.kind == IdentifierKind.PERSONAL_NUMBER:
            marks += [f"m{missing.reason}" for missing in MissingNumber.objects.filter(person=kept)]
            MissingNumber.objects.filter(person=kept).delete()
    own = kept.traits.filter(valid_to=None).values("kind")
    told = set(kept.traits.values_list("kind", "valid_from"))
    for trait in gone.traits.filter(valid_to=None).exclude(kind__in=own):
        if (trait.kind, trait.valid_from) in told:  # the same, known to have ended
            continue
        trait.person, trait.unit_path = kept, kept.unit_path
        trait.save()
        marks.append(f"t{trait.pk}")
    return marks


def common(one: str, other: str) -> str:
    """The unit path that both lie below: `common("vn.62.a.1", "vn.62.a.2") == "vn.62.a"`."""
    same = []
    for a, b in zip(one.split("."), other.split("."), strict=False):
        if a != b:
            break
        same.append(a)
    return ".".join(same)


def _touch_homes(by: Actor, *homes: Membership | None) -> None:
    for pk in sorted({home.household_id for home in homes if home}):
        touch(Household.objects.select_for_update(of=("self",)).get(pk=pk), by)


@transaction.atomic
def undo_merge(*, record_id: int, by: Actor) -> MergeRecord:
    """They are two people: everything goes back where it was. Raises NotFound, Conflict when what came since stands in the way."""
    record = MergeRecord.objects.select_for_update(of=("self",)).filter(pk=record_id).first()
    if record is None:
        raise NotFound("Không có lần gộp này trong địa bàn của bạn.")
    found = _two(record.kept_id, record.gone_id, by)
    kept, gone = found[record.kept_id], found[record.gone_id]
    if record.undone_at is not None or gone.merged_into_id != kept.pk:
        raise Conflict("Lần gộp này đã được hủy.")
    home = _reopened(record, gone)
    _give_back(record.moved_identifiers.split(), kept, gone)
    gone.merged_into, gone.changed_by = None, by.user_id
    gone.save()
    record.undone_at, record.undone_by = timezone.now(), by.user_id
    record.save(update_fields=["undone_at", "undone_by"])
    _touch_homes(by, home, _home(kept))
    return record


def _reopened(record: MergeRecord, gone: Person) -> Membership | None:
    if record.closed_membership is None:
        return None
    home = Membership.objects.select_related("household").filter(pk=record.closed_membership).first()
    if home is None or home.household.closed_on is not None:
        raise Conflict(f"Hộ cũ của {gone.full_name} đã đóng hoặc đã chuyển đi: không đưa về được. Hãy mở lại hộ trước.")
    taken = home.household.memberships.filter(left_on=None, relation=Relation.HEAD).exists()
    home.relation = Relation.OTHER if home.relation == Relation.HEAD and taken else home.relation
    home.left_on, home.leave_reason = None, ""
    home.save(update_fields=["left_on", "leave_reason", "relation"])
    return home


def _give_back(marks: list[str], kept: Person, gone: Person) -> None:
    ids = {kind: [int(mark[1:]) for mark in marks if mark[0] == kind] for kind in "it"}
    Identifier.objects.filter(pk__in=ids["i"], person=kept).update(person=gone, unit_path=gone.unit_path)
    PersonTrait.objects.filter(pk__in=ids["t"], person=kept).update(person=gone, unit_path=gone.unit_path)
    reasons = [mark[1:] for mark in marks if mark[0] == "m"]
    if reasons and not kept.identifiers.filter(kind=IdentifierKind.PERSONAL_NUMBER).exists():
        MissingNumber.objects.get_or_create(person=kept, defaults={"reason": reasons[0], "unit_path": kept.unit_path})


@transaction.atomic
def not_duplicates(*, one_id: int, other_id: int, by: Actor) -> NotDuplicate:
    """Somebody looked: two people. The pair is not shown again."""
    found = _two(one_id, other_id, by)
    one, other = (found[key] for key in sorted(found))
    made, _ = NotDuplicate.objects.get_or_create(
        one=one, other=other, defaults={"unit_path": common(one.unit_path, other.unit_path), "decided_by": by.user_id}
    )
    return made
