"""Lists of amounts beneath the whole that they make up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lalanh.engines.plantext.lint.facts import Facts, once
from lalanh.engines.plantext.lint.parts import CUE, Breakdown, addends, dimension
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.model import Paragraph
from lalanh.engines.plantext.values import Value

_WHOLE = late(
    r"[\s*_+•\-–#\d.()a-zđIVX]{0,12}(?:Tổng|TỔNG|Nhu\s+cầu|Dự\s+toán|Kinh\s+phí\s+(?:thực\s+hiện|năm|dự\s+kiến))"
)
_TRAILING = late(r"[^.;:]{0,60}:?[\s*_]*$")
_TOTAL_LINE = late(r"[\s*_+•\-–=>]{0,6}(?:Tổng(?:\s+(?:cộng|số))?|TỔNG(?:\s+(?:CỘNG|SỐ))?|Cộng|CỘNG)(?!\w)")
_ONLY_CUE = late(r"[\s*_+•\-–#\d.()a-zđIVX]{0,12}[^.;\d]{0,80}:?[\s*_.]*$")
_AMOUNT = late(r"[\s*_]{0,6}\d[\d.,\s]{0,20}(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng)[^:]{0,80}$")
_SUBTOTAL = late(r"(?<!\w)(?:tổng|cộng)(?!\w)", re.IGNORECASE)


def style(facts: Facts, paragraph: Paragraph) -> tuple[str, str]:
    """How an item is marked: a heading by the form of its number, a bullet by its sign."""
    if paragraph.kind == "heading" and paragraph.section is not None:
        number = facts.outline.sections[paragraph.section].number
        form = (
            "1"
            if number.isdigit()
            else "I"
            if re.fullmatch(r"[IVX]+", number)
            else "a"
            if len(number) == 1
            else f"{number.count('.')}."
        )
        return "heading", form
    if paragraph.kind == "bullet":
        sign = paragraph.text.lstrip(" \\")
        return "bullet", (sign.lstrip("*_ ") if sign.startswith(("**", "__")) else sign)[:1]
    return "plain", ""


@once
def listed(facts: Facts) -> Iterator[Breakdown]:
    """Breakdowns whose parts are the items that follow."""
    last: tuple[int, Value] | None = None
    for index, paragraph in enumerate(facts.paragraphs):
        if paragraph.kind == "row" or paragraph.zone == "recipients":
            continue
        found = addends(paragraph, paragraph.marker_end, len(paragraph.text))
        total = _whole(paragraph, found)
        if total is not None:
            last = (index, total) if _WHOLE.match(paragraph.text) else last
            yield from _beneath(facts, index, paragraph, total)
        elif (
            not found
            and last
            and index - last[0] < 14
            and paragraph.text.rstrip(" *_").endswith(":")
            and CUE.search(paragraph.text)
            and _ONLY_CUE.match(paragraph.text)
        ):
            yield from _beneath(facts, index, facts.paragraphs[last[0]], last[1])


def _whole(paragraph: Paragraph, found: list[Value]) -> Value | None:
    """The amount that a list beneath would break down: the first of a paragraph that ends by announcing a list."""
    if not found or not re.search(r"\d", paragraph.text):
        return None
    announces = paragraph.text.rstrip(" *_").endswith(":") or _announced(paragraph.text, found[-1].tail)
    if announces or _WHOLE.match(paragraph.text):
        return found[0]
    return None


def _announced(text: str, at: int) -> bool:
    """True when the paragraph closes with "trong đó" or "gồm" behind its last amount."""
    ends = [m.end() for m in CUE.finditer(text, at)]
    return bool(ends and _TRAILING.fullmatch(text, ends[-1]))


def _beneath(facts: Facts, index: int, owner: Paragraph, total: Value) -> Iterator[Breakdown]:
    announcing = facts.paragraphs[index]
    items, siblings = _items(facts, index)
    rows = [[v for v in addends(p, p.marker_end, len(p.text)) if dimension(v) == dimension(total)] for p in items]
    while rows and not rows[-1] and siblings:
        rows.pop()
        items.pop()
    if (
        not announcing.text.rstrip(" *_.").endswith(":")
        and not _announced(announcing.text, 0)
        and any(not r for r in rows)
    ):
        return
    parts = [(p, row[0]) for p, row in zip(items, rows, strict=True) if row]
    if len(parts) < 2:
        return
    cue = next((m["cue"].lower() for m in reversed(list(CUE.finditer(announcing.text)))), "")
    text = " ; ".join(p.text for p, _ in parts)
    gaps = any(not row for row in rows)
    yield Breakdown(
        owner, total, parts, cue, text, listed=True, gaps=gaps, siblings=siblings, rows=[r for r in rows if r]
    )


def _items(facts: Facts, index: int) -> tuple[list[Paragraph], bool]:
    """The items right below a paragraph, deeper ones left out; True when they are marked like the paragraph itself."""
    own = style(facts, facts.paragraphs[index])
    first: tuple[str, str] | None = None
    found: list[Paragraph] = []
    for paragraph in facts.paragraphs[index + 1 : index + 80]:
        if paragraph.kind == "footnote":
            continue
        mark = style(facts, paragraph)
        if (
            paragraph.kind == "row"
            or paragraph.zone != facts.paragraphs[index].zone
            or _TOTAL_LINE.match(paragraph.text)
        ):
            break
        if first is None:
            first = mark
        if mark == first:
            if mark[0] == "plain" and not re.search(r":.{0,40}\d", paragraph.text):
                break
            found.append(paragraph)
        elif found and mark[0] == "plain" and _goes_on(found[-1], paragraph):
            found[-1] = paragraph if not addends(found[-1], 0, len(found[-1].text)) else found[-1]
        elif mark == own or not _deeper(first, mark):
            break
    return found, first == own


def _goes_on(item: Paragraph, rest: Paragraph) -> bool:
    """True when hard wrapping has cut the amount off an item: "- Vốn Chương trình 30a:" and below "11.200 triệu đồng;"."""
    return item.text.rstrip(" *_").endswith((":", "là")) and bool(_AMOUNT.match(rest.text))


def _deeper(first: tuple[str, str], mark: tuple[str, str]) -> bool:
    """A bullet lies deeper than a heading, another sign deeper than the first met; plain text goes on with an item."""
    if mark[0] == "heading":
        return first[0] == "heading" and "I1.a".find(mark[1][-1:]) > "I1.a".find(first[1][-1:])
    return mark[0] == "bullet" or first[0] == "heading"


def closing_totals(facts: Facts) -> Iterator[Breakdown]:
    """A line "Tổng cộng: …" behind the items that it adds up."""
    for index, paragraph in enumerate(facts.paragraphs):
        if paragraph.kind == "row" or not _TOTAL_LINE.match(paragraph.text):
            continue
        found = addends(paragraph, 0, len(paragraph.text))
        if len(found) != 1:
            continue
        items: list[Paragraph] = []
        mark = style(facts, facts.paragraphs[index - 1]) if index else ("", "")
        for before in reversed(facts.paragraphs[max(0, index - 40) : index]):
            if style(facts, before) != mark or _SUBTOTAL.search(before.text[:40]):
                break
            items.insert(0, before)
        rows = [
            [v for v in addends(p, p.marker_end, len(p.text)) if dimension(v) == dimension(found[0])] for p in items
        ]
        if len(items) >= 2 and all(len(row) == 1 for row in rows):
            parts = [(p, row[0]) for p, row in zip(items, rows, strict=True)]
            yield Breakdown(paragraph, found[0], parts, "tổng", "", listed=True, siblings=True, rows=rows)
