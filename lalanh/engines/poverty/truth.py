"""Yes, no and not known, joined without guessing, with the names of the answers that are missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Truth: TypeAlias = bool | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """`fields`: the answers that would be needed when `value` is None, else empty."""

    value: Truth
    fields: tuple[str, ...] = ()


def known(value: Truth, field: str) -> Judgement:
    """`value` as answered in `field`."""
    return Judgement(value, () if value is not None else (field,))


def negated(one: Judgement) -> Judgement:
    """No for yes and yes for no; not known stays so."""
    return Judgement(None if one.value is None else not one.value, one.fields)


def every(*parts: Judgement) -> Judgement:
    """No when one part is no; not known when one is not known; else yes."""
    if any(part.value is False for part in parts):
        return Judgement(False)
    return _joined(parts, True)


def some(*parts: Judgement) -> Judgement:
    """Yes when one part is yes; not known when one is not known; else no."""
    if any(part.value is True for part in parts):
        return Judgement(True)
    return _joined(parts, False)


def _joined(parts: Iterable[Judgement], otherwise: bool) -> Judgement:
    fields = tuple(dict.fromkeys(field for part in parts for field in part.fields))
    return Judgement(None, fields) if fields else Judgement(otherwise)


def agreed(cases: Iterable[Judgement], field: str) -> Judgement:
    """The judgement that all possible `cases` give; not known for want of `field` when they differ."""
    found = tuple(cases)
    values = {case.value for case in found}
    if len(values) == 1:
        return _joined(found, bool(found[0].value))
    fields = (field, *(one for case in found for one in case.fields))
    return Judgement(None, tuple(dict.fromkeys(fields)))
