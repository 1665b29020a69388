"""Steps of one piece of work, told in the wrong order of days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lalanh.base.text import fold
from lalanh.engines.plantext import dates
from lalanh.engines.plantext.lint.activities import content
from lalanh.engines.plantext.lint.facts import Facts, word_set
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Deadline, Paragraph, Span

_STAGES = tuple(
    late(pattern)
    for pattern in (
        r"\b(?:lap danh sach|lap|ra soat|xay dung|dieu tra|thu thap|khao sat|dang ky|de xuat|binh xet|du thao|lay y kien|gop y)\b",
        r"\b(?:tong hop|phan loai|tham dinh|tham tra|phuc tra|hoan thien|hoan chinh|nhap du lieu)\b",
        r"\b(?:phe duyet|ban hanh|quyet dinh|cong nhan|cong bo)\b",
        r"\b(?:khoi cong|giai ngan|cap phat|chi tra)\b",
        r"\b(?:nghiem thu|ban giao|dua vao su dung|khanh thanh)\b",
        r"\b(?:quyet toan|thanh toan|thanh quyet toan)\b",
    )
)
_VERBS = word_set(
    "lap ra soat xay dung tong hop hoan thien khao sat dang ky tham dinh phe duyet ban hanh quyet dinh cong nhan "
    "cong bo trinh gui dieu tra thu thap de xuat binh xet du thao lay y kien gop phan loai tra phuc hoan chinh nhap "
    "khoi giai ngan cap phat chi nghiem thu giao dua su dung khanh quyet toan ubnd uy nhan dan chinh thuc "
    "thanh so bo dot lan nghi hop xong duoc trong tat hoan chu tich so nganh phong"
)
_NOT_ONE = late(
    r"\b(?:thuong xuyen|hang nam|bo sung|dieu chinh|hang thang|dinh ky|phat sinh|con lai|dot (?:2|ii|hai))\b"
)
_REACH = 80


class Step(NamedTuple):
    item: Deadline
    stage: int
    thing: frozenset[str]
    years: frozenset[str]


def _step(item: Deadline) -> Step | None:
    words = fold(item.what)
    found = [(m.start(), stage) for stage, pattern in enumerate(_STAGES) if (m := pattern.search(words[:70]))]
    if not found or _NOT_ONE.search(words):
        return None
    first = min(found)
    stage = first[1]
    numbers = frozenset(re.findall(r"(?<![\d/.,])\d{1,3}(?![\d/.,%])", words))
    things = frozenset(w for w in content(item.what) - _VERBS if len(w) > 1) | numbers
    return Step(item, stage, things, frozenset(re.findall(r"\b20\d\d\b", words)))


_PAPERS = word_set("danh sach ho so nhu cau ket qua du toan kinh phi ke hoach phuong an phieu bieu bao cao")


def _same(a: Step, b: Step) -> bool:
    """True when both speak of one thing: most words of the shorter stand in the longer, those that name no paper too."""
    small, large = sorted((a.thing, b.thing), key=len)
    if a.years != b.years and a.years and b.years:
        return False
    own, other = small - _PAPERS, large - _PAPERS
    if len(own & other) < max(1, 0.75 * max(len(own), 1)) or len(other) > 3 * len(own) + 1:
        return False
    return len(small) >= (2 if small == large else 3) and len(small & large) >= max(2, 0.75 * len(small))


@rule("PL055", "deadline-order", "warning", "{where}: “{later}” đến hạn {due}, trước khi “{work}” xong ({end}).")
def stage_before_the_one_it_needs(facts: Facts) -> Iterator[Hit]:
    """A thing is to be approved, paid or added up before the day on which it is to be drawn up; both must name it alike.

    Survey and list come before adding up and appraisal, these before approval, then start, hand-over and final account.
    """
    items = [s for d in facts.reading.deadlines if d.due and d.recurrence == "once" and (s := _step(d))]
    told: set[Span] = set()
    for at, later in enumerate(items):
        for work in items[max(0, at - _REACH) : at + _REACH]:
            if work.stage >= later.stage or later.item.due is None or work.item.due is None:
                continue
            if later.item.due >= work.item.due or (work.item.due.month, work.item.due.day) == (12, 31):
                continue
            if _same(later, work) and later.item.span not in told:
                told.add(later.item.span)
                where = facts.where_path(later.item.section)
                values: dict[str, object] = {
                    "where": where[:1].upper() + where[1:],
                    "later": later.item.what[:70], "due": f"{later.item.due:%d/%m/%Y}",
                    "work": work.item.what[:70], "end": f"{work.item.due:%d/%m/%Y}",
                }  # fmt: skip
                yield Hit(later.item.span, values, work.item.span)
                break


_NUMBERED = late(
    r"[\s\-–+*•_]*(?:Bước|BƯỚC|Giai\s+đoạn|GIAI\s+ĐOẠN|Đợt|ĐỢT)\s+(?:thứ\s+)?(?P<no>\d|I{1,3}|IV|V|một|nhất|hai|ba|bốn|tư)(?!\w)"
)
_ORDINALS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "một": 1, "nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4}


class _Numbered(NamedTuple):
    paragraph: Paragraph
    number: int
    when: dates.When
    first: date
    last: date


def _numbered(facts: Facts) -> Iterator[_Numbered]:
    for paragraph in facts.paragraphs:
        m = _NUMBERED.match(paragraph.text) if paragraph.kind != "row" and paragraph.zone == "body" else None
        if not m:
            continue
        found = [w for w in dates.find(paragraph.text, facts.year) if not w.cited and w.first and w.last]
        if len(found) == 1 and found[0].first and found[0].last:
            number = int(m["no"]) if m["no"].isdigit() else _ORDINALS[m["no"]]
            yield _Numbered(paragraph, number, found[0], found[0].first, found[0].last)


@rule("PL057", "deadline-order", "warning", "{where}: bước {number} ({when}) đặt trước bước {before} ({then}).")
def steps_out_of_order(facts: Facts) -> Iterator[Hit]:
    """Numbered steps or phases one after another, of which the later begins, or is due, before the earlier."""
    previous: _Numbered | None = None
    for step in _numbered(facts):
        if previous and step.number == previous.number + 1 and step.paragraph.zone == previous.paragraph.zone:
            both = (step.first < previous.first and step.last <= previous.last) or step.last < previous.first
            begins = step.first < previous.first and previous.first != previous.last and step.first != step.last
            if both or begins:
                values: dict[str, object] = {
                    "where": facts.place(step.paragraph), "number": step.number, "before": previous.number,
                    "when": step.paragraph.text[step.when.start : step.when.end],
                    "then": previous.paragraph.text[previous.when.start : previous.when.end],
                }  # fmt: skip
                yield Hit(
                    step.paragraph.span(step.when.start, step.when.end),
                    values,
                    previous.paragraph.span(previous.when.start, previous.when.end),
                )
        previous = step
