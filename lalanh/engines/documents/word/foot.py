"""Boxes 7 and 9b: recipients on the left, level with the signature block on the right."""

from typing import Any

from docx.document import Document as Docx

from lalanh.engines.documents import layout, wording
from lalanh.engines.documents.model import Document, Signature
from lalanh.engines.documents.word import marks


def write(out: Docx, document: Document) -> None:
    """One row that stays together; nothing at all when there is neither recipient nor signer."""
    if not document.recipients and document.signature is None:
        return
    marks.gap(out, 6)
    if not document.issuer:
        marks.line(out, wording.place_and_date(document), layout.PLACE_DATE, italic=True, align="right", after=4)
    if document.cosigners and document.signature:
        _signers(out, (*document.cosigners, document.signature))
        return
    table = marks.bare(marks.grid(out, 1, (layout.TEXT_WIDTH / 2, layout.TEXT_WIDTH / 2)))
    marks.whole_row(table.rows[0])
    if document.recipients:
        _recipients(table.cell(0, 0), document)
    if document.signature:
        _signature(table.cell(0, 1), document.signature)


def _signers(out: Docx, signers: tuple[Signature, ...]) -> None:
    """Side by side, the one who answers for the paper on the right."""
    table = marks.bare(marks.grid(out, 1, [layout.TEXT_WIDTH / len(signers)] * len(signers)))
    marks.whole_row(table.rows[0])
    for cell, signer in zip(table.rows[0].cells, signers, strict=True):
        _signature(cell, signer)


def _recipients(cell: Any, document: Document) -> None:
    marks.line(cell, "Nơi nhận:", layout.RECIPIENTS_HEAD, bold=True, italic=True, align="left")
    for text in wording.recipient_lines(document.recipients):
        marks.line(cell, text, layout.RECIPIENTS, align="left")


def _signature(cell: Any, signature: Signature) -> None:
    """Authority and office in capitals, room for signature and seal, then the full name without degrees."""
    for text in (*signature.authority, signature.office):
        marks.line(cell, text.upper(), layout.BODY, bold=True)
    marks.line(cell, signature.name, layout.BODY, bold=True, before=layout.SIGNATURE_ROOM)
