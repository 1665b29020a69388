"""Opening, change and closing: "giảm 2% từ 10% xuống còn 7,5%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lalanh.engines.plantext import values as quantities
from lalanh.engines.plantext.lint.facts import Facts, once
from lalanh.engines.plantext.lint.ledger import Entry, agree, entries, measure
from lalanh.engines.plantext.lint.parts import amount, printed
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import decimals, number
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph
from lalanh.engines.plantext.values import Value

_NOISE = late(r"(?<!\w)(?:trong\s+đó|riêng|đồng\s+thời|bình\s+quân)(?!\w)", re.IGNORECASE)
_NEW = late(r"[.;](?=\s)")
_REACH = 260
_LONGEST = 6


class Change(NamedTuple):
    """An account: what there was, what came and went, what remains."""

    paragraph: Paragraph
    opening: Value
    moves: list[Entry]
    closing: Value


@once
def changes(facts: Facts) -> Iterator[Change]:
    """Each opening with the changes and the closing that belong to it, within one paragraph."""
    for paragraph in facts.figured:
        if paragraph.kind == "row" or paragraph.zone == "recipients" or len(quantities.find(paragraph.text)) < 3:
            continue
        families: dict[str, list[Entry]] = {}
        for entry in entries(paragraph):
            families.setdefault(measure(entry.value), []).append(entry)
        for found in families.values():
            if len(found) >= 3:
                yield from _accounts(paragraph, found)


class Listed(NamedTuple):
    """An account whose figures stand each in an item of a list."""

    change: Change
    opening: Paragraph
    closing: Paragraph


def _lists(facts: Facts) -> Iterator[Listed]:
    run: list[tuple[Paragraph, Entry]] = []
    for paragraph in [*facts.paragraphs, None]:
        found = (
            list(entries(paragraph)) if paragraph and paragraph.kind == "bullet" and len(paragraph.text) < 160 else []
        )
        if paragraph and found and found[0].role and len({measure(e.value) for e in found}) == len(found):
            run.append((paragraph, found[0]))
            continue
        if 3 <= len(run) <= _LONGEST:
            account = _of_list(run)
            if account:
                yield account
        run = []


def _of_list(run: list[tuple[Paragraph, Entry]]) -> Listed | None:
    items = [e for _, e in run]
    roles = _settled(items)
    moves = [e for e, role in zip(items, roles, strict=True) if role in ("up", "down")]
    if roles[0] != "opening" or roles[-1] != "closing" or len(moves) != len(run) - 2 or not agree(items):
        return None
    if len({measure(e.value) for e in items}) > 1 or len({e.cue for e in moves}) < len(moves) or not items[-1].explicit:
        return None
    return Listed(Change(run[-1][0], items[0].value, moves, items[-1].value), run[0][0], run[-1][0])


def _accounts(paragraph: Paragraph, found: list[Entry]) -> Iterator[Change]:
    at = 0
    while at + 3 <= len(found):
        change = None
        for size in range(3, min(_LONGEST, len(found) - at) + 1):
            change = _account(paragraph, found[at : at + size], found[at + size : at + size + 1])
            if change:
                yield change
                at += size
                break
        if change is None:
            at += 1


def _account(paragraph: Paragraph, run: list[Entry], after: list[Entry]) -> Change | None:
    roles = _settled(run)
    moves = [e for e, role in zip(run, roles, strict=True) if role in ("up", "down")]
    if sorted(r for r in roles if r not in ("up", "down")) != ["closing", "opening"] or len(moves) != len(run) - 2:
        return None
    text = paragraph.text[run[0].value.tail : run[-1].value.lead]
    if len(text) > _REACH or _NOISE.search(text) or not agree(run):
        return None
    if _NEW.search(text) and not all(e.explicit or r in ("up", "down") for e, r in zip(run, roles, strict=True)):
        return None
    several = len(moves) > 1
    if several and (len({e.cue for e in moves}) < len(moves) or roles[0] != "opening" or roles[-1] != "closing"):
        return None
    goes_on = bool(after) and not _NEW.search(after[0].gap)
    if goes_on and after[0].role in ("up", "down") and after[0].role != moves[0].role and not several:
        return None
    by = dict(zip(roles, run, strict=True))
    return Change(paragraph, by["opening"].value, moves, by["closing"].value)


def _settled(run: list[Entry]) -> list[str]:
    """Roles with years resolved: of two years the earlier is the opening; a first figure without part is a closing."""
    roles: list[str] = [e.role for e in run]
    known = set(roles)
    dated = [i for i, e in enumerate(run) if e.role == "at"]
    if len(dated) == 2 and not known & {"opening", "closing"}:
        first, second = sorted(dated, key=lambda i: run[i].year or 0)
        if run[first].year != run[second].year:
            roles[first], roles[second] = "opening", "closing"
    elif len(dated) == 1 and known & {"opening", "closing"} and not known >= {"opening", "closing"}:
        roles[dated[0]] = "closing" if "opening" in known else "opening"
    elif len(run) == 3 and roles[0] in ("", "closing") and roles[1] in ("up", "down") and run[2].cue == "so voi":
        near = len(run[1].gap) < 60 and re.fullmatch(r"[^;.()]{0,60}", run[2].gap)
        roles[0] = "closing" if near else roles[0]
    closed = [i for i, e in enumerate(run) if roles[i] == "closing"]
    years = [run[i].year for i in closed]
    if len(closed) == 2 and "opening" not in roles and years[0] and years[1] and years[0] < years[1]:
        roles[closed[0]] = "opening"
    return roles


def _bounds(value: Value) -> tuple[Decimal, Decimal]:
    """Least and greatest that the printed words allow."""
    far = Decimal(10) ** 15
    low = amount(value)
    if value.value_to is not None:
        high = value.value_to * value.scale if value.kind == "money" else value.value_to
        return min(low, high), max(low, high)
    if value.op in (">", ">="):
        return low, far
    if value.op in ("<", "<="):
        return -far, low
    slack = low / 20 if value.op == "~" else Decimal(0)
    return low - slack, low + slack


def _holds(change: Change) -> bool:
    """True when some values that the words allow make the account true."""
    figures = [change.opening, change.closing, *(e.value for e in change.moves)]
    (a1, a2), (b1, b2) = _bounds(change.opening), _bounds(change.closing)
    low = high = Decimal(0)
    for entry in change.moves:
        c1, c2 = _bounds(entry.value)
        low, high = (low + c1, high + c2) if entry.role == "up" else (low - c2, high - c1)
    places = max(decimals(v.value) for v in figures)
    slack = Decimal(1).scaleb(-places) if places > 1 else Decimal("0.05") if places else Decimal(0)
    slack *= max((v.scale for v in figures if v.kind == "money"), default=1)
    if b1 - a2 - slack <= high and low <= b2 - a1 + slack:
        return True
    return _relative(change)


def _relative(change: Change) -> bool:
    """A change in per cent of a rate may be meant as a part of the opening."""
    move = change.moves[0].value
    if measure(move) != "%" or move.kind != "percent" or len(change.moves) > 1 or not change.opening.value:
        return False
    part = abs(change.opening.value - change.closing.value) / change.opening.value * 100
    return abs(part - move.value) <= max(Decimal("0.5"), Decimal(1).scaleb(-decimals(move.value)))


@rule("PL034", "arithmetic", "error", "{where}: từ {opening} {change} thì còn {real}, văn bản ghi {closing}.")
def change_does_not_lead_to_closing(facts: Facts) -> Iterator[Hit]:
    """Opening and changes do not make the closing ("giảm 2% từ 10% xuống còn 7,5%"; "đầu năm 2.140 hộ, giảm 520 hộ, cuối năm còn 1.640 hộ").

    A change in per cent may mean points or a part of the opening; either may hold. "Ít nhất", "dưới" and ranges hold
    when any value they allow does. Yearly averages are another rule; figures of two different subjects are no account.
    """
    for account in _lists(facts):
        if not _holds(account.change):
            first, last = account.change.opening, account.change.closing
            span = account.closing.span(last.lead, last.tail)
            yield Hit(span, _values(facts, account.change), account.opening.span(first.lead, first.tail))
    for found in changes(facts):
        if _holds(found):
            continue
        figures = [found.opening, found.closing, *(e.value for e in found.moves)]
        span = found.paragraph.span(min(v.lead for v in figures), max(v.tail for v in figures))
        yield Hit(span, _values(facts, found))


def _values(facts: Facts, found: Change) -> dict[str, object]:
    signed = [(1 if e.role == "up" else -1) * amount(e.value) for e in found.moves]
    return {
        "where": facts.place(found.paragraph),
        "opening": _told(found.opening),
        "closing": _told(found.closing),
        "change": ", ".join(f"{'tăng' if e.role == 'up' else 'giảm'} {_told(e.value)}" for e in found.moves),
        "real": _as(found.closing, amount(found.opening) + sum(signed)),
    }


def _told(value: Value) -> str:
    return f"{number(value.value)}%" if measure(value) == "%" else printed(value)


def _as(value: Value, result: Decimal) -> str:
    if measure(value) == "%":
        return f"{number(result)}%"
    return f"{number(result / value.scale)} {value.unit}"
