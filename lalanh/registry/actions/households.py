"""Households: added with their people, corrected, closed; what the list shows of them is kept on their row."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import IntegrityError, connection, transaction

from lalanh.base.errors import BadInput, Conflict, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.engines.poverty.facts import Sex
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.actions.people import PersonInput, check_ethnicities, checked, write_person
from lalanh.registry.models import ClassRecord, Household, ImportBatch, Membership, PersonTrait, Relation, Trait
from lalanh.units import queries as units

__all__ = [
    "FROM_TRAITS",
    "GROUPS",
    "CodeTaken",
    "PersonInput",
    "add_household",
    "code_is_free",
    "edit_household",
    "locked",
    "refresh",
    "take_codes",
    "touch",
]

GROUPS = ("has_merit", "has_no_labour", "has_social_protection", "is_indigenous")
"""Policy groups of a household: True, False, None not known."""
FROM_TRAITS = {"has_merit": Trait.MERIT, "has_social_protection": Trait.SOCIAL_PROTECTION}
_MOST_PEOPLE = 60


class CodeTaken(Conflict):
    """Another household of the village bears the code."""

    def __init__(self, village: units.Unit, code: str) -> None:
        super().__init__(
            f"{village.full_name} đã có hộ mang mã {code}. Hãy ghi mã khác, hoặc để trống thì hệ thống tự đặt."
        )


@transaction.atomic
def add_household(
    *, village: units.Unit, people: Sequence[PersonInput], on: date, by: Actor, address: str = "", code: str = "",
    outside_code: str = "", phone: str = "", groups: Mapping[str, bool | None] | None = None, batch: ImportBatch | None = None,
) -> Household:  # fmt: skip
    """A household with its people, one of them the head (relation "head"). Without `code` it gets the village's next one.

    Raises BadInput, NotFound (village outside the actor's units), NotAllowed, Conflict (code taken).
    """
    access.check_can_add_household(by, village.path)
    _check_village(village, on)
    members = _checked_people(people, on)
    taken = _free_code(village, code)
    with code_is_free(village, taken):
        household = Household.objects.create(
            code=taken, outside_code=_line(outside_code, 30, "Mã ở sổ khác"), village=village, unit_path=village.path,
            address=_line(address, 200, "Địa chỉ"), phone=_line(phone, 20, "Số điện thoại"), registered_on=on, batch=batch,
            changed_by=by.user_id, **checked_groups(groups or {}),
        )  # fmt: skip
    for given in members:
        person = write_person(given=given, unit_path=village.path, by=by, batch=batch)
        Membership.objects.create(
            household=household, person=person, relation=given.relation, joined_on=on, unit_path=village.path
        )
    return refresh(household)


def _check_village(village: units.Unit, on: date) -> None:
    if village.level != units.Level.VILLAGE:
        raise BadInput(f"Hộ phải thuộc một thôn, tổ dân phố; {village.full_name} không phải thôn.")
    if village.valid_to and village.valid_to < on:
        raise BadInput(f"{village.full_name} không còn từ sau ngày {village.valid_to:%d/%m/%Y}.")


def _checked_people(people: Sequence[PersonInput], on: date) -> list[PersonInput]:
    heads = sum(person.relation == Relation.HEAD for person in people)
    if heads != 1:
        raise BadInput("Hộ phải có đúng một chủ hộ.")
    if len(people) > _MOST_PEOPLE:
        raise BadInput(f"Một hộ không thể có {len(people)} thành viên: hãy kiểm tra lại danh sách.")
    check_ethnicities(people)
    return [checked(person, on) for person in people]


def checked_groups(groups: Mapping[str, bool | None]) -> dict[str, bool | None]:
    """Raises BadInput for a group that households don't have."""
    if strange := set(groups) - set(GROUPS):
        raise BadInput(f"Không có nhóm chính sách “{sorted(strange)[0]}”.")
    return dict(groups)


def _line(text: str, longest: int, name: str) -> str:
    plain = squeeze(nfc(text))
    if len(plain) > longest:
        raise BadInput(f"{name} dài quá {longest} chữ.")
    return plain


def take_codes(village: units.Unit, many: int = 1) -> list[str]:
    """The village's next codes "<village code>-NNN", kept for this transaction by a lock."""
    with connection.cursor() as cursor:
        cursor.execute("select registry_take_codes(%s, %s)", [village.pk, many])
        return list(cursor.fetchone()[0])


def _free_code(village: units.Unit, code: str) -> str:
    plain = _line(code, 30, "Mã hộ")
    if not plain:
        return take_codes(village)[0]
    if _is_taken(village, plain):
        raise CodeTaken(village, plain)
    return plain


def _is_taken(village: units.Unit, code: str) -> bool:
    return Household.objects.filter(village=village, code=code).exists()


@contextmanager
def code_is_free(village: units.Unit, code: str) -> Iterator[None]:
    """Somebody gave the same code in this very moment: only the database knows, the person reads the usual sentence.
    Raises CodeTaken; the transaction goes on as if nothing had been written."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") != "household_code":
            raise
        raise CodeTaken(village, code) from None


@transaction.atomic
def edit_household(
    *, household_id: int, by: Actor, version: int | None = None, address: str = "", phone: str = "", outside_code: str = "", code: str = "",
    groups: Mapping[str, bool | None] | None = None,
) -> Household:  # fmt: skip
    """What is known of the household as a whole. Raises BadInput, Conflict (somebody wrote since `version`; code taken)."""
    household = locked(household_id, by, version)
    household.address = _line(address, 200, "Địa chỉ")
    household.phone = _line(phone, 20, "Số điện thoại")
    household.outside_code = _line(outside_code, 30, "Mã ở sổ khác")
    if code and squeeze(nfc(code)) != household.code:
        household.code = _free_code(household.village, code)
    for name, value in checked_groups(groups or {}).items():
        setattr(household, name, value)
    with code_is_free(household.village, household.code):
        return touch(household, by)


def locked(household_id: int, by: Actor, version: int | None = None) -> Household:
    """The household for writing, held until the transaction ends. Raises NotFound, NotAllowed, and Conflict when somebody
    wrote since `version`."""
    found = Household.objects.select_for_update(of=("self",)).filter(pk=household_id).first()
    if found is None:
        raise NotFound("Không có hộ này trong địa bàn của bạn.")
    access.check_can_edit_household(by, found)
    if version is not None and version != found.version:
        raise Conflict(
            "Có người vừa sửa hộ này sau khi bạn mở trang. Điều bạn nhập còn ở dưới; hãy xem phần đã đổi rồi lưu lại."
        )
    return found


def touch(household: Household, by: Actor) -> Household:
    """A new version, written by `by`; refreshes what the row keeps of its people and classes."""
    household.version += 1
    household.changed_by = by.user_id
    return refresh(household)


def refresh(household: Household) -> Household:
    """Recomputes what the row keeps: head, ethnicity, members, groups known from traits, the latest class that stands.

    A trait makes its group true; without one the group stays as somebody stated it: no trait is no knowledge. A closed
    household keeps the head under whose name people look for it.
    """
    if household.closed_on is None:
        _refresh_people(household)
    else:
        household.member_count = 0
    latest = latest_class(household)
    household.poverty_class = latest.poverty_class if latest else ""
    household.class_year = latest.year if latest else None
    household.save()
    return household


def _refresh_people(household: Household) -> None:
    members = list(household.memberships.filter(left_on=None).select_related("person"))
    head = next((row.person for row in members if row.relation == Relation.HEAD), None)
    household.head, household.head_name = head, head.full_name if head else ""
    household.head_is_woman = head.sex == Sex.FEMALE if head and head.sex else None
    household.ethnicity_id = head.ethnicity_id if head else None
    household.member_count = len(members)
    traits = PersonTrait.objects.filter(person__in=[row.person_id for row in members], valid_to=None)
    kinds = set(traits.values_list("kind", flat=True))
    for name, kind in FROM_TRAITS.items():
        if kind in kinds:
            setattr(household, name, True)


def latest_class(household: Household) -> ClassRecord | None:
    """The class of the last year that no later row corrects."""
    return household.class_records.filter(corrected_by=None).order_by("-year", "-on", "-pk").first()
