"""Organisation headings: the bodies that have a part of "TỔ CHỨC THỰC HIỆN" of their own, and the paragraphs in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import orgs
from lalanh.engines.plantext.model import Outline, Paragraph, Section

_CHAPTER = compiled(
    r"(?:^|và\s|,\s|[-–;:]\s|\.\s)(?:tổ\s+chức(?:\s+triển\s+khai)?,?(?:\s+và)?\s+thực\s+hiện|tổ\s+chức\s+triển\s+khai"
    r"|phân\s+công|trách\s+nhiệm|nhiệm\s+vụ\s+(?:của\s+)?(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|sở|ngành|phòng|cấp|bên))(?!\w)",
    re.IGNORECASE,
)
_OTHER = compiled(
    r"báo\s+cáo|kiểm\s+tra|giám\s+sát|kinh\s+phí|tiến\s+độ|thời\s+gian|khen\s+thưởng|lộ\s+trình|giải\s+pháp|mục\s+tiêu"
    r"|kế\s+hoạch\s+thực",
    re.IGNORECASE,
)
_LABEL = compiled(
    r"[\W_]*(?:(?:đơn\s+vị|cơ\s+quan|cấp|bộ\s+phận|ngành|tổ\s+chức)(?:\s*,\s*(?:đơn\s+vị|tổ\s+chức|địa\s+phương))?\s+)?"
    r"(?:chủ\s+trì|phối\s+hợp|thực\s+hiện|tham\s+mưu|đầu\s+mối|chịu\s+trách\s+nhiệm)[^:]{0,25}:",
    re.IGNORECASE,
)
_AFTER = compiled(r"[\s*_]*(?:[:.]|$|\((?!\s*qua\b)[^()]{0,100}\)[\s*_]*(?:[:.]|$))")
_ITEM = compiled(r"\s*[,;]\s*(?:và\s+)?([A-ZĐ][^,;:.()]{1,60})(?=[,;:.*]|$)")
_REST = compiled(r"(\s[^,;:.()]{1,45}?)[\s*_]*(?::|$)")
_VERB = compiled(
    r"chủ trì|phối hợp|tham mưu|tổ chức|thực hiện|hướng dẫn|xây dựng|báo cáo|căn cứ|có trách nhiệm|chịu|tiếp tục|theo"
    r"|như sau|gồm|chỉ đạo|bố trí|đẩy mạnh|tăng cường|tuyên truyền|rà soát",
    re.IGNORECASE,
)
_CLOSES = compiled(
    r"[\s*_]*(?:Trên đây|Căn cứ (?:nội dung|Kế hoạch)|Trong quá trình|Quá trình|Nếu |Kế hoạch này|Yêu cầu|Đề nghị các"
    r"|Giao|UBND|[ỦU][ỷy] ban nhân dân)"
)
_ASKS = compiled(r"\s*(?:yêu\s+cầu|đề\s+nghị|giao)\s", re.IGNORECASE)


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
    """Units in order of the text; worked out once for an outline."""
    if "units" not in outline.known:
        outline.known["units"] = _find(outline)
    found: list[Unit] = outline.known["units"]
    return found


def _find(outline: Outline) -> list[Unit]:
    chapters = [_is_chapter(title_of(outline, s)) for s in outline.sections]
    by_section = _numbered(outline, chapters)
    units = [*by_section.values(), *_unnumbered(outline, chapters, by_section)]
    units.sort(key=lambda u: u.paragraph)
    _share_out(outline, units, by_section)
    empty = _empty_parents(outline, by_section)
    return [u for u in units if u.paragraph not in empty]


def title_of(outline: Outline, section: Section) -> str:
    """The title of a section, taken from the next line where the number stands alone ("Phần thứ ba")."""
    below = section.paragraph + 1
    if section.title or below >= len(outline.paragraphs) or outline.paragraphs[below].kind != "body":
        return section.title
    return outline.paragraphs[below].text


def _is_chapter(title: str) -> bool:
    return len(title) < 120 and bool(_CHAPTER.search(title))


def _numbered(outline: Outline, chapters: list[bool]) -> dict[int, Unit]:
    """Numbered headings that name bodies, by their section."""
    found: dict[int, Unit] = {}
    for at, section in enumerate(outline.sections):
        if _governed(outline, at, chapters):
            inner = any(above in found for above in _above(outline, section.parent))
            unit = _unit(section.paragraph, outline.paragraphs[section.paragraph], heading=not inner)
            if unit:
                unit.heading = True
                found[at] = unit
    return found


def _above(outline: Outline, section: int | None) -> list[int]:
    """A section and those over it."""
    found = []
    while section is not None:
        found.append(section)
        section = outline.sections[section].parent
    return found


def _governed(outline: Outline, section: int, chapters: list[bool]) -> bool:
    """True when a chapter on organisation stands above, with no other matter between."""
    for at in _above(outline, outline.sections[section].parent):
        if chapters[at]:
            return True
        title = title_of(outline, outline.sections[at])[:160]
        if _OTHER.search(title) and not orgs.starts(title):
            return False
    return False


def _unit(index: int, paragraph: Paragraph, heading: bool) -> Unit | None:
    """The unit that a paragraph opens; without `heading` only where the name is closed by a colon or the line's end."""
    text, start = paragraph.text, paragraph.marker_end
    if _LABEL.match(text, start):
        return None
    bodies = orgs.read(text, start)
    if bodies and _ASKS.match(text, bodies.end):
        bodies = orgs.read(text, bodies.end) or bodies
    if not bodies:
        return None
    names, end = _unknown(text, bodies) if heading else (bodies.names, bodies.end)
    closed = _AFTER.match(text, end)
    if not closed and (rest := _REST.match(text, end)) and not _VERB.search(rest[0]):
        names[-1] = orgs.squeeze(names[-1] + rest[1])
        closed = rest
    if not closed and not heading:
        return None
    return Unit(names, index, start, closed.end() if closed else end, [index], heading)


def _unknown(text: str, bodies: orgs.Bodies) -> tuple[list[str], int]:
    """The names of a heading with those that no rule knows, between commas: they begin with a capital."""
    names, end = bodies.names, bodies.end
    while (m := _ITEM.match(text, end)) and not _VERB.search(m[1]):
        more = orgs.read(text, m.start(1))
        names = [*names, *(more.names or [orgs.squeeze(m[1])])]
        end = more.end if more else m.end(1)
    return names, end


def _unnumbered(outline: Outline, chapters: list[bool], by_section: dict[int, Unit]) -> list[Unit]:
    """Bullets and bold lines that open with a body and a colon; with a predicate where no body has a number."""
    numbered = {at for section in by_section for at in _above(outline, section)}
    found: list[Unit] = []
    for index, paragraph in enumerate(outline.paragraphs):
        at = paragraph.section
        if paragraph.kind not in ("bullet", "body") or at is None or paragraph.zone not in ("body", "annex"):
            continue
        section = outline.sections[at]
        is_title = index == section.paragraph + 1 and not section.title
        other = at not in by_section and _OTHER.search(section.title[:160])
        if is_title or not (chapters[at] or (not other and _governed(outline, at, chapters))):
            continue
        unit = _unit(index, paragraph, heading=chapters[at] and at not in numbered and not closes(paragraph))
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
        if paragraph.section != section or paragraph.kind == "heading":
            section, current = paragraph.section, None
        if index in at:
            current = at[index]
            continue
        above = (by_section[s] for s in _above(outline, paragraph.section) if s in by_section)
        owner = current or next(above, None)
        if owner and owner.paragraph != index and not closes(paragraph):
            owner.members.append(index)


def closes(paragraph: Paragraph) -> bool:
    """True for the words that close a plan: "Trên đây là Kế hoạch …", "Yêu cầu các đơn vị … thực hiện./."."""
    return paragraph.kind == "body" and (
        bool(_CLOSES.match(paragraph.text)) or paragraph.text.rstrip(" *_").endswith(("./.", ".//."))
    )


def _empty_parents(outline: Outline, by_section: dict[int, Unit]) -> set[int]:
    """Headings such as "1. Các sở, ngành" over numbered headings of the bodies themselves say nothing of their own."""
    below: dict[int, int] = {}
    for section in by_section:
        for at in _above(outline, outline.sections[section].parent):
            below[at] = below.get(at, 0) + 1
    return {u.paragraph for s, u in by_section.items() if below.get(s, 0) > 1 and len(u.members) == 1}
