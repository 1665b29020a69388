"""Box 6: legal bases, headings, paragraphs, bullets, tables."""

from collections.abc import Iterable
from typing import Any

from docx.document import Document as Docx
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as DocxParagraph

from lalanh.engines.documents import layout, wording
from lalanh.engines.documents.model import Block, Bullets, Heading, Paragraph, Table
from lalanh.engines.documents.word import marks, tables


def basis(out: Docx, text: str) -> None:
    """One legal basis, italic, on a line of its own."""
    _text(out, "justify").add_run(text).italic = True


def write(out: Docx, blocks: Iterable[Block], width: float = layout.TEXT_WIDTH) -> None:
    """The blocks in order; `width` is that of the text for tables."""
    for block in blocks:
        match block:
            case Heading():
                _heading(out, block)
            case Paragraph():
                _paragraph(out, block)
            case Bullets():
                for item in block.items:
                    _text(out, "justify").add_run(f"{block.marker} {item}")
            case Table():
                tables.write(out, block, width)


def _heading(out: Docx, block: Heading) -> None:
    """A numbered paragraph without title is text: as headings, a run of them would be kept on one page."""
    if not block.titled:
        _text(out, "justify").add_run(wording.heading_text(block))
        return
    out.add_paragraph(style=f"Heading {block.level}").add_run(wording.heading_text(block)).bold = wording.is_bold(block)


def _paragraph(out: Docx, block: Paragraph) -> None:
    paragraph = _text(out, block.align)
    if block.lead:
        paragraph.add_run(f"{block.lead} ").bold = True
    run = paragraph.add_run(block.text)
    run.bold, run.italic = block.bold, block.italic


def _text(out: Any, align: marks.Alignment) -> DocxParagraph:
    """First line indented, except where a line stands in the middle or on the right."""
    paragraph: DocxParagraph = out.add_paragraph()
    form = paragraph.paragraph_format
    form.alignment = marks.ALIGN[align]
    form.first_line_indent = Mm(layout.FIRST_LINE if align in ("left", "justify") else 0)
    form.space_after = Pt(layout.SPACE_AFTER)
    return paragraph
