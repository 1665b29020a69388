"""The words of one paragraph: runs, fields' results, insertions; without deletions and hidden words."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.sources.docx.xml import child, is_on, local, value

_DROPPED = frozenset(
    ("pPr", "rPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rubyPr", "rt",
     "annotationRef", "commentReference", "sdtPr", "sdtEndPr")
)  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACES = compiled(r"[ \u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = compiled(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u200b-\u200f\u2028\u2029\u2060\ufeff\u00ad\ud800-\udfff]")
_BREAK = compiled(r" *\n[ \n\t]*")
_OLD_FONTS = (".vn", "vni-", "vni ")


@dataclass(slots=True)
class Inline:
    """Words of a paragraph, the notes they refer to in order, and the text boxes anchored in it."""

    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    old_font: bool = False

    def text(self) -> str:
        """Single blanks, invisible characters gone; line breaks and tabs stay."""
        return _BREAK.sub("\n", _SPACES.sub(" ", _INVISIBLE.sub("", "".join(self.parts)))).strip(" \n\t")


def words_of(paragraph: Element, notes_before: int) -> Inline:
    """What a paragraph says; its notes count on from `notes_before`."""
    found = Inline()
    _walk(paragraph, found, notes_before, False)
    return found


def _walk(element: Element, found: Inline, before: int, raised: bool) -> None:
    for one in element:
        tag = local(one.tag)
        if tag in _DROPPED:
            continue
        if tag == "r":
            _run(one, found, before)
        elif tag == "t":
            found.parts.append(_lifted(one.text or "") if raised else one.text or "")
        elif tag == "txbxContent":
            found.boxes.append(one)
        elif not _sign(one, tag, found, before):
            _walk(one, found, before, raised)


def _run(run: Element, found: Inline, before: int) -> None:
    properties = child(run, "rPr")
    if is_on(child(properties, "vanish")):
        return
    font = (value(child(properties, "rFonts"), "ascii") or "").lower()
    found.old_font = found.old_font or font.startswith(_OLD_FONTS)
    _walk(run, found, before, value(child(properties, "vertAlign")) == "superscript")


def _sign(one: Element, tag: str, found: Inline, before: int) -> bool:
    """Appends what stands for a character; False for an element with words inside."""
    if tag in _SIGNS:
        found.parts.append(_SIGNS[tag])
    elif tag == "br":
        found.parts.append(" " if value(one, "type") == "column" else "\n")
    elif tag in ("footnoteReference", "endnoteReference"):
        found.notes.append((tag[:-9], value(one, "id") or ""))
        found.parts.append(str(before + len(found.notes)).translate(_RAISED))
    elif tag == "sym":
        found.parts.append("-" if (value(one, "char") or "").upper() in ("F02D", "002D") else " ")
    else:
        return False
    return True


def _lifted(text: str) -> str:
    return text.translate(_RAISED) if text.strip().isascii() and text.strip().isdigit() else text
