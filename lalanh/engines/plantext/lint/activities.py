"""Activities and the deadlines within them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from lalanh.base.patterns import compiled
from lalanh.base.text import fold, nfc
from lalanh.engines.plantext.lint.facts import Facts, word_set
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Assignment, Deadline, Span

_DONE = late(r"hoàn\s+thành|(?<!\w)xong(?!\w)|kết\s+thúc", re.IGNORECASE)
_TIME = late(r"Thời\s+(?:gian|hạn)")
_STEP = late(r"[^.;]{0,80};\s*[^\W\d_]")
"""After the day the sentence goes on with the next step of the task."""
_COMMON = word_set(
    "thuc hien to chuc trien khai ke hoach chuong trinh cong tac ket qua bao cao tong hop nam tren dia ban xa huyen "
    "tinh phuong cac va cua cho theo ve truoc ngay thang den giam ngheo ben vung ho can muc tieu quoc gia"
)
_NEAR = 24


def _by_section(facts: Facts) -> dict[str, list[Assignment]]:
    found: dict[str, list[Assignment]] = {}
    for item in facts.reading.assignments:
        if item.start or item.end:
            found.setdefault(item.section, []).append(item)
    for items in found.values():
        items.sort(key=lambda item: item.span)
    return found


def _mine(sections: dict[str, list[Assignment]], item: Deadline) -> list[Assignment]:
    """Activities under the heading of a deadline; of a great many only the nearest, so that work stays linear."""
    items = sections.get(item.section, [])
    at = bisect_left(items, item.span, key=lambda one: one.span) if len(items) > _NEAR else 0
    return items[max(0, at - _NEAR // 2) : max(0, at - _NEAR // 2) + _NEAR]


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "?"


def _block(facts: Facts, item: Assignment) -> bool:
    """True for an activity with a line "Thời gian thực hiện" of its own."""
    return bool(_TIME.search(_words(facts, item.span.start, item.span.end + 400)))


def _words(facts: Facts, start: int, end: int) -> str:
    """The letters of the source, composed."""
    return nfc(facts.text[start:end])


@rule("PL052", "deadline-order", "error", "{where}: {what} đến hạn {due}, trước khi hoạt động bắt đầu ({start}).")
def report_before_activity(facts: Facts) -> Iterator[Hit]:
    """An activity owes a report, or is to be finished, before the day on which it starts."""
    sections = _by_section(facts)
    for item in facts.reading.deadlines:
        mine = [a for a in _mine(sections, item) if _block(facts, a)]
        starts = [a.start for a in mine]
        if item.due is None or not starts or any(s is None for s in starts) or item.recurrence == "adhoc":
            continue
        if not ("báo cáo" in item.what.lower() or _DONE.search(_words(facts, item.span.start, item.span.end))):
            continue
        first = min(s for s in starts if s)
        if item.due < first:
            where = facts.where_path(item.section)
            values: dict[str, object] = {
                "where": where[:1].upper() + where[1:],
                "what": item.what[:80],
                "due": _day(item.due),
                "start": _day(first),
            }
            yield Hit(item.span, values, _time_span(facts, mine))


def _time_span(facts: Facts, items: list[Assignment]) -> Span:
    """The line of the activity that holds its time."""
    first = min(items, key=lambda a: a.start or date.max)
    m = compiled(r"Thời\s+(?:gian|hạn)[^\n]{0,120}").search(facts.text, first.span.start, first.span.end + 400)
    return Span(m.start(), m.end()) if m else first.span


@rule(
    "PL053",
    "deadline-order",
    "warning",
    "{where}: “{what}” phải xong {due}, nhưng thời gian thực hiện kéo dài đến {end}.",
)
def finished_before_its_time_ends(facts: Facts) -> Iterator[Hit]:
    """A task is to be finished weeks before the time given for it ends."""
    sections = _by_section(facts)
    for item in facts.reading.deadlines:
        mine = _mine(sections, item)
        if (
            item.due is None
            or len(mine) != 1
            or mine[0].end is None
            or not _block(facts, mine[0])
            or item.recurrence != "once"
        ):
            continue
        words = _words(facts, item.span.start, item.span.end)
        late = (mine[0].end - item.due).days
        if (
            _DONE.search(words)
            and late > 20
            and not _within(item.span, mine[0].span)
            and not _STEP.match(_words(facts, item.span.end, item.span.end + 300))
            and (mine[0].start is None or item.due >= mine[0].start)
        ):
            where = facts.where_path(item.section)
            values: dict[str, object] = {
                "where": where[:1].upper() + where[1:],
                "what": item.what[:80],
                "due": _day(item.due),
                "end": _day(mine[0].end),
            }
            yield Hit(item.span, values, _time_span(facts, mine))


def content(words: str) -> set[str]:
    return {w for w in re.findall(r"\w+", fold(words)) if w not in _COMMON and not w.isdigit()}


@rule(
    "PL054",
    "deadline-order",
    "warning",
    "{where}: báo cáo kết quả “{what}” đến hạn {due}, trước khi việc đó kết thúc ({end}).",
)
def result_reported_before_its_end(facts: Facts) -> Iterator[Hit]:
    """The result of an activity is to be reported before the activity ends.

    Only where report and activity name the same thing, and the activity does not simply fill the year.
    """
    for item in facts.reading.deadlines:
        words = facts.quote(item.span, 300)
        if (
            item.due is None
            or item.recurrence != "once"
            or not re.search(r"báo\s+cáo\s+kết\s+quả|tổng\s+hợp\s+kết\s+quả", words, re.IGNORECASE)
        ):
            continue
        activity = _same_thing(facts, item, words)
        if activity and activity.end:
            where = facts.where_path(item.section)
            values: dict[str, object] = {
                "where": where[:1].upper() + where[1:],
                "what": activity.what[:80],
                "due": _day(item.due),
                "end": _day(activity.end),
            }
            yield Hit(item.span, values, activity.span)


def _same_thing(facts: Facts, item: Deadline, words: str) -> Assignment | None:
    told = content(words)
    for activity in facts.reading.assignments:
        if (
            activity.end is None
            or activity.start is None
            or item.due is None
            or (activity.end.month, activity.end.day) == (12, 31)
        ):
            continue
        named = content(activity.what)
        if (
            len(named) >= 3
            and len(named & told) >= max(3, 0.7 * len(named))
            and activity.start < item.due < activity.end
        ):
            return activity
    return None
