"""One logical paragraph from its lines: composed letters, single blanks, footnote marks taken out, offsets kept."""

from __future__ import annotations

import re
import unicodedata
from array import array

from lalanh.engines.plantext.layout.lines import Line
from lalanh.engines.plantext.layout.marks import BULLET, item_of
from lalanh.engines.plantext.model import Kind, Paragraph

NOTE = re.compile(
    r"\s*(?:(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?P<num>\d{1,2})(?=\s+[^\W\d_]|[A-ZĐ][^\W\d_])|\[\^?(?P<md>\d{1,2})\]\s*:?|\((?P<par>\d{1,2})\)(?=\s*\S))\s*"
)
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(
    r"(?P<sup>(?<!(?<!\w)m)(?<!(?<!\w)[kcd]m)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|\[\^?(?P<md>\d{1,2})\]|(?<=[^\W\d_]{2})(?<!km)(?P<num>\d{1,2})(?![\w%/]|[.,]\d)"
)
_INVISIBLE = "\u200b\u200c\u200d\ufeff\u00ad\u2060"
_PLAIN = re.compile(r"(?: ?[^\s\u0300-\u036f\u200b-\u200d\ufeff\u00ad\u2060])*")


def build(text: Kind, group: list[Line], table: int | None, notes: frozenset[str]) -> Paragraph:
    """The paragraph of a group of lines; `notes` are the marks of the footnotes that the document has."""
    chars: list[str] = []
    offsets = array("L")
    for line in group:
        _append(chars, offsets, line.text, line.start)
    paragraph = Paragraph("".join(chars), offsets, text, table=table)
    if text == "footnote":
        _open_note(paragraph)
    if text == "row":
        paragraph.cells = cells_of(paragraph.text)
    else:
        _drop_marks(paragraph, notes)
    item = item_of(paragraph.text) if text != "row" else None
    bullet = BULLET.match(paragraph.text)
    if not paragraph.marker_end and (item or bullet):
        paragraph.marker_end = item.end if item else bullet.end() if bullet else 0
    return paragraph


def _open_note(paragraph: Paragraph) -> None:
    note = NOTE.match(paragraph.text)
    if note:
        paragraph.footnote = (note["sup"] or note["num"] or note["md"] or note["par"]).translate(SUPERSCRIPT)
        paragraph.marker_end = note.end()


def _drop_marks(paragraph: Paragraph, notes: frozenset[str]) -> None:
    """Takes footnote marks out of the words and remembers where they stood."""
    kept: list[tuple[int, int]] = []
    at, removed = 0, 0
    for mark in _MARK.finditer(paragraph.text, paragraph.marker_end if paragraph.footnote else 0):
        label = (mark["sup"] or mark["md"] or mark["num"]).translate(SUPERSCRIPT)
        if not mark["sup"] and label not in notes:
            continue
        kept.append((at, mark.start()))
        removed += mark.end() - mark.start()
        paragraph.anchors.append((mark.end() - removed, label))
        at = mark.end()
    if not removed:
        return
    kept.append((at, len(paragraph.text)))
    offsets = array("L")
    for a, b in kept:
        offsets.extend(paragraph.offsets[a:b])
    paragraph.text = "".join(paragraph.text[a:b] for a, b in kept)
    paragraph.offsets = offsets


def _append(chars: list[str], offsets: array[int], line: str, start: int) -> None:
    """Adds a line: composed letters, single blanks (tabs stay, they part cells)."""
    if chars and chars[-1] != " ":
        chars.append(" ")
        offsets.append(start)
    lead = len(line) - len(line.lstrip(" "))
    body = line[lead:].rstrip(" ")
    if _PLAIN.fullmatch(body):
        chars.extend(body)
        offsets.extend(range(start + lead, start + lead + len(body)))
        return
    _append_slowly(chars, offsets, line, start)
    while chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()


def _append_slowly(chars: list[str], offsets: array[int], line: str, start: int) -> None:
    index, size = 0, len(line)
    while index < size:
        end = index + 1
        while end < size and unicodedata.combining(line[end]):
            end += 1
        char = line[index]
        if char in _INVISIBLE:
            index = end
            continue
        if char.isspace() and char != "\t":
            if chars and chars[-1] not in " \t":
                chars.append(" ")
                offsets.append(start + index)
        else:
            for piece in unicodedata.normalize("NFC", line[index:end]) if end > index + 1 else char:
                chars.append(piece)
                offsets.append(start + index)
        index = end


def cells_of(row: str) -> list[tuple[int, int]]:
    """[start, end) of each cell of a row, without the blanks around it."""
    mark = "\t" if "\t" in row else "|"
    spans: list[tuple[int, int]] = []
    start = 0
    for end in [i for i, c in enumerate(row) if c == mark] + [len(row)]:
        cell = row[start:end]
        a = start + len(cell) - len(cell.lstrip())
        spans.append((min(a, end), max(min(a, end), start + len(cell.rstrip()))))
        start = end + 1
    if mark == "|":
        spans = spans[1:] if spans and spans[0][0] == spans[0][1] else spans
        spans = spans[:-1] if spans and spans[-1][0] == spans[-1][1] else spans
    return spans
