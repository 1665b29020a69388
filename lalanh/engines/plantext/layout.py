"""Repairs the layout of a source text: lines become logical paragraphs that remember where each letter came from.

Works in one pass over the lines: hard-wrapped lines are rejoined, page numbers dropped, footnotes set apart, table rows
split into cells, decomposed letters composed. The source itself is never changed; every offset points into it.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.model import Kind, Paragraph

_LINE = compiled(r"[^\n\r\f]*")
_PAGE = compiled(r"[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*$", re.IGNORECASE)
_RULE = compiled(r"[\W_]*$")
ITEM = compiled(
    r"""(?:[#>\s*_]*)                                  # markdown heading marks, emphasis
    (?:(?:PHẦN|Phần)\s+(?:thứ\s+\w+|THỨ\s+\w+|[IVXLC]+|\d+|[A-Z]|MỘT|HAI|BA|BỐN|NĂM|[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn)\b
    |(?:CHƯƠNG|Chương|MỤC|Mục|Điều|ĐIỀU|TIỂU\s+MỤC|Tiểu\s+mục)\s+(?:[IVXLC]+|\d+)\b(?!\s+(?:của|này|Nghị|Luật|Thông|Quyết|Bộ|và)\b|[,;])
    |PHỤ\s+LỤC\b|Phụ\s+lục[\s.:*_]*$|Phụ\s+lục\s+(?:số\s+)?(?:[IVXLC]+|\d+|[A-Z])[a-zđ]?\b
    |[IVXL]{1,6}(?:\.\d{1,2}){0,3}\s*(?:[.)]\s*(?=\S)|[\-–/]\s*(?=[^\s\d]))|[IVXL]{1,6}(?:\.\d{1,2}){1,3}\s+(?=\S)
    |\d{1,2}(?:\.\d{1,2}){0,4}\s?[-–]\s*(?=[A-ZĐÀ-Ỹ])(?![A-ZĐa-zđ]{1,6}\s?/\s?[A-ZĐ])
    |\d{1,2}(?:\.\d{1,2}){1,4}\s?[-–]\s+(?=\d{1,4}/\d{1,4}\s)
    |\d{1,2}(?:\.\d{1,2}){0,4}/\s+(?=[A-ZĐÀ-Ỹ])|[a-zđ]/\s+(?=[A-ZĐÀ-Ỹ])|[a-eđ]\.(?=[A-ZĐ]\w)|\d{1,2}(?:\.\d{1,2}){0,4}\s*[.)]\s+(?=\S)|\d{1,2}(?:\.\d{1,2}){1,4}\s+(?=\S)|\d{1,2}[.)](?=[^\d\s])
    |[a-zđA-ZĐ]\s*[.)]\s+(?=\S)|[a-zđ]\)(?=\S)|[a-zđ]\.?\d{1,2}\s*[.)]\s*(?=[^\s\d])
    |[a-eđA-EĐ]\s?[-–/]\s*(?=[A-ZĐÀ-Ỹ][a-zà-ỹ]|[A-ZĐÀ-Ỹ]{2,9}\s)|\d{1,2}/(?=[A-ZĐÀ-Ỹ][a-zà-ỹ]))""",
    re.VERBOSE,
)
_GAP = compiled(r"(?<=\S) {3,}(?=\S)")
BULLET = compiled(r"\s*(?:[-–—+•●▪*◦]|\(\*\))\s*(?=[^\s*_])")
_AWAITS = compiled(
    r"(?:^|[\s(])(?:tháng|năm|ngày|quý|số|điều|khoản|điểm|mục|chương|phần|phụ lục|biểu|bảng|mẫu|thứ|khóa|khoá|tại|theo|của|và|hoặc|đến|từ"
    r"|khoảng|trên|dưới|còn|đạt|là|giảm|tăng|với|cho|ít nhất|tối thiểu|tối đa|vùng|loại|cấp|hạng|kỳ|bình quân|thêm|hơn|gần|dự án)$",
    re.IGNORECASE,
)
"""Words that do not end a sentence: its number or the name of its part stands on the next line."""
_LOWER = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_REFERRED = compiled(
    rf"\W*(?:(?:Điều|Mục|Chương|Phần|Phụ lục)\s+(?:thứ\s+)?\w{{1,6}}(?:[,;]|\s+(?:[{_LOWER}]|Nghị|Luật|Thông|Quyết|Chương|Bộ luật|Pháp|Quy|Hướng|Mục|Kế hoạch))"
    rf"|\d{{1,2}}\.\d{{1,2}}\s+[{_LOWER}%])"
)
"""What only looks like a heading or a bullet: the rest of a sentence that was broken before it."""
_PARTED = compiled(
    r"(?:lao động|kinh tế|chính trị|văn hóa|văn hoá|xã hội|tài chính|phát thanh|giáo dục|kỹ thuật|\d{4})"
    r"\n[-–]\s*(?:(?:19|20)\d\d|thương binh|xã hội|nghề nghiệp|thể thao|kế hoạch|truyền hình|kinh tế|kỹ thuật|du lịch|dạy nghề|công nghệ)(?!\w)",
    re.IGNORECASE,
)
"""Words with a dash between them, broken before the dash."""
_OPENER = compiled(
    r"[\s*_]*(?:Căn cứ|Thực hiện|Xét đề nghị|Theo đề nghị|Nơi nhận|TM\.|KT\.|TL\.|TUQ\.|Q\.|Kính gửi|Trên đây|KẾ HOẠCH|Số\s*:|CỘNG HÒA|CỘNG HOÀ|ỦY BAN|UỶ BAN|\(?Ban hành kèm theo|\(?Kèm theo)"
)
_NOTE = compiled(r"\s*(?:(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?P<num>\d{1,2})(?=\s+[A-ZĐÀ-Ỹa-zđ])|\[\^?(?P<md>\d{1,2})\]:?)\s*")
_ODD = compiled("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u200b\ufeff\u00ad]")
_EMPHASIS = compiled(r"\*\*|(?<!_)__(?!_)")
_RUN = compiled(r"\S+(?: \S+)*")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BRACKET = 60
"""Within so many letters of the next line an open bracket closes."""
_ENDS = '.;:!?…/”"»'


@dataclass(slots=True)
class Line:
    """One physical line, without its line break."""

    text: str
    start: int
    blank_before: bool
    page_before: bool
    rule_before: bool = False
    """A line of many blanks or of strokes stands before it: notes follow at the foot of a page."""

    plain: str = ""
    """`text` with its letters composed: what patterns are tried on."""

    @property
    def stripped(self) -> str:
        return self.plain.strip()


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def lines_of(text: str) -> list[Line]:
    """The lines that carry something, each with its offset and whether a blank line or page break stands before it."""
    found: list[Line] = []
    blank = page = ruled = False
    position = 0
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")
        if "\f" in raw:
            page = True
        if not body.strip() or _RULE.match(body):
            blank = True
            ruled = ruled or len(body) >= 20 or body.count("_") >= 5 or body.count("-") >= 8
        else:
            found.append(Line(body, position, blank, page, ruled, _composed(body)))
            blank = page = ruled = False
        position += len(raw)
    return found


def _double_spaced(lines: list[Line]) -> bool:
    """True when nearly every line has a blank line before it: then a blank line says nothing."""
    if len(lines) < 8:
        return False
    broken = sum(1 for line in lines if line.blank_before)
    joined = sum(1 for a, b in pairwise(lines) if b.blank_before and b.stripped[:1].islower())
    return broken > 0.8 * len(lines) and joined > 0.08 * len(lines)


def starts_item(text: str) -> bool:
    """True when a line opens a numbered item or a bullet."""
    return bool(ITEM.match(text) or BULLET.match(text))


def paragraphs(text: str) -> list[Paragraph]:
    """All logical paragraphs of a source text, in order; footnotes carry their mark."""
    lines = lines_of(text)
    loose = _double_spaced(lines)
    widths = sorted(len(line.stripped) for line in lines)
    width = widths[int(len(widths) * 0.85)] if widths else 0
    groups = _grouped(lines, loose, width)
    return _aligned([_build(text, kind, group, table) for kind, group, table in groups])


def _aligned(found: list[Paragraph]) -> list[Paragraph]:
    """In tables whose rows open without a stroke, a row that opens with one has an empty first cell."""
    bare: set[int | None] = set()
    table: int | None = None
    for paragraph in found:
        if paragraph.kind != "row" or "|" not in paragraph.text:
            continue
        drawn = paragraph.text.startswith("|")
        if paragraph.table != table and not drawn:
            bare.add(paragraph.table)
        table = paragraph.table
        if drawn and table in bare:
            paragraph.cells = [(0, 0), *paragraph.cells]
    return found


def _is_row(line: str, in_table: bool = False) -> bool:
    """Cells parted by tabs, strokes, or at least two gaps of three blanks with a figure among them."""
    if line.lstrip().startswith("(") and "èm theo" in line:
        return False
    if line.count("\t") >= 2 or (line.lstrip().startswith("|") and line.count("|") >= 3):
        return True
    if line.count(" | ") >= (1 if in_table else 2):
        return True
    return (
        "   " in line
        and len(_GAP.findall(line.strip())) >= (1 if in_table else 2)
        and (in_table or any(c.isdigit() for c in line) or "TT" in line[:12])
    )


def _grouped(lines: list[Line], loose: bool, width: int) -> Iterator[tuple[Kind, list[Line], int | None]]:
    table = 0
    in_table = False
    current: list[Line] = []
    kind: Kind = "body"
    held: tuple[Kind, list[Line]] | None = None
    paged = False
    """The number of a page stood before the line: the notes at its foot are over."""
    for line in lines:
        if _is_row(line.text, in_table and not line.blank_before) or (in_table and _is_row(line.text)):
            yield from _flush(held, kind, current)
            held, current = None, []
            if not in_table:
                table, in_table = table + 1, True
            if not re.fullmatch(r"[\s|:\-–=+]*", line.text):
                yield "row", [line], table
            continue
        in_table = False
        if _PAGE.fullmatch(line.stripped) and (loose or line.page_before or len(line.stripped) <= 3):
            paged = True
            continue
        over, paged = paged and held is not None and kind == "footnote", False
        if current and not over and _continues(current[-1], line, loose, width, kind):
            current.append(line)
            continue
        new = _kind_of(line, kind == "footnote" and bool(current))
        if new == "footnote" and kind != "footnote" and current and current[-1].stripped[-1:] not in _ENDS:
            held, current, kind = (kind, current), [line], new
            continue
        if kind == "footnote" and new != "footnote" and held and _continues(held[1][-1], line, True, width, held[0]):
            yield kind, current, None
            kind, current, held = held[0], [*held[1], line], None
            continue
        if new == "footnote" and held:
            yield kind, current, None
        else:
            yield from _flush(held, kind, current)
            held = None
        current, kind = [line], new
    yield from _flush(held, kind, current)


def _flush(
    held: tuple[Kind, list[Line]] | None, kind: Kind, current: list[Line]
) -> Iterator[tuple[Kind, list[Line], None]]:
    """What waits for its continuation behind the notes of a page, then what was being gathered."""
    if held:
        yield held[0], held[1], None
    if current:
        yield kind, current, None


def _kind_of(line: Line, among_notes: bool = False) -> Kind:
    if ITEM.match(line.plain):
        return "body"
    if BULLET.match(line.plain) and not line.plain.lstrip().startswith("**"):
        return "bullet"
    note = _NOTE.match(line.plain)
    if note and (
        note["sup"] or note["md"] or (note["num"] and (line.plain.startswith(" ") or line.rule_before or among_notes))
    ):
        return "footnote"
    return "body"


def _continues(last: Line, line: Line, loose: bool, width: int, kind: Kind) -> bool:
    """True when `line` goes on with the sentence of `last`."""
    before, after = last.stripped, line.stripped
    if _OPENER.match(line.plain):
        return False
    if starts_item(line.plain) or _kind_of(line) == "footnote":
        return _broken_off(last, line, loose, width)
    if (loose or not line.blank_before) and before.rfind("(") > before.rfind(")") and ")" in after[:_BRACKET]:
        return True
    upper_after = after == after.upper() and any(c.isalpha() for c in after)
    if line.blank_before and not loose:
        return (after[:1].islower() or _awaited(before, after)) and before[-1:] not in _ENDS
    if before[-1:] in ".;:!…" and not before.endswith(("TP.", "Tp.", "Đ/c.")):
        return before[-1:] not in ".;:" or (after[:1].islower() and before[-1:] == ".")
    if before == before.upper() and any(c.isalpha() for c in before) != upper_after:
        return False
    if after[:1].islower() or after[:1] in "(," or _awaited(before, after):
        return True
    return len(last.stripped) > (0.55 if loose else 0.72) * width


def _awaited(before: str, after: str) -> bool:
    """A number behind a word that asks for one: "giảm từ 1 đến / 1,5 điểm"."""
    return after[:1].isdigit() and before != before.upper() and bool(_AWAITS.search(before[-24:]))


def _broken_off(last: Line, line: Line, loose: bool, width: int) -> bool:
    """True within a sentence that only seems to open an item: "trong tháng / 12. Việc …", "theo / Điều 5 Nghị định"."""
    before = last.stripped
    if line.rule_before or before[-1:] in _ENDS or before == before.upper() or len(before) < max(25, 0.6 * width):
        return False
    if _AWAITS.search(before[-24:]) or _PARTED.search(f"{before[-24:]}\n{line.stripped[:24]}"):
        return True
    return (loose or not line.blank_before) and len(before) >= 0.72 * width and bool(_REFERRED.match(line.plain))


def _build(text: str, kind: Kind, group: list[Line], table: int | None) -> Paragraph:
    chars: list[str] = []
    offsets = array("L")
    for line in group:
        _append(chars, offsets, line.text, line.start)
    paragraph = Paragraph("".join(chars), offsets, kind, table=table)
    if kind == "row":
        drawn = "\t" in paragraph.text or "|" in paragraph.text
        paragraph.cells = _cells(paragraph.text) if drawn else _set_apart(paragraph, group[0].text.startswith("    "))
    if kind == "footnote":
        note = _NOTE.match(paragraph.text)
        if note:
            paragraph.footnote = (note["sup"] or note["num"] or note["md"]).translate(_SUPERSCRIPT)
            paragraph.marker_end = note.end()
    marker = ITEM.match(paragraph.text) or BULLET.match(paragraph.text)
    if marker and not paragraph.marker_end:
        paragraph.marker_end = marker.end()
    return paragraph


def _append(chars: list[str], offsets: array[int], line: str, start: int) -> None:
    """Adds a line: composed letters, single blanks (tabs stay, they part cells)."""
    if chars and chars[-1] != " ":
        chars.append(" ")
        offsets.append(start)
    at = 0
    for mark in _emphasis(line):
        _append_piece(chars, offsets, line[at : mark.start()], start + at)
        at = mark.end()
    _append_piece(chars, offsets, line[at:], start + at)
    while chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()


def _emphasis(line: str) -> list[re.Match[str]]:
    """The marks of emphasis within a line of Markdown, which are no part of what it says."""
    return list(_EMPHASIS.finditer(line)) if "*" in line or "__" in line else []


def _append_piece(chars: list[str], offsets: array[int], piece: str, start: int) -> None:
    if not _ODD.search(piece):
        _append_runs(chars, offsets, piece, start)
    else:
        _append_composed(chars, offsets, piece, start)


def _append_runs(chars: list[str], offsets: array[int], line: str, start: int) -> None:
    """The usual case, by runs of words with one blank between: nothing to compose, nothing invisible."""
    at = 0
    for run in _RUN.finditer(line):
        for n in range(at, run.start()):
            if line[n] == "\t" or (chars and chars[-1] not in " \t"):
                chars.append("\t" if line[n] == "\t" else " ")
                offsets.append(start + n)
        chars.extend(run[0])
        offsets.extend(range(start + run.start(), start + run.end()))
        at = run.end()
    for n in range(at, len(line)):
        if line[n] == "\t" or (chars and chars[-1] not in " \t"):
            chars.append("\t" if line[n] == "\t" else " ")
            offsets.append(start + n)


def _append_composed(chars: list[str], offsets: array[int], line: str, start: int) -> None:
    """Letter by letter: marks composed with their letter, invisible characters left out."""
    index, size = 0, len(line)
    while index < size:
        char = line[index]
        end = index + 1
        if end < size and unicodedata.combining(line[end]):
            while end < size and unicodedata.combining(line[end]):
                end += 1
            composed = unicodedata.normalize("NFC", line[index:end])
        else:
            composed = char
        if char in "\u200b\ufeff\u00ad":
            index = end
            continue
        if char.isspace() and char != "\t":
            if chars and chars[-1] not in " \t":
                chars.append(" ")
                offsets.append(start + index)
        else:
            for piece in composed:
                chars.append(piece)
                offsets.append(start + index)
        index = end


def _set_apart(paragraph: Paragraph, indented: bool) -> list[tuple[int, int]]:
    """Cells of a row that is set with blanks; an indented one has an empty first cell."""
    text, offsets = paragraph.text, paragraph.offsets
    cuts = [i for i, c in enumerate(text) if c == " " and i + 1 < len(text) and offsets[i + 1] - offsets[i] >= 3]
    ends = [*cuts, len(text)]
    starts = [0, *[i + 1 for i in cuts]]
    return ([(0, 0)] if indented else []) + list(zip(starts, ends, strict=True))


def _cells(row: str) -> list[tuple[int, int]]:
    """[start, end) of each cell of a row, without the blanks around it."""
    mark = "\t" if "\t" in row else "|"
    spans: list[tuple[int, int]] = []
    start = 0
    for end in [i for i, c in enumerate(row) if c == mark] + [len(row)]:
        a, b = start, end
        while a < b and row[a].isspace():
            a += 1
        while b > a and row[b - 1].isspace():
            b -= 1
        spans.append((a, b))
        start = end + 1
    if mark == "|":
        spans = spans[1:] if spans and spans[0][0] == spans[0][1] else spans
        spans = spans[:-1] if spans and spans[-1][0] == spans[-1][1] else spans
    return spans
