from __future__ import annotations

from lalanh.engines.plantext.model import Target, Header, Outline


def find(outline: Outline, header: Header) -> list[Target]:
    return []
