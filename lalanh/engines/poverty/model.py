"""A standard of poverty as values: who is measured against what, and how far each value is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from lalanh.engines.poverty.facts import Area


class Class(StrEnum):
    """Result of a review. NOT_POOR: neither poor nor near-poor, and nothing says which of the two classes above."""

    POOR = "poor"
    NEAR_POOR = "near_poor"
    AVERAGE = "average"
    BETTER_OFF = "better_off"
    NOT_POOR = "not_poor"
    UNKNOWN = "unknown"


class Route(StrEnum):
    """What makes a household poor."""

    INCOME = "income"
    DEPRIVATION = "deprivation"
    BOTH = "both"


class Confidence(StrEnum):
    """How far a value is known; the marks of domain/standards.md."""

    SOURCE = "source"
    DRAFT = "draft"
    INFER = "infer"
    RECALL_HIGH = "recall-high"
    RECALL_MED = "recall-med"
    RECALL_LOW = "recall-low"


class DefinedBy(StrEnum):
    """Where the definition of an indicator stands: in the instrument, only in a draft of it, or nowhere that was seen."""

    INSTRUMENT = "instrument"
    DRAFT = "draft"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a value comes from and when that was last looked at."""

    source: str
    confidence: Confidence
    checked_on: date
    article: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    value: date
    citation: Citation


@dataclass(frozen=True, slots=True)
class Count:
    value: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Line:
    """An amount for each area: đồng a person a month, or points. An amount equal to the line is not above it."""

    key: str
    name: str
    amounts: Mapping[Area, int]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Outcome:
    cls: Class
    route: Route | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Incomes above the band before and not above the line `up_to` (None: no upper end)."""

    up_to: str | None
    many: Outcome
    few: Outcome

    @property
    def depends(self) -> bool:
        """Whether the number of deprivations decides inside this band."""
        return self.many != self.few


@dataclass(frozen=True, slots=True)
class Points:
    """Scoring by TT of the standard: points of one deprivation, and the B1 that stands for each line."""

    per_deprivation: Count
    cut_offs: Mapping[str, Line]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number or list inside a definition, with its own source where that differs from the indicator's."""

    value: Any
    citation: Citation


@dataclass(frozen=True, slots=True)
class Indicator:
    """One basic social service. `deprived_when`, `test` and `parameters` are absent when no definition was seen."""

    key: str
    name: str
    dimension: str
    defined_by: DefinedBy
    citation: Citation
    deprived_when: str | None = None
    test: str | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=lambda: MappingProxyType({}))

    def value(self, name: str) -> Any:
        """The parameter `name` of the definition."""
        return self.parameters[name].value


@dataclass(frozen=True, slots=True)
class Case:
    """An example of the rule: so many indicators deprived, so many not known, the rest not deprived."""

    area: Area
    income: int | None
    b1: int | None
    deprived: int
    unknown: int
    outcome: Outcome
    shows: str


@dataclass(frozen=True, slots=True)
class Standard:
    """A poverty standard between two dates. `extended_by` names the decision of a province that raised a line."""

    id: str
    title: str
    instrument: str
    short: str
    valid_from: Day
    valid_to: Day
    in_force: Day | None
    years: range
    lines: Mapping[str, Line]
    minimum: Count
    bands: tuple[Band, ...]
    points: Points
    dimensions: Mapping[str, str]
    indicators: tuple[Indicator, ...]
    cases: tuple[Case, ...]
    gaps: tuple[str, ...]
    extended_by: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the indicators, in the order of the law."""
        return tuple(indicator.key for indicator in self.indicators)

    def indicator(self, key: str) -> Indicator:
        """The indicator `key`; KeyError when the standard has none such."""
        for indicator in self.indicators:
            if indicator.key == key:
                return indicator
        raise KeyError(key)

    def ladder(self, area: Area) -> tuple[tuple[Band, int | None], ...]:
        """The bands from below with their upper line in đồng in `area`."""
        return tuple((band, self.lines[band.up_to].amounts[area] if band.up_to else None) for band in self.bands)

    def cut_offs(self, area: Area) -> tuple[tuple[Band, int], ...]:
        """The bands that B1 points can tell in `area`, from below, with their cut-off; empty when there are none."""
        found = ((band, self.points.cut_offs.get(band.up_to or "")) for band in self.bands)
        return tuple((band, line.amounts[area]) for band, line in found if line is not None and area in line.amounts)
