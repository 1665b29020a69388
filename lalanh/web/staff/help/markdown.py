"""The few marks that our guides use, as HTML: headings, paragraphs, lists, bold, code, links.

Everything else is text. A word of the source never becomes markup: it is escaped before marks are read.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from lalanh.base.text import fold

Link = Callable[[str], str | None]
"""Where a written address leads; None leaves its words as text."""
_HEADING = re.compile(r"(#{1,3}) (.+)")
_ITEM = re.compile(r"(-|\d+\.) (.+)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_CODE = re.compile(r"`(.+?)`")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Heading:
    """`mark` is its place in the address of the page."""

    level: int
    text: str
    mark: str


def headings(source: str) -> list[Heading]:
    """In their order; the first of level 1 is the title."""
    found = (_HEADING.fullmatch(line.strip()) for line in source.splitlines())
    return [Heading(len(one[1]), one[2], _mark(one[2])) for one in found if one]


def render(source: str, link: Link) -> SafeString:
    """HTML of a guide without its title, which the page shows as its own heading."""
    pieces = [piece for block in re.split(r"\n\s*\n", source.strip()) for piece in _block(block, link)]
    return mark_safe("\n".join(pieces))  # noqa: S308 - every word was escaped by _inline


def _mark(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def _block(block: str, link: Link) -> Iterator[str]:
    """A block of lines without a blank one: runs of items, headings and paragraphs."""
    for kind, lines in groupby(_joined(block.splitlines()), key=_kind):
        if kind == "heading":
            yield from (_heading(line, link) for line in lines)
        elif kind:
            rows = "".join(f"<li>{_inline(_ITEM.fullmatch(line)[2], link)}</li>" for line in lines)  # type: ignore[index]
            yield f"<{kind}>{rows}</{kind}>"
        else:
            yield f"<p>{_inline(' '.join(lines), link)}</p>"


def _joined(lines: Iterable[str]) -> list[str]:
    """Lines that are written on, with a space before them, belong to the one above."""
    whole: list[str] = []
    for line in lines:
        if whole and line.startswith(" "):
            whole[-1] += " " + line.strip()
        else:
            whole.append(line.strip())
    return whole


def _kind(line: str) -> str:
    if _HEADING.fullmatch(line):
        return "heading"
    item = _ITEM.fullmatch(line)
    return "" if item is None else "ul" if item[1] == "-" else "ol"


def _heading(line: str, link: Link) -> str:
    level, text = _HEADING.fullmatch(line).groups()  # type: ignore[union-attr]
    return "" if level == "#" else f'<h{len(level)} id="{_mark(text)}">{_inline(text, link)}</h{len(level)}>'


def _inline(text: str, link: Link) -> str:
    """Escaped first: no mark contains a character that escaping changes."""
    safe = _CODE.sub(r"<code>\1</code>", _BOLD.sub(r"<strong>\1</strong>", escape(text)))
    return _LINK.sub(lambda found: _anchor(found[1], found[2], link), safe)


def _anchor(words: str, written: str, link: Link) -> str:
    target = link(html.unescape(written))
    return words if target is None else f'<a href="{escape(target)}">{words}</a>'
