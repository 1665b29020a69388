"""What reading gives, its limits, and its one error."""

from __future__ import annotations

from dataclasses import dataclass, field

from lalanh.base.errors import BadInput

MEGABYTE = 1_000_000
MAX_INFLATED = 900 * MEGABYTE
"""Of one part of the workbook; 400,000 lines of 14 columns are 208 MB."""
MAX_LINES = 600_000
MAX_COLUMNS = 200
MAX_STRINGS = 4_000_000
MAX_CELL = 5_000
PREVIEW = 60
FORMULA = "\ue001"
"""Stands for a cell whose formula was never worked out."""
BROKEN = "\ue002"
"""Begins the text of a cell in which Excel shows an error (#N/A)."""

Line = tuple[int, list[str]]
"""Number of the line in the sheet, from 1, and its cells as text."""


class Unreadable(BadInput):
    """A file that can't be read as a list; the sentence says what to do."""


@dataclass(slots=True)
class Page:
    """A sheet and its first lines."""

    name: str
    hidden: bool = False
    lines: list[Line] = field(default_factory=list)
