"""Opening, change and closing: "giảm 2% từ 10% xuống còn 7,5%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lalanh.engines.plantext.lint.facts import Facts, Sentence
from lalanh.engines.plantext.lint.printed import decimals, number
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.values import Value

_MODE = (
    r"(?:\s+(?:khoảng|dưới|trên|đến|tới|mức|còn|từ|xuống|lên|thêm|được|tối\s+thiểu|ít\s+nhất|tối\s+đa|không\s+quá|hơn|là"
    r"|bình\s+quân|so\s+với))*\s*:?\s*$"
)
_OPENS = re.compile(
    r"(?:(?<!\w)từ(?:\s+mức)?|(?:đầu\s+(?:năm|kỳ)(?:\s+\d{4})?|(?:cuối\s+)?năm\s+(?:trước|\d{4})|"
    r"hiện\s+(?:nay|tại)|thời\s+điểm\s+\d{1,2}/\d{1,2}/\d{4}|cuối\s+năm\s+\d{4})\s*(?:\(|là|có|còn|:|,)?|"
    r"so\s+với\s+(?:đầu|cuối|năm|cùng|thời)[^.;,()%]{0,40}\()" + _MODE,
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"(?<!\w)(?:xuống|còn|lên|đến|thành|cuối\s+(?:năm|kỳ)(?:\s+\d{4})?(?:\s+(?:là|đạt))?)" + _MODE, re.IGNORECASE
)
_REACHES = re.compile(
    r"(?<!\w)(?:xuống|còn|lên|thành|(?:đến|tới)(?:\s+(?:hết|cuối))?\s+năm(?:\s+\d{4})?(?:\s+(?:là|đạt|"
    r"còn))?)(?:\s+(?:khoảng|dưới|trên|mức|đến|tới|còn|không\s+quá))*\s*$",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"(?<!\w)(?P<word>giảm|tăng|hạ|giảm\s+được|thoát\s+nghèo)" + _MODE, re.IGNORECASE)
_YEARLY = re.compile(r"\s*\)?\s*(?:/\s?năm|mỗi\s+năm|hằng\s+năm|hàng\s+năm|trên\s+năm|một\s+năm)", re.IGNORECASE)
_PER_YEAR_BEFORE = re.compile(r"(?:mỗi|hằng|hàng|bình\s+quân|trung\s+bình)[^.;%]{0,25}$", re.IGNORECASE)
_NOISE = re.compile(r";|(?<!\w)(?:trong\s+đó|riêng|đồng\s+thời|hộ\s+cận\s+nghèo)(?!\w)", re.IGNORECASE)


class Change(NamedTuple):
    sentence: Sentence
    opening: Value
    change: Value
    closing: Value
    rises: bool


def _role(sentence: Sentence, value: Value, back: int) -> tuple[str, bool]:
    """What a quantity is by the words before it: opening, closing, change (and whether it rises)."""
    before = sentence.paragraph.text[max(back, value.start - 60) : value.start]
    if _CHANGES.search(before) and not value.since:
        word = _CHANGES.search(before)
        yearly = (
            _YEARLY.match(sentence.paragraph.text, value.end) or _PER_YEAR_BEFORE.search(before) or "năm" in value.per
        )
        return ("yearly" if yearly else "change"), bool(word and word["word"].lower() == "tăng")
    if not value.since and _REACHES.search(before):
        return "closing", False
    if value.since or _OPENS.search(before):
        return "opening", False
    if _CLOSES.search(before):
        return "closing", False
    return "", False


def _measures(value: Value) -> str:
    """What can be subtracted from each other: points and per cents; counts of one unit; money."""
    if value.kind in ("percent", "point"):
        return "%"
    return f"{value.kind} {value.unit.split()[0] if value.unit else ''}" if value.kind in ("count", "money") else ""


def changes(facts: Facts) -> Iterator[Change]:
    """Each opening with the change and the closing that belong to it, within one sentence."""
    for sentence in facts.sentences:
        roles: list[tuple[str, bool, Value]] = []
        back = sentence.start
        for value in sentence.values:
            if _measures(value) and value.of is None:
                role, rises = _role(sentence, value, back)
                if role:
                    roles.append((role, rises, value))
                back = value.end
        yield from _triples(sentence, roles)


def _triples(sentence: Sentence, roles: list[tuple[str, bool, Value]]) -> Iterator[Change]:
    for at in range(len(roles) - 2):
        three = roles[at : at + 3]
        if sorted(role for role, _, _ in three) != ["change", "closing", "opening"]:
            continue
        by = {role: value for role, _, value in three}
        text = sentence.paragraph.text[three[0][2].tail : three[2][2].lead]
        if _NOISE.search(text) or len(text) > 220:
            continue
        rises = next(rises for role, rises, _ in three if role == "change")
        yield Change(sentence, by["opening"], by["change"], by["closing"], rises)


def _bounds(value: Value) -> tuple[Decimal, Decimal]:
    """Least and greatest that the printed words allow."""
    far = Decimal(10) ** 12
    if value.value_to is not None:
        return min(value.value, value.value_to), max(value.value, value.value_to)
    if value.op in (">", ">="):
        return value.value, far
    if value.op in ("<", "<="):
        return -far, value.value
    slack = value.value / 20 if value.op == "~" else Decimal(0)
    return value.value - slack, value.value + slack


def _holds(change: Change) -> bool:
    unit = _measures(change.opening)
    if _measures(change.closing) != unit:
        return True
    a, b = _bounds(change.opening), _bounds(change.closing)
    low, high = (b[0] - a[1], b[1] - a[0]) if change.rises else (a[0] - b[1], a[1] - b[0])
    c = _bounds(change.change)
    if _measures(change.change) == unit:
        places = max(decimals(v.value) for v in (change.opening, change.change, change.closing))
        slack = Decimal(1).scaleb(-places) if places > 1 else Decimal("0.05") if places else Decimal(0)
        if low - slack <= c[1] and c[0] <= high + slack:
            return True
    if unit != "%" or change.change.kind != "percent" or not change.opening.value:
        return _measures(change.change) != unit
    relative = abs(change.opening.value - change.closing.value) / change.opening.value * 100
    return abs(relative - change.change.value) <= max(Decimal("0.5"), Decimal(1).scaleb(-decimals(change.change.value)))


@rule("PL034", "arithmetic", "error", "{where}: từ {opening} {word} {change} thì còn {real}, văn bản ghi {closing}.")
def change_does_not_lead_to_closing(facts: Facts) -> Iterator[Hit]:
    """Opening and change do not make the closing ("giảm 2% từ 10% xuống còn 7,5%").

    A change in per cent may mean points or a part of the opening; either may hold. "Ít nhất", "dưới" and ranges hold
    when any value they allow does. Yearly averages are another rule.
    """
    for found in changes(facts):
        if _holds(found):
            continue
        sign = 1 if found.rises else -1
        unit = "%" if _measures(found.opening) == "%" else f" {found.opening.unit}"
        values: dict[str, object] = {
            "where": facts.place(found.sentence.paragraph),
            "opening": number(found.opening.value) + unit,
            "closing": number(found.closing.value) + unit,
            "change": number(found.change.value) + unit,
            "real": number(found.opening.value + sign * found.change.value) + unit,
            "word": "tăng" if found.rises else "giảm",
        }
        yield Hit(found.sentence.span(found.opening, found.change, found.closing), values)
