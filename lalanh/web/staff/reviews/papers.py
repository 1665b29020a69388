"""Papers of a review: on screen as they print, as DOCX to be signed, as PDF."""

from django.http import HttpResponse
from django.shortcuts import render

from lalanh.engines.documents import wording
from lalanh.engines.documents.model import Block, Table
from lalanh.engines.documents.pdf import render_pdf
from lalanh.engines.documents.tablehead import HeadCell, head_cells, head_rows
from lalanh.engines.documents.word import render_docx
from lalanh.kernel.today import today
from lalanh.registry import papers
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.plans.exports import DOCX, attachment
from lalanh.web.ui.request import Request


@door(Permission.HOUSEHOLD_READ)
def paper(request: Request, kind: str, record_id: int) -> HttpResponse:
    """On screen, ready for the browser's print."""
    made = papers.paper(request.actor, kind, record_id, today())
    document = wording.ready(made)
    context = {
        "document": document, "kind": kind, "record_id": record_id, "number": wording.number_line(document), "place_date": wording.place_and_date(document),
        "issuer": wording.issuer_lines(document.issuer) if document.issuer else [], "superior": wording.issuer_lines(document.superior) if document.superior else [],
        "addressees": wording.addressee_lines(document), "recipients": wording.recipient_lines(document.recipients),
        "blocks": _drawn(document.blocks),
        "annexes": [(wording.annex_head(document, n), _drawn(annex.blocks)) for n, annex in enumerate(document.annexes)],
        "signers": (*document.cosigners, document.signature) if document.signature else (),
    }  # fmt: skip
    return render(request, "staff/reviews/paper.html", context)


def _drawn(blocks: tuple[Block, ...]) -> list[tuple[str, Block, list[list[HeadCell]]]]:
    """Each block with its kind, and for a table the rows of its head."""
    return [(type(one).__name__, one, _head(one) if isinstance(one, Table) else []) for one in blocks]


def _head(table: Table) -> list[list[HeadCell]]:
    cells = head_cells(table)
    return [[cell for cell in cells if cell.row == n] for n in range(head_rows(table))]


@door(Permission.HOUSEHOLD_READ)
def docx(request: Request, kind: str, record_id: int) -> HttpResponse:
    made = papers.paper(request.actor, kind, record_id, today())
    return attachment(render_docx(made), f"{kind} {made.subject[:60]}.docx", DOCX)


@door(Permission.HOUSEHOLD_READ)
def pdf(request: Request, kind: str, record_id: int) -> HttpResponse:
    made = papers.paper(request.actor, kind, record_id, today())
    return attachment(render_pdf(made), f"{kind} {made.subject[:60]}.pdf", "application/pdf")
