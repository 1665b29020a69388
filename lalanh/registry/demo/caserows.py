"""Households of a round as rows: cases, surveys, answers of members."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lalanh.registry.demo import bulk, homes, living
from lalanh.registry.demo.book import Entry, groups
from lalanh.registry.demo.living import Life
from lalanh.registry.demo.panel import ABOVE, GONE, REFUSED
from lalanh.registry.models import CAUSES, WISHES, CaseState, MemberAnswer, ReviewCase, ReviewRound, Survey

CASE = (
    "round_id", "household_id", "village_id", "unit_path", "origin", "request_on", "request_reason", "state", "opening_class", "opening_members", "arrival",
    "was_poor_before", "head_name", "ethnicity_id", "members", "area", "head_is_woman", "has_merit", "has_no_labour", "has_social_protection", "is_indigenous",
    "income", "b2", "deprivations", "unknown_deprivations", "poverty_class", "route", "children", "children_malnourished", "children_uninsured",
    "children_out_of_school", "surveyed_on", "surveyor", "refusal", *(f"dep_{name}" for name in living.ORDER), *(f"cause_{name}" for name in CAUSES),
    *(f"wish_{name}" for name in WISHES),
)  # fmt: skip
SURVEY = (
    "case_id", "unit_path", "income_12_months", "income", "wall", "column", "roof", "hard_floor", "hard_frame", "hard_roof", "area_dm2", "water", "latrine", "waste",
    "hears_loudspeaker", *(f"has_{name}" for name in ("television", "radio", "desktop", "phone", "laptop", "tablet", "smartphone")),
)  # fmt: skip
ANSWER = (
    "case_id", "person_id", "unit_path", "insured", "attending", "finished", "on_job_certificate", "work", "malnourished", "monthly_allowance", "uses_internet",
    "uses_phone", "untreated_illness",
)  # fmt: skip
REASONS = (
    "Gia đình mất mùa sắn, thu nhập giảm", "Lao động chính ốm đau, phải vay tiền chữa bệnh", "Vợ chồng mới ra ở riêng, chưa có đất sản xuất", "Nhà xuống cấp, con nhỏ đông",
    "Chồng mất, một mình nuôi con nhỏ", "Không có việc làm ổn định sau khi thôi làm thuê",
)  # fmt: skip

REFUSAL = "Kết quả rà soát: hộ có mức sống trung bình trở lên; không thuộc diện hộ nghèo, hộ cận nghèo."


@dataclass(slots=True)
class Row:
    """A household in a round: `life` None while it is not surveyed."""

    entry: Entry
    state: str
    life: Life | None
    surveyed_on: date | None = None
    surveyor: str = ""
    id: int = 0


def write(of: ReviewRound, rows: list[Row], answered: bool = True) -> None:
    """Cases, and with `answered` the survey and answers of those that have been asked."""
    keys = bulk.insert(ReviewCase, CASE, (_case(of, row) for row in rows))
    for row, key in zip(rows, keys, strict=True):
        row.id = key
    if answered:
        bulk.insert(Survey, SURVEY, (_survey(row, row.life) for row in rows if row.life))
        bulk.insert(MemberAnswer, ANSWER, (one for row in rows if row.life for one in _answers(row, row.life)))


def _case(of: ReviewRound, row: Row) -> tuple[Any, ...]:
    home, place, year = row.entry.home, row.entry.place, of.year
    line = home.line
    opening, result = line.opening.get(year, ""), line.result[year]
    size = len(home.there(date(year - 1, of.review_on.month, of.review_on.day))) if opening else 0
    gone = result == GONE
    members = size if gone else len(row.life.members) if row.life else len(home.there(of.review_on))
    origin, asked_on, reason = _origin(row, opening, result, year)
    arrival = "gone" if gone else "came" if line.came == year else ""
    return (
        of.pk, row.entry.id, place.id, place.path, origin, asked_on, reason, row.state, opening, size, arrival, year > 2021 and line.listed_before(year), home.head.name, home.people,
        members, "urban" if line.village.commune.urban else "rural", home.head.woman, *groups(home), *_found(row.life), row.surveyed_on, row.surveyor, REFUSAL if row.state == CaseState.REFUSED else "",
        *_marks(row.life),
    )  # fmt: skip


def _origin(row: Row, opening: str, result: str, year: int) -> tuple[str, date | None, str]:
    rng = row.entry.home.rng(year + 40)
    day = date(year, 9, 5) + timedelta(days=rng.randint(0, 20))
    if result == GONE:
        return "listed", None, "đã chuyển đi, nhập hộ hoặc không còn thành viên"
    if row.entry.home.line.came == year:
        return "added", None, "chuyển đến từ nơi khác, đang là hộ trong danh sách"
    if not opening and result == ABOVE:
        return "added", None, "rà soát toàn bộ hộ dân cư"
    if not opening:
        return "requested", day, rng.choice(REASONS)
    if result == ABOVE and rng.random() < 0.25:
        return "exit_requested", day, "Gia đình có thu nhập ổn định, tự nguyện đề nghị thoát"
    return "listed", None, ""


def _found(life: Life | None) -> tuple[Any, ...]:
    if life is None:
        return (None, None, None, None, "unknown", "", None, None, None, None)
    count = len(life.lacking)
    route = "both" if life.cls == "poor" else ""
    return (life.income, count * 10, count, 0, life.cls, route, life.children, life.malnourished, life.uninsured, life.out_of_school)  # fmt: skip


def _marks(life: Life | None) -> Iterator[bool | None]:
    for name in living.ORDER:
        yield name in life.lacking if life else None
    for name in CAUSES:
        yield bool(life and name in life.causes)
    for name in WISHES:
        yield bool(life and name in life.wishes)


def _survey(row: Row, life: Life) -> tuple[Any, ...]:
    house = life.house
    return (
        row.id, row.entry.place.path, life.income * 12 * len(life.members), life.income, house.wall, house.column, house.roof, house.hard_floor, house.hard_frame,
        house.hard_roof, house.area_dm2, house.water, house.latrine, house.waste, house.hears_loudspeaker, *(name.removeprefix("has_") in house.devices for name in SURVEY[15:]),
    )  # fmt: skip


def _answers(row: Row, life: Life) -> Iterator[tuple[Any, ...]]:
    keys = {id(one): key for key, one in row.entry.pairs()}
    for one, told in zip(life.members, life.told, strict=True):
        yield (
            row.id, keys[id(one)], row.entry.place.path, told.insured, told.attending, told.finished, told.on_job_certificate, told.work, told.malnourished,
            told.monthly_allowance, told.uses_internet, told.uses_phone, told.untreated_illness,
        )  # fmt: skip


def counted(entry: Entry, of: ReviewRound) -> Row:
    """As `finished`, with the refusal that otherwise comes with the decision."""
    refused = entry.home.line.result[of.year] == REFUSED
    return finished(entry, of, CaseState.REFUSED if refused else CaseState.AGREED)


def finished(entry: Entry, of: ReviewRound, state: str = CaseState.AGREED, surveyor: str = "") -> Row:
    """A household whose result stands as the panel says."""
    if entry.home.line.result[of.year] == GONE:
        return Row(entry, CaseState.DROPPED, None)
    day = date(of.year, 9, 20) + timedelta(days=entry.home.line.number % 22)
    return Row(entry, state, homes.live(entry.home, of.year, of.review_on), day, surveyor)
