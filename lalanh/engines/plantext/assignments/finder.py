"""Gathers assignments from units, blocks, table rows and sentences, in the order of the text."""

from __future__ import annotations

from lalanh.engines.plantext.assignments import activities, sentences
from lalanh.engines.plantext.assignments.collector import Collector
from lalanh.engines.plantext.model import Assignment, Header, Outline


def find(outline: Outline, header: Header) -> list[Assignment]:
    """Every assignment of the plan."""
    collector = Collector(outline, header)
    sentences.from_units(collector)
    activities.from_blocks(collector)
    activities.from_tables(collector)
    for index, paragraph in enumerate(outline.paragraphs):
        if paragraph.kind not in ("row", "footnote") and paragraph.zone in ("body", "annex"):
            sentences.read(collector, index)
    found = sorted(collector.found, key=lambda entry: entry[:2])
    return [item for _, _, item in found if item.lead or item.support]
