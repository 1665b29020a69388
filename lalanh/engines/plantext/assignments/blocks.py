"""`Đơn vị chủ trì: … Đơn vị phối hợp: … Thời gian thực hiện: …` wherever they stand: bullets, one line, brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.model import Outline

Part = Literal["lead", "support", "time"]

_BODY = (
    r"(?:(?:các\s+)?(?:đơn\s+vị|cơ\s+quan|cấp|bộ\s+phận|ngành|sở,?\s+ngành|phòng|chủ\s+thể)"
    r"(?:\s*(?:,|và|/)\s*(?:đơn\s+vị|tổ\s+chức|địa\s+phương|cá\s+nhân))*\s+)"
)
_LABEL = compiled(
    rf"""(?:(?<=[\s.;,(*_+•|–-])|^)(?:
    (?P<lead>{_BODY}?(?:chủ\s+trì|đầu\s+mối|chịu\s+trách\s+nhiệm(?:\s+chính)?)
        (?:\s+(?:thực\s+hiện|tham\s+mưu|triển\s+khai|chính))?
      |{_BODY}(?:thực\s+hiện|triển\s+khai|tham\s+mưu|phụ\s+trách)|phân\s+công(?:\s+thực\s+hiện)?)
    |(?P<support>{_BODY}?(?:cùng\s+)?phối\s+hợp(?:\s+thực\s+hiện)?)
    |(?P<time>(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|lộ\s+trình|hoàn\s+thành|hạn\s+hoàn\s+thành)
        (?:\s+(?!từ\b|đến\b|trước\b)[^\W\d]+){{0,4}})
    )[\s*_]{{0,4}}:[\s*_]{{0,4}}""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(slots=True)
class Field:
    part: Part
    paragraph: int
    label: int
    """Where the label begins."""
    start: int
    end: int
    """The value in its paragraph."""
    items: list[int] = field(default_factory=list)
    """Bullets under a bare label (`Thời gian thực hiện:` and its list)."""


@dataclass(slots=True)
class Block:
    """The fields that belong to one activity."""

    section: int | None
    fields: list[Field]

    def get(self, part: Part) -> Field | None:
        return next((f for f in self.fields if f.part == part), None)

    @property
    def first(self) -> Field:
        return self.fields[0]

    @property
    def last(self) -> Field:
        return self.fields[-1]


def find(outline: Outline) -> list[Block]:
    """Blocks in order; a part that comes again, another section or three paragraphs between begin a new one."""
    if "blocks" not in outline.known:
        outline.known["blocks"] = _find(outline)
    found: list[Block] = outline.known["blocks"]
    return found


def _find(outline: Outline) -> list[Block]:
    blocks: list[Block] = []
    current: Block | None = None
    for f in _fields(outline):
        section = _home(outline, f)
        far = (
            current is not None and _apart(outline, max([current.last.paragraph, *current.last.items]), f.paragraph) > 2
        )
        if current is None or far or section != current.section or current.get(f.part):
            current = Block(section, [])
            blocks.append(current)
        current.fields.append(f)
    return blocks


def _home(outline: Outline, f: Field) -> int | None:
    """The section that a field describes: the one above where the field has a number of its own ("b) Chủ trì: …")."""
    paragraph = outline.paragraphs[f.paragraph]
    numbered = paragraph.kind == "heading" and paragraph.section is not None
    if numbered and _LABEL.match(paragraph.text, paragraph.marker_end):
        return outline.sections[paragraph.section or 0].parent
    return paragraph.section


def _apart(outline: Outline, first: int, second: int) -> int:
    """Paragraphs between two, footnotes at a page break not counted."""
    between = outline.paragraphs[first + 1 : min(second, first + 12)]
    return sum(1 for p in between if p.kind != "footnote") + max(0, second - first - 12)


def _fields(outline: Outline) -> list[Field]:
    found: list[Field] = []
    for index, paragraph in enumerate(outline.paragraphs):
        if (
            paragraph.kind in ("row", "footnote")
            or paragraph.zone in ("head", "recipients")
            or ":" not in paragraph.text
        ):
            continue
        labels = list(_LABEL.finditer(paragraph.text))
        for at, m in enumerate(labels):
            end = labels[at + 1].start() if at + 1 < len(labels) else len(paragraph.text)
            part: Part = "lead" if m["lead"] else "support" if m["support"] else "time"
            f = Field(part, index, m.start(), m.end(), end)
            if not paragraph.text[m.end() : end].strip(" .;,*_()"):
                f.items = _bullets_below(outline, index)
            found.append(f)
    return found


def _bullets_below(outline: Outline, index: int) -> list[int]:
    """The bullets right under a bare label, of another mark than the label's own."""
    marker = outline.paragraphs[index].text[:1]
    items: list[int] = []
    for below in range(index + 1, min(index + 30, len(outline.paragraphs))):
        paragraph = outline.paragraphs[below]
        if paragraph.kind != "bullet" or paragraph.text[:1] == marker or _LABEL.search(paragraph.text):
            break
        items.append(below)
    return items
