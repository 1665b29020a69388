"""Gathers deadlines from activity blocks, table rows and sentences, in the order of the text."""

from __future__ import annotations

from lalanh.engines.plantext.deadlines import activities, sentences
from lalanh.engines.plantext.deadlines.context import Context
from lalanh.engines.plantext.model import Assignment, Deadline, Header, Outline


def find(outline: Outline, header: Header, assignments: list[Assignment]) -> list[Deadline]:
    """Every dated, periodic or event-triggered duty of the plan."""
    context = Context(outline, header, assignments)
    activities.from_blocks(context)
    activities.from_tables(context)
    for row in activities.duties(context):
        sentences.read_cell(context, row.paragraph, row.task)
    for index, paragraph in enumerate(outline.paragraphs):
        prose = paragraph.kind not in ("row", "footnote") and paragraph.zone not in ("head", "recipients")
        if prose and index not in context.done:
            sentences.read(context, index)
    context.settle(header.title or "")
    return [item for _, _, item in sorted(context.found, key=lambda entry: entry[:2])]
