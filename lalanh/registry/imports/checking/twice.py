"""Who is there twice: in the workbook, and in the registry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db import connection

from lalanh.registry.imports.checking.people import Record
from lalanh.registry.imports.copying import copy
from lalanh.registry.imports.lines import Draft
from lalanh.registry.models import Relation

_COLUMNS = (
    ("ordinal", "int"), ("line", "int"), ("is_head", "bool"), ("number", "text"), ("name", "text"), ("born", "int"), ("year", "int"), ("path", "text"), ("code", "text"),
)  # fmt: skip
_MAKE = """
drop table if exists import_key, import_person;
create temporary table import_key (ordinal int, line int, is_head bool, number text, name text, born int, year int, path text collate "C", code text) on commit drop;
create temporary table import_person (line int, folded text, born int, year int, path text collate "C") on commit drop
"""
_EPOCH = 719_163
"""date(1970, 1, 1).toordinal()"""
Key = tuple[Any, ...]


class Seen:
    """Numbers and codes of the good households so far: the line of the first."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._codes: dict[tuple[int, str], int] = {}

    def admit(self, draft: Draft, record: Record) -> bool:
        """True when nothing stands on an earlier line already; else adds problems to the draft."""
        before = len(draft.problems)
        numbers: dict[int, int] = {}
        for person in record.people:
            if not person.number:
                continue
            key = int("1" + person.number)
            if first := self._numbers.get(key) or numbers.get(key):
                said = f"Số này đã có ở dòng {first}. Mỗi người một số: hãy xem giấy tờ rồi sửa một trong hai dòng."
                draft.problems.append((person.line, "number", said))
            numbers[key] = person.line
        code = (record.village, record.code)
        if record.code and (first := self._codes.get(code)):
            said = f"Mã hộ này đã dùng cho hộ ở dòng {first}. Các dòng của một hộ phải đứng liền nhau; hai hộ phải khác mã."
            draft.problems.append((record.line, "code", said))
        if len(draft.problems) > before:
            return False
        self._numbers |= numbers
        if record.code:
            self._codes[code] = record.line
        return True


def make_tables() -> None:
    """The temporary tables of this transaction: keys of the chunk at hand, people of the whole file."""
    with connection.cursor() as cursor:
        cursor.execute(_MAKE)


def keys_of(record: Record) -> Iterator[Key]:
    """What the people of a household are known by."""
    for person in record.people:
        head = person.relation == Relation.HEAD
        year = person.birth_year or (date.fromordinal(person.birth_on).year if person.birth_on else None)
        yield (
            record.ordinal,
            person.line,
            head,
            person.number,
            person.name,
            person.birth_on,
            year,
            record.path,
            record.code if head else "",
        )


def told_keys(ordinal: int, people: Sequence[tuple[int, str, str, int | None]], path: str, code: str) -> Iterator[Key]:
    """Of a draft about a household that is there: (line, name, number, year of birth); the first is the head or the household's line."""
    for n, (line, name, number, year) in enumerate(people):
        yield ordinal, line, n == 0, number, name, None, year, path, code if n == 0 else ""


def put(rows: Sequence[Key]) -> None:
    """More keys to ask about."""
    if rows:
        copy("import_key", _COLUMNS, rows)


def next_chunk(rows: Sequence[Key]) -> None:
    """Keys to ask about, in place of the former; their people are kept for `people_in_file`."""
    with connection.cursor() as cursor:
        cursor.execute("truncate import_key")
        put(rows)
        cursor.execute(
            "insert into import_person select line, vn_fold(name), born, year, path from import_key where year is not null"
        )
        cursor.execute("analyze import_key")


def people_in_file() -> Iterator[tuple[int, int]]:
    """(line, line of the first) for equal names with equal birth in a village: doubted only."""
    yield from _ask("""
        select k.line, f.first from import_person k
        join (select path, folded, year, coalesce(born, 0) as "day", min(line) first from import_person group by 1, 2, 3, 4 having count(*) > 1) f
          on f.path = k.path and f.folded = k.folded and f.year = k.year and f."day" = coalesce(k.born, 0) where k.line > f.first
    """)


_KNOWN = """
drop table if exists known_number, known_person, known_code;
create temporary table known_number on commit drop as
  select i.value number, h.id household, h.code from registry_identifier i join registry_person p on p.id = i.person_id and p.merged_into_id is null
  join registry_membership m on m.person_id = p.id and m.left_on is null join registry_household h on h.id = m.household_id and h.closed_on is null
  where h.unit_path >= %(low)s and h.unit_path < %(high)s;
create temporary table known_person on commit drop as
  select p.name_fold folded, p.unit_path path, p.birth_on, coalesce(p.birth_year, extract(year from p.birth_on))::int "year", h.id household, h.code
  from registry_person p join registry_membership m on m.person_id = p.id and m.left_on is null
  join registry_household h on h.id = m.household_id and h.closed_on is null
  where p.merged_into_id is null and p.died_on is null and h.unit_path >= %(low)s and h.unit_path < %(high)s;
create temporary table known_code on commit drop as
  select h.unit_path path, unnest(array[h.code, nullif(h.outside_code, '')]) known, h.id household, h.code from registry_household h
  where h.closed_on is null and h.unit_path >= %(low)s and h.unit_path < %(high)s;
create index on known_number (number);
create index on known_person (path, folded);
create index on known_code (path, known);
analyze known_number; analyze known_person; analyze known_code
"""


def remember_registry(unit_path: str) -> None:
    """Who lives in the unit before anything is written: asked chunk by chunk, while the tables themselves grow."""
    with connection.cursor() as cursor:
        for statement in _KNOWN.split(";\n"):
            cursor.execute(statement, {"low": unit_path, "high": unit_path + "/"})


def in_registry() -> Iterator[tuple[int, int, int, str, str, str, bool]]:
    """Of the chunk: (household of the file, line, household of the registry, its code, how it was found, name, it is the head)."""
    yield from _ask(f"""
        with found as (
          select k.ordinal, k.line, n.household, n.code, 'number' how, k.name, k.is_head from import_key k join known_number n on n.number = k.number
          union all
          select k.ordinal, k.line, p.household, p.code, 'name', k.name, k.is_head from import_key k join known_person p on p.path = k.path and p.folded = vn_fold(k.name)
            and (p.birth_on = (date '1970-01-01' + (k.born - {_EPOCH})) or ((p.birth_on is null or k.born is null) and p."year" = k.year))
          union all
          select k.ordinal, k.line, c.household, c.code, 'code', k.name, true from import_key k join known_code c on c.path = k.path and c.known = k.code where k.code <> ''
        )
        select ordinal, line, household, code, max(how), min(name), bool_or(is_head) from found group by 1, 2, 3, 4
    """)


def _ask(sql: str) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        yield from cursor.fetchall()
