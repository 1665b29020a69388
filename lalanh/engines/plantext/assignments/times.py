"""Start and end of an activity from the words that give its time."""

from __future__ import annotations

import re
from datetime import date

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import dates

_THROUGHOUT = compiled(r"cả\s+năm|quanh\s+năm|trong\s+năm|thường\s+xuyên|hằng\s+năm|hàng\s+năm", re.IGNORECASE)


def interval(text: str, year: int | None, *, loose: bool = False) -> tuple[date | None, date | None]:
    """First and last day: both of a month, quarter or range; the last only of "trước ngày", the first only of "từ"."""
    found = [w for w in dates.find(text, year, loose=loose) if not w.cited and not w.recurs]
    if not found:
        return None, None
    starts = [w.first for w in found if w.first and w.cue not in ("before", "until")]
    ended = found[0].cue != "from" or found[0].ranged or any(w.cue in ("before", "until") for w in found)
    open_end = not ended and all(w.kind == "day" or w.cue == "from" for w in found)
    ends = [w.last for w in found if w.last]
    start = min(starts) if starts else None
    if found[0].kind == "day" and not found[0].ranged and found[0].cue != "from" and len(found) == 1:
        start = None
    return start, None if open_end or not ends else max(ends)
