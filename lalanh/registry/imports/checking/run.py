"""The check of a list: one pass over its lines, the database working beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from lalanh.registry.imports.applying.households import CHUNK, Loading
from lalanh.registry.imports.beside import Beside
from lalanh.registry.imports.checking import answers, people, twice
from lalanh.registry.imports.checking.report import MOST_KEPT, RemarkRow, Remarks, Report
from lalanh.registry.imports.fields import of_kind
from lalanh.registry.imports.lines import Grouping
from lalanh.registry.imports.mapping import ColumnMap
from lalanh.registry.imports.places import Places
from lalanh.registry.imports.readers import readers
from lalanh.registry.imports.reading import Line
from lalanh.registry.imports.spool import Spool
from lalanh.registry.models import ImportBatch, ImportKind, ImportLine

_HOW = {"number": "theo số CCCD", "name": "theo họ tên, ngày sinh và thôn", "code": "theo mã hộ"}
_WHAT = {
    "skip": "Hộ này được bỏ qua.",
    "update": "Chỗ còn trống của hộ đó được bổ sung.",
    "new": "Vẫn ghi thành hộ mới, theo lựa chọn của bạn.",
}


@dataclass(slots=True)
class Checked:
    """The report, and what can be written, on disk until `ready` is closed."""

    report: Report
    ready: Spool


def grouping(batch: ImportBatch, mapping: ColumnMap, on: date) -> Grouping:
    """The drafts of a batch: its unit's villages, its settings."""
    places = Places(batch.unit, on)
    chosen = mapping.settings.get("village", "")
    default = next((village for village in places.all if str(village.id) == chosen), None)
    if default is None and len(places.all) == 1:
        default = places.all[0]
    fields = of_kind(batch.kind)
    alone = batch.kind == ImportKind.RESULTS
    needs_village = batch.kind == ImportKind.HOUSEHOLDS
    return Grouping(
        mapping,
        fields,
        readers(fields, mapping.settings, on),
        places,
        default,
        alone=alone,
        needs_village=needs_village,
    )


def check_answers(*, batch: ImportBatch, mapping: ColumnMap, lines: Iterator[Line], on: date) -> Checked:
    """Results or surveys, for households that are there."""
    ImportLine.objects.filter(batch=batch).delete()
    groups, report = grouping(batch, mapping, on), Report()
    remarks = Remarks(batch.pk, batch.unit_path, mapping)
    year = int(mapping.settings.get("year") or 0) or None
    spool = answers.gather(groups, lines, batch.kind, year, report, remarks)
    report.lines, report.skipped = groups.lines, groups.skipped.counts
    if batch.kind == ImportKind.RESULTS:
        ready, said = answers.results(batch, spool, report)
    else:
        ready, said = answers.surveys(batch, spool, report, mapping.settings.get("duplicates", "skip"))
    spool.close()
    bad = {line for line, _, key, _ in said if not key.startswith("?")}
    report.bad_lines += len(bad)
    report.skipped_known = report.duplicates
    report.bad_households = report.households - ready.count - report.duplicates
    _remark(batch, {line: (name, key, sentence, line in bad) for line, name, key, sentence in said})
    return Checked(report, ready)


@dataclass(slots=True)
class _Chunk:
    """Good households, and what is to be said of lines, on their way to the database."""

    records: list[people.Record] = field(default_factory=list)
    remarks: list[RemarkRow] = field(default_factory=list)


def check_households(
    *, batch: ImportBatch, mapping: ColumnMap, lines: Iterator[Line], on: date, loading: Loading | None = None
) -> Report:  # fmt: skip
    """One pass. Remarks are staged as lines of the batch; with `loading`, good households are written as they come, while the next
    ones are read (all of it in the caller's transaction, who takes it back when something is wrong)."""
    ImportLine.objects.filter(batch=batch).delete()
    twice.make_tables()
    twice.remember_registry(batch.unit_path)
    groups, report, seen = grouping(batch, mapping, on), loading.report if loading else Report(), twice.Seen()
    remarks = Remarks(batch.pk, batch.unit_path, mapping)
    year = int(mapping.settings.get("year") or 0) or None
    policy = mapping.settings.get("duplicates", "skip")

    def finish(chunk: _Chunk) -> None:
        remarks.write(chunk.remarks)
        twice.next_chunk([key for record in chunk.records for key in twice.keys_of(record)])
        _twice_in_registry(batch, report, policy)
        if loading:
            loading.write(chunk.records)

    with Beside(finish) as other:
        chunk = _Chunk()
        for draft in groups.drafts(lines):
            record = people.judge(draft, mapping.keys, on, year)
            if record is not None and seen.admit(draft, record):
                _note_marks(report, record)
                chunk.records.append(record)
            report.count(draft)
            if draft.problems or draft.doubts:
                remarks.take(draft)
            if len(chunk.records) >= CHUNK:
                chunk.remarks = remarks.hand_over()
                other.do(chunk)
                chunk = _Chunk()
        chunk.remarks = remarks.hand_over()
        other.do(chunk)
    report.lines, report.skipped = groups.lines, groups.skipped.counts
    _alike_in_file(batch, report)
    return report


def _note_marks(report: Report, record: people.Record) -> None:
    if any(record.groups):
        report.marked.update(name for name, value in zip(people.GROUPS, record.groups, strict=True) if value)
    if "has_merit" not in report.marked and any("merit" in person.traits for person in record.people):
        report.marked.add("has_merit")


def _alike_in_file(batch: ImportBatch, report: Report) -> None:
    rows = list(twice.people_in_file())
    report.doubts += len(rows)
    _remark(
        batch,
        {line: ("", "?full_name", f"Trùng họ tên, ngày sinh và thôn với dòng {first}.", False) for line, first in rows},
    )


def _twice_in_registry(batch: ImportBatch, report: Report, policy: str) -> None:
    """A household is known by its code, its head or, failing these, the household where most of its members are."""
    votes: dict[int, dict[int, int]] = {}
    words: dict[tuple[int, int], tuple[int, str, str]] = {}
    for ordinal, line, household, code, how, name, is_head in twice.in_registry():
        weight = 100 if how == "code" else 10 if is_head else 1
        votes.setdefault(ordinal, {})[household] = votes.get(ordinal, {}).get(household, 0) + weight
        if is_head or (ordinal, household) not in words:
            words[ordinal, household] = (line, name, f"Đã có trong hộ {code} ({_HOW[how]}). {_WHAT[policy]}")
    said = {}
    for ordinal, found in votes.items():
        household = max(found, key=lambda key: (found[key], -key))
        if policy == "update":
            report.known[ordinal] = household
        line, name, sentence = words[ordinal, household]
        said[line] = (name, "?duplicate", sentence, False)
    report.duplicates += len(votes)
    if policy != "new":
        report.skipped_known += len(votes)
    if policy == "skip":
        report.held |= set(votes)
    _remark(batch, said)


def _remark(batch: ImportBatch, said: dict[int, tuple[str, str, str, bool]]) -> None:
    """Adds sentences to lines, which may have some already."""
    rows: list[Any] = [
        (batch.pk, line, Jsonb({"full_name": name}), Jsonb({key: sentence}), bad, batch.unit_path)
        for line, (name, key, sentence, bad) in sorted(said.items())[:MOST_KEPT]
    ]  # fmt: skip
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(
            """insert into registry_importline (batch_id, number, cells, problems, is_bad, unit_path) values (%s, %s, %s, %s, %s, %s)
               on conflict (batch_id, number) do update set problems = registry_importline.problems || excluded.problems, is_bad = registry_importline.is_bad or excluded.is_bad""",
            rows,
        )
