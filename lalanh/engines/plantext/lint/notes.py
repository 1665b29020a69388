"""Footnotes: marks without a note."""

from __future__ import annotations

from collections.abc import Iterator

from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Span

_MARK = late(
    r"(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹](?<!\bm.)(?<!km.)(?<!cm.)(?<!dm.)(?<!hm.)[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2})|\[\^(?<=\S..)(?P<md>\d{1,3})\](?!:)"
)
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@rule("PL102", "other", "note", "Chú thích số {mark} có dấu trong bài nhưng không có nội dung chú thích.")
def mark_without_note(facts: Facts) -> Iterator[Hit]:
    """A footnote mark has no note. Silent where the document has no notes at all: they were lost in extraction."""
    notes = {n.translate(_PLAIN) for n in facts.outline.footnotes}
    if not notes:
        return
    told: set[str] = set()
    for m in _MARK.finditer(facts.text):
        mark = (m["sup"] or m["md"]).translate(_PLAIN)
        line = facts.text.rfind("\n", 0, m.start()) + 1
        if mark in notes or mark in told or not facts.text[line : m.start()].strip(" *_|"):
            continue
        told.add(mark)
        yield Hit(Span(max(line, m.start() - 40), m.end()), {"mark": mark})
