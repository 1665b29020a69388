"""Targets in sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from operator import attrgetter

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import values
from lalanh.engines.plantext.model import Outline, Paragraph, Target
from lalanh.engines.plantext.scope import Topic, sentences
from lalanh.engines.plantext.targets import counts, measures, present, words
from lalanh.engines.plantext.targets.times import Times
from lalanh.engines.plantext.values import Value

_DIGIT = compiled(r"\d")
_SOLID = compiled(r"(?:[“\"'(*]{0,3})3\s+cứng[”\"'*)]{0,3}", re.IGNORECASE)
_ENSURES = compiled(r"(?:đạt|đảm bảo|bảo đảm|theo|đáp ứng|tiêu chí|yêu cầu)[^.;]{0,60}$", re.IGNORECASE)
_UPON = compiled(
    r"(?:(?:áp dụng|thí điểm|quản lý|tuyên truyền|quảng bá|đăng tải|phát sóng|canh tác)(?:\s[^\W\d]+){0,4})\strên\s*$",
    re.IGNORECASE,
)
"""The place, no comparison: "tuyên truyền trên 03 nền tảng"."""
_NOT_OVER = compiled(r"không (?:để|cho)[^;]{0,70}(?:vượt(?: quá)?|quá|trên|cao hơn)\s*$", re.IGNORECASE)
_SECOND = compiled(
    r"\s?/\s?(?P<n>\d{1,4})\s+(?P<u>xã|phường|thị trấn|thôn|bản|làng|huyện|tổ dân phố|đơn vị|trường|điểm)(?!\w)(?:,\s(?:phường|thị trấn|thôn|tổ dân phố))*"
)
_MEAN = compiled(
    r"^[^;:]{0,40}?(?:bình quân|trung bình)\s+(?:mỗi|một|cho mỗi|từng)\s|^(?:bình quân|trung bình)\s(?:toàn|chung|cả|các)\s",
    re.IGNORECASE,
)
_LIST_MARK = compiled(r"[,;]\s|\svà\s(?=\d)")
_NEXT_PLACE = compiled(
    r"[^,;()\d]{0,60}(?:\(\s?|,\s(?:và\s|riêng\s)?(?:(?:các\s)?(?:xã|thị trấn|phường|huyện|thôn|bản)\s|(?:tỷ lệ\s)?hộ cận nghèo\s|(?=[A-ZĐÀ-Ỹ]))(?:(?!còn|đạt|có|được|xuống|lên|tăng|giảm)[^\W\d]+[\s:]+){0,5})"
)
_AND_NEXT = compiled(r"[^;()\d]{0,60}(?:\svà|,)\s")
_POOR = compiled(r"\s*(?:tỷ lệ\s)?(?:hộ )?(?:cận )?nghèo(?:\sđa chiều)?\s*(?:[,;.)]|$)")
_AND = compiled(r"(?:\s[^\W\d]+){0,2}(?:\s+và|,)\s+")
_CHARGE = compiled(r"[^\d,;()]{0,40}\((?:(?:chiếm|bằng|tương ứng|tỷ lệ|đạt|là)\s){0,3}")
_AMONG = compiled(r"[^\d;.]{0,60}\(?trong đó[^\d;:.]{0,60}$")
_TWO_WORDS = compiled(r"(?:\s[^\W\d]+){1,2}")
_UNTIDY = ' *_:;,.-–+(“"”)'
_REACH = 110
_SIGHT = 240
"""How far the words around a value are looked at: keeps the reading linear."""


def targets_of(
    paragraph: Paragraph,
    outline: Outline,
    topic: Topic,
    times: Times,
    due: date | None = None,
    area: tuple[int, int] | None = None,
    preface: bool = False,
) -> Iterator[Target]:
    """Targets of one paragraph, or of one cell of a row (`area`), which may bring its own date (`due`).

    `preface` says that it stands in front of the goals in a section that names no topic."""
    text = paragraph.text
    low, high = area or (0, len(text))
    if not _DIGIT.search(text, low, high) and "một" not in text:
        return
    framed = counts.is_framed([section.title for section in outline.chain(paragraph)[:2]])
    walk = _Walk(paragraph, outline, topic, times, due, framed)
    for sentence in sentences(text[low:high], paragraph.marker_end if area is None else 0):
        walk.begin(low + sentence.start)
        told = area is None and topic != "objective" and walk.is_told(text[sentence.start : sentence.end], preface)
        for a, b in sentence.clauses:
            told = told and (a == sentence.start or not present.is_task(text[a:b]))
            if not told:
                yield from walk.clause(low + a, low + b)


class _Walk:
    """Goes through the clauses of a paragraph; remembers what was last measured, and where the last target ended."""

    def __init__(
        self, paragraph: Paragraph, outline: Outline, topic: Topic, times: Times, due: date | None, framed: bool
    ) -> None:
        self.paragraph, self.outline, self.topic, self.times = paragraph, outline, topic, times
        self.due = due
        self.framed = framed
        self.measure = ""
        self.end = 0
        self.counted = False
        self.there = False
        self.tail = 0
        """The value before described the present."""
        self.told = False

    def begin(self, at: int) -> None:
        """A new sentence."""
        self.end, self.counted, self.there = at, False, False

    def is_told(self, sentence: str, preface: bool) -> bool:
        """A sentence that only describes."""
        self.told = bool(_DIGIT.search(sentence)) and present.describes(sentence, preface, self.times.begins, self.told)
        return self.told

    def clause(self, low: int, high: int) -> Iterator[Target]:
        text = self.paragraph.text
        last = told = low
        turned = unit = ""
        for value in _shared(self._values(low, high), text[low:high]):
            start, tail = low + value.start, max(low + value.end, low + value.tail)
            if self._is_there(value, low, high, tail):
                last = tail if value.kind != "bare" else last
                continue
            if counts.is_promised(self._seen(value, low, high)):
                per = "" if value.kind == "money" else value.per
                by = self._by((low, start, low + value.tail, high), per, told if told > low else None)
                place = (last, low + value.lead, start, tail, told)
                target = _target(self.paragraph, self.outline, value, place, high, by, self.measure)
                between = text[last : low + value.lead]
                alike = value.kind == "count" and value.unit == unit and counts.is_next_name(between)
                if (
                    turned
                    and target.direction == "level"
                    and (alike or _goes_with(between, text[tail : min(high, tail + _SIGHT)]))
                ):
                    target.direction = turned
                self.measure, turned, unit = target.measure, target.direction, value.unit
                yield target
                self.end, self.counted, told = _behind(text, tail, high), value.kind in ("count", "bare"), tail
                if pair := _SECOND.match(text, tail, high):
                    yield _second(self.paragraph, self.outline, pair, by)
            if value.kind != "bare":
                last = tail
        yield from self._solid(low, high)

    def _values(self, low: int, high: int) -> list[Value]:
        """The quantities of a clause, counted from its beginning; those of a cell are read without its neighbours."""
        text = self.paragraph.text
        if self.paragraph.kind == "row":
            return values.find(text[low:high])
        found = values.find(text)
        first = bisect_left(found, low, key=_start)
        return [_moved(v, low) for v in found[first : bisect_left(found, high, first, key=_start)]]

    def _seen(self, value: Value, low: int, high: int) -> counts.Seen:
        text = self.paragraph.text
        start, end, tail = low + value.start, low + value.end, low + value.tail
        before, after = text[max(low, start - _SIGHT) : start], text[end : min(high, end + _SIGHT)]
        between = text[self.end : max(self.end, low + value.lead)]
        listed = counts.is_listed(between) if value.kind == "count" else counts.may_go_on(between)
        goes_on = self.counted and value.kind in ("count", "bare") and bool(between) and listed
        behind = text[tail : min(high, tail + _SIGHT)]
        return counts.Seen(value, before, after, behind, self.topic, self.framed, goes_on, self.counted)

    def _is_there(self, value: Value, low: int, high: int, tail: int) -> bool:
        """A figure of the present, or the next in a list of such."""
        text = self.paragraph.text
        start, end = low + value.start, low + value.end
        before, after = text[max(low, start - _SIGHT) : start], text[end : min(high, end + _SIGHT)]
        if self.there and _CHARGE.fullmatch(text[self.tail : max(self.tail, low + value.lead)]):
            return True
        self.tail = tail
        between = text[self.end : max(self.end, low + value.lead)]
        listed = self.there and bool(between) and counts.may_go_on(between) and not self._is_reached(value, between)
        self.there = listed or words.is_baseline(before, after, value.since, self.times.begins)
        if self.there:
            self.end, self.counted = _behind(text, tail, high), False
        return self.there

    def _is_reached(self, value: Value, between: str) -> bool:
        """A goal of a share behind the whole that is there: "4.800 trong tổng số 6.400 phụ nữ, đạt tỷ lệ 80%"."""
        return self.topic == "objective" and value.kind == "percent" and "đạt" in between

    def _by(self, place: tuple[int, int, int, int], per: str = "", prior: int | None = None) -> date | None:
        return self.due or self.times.by(self.paragraph, place, self.topic == "objective", per, prior)

    def _solid(self, low: int, high: int) -> Iterator[Target]:
        """The three solid parts of a house (nền, khung-tường, mái), written "3 cứng"."""
        text = self.paragraph.text
        for m in _SOLID.finditer(text, low, high):
            if not _ENSURES.search(text[max(low, m.start() - 70) : m.start()]):
                continue
            by = self.times.by(self.paragraph, (low, m.start(), m.end(), high), self.topic == "objective")
            path, span = self.outline.path_of(self.paragraph), self.paragraph.span(m.start(), m.end())
            yield Target("tiêu chuẩn “3 cứng”", "nhà ở", "=", Decimal(3), None, "tiêu chí", "level", by, path, span)


_start = attrgetter("start")


def _moved(value: Value, by: int) -> Value:
    if not by:
        return value
    return value._replace(
        start=value.start - by, end=value.end - by, lead=max(0, value.lead - by), tail=value.tail - by
    )


def _goes_with(between: str, behind: str) -> bool:
    """The change said before holds here too: "(tương đương 270 hộ)", "(trong đó hộ DTTS 300 hộ)", ", xã Pù Nhi 35 hộ"."""
    if words.is_same(between) or _AMONG.match(between) or _NEXT_PLACE.fullmatch(between):
        return True
    return bool(_AND_NEXT.fullmatch(between) and _POOR.match(behind))


def _behind(text: str, tail: int, high: int) -> int:
    """Where the words of a counted thing end: at the next comma, semicolon or "và" in front of a number."""
    m = _LIST_MARK.search(text, tail, min(high, tail + 160))
    return m.start() if m else high


def _shared(found: list[Value], text: str) -> Iterator[Value]:
    """ "ít nhất 02 tổ và 10 hộ": the comparison holds for both."""
    before: Value | None = None
    for value in found:
        if before and value.op == "=" and before.op in (">=", "<=") and before.kind == value.kind == "count":
            between = text[before.tail : value.start]
            value = value._replace(op=before.op) if _AND.fullmatch(between) else value
        yield value
        before = value


def _target(
    paragraph: Paragraph,
    outline: Outline,
    value: Value,
    place: tuple[int, int, int, int, int],
    high: int,
    by: date | None,
    before: str,
) -> Target:
    last, lead, start, tail, _ = place
    text = paragraph.text
    first = _first(text, last, lead)
    turn = words.direction(text[max(last, lead - 160) : start], text[tail : min(high, tail + _SIGHT)], value.unit)
    measure = measures.named(
        text[max(place[4], lead - _SIGHT) : lead], value, text[tail : min(high, tail + 2 * _SIGHT)], before
    )
    unit = (
        "điểm %"
        if turn != "level" and value.kind == "percent" and not words.grows(text[last:start], text[tail : tail + 30])
        else value.unit + (f"/{value.per}" if value.per else "")
    )
    return Target(
        measure=measure[:300], subject=None, op=_op(value, text[max(last, start - 120) : start]), value=value.value, value_to=value.value_to, unit=unit, direction=turn, by=by,
        section=outline.path_of(paragraph), span=paragraph.span(first if start - first <= _REACH else lead, _named_to(text, value, tail, high)),
    )  # fmt: skip


def _named_to(text: str, value: Value, tail: int, high: int) -> int:
    """Where the name of the thing ends as far as it can be told: two words behind a number without a known counter."""
    m = _TWO_WORDS.match(text, tail, high) if value.kind == "bare" else None
    return m.end() if m else tail


def _second(paragraph: Paragraph, outline: Outline, pair: re.Match[str], by: date | None) -> Target:
    """`07 lớp/07 xã` promises classes and communes."""
    span = paragraph.span(pair.start(), pair.end())
    return Target(
        f"số {pair['u']}", None, "=", Decimal(pair["n"]), None, pair["u"], "level", by, outline.path_of(paragraph), span
    )


def _op(value: Value, before: str) -> str:
    if value.op == ">" and _UPON.search(before):
        return "="
    if value.op in ("=", ">") and _NOT_OVER.search(before):
        return "<="
    if value.op == "=" and value.since:
        return ">="
    return "~" if value.op == "=" and value.kind != "money" and _MEAN.match(before.lstrip(_UNTIDY)) else value.op


def _first(text: str, low: int, lead: int) -> int:
    """Where the words of the measure begin: behind the last comma, colon or bracket that leaves some."""
    base = max(low, lead - _REACH)
    window = text[base:lead]
    for m in reversed(list(re.finditer(r"[,:(]\s|^", window))):
        words_ = window[m.end() :].strip(_UNTIDY)
        if len(words_) >= 5:
            return base + m.end() + (len(window[m.end() :]) - len(window[m.end() :].lstrip(_UNTIDY)))
    return base + len(window) - len(window.lstrip(_UNTIDY))
