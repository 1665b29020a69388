"""What a village still lacks at its step: the exact sentence, and where to do it. Pure: a tally in, sentences out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from lalanh.base import dates
from lalanh.registry import clock
from lalanh.registry.models import Opinion, PostingPlace, RoundKind, Step
from lalanh.registry.models.rounds import RoundVillage
from lalanh.registry.queries.tally import Tally

FORWARD = {
    Step.LIST: Step.SURVEY, Step.SURVEY: Step.CLASSIFICATION, Step.CLASSIFICATION: Step.MEETING, Step.MEETING: Step.POSTING,
    Step.POSTING: Step.COMPLAINTS, Step.COMPLAINTS: Step.OPINION, Step.OPINION: Step.DECISION, Step.DECISION: Step.CERTIFICATES,
    Step.CERTIFICATES: Step.DONE,
}  # fmt: skip
WHO = {
    Step.LIST: "công chức xã", Step.SURVEY: "rà soát viên, trưởng thôn", Step.CLASSIFICATION: "Ban Chỉ đạo xã", Step.MEETING: "trưởng thôn",
    Step.POSTING: "công chức xã, trưởng thôn", Step.COMPLAINTS: "Ban Chỉ đạo xã", Step.OPINION: "cơ quan có thẩm quyền cho ý kiến",
    Step.DECISION: "lãnh đạo UBND xã", Step.CERTIFICATES: "lãnh đạo UBND xã", Step.DONE: "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Missing:
    """A sentence; `part` is the part of the village's page on which it is done, `query` narrows its list."""

    text: str
    part: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a village stands: `missing` keeps it at its step, `back` is where the law sends it ("" when nowhere)."""

    step: str
    missing: tuple[Missing, ...] = ()
    back: str = ""
    reason: str = ""
    due_on: date | None = None
    tally: Tally = field(default_factory=Tally)

    @property
    def may_go(self) -> bool:
        return not self.missing and self.step != Step.DONE

    @property
    def who(self) -> str:
        return WHO[Step.COMPLAINTS] if self.back else WHO[Step(self.step)]

    @property
    def to(self) -> str:
        """The step to which `advance` takes the village now, "" when it has to wait."""
        return self.back or (str(FORWARD[Step(self.step)]) if self.may_go else "")


def standing(place: RoundVillage, tally: Tally, on: date) -> Standing:
    """`place.opinion` must be loaded."""
    step = Step(place.step)
    missing = tuple(_GATES[step](place, tally, on)) if step in _GATES else ()
    back, reason = _back(step, tally, place.opinion)
    return Standing(step, missing, back, reason, _due(place, tally, on), tally)


def _back(step: Step, tally: Tally, opinion: Opinion | None) -> tuple[str, str]:
    """What the law sends back: less than half agreed, a complaint was right, the authority did not agree."""
    if step == Step.MEETING and tally.disputed and not tally.classified:
        return (
            Step.SURVEY,
            f"{tally.disputed} hộ chưa được ít nhất 50 % người dự họp thống nhất: khảo sát lại rồi họp lần nữa.",
        )
    if step == Step.COMPLAINTS and tally.listed and not tally.complaints_open:
        return Step.SURVEY, f"{tally.listed} hộ phải khảo sát lại theo kết quả phúc tra."
    if step == Step.OPINION and opinion and opinion.agrees is False:
        return Step.COMPLAINTS, f"{opinion.authority} chưa thống nhất: {opinion.note or 'không ghi lý do'}"
    if step == Step.OPINION and tally.listed and not tally.complaints_open:
        return Step.COMPLAINTS, f"{tally.listed} hộ phải khảo sát lại theo kết quả phúc tra."
    return "", ""


def _due(place: RoundVillage, tally: Tally, on: date) -> date | None:
    """The day that the step waits for; a posting that has hung long enough waits for none."""
    step = place.step
    if step == Step.COMPLAINTS and tally.complaint_due_on:
        return tally.complaint_due_on
    if step == Step.OPINION and place.opinion and place.opinion.agrees is None:
        return place.opinion.due_on
    if step == Step.POSTING and len(tally.postings) == 2:
        last = max(_until(*span) for span in tally.postings.values())
        return last if last >= on else None
    return None


def _until(start: date, end: date) -> date:
    """The last day that a posting must hang."""
    return max(end, clock.posting_until(start).on)


def _list(place: RoundVillage, t: Tally, on: date) -> Iterator[Missing]:
    if not t.active and not t.dropped and place.round.kind == RoundKind.AD_HOC:
        yield Missing("Chưa có hộ nào đề nghị trong đợt này.", "danh-sach")
    elif not t.active and not t.dropped:
        yield Missing(
            "Danh sách chưa có hộ nào. Hãy lập danh sách từ sổ hộ, hoặc thêm hộ có giấy đề nghị.", "danh-sach"
        )


def _survey(place: RoundVillage, t: Tally, on: date) -> Iterator[Missing]:
    if t.listed:
        yield Missing(f"{t.listed} hộ chưa khảo sát xong.", "khao-sat", "listed")


def _classification(place: RoundVillage, t: Tally, on: date) -> Iterator[Missing]:
    yield from _survey(place, t, on)
    if t.unknown:
        yield Missing(f"{t.unknown} hộ chưa đủ thông tin để phân loại.", "phan-loai", "unknown")
    if t.surveyed:
        yield Missing(f"{t.surveyed} hộ đã khảo sát nhưng chưa phân loại.", "phan-loai", "surveyed")


def _meeting(place: RoundVillage, t: Tally, on: date) -> Iterator[Missing]:
    if t.classified:
        yield Missing(f"{t.classified} hộ chưa được họp dân biểu quyết.", "hop-dan", "classified")
    if t.disputed:
        yield Missing(f"{t.disputed} hộ họp chưa thống nhất: phải khảo sát lại và họp lần nữa.", "hop-dan", "disputed")
    if not t.meetings and t.active and not t.classified:
        yield Missing("Chưa có biên bản họp dân.", "hop-dan")


def _posting(place: RoundVillage, t: Tally, on: date) -> Iterator[Missing]:
    if not t.active:
        return
    for code in (PostingPlace.VILLAGE, PostingPlace.COMMUNE):
        if code not in t.postings:
            yield Missing(f"Chưa niêm yết tại {code.label}.", "niem-yet")
            continue
        start, end = t.postings[code]
        if (least := clock.posting_until(start)).on > end:
            yield Missing(f"Niêm yết tại {code.label} mới {clock.working_days_posted(start, end)} ngày làm việc; phải đến hết ngày {dates.numeric(least.on)}.", "niem-yet")  # fmt: skip
        elif on <= end:
            yield Missing(f"Niêm yết tại {code.label} đến hết ngày {dates.numeric(end)}.", "niem-yet")


def _complaints(place: RoundVillage, t: Tally, on: date) -> Iterator[Missing]:
    if t.complaints_open:
        until = f", hạn {dates.numeric(t.complaint_due_on)}" if t.complaint_due_on else ""
        yield Missing(f"{t.complaints_open} phản ánh chưa trả lời{until}.", "phan-anh")
    yield from _unfinished(t)


def _unfinished(t: Tally) -> Iterator[Missing]:
    """Lines without a result that people agreed to."""
    if t.listed:
        yield Missing(f"{t.listed} hộ phải khảo sát lại theo kết quả phúc tra.", "khao-sat", "listed")
    if rest := t.surveyed + t.classified + t.disputed:
        yield Missing(f"{rest} hộ chưa qua họp dân.", "danh-sach")
    if t.suspended and not t.complaints_open:
        yield Missing(f"{t.suspended} hộ đang tạm dừng.", "danh-sach", "suspended")


def _opinion(place: RoundVillage, t: Tally, on: date) -> Iterator[Missing]:
    opinion = place.opinion
    yield from _complaints(place, t, on)
    if opinion is None and place.opinion_id:
        yield Missing("Xã đã gửi tờ trình, đang chờ ý kiến.", "y-kien")
    elif opinion is None:
        yield Missing("Chưa gửi tờ trình xin ý kiến.", "y-kien")
    elif opinion.agrees is None:
        yield Missing(
            f"Đang chờ {opinion.authority} trả lời tờ trình {opinion.asked_document}, hạn {dates.numeric(opinion.due_on)}.",
            "y-kien",
        )
    elif not opinion.agrees:
        yield Missing(f"{opinion.authority} chưa thống nhất: trả về bước phúc tra.", "y-kien")


def _decision(place: RoundVillage, t: Tally, on: date) -> Iterator[Missing]:
    yield from _unfinished(t)
    if place.decision_id is None:
        yield Missing("Chưa có quyết định công nhận.", "quyet-dinh")


def _certificates(place: RoundVillage, t: Tally, on: date) -> Iterator[Missing]:
    if t.uncertified:
        yield Missing(f"{t.uncertified} hộ nghèo, hộ cận nghèo chưa có giấy chứng nhận của năm sau.", "giay-chung-nhan")
    if t.to_withdraw:
        yield Missing(f"{t.to_withdraw} hộ đã thoát chưa thu hồi giấy chứng nhận.", "giay-chung-nhan")


_GATES: dict[Step, Callable[[RoundVillage, Tally, date], Iterator[Missing]]] = {
    Step.LIST: _list, Step.SURVEY: _survey, Step.CLASSIFICATION: _classification, Step.MEETING: _meeting, Step.POSTING: _posting,
    Step.COMPLAINTS: _complaints, Step.OPINION: _opinion, Step.DECISION: _decision, Step.CERTIFICATES: _certificates,
}  # fmt: skip
