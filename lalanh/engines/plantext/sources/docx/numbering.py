"""Automatic numbers of paragraphs as Word prints them: numbering.xml, styles.xml and one counter per list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.sources.docx.xml import child, is_on, local, parse, value

_PLACE = compiled(r"%([1-9])")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_BULLETS = {
    "o": "o",
    "-": "-",
    "–": "-",
    "—": "-",
    "+": "+",
    "*": "*",
    "•": "•",
    "\uf02d": "-",
    "\uf02b": "+",
    "\uf02a": "*",
}
_LEVELS = 9


@dataclass(slots=True)
class Level:
    """How the numbers of one depth look and where they start."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(slots=True)
class Numbers:
    """The lists of a document; `label` counts on, so paragraphs must come in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: dict[str, tuple[str | None, int | None]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, properties: Element | None) -> str:
        """Number of the paragraph with these properties (`2.1.`, `-`), empty when it has none."""
        number, depth = self._place(properties)
        levels = self.levels.get(number or "")
        if number in (None, "0") or not levels or depth not in levels:
            return ""
        return self._count(str(number), depth, levels)

    def _place(self, properties: Element | None) -> tuple[str | None, int]:
        style = value(child(properties, "pStyle"))
        number, depth = self.styles.get(style or "", (None, None))
        own = child(properties, "numPr")
        if own is not None:
            number = value(child(own, "numId")) or number
            depth = _int(value(child(own, "ilvl")), depth)
        elif number and style:
            depth = next((d for d, level in self.levels.get(number, {}).items() if level.style == style), depth)
        return number, min(max(depth or 0, 0), _LEVELS - 1)

    def _count(self, number: str, depth: int, levels: dict[int, Level]) -> str:
        counters = self.counters.setdefault(self.abstract.get(number, number), {})
        override = self.starts.get((number, depth))
        if override is not None and (number, depth) not in self.begun:
            counters[depth] = override - 1
        self.begun.add((number, depth))
        for upper in range(depth):
            if upper in levels:
                counters.setdefault(upper, levels[upper].start)
        counters[depth] = counters.get(depth, levels[depth].start - 1) + 1
        for lower in [d for d in counters if d > depth and _restarts(levels.get(d), d, depth)]:
            del counters[lower]
        return _printed(levels, depth, counters)


def _restarts(level: Level | None, own: int, after: int) -> bool:
    if level is None or level.restart is None:
        return True
    return level.restart > 0 and after < level.restart


def _printed(levels: dict[int, Level], depth: int, counters: dict[int, int]) -> str:
    level = levels[depth]
    if level.format == "bullet":
        mark = level.text.strip()
        return _BULLETS.get(mark, "-" if mark else "")
    if level.format == "none" and not _PLACE.search(level.text):
        return level.text.strip()

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        shape = levels[at].format if at in levels else "decimal"
        return formatted(counters.get(at, 1), "decimal" if level.legal and at != depth else shape)

    return _PLACE.sub(number, level.text).strip()


def formatted(number: int, shape: str) -> str:
    """A number in one of Word's formats; unknown ones print as Arabic figures."""
    number = max(0, min(number, 9999))
    if shape in ("upperRoman", "lowerRoman"):
        return _roman(number) if shape == "upperRoman" else _roman(number).lower()
    if shape in ("upperLetter", "lowerLetter") and number:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if shape == "upperLetter" else letter
    if shape == "decimalZero":
        return f"{number:02d}"
    return "" if shape == "none" else str(number)


def _roman(number: int) -> str:
    letters = []
    for amount, sign in _ROMAN:
        count, number = divmod(number, amount)
        letters.append(sign * count)
    return "".join(letters)


def load(numbering: bytes, styles: bytes) -> Numbers:
    """The lists that numbering.xml defines and the styles that stand in them."""
    found = Numbers()
    root = parse(numbering)
    if root is None:
        return found
    patterns = {value(one, "abstractNumId") or "": _levels(one) for one in root if local(one.tag) == "abstractNum"}
    for one in root:
        if local(one.tag) == "num":
            _add_list(found, one, patterns)
    found.styles = _styled(parse(styles))
    return found


def _add_list(found: Numbers, one: Element, patterns: dict[str, dict[int, Level]]) -> None:
    number = value(one, "numId") or ""
    pattern = value(child(one, "abstractNumId")) or ""
    levels = dict(patterns.get(pattern, {}))
    for override in one:
        if local(override.tag) != "lvlOverride":
            continue
        depth = _int(value(override, "ilvl"), 0) or 0
        start = _int(value(child(override, "startOverride")), None)
        if start is not None:
            found.starts[(number, depth)] = start
        level = child(override, "lvl")
        if level is not None:
            levels[depth] = _level(level)
    found.levels[number] = levels
    found.abstract[number] = "abstract " + pattern


def _levels(pattern: Element) -> dict[int, Level]:
    return {_int(value(one, "ilvl"), 0) or 0: _level(one) for one in pattern if local(one.tag) == "lvl"}


def _level(one: Element) -> Level:
    return Level(
        start=_int(value(child(one, "start")), 0) or 0,
        format=value(child(one, "numFmt")) or "decimal",
        text=value(child(one, "lvlText")) or "",
        legal=is_on(child(one, "isLgl")),
        restart=_int(value(child(one, "lvlRestart")), None),
        style=value(child(one, "pStyle")),
    )


def _styled(root: Element | None) -> dict[str, tuple[str | None, int | None]]:
    """Style to its list and depth, inherited from the style it is based on."""
    own: dict[str, tuple[str | None, int | None]] = {}
    base: dict[str, str] = {}
    for style in root if root is not None else ():
        name = value(style, "styleId")
        if local(style.tag) != "style" or not name:
            continue
        place = child(style, "pPr", "numPr")
        own[name] = (value(child(place, "numId")), _int(value(child(place, "ilvl")), None))
        base[name] = value(child(style, "basedOn")) or ""
    return {name: _inherited(name, own, base) for name in own}


def _inherited(
    name: str, own: dict[str, tuple[str | None, int | None]], base: dict[str, str]
) -> tuple[str | None, int | None]:
    number, depth = None, None
    for _ in range(20):
        if name not in own:
            break
        number = number if number is not None else own[name][0]
        depth = depth if depth is not None else own[name][1]
        name = base.get(name, "")
    return number, depth


def _int(text: str | None, default: int | None) -> int | None:
    try:
        return max(-1, min(int(text), 100_000)) if text is not None else default
    except ValueError:
        return default
