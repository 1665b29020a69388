"""So many in all, so many each year, and the years between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from lalanh.engines.plantext.lint.facts import Facts, Sentence
from lalanh.engines.plantext.lint.parts import COUNTED, amount, dimension, printed
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import number
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.values import Value

_EACH = late(r"(?<!\w)(?:mỗi|từng|hằng|hàng)\s+năm[^.;,:\d]{0,40}$", re.IGNORECASE)
_YEARS = late(
    r"(?<!\w)(?:trong|cả|qua)\s+(?P<n>0?[2-9]|hai|ba|bốn|năm)\s+năm(?!\w)|(?<!\w)(?:giai\s+đoạn|(?:trong\s+)?các\s+năm)\s+(?P<a>20\d\d)\s?[-–]\s?(?P<b>20\d\d)",
    re.IGNORECASE,
)
_NARROW = late(r"(?<!\w)(?:riêng|trong\s+đó|tối\s+thiểu|ít\s+nhất|khoảng|bình\s+quân|trên|từ)(?!\w)", re.IGNORECASE)


def _years(sentence: Sentence) -> int:
    """How many years the one period of a sentence has."""
    found = list(_YEARS.finditer(sentence.text))
    if len(found) != 1:
        return 0
    m = found[0]
    if m["a"]:
        return int(m["b"]) - int(m["a"]) + 1
    return COUNTED.get(m["n"].lower(), 0) or int(m["n"])


def _is_yearly(sentence: Sentence, value: Value) -> bool:
    return bool(_EACH.search(sentence.paragraph.text[max(sentence.start, value.lead - 60) : value.lead]))


@rule("PL077", "arithmetic", "error", "{where}: mỗi năm {yearly} trong {years} năm là {real}, văn bản ghi {total}.")
def yearly_number_and_years(facts: Facts) -> Iterator[Hit]:
    """What is to be done each year, times the years, is not what is told for all of them ("3.900 lao động trong ba năm, mỗi năm 1.200 lao động").

    Only where the sentence names two figures of one thing, one of them for each year, and one period; not of averages.
    """
    for sentence in facts.sentences:
        found = [
            v
            for v in sentence.values
            if dimension(v) and v.unit not in ("năm", "tháng", "ngày") and not v.per and not v.of and not v.value_to
        ]
        if (
            "năm" not in sentence.text
            or len(found) != 2
            or _NARROW.search(sentence.text)
            or not (years := _years(sentence))
        ):
            continue
        for total, yearly in permutations(found):
            if total.op != "=" or yearly.op != "=" or dimension(total) != dimension(yearly):
                continue
            if not _is_yearly(sentence, yearly) or _is_yearly(sentence, total) or amount(yearly) >= amount(total):
                continue
            real = amount(yearly) * years
            if real != amount(total) and abs(real - amount(total)) <= amount(total) * 3 / 10:
                values: dict[str, object] = {
                    "where": facts.place(sentence.paragraph), "yearly": printed(yearly), "years": years,
                    "real": f"{number(real / yearly.scale)} {yearly.unit}", "total": printed(total),
                }  # fmt: skip
                yield Hit(sentence.span(total, yearly), values)
