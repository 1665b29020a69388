"""What the sources leave open, filled in so that every balance closes: flows by kind and by people, residents by year. INVENTED where not published."""

from dataclasses import dataclass, fields
from types import MappingProxyType

from lalanh.registry.demo.published import (
    LEFT_POVERTY_2022,
    NEAR_TO_POOR_2022,
    OPENING_2022,
    RELAPSED_2022,
    YEAR_ENDS,
    Stock,
)

RESIDENTS = MappingProxyType({2021: 143_561, 2022: 146_800, 2023: 149_410, 2024: 151_600})
"""2021 published (S20); 2022 and 2023 are what makes the published rates 10.86 and 6.84 come out; 2024 invented."""
MINORITY_RESIDENTS = MappingProxyType({2021: 75_576, 2022: 77_280, 2023: 78_650, 2024: 79_800})
"""2021 published (S20), later years at the same share, invented."""

DOUBLES = YEAR_ENDS[2021].minority_poor - OPENING_2022.minority_poor
"""Households counted poor at the end of 2021 that turned out to be listed twice: 41, all of ethnic minorities."""
LEFT_OUT = OPENING_2022.poor - (YEAR_ENDS[2021].poor - DOUBLES)
"""Households that the list of 2021 had left out: 3, of the majority. With the doubles they explain 22,027 against 21,989."""

NEAR_MINORITY = MappingProxyType({2021: 7_980})


@dataclass(frozen=True, slots=True)
class Flows:
    """Between the opening and the closing of a year; the words are those of registry.models.Movement."""

    poor_to_near: int
    poor_to_above: int
    poor_gone: int
    near_to_poor: int
    near_to_above: int
    near_gone: int
    relapse_poor: int
    relapse_near: int
    new_poor: int
    new_near: int
    came_poor: int
    came_near: int

    def close(self, opening: tuple[int, int]) -> tuple[int, int]:
        """Poor and near-poor households at the end (table 2: 9 = 1-2-3-4+5+6+7+8; table 3 its mirror)."""
        poor, near = opening
        poor += self.near_to_poor + self.relapse_poor + self.new_poor + self.came_poor
        near += self.poor_to_near + self.relapse_near + self.new_near + self.came_near
        poor -= self.poor_to_near + self.poor_to_above + self.poor_gone
        near -= self.near_to_poor + self.near_to_above + self.near_gone
        return poor, near


def opening(year: int) -> Stock:
    """What the year opened with: the closing before, but for 2022."""
    return OPENING_2022 if year == 2022 else YEAR_ENDS[year - 1]


def _balanced(year: int, to_near: int, near_gone: int, relapse_near: int, new_near: int, came_near: int, poor: dict[str, int]) -> Flows:  # fmt: skip
    """The rest of the flows from what is told: leaving near-poverty is what is left over."""
    start, end = opening(year), YEAR_ENDS[year]
    left = (
        start.near_poor
        + to_near
        + relapse_near
        + new_near
        + came_near
        - poor["near_to_poor"]
        - near_gone
        - end.near_poor
    )
    return Flows(
        poor_to_near=to_near, near_to_above=left, near_gone=near_gone, relapse_near=relapse_near, new_near=new_near, came_near=came_near, **poor
    )  # fmt: skip


def _poor(year: int, out: int, gone: int, near_to_poor: int, relapse: int, came: int, to_near: int) -> dict[str, int]:
    """Flows of the poor: new poverty is what is left over."""
    new = YEAR_ENDS[year].poor - (opening(year).poor - out - gone + near_to_poor + relapse + came)
    return {
        "poor_to_above": out - to_near, "poor_gone": gone, "near_to_poor": near_to_poor, "relapse_poor": relapse, "new_poor": new, "came_poor": came,
    }  # fmt: skip


FLOWS = MappingProxyType(
    {
        2022: _balanced(2022, 3_105, 18, 24, 612, 0, _poor(2022, LEFT_POVERTY_2022, 40, NEAR_TO_POOR_2022, RELAPSED_2022, 0, 3_105)),
        2023: _balanced(2023, 1_650, 25, 29, 488, 3, _poor(2023, 6_147, 58, 141, 21, 6, 1_650)),
        2024: _balanced(2024, 1_480, 19, 22, 331, 2, _poor(2024, 3_870, 41, 96, 17, 4, 1_480)),
    }
)  # fmt: skip
"""2022: the poor as published, 40 "khác giảm" from 15,983 against 15,943. The other years are invented around the published ends."""


def by_people(year: int, minority_opening: tuple[int, int]) -> tuple[Flows, Flows]:
    """The year's flows of ethnic minorities and of the majority: by their part of the opening, to the published poor minority households."""
    whole, start = FLOWS[year], opening(year)
    part = {"poor": minority_opening[0] / start.poor, "near": minority_opening[1] / start.near_poor}
    mine = {one.name: round(getattr(whole, one.name) * part["near" if one.name.startswith("near") else "poor"]) for one in fields(Flows)}  # fmt: skip
    closed = Flows(**mine).close(minority_opening)[0]
    mine["poor_to_above"] += closed - YEAR_ENDS[year].minority_poor
    minority = Flows(**mine)
    return minority, Flows(**{one.name: getattr(whole, one.name) - mine[one.name] for one in fields(Flows)})
