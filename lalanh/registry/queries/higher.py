"""Higher lines of provinces, beside the national ones."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lalanh.base.errors import NotFound
from lalanh.engines.poverty import load
from lalanh.engines.poverty.facts import Area
from lalanh.kernel.actor import Actor
from lalanh.registry.models import HigherLine, ReviewRound
from lalanh.units import queries as units

AREAS = {"rural": "nông thôn", "urban": "thành thị"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A line in an area: national, and as the resolution sets it (None: stays national)."""

    name: str
    area: str
    national: int
    own: int | None


def rows(by: Actor) -> QuerySet[HigherLine]:
    """Of the actor's units and above (row security), the latest first."""
    return HigherLine.objects.order_by("-valid_from", "-pk")


def row(by: Actor, higher_id: int) -> HigherLine:
    """Raises NotFound."""
    if (found := rows(by).filter(pk=higher_id).first()) is None:
        raise NotFound("Không có mức chuẩn riêng này.")
    return found


def amounts(of: HigherLine) -> list[Amount]:
    lines = load.standard(of.standard).lines
    return [
        Amount(line.name, label, line.amounts[Area(area)], of.lines.get(key, {}).get(area))
        for key, line in lines.items()
        for area, label in AREAS.items()
    ]


def used_by(by: Actor, of: HigherLine) -> list[ReviewRound]:
    """Rounds that were opened under these lines, as far as the actor sees them."""
    if of.locked_at is None:
        return []
    found = ReviewRound.objects.filter(
        units.inside(of.unit_path, "unit_path"), opened_at__gte=of.locked_at, review_on__gte=of.valid_from
    )
    found = found.filter(review_on__lte=of.valid_to) if of.valid_to else found
    return [one for one in found.order_by("-opens_on")[:50] if of.standard in (one.standard, one.second_standard)]
