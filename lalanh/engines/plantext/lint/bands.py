"""Counts over thresholds that contain one another, and shares that add up to a whole rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts, Sentence
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import number, ulp
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.values import Value


class Band(NamedTuple):
    """So many units whose measure is at least (or at most) a threshold."""

    units: Value
    limit: Value
    measure: str
    upward: bool


def _bands(sentence: Sentence) -> Iterator[Band]:
    for count, limit in zip(sentence.values, sentence.values[1:], strict=False):
        if (
            count.kind != "count"
            or limit.kind != "percent"
            or limit.op not in (">", ">=", "<", "<=")
            or limit.value_to is not None
        ):
            continue
        words = fold(sentence.between(count, limit))
        if "ty le" in words and len(words) < 80 and ";" not in words and count.op == "=":
            yield Band(count, limit, words, limit.op in (">", ">="))


@rule(
    "PL037",
    "arithmetic",
    "error",
    "{where}: {inner} {unit} có tỷ lệ {inner_limit} lại nhiều hơn {outer} {unit} có tỷ lệ {outer_limit}.",
)
def nested_counts(facts: Facts) -> Iterator[Hit]:
    """More units lie beyond the stricter threshold than beyond the looser (3 communes from 20 % up, 2 from 10 %)."""
    for paragraph in facts.paragraphs:
        found = [b for s in facts.sentences_of(paragraph) for b in _bands(s)]
        pair = next(
            (
                (a, b)
                for a in found
                for b in found
                if _inside(b, a) and b.units.value > a.units.value
            ),
            None,
        )  # fmt: skip
        if pair:
            outer, inner = pair
            values: dict[str, object] = {
                "where": facts.place(paragraph),
                "unit": outer.units.unit,
                "inner": number(inner.units.value),
                "outer": number(outer.units.value),
                "inner_limit": _limit(inner.limit),
                "outer_limit": _limit(outer.limit),
            }
            span = paragraph.span(outer.units.lead, outer.limit.tail)
            yield Hit(span, values, paragraph.span(inner.units.lead, inner.limit.tail))


def _inside(inner: Band, outer: Band) -> bool:
    """True when every unit of `inner` is one of `outer` too."""
    if inner.measure.split()[-4:] != outer.measure.split()[-4:] or inner.upward != outer.upward:
        return False
    if inner.units.unit.split(",")[0] != outer.units.unit.split(",")[0] and outer.units.unit not in ("xã", "phường"):
        return False
    return inner.limit.value > outer.limit.value if outer.upward else inner.limit.value < outer.limit.value


def _limit(value: Value) -> str:
    words = {">": "trên {}%", ">=": "từ {}% trở lên", "<": "dưới {}%", "<=": "không quá {}%"}
    return words[value.op].format(number(value.value))


_SHARES = late(
    r"\s*(?:,|;|\()?\s*[*_]{0,2}(?:trong\s+đó\s*[,:]?\s*|gồm\s*:?\s*|bao\s+gồm\s*:?\s*|\(\s*[*_]{0,2})", re.IGNORECASE
)
_POOR = late(
    r"(?<!cận )(?<!cận)hộ\s+nghèo(?!\s+(?:dân\s+tộc|là|DTTS|người))|(?<!cận )(?<!\w)nghèo(?=\s*(?:là|đạt|"
    r"còn|chiếm|giảm|:))",
    re.IGNORECASE,
)
_NEAR = late(r"cận\s+nghèo", re.IGNORECASE)


@rule(
    "PL038",
    "sum-mismatch",
    "error",
    "{where}: tỷ lệ chung {total}%, nhưng hộ nghèo {poor}% và hộ cận nghèo {near}% cộng lại là {sum}%.",
)
def poor_and_near_poor_make_rate(facts: Facts) -> Iterator[Hit]:
    """The rates of poor and near-poor households do not add up to the rate of multidimensional poverty named with them.

    A part "trên 1%" is given a quarter of room, a total "khoảng" a fiftieth.
    """
    for sentence in facts.sentences:
        found = [v for v in sentence.values if v.kind in ("percent", "point") and v.of is None]
        for total, first, second in zip(found, found[1:], found[2:], strict=False):
            text = sentence.paragraph.text
            one, two = text[total.tail : first.lead], text[first.tail : second.lead]
            if not _SHARES.match(one) or len(one) > 60 or len(two) > 60 or "so với" in one:
                continue
            words = text[max(sentence.start, total.lead - 90) : total.lead]
            if not re.search(r"nghèo", words, re.IGNORECASE) or ("hộ nghèo" in words and "cận nghèo" not in words):
                continue
            if not _parts(one, two):
                continue
            low, high = _sum_range(first, second)
            slack = max(
                ulp(total) if ulp(total) < 1 else Decimal(0), total.value / 50 if total.op == "~" else Decimal(0)
            )
            if total.op in ("=", "~") and not low - slack <= total.value <= high + slack:
                values = _values(facts, sentence, total, first, second) | {"sum": _range(low, high)}
                yield Hit(sentence.span(total, first), values, sentence.span(second))


def _parts(one: str, two: str) -> bool:
    """One part is the poor, the other the near-poor."""
    return (bool(_POOR.search(one)) and bool(_NEAR.search(two)) and not _NEAR.search(one)) or (
        bool(_NEAR.search(one)) and bool(_POOR.search(two))
    )


def _sum_range(first: Value, second: Value) -> tuple[Decimal, Decimal]:
    low = high = Decimal(0)
    for v in (first, second):
        low += v.value
        high += v.value_to or (v.value * Decimal("1.25") if v.op in (">", ">=") else v.value)
    return low, high


def _range(low: Decimal, high: Decimal) -> str:
    return number(low) if low == high else f"{number(low)}-{number(high)}"


def _values(facts: Facts, sentence: Sentence, total: Value, poor: Value, near: Value) -> dict[str, object]:
    def told(value: Value) -> str:
        return f"{number(value.value)}-{number(value.value_to)}" if value.value_to else number(value.value)

    return {
        "where": facts.place(sentence.paragraph),
        "total": number(total.value),
        "poor": told(poor),
        "near": told(near),
    }
