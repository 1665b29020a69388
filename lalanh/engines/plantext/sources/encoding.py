"""Bytes of a text file to characters, and the tell-tale letters of the old Vietnamese fonts."""

from __future__ import annotations

import codecs
import unicodedata

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.sources.model import UnreadableSource

_SAMPLE = 200_000
_WORD = compiled(r"[^\W\d_]+")
_COMMON = frozenset(
    ("và", "của", "các", "về", "cho", "được", "với", "trong", "năm", "theo", "hộ", "nghèo", "kế", "hoạch", "thực",
     "hiện", "công", "tác", "xã", "ủy", "ban", "nhân", "dân", "là", "có", "những")
)  # fmt: skip
_UNICODE = compiled(r"[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0\u0110\u0111\u0102\u0103]|[\u0300\u0301\u0303\u0309\u0323]")
# .VnTime puts đ at ®, â at ©, ă at ¨, ê at ª, ơ at ¬, and the toned vowels at signs that no word holds
_TCVN3 = compiled(r"(?<=[^\W\d_])[©¨ª«¬µ¸¶·¹¾»¼½]|®(?=[^\W\d_©¨ª«¬µ¸¶·¹¾»¼½])|[©¨ª«¬µ¸¶·¹](?=[^\W\d_])")
# VNI sets a second letter after the vowel for its tone: "hoä ngheøo", "ñ" for đ
_VNI = compiled(r"[aeoöuôyAEOÖUÔY][øùûõïâêáàåãäéèúüëØÙÛÕÏÂÊÁÀÅÃÄÉÈÚÜË]|[aoeuiAOEUI]?ñ(?=[aeoöuiyAEOÖUIY])|Ñ")
_MOJIBAKE = compiled(r"á»[\u0080-\u00bf\u2018-\u2122]|áº[\u0080-\u00bf\u2018-\u2122]|Ä[‘\u0091]|Æ°")
_CONTROL = compiled(r"[\x00-\x08\x0e-\x1b\x7f]")
_ADVICE = "Hãy chuyển sang Unicode (UniKey: Ctrl+Shift+F6, mã nguồn {code}, mã đích Unicode) rồi gửi lại."


def decode(data: bytes) -> tuple[str, list[str]]:
    """Text of a file with notes: UTF-8 exactly as it is, UTF-16 with its mark, else Windows-1258."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data), ["Tệp mã hóa UTF-16, đã chuyển sang Unicode thường."]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(data)
    if len(_CONTROL.findall(text[:_SAMPLE])) > 0.02 * min(len(text), _SAMPLE):
        raise UnreadableSource("Tệp không phải văn bản. Hãy dùng tệp .docx, .pdf (có lớp chữ), .txt hoặc .md.")
    refuse_legacy(text)
    return text, []


def _utf16(data: bytes) -> str:
    try:
        text = data.decode("utf-16")
        text.encode("utf-8")
    except UnicodeError:
        raise UnreadableSource("Tệp mã hóa UTF-16 bị hỏng. Hãy lưu lại tệp với mã UTF-8 rồi gửi lại.") from None
    return text


def _single_byte(data: bytes) -> tuple[str, list[str]]:
    sample = data[:_SAMPLE]
    text = data.decode("cp1258", errors="replace")
    words = _WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE]).lower())
    if (
        words
        and sum(word in _COMMON for word in words) > 0.04 * len(words)
        and text.count("\ufffd") < 0.002 * len(text) + 1
    ):
        return text, ["Tệp mã hóa Windows-1258, đã chuyển sang Unicode."]
    for code in ("latin-1", "cp1252"):
        refuse_legacy(sample.decode(code, errors="replace"))
    if sample.count(b"\0") > 0.2 * len(sample):
        raise UnreadableSource(
            "Tệp có vẻ mã hóa UTF-16 nhưng thiếu dấu đầu tệp (BOM). Hãy lưu lại với mã UTF-8 rồi gửi lại."
        )
    raise UnreadableSource(
        "Không nhận ra bảng mã của tệp văn bản. "
        "Hãy mở bằng Notepad, chọn Lưu thành… với mã hóa (Encoding) UTF-8 rồi gửi lại."
    )


def legacy_code(text: str) -> str | None:
    """TCVN3, VNI or UTF-8 read twice when a text is written in one of them, else None."""
    sample = text[:_SAMPLE]
    letters = sum(len(word) for word in _WORD.findall(sample))
    if letters < 20 or len(_UNICODE.findall(sample)) > 0.02 * letters:
        return None
    if len(_MOJIBAKE.findall(sample)) > 0.02 * letters:
        return "UTF-8"
    signs = {"TCVN3 (ABC)": _TCVN3, "VNI Windows": _VNI}
    counts = {code: len(pattern.findall(sample)) for code, pattern in signs.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 0.03 * letters else None


def refuse_legacy(text: str) -> None:
    """Says so when a text stands in an old Vietnamese code, whose letters would all be read wrong."""
    code = legacy_code(text)
    if code == "UTF-8":
        raise UnreadableSource(
            "Chữ trong tệp đã bị chuyển mã sai (UTF-8 đọc nhầm thành Windows-1252, ví dụ “á»§”). "
            "Hãy lấy lại tệp gốc rồi gửi lại."
        )
    if code:
        raise UnreadableSource(
            f"Văn bản dùng phông chữ cũ theo bảng mã {code}, không phải Unicode. " + _ADVICE.format(code=code)
        )
