from __future__ import annotations

from lalanh.engines.plantext.model import Assignment, Header, Outline


def find(outline: Outline, header: Header) -> list[Assignment]:
    return []
