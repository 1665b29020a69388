"""Which kind of file this is: by its first bytes, then by its name."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.sources.model import Kind, UnreadableSource

ACCEPTED = "Hãy dùng tệp .docx, .pdf (có lớp chữ), .txt hoặc .md."
_SUFFIX = compiled(r"\.([^./\\]{1,9})$")
_BY_NAME: dict[str, Kind] = {
    "txt": "text", "text": "text", "md": "markdown", "markdown": "markdown", "docx": "docx", "docm": "docx",
    "pdf": "pdf",
}  # fmt: skip
_IMAGE = f"Tệp này là ảnh, không có lớp chữ. Hãy nhận dạng chữ (OCR) trước. {ACCEPTED}"
_ARCHIVE = f"Tệp này là tệp nén. Hãy giải nén rồi chọn văn bản bên trong. {ACCEPTED}"
_RTF = f"Tệp này là RTF. Hãy mở bằng Word và lưu lại thành .docx. {ACCEPTED}"
_WEB = f"Tệp này là trang web (HTML), không phải văn bản kế hoạch. {ACCEPTED}"
_MAGIC = (
    (b"\x89PNG", _IMAGE), (b"\xff\xd8\xff", _IMAGE), (b"GIF8", _IMAGE), (b"II*\0", _IMAGE), (b"MM\0*", _IMAGE),
    (b"BM", _IMAGE), (b"Rar!", _ARCHIVE), (b"7z\xbc\xaf", _ARCHIVE), (b"\x1f\x8b", _ARCHIVE), (b"BZh", _ARCHIVE),
    (b"{\\rtf", _RTF),
)  # fmt: skip
_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEETS = ("xls", "xlsx", "xlsm", "ods", "csv")


def suffix_of(name: str) -> str:
    """The lower-case ending of a file name, without its dot; empty when there is none."""
    match = _SUFFIX.search(name)
    return match[1].lower() if match else ""


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a file; one that is no plan file is refused with a sentence that says why."""
    if not data:
        raise UnreadableSource("Tệp rỗng, không có nội dung nào. Hãy kiểm tra lại tệp đã chọn.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        raise UnreadableSource(_ole(data, suffix_of(name)))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    _refuse_binary(data)
    return _by_name(data, suffix_of(name))


def _by_name(data: bytes, suffix: str) -> Kind:
    kind = _BY_NAME.get(suffix) if suffix else "text"
    if kind in ("docx", "pdf"):
        raise UnreadableSource(
            f"Tệp có đuôi .{suffix} nhưng nội dung không đúng định dạng đó, có thể tệp đã hỏng hoặc tải về chưa xong. "
            "Hãy mở thử, lưu lại rồi gửi lại."
        )
    if suffix in _SHEETS:
        raise UnreadableSource(f"Tệp .{suffix} là bảng tính, không phải văn bản kế hoạch. {ACCEPTED}")
    if kind is None:
        raise UnreadableSource(f"Không đọc được tệp loại .{suffix}. {ACCEPTED}")
    return kind


def _refuse_binary(data: bytes) -> None:
    webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    if webp or data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        raise UnreadableSource(_IMAGE)
    for magic, sentence in _MAGIC:
        if data.startswith(magic) and (magic != b"BM" or b"\0" in data[:64]):
            raise UnreadableSource(sentence)
    if _HTML.match(data[:4096]):
        raise UnreadableSource(_WEB)
    if b"urn:schemas-microsoft-com:office" in data[:4096] or b"schemas.microsoft.com/office/word/2003" in data[:4096]:
        raise UnreadableSource(
            f"Tệp này là định dạng XML cũ của Word. Hãy mở bằng Word và lưu lại thành .docx. {ACCEPTED}"
        )


def _ole(data: bytes, suffix: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "Tệp được bảo vệ bằng mật khẩu nên không đọc được. Hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi gửi lại."
    if suffix == "xls" or "Workbook".encode("utf-16-le") in data:
        return f"Tệp này là bảng tính Excel cũ (.xls), không phải văn bản kế hoạch. {ACCEPTED}"
    return (
        "Tệp này là định dạng Word cũ (.doc). "
        "Hãy mở bằng Word hoặc LibreOffice, chọn Lưu thành… (Save As) .docx rồi gửi lại."
    )
