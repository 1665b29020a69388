"""Organisation headings: which bodies have a part of "TỔ CHỨC THỰC HIỆN" of their own, and which paragraphs are theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lalanh.engines.plantext import orgs
from lalanh.engines.plantext.model import Outline, Paragraph, Section

_CHAPTER = re.compile(
    r"tổ\s+chức\s+(?:thực\s+hiện|triển\s+khai)|phân\s+công|trách\s+nhiệm|nhiệm\s+vụ\s+(?:của\s+)?(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|sở|ngành|phòng|cấp)|tổ\s+chức,\s+(?:triển\s+khai|thực\s+hiện)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"báo\s+cáo|kiểm\s+tra|giám\s+sát|kinh\s+phí|tiến\s+độ|thời\s+gian|khen\s+thưởng|lộ\s+trình|giải\s+pháp|mục\s+tiêu|kế\s+hoạch\s+thực",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[\W_]*(?:(?:đơn\s+vị|cơ\s+quan|cấp|bộ\s+phận|ngành|tổ\s+chức)(?:\s*,\s*(?:đơn\s+vị|tổ\s+chức|địa\s+phương))?\s+)?(?:chủ\s+trì|phối\s+hợp|thực\s+hiện|tham\s+mưu|đầu\s+mối|chịu\s+trách\s+nhiệm)[^:]{0,25}:",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[\s*_]*(?:[:.]|$|\((?!\s*qua\b)[^()]{0,100}\)[\s*_]*(?:[:.]|$))")
_REST = re.compile(r"(\s[^,;:.()]{1,45}?)[\s*_]*(?::|$)")
_VERB = re.compile(
    r"(?:chủ trì|phối hợp|tham mưu|tổ chức|thực hiện|hướng dẫn|xây dựng|báo cáo|căn cứ|có trách nhiệm|chịu|tiếp tục|theo|như sau|gồm)",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"[\s*_]*(?:Trên đây|Căn cứ (?:nội dung|Kế hoạch)|Trong quá trình|Quá trình|Kế hoạch này|Yêu cầu|Đề nghị các|Giao|UBND|[ỦU][ỷy] ban nhân dân)"
)
_ASKS = re.compile(r"\s*(?:yêu\s+cầu|đề\s+nghị|giao)\s", re.IGNORECASE)


@dataclass(slots=True)
class Unit:
    """One body (or several named together) with tasks of its own."""

    names: list[str]
    paragraph: int
    start: int
    end: int
    """Place of the name in its paragraph, after number or bullet to the colon."""
    members: list[int] = field(default_factory=list)
    """The paragraphs that are its own, its heading first."""
    heading: bool = True


def find(outline: Outline) -> list[Unit]:
    """Units in order of the text."""
    chapters = [bool(_CHAPTER.search(title_of(outline, s)[:160])) for s in outline.sections]
    units: list[Unit] = []
    by_section: dict[int, Unit] = {}
    numbered: set[int] = set()
    for index, paragraph in enumerate(outline.paragraphs):
        if (
            paragraph.kind != "heading"
            or paragraph.section is None
            or not _governed(outline, paragraph.section, chapters)
        ):
            continue
        unit = _unit(index, paragraph, heading=True)
        if unit:
            by_section[paragraph.section] = unit
            numbered.update(_ancestors(outline, paragraph.section))
            units.append(unit)
    units += _unnumbered(outline, chapters, by_section, numbered)
    units.sort(key=lambda u: u.paragraph)
    _share_out(outline, units, by_section)
    return [u for u in units if not _only_parent(outline, u, by_section)]


def _ancestors(outline: Outline, section: int | None) -> list[int]:
    found = []
    while section is not None:
        found.append(section)
        section = outline.sections[section].parent
    return found


def _governed(outline: Outline, section: int, chapters: list[bool]) -> bool:
    """True when a chapter on organisation stands above, with no other matter between."""
    for at in _ancestors(outline, outline.sections[section].parent):
        if chapters[at]:
            return True
        title = title_of(outline, outline.sections[at])[:160]
        if _OTHER.search(title) and not orgs.starts(title):
            return False
    return False


def _unit(index: int, paragraph: Paragraph, heading: bool) -> Unit | None:
    text, start = paragraph.text, paragraph.marker_end
    if _LABEL.match(text, start):
        return None
    bodies = orgs.read(text, start)
    if bodies and _ASKS.match(text, bodies.end):
        bodies = orgs.read(text, bodies.end) or bodies
    if not bodies:
        return None
    names, end = bodies.names, bodies.end
    closed = _AFTER.match(text, end)
    if not closed and (rest := _REST.match(text, end)) and not _VERB.search(rest[0]):
        names[-1] = orgs.squeeze(names[-1] + rest[1])
        closed = rest
    if not closed and not heading:
        return None
    return Unit(names, index, start, closed.end() if closed else end, [index], heading)


def _unnumbered(outline: Outline, chapters: list[bool], by_section: dict[int, Unit], numbered: set[int]) -> list[Unit]:
    """Bullets and bold lines that open with a body and a colon, or with a body where the chapter has no numbered ones."""
    found: list[Unit] = []
    for index, paragraph in enumerate(outline.paragraphs):
        section = paragraph.section
        if paragraph.kind not in ("bullet", "body") or section is None or paragraph.zone not in ("body", "annex"):
            continue
        if index == outline.sections[section].paragraph + 1 and not outline.sections[section].title:
            continue
        own = by_section.get(section)
        title = outline.sections[section].title[:160]
        inside = chapters[section] or (_governed(outline, section, chapters) and (own or not _OTHER.search(title)))
        if not inside:
            continue
        loose = chapters[section] and section not in numbered and not _closing(paragraph)
        unit = _unit(index, paragraph, heading=loose)
        if unit:
            unit.heading = False
            found.append(unit)
    return found


def _share_out(outline: Outline, units: list[Unit], by_section: dict[int, Unit]) -> None:
    """Gives each unit the paragraphs under it: of its section and below, or up to the next unit of the same section."""
    at = {u.paragraph: u for u in units if not u.heading}
    current: Unit | None = None
    section: int | None = None
    for index, paragraph in enumerate(outline.paragraphs):
        if paragraph.zone == "recipients" or paragraph.kind == "footnote":
            continue
        if paragraph.section != section:
            section, current = paragraph.section, None
        if index in at:
            current = at[index]
            continue
        if paragraph.kind == "heading":
            current = None
        owner = current or next(
            (by_section[s] for s in _ancestors(outline, paragraph.section) if s in by_section), None
        )
        if owner and owner.paragraph != index and not _closing(paragraph):
            owner.members.append(index)


def _closing(paragraph: Paragraph) -> bool:
    """True for the words that close a plan: "Trên đây là Kế hoạch …", "Yêu cầu các đơn vị … thực hiện./."."""
    return paragraph.kind == "body" and (
        bool(_CLOSES.match(paragraph.text)) or paragraph.text.rstrip(" *_").endswith(("./.", ".//."))
    )


def _only_parent(outline: Outline, unit: Unit, by_section: dict[int, Unit]) -> bool:
    """A heading such as "1. Các sở, ngành" over numbered headings of its own bodies says nothing itself."""
    if not unit.heading:
        return False
    section = outline.paragraphs[unit.paragraph].section
    below = [s for s, u in by_section.items() if section in _ancestors(outline, outline.sections[s].parent)]
    return len(below) > 1 and len(unit.members) == 1


def title_of(outline: Outline, section: Section) -> str:
    """The title of a section, taken from the next line where the number stands alone ("Phần thứ ba")."""
    below = section.paragraph + 1
    if section.title or below >= len(outline.paragraphs) or outline.paragraphs[below].kind != "body":
        return section.title
    return outline.paragraphs[below].text
