"""Assignments of activities: `Đơn vị chủ trì / phối hợp / Thời gian` blocks and rows of task tables."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import orgs
from lalanh.engines.plantext.assignments import blocks, clauses, tables, times
from lalanh.engines.plantext.assignments.collector import Collector, Interval, as_printed
from lalanh.engines.plantext.model import Assignment, Span

_EMPTY_TITLE = compiled(r"(?:phân\s+công|nội\s+dung|tổ\s+chức\s+thực\s+hiện|thời\s+gian)", re.IGNORECASE)
_FIRST_CLAUSE = compiled(r"[;.(]\s")
_STEP = compiled(r"\s*:\s*|\s+bắt\s+đầu\s+|\s+từ\s+")


def from_blocks(collector: Collector) -> None:
    """One assignment per block, and one per dated step where the time is a list."""
    for block in collector.blocks:
        lead = block.get("lead")
        if lead is None:
            continue
        names, support = collector.names(lead), collector.names(block.get("support"))
        text = collector.outline.paragraphs[lead.paragraph].text
        support = clauses.union(support, *[p.bodies.names for p in clauses.partners(text, lead.start, lead.end)])
        time = block.get("time")
        place = (lead.label, lead.end)
        item = collector.add(lead.paragraph, place, names, support, _activity(collector, block), _when(collector, time))
        _widen(collector, block, item)
        for index in time.items if time else []:
            below = collector.outline.paragraphs[index]
            step = below.text[below.marker_end :]
            when = times.interval(step, collector.year)
            if when != (None, None):
                what = _STEP.split(step, maxsplit=1)[0]
                collector.add(index, (below.marker_end, len(below.text)), names, support, what, when)


def _widen(collector: Collector, block: blocks.Block, item: Assignment) -> None:
    """The highlight of a block goes on over the partners, also where a footnote stands between."""
    support = block.get("support")
    if support is not None:
        partner = collector.outline.paragraphs[support.paragraph].span(support.label, support.end)
        item.span = Span(min(item.span.start, partner.start), max(item.span.end, partner.end))


def _when(collector: Collector, time: blocks.Field | None) -> Interval:
    if time is None:
        return None, None
    paragraphs = collector.outline.paragraphs
    if not time.items:
        value = _FIRST_CLAUSE.split(paragraphs[time.paragraph].text[time.start : time.end] + " ", maxsplit=1)[0]
        return times.interval(value, collector.year, loose=True)
    steps = [times.interval(paragraphs[i].text, collector.year) for i in time.items]
    firsts = [first for first, _ in steps if first]
    lasts = [last for _, last in steps if last]
    return min(firsts, default=None), max(lasts) if len(lasts) == len(steps) else None


def _activity(collector: Collector, block: blocks.Block) -> str:
    """The words before the labels in the same paragraph, else the title above that is no mere "Phân công"."""
    paragraph = collector.outline.paragraphs[block.first.paragraph]
    before = paragraph.text[paragraph.marker_end : block.first.label].strip(" (-–:*")
    if len(before) > 12:
        return before
    for section in collector.outline.chain(paragraph):
        if section.title and not _EMPTY_TITLE.match(section.title):
            return section.title
    return before


def from_tables(collector: Collector) -> None:
    """One assignment per row that names a lead."""
    for row in tables.find(collector.outline):
        lead = orgs.read(row.lead).names or as_printed(row.lead)
        if not lead:
            continue
        text = collector.outline.paragraphs[row.paragraph].text
        support = orgs.read(row.support).names or as_printed(row.support)
        support = clauses.union(support, *[p.bodies.names for p in clauses.partners(row.lead, 0, len(row.lead))])
        place = (row.task[0], max(row.task[1], row.lead_at[1], row.time_at[1]))
        when = times.interval(row.time, collector.year, loose=True)
        if row.begin:
            when = times.interval(row.begin, collector.year, loose=True)[1], when[1]
        collector.add(row.paragraph, place, lead, support, text[slice(*row.task)], when)
