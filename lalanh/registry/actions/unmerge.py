"""Two households that were made one by mistake are two again."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from lalanh.base.errors import Conflict, NotFound
from lalanh.kernel import scope
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.actions.households import FROM_TRAITS, touch
from lalanh.registry.actions.members import carry, end_membership
from lalanh.registry.models import CloseReason, Household, HouseholdLink, LeaveReason, LinkKind, Membership, Relation


@transaction.atomic
def undo_household_merge(*, link_id: int, by: Actor, on: date) -> Household:
    """Opens the household that was given up, with those of its people who still live where they went; the others stay where
    they went since. The rows of the mistaken stay are kept as mistakes, the audit says who took it back.

    Raises NotFound, NotAllowed, Conflict when what came since stands in the way.
    """
    link = HouseholdLink.objects.select_for_update(of=("self",)).filter(pk=link_id, kind=LinkKind.MERGE).first()
    if link is None:
        raise NotFound("Không có lần nhập hộ này trong địa bàn của bạn.")
    gone, kept = _held(link, by)
    _check(link, gone, kept)
    back = _returning(gone, kept, link.on)
    scope.explain(f"hủy nhập hộ {gone.code} vào {kept.code}")
    for old, stay in back:
        end_membership(stay, stay.joined_on, LeaveReason.MISTAKE)
        old.left_on, old.leave_reason = None, ""
        old.save(update_fields=["left_on", "leave_reason"])
        carry(old.person_id, gone.unit_path)
    for name in FROM_TRAITS:
        if name in link.before:
            setattr(kept, name, link.before[name])
    gone.closed_on, gone.close_reason = None, ""
    link.undone_at, link.undone_by, link.undone_on = timezone.now(), by.user_id, on
    link.save(update_fields=["undone_at", "undone_by", "undone_on"])
    touch(kept, by)
    return touch(gone, by)


def _held(link: HouseholdLink, by: Actor) -> tuple[Household, Household]:
    """Both households, locked in one order for everybody."""
    rows = Household.objects.select_for_update(of=("self",)).filter(pk__in=[link.old_id, link.new_id]).order_by("pk")
    found = {row.pk: row for row in rows}
    if link.old_id not in found:
        raise NotFound("Không có lần nhập hộ này trong địa bàn của bạn.")
    access.check_can_add_household(by, found[link.old_id].unit_path)
    if link.new_id not in found:
        raise Conflict("Hộ nhận đã chuyển sang nơi khác quản lý: hãy nhờ nơi đó tách hộ.")
    access.check_can_add_household(by, found[link.new_id].unit_path)
    return found[link.old_id], found[link.new_id]


def _check(link: HouseholdLink, gone: Household, kept: Household) -> None:
    if link.undone_at is not None or gone.closed_on is None or gone.close_reason != CloseReason.MERGED:
        raise Conflict("Lần nhập hộ này đã được hủy.")
    if kept.closed_on is not None:
        raise Conflict(f"Hộ nhận {kept} đã đóng: hãy mở lại, hoặc hủy lần nhập của hộ ấy trước.")


def _returning(gone: Household, kept: Household, on: date) -> Sequence[tuple[Membership, Membership]]:
    """The stay in `gone` that ends in the merge, and the stay in `kept` that goes on, of each who is still there."""
    found = []
    for old in gone.memberships.filter(left_on=on, leave_reason=LeaveReason.MERGED).order_by("pk"):
        stays = Membership.objects.select_related("person").filter(
            person_id=old.person_id, left_on=None, household=kept
        )
        if (stay := stays.first()) is None:
            continue
        if stay.relation == Relation.HEAD:
            raise Conflict(f"{stay.person.full_name} nay là chủ hộ của {kept.code}: hãy đổi chủ hộ của hộ ấy trước.")
        found.append((old, stay))
    if not found:
        raise Conflict("Không còn ai của hộ cũ ở hộ nhận: không có gì để đưa về.")
    return found
