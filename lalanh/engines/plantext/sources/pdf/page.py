"""One page: what is dropped (page numbers, stamps), what is set apart (footnotes), what stands in two columns."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.sources.pdf.lines import Line, lines_of
from lalanh.engines.plantext.sources.pdf.tables import Table, tables_of
from lalanh.engines.plantext.sources.pdf.words import Rule, Word

_NUMBER = compiled(r"[-–—\s]*(?:Trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
_STAMP = compiled(
    r"\s*(?:Người ký|Ký bởi|Được ký bởi|Cơ quan|Email|Ngày ký|Giờ ký|Thời gian ký|Tổ chức xác thực)\s*:", re.IGNORECASE
)
_NOTE = compiled(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,2}\s|\(\d{1,2}\)\s)")
_TYPE = compiled(
    r"(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|BÁO CÁO|HƯỚNG DẪN|THÔNG BÁO|TỜ TRÌNH)\b"
)
_NATION = compiled(r"C[ỘÔ]NG H[ÒO][AÀ]|ĐẢNG CỘNG SẢN|Độc lập")
_FOOT = compiled(r"Nơi nhận")
_DATED = compiled(r"ngày\s.{0,12}tháng\s.{0,12}năm")
_HEAD_LINES, _LETTER_LINES = 25, 10


@dataclass(slots=True)
class Page:
    """What a page says from the top: lines and tables, and apart from them its footnotes."""

    items: list[Line | Table] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)


def page_of(words: list[Word], rules: list[Rule], number: int) -> Page:
    """The lines and tables of a page in reading order."""
    tables, outside = tables_of(rules, words, number)
    lines = _trimmed(lines_of(outside, number))
    lines, notes = _footnotes(lines)
    lines = _columns(lines, number == 0)
    return Page(_merged(lines, tables), notes)


def _merged(lines: list[Line], tables: list[Table]) -> list[Line | Table]:
    """Tables stand before the first line that lies wholly below them; the order of the lines stays."""
    found: list[Line | Table] = []
    waiting = sorted(tables, key=lambda table: table.top)
    for line in lines:
        while waiting and waiting[-1].top > line.top and waiting[-1].bottom > line.middle:
            found.append(waiting.pop())
        found.append(line)
    return found + waiting[::-1]


def _trimmed(lines: list[Line]) -> list[Line]:
    """Without page numbers at the edges and the lines of a signature stamp."""
    while lines and _NUMBER.fullmatch(lines[0].text):
        lines = lines[1:]
    while lines and _NUMBER.fullmatch(lines[-1].text):
        lines = lines[:-1]
    size = usual_size(lines)
    return [line for line in lines if not (_STAMP.match(line.text) and line.size < 0.9 * size)]


def usual_size(lines: list[Line]) -> float:
    """The height in which most letters of these lines are set."""
    count: Counter[float] = Counter()
    for line in lines:
        count[round(line.size, 1)] += sum(len(word.text) for word in line.words)
    return count.most_common(1)[0][0] if count else 0.0


def _footnotes(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines above, and the small ones at the end of the page from the first that opens with a mark."""
    size = usual_size(lines)
    at = len(lines)
    while at > 0 and lines[at - 1].size < 0.93 * size:
        at -= 1
    while at < len(lines) and not _NOTE.match(lines[at].text):
        at += 1
    return lines[:at], lines[at:]


def _columns(lines: list[Line], first: bool) -> list[Line]:
    if first:
        lines = _head(lines)
    at = next((i for i, line in enumerate(lines) if _FOOT.match(line.text)), None)
    return lines if at is None else _foot(lines, at)


def _head(lines: list[Line]) -> list[Line]:
    """The nation's name tells where the right column of the head begins."""
    end = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if _TYPE.match(line.text)), 0)
    if not end:  # a letter has no type: its head ends with place and date, or before the addressees
        end = next((i + 1 for i, line in enumerate(lines[:_LETTER_LINES]) if _DATED.search(line.text)), 0)
    runs = [run for line in lines[:end] for run in line.runs()]
    edges = [run.x0 for run in runs if _NATION.match(run.text)]
    lefts = [run for run in runs if edges and run.x1 < min(edges) + 1]
    return _parted(runs, min(edges)) + lines[end:] if edges and lefts else lines


def _foot(lines: list[Line], at: int) -> list[Line]:
    """Signature at the right of the addressees; its first line may stand a little higher."""
    start = at
    left = lines[at].x0
    while start > 0 and lines[start - 1].x0 > left + 100 and lines[start - 1].text.isupper():
        start -= 1
    runs = [run for line in lines[start:] for run in line.runs()]
    edges = [run.x0 for run in runs if run.x0 > left + 100 and run.text.isupper()]
    return lines[:start] + _parted(runs, min(edges)) if edges else lines


def _parted(runs: list[Line], edge: float) -> list[Line]:
    """Runs left of the edge, then those right of it, each put together to lines again."""
    left = [word for run in runs if (run.x0 + run.x1) / 2 < edge - 1 for word in run.words]
    right = [word for run in runs if (run.x0 + run.x1) / 2 >= edge - 1 for word in run.words]
    page = runs[0].page
    return lines_of(left, page) + lines_of(right, page)
