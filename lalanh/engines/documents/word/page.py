"""Page, styles and page number (NĐ 30/2020, Phụ lục I, I.1-I.7)."""

from typing import Any

from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor

from lalanh.engines.documents import layout
from lalanh.engines.documents.word import marks


def set_up(out: Docx) -> None:
    """A4, margins, Times New Roman throughout, number at the top of every page but the first."""
    _styles(out)
    section = out.sections[0]
    measure(section)
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    header.paragraph_format.first_line_indent = Mm(0)
    header.paragraph_format.space_after = Pt(0)
    marks.field(header, "PAGE", layout.PAGE_NUMBER)


def measure(section: Section, *, landscape: bool = False) -> None:
    """The page of a section; its first page carries no number."""
    width, height = Mm(layout.PAGE_WIDTH), Mm(layout.PAGE_HEIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.top_margin, section.bottom_margin = Mm(layout.MARGIN_TOP), Mm(layout.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(layout.MARGIN_LEFT), Mm(layout.MARGIN_RIGHT)
    section.header_distance = Mm(layout.HEADER_FROM_EDGE)
    section.different_first_page_header_footer = True


def _styles(out: Docx) -> None:
    defaults = out.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    marks.font(defaults)
    for language in defaults.findall(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
    normal: Any = out.styles["Normal"]
    marks.font(normal.element.get_or_add_rPr())
    normal.font.size = Pt(layout.BODY)
    form = normal.paragraph_format
    form.space_before, form.space_after = Pt(0), Pt(layout.SPACE_AFTER)
    form.line_spacing = layout.LINE_SPACING
    form.widow_control = True
    for level in range(1, 5):
        _heading_style(out.styles[f"Heading {level}"])


def _heading_style(style: Any) -> None:
    """Word's own headings, so that the outline shows in the navigation pane, in the look of the decree."""
    marks.font(style.element.get_or_add_rPr())
    style.font.size, style.font.color.rgb = Pt(layout.BODY), RGBColor(0, 0, 0)
    style.font.bold = style.font.italic = False
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(0), Pt(layout.SPACE_AFTER)
    form.first_line_indent = Mm(layout.FIRST_LINE)
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form.keep_with_next = True
