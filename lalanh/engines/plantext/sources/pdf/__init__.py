"""Text of a PDF with a text layer: lines by their place on the page, ruled tables as pipe rows."""

from __future__ import annotations

import unicodedata
from typing import Any

import pypdfium2

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.sources.model import MAX_PAGES, Source, UnreadableSource
from lalanh.engines.plantext.sources.pdf.flow import text_of
from lalanh.engines.plantext.sources.pdf.page import Page, page_of
from lalanh.engines.plantext.sources.pdf.words import rules_of, turn_of, words_of

_LETTER = compiled(r"[^\W\d_]")
_STRANGE = compiled(r"[\ufffd\ue000-\uf8ff]")
_PASSWORD = 4
_FEW = 25
_BROKEN = "Tệp PDF bị hỏng hoặc tải về chưa xong. Hãy mở thử, lưu lại (In thành PDF) rồi gửi lại."
_SCAN = (
    "Tệp PDF là bản quét (ảnh), không có lớp chữ để đọc. "
    "Hãy gửi tệp .docx gốc, hoặc nhận dạng chữ (OCR) tiếng Việt trước."
)


def read(data: bytes) -> Source:
    """The source text of a PDF and what was left out."""
    document = _open(data)
    try:
        pages = [_page(document, number) for number in range(_count(document))]
    finally:
        document.close()
    return _source(pages)


def _open(data: bytes) -> Any:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableSource(
                "Tệp PDF được bảo vệ bằng mật khẩu nên không đọc được. "
                "Hãy mở tệp, In thành PDF không có mật khẩu rồi gửi lại."
            ) from None
        raise UnreadableSource(_BROKEN) from None
    return document


def _count(document: Any) -> int:
    count = len(document)
    if count > MAX_PAGES:
        raise UnreadableSource(f"Tệp PDF có {count} trang (quá {MAX_PAGES}). Hãy tách riêng phần kế hoạch rồi gửi lại.")
    if count == 0:
        raise UnreadableSource(_BROKEN)
    return count


def _page(document: Any, number: int) -> Page:
    try:
        page = document[number]
        turn = turn_of(page)
        return page_of(words_of(page, turn), rules_of(page, turn), number)
    except pypdfium2.PdfiumError:
        return Page()


def _source(pages: list[Page]) -> Source:
    text = unicodedata.normalize("NFC", text_of(pages))
    letters = len(_LETTER.findall(text))
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.items]
    if letters < min(_FEW * len(pages), 200) and (letters < _FEW or len(empty) > len(pages) / 2):
        raise UnreadableSource(_SCAN)
    if len(_STRANGE.findall(text)) > 0.1 * letters:
        raise UnreadableSource(
            "Phông chữ trong tệp PDF không có bảng mã nên chữ đọc ra bị sai. "
            "Hãy gửi tệp .docx gốc, hoặc nhận dạng chữ (OCR)."
        )
    notes = [f"Đã đọc {len(pages)} trang PDF."]
    if empty:
        notes.append(f"Trang không có chữ (ảnh hoặc trống): {', '.join(empty[:20])}{'…' if len(empty) > 20 else ''}.")
    return Source(text, "pdf", notes)
