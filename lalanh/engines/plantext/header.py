"""The head of the document: type, issuer, level, number, place and date, title, years."""

from __future__ import annotations

from lalanh.engines.plantext.model import Header, Outline


def find(outline: Outline) -> Header:
    """What the head says; a part that is not printed is None, never guessed."""
    return Header()
