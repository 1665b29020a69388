"""A document to DOCX, the official artefact: officials go on editing it in Word."""

import io
import zipfile
from datetime import datetime

import docx

from lalanh.engines.documents import layout, wording
from lalanh.engines.documents.model import Document
from lalanh.engines.documents.word import annex, body, foot, head, marks, page


def render_docx(document: Document) -> bytes:
    """The file in the layout of NĐ 30/2020/NĐ-CP, Phụ lục I; the same document gives the same bytes."""
    document = wording.ready(document)
    out = docx.Document()
    page.set_up(out)
    _properties(out, document)
    head.write(out, document)
    if document.decider:
        marks.line(out, document.decider.upper(), layout.BODY, bold=True, after=6)
    for text in document.bases:
        body.basis(out, text)
    body.write(out, document.blocks)
    foot.write(out, document)
    for index, one in enumerate(document.annexes):
        annex.write(out, document, one, index)
    return _frozen(out)


def _properties(out: docx.document.Document, document: Document) -> None:
    """Title and author for the register; no clock, so the date is the document's own."""
    about = out.core_properties
    about.title = f"{document.kind} {document.subject}".strip()[:255]
    about.author = about.last_modified_by = document.issuer.replace("\n", " ")[:255]
    about.comments = ""
    about.language = "vi-VN"
    on = document.issued_on
    about.created = about.modified = datetime(on.year, on.month, on.day) if on else datetime(2000, 1, 1)  # noqa: DTZ001


def _frozen(out: docx.document.Document) -> bytes:
    """Saved with fixed times inside the archive."""
    saved, frozen = io.BytesIO(), io.BytesIO()
    out.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(frozen, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return frozen.getvalue()
