"""Pages to source text: a blank line ends a paragraph, footnotes follow it, a table over several pages is one."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.sources.pdf.lines import Line, is_cut
from lalanh.engines.plantext.sources.pdf.page import Page
from lalanh.engines.plantext.sources.pdf.tables import Table

_END = compiled(r"[.;:!?…][”\"»)]?$")
_OPENS = compiled(r"(?:[-–+•*]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)]|[IVX]{1,5}[.\-])\s")
_INDENT = 8.0
_COLUMN_GAP = 2.0
_DIGITS = compiled(r"\d+")


class Margins:
    """Where most lines of a document begin and end, and how far apart they stand."""

    def __init__(self, lines: list[Line]) -> None:
        starts = Counter(round(line.x0) for line in lines)
        ends = sorted(line.x1 for line in lines)
        self.left = float(starts.most_common(1)[0][0]) if starts else 0.0
        self.right = ends[int(len(ends) * 0.9)] if ends else 1.0
        self.width = max(self.right - self.left, 1.0)
        gaps = Counter(
            round(a.middle - b.middle) for a, b in pairwise(lines) if a.page == b.page and a.middle > b.middle
        )
        self.leading = float(gaps.most_common(1)[0][0]) if gaps else 0.0

    def is_full(self, line: Line) -> bool:
        return line.x1 > self.right - 0.12 * self.width

    def is_centred(self, line: Line) -> bool:
        left, right = line.x0 - self.left, self.right - line.x1
        return left > 0.08 * self.width and abs(left - right) < 0.06 * self.width


def text_of(pages: list[Page]) -> str:
    """The source text of all pages."""
    _drop_running(pages)
    margins = Margins([item for page in pages for item in page.items if isinstance(item, Line)])
    out = _Out(margins)
    for page in pages:
        for item, following in zip(page.items, [*page.items[1:], None], strict=False):
            if isinstance(item, Table):
                out.table(item)
            else:
                out.line(item, following)
        out.waiting += page.notes
    out.notes()
    return "".join(out.parts).strip("\n") + "\n"


def _drop_running(pages: list[Page]) -> None:
    """A first line apart from the text that comes again on most pages is a running head."""
    firsts = [_apart(page.items) for page in pages]
    count = Counter(_DIGITS.sub("#", text) for text in firsts if text)
    for page, text in zip(pages, firsts, strict=True):
        if text and count[_DIGITS.sub("#", text)] > max(2, 0.6 * len(pages)):
            page.items = page.items[1:]


def _apart(items: list[Line | Table]) -> str:
    first, second = [*items[:2], None, None][:2]
    if not isinstance(first, Line) or second is None or len(first.text) > 120:
        return ""
    return first.text if first.bottom - second.top > 0.6 * first.size else ""


class _Out:
    def __init__(self, margins: Margins) -> None:
        self.parts: list[str] = []
        self.waiting: list[Line] = []
        self._margins = margins
        self._last: Line | Table | None = None
        self._rowed = False

    def line(self, line: Line, following: Line | Table | None) -> None:
        rowed = self._is_row(line, following)
        close = isinstance(self._last, Line) and (self._same_paragraph(self._last, line) or (rowed and self._rowed))
        if not close:
            self.notes()
        cut = close and is_cut(self.parts[-1]) and not rowed
        self.parts += [
            "" if cut else "\n" if close else "\n\n",
            "\t".join(run.text for run in line.runs(_COLUMN_GAP)) if rowed else line.text,
        ]
        self._last, self._rowed = line, rowed

    def table(self, table: Table) -> None:
        before = self._last
        if isinstance(before, Table) and before.page + 1 == table.page and before.goes_on(table):
            rows, heads = table.rows(), before.rows()
            self.parts += ["\n" + row for row in (rows[1:] if rows[:1] == heads[:1] else rows)]
        else:
            self.notes()
            self.parts += ["\n\n", table.text]
        self._last = table

    def notes(self) -> None:
        """Footnotes wait for the end of a paragraph, so that they cut no sentence."""
        for index, line in enumerate(self.waiting):
            self.parts += ["\n\n" if index == 0 or line.text[:1] in "⁰¹²³⁴⁵⁶⁷⁸⁹" else "\n", line.text]
        self.waiting = []

    def _is_row(self, line: Line, following: Line | Table | None) -> bool:
        """Words far apart in three columns or more, like those of the line before or after: a table without rules."""
        runs = line.runs(_COLUMN_GAP)
        if len(runs) < 3:
            return False
        near = [one for one in (self._last, following) if isinstance(one, Line)]
        return self._rowed or any(_aligned(runs, one.runs(_COLUMN_GAP)) for one in near)

    def _same_paragraph(self, last: Line, line: Line) -> bool:
        margins = self._margins
        if last.page == line.page:
            gap = last.middle - line.middle
            if gap <= 0 or gap > 1.3 * max(margins.leading, line.size):
                return False
            if (margins.is_centred(last) and margins.is_centred(line)) or (last.text.isupper() and line.text.isupper()):
                return True
        if _OPENS.match(line.text) or not margins.is_full(last):
            return False
        return line.x0 < max(last.x0, margins.left) + _INDENT or not _END.search(last.text)


def _aligned(runs: list[Line], others: list[Line]) -> bool:
    starts = [run.x0 for run in others]
    return len(others) >= 3 and sum(any(abs(run.x0 - x) < 12 for x in starts) for run in runs) >= 2
