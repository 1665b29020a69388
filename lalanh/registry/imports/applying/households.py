"""Households with their people, written in chunks by COPY. What the list page shows of a household is worked out before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lalanh.registry.actions.households import take_codes
from lalanh.registry.imports.cells import standard_of
from lalanh.registry.imports.checking.people import GROUPS, Record
from lalanh.registry.imports.checking.report import Report
from lalanh.registry.imports.copying import ids, insert
from lalanh.registry.models import Household, IdentifierKind, ImportBatch, NoNumberReason, RecordSource, Relation, Trait
from lalanh.units import queries as units

CHUNK = 5_000
"""Households at once: with four members each statement writes some 20,000 rows."""
KINDS = {"p": IdentifierKind.PERSONAL_NUMBER, "o": IdentifierKind.OLD_CARD}
_PERSON = (
    ("id", "id"), ("full_name", "char"), ("sex", "char"), ("birth_on", "date"), ("birth_year", "small"), ("ethnicity_id", "char"), ("batch_id", "id"),
    ("unit_path", "char"), ("changed_at", "time"), ("changed_by", "id"),
)  # fmt: skip
_HOUSEHOLD = (
    ("id", "id"), ("code", "char"), ("outside_code", "char"), ("village_id", "id"), ("unit_path", "char"), ("address", "char"), ("phone", "char"),
    ("registered_on", "date"), ("close_reason", "char"), ("head_id", "id"), ("head_name", "char"), ("head_is_woman", "bool"), ("ethnicity_id", "char"),
    ("member_count", "small"), ("has_merit", "bool"), ("has_no_labour", "bool"), ("has_social_protection", "bool"), ("is_indigenous", "bool"),
    ("poverty_class", "char"), ("class_year", "small"), ("batch_id", "id"), ("version", "int"), ("changed_at", "time"), ("changed_by", "id"),
)  # fmt: skip
_MEMBERSHIP = (
    ("household_id", "id"),
    ("person_id", "id"),
    ("relation", "char"),
    ("joined_on", "date"),
    ("leave_reason", "char"),
    ("unit_path", "char"),
)
_IDENTIFIER = (
    ("person_id", "id"),
    ("kind", "char"),
    ("value", "char"),
    ("issued_on", "date"),
    ("issued_by", "char"),
    ("unit_path", "char"),
)
_MISSING = (("person_id", "id"), ("reason", "char"), ("unit_path", "char"))
_TRAIT = (("person_id", "id"), ("kind", "char"), ("note", "char"), ("unit_path", "char"))
CLASS_COLUMNS = (
    ("household_id", "id"), ("year", "small"), ("standard", "char"), ("poverty_class", "char"), ("source", "char"), ("reason", "char"), ("batch_id", "id"),
    ("on", "date"), ("unit_path", "char"), ("written_at", "time"), ("written_by", "id"),
)  # fmt: skip


class Codes:
    """Codes of a village "<village code>-NNN": the first is asked for, and with it comes the lock that keeps the next ones free."""

    def __init__(self, village_id: int) -> None:
        self._stem, _, number = take_codes(units.unit(village_id))[0].rpartition("-")
        self._next = int(number)

    def __next__(self) -> str:
        code = f"{self._stem}-{self._next:03}"
        self._next += 1
        return code


@dataclass(slots=True)
class Loading:
    """What all rows of a batch share. `known` households (see Report) wait in `waiting`, to be filled at the end."""

    batch: ImportBatch
    by: int | None
    on: date
    at: datetime
    report: Report
    partial: bool = True
    """Good households are written although others are bad."""
    codes: dict[int, Codes] = field(default_factory=dict)
    households: int = 0
    people: int = 0
    waiting: list[Record] = field(default_factory=list)
    early: set[str] = field(default_factory=set)
    """Groups that were not marked anywhere yet when some household was written."""

    def write(self, records: list[Record]) -> None:
        """Those that are not held back; nothing any more once it is sure that all will be taken back."""
        if self.report.bad_households and not self.partial:
            return
        self.waiting += [record for record in records if record.ordinal in self.report.known]
        fresh = [
            record
            for record in records
            if record.ordinal not in self.report.held and record.ordinal not in self.report.known
        ]
        self.early |= set(GROUPS) - self.report.marked
        if fresh:
            _write_chunk(self, fresh)

    def finish(self) -> None:
        """A column that was marked only further down: blanks above mean no, too."""
        for name in sorted(self.early & self.report.marked):
            Household.objects.filter(batch=self.batch, **{name: None}).update(**{name: False})

    def code(self, village_id: int) -> str:
        if village_id not in self.codes:
            self.codes[village_id] = Codes(village_id)
        return next(self.codes[village_id])


def _write_chunk(loading: Loading, records: list[Record]) -> None:
    people = ids("registry_person", sum(len(record.people) for record in records))
    homes = ids("registry_household", len(records))
    pairs, at = [], 0
    for home, record in zip(homes, records, strict=True):
        pairs.append((home, record, people[at : at + len(record.people)]))
        at += len(record.people)
    insert("registry_person", _PERSON, _people(loading, pairs))
    insert("registry_household", _HOUSEHOLD, [_household(loading, *pair) for pair in pairs])
    insert(
        "registry_membership", _MEMBERSHIP,
        ((home, key, person.relation, loading.on, "", record.path) for home, record, keys in pairs for key, person in zip(keys, record.people, strict=True)),
    )  # fmt: skip
    _write_numbers(pairs)
    classes = [_class(loading, home, record) for home, record, _ in pairs if record.poverty_class]
    if classes:
        insert("registry_classrecord", CLASS_COLUMNS, classes)
    loading.households += len(records)
    loading.people += len(people)


def _people(loading: Loading, pairs: list[tuple[int, Record, list[int]]]) -> Iterator[tuple[Any, ...]]:
    batch, at, by = loading.batch.pk, loading.at, loading.by
    for _, record, keys in pairs:
        for key, person in zip(keys, record.people, strict=True):
            born = date.fromordinal(person.birth_on) if person.birth_on else None
            yield (
                key,
                person.name,
                person.sex,
                born,
                person.birth_year,
                person.ethnicity or None,
                batch,
                record.path,
                at,
                by,
            )


def _write_numbers(pairs: list[tuple[int, Record, list[int]]]) -> None:
    numbers: list[tuple[Any, ...]] = []
    missing: list[tuple[Any, ...]] = []
    traits: list[tuple[Any, ...]] = []
    for _, record, keys in pairs:
        for key, person in zip(keys, record.people, strict=True):
            if person.number:
                issued = date.fromordinal(person.issued_on) if person.issued_on else None
                numbers.append(
                    (key, str(KINDS[person.number_kind]), person.number, issued, person.issued_by, record.path)
                )
            if person.number_kind != "p":
                missing.append((key, person.reason or str(NoNumberReason.NOT_ASKED), record.path))
            traits.extend((key, kind, "", record.path) for kind in person.traits)
    for table, columns, rows in (
        ("identifier", _IDENTIFIER, numbers),
        ("missingnumber", _MISSING, missing),
        ("persontrait", _TRAIT, traits),
    ):
        if rows:
            insert(f"registry_{table}", columns, rows)


def _household(loading: Loading, home: int, record: Record, keys: list[int]) -> tuple[Any, ...]:
    place = next(n for n, person in enumerate(record.people) if person.relation == Relation.HEAD)
    head = record.people[place]
    count = len(record.people)
    if count == 1 and record.declared:
        count = record.declared
    return (
        home, loading.code(record.village), record.code, record.village, record.path, record.address, record.phone, loading.on, "",
        keys[place], head.name, head.sex == "female" if head.sex else None, head.ethnicity or None, count, *groups(record, loading.report),
        record.poverty_class, record.class_year, loading.batch.pk, 1, loading.at, loading.by,
    )  # fmt: skip


def groups(record: Record, report: Report) -> list[bool | None]:
    """A mark says yes, a blank in a column that is marked somewhere says no, else nobody knows."""
    told = {
        name: False if value is None and name in report.marked else value
        for name, value in zip(GROUPS, record.groups, strict=True)
    }
    kinds = {kind for person in record.people for kind in person.traits}
    if Trait.MERIT in kinds:
        told["has_merit"] = True
    if Trait.SOCIAL_PROTECTION in kinds:
        told["has_social_protection"] = True
    return [told[name] for name in GROUPS]


def _class(loading: Loading, home: int, record: Record) -> tuple[Any, ...]:
    year = record.class_year or 0
    return (
        home, year, standard_of(year), record.poverty_class, str(RecordSource.IMPORT), "", loading.batch.pk, loading.on, record.path, loading.at, loading.by,
    )  # fmt: skip
