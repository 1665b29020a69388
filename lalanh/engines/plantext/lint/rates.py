"""Rate, count and base that are printed together and do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import values
from lalanh.engines.plantext.lint.facts import Facts, Sentence, once
from lalanh.engines.plantext.lint.lists import listed
from lalanh.engines.plantext.lint.parts import amount, dimension, inline, printed
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import number, ulp
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph
from lalanh.engines.plantext.values import Value

_IS = late(
    r"[^;.]{0,90}?(?:(?<!\w)(?:chiếm|đạt|bằng|tương\s+(?:đương|ứng)|tỷ\s+lệ|tỉ\s+lệ)(?:\s+(?:tỷ|tỉ)\s+(?:lệ|"
    r"trọng))?(?:\s+(?:là|đạt))?\s*:?|\()\s*[*_]{0,2}$"
)
_LESS = late(r"[^;.]{0,60}?tương\s+(?:đương|ứng)(?:\s+với)?\s+giảm\s*")
_LESSENED = late(r"(?<!\w)giảm(?:\s+(?:được|thêm|ít\s+nhất))?\s*$", re.IGNORECASE)
"""So many fewer, and so many per cent of all fewer: "giảm 96 hộ nghèo, tương đương giảm 0,6% tổng số hộ"."""
_OTHER = late(
    r"(?<!\w)(?:tăng|giảm|so\s+với|vượt|kế\s+hoạch|chỉ\s+tiêu|dự\s+toán|bình\s+quân|mục\s+tiêu)(?!\w)", re.IGNORECASE
)
_PLAIN_RATE = late(
    r"\s*(?:trên|/|so\s+với|trong|của)?\s*(?:tổng(?:\s+số)?|số)?\s*(?:hộ(?:\s+(?:dân|"
    r"gia\s+đình))?(?:\s+(?:toàn|trên\s+địa\s+bàn)\s+\w+)?|dân\s+số)?\s*(?:$|[,;.)(]|và\s|toàn\s|"
    r"trên\s+địa\s+bàn)"
)
_ALL_OF = late(
    r"\s*(?:trên\s+|trong\s+|so\s+với\s+|của\s+)?(?:tổng\s+)?số\s+(?P<unit>[^\W\d_]+(?:\s[^\W\d_]+)?)\s*"
    r"(?:$|[,;.)]|(?:của|toàn|trên|trong)\s)"
)
_BASE_AFTER = late(
    r"\s*(?:\)|,)?\s*(?:\(\s*)?(?:trên|trong|so\s+với|của|/)\s*(?:tổng(?:\s+số)?|toàn\s+bộ|"
    r"số)?\s*(?:dân\s+số|hộ|hộ\s+dân)?\s*(?:là|có|gồm)?\s*$"
)
_WHOLE = late(
    r"(?:(?<!\w)(?:(?:xã|huyện|tỉnh|phường|thị\s+trấn|thành\s+phố|thôn|bản)(?:\s+[^\W\d_]+){0,4}?\s+có|tổng\s+số|tổng|toàn\s+\w+(?:\s+\w+)?(?:\s+hiện)?|cả\s+\w+|hiện\s+có|trong|"
    r"trên)\s[^.;,()]{0,45}|trong\s*)$",
    re.IGNORECASE,
)
_NARROW = late(
    r"\s*(?:cận\s+nghèo|nghèo|mới\s+thoát|dân\s+tộc|đồng\s+bào|người\s+dân\s+tộc|chính\s+sách|DTTS|"
    r"khó\s+khăn|sản\s+xuất|vay|phát\s+sinh|thoát)",
    re.IGNORECASE,
)
_WITHIN = late(r"trong\s+đó|(?<!\w)(?:gồm|có)(?!\w)", re.IGNORECASE)
_PART = late(r"trong\s+đó|(?<!\w)(?:có|còn|gồm|là|số)(?!\w)|:|\(|,|;", re.IGNORECASE)


class Share(NamedTuple):
    """A count and the rate it is said to be, in one sentence."""

    sentence: Sentence
    part: Value
    rate: Value


@once
def shares(facts: Facts) -> Iterator[Share]:
    """Pairs "2.135 hộ nghèo, chiếm 5,63%" and "29.200 hộ (14,6%)"."""
    for sentence in facts.sentences:
        found = sentence.values
        for a, b in pairwise(found):
            if (
                a.kind not in ("count", "money")
                or b.kind != "percent"
                or b.unit != "%"
                or a.per
                or a.of
                or b.per
                or b.value_to is not None
            ):
                continue
            between = sentence.between(a, b)
            if _LESS.fullmatch(between):
                between = (
                    between[: between.rindex("giảm")] if _LESSENED.search(sentence.paragraph.text, 0, a.lead) else ""
                )
            if _IS.fullmatch(between) and not _OTHER.search(between):
                yield Share(sentence, a, b)


def agrees(count: Decimal, base: Decimal, rate: Value) -> bool:
    """True when count of base rounds or truncates to the printed rate; loosely for "khoảng", "trên", "gần"."""
    if not base:
        return True
    real = count / base * 100
    slack = ulp(rate)
    if rate.op == "~":
        slack = max(slack, rate.value / 20)
    elif rate.op in (">", ">="):
        return rate.value - slack <= real <= rate.value + max(Decimal(1), rate.value / 10)
    elif rate.op in ("<", "<="):
        return rate.value - max(Decimal(1), rate.value / 10) <= real <= rate.value + slack
    return abs(real - rate.value) <= slack


def _same_unit(a: Value, b: Value) -> bool:
    return bool(dimension(a)) and dimension(a) == dimension(b)


def _base_after(share: Share) -> Value | None:
    """The base printed behind the rate: "5,63% trên tổng 37.900 hộ"."""
    if share.rate.of and share.part.kind == "count":
        return share.part._replace(value=share.rate.of, lead=share.rate.lead, tail=share.rate.tail)
    found = share.sentence.values
    at = found.index(share.rate)
    base = found[at + 1] if at + 1 < len(found) else None
    if base is None or not _same_unit(share.part, base) or base.op != "=":
        return None
    return base if _BASE_AFTER.fullmatch(share.sentence.between(share.rate, base)) else None


def _bases_before(facts: Facts, share: Share) -> tuple[list[Value], Value | None]:
    """All earlier counts of the same unit in the paragraph, and the one that is clearly the whole."""
    paragraph = share.sentence.paragraph
    counts = [
        v
        for s in facts.sentences_of(paragraph)
        for v in s.values
        if v.start < share.part.start and _same_unit(v, share.part) and v.value >= share.part.value and not v.per
    ]
    clear = [v for v in counts if _whole(paragraph, v)]
    return counts, clear[-1] if clear else None


def _whole(paragraph: Paragraph, value: Value) -> bool:
    before = paragraph.text[max(0, value.lead - 60) : value.lead]
    return bool(_WHOLE.search(before)) and not _NARROW.match(paragraph.text, value.tail) and value.op == "="


_OF_TOTAL = late(
    r"\s*(?:trên\s+|trong\s+|so\s+với\s+)?tổng\s+(?:số|kinh\s+phí|vốn|nguồn|nguồn\s+vốn|mức|dư\s+nợ|"
    r"nhu\s+cầu|dự\s+toán|chi)?\s*(?:vốn|kinh\s+phí)?\s*(?:$|[,;.)])",
    re.IGNORECASE,
)
_TOTAL_OF = late(r"tổng\s+(?P<noun>dư\s+nợ|số\s+hộ\s+nghèo|số\s+hộ\s+cận\s+nghèo|dân\s+số)", re.IGNORECASE)


class _Base(NamedTuple):
    paragraph: Paragraph
    value: Value


def _wholes(facts: Facts) -> dict[tuple[int, int], _Base]:
    """The whole of each figure that is a part: of a sentence ("trong đó") or of a list."""
    found: dict[tuple[int, int], _Base] = {}
    for breakdown in (*inline(facts), *listed(facts)):
        for paragraph, value in breakdown.parts:
            found.setdefault((id(paragraph), value.start), _Base(breakdown.paragraph, breakdown.total))
    return found


def _named_total(share: Share) -> Value | None:
    """The total that the rate names: "chiếm 1,4% tổng dư nợ" with "Tổng dư nợ … 1.520 tỷ đồng" before."""
    text = share.sentence.paragraph.text
    m = _TOTAL_OF.search(text[share.rate.tail : share.rate.tail + 40])
    if not m or share.part.kind != "money":
        return None
    noun = compiled(r"tổng\s+" + re.sub(r"\s+", r"\\s+", m["noun"]), re.IGNORECASE)
    for v in values.find(text):
        if v.kind == "money" and v.start < share.part.start and noun.search(text[max(0, v.lead - 60) : v.lead]):
            return v
    return None


def _count_above(facts: Facts, share: Share) -> _Base | None:
    """All households of the place, told in a line shortly above ("Tổng số hộ: 2.150 hộ")."""
    paragraph = share.sentence.paragraph
    noun = paragraph.text[share.part.tail : share.part.tail + 20]
    if not share.part.unit.startswith("hộ") or not re.match(r"\s*(?:(?:cận\s+)?nghèo\s*)?[,(]", noun):
        return None
    if (
        not re.search(r"nghèo", paragraph.text[: share.part.start][-40:] + noun)
        or "chiếm" not in paragraph.text[share.part.tail : share.rate.start]
    ):
        return None
    at = next(i for i, p in enumerate(facts.paragraphs) if p is paragraph)
    for above in reversed(facts.paragraphs[max(0, at - 4) : at]):
        for sentence in facts.sentences_of(above):
            for v in sentence.values:
                if v.unit.startswith("hộ") and v.kind == "count" and _whole(above, v) and v.value > share.part.value:
                    return _Base(above, v) if above.section == paragraph.section else None
    return None


def _of_these(rest: str, share: Share) -> bool:
    """True when the rate is told of all of the thing counted ("chiếm 36% tổng số thôn")."""
    m = _ALL_OF.match(rest)
    return bool(m) and m is not None and m["unit"].lower() == share.part.unit


def _base(facts: Facts, share: Share, wholes: dict[tuple[int, int], _Base]) -> _Base | None:
    """What a rate is a rate of, when the text leaves no doubt."""
    paragraph = share.sentence.paragraph
    after = _base_after(share) or _named_total(share)
    if after:
        return _Base(paragraph, after)
    rest = paragraph.text[share.rate.tail : share.sentence.end]
    counts, clear = _bases_before(facts, share)
    if any(agrees(amount(share.part), amount(b), share.rate) for b in counts):
        return None
    whole = wholes.get((id(paragraph), share.part.start))
    if whole and (_OF_TOTAL.match(rest) or (share.part.kind == "money" and _PLAIN_RATE.match(rest))):
        return whole
    if not (_PLAIN_RATE.match(rest) or _of_these(rest, share)) or share.part.kind == "money":
        return None
    if clear is None:
        return _count_above(facts, share) if not counts else None
    between = paragraph.text[clear.tail : share.part.lead]
    if "nghèo" in paragraph.text[max(0, clear.lead - 30) : clear.lead] and not _WITHIN.search(between):
        return None
    return _Base(paragraph, clear) if _PART.search(between) else None


@rule("PL030", "arithmetic", "error", "{where}: {count} trên {base} là {real}%, văn bản ghi {rate}%.")
def rate_count_base(facts: Facts) -> Iterator[Hit]:
    """A count, its base and the rate between them disagree ("2.135 hộ, chiếm 5,63% trên tổng 37.900 hộ").

    The base is the one printed behind the rate, else the whole named before ("toàn xã có 1.842 hộ, trong đó ..."), in
    the line above or at the head of a list. Rounding and truncation are allowed. Silent when the rate names another
    whole, or agrees with any earlier figure.
    """
    wholes = _wholes(facts)
    for share in shares(facts):
        base = _base(facts, share, wholes)
        if base and not agrees(amount(share.part), amount(base.value), share.rate):
            yield _hit(facts, share, base)


def _hit(facts: Facts, share: Share, base: _Base) -> Hit:
    paragraph = share.sentence.paragraph
    told: dict[str, object] = {
        "where": facts.place(paragraph),
        "count": printed(share.part),
        "base": printed(base.value),
        "rate": number(share.rate.value),
        "real": number(round(amount(share.part) / amount(base.value) * 100, 2)),
    }
    span = paragraph.span(share.part.lead, share.rate.tail)
    return Hit(span, told, base.paragraph.span(base.value.lead, base.value.tail))


_TO_RATE = late(
    r"[^;.%]{0,60}?(?:[,(]\s*)?(?:(?:chiếm|đạt|bằng|tương\s+(?:đương|ứng))(?:\s+(?:tỷ|tỉ)\s+lệ)?|(?:tỷ|"
    r"tỉ)\s+lệ(?:\s+(?:đạt|là))?|\()\s*:?\s*"
)
_TO_FRACTION = late(r"\s*(?:\(|,|tương\s+(?:đương|ứng)(?:\s+với)?|\(\s*tương\s+đương)\s*")


@rule("PL031", "arithmetic", "error", "{where}: {count}/{base} là {real}%, văn bản ghi {rate}%.")
def fraction_and_rate(facts: Facts) -> Iterator[Hit]:
    """A fraction and the rate beside it disagree ("460/1.150 căn, đạt 46%")."""
    for sentence in facts.sentences:
        for a, b in zip(sentence.values, sentence.values[1:], strict=False):
            between = sentence.paragraph.text[a.tail : b.lead]
            if (
                a.of
                and b.kind == "percent"
                and b.value_to is None
                and _TO_RATE.fullmatch(between)
                and not _OTHER.search(between)
            ):
                fraction, rate = a, b
            elif b.of and a.kind == "percent" and a.value_to is None and _TO_FRACTION.fullmatch(between):
                fraction, rate = b, a
            else:
                continue
            if fraction.of and fraction.kind in ("count", "bare") and not agrees(fraction.value, fraction.of, rate):
                told: dict[str, object] = {
                    "where": facts.place(sentence.paragraph),
                    "count": number(fraction.value),
                    "base": number(fraction.of),
                    "real": number(round(fraction.value / fraction.of * 100, 2)),
                    "rate": number(rate.value),
                }
                yield Hit(sentence.span(fraction, rate), told)


@rule("PL032", "arithmetic", "error", "{where}: {part} nhiều hơn tổng {whole}.")
def fraction_above_one(facts: Facts) -> Iterator[Hit]:
    """A fraction of things is greater than one ("08/07 xã")."""
    for sentence in facts.sentences:
        for v in sentence.values:
            if (
                v.of
                and v.kind == "count"
                and v.value > v.of
                and v.unit not in ("ngày", "giờ", "tháng", "năm", "tuần", "điểm")
            ):
                told: dict[str, object] = {
                    "where": facts.place(sentence.paragraph),
                    "part": f"{number(v.value)} {v.unit}",
                    "whole": number(v.of),
                }
                yield Hit(sentence.span(v), told)


@rule(
    "PL033",
    "arithmetic",
    "error",
    "{where}: {a} hộ ứng với {ra}% và {b} hộ ứng với {rb}% cho hai tổng số hộ khác nhau (khoảng {ba} và {bb}).",
)
def rates_of_one_base(facts: Facts) -> Iterator[Hit]:
    """Two counts in one sentence, each with its rate of all households, need different totals to be true."""
    previous: Share | None = None
    for share in shares(facts):
        if share.part.unit not in ("hộ", "hộ dân", "hộ gia đình") or not _of_all(share) or _has_base(facts, share):
            previous = None
            continue
        if previous and previous.sentence.paragraph is share.sentence.paragraph and share.sentence is previous.sentence:
            low_a, high_a = _base_range(previous)
            low_b, high_b = _base_range(share)
            if low_a > high_b or low_b > high_a:
                told: dict[str, object] = {
                    "where": facts.place(share.sentence.paragraph),
                    "a": number(previous.part.value),
                    "ra": number(previous.rate.value),
                    "ba": number(round((low_a + high_a) / 2)),
                    "b": number(share.part.value),
                    "rb": number(share.rate.value),
                    "bb": number(round((low_b + high_b) / 2)),
                }
                paragraph = share.sentence.paragraph
                yield Hit(
                    paragraph.span(share.part.lead, share.rate.tail),
                    told,
                    paragraph.span(previous.part.lead, previous.rate.tail),
                )
        previous = share


def _has_base(facts: Facts, share: Share) -> bool:
    return _base_after(share) is not None or _bases_before(facts, share)[1] is not None


def _of_all(share: Share) -> bool:
    """Only poor and near-poor households are told as shares of all households without saying so."""
    text = share.sentence.paragraph.text
    noun = re.match(r"\s*(?:cận\s+)?nghèo\s*[,(]", text[share.part.tail : share.part.tail + 30]) or (
        re.search(
            r"hộ\s+(?:cận\s+)?nghèo\s*(?:là|có|:)?\s*$",
            text[max(0, share.part.lead - 25) : share.part.lead],
            re.IGNORECASE,
        )
        and re.match(r"\s*[,(]", text[share.part.tail :])
    )
    return bool(noun) and share.rate.op == "=" and bool(_PLAIN_RATE.match(text[share.rate.tail : share.sentence.end]))


def _base_range(share: Share) -> tuple[Decimal, Decimal]:
    slack = ulp(share.rate)
    low = share.rate.value - slack
    return share.part.value / (share.rate.value + slack) * 100, share.part.value / (low if low > 0 else slack) * 100
