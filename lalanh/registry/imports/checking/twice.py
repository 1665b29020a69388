"""Who is there twice: in the workbook, and in the registry. Set-based, over a temporary table of keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection

from lalanh.registry.imports.checking.people import Record
from lalanh.registry.imports.copying import copy
from lalanh.registry.models import Relation

_COLUMNS = (
    ("ordinal", "int"), ("line", "int"), ("is_head", "bool"), ("number", "text"), ("name", "text"), ("born", "int"), ("year", "int"), ("path", "text"), ("code", "text"),
)  # fmt: skip
_MAKE = """
drop table if exists import_key;
create temporary table import_key (ordinal int, line int, is_head bool, number text, name text, born int, year int, path text collate "C", code text) on commit drop
"""
_EPOCH = 719_163
"""date(1970, 1, 1).toordinal()"""


class Keys:
    """Collects what people are known by, then asks."""

    def __init__(self) -> None:
        self._rows: list[tuple[Any, ...]] = []
        with connection.cursor() as cursor:
            cursor.execute(_MAKE)

    def add(self, record: Record) -> None:
        for person in record.people:
            head = person.relation == Relation.HEAD
            year = person.birth_year or (_year(person.birth_on) if person.birth_on else None)
            self._rows.append(
                (record.ordinal, person.line, head, person.number, person.name, person.birth_on, year, record.path, record.code if head else "")
            )  # fmt: skip
        if len(self._rows) > 20_000:
            self.flush()

    def add_told(self, ordinal: int, people: list[tuple[int, str, str, int | None]], path: str, code: str) -> None:
        """Of a draft about a household that is there: (line, name, number, year of birth); the first is the head or the household's line."""
        for n, (line, name, number, year) in enumerate(people):
            self._rows.append((ordinal, line, n == 0, number, name, None, year, path, code if n == 0 else ""))
        if len(self._rows) > 20_000:
            self.flush()

    def flush(self) -> None:
        if self._rows:
            copy("import_key", _COLUMNS, self._rows)
            self._rows = []

    def analyse(self) -> None:
        self.flush()
        with connection.cursor() as cursor:
            cursor.execute("analyze import_key")


def _year(ordinal: int) -> int:
    return date.fromordinal(ordinal).year


def numbers_in_file() -> Iterator[tuple[int, int, int, str]]:
    """(household, line, line of the first, name) for each number that stands on more than one line."""
    yield from _ask("""
        select k.ordinal, k.line, f.first, k.name from import_key k
        join (select number, min(line) first from import_key where number <> '' group by number having count(*) > 1) f using (number) where k.line > f.first
    """)


def codes_in_file() -> Iterator[tuple[int, int, int, str]]:
    """(household, line, line of the first, name) for each code that two households of a village bear."""
    yield from _ask("""
        select k.ordinal, k.line, f.first, k.name from import_key k
        join (select path, code, min(line) first from import_key where code <> '' group by path, code having count(*) > 1) f using (path, code) where k.line > f.first
    """)


def people_in_file() -> Iterator[tuple[int, int, int, str]]:
    """(household, line, line of the first, name) for equal names with equal birth in a village: doubted only."""
    yield from _ask("""
        select k.ordinal, k.line, f.first, k.name from (select *, vn_fold(name) folded from import_key where year is not null) k
        join (select path, vn_fold(name) folded, year, coalesce(born, 0) as "day", min(line) first from import_key where year is not null group by 1, 2, 3, 4 having count(*) > 1) f
          on f.path = k.path and f.folded = k.folded and f.year = k.year and f."day" = coalesce(k.born, 0) where k.line > f.first
    """)


def in_registry() -> Iterator[tuple[int, int, int, str, str, str, bool]]:
    """(household of the file, line, household of the registry, its code, how it was found, name, it is the head)."""
    yield from _ask(f"""
        with found as (
          select k.ordinal, k.line, m.household_id, 'number' how, k.name, k.is_head from import_key k
          join registry_identifier i on i.value = k.number join registry_person p on p.id = i.person_id and p.merged_into_id is null
          join registry_membership m on m.person_id = p.id and m.left_on is null where k.number <> ''
          union all
          select k.ordinal, k.line, m.household_id, 'name', k.name, k.is_head from import_key k
          join registry_person p on p.name_fold = vn_fold(k.name) and p.unit_path = k.path and p.merged_into_id is null and p.died_on is null
            and (p.birth_on = (date '1970-01-01' + (k.born - {_EPOCH})) or ((p.birth_on is null or k.born is null) and coalesce(p.birth_year, extract(year from p.birth_on)) = k.year))
          join registry_membership m on m.person_id = p.id and m.left_on is null
          union all
          select k.ordinal, k.line, h.id, 'code', k.name, true from import_key k
          join registry_household h on h.unit_path = k.path and (h.code = k.code or h.outside_code = k.code) where k.code <> ''
        )
        select f.ordinal, f.line, f.household_id, h.code, max(f.how), min(f.name), bool_or(f.is_head) from found f
        join registry_household h on h.id = f.household_id and h.closed_on is null group by 1, 2, 3, 4
    """)


def _ask(sql: str) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        yield from cursor.fetchall()
