"""A part, the whole it is told of, and the rate between them; what is done against what was planned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lalanh.engines.plantext.lint.facts import Facts, Sentence
from lalanh.engines.plantext.lint.parts import amount, dimension, printed
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import number, ulp
from lalanh.engines.plantext.lint.rates import agrees
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.values import Value

_OUT_OF = late(
    r"[^.;%\d(]{0,50}?(?<!\w)(?:trong|trên|so\s+với|của)\s+(?:tổng(?:\s+(?:số|vốn|kinh\s+phí|mức|kế\s+hoạch))?|toàn\s+bộ|số"
    r"|kế\s+hoạch(?:\s+(?:vốn|giao))?)\s*(?:là|được\s+giao)?\s*",
    re.IGNORECASE,
)
_IS = late(
    r"[^.;%\d]{0,60}?(?:[,(]\s*|\s)(?:đạt|chiếm|bằng|tương\s+(?:đương|ứng))(?:\s+với)?(?:\s+(?:tỷ|tỉ)\s+lệ)?(?:\s+là)?\s*"
    r"|[^.;%\d]{0,40}?\(\s*",
    re.IGNORECASE,
)
_OTHER = late(r"(?<!\w)(?:tăng|giảm|vượt|bình\s+quân|cùng\s+kỳ)(?!\w)", re.IGNORECASE)
_ENDS = late(r"\s*\)?\s*(?:$|[,;.)]|tổng(?:\s+số)?(?!\w))")
_AGAIN = late(r"\s(?:số\s)?(?P<of>(?:[^\W\d]+\s?){1,4})(?=[,;.)]|$)")
_PLANNED = late(
    r"(?<!\w)(?:kế\s+hoạch|chỉ\s+tiêu|giao|bố\s+trí|phân\s+bổ|được\s+cấp|dự\s+toán|nhu\s+cầu|đăng\s+ký)(?!\w)[^.;\d]{0,40}$",
    re.IGNORECASE,
)
_DONE = late(
    r"[^.\d]{0,60}(?<!\w)(?:thực\s+hiện|giải\s+ngân|hoàn\s+thành|đã|khởi\s+công|tuyển\s+sinh|sử\s+dụng|triển\s+khai)(?!\w)[^.;\d]{0,30}",
    re.IGNORECASE,
)
_OF_PLAN = late(
    r"\s*\)?\s*(?:$|[,;.)]|(?:so\s+với\s+)?(?:kế\s+hoạch|chỉ\s+tiêu|dự\s+toán)(?:\s+(?:vốn|giao|được\s+giao|năm|đề\s+ra))?"
    r"(?:\s+\d{4})?\s*(?:$|[,;.)]))",
    re.IGNORECASE,
)


class Triple(NamedTuple):
    sentence: Sentence
    part: Value
    base: Value
    rate: Value


def _comparable(a: Value, b: Value) -> bool:
    return bool(dimension(a)) and dimension(a) == dimension(b) and not any(v.per or v.of or v.value_to for v in (a, b))


def triples(facts: Facts) -> Iterator[Triple]:
    """Part, base and rate, in the order "45 trong 60, đạt 75%" or "kế hoạch 250, thực hiện 210, đạt 84%"."""
    for sentence in facts.sentences:
        found = sentence.values
        text = sentence.paragraph.text
        for a, b, rate in zip(found, found[1:], found[2:], strict=False):
            if rate.kind != "percent" or rate.unit != "%" or rate.value_to or rate.of or not _comparable(a, b):
                continue
            one, two = sentence.between(a, b), sentence.between(b, rate)
            if not _IS.fullmatch(two) or _OTHER.search(one) or _OTHER.search(two):
                continue
            rest = text[rate.tail : sentence.end]
            if _OUT_OF.fullmatch(one) and (_ends(rest, two) or ("kế hoạch" in one and _OF_PLAN.match(rest))):
                yield Triple(sentence, a, b, rate)
            elif (
                _PLANNED.search(text[max(sentence.start, a.lead - 70) : a.lead])
                and _DONE.fullmatch(one)
                and _OF_PLAN.match(rest)
            ):
                yield Triple(sentence, b, a, rate)


def _ends(rest: str, named: str) -> bool:
    """Nothing follows the rate, or what the base was named by ("60 căn có nhu cầu, đạt 80% nhu cầu")."""
    again = _AGAIN.match(rest)
    return bool(_ENDS.match(rest)) or bool(again and again["of"].strip() in named)


@rule("PL047", "arithmetic", "error", "{where}: {part} trên {base} là {real}%, văn bản ghi {rate}%.")
def part_base_rate(facts: Facts) -> Iterator[Hit]:
    """A part, its base and the rate behind them disagree ("45 căn trong tổng số 60 căn, đạt 80%").

    The base may be the plan ("kế hoạch giao 250 lao động, thực hiện 210 lao động, đạt 88% kế hoạch"). Silent when the
    rate agrees with any other figure of the paragraph.
    """
    for sentence, part, base, rate in triples(facts):
        if agrees(amount(part), amount(base), rate) or amount(part) > 2 * amount(base):
            continue
        paragraph = sentence.paragraph
        others = [
            v for s in facts.sentences_of(paragraph) for v in s.values if _comparable(v, part) and v not in (part, base)
        ]
        if any(agrees(amount(part), amount(v), rate) for v in others):
            continue
        values: dict[str, object] = {
            "where": facts.place(paragraph),
            "part": printed(part),
            "base": printed(base),
            "real": number(round(amount(part) / amount(base) * 100, 2)) if base.value else "?",
            "rate": number(rate.value),
        }
        yield Hit(sentence.span(part, base, rate), values)


_FROM = late(r"(?<!\w)từ\s*$", re.IGNORECASE)
_TO = late(r"[^.;%\d(]{0,50}?(?<!\w)(?:lên|xuống|còn)(?:\s+(?:còn|thành|đến|tới))?\s*", re.IGNORECASE)
_GROWTH = late(
    r"[^.;%\d(]{0,40}?[,(]\s*(?:tương\s+(?:đương|ứng)\s+)?(?:với\s+)?(?:mức\s+)?(?P<word>tăng|giảm)\s*", re.IGNORECASE
)


@rule("PL048", "arithmetic", "error", "{where}: từ {a} đến {b} là {word} {real}%, văn bản ghi {rate}%.")
def growth_in_per_cent(facts: Facts) -> Iterator[Hit]:
    """The per cent by which a count or an amount is said to change is not the change ("từ 50 lên 65 lao động, tăng 20%")."""
    for sentence in facts.sentences:
        found = sentence.values
        for a, b, rate in zip(found, found[1:], found[2:], strict=False):
            if rate.kind != "percent" or rate.op != "=" or rate.value_to or not _comparable(a, b) or not a.value:
                continue
            before = sentence.paragraph.text[max(sentence.start, a.start - 8) : a.start]
            grows = _GROWTH.fullmatch(sentence.between(b, rate))
            if not grows or not _FROM.search(before) or not _TO.fullmatch(sentence.between(a, b)):
                continue
            real = abs(amount(b) - amount(a)) / amount(a) * 100
            if abs(real - rate.value) > max(ulp(rate), 1 if "." not in str(rate.value) else ulp(rate)):
                values: dict[str, object] = {
                    "where": facts.place(sentence.paragraph), "a": printed(a), "b": printed(b),
                    "word": grows["word"].lower(), "real": number(round(real, 2)), "rate": number(rate.value),
                }  # fmt: skip
                yield Hit(sentence.span(a, b, rate), values)
