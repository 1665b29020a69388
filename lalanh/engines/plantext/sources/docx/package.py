"""The zip container of a DOCX: what it is, whether it is safe, and its parts as bounded streams."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.sources.model import MEGABYTE, UnreadableSource
from lalanh.engines.plantext.sources.sniff import ACCEPTED

_MAX_ENTRIES = 5_000
_MAX_TOTAL = 600 * MEGABYTE
_MAX_PART = 120 * MEGABYTE
_MAX_RATIO, _RATIO_FROM = 250, 4 * MEGABYTE
_BROKEN = "Tệp .docx bị hỏng hoặc tải về chưa xong. Hãy mở bằng Word, lưu lại rồi gửi lại."
_BOMB = (
    "Tệp nén bất thường: dung lượng khi giải nén quá lớn nên bị từ chối để an toàn. "
    "Hãy mở bằng Word, lưu lại rồi gửi lại."
)
_FOREIGN = (
    ("xl/workbook.xml", f"Tệp này là bảng tính Excel, không phải văn bản kế hoạch. {ACCEPTED}"),
    ("ppt/presentation.xml", f"Tệp này là bài trình chiếu, không phải văn bản kế hoạch. {ACCEPTED}"),
    ("content.xml", "Tệp này là định dạng LibreOffice (.odt hoặc tương tự). Hãy chọn Lưu thành… .docx rồi gửi lại."),
)
_MAIN = compiled(r"word/document\d*\.xml")
# What broken or foreign archives raise: zipfile says NotImplementedError for a compression that it does not know.
ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, IndexError)


class Package:
    """The parts of a DOCX, each read within its limit."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._infos = {info.filename: info for info in self._zip.infolist()}
        except ERRORS:
            raise UnreadableSource(_BROKEN) from None
        self._refuse_bomb()
        self._refuse_foreign()
        self.macros = any(name.lower().endswith("vbaproject.bin") for name in self._infos)

    def _refuse_bomb(self) -> None:
        infos = self._infos.values()
        if len(self._zip.infolist()) > _MAX_ENTRIES or sum(info.file_size for info in infos) > _MAX_TOTAL:
            raise UnreadableSource(_BOMB)
        if any(info.file_size > max(_RATIO_FROM, _MAX_RATIO * info.compress_size) for info in infos):
            raise UnreadableSource(_BOMB)

    def _refuse_foreign(self) -> None:
        if any(info.flag_bits & 1 for info in self._infos.values()):
            raise UnreadableSource(
                "Tệp được bảo vệ bằng mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi gửi lại."
            )
        if self.main():
            return
        for name, sentence in _FOREIGN:
            if name in self._infos:
                raise UnreadableSource(sentence)
        raise UnreadableSource(f"Tệp nén này không phải văn bản Word (.docx). {ACCEPTED}")

    def main(self) -> str:
        """Name of the part that holds the body, empty when there is none."""
        return next((name for name in self._infos if _MAIN.fullmatch(name)), "")

    def read(self, name: str) -> bytes:
        """The bytes of a part, empty when there is none; a zip may lie about sizes, so the reading counts."""
        if name not in self._infos:
            return b""
        try:
            with self._zip.open(name) as part:
                data = part.read(_MAX_PART + 1)
        except ERRORS:
            raise UnreadableSource(_BROKEN) from None
        if len(data) > _MAX_PART:
            raise UnreadableSource(_BOMB)
        return _plain(data)


def _plain(data: bytes) -> bytes:
    """XML as UTF-8 without DTD: entities could swell to any size or name other files."""
    if b"\0" in data[:400]:
        try:
            data = re.sub(r"^\ufeff?<\?xml[^>]{0,200}\?>", "", data.decode("utf-16")).encode("utf-8")
        except UnicodeError:
            raise UnreadableSource(_BROKEN) from None
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UnreadableSource(
            "Tệp .docx chứa khai báo XML không an toàn (DTD) nên bị từ chối. Hãy mở bằng Word, lưu lại rồi gửi lại."
        )
    return data
