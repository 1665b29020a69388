"""Quantified objectives, wherever they stand: under the objectives, inside activities, in tables."""

from __future__ import annotations

from lalanh.engines.plantext.model import Header, Outline, Target
from lalanh.engines.plantext.scope import Scope
from lalanh.engines.plantext.targets import prose, tables
from lalanh.engines.plantext.targets.times import Times


def find(outline: Outline, head: Header) -> list[Target]:
    """All targets in the order of the text; figures that describe the present are none."""
    times = Times(outline, head)
    scope = Scope(outline)
    found: list[Target] = []
    rows = tables.by_row(outline, head, times)
    for index, paragraph in enumerate(outline.paragraphs):
        if index in rows:
            found += rows[index]
        elif paragraph.zone in ("head", "recipients") or paragraph.kind == "footnote":
            continue
        elif scope.topic(paragraph) not in ("situation", "basis"):
            found += prose.targets_of(paragraph, outline, scope.topic(paragraph), times)
    return found


__all__ = ["find"]
