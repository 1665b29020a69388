"""Wholes that their parts do not make up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from lalanh.engines.plantext.lint import lists, parts
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.parts import COMPLEMENTS, OPEN_ENDED, POOR_AND_NEAR, Breakdown, amount, printed
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import money, number
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Span


def _adds_up(found: Breakdown) -> bool:
    """True when the parts make the whole: all of them, all amounts of each item, or several full breakdowns one after
    another.
    """
    total, slack = amount(found.total), found.slack
    if abs(found.sum - total) <= slack:
        return True
    if found.rows and abs(sum((amount(v) for row in found.rows for v in row), Decimal(0)) - total) <= slack:
        return True
    run, whole_runs = Decimal(0), 0
    for _, value in found.parts:
        run += amount(value)
        if abs(run - total) <= slack:
            run, whole_runs = Decimal(0), whole_runs + 1
    return whole_runs > 0 and (found.siblings or not found.listed or run == 0)


def _complete(found: Breakdown) -> bool:
    """True when the parts are meant to be all of the whole."""
    if found.gaps or found.total.op not in ("=", "~") or any(v.op not in ("=", "~") for _, v in found.parts):
        return False
    if found.cue.startswith(("trong đó", "(")) and OPEN_ENDED.search(found.text):
        return False
    if found.cue == "cộng":
        return abs(found.sum - amount(found.total)) <= amount(found.total) * Decimal("0.3")
    if found.total.kind == "money":
        return len(found.parts) >= 2 and not _some_of(found)
    if found.cue.startswith(("trong đó", "(")) or found.listed:
        return len(found.parts) == 2 and any(
            c.search(found.text) and not (c is POOR_AND_NEAR and _all_homes(found)) for c in COMPLEMENTS
        )
    return found.cue.startswith(("gồm", "bao gồm", "chia ra", "chia thành")) and len(found.parts) >= 2


def _some_of(found: Breakdown) -> bool:
    """Parts behind "trong đó" that fall far short of the whole are some of it, not all."""
    return found.cue.startswith(("trong đó", "(", "nguồn vốn là")) and found.sum < amount(found.total) * Decimal("0.75")


def _all_homes(found: Breakdown) -> bool:
    """Poor and near-poor households are not all households of a place."""
    noun = found.paragraph.text[found.total.tail : found.total.tail + 16].lstrip()
    return found.total.unit.startswith("hộ") and not noun.startswith(("nghèo", "cận nghèo"))


def _breakdowns(facts: Facts) -> Iterator[Breakdown]:
    yield from chain(parts.inline(facts), lists.listed(facts), lists.closing_totals(facts))


_PLACED = late(
    r"(?<!\w)(?:huyện|xã|thôn|phường|thị\s+trấn|thị\s+xã|thành\s+phố|bản|ấp|quý|đợt)\s+[A-ZĐÀ-Ỹ\d]", re.IGNORECASE
)


def _by_place(found: Breakdown) -> bool:
    """True when every part is told of another place or another quarter, so that none holds a part of another."""
    if found.listed or len(found.parts) < 2 or found.total.kind != "count":
        return False
    text, back = found.paragraph.text, found.total.tail
    for _, value in found.parts:
        if not _PLACED.search(text[back : value.lead] + " " + text[value.tail : value.tail + 25]):
            return False
        back = value.tail
    return all(v.op == "=" for _, v in found.parts)


def _too_much(found: Breakdown) -> bool:
    """Parts above the whole, of money without amounts for all, or of places that do not overlap."""
    if _by_place(found) and found.total.op == "=":
        return found.sum > amount(found.total)
    return (
        found.total.kind == "money"
        and (found.gaps or _is_list_of_parts(found))
        and found.sum > amount(found.total) + found.slack
    )


def _is_list_of_parts(found: Breakdown) -> bool:
    """Items beneath "Tổng … trong đó:", also where the last gathers "other" sources: together they can't exceed the whole."""
    return found.listed and not found.siblings and found.cue.startswith("trong đó") and found.total.op == "="


def _part_span(found: Breakdown) -> Span:
    first, last = found.parts[0], found.parts[-1]
    return Span(first[0].span(first[1].lead, first[1].tail).start, last[0].span(last[1].lead, last[1].tail).end)


def _sum(found: Breakdown) -> str:
    return money(int(found.sum)) if found.total.kind == "money" else f"{number(found.sum)} {found.total.unit}"


@rule("PL040", "sum-mismatch", "error", "{where}: tổng ghi {total}, nhưng các phần cộng lại là {sum} ({addends}).")
def parts_do_not_make_total(facts: Facts) -> Iterator[Hit]:
    """The parts named with a whole do not add up to it, in a sentence ("Tổng … trong đó …") or as a list beneath.

    Money is taken to be broken down fully, unless what follows "trong đó" is less than three quarters. Of other
    things a list of two complementary parts is (built and repaired, poor and near-poor), and one that says "gồm".
    Norms per unit are no parts; rounding is allowed where a figure has decimals.
    """
    told: set[tuple[int, int]] = set()
    for found in _breakdowns(facts):
        key = (id(found.paragraph), found.total.start)
        if (
            len(found.parts) < 2
            or _adds_up(found)
            or not (_complete(found) or _too_much(found))
            or (key in told and found.listed is False)
        ):
            continue
        told.add(key)
        values: dict[str, object] = {
            "where": facts.place(found.paragraph),
            "total": printed(found.total),
            "sum": _sum(found),
            "addends": " + ".join(printed(v) for _, v in found.parts[:8]),
        }
        yield Hit(found.paragraph.span(found.total.lead, found.total.tail), values, _part_span(found))
