"""Tables 14 and 15: households with their members, by village. As they were known on the day the round was closed, else today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from lalanh.kernel.actor import Actor
from lalanh.registry.actions import reads
from lalanh.registry.figures import cases, read, sets
from lalanh.registry.figures.conditions import on_cases
from lalanh.registry.figures.tables import LISTS
from lalanh.registry.models import WISHES, Relation, ReviewCase, ReviewRound
from lalanh.units import queries as units

RELATIONS = {str(value): str(label) for value, label in Relation.choices}
STANDING = {
    "stayed": "cũ", "relapse": "tái", "new": "mới", "poor_to_near": "mới", "near_to_poor": "mới", "other_in": "mới",
}  # fmt: skip
"""New, back, or on the list before. Who comes from the other class or from elsewhere is new on this list."""
_FIELD, _MEMBER = "\x1f", "\x1e"
_SQL = f"""
select c.id, v.kind || ' ' || v.name || ', ' || u.kind || ' ' || u.name, c.head_name, h.code, e.name, c.movement, c.has_merit, c.is_indigenous, c.has_no_labour,
  {", ".join(f"c.wish_{name}" for name in WISHES)}, c.household_id, coalesce(people.packed, '')
from registry_reviewcase c
join units_unit v on v.id = c.village_id
join units_unit u on u.id = v.parent_id
join registry_household h on h.id = c.household_id
left join registry_ethnicity e on e.key = c.ethnicity_id
left join (
  select k.id, string_agg(concat(translate(p.full_name, E'\\x1e\\x1f', ''), E'\\x1f', p.sex, E'\\x1f', coalesce(extract(year from p.birth_on)::int, p.birth_year), E'\\x1f',
    pe.name, E'\\x1f', m.relation), E'\\x1e' order by (m.relation <> 'head'), m.id) packed
  from registry_reviewcase k
  join registry_membership m on m.household_id = k.household_id and m.joined_on <= %(on)s and (m.left_on is null or m.left_on > %(on)s)
    and not exists (select 1 from registry_memberanswer a where a.case_id = k.id and a.person_id = m.person_id and not a.is_present)
  join registry_person p on p.id = m.person_id
  left join registry_ethnicity pe on pe.key = p.ethnicity_id
  where k.id = any(%(ids)s) group by k.id
) people on people.id = c.id
where c.id = any(%(ids)s)
order by c.unit_path, c.id
"""  # noqa: S608 - the names are ours
_WISHES = slice(9, 9 + len(WISHES))
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    sex: str
    birth_year: int | None
    ethnicity: str | None
    relation: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A household of the list. Flags None: not known. `members` is empty when nobody is in the book on that day."""

    case_id: int
    household_id: int
    village: str
    head: str
    code: str
    ethnicity: str | None
    standing: str
    has_merit: bool | None
    is_indigenous: bool | None
    has_no_labour: bool | None
    wishes: tuple[bool, ...]
    members: tuple[Member, ...]

    @property
    def named_wishes(self) -> str:
        """The kinds of support asked for, in words."""
        return ", ".join(words for words, asked in zip(WISHES.values(), self.wishes, strict=True) if asked)


def found(by: Actor, round_: ReviewRound, number: int, unit: units.Unit) -> Any:
    """The cases of list 14 or 15, to be paged. Raises NotAllowed, NotFound."""
    cases.check_may_open(by)
    read.check_unit(by, round_, unit.path)
    condition = on_cases(sets.closing(LISTS[number][1]))
    return ReviewCase.objects.filter(units.inside(unit.path, "unit_path"), condition, round=round_)


def page(by: Actor, round_: ReviewRound, number: int, unit: units.Unit, mark: str, on: date) -> tuple[cases.Page, list[Listed]]:  # fmt: skip
    """A page with members; the reading is logged as sensitive."""
    rows = found(by, round_, number, unit)
    this = cases.page(rows, mark, 20)
    listed = list(_read([case.pk for case in this.rows], as_of(round_, on)))
    reads.log_read(by=by, what=f"xem danh sách biểu {number}", unit_path=unit.path, rows=len(listed))
    return this, listed


def everything(by: Actor, round_: ReviewRound, number: int, unit: units.Unit, on: date) -> Iterator[Listed]:
    """The whole list, read in batches; logged as sensitive before the first row."""
    ids = list(found(by, round_, number, unit).order_by("unit_path", "pk").values_list("pk", flat=True))
    reads.log_read(by=by, what=f"xuất danh sách biểu {number}", unit_path=unit.path, rows=len(ids))
    day = as_of(round_, on)
    return (row for at in range(0, len(ids), BATCH) for row in _read(ids[at : at + BATCH], day))


def as_of(round_: ReviewRound, on: date) -> date:
    return timezone.localdate(round_.closed_at) if round_.closed_at else on


def _read(ids: list[int], on: date) -> Iterator[Listed]:
    """Members come packed into one text a household: half the time of a row each."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"ids": ids, "on": on})
        rows = cursor.fetchall()
    for row in rows:
        members = tuple(_member(text.split(_FIELD)) for text in row[-1].split(_MEMBER)) if row[-1] else ()
        yield Listed(
            row[0], row[-2], row[1].strip(), row[2], row[3], row[4], STANDING.get(row[5], ""), row[6], row[7], row[8], tuple(row[_WISHES]), members
        )  # fmt: skip


def _member(fields: list[str]) -> Member:
    name, sex, year, ethnicity, relation = fields
    return Member(name, sex, int(year) if year else None, ethnicity or None, RELATIONS.get(relation, ""))
