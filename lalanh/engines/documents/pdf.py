"""A document to PDF, for screens and the portal; the layout stands in `layout.typ`, values go in as JSON."""

import json
from dataclasses import asdict
from functools import lru_cache
from importlib import resources
from typing import Any

import typst

from lalanh.engines.documents import layout, wording
from lalanh.engines.documents.model import Block, Bullets, Document, Heading, Paragraph, Signature, Table
from lalanh.engines.documents.tablehead import head_cells, head_rows

FONTS = ("Times New Roman", "Liberation Serif", "Tinos", "Libertinus Serif")
"""The first that the machine has; the last travels within typst and has all Vietnamese letters."""


def render_pdf(document: Document) -> bytes:
    """The same words and layout as the DOCX; the same document gives the same bytes on one machine."""
    document = wording.ready(document)
    view = json.dumps(_view(document), ensure_ascii=False)
    made: bytes = typst.compile(_template(), sys_inputs={"document": view}, format="pdf")
    return made


@lru_cache(maxsize=1)
def _template() -> bytes:
    return resources.files(__package__).joinpath("layout.typ").read_bytes()


def _view(document: Document) -> dict[str, Any]:
    """What the template sets, all of it words and numbers: nothing a user wrote is ever read as typst."""
    issuer = wording.issuer_lines(document.issuer) if document.issuer else []
    return {
        "fonts": FONTS,
        "nation": [layout.NATION_TEXT, layout.MOTTO_TEXT],
        "superior": wording.issuer_lines(document.superior) if document.superior else [],
        "issuer": issuer,
        "issuer_rule": wording.rule_width(issuer, layout.ISSUER, layout.HEAD_LEFT) if issuer else 0,
        "number": wording.number_line(document),
        "place_date": wording.place_and_date(document),
        "kind": document.kind.upper(),
        "subject": document.subject,
        "subject_rule": wording.rule_width([document.subject], layout.BODY, layout.TEXT_WIDTH),
        "addressees": wording.addressee_lines(document),
        "decider": document.decider.upper(),
        "bases": document.bases,
        "blocks": [_block(block) for block in document.blocks],
        "recipients": wording.recipient_lines(document.recipients),
        "signature": _signature(document.signature) if document.signature else None,
        "cosigners": [_signature(one) for one in document.cosigners],
        "annexes": [_annex(document, index) for index in range(len(document.annexes))],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(titled=False):
            return _block(Paragraph(wording.heading_text(block)))
        case Heading():
            return {
                "type": "heading",
                "text": wording.heading_text(block),
                "bold": wording.is_bold(block),
                "level": block.level,
            }
        case Paragraph():
            return {"type": "paragraph", **asdict(block)}
        case Bullets():
            return {"type": "bullets", "items": [f"{block.marker} {item}" for item in block.items]}
        case Table():
            return _table(block)


def _table(table: Table) -> dict[str, Any]:
    return {
        "type": "table",
        "caption": table.caption,
        "note": table.note,
        "head_rows": head_rows(table),
        "head": [asdict(cell) for cell in head_cells(table)],
        "weights": [column.weight for column in table.columns],
        "aligns": ["left" if column.align == "justify" else column.align for column in table.columns],
        "rows": [asdict(row) for row in table.rows],
    }


def _signature(signature: Signature) -> dict[str, Any]:
    return {"lines": [text.upper() for text in (*signature.authority, signature.office)], "name": signature.name}


def _annex(document: Document, index: int) -> dict[str, Any]:
    annex = document.annexes[index]
    label, title, source = wording.annex_head(document, index)
    blocks = [_block(block) for block in annex.blocks]
    return {"label": label, "title": title, "source": source, "landscape": annex.landscape, "blocks": blocks}
