"""Shares of the sources of money, which make up a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import number
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph
from lalanh.engines.plantext.values import Value

_SOURCE = late(
    r"\b(?P<name>(?:ngan sach|nguon|von)(?: [a-z]+){1,5}?|doi ung|huy dong|dong gop|xa hoi hoa|tin dung|nhan dan|trung uong|"
    r"dia phuong|nsnn|nstw|nsdp)\b"
)
_KEY = late(
    r"\b(?:trung uong|tw|nstw|tinh|thanh pho|huyen|quan|xa|phuong|dia phuong|dp|nsdp|tin dung|vay|doanh nghiep|"
    r"nhan dan|nguoi dan|dong gop|xa hoi hoa|huy dong|hop phap|dau tu|su nghiep|long ghep|doi ung|khac)\b"
)
_NOT_SHARE = late(
    r"\b(?:giai ngan|tang|giam|so voi|dat|tiet kiem|thu hoi|lai suat|ho tro (?:toi da|khong qua)|toi da|khong qua|toi thieu|it nhat|"
    r"con lai|ty le ho|chi tieu|muc tieu|ho ngheo|du phong|boi chi)\b"
)
_COMPLETE = late(r"\b(?:co cau|trong do|gom|bao gom|nhu sau|phan bo theo|ty le (?:gop|dong gop|von)|phan chia)\b")
_INNER = late(r"\btrong do\b")


class Share(NamedTuple):
    paragraph: Paragraph
    value: Value
    source: frozenset[str]


def _shares(facts: Facts, paragraph: Paragraph) -> tuple[list[Share], bool]:
    """The rates of a paragraph that are each told of a source of money; False when one of its rates is not."""
    found: list[Share] = []
    text, back, depth, level, seen = paragraph.text, paragraph.marker_end, None, 0, 0
    for sentence in facts.sentences_of(paragraph):
        for v in sentence.values:
            gap, back = fold(text[back : v.lead]), v.tail
            if v.kind != "percent" or v.unit != "%":
                continue
            level += text.count("(", seen, v.start) - text.count(")", seen, v.start)
            seen = v.start
            depth = level if depth is None else depth
            if level > depth:
                continue
            behind = fold(text[v.tail : v.tail + 40])
            label = frozenset(_KEY.findall(gap)) or frozenset(_KEY.findall(re.split(r"[,;.]", behind)[0]))
            if (
                not label
                or not _SOURCE.search(gap + " " + behind)
                or v.op != "="
                or v.value_to
                or v.of
                or _NOT_SHARE.search(gap)
            ):
                return [], False
            if found and _INNER.search(gap):
                return found, True
            found.append(Share(paragraph, v, label))
    return found, True


def _groups(facts: Facts) -> Iterator[tuple[list[Share], str]]:
    """Shares of one paragraph, or one share in each of several items in a row; with the words that lead to them."""
    run: list[Share] = []
    lead = ""
    for index, paragraph in enumerate(facts.paragraphs):
        if paragraph.kind == "row" or paragraph.zone == "recipients" or "%" not in paragraph.text:
            if len(run) > 1:
                yield run, lead
            run = []
            continue
        found, sound = _shares(facts, paragraph)
        if len(found) == 1 and sound and paragraph.kind in ("bullet", "heading"):
            if not run:
                lead = facts.folded(index - 1) if index else ""
            run.append(found[0])
            continue
        if len(run) > 1:
            yield run, lead
        run = []
        if len(found) > 1:
            first = paragraph.text[: found[0].value.start]
            yield found, fold(first) + " " + (facts.folded(index - 1)[-80:] if index else "")
    if len(run) > 1:
        yield run, lead


def _sound(group: list[Share]) -> bool:
    """True when the shares, or the first of them, make a hundred, or one source is named twice."""
    total = Decimal(0)
    for share in group:
        total += share.value.value
        if abs(total - 100) <= Decimal("0.3"):
            return True
    return len({s.source for s in group}) < len(group)


@rule("PL058", "sum-mismatch", "error", "{where}: tỷ lệ các nguồn vốn cộng lại là {sum}%, không phải 100% ({addends}).")
def sources_make_a_hundred(facts: Facts) -> Iterator[Hit]:
    """The shares of the sources of money do not make 100 % (central 60 %, province 30 %, district 15 %).

    Less than a hundred is told only where the words say that the sources are all; "tối đa", "còn lại" and shares of
    a share are left out.
    """
    for group, lead in _groups(facts):
        if _sound(group):
            continue
        total = sum((s.value.value for s in group), Decimal(0))
        low = Decimal(85) if _COMPLETE.search(lead) and len(group) > 2 else Decimal(100)
        if not low <= total <= Decimal(130):
            continue
        first, last = group[0], group[-1]
        values: dict[str, object] = {
            "where": facts.place(first.paragraph),
            "sum": number(total),
            "addends": " + ".join(f"{number(s.value.value)}%" for s in group),
        }
        span = first.paragraph.span(first.value.lead, first.value.tail)
        end = last.paragraph.span(last.value.lead, last.value.tail).end
        yield Hit(span._replace(end=end), values)
