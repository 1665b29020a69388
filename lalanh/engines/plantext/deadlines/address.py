"""To whom and through whom something is sent."""

from __future__ import annotations

import re
from typing import NamedTuple

from lalanh.engines.plantext import orgs

_TO = re.compile(
    r"(?<!\w)(?:về|gửi|cho|trình|đến|tới|lên|với|báo\s+cáo|nộp|tham\s+mưu)(?:\s+(?:về|cho|đến|tới|lên))?\s+",
    re.IGNORECASE,
)
_VIA = re.compile(r"(?<!\w)(?:thông\s+)?qua\s+(?=[^\W\d_])", re.IGNORECASE)


class Address(NamedTuple):
    to: str | None
    via: str | None


NOBODY = Address(None, None)


def find(text: str, start: int, end: int) -> Address:
    """The addressee of a report sentence, and the office that gathers it ("qua Phòng Nội vụ")."""
    via = to = None
    for m in _VIA.finditer(text, start, end):
        bodies = orgs.read(text, m.end())
        if bodies:
            via = bodies.found[0].name
            break
    for m in _TO.finditer(text, start, end):
        bodies = orgs.read(text, m.end())
        if bodies and bodies.found[0].start == m.end():
            word = m[0].split()[0].lower()
            if word in ("tham", "với") and to is None:
                continue
            to = ", ".join(bodies.names)
            if word in ("về", "gửi", "trình", "nộp", "lên"):
                break
    return Address(to, via)
