"""The numbered structure of a plan: which heading governs each paragraph."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.layout import ITEM
from lalanh.engines.plantext.model import Outline, Paragraph, Section

_HEAD = compiled(
    r"""[#>\s*_]*(?:
    (?P<part>(?:PHẦN|Phần)\s+(?:(?:thứ|THỨ)\s+\w+|[IVXLC]+|\d+|[A-Z]|MỘT|HAI|BA|BỐN|NĂM|[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn))\b[.:\s]*
    |(?P<chapter>(?:CHƯƠNG|Chương)\s+(?:[IVXLC]+|\d+))\b[.:\s]*
    |(?P<group>(?:TIỂU\s+MỤC|Tiểu\s+mục|MỤC|Mục)\s+(?:[IVXLC]+|\d+))\b[.:\s]*
    |(?P<article>(?:Điều|ĐIỀU)\s+\d+)\b[.:\s]*
    |(?P<annex>(?:PHỤ\s+LỤC|Phụ\s+lục)(?:\s+(?:(?:SỐ|số)\s*)?(?:[IVXLC]+[a-zđ]?|\d+(?:\.\d{1,2})?[a-zđ]?|[A-Z])(?!\w))?)\b[.:\s]*
    |(?P<under>[IVXL]{1,6}(?:\.\d{1,2}){1,3})(?:\s*[.\-–/)]\s*|\s+)
    |(?!V/v\b)(?P<roman>[IVXL]{1,6})\s*[.\-–/)]\s*
    |(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,4})(?!\s?%|\s(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|ha|km|hộ|điểm|lần)(?!\w))\s*(?:[.)/]|[-–](?=\s?[A-ZĐÀ-Ỹ]))?\s*
    |(?P<arabic>\d{1,2})\s*(?:\.(?!\d)|\)|[-–](?=\s?[A-ZĐÀ-Ỹ])|/)\s*
    |(?P<capital>[A-HĐ])\s*(?:[.)]\s+|[-–/]\s*)
    |(?P<lettered>[a-zđ]\.?\d{1,2})\s*[.)]\s*
    |(?P<letter>[a-zđ])\s*[.)/\-–]\s*)""",
    re.VERBOSE,
)
_RANK = {
    "part": 1,
    "chapter": 2,
    "capital": 3,
    "group": 3,
    "roman": 4,
    "under": 5.5,
    "article": 5,
    "arabic": 6,
    "dotted": 7,
    "letter": 9,
    "lettered": 9.5,
}
_RECIPIENTS = compiled(r"[*_ #|]{0,12}(?:Nơi\s+nhận(?=[\s*_]*[:.;|\t]|[\s*_]*$|\s{2,}|\s+[TK][MT/])|NƠI\s+NHẬN\b)")
_ATTACHED = compiled(
    r"[*_ #]{0,8}(?:KẾ\s+HOẠCH|CHƯƠNG\s+TRÌNH|ĐỀ\s+ÁN|PHƯƠNG\s+ÁN|DỰ\s+ÁN|QUY\s+CHẾ|QUY\s+ĐỊNH|HƯỚNG\s+DẪN)(?!\w)"
    r"|.{0,120}?CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI"
)
"""What a decision enacts, printed behind its signature: it has a head of its own."""
_TABLED = compiled(
    r"[*_ #]{0,8}(?:(?:PHỤ\s+)?BIỂU|BẢNG|DANH\s+(?:MỤC|SÁCH)|MẪU|TỔNG\s+HỢP|DỰ\s+TOÁN|PHÂN\s+(?:BỔ|KHAI)|(?:Phụ b|B)iểu|Mẫu|Bảng|Danh (?:mục|sách))(?!\w)"
)
"""Annexed tables and forms that are not called an annex."""
_NOTE_MARK = compiled(r"(?<=[^\W\d_])\d{1,2}$")
_FIGURE = compiled(r"\s*\d(?:[^:;,(.]|[.,](?=\d)){0,60}(?:\([^()]{0,120}\))?[.;]?$")
"""A figure that is all that follows the colon of a heading."""
_NAMED = compiled(
    r"(?:dự án|nội dung|hoạt động|nhiệm vụ|nhóm|bước|tiêu chí|giải pháp|mục tiêu|chỉ tiêu) (?:số )?\d{1,2}$", re.I
)
"""A number before the colon: the name itself comes behind it."""
_WORDED = ("annex", "part", "chapter", "group", "article")


def build(paragraphs: list[Paragraph]) -> Outline:
    """The outline of repaired paragraphs; sets `zone` and `section` of each."""
    outline = Outline(paragraphs, [])
    stack: list[tuple[float, int]] = []
    zone = "head"
    for index, paragraph in enumerate(paragraphs):
        if _title_line(outline, paragraph, zone):
            paragraph.kind, paragraph.footnote, paragraph.marker_end = "body", None, 0
        if paragraph.kind == "footnote" and paragraph.footnote:
            outline.footnotes.setdefault(paragraph.footnote, index)
            paragraph.zone = "body"
            paragraph.section = stack[-1][1] if stack else None
            continue
        head = _HEAD.match(paragraph.text) if paragraph.kind == "body" and ITEM.match(paragraph.text) else None
        if _RECIPIENTS.match(paragraph.text):
            zone = "recipients"
        elif zone == "recipients" and (after := _after_signature(paragraph, head)):
            zone, stack = after, []
        if head and head["annex"]:
            zone, stack = "annex", []
        elif head and zone == "recipients":
            head = None
        elif head:
            zone = "annex" if zone == "annex" else "body"
        paragraph.zone = zone  # type: ignore[assignment]
        if head:
            _open(outline, stack, index, paragraph, head)
        paragraph.section = stack[-1][1] if stack else None
    return outline


def _after_signature(paragraph: Paragraph, head: re.Match[str] | None) -> str | None:
    """The zone that begins behind recipients and signature, None where these go on."""
    text = paragraph.text
    if paragraph.kind == "row":
        first = paragraph.cell(0).strip(" *_").upper()
        return "annex" if len(paragraph.cells) > 2 and first in ("STT", "TT", "SỐ TT") else None
    if paragraph.kind != "body":
        return None
    if _ATTACHED.match(text) and (text.isupper() or "CỘNG" in text):
        return "head"
    if head and (head["roman"] or head["part"] or head["chapter"]) and text[head.end() :].isupper():
        return "body"
    return "annex" if _TABLED.match(text) else None


def _title_line(outline: Outline, paragraph: Paragraph, zone: str) -> bool:
    """A line of the title that begins with a figure ("6 tháng cuối năm 2025"), not the next note of the head."""
    if zone != "head" or paragraph.kind != "footnote" or outline.sections:
        return False
    return paragraph.footnote != str(len(outline.footnotes) + 1) and paragraph.text[:1].isdigit()


def _open(
    outline: Outline, stack: list[tuple[float, int]], index: int, paragraph: Paragraph, head: re.Match[str]
) -> None:
    kind = "annex" if head["annex"] else next(k for k in _RANK if head[k])
    number = _number(head, kind)
    rank = 0.0 if kind == "annex" else _RANK[kind] + (number.count(".") * 0.2 if kind == "dotted" else 0)
    while stack and stack[-1][0] >= rank and not (stack[-1][0] == 0.0 and rank > 0):
        stack.pop()
    parent = stack[-1][1] if stack else None
    title = _title(paragraph.text[head.end() :])
    if not title and kind in _WORDED:
        title = _next_line(outline, index)
    section = Section(
        number, title, len(stack) + 1, paragraph.span(head.start(), None), parent, "", index, paragraph.zone
    )
    section.path = _path(outline, section)
    outline.sections.append(section)
    stack.append((rank, len(outline.sections) - 1))
    paragraph.kind = "heading"
    paragraph.marker_end = head.end()


def _number(head: re.Match[str], kind: str) -> str:
    """The label as printed: `Phần thứ nhất`, `PHỤ LỤC II`, `2.1`."""
    return " ".join(head[kind].split())


def _title(words: str) -> str:
    """The words of a heading; of an item that goes on after a colon, the part before it."""
    whole = _NOTE_MARK.sub("", words.replace("**", "").strip(" *_#.:-–|/"))
    first, _, rest = whole.partition(":")
    if not rest.strip() or _FIGURE.match(rest) or _NAMED.search(first) or not 3 < len(first) <= 90:
        return whole
    return first.strip(" *_")


def _next_line(outline: Outline, index: int) -> str:
    """The title that stands on the line below `Chương I` or `PHỤ LỤC`."""
    for paragraph in outline.paragraphs[index + 1 : index + 3]:
        if paragraph.kind != "body" or ITEM.match(paragraph.text):
            return ""
        words = paragraph.text.strip(" *_#.:")
        if words and not words.startswith("("):
            return words[:300]
    return ""


def _path(outline: Outline, section: Section) -> str:
    """`III` + `2` + `2.1` + `a` is printed `III.2.1.a`: a dotted number swallows the arabic one it repeats."""
    if section.parent is None:
        return section.number
    above = outline.sections[section.parent]
    base = above.path
    if section.number.startswith(above.number + "."):
        base = above.path[: -len(above.number)].rstrip(".")
    return f"{base}.{section.number}" if base else section.number
