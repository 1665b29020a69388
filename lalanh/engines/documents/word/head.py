"""Boxes 1 to 5 and 9a of the decree: nation and motto, issuer, number, place and date, kind and subject, addressees."""

from typing import Any

from docx.document import Document as Docx
from docx.shared import Mm, Pt

from lalanh.engines.documents import layout, wording
from lalanh.engines.documents.model import Document
from lalanh.engines.documents.word import marks


def write(out: Docx, document: Document) -> None:
    """The two-column head without borders, then the title, or for an official letter its addressees."""
    if not document.issuer:
        _nation(out, layout.TEXT_WIDTH)
        _title(out, document)
        _addressees(out, document)
        return
    table = marks.bare(marks.grid(out, 2, (layout.HEAD_LEFT, layout.HEAD_RIGHT)))
    _issuer(table.cell(0, 0), document)
    _nation(table.cell(0, 1), layout.HEAD_RIGHT)
    marks.line(table.cell(1, 0), wording.number_line(document), layout.NUMBER, before=4)
    marks.line(table.cell(1, 1), wording.place_and_date(document), layout.PLACE_DATE, italic=True, before=4)
    if document.kind:
        _title(out, document)
    else:
        marks.line(table.cell(1, 0), f"V/v {document.subject}", layout.LETTER_SUBJECT, before=6)
    _addressees(out, document)


def _issuer(cell: Any, document: Document) -> None:
    if document.superior:
        for text in wording.issuer_lines(document.superior):
            marks.line(cell, text, layout.ISSUER)
    lines = wording.issuer_lines(document.issuer)
    for text in lines:
        marks.line(cell, text, layout.ISSUER, bold=True)
    marks.rule(cell, wording.rule_width(lines, layout.ISSUER, layout.HEAD_LEFT), layout.HEAD_LEFT)


def _nation(where: Any, room: float) -> None:
    marks.line(where, layout.NATION_TEXT, layout.NATION, bold=True)
    marks.line(where, layout.MOTTO_TEXT, layout.MOTTO, bold=True)
    marks.rule(where, layout.MOTTO_WIDTH, room)


def _title(out: Docx, document: Document) -> None:
    marks.line(out, document.kind.upper(), layout.BODY, bold=True, before=18)
    marks.line(out, document.subject, layout.BODY, bold=True)
    width = wording.rule_width([document.subject], layout.BODY, layout.TEXT_WIDTH)
    marks.rule(out, width, layout.TEXT_WIDTH, after=12)


def _addressees(out: Docx, document: Document) -> None:
    lines = wording.addressee_lines(document)
    for index, text in enumerate(lines):
        paragraph = marks.line(out, text, layout.BODY, align="center" if len(lines) == 1 else "left", after=6)
        paragraph.paragraph_format.space_before = Pt(12 if index == 0 else 0)
        if len(lines) > 1:
            paragraph.paragraph_format.left_indent = Mm(30 if index == 0 else 55)
