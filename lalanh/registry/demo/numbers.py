"""Personal numbers: right in form, never issued.

The last six digits run from 900000. They are given out per province, sex and year of birth, and no province of Viet Nam has
900,000 births of one sex in a year (Kon Tum has about 6,000), so a register that counts upwards never gets there; should one
draw by lot instead, as the decree words it, a match with a living person would be chance and mean nothing.
"""

from collections import Counter
from random import Random
from zlib import crc32

PROVINCE = "062"
OF_ORIGIN = {"thai": ("038", "040", "014"), "muong": ("017", "038"), "tay": ("004", "020"), "nung": ("020", "004"), "kinh": ("062", "062", "051", "052", "049", "038", "040")}  # fmt: skip
"""Where somebody's birth was registered; pre-2025 codes, from memory but for 062 and 051."""
FIRST = 900_000


class Numbers:
    """Hands out numbers, none twice (up to 100,000 per province, sex and year)."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def personal(self, people: str, woman: bool, born: int, rng: Random) -> str:
        """Twelve digits: province of birth registration, sex and century, year, six more (standards.md §5)."""
        native = rng.choice(OF_ORIGIN[people]) if people in OF_ORIGIN and born < 2005 else PROVINCE
        return self._next(f"{native}{(born // 100 - 19) * 2 + woman}{born % 100:02d}")

    def wrong(self, woman: bool, born: int, rng: Random) -> str:
        """One whose sex or year doesn't fit the person: what real registers hold, and a warning has to find."""
        off = rng.random() < 0.5
        year = born + rng.choice((-3, -1, 1)) if off else born
        return self._next(f"{PROVINCE}{(year // 100 - 19) * 2 + (woman if off else not woman)}{year % 100:02d}")

    def old_card(self) -> str:
        """Nine digits as the police of Kon Tum gave out (233…), from 900000 likewise."""
        return self._next("233")

    def _next(self, head: str) -> str:
        place = self._given[head]
        self._given[head] += 1
        return f"{head}{FIRST + (crc32(head.encode()) + place * 7919) % 100_000}"
