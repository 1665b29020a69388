"""Households and people into the tables of the registry, with their earlier classes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from lalanh.registry.demo import bulk, places
from lalanh.registry.demo.families import Someone
from lalanh.registry.demo.homes import Home
from lalanh.registry.demo.panel import LISTED
from lalanh.registry.models import (
    ClassRecord,
    Household,
    Identifier,
    Membership,
    MissingNumber,
    Person,
    PersonTrait,
)

LEFT_OUT = "Bỏ sót khi lập danh sách cuối năm 2021, bổ sung trước khi chốt đầu kỳ 2022"
POLICE = "Cục Cảnh sát quản lý hành chính về trật tự xã hội"


@dataclass(frozen=True, slots=True)
class Place:
    """A village as the database knows it."""

    id: int
    path: str


@dataclass(slots=True)
class Entry:
    """A home on the book: its row, and the rows of its people in the order of the family."""

    home: Home
    place: Place
    code: str
    id: int = 0
    people: list[int] = field(default_factory=list)

    def pairs(self) -> Iterator[tuple[int, Someone]]:
        yield from zip(self.people, self.home.family, strict=True)


@dataclass(frozen=True, slots=True)
class Past:
    """A class of a year before the rounds of the demonstration. `right` is what a correction put in its place."""

    year: int
    standard: str
    cls: str
    right: str = ""


def write(
    homes: list[Home], known: Mapping[str, Place], today: date, on_book: bool = True, first: int = 2022
) -> list[Entry]:
    """All rows of the households, with the classes of the years before the `first` round.

    `on_book` False leaves the people out (counts only, for large tests). Households of a village come in one call.
    """
    numbers = Counter[str]()
    entries = []
    for home in homes:
        village = home.line.village.code
        numbers[village] += 1
        entries.append(Entry(home, known[village], f"{village}-{numbers[village]:03d}"))
    if on_book:
        _people(entries)
    _households(entries, today, first)
    if on_book:
        _memberships(entries)
        _papers(entries)
    if on_book:
        _past(entries, first)
    return entries


def _people(entries: list[Entry]) -> None:
    names = ("full_name", "sex", "birth_on", "birth_year", "ethnicity_id", "died_on", "unit_path")
    everybody = ((one, entry.place.path) for entry in entries for one in entry.home.family)
    keys = iter(
        bulk.insert(
            Person, names,
            (
                (
                    one.name, "female" if one.woman else "male", one.born if one.day_known else None, None if one.day_known else one.born.year, one.people,
                    one.left if one.reason == "death" else None, path,
                )
                for one, path in everybody
            ),
        )
    )  # fmt: skip
    for entry in entries:
        entry.people = [next(keys) for _ in entry.home.family]


def _households(entries: list[Entry], today: date, first: int) -> None:
    names = (
        "code", "village_id", "unit_path", "registered_on", "closed_on", "close_reason", "head_id", "head_name", "head_is_woman", "ethnicity_id", "member_count",
        "has_merit", "has_no_labour", "has_social_protection", "is_indigenous", "poverty_class", "class_year",
    )  # fmt: skip
    keys = bulk.insert(Household, names, (_household(entry, today, first) for entry in entries))
    for entry, key in zip(entries, keys, strict=True):
        entry.id = key


def _household(entry: Entry, today: date, first: int) -> tuple[object, ...]:
    home = entry.home
    past = before(home, first)
    last = (past[-1].right or past[-1].cls, past[-1].year) if past else ("", None)
    return (
        entry.code, entry.place.id, entry.place.path, home.registered_on, home.closed_on, home.close_reason,
        entry.people[0] if entry.people else None, home.head.name, home.head.woman, home.people, len(home.there(today)), *groups(home), *last,
    )  # fmt: skip


def groups(home: Home) -> tuple[bool, bool, bool, bool]:
    """Merit, no labour, social protection, native people: as the household's row and its cases keep them."""
    protected = any("social_protection" in one.traits for one in home.family)
    return home.line.merit, home.line.no_labour, protected, home.people in places.NATIVE


def _memberships(entries: list[Entry]) -> None:
    names = ("household_id", "person_id", "relation", "joined_on", "left_on", "leave_reason", "unit_path")
    bulk.insert(
        Membership,
        names,
        (
            (entry.id, key, one.relation, one.joined, one.left, one.reason, entry.place.path)
            for entry in entries
            for key, one in entry.pairs()
        ),
    )


def _papers(entries: list[Entry]) -> None:
    everybody = [(entry.place.path, key, one) for entry in entries for key, one in entry.pairs()]
    numbers = ("person_id", "kind", "value", "issued_on", "issued_by", "unit_path")
    cards = [(key, "personal_number", one.number, _issued(one), POLICE if _issued(one) else "", path) for path, key, one in everybody if one.number]  # fmt: skip
    cards += [(key, "old_card", one.old_card, None, "Công an tỉnh Kon Tum", path) for path, key, one in everybody if one.old_card]  # fmt: skip
    bulk.insert(Identifier, numbers, cards)
    bulk.insert(MissingNumber, ("person_id", "reason", "unit_path"), [(key, one.no_number, path) for path, key, one in everybody if one.no_number])  # fmt: skip
    traits = [(key, kind, path) for path, key, one in everybody for kind in one.traits]
    bulk.insert(PersonTrait, ("person_id", "kind", "unit_path"), traits)


def _issued(one: Someone) -> date | None:
    """Cards with a chip came in 2021; children have a number and no card."""
    return date(2021, 3, 1 + one.born.day % 28) if one.born.year <= 2006 else None


def before(home: Home, first_round: int) -> list[Past]:
    """What was known of the household before the first round that is filled in, in order."""
    line = home.line
    found = [Past(year, "vn-2016", cls) for year, cls in line.history]
    if found and found[-1].year < 2020:
        found.append(Past(found[-1].year + 1, "vn-2016", "average"))
    first = line.result.get(2021, "")
    if first in LISTED and first_round > 2021:
        found.append(Past(2021, "vn-2022", first))
    elif first not in LISTED and line.opening.get(2022) in LISTED:
        found.append(Past(2021, "vn-2022", "not_poor", line.opening[2022]))
    return found


def _past(entries: list[Entry], first: int) -> None:
    names = ("household_id", "year", "standard", "poverty_class", "source", "corrects_id", "reason", "on", "unit_path")
    past = [(entry, one) for entry in entries for one in before(entry.home, first)]
    keys = bulk.insert(
        ClassRecord, names,
        ((entry.id, one.year, one.standard, one.cls, "import", None, "", date(one.year, 12, 20), entry.place.path) for entry, one in past),
    )  # fmt: skip
    bulk.insert(
        ClassRecord, names,
        (
            (entry.id, one.year, one.standard, one.right, "correction", key, LEFT_OUT, date(2022, 2, 15), entry.place.path)
            for key, (entry, one) in zip(keys, past, strict=True) if one.right
        ),
    )  # fmt: skip
