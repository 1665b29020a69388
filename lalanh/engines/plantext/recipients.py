"""Nơi nhận and the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.model import Outline, Paragraph, Recipient, Signer, Span

_HEAD = compiled(r"^[*_#|\s]*(?:Nơi\s+nhận|NƠI\s+NHẬN)[*_\s]*[:.]?[*_\s]*")
_PURPOSE = compiled(
    r"\(\s*(?:để\s+)?(?P<p>(?:thay\s+|để\s+)?(?:[a-zđ]{1,3}\.?\s?/\s?[a-zđáí]{1,4}|báo cáo|phối hợp|thực hiện|thi hành|triển khai|chỉ đạo|theo dõi|biết|tham mưu|t\.\s?mưu|đăng tải|đưa tin|tuyên truyền|giám sát|đôn đốc|phụ trách|(?:ph|bc|th|đb|cđ)(?=\s*\)))[^()]{0,25}?)\s*\)\s*[;.,]?\s*$",
    re.IGNORECASE,
)
_CAPACITY = compiled(
    r"(?:TM|KT|TUQ|TL|Q|T/M|K/T)\s?\.\s?[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ ]{3,60}(?![^\W\d_])"
    r"|T/M\s[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ ]{3,60}(?![^\W\d_])"
    r"|TRƯỞNG\s+PHÒNG(?:\s[A-ZĐÀ-Ỹ&,-]{1,12}(?!\w)){0,9}"
    r"|(?:PHÓ\s+)?GIÁM\s+ĐỐC\s+SỞ(?:\s[A-ZĐÀ-Ỹ&,-]{1,12}(?!\w)){1,9}"
    r"|(?:PHÓ\s+)?(?:CHỦ\s+TỊCH(?:\s+UBND\s+(?:TỈNH|HUYỆN|QUẬN|XÃ|PHƯỜNG|ĐẶC\s+KHU|THỊ\s+XÃ|THỊ\s+TRẤN|THÀNH\s+PHỐ))?|BÍ\s+THƯ(?:\s+(?:TỈNH|THÀNH|THỊ|HUYỆN|QUẬN|ĐẢNG)\s+[ỦU][YỶ])?|(?:TỔNG\s+)?GIÁM\s+ĐỐC|TRƯỞNG\s+(?:BAN|PHÒNG|ĐOÀN)"
    r"|CHÁNH\s+VĂN\s+PHÒNG|VIỆN\s+TRƯỞNG|HIỆU\s+TRƯỞNG|(?:CHI\s+)?CỤC\s+TRƯỞNG|BỘ\s+TRƯỞNG)(?:\s+THƯỜNG\s+TRỰC)?"
    r"|THỨ\s+TRƯỞNG|THỦ\s+TƯỚNG|PHÓ\s+CHÁNH\s+VĂN\s+PHÒNG|[ỦU][YỶ]\s+VIÊN(?:\s+THƯỜNG\s+TRỰC)?"
)
_NAME = compiled(r"(?:[A-ZĐÀ-Ỹ][\w'’]*\.?)(?:[ -][A-ZĐÀ-Ỹ][\w'’]*\.?){1,6}")
_TITLE = compiled(r"^(?:(?:TS|ThS|BS|KS|CN|GS|PGS|Đ/c|Ông|Bà)\.?\s+)+")
_NO_NAME = compiled(
    r"(?<!\w)(?:[UỦ][ỶY]\s+BAN|UBND|HĐND|NHÂN\s+DÂN|TỊCH|HUYỆN|PHÒNG|TRƯỞNG|SỞ|TỈNH|PHƯỜNG|ĐOÀN\s+THỂ|VĂN\s+PHÒNG|THƯỜNG\s+TRỰC|LƯU|NƠI\s+NHẬN|NHƯ\s+TRÊN)(?!\w)"
)
_ON_BEHALF = compiled(
    r"^(?:TM|T/M)\s?\.?.*?(?=(?:KT|K/T|TL|TUQ|Q)\s?\.|(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|BÍ\s+THƯ|(?:TỔNG\s+)?GIÁM\s+ĐỐC|TRƯỞNG\s+BAN|HIỆU\s+TRƯỞNG)|$)"
)
_FOR_ANOTHER = compiled(
    r"((?:KT|TL|TUQ)\. [A-ZĐÀ-Ỹ]+(?: [A-ZĐÀ-Ỹ]+){0,2}?)\s+((?:PHÓ|CHÁNH|TRƯỞNG|ỦY VIÊN|UỶ VIÊN) .+)$"
)
_EMPHASIS = compiled(r"^[\s_]*\*{1,3}(?=[^\s*-])")
_SIGNED = compiled(
    r"\(\s*(?:đã\s+ký|chữ\s+ký|ký\s+tên|ký,?\s*đóng\s+dấu)[^()]{0,20}\)|(?<!\w)(?:đã\s+ký|ký\s+tên,?\s+đóng\s+dấu)(?!\w)\s*[:.]?",
    re.IGNORECASE,
)
_BULLET = compiled(r"^[\s*_|]*[-–—+•·]\s*|^\s*\*\s+|^\s*\d{1,2}[.)]\s+")
_FILED = compiled(r"^[-–\s]*Lưu\b", re.IGNORECASE)
_RUN_ON = compiled(r"[;.](?:\s|<br\s?/?>){1,4}[-–+]\s+(?=\S)")
_COLUMN = compiled(r"\t|\s?\|\s?|<br\s?/?>")
_WIDE, _NEAR = 4, 12


def find_recipients(outline: Outline) -> list[Recipient]:
    """One per printed line under Nơi nhận, the filing line with purpose "lưu"."""
    found: list[Recipient] = []
    bulleted = False
    for paragraph, text, start in _lines(outline):
        recipient = _recipient(paragraph, text, start)
        if recipient is None:
            continue
        if found and found[-1].purpose == "lưu" and not recipient.purpose and _name(recipient.name):
            continue
        marked = paragraph.kind == "bullet" or _BULLET.match(text) is not None
        if found and bulleted and not marked and recipient.purpose != "lưu":
            found[-1] = _longer(found[-1], recipient)
            continue
        bulleted = bulleted or marked
        found.append(recipient)
    return found


def _longer(first: Recipient, rest: Recipient) -> Recipient:
    """An entry that goes on below; its place takes the second line in unless the signature's column stands between."""
    near = rest.span.start - first.span.end < _NEAR
    span = Span(first.span.start, rest.span.end) if near else first.span
    return Recipient(f"{first.name}; {rest.name}", rest.purpose or first.purpose, span)


def _zone(outline: Outline) -> list[Paragraph]:
    return [p for p in outline.paragraphs if p.zone == "recipients"]


def _lines(outline: Outline) -> Iterator[tuple[Paragraph, str, int]]:
    """(paragraph, words of one entry, where they begin in it); the signature's column is cut away."""
    for paragraph in _zone(outline):
        text, start = paragraph.text, 0
        head = _HEAD.match(text)
        if head:
            start = head.end()
            text = text[start:]
            if not text.strip(" *_"):
                continue
        end = _cut(paragraph, start)
        words = paragraph.text[start:end].rstrip(" *_|\t")
        listed = paragraph.kind == "bullet" or _BULLET.match(words) or _FILED.match(words)
        closed = words.endswith(";") or (head and words[:1].isalpha())
        if not listed and (not closed or words.isupper()):
            continue
        yield from _split(paragraph, words, start)


def _split(paragraph: Paragraph, words: str, start: int) -> Iterator[tuple[Paragraph, str, int]]:
    """Entries run together on one line ("- UBND tỉnh; - Lưu: VT")."""
    at = 0
    for m in _RUN_ON.finditer(words):
        yield paragraph, words[at : m.start() + 1], start + at
        at = m.end() - 2
    yield paragraph, words[at:], start + at


def _cut(paragraph: Paragraph, start: int) -> int:
    """Where the signature's column begins on the line: a capacity, or a name behind a wide gap after the end of an entry."""
    text = paragraph.text
    if m := compiled(r"(?<=\S)[ *_]*[\t|]").search(text, start):
        return m.start()
    if m := _CAPACITY.search(text, start):
        if m.start() > start and text[m.start() - 1] in " \t*_":
            return m.start()
        return m.start() if m.start() == start else len(text)
    if signed := _SIGNED.search(text, start):
        return signed.start()
    offsets = paragraph.offsets
    for m in re.finditer(r"[;.,)]?\s", text):
        i = m.end() - 1
        wide = offsets[i + 1] - offsets[i] >= _WIDE if i + 1 < len(offsets) else False
        if wide and m.start() > start + 3 and _NAME.fullmatch(text[m.end() :].strip(" .*_")):
            return m.start() + 1
    return len(text)


def _recipient(paragraph: Paragraph, words: str, start: int) -> Recipient | None:
    bullet = _BULLET.match(words)
    at = bullet.end() if bullet else 0
    body = words[at:].rstrip(" ;.*_,\t")
    if len(body) < 2:
        return None
    at += len(words[at:]) - len(words[at:].lstrip())
    span = paragraph.span(start + at, start + at + len(body.lstrip()))
    if _FILED.match(body):
        name = re.sub(r"^[-–\s]*Lưu\s*[:.]?\s*", "", body, flags=re.IGNORECASE)
        return Recipient(f"Lưu: {name}" if name else "Lưu", "lưu", span)
    purpose = _PURPOSE.search(words[at:].rstrip(" *_"))
    name = body[: purpose.start()] if purpose else body
    return Recipient(name.strip(" ;.,*_"), _tidy(purpose["p"]) if purpose else None, span)


def _tidy(purpose: str) -> str:
    return re.sub(r"\s*/\s*", "/", " ".join(purpose.split())).rstrip(".;,")


def find_signer(outline: Outline) -> Signer | None:
    """Capacity (without the TM. line) and name; None when nothing is signed."""
    capacities: list[str] = []
    name: str | None = None
    span = None
    for paragraph in _tail(outline):
        for words in _segments(paragraph):
            found = [" ".join(m[0].split()) for m in _CAPACITY.finditer(words)]
            if found:
                capacities += found
                span = span or paragraph.span()
                name = _name(_after_capacity(words)) or name
            elif capacities:
                name = name or _name(words)
        if name:
            break
    if not capacities:
        return None
    return Signer(_capacity(capacities), name, span)


def _segments(paragraph: Paragraph) -> list[str]:
    """What stands apart on a line (cells, tabs, wide gaps); the words of an entry of the list are left out."""
    text, offsets = paragraph.text, paragraph.offsets
    cuts = [0, *(m.end() for m in _COLUMN.finditer(text))]
    cuts += [i + 1 for i in range(len(text) - 1) if text[i] == " " and offsets[i + 1] - offsets[i] >= _WIDE]
    cuts = [*sorted(set(cuts)), len(text)]
    parts = [" ".join(re.sub(r"[*_|]|<br\s?/?>", " ", text[a:b]).split()) for a, b in pairwise(cuts)]
    if paragraph.kind == "bullet" and not _EMPHASIS.match(text) and not _CAPACITY.search(parts[0]):
        parts = parts[1:]
    return [part for part in parts if part]


def _tail(outline: Outline) -> list[Paragraph]:
    zone = _zone(outline)
    if any(_CAPACITY.search(p.text) for p in zone):
        return zone
    body = [p for p in outline.paragraphs if p.zone != "recipients"]
    ends = [
        n
        for n, p in enumerate(body)
        if len(p.text) < 160 and p.text.isupper() and re.match(r"[*_\s]*(?:TM|T/M|KT|TL|TUQ)\s?\.", p.text)
    ]
    return body[ends[-1] if len(ends) == 1 else ends[0] :][:12] if ends else []


def _capacity(found: list[str]) -> str:
    """`KT. CHỦ TỊCH – PHÓ CHỦ TỊCH`; the line of the body that is spoken for (TM.) only where nothing else stands."""
    own = [c for c in (_ON_BEHALF.sub("", words) for words in found) if c] or found
    tidy = [re.sub(r"^(KT|TL|TUQ|Q|TM)\s?\.\s?", r"\1. ", c.replace("K/T", "KT")) for c in dict.fromkeys(own)]
    parts: list[str] = []
    for words in tidy:
        m = _FOR_ANOTHER.match(words)
        parts += [m[1], m[2]] if m else [words]
    return " – ".join(parts[:3])


def _after_capacity(text: str) -> str:
    last = next(reversed(list(_CAPACITY.finditer(text))), None)
    return text[last.end() :] if last else ""


def _name(text: str) -> str | None:
    """The name of a person that is all that `text` says, without "(Đã ký)" and academic degree."""
    plain = _TITLE.sub("", _SIGNED.sub(" ", text).strip(" .;:-"))
    if not _NAME.fullmatch(plain) or _NO_NAME.search(plain):
        return None
    return plain
