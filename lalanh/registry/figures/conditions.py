"""The same set of cases twice: as a condition on cells, for sums, and on cases, for the rows behind a figure."""

from django.db.models import F, Q

from lalanh.registry.figures.model import Cases, Count, Resident, Share, Sum, Term
from lalanh.registry.figures.sets import EXCLUDED
from lalanh.registry.models import LISTED, Arrival


def on_cells(cases: Cases) -> Q:
    found = _common(cases)
    if cases.peoples:
        found &= Q(ethnicity__in=cases.peoples)
    if cases.not_peoples:
        found &= ~Q(ethnicity__in=cases.not_peoples)
    if cases.gone is not None:
        found &= Q(gone=cases.gone)
    if cases.deprived:
        found &= Q(deprived__in=cases.deprived)
    return found


def on_cases(cases: Cases) -> Q:
    found = _common(cases)
    if cases.peoples:
        known = [key for key in cases.peoples if key]
        found &= Q(ethnicity__in=known) | Q(ethnicity=None) if "" in cases.peoples else Q(ethnicity__in=known)
    if cases.not_peoples:
        found &= ~Q(ethnicity__in=[key for key in cases.not_peoples if key])
        found &= Q(ethnicity__isnull=False) if "" in cases.not_peoples else Q()
    if cases.gone is not None:
        found &= Q(arrival=Arrival.GONE) if cases.gone else ~Q(arrival=Arrival.GONE)
    if cases.deprived:
        found &= Q(deprivations__in=cases.deprived, unknown_deprivations=0)
    return found


def _common(cases: Cases) -> Q:
    found = Q()
    for column, values in (("opening_class", cases.opening), ("poverty_class", cases.now), ("movement", cases.movement)):  # fmt: skip
        if values:
            found &= Q(**{f"{column}__in": values})
    if cases.kept is not None:
        found &= ~Q(state__in=EXCLUDED) if cases.kept else Q(state__in=EXCLUDED)
    return found


_MINORITY = Q(ethnicity__is_majority=False)
_BOTH = Q(opening_class__in=LISTED, poverty_class__in=LISTED) & ~Q(arrival=Arrival.GONE)
_ASKED_CHILDREN = Q(children__gt=0) | Q(children=None)
_MEASURES: dict[str, Q] = {
    "households": Q(), "persons": Q(), "opening_persons": Q(opening_class__in=LISTED),
    "gained_persons": _BOTH & Q(members__gt=F("opening_members")), "lost_persons": _BOTH & Q(members__lt=F("opening_members")),
    "minority": _MINORITY, "indigenous": Q(is_indigenous=True), "woman_head": Q(head_is_woman=True), "merit": Q(has_merit=True),
    "no_labour": Q(has_no_labour=True), "social": Q(has_social_protection=True),
    "in_no_group": Q(ethnicity__is_majority=True, has_merit=False, has_no_labour=False),
    "in_group": _MINORITY | Q(has_merit=True) | Q(has_no_labour=True),
    "unknown_group": Q(ethnicity=None) | Q(has_merit=None) | Q(has_no_labour=None),
    "unknown_woman_head": Q(head_is_woman=None), "unknown_merit": Q(has_merit=None), "unknown_no_labour": Q(has_no_labour=None),
    "unknown_indigenous": Q(is_indigenous=None), "children": Q(children__gt=0), "children_unknown": Q(children=None),
    "second_poor": Q(second_class="poor"), "second_near_poor": Q(second_class="near_poor"),
} | {f"children_{name}": Q(**{f"children_{name}__gt": 0}) for name in ("malnourished", "uninsured", "out_of_school")} | {
    f"unknown_{name}": _ASKED_CHILDREN & Q(**{f"children_{name}": None}) for name in ("malnourished", "uninsured", "out_of_school")
}  # fmt: skip


def measured(measure: str) -> Q:
    """The cases that add something to a sum of a cell."""
    plain = measure.removesuffix("_persons")
    if measure in _MEASURES or plain in _MEASURES:
        return _MEASURES[measure if measure in _MEASURES else plain]
    kind, _, name = measure.partition("_")
    if kind in ("dep", "pdep"):
        return Q(**{f"dep_{name}": True})
    if kind == "udep":
        return Q(**{f"dep_{name}": None})
    if kind in ("cause", "wish"):
        return Q(**{measure: True})
    raise KeyError(measure)


def behind(term: Term) -> Q | None:
    """The cases behind a figure; None for what is not counted from cases."""
    match term:
        case Sum(parts):
            found = Q(pk__in=())
            for part in parts:
                found |= _one(part)
            return found
        case Resident() | Share():
            return None


def _one(part: Count) -> Q:
    return on_cases(part.cases) & measured(part.measure)
