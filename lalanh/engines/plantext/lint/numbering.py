"""Numbers of headings that repeat, jump or stand under the wrong parent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.lint.facts import Facts, once
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Section, Span

_ALPHABETS = ("abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz", "abcdđefghiklmnopqrstuvxy")
_WORDED = late(r"(?P<word>phần|chương|mục|tiểu mục|điều)\s+(?:thứ\s+)?(?P<no>\w+)$", re.IGNORECASE)
_ORDINALS = {
    "nhất": 1,
    "một": 1,
    "hai": 2,
    "nhì": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_GLOBAL = {"điều", "phần"}
_STRICT = {"roman", "chương", "phần", "điều"}


class Mark(NamedTuple):
    """A heading's number taken apart: the family it counts in, its place there, its letters as printed."""

    section: Section
    order: int
    family: str
    value: int
    label: str
    prefix: str = ""


def roman(number: str) -> int:
    """Value of a Roman number, 0 when it is none."""
    total = 0
    if any(sign not in _ROMAN for sign in number):
        return 0
    for sign, following in zip(number, f"{number[1:]} " if number else "", strict=True):
        total += -_ROMAN[sign] if _ROMAN.get(following, 0) > _ROMAN[sign] else _ROMAN[sign]
    return total


def _closed(number: str, text: str) -> bool:
    """True for `a)`, not for `a.`."""
    bare = text.lstrip("#*_ \t\u00a0")
    return bare.startswith(number) and bare[len(number) :].lstrip()[:2].lstrip("\\").startswith(")")


def mark_of(section: Section, index: int, text: str) -> Mark | None:
    """The number of a heading, or None for one that does not count (an annex)."""
    number = section.number.strip(" .)")
    paren = ")" if _closed(number, text) else ""
    worded = _WORDED.match(number)
    if worded:
        no = worded["no"]
        value = (
            int(no)
            if no.isdigit()
            else _ORDINALS.get(no.lower()) or roman(no.upper()) or (ord(no[0]) - 64 if len(no) == 1 else 0)
        )
        return Mark(section, index, worded["word"].lower(), value, number) if value else None
    if number.isdigit():
        return Mark(section, index, "arabic" + paren, int(number), number)
    if re.fullmatch(r"\d+(?:\.\d+)+", number):
        prefix, _, last = number.rpartition(".")
        return Mark(section, index, f"dotted{number.count('.')}{paren}", int(last), number, prefix)
    if re.fullmatch(r"[a-zđ]", number):
        return Mark(section, index, "letter" + paren, _ALPHABETS[2].find(number) + 1 or 99, number)
    if roman(number):
        return Mark(section, index, "roman" + paren, roman(number), number)
    return None


def _follows(before: Mark, mark: Mark) -> bool:
    if mark.family.startswith("letter"):
        return any(before.label in abc and abc.find(mark.label) == abc.index(before.label) + 1 for abc in _ALPHABETS)
    return mark.value == before.value + 1


@once
def _marks(facts: Facts) -> Iterator[Mark]:
    for index, section in enumerate(facts.outline.sections):
        text = facts.paragraphs[section.paragraph].text
        if section.zone == "annex" and re.match(r"[\s#*_]*(?:PHỤ|Phụ)\s", text):
            continue
        mark = mark_of(section, index, text)
        if mark:
            yield mark


def _groups(facts: Facts) -> Iterator[list[Mark]]:
    """Headings that count together: one family under one parent; Điều and Phần run through the document."""
    groups: dict[tuple[str, int | None, str], list[Mark]] = {}
    for mark in _marks(facts):
        parent = None if mark.family in _GLOBAL else mark.section.parent
        groups.setdefault((mark.section.zone, parent, mark.family), []).append(mark)
    yield from groups.values()


class _Fault(NamedTuple):
    mark: Mark
    before: Mark
    repeated: bool
    again: Mark | None = None
    """Where the number of a jump comes a second time."""


def _faults(group: list[Mark]) -> Iterator[_Fault]:
    """The faults of a list; one misprinted number is one fault, though it jumps and then repeats (1, 2, 4, 4, 5)."""
    run = _Run()
    last: _Fault | None = None
    for mark, following in zip(group, [*group[1:], None], strict=True):
        fault = _step(run, mark, following)
        run.seen.setdefault(mark.value, mark)
        if last and fault and _one_misprint(last, fault):
            last, fault = last._replace(again=fault.mark) if fault.repeated else last, None
        if fault:
            if last:
                yield last
            last = fault
    if last:
        yield last


def _one_misprint(last: _Fault, fault: _Fault) -> bool:
    """A jump to a number that then comes again, or a repeated number that stands for the next one (I, I, III)."""
    if fault.repeated:
        return not last.repeated and fault.mark.value == last.mark.value
    return last.repeated and fault.before is last.mark and fault.mark.value == last.mark.value + 2


@dataclass(slots=True)
class _Run:
    """Headings of one family under one parent; `open` holds the lists that have begun and may yet go on."""

    open: list[Mark] = field(default_factory=list)
    seen: dict[int, Mark] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)


_DEPTH = 24  # no list goes on after so many others have begun


def _step(run: _Run, mark: Mark, following: Mark | None) -> _Fault | None:
    """Takes the next heading of a group in; a fault when it neither goes on with a list nor begins one."""
    if not run.open:
        run.open.append(mark)
        return None
    del run.open[:-_DEPTH]
    for depth in range(len(run.open) - 1, -1, -1):
        if _follows(run.open[depth], mark):
            del run.open[depth:]
            run.open.append(mark)
            return None
    last = run.open[-1]
    begins = mark.family not in _STRICT or (following is not None and following.value == 2 and last.value > 2)
    if mark.value == 1 and last.value > 1 and begins:
        run.open.append(mark)
        return None
    if mark.value in run.skipped:
        run.skipped.discard(mark.value)
        return None
    if mark.value > last.value:
        run.skipped.update(range(last.value + 1, mark.value))
        run.open[-1] = mark
        return _Fault(mark, last, repeated=False)
    before = run.seen.get(mark.value, last)
    run.open.append(mark)
    return _Fault(mark, before, repeated=mark.value in run.seen)


def _numbered_by_renderer(group: list[Mark]) -> bool:
    """Markdown lets every item be `1.`; the renderer counts."""
    return len(group) > 2 and all(m.value == 1 for m in group)


def _span(facts: Facts, mark: Mark) -> Span:
    paragraph = facts.paragraphs[mark.section.paragraph]
    return paragraph.span(0, min(len(paragraph.text), max(paragraph.marker_end + 60, 20)))


@rule(
    "PL010", "numbering", "warning", "Số đề mục “{number}” bị lặp: đã dùng cho “{before}”, nay lại dùng cho “{title}”."
)
def repeated_number(facts: Facts) -> Iterator[Hit]:
    """A heading bears a number that an earlier one of the same list has (chapter III twice).

    A list that begins anew at 1 or a) under a heading without number is none.
    """
    for group in _groups(facts):
        if _numbered_by_renderer(group):
            continue
        for fault in _faults(group):
            if fault.repeated:
                values = {"number": fault.mark.label, "before": _title(fault.before), "title": _title(fault.mark)}
                yield Hit(_span(facts, fault.mark), dict(values), _span(facts, fault.before))


@rule("PL011", "numbering", "warning", "Số đề mục nhảy từ “{before}” sang “{number}” ({title}).")
def skipped_number(facts: Facts) -> Iterator[Hit]:
    """The number of a heading does not follow the one before it (Điều 6, Điều 8; f, h).

    Letters may follow the Vietnamese or the English order, with or without đ and f.
    """
    for group in _groups(facts):
        for fault in _faults(group):
            if not fault.repeated:
                values = {"number": fault.mark.label, "before": fault.before.label, "title": _title(fault.mark)}
                yield Hit(_span(facts, fault.mark), dict(values), _span(facts, fault.again or fault.before))


def _title(mark: Mark) -> str:
    title = mark.section.title
    return f"{mark.label}. {title[:60]}".strip()


@rule("PL012", "numbering", "warning", "Các đề mục trong “{parent}” bắt đầu từ “{number}”, thiếu đề mục trước đó.")
def list_begins_late(facts: Facts) -> Iterator[Hit]:
    """The first heading of a list is not 1, I or a).

    Silent when the first number stands in the running text, or the count goes on from the list before.
    """
    tails: dict[tuple[str, str], int] = {}
    for group in _groups(facts):
        first, last = group[0], group[-1]
        key = (first.section.zone, first.family)
        expected = tails.get(key, 0) + 1
        tails[key] = last.value
        if first.value in (1, expected) or first.value > 3 or _inline(facts, first):
            continue
        parent = facts.outline.sections[first.section.parent].path if first.section.parent is not None else "văn bản"
        yield Hit(_span(facts, first), {"number": first.label, "parent": parent})


def _inline(facts: Facts, mark: Mark) -> bool:
    """True when the number before `mark` is printed inside the paragraphs between its parent and itself."""
    parent = mark.section.parent
    start = facts.outline.sections[parent].paragraph if parent is not None else 0
    before = _ALPHABETS[2][mark.value - 2] if mark.family.startswith("letter") else str(mark.value - 1)
    words = compiled(rf"(?<!\w){re.escape(mark.prefix + '.' if mark.prefix else '')}{re.escape(before)}\s?[.)]")
    return any(words.search(p.text) for p in facts.paragraphs[start : mark.section.paragraph][-40:])


@rule("PL013", "numbering", "warning", "Đề mục “{number}” nằm dưới đề mục “{parent}”, số không khớp.")
def number_under_other_parent(facts: Facts) -> Iterator[Hit]:
    """A decimal heading repeats another number than its parent's (3.1 under 2)."""
    told: set[int] = set()
    for mark in _marks(facts):
        parent = mark.section.parent
        if not mark.prefix or parent is None or parent in told:
            continue
        above = mark_of(facts.outline.sections[parent], parent, "")
        if above is None or above.family not in ("arabic", "roman", "điều") or "." in mark.prefix:
            continue
        if int(mark.prefix) != above.value:
            told.add(parent)
            yield Hit(
                _span(facts, mark), {"number": mark.label, "parent": above.label}, facts.outline.sections[parent].span
            )
