"""The round in progress: every village at a step of its own, one after a meeting that failed, one with an open complaint."""

from collections.abc import Sequence
from datetime import date
from random import Random

from lalanh.kernel.actor import Actor
from lalanh.registry.actions import complaints
from lalanh.registry.demo import caserows, officials, proceedings, residents, rounds
from lalanh.registry.demo.book import Entry
from lalanh.registry.demo.caserows import Row
from lalanh.registry.demo.panel import GONE
from lalanh.registry.demo.places import Village
from lalanh.registry.demo.rounds import Board
from lalanh.registry.models import CaseState, ReviewCase, ReviewRound, RoundVillage, Step
from lalanh.units import queries as units

STORY = {
    "23494-01": Step.SURVEY, "23494-02": Step.MEETING, "23494-03": Step.MEETING, "23494-04": Step.LIST, "23494-05": Step.OPINION, "23494-06": Step.POSTING,
    "23494-07": Step.COMPLAINTS,
}  # fmt: skip
"""The commune with log-ins: everybody finds something to do. The village head's own village waits for its meeting."""
FAILED, CONTESTED = "23494-03", "23494-07"
HELD = tuple(code for code, step in STORY.items() if step in (Step.POSTING, Step.COMPLAINTS, Step.OPINION))
"""Villages of that commune that have held their meeting."""
AHEAD = {"23485": Step.DONE, "23491": Step.DECISION}
"""One commune is through, one waits for its chairman's decision."""
USUAL = (Step.SURVEY, Step.CLASSIFICATION, Step.MEETING, Step.POSTING, Step.COMPLAINTS, Step.OPINION)
STATES = {Step.CLASSIFICATION: CaseState.SURVEYED, Step.MEETING: CaseState.CLASSIFIED}


def run(unit: units.Unit, year: int, entries: Sequence[Entry], by: Actor, today: date) -> ReviewRound:
    of, board = rounds.open_round(unit, year, by)
    reached = {row: _step(village) for row, village in board.items()}
    residents.write(of, board)
    rows = _rows(of, board, reached, entries)
    caserows.write(of, rows)
    proceedings.enumerators(of, board)
    met = {
        row: village for row, village in board.items() if _is_past(reached[row], Step.MEETING) or village.code == FAILED
    }
    proceedings.meetings(of, met, rows, set(), {FAILED})
    proceedings.postings(of, {row: village for row, village in met.items() if _is_past(reached[row], Step.MEETING)})
    proceedings.steps(
        of, board, {row: min(step, Step.DECISION, key=proceedings.ORDER.index) for row, step in reached.items()}
    )
    _send(of, board, reached, by, today)
    _stories(of, board, by, today)
    return of


def _step(village: Village) -> Step:
    if village.code in STORY:
        return STORY[village.code]
    return AHEAD.get(village.commune.code) or Random(f"step {village.code}").choice(USUAL)  # noqa: S311


def _is_past(step: str, than: str) -> bool:
    return proceedings.ORDER.index(step) > proceedings.ORDER.index(than)


def _rows(of: ReviewRound, board: Board, reached: dict[RoundVillage, Step], entries: Sequence[Entry]) -> list[Row]:
    steps = {village.code: reached[row] for row, village in board.items()}
    found = []
    for entry in rounds.of_year(entries, of.year):
        found.append(_row(of, entry, steps[entry.home.line.village.code]))
    return found


def _row(of: ReviewRound, entry: Entry, step: Step) -> Row:
    """A list that is drawn waits for the survey; in villages under survey about half are done; who is gone is gone."""
    village = entry.home.line.village
    if step == Step.LIST:
        return Row(entry, CaseState.LISTED, None)
    if step == Step.SURVEY and (entry.home.line.number % 9) >= 5 and entry.home.line.result[of.year] != GONE:
        return Row(entry, CaseState.LISTED, None)
    state = CaseState.SURVEYED if step == Step.SURVEY else STATES.get(step, CaseState.AGREED)
    state = CaseState.AGREED if village.code == FAILED else state
    return caserows.finished(entry, of, state, officials.reviewer(village))


def _send(of: ReviewRound, board: Board, reached: dict[RoundVillage, Step], by: Actor, today: date) -> None:
    """Letters to the district, the decision of the commune that is through."""
    for code in sorted({village.commune.code for village in board.values()}):
        own = [row for row, village in board.items() if village.commune.code == code]
        commune = units.unit(own[0].village.parent_id or 0)
        if code in AHEAD and AHEAD[code] == Step.DONE:
            rounds.decide(of, commune, by, date(of.year, 11, 9), date(of.year, 11, 10))
            rounds.finish(of, own, by, today)
        elif waiting := [row for row in own if reached[row] in (Step.OPINION, Step.DECISION)]:
            answered = date(of.year, 11, 9) if reached[waiting[0]] == Step.DECISION else None
            opinion = rounds.ask(of, commune, date(of.year, 11, 6 if answered else 10), answered)
            RoundVillage.objects.filter(pk__in=[row.pk for row in waiting]).update(opinion=opinion)


def _stories(of: ReviewRound, board: Board, by: Actor, today: date) -> None:
    rows = {village.code: row for row, village in board.items()}
    if row := rows.get(FAILED):
        lost = [vote.case_id for vote in row.meetings.get().votes.all() if not vote.carried]
        ReviewCase.objects.filter(pk__in=lost).update(state=CaseState.DISPUTED)
    if row := rows.get(CONTESTED):
        case = (
            ReviewCase.objects.filter(round=of, village=row.village, poverty_class="average", state=CaseState.AGREED)
            .order_by("pk")
            .first()
        )
        assert case is not None, CONTESTED
        complaints.file(
            round_village_id=row.pk, case_id=case.pk, complainant=case.head_name, received_on=date(of.year, 11, 9), by=by, on=today,
            text="Gia đình tôi mới chỉ có thêm tiền công hái cà phê hai tháng, thu nhập cả năm không đến mức ghi trong phiếu. Đề nghị kiểm tra lại.",
        )  # fmt: skip
