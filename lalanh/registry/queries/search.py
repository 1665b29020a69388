"""People and households by what somebody remembers: part of a name without diacritics, a number, a code."""

import re
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from lalanh.base.identifiers import OLD, PERSONAL, stripped
from lalanh.base.text import fold, nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.registry.models import Household, Identifier, Membership, Person
from lalanh.units.queries import inside
from lalanh.units.roles import Permission

_WORD = re.compile(r"[a-z0-9]+", re.ASCII)
_LOOK = 200
"""Rows fetched to put those with the same accents first."""
MOST = 500
"""A name that more people bear than this is no way to find somebody: the list says so."""
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A person found, with the household where they live now (None: in none of the actor's units)."""

    person: Person
    household: Household | None
    exact: bool
    by: str = "name"


def tsqueries(text: str) -> list[str]:
    """Folded words joined by "and": first all but the last as whole words, as people type them, then each as a beginning.
    A single letter is a whole word: so many people are called Y and A. Empty when there are no letters."""
    words = _WORD.findall(fold(text))[:_MOST_WORDS]
    starts = [f"{word}:*" if len(word) > 1 else word for word in words]
    typed = [*words[:-1], *starts[-1:]]
    return list(dict.fromkeys(" & ".join(row) for row in (typed, starts) if row))


def _named(text: str, most: int) -> list[tuple[int, int | None]]:
    """(person, household) rows of the scope of this transaction."""
    for words in tsqueries(text):
        with connection.cursor() as cursor:
            cursor.execute("select person_id, household_id from registry_search(%s, %s)", [words, most])
            if found := cursor.fetchall():
                return list(found)
    return []


@dataclass(frozen=True, slots=True)
class Matches:
    """Households where somebody bears the name, or that bear the code. `cut`: there are more than were looked for.
    `ids` is an array as PostgreSQL writes it: it only goes back there."""

    ids: str
    cut: bool


_MATCHES = """with named as materialized (select household_id from registry_search_in(%(words)s, %(low)s, %(high)s, %(most)s))
select coalesce(array_agg(id), '{}')::text, (select count(*) from named) from (
  select household_id as id from named where household_id is not null
  union select id from registry_household where unit_path >= %(low)s and unit_path < %(high)s and (code = %(code)s or outside_code = %(code)s)
) found"""


def households(by: Actor, text: str, path: str = "") -> Matches:
    """`path`: the unit to which the list is narrowed; a common name is looked for there."""
    code, low = squeeze(nfc(text)), path or by.path
    if not by.may(Permission.HOUSEHOLD_READ) or not code:
        return Matches("{}", False)
    ids, named = "{}", 0
    for words in tsqueries(text) or [""]:
        with connection.cursor() as cursor:
            known: dict[str, str | int] = {"words": words, "low": low, "high": f"{low}/", "most": MOST, "code": code}
            cursor.execute(_MATCHES, known)
            ids, named = cursor.fetchone()
        if named:
            break
    return Matches(ids, named == MOST)


def people(by: Actor, text: str, limit: int = 20) -> list[Hit]:
    """Persons by number, else by name: equal accents first, then by name. None without the right to read households."""
    if not by.may(Permission.HOUSEHOLD_READ):
        return []
    number = stripped(text)
    if number.isdecimal():
        return _by_number(by, number, limit)
    found = dict(_named(text, _LOOK))
    rows = Person.objects.filter(inside(by.path, "unit_path"), pk__in=found).select_related("ethnicity")
    wanted = squeeze(nfc(text)).casefold()
    ranked = sorted(rows, key=lambda row: (wanted not in row.full_name.casefold(), len(row.full_name), row.full_name, row.pk))  # fmt: skip
    homes = _homes([found[row.pk] for row in ranked[:limit]])
    return [Hit(row, homes.get(found[row.pk] or 0), wanted in row.full_name.casefold()) for row in ranked[:limit]]


def _homes(ids: list[int | None]) -> dict[int, Household]:
    rows = Household.objects.select_related("village__parent").filter(pk__in=[key for key in ids if key])
    return {row.pk: row for row in rows}


def _by_number(by: Actor, number: str, limit: int) -> list[Hit]:
    """Only the whole number finds a person: its end must not be tried out."""
    if len(number) not in (PERSONAL, OLD):
        return []
    rows = Identifier.objects.filter(inside(by.path, "unit_path"), value=number, person__merged_into=None)
    people = [row.person for row in rows.select_related("person__ethnicity").order_by("pk")[:limit]]
    homes = Membership.objects.filter(person__in=people, left_on=None).select_related("household__village__parent")
    where = {row.person_id: row.household for row in homes}
    return [Hit(person, where.get(person.pk), True, "number") for person in people]


def coded(by: Actor, text: str, limit: int = 20) -> list[Household]:
    """Households by their code here or in another book."""
    if not by.may(Permission.HOUSEHOLD_READ) or not (plain := squeeze(nfc(text))):
        return []
    rows = Household.objects.filter(inside(by.path, "unit_path")).filter(Q(code=plain) | Q(outside_code=plain))
    return list(rows.select_related("village__parent").order_by("unit_path", "code")[:limit])
