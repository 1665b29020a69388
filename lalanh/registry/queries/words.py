"""Choices of the registry with their Vietnamese words, for forms and pages."""

from lalanh.registry.actions.links import CLOSING
from lalanh.registry.actions.members import GOING
from lalanh.registry.models import (
    ExitOutcome,
    IdentifierKind,
    LeaveReason,
    NoNumberReason,
    PovertyClass,
    Relation,
    Trait,
)
from lalanh.registry.models.people import SEXES

SEX = dict(SEXES)
RELATIONS = {str(key): str(words) for key, words in Relation.choices}
NOT_HEAD = {key: words for key, words in RELATIONS.items() if key != Relation.HEAD}
NO_NUMBER = {str(key): str(words) for key, words in NoNumberReason.choices}
TRAITS = {str(key): str(words) for key, words in Trait.choices}
CLASSES = {str(key): str(words) for key, words in PovertyClass.choices}
OUTCOMES = {str(key): str(words) for key, words in ExitOutcome.choices if key != ExitOutcome.OPEN}
LEAVING = {str(key): str(LeaveReason(key).label) for key in GOING}
CLOSINGS = {str(key): str(key.label) for key in CLOSING}
NUMBERS = {str(key): str(words) for key, words in IdentifierKind.choices}
