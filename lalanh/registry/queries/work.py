"""What the reviews ask of a person now, for `Việc của tôi`: each line is one thing with its place and, where the law sets one, its day."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min

from lalanh.base import dates
from lalanh.kernel.actor import Actor
from lalanh.registry import clock
from lalanh.registry.models import Complaint, ComplaintState, Opinion, Recheck, ReviewRound, RoundKind, Step
from lalanh.registry.models.rounds import RoundVillage
from lalanh.registry.queries import board
from lalanh.registry.queries import rounds as queries
from lalanh.units import queries as units
from lalanh.units.roles import Permission

MOST = 12
"""Villages named one by one; beyond it a round is one line."""
NEAR = 60
"""Villages whose standing is worked out; who has more looks at the board."""
_PERMISSION = {
    Step.LIST: Permission.REVIEW_RUN, Step.SURVEY: Permission.SURVEY_EDIT, Step.CLASSIFICATION: Permission.REVIEW_RUN, Step.MEETING: Permission.MEETING_WRITE,
    Step.POSTING: Permission.MEETING_WRITE, Step.COMPLAINTS: Permission.REVIEW_RUN, Step.OPINION: Permission.REVIEW_RUN,
    Step.DECISION: Permission.REVIEW_DECIDE, Step.CERTIFICATES: Permission.REVIEW_DECIDE,
}  # fmt: skip
_DO = {
    Step.LIST: "Lập danh sách rà soát", Step.SURVEY: "Khảo sát hộ", Step.CLASSIFICATION: "Phân loại hộ", Step.MEETING: "Họp dân",
    Step.POSTING: "Niêm yết kết quả", Step.COMPLAINTS: "Kết thúc phúc tra", Step.OPINION: "Xin ý kiến về kết quả", Step.DECISION: "Ký quyết định công nhận",
    Step.CERTIFICATES: "Ký giấy chứng nhận",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do; `url_name` and `args` are of the page where it is done."""

    text: str
    detail: str
    url_name: str
    args: tuple[Any, ...]
    due_on: date | None


def waiting(by: Actor, today: date) -> list[Line]:
    """What waits for this person, the nearest day first, the undated last. A fixed number of statements."""
    if not by.may(Permission.HOUSEHOLD_READ):
        return []
    open_rounds = {one.pk: one for one in queries.open_rounds(by)}
    found = [*_season(by, today)]
    if open_rounds:
        found += [*_complaints(by, open_rounds), *_opinions(by, open_rounds), *_villages(by, open_rounds, today)]
        found += [*_rechecks(by, open_rounds), *_rounds(by, open_rounds, today)]
    return sorted(found, key=lambda line: (line.due_on is None, line.due_on or today))


def _complaints(by: Actor, rounds: dict[int, ReviewRound]) -> Iterator[Line]:
    if not by.may(Permission.REVIEW_RUN):
        return
    rows = Complaint.objects.filter(state=ComplaintState.OPEN, round_village__round__in=rounds).filter(
        units.inside(by.path, "unit_path")
    )
    for row in rows.select_related("case", "round_village__village").order_by("due_on", "pk")[:MOST]:
        whom = f"về hộ {row.case.head_name}" if row.case else "về hộ bị sót"
        yield Line(f"Trả lời phản ánh {whom}", row.round_village.village.full_name, "complaint", (row.pk,), row.due_on)


def _opinions(by: Actor, rounds: dict[int, ReviewRound]) -> Iterator[Line]:
    if not by.may(Permission.OPINION_WRITE):
        return
    rows = Opinion.objects.filter(agrees=None, round__in=rounds).filter(units.inside(by.path, "unit_path"))
    mine = queries.competence(by)
    for row in [one for one in rows.select_related("unit").order_by("due_on", "pk") if mine(one)][:MOST]:
        yield Line(
            f"Cho ý kiến về kết quả rà soát của {row.unit.full_name}",
            f"tờ trình {row.asked_document}",
            "opinion",
            (row.pk,),
            row.due_on,
        )


def _villages(by: Actor, rounds: dict[int, ReviewRound], today: date) -> Iterator[Line]:
    """Of a commune or a village, one by one; somebody above looks at the board."""
    mine = [step for step, permission in _PERMISSION.items() if by.may(permission)]
    if not mine:
        return
    found = RoundVillage.objects.filter(round__in=rounds, step__in=mine).filter(units.inside(by.path, "unit_path"))
    rows = list(found.select_related("round", "village", "opinion").order_by("round_id", "unit_path")[: NEAR + 1])
    if len(rows) > NEAR:
        return
    for round_id, of in rounds.items():
        here = [row for row in rows if row.round_id == round_id]
        standings = board.lines_of(here, today)
        shown = [line for line in standings if _is_mine(by, line)]
        yield from _lines(of, shown)


def _is_mine(by: Actor, line: board.Line) -> bool:
    """Not what merely waits for a day or for somebody else: a posting that hangs, an opinion that was asked."""
    step, now = line.standing.step, line.standing
    if line.place.round.kind == RoundKind.AD_HOC and step == Step.LIST and not now.tally.active:
        return False
    if now.to:
        return (
            by.may(Permission.REVIEW_DECIDE if step == Step.CERTIFICATES else Permission.REVIEW_RUN)
            or step == Step.MEETING
        )
    if step == Step.POSTING:
        return len(now.tally.postings) < 2
    if step == Step.COMPLAINTS:
        return not now.tally.complaints_open
    return not (step == Step.OPINION and line.place.opinion)


def _lines(of: ReviewRound, shown: list[board.Line]) -> Iterator[Line]:
    if len(shown) > MOST:
        counts = Counter(line.standing.step for line in shown)
        parts = ", ".join(f"{count} thôn {Step(step).label}" for step, count in counts.items())
        yield Line(f"{len(shown)} thôn đang chờ trong đợt “{of.name}”", parts, "round", (of.pk,), of.ends_on)
        return
    for line in shown:
        now = line.standing
        detail = (
            now.missing[0].text if now.missing else f"đã đủ, chuyển sang bước {Step(now.to).label}" if now.to else ""
        )
        yield Line(
            f"{_DO[Step(now.step)]} {line.place.village.full_name}",
            now.reason or detail,
            "review-village",
            (line.place.pk,),
            now.due_on or of.ends_on,
        )


def _rechecks(by: Actor, rounds: dict[int, ReviewRound]) -> Iterator[Line]:
    if not by.may(Permission.RECHECK_EDIT):
        return
    rows = Recheck.objects.filter(checked_on=None, case__round__in=rounds).filter(units.inside(by.path, "unit_path"))
    for round_id, count, first in (
        rows.values_list("case__round").annotate(Count("pk"), Min("drawn_at")).order_by("case__round")
    ):
        yield Line(
            f"Kiểm tra ngẫu nhiên {count} hộ đã rút thăm",
            f"rút thăm ngày {dates.numeric(first.date())}",
            "rechecks",
            (round_id,),
            rounds[round_id].ends_on,
        )


def _rounds(by: Actor, rounds: dict[int, ReviewRound], today: date) -> Iterator[Line]:
    """For those who run a round as a whole: closing it, and the reports of the province."""
    waits = dict(queries.unfinished(rounds.values()).order_by().values_list("round").annotate(Count("pk")))
    for of in rounds.values():
        if not (by.may(Permission.ROUND_EDIT) and by.reaches(of.unit_path)):
            continue
        left = waits.get(of.pk, 0)
        if not left:
            yield Line(f"Khóa số liệu đợt “{of.name}”", "mọi thôn đã xong", "round-close", (of.pk,), of.ends_on)
        elif of.ends_on < today:
            yield Line(
                f"Đợt “{of.name}” quá hạn, còn {left} thôn",
                f"kết thúc {dates.numeric(of.ends_on)}",
                "round",
                (of.pk,),
                of.ends_on,
            )
        if of.unit.level == "province" and of.kind != RoundKind.AD_HOC:
            for due, words in clock.reports(of.year):
                if due >= today:
                    yield Line(f"Tỉnh {words}", of.name, "round", (of.pk,), due)


def _season(by: Actor, today: date) -> Iterator[Line]:
    """In the weeks of the yearly review (QĐ 24/2021/QĐ-TTg, Điều 3) while no round of the year covers the unit."""
    first, last = clock.season(today.year)
    if not by.may(Permission.ROUND_EDIT) or not first <= today <= last:
        return
    if not queries.rounds(by).filter(year=today.year).exclude(kind=RoundKind.AD_HOC).exists():
        yield Line(
            f"Mở đợt rà soát định kỳ năm {today.year}",
            f"từ {dates.numeric(first)} đến {dates.numeric(last)}",
            "round-new",
            (),
            last,
        )
