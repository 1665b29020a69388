"""Whole rounds: one that is through, with decisions and certificates, by the same actions that people use."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import get_current_timezone

from lalanh.kernel.actor import Actor
from lalanh.registry import clock
from lalanh.registry.actions import certificates, decisions, rounds
from lalanh.registry.demo import bulk, caserows, officials, places, proceedings, residents
from lalanh.registry.demo.book import Entry
from lalanh.registry.demo.places import Village
from lalanh.registry.models import Opinion, ReviewRound, RoundKind, RoundState, RoundVillage, Step, StepRecord
from lalanh.units import queries as units

Board = dict[RoundVillage, Village]


def open_round(unit: units.Unit, year: int, by: Actor) -> tuple[ReviewRound, Board]:
    """The yearly review of `year` in `unit` with its villages; that of 2021 is the general one under the standard to come."""
    opens, ends = clock.season(year)
    kind = RoundKind.GENERAL if year == 2021 else RoundKind.PERIODIC
    of = rounds.open_round(
        unit=unit, kind=kind, year=year, review_on=date(year, 10, 15), opens_on=opens, ends_on=ends, by=by, on=opens, standard="vn-2022", second_standard="",
        document=f"{180 + year % 100}/KH-UBND ngày 25/8/{year}",
    )  # fmt: skip
    villages = {village.code: village for village in places.villages()}
    rows = RoundVillage.objects.filter(round=of).select_related("village").order_by("unit_path")
    return of, {row: villages[row.village.code] for row in rows}


def of_year(entries: Sequence[Entry], year: int) -> list[Entry]:
    """Households that were in the round of a year."""
    return [entry for entry in entries if year in entry.home.line.result]


def run_through(unit: units.Unit, year: int, entries: Sequence[Entry], by: Actor, answered: bool = True) -> ReviewRound:
    """A round from list to certificates, closed."""
    of, board = open_round(unit, year, by)
    residents.write(of, board)
    rows = [caserows.finished(entry, of, surveyor=officials.reviewer(entry.home.line.village)) for entry in of_year(entries, year)]  # fmt: skip
    caserows.write(of, rows, answered)
    proceedings.enumerators(of, board)
    proceedings.meetings(
        of, board, rows, {village.code for n, village in enumerate(board.values()) if n % 16 == 5}, set()
    )
    proceedings.postings(of, board)
    proceedings.steps(of, board, dict.fromkeys(board, Step.DECISION.value))
    for commune in _communes(board):
        decide(of, commune, by, date(year, 12, 5), date(year, 12, 12))
    finish(of, list(board), by, date(year, 12, 13))
    return close(of)


def close(of: ReviewRound) -> ReviewRound:
    """As the action closes it, but on the day of then: the action takes the time from the clock."""
    of.state, of.closed_at = RoundState.CLOSED, datetime(of.year, 12, 18, 9, tzinfo=get_current_timezone())
    of.save(update_fields=["state", "closed_at"])
    return of


def _communes(board: Board) -> list[units.Unit]:
    found = {village.commune.code: row.village.parent_id for row, village in board.items()}
    return [units.unit(key or 0) for key in found.values()]


def ask(of: ReviewRound, commune: units.Unit, asked_on: date, answered_on: date | None) -> Opinion:
    """The letter to the district chairman, answered or not."""
    district = units.unit(commune.parent_id or 0)
    return Opinion.objects.create(
        round=of, unit=commune, authority=f"Chủ tịch UBND {district.full_name}", asked_on=asked_on, asked_document=f"{60 + commune.pk % 40}/TTr-UBND",
        due_on=clock.due(asked_on, clock.OPINION).on, agrees=True if answered_on else None, answered_on=answered_on,
        answer_document=f"{410 + commune.pk % 90}/UBND-LĐTBXH" if answered_on else "", unit_path=commune.path,
    )  # fmt: skip


def decide(of: ReviewRound, commune: units.Unit, by: Actor, signed_on: date, issued_on: date) -> None:
    """Opinion, decision, certificates of the villages of a commune that wait for the decision."""
    opinion = ask(of, commune, date(of.year, 11, 3), date(of.year, 11, 8))
    waiting = RoundVillage.objects.filter(units.inside(commune.path, "unit_path"), round=of, step=Step.DECISION)
    waiting.update(opinion=opinion)
    signer = officials.chairman(commune.code)
    decisions.decide(
        round_id=of.pk,
        unit=commune,
        number=f"{120 + commune.pk % 70}/QĐ-UBND",
        signer=signer,
        by=by,
        on=issued_on,
        signed_on=signed_on,
    )
    certificates.issue(round_id=of.pk, unit=commune, signer=signer, by=by, on=issued_on)


def finish(of: ReviewRound, rows: Sequence[RoundVillage], by: Actor, on: date) -> None:
    """Villages whose certificates are out are done."""
    names = ("round_village_id", "from_step", "to_step", "on", "note", "unit_path", "author")
    bulk.insert(StepRecord, names, [(row.pk, "certificates", "done", on, "", row.unit_path, by.name) for row in rows])
    RoundVillage.objects.filter(pk__in=[row.pk for row in rows]).update(step=Step.DONE, step_since=on)
