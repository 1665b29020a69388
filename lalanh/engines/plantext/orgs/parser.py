"""Reads lists of bodies word by word with the phrases of the lexicon."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.orgs import lexicon as lex
from lalanh.engines.plantext.orgs.names import Names
from lalanh.engines.plantext.orgs.words import squeeze

_WINDOW, _MARGIN = 250, 60
_LEAD_IN = compiled(
    r"[\s*_:.\-–+•\t“\"]*(?:(?:trân\s+trọng\s+|kính\s+)?(?:đề\s+nghị|đối\s+với|giao(?:\s+cho)?|yêu\s+cầu|phân\s+công"
    r"|trách\s+nhiệm(?:\s+của)?|nhiệm\s+vụ(?:\s+của)?|đ/c)\s*:?\s+){0,2}",
    re.IGNORECASE,
)
_LEVEL_AFTER = compiled(r"\s((?:tỉnh|huyện|xã|phường|thị trấn|thị xã|thành phố)(?:\s[A-ZĐ][^,;]*)?)$")
_HAS_LEVEL = compiled(
    r"\s(?:tỉnh|huyện|quận|phường|thị trấn|thị xã|thành phố|xã(?! hội))(?:\s|$)|liên quan|cơ quan|đơn vị"
)
_GOVERNS = compiled(r"UBND|[ỦU][ỷy] ban nhân dân")


class Body(NamedTuple):
    """A body at `text[start:end]`; `name` as printed with normal spacing, the head repeated in "các Sở: A, B"."""

    name: str
    start: int
    end: int
    generic: bool = False
    """True for "các cơ quan, đơn vị liên quan" and the like: nobody in particular."""


class Bodies(NamedTuple):
    found: tuple[Body, ...]
    end: int
    """Where the list ends, before any predicate."""

    @property
    def names(self) -> list[str]:
        return [body.name for body in self.found]

    def __bool__(self) -> bool:
        return bool(self.found)


def read(text: str, start: int = 0) -> Bodies:
    """The list of bodies at `start`, after "Đề nghị", "Giao", "Đối với" and the like; empty when none stands there."""
    end = start + _WINDOW
    found = _read(text[start:end])
    if found and found[-1].end > _WINDOW - _MARGIN and len(text) > end:
        found = _read(text[start : start + 4 * _WINDOW])
    bodies = tuple(Body(b.name, b.start + start, b.end + start, b.generic) for b in found)
    return Bodies(bodies, bodies[-1].end if bodies else start)


def starts(text: str, start: int = 0) -> bool:
    """True when a body is named at `start`."""
    return bool(read(text, start).found)


@lru_cache(maxsize=2048)
def _read(text: str) -> tuple[Body, ...]:
    lead = _LEAD_IN.match(text)
    scan = _Lists(text, lead.end() if lead else 0)
    return tuple(_shared_level(scan, scan.items()))


class _Lists(Names):
    """Lists of bodies."""

    def body(self, first: int, last: int, generic: bool = False, head: str = "") -> Body:
        name = self.name(first, last)
        return Body(f"{head} {name}" if head else name, self.tokens[first][0], self.tokens[last - 1][1], generic)

    def items(self) -> list[Body]:
        """All bodies from the first word on, until something else stands there."""
        found: list[Body] = []
        at, department = 0, ""
        while at < len(self.words) and len(found) < 40:
            many = self._plural(at)
            if many:
                (bodies, end), department = many, ""
            else:
                end, bodies, department = self._single(at, department)
            if end == at:
                break
            found += bodies
            after = self._separator(end)
            if after == end:
                break
            at = after
        return found

    def _single(self, at: int, department: str) -> tuple[int, list[Body], str]:
        """One body, or a mere field that repeats the head before it ("Sở Tài chính, Nội vụ")."""
        end, generic = self.item(at)
        if end > at:
            return end, [self.body(at, end, generic)], self._department(at)
        if department and lex.FIELDS.at(self.words, at) and self.upper(at):
            end = self._tail(at, field=True)
            return end, [self.body(at, end, head=department)], department
        return at, [], ""

    def _department(self, at: int) -> str:
        """`Sở` of "Sở Tài chính": what an elliptic list repeats ("Sở Tài chính, Nội vụ")."""
        at += self.word(at) in lex.ARTICLES
        size = lex.DEPARTMENTS.at(self.words, at)
        return self.name(at, at + size) if size and self.word(at) in ("sở", "phòng", "bộ", "ban") else ""

    def _separator(self, at: int) -> int:
        start = at
        while self.word(at) in (",", ";") and at - start < 2:
            at += 1
        if self.word(at) in ("và", "cùng", "với", "hoặc", "&", "/"):
            at += 1
            at += self.word(at) == "với"
        if at > start and self.word(at) == "phối" and self.word(at + 1) == "hợp":
            return start
        return at

    def _plural(self, at: int) -> tuple[list[Body], int] | None:
        """`các Sở: Tài chính, Nội vụ và Y tế`: the head stands once for all."""
        first = at
        at += self.word(at) in lex.ARTICLES
        size = lex.DEPARTMENTS.at(self.words, at)
        if not size:
            return None
        head = squeeze(self.text[self.tokens[at][0] : self.tokens[at + size - 1][1]])
        at += size
        while self.word(at) in (",", "-", "/") and lex.GENERIC.at(self.words, at + 1) and not self.upper(at + 1):
            head = ""
            at += 1 + lex.GENERIC.at(self.words, at + 1)
        level = lex.LEVELS.at(self.words, at)
        colon = at + level
        if self.word(colon) == ":" and (first < at - size or level or head):
            return self._listed(colon + 1, head)
        if self.word(first) in lex.ARTICLES and head and lex.FIELDS.at(self.words, at) and self.upper(at):
            return self._listed(at, head)
        return None

    def _is_field(self, at: int) -> bool:
        """False where another body begins: "Văn phòng", but not "Tổ chức" (a field, although it begins with "tổ")."""
        head = lex.HEADS.at(self.words, at)
        return head == 0 or head < lex.FIELDS.at(self.words, at)

    def _predicate(self, at: int, end: int) -> bool:
        """`các phòng, ban: Thực hiện nhiệm vụ`: a verb after the colon, which goes on in small letters, is no field."""
        if lex.NOT_GENERIC.at(self.words, at):
            return True
        if end >= len(self.words) or not self.word(end).isalpha() or self.word(end) == "và":
            return False
        return self.word(at) in lex.PREDICATES or not lex.FIELDS.at(self.words, at)

    def _listed(self, at: int, head: str) -> tuple[list[Body], int] | None:
        found: list[Body] = []
        end = at
        while self.upper(at) and self._is_field(at) and len(found) < 30:
            after = self._tail(at, field=True)
            if after == at or (not found and self._predicate(at, after)):
                break
            end = after
            found.append(self.body(at, end, head=head))
            after = self._separator(end)
            if after == end:
                break
            at = after
        return (found, end) if found else None


def _shared_level(scan: _Lists, found: list[Body]) -> list[Body]:
    """`Trung tâm Y tế và Bảo hiểm Xã hội thành phố`: the level after the second stands for the first too."""
    if len(found) != 2 or found[0].generic or scan.text[found[0].end : found[1].start].strip() != "và":
        return found
    level = _LEVEL_AFTER.search(found[1].name)
    if not level or _GOVERNS.match(found[1].name) or _HAS_LEVEL.search(found[0].name):
        return found
    return [found[0]._replace(name=f"{found[0].name} {level[1]}"), found[1]]
