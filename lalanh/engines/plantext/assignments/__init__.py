"""Who does what with whom: organisation headings, activity blocks and table rows, sentences that give a lead."""

from __future__ import annotations

from lalanh.engines.plantext.assignments.finder import find

__all__ = ["find"]
