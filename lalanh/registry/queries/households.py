"""Reads of households, within the actor's units."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lalanh.base.errors import NotFound
from lalanh.base.text import fold
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.models import ClassRecord, Household, Membership
from lalanh.units.queries import inside
from lalanh.units.roles import Permission

PAGE = 50


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
    """Who lives there now, the head first."""
    access.check_can_see_household(by, of)
    return of.memberships.filter(left_on=None).select_related("person__ethnicity").order_by("pk")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list page can be narrowed to. `path` is a unit inside the actor's reach, "" all of it."""

    path: str = ""
    poverty_class: str = ""
    ethnicity: str = ""
    group: str = ""
    officer: str = ""
    text: str = ""
    closed: bool = False


def class_records(by: Actor, of: Household) -> QuerySet[ClassRecord]:
    """History of class, newest first, with what was corrected."""
    access.check_can_see_household(by, of)
    return of.class_records.select_related("decision", "corrects")


def by_code(by: Actor, code: str) -> Household:
    """Raises NotFound, also when two villages use the code."""
    found = list(seen(by).filter(code=code.strip())[:2])
    if len(found) != 1:
        raise NotFound(f"Không xác định được hộ có mã {code}.")
    return found[0]


def folded_words(text: str) -> list[str]:
    return fold(text).split()


__all__ = ["PAGE", "Filters", "Q", "by_code", "class_records", "household", "members", "seen"]
