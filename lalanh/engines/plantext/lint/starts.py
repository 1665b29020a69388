"""Beginnings: two of one activity, or one before the plan was thought of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lalanh.base.text import fold
from lalanh.engines.plantext import dates
from lalanh.engines.plantext.lint.bases import bases
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph, Span

_DAY = r"(?:ngày\s+)?\d{1,2}\s?/\s?\d{1,2}(?:\s?/\s?20\d\d)?"
_TWO = late(rf"(?<!\w)bắt\s+đầu\s+(?:từ\s+)?{_DAY}\s+và\s+(?:từ\s+)?{_DAY}", re.IGNORECASE)
_APART = late(
    r"(?<!\w)(?:đợt|lần|lượt|vòng|kỳ|giai\s+đoạn|bước|đến|tới|kết\s+thúc|hoàn\s+thành|xong|lần\s+lượt|hằng|hàng)(?!\w)",
    re.IGNORECASE,
)
_ONE = late(r"(?<!\w)(?:0?1|một)\s+(?:lớp|cuộc|hội\s+nghị|khóa|khoá|đợt|buổi|phiên)(?!\w)", re.IGNORECASE)
_BACK = 30


def _single(facts: Facts, at: int) -> Span | None:
    """Where the activity is said to be one, shortly above under the same numbered item."""
    path = facts.outline.path_of(facts.paragraphs[at]).rsplit(".", 1)[0]
    for above in reversed(facts.paragraphs[max(0, at - _BACK) : at]):
        if not facts.outline.path_of(above).startswith(path):
            return None
        m = _ONE.search(above.text)
        if m:
            return above.span(m.start(), min(len(above.text), m.end() + 60))
    return None


@rule("PL068", "other", "warning", "{where}: một hoạt động nhưng hai thời điểm “{quote}”, không có ngày kết thúc.")
def one_activity_two_starts(facts: Facts) -> Iterator[Hit]:
    """One class or meeting starts on two days and ends on none ("01 lớp tập huấn"; "bắt đầu từ 01/6 và 01/11").

    Silent where rounds, a period or an end is told, and where the activity is not said to be one.
    """
    for index, paragraph in enumerate(facts.paragraphs):
        m = _TWO.search(paragraph.text) if "ắt đầu" in paragraph.text else None
        if not m or _APART.search(paragraph.text):
            continue
        single = _single(facts, index)
        if single:
            values: dict[str, object] = {"where": facts.place(paragraph), "quote": m[0]}
            yield Hit(paragraph.span(m.start(), m.end()), values, single)


_WHOLE = late(
    r"(?<!\w)(?:Phong\s+trào|Kế\s+hoạch|Cuộc\s+vận\s+động|Chương\s+trình|Chiến\s+dịch|Đề\s+án)(?!\w)[^.;]{0,60}(?<!\w)(?:triển\s+khai|"
    r"phát\s+động|thực\s+hiện|bắt\s+đầu)"
)
_TIMES = late(r"\b(?:thoi gian|lo trinh|tien do)\b")


@rule("PL069", "deadline-order", "warning", "{where}: bắt đầu “{quote}”, trước năm kế hoạch ({year}){before}.")
def plan_starts_before_its_bases(facts: Facts) -> Iterator[Hit]:
    """The whole movement or plan is to start in a month before the plan's year and before every document it is based on.

    Only under a heading that gives the time or the stages; a start in a year ("từ năm 2021") tells what has been.
    """
    year = facts.year
    known = [c.date for c in bases(facts) if c.date]
    for paragraph in facts.figured if year and known else ():
        if paragraph.zone != "body" or not _WHOLE.search(paragraph.text) or not _timed(facts, paragraph):
            continue
        for when in dates.find(paragraph.text, year):
            if (
                when.cue != "from"
                or not when.has_year
                or when.kind not in ("day", "month")
                or not when.first
                or not year
            ):
                continue
            if when.first < date(year, 1, 1) and when.first < min(known) and facts.header.end_year in (None, year):
                values: dict[str, object] = {
                    "where": facts.place(paragraph), "year": year, "quote": paragraph.text[when.lead : when.end],
                    "before": f" và trước văn bản căn cứ sớm nhất ({min(known):%d/%m/%Y})",
                }  # fmt: skip
                yield Hit(
                    paragraph.span(when.lead, when.end), values, facts.title_line.span() if facts.title_line else None
                )
                return


def _timed(facts: Facts, paragraph: Paragraph) -> bool:
    return any(_TIMES.search(fold(s.title)) for s in facts.outline.chain(paragraph)[:2])
