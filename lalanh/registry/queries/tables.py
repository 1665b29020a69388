"""Point tables (B1) of the instruments, as far as somebody loaded them."""

from django.db.models import Count, QuerySet, Sum

from lalanh.base.errors import NotFound
from lalanh.kernel.actor import Actor
from lalanh.registry.models import PointTable


def in_use(standard: str, area: str) -> PointTable | None:
    """The locked table for a standard and area that reaches the actor's units (row security), the latest lock first."""
    found = PointTable.objects.filter(standard=standard, area=area, locked_at__isnull=False)
    return found.prefetch_related("items").order_by("-locked_at").first()


def tables(by: Actor) -> QuerySet[PointTable]:
    """Tables of the actor's units and above, with the number of answers and the sum of points."""
    return PointTable.objects.annotate(answers=Count("items"), total=Sum("items__points")).order_by(
        "standard", "zone", "area", "-pk"
    )


def table(by: Actor, table_id: int) -> PointTable:
    """Raises NotFound."""
    found = tables(by).filter(pk=table_id).first()
    if found is None:
        raise NotFound("Không có bảng điểm này.")
    return found
