"""Every household of the province that was on the list between 2021 and 2024, as its way through the years: no people yet, only counts.

The years add up to the published stocks and to the flows of splits.py, for ethnic minorities and the majority apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random

from lalanh.registry.demo import places, published, splits
from lalanh.registry.demo.allot import allot
from lalanh.registry.demo.places import Village

YEARS = (2022, 2023, 2024)
POOR, NEAR, ABOVE, GONE, REFUSED = "poor", "near_poor", "above", "gone", "refused"
LISTED = (POOR, NEAR)
ASKED_IN_VAIN = {2022: 640, 2023: 520, 2024: 300}
"""Requests that were not recognised: invented, they count in no table."""


@dataclass(slots=True)
class Line:
    """A household. `opening[year]` POOR or NEAR; `result[year]` as well ABOVE, GONE, REFUSED; a year without result: not reviewed.

    `history` holds earlier years under the standard of 2016.
    """

    number: int
    village: Village
    minority: bool
    opening: dict[int, str] = field(default_factory=dict)
    result: dict[int, str] = field(default_factory=dict)
    came: int = 0
    history: tuple[tuple[int, str], ...] = ()
    double_of: int = -1
    no_labour: bool = False
    merit: bool = False

    def listed_before(self, year: int) -> bool:
        """Poor or near-poor in some year before `year`."""
        past = [cls for then, cls in self.result.items() if then < year]
        return any(cls in LISTED for cls in [*past, *(cls for then, cls in self.history if then < year)])

    @property
    def first_year(self) -> int:
        return min([*self.result, *(then for then, _ in self.history)], default=2020)


@cache
def lines(seed: int = 2021) -> tuple[Line, ...]:
    """About 34,000 households, always the same ones for a seed."""
    rng = Random(seed)  # noqa: S311
    panel = _Panel(rng)
    panel.open()
    for year in YEARS:
        panel.run(year)
    panel.groups()
    return tuple(panel.lines)


def until(year: int, found: Iterable[Line]) -> list[Line]:
    """What of `found` is known at the end of `year`: nobody knows the next one."""
    return [
        replace(line, opening={y: c for y, c in line.opening.items() if y <= year}, result={y: c for y, c in line.result.items() if y <= year})
        for line in found if line.first_year <= year
    ]  # fmt: skip


class _Panel:
    def __init__(self, rng: Random) -> None:
        self.rng, self.villages, self.lines = rng, places.villages(), []  # type: Random, tuple[Village, ...], list[Line]

    def open(self) -> None:
        """The list of the end of 2021 and the one that opened 2022, which is not the same."""
        minority, majority = self._poor_minority(), self._others()
        near_minority, near_majority = self._near(minority, majority)
        for cls, parts, side in ((POOR, minority, True), (POOR, majority, False), (NEAR, near_minority, True), (NEAR, near_majority, False)):  # fmt: skip
            for village, count in zip(self.villages, parts, strict=True):
                for _ in range(count):
                    self._listed_2021(self._add(village, side), cls)
        self._correct_2021()

    def _add(self, village: Village, minority: bool) -> Line:
        line = Line(len(self.lines), village, minority)
        self.lines.append(line)
        return line

    def _listed_2021(self, line: Line, cls: str) -> None:
        line.result[2021] = line.opening[2022] = cls
        if self.rng.random() < 0.6:
            start = self.rng.choice((2016, 2016, 2016, 2017, 2018, 2019, 2020))
            line.history = tuple((year, POOR if self.rng.random() < 0.8 else NEAR) for year in range(start, 2021))

    def _poor_minority(self) -> list[int]:
        parts: dict[int, int] = {}
        for district in published.DISTRICTS:
            own = [n for n, village in enumerate(self.villages) if village.commune.district == district.code]
            weights = [self.villages[n].minority * self.villages[n].weight for n in own]
            caps = [int(self.villages[n].minority * 0.92) for n in own]
            parts |= dict(zip(own, allot(district.minority_poor, weights, caps), strict=True))
        return [parts[n] for n in range(len(self.villages))]

    def _others(self) -> list[int]:
        total = published.OPENING_2022.poor - published.OPENING_2022.minority_poor
        free = [village.households - village.minority for village in self.villages]
        return allot(total, [n * village.weight * (0.4 if village.commune.urban else 1) for n, village in zip(free, self.villages, strict=True)], [int(n * 0.3) for n in free])  # fmt: skip

    def _near(self, minority: list[int], majority: list[int]) -> tuple[list[int], list[int]]:
        total, mine = published.OPENING_2022.near_poor, splits.NEAR_MINORITY[2021]
        room = [int((v.minority - n) * 0.6) for v, n in zip(self.villages, minority, strict=True)]
        rest = [int((v.households - v.minority - n) * 0.3) for v, n in zip(self.villages, majority, strict=True)]
        weights = [n * v.weight for n, v in zip(room, self.villages, strict=True)]
        return allot(mine, weights, room), allot(total - mine, [float(n) for n in rest], rest)

    def _correct_2021(self) -> None:
        """The doubles found and the ones left out between the closing of 2021 and the opening of 2022."""
        poor = [line for line in self.lines if line.opening.get(2022) == POOR]
        for line in self.rng.sample([line for line in poor if not line.minority], splits.LEFT_OUT):
            line.result.clear()
            line.history = ()
        for line in self.rng.sample([line for line in poor if line.minority], splits.DOUBLES):
            double = self._add(line.village, True)
            double.result[2021], double.double_of = POOR, line.number

    def run(self, year: int) -> None:
        """One year: every listed household gets a result, others come in."""
        pools = {(side, cls): self._pool(year, side, cls) for side in (True, False) for cls in LISTED}
        flows = splits.by_people(year, (len(pools[True, POOR]), len(pools[True, NEAR])))
        for side, flow in zip((True, False), flows, strict=True):
            self._leave(
                pools[side, POOR],
                year,
                POOR,
                {NEAR: flow.poor_to_near, ABOVE: flow.poor_to_above, GONE: flow.poor_gone},
            )
            self._leave(
                pools[side, NEAR],
                year,
                NEAR,
                {POOR: flow.near_to_poor, ABOVE: flow.near_to_above, GONE: flow.near_gone},
            )
            self._relapse(year, side, {POOR: flow.relapse_poor, NEAR: flow.relapse_near})
            self._enter(year, side, {POOR: flow.new_poor, NEAR: flow.new_near})
            for line in self._enter(year, side, {POOR: flow.came_poor, NEAR: flow.came_near}):
                line.came = year
        self._enter(year, True, {REFUSED: ASKED_IN_VAIN[year]})
        for line in self.lines:
            if line.result.get(year) in LISTED:
                line.opening[year + 1] = line.result[year]

    def _pool(self, year: int, side: bool, cls: str) -> list[Line]:
        found = [line for line in self.lines if line.minority is side and line.opening.get(year) == cls]
        self.rng.shuffle(found)
        return found

    def _leave(self, pool: list[Line], year: int, stays: str, moves: dict[str, int]) -> None:
        names = [name for name, count in moves.items() for _ in range(count)]
        for line, name in zip(pool, names + [stays] * (len(pool) - len(names)), strict=True):
            line.result[year] = name

    def _relapse(self, year: int, side: bool, counts: dict[str, int]) -> None:
        """Those who had left the list; in 2022 households of the years before 2021."""
        left = [line for line in self.lines if line.minority is side and line.result.get(year - 1) == ABOVE]
        chosen = self.rng.sample(left, sum(counts.values())) if year > YEARS[0] else self._before(side, sum(counts.values()))  # fmt: skip
        for line, cls in zip(chosen, _each(counts), strict=True):
            line.result[year] = cls

    def _before(self, side: bool, count: int) -> list[Line]:
        found = [self._add(village, side) for village in self._anywhere(side, count)]
        for line in found:
            start = self.rng.choice((2016, 2017))
            line.history = tuple((year, POOR) for year in range(start, self.rng.choice((2018, 2019)) + 1))
        return found

    def _enter(self, year: int, side: bool, counts: dict[str, int]) -> list[Line]:
        found = [self._add(village, side) for village in self._anywhere(side, sum(counts.values()))]
        for line, cls in zip(found, _each(counts), strict=True):
            line.result[year] = cls
        return found

    def _anywhere(self, side: bool, count: int) -> list[Village]:
        weights = [(v.minority if side else v.households - v.minority) * v.weight for v in self.villages]
        return self.rng.choices(self.villages, weights, k=count)

    def groups(self) -> None:
        """As many poor households at the end of 2022 without labour, and with merit, as published; others at like rates."""
        poor = [line for line in self.lines if line.result.get(2022) == POOR]
        ranked = sorted(poor, key=lambda line: self.rng.random() * (0.5 if line.result.get(2024) == POOR else 1))
        for line in ranked[: published.NO_LABOUR_2022]:
            line.no_labour = True
        for line in self.rng.sample(poor, published.MERIT_2022):
            line.merit = True
        for line in self.lines:
            if line.result.get(2022) != POOR:
                line.no_labour, line.merit = self.rng.random() < 0.05, self.rng.random() < 0.004


def _each(counts: dict[str, int]) -> list[str]:
    return [cls for cls, count in counts.items() for _ in range(count)]


def count(found: Iterable[Line], year: int, cls: str) -> int:
    """Households with the result `cls` at the end of `year`."""
    return sum(line.result.get(year) == cls for line in found)
