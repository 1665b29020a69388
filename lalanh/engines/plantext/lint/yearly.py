"""A yearly change, and what it makes over the years between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.ledger import Entry, agree, entries, measure, year_of
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import number
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph

_EACH = late(
    r"(?:(?:bình\s+quân|trung\s+bình|mỗi\s+năm|hằng\s+năm|hàng\s+năm)[^.;%]{0,30}(?P<a>giảm|tăng)"
    r"|(?P<b>giảm|tăng)[^.;%]{0,30}(?:bình\s+quân|trung\s+bình|mỗi\s+năm|hằng\s+năm|hàng\s+năm)|(?P<c>giảm|tăng)\s*(?:khoảng\s+)?)\s*(?:khoảng\s+)?$",
    re.IGNORECASE,
)
_YEARLY = late(r"\s*\)?\s*(?:/\s?năm|mỗi\s+năm|một\s+năm)", re.IGNORECASE)
_NOISE = late(r"(?<!\w)(?:trong\s+đó|riêng|đồng\s+thời)(?!\w)", re.IGNORECASE)


def _rates(paragraph: Paragraph) -> tuple[list[Entry], Entry | None]:
    """The levels of a paragraph that has just one yearly change of a rate, and that change."""
    found = [e for e in entries(paragraph) if measure(e.value) == "%"]
    yearly = []
    for entry in found:
        each = _EACH.search(entry.gap)
        behind = _YEARLY.match(paragraph.text, entry.value.end) or "năm" in entry.value.per
        if each and (behind or not each["c"]):
            yearly.append(entry)
    levels = [e for e in found if e not in yearly]
    return levels, yearly[0] if len(yearly) == 1 else None


@rule(
    "PL067",
    "arithmetic",
    "error",
    "{where}: từ {a}% (năm {ya}) đến {b}% (năm {yb}) là {real}%/năm, văn bản ghi {told}%/năm.",
)
def yearly_change(facts: Facts) -> Iterator[Hit]:
    """A yearly change does not lead from the rate of one year to that of a later one.

    Only where one sentence or item names both rates with their years, and no other rate; a tenth of room is given.
    """
    for paragraph in facts.paragraphs:
        if (
            paragraph.kind == "row"
            or paragraph.zone != "body"
            or "năm" not in paragraph.text
            or "%" not in paragraph.text
        ):
            continue
        levels, yearly = _rates(paragraph)
        if yearly is None or len(levels) != 2 or yearly.value.op not in ("=", "~") or yearly.value.value_to:
            continue
        first, last = levels
        years = [year_of(paragraph, e) for e in levels]
        if years[0] and years[1] and years[0] > years[1]:
            first, last, years = last, first, years[::-1]
        if not years[0] or not years[1] or years[0] == years[1] or not agree([first, yearly, last]):
            continue
        if any(
            e.value.op not in ("=", "~") or e.value.value_to or e.value.of or e.role in ("up", "down") for e in levels
        ):
            continue
        start, end = min(e.value.start for e in (first, last, yearly)), max(e.value.end for e in (first, last, yearly))
        if end - start > 260 or _NOISE.search(paragraph.text[start:end]) or not 0 < years[1] - years[0] <= 10:
            continue
        real = abs(last.value.value - first.value.value) / (years[1] - years[0])
        if abs(real - yearly.value.value) > max(Decimal("0.11"), yearly.value.value / 10):
            values: dict[str, object] = {
                "where": facts.place(paragraph), "a": number(first.value.value), "ya": years[0],
                "b": number(last.value.value), "yb": years[1], "real": number(round(real, 2)),
                "told": number(yearly.value.value),
            }  # fmt: skip
            figures = [e.value for e in (first, last, yearly)]
            yield Hit(paragraph.span(min(v.lead for v in figures), max(v.tail for v in figures)), values)
