"""The demonstration's registry: huyện Kon Rẫy with its seven communes, one review closed, one in progress."""

from collections.abc import Sequence
from datetime import date

from django.db import connection

from lalanh.kernel.actor import Actor
from lalanh.registry.demo import book, exits, homes, map, panel, places, rounds, underway  # noqa: A004 - the map of the country
from lalanh.registry.demo.panel import Line
from lalanh.units import queries as units

DISTRICT, COMMUNE, VILLAGE = "614", "23494", "23494-02"
"""Where the demonstration's people are at work; the last is the village head's."""
UNLISTED = 430
"""Households of the commune that were never reviewed: the book holds everybody."""


def villages() -> None:
    """All villages of the province onto the map; before people are posted there."""
    map.write()


def households(today: date, officers: Sequence[int], by: Actor) -> int:
    """Fills the district as it stands on `today`; the caller has opened the scope. How many households came on the book."""
    with connection.cursor() as cursor:
        cursor.execute("set local statement_timeout = 0")  # a slow machine fills slowly
    known = map.known()
    district = units.unit_by_code(DISTRICT, today, units.Level.DISTRICT)
    entries = book.write(homes.homes([*_lines(today), *_unlisted()], today), known, today)
    exits.write(entries, today.year - 1, COMMUNE, officers)
    rounds.run_through(district, today.year - 1, entries, by)
    exits.write(entries, today.year, COMMUNE, officers)
    underway.run(district, today.year, entries, by, today)
    return len(entries)


def _lines(today: date) -> list[Line]:
    return panel.until(today.year, (line for line in panel.lines() if line.village.commune.district == DISTRICT))


def _unlisted() -> list[Line]:
    own = [village for village in places.villages() if village.commune.code == COMMUNE]
    start = len(panel.lines())
    return [Line(start + n, own[n % len(own)], own[n % len(own)].minority * 2 > own[n % len(own)].households) for n in range(UNLISTED)]  # fmt: skip
