"""Tables of units, bodies and people. No row scope: the map of the State is public, people are guarded by permission."""

from lalanh.units.models.bodies import Body, BodyAlias, BodyKind, BodySuccession
from lalanh.units.models.people import LoginEvent, LoginOutcome, Posting, User
from lalanh.units.models.places import Confidence, Level, Unit, UnitGrade, UnitLink

__all__ = [
    "Body",
    "BodyAlias",
    "BodyKind",
    "BodySuccession",
    "Confidence",
    "Level",
    "LoginEvent",
    "LoginOutcome",
    "Posting",
    "Unit",
    "UnitGrade",
    "UnitLink",
    "User",
]
