"""Taking an import back: what it made goes when nobody touched it since; what stays is named with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from lalanh.base.errors import Conflict
from lalanh.kernel import scope
from lalanh.kernel.actor import Actor
from lalanh.registry.actions.households import refresh
from lalanh.registry.imports import actions, undoing_answers
from lalanh.registry.imports.copying import long_work
from lalanh.registry.models import Household, ImportBatch, ImportKind, ImportState, Person, ReviewCase
from lalanh.units.queries import inside

_OWN = {
    "registry_membership",
    "registry_classrecord",
    "registry_identifier",
    "registry_missingnumber",
    "registry_persontrait",
    "registry_sensitiveread",
    "registry_household",
}
"""Tables that go with a household or a person; a row in any other one means that somebody built on it."""
_WORDS = {
    "registry_reviewcase": "đã vào đợt rà soát", "registry_exitregistration": "đã đăng ký thoát nghèo", "registry_certificate": "đã có giấy chứng nhận",
    "registry_householdlink": "đã tách, nhập hoặc chuyển hộ", "registry_memberanswer": "thành viên đã có phiếu khảo sát",
    "registry_mergerecord": "thành viên đã được gộp bản ghi", "registry_notduplicate": "thành viên đã được xác nhận không trùng",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """A household that stays, and why."""

    household_id: int
    code: str
    head_name: str
    reason: str


@dataclass(slots=True)
class Outlook:
    """What taking back will do."""

    households: list[int] = field(default_factory=list)
    people: int = 0
    kept: list[Kept] = field(default_factory=list)
    records: int = 0
    cases: list[ReviewCase] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Undone:
    sentence: str
    kept: int


def outlook(by: Actor, batch: ImportBatch) -> Outlook:
    """Which households go and which stay. Raises Conflict for a batch that is not loaded."""
    if batch.state != ImportState.APPLIED:
        raise Conflict(f"Lần nạp này {batch.get_state_display()}: không có gì để hủy.")
    reasons = _reasons(batch)
    found = Outlook()
    rows = Household.objects.filter(inside(by.path, "unit_path"), batch=batch).order_by("unit_path", "code")
    for key, code, name in rows.values_list("pk", "code", "head_name"):
        if key in reasons:
            found.kept.append(Kept(key, code, name, reasons[key]))
        else:
            found.households.append(key)
    for case in undoing_answers.cases(by, batch) if batch.kind == ImportKind.SURVEYS else []:
        if why := undoing_answers.reason(case):
            found.kept.append(Kept(case.household_id, case.household.code, case.head_name, why))
        else:
            found.cases.append(case)
    found.people = _one("select count(*) from registry_membership where household_id = any(%s)", [found.households])
    found.records = _one("select count(*) from registry_classrecord where batch_id = %s", [batch.pk])
    return found


def _reasons(batch: ImportBatch) -> dict[int, str]:
    """Household → why it can't go; the first reason found."""
    found: dict[int, str] = {}
    for sql, reason in _questions():
        with connection.cursor() as cursor:
            cursor.execute(sql, {"batch": batch.pk, "at": batch.applied_at})
            for (key,) in cursor.fetchall():
                found.setdefault(key, reason)
    return found


def _questions() -> list[tuple[str, str]]:
    """(SQL that gives households of the batch, reason)."""
    rows = [
        ("select id from registry_household where batch_id = %(batch)s and (version > 1 or changed_at <> %(at)s)", "đã được sửa sau khi nạp"),
        (f"select m.household_id from {_PEOPLE} where h.batch_id = %(batch)s and (m.left_on is not null or p.batch_id is distinct from %(batch)s)", "thành viên đã thay đổi"),
        (f"select m.household_id from {_PEOPLE} where h.batch_id = %(batch)s and p.changed_at <> %(at)s", "thông tin thành viên đã được sửa"),
        (
            "select h.id from registry_household h join registry_classrecord r on r.household_id = h.id where h.batch_id = %(batch)s"
            " and (r.batch_id is distinct from %(batch)s or exists (select 1 from registry_classrecord c where c.corrects_id = r.id)"
            " or exists (select 1 from registry_certificateyear y where y.record_id = r.id))", "đã có kết quả phân loại mới",
        ),
    ]  # fmt: skip
    for table, column in _pointing_at(Household):
        rows.append(
            (
                f"select h.id from registry_household h join {table} x on x.{column} = h.id where h.batch_id = %(batch)s",
                _WORDS.get(table, "đã có dữ liệu khác gắn với hộ"),
            )
        )
    for table, column in _pointing_at(Person):
        rows.append(
            (
                f"select m.household_id from {_PEOPLE} join {table} x on x.{column} = p.id where h.batch_id = %(batch)s",
                _WORDS.get(table, "đã có dữ liệu khác gắn với thành viên"),
            )
        )
    return rows


_PEOPLE = "registry_household h join registry_membership m on m.household_id = h.id join registry_person p on p.id = m.person_id"


def _pointing_at(model: type[Any]) -> list[tuple[str, str]]:
    """Every (table, column) with a key to the model that does not go with it."""
    found = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            table, column = relation.related_model._meta.db_table, relation.field.column
            if table not in _OWN and table != model._meta.db_table:
                found.add((table, column))
    return sorted(found)


def undo(*, batch_id: int, by: Actor) -> Undone:
    """Removes what the import made and nobody touched; class records that it added to other households go too."""
    with transaction.atomic():
        batch = actions.find(by, batch_id, lock=True)
        actions.hold_unit(batch.unit)
        _hold(batch)
        found = outlook(by, batch)
        long_work()
        scope.explain(f"hủy nạp danh sách, lần {batch.pk}")
        others = list(
            Household.objects.filter(class_records__batch=batch)
            .exclude(batch=batch)
            .distinct()
            .values_list("pk", flat=True)
        )
        forgotten = _one("select registry_forget_import(%s, %s)", [batch.pk, found.households])
        _delete(found.households)
        for household in Household.objects.filter(pk__in=others):
            refresh(household)
        for case in found.cases:
            undoing_answers.clear(case, by)
        batch.undone_at, batch.undone_by = timezone.now(), by.user_id
        batch.households, batch.people = (
            len(found.kept),
            _one("select count(*) from registry_person where batch_id = %s", [batch.pk]),
        )
        if not found.kept and not batch.people and forgotten == found.records:
            batch.state = ImportState.UNDONE
        batch.save()
    return Undone(_sentence(found, forgotten), len(found.kept))


def _hold(batch: ImportBatch) -> None:
    """Nobody edits a household of the batch between the look and the deletion."""
    rows = Household.objects.select_for_update(of=("self",)).filter(batch=batch).order_by("pk")
    for _ in rows.values_list("pk", flat=True).iterator():
        pass


def _delete(gone: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "create temporary table undo_person on commit drop as select distinct person_id id from registry_membership where household_id = any(%s)",
            [gone],
        )
        cursor.execute("delete from registry_membership where household_id = any(%s)", [gone])
        cursor.execute("delete from registry_household where id = any(%s)", [gone])
        for table in ("identifier", "missingnumber", "persontrait"):
            cursor.execute(f"delete from registry_{table} where person_id in (select id from undo_person)")
        cursor.execute("delete from registry_person where id in (select id from undo_person)")
        cursor.execute("drop table undo_person")


def _sentence(found: Outlook, forgotten: int) -> str:
    parts = (
        (len(found.households), "hộ"), (found.people, "người"), (forgotten, "kết quả phân loại"), (len(found.cases), "phiếu khảo sát"),
    )  # fmt: skip
    said = "Đã hủy " + (", ".join(f"{count} {words}" for count, words in parts if count) or "0 hộ") + "."
    return said + (f" Còn {len(found.kept)} hộ không hủy được vì đã có người dùng tiếp." if found.kept else "")


def _one(sql: str, values: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.fetchone()[0])
