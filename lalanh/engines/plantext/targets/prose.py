"""Targets in prose (being written)."""

from __future__ import annotations

from lalanh.engines.plantext.model import Header, Outline, Target


def find(outline: Outline, head: Header) -> list[Target]:
    """No targets yet."""
    return []
