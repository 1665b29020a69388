"""A rate, then the count that it is said to be, then the base."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import number
from lalanh.engines.plantext.lint.rates import _same_unit, agrees
from lalanh.engines.plantext.lint.registry import Hit, rule

_MEANS = late(r"[\s,(]*(?:tương\s+ứng|tương\s+đương|tức(?:\s+là)?|bằng|với)(?:\s+với)?\s*", re.IGNORECASE)
_OUT_OF = late(r"[^.;\d%]{0,40}?(?:trong|trên|/)\s*(?:tổng(?:\s+số)?\s*)?", re.IGNORECASE)


@rule("PL046", "arithmetic", "error", "{where}: {rate}% của {base} là {real}, văn bản ghi {count}.")
def rate_then_count(facts: Facts) -> Iterator[Hit]:
    """A rate, its count and its base disagree ("đạt 90%, tương ứng 18.790 hộ trong tổng số 21.400 hộ")."""
    for sentence in facts.sentences:
        found = sentence.values
        for rate, count, base in zip(found, found[1:], found[2:], strict=False):
            if rate.kind != "percent" or rate.value_to is not None or not _same_unit(count, base):
                continue
            if not _MEANS.fullmatch(sentence.between(rate, count)) or not _OUT_OF.fullmatch(
                sentence.between(count, base)
            ):
                continue
            if not agrees(count.value, base.value, rate):
                paragraph = sentence.paragraph
                values: dict[str, object] = {
                    "where": facts.where(paragraph), "rate": number(rate.value), "base": number(base.value),
                    "real": number(round(base.value * rate.value / 100)), "count": number(count.value),
                }  # fmt: skip
                yield Hit(paragraph.span(count.start, count.tail), values, paragraph.span(rate.start, rate.end))
