"""The little OOXML that python-docx has no words for: fonts of four scripts, rules, fields, table widths."""

from collections.abc import Sequence
from typing import Any, Literal

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from lalanh.engines.documents import layout

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
Alignment = Literal["left", "center", "right", "justify"]


def element(tag: str, **attributes: str) -> Any:
    """`<w:tag w:name="value">`."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def font(properties: Any) -> None:
    """Times New Roman for every script: Word picks per letter, and Vietnamese ones count as hAnsi or eastAsia."""
    fonts = properties.get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), layout.FONT)


def line(
    where: Any,
    text: str,
    size: int,
    *,
    bold: bool = False,
    italic: bool = False,
    align: Alignment = "center",
    before: float = 0,
    after: float = 0,
) -> Paragraph:
    """One paragraph without first-line indent, as heads, signatures and cells need it."""
    paragraph = _first_or_new(where)
    form = paragraph.paragraph_format
    form.alignment = ALIGN[align]
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.first_line_indent = Mm(0)
    form.line_spacing = 1.0
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def rule(where: Any, width: float, room: float, *, after: float = 0) -> None:
    """A solid line of `width` mm centred in `room` mm: the top border of a paragraph with indents, not a drawing."""
    paragraph = _first_or_new(where)
    form = paragraph.paragraph_format
    side = max(0.0, (room - width) / 2)
    form.left_indent = form.right_indent = Mm(side)
    form.first_line_indent = Mm(0)
    form.space_before, form.space_after = Pt(2), Pt(after)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(3)
    borders = element("pBdr")
    borders.append(element("top", val="single", sz="6", space="0", color="000000"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )


def gap(where: Any, points: float) -> None:
    """An empty line of that height, which also keeps two tables apart."""
    form = where.add_paragraph().paragraph_format
    form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(points)


def field(paragraph: Paragraph, code: str, size: int) -> None:
    """A field such as PAGE, which Word fills in."""
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            instruction = element("instrText")
            instruction.text = f" {text} "
            run._r.append(instruction)


def grid(where: Any, rows: int, widths: Sequence[float], *, style: str | None = None) -> Table:
    """A table of fixed widths in mm, set on the grid and on every cell: LibreOffice obeys one, Word the other."""
    table: Table = where.add_table(rows, len(widths))
    if style:
        table.style = style
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def bare(table: Table) -> Table:
    """No inner margins: heads and signatures stand on the margins of the page."""
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w="0", type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange")
    return table


def whole_row(row: Any, *, head: bool = False) -> None:
    """Not torn between pages; a head row is repeated on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))


def _first_or_new(where: Any) -> Paragraph:
    """A cell comes with one empty paragraph, which is used before any is added."""
    paragraphs: list[Paragraph] = where.paragraphs if isinstance(where, _Cell) else []
    if len(paragraphs) == 1 and not paragraphs[0].runs and paragraphs[0]._p.pPr is None:
        return paragraphs[0]
    added: Paragraph = where.add_paragraph()
    return added
