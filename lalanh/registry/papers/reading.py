"""Who read the names on a paper is written down; a paper that logs for itself (certificate, request, decision) is not logged twice."""

from collections.abc import Callable

from lalanh.kernel.actor import Actor
from lalanh.registry.actions import reads
from lalanh.registry.models import Household
from lalanh.registry.queries import minutes, rounds


def _meeting(by: Actor, meeting_id: int) -> None:
    found = minutes.meeting(by, meeting_id)
    reads.log_read(by=by, what="biên bản họp dân", unit_path=found.unit_path, rows=minutes.votes(found).count())


def _posting(by: Actor, round_village_id: int) -> None:
    place = rounds.round_village(by, round_village_id)
    reads.log_read(by=by, what="danh sách niêm yết", unit_path=place.unit_path, rows=minutes.posted(place).count())


def _refusal(by: Actor, case_id: int) -> None:
    case = rounds.case(by, case_id)
    home = Household.objects.filter(pk=case.household_id).first()  # None: it went to another commune
    reads.log_read(by=by, what="trả lời giấy đề nghị", unit_path=case.unit_path, household=home)


def _correction(by: Actor, decision_id: int) -> None:
    found = minutes.decision(by, decision_id)
    if found.is_correction:
        rows = sum(by.reaches(row.unit_path) for row in minutes.corrections(found))
        path = found.unit_path if by.reaches(found.unit_path) else by.path
        reads.log_read(by=by, what="quyết định đính chính", unit_path=path, rows=rows)


LOGS: dict[str, Callable[[Actor, int], None]] = {
    "bien-ban-thon": _meeting, "bien-ban-ban-chi-dao": _meeting, "niem-yet": _posting, "tra-loi": _refusal, "quyet-dinh": _correction,
}  # fmt: skip
"""By the word of `PAPERS`."""
