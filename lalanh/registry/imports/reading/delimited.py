"""CSV: encodings and separators that Excel here writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from lalanh.engines.plantext.sources.encoding import decode, legacy_code
from lalanh.engines.plantext.sources.model import UnreadableSource
from lalanh.registry.imports.reading.model import MAX_CELL, MAX_COLUMNS, MAX_LINES, Line, Page, Unreadable

NAME = "CSV"
_SIGNS = ";,\t|"


class Table:
    """A CSV file seen as a workbook with one sheet. Raises Unreadable."""

    def __init__(self, data: bytes) -> None:
        self.pages = [Page(NAME)]
        self._text = _text(data)
        self._sign = _separator(self._text)

    def lines(self, name: str) -> Iterator[Line]:
        reader = csv.reader(io.StringIO(self._text, newline=""), delimiter=self._sign)
        try:
            for cells in reader:
                kept = [cell[:MAX_CELL] for cell in cells[:MAX_COLUMNS]]
                if any(kept):
                    yield reader.line_num, kept
                if reader.line_num > MAX_LINES:
                    raise Unreadable(f"Tệp có hơn {MAX_LINES:,} dòng. Hãy tách thành nhiều tệp.".replace(",", "."))
        except csv.Error:
            raise Unreadable("Tệp CSV bị hỏng ở một dòng. Hãy mở bằng Excel, lưu thành .xlsx rồi chọn lại.") from None


def _text(data: bytes) -> str:
    try:
        text, _ = decode(data)
    except UnreadableSource as error:
        raise Unreadable(f"{error} Hoặc mở bằng Excel rồi lưu thành .xlsx.") from None
    return text.removeprefix("\ufeff")


def _separator(text: str) -> str:
    """The sign that parts the first lines most evenly."""
    sample = [line for line in text[:20_000].splitlines() if line.strip()][:20]
    best = max(
        _SIGNS,
        key=lambda sign: sum(line.count(sign) > 0 for line in sample) * 1000 + sum(line.count(sign) for line in sample),
    )
    if not any(best in line for line in sample):
        raise Unreadable(
            "Tệp chỉ có một cột hoặc không phải bảng. Hãy chọn tệp .xlsx, hoặc .csv có các cột cách nhau bằng dấu phẩy hay chấm phẩy."
        )
    return best


def refuse_old_letters(lines: list[Line]) -> None:
    """Text in TCVN3 or VNI letters would be read wrong throughout. Raises Unreadable."""
    code = legacy_code("\n".join(" ".join(cells) for _, cells in lines))
    if code == "UTF-8":
        raise Unreadable("Chữ trong tệp đã bị chuyển mã sai (ví dụ “á»§”). Hãy lấy lại tệp gốc rồi chọn lại.")
    if code:
        raise Unreadable(
            f"Chữ trong tệp dùng phông cũ theo bảng mã {code}, không phải Unicode. Hãy chuyển mã bằng UniKey (Ctrl+Shift+F6, "
            f"mã nguồn {code}, mã đích Unicode) rồi lưu và chọn lại."
        )
