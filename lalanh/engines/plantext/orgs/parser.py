"""Reads lists of bodies word by word with the phrases of the lexicon."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lalanh.engines.plantext.orgs import lexicon as lex

_WINDOW = 900
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\s\w]|_")
_LEAD_IN = re.compile(
    r"[\s*_:.\-–+•\t“\"]*(?:(?:trân\s+trọng\s+|kính\s+)?(?:đề\s+nghị|đối\s+với|giao(?:\s+cho)?|yêu\s+cầu|phân\s+công|trách\s+nhiệm(?:\s+của)?"
    r"|nhiệm\s+vụ(?:\s+của)?|đ/c)\s*:?\s+){0,2}",
    re.IGNORECASE,
)
_DASHES = frozenset("-&/")
_JOINTS = frozenset({"-", "&", "và", "quản", "đạo", "huy", "tâm", "chức"})


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
    return _read(text[start : start + _WINDOW], start)


def starts(text: str, start: int = 0) -> bool:
    """True when a body is named at `start`."""
    return bool(read(text, start).found)


@lru_cache(maxsize=2048)
def _read(text: str, offset: int) -> Bodies:
    lead = _LEAD_IN.match(text)
    scan = _Scan(text, lead.end() if lead else 0)
    found = _shared_level(scan, scan.items())
    bodies = tuple(Body(b.name, b.start + offset, b.end + offset, b.generic) for b in found)
    return Bodies(bodies, bodies[-1].end if bodies else offset)


def squeeze(name: str) -> str:
    """Normal spacing: one blank, blanks around a dash between whole words, no stray marks at the ends."""
    name = re.sub(r"\s+", " ", re.sub(r"[*_]", "", name)).strip(" .,;:-–")
    name = re.sub(r"(?<=[^\W\d_]{3})\s?[-–]\s?(?=[^\W\d_]{3})", " - ", name)
    return name[:1].upper() + name[1:]


class _Scan:
    """The words of a text from one place on."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text, start)]
        self.printed = [text[a:b] for a, b in self.tokens]
        self.words = ["-" if word in "–—" else lex.key(word) for word in self.printed]

    def upper(self, at: int) -> bool:
        return at < len(self.words) and self.printed[at][:1].isupper()

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def name(self, first: int, last: int) -> str:
        return squeeze(self.text[self.tokens[first][0] : self.tokens[last - 1][1]])

    def body(self, first: int, last: int, generic: bool = False, head: str = "") -> Body:
        name = self.name(first, last)
        return Body(f"{head} {name}" if head else name, self.tokens[first][0], self.tokens[last - 1][1], generic)

    # -- lists

    def items(self) -> list[Body]:
        found: list[Body] = []
        at, department = 0, ""
        while at < len(self.words) and len(found) < 40:
            many = self._plural(at)
            if many:
                bodies, end = many
                found += bodies
                department = ""
            else:
                end = self._item(at)
                generic = end < 0
                end = abs(end)
                if end == at and department and lex.FIELDS.at(self.words, at) and self.upper(at):
                    end = self._tail(at, field=True)
                    found.append(self.body(at, end, head=department))
                elif end == at:
                    break
                else:
                    found.append(self.body(at, end, generic))
                    department = self._department(at)
            after = self._separator(end)
            if after == end:
                break
            at = after
        return found

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

    def _listed(self, at: int, head: str) -> tuple[list[Body], int] | None:
        found: list[Body] = []
        end = at
        while self.upper(at) and not lex.HEADS.at(self.words, at) and len(found) < 30:
            end = self._tail(at, field=True)
            if end == at:
                break
            found.append(self.body(at, end, head=head))
            after = self._separator(end)
            if after == end:
                break
            at = after
        return (found, end) if found else None

    # -- one body

    def _item(self, at: int) -> int:
        """Where the body at `at` ends; the same place when none is there; negative for a generic one."""
        if lex.NOT_GENERIC.at(self.words, at):
            return at
        first = at + (self.word(at) in lex.ARTICLES)
        first += 2 if self.words[first : first + 2] == ["một", "số"] else 0
        title = lex.TITLES.at(self.words, first)
        if title:
            return self._titled(at, first + title)
        named = self._named(first)
        if named != first:
            return named
        end = self._common(first, first > at)
        return -end if end != first and not self._means_someone(first, end) else (end if end != first else at)

    def _titled(self, at: int, after: int) -> int:
        """`Thủ trưởng các sở, ban, ngành`, `Trưởng thôn`, `Chủ tịch UBND các xã`."""
        inner = abs(self._item(after)) if after < len(self.words) else after
        end = inner if inner > after else self._territory(after)
        own = " ".join(self.words[at:after])
        if end == after and own not in _STAND_ALONE and not own.endswith(_STAND_ALONE):
            return at
        return self._modified(end)

    def _named(self, at: int) -> int:
        size = lex.HEADS.at(self.words, at)
        if not size or lex.NOT_GENERIC.at(self.words, at):
            return at
        phrase = " ".join(self.words[at : at + size])
        after = at + size
        if phrase in lex.PROPER_ONLY and not self._proper(at, after):
            return at
        if phrase == "báo" and self.word(after) == "cáo":
            return at
        end = self._tail(after, field=lex.DEPARTMENTS.at(self.words, at) == size)
        return at if end == after and phrase in lex.PROPER_ONLY else end

    def _proper(self, at: int, after: int) -> bool:
        """True when a name follows: a capital, or a known field ("phòng nội vụ", "Trung tâm y tế")."""
        if self.upper(after) or lex.FIELDS.at(self.words, after) > 1:
            return True
        known = lex.CONTINUES.at(self.words, after) or lex.FIELDS.at(self.words, after)
        return bool(known) and (self.upper(at) or self.word(at) in ("trung", "ngân"))

    def _tail(self, at: int, field: bool = False) -> int:
        """Where a proper name that has begun before `at` ends."""
        joined = 0
        if field and (size := lex.FIELDS.at(self.words, at)):
            at += size
            joined = " ".join(self.words[at - size : at]).count("và")
        while at < len(self.words):
            step = self._step(at, field and not joined)
            if step == at:
                break
            joined += "và" in self.words[at:step]
            at = step
        return self._modified(self._territory(at))

    def _step(self, at: int, may_join: bool) -> int:
        """One more word of a proper name, or the same place."""
        word = self.word(at)
        if self._level(at):
            return at
        if word in _DASHES:
            follows = at + 1 < len(self.words) and self.printed[at + 1][:1].isalpha()
            spaced = self.tokens[at][0] > self.tokens[at - 1][1] and not self.upper(at + 1)
            known = any(table.at(self.words, at + 1) for table in (lex.FIELDS, lex.CONTINUES, lex.AMBIGUOUS))
            return at + 1 if follows and (not spaced or known) else at
        if word == "và":
            return self._and(at) if may_join else at
        if word == "(":
            return self._bracket(at)
        if size := lex.CONTINUES.at(self.words, at):
            return at + size
        if size := lex.AMBIGUOUS.at(self.words, at):
            return at + size if self.upper(at) or self.word(at - 1) in _JOINTS else at
        return at + 1 if self.upper(at) and word.isalpha() or "'" in word or "’" in word else at

    def _and(self, at: int) -> int:
        """`Kinh tế và Hạ tầng` goes on; `Nội vụ và Công an huyện` does not."""
        begins = lex.HEADS.at(self.words, at + 1) or lex.TITLES.at(self.words, at + 1) or self.word(at + 1) in lex.ARTICLES
        if begins or self._level(at + 1):
            return at
        known = self.upper(at + 1) or lex.FIELDS.at(self.words, at + 1)
        return at + 1 if known else at

    def _bracket(self, at: int) -> int:
        """A portfolio in brackets belongs to a post: `Công chức Văn hóa – Xã hội (Lao động – Thương binh và Xã hội)`."""
        if not self.upper(at + 1) or not any(w == "công" and self.word(i + 1) == "chức" for i, w in enumerate(self.words[max(0, at - 12) : at], max(0, at - 12))):
            return at
        for index in range(at + 1, min(at + 20, len(self.words))):
            if self.word(index) == ")":
                return index + 1
        return at

    # -- what stands after a name

    def _level(self, at: int) -> int:
        return 0 if lex.NOT_LEVELS.at(self.words, at) else lex.LEVELS.at(self.words, at)

    def _territory(self, at: int) -> int:
        """`huyện Ia H'Drai`, `các xã, thị trấn`, `cấp tỉnh`: the place that a body governs."""
        first = at
        while self.word(at) in ("cấp", "các", "toàn", "hai", "từng", "2"):
            at += 1
        size = self._level(at)
        if not size:
            return first
        at += size
        while True:
            gap = at + (self.word(at) in (",", "và", "-", "/", "hoặc"))
            gap += self.word(gap) in ("các", "cấp") and gap > at
            size = self._level(gap) if gap > at else 0
            if not size or self._opens(gap):
                break
            at = gap + size
        return self._place(at)

    def _opens(self, at: int) -> bool:
        """True when a level word is the head of another body: "huyện, Thành phố Đoàn"."""
        return bool(lex.HEADS.at(self.words, at))

    def _place(self, at: int) -> int:
        """The name of a place after its level, at most six words."""
        for _ in range(6):
            if self.word(at) == "-" and self.upper(at + 1) and not lex.HEADS.at(self.words, at + 1):
                at += 1
            if not self.upper(at) or not self.word(at)[0].isalpha() or lex.HEADS.at(self.words, at) > 1 or self.word(at) in _PREDICATES:
                break
            at += 1
        return at

    def _modified(self, at: int) -> int:
        for _ in range(4):
            size = lex.PLACED.at(self.words, at)
            if size:
                inner = self._placed(at + size)
                if inner > at + size or self.words[at + size - 1] in ("bàn", "phương"):
                    at = inner
                    continue
            size = lex.MODIFIERS.at(self.words, at)
            if not size or self._verbal(at, size):
                break
            at = self._territory(at + size)
        return at

    def _placed(self, at: int) -> int:
        """What follows "trên địa bàn", "thuộc", "của": a territory or the body above."""
        end = self._territory(at)
        if end == at and (size := lex.HEADS.at(self.words, at)) and " ".join(self.words[at : at + size]) not in lex.PROPER_ONLY:
            end = self._territory(at + size)
        return end

    def _verbal(self, at: int, size: int) -> bool:
        """`quản lý`, `thực hiện`, `tổ chức` begin a predicate unless what follows ends the phrase."""
        if self.words[at] not in ("quản", "thực", "tổ", "phụ", "hội", "cá", "đoàn", "khác", "xã", "chính", "kinh", "tài", "làm"):
            return False
        if self.words[at] in ("khác",):
            return False
        return self.word(at + size) not in ("", ",", ";", ".", ":", ")", "và", "trên", "của", "khác", "-", "–")

    def _common(self, at: int, article: bool) -> int:
        """Generic words in a row: `sở, ban, ngành, đoàn thể tỉnh`."""
        size = lex.GENERIC.at(self.words, at)
        if not size or lex.NOT_GENERIC.at(self.words, at):
            return at
        alone = " ".join(self.words[at : at + size]) in lex.ARTICLE_ONLY and not article
        end = at + size
        count = 1
        while count < 10:
            gap = end
            while self.word(gap) in (",", "-", "–", "/", ";") and gap - end < 2:
                gap += 1
            gap += self.word(gap) == "và"
            gap += self.word(gap) == "các" and self.word(gap - 1) != "và"
            size = lex.GENERIC.at(self.words, gap)
            if not size or gap == end or lex.NOT_GENERIC.at(self.words, gap) or self._proper_next(gap, size):
                break
            if self.word(gap - 1) != "," and self.word(gap - 1) != "-" and not article and " ".join(self.words[gap : gap + size]) in lex.ARTICLE_ONLY:
                break
            end, count = gap + size, count + 1
        if alone and count == 1 and end == self._modified(end) == self._territory(end):
            return at
        return self._modified(self._territory(end))

    def _proper_next(self, at: int, size: int) -> bool:
        return self.upper(at + size) and self.word(at) in lex.PROPER_ONLY

    def _means_someone(self, first: int, last: int) -> bool:
        name = " ".join(self.words[first:last])
        return any(word in name for word in lex.NAMED)


_STAND_ALONE = ("trưởng thôn", "thôn trưởng", "trưởng bản", "trưởng ấp", "trưởng khu", "trưởng khu phố", "trưởng khóm", "trưởng buôn", "bí thư chi bộ", "hiệu trưởng", "tổ trưởng tổ dân phố")
_PREDICATES = frozenset({"chủ", "phối", "tham", "tổ", "triển", "thực", "hướng", "kiểm", "xây", "rà", "tổng", "báo", "căn", "chịu", "đảm", "bố", "là", "có"})


def _shared_level(scan: _Scan, found: list[Body]) -> list[Body]:
    """`Trung tâm Y tế và Bảo hiểm Xã hội thành phố`: the level after the second stands for the first too."""
    if len(found) != 2 or not re.fullmatch(r"\s*và(?:\s+các)?\s*", scan.text[found[0].end : found[1].start]):
        return found
    level = re.search(r"\s((?:tỉnh|huyện|xã|phường|thị trấn|thị xã|thành phố)(?:\s[^\W\d_a-zà-ỹ][^,;]*)?)$", found[1].name)
    if not level or re.search(r"\s(?:tỉnh|huyện|phường|thị trấn|thị xã|thành phố|xã(?! hội))(?:\s|$)|liên quan|cơ quan|đơn vị", found[0].name):
        return found
    return [found[0]._replace(name=f"{found[0].name} {level[1]}"), found[1]]
