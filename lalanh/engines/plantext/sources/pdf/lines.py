"""Words to lines: by height on the page, with raised figures kept at their word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from lalanh.engines.plantext.sources.pdf.words import Word

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Line:
    """Words side by side, from the left."""

    words: list[Word]
    page: int = 0

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def top(self) -> float:
        return max(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return min(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        return sorted(word.size for word in self.words)[len(self.words) // 2]

    @property
    def text(self) -> str:
        parts: list[str] = []
        for index, word in enumerate(self.words):
            glued = index > 0 and word.x0 - self.words[index - 1].x1 < 0.06 * word.size
            parts.append(word.text if index == 0 or glued else " " + word.text)
        return "".join(parts)

    def runs(self, gap: float = 1.2) -> list[Line]:
        """The line cut where a gap of more than `gap` letters' height stands."""
        found = [Line([self.words[0]], self.page)]
        for before, word in zip(self.words, self.words[1:], strict=False):
            if word.x0 - before.x1 > gap * max(word.size, before.size):
                found.append(Line([], self.page))
            found[-1].words.append(word)
        return found


def lines_of(words: Iterable[Word], page: int = 0) -> list[Line]:
    """Lines from the top; a small figure alone joins the line that it stands in as a raised one."""
    every = sorted(words, key=lambda word: (-word.middle, word.x0))
    usual = sorted(word.size for word in every)[len(every) // 2] if every else 0.0
    small = [word for word in every if _is_mark(word, usual)]
    groups: list[list[Word]] = []
    for word in every:
        if _is_mark(word, usual):
            continue
        if groups and _beside(groups[-1][0], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    _attach(groups, small)
    return [Line(_once(group), page) for group in groups]


def _once(words: list[Word]) -> list[Word]:
    """Words from the left; letters drawn a second time over the same place (false bold, accents) are left out."""
    found: list[Word] = []
    for word in sorted(words, key=lambda word: (word.x0, -word.x1)):
        if found and word.x1 <= found[-1].x1 + 1.5 and word.text in found[-1].text and word.x0 < found[-1].x1 - 0.5:
            continue
        found.append(word)
    return found


def _is_mark(word: Word, usual: float) -> bool:
    return word.text.isdecimal() and len(word.text) < 3 and word.size < 0.75 * usual


def _beside(first: Word, word: Word) -> bool:
    return abs(first.middle - word.middle) < 0.45 * max(first.size, word.size)


def _attach(groups: list[list[Word]], marks: list[Word]) -> None:
    """Each mark goes to the line whose band holds its middle; groups stand from the top."""
    heights = [-group[0].middle for group in groups]
    for mark in marks:
        at = bisect_left(heights, -mark.middle)
        near = [i for i in (at - 1, at) if 0 <= i < len(groups)]
        near = [i for i in near if groups[i][0].bottom <= mark.middle <= groups[i][0].top + 0.3 * mark.size]
        raised = mark._replace(text=mark.text.translate(_RAISED))
        if near:
            best = min(near, key=lambda i: abs(groups[i][0].middle - mark.middle))
            home = groups[best][0]
            groups[best].append(raised._replace(bottom=home.bottom, top=home.top))
        else:
            groups.insert(at, [mark])
            heights.insert(at, -mark.middle)


def joined(lines: Iterable[Line]) -> str:
    """Lines on one: with a blank between, but none after a hyphen inside a name (`LĐ-` `TB&XH`)."""
    text = ""
    for line in lines:
        text += line.text if not text or is_cut(text) else " " + line.text
    return text


def is_cut(text: str) -> bool:
    """True when a line ends in the middle of a name or number: `NĐ-`, not `kinh tế -`."""
    return len(text) > 1 and text[-1] in "-/" and text[-2].isalnum()
