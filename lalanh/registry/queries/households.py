"""Reads of households, within the actor's units: one, its people, the list with filters and totals."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from lalanh.base import numbers
from lalanh.base.errors import NotFound
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.models import (
    LISTED,
    ClassRecord,
    Ethnicity,
    ExitOutcome,
    ExitRegistration,
    Household,
    HouseholdCount,
    Identifier,
    Membership,
    PovertyClass,
)
from lalanh.registry.queries import search
from lalanh.units.queries import inside
from lalanh.units.roles import Permission

PAGE = 50
NOBODY = "none"
"""As an officer: nobody stands by the household; as a class: never classified."""
GROUPS = {
    "has_merit": "có thành viên là người có công", "has_no_labour": "không có khả năng lao động", "has_social_protection": "có đối tượng bảo trợ xã hội",
    "is_indigenous": "dân tộc tại chỗ", "head_is_woman": "chủ hộ là nữ", "minority": "dân tộc thiểu số",
}  # fmt: skip
_KEPT = {
    "has_merit": "merit", "has_no_labour": "no_labour", "has_social_protection": "social_protection", "is_indigenous": "indigenous",
    "head_is_woman": "women",
}  # fmt: skip
"""Groups whose households are counted with every write: the columns of the kept counts."""
CLASSES = {str(value): str(label) for value, label in PovertyClass.choices} | {NOBODY: "chưa phân loại lần nào"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list can be narrowed to. `path`: a unit inside the actor's reach, "" all of it."""

    path: str = ""
    poverty_class: str = ""
    ethnicity: str = ""
    group: str = ""
    officer: str = ""
    text: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """Of all rows of a list, not only of the page."""

    households: int
    people: int
    poor: int
    near_poor: int


@dataclass(frozen=True, slots=True)
class Line:
    """A household as the list shows it: nothing else is read of fifty households."""

    pk: int
    code: str
    unit_path: str
    head_name: str
    village: str
    commune: str
    commune_path: str
    ethnicity: str
    members: int
    poverty_class: str
    class_year: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of a page; `before` and `after` are the marks of the neighbouring pages, "" at the ends."""

    rows: list[Line]
    before: str
    after: str


def seen(by: Actor) -> QuerySet[Household]:
    """All households of the actor's units, also closed ones; none without the right to read them."""
    if not by.may(Permission.HOUSEHOLD_READ):
        return Household.objects.none()
    return Household.objects.filter(inside(by.path, "unit_path"))


def household(by: Actor, household_id: int) -> Household:
    """With village, commune, head and ethnicity. Raises NotFound outside the actor's units."""
    rows = seen(by).select_related("village__parent", "head", "ethnicity")
    return access.check_can_see_household(by, rows.filter(pk=household_id).first())


def members(by: Actor, of: Household) -> QuerySet[Membership]:
    """Who lives there now, in the order they came into the book, the head first when they came together."""
    access.check_can_see_household(by, of)
    rows = of.memberships.filter(left_on=None).select_related("person__ethnicity", "person__missing_number")
    return rows.prefetch_related("person__identifiers", "person__traits").order_by("joined_on", "pk")


def membership(by: Actor, membership_id: int) -> Membership:
    """Somebody who lives in a household of the actor's units. Raises NotFound."""
    rows = Membership.objects.filter(inside(by.path, "unit_path"), left_on=None)
    found = rows.select_related("household__village__parent", "person__ethnicity").filter(pk=membership_id).first()
    if found is None:
        raise NotFound("Không có thành viên này trong địa bàn của bạn.")
    access.check_can_see_household(by, found.household)
    return found


def numbers_of(by: Actor, person_id: int) -> dict[str, Identifier]:
    """Kind → number of a person of the actor's units."""
    rows = Identifier.objects.filter(inside(by.path, "unit_path"), person_id=person_id)
    return {row.kind: row for row in rows}


def class_records(by: Actor, of: Household) -> QuerySet[ClassRecord]:
    """History of class, newest first, with what was corrected."""
    access.check_can_see_household(by, of)
    return of.class_records.select_related("decision", "corrects", "corrected_by")


def by_code(by: Actor, code: str) -> Household:
    """Raises NotFound, also when two villages use the code."""
    found = list(seen(by).filter(code=code.strip())[:2])
    if len(found) != 1:
        raise NotFound(f"Không xác định được hộ có mã {code}.")
    return found[0]


def filtered(by: Actor, filters: Filters, matches: search.Matches | None = None) -> QuerySet[Household]:
    """`matches`: what the text of the filters finds, when the caller has looked for it already."""
    found = seen(by).filter(closed_on__isnull=not filters.closed)
    if filters.path:
        found = found.filter(inside(filters.path, "unit_path"))
    if filters.poverty_class:
        found = found.filter(poverty_class="" if filters.poverty_class == NOBODY else filters.poverty_class)
    if filters.ethnicity:
        found = found.filter(ethnicity=filters.ethnicity)
    if filters.group == "minority":
        found = found.filter(ethnicity__is_majority=False)
    elif filters.group in GROUPS:
        found = found.filter(**{filters.group: True})
    if filters.officer:
        found = _by_officer(found, filters.officer)
    if filters.text.strip():
        ids = (matches or search.households(by, filters.text, filters.path)).ids
        found = found.extra(where=['"registry_household"."id" = any(%s::bigint[])'], params=[ids])
    return found


def _by_officer(found: QuerySet[Household], officer: str) -> QuerySet[Household]:
    under_way = ExitRegistration.objects.filter(household=OuterRef("pk"), outcome=ExitOutcome.OPEN)
    if officer == NOBODY:
        return found.filter(~Exists(under_way.filter(officer__isnull=False)), poverty_class__in=LISTED)
    if (key := numbers.key(officer)) is None:
        return found.none()
    rows = ExitRegistration.objects.filter(outcome=ExitOutcome.OPEN, officer_id=key)
    return found.filter(pk__in=rows.values("household_id"))


def totals(by: Actor, filters: Filters) -> Totals:
    """Counted from the kept counts when place, class, people and group are all that is asked; else from the rows."""
    if not (filters.closed or filters.officer or filters.text.strip()):
        return _kept_totals(by, filters)
    row = filtered(by, filters).aggregate(
        households=Count("pk"), people=Sum("member_count"), poor=Count("pk", filter=Q(poverty_class=PovertyClass.POOR)),
        near_poor=Count("pk", filter=Q(poverty_class=PovertyClass.NEAR_POOR)),
    )  # fmt: skip
    return Totals(row["households"], row["people"] or 0, row["poor"], row["near_poor"])


def _kept_totals(by: Actor, filters: Filters) -> Totals:
    if not by.may(Permission.HOUSEHOLD_READ):
        return Totals(0, 0, 0, 0)
    rows = HouseholdCount.objects.filter(inside(by.path, "unit_path"))
    if filters.path:
        rows = rows.filter(inside(filters.path, "unit_path"))
    if filters.poverty_class:
        rows = rows.filter(poverty_class="" if filters.poverty_class == NOBODY else filters.poverty_class)
    if filters.ethnicity:
        rows = rows.filter(ethnicity=filters.ethnicity)
    if filters.group == "minority":
        rows = rows.filter(ethnicity__in=Ethnicity.objects.filter(is_majority=False).values("key"))
    part = f"{_KEPT[filters.group]}_" if filters.group in _KEPT else ""
    sums = rows.aggregate(
        n=Sum(f"{part}households"), all=Sum(f"{part}people"), poor=Sum(f"{part}households", filter=Q(poverty_class=PovertyClass.POOR)),
        near=Sum(f"{part}households", filter=Q(poverty_class=PovertyClass.NEAR_POOR)),
    )  # fmt: skip
    return Totals(sums["n"] or 0, sums["all"] or 0, sums["poor"] or 0, sums["near"] or 0)


def listing(by: Actor, filters: Filters, *, after: str = "", before: str = "", size: int = PAGE) -> Page:
    """A page in order of the map, then of codes, after (or before) a mark of `Page`; a deep page costs what the first does."""
    found = filtered(by, filters)
    place, _, code = (before or after).partition("~")
    back = bool(before)
    if place and back:
        found = found.filter(unit_path__lte=place).filter(Q(unit_path__lt=place) | Q(code__lt=code))
    elif place:
        found = found.filter(unit_path__gte=place).filter(Q(unit_path__gt=place) | Q(code__gt=code))
    order = ("-unit_path", "-code") if back else ("unit_path", "code")
    rows = _lines(found.order_by(*order)[: size + 1])
    more = len(rows) > size
    rows = rows[:size][::-1] if back else rows[:size]
    return _page(rows, *((more, True) if back else (bool(place), more)))


def _page(rows: list[Line], before: bool, after: bool) -> Page:
    if not rows:
        return Page([], "", "")
    return Page(rows, mark(rows[0]) if before else "", mark(rows[-1]) if after else "")


def _lines(found: QuerySet[Household]) -> list[Line]:
    rows = found.values_list(
        "pk", "code", "unit_path", "head_name", "village__kind", "village__name", "village__parent__kind", "village__parent__name",
        "village__parent__path", "ethnicity__name", "member_count", "poverty_class", "class_year",
    )  # fmt: skip
    return [
        Line(pk, code, path, head, f"{kind} {name}".strip(), f"{above or ''} {upper or ''}".strip(), upper_path or "", people or "", n, cls, year)
        for pk, code, path, head, kind, name, above, upper, upper_path, people, n, cls, year in rows
    ]  # fmt: skip


def matching(
    by: Actor, filters: Filters, matches: search.Matches, *, after: str = "", before: str = "", size: int = PAGE
) -> tuple[Page, Totals]:
    """`listing` and `totals` of what a text finds, in one look at the at most a thousand households."""
    found = filtered(by, filters, matches).order_by()
    keys = sorted(found.values_list("unit_path", "code", "pk", "member_count", "poverty_class"))
    classes = Counter(row[4] for row in keys)
    sums = Totals(len(keys), sum(row[3] for row in keys), classes[PovertyClass.POOR], classes[PovertyClass.NEAR_POOR])
    place, _, code = (before or after).partition("~")
    end = bisect_left(keys, (place, code)) if before else len(keys)
    start = max(0, end - size) if before else bisect_right(keys, (place, code, inf)) if place else 0
    end = min(end, start + size)
    place_of = {row[2]: n for n, row in enumerate(keys[start:end])}
    rows = sorted(_lines(seen(by).filter(pk__in=place_of)), key=lambda row: place_of[row.pk])
    return _page(rows, start > 0, end < len(keys)), sums


def mark(row: Line) -> str:
    """Where a row stands in the order of the list."""
    return f"{row.unit_path}~{row.code}"


FILED = (
    "code", "head_name", "village__kind", "village__name", "village__parent__kind", "village__parent__name", "address", "ethnicity__name",
    "head_is_woman", "member_count", "poverty_class", "class_year", "has_merit", "has_no_labour", "has_social_protection", "is_indigenous",
)  # fmt: skip
"""What the file of the list takes of a household, in this order."""


def everything(by: Actor, filters: Filters) -> Iterator[tuple[Any, ...]]:
    """All rows of a list in its order as `FILED`, a part at a time: a province's list is never held at once."""
    return filtered(by, filters).order_by("unit_path", "code").values_list(*FILED).iterator(chunk_size=2000)
