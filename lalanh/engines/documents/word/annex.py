"""An annex: its own section with its own page numbers (NĐ 30/2020, Phụ lục I, III)."""

from docx.document import Document as Docx
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from lalanh.engines.documents import layout, wording
from lalanh.engines.documents.model import Annex, Document
from lalanh.engines.documents.word import body, marks, page


def write(out: Docx, document: Document, annex: Annex, index: int) -> None:
    """`Phụ lục I`, title in capitals, which document it comes with, then its blocks."""
    section = out.add_section(WD_SECTION.NEW_PAGE)
    page.measure(section, landscape=annex.landscape)
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    section._sectPr.insert_element_before(
        marks.element("pgNumType", start="1"), "w:cols", "w:vAlign", "w:titlePg", "w:docGrid"
    )
    label, title, source = wording.annex_head(document, index)
    marks.line(out, label, layout.BODY, bold=True)
    marks.line(out, title, layout.BODY, bold=True)
    marks.line(out, source, layout.BODY, italic=True, after=4)
    width = layout.TEXT_WIDTH_LANDSCAPE if annex.landscape else layout.TEXT_WIDTH
    marks.rule(out, wording.rule_width([source], layout.BODY, width), width, after=12)
    body.write(out, annex.blocks, width)
