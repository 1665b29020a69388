"""Words of a PDF page with their boxes, and the ruled lines on it, in the coordinates of the page as it is shown."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from lalanh.base.patterns import compiled

# pdfium marks a hyphen at the end of a line with one of these, and goes on with the next line without a blank
_WORD = compiled(r"[^\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_HYPHEN = str.maketrans("\x02\ufffe", "--")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_JUNK = compiled(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_MAX_CHARACTERS, _MAX_PATHS, _MAX_SEGMENTS = 200_000, 20_000, 20_000
_THIN = 3.5
Box = tuple[float, float, float, float]
Turn = Callable[[float, float], tuple[float, float]]


class Word(NamedTuple):
    """Letters without a blank between, and their box; `size` is the height of its first letter's font box."""

    text: str
    x0: float
    x1: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A straight ruled line: `at` on its own axis, from `start` to `end` along the other."""

    upright: bool
    at: float
    start: float
    end: float


def turn_of(page: Any) -> Turn:
    """From the coordinates that are stored to those that are shown, for a page set on its side."""
    rotation = page.get_rotation()
    left, bottom, right, top = page.get_mediabox()
    turns: dict[int, Turn] = {
        90: lambda x, y: (y - bottom, right - x),
        180: lambda x, y: (right - x, top - y),
        270: lambda x, y: (top - y, x - left),
    }
    return turns.get(rotation, lambda x, y: (x - left, y - bottom))


def words_of(page: Any, turn: Turn) -> list[Word]:
    """The words of a page in the order of the file."""
    textpage = page.get_textpage()
    count = pdfium.FPDFText_CountChars(textpage.raw)
    if count <= 0 or count > _MAX_CHARACTERS:
        return []
    text = textpage.get_text_range() if count else ""
    if len(text) != count:
        text = "".join(chr(pdfium.FPDFText_GetUnicode(textpage.raw, i) or 32) for i in range(count))
    box = _Boxes(textpage.raw, turn)
    found = []
    for match in _WORD.finditer(text):
        for start, end in _pieces(match.start(), match.end(), box):
            word = _word(text[start:end].translate(_HYPHEN), start, box)
            if word.text:
                found.append(word)
    return found


def _pieces(start: int, end: int, box: _Boxes) -> Iterator[tuple[int, int]]:
    """The stretch itself, or cut where a letter stands on another line than the one before it."""
    first, last = box(start), box(end - 1)
    if end - start > 1 and _is_elsewhere(first, last):
        before = first
        for index in range(start + 1, end):
            here = box(index)
            if _is_elsewhere(before, here):
                yield start, index
                start = index
            before = here
    yield start, end


def _is_elsewhere(one: Box, other: Box) -> bool:
    return abs(one[2] - other[2]) > 0.8 * max(one[3] - one[2], other[3] - other[2])


class _Boxes:
    """The box of one letter at a time, through one buffer."""

    def __init__(self, raw: Any, turn: Turn) -> None:
        self._raw, self._turn, self._rect = raw, turn, pdfium.FS_RECTF()
        self._known: dict[int, Box] = {}

    def __call__(self, index: int) -> Box:
        if index not in self._known:
            self._known[index] = self._read(index)
        return self._known[index]

    def _read(self, index: int) -> Box:
        rect = self._rect
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, index, ctypes.byref(rect)):
            return 0.0, 0.0, 0.0, 0.0
        xa, ya = self._turn(rect.left, rect.bottom)
        xb, yb = self._turn(rect.right, rect.top)
        return (xa, xb, ya, yb) if xa <= xb and ya <= yb else (min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb))

    def is_raised(self, index: int, beside: Box) -> bool:
        """True for a figure whose ink begins high above the foot of the letters beside it."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if not pdfium.FPDFText_GetCharBox(self._raw, index, left, right, bottom, top):
            return False
        foot = min(self._turn(left.value, bottom.value)[1], self._turn(right.value, top.value)[1])
        return foot > beside[2] + 0.42 * (beside[3] - beside[2])


def _word(text: str, start: int, box: _Boxes) -> Word:
    end = start + len(text)
    first, last = box(start), box(end - 1)
    if len(text) > 1 and text[-1].isdecimal():
        at = end
        while at > start + 1 and text[at - 1 - start].isdecimal() and box.is_raised(at - 1, first):
            at -= 1
        text = text[: at - start] + text[at - start :].translate(_RAISED)
    elif len(text) > 1 and text[0].isdecimal():
        at = start
        while at < end - 1 and text[at - start].isdecimal() and box.is_raised(at, last):
            at += 1
        text = text[: at - start].translate(_RAISED) + text[at - start :]
        first = first if at == start else (first[0], *last[1:])
    return Word(_JUNK.sub("", text), min(first[0], last[0]), max(first[1], last[1]), first[2], first[3])


def rules_of(page: Any, turn: Turn) -> list[Rule]:
    """The upright and level lines that are drawn on a page."""
    found: list[Rule] = []
    for index, path in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if index > _MAX_PATHS or len(found) > _MAX_SEGMENTS:
            return []
        thin = _thin(path.get_bounds(), turn)
        if thin:
            found.append(thin)
        elif _is_stroked(path.raw):
            found += _edges(path.raw, turn)
    return found


def _thin(bounds: Box, turn: Turn) -> Rule | None:
    (xa, ya), (xb, yb) = turn(bounds[0], bounds[1]), turn(bounds[2], bounds[3])
    return _rule(xa, ya, xb, yb, _THIN)


def _rule(xa: float, ya: float, xb: float, yb: float, slack: float) -> Rule | None:
    width, height = abs(xb - xa), abs(yb - ya)
    if height <= slack and width > 2 * _THIN:
        return Rule(False, (ya + yb) / 2, min(xa, xb), max(xa, xb))
    if width <= slack and height > _THIN:
        return Rule(True, (xa + xb) / 2, min(ya, yb), max(ya, yb))
    return None


def _is_stroked(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke)) and bool(stroke.value)


def _edges(path: Any, turn: Turn) -> list[Rule]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    found, before, opened = [], None, None
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = turn(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            opened = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO and before:
            found.append(_rule(*before, *here, 1.0))
        if opened and pdfium.FPDFPathSegment_GetClose(segment):
            found.append(_rule(*here, *opened, 1.0))
        before = here
    return [rule for rule in found if rule]
