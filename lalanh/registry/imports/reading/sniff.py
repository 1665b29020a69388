"""What kind of file it is, by its first bytes; kind words for every other kind."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lalanh.registry.imports.reading.model import Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "Hãy mở tệp bằng Excel, chọn Lưu thành (Save As) “Excel Workbook (.xlsx)” rồi chọn tệp mới."
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xff\xd8\xff", "ảnh"),
    (b"\x89PNG", "ảnh"),
    (b"Rar!", "nén RAR"),
    (b"7z\xbc\xaf", "nén 7z"),
)


def kind_of(data: bytes) -> str:
    """ "xlsx" or "csv". Raises Unreadable."""
    if not data.strip():
        raise Unreadable("Tệp rỗng. Hãy kiểm tra rồi chọn lại.")
    if data.startswith(_OLE):
        raise Unreadable(_old(data))
    for mark, name in _OTHERS:
        if data.startswith(mark):
            raise Unreadable(f"Đây là tệp {name}, không phải bảng tính. Hãy chọn tệp .xlsx hoặc .csv.")
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise Unreadable(f"Đây là trang web được đặt tên như bảng tính. {_SAVE}")
    return "csv"


def _old(data: bytes) -> str:
    """Excel 97-2003, or a new workbook behind a password: both are OLE containers."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "Tệp được đặt mật khẩu nên không đọc được. Hãy mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu rồi chọn lại."
    if "WordDocument".encode("utf-16-le") in data:
        return "Đây là tệp Word cũ (.doc), không phải bảng tính. Hãy chọn tệp .xlsx hoặc .csv."
    return f"Đây là tệp Excel kiểu cũ (.xls). {_SAVE}"


def _zipped(data: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise Unreadable("Tệp bị hỏng hoặc chưa tải xong. Hãy mở bằng Excel, lưu lại rồi chọn lại.") from None
    if "xl/workbook.xml" in names or any(name.endswith("workbook.xml") for name in names):
        return "xlsx"
    if any(name.endswith("workbook.bin") for name in names):
        raise Unreadable(f"Đây là tệp Excel nhị phân (.xlsb). {_SAVE}")
    if "word/document.xml" in names:
        raise Unreadable("Đây là tệp Word (.docx), không phải bảng tính. Hãy chọn tệp .xlsx hoặc .csv.")
    if "content.xml" in names:
        raise Unreadable(
            "Đây là tệp LibreOffice (.ods). Hãy mở tệp, lưu thành kiểu “Excel 2007-365 (.xlsx)” rồi chọn tệp mới."
        )
    raise Unreadable("Đây là tệp nén, không phải bảng tính. Hãy giải nén rồi chọn tệp .xlsx bên trong.")
