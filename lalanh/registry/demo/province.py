"""The whole province: all that was ever reviewed from 2021 to 2024, and as many other households as are asked for."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from django.db import connection

from lalanh.kernel.actor import Actor
from lalanh.registry.demo import book, caserows, homes, map, panel, places, residents, rounds  # noqa: A004 - the map of the country
from lalanh.registry.demo.allot import allot
from lalanh.registry.demo.book import Place
from lalanh.registry.demo.numbers import Numbers
from lalanh.registry.demo.panel import ABOVE, Line
from lalanh.registry.models import ReviewRound
from lalanh.units import queries as units

CHUNK = 20_000


def fill(
    years: Sequence[int], today: date, by: Actor, households: int = 0, on_book: bool = True, answered: bool = False, told: Callable[[int], None] = lambda done: None,
) -> dict[int, ReviewRound]:  # fmt: skip
    """The reviews of `years`, closed, with the results of every household; the caller has opened the scope.

    `households`: fill up to so many with others, who are then all reviewed in the last of `years`, as a general review does.
    `on_book`: with people; `answered`: with surveys. `told` hears how many households are in.
    """
    map.write()
    known, numbers = map.known(), Numbers()
    province = units.unit_by_code("62", date(years[0], 10, 15), units.Level.PROVINCE)
    of = {year: rounds.open_round(province, year, by) for year in years}
    for round_, board in of.values():
        residents.write(round_, board)
    done, reviewed = 0, panel.until(today.year, panel.lines())
    for lines in _chunks([*reviewed, *others(households - len(reviewed), years[-1])]):
        _write(lines, {year: round_ for year, (round_, _) in of.items()}, known, numbers, today, on_book, answered)
        done += len(lines)
        told(done)
    return {year: rounds.close(round_) for year, (round_, _) in of.items()}


def _write(
    lines: list[Line], of: dict[int, ReviewRound], known: dict[str, Place], numbers: Numbers, today: date, on_book: bool, answered: bool
) -> None:  # fmt: skip
    entries = book.write(homes.homes(lines, today, numbers), known, today, on_book, min(of))
    for year, round_ in of.items():
        rows = [caserows.counted(entry, round_) for entry in rounds.of_year(entries, year)]
        caserows.write(round_, rows, answered and on_book)
    with connection.cursor() as cursor:
        # foreign keys are checked now, not all at the end: a province's worth of waiting checks fills the memory
        cursor.execute("set constraints all immediate; set constraints all deferred")


def _chunks(lines: list[Line]) -> Iterator[list[Line]]:
    """Whole villages, about CHUNK households at a time: what is in is let go of."""
    found: list[Line] = []
    for _, own in groupby(sorted(lines, key=lambda line: (line.village.code, line.number)), key=lambda line: line.village.code):  # fmt: skip
        found += own
        if len(found) >= CHUNK:
            yield found
            found = []
    if found:
        yield found


def others(many: int, year: int) -> list[Line]:
    """Households that were on no list, spread as the residents are; reviewed in `year` with all others."""
    villages = places.villages()
    start = len(panel.lines())
    made: list[Line] = []
    for village, part in zip(villages, allot(max(many, 0), [float(one.households) for one in villages]), strict=True):
        share = village.minority / max(village.households, 1)
        made += [Line(start + len(made) + n, village, n < part * share, result={year: ABOVE}) for n in range(part)]
    return made
