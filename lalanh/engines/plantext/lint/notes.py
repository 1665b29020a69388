"""Footnotes: marks without a note, notes at each other's marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from lalanh.engines.plantext.lint.facts import Facts, once
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Span

_MARK = late(
    r"(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹](?<!\bm.)(?<!km.)(?<!cm.)(?<!dm.)(?<!hm.)[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2})|\[\^(?<=\S..)(?P<md>\d{1,3})\](?!:)"
)
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BACK = 260
"""Characters before a mark in which the words stand that its note explains."""


class _Mark(NamedTuple):
    name: str
    span: Span
    opens: bool
    """True at the head of a line: the note itself."""


@once
def _marks(facts: Facts) -> Iterator[_Mark]:
    for m in _MARK.finditer(facts.text):
        line = facts.text.rfind("\n", 0, m.start()) + 1
        opens = not facts.text[line : m.start()].strip(" *_|")
        yield _Mark((m["sup"] or m["md"]).translate(_PLAIN), Span(max(line, m.start() - 40), m.end()), opens)


@rule("PL102", "other", "note", "Chú thích số {mark} có dấu trong bài nhưng không có nội dung chú thích.")
def mark_without_note(facts: Facts) -> Iterator[Hit]:
    """A footnote mark has no note. Silent where the document has no notes at all: they were lost in extraction."""
    notes = {n.translate(_PLAIN) for n in facts.outline.footnotes}
    if not notes:
        return
    told = notes | {mark.name for mark in _marks(facts) if mark.opens}
    for mark in _marks(facts):
        if mark.name not in told:
            told.add(mark.name)
            yield Hit(mark.span, {"mark": mark.name})


def _cited(facts: Facts, start: int, end: int) -> set[str]:
    """Numbers of the documents named in a stretch of the text."""
    found = facts.reading.citations
    at = bisect_left(found, start, key=lambda c: c.span.start)
    numbers = set()
    while at < len(found) and found[at].span.start < end:
        if found[at].number and found[at].date:
            numbers.add(f"{found[at].number} {found[at].date}")
        at += 1
    return numbers


def _before(facts: Facts, mark: _Mark) -> set[str]:
    """The documents named in the words that a mark ends."""
    paragraph = facts.paragraph_at(mark.span.start)
    start = max(paragraph.span().start if paragraph else 0, mark.span.end - _BACK)
    return _cited(facts, start, mark.span.end)


@rule(
    "PL109",
    "other",
    "warning",
    "Chú thích {a} và {b} đặt lẫn chỗ: chú thích {a} nói về {document}, văn bản nêu tại dấu {b}.",
)
def notes_at_each_others_marks(facts: Facts) -> Iterator[Hit]:
    """Two neighbouring footnotes are exchanged: the one speaks of the document named at the mark of the other.

    Only where the words at its own mark name no document.
    """
    notes = {n.translate(_PLAIN): facts.paragraphs[i] for n, i in facts.outline.footnotes.items()}
    marks = [m for m in _marks(facts) if not m.opens] if notes else []
    for index, mark in enumerate(marks):
        note = notes.get(mark.name)
        if note is None or _before(facts, mark):
            continue
        spoken = _cited(facts, note.span().start, note.span().end)
        for other in marks[max(0, index - 3) : index + 4]:
            if not other.name.isdigit() or abs(int(other.name) - int(mark.name)) != 1 or not spoken:
                continue
            shared = spoken & _before(facts, other)
            theirs = notes.get(other.name)
            if shared and not (theirs and shared & _cited(facts, theirs.span().start, theirs.span().end)):
                values: dict[str, object] = {"a": mark.name, "b": other.name, "document": min(shared).split()[0]}
                yield Hit(mark.span, values, other.span)
                break
