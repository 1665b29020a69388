"""Words of a plan of a higher level, left in the plan of a lower one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph, Span

_UNITS = r"(?:các|\d{1,2})\s+(?:xã|thị\s+trấn|phường)"
_AREA = late(
    rf"(?:(?:trên|trong)\s+(?:địa\s+bàn|phạm\s+vi)\s+(?:toàn\s+)?huyện\s*(?:,|và)\s*{_UNITS}(?!\s+(?:lân|giáp|bạn|khác))"
    rf"|{_UNITS}(?:,\s+(?:thị\s+trấn|phường))?\s+(?:trên\s+địa\s+bàn|trong\s+toàn|toàn)\s+huyện(?!\s+bạn))"
)
_ELSEWHERE = late(
    r"(?<!\w)(?:với|học\s+tập|tham\s+quan|kinh\s+nghiệm|so|tiêu\s+thụ|thi\s+đua|xếp|đứng|trong\s+số|nhất|"
    r"khác|số\s+\d|ban\s+hành|chỉ\s+đạo|(?:UBND|HĐND|[Hh]uyện\s+[uủ][ỷy]|[Hh]ội\s+đồng|[UỦ][ỷy]\s+ban\s+nhân\s+dân)\s+huyện)(?!\w)",
    re.IGNORECASE,
)
_MANY = {
    "commune": late(r"^(?:ubnd|uy ban nhan dan) (?:cap xa|cac (?:xa|phuong|thi tran|huyen|quan))\b"),
    "district": late(r"^(?:ubnd|uy ban nhan dan) (?:cap huyen|cac (?:huyen|quan|thi xa|thanh pho))\b"),
}
_NEAR = late(r"\b(?:lan can|giap ranh|tiep giap|ban|khac)\b")


def _areas(facts: Facts) -> Iterator[tuple[Paragraph, int, int]]:
    """Where a commune's plan speaks of the whole district with its communes as the place of its own work."""
    for paragraph in facts.paragraphs:
        if paragraph.zone != "body" or paragraph.section is None or "huyện" not in paragraph.text:
            continue
        if facts.scope.topic(paragraph) in ("situation", "basis"):
            continue
        for m in _AREA.finditer(paragraph.text):
            start = max(paragraph.text.rfind(". ", 0, m.start()), paragraph.text.rfind(";", 0, m.start()), 0)
            if not _ELSEWHERE.search(paragraph.text[start : m.start()]):
                yield paragraph, m.start(), m.end()


@rule("PL104", "other", "warning", "{where}: “{quote}” – phạm vi của cấp trên trong kế hoạch của {issuer}.")
def scope_of_a_higher_level(facts: Facts) -> Iterator[Hit]:
    """A commune's plan has the whole district and its communes for the place of its work, or gives a task to "UBND các xã".

    Text taken over from a plan of the level above; so too a district's plan that gives a task to "UBND các huyện".
    Silent in bases, in the situation, where another document or another place is named in the same sentence ("so với các
    xã trên địa bàn huyện"), and for neighbours. Told once.
    """
    level = facts.header.level or ""
    if level not in _MANY:
        return
    found: list[Span] = []
    if level == "commune":
        found += [paragraph.span(start, end) for paragraph, start, end in _areas(facts)]
    for item in facts.reading.assignments:
        names = [fold(name) for name in item.lead]
        if any(_MANY[level].match(name) and not _NEAR.search(name) for name in names):
            found.append(item.span)
    if found:
        first, *rest = sorted(found)
        paragraph = facts.paragraph_at(first.start)
        values: dict[str, object] = {
            "where": facts.place(paragraph) if paragraph else "",
            "quote": facts.quote(first, 70),
            "issuer": facts.header.issuer or "cấp này",
        }
        yield Hit(first, values, rest[0] if rest else None)
