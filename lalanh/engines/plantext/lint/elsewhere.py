"""An account whose opening stands in the situation and whose change and closing stand in the goals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts, Sentence, once, word_set
from lalanh.engines.plantext.lint.parts import amount, dimension, printed
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import decimals, money, number, ulp
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.values import Value

_YEAR = late(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_POOR = late(
    r"\s*(?P<near>cận\s+)?nghèo(?=\s*(?:đa\s+chiều\s*)?(?:[,;.)(]|$|và\s|là\s|chiếm|so\s|thì|trong|cuối|đầu))",
    re.IGNORECASE,
)
_POOR_BEFORE = late(
    r"hộ\s+(?P<near>cận\s+)?nghèo(?:\s+đa\s+chiều)?(?:\s+(?!dân|DTTS|là|có|thuộc)[^\W\d]+|\s+(?:19|20)\d\d){0,8}?\s*(?::|còn|là|xuống|có)\s*(?:còn\s+)?$",
    re.IGNORECASE,
)
_LESS = late(r"(?<!\w)(?:giảm(?:\s+(?:được|thêm|ít\s+nhất|tối\s+thiểu))?|có|đưa)\s*(?:số\s+)?$", re.IGNORECASE)
_OUT = late(r"[^.;,\d]{0,40}?\s(?:thoát\s+nghèo|thoát)(?!\w)")
_LEFT = late(r"(?<!\w)(?:còn|xuống(?:\s+còn)?|giảm\s+còn|còn\s+lại)\s*(?:là\s*)?$", re.IGNORECASE)
_MORE = late(
    r"(?<!\w)(?:phát\s+sinh|tái\s+nghèo|tăng|bổ\s+sung|riêng|trong\s+đó|dân\s+tộc|khu\s+vực)(?!\w)", re.IGNORECASE
)
_PART = late(
    r"(?<!\w)(?:riêng|khuyết\s+tật|dân\s+tộc|thoát|giảm|tăng|phát\s+sinh|hỗ\s+trợ|bình\s+quân|mỗi|trên\s+1)(?!\w)",
    re.IGNORECASE,
)
_PLACE = late(
    r"(?<!\w)(?:[Xx]ã|[Pp]hường|[Tt]hôn|[Bb]ản|[Ấấ]p|[Bb]uôn|[Ll]àng|[Kk]hu phố|[Tt]hị trấn|[Hh]uyện)\s+(?P<name>[A-ZĐÀ-Ỹ\d]\w*(?:\s[A-ZĐÀ-Ỹ]\w*){0,3})"
)


class Opening(NamedTuple):
    """A figure of the situation and what it counts."""

    sentence: Sentence
    value: Value


def _described(facts: Facts, sentence: Sentence) -> bool:
    paragraph = sentence.paragraph
    return (
        paragraph.zone == "body"
        and facts.scope.topic(paragraph) in ("situation", "basis")
        and paragraph.kind != "footnote"
    )


def _aimed(facts: Facts, sentence: Sentence) -> bool:
    return sentence.paragraph.zone == "body" and facts.scope.topic(sentence.paragraph) == "objective"


def _poor(sentence: Sentence, value: Value) -> str:
    """ "nghèo" or "cận nghèo" where a count of households is of one of them and of nobody less, else nothing."""
    if not value.unit.startswith("hộ") or value.kind != "count" or value.of or value.value_to or value.per:
        return ""
    text = sentence.paragraph.text
    m = _POOR.match(text, value.tail) or _POOR_BEFORE.search(text[max(sentence.start, value.lead - 90) : value.lead])
    return "" if not m else "cận nghèo" if m["near"] else "nghèo"


def _current(facts: Facts, sentence: Sentence) -> bool:
    """The sentence names no year but the plan's and the one before."""
    year = facts.year
    return year is not None and all(year - 1 <= int(y) <= year for y in _YEAR.findall(sentence.text))


@once
def openings(facts: Facts) -> Iterator[Opening]:
    """Households that are poor or nearly poor now, of the whole place."""
    for sentence in facts.sentences:
        if not _described(facts, sentence) or "nghèo" not in sentence.text:
            continue
        for value in sentence.values:
            if _poor(sentence, value):
                yield Opening(sentence, value)


@rule("PL075", "arithmetic", "error", "{where}: từ {opening} giảm {change} thì còn {real}, văn bản ghi {closing}.")
def opening_told_elsewhere(facts: Facts) -> Iterator[Hit]:
    """The poor households that the situation names, less the decrease that a goal sets, are not what the goal leaves.

    "Đầu năm … 412 hộ nghèo" and, among the goals, "giảm 130 hộ nghèo, cuối năm còn 292 hộ". Only where the situation
    names one such number for the whole place and the year, and the goal no new poor.
    """
    found: dict[str, list[Opening]] = {}
    for opening in openings(facts):
        found.setdefault(_poor(opening.sentence, opening.value), []).append(opening)
    for sentence in facts.sentences if found else ():
        if not _aimed(facts, sentence) or _MORE.search(sentence.text):
            continue
        for less, left in pairwise([v for v in sentence.values if v.unit.startswith("hộ")]):
            name = _change(sentence, less, left)
            known = found.get(name, [])
            if not known or len({o.value.value for o in known}) > 1 or not _fits_alone(facts, known[0]):
                continue
            real = known[0].value.value - less.value
            if real == left.value or not _near(known[0].value.value, real, left.value):
                continue
            values: dict[str, object] = {
                "where": facts.place(sentence.paragraph), "opening": f"{printed(known[0].value)} {name}",
                "change": printed(less), "real": number(real), "closing": printed(left),
            }  # fmt: skip
            told = known[0]
            yield Hit(sentence.span(less, left), values, told.sentence.paragraph.span(told.value.lead, told.value.tail))


def _near(opening: Decimal, real: Decimal, closing: Decimal) -> bool:
    """Near enough to be meant as one account: figures of a part of the place lie farther off."""
    return closing < opening and abs(real - closing) <= opening * Decimal("0.3")


def _fits_alone(facts: Facts, opening: Opening) -> bool:
    before = opening.sentence.paragraph.text[max(opening.sentence.start, opening.value.lead - 60) : opening.value.lead]
    place, issuer = _PLACE.search(before), (facts.header.issuer or "").lower()
    if place and place["name"].lower() not in issuer:
        return False
    return opening.value.op == "=" and _current(facts, opening.sentence) and not _PART.search(before)


def _change(sentence: Sentence, less: Value, left: Value) -> str:
    """Of whom the goal says how many fewer there shall be and how many are left."""
    if less.op != "=" or left.op != "=" or less.value_to or left.value_to or less.per or left.per or less.of or left.of:
        return ""
    text = sentence.paragraph.text
    before = text[max(sentence.start, less.lead - 50) : less.lead]
    if not _LESS.search(before) or (fold(before).rstrip().endswith(("co", "dua")) and not _OUT.match(text, less.tail)):
        return ""
    between = text[less.tail : left.lead]
    if (
        len(between) > 110
        or not _LEFT.search(between)
        or any(less.tail <= v.start < left.lead and v.kind == "count" for v in sentence.values)
    ):
        return ""
    one, two = _poor(sentence, less), _poor(sentence, left)
    if not one and _OUT.match(text, less.tail):
        one = "nghèo"
    return one if one and two in ("", one) else ""


_RATE = late(
    r"(?:tỷ|tỉ)\s+lệ\s+(?:hộ\s+)?(?P<near>cận\s+)?nghèo(?:\s+đa\s+chiều)?(?:\s+(?!dân|DTTS|ở|trong|tại|vùng|xã|nữ)[^\W\d]+|\s+(?:19|20)\d\d|\s+\d{1,2}/\d{1,2}/\d{4}){0,9}\s*:?\s*$"
    r"|hộ\s+(?P<near2>cận\s+)?nghèo\s*[,(]\s*(?:chiếm|bằng|tỷ\s+lệ)?\s*(?:tỷ\s+lệ\s*)?$",
    re.IGNORECASE,
)
_DOWN = late(r"(?<!\w)giảm(?:\s+(?!xuống|còn)[^\W\d]+){0,6}\s*$", re.IGNORECASE)
_TURNED = late(r"(?<!\w)(?:giảm|tăng|còn|xuống|lên|mỗi\s+năm|bình\s+quân)(?!\w)", re.IGNORECASE)


def _rate(sentence: Sentence, value: Value) -> str:
    """ "nghèo" or "cận nghèo" where a value is the rate of one of them, of the whole place."""
    if value.kind != "percent" or value.op != "=" or value.value_to or value.per:
        return ""
    m = _RATE.search(sentence.paragraph.text[max(sentence.start, value.lead - 110) : value.lead])
    return "" if not m else "cận nghèo" if m["near"] or m["near2"] else "nghèo"


@once
def _rates(facts: Facts) -> Iterator[tuple[str, list[Opening]]]:
    """The rates of the poor and of the nearly poor in the situation."""
    found: dict[str, list[Opening]] = {}
    for sentence in facts.sentences:
        if "nghèo" in sentence.text and _described(facts, sentence):
            for value in sentence.values:
                if name := _rate(sentence, value):
                    found.setdefault(name, []).append(Opening(sentence, value))
    yield from found.items()


def _one_rate(facts: Facts, name: str) -> Opening | None:
    """The only rate of that kind that the situation tells, of the year or the one before."""
    found = next((o for known, o in _rates(facts) if known == name), [])
    if len({o.value.value for o in found}) != 1 or not _current(facts, found[0].sentence):
        return None
    before = found[0].sentence.paragraph.text[max(0, found[0].value.lead - 110) : found[0].value.lead]
    place, issuer = _PLACE.search(before), (facts.header.issuer or "").lower()
    if (place and place["name"].lower() not in issuer) or _PART.search(before) or _TURNED.search(before[-40:]):
        return None
    return found[0]


def _falling(sentence: Sentence) -> tuple[Value, Value, str] | None:
    """The points by which a goal lets one rate fall, and the rate it leaves; the sentence tells no other rate."""
    rates = [v for v in sentence.values if v.kind in ("percent", "point")]
    text = sentence.text
    if len(rates) != 2 or _MORE.search(text) or "nghèo" not in text or _YEARLY.search(text):
        return None
    less, left = rates
    before = sentence.paragraph.text[max(sentence.start, less.lead - 70) : less.lead]
    if (
        less.op != "="
        or left.op != "="
        or less.value_to
        or left.value_to
        or less.per
        or left.per
        or not _DOWN.search(before)
    ):
        return None
    if not _LEFT.search(sentence.between(less, left)) or len(sentence.between(less, left)) > 110:
        return None
    near = re.search(r"cận\s+nghèo", text) is not None
    return None if near and re.search(r"(?<!cận )hộ nghèo", text) else (less, left, "cận nghèo" if near else "nghèo")


def _slack(*found: Value) -> Decimal:
    """What rounding may move: nothing between whole numbers, else the last decimal; the closing may have fewer of them."""
    places, closing = max(decimals(v.value) for v in found), decimals(found[-1].value)
    if not places:
        return Decimal(0)
    return Decimal(1).scaleb(-closing) / 2 if closing < places else Decimal(1).scaleb(-places)


_YEARLY = late(r"(?<!\w)(?:mỗi|hằng|hàng|bình\s+quân|/\s?năm|từ\s+\d)", re.IGNORECASE)


@rule(
    "PL078",
    "arithmetic",
    "error",
    "{where}: tỷ lệ hộ {name} {opening}% giảm {change} điểm % thì còn {real}%, văn bản ghi {closing}%.",
)
def rate_told_elsewhere(facts: Facts) -> Iterator[Hit]:
    """The rate that the situation names, less the points of a goal, is not the rate that the goal leaves.

    "Tỷ lệ hộ nghèo đầu năm 15%" and, among the goals, "giảm 3 điểm %, còn 11%". The fall may be meant in per cent of
    the rate; silent where the situation names several rates, an earlier year or a part of the place.
    """
    for sentence in facts.sentences:
        found = _falling(sentence) if _aimed(facts, sentence) else None
        opening = _one_rate(facts, found[2]) if found else None
        if not found or not opening:
            continue
        less, left, name = found
        start, slack = opening.value.value, _slack(opening.value, less, left)
        real = start - less.value
        part = start * (100 - less.value) / 100
        if (
            abs(real - left.value) <= slack
            or abs(part - left.value) <= max(slack, ulp(left) / 2)
            or not _near(start, real, left.value)
        ):
            continue
        values: dict[str, object] = {
            "where": facts.place(sentence.paragraph), "name": name, "opening": number(start),
            "change": number(less.value), "real": number(real), "closing": number(left.value),
        }  # fmt: skip
        yield Hit(sentence.span(less, left), values, opening.sentence.span(opening.value))


_NOUN = late(
    r"(?<!\w)(?P<noun>dư\s+nợ|doanh\s+số\s+cho\s+vay|nguồn\s+vốn|thu\s+nhập\s+bình\s+quân(?:\s+đầu\s+người)?|giá\s+trị\s+sản\s+xuất|sản\s+lượng|doanh\s+thu"
    r"|kim\s+ngạch|thu\s+ngân\s+sách|số\s+dư|diện\s+tích|tổng\s+đàn|đàn\s+(?:bò|trâu|lợn|dê|gia\s+cầm)|lượng\s+khách|lượt\s+khách)(?!\w)(?P<rest>[^;.%]{0,90})$",
    re.IGNORECASE,
)
_GROWS = late(
    r"[^.;%\d]{0,30}?[,(]\s*(?:tương\s+(?:đương|ứng)\s+)?(?:với\s+)?(?:mức\s+)?(?P<word>tăng(?:\s+trưởng)?|giảm)\s*$",
    re.IGNORECASE,
)
_AGAINST = late(
    r"\s*\)?\s*so\s+với\s+(?:cuối\s+|đầu\s+|thực\s+hiện\s+|ước\s+(?:thực\s+hiện\s+)?|kết\s+quả\s+)?năm(?:\s+(?P<year>20\d\d)|\s+trước)?(?=\s*(?:[,;.)]|$))",
    re.IGNORECASE,
)
_PLAIN = word_set(
    "tong toan chi nhanh dat la den cuoi dau nam tai ngay thoi diem het uoc khoang dia ban tren cua trong phan dau huyen tinh xa phuong "
    "thanh pho thi dac khu cac chuong trinh tin dung chinh sach ngan hang hoi muc so lieu hien nay va voi duoc"
)
_WORDS = late(r"[^\W\d_]+")


def _subject(sentence: Sentence, value: Value) -> tuple[str, frozenset[str]] | None:
    """What an amount measures: the noun, and what narrows it."""
    m = _NOUN.search(sentence.paragraph.text[max(sentence.start, value.lead - 130) : value.lead])
    if not m or any(c.isdigit() for c in re.sub(r"\d{1,2}/\d{1,2}/\d{4}|\d{4}", "", m["rest"])):
        return None
    return " ".join(fold(m["noun"]).split()), frozenset(_WORDS.findall(fold(m["rest"]))) - _PLAIN


@rule("PL076", "arithmetic", "error", "{where}: {opening} {word} {rate}% là {real}, văn bản ghi {closing}.")
def growth_from_elsewhere(facts: Facts) -> Iterator[Hit]:
    """What the situation names and the per cent by which a goal lets it grow do not make the amount of the goal.

    "Dư nợ … 2.400 tỷ đồng" and, among the goals, "đạt 2.692 tỷ đồng, tăng 8% so với đầu năm". Only where the situation
    names one amount of that measure for the year before; the per cent is taken as rounded.
    """
    for sentence in facts.sentences:
        if not _aimed(facts, sentence) or "so với" not in sentence.text:
            continue
        for closing, rate in pairwise(sentence.values):
            grows = _GROWS.search(sentence.between(closing, rate)) if _may_grow(closing, rate) else None
            against = _AGAINST.match(sentence.paragraph.text, rate.tail) if grows else None
            told = _before(facts, sentence, closing, against) if against else None
            if not grows or not told:
                continue
            sign = -1 if grows["word"].lower().startswith("giảm") else 1
            start = amount(told.value)
            real = (amount(closing) / start - 1) * 100 * sign
            if not max(ulp(rate), Decimal(1)) < abs(real - rate.value) <= 15:
                continue
            made = start * (100 + sign * rate.value) / 100
            values: dict[str, object] = {
                "where": facts.place(sentence.paragraph), "opening": printed(told.value), "word": grows["word"].lower(),
                "rate": number(rate.value), "real": money(int(made)) if closing.kind == "money" else f"{number(round(made, 2))} {closing.unit}", "closing": printed(closing),
            }  # fmt: skip
            yield Hit(
                sentence.span(closing, rate), values, told.sentence.paragraph.span(told.value.lead, told.value.tail)
            )


def _may_grow(closing: Value, rate: Value) -> bool:
    if rate.kind != "percent" or rate.op != "=" or rate.value_to or rate.of or rate.per:
        return False
    return closing.op == "=" and not closing.value_to and not closing.of and bool(dimension(closing))


@once
def _amounts(facts: Facts) -> Iterator[tuple[tuple[str, str, str, frozenset[str]], list[Opening]]]:
    """The amounts of the situation by what they measure."""
    found: dict[tuple[str, str, str, frozenset[str]], list[Opening]] = {}
    for sentence in facts.sentences:
        for value in sentence.values if _described(facts, sentence) else ():
            if dimension(value) and (subject := _subject(sentence, value)):
                found.setdefault((dimension(value), value.per, *subject), []).append(Opening(sentence, value))
    yield from found.items()


def _before(facts: Facts, sentence: Sentence, closing: Value, against: re.Match[str]) -> Opening | None:
    """The one amount of the same measure that the situation names."""
    subject, year = _subject(sentence, closing), facts.year
    if subject is None or not year or (against["year"] and int(against["year"]) not in (year - 1, year)):
        return None
    key = (dimension(closing), closing.per, *subject)
    found = next((o for known, o in _amounts(facts) if known == key), [])
    if len({amount(o.value) for o in found}) != 1 or found[0].value.op != "=" or not amount(found[0].value):
        return None
    return found[0] if _current(facts, found[0].sentence) else None
