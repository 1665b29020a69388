"""The sets of cases that tables speak of. A case is in the opening by its class of then, in the closing by movement and class."""

from lalanh.registry.figures.model import Cases

POOR, NEAR_POOR = "poor", "near_poor"
STAYERS = ("stayed", "poor_to_near", "near_to_poor", "relapse", "new", "other_in")
"""Movements that end in a class of the list."""
EXCLUDED = ("dropped", "refused")


def opening(cls: str) -> Cases:
    """In the class at the opening, whatever became of it."""
    return Cases(opening=(cls,), kept=None)


def closing(cls: str, peoples: tuple[str, ...] = ()) -> Cases:
    """In the class at the end: recognised or on the way to it, not gone."""
    return Cases(now=(cls,), movement=STAYERS, peoples=peoples)


def moved(cls: str, movement: str) -> Cases:
    """Left the class by `movement`. Who is gone (moved away, merged, died out) was taken off the list for that very reason."""
    return Cases(opening=(cls,), movement=(movement,), kept=None if movement == "other_out" else True)


def came(cls: str, movement: str) -> Cases:
    """Entered the class by `movement`."""
    return Cases(now=(cls,), movement=(movement,))


def pending(cls: str) -> Cases:
    """In the class at the opening, not classified yet."""
    return Cases(opening=(cls,), movement=("pending",))


def excluded(cls: str) -> Cases:
    """In the class at the opening and still there, dropped from the list or refused."""
    return Cases(opening=(cls,), kept=False, gone=False)


def both(cls: str) -> Cases:
    """In a class of the list before and after, now in `cls`: births, deaths and moves of members change its persons."""
    return Cases(opening=(POOR, NEAR_POOR), now=(cls,), movement=("stayed", "poor_to_near", "near_to_poor"))


def standing(*classes: str) -> Cases:
    """Households of the round in these classes that have not gone."""
    return Cases(now=classes, gone=False)


UNCLASSIFIED = standing("unknown")
REVIEWED = Cases(gone=False)
