"""Districts, communes and villages of Kon Tum before 1/7/2025 with their residents: published by district, shared out below it."""

import csv
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

import lalanh.units
from lalanh.registry.demo import village_names
from lalanh.registry.demo.allot import allot
from lalanh.registry.demo.published import DISTRICTS, VILLAGES

SEED = 62
UNITS = Path(lalanh.units.__file__).parent / "data" / "units-kontum.csv"
MIX: dict[str, dict[str, float]] = {
    "608": {"ba-na": 70, "gia-rai": 15, "xo-dang": 9, "muong": 3, "tay": 2, "thai": 1}, "610": {"gie-trieng": 79, "xo-dang": 19, "muong": 1, "tay": 1},
    "611": {"xo-dang": 43, "gie-trieng": 32, "thai": 9, "muong": 8, "tay": 5, "nung": 3}, "612": {"xo-dang": 86, "thai": 5, "muong": 5, "tay": 3, "nung": 1},
    "613": {"xo-dang": 94, "hre": 5, "tay": 1}, "614": {"xo-dang": 55, "ba-na": 39, "muong": 3, "tay": 2, "nung": 1}, "615": {"xo-dang": 70, "ba-na": 21, "tay": 4, "thai": 3, "nung": 2},
    "616": {"gia-rai": 46, "xo-dang": 27, "ba-na": 10, "muong": 9, "thai": 5, "tay": 3}, "617": {"xo-dang": 99, "tay": 1},
    "618": {"thai": 46, "muong": 30, "tay": 8, "nung": 6, "gia-rai": 6, "xo-dang": 4},
}  # fmt: skip
"""Peoples of ethnic minorities by district, in parts: from general knowledge of the province, not from a table."""
SMALL = {"23395": "brau", "23536": "ro-mam"}
"""Brâu live in xã Bờ Y, Rơ Măm in xã Mô Rai."""
ONLY = {"23467": "hre", "23548": "gia-rai", "23551": "gia-rai", "23554": "gia-rai", "23530": "xo-dang", "23332": "ba-na", "23335": "ba-na"}  # fmt: skip
"""Communes of nearly one people."""
NATIVE = frozenset({"xo-dang", "ba-na", "gie-trieng", "gia-rai", "brau", "ro-mam", "hre"})
"""Dân tộc tại chỗ of the province."""


@dataclass(slots=True)
class Commune:
    code: str
    name: str
    kind: str
    district: str
    urban: bool
    households: int = 0
    minority: int = 0


@dataclass(slots=True)
class Village:
    """`people`: the main one ("kinh" for a mixed village). `weight` makes some villages poorer than others."""

    commune: Commune
    number: str
    people: str
    kind: str = ""
    name: str = ""
    households: int = 0
    minority: int = 0
    weight: float = 1.0
    others: dict[str, float] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return f"{self.commune.code}-{self.number}"


@cache
def villages() -> tuple[Village, ...]:
    """All 869, always the same ones, in the order of the map."""
    rng = Random(SEED)  # noqa: S311
    communes = _communes(rng)
    counts = allot(VILLAGES - 3 * len(communes), [c.households for c in communes])
    made = [village for commune, n in zip(communes, counts, strict=True) for village in _split(commune, n + 3, rng)]
    return tuple(made)


def _communes(rng: Random) -> list[Commune]:
    rows = list(csv.DictReader(UNITS.read_text(encoding="utf-8").splitlines()))
    made = []
    for district in DISTRICTS:
        own = [
            Commune(row["code"], row["name"], row["type"], district.code, row["area"] == "urban")
            for row in rows
            if row["parent_code"] == district.code and row["level"] == "commune" and row["valid_to"]
        ]
        sizes = allot(district.households, [rng.uniform(0.7, 1.4) * (1.7 if c.urban else 1) for c in own])
        pull = [size * (0.35 if c.urban else rng.uniform(0.8, 1.3)) for c, size in zip(own, sizes, strict=True)]
        minority = allot(district.minority, pull, [round(size * 0.985) for size in sizes])
        for commune, size, part in zip(own, sizes, minority, strict=True):
            commune.households, commune.minority = size, part
        made += own
    return made


def _split(commune: Commune, count: int, rng: Random) -> list[Village]:
    sizes = allot(commune.households, [rng.uniform(0.6, 1.5) for _ in range(count)])
    own = max(1, min(count, round(commune.minority / commune.households * count)))
    caps = [round(size * (0.98 if n < own else 0.6)) for n, size in enumerate(sizes)]
    parts = allot(
        commune.minority,
        [size * (1 if n < own else 0.04) for n, size in enumerate(sizes)],
        _room(caps, sizes, commune.minority),
    )
    order = list(range(count))
    rng.shuffle(order)
    made = [
        Village(
            commune, f"{place:02d}", _main(commune, n, own, rng), households=sizes[n], minority=parts[n],
            weight=rng.lognormvariate(0, 0.35), others=MIX[commune.district],
        )
        for place, n in enumerate(order, 1)
    ]  # fmt: skip
    given = village_names.names([village.people for village in made], commune.urban, rng)
    for village, (kind, name) in zip(made, given, strict=True):
        village.kind, village.name = kind, name
    return made


def _room(caps: list[int], sizes: list[int], total: int) -> list[int]:
    return caps if sum(caps) >= total else sizes


def _main(commune: Commune, n: int, own: int, rng: Random) -> str:
    if n >= own:
        return "kinh"
    if n == 0 and commune.code in SMALL:
        return SMALL[commune.code]
    if commune.code in ONLY:
        return ONLY[commune.code]
    mix = MIX[commune.district]
    pull = [part if people in NATIVE or commune.district == "618" else part / 4 for people, part in mix.items()]
    return rng.choices(list(mix), pull)[0]
