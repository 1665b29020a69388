"""Assignments that headings and sentences state: the tasks of a body, `Giao … chủ trì`, `chủ trì`, `phối hợp với`."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import dates, orgs
from lalanh.engines.plantext.assignments import clauses, times
from lalanh.engines.plantext.assignments.clauses import Clause
from lalanh.engines.plantext.assignments.collector import Collector, Interval
from lalanh.engines.plantext.assignments.units import Unit

_GIVEN = compiled(
    r"(?<!\w)(?:[Gg]iao|GIAO)(?:\s+(?:cho|trách\s+nhiệm\s+cho|nhiệm\s+vụ\s+cho))?\s+"
    r"(?!chỉ\s+tiêu|thông|lưu|dịch|tại|theo)"
)
_DUTY = compiled(
    r"[\s,]*(?:\([^()]{1,120}\)[\s,]*)?(?:là\s+(?:cơ\s+quan|đơn\s+vị)\s+)?(?:làm\s+)?"
    r"(?:chủ\s+trì|đầu\s+mối|tham\s+mưu|chịu\s+trách\s+nhiệm|phối\s+hợp)",
    re.IGNORECASE,
)
_TAKES = compiled(
    r"[\s,]*(?:là\s+(?:cơ\s+quan|đơn\s+vị)\s+|chịu\s+trách\s+nhiệm\s+|có\s+trách\s+nhiệm\s+)?chủ\s+trì", re.IGNORECASE
)
_ACTS = compiled(r"\s*(?:,\s*)?(?:chủ\s+trì|phối\s+hợp|chủ\s+động\s+phối)", re.IGNORECASE)
_PORTFOLIO = compiled(r"\s*\((?:phụ\s+trách\s+)?(?:lĩnh\s+vực\s+|mảng\s+)?([^()]{3,80})\)", re.IGNORECASE)
_REPORTS = compiled(r"báo\s+cáo", re.IGNORECASE)
_BREAK = compiled(r"[:;,(–]\s+|\s-\s|\(|\sdo\s")


def from_units(collector: Collector) -> None:
    """Each organisation heading, with every partner that its text names."""
    for unit in collector.units:
        own = {name.lower() for name in unit.names}
        support = clauses.union(*[p.bodies.names for p in _partners_of(collector, unit)])
        place = (0 if unit.heading else unit.start, unit.end)
        others = [name for name in support if name.lower() not in own]
        own_words = collector.outline.paragraphs[unit.paragraph].text[unit.end :]
        when = _when(collector, own_words) if len(unit.members) == 1 else (None, None)
        collector.add(unit.paragraph, place, unit.names, others, _tasks(collector, unit), when)


def _when(collector: Collector, words: str) -> Interval:
    """The time of a task that its sentence gives, when it is one and not that of a report."""
    if _REPORTS.search(words):
        return None, None
    whens = [w for w in dates.find(words, collector.year) if not w.cited and w.kind in ("day", "month", "quarter")]
    return times.interval(words[whens[0].lead : whens[0].end], collector.year) if len(whens) == 1 else (None, None)


def _partners_of(collector: Collector, unit: Unit) -> list[clauses.Partners]:
    found: list[clauses.Partners] = []
    for index in unit.members:
        paragraph = collector.outline.paragraphs[index]
        start = unit.end if index == unit.paragraph else paragraph.marker_end
        found += clauses.partners(paragraph.text, start, len(paragraph.text))
    return found


def _tasks(collector: Collector, unit: Unit) -> str:
    paragraphs = collector.outline.paragraphs
    own = paragraphs[unit.paragraph].text[unit.end :]
    if own.strip(" .:*"):
        return own
    first = [paragraphs[i] for i in unit.members[1:4]]
    return "; ".join(clauses.summary(p.text[p.marker_end :], 140) for p in first)


def read(collector: Collector, index: int) -> None:
    """The sentences of one paragraph."""
    paragraph = collector.outline.paragraphs[index]
    unit = collector.owner.get(index)
    begin = unit.end if unit and unit.paragraph == index else paragraph.marker_end
    for clause in clauses.sentences(paragraph.text, begin):
        if _given(collector, index, clause):
            continue
        if unit is None and index not in collector.labels:
            _alone(collector, index, clause)
        elif unit and _contents(collector, unit) > 1:
            _extra(collector, index, clause, unit)
        elif unit and paragraph.kind == "bullet" and unit.paragraph != index:
            for piece in clauses.pieces(paragraph.text, clause):
                if piece.start > begin + 3:
                    _extra(collector, index, piece, unit)


def _contents(collector: Collector, unit: Unit) -> int:
    """How many paragraphs a unit's tasks fill; of one, the first clause is the heading's own."""
    inline = collector.outline.paragraphs[unit.paragraph].text[unit.end :].strip(" .:*")
    return len(unit.members) - 1 + bool(inline)


def _given(collector: Collector, index: int, clause: Clause) -> bool:
    """`Giao X chủ trì, phối hợp với Y …`; any task where the sentence opens with "Giao"."""
    text = collector.outline.paragraphs[index].text
    for m in _GIVEN.finditer(text, clause.start, clause.end):
        bodies = orgs.read(text, m.end())
        opens = m.start() - clause.start < 4 and text[bodies.end : bodies.end + 1] not in ("", ".", ";")
        if bodies and (opens or _DUTY.match(text, bodies.end)):
            bracket = _PORTFOLIO.match(text, bodies.end)
            names = collector.known(bodies.names, bracket[1]) if bracket else bodies.names
            support = clauses.union(*[p.bodies.names for p in clauses.partners(text, bodies.end, clause.end)])
            when = _when(collector, text[bodies.end : clause.end])
            if when == (None, None) and index not in collector.owner:
                when = _when(collector, text)
            collector.add(index, (m.start(), clause.end), names, support, text[bodies.end : clause.end], when)
            return True
    return False


def _extra(collector: Collector, index: int, clause: Clause, unit: Unit) -> None:
    """A sentence under a heading of several: with "chủ trì", or "phối hợp với" somebody in particular."""
    text = collector.outline.paragraphs[index].text
    found = clauses.partners(text, clause.start, clause.end)
    led = clauses.leads(text, clause.start, clause.end) is not None
    if not led and not any(p.named and p.explicit for p in found):
        return
    subject = orgs.read(text, clause.start)
    names = subject.names if subject and _ACTS.match(text, subject.end) else unit.names
    support = clauses.union(*[p.bodies.names for p in found])
    words = text[clause.start : clause.end]
    collector.add(index, (clause.start, clause.end), names, support, words, _when(collector, words))


def _alone(collector: Collector, index: int, clause: Clause) -> None:
    """Outside the organisation chapter: `Phối hợp với <body> …`, `Sở X chủ trì, phối hợp với …`."""
    text = collector.outline.paragraphs[index].text
    found = clauses.partners(text, clause.start, clause.end)
    start = clause.start
    subject = _leader(text, clause)
    if subject:
        names, start = subject.names, subject.found[0].start
    elif found and found[0].start == clause.start and found[0].named and found[0].explicit:
        names = collector.lead_above(index)
    elif found and (actor := _joined(text, clause, found[0])):
        names = actor.names
    else:
        return
    support = clauses.union(*[p.bodies.names for p in found])
    when = _when(collector, text[start : clause.end])
    collector.add(index, (start, clause.end), names, support, text[start : clause.end], when)


def _joined(text: str, clause: Clause, partner: clauses.Partners) -> orgs.Bodies | None:
    """The body that opens a sentence and acts with another: "Trưởng thôn phối hợp với Công an xã đối chiếu …"."""
    if not (partner.named and partner.explicit):
        return None
    bodies = orgs.read(text, clause.start)
    return bodies if bodies and not text[bodies.end : partner.start].strip(" ,") else None


def _leader(text: str, clause: Clause) -> orgs.Bodies | None:
    """Bodies that "chủ trì" follows, at the head of the sentence or after a colon, comma or bracket in it."""
    at = clauses.leads(text, clause.start, clause.end)
    if at is None:
        return None
    low = max(clause.start, at - 240)
    for place in [low, *(m.end() for m in _BREAK.finditer(text, low, at))]:
        bodies = orgs.read(text, place)
        if bodies and (m := _TAKES.match(text, bodies.end)) and m.end() >= at:
            return bodies
    return None
