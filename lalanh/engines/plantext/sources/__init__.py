"""A plan's file to its plain source text: text, Markdown, DOCX, PDF with a text layer.

`read_source` reads in this process; `read_guarded` in a child process with limits, for files that strangers send.
"""

from __future__ import annotations

from importlib import import_module
from typing import cast

from lalanh.engines.plantext.sources.encoding import decode, refuse_legacy
from lalanh.engines.plantext.sources.model import MAX_BYTES, MAX_CHARACTERS, MEGABYTE, Source, UnreadableSource
from lalanh.engines.plantext.sources.sniff import kind_of

__all__ = ["Source", "UnreadableSource", "read_guarded", "read_source"]
# loaded when needed: pdfium alone costs a fifth of the time budget of a reading
_READERS = {"docx": "lalanh.engines.plantext.sources.docx", "pdf": "lalanh.engines.plantext.sources.pdf"}


def read_guarded(data: bytes, name: str, seconds: float = 20, memory_mb: int = 600) -> Source:
    """Like `read_source`, in a child process that is stopped when it takes too long or too much memory."""
    guard = import_module("lalanh.engines.plantext.sources.guard")
    return cast(Source, guard.read_guarded(data, name, seconds, memory_mb))


def read_source(data: bytes, name: str) -> Source:
    """The source text of a file; what can't be read raises `UnreadableSource`."""
    kind = kind_of(data, name)
    if len(data) > MAX_BYTES[kind]:
        raise UnreadableSource(
            f"Tệp lớn quá {MAX_BYTES[kind] // MEGABYTE} MB. Hãy bớt ảnh hoặc tách phần phụ lục rồi gửi lại."
        )
    if kind in _READERS:
        source = cast(Source, import_module(_READERS[kind]).read(data))
        refuse_legacy(source.text)
    else:
        text, notes = decode(data)
        source = Source(text, kind, notes)
    if not source.text.strip("\ufeff \t\r\n\f"):
        raise UnreadableSource("Tệp không có chữ nào. Hãy kiểm tra lại nội dung tệp.")
    if len(source.text) > MAX_CHARACTERS:
        raise UnreadableSource("Văn bản quá dài (trên 20 triệu ký tự). Hãy tách thành nhiều tệp rồi gửi lại.")
    return source
