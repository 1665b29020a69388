"""A workbook on its way: taken in, its columns chosen, checked, loaded. Each step is one transaction, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from lalanh.base.errors import BadInput, Conflict, NotFound
from lalanh.kernel import files, scope
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.imports import mapping as columns
from lalanh.registry.imports import reading
from lalanh.registry.imports.applying import answers, households, updating
from lalanh.registry.imports.checking.answers import read_back
from lalanh.registry.imports.checking.report import Report
from lalanh.registry.imports.checking.run import check_answers, check_households
from lalanh.registry.imports.copying import long_work
from lalanh.registry.models import ImportBatch, ImportKind, ImportState, ReviewRound, RoundState
from lalanh.units import queries as units
from lalanh.units.roles import Permission

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REFUSAL = "Vai trò của bạn không được nạp danh sách. Hãy nhờ công chức xã phụ trách giảm nghèo."
_BUSY = (
    "Đang có một lần nạp khác chạy cho địa bàn này. Hãy đợi vài phút rồi bấm lại; tệp và các cột bạn đã chọn vẫn còn."
)


class StillWrong(BadInput):
    """The list has bad lines and nobody said to load the others; nothing was written."""

    def __init__(self, report: Report) -> None:
        super().__init__(
            f"Còn {report.bad_households} hộ có lỗi nên chưa nạp gì. Hãy sửa tệp rồi nạp lại, hoặc chọn “Chỉ nạp các hộ đúng”."
        )
        self.report = report


Watch = Callable[[int], None]
"""Hears the number of lines read so far."""


class NoRound(BadInput):
    """Answers of a survey without a round to put them into."""


def check_can_import(by: Actor, unit_path: str) -> None:
    """Raises NotFound outside one's units, NotAllowed for other roles."""
    access.check_can(by, Permission.HOUSEHOLD_IMPORT, unit_path, REFUSAL)


def find(by: Actor, batch_id: int, *, lock: bool = False) -> ImportBatch:
    """Raises NotFound, NotAllowed."""
    rows = ImportBatch.objects.select_related("unit", "file", "round")
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=batch_id).first()
    if found is None:
        raise NotFound("Không có lần nạp này trong địa bàn của bạn.")
    check_can_import(by, found.unit_path)
    return found


@transaction.atomic
def take_in(
    *, content: bytes, name: str, kind: str, unit: units.Unit, by: Actor, round_id: int | None = None
) -> ImportBatch:
    """Keeps the file and proposes its columns. Raises Unreadable (nothing kept), NotAllowed, NotFound, NoRound, BadInput."""
    check_can_import(by, unit.path)
    if kind not in ImportKind.values:
        raise BadInput("Hãy chọn loại danh sách.")
    round_ = _round(kind, round_id)
    pages = reading.preview(content)
    if not any(page.lines for page in pages):
        raise reading.Unreadable("Bảng tính không có chữ nào. Hãy kiểm tra rồi chọn lại.")
    proposed = columns.propose(pages, kind, remembered(unit, kind))
    file = files.store(
        content=content, name=name, media_type=XLSX if content[:2] == b"PK" else "text/csv", unit_path=unit.path, by=by
    )
    return ImportBatch.objects.create(
        kind=kind, unit=unit, unit_path=unit.path, round=round_, file=file, sheet=proposed.sheet[:100], header_line=proposed.header_line,
        mapping=proposed.text(), uploaded_by=by.user_id, author=by.name[:150],
    )  # fmt: skip


def take_in_any(*, content: bytes, name: str, unit: units.Unit, by: Actor, settings: dict[str, str]) -> ImportBatch:
    """As `take_in`, for a workbook whose kind nobody said: the kind that knows most of its headings. Raises BadInput when
    columns can't be told apart without a person."""
    pages = reading.preview(content)
    kind = max(ImportKind.values, key=lambda one: len(columns.propose(pages, one, remembered(unit, one)).keys))
    round_ = ReviewRound.objects.filter(
        state=RoundState.OPEN, unit_path__in=[row.path for row in units.chain(unit)]
    ).first()
    batch = take_in(content=content, name=name, kind=kind, unit=unit, by=by, round_id=round_.pk if round_ else None)
    mapping = mapping_of(batch)
    mapping = replace(mapping, settings={**mapping.settings, **settings})
    if problems := columns.check(mapping, kind):
        raise BadInput(" ".join(problems))
    batch.mapping = mapping.text()
    batch.save()
    return batch


def _round(kind: str, round_id: int | None) -> ReviewRound | None:
    """Answers belong to an open round."""
    if kind != ImportKind.SURVEYS:
        return None
    found = ReviewRound.objects.filter(pk=round_id).first() if round_id else None
    if found is None:
        raise NoRound("Phiếu khảo sát cần một đợt rà soát: hãy chọn đợt đang mở.")
    access.check_is_open(found)
    return found


def remembered(unit: units.Unit, kind: str) -> dict[str, str]:
    """How this unit mapped its headings before."""
    rows = ImportBatch.objects.filter(unit=unit, kind=kind).exclude(state=ImportState.UPLOADED)[:10]
    return columns.remember([mapping_of(row) for row in rows])


def mapping_of(batch: ImportBatch) -> columns.ColumnMap:
    return columns.parse(batch.sheet, batch.header_line, batch.mapping)


def content_of(batch: ImportBatch, by: Actor) -> bytes:
    """The original file, as it came in. Raises NotFound."""
    if batch.file_id is None:
        raise NotFound("Lần nạp này không còn tệp gốc.")
    return files.load(by, batch.file_id)[1]


@transaction.atomic
def choose(*, batch_id: int, mapping: columns.ColumnMap, by: Actor) -> ImportBatch:
    """The user's columns and settings. Raises BadInput when something is missing."""
    batch = _open(by, batch_id)
    if problems := columns.check(mapping, batch.kind):
        raise BadInput(" ".join(problems))
    batch.sheet, batch.header_line, batch.mapping = mapping.sheet[:100], mapping.header_line, mapping.text()
    batch.state = ImportState.UPLOADED
    batch.save()
    return batch


def _open(by: Actor, batch_id: int) -> ImportBatch:
    batch = find(by, batch_id, lock=True)
    if batch.state not in (ImportState.UPLOADED, ImportState.CHECKED):
        raise Conflict(f"Lần nạp này {batch.get_state_display()}, không đổi được nữa. Hãy xem kết quả ở trang lịch sử.")
    return batch


@transaction.atomic
def check(*, batch_id: int, by: Actor, on: date, watch: Watch | None = None) -> Report:
    """The dry run: counts, and sentences beside each cell. Writes nothing into the registry. `watch` hears how far it is."""
    batch = _open(by, batch_id)
    long_work()
    mapping, lines = _lines(batch, by, watch)
    if batch.kind == ImportKind.HOUSEHOLDS:
        report = check_households(batch=batch, mapping=mapping, lines=lines, on=on)
    else:
        checked = check_answers(batch=batch, mapping=mapping, lines=lines, on=on)
        checked.ready.close()
        report = checked.report
    batch.state = ImportState.CHECKED
    _note(batch, report)
    return report


def _lines(batch: ImportBatch, by: Actor, watch: Watch | None) -> tuple[columns.ColumnMap, Iterator[reading.Line]]:
    mapping = mapping_of(batch)
    if problems := columns.check(mapping, batch.kind):
        raise BadInput(" ".join(problems))
    return mapping, _watched(reading.rows(content_of(batch, by), batch.sheet), watch)


def _watched(lines: Iterator[reading.Line], watch: Watch | None) -> Iterator[reading.Line]:
    for count, line in enumerate(lines):
        if watch and count % 2_000 == 0:
            watch(count)
        yield line


def _note(batch: ImportBatch, report: Report) -> None:
    batch.lines, batch.bad_lines, batch.summary = report.lines, report.bad_lines, report.text()
    batch.save()


def apply(*, batch_id: int, by: Actor, on: date, partial: bool = False, watch: Watch | None = None) -> ImportBatch:
    """Loads all good households, or nothing: with bad lines only when `partial`. One transaction: a crash leaves nothing, and
    the batch stands as checked, to be loaded again. Raises StillWrong, Conflict, BadInput."""
    with transaction.atomic():
        batch = _open(by, batch_id)
        hold_unit(batch.unit)
        long_work()
        scope.explain(f"nạp danh sách, lần {batch.pk}")
        mapping, lines = _lines(batch, by, watch)
        loading = households.Loading(batch, by.user_id, on, timezone.now(), Report(), partial)
        load = _load_households if batch.kind == ImportKind.HOUSEHOLDS else _load_answers
        load(loading, mapping, lines, by, partial)
        batch.state, batch.applied_at = ImportState.APPLIED, loading.at
        batch.households, batch.people, batch.applied_lines = loading.households, loading.people, loading.people
        _note(batch, loading.report)
        return batch


def _load_households(
    loading: households.Loading, mapping: columns.ColumnMap, lines: Iterator[reading.Line], by: Actor, partial: bool
) -> None:
    """Written while it is checked; a bad line found later takes all of it back."""
    report = check_households(batch=loading.batch, mapping=mapping, lines=lines, on=loading.on, loading=loading)
    _refuse_what_is_wrong(report, partial)
    loading.finish()
    report.filled = updating.fill(loading)


def _load_answers(
    loading: households.Loading, mapping: columns.ColumnMap, lines: Iterator[reading.Line], by: Actor, partial: bool
) -> None:
    checked = check_answers(batch=loading.batch, mapping=mapping, lines=lines, on=loading.on)
    loading.report = checked.report
    try:
        _refuse_what_is_wrong(checked.report, partial)
        if loading.batch.kind == ImportKind.RESULTS:
            answers.write_results(loading, read_back(checked.ready))
        else:
            answers.write_surveys(loading, read_back(checked.ready), by)
    finally:
        checked.ready.close()


def _refuse_what_is_wrong(report: Report, partial: bool) -> None:
    if report.bad_households and not partial:
        raise StillWrong(report)


def hold_unit(unit: units.Unit) -> None:
    """One load at a time for a unit, those above and below it. Raises Conflict."""
    above = [row.pk for row in units.chain(unit) if row.pk != unit.pk]
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(hashtext('import'), %s)", [unit.pk])
        free = cursor.fetchone()[0]
        for key in above if free else []:
            cursor.execute("select pg_try_advisory_xact_lock_shared(hashtext('import'), %s)", [key])
            free = free and cursor.fetchone()[0]
    if not free:
        raise Conflict(_BUSY)
