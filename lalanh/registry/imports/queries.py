"""Reads of imports: their history, one of them, its lines that need a person."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import QuerySet

from lalanh.kernel.actor import Actor
from lalanh.registry.actions.reads import log_read
from lalanh.registry.imports import actions
from lalanh.registry.imports.fields import of_kind
from lalanh.registry.imports.mapping import ColumnMap
from lalanh.registry.models import ImportBatch, ImportKind, ImportLine, ReviewRound, RoundState
from lalanh.units.queries import inside

KINDS: dict[str, str] = {str(key): str(words) for key, words in ImportKind.choices}


def batches(actor: Actor) -> QuerySet[ImportBatch]:
    """Imports within the actor's units, the latest first."""
    return ImportBatch.objects.filter(inside(actor.path, "unit_path")).select_related("unit", "file", "round")


def rounds(actor: Actor) -> dict[str, str]:
    """Open rounds that concern the actor's units: key → name."""
    found = ReviewRound.objects.filter(state=RoundState.OPEN).order_by("-year")
    return {str(row.pk): row.name for row in found if actor.reaches(row.unit_path) or actor.under(row.unit_path)}


def log_download(actor: Actor, batch: ImportBatch, what: str) -> None:
    """Names and numbers of a list were shown, or left the system."""
    log_read(by=actor, what=what, unit_path=batch.unit_path, rows=max(summary(batch).counts.get("households", 0), 1))


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about one cell: `value` as it stands in the workbook, `place` its column letter."""

    line: int
    label: str
    place: str
    value: str
    sentence: str
    is_bad: bool


@dataclass(slots=True)
class Summary:
    """Counts of the last check or of the loading."""

    counts: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)


def summary(batch: ImportBatch) -> Summary:
    found = Summary()
    for row in filter(None, batch.summary.split("\n")):
        name, _, number = row.rpartition("=")
        if name.startswith("skipped "):
            found.skipped[name.removeprefix("skipped ")] = int(number)
        else:
            found.counts[name] = int(number)
    return found


def remarks(actor: Actor, batch: ImportBatch, *, bad: bool | None = None) -> QuerySet[ImportLine]:
    """Lines with problems (`bad`), with doubts only (False), or both, in the order of the sheet."""
    found = ImportLine.objects.filter(inside(actor.path, "unit_path"), batch=batch).order_by("number")
    return found if bad is None else found.filter(is_bad=bad)


def sentences(batch: ImportBatch, line: ImportLine) -> list[Remark]:
    """The sentences of a line, problems first."""
    mapping, fields = actions.mapping_of(batch), of_kind(batch.kind)
    found = []
    for key, sentence in line.problems.items():
        name = key.removeprefix("?")
        column = next((one for one in mapping.columns if one.key == name), None)
        label = column.heading if column else fields[name].label if name in fields else ""
        found.append(
            Remark(
                line.number,
                label,
                column.letter if column else "",
                line.cells.get(name, ""),
                sentence,
                not key.startswith("?"),
            )
        )
    return sorted(found, key=lambda row: not row.is_bad)


def in_workbook(batch: ImportBatch, mapping: ColumnMap) -> dict[int, dict[int, tuple[str, bool]]]:
    """Line → column (-1: the line as a whole) → (sentence, it is a problem), for the workbook that goes back."""
    places = {column.key: column.place for column in mapping.columns if column.key}
    found: dict[int, dict[int, tuple[str, bool]]] = {}
    for line in ImportLine.objects.filter(batch=batch).order_by("number").iterator():
        cells = found.setdefault(line.number, {})
        for key, sentence in line.problems.items():
            place, bad = places.get(key.removeprefix("?"), -1), not key.startswith("?")
            had = cells.get(place)
            cells[place] = (f"{had[0]} {sentence}", had[1] or bad) if had else (sentence, bad)
    return found
