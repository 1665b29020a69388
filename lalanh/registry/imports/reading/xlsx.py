"""XLSX as a stream of lines of text (ECMA-376 part 1, §18.3): memory grows with the distinct texts only."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from xml.parsers import expat

from lalanh.registry.imports.reading.model import (
    BROKEN,
    FORMULA,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_INFLATED,
    MAX_LINES,
    MAX_STRINGS,
    Line,
    Page,
    Unreadable,
)

_BLOCK = 1 << 16
_DATES = {14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58}
"""Built-in number formats that show a day."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ZEROS = re.compile(r"0{2,}")
_LARGE = (
    "Tệp quá lớn sau khi giải nén nên đã dừng đọc. Hãy xóa ảnh, định dạng thừa, hoặc tách tệp theo xã rồi chọn lại."
)
_DAMAGED = "Tệp bị hỏng. Hãy mở bằng Excel, lưu lại rồi chọn lại."


def _local(name: str) -> str:
    return name.rpartition("}")[2] if "}" in name else name.rpartition(":")[2]


@dataclass(slots=True)
class Styles:
    """By index of a cell's style: does it show a day, how many figures does it show."""

    days: set[int] = field(default_factory=set)
    figures: dict[int, int] = field(default_factory=dict)


class Workbook:
    """An opened file; `pages` in the order of the tabs. Raises Unreadable."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError):
            raise Unreadable(_DAMAGED) from None
        self._names = set(self._zip.namelist())
        if sum(part.file_size for part in self._zip.infolist()) > 2 * MAX_INFLATED:
            raise Unreadable(_LARGE)
        self._find()
        self.pages, self._places, self.since = self._tabs()
        self._styles: Styles | None = None
        self._strings: list[str] | None = None

    def _find(self) -> None:
        found = [name for name in self._names if name.endswith("workbook.xml")]
        if not found:
            raise Unreadable(_DAMAGED)
        self._main = min(found, key=len)
        self._folder = posixpath.dirname(self._main)

    def lines(self, name: str) -> Iterator[Line]:
        """Lines that hold something. Raises Unreadable."""
        if self._styles is None or self._strings is None:
            self._styles, self._strings = self._read_styles(), self._read_strings()
        return _Sheet(self._strings, self._styles, self.since).read(self._blocks(self._places[name]))

    def _tabs(self) -> tuple[list[Page], dict[str, str], date]:
        targets: dict[str, str] = {}
        tabs: list[tuple[str, str, bool]] = []
        since = date(1899, 12, 30)

        def relation(name: str, given: dict[str, str]) -> None:
            if name == "Relationship":
                targets[given.get("Id", "")] = given.get("Target", "")

        def tab(name: str, given: dict[str, str]) -> None:
            nonlocal since
            if name == "sheet":
                key = next((value for attribute, value in given.items() if _local(attribute) == "id"), "")
                tabs.append((given.get("name", ""), key, given.get("state", "visible") != "visible"))
            elif name == "workbookPr" and given.get("date1904") in ("1", "true"):
                since = date(1904, 1, 1)

        rels = posixpath.join(self._folder, "_rels", posixpath.basename(self._main) + ".rels")
        if rels in self._names:
            self._walk(rels, relation)
        self._walk(self._main, tab)
        pages, places = [], {}
        for title, key, hidden in tabs:
            place = self._place(targets.get(key, ""))
            if place in self._names and "worksheets/" in place:
                pages.append(Page(title, hidden))
                places[title] = place
        if not pages:
            raise Unreadable("Tệp không có trang tính nào. Hãy kiểm tra rồi chọn lại.")
        return pages, places, since

    def _place(self, target: str) -> str:
        return (
            target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(self._folder, target))
        )

    def _part(self, ending: str) -> str | None:
        return next(
            (name for name in self._names if name.lower() == posixpath.join(self._folder, ending).lower()), None
        )

    def _read_styles(self) -> Styles:
        made, formats, inside, index = Styles(), {}, False, 0

        def start(name: str, given: dict[str, str]) -> None:
            nonlocal inside, index
            if name == "numFmt":
                formats[int(given.get("numFmtId", 0))] = given.get("formatCode", "")
            elif name == "cellXfs":
                inside = True
            elif name == "xf" and inside:
                _note_format(made, index, int(given.get("numFmtId", 0)), formats)
                index += 1

        def end(name: str) -> None:
            nonlocal inside
            if name == "cellXfs":
                inside = False

        if place := self._part("styles.xml"):
            self._walk(place, start, end)
        return made

    def _read_strings(self) -> list[str]:
        taken = _Strings()
        if place := self._part("sharedStrings.xml"):
            self._walk(place, taken.start, taken.end, taken.text)
        return taken.found

    def _walk(self, place: str, start: Callable[..., None], end: Callable[..., None] | None = None, text: Callable[[str], None] | None = None) -> None:  # fmt: skip
        parser = _parser()
        parser.StartElementHandler = lambda name, given: start(_local(name), given)
        if end:
            parser.EndElementHandler = lambda name: end(_local(name))
        if text:
            parser.CharacterDataHandler = text
        for block in self._blocks(place):
            _feed(parser, block)
        _feed(parser, b"", last=True)

    def _blocks(self, place: str) -> Iterator[bytes]:
        size = 0
        try:
            with self._zip.open(place) as stream:
                while block := stream.read(_BLOCK):
                    size += len(block)
                    if size > MAX_INFLATED:
                        raise Unreadable(_LARGE)
                    yield block
        except RuntimeError:
            raise Unreadable("Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu rồi chọn lại.") from None
        except (
            zipfile.BadZipFile,
            OSError,
            EOFError,
            NotImplementedError,
            ValueError,
        ):  # the fourth: a compression unknown to zipfile
            raise Unreadable(_DAMAGED) from None
        except Exception as error:
            if type(error).__module__ == "zlib":
                raise Unreadable(_DAMAGED) from None
            raise


class _Strings:
    """Handlers for the texts that cells share; readings of Asian signs (rPh) are left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._bits: list[str] = []
        self._taking = self._sound = False

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "si":
            self._bits = []
        elif name == "t":
            self._taking = not self._sound
        elif name == "rPh":
            self._sound = True

    def end(self, name: str) -> None:
        if name == "t":
            self._taking = False
        elif name == "rPh":
            self._sound = False
        elif name == "si":
            self.found.append("".join(self._bits)[:MAX_CELL])
            if len(self.found) > MAX_STRINGS:
                raise Unreadable(_LARGE)

    def text(self, piece: str) -> None:
        if self._taking:
            self._bits.append(piece)


def _parser() -> Any:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = _BLOCK

    def refuse(*_: object) -> None:
        raise Unreadable(_DAMAGED)

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _feed(parser: Any, block: bytes, last: bool = False) -> None:
    try:
        parser.Parse(block, last)
    except expat.ExpatError:
        raise Unreadable(_DAMAGED) from None


def _note_format(made: Styles, index: int, number: int, formats: dict[int, str]) -> None:
    code = _QUOTED.sub("", formats.get(number, "")).lower()
    if number in _DATES or ("y" in code or ("d" in code and "m" in code)):
        made.days.add(index)
    elif _ZEROS.fullmatch(code):
        made.figures[index] = len(code)


class _Sheet:
    """Handlers for one sheet. Cells come as text: what stands in the cell, days as dd/mm/yyyy, whole numbers whole."""

    def __init__(self, strings: list[str], styles: Styles, since: date) -> None:
        self._strings, self._styles, self._since = strings, styles, since
        self._done: list[Line] = []
        self._number, self._cells, self._column = 0, [""], 0
        self._kind, self._style, self._value, self._taking, self._formula, self._sound = "", 0, "", False, False, False
        self._columns: dict[str, int] = {}
        self._days: dict[str, str] = {}

    def read(self, blocks: Iterator[bytes]) -> Iterator[Line]:
        parser = _parser()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        for block in blocks:
            _feed(parser, block)
            if self._done:
                yield from self._done
                self._done = []
        _feed(parser, b"", last=True)
        yield from self._done

    def _start(self, name: str, given: dict[str, str]) -> None:
        if ":" in name:
            name = _local(name)
        if name == "c":
            self._kind, self._value, self._formula = given.get("t", ""), "", False
            self._style = int(given.get("s", 0))
            ref = given.get("r")
            self._column = self._column_of(ref) if ref else self._column + 1
        elif name == "v" or (name == "t" and not self._sound):
            self._taking = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._number = int(given.get("r", self._number + 1))
            self._cells, self._column = [], -1
            if self._number > 1_048_576:
                raise Unreadable(_DAMAGED)
        elif name == "rPh":
            self._sound = True

    def _end(self, name: str) -> None:
        if ":" in name:
            name = _local(name)
        if name == "c":
            if self._value or self._formula:
                self._put()
        elif name == "v" or name == "t":
            self._taking = False
        elif name == "row":
            if self._cells:
                self._close()
        elif name == "rPh":
            self._sound = False

    def _text(self, piece: str) -> None:
        if self._taking:
            self._value += piece

    def _close(self) -> None:
        self._done.append((self._number, self._cells))
        self._cells = []
        if self._number > MAX_LINES:
            raise Unreadable(
                f"Trang tính có hơn {MAX_LINES:,} dòng.".replace(",", ".") + " Hãy tách thành nhiều tệp, mỗi tệp một huyện hoặc một xã, rồi nạp từng tệp."
            )  # fmt: skip

    def _column_of(self, ref: str) -> int:
        letters = ref.rstrip("0123456789")
        known = self._columns.get(letters)
        if known is None:
            known = 0
            for letter in letters:
                known = known * 26 + ord(letter) - 64
            known = self._columns[letters] = known - 1
        return known

    def _put(self) -> None:
        text = self._as_text()
        if not text:
            return
        if self._column >= MAX_COLUMNS or self._column < 0:
            raise Unreadable(
                f"Trang tính có chữ ở cột thứ {self._column + 1}, quá {MAX_COLUMNS} cột. Hãy xóa các cột thừa bên phải rồi lưu lại."
            )
        short = self._column + 1 - len(self._cells)
        if short > 0:
            self._cells.extend([""] * short)
        self._cells[self._column] = text

    def _as_text(self) -> str:
        kind, value = self._kind, self._value
        if kind == "s":
            return self._shared(value)
        if kind in ("inlineStr", "str"):
            return value[:MAX_CELL] or (FORMULA if self._formula and kind == "str" else "")
        if not value:
            return FORMULA if self._formula else ""
        if kind == "e":
            return BROKEN + value
        if kind == "b":
            return "có" if value in ("1", "true") else "không"
        return value[8:10] + "/" + value[5:7] + "/" + value[:4] if kind == "d" else self._number_text(value)

    def _shared(self, value: str) -> str:
        try:
            return self._strings[int(value)]
        except (ValueError, IndexError):
            raise Unreadable(_DAMAGED) from None

    def _number_text(self, value: str) -> str:
        if self._style in self._styles.days:
            return self._day(value)
        if value.isdigit():
            wide = self._styles.figures.get(self._style)
            return value.zfill(wide) if wide else value
        return plain_number(value)

    def _day(self, value: str) -> str:
        known = self._days.get(value)
        if known is None:
            known = self._days[value] = serial_day(value, self._since)
        return known


def plain_number(value: str) -> str:
    """`2015.0` → `2015`, `6.2E10` → `62000000000`, `42.5` → `42,5`: as people here write it."""
    try:
        number = float(value)
    except ValueError:
        return value
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return repr(number).replace(".", ",")


def serial_day(value: str, since: date = date(1899, 12, 30)) -> str:
    """Days since the start of Excel's calendar to dd/mm/yyyy; what is no day stays as it is."""
    try:
        on = since + timedelta(days=int(float(value)))
    except (ValueError, OverflowError):
        return value
    return f"{on.day:02}/{on.month:02}/{on.year}"
