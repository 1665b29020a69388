"""Alkire-Foster measures of one group from additive sums, and the names and order of the columns of a table of them.

H: share of persons in households with at least k deprivations; A: their mean share of deprivations; M0 = H x A. Indicators
weigh the same. Base: persons of households of which every indicator is known. Source: Alkire and Foster (2011).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lalanh.engines.poverty.model import Standard

ALL = "all"
"""What stands in every group column of the row of everything."""

COUNTS = ("households", "persons", "poor_households", "near_poor_households", "unknown_households", "poor_persons")


@dataclass(frozen=True, slots=True)
class Measures:
    """Ratios of one group; None where there is nothing to divide by. `uncensored` and `censored` by indicator key."""

    poor_rate: float | None
    h: float | None
    a: float | None
    m0: float | None
    uncensored: Mapping[str, float | None]
    censored: Mapping[str, float | None]


def columns(standard: Standard, by: Sequence[str]) -> tuple[str, ...]:
    """Names of the columns of a table of measures, in order."""
    ratios = ("poor_rate", "measured_persons", "H", "A", "M0")
    return (*by, *COUNTS, *ratios, *(f"u_{key}" for key in standard.keys), *(f"c_{key}" for key in standard.keys))


def ratio(part: int, whole: int) -> float | None:
    """`part` of `whole`, None when there is nothing to divide by. The only division; both are exact until here."""
    return part / whole if whole else None


def measures(sums: Mapping[str, int], standard: Standard) -> Measures:
    """The measures of a group whose sums (names of sql.sums) are `sums`."""
    base, poor, deprived = (
        sums[name] for name in ("measured_persons", "identified_persons", "identified_deprivations")
    )
    indicators = len(standard.keys)
    return Measures(
        poor_rate=ratio(sums["poor_households"], sums["households"]),
        h=ratio(poor, base),
        a=ratio(deprived, indicators * poor),
        m0=ratio(deprived, indicators * base),
        uncensored={key: ratio(sums[f"u_{key}"], base) for key in standard.keys},
        censored={key: ratio(sums[f"c_{key}"], base) for key in standard.keys},
    )
