"""Persons: made together with a household or later, corrected, their numbers kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lalanh.base import identifiers
from lalanh.base.errors import BadInput
from lalanh.base.text import nfc, squeeze
from lalanh.engines.poverty.facts import Sex
from lalanh.kernel.actor import Actor
from lalanh.registry.models import (
    Ethnicity,
    Identifier,
    IdentifierKind,
    ImportBatch,
    MissingNumber,
    NoNumberReason,
    Person,
    PersonTrait,
    Relation,
    Trait,
)

LONGEST_NAME = 120
EARLIEST = 1880


@dataclass(frozen=True, slots=True)
class PersonInput:
    """A person as somebody gave them: "" and None mean not known. Birth is a day or only a year."""

    full_name: str
    sex: str = ""
    birth_on: date | None = None
    birth_year: int | None = None
    ethnicity_key: str = ""
    personal_number: str = ""
    old_card: str = ""
    no_number_reason: str = ""
    relation: str = Relation.OTHER
    traits: tuple[str, ...] = ()


def checked(given: PersonInput, on: date) -> PersonInput:
    """The same person with name and numbers in their stored form. Raises BadInput with the first thing that is wrong."""
    name = squeeze(nfc(given.full_name))
    if not name:
        raise BadInput("Hãy nhập họ tên.")
    if len(name) > LONGEST_NAME:
        raise BadInput(f"Họ tên dài quá {LONGEST_NAME} chữ: hãy kiểm tra lại.")
    if given.sex not in ("", Sex.MALE, Sex.FEMALE):
        raise BadInput("Giới tính là nam, nữ hoặc để trống khi chưa biết.")
    _check_choices(given)
    born, year = _birth(given.birth_on, given.birth_year, on)
    return PersonInput(
        name, given.sex, born, year, given.ethnicity_key,
        identifiers.personal_number(given.personal_number), identifiers.old_card(given.old_card),
        given.no_number_reason, given.relation, tuple(dict.fromkeys(given.traits)),
    )  # fmt: skip


def _check_choices(given: PersonInput) -> None:
    if given.relation not in Relation.values:
        raise BadInput("Hãy chọn quan hệ với chủ hộ trong danh sách.")
    if given.no_number_reason and given.no_number_reason not in NoNumberReason.values:
        raise BadInput("Hãy chọn lý do chưa có số định danh trong danh sách.")
    if strange := [kind for kind in given.traits if kind not in Trait.values]:
        raise BadInput(f"Không có nhóm đối tượng “{strange[0]}”.")


def _birth(born: date | None, year: int | None, on: date) -> tuple[date | None, int | None]:
    """A day or a year, not both: the day says the year. Raises BadInput when they disagree or lie in the future."""
    if born and year and born.year != year:
        raise BadInput(f"Ngày sinh và năm sinh không khớp: {born:%d/%m/%Y} và {year}.")
    if (born and born > on) or (year and year > on.year):
        raise BadInput("Ngày sinh không được sau hôm nay.")
    said = born.year if born else year
    if said is not None and said < EARLIEST:
        raise BadInput(f"Năm sinh {said} không đúng: phải từ {EARLIEST}.")
    return (born, None) if born else (None, year)


def check_ethnicities(people: Iterable[PersonInput]) -> None:
    """Raises BadInput for a key that the list does not have."""
    keys = {person.ethnicity_key for person in people if person.ethnicity_key}
    known = set(Ethnicity.objects.filter(key__in=keys).values_list("key", flat=True))
    if keys - known:
        raise BadInput(f"Không có dân tộc “{sorted(keys - known)[0]}” trong danh mục.")


def write_person(*, given: PersonInput, unit_path: str, by: Actor, batch: ImportBatch | None = None) -> Person:
    """Rows of a person whom the caller has `checked` and may write there."""
    person = Person.objects.create(
        full_name=given.full_name, sex=given.sex, birth_on=given.birth_on, birth_year=given.birth_year,
        ethnicity_id=given.ethnicity_key or None, unit_path=unit_path, batch=batch, changed_by=by.user_id,
    )  # fmt: skip
    numbers = ((IdentifierKind.PERSONAL_NUMBER, given.personal_number), (IdentifierKind.OLD_CARD, given.old_card))
    Identifier.objects.bulk_create(
        Identifier(person=person, kind=kind, value=value, unit_path=unit_path) for kind, value in numbers if value
    )
    if not given.personal_number:
        reason = given.no_number_reason or NoNumberReason.NOT_ASKED
        MissingNumber.objects.create(person=person, reason=reason, unit_path=unit_path)
    PersonTrait.objects.bulk_create(PersonTrait(person=person, kind=kind, unit_path=unit_path) for kind in given.traits)
    return person


def standing_number(person: Person, kind: str = IdentifierKind.PERSONAL_NUMBER) -> str:
    """The number on record, "" without one."""
    return person.identifiers.filter(kind=kind).values_list("value", flat=True).first() or ""


def write_numbers(
    *, person: Person, given: PersonInput, drop: Iterable[str] = (), issued_on: date | None = None, issued_by: str = ""
) -> None:
    """Numbers of a person whom the caller may write: "" keeps what is there, `drop` names kinds that were wrong."""
    person.identifiers.filter(kind__in=list(drop)).delete()
    numbers = ((IdentifierKind.PERSONAL_NUMBER, given.personal_number), (IdentifierKind.OLD_CARD, given.old_card))
    for kind, value in numbers:
        if value:
            person.identifiers.update_or_create(kind=kind, defaults={"value": value, "unit_path": person.unit_path})
    if issued_on or issued_by:
        person.identifiers.filter(kind=IdentifierKind.PERSONAL_NUMBER).update(
            issued_on=issued_on, issued_by=squeeze(nfc(issued_by))[:120]
        )
    if standing_number(person):
        MissingNumber.objects.filter(person=person).delete()
        return
    reason = given.no_number_reason or NoNumberReason.NOT_ASKED
    MissingNumber.objects.update_or_create(person=person, defaults={"reason": reason, "unit_path": person.unit_path})
