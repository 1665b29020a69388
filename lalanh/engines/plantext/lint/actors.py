"""Recipients named one by one, against the bodies that have a task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lalanh.base.patterns import compiled
from lalanh.base.text import fold
from lalanh.engines.plantext.lint.bodies import abbreviated, named
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.lint.reports import body
from lalanh.engines.plantext.model import Assignment, Recipient, Span

_LIST = late(r"(?:Các|CÁC)\s+(?:phòng|sở|ban|ngành|cơ\s+quan|đơn\s+vị)[^:;]{0,40}:\s*(?P<names>.+)$")
_WHOLE_GROUP = late(
    r"\bcac (?:co quan|don vi|so|phong|ban|nganh|thanh vien)\b(?![^:;]{0,40}:)|\blien quan\b|\bthanh vien\b|\bnhu tren\b|\bban chi dao\b"
)
_ONE_OF_OURS = late(r"^(?:phong|trung tam) (?!ban\b|chuyen mon\b|giao dich\b)\w+")
_NOT_OURS = late(r"\b(?:tinh|trung uong|xa|phuong|khu vuc)\b|\bcac\b|\blien quan\b|,")
_AND_SO_ON = late(r"\.\.\.|…|v\.v")
_FEW, _MOST_MISSING = 5, 4


class _Enumeration(NamedTuple):
    line: Recipient
    names: list[str]


def _enumeration(facts: Facts) -> _Enumeration | None:
    """The line that names five bodies or more one by one, when no other line stands for all of them."""
    lines = facts.reading.recipients
    for line in lines:
        m = _LIST.match(line.name)
        names = [n.strip() for n in re.split(r"[;,]", m["names"]) if n.strip()] if m else []
        others = [r for r in lines if r is not line]
        if len(names) >= _FEW and not any(_WHOLE_GROUP.search(fold(r.name)) for r in others):
            start, end = _whole(facts, line)
            return None if _AND_SO_ON.search(facts.text[start:end]) else _Enumeration(line, names)
    return None


def _tasked(facts: Facts) -> Iterator[tuple[Assignment, str]]:
    """Offices and centres of the issuer's own level that lead or take part, each once."""
    known: set[str] = set()
    for item in facts.reading.assignments:
        for name in (*item.lead, *item.support):
            full = body(name)
            if full not in known and _ONE_OF_OURS.match(full) and not _NOT_OURS.search(fold(name)):
                known.add(full)
                yield item, name


@rule("PL110", "other", "note", "Có nhiệm vụ nhưng không có trong nơi nhận (dòng liệt kê từng đơn vị): {bodies}.")
def tasked_bodies_not_listed(facts: Facts) -> Iterator[Hit]:
    """The recipients name offices and centres one by one, and up to four that have a task are not among them.

    Only where no line stands for all ("các cơ quan, đơn vị", "thành viên Ban Chỉ đạo") and at least four with a task are
    found in the list. Told once.
    """
    found = _enumeration(facts)
    if found is None:
        return
    printed = " ; ".join([*found.names, *(r.name for r in facts.reading.recipients if r is not found.line)])
    told = fold(printed)
    compact = re.sub(r"[^a-z;]", "", told)
    tasked = list(_tasked(facts))
    missing = [(item, n) for item, n in tasked if not (named(n, told, compact) or abbreviated(n, printed))]
    if not missing or len(missing) > _MOST_MISSING or len(tasked) - len(missing) < 4:
        return
    item, name = missing[0]
    values: dict[str, object] = {"bodies": "; ".join(n for _, n in missing)}
    yield Hit(_printed(facts, item, name), values, _whole(facts, found.line))


def _printed(facts: Facts, item: Assignment, name: str) -> Span:
    """Where a name stands in the words of an assignment."""
    words = r"[\s\-–]*".join(map(re.escape, re.split(r"[\s\-–]+", name)))
    m = compiled(words).search(facts.text, item.span.start, item.span.end + 300)
    return Span(m.start(), m.end()) if m else item.span


_OUTSIDE = (
    (late(r"\bngan hang\b|\bnhcs"), late(r"\bngan hang\b|\bnhcs|\bcsxh\b|\bto chuc tin dung\b|\bpgd\b")),
    (late(r"\bkho bac\b|\bkbnn\b"), late(r"\bkho bac\b|\bkbnn\b")),
    (late(r"\bbao hiem xa hoi\b|\bbhxh\b"), late(r"\bbao hiem xa hoi\b|\bbhxh\b|\bco quan bao hiem\b")),
    (late(r"\bdien luc\b"), late(r"\bdien luc\b|\bnganh dien\b")),
    (late(r"\bbuu dien\b|\bviettel\b|\bvnpt\b|\bvien thong\b"), late(r"\bbuu dien\b|\bviettel\b|\bvnpt\b|\bvien thong\b|\bdoanh nghiep\b")),
    (late(r"\bchi cuc thong ke\b|\bthong ke co so\b"), late(r"\bthong ke\b")),
)  # fmt: skip
_EVERYONE = late(
    r"^(?:tat ca )?cac (?:so|phong|ban|nganh|co quan|don vi|to chuc)\b(?!.*\b(?:thuoc|truc thuoc|doan the|chinh tri)\b)"
)


@rule(
    "PL103",
    "other",
    "note",
    "“{body}” nhận văn bản để thực hiện (t/h) nhưng kế hoạch không giao việc gì, cũng không nhắc đến.",
)
def told_to_act_without_task(facts: Facts) -> Iterator[Hit]:
    """A body outside the people's committee gets the plan to carry it out (t/h), and the plan never names it.

    Banks, treasury, insurance, electricity, post, statistics: bodies that no line "các cơ quan thuộc UBND" takes in.
    Silent where any task is given to all bodies.
    """
    lines = [r for r in facts.reading.recipients if r.purpose == "t/h"]
    if not lines or not facts.reading.assignments:
        return
    leads = [name for a in facts.reading.assignments for name in a.lead]
    if any(_EVERYONE.search(fold(name)[:90]) for name in [*leads, *(s.title for s in facts.outline.sections)]):
        return
    for kind, known in _OUTSIDE:
        mine = [line for line in lines if kind.search(fold(line.name))]
        if mine and not any(known.search(fold(p.text)) for p in facts.paragraphs if p.zone != "recipients"):
            yield Hit(_item(facts, mine[0], kind), {"body": _name(mine[0].name, kind)})


def _name(line: str, kind: re.Pattern[str]) -> str:
    return next((n.strip() for n in re.split(r"[;:,]", line) if kind.search(fold(n))), line)


def _whole(facts: Facts, line: Recipient) -> Span:
    """A line of the recipients with what runs over its printed end."""
    start = line.span.start
    later = [r.span.start for r in facts.reading.recipients if r.span.start > start]
    return Span(
        start, max(line.span.end, start + len(facts.text[start : min(later, default=line.span.end)].rstrip("\n -;")))
    )


def _item(facts: Facts, line: Recipient, kind: re.Pattern[str]) -> Span:
    """The words of one body in a line of several, which may run over the end of the printed line."""
    start, end = _whole(facts, line)
    for words in re.split(r"(?<=[;:,])", facts.text[start:end]):
        if kind.search(fold(words)):
            return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip(" ;,\n")))
        start += len(words)
    return line.span
