"""The words of a text from one place on, and what may follow a body's name: its territory, "liên quan", "cùng cấp"."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.orgs import lexicon as lex

_TOKEN = compiled(r"[^\W_]+(?:['’][^\W_]+)*|[^\s\w]|_")
_JOINT = compiled(r"([^\W\d_])\s?[-–]\s?(?=[^\W\d_])")
_VERBAL = frozenset(["thực", "tổ", "phụ", "làm", "quản"])
_CLOSERS = frozenset(["", ",", ";", ".", ":", ")", "và", "trên", "của", "khác", "-"])


def squeeze(name: str) -> str:
    """Normal spacing: one blank, blanks around a dash after a whole word, no stray marks at the ends."""
    name = re.sub(r"\s+", " ", re.sub(r"[*_]", "", name)).strip(" .,;:-–")
    name = _JOINT.sub(lambda m: f"{m[1]} - " if m[1].islower() else m[0], name)
    return name[:1].upper() + name[1:]


class Words:
    """Words with their places; each method takes the index of a word and gives the index after what it has read."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text, start)]
        self.printed = [text[a:b] for a, b in self.tokens]
        self.words = ["-" if word in "–—" else lex.key(word) for word in self.printed]

    def upper(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.printed[at][:1].isupper()

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def phrase(self, first: int, last: int) -> str:
        return " ".join(self.words[first:last])

    def name(self, first: int, last: int) -> str:
        return squeeze(self.text[self.tokens[first][0] : self.tokens[last - 1][1]])

    def level(self, at: int) -> int:
        return 0 if lex.NOT_LEVELS.at(self.words, at) else lex.LEVELS.at(self.words, at)

    def territory(self, at: int) -> int:
        """`huyện Ia H'Drai`, `các xã, thị trấn`, `cấp tỉnh`: the place that a body governs."""
        first = at
        while self.word(at) in ("cấp", "các", "toàn", "hai", "từng", "2"):
            at += 1
        size = self.level(at)
        if not size:
            return first
        at += size
        while True:
            gap = at + (self.word(at) in (",", "và", "-", "/", "hoặc"))
            gap += self.word(gap) in ("các", "cấp") and gap > at
            size = self.level(gap) if gap > at else 0
            if not size or self._opens(gap):
                break
            at = gap + size
        return self._place(at, "các" in self.words[first:at])

    def _opens(self, at: int) -> bool:
        """True when a level word is the head of another body: "huyện, Thành phố Đoàn"."""
        return bool(lex.HEADS.at(self.words, at))

    def _place(self, at: int, plural: bool) -> int:
        """The name of a place after its level, at most six words; several after "các xã"."""
        for _ in range(60 if plural else 6):
            joined = self.word(at) == "-" or (plural and self.word(at) == ",")
            begins = bool(lex.HEADS.at(self.words, at + 1) or lex.TITLES.at(self.words, at + 1))
            step = at + 1 if joined and not begins and self._names_place(at + 1) else at
            if not self._names_place(step):
                break
            at = step + 1
        return at

    def _names_place(self, at: int) -> bool:
        word = self.word(at)
        verbs = lex.PLAIN_VERBS if self.upper(at - 1) else lex.PREDICATES
        verb = word in verbs and self.word(at + 1).isalpha() and not self.upper(at + 1)
        return self.upper(at) and word.isalpha() and not verb and not lex.HEADS.at(self.words, at) > 1

    def modified(self, at: int) -> int:
        """`có liên quan`, `trên địa bàn huyện`, `cùng cấp`, up to four in a row."""
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
            at = self.territory(at + size)
        return at

    def _placed(self, at: int) -> int:
        """What follows "trên địa bàn", "thuộc", "của": a territory or the body above."""
        end = self.territory(at)
        size = lex.HEADS.at(self.words, at)
        named = size and self.phrase(at, at + size) not in lex.PROPER_ONLY
        return self.territory(at + size) if end == at and named else end

    def _verbal(self, at: int, size: int) -> bool:
        """`quản lý`, `thực hiện`, `tổ chức` begin a predicate unless what follows ends the phrase."""
        return self.words[at] in _VERBAL and self.word(at + size) not in _CLOSERS
