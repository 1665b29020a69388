"""What changed in a household, when and by whom; the years of its class with what they mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lalanh.base.errors import NotFound
from lalanh.engines.poverty import load
from lalanh.kernel.actor import Actor
from lalanh.registry import access, history
from lalanh.registry.models import (
    ClassRecord,
    ExitOutcome,
    ExitRegistration,
    Household,
    HouseholdLink,
    LeaveReason,
    LinkKind,
    Membership,
    RecordSource,
    Relation,
)
from lalanh.units import queries as units
from lalanh.units.roles import Permission


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `household_id` names another household to go to."""

    on: date
    title: str
    text: str = ""
    who: str = ""
    household_id: int | None = None


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year under a standard: the record that counts, what it corrects, how it compares."""

    record: ClassRecord
    corrected: list[ClassRecord]
    move: history.Move | None

    @property
    def instrument(self) -> str:
        """The standard by its short name, "NĐ 07/2021/NĐ-CP"; a key that is no standard of ours as it stands."""
        known = self.record.standard
        return load.standard(known).short if known in load.ids() else known


def years(by: Actor, of: Household) -> list[YearRow]:
    """Newest first. When a year has results under two standards, the move is told of the one that was decided first."""
    access.check_can_see_household(by, of)
    rows = list(of.class_records.select_related("decision__round").order_by("year", "on", "pk"))
    replaced = {row.corrects_id: row for row in rows if row.corrects_id}
    standing = [row for row in rows if row.pk not in replaced]
    first: dict[int, ClassRecord] = {}
    for row in sorted(standing, key=lambda one: (_original_day(one, rows), one.pk)):
        first.setdefault(row.year, row)
    told = history.moves([history.YearClass(row.year, row.poverty_class, row.standard) for row in first.values()])
    found = [YearRow(row, list(_before(row, rows)), told.get(row.year) if first[row.year] is row else None) for row in standing]  # fmt: skip
    return found[::-1]


def _before(row: ClassRecord, rows: Iterable[ClassRecord]) -> Iterator[ClassRecord]:
    """What a correction replaces, the latest first."""
    known = {one.pk: one for one in rows}
    while row.corrects_id and (row := known[row.corrects_id]):
        yield row


def _original_day(row: ClassRecord, rows: Iterable[ClassRecord]) -> date:
    chain = [row, *_before(row, rows)]
    return chain[-1].on


def events(by: Actor, of: Household) -> list[Event]:
    """Newest first."""
    access.check_can_see_household(by, of)
    found = [*_people(of), *_links(by, of), *_classes(of), *_exits(of), *_own(of)]
    return sorted(found, key=lambda event: event.on, reverse=True)


def _own(of: Household) -> Iterator[Event]:
    came = HouseholdLink.objects.filter(new=of).exclude(old=of).exists()
    if not came:
        yield Event(of.registered_on, "Lập hộ trong sổ")
    if of.closed_on:
        yield Event(of.closed_on, f"Đóng hộ: {of.get_close_reason_display()}")


_LEFT = {
    LeaveReason.DEATH: "qua đời", LeaveReason.MOVED: "chuyển đi", LeaveReason.DUPLICATE: "được gộp với bản ghi trùng",
    LeaveReason.MISTAKE: "bị ghi nhầm, đã bỏ", LeaveReason.SPLIT: "tách sang hộ khác", LeaveReason.MERGED: "nhập sang hộ khác",
}  # fmt: skip


def _people(of: Household) -> Iterator[Event]:
    """Comings and goings; a change of relation alone is told only of who becomes head."""
    rows = list(of.memberships.select_related("person").order_by("pk"))
    stays: set[int] = set()
    for row in rows:
        name = row.person.full_name
        if row.person_id in stays:
            if row.relation == Relation.HEAD:
                yield Event(row.joined_on, f"{name} làm chủ hộ")
        elif row.joined_on > of.registered_on:
            yield Event(row.joined_on, _arrival(row))
        stays.add(row.person_id)
        if row.left_on and row.leave_reason in _LEFT:
            stays.discard(row.person_id)
            yield Event(row.left_on, f"{name} {_LEFT[LeaveReason(row.leave_reason)]}")


def _arrival(row: Membership) -> str:
    if row.person.birth_on == row.joined_on:
        return f"{row.person.full_name} sinh ra"
    return f"{row.person.full_name} vào hộ ({row.get_relation_display()})"


def _links(by: Actor, of: Household) -> Iterator[Event]:
    rows = HouseholdLink.objects.filter(Q(old=of) | Q(new=of)).select_related(
        "from_village__parent", "to_village__parent"
    )
    told = set()
    for row in rows.order_by("pk"):
        if row.undone_on:
            yield Event(
                row.undone_on,
                "Hủy nhập hộ",
                "hai hộ trở lại như trước",
                household_id=row.new_id if row.old_id == of.pk else row.old_id,
            )
        key = (row.kind, row.on, row.old_id, row.new_id, row.to_village_id)
        if key in told:
            continue
        told.add(key)
        yield _link_event(row, of)


def _link_event(row: HouseholdLink, of: Household) -> Event:
    outward = row.old_id == of.pk
    other = row.new_id if outward else row.old_id
    if row.kind == LinkKind.MOVE:
        return Event(row.on, f"Chuyển từ {_place(row.from_village)} đến {_place(row.to_village)}", row.note)
    words = {
        (LinkKind.SPLIT, True): "Một phần hộ tách thành hộ mới", (LinkKind.SPLIT, False): "Tách ra từ hộ khác",
        (LinkKind.MERGE, True): "Nhập vào hộ khác", (LinkKind.MERGE, False): "Nhận hộ khác nhập vào",
    }  # fmt: skip
    return Event(row.on, words[LinkKind(row.kind), outward], row.note, household_id=other)


def _place(village: units.Unit | None) -> str:
    if village is None:
        return "nơi không rõ"
    return f"{village.full_name}, {village.parent.full_name}" if village.parent else village.full_name


def _classes(of: Household) -> Iterator[Event]:
    for row in of.class_records.select_related("decision").order_by("pk"):
        words = f"{row.get_poverty_class_display()} năm {row.year}"
        if row.source == RecordSource.CORRECTION:
            yield Event(row.on, f"Đính chính: {words}", row.reason)
        elif row.decision:
            yield Event(row.on, f"Công nhận {words}", f"Quyết định {row.decision}")
        else:
            yield Event(row.on, f"Ghi nhận {words}", row.get_source_display())


def _exits(of: Household) -> Iterator[Event]:
    rows: Iterable[ExitRegistration] = of.exit_registrations.select_related("officer").order_by("year")
    for row in rows:
        who = f"cán bộ phụ trách: {row.officer.full_name}" if row.officer else "chưa có cán bộ phụ trách"
        yield Event(row.registered_on, f"Đăng ký thoát nghèo năm {row.year}", who)
        if row.outcome != ExitOutcome.OPEN and row.outcome_on:
            yield Event(row.outcome_on, f"Đăng ký năm {row.year}: {row.get_outcome_display()}", row.outcome_note)


def merges(by: Actor, of: Household) -> list[HouseholdLink]:
    """Households that went into another one, on both sides, and can be two again; the latest first."""
    access.check_can_see_household(by, of)
    rows = HouseholdLink.objects.filter(Q(old=of) | Q(new=of), kind=LinkKind.MERGE, undone_on=None)
    return list(rows.filter(old__close_reason="merged").select_related("old", "new").order_by("-on", "-pk"))


def handed_over(by: Actor) -> list[HouseholdLink]:
    """Households that left the actor's units in a move, the latest first: the link is all that stays here."""
    rows = HouseholdLink.objects.filter(units.inside(by.path, "unit_path"), kind=LinkKind.MOVE)
    gone = rows.exclude(units.inside(by.path, "to_village__path"))
    return list(gone.select_related("from_village__parent", "to_village__parent").order_by("-on", "-pk")[:200])


def record(by: Actor, record_id: int) -> ClassRecord:
    """A row of the history of class in the actor's units. Raises NotFound."""
    rows = ClassRecord.objects.filter(units.inside(by.path, "unit_path")).select_related("household")
    found = rows.filter(pk=record_id).first()
    if found is None or not by.may(Permission.HOUSEHOLD_READ):
        raise NotFound("Không có kết quả này trong địa bàn của bạn.")
    return found
