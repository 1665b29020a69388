"""A workbook or CSV file to rows of text, read in a child process with limits.

XLSX is read by our own stream over expat, not by calamine: that one builds the whole rectangle of cells in memory (423 MB
for 400,000 lines; two cells far apart are enough to exhaust a machine) and hides formulas and number formats.
"""

from lalanh.registry.imports.reading.guard import preview, rows
from lalanh.registry.imports.reading.model import BROKEN, FORMULA, Line, Page, Unreadable

__all__ = ["BROKEN", "FORMULA", "Line", "Page", "Unreadable", "preview", "rows"]
