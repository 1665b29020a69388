"""Registrations to leave poverty, and the people who stand by the households."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from lalanh.base.errors import NotFound
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.models import ExitOutcome, ExitRegistration, Household
from lalanh.units import queries as units
from lalanh.units.roles import Permission


def officers(of: Household, on: date) -> QuerySet[units.User]:
    """People at work that day in the commune of the household, in its body or in its village."""
    commune = of.unit_path.rpartition(".")[0]
    posts = units.Posting.objects.at(on).filter(Q(unit__path=commune) | Q(unit__path=of.unit_path))
    rows = units.User.objects.filter(is_active=True, postings__in=posts)
    return rows.distinct().order_by("full_name", "pk")


def seen(by: Actor) -> QuerySet[ExitRegistration]:
    if not by.may(Permission.HOUSEHOLD_READ):
        return ExitRegistration.objects.none()
    return ExitRegistration.objects.filter(units.inside(by.path, "unit_path"))


def registration(by: Actor, registration_id: int) -> ExitRegistration:
    """Raises NotFound outside the actor's units."""
    found = seen(by).select_related("household__village", "officer").filter(pk=registration_id).first()
    if found is None:
        raise NotFound("Không có đăng ký này trong địa bàn của bạn.")
    return found


def of_household(by: Actor, household: Household) -> QuerySet[ExitRegistration]:
    access.check_can_see_household(by, household)
    return household.exit_registrations.select_related("officer").order_by("-year")


def registrations(by: Actor, *, year: int | None = None, officer_id: int | None = None, without: bool = False, outcome: str = "") -> QuerySet[ExitRegistration]:  # fmt: skip
    """In order of the map. `without`: under way and nobody stands by the household."""
    found = seen(by).select_related("household__village", "officer")
    if year:
        found = found.filter(year=year)
    if officer_id:
        found = found.filter(officer_id=officer_id)
    if without:
        found = found.filter(officer=None, outcome=ExitOutcome.OPEN)
    if outcome:
        found = found.filter(outcome=outcome)
    return found.order_by("unit_path", "household__code", "-year")


@dataclass(frozen=True, slots=True)
class Load:
    """What one person stands by in a year."""

    officer_id: int
    name: str
    households: int
    reached: int


def loads(by: Actor, year: int) -> list[Load]:
    """Households per officer, the most first."""
    rows = (
        seen(by).filter(year=year, officer__isnull=False).values("officer_id", "officer__full_name")
        .annotate(all=Count("pk"), reached=Count("pk", filter=Q(outcome=ExitOutcome.REACHED))).order_by("-all", "officer__full_name")
    )  # fmt: skip
    return [Load(row["officer_id"], row["officer__full_name"], row["all"], row["reached"]) for row in rows]


def years(by: Actor) -> list[int]:
    """Years with registrations, the latest first."""
    return list(seen(by).values_list("year", flat=True).distinct().order_by("-year"))


def officers_at_work(by: Actor) -> list[tuple[int, str]]:
    """Those who stand by a household under way, by name."""
    rows = seen(by).filter(outcome=ExitOutcome.OPEN, officer__isnull=False).order_by()
    return sorted(rows.values_list("officer_id", "officer__full_name").distinct(), key=lambda row: row[1])
