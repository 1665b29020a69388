"""Duties told twice with two dates, duties of a year gone by, duties of all placed under one body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts, once
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.lint.reports import body, report_of, same_body
from lalanh.engines.plantext.model import Deadline

_ALL = late(r"^(?:tat ca )?(?:cac )?(?:co quan|don vi|so|phong|ban|nganh)\b.*\b(?:don vi|nganh|dia phuong|ban|thuoc)\b")
_INTERIM = late(
    r"\bso bo\b|\bchinh thuc\b|\bdot\b|\bbo sung\b|\buoc\b|\bnhanh\b|\bdu thao\b|\bquyet toan\b|\bso lieu\b"
)
_PERIODS = {"semiannual": "6 tháng", "annual": "năm"}
_FAR = 60
_MANY = 150
"""More reports than any one plan has: work stays in proportion in a text of many plans."""


@once
def _periodic(facts: Facts) -> Iterator[Deadline]:
    """Reports for six months or the year with their day."""
    for item in facts.reading.deadlines:
        periodic = item.due and item.who and item.recurrence in _PERIODS and "bao cao" in fold(item.what)
        if periodic and not _INTERIM.search(fold(facts.quote(item.span, 300))):
            yield item


def _of_all(item: Deadline) -> bool:
    return len(item.who) == 1 and bool(_ALL.search(fold(item.who[0]))) and item.to is not None


def _strays(facts: Facts, general: Deadline) -> list[Deadline]:
    """Reports within activities, to no one named, on another day than all others and than the general duty."""
    mine = [
        d
        for d in _periodic(facts)[:_MANY]
        if d.recurrence == general.recurrence
        and report_of(facts, d) == report_of(facts, general)
        and d.to is None
        and d.via is None
        and d.section != general.section
    ]
    same = [d for d in mine if d.due == general.due]
    other = [d for d in mine if d.due and general.due and 0 < abs((d.due - general.due).days) <= _FAR]
    return other if same and len(other) <= len(same) else []


def _twice(facts: Facts) -> Iterator[tuple[Deadline, Deadline]]:
    """One report of one body to one body, on two days."""
    found: dict[tuple[str, str, str], Deadline] = {}
    for item in _periodic(facts):
        if not item.to or len(item.who) != 1 or not item.due:
            continue
        key = (body(item.who[0]), body(item.to), item.recurrence)
        first = found.setdefault(key, item)
        if not first.due or first.due.year != item.due.year or first.section == item.section:
            continue
        if report_of(facts, first) != report_of(facts, item):
            continue
        one_way = not first.via or not item.via or same_body(first.via, item.via)
        if one_way and 0 < abs((item.due - first.due).days) <= _FAR:
            yield first, item


@rule(
    "PL074",
    "deadline-order",
    "error",
    "{where}: báo cáo {period} của {who} hạn {due}, nhưng {where_b} ghi hạn {other}.",
)
def report_with_two_dates(facts: Facts) -> Iterator[Hit]:
    """One report has two dates: of one body to one body in two sections, or of all by one day and of an activity by another.

    A report within an activity is compared with the duty of all bodies only where other activities keep that day.
    First and final reports, rounds, estimates and data are other reports.
    """
    pairs = [(g, s) for g in _periodic(facts)[:_MANY] if _of_all(g) for s in _strays(facts, g)[:1]]
    for first, second in [*pairs, *_twice(facts)]:
        if first.due and second.due:
            where = facts.where_path(first.section)
            values: dict[str, object] = {
                "where": where[:1].upper() + where[1:], "period": _PERIODS[first.recurrence],
                "who": ", ".join(first.who)[:80], "due": f"{first.due:%d/%m/%Y}",
                "where_b": facts.where_path(second.section), "other": f"{second.due:%d/%m/%Y}",
            }  # fmt: skip
            yield Hit(first.span, values, second.span)


_FIRST_OF_ALL = late(r"(?<!\w)[Tt]rước\s+mắt,?[^.;]{0,60}?(?:thực\s+hiện|triển\s+khai)(?!\w)")
_FOR_YEAR = late(r"[^.;]{0,300}?(?<!đến )(?<!từ )năm\s+(?P<year>20\d\d)(?!\s?[-–]|\d)")


@rule(
    "PL107",
    "other",
    "warning",
    "{where}: việc trước mắt lại là “{quote}” của năm {past}, kế hoạch này là của năm {year}.",
)
def task_of_a_past_year(facts: Facts) -> Iterator[Hit]:
    """What is to be done first ("trước mắt") is a document that its own title sets for a year before the plan's."""
    year = facts.year
    for citation in facts.reading.citations if year and "rước mắt" in facts.text else ():
        paragraph = facts.paragraph_at(citation.span.start)
        if paragraph is None or paragraph.zone != "body" or not citation.date or not year or citation.date.year >= year:
            continue
        lead = " ".join(
            facts.text[max(paragraph.span().start, citation.span.start - 140) : citation.span.start].split()
        )
        found = list(_FIRST_OF_ALL.finditer(lead))
        if not found or re.search(r"[.;]\s", lead[found[-1].start() :]):
            continue
        m = _FOR_YEAR.match(facts.text, citation.span.end, citation.span.end + 320)
        if m and int(m["year"]) == citation.date.year:
            values: dict[str, object] = {
                "where": facts.place(paragraph), "quote": facts.quote(citation.span, 70), "past": m["year"], "year": year,
            }  # fmt: skip
            yield Hit(citation.span, values)


_TO_ALL = late(
    r"\W*Căn\s+cứ\s+(?:nội\s+dung\s+)?(?:Kế\s+hoạch|Chương\s+trình|kế\s+hoạch)\s+này\s*,\s*(?:yêu\s+cầu\s+|đề\s+nghị\s+)?"
    r"các\s+(?:cơ\s+quan|đơn\s+vị|phòng|ban|sở|ngành)\s*,[^.:]{0,80}(?:đơn\s+vị|ngành|địa\s+phương)(?!\w)[^.]{0,200}báo\s+cáo"
)
_ANYONE = late(
    r"^(?:de nghi )?(?:cac )?(?:co quan|don vi|so,|phong,|ban,|nganh|to chuc,)|\bco quan, don vi\b|\bdia phuong\b|\blien quan\b"
)


@rule("PL108", "other", "note", "{where}: nhiệm vụ chung của mọi cơ quan, đơn vị lại đặt trong phần việc của “{body}”.")
def duty_of_all_under_one_body(facts: Facts) -> Iterator[Hit]:
    """A bullet under the heading of one body gives a report to all bodies ("Căn cứ Kế hoạch này, các cơ quan, đơn vị …").

    A closing paragraph that is no item of the list under the heading is sound.
    """
    heads = {a.section: a for a in reversed(facts.reading.assignments) if a.lead}
    for paragraph in facts.paragraphs:
        if paragraph.kind != "bullet" or "ăn cứ" not in paragraph.text[:24] or not _TO_ALL.match(paragraph.text):
            continue
        head = heads.get(facts.outline.path_of(paragraph))
        title = facts.outline.chain(paragraph)[0].title if paragraph.section is not None else ""
        if head and head.span.start < paragraph.span().start and not _ANYONE.search(fold(title)):
            values: dict[str, object] = {"where": facts.place(paragraph), "body": head.lead[0][:80]}
            yield Hit(paragraph.span(0, min(len(paragraph.text), 150)), values)


_FINISH = late(r"\W*(?:Phải\s+)?[Hh]oàn\s+thành\s+(?:việc\s+)?(?:xây\s+dựng\s+)?báo\s+cáo(?!\w)")
_SOMETIME = late(
    r"(?<!\w)(?:theo\s+(?:quy\s+định|yêu\s+cầu|tiến\s+độ|kế\s+hoạch|hướng\s+dẫn|thời\s+(?:gian|hạn)|chỉ\s+đạo)|định\s+kỳ|đúng\s+(?:hạn|thời|tiến)|"
    r"kịp\s+thời|sau\s+khi|ngay|trước|quý|tháng|hằng|hàng|thường\s+xuyên|đột\s+xuất)(?!\w)",
    re.IGNORECASE,
)


@rule(
    "PL111", "other", "note", "{where}: “{quote}” không có thời hạn; kế hoạch cũng không định ngày hay kỳ báo cáo nào."
)
def report_without_date(facts: Facts) -> Iterator[Hit]:
    """A report is to be finished by no day, in a plan that sets no day and no period for any report.

    Silent where any word of time stands in the same item or any duty of the plan has its day or period.
    """
    if any(d.due or d.recurrence not in ("once", "adhoc") for d in facts.reading.deadlines):
        return
    tasked = {a.section for a in facts.reading.assignments if a.lead}
    for paragraph in facts.paragraphs:
        text = paragraph.text
        if paragraph.zone != "body" or paragraph.kind != "bullet" or not _FINISH.match(text) or _SOMETIME.search(text):
            continue
        if facts.outline.path_of(paragraph) in tasked:
            end = min(len(text), 110)
            yield Hit(paragraph.span(0, end), {"where": facts.place(paragraph), "quote": text[:end].strip("-+ ")})
