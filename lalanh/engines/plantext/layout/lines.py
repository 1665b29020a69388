"""Physical lines: offsets, page marks, and the two-column head and foot taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lalanh.engines.plantext.layout.marks import BULLET, item_of

_PAGE = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
_BLANK_RULE = re.compile(r"[\W_]*")
_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|[ \u00a0]*\t[ \u00a0\t]*)(?=\S)")
_CELL = re.compile(r"(?:[^|<]|<(?!br))+", re.IGNORECASE)
_TYPE = re.compile(
    r"[\s*_#|]*(?:KẾ\s*HOẠCH|K\s?Ế\s+H\s?O\s?Ạ\s?C\s?H|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|HƯỚNG DẪN|BÁO CÁO|THÔNG BÁO|TỜ TRÌNH|QUY CHẾ)(?![\w])"
)
_FOOT = re.compile(r"[\s*_|#]*Nơi\s+nhận(?:[\s*_]*:|[\s*_|]*$)")
_HEAD_LINES, _FOOT_LINES = 40, 120


@dataclass(slots=True)
class Line:
    """One physical line, or one column of it, without its line break."""

    text: str
    start: int
    blank_before: bool = False
    page_before: bool = False
    zone: str = "body"

    @property
    def stripped(self) -> str:
        return self.text.strip()


def lines_of(text: str) -> list[Line]:
    """The lines that carry something, each with its offset and whether a blank line or page break stands before it."""
    found: list[Line] = []
    blank = page = False
    position = 0
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")
        page = page or "\f" in raw
        if "|" not in body and _BLANK_RULE.fullmatch(body):
            blank = True
        elif _is_page_number(body, page, blank or not found):
            page = True
        else:
            found.append(Line(body, position, blank, page))
            blank = page = False
        position += len(raw)
    return columns(found)


def _is_page_number(body: str, page: bool, blank: bool) -> bool:
    stripped = body.strip()
    return len(stripped) < 14 and (page or blank) and _PAGE.fullmatch(stripped) is not None


def is_type_line(text: str) -> bool:
    """True for the line that names the type of document: `KẾ HOẠCH`."""
    return _TYPE.match(text) is not None


def is_foot_line(text: str) -> bool:
    """True for the line `Nơi nhận:`."""
    return _FOOT.match(text) is not None


def columns(lines: list[Line]) -> list[Line]:
    """The lines with head and foot marked, and printed in reading order where they stand in two columns."""
    head = _head_end(lines)
    found = _unfold(lines[:head], "head")
    at = head
    while at < len(lines):
        if not any(is_foot_line(part.text) for part in _split(lines[at], "foot")):
            found.append(lines[at])
            at += 1
            continue
        end = _foot_end(lines, at)
        found += _unfold(lines[at:end], "foot")
        at = end
    return found


def _head_end(lines: list[Line]) -> int:
    """Index of the line that ends the head: the type line, or the first words of the text."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        parts = _split(line, "head")
        if is_type_line(line.text) and len(parts) == 1:
            return index
        if len(line.stripped) > 160 and len(parts) == 1:
            return 0
        item = item_of(line.text)
        if line.stripped.startswith("Căn cứ") or (item and item.kind in ("roman", "part", "chapter", "article")):
            return index
    return 0


def _foot_end(lines: list[Line], start: int) -> int:
    limit = min(len(lines), start + _FOOT_LINES)
    for index in range(start + 1, limit):
        item = item_of(lines[index].text)
        row = lines[index].text.count("\t") > 2 or lines[index].text.count("|") > 3
        annexed = lines[index].stripped.lstrip("*_#( ").startswith(("Kèm theo", "Ban hành kèm"))
        if (item and item.kind == "annex") or row or annexed or is_type_line(lines[index].text):
            return index - 1 if annexed and index - 1 > start and lines[index - 1].stripped.isupper() else index
    return limit


def _split(line: Line, zone: str) -> list[Line]:
    """The columns of a line: cells of a pipe row, or what stands apart by a tab or three blanks."""
    text = line.text
    if text.lstrip().startswith("|"):
        spans = [(m.start(), m.end()) for m in _CELL.finditer(text) if m[0].strip(" -:br/>")]
        return [Line(text[a:b].removeprefix("<br>").removeprefix("<br/>"), b - len(text[a:b].removeprefix("<br>").removeprefix("<br/>")) + line.start, line.blank_before, line.page_before, zone) for a, b in spans]
    gap = _GAP.search(text)
    if not gap or BULLET.fullmatch(text[: gap.end()]) or item_of(text[: gap.end()] + "X"):
        return [Line(text, line.start, line.blank_before, line.page_before, zone)]
    left = Line(text[: gap.start()], line.start, line.blank_before, line.page_before, zone)
    return [left, Line(text[gap.end() :], line.start + gap.end(), line.blank_before, line.page_before, zone)]


def _unfold(lines: list[Line], zone: str) -> list[Line]:
    """Left column first, then the right one; a line far to the right belongs to the right column."""
    split = [_split(line, zone) for line in lines]
    edges = [parts[1].start - line.start for parts, line in zip(split, lines, strict=True) if len(parts) == 2]
    piped = [parts for parts in split if len(parts) > 2]
    if not edges and not piped:
        return [part for parts in split for part in parts]
    edge = min(edges, default=1000) * 0.7
    left: list[Line] = []
    right: list[Line] = []
    for line, parts in zip(lines, split, strict=True):
        indent = len(line.text) - len(line.text.lstrip())
        if len(parts) == 1 and edges and indent >= edge > 6:
            right += parts
        else:
            left += parts[:1]
            right += parts[1:]
    if right:
        right[0].blank_before = True
    return left + right
