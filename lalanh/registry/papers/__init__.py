"""Papers of a review as documents in the layout of NĐ 30/2020/NĐ-CP: forms of QĐ 24/2021/QĐ-TTg filled from the records."""

from collections.abc import Callable
from datetime import date

from lalanh.base.errors import NotFound
from lalanh.engines.documents.model import Document
from lalanh.kernel.actor import Actor
from lalanh.registry.papers import certificate, decision, lists, minutes, petitions, reading

Builder = Callable[[Actor, int, date], Document]
"""Actor, id of the record, today."""

PAPERS: dict[str, Builder] = {
    "mau-01": petitions.request, "mau-04": petitions.exit_request, "tra-loi": petitions.refusal, "bien-ban-thon": minutes.village,
    "bien-ban-ban-chi-dao": minutes.committee, "niem-yet": lists.posting, "to-trinh": lists.submission, "quyet-dinh": decision.recognition,
    "giay-chung-nhan": certificate.book,
}  # fmt: skip
"""By the word in the address of the page."""


def paper(by: Actor, kind: str, record_id: int, today: date) -> Document:
    """Raises NotFound for an unknown kind, or a record outside the actor's units. Papers with names are logged as sensitive reads."""
    if kind not in PAPERS:
        raise NotFound("Không có loại giấy tờ này.")
    made = PAPERS[kind](by, record_id, today)
    if kind in reading.LOGS:
        reading.LOGS[kind](by, record_id)
    return made
