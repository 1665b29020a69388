"""Quantified objectives, wherever they stand: under the objectives, inside activities, in tables."""

from __future__ import annotations

from lalanh.base.patterns import compiled
from lalanh.base.text import fold
from lalanh.engines.plantext import values
from lalanh.engines.plantext.model import Header, Outline, Paragraph, Target
from lalanh.engines.plantext.scope import Scope, Topic, topic_of_title
from lalanh.engines.plantext.targets import present, prose, tables
from lalanh.engines.plantext.targets.times import Times

_OPENING = 24
"""Within these first letters a heading names its topic; further on a sentence only mentions it."""
_HARDSHIP = compiled(
    r"\b(?:(?:dac biet|hoan canh|vung|xa|thon|ban|ho|dia ban|con|nhieu|gap|kinh te|ngheo|hoi vien|doan vien)[ ,]{1,2}){1,4}kho khan\b|\bhan che (?:tai ngheo|phat sinh|toi da|thap nhat|tinh trang|ty le)"
)


def find(outline: Outline, head: Header) -> list[Target]:
    """All targets in the order of the text; figures that describe the present are none."""
    times = Times(outline, head)
    scope = Scope(outline)
    found: list[Target] = []
    preface = present.early(scope)
    rows = tables.by_row(outline, head, times)
    for index, paragraph in enumerate(outline.paragraphs):
        if index in rows:
            found += rows[index]
        elif paragraph.zone in ("head", "recipients") or paragraph.kind == "footnote":
            continue
        elif (topic := _topic(scope, paragraph)) not in ("situation", "basis"):
            found += prose.targets_of(paragraph, outline, topic, times, preface=paragraph.section in preface)
    return found


def _is_objective(scope: Scope, paragraph: Paragraph) -> bool:
    if paragraph.section is None or paragraph.kind != "heading":
        return False
    section = scope.outline.sections[paragraph.section]
    if scope.topic_at(section.parent) != "objective" or not paragraph.text.rstrip().endswith((".", ";")):
        return False
    return any(value.kind != "bare" for value in values.find(paragraph.text))


def _only_mentions(scope: Scope, at: int) -> bool:
    """A numbered task that says "phấn đấu" somewhere in its sentence is no title of objectives."""
    section = scope.outline.sections[at]
    sentence = scope.outline.paragraphs[section.paragraph].text.rstrip().endswith((".", ";"))
    if scope.topic_at(section.parent) != "activity" or not sentence:
        return False
    return topic_of_title(section.title[:_OPENING]) != "objective"


def _topic(scope: Scope, paragraph: Paragraph) -> Topic:
    """The topic of the nearest section that is not held for a situation only because it names those in hardship.

    A numbered sentence with a figure among the objectives is one of them, whatever it names."""
    topic = scope.topic(paragraph)
    if topic in ("money", "activity", "situation") and _is_objective(scope, paragraph):
        return "objective"
    at = paragraph.section
    if topic == "objective" and at is not None and _only_mentions(scope, at):
        return scope.topic_at(scope.outline.sections[at].parent)
    while topic == "situation" and at is not None:
        section = scope.outline.sections[at]
        if topic_of_title(_HARDSHIP.sub(" ", fold(section.title[:200]))) == "situation":
            return topic
        at = section.parent
        topic = scope.topic_at(at)
    return topic


__all__ = ["find"]
