"""Persons who may be written down twice: same number; same folded name and birth in a village; names that differ by a slip."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, islice

from django.db.models import Count, Prefetch, QuerySet

from lalanh.kernel.actor import Actor
from lalanh.registry.likeness import distance, pairs_alike
from lalanh.registry.models import Identifier, IdentifierKind, Membership, MergeRecord, NotDuplicate, Person
from lalanh.units.queries import inside
from lalanh.units.roles import Permission

REASONS = {
    "number": "cùng số giấy tờ", "name": "cùng tên, cùng năm sinh, cùng thôn", "alike": "tên gần giống, cùng năm sinh, cùng thôn",
}  # fmt: skip
LIMIT = 200
_SLIPS = 2
_EACH = 10
"""Pairs of one group: thirty people with one false birth date must not drown the rest."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons, the smaller id first, and why they are shown."""

    one: Person
    other: Person
    reason: str


def people(by: Actor, path: str = "") -> QuerySet[Person]:
    """Persons of the actor's units who are not merged away; `path` narrows to a unit inside."""
    if not by.may(Permission.HOUSEHOLD_READ):
        return Person.objects.none()
    found = Person.objects.filter(inside(by.path, "unit_path"), merged_into=None)
    return found.filter(inside(path, "unit_path")) if path else found


def candidates(by: Actor, path: str, limit: int = LIMIT) -> list[Pair]:
    """Pairs to look at within a unit, surest first; without those already decided. Names are compared within a village."""
    found: dict[tuple[int, int], str] = {}
    own = people(by, path)
    for pair in _same_number(own):
        found[pair] = "number"
    for reason, pairs in (("name", _same_name(own)), ("alike", _alike(own))):
        for pair in _without_other_numbers(pairs):
            found.setdefault(pair, reason)
    decided = set(
        NotDuplicate.objects.filter(one__in={a for a, _ in found}, other__in={b for _, b in found}).values_list(
            "one_id", "other_id"
        )
    )
    return _pairs([(pair, reason) for pair, reason in found.items() if pair not in decided][:limit])


def _grouped(rows: Iterable[tuple[object, int]]) -> list[tuple[int, int]]:
    """(key, person) rows → pairs that share the key."""
    groups: dict[object, list[int]] = defaultdict(list)
    for key, person in rows:
        groups[key].append(person)
    return [pair for members in groups.values() for pair in islice(combinations(sorted(set(members)), 2), _EACH)]


def _same_number(own: QuerySet[Person]) -> list[tuple[int, int]]:
    rows = Identifier.objects.filter(person__in=own)
    doubled = rows.values("kind", "value").annotate(n=Count("person")).filter(n__gt=1).values("value")[:LIMIT]
    return _grouped(
        ((kind, value), person)
        for kind, value, person in rows.filter(value__in=doubled).values_list("kind", "value", "person")
    )


def _without_other_numbers(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Two personal numbers that differ by more than a slip are two people."""
    ids = {pk for pair in pairs for pk in pair}
    rows = Identifier.objects.filter(person__in=ids, kind=IdentifierKind.PERSONAL_NUMBER)
    numbers = dict(rows.values_list("person", "value"))
    return [
        (a, b)
        for a, b in pairs
        if a not in numbers or b not in numbers or distance(numbers[a], numbers[b], _SLIPS) <= _SLIPS
    ]


def _living(own: QuerySet[Person]) -> QuerySet[Person]:
    return own.filter(memberships__left_on=None, memberships__isnull=False, died_on=None)


def _same_name(own: QuerySet[Person]) -> list[tuple[int, int]]:
    rows = _living(own).values_list("unit_path", "name_fold", "birth_on", "birth_year", "pk")
    return _grouped(
        ((path, name, born.year if born else year), pk)
        for path, name, born, year, pk in rows.iterator(chunk_size=5000)
        if born or year
    )


def _alike(own: QuerySet[Person]) -> list[tuple[int, int]]:
    """Blocked by village, sex and year, so that nobody is compared with a whole commune."""
    blocks: dict[object, list[tuple[int, str]]] = defaultdict(list)
    rows = _living(own).values_list("unit_path", "sex", "birth_on", "birth_year", "pk", "name_fold")
    for path, sex, born, year, pk, name in rows.iterator(chunk_size=5000):
        if born or year:
            blocks[(path, sex, born.year if born else year)].append((pk, name))
    return [pair for block in blocks.values() if len(block) > 1 for pair in pairs_alike(block)]


def _with_home(rows: QuerySet[Person]) -> QuerySet[Person]:
    homes = Membership.objects.filter(left_on=None).select_related("household__village")
    return rows.select_related("ethnicity").prefetch_related(
        "identifiers", Prefetch("memberships", queryset=homes, to_attr="homes")
    )


def _pairs(found: list[tuple[tuple[int, int], str]]) -> list[Pair]:
    ids = {pk for pair, _ in found for pk in pair}
    known = {row.pk: row for row in _with_home(Person.objects.filter(pk__in=ids))}
    return [Pair(known[a], known[b], reason) for (a, b), reason in found if a in known and b in known]


def pair(by: Actor, one: int, other: int) -> tuple[Person, Person] | None:
    """Two persons of the actor's units, neither merged away, the smaller id first; None otherwise."""
    found = list(_with_home(people(by).filter(pk__in=[one, other])).order_by("pk"))
    return (found[0], found[1]) if len(found) == 2 else None


def same_number(by: Actor, persons: Iterable[Person]) -> list[Identifier]:
    """Numbers of these persons that somebody else in the actor's units bears too (the other's rows)."""
    ids = [row.pk for row in persons]
    values = Identifier.objects.filter(person__in=ids).values("value")
    rows = Identifier.objects.filter(inside(by.path, "unit_path"), value__in=values, person__merged_into=None)
    return list(rows.exclude(person__in=ids).select_related("person").order_by("pk")[:20])


def merges(by: Actor, path: str = "") -> QuerySet[MergeRecord]:
    """What was merged, newest first; also what was undone."""
    found = MergeRecord.objects.filter(inside(path or by.path, "unit_path")).filter(inside(by.path, "unit_path"))
    return found.select_related("kept", "gone").order_by("-pk")


__all__ = ["REASONS", "Pair", "candidates", "merges", "pair", "people", "same_number"]
