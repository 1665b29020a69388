from __future__ import annotations

from lalanh.engines.plantext.model import Citation, Header, Outline


def find(outline: Outline, header: Header) -> list[Citation]:
    return []
