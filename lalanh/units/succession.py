"""Which older units became part of a unit, wholly or not: what a series over a reorganisation rests on. The map is public."""

from collections import defaultdict
from dataclasses import dataclass

from lalanh.units.models import Level, Unit, UnitLink
from lalanh.units.queries import inside


@dataclass(frozen=True, slots=True)
class Territory:
    """Villages that make up a unit over time. `own`: below it on some day; `inherited`: village path → the old unit that went wholly into it;
    `unclear`: old units of which only a part, or an unknown part, came."""

    own: tuple[str, ...]
    inherited: dict[str, Unit]
    unclear: tuple[Unit, ...]

    @property
    def paths(self) -> list[str]:
        return [*self.own, *self.inherited]


def territory(of: Unit) -> Territory:
    """A village with links of its own goes where they say; else its nearest linked unit above decides."""
    own = tuple(Unit.objects.filter(inside(of.path), level=Level.VILLAGE).values_list("path", flat=True))
    olds = _predecessors(of)
    whole = _whole(of, olds)
    linked = set(Unit.objects.filter(successors__isnull=False).values_list("path", flat=True))
    inherited: dict[str, Unit] = {}
    unclear: list[Unit] = []
    for old in olds.values():
        below = list(Unit.objects.filter(inside(old.path), level=Level.VILLAGE).values_list("path", flat=True))
        its_own = [path for path in below if _deciding(path, linked) == old.path and path not in own]
        if old.pk in whole:
            inherited |= dict.fromkeys(its_own, old)
        elif its_own or not below:
            unclear.append(old)
    return Territory(own, inherited, tuple(unclear))


def _predecessors(of: Unit) -> dict[int, Unit]:
    """Old units with a link into the unit or something below it, back through several reorganisations."""
    found: dict[int, Unit] = {}
    frontier = UnitLink.objects.filter(inside(of.path, "new__path")).select_related("old")
    while True:
        fresh = {link.old_id: link.old for link in frontier if link.old_id not in found}
        fresh = {pk: unit for pk, unit in fresh.items() if not (unit.path == of.path or unit.path.startswith(of.path + "."))}  # fmt: skip
        if not fresh:
            return found
        found |= fresh
        frontier = UnitLink.objects.filter(new__in=fresh).select_related("old")


def _whole(of: Unit, olds: dict[int, Unit]) -> set[int]:
    """Old units all of whose successors lie in the unit, or in what went wholly into it: shares need not be known for that."""
    goes: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for link in UnitLink.objects.filter(old__in=olds).select_related("new"):
        goes[link.old_id].append((link.new_id, link.new.path))
    whole: set[int] = set()
    while True:
        more = {pk for pk, places in goes.items() if pk not in whole and all(_is_in(of, whole, place) for place in places)}  # fmt: skip
        if not more:
            return whole
        whole |= more


def _is_in(of: Unit, whole: set[int], place: tuple[int, str]) -> bool:
    pk, path = place
    return pk in whole or path == of.path or path.startswith(of.path + ".")


def _line(path: str) -> list[str]:
    parts = path.split(".")
    return [".".join(parts[: at + 1]) for at in range(len(parts))]


def _deciding(path: str, linked: set[str]) -> str | None:
    return next((place for place in reversed(_line(path)) if place in linked), None)
