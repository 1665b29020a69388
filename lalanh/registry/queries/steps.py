"""What comes next for a household, and what is not known of it: each line with the place where it is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.models import (
    LISTED,
    CaseState,
    ExitOutcome,
    ExitRegistration,
    Household,
    Membership,
    NoNumberReason,
    ReviewCase,
    RoundState,
)

_WAITING = (CaseState.LISTED, CaseState.SURVEYED, CaseState.DISPUTED, CaseState.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Step:
    """`kind` says where to do it: survey (key: case), exit (registration), register, member (membership), head, close."""

    kind: str
    title: str
    detail: str = ""
    key: int | None = None
    due_on: date | None = None


def open_case(by: Actor, of: Household) -> ReviewCase | None:
    """The case of the household in a round that still runs."""
    access.check_can_see_household(by, of)
    rows = of.cases.filter(round__state=RoundState.OPEN).exclude(state=CaseState.DROPPED)
    return rows.select_related("round").order_by("-round__review_on", "-pk").first()


def steps(
    by: Actor, of: Household, members: Sequence[Membership], exits: Sequence[ExitRegistration], today: date
) -> list[Step]:
    """In the order in which they matter. Nothing for a closed household."""
    access.check_can_see_household(by, of)
    if of.closed_on is not None:
        return []
    return [*_book(of, members), *_review(open_case(by, of)), *_exit(of, exits, today), *_unknown(members)]


def _book(of: Household, members: Sequence[Membership]) -> Iterator[Step]:
    if not members:
        yield Step("close", "Đóng hộ trong sổ", "hộ không còn thành viên nào")
    elif of.head_id is None:
        yield Step("head", "Chọn chủ hộ", "hộ đang không có chủ hộ")


def _review(case: ReviewCase | None) -> Iterator[Step]:
    if case and case.state in _WAITING:
        title = "Khảo sát hộ" if case.state == CaseState.LISTED else "Xem phiếu khảo sát"
        words = f"{case.round.name}: {case.get_state_display()}"
        yield Step("survey", title, words, case.pk, case.round.ends_on)


def _exit(of: Household, exits: Sequence[ExitRegistration], today: date) -> Iterator[Step]:
    under_way = [row for row in exits if row.outcome == ExitOutcome.OPEN]
    for row in under_way:
        last = date(row.year, 12, 31)
        if row.officer_id is None:
            yield Step(
                "exit",
                "Phân công cán bộ phụ trách",
                f"đăng ký thoát nghèo năm {row.year}, chưa có ai phụ trách",
                row.pk,
            )
        if last < today:
            yield Step("exit", f"Ghi kết quả đăng ký năm {row.year}", "đã hết năm đăng ký", row.pk, last)
        elif not row.plan:
            yield Step("exit", "Ghi cách thoát nghèo", f"đăng ký năm {row.year} chưa nêu cách làm", row.pk)
    if of.poverty_class in LISTED and not under_way:
        yield Step(
            "register", "Đăng ký thoát nghèo", f"{of.get_poverty_class_display()} năm {of.class_year}, chưa đăng ký"
        )


def _unknown(members: Sequence[Membership]) -> Iterator[Step]:
    """What is not known of the people, one line a person."""
    for row in members:
        person = row.person
        missing = []
        if not person.birth_on and not person.birth_year:
            missing.append("ngày sinh")
        if not person.sex:
            missing.append("giới tính")
        if person.ethnicity_id is None:
            missing.append("dân tộc")
        reason = getattr(person, "missing_number", None)
        if reason and reason.reason == NoNumberReason.NOT_ASKED:
            missing.append("số định danh")
        if missing:
            yield Step("member", f"Bổ sung thông tin {person.full_name}", "chưa biết: " + ", ".join(missing), row.pk)
