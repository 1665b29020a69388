"""Numbers that are printed in digits and again in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import number
from lalanh.engines.plantext.lint.registry import Hit, rule

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_GROUPS = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
_FILLERS = {"linh", "lẻ", "đồng", "chẵn", "và", "bằng", "chữ"}
_IN_WORDS = late(
    r"\s*\(\s*[*_]{0,2}(?:(?:[Bb]ằng\s+chữ|[Vv]iết\s+bằng\s+chữ)\s*:?\s*)?(?P<words>[^()\d]{2,160}?)[*_]{0,2}\s*\)"
)


def spelled(words: str) -> int | None:
    """Value of a number in Vietnamese words, None when any word is no number word or only units are there ("triệu đồng")."""
    total = group = last = 0
    said = False
    for word in re.findall(r"[^\W\d_]+|\S", words.lower()):
        if word in ",.;/-–*_" or word in _FILLERS:
            continue
        if word in _DIGITS:
            said, last = True, _DIGITS[word]
        elif word == "mười":
            said, group, last = True, group + 10, 0
        elif word == "mươi":
            group, last = group + last * 10, 0
        elif word == "trăm":
            group, last = group + last * 100, 0
        elif word in _GROUPS:
            scale = _GROUPS[word]
            if scale == 1_000_000_000:
                total = (total + group + last) * scale
            else:
                total += (group + last) * scale
            group = last = 0
        else:
            return None
    return total + group + last if said else None


@rule("PL039", "arithmetic", "error", "{where}: bằng số là {digits}, bằng chữ là {words} ({value}).")
def digits_and_words(facts: Facts) -> Iterator[Hit]:
    """An amount or a count in digits differs from the words in brackets behind it."""
    for sentence in facts.sentences:
        text = sentence.paragraph.text
        for v in sentence.values:
            if v.kind not in ("money", "count", "bare") or v.value_to is not None or v.of:
                continue
            m = _IN_WORDS.match(text, v.tail) or _IN_WORDS.search(text[v.start : v.tail])
            value = spelled(m["words"]) if m else None
            if not m or value is None:
                continue
            if value not in (v.dong if v.kind == "money" else v.value, v.value):
                values: dict[str, object] = {
                    "where": facts.place(sentence.paragraph),
                    "digits": text[v.start : v.tail].split("(")[0].strip(),
                    "words": m["words"].strip(),
                    "value": number(value),
                }
                end = max(v.tail, m.end() if m.string is text else v.tail)
                yield Hit(sentence.paragraph.span(v.start, end), values)
