"""Targets written short: `>=45 @2023-06-30`, `2..3 u` (range, increase), `=5 d` (decrease), `@-` without a day."""

from __future__ import annotations

import re

from lalanh.engines.plantext.reading import read_plan

_SHORT = re.compile(r"(>=|<=|=|>|<|~|)(\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?))?( [ud])?(?: @(\S+))?")
_TURNS = {None: "level", " u": "increase", " d": "decrease"}
Short = tuple[str, float, float | None, str, str | None]


def wanted(short: str, year: str | None) -> Short:
    m = _SHORT.fullmatch(short)
    assert m, short
    day = {None: year, "-": None}.get(m[5], m[5])
    return (m[1] or "range", float(m[2]), float(m[3]) if m[3] else None, _TURNS[m[4]], day and f"{day}-12-31"[:10])


def read(text: str) -> list[Short]:
    return [
        (
            t.op,
            float(t.value),
            None if t.value_to is None else float(t.value_to),
            t.direction,
            t.by and t.by.isoformat(),
        )
        for t in read_plan(text).targets
    ]


def same(text: str, year: str | None, shorts: list[str]) -> None:
    def key(short: Short) -> str:
        return repr(short)

    assert sorted(read(text), key=key) == sorted((wanted(s, year) for s in shorts), key=key)
