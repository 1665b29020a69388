"""Sentences of a paragraph, and the partners, leads and addressees that they name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import orgs

_END = compiled(r"(?<=[^\s.][.;!?:])[*_”\")]{0,3}\s+(?=[\"“(\-–+*]?\s?[A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ]|\(\d)")
_SHORT = compiled(r"(?:\b(?:TP|Tp|TX|Đ/c|KT|TM|số|tr|St|Th)\.|[;:])$")
_WITH = compiled(
    r"(?<!\w)phối\s+hợp(?:\s*,?\s*(?:chặt\s+chẽ|thường\s+xuyên|tốt|hiệu\s+quả|đồng\s+bộ|chung|lồng\s+ghép)){0,2}\s+(?P<with>(?:cùng\s+)?với\s+|cùng\s+)?",
    re.IGNORECASE,
)
_LEADS = compiled(r"(?<!\w)chủ\s+trì(?!\w)", re.IGNORECASE)
_NOT_LEADING = compiled(
    r"(?:đơn\s+vị|cơ\s+quan|được\s+giao|là|sở|ngành|các\s+cấp|bộ\s+phận|đoàn\s+thể|(?<!xã\s)hội|đảng|viên|người)\s*$",
    re.IGNORECASE,
)


class Clause(NamedTuple):
    start: int
    end: int


@lru_cache(maxsize=512)
def sentences(text: str, start: int = 0) -> tuple[Clause, ...]:
    """Sentences from `start` on: ended by a full stop, or by a semicolon before a capital."""
    found: list[Clause] = []
    at = start
    for m in _END.finditer(text, start):
        before = text[at : m.start()]
        body = before.endswith((";", ":")) and (before.endswith(":") or orgs.starts(text, m.end()))
        if (body and not text.startswith("(", m.end())) or re.search(r"(?:\bTP|\bTp|\bTX|/c)\.$", before):
            continue
        found.append(Clause(at, m.start()))
        at = m.end()
    if at < len(text):
        found.append(Clause(at, len(text)))
    return tuple(found)


def pieces(text: str, clause: Clause) -> list[Clause]:
    """A sentence parted at its semicolons."""
    found: list[Clause] = []
    at = clause.start
    while at < clause.end:
        cut = text.find(";", at, clause.end)
        end = clause.end if cut < 0 else cut + 1
        begin = at + len(text[at:end]) - len(text[at:end].lstrip())
        if begin < end:
            found.append(Clause(begin, end))
        at = end
    return found


class Partners(NamedTuple):
    start: int
    bodies: orgs.Bodies
    explicit: bool
    """True for "phối hợp với …", False for "phối hợp …"."""

    @property
    def named(self) -> bool:
        return any(not body.generic for body in self.bodies.found)


def partners(text: str, start: int, end: int) -> list[Partners]:
    """Whom "phối hợp (chặt chẽ) (với)" names between two places."""
    found = []
    for m in _WITH.finditer(text, start, end):
        bodies = orgs.read(text, m.end())
        if bodies and m.end() < end:
            found.append(Partners(m.start(), bodies, bool(m["with"])))
    return found


def leads(text: str, start: int, end: int) -> int | None:
    """Where a sentence gives its subject the lead ("Chủ trì, …"), not where it speaks of a "đơn vị chủ trì"."""
    for m in _LEADS.finditer(text, start, end):
        if not _NOT_LEADING.search(text[max(start, m.start() - 14) : m.start()]) and not re.search(
            r"(?:^|\W)do\s[^,;.]{0,60}$", text[max(start, m.start() - 64) : m.start()]
        ):
            return m.start()
    return None


def union(*lists: list[str]) -> list[str]:
    """Names in order, each once whatever its case."""
    seen: dict[str, str] = {}
    for names in lists:
        for name in names:
            seen.setdefault(name.lower(), name)
    return list(seen.values())


def summary(text: str, limit: int = 160) -> str:
    """The words that say what is to be done, cut at a word."""
    text = re.sub(r"\s+", " ", re.sub(r"[*_]", "", text)).strip(" .;:,-–+")
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + "…"
