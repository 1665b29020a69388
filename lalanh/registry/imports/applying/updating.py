"""Households that the registry has already: only what is empty there is filled, and members that it lacks are added."""

from __future__ import annotations

from datetime import date
from typing import Any

from lalanh.base.text import fold
from lalanh.registry.actions.households import latest_class, refresh
from lalanh.registry.imports.applying.households import KINDS, Loading, groups
from lalanh.registry.imports.cells import standard_of
from lalanh.registry.imports.checking.people import GROUPS, Member, Record
from lalanh.registry.models import (
    ClassRecord,
    Household,
    Identifier,
    Membership,
    MissingNumber,
    NoNumberReason,
    Person,
    PersonTrait,
    RecordSource,
    Relation,
)


def fill(loading: Loading) -> int:
    """How many households got something."""
    return sum(_fill(loading, record, loading.report.known[record.ordinal]) for record in loading.waiting)


def _fill(loading: Loading, record: Record, household_id: int) -> bool:
    household = Household.objects.select_for_update(of=("self",)).get(pk=household_id)
    touched = _fill_household(loading, household, record)
    members = list(household.memberships.filter(left_on=None).select_related("person"))
    for given in record.people:
        known = _same(given, members)
        touched |= _fill_person(known, given, loading) if known else _add(loading, household, given)
    touched |= _add_class(loading, household, record)
    if touched:
        household.version += 1
        household.changed_by = loading.by
        refresh(household)
    return touched


def _fill_household(loading: Loading, household: Household, record: Record) -> bool:
    told: dict[str, Any] = {"address": record.address, "phone": record.phone, "outside_code": record.code}
    told |= dict(zip(GROUPS, groups(record, loading.report), strict=True))
    return _fill_empty(household, told)


def _fill_empty(row: Any, told: dict[str, Any]) -> bool:
    """Sets what is None or "" there and known here."""
    touched = False
    for name, value in told.items():
        if getattr(row, name) in (None, "") and value not in (None, ""):
            setattr(row, name, value)
            touched = True
    return touched


def _same(given: Member, members: list[Membership]) -> Person | None:
    """By number, else by name with a birth that does not contradict; None when nobody or several."""
    if given.number:
        for row in members:
            if row.person.identifiers.filter(value=given.number).exists():
                return row.person
    year = date.fromordinal(given.birth_on).year if given.birth_on else given.birth_year
    found = [
        row.person for row in members
        if fold(row.person.full_name) == fold(given.name) and (year is None or row.person.year_of_birth in (None, year))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _fill_person(person: Person, given: Member, loading: Loading) -> bool:
    told: dict[str, Any] = {"sex": given.sex, "ethnicity_id": given.ethnicity or None}
    if person.birth_on is None and person.birth_year is None:
        told |= {
            "birth_on": date.fromordinal(given.birth_on) if given.birth_on else None,
            "birth_year": given.birth_year,
        }
    touched = _fill_empty(person, told)
    if touched:
        person.changed_by = loading.by
        person.save()
    return _fill_number(person, given) | touched


def _fill_number(person: Person, given: Member) -> bool:
    if not given.number:
        return False
    kind = KINDS[given.number_kind]
    _, made = Identifier.objects.get_or_create(
        person=person, kind=kind, defaults={"value": given.number, "unit_path": person.unit_path}
    )
    if made and given.number_kind == "p":
        MissingNumber.objects.filter(person=person).delete()
    return made


def _add(loading: Loading, household: Household, given: Member) -> bool:
    """A member whom the registry lacks. A second head is not made: they join as "other"."""
    relation = given.relation
    if relation == Relation.HEAD and household.memberships.filter(left_on=None, relation=Relation.HEAD).exists():
        relation = str(Relation.OTHER)
    path = household.unit_path
    person = Person.objects.create(
        full_name=given.name, sex=given.sex, birth_on=date.fromordinal(given.birth_on) if given.birth_on else None, birth_year=given.birth_year,
        ethnicity_id=given.ethnicity or None, unit_path=path, batch=loading.batch, changed_by=loading.by,
    )  # fmt: skip
    Membership.objects.create(
        household=household, person=person, relation=relation, joined_on=loading.on, unit_path=path
    )
    _fill_number(person, given)
    if given.number_kind != "p":
        MissingNumber.objects.create(person=person, reason=given.reason or NoNumberReason.NOT_ASKED, unit_path=path)
    for kind in given.traits:
        PersonTrait.objects.create(person=person, kind=kind, unit_path=path)
    loading.people += 1
    return True


def _add_class(loading: Loading, household: Household, record: Record) -> bool:
    """The result of a year that has none yet."""
    if not record.poverty_class or not record.class_year:
        return False
    standard = standard_of(record.class_year)
    if household.class_records.filter(year=record.class_year, standard=standard, corrected_by=None).exists():
        return False
    ClassRecord.objects.create(
        household=household, year=record.class_year, standard=standard, poverty_class=record.poverty_class, source=RecordSource.IMPORT,
        batch=loading.batch, on=loading.on, unit_path=household.unit_path, written_by=loading.by,
    )  # fmt: skip
    return latest_class(household) is not None
