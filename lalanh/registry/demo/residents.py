"""All residents of the villages in a year, not only those reviewed: what rates are of."""

from functools import cache

from lalanh.registry.demo import bulk, places, splits
from lalanh.registry.demo.allot import allot
from lalanh.registry.models import ResidentCount, ReviewRound, RoundVillage

SOURCE = "minh họa: tổng số theo công bố, chia cho các thôn"


@cache
def by_village(year: int) -> dict[str, tuple[int, int]]:
    """Households and households of ethnic minorities of every village of the province."""
    villages = places.villages()
    whole = allot(splits.RESIDENTS[year], [village.households for village in villages])
    minority = allot(splits.MINORITY_RESIDENTS[year], [village.minority for village in villages], whole)
    return {village.code: pair for village, pair in zip(villages, zip(whole, minority, strict=True), strict=True)}


def write(of: ReviewRound, rows: dict[RoundVillage, places.Village]) -> None:
    names = (
        "round_id",
        "village_id",
        "unit_path",
        "households",
        "persons",
        "minority_households",
        "minority_persons",
        "indigenous_households",
        "indigenous_persons",
        "source",
    )
    counts = by_village(of.year)
    bulk.insert(ResidentCount, names, [(of.pk, row.village_id, row.unit_path, *_counts(village, *counts[village.code]), SOURCE) for row, village in rows.items()])  # fmt: skip


def _counts(village: places.Village, households: int, minority: int) -> tuple[int, int, int, int, int, int]:
    """Persons at 4.3 a household of ethnic minorities and 3.5 of others."""
    native = round(minority * (0.97 if village.people in places.NATIVE else 0.4 if village.commune.district != "618" else 0.1))  # fmt: skip
    more = round(minority * 4.3)
    return (
        households,
        more + round((households - minority) * 3.5),
        minority,
        more,
        native,
        min(more, round(native * 4.3)),
    )
