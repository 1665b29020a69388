"""Marks of headings: Roman, Arabic, and the letters of the Vietnamese alphabet."""

from collections.abc import Iterable

from lalanh.engines.documents.model import Block, Heading

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""As used for points (điểm) in documents: no f, j, w, z (NĐ 30/2020, Phụ lục I)."""
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        out += sign * count
    return out


def letter(number: int) -> str:
    """1 → a, 5 → đ; past the end it doubles (aa, ab) since the decree gives no rule."""
    rounds, index = divmod(number - 1, len(LETTERS))
    return (LETTERS[rounds - 1] if rounds else "") + LETTERS[index]


def deepest(blocks: Iterable[Block]) -> int:
    return max((block.level for block in blocks if isinstance(block, Heading)), default=1)


class Counter:
    """Gives each heading its mark; a heading with a mark of its own keeps it and is counted."""

    def __init__(self, deepest_level: int) -> None:
        self._dotted = deepest_level == 4
        self._counts = [0, 0, 0, 0]

    def mark(self, heading: Heading) -> str:
        level = heading.level - 1
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (3 - level)
        return heading.number or self._own(heading.level)

    def _own(self, level: int) -> str:
        number = self._counts[level - 1]
        if level == 1:
            return f"{roman(number)}."
        if level == 2:
            return f"{number}."
        if level == 3 and self._dotted:
            return f"{self._counts[1]}.{number}."
        return f"{letter(number)})"
