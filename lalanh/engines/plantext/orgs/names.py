"""One body: where its name ends."""

from __future__ import annotations

from lalanh.engines.plantext.orgs import lexicon as lex
from lalanh.engines.plantext.orgs.words import Words

_DASHES = frozenset("-&/")
_OPENS = frozenset('("“«')
_CLOSES = frozenset('"”»')
_STAND_ALONE = tuple(
    [
        "trưởng thôn",
        "thôn trưởng",
        "trưởng bản",
        "trưởng ấp",
        "trưởng khu",
        "trưởng khu phố",
        "trưởng khóm",
        "trưởng buôn",
        "bí thư chi bộ",
        "hiệu trưởng",
        "tổ trưởng tổ dân phố",
    ]
)
_JOINTS = frozenset(["-", "&", "và", "quản", "đạo", "huy", "tâm", "chức"])


class Names(Words):
    """Reads one body at a word, with its territory and whatever narrows it ("có liên quan")."""

    def item(self, at: int) -> tuple[int, bool]:
        """Where the body at `at` ends (the same place when none is there), and whether it is nobody in particular."""
        if lex.NOT_GENERIC.at(self.words, at):
            return at, False
        first = at + (self.word(at) in lex.ARTICLES)
        first += 2 if self.words[first : first + 2] == ["một", "số"] else 0
        if title := lex.TITLES.at(self.words, first):
            return self._titled(at, first + title), False
        named = self._named(first)
        if named != first:
            return named, False
        end = self._common(first, first > at)
        return (end, not self._means_someone(first, end)) if end != first else (at, False)

    def _titled(self, at: int, after: int) -> int:
        """`Thủ trưởng các sở, ban, ngành`, `Trưởng thôn`, `Chủ tịch UBND các xã`."""
        inner = self.item(after)[0] if after < len(self.words) else after
        end = inner if inner > after else self.territory(after)
        if end == after and not self.phrase(at, after).endswith(_STAND_ALONE):
            return at
        return self.modified(end)

    def _named(self, at: int) -> int:
        size = lex.HEADS.at(self.words, at)
        if not size or lex.NOT_GENERIC.at(self.words, at):
            return at
        phrase = self.phrase(at, at + size)
        after = at + size
        if phrase in lex.PROPER_ONLY and not self._proper(at, after):
            return at
        if phrase == "báo" and self.word(after) == "cáo":
            return at
        end = self._tail(after, field=lex.DEPARTMENTS.at(self.words, at) == size)
        return at if end == after and phrase in lex.PROPER_ONLY else end

    def _proper(self, at: int, after: int) -> bool:
        """True when a name follows: a capital, or a known field ("phòng nội vụ", "Trung tâm y tế")."""
        if self.upper(after) or (self.upper(at) and self.level(after)) or lex.FIELDS.at(self.words, after) > 1:
            return True
        known = lex.CONTINUES.at(self.words, after) or lex.FIELDS.at(self.words, after)
        return bool(known) and (self.upper(at) or self.word(at) in ("trung", "ngân"))

    def _tail(self, at: int, field: bool = False) -> int:
        """Where a proper name that has begun before `at` ends."""
        joined = 0
        if field and (size := lex.FIELDS.at(self.words, at)):
            at += size
            joined = self.phrase(at - size, at).count("và")
        while at < len(self.words):
            step = self._step(at, field and not joined)
            if step == at:
                break
            joined += "và" in self.words[at:step]
            at = step
        return self.modified(self.territory(at))

    def _step(self, at: int, may_join: bool) -> int:
        """One more word of a proper name, or the same place."""
        word = self.word(at)
        if self.level(at):
            return at
        if word in _DASHES:
            return self._dash(at)
        if word == "và":
            return self._and(at) if may_join else at
        if word in _OPENS:
            return self._bracket(at) if word == "(" else self._quoted(at)
        if size := lex.CONTINUES.at(self.words, at) or (self.upper(at) and lex.HEADS.at(self.words, at)):
            return at + size
        if size := lex.AMBIGUOUS.at(self.words, at):
            return at + size if self.upper(at) or self.word(at - 1) in _JOINTS else at
        return at + 1 if (self.upper(at) and word.isalpha()) or "'" in word or "’" in word else at

    def _dash(self, at: int) -> int:
        """`Tài chính - Kế hoạch` goes on, `UBND huyện - nơi` does not."""
        follows = self.word(at + 1)[:1].isalpha()
        spaced = self.tokens[at][0] > self.tokens[at - 1][1] and not self.upper(at + 1)
        known = any(table.at(self.words, at + 1) for table in (lex.FIELDS, lex.CONTINUES, lex.AMBIGUOUS))
        return at + 1 if follows and (not spaced or known) else at

    def _and(self, at: int) -> int:
        """`Kinh tế và Hạ tầng` goes on; `Nội vụ và Công an huyện` does not."""
        begins = (
            lex.HEADS.at(self.words, at + 1) or lex.TITLES.at(self.words, at + 1) or self.word(at + 1) in lex.ARTICLES
        )
        if begins or self.level(at + 1):
            return at
        known = self.upper(at + 1) or lex.FIELDS.at(self.words, at + 1)
        return at + 1 if known else at

    def _bracket(self, at: int) -> int:
        """A portfolio in brackets belongs to a post: `Công chức Văn hóa – Xã hội (Lao động)`."""
        if not self.upper(at + 1) or "công chức" not in self.phrase(max(0, at - 12), at):
            return at
        for index in range(at + 1, min(at + 20, len(self.words))):
            if self.word(index) == ")":
                return index + 1
        return at

    def _quoted(self, at: int) -> int:
        """`Quỹ "Vì người nghèo"`: a name in quotation marks of up to eight words."""
        if self.upper(at + 1) and self.tokens[at][0] > self.tokens[at - 1][1]:
            for index in range(at + 2, min(at + 10, len(self.words))):
                if self.word(index) in _CLOSES:
                    return index + 1
        return at

    def _common(self, at: int, article: bool) -> int:
        """Generic words in a row: `sở, ban, ngành, đoàn thể tỉnh`."""
        size = lex.GENERIC.at(self.words, at)
        if not size or lex.NOT_GENERIC.at(self.words, at):
            return at
        end, count = at + size, 1
        while count < 10 and (more := self._more(end, article)) > end:
            end, count = more, count + 1
        alone = count == 1 and not article and self.phrase(at, end) in lex.ARTICLE_ONLY
        closed = self.modified(self.territory(end))
        return at if alone and closed == end else closed

    def _more(self, end: int, article: bool) -> int:
        """Where the next generic word after `end` ends; the same place when there is none."""
        gap = end
        while self.word(gap) in (",", "-", "/") and gap - end < 2:
            gap += 1
        gap += self.word(gap) == "và"
        size = lex.GENERIC.at(self.words, gap)
        if not size or gap == end or lex.NOT_GENERIC.at(self.words, gap):
            return end
        if self.upper(gap + size) and self.word(gap) in lex.PROPER_ONLY:
            return end
        listed = article or self.word(gap - 1) in (",", "-")
        return gap + size if listed or self.phrase(gap, gap + size) not in lex.ARTICLE_ONLY else end

    def _means_someone(self, first: int, last: int) -> bool:
        name = self.phrase(first, last)
        return any(word in name for word in lex.NAMED)
