"""A part that is greater than the whole it is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.parts import addends, amount, dimension, inline, printed
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph
from lalanh.engines.plantext.values import Value

_OF_THESE = late(
    r"(?<!\w)trong\s+(?:tổng\s+)?(?:số\s+)?(?:đó|này|ấy)(?!\w)|(?<!\w)trong\s+số\s+(?:họ|những\s+[^\W\d_]+\s+này)(?!\w)",
    re.IGNORECASE,
)
_ENDS = late(r"[;:]|[.!?](?=\s+\S|$)|\)")
_ANEW = late(
    r"(?<!\w)(?:mở|tổ\s+chức|giải\s+quyết|tạo\s+việc|hỗ\s+trợ|xây|giới\s+thiệu|tư\s+vấn|tuyên\s+truyền|tập\s+huấn|bồi\s+dưỡng|cho\s+vay"
    r"|ngoài\s+ra|đồng\s+thời|so\s+với|tổng|toàn|phát|cấp|kết\s+nối|thu\s+hút|phục\s+vụ)(?!\w)",
    re.IGNORECASE,
)
_REACH, _MOST = 200, 8
Found = tuple[Paragraph, Value, Paragraph, Value]


def _named(facts: Facts) -> Iterator[Found]:
    """The only part named right behind a whole."""
    for found in inline(facts):
        if not found.cue.startswith(("trong đó", "gồm", "bao gồm")) or found.total.op in (">", ">="):
            continue
        paragraph, value = found.parts[0]
        if _ANEW.search(found.text) and found.total.kind == "count":
            continue
        if len(found.parts) == 1 and value.op not in ("<", "<=") and amount(value) > amount(found.total) + found.slack:
            yield paragraph, value, found.paragraph, found.total


def _of_these(facts: Facts) -> Iterator[Found]:
    """Parts in a row behind "trong đó", "trong số đó", each of one unit with a count before ("180 học viên vào 06 lớp; trong số đó 195 học viên")."""
    for paragraph in facts.figured:
        if paragraph.kind == "row" or paragraph.zone == "recipients":
            continue
        for cue in _OF_THESE.finditer(paragraph.text):
            everything = addends(paragraph, paragraph.marker_end, len(paragraph.text))
            wholes = _wholes(paragraph, everything, cue.start())
            for part in _parts(paragraph, everything, cue.end()) if wholes else ():
                alike = [v for v in wholes if _one_kind(v, part)]
                if alike and all(v.op in ("=", "<=", "<") and v.value < part.value for v in alike):
                    yield paragraph, part, paragraph, max(alike, key=amount)
                    break


def _wholes(paragraph: Paragraph, everything: list[Value], at: int) -> list[Value]:
    """The counts of the sentence in front of the cue, or of the one that a full stop before the cue ends."""
    text = paragraph.text
    low = max(0, at - _REACH)
    stops = [m.end() for m in re.finditer(r"[.!?](?=\s)|;", text[low:at]) if text[low + m.end() : at].strip(" (")]
    start = low + stops[-1] if stops else low
    return [v for v in everything if start <= v.start and v.tail <= at and v.kind == "count"]


def _parts(paragraph: Paragraph, everything: list[Value], at: int) -> list[Value]:
    """The counts behind the cue, as long as nothing new begins."""
    text = paragraph.text
    stop = _ENDS.search(text, at + 2, at + _REACH)
    end = stop.start() if stop else min(len(text), at + _REACH)
    found = [v for v in everything if at <= v.start < end][:_MOST]
    kept: list[Value] = []
    for before, value in pairwise([None, *found]):
        gap = text[before.tail if before else at : value.lead] if value else ""
        if value is None or _ANEW.search(gap):
            break
        if value.kind == "count" and value.op in ("=", "~", ">", ">="):
            kept.append(value)
    return kept


def _one_kind(whole: Value, part: Value) -> bool:
    if dimension(whole) in ("people", "houses", "homes"):
        return dimension(whole) == dimension(part)
    return whole.unit == part.unit


@rule("PL041", "arithmetic", "error", "{where}: phần {part} lớn hơn tổng {total}.")
def part_greater_than_whole(facts: Facts) -> Iterator[Hit]:
    """A part named behind "trong đó", "trong số đó" is greater than the whole, also one of several parts.

    The whole is the greatest count of the same thing in the sentence before; silent where something new begins between
    ("trong đó 30 nữ; mở 02 lớp cho 60 người") or the whole is open ("ít nhất").
    """
    told: set[tuple[int, int]] = set()
    for find in (_named, _of_these):
        for paragraph, part, above, whole in find(facts):
            if (id(paragraph), part.start) in told:
                continue
            told.add((id(paragraph), part.start))
            values: dict[str, object] = {
                "where": facts.place(paragraph),
                "part": printed(part),
                "total": printed(whole),
            }
            yield Hit(paragraph.span(part.lead, part.tail), values, above.span(whole.lead, whole.tail))
