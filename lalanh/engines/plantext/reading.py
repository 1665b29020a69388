"""One pass from source text to a `Reading`."""

from __future__ import annotations

from lalanh.engines.plantext import assignments, budget, citations, deadlines, header, lint, recipients, targets
from lalanh.engines.plantext.layout import paragraphs
from lalanh.engines.plantext.model import Reading
from lalanh.engines.plantext.outline import build


def read_plan(text: str) -> Reading:
    """Everything understood from the source text of a plan; a text that is no plan gives empty lists."""
    outline = build(paragraphs(text))
    head = header.find(outline)
    tasks = assignments.find(outline, head)
    reading = Reading(
        text=text,
        outline=outline,
        header=head,
        citations=citations.find(outline, head),
        targets=targets.find(outline, head),
        budget=budget.find(outline, head),
        assignments=tasks,
        deadlines=deadlines.find(outline, head, tasks),
        recipients=recipients.find_recipients(outline),
        signer=recipients.find_signer(outline),
    )
    reading.findings = lint.check(reading)
    return reading
