"""What the pages of the reviews share."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from lalanh.base.errors import NotFound
from lalanh.registry import review_words as words
from lalanh.registry.queries import rounds
from lalanh.units import queries as units
from lalanh.web.staff.households.desk import answer, typed_version
from lalanh.web.ui.request import Request

FORM = "staff/reviews/form.html"
Crumb = tuple[str, str]

__all__ = ["FORM", "answer", "commune_in", "crumbs", "files", "number", "typed_version", "upload"]


def crumbs(of: Any = None, place: Any = None, *more: Crumb) -> Sequence[Crumb]:
    """The rounds, a round, the commune on its board, a village."""
    found = [("Rà soát", reverse("rounds"))]
    if of is not None:
        found.append((of.name, reverse("round", args=[of.pk])))
    if place is not None:
        commune = place.village.parent
        if commune and commune.path != of.unit_path:
            found.append((commune.full_name, f"{reverse('round', args=[of.pk])}?xa={commune.pk}"))
        found.append((place.village.full_name, reverse("review-village", args=[place.pk])))
    return [*found, *more]


def commune_in(request: Request, round_id: int, unit_id: int, *, seen: bool = False) -> tuple[Any, Any]:
    """The round and a commune of it within the actor's reach; with `seen` also that of the actor's own village. Raises NotFound."""
    of = rounds.review_round(request.actor, round_id)
    unit = units.unit(unit_id)
    inside = unit.path == of.unit_path or unit.path.startswith(of.unit_path + ".")
    if (
        unit.level != "commune"
        or not inside
        or not (request.actor.reaches(unit.path) or (seen and request.actor.under(unit.path)))
    ):
        raise NotFound("Không có xã này trong đợt rà soát thuộc địa bàn của bạn.")
    return of, unit


def files(request: Request) -> Any:
    """For a form with a file."""
    return request.FILES or None


def upload(sent: Any) -> tuple[str, str, bytes] | None:
    """Name, media type and content of a file that came with a form."""
    return (sent.name or "tep", sent.content_type or "application/octet-stream", sent.read()) if sent else None


def number(request: HttpRequest, name: str) -> int | None:
    """A key in the query, None when it is no number."""
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 15 else None


def step_of(slug: str) -> str:
    """The step whose part of the address this is; "" for none."""
    return next((str(step) for step, part in words.SLUGS.items() if part == slug), "")
