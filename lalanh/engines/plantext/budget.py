from __future__ import annotations

from lalanh.engines.plantext.model import BudgetItem, Header, Outline


def find(outline: Outline, header: Header) -> list[BudgetItem]:
    return []
