"""The check of a list of households: one pass over the lines, then who is there twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from lalanh.registry.imports.checking import answers, people, twice
from lalanh.registry.imports.checking.report import MOST_KEPT, Remarks, Report
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
    """The report, and the good households when somebody wants to load them."""

    report: Report
    spool: Spool | None


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


def check_answers(*, batch: ImportBatch, mapping: ColumnMap, lines: Iterator[Line], on: date, keep: bool) -> Checked:
    """Results or surveys, for households that are there. With `keep` what is ready stays on disk."""
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
    if not keep:
        ready.close()
    return Checked(report, ready if keep else None)


def check_households(*, batch: ImportBatch, mapping: ColumnMap, lines: Iterator[Line], on: date, keep: bool) -> Checked:
    """Stages remarks as lines of the batch; with `keep` the good households stay on disk for loading."""
    ImportLine.objects.filter(batch=batch).delete()
    groups, report, keys = grouping(batch, mapping, on), Report(), twice.Keys()
    remarks = Remarks(batch.pk, batch.unit_path, mapping)
    spool = Spool() if keep else None
    year = int(mapping.settings.get("year") or 0) or None
    for draft in groups.drafts(lines):
        record = people.judge(draft, mapping.keys, on, year)
        report.count(draft)
        if draft.problems or draft.doubts:
            remarks.take(draft)
        if record is None:
            continue
        report.marked.update(name for name, value in zip(people.GROUPS, record.groups, strict=True) if value)
        if any("merit" in person.traits for person in record.people):
            report.marked.add("merit")
        keys.add(record)
        if spool is not None:
            spool.add(record)
    remarks.flush()
    report.lines, report.skipped = groups.lines, groups.skipped.counts
    keys.analyse()
    _twice_in_file(batch, report)
    _twice_in_registry(batch, report, mapping.settings.get("duplicates", "skip"))
    return Checked(report, spool)


def _twice_in_file(batch: ImportBatch, report: Report) -> None:
    said: dict[int, tuple[str, str, str, bool]] = {}
    for _, line, first, name in twice.people_in_file():
        said[line] = (name, "?full_name", f"Trùng họ tên, ngày sinh và thôn với dòng {first}.", False)
    for key, rows, words in (
        ("number", twice.numbers_in_file(), "Số này đã có ở dòng {}. Mỗi người một số: hãy xem giấy tờ rồi sửa một trong hai dòng."),
        ("code", twice.codes_in_file(), "Mã hộ này đã dùng cho hộ ở dòng {}. Các dòng của một hộ phải đứng liền nhau; hai hộ phải khác mã."),
    ):  # fmt: skip
        for ordinal, line, first, name in rows:
            said[line] = (name, key, words.format(first), True)
            report.bad_lines += 1
            report.held.add(ordinal)
    report.bad_households += len(report.held)
    report.doubts += sum(not bad for _, _, _, bad in said.values())
    _remark(batch, said)


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
        report.known[ordinal] = household
        line, name, sentence = words[ordinal, household]
        said[line] = (name, "?duplicate", sentence, False)
    report.duplicates = len(votes)
    if policy == "skip":
        report.skipped_known = len(set(votes) - report.held)
        report.held |= set(votes)
    elif policy == "new":
        report.known = {}
    _remark(batch, said)


def _remark(batch: ImportBatch, said: dict[int, tuple[str, str, str, bool]]) -> None:
    """Adds sentences to lines, which may have some already."""
    rows: list[Any] = [
        (batch.pk, line, Jsonb({"full_name": name}), Jsonb({key: sentence}), bad, batch.unit_path)
        for line, (name, key, sentence, bad) in sorted(said.items())[:MOST_KEPT]
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.executemany(
            """insert into registry_importline (batch_id, number, cells, problems, is_bad, unit_path) values (%s, %s, %s, %s, %s, %s)
               on conflict (batch_id, number) do update set problems = registry_importline.problems || excluded.problems, is_bad = registry_importline.is_bad or excluded.is_bad""",
            rows,
        )
