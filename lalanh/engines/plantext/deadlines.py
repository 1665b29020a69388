from __future__ import annotations

from lalanh.engines.plantext.model import Assignment, Deadline, Header, Outline


def find(outline: Outline, header: Header, assignments: list[Assignment]) -> list[Deadline]:
    return []
