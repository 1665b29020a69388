"""What each way of testing an indicator needs from the standard's file, and the check of each such value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from lalanh.engines.poverty.facts import Device, Latrine, School, Water
from lalanh.engines.poverty.nodes import Node


class Service(StrEnum):
    """A service of telecommunication that a member may use."""

    PHONE = "phone"
    INTERNET = "internet"


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages `start` and over, under `below` (None: no end), born in `born_from` or later when that is given."""

    start: int
    below: int | None = None
    born_from: int | None = None
    finished: frozenset[School] = frozenset()
    level: School | None = None


@dataclass(frozen=True, slots=True)
class Retirement:
    """End of working age: `months` in `year`, `step` months more each later year, at most `most`."""

    year: int
    months: int
    step: int
    most: int

    def in_year(self, year: int) -> int:
        """Retirement age in months in `year`; before the table begins, its first value."""
        return min(self.months + self.step * max(0, year - self.year), self.most)


def _choices(kind: type[StrEnum]) -> Callable[[Node], frozenset[StrEnum]]:
    return lambda node: frozenset(one.choice(kind) for one in node.each())


def _bands(node: Node) -> tuple[AgeBand, ...]:
    return tuple(_band(one) for one in node.each())


def _band(node: Node) -> AgeBand:
    node.mapping("from", "below", "born_from", "finished", "level")
    below, born, finished, level = (node.get(key) for key in ("below", "born_from", "finished", "level"))
    if (finished is None) == (level is None):
        raise node.fail("cần finished hoặc level, không cả hai")
    found = AgeBand(
        start=node.need("from").integer(),
        below=below.integer(1) if below else None,
        born_from=born.integer(1900) if born else None,
        finished=frozenset(one.choice(School) for one in finished.each()) if finished else frozenset(),
        level=level.choice(School) if level else None,
    )
    if found.below is not None and found.below <= found.start:
        raise node.fail("below phải lớn hơn from")
    return found


def _retirement(node: Node) -> Retirement:
    node.mapping("year", "months", "step", "most")
    return Retirement(*(node.need(key).integer() for key in ("year", "months", "step", "most")))


def _flag(node: Node) -> bool:
    if not isinstance(node.raw, bool):
        raise node.fail("phải là true hoặc false")
    return node.raw


def _positive(node: Node) -> int:
    return node.integer(1)


Check = Callable[[Node], Any]

_TESTS: dict[str, dict[str, Check]] = {
    "no_stable_job": {"age_from": _positive, "retirement_male": _retirement, "retirement_female": _retirement},
    "many_dependents": {"child_below": _positive, "over_percent": _positive},
    "malnourished_child": {"child_below": _positive},
    "uninsured": {"age_from": _positive},
    "untreated_illness": {},
    "schooling_by_age": {"bands": _bands, "on_job_certificate": _flag},
    "child_out_of_level": {"bands": _bands, "higher_level_is_right": _flag},
    "child_out_of_school": {"age_from": _positive, "age_below": _positive},
    "weak_house": {"weak_parts": _positive},
    "small_house": {"dm2_per_person": _positive},
    "unclean_water": {"clean": _choices(Water)},
    "unclean_latrine": {"clean": _choices(Latrine)},
    "nobody_connected": {"services": _choices(Service)},
    "no_device": {"devices": _choices(Device), "loudspeaker": _flag},
}
TESTS: Mapping[str, Mapping[str, Check]] = MappingProxyType(_TESTS)
"""Way of testing -> its parameters, each with the check of the file's value."""
