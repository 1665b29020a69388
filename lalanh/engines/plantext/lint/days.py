"""Dates that cannot be, intervals that run backwards, days outside the plan."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from lalanh.base.text import fold
from lalanh.engines.plantext import dates
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Span

_LAST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY = late(
    r"(?<![\d/.,])(?P<d>\d{1,2})\s?(?:/|tháng\s|"
    r"(?<=\d)[.\-](?=\d{1,2}[.\-]\d{4}))\s?(?P<m>\d{1,2})(?:\s?(?:/|[.\-]|,?\s*năm\s)\s?(?P<y>(?:19|"
    r"20)\d\d))?(?![\d/])"
)
_DATED = late(r"(?:ngày|trước|đến|từ|hết|nhất|vào|,|-|–|và|\()\s*$", re.IGNORECASE)
_COUNTED = late(
    r"\s?(?:%|xã|thôn|hộ|huyện|phường|thị|bản|làng|buôn|ấp|tổ|khu|tiêu\s+chí|chỉ\s+tiêu|lớp|đơn\s+vị|người|"
    r"nhà|căn|trường|mô\s+hình|công\s+trình|đại\s+biểu|trạm|tỉnh|ngày|lần|điểm|cơ\s+sở|tuần|giờ|"
    r"thành\s+viên|nội\s+dung|nhiệm\s+vụ)"
)


def impossible(day: int, month: int, year: int | None) -> bool:
    """True when the calendar has no such day; 29 February only in a year that is known to be common."""
    if not 1 <= month <= 12 or not 1 <= day <= _LAST[month - 1]:
        return True
    return month == 2 and day == 29 and year is not None and not calendar.isleap(year)


@rule("PL060", "other", "error", "{where}: ngày “{day}” không có trong lịch.")
def impossible_date(facts: Facts) -> Iterator[Hit]:
    """A day that the calendar does not have (31/6, 30/2, 29/02/2025)."""
    for paragraph in facts.figured:
        for m in _DAY.finditer(paragraph.text):
            if not impossible(int(m["d"]), int(m["m"]), int(m["y"]) if m["y"] else None):
                continue
            if not _reads_as_day(paragraph.text, m):
                continue
            yield Hit(paragraph.span(m.start(), m.end()), {"where": facts.place(paragraph), "day": m[0]})


def _reads_as_day(text: str, m: re.Match[str]) -> bool:
    """A fraction of things (31/35 xã) is no date; a day without year needs "ngày" or "trước" before it."""
    before = text[max(0, m.start() - 14) : m.start()]
    if "tháng" in m[0]:
        return bool(m["y"] or re.search(r"ngày\s*$", before, re.IGNORECASE)) and int(m["m"]) <= 12
    if _COUNTED.match(text, m.end()) and not m["y"]:
        return False
    dated = re.search(r"ngày\s*$", before, re.IGNORECASE) if not m["y"] else _DATED.search(before) or not before.strip()
    plausible = int(m["d"]) <= 35 and int(m["m"]) <= 15
    return (
        bool(dated or (not m["y"] and re.search(r"(?:trước|hết|nhất|đến)\s*$", before) and int(m["m"]) <= 12))
        and plausible
    )


_BEGINS = late(r"ừ\s|ắt\s+đầu|hởi\s+(?:công|động)|hai\s+(?:giảng|mạc)")
_BACKWARDS = late(r"(?:năm|giai\s+đoạn)\s+(?P<a>20\d\d)\s?[-–]\s?(?P<b>20\d\d)", re.IGNORECASE)
_ENDS = late(
    r"(?<!\w)(?:[Tt]ừ|(?:[Bb]ắt\s+đầu|[Kk]hởi\s+công|[Kk]hai\s+(?:giảng|mạc)|[Kk]hởi\s+động)(?:\s+(?:từ|vào|trong))?)\s+(?:ngày\s+)?(?:(?P<d1>\d{1,2})\s?(?:/|tháng\s)\s?|tháng\s+)(?P<m1>\d{1,2})(?:\s?(?:/|"
    r"năm\s)\s?(?P<y1>20\d\d))?"
    r"\s*(?:đến|tới|-|–|[,;]?\s*(?:và\s+)?(?:kết\s+thúc|hoàn\s+thành|bế\s+(?:giảng|mạc))(?:\s+(?:vào|trước|trong))?)\s*(?:hết\s+)?(?:ngày\s+)?"
    r"(?:(?P<d2>\d{1,2})\s?(?:/|tháng\s)\s?|tháng\s+)(?P<m2>\d{1,2})(?:\s?(?:/|năm\s)\s?(?P<y2>20\d\d))?(?![\d/%])"
)


def _ends(m: re.Match[str], year: int | None) -> tuple[date, date] | None:
    """Both ends of an interval; a first end without year stands in the year of the second."""
    last_year = int(m["y2"] or m["y1"] or year or 0)
    if not last_year:
        last_year = 2001
    first_year = int(m["y1"]) if m["y1"] else last_year
    if not m["y2"] and m["y1"]:
        last_year = first_year
    first = dates.day(first_year, int(m["m1"]), int(m["d1"] or 1))
    month = int(m["m2"])
    last = (
        dates.day(last_year, month, int(m["d2"]))
        if m["d2"]
        else dates.month_end(last_year, month)
        if 1 <= month <= 12
        else None
    )
    return (first, last) if first and last else None


def _crosses_new_year(m: re.Match[str], first: date, last: date, issued: date | None, year: int | None) -> bool:
    """An interval such as "tháng 10 đến tháng 3/2026" or "tháng 9 đến tháng 5" runs over the turn of the year."""
    if m["y1"] and m["y2"]:
        return False
    try:
        before = first.replace(year=first.year - 1)
    except ValueError:
        return True
    if last - before > timedelta(days=290):
        return False
    if not m["y2"]:
        return True
    return before >= issued or last.year > issued.year if issued else last.year != year


@rule("PL061", "deadline-order", "error", "{where}: “{quote}” kết thúc trước khi bắt đầu.")
def ends_before_it_starts(facts: Facts) -> Iterator[Hit]:
    """An interval ends before it starts (từ ngày 20/10 đến ngày 10/10).

    An interval that may run over the turn of the year is sound.
    """
    for paragraph in facts.figured:
        for m in _ENDS.finditer(paragraph.text) if _BEGINS.search(paragraph.text) else ():
            ends = _ends(m, facts.year)
            if ends and ends[0] > ends[1] and not _crosses_new_year(m, *ends, facts.header.date, facts.year):
                yield Hit(paragraph.span(m.start(), m.end()), {"where": facts.place(paragraph), "quote": m[0]})
        for m in _BACKWARDS.finditer(paragraph.text) if "20" in paragraph.text else ():
            if int(m["a"]) > int(m["b"]):
                yield Hit(paragraph.span(m.start(), m.end()), {"where": facts.place(paragraph), "quote": m[0]})


_WEEKDAYS = {"hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "7": 5}
_WEEKDAY = late(
    r"(?<!\w)(?:[Tt]hứ\s+(?P<w>hai|ba|tư|năm|sáu|bảy|[2-7])|"
    r"(?P<sun>[Cc]hủ\s+nhật))\s*,?\s*\(?\s*(?:ngày\s+)?(?P<d>\d{1,2})\s?(?:/|"
    r"tháng\s)\s?(?P<m>\d{1,2})(?:\s?(?:/|năm\s)\s?(?P<y>20\d\d))?",
    re.IGNORECASE,
)


@rule("PL062", "other", "error", "{where}: “{quote}” – ngày này là {real}.")
def wrong_weekday(facts: Facts) -> Iterator[Hit]:
    """A date is printed with a day of the week on which it does not fall."""
    names = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
    for paragraph in facts.figured:
        low = paragraph.text.lower()
        for m in _WEEKDAY.finditer(paragraph.text) if "thứ " in low or "nhật" in low else ():
            year = int(m["y"]) if m["y"] else facts.year
            day = dates.day(year, int(m["m"]), int(m["d"])) if 1 <= int(m["m"]) <= 12 else None
            told = 6 if m["sun"] else _WEEKDAYS[m["w"].lower()]
            if day and day.weekday() != told:
                values: dict[str, object] = {
                    "where": facts.place(paragraph),
                    "quote": m[0],
                    "real": names[day.weekday()],
                }
                yield Hit(paragraph.span(m.start(), m.end()), values)


_YEAR = late(r"(?:19|20)\d\d")
_BY = late(r"trước|hạn|nhất|không", re.IGNORECASE)
_DUTY = late(
    r"(?<!\w)(?:hoàn\s+thành|báo\s+cáo|gửi|nộp|trình|xong|triển\s+khai|phê\s+duyệt|phân\s+bổ|tổ\s+chức|"
    r"tổng\s+hợp)(?!\w)",
    re.IGNORECASE,
)
_PAST = late(
    r"(?<!\w)(?:đã|tính\s+đến|so\s+với|từ\s+trước|hiện\s+có|sinh|cư\s+trú|phát\s+sinh|công\s+nhận|"
    r"có\s+hiệu\s+lực|khởi\s+công|chuyển\s+tiếp|có\s+tên)(?!\w)",
    re.IGNORECASE,
)


@rule("PL063", "deadline-order", "warning", "{where}: hạn {due} nằm trước {issued}.")
def due_before_plan(facts: Facts) -> Iterator[Hit]:
    """A duty with a printed year is due before the day on which the plan is issued, or in a year before the plan's.

    Silent in the bases and the account of the situation, and where the sentence tells what has been.
    """
    issued, year = facts.header.date, facts.year
    limit = issued or (date(year, 1, 1) if year else None)
    for paragraph in facts.figured if limit else ():
        if paragraph.zone != "body" or facts.scope.topic(paragraph) in ("situation", "basis"):
            continue
        if not _YEAR.search(paragraph.text) or not _BY.search(paragraph.text):
            continue
        for when in dates.find(paragraph.text, facts.year):
            if (
                when.cue != "before"
                or when.cited
                or not when.has_year
                or when.last is None
                or limit is None
                or when.last >= limit
            ):
                continue
            around = paragraph.text[max(0, when.lead - 90) : when.end + 30]
            if _DUTY.search(around) and not _PAST.search(around):
                told = f"ngày ban hành kế hoạch ({issued:%d/%m/%Y})" if issued else f"năm kế hoạch ({year})"
                values: dict[str, object] = {
                    "where": facts.place(paragraph),
                    "due": f"{when.last:%d/%m/%Y}",
                    "issued": told,
                }
                yield Hit(paragraph.span(when.lead, when.end), values, _head_span(facts))


def _head_span(facts: Facts) -> Span | None:
    return facts.head[0].span() if facts.head else None


@rule("PL064", "deadline-order", "warning", "{where}: hạn {due} nằm ngoài thời gian của kế hoạch (năm {year}).")
def due_after_plan(facts: Facts) -> Iterator[Hit]:
    """A duty is due more than half a year after the end of the plan."""
    end = facts.header.end_year or facts.year
    for item in facts.reading.deadlines:
        if (
            item.due
            and end
            and item.due > date(end + 1, 6, 30)
            and str(item.due.year) in facts.text[item.span.start : item.span.end]
        ):
            where = facts.where_path(item.section)
            yield Hit(item.span, {"where": where[:1].upper() + where[1:], "due": f"{item.due:%d/%m/%Y}", "year": end})


@rule("PL066", "deadline-order", "warning", "{where}: thời gian thực hiện “{quote}” nằm ngoài năm kế hoạch ({year}).")
def activity_outside_plan(facts: Facts) -> Iterator[Hit]:
    """The line "Thời gian thực hiện" of an activity names, with its year, a time wholly before or after the plan.

    Half a year after the plan's end is left for what runs on.
    """
    first, last = facts.year, facts.header.end_year or facts.year
    for paragraph in facts.paragraphs if first and last else ():
        m = _TIME_LINE.search(paragraph.text) if paragraph.kind != "row" and paragraph.zone == "body" else None
        if not m or facts.scope.topic(paragraph) in ("situation", "basis") or first is None or last is None:
            continue
        found = [w for w in dates.between(paragraph.text, facts.year, m.end(), m.end() + 120) if not w.cited]
        if not found or not all(w.has_year and w.first and w.last for w in found):
            continue
        begins, ends = min(w.first for w in found if w.first), max(w.last for w in found if w.last)
        if ends < date(first, 1, 1) or begins > date(last + 1, 6, 30):
            values: dict[str, object] = {
                "where": facts.place(paragraph), "year": first if first == last else f"{first}-{last}",
                "quote": paragraph.text[found[0].start : found[-1].end],
            }  # fmt: skip
            yield Hit(paragraph.span(m.start(), found[-1].end), values, _head_span(facts))


_TIME_LINE = late(r"Thời\s+gian(?:\s+(?:thực\s+hiện|triển\s+khai|tổ\s+chức|hoàn\s+thành))?\s*:")
_STARTS = late(r"bat dau|khoi cong|tu ngay|ngay bd|thoi gian tu")
_STOPS = late(r"ket thuc|hoan thanh|den ngay|ngay kt|thoi gian den")


@rule("PL065", "deadline-order", "error", "{where}: “{label}” bắt đầu {first} nhưng kết thúc {last}.")
def row_ends_before_it_starts(facts: Facts) -> Iterator[Hit]:
    """In a table with columns for start and end a row ends before it starts."""
    columns: tuple[int, int] | None = None
    table: int | None = None
    for paragraph in facts.paragraphs:
        if paragraph.kind != "row":
            continue
        if paragraph.table != table:
            table, columns = paragraph.table, None
        heads = [fold(paragraph.cell(i)) for i in range(len(paragraph.cells))]
        start = next((i for i, h in enumerate(heads) if _STARTS.search(h)), None)
        stop = next((i for i, h in enumerate(heads) if _STOPS.search(h) and i != start), None)
        if columns is None:
            columns = (start, stop) if start is not None and stop is not None else None
            continue
        first = dates.find(paragraph.cell(columns[0]), facts.year, loose=True)
        last = dates.find(paragraph.cell(columns[1]), facts.year, loose=True)
        if first and last and first[0].first and last[-1].last and first[0].first > last[-1].last:
            label = next((paragraph.cell(i) for i in range(1, len(heads)) if len(paragraph.cell(i)) > 4), "")
            values: dict[str, object] = {
                "where": facts.place(paragraph), "label": label[:60],
                "first": f"{first[0].first:%d/%m/%Y}", "last": f"{last[-1].last:%d/%m/%Y}",
            }  # fmt: skip
            a, b = paragraph.cells[columns[0]], paragraph.cells[columns[1]]
            yield Hit(paragraph.span(min(a[0], b[0]), max(a[1], b[1])), values)
