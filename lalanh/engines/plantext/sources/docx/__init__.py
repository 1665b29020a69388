"""Text of a DOCX in document order: numbers, tables, notes in place; no headers, deletions or hidden words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.sources.docx import tables
from lalanh.engines.plantext.sources.docx.inline import words_of
from lalanh.engines.plantext.sources.docx.numbering import Numbers, load
from lalanh.engines.plantext.sources.docx.package import Package
from lalanh.engines.plantext.sources.docx.xml import child, children_of, is_on, local, parse, value
from lalanh.engines.plantext.sources.model import Source, UnreadableSource

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CONTENTS = compiled(r"(?:toc|mucluc)\d*$", re.IGNORECASE)
_TABS = compiled(r"[ \t]*\t[ \t]*")
_MARKER = compiled(r"(?:[-–+•*]|[IVXLivx\d]{1,7}[.)]?|(?:\d{1,2}\.){1,5}\d{0,2}|[a-zđA-ZĐ][.)])\t")
_COLUMNS = compiled(r"CỘNG H[ÒO][AÀ]|Độc lập|Nơi nhận|ngày\s|Số:|TM\.|KT\.|CHỦ TỊCH|ỦY BAN|UỶ BAN")
_CHILDREN = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice")


@dataclass(slots=True)
class _Writer:
    """Blocks of text in order, with the line break (one or two) that stands before each."""

    numbers: Numbers
    notes: dict[tuple[str, str], str]
    blocks: list[tuple[str, str]] = field(default_factory=list)
    pending: list[tuple[str, str]] = field(default_factory=list)
    seen_notes: int = 0
    centred: bool = False
    open: bool = False
    old_fonts: int = 0
    tables: int = 0

    def add(self, text: str, close: bool = False) -> None:
        """Appends a block; `close` sets it right under the block before."""
        if text:
            self.blocks.append(("\n" if close else "\n\n", text))

    def flush_notes(self) -> None:
        """Footnotes stand after the paragraph or table that refers to them, so that they cut no sentence."""
        for mark, key in self.pending:
            self.add(f"{mark} {self.notes.get((key.partition(':')[0], key.partition(':')[2]), '')}".strip())
        self.pending = []

    def block(self, element: Element) -> None:
        """Writes a paragraph, a table, or what a wrapper holds."""
        tag = local(element.tag)
        if tag == "p":
            self.paragraph(element)
        elif tag == "tbl":
            self.table(element)
        elif tag in _CHILDREN and not _is_contents(element):
            for one in element:
                self.block(one)

    def paragraph(self, element: Element) -> None:
        properties = child(element, "pPr")
        if _CONTENTS.match(value(child(properties, "pStyle")) or ""):
            return
        text, boxes = self.line(element)
        centred = value(child(properties, "jc")) == "center"
        if self.open and text and self.blocks:
            mark, before = self.blocks.pop()
            self.blocks.append((mark, f"{before} {text}"))
        else:
            self.add(_tabbed(text), close=centred and self.centred)
        self.centred = centred and bool(text)
        self.open = bool(text) and child(properties, "rPr", "del") is not None
        for box in boxes:
            for one in box:
                self.block(one)
        self.flush_notes()

    def line(self, element: Element) -> tuple[str, list[Element]]:
        """Number and words of a paragraph, and the text boxes in it."""
        inline = words_of(element, self.seen_notes)
        for kind, key in inline.notes:
            self.seen_notes += 1
            self.pending.append((str(self.seen_notes).translate(_RAISED), f"{kind}:{key}"))
        self.old_fonts += inline.old_font
        text = inline.text()
        label = self.numbers.label(child(element, "pPr"))  # an empty paragraph counts too, as in Word
        return (f"{label} {text}" if label and text else text), inline.boxes

    def table(self, element: Element) -> None:
        rows = tables.rows_of(element)
        texts = {cell: self.cell(cell) for row in rows for cell in row.cells}
        self.tables += 1
        self.open = self.centred = False
        for block in tables.printed(rows, texts):
            self.add(block)
        self.flush_notes()

    def cell(self, element: Element) -> list[str]:
        """Lines of a cell: its paragraphs, and those of tables inside it."""
        lines: list[str] = []
        for one in element:
            tag = local(one.tag)
            if tag == "p":
                text, boxes = self.line(one)
                lines += [part for part in text.replace("\t", " ").split("\n") if part.strip()]
                for box in boxes:
                    lines += self.cell(box)
            elif tag not in ("tcPr", "trPr", "tblPr", "tblGrid"):
                lines += self.cell(one)
        return lines


def read(data: bytes) -> Source:
    """The source text of a DOCX and what was left out."""
    package = Package(data)
    folder = package.main().rpartition("/")[0]
    numbers = load(package.read(f"{folder}/numbering.xml"), package.read(f"{folder}/styles.xml"))
    notes = {
        **_notes(parse(package.read(f"{folder}/footnotes.xml")), "footnote"),
        **_notes(parse(package.read(f"{folder}/endnotes.xml")), "endnote"),
    }
    writer = _Writer(numbers, notes)
    try:
        for element in children_of(package.read(package.main()), "body"):
            writer.block(element)
    except RecursionError:
        raise UnreadableSource(
            "Tệp .docx có cấu trúc bất thường nên không đọc được. Hãy mở bằng Word, lưu lại rồi gửi lại."
        ) from None
    text = "".join(mark + block for mark, block in writer.blocks).lstrip("\n")
    return Source(unicodedata.normalize("NFC", text) + "\n" if text else "", "docx", _remarks(writer, package))


def _remarks(writer: _Writer, package: Package) -> list[str]:
    found = [
        f"Đã đọc {len(writer.blocks)} đoạn" + (f", {writer.tables} bảng" if writer.tables else "") + " từ tệp .docx."
    ]
    if package.macros:
        found.append("Tệp có macro: chỉ đọc phần chữ, macro không được chạy.")
    if writer.old_fonts:
        found.append(
            "Có đoạn dùng phông chữ cũ (.Vn… hoặc VNI-…): chữ ở các đoạn đó có thể sai, nên chuyển sang Unicode."
        )
    return found


def _notes(root: Element | None, kind: str) -> dict[tuple[str, str], str]:
    """Text of each note on one line, by kind and id."""
    found = {}
    for note in root if root is not None else ():
        if value(note, "type") not in ("separator", "continuationSeparator", "continuationNotice"):
            lines = [words_of(one, 0).text() for one in note.iter() if local(one.tag) == "p"]
            found[(kind, value(note, "id") or "")] = " ".join(" ".join(lines).split())
    return found


def _is_contents(element: Element) -> bool:
    """True for a table of contents, which would say every heading twice."""
    gallery = value(child(element, "sdtPr", "docPartObj", "docPartGallery")) or ""
    return gallery.startswith("Table of Contents") or is_on(child(element, "sdtPr", "bibliography"))


def _tabbed(text: str) -> str:
    """A tab is a blank after a number and inside a sentence; it stays where it sets columns."""
    if "\t" not in text:
        return text
    text = _TABS.sub("\t", text)
    text = _MARKER.sub(lambda m: m[0][:-1] + " ", text, count=1) if _MARKER.match(text) else text
    columns = text.count("\t") > 1 or (len(text) < 200 and _COLUMNS.search(text))
    return text if columns else text.replace("\t", " ")
