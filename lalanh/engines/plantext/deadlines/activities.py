"""Deadlines of activities: the time that a block or a table row gives them."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import dates, orgs
from lalanh.engines.plantext.assignments import blocks, tables
from lalanh.engines.plantext.deadlines import phrases
from lalanh.engines.plantext.deadlines.context import Context

_WEEKLY = compiled(r"(?:hằng|hàng|mỗi)\s+tuần", re.IGNORECASE)
# Two months or quarters apart from each other are two times: "tháng 5 và tháng 9/2018".
_TWICE = compiled(
    r"(?P<unit>tháng|quý|qúy)\s+(?P<first>\d{1,2}|I{1,3}|IV)\s*(?:,|và)\s*(?P=unit)\s+(?P<second>\d{1,2}|IV|I{1,3})(?!\w)",
    re.IGNORECASE,
)
_STOP = compiled(r"[;.]\s|$")


def from_blocks(context: Context) -> None:
    """`Thời gian thực hiện: quý II/2025`, alone or with a list of bullets below."""
    paragraphs = context.outline.paragraphs
    for block in blocks.find(context.outline):
        time, lead = block.get("time"), block.get("lead")
        if time is None:
            continue
        who = context.owner.get(time.paragraph, [])
        if lead is not None:
            who = orgs.read(paragraphs[lead.paragraph].text, lead.start).names
        if not time.items:
            what = paragraphs[time.paragraph].text[paragraphs[time.paragraph].marker_end : block.first.label]
            same = block.first.paragraph == time.paragraph and len(what) > 8
            _time(context, time.paragraph, (time.label, time.start, time.end), who, what if same else "")
        for index in time.items:
            below = paragraphs[index]
            start = below.marker_end
            what = below.text[start:]
            _time(context, index, (start, start, len(below.text)), who, what, many=True)
            context.done.add(index)


def from_tables(context: Context) -> None:
    """The cell of time in a row of tasks."""
    for row in tables.find(context.outline):
        if row.time.strip(" *_-"):
            text = context.outline.paragraphs[row.paragraph].text
            who = orgs.read(row.lead).names
            place = (row.time_at[0], row.time_at[0], row.time_at[1])
            _time(context, row.paragraph, place, who, text[slice(*row.task)])


def duties(context: Context) -> list[tables.Row]:
    """Rows without a time of their own whose task says by when: "gửi báo cáo năm trước ngày 01/12"."""
    return [row for row in tables.find(context.outline) if row.lead and not row.time.strip(" *_-")]


def _time(
    context: Context, index: int, place: tuple[int, int, int], who: list[str], what: str, many: bool = False
) -> None:
    """An activity is due on its last day, unless it runs all year; `place` is label, start and end of its time."""
    label, start, end = place
    text = context.outline.paragraphs[index].text
    stop = _STOP.search(text, start, end)
    end = stop.start() if stop else end
    value = text[start:end]
    context.timed[index] = end
    what = what or context.title(index)
    whens = [w for w in dates.find(value, context.year, loose=True) if not w.cited]
    rhythm = _rhythm(value)
    if rhythm == "annual" and len(whens) == 1:
        rhythm = dates.times_a_year(value, whens[0])
    if rhythm:
        due = whens[0].last if len(whens) == 1 and whens[0].kind == "day" else None
        context.add(index, (label, end), who, what, due, rhythm)
        return
    if not whens or phrases.THROUGHOUT.search(value) or (_whole_year(whens[-1]) and not _one_of(context, whens[-1])):
        return
    if first := _first_of_two(value, whens, context.year):
        context.add(index, (label, start + first.end), who, what, first.last, "once")
        label = start + len(value) - len(value[first.end :].lstrip(" ,và"))
    for number, when in enumerate(whens if many else whens[-1:]):
        if when.last or not when.has_year:
            at = start + when.lead if number else label
            due = when.first if when.cue == "from" and not when.ranged else when.last
            context.add(index, (at, start + when.end), who, what, due, "once")


def _first_of_two(value: str, whens: list[dates.When], year: int | None) -> dates.When | None:
    """The first of two times that do not touch, with its place in `value`."""
    m = _TWICE.search(value) if len(whens) == 1 else None
    if m is None:
        return None
    after = value[m.end() : whens[0].end]
    both = [dates.find(f"{m['unit']} {m[part]}{after}", year) for part in ("first", "second")]
    one, two = (found[0] if found else None for found in both)
    if not one or not two or not one.last or not two.first or (two.first - one.last).days < 2:
        return None
    return one._replace(start=m.start(), lead=m.start(), end=m.end("first"))


def _one_of(context: Context, when: dates.When) -> bool:
    """True for a single year of a plan over several: "năm 2027"."""
    return context.year is None and when.kind == "year" and when.has_year


def _whole_year(when: dates.When) -> bool:
    """True for "năm 2025", "2021 - 2025": the plan's own time, unless it is said from when until when."""
    if when.kind not in ("year", "period") or (when.ranged and when.cue == "from"):
        return False
    return when.cue != "before" or when.kind == "period"


def _rhythm(value: str) -> str | None:
    for r in dates.recurrences(value):
        if r.rhythm != "adhoc" and (r.dated or phrases.EVERY.search(value[r.start : r.end]) or "lần" in value):
            return r.rhythm
    return "adhoc" if _WEEKLY.search(value) else None
