"""Names of places and the plan's own title, printed in two ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from lalanh.base.patterns import compiled
from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Span

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_NAME = r"[A-ZĐÀ-Ỹ][^\W\d_]*(?:['’][^\W\d_]+)?"
_PLACE = late(
    rf"(?<!\w)(?P<level>huyện|xã|tỉnh|thành\s+phố|thị\s+trấn|thị\s+xã|phường|"
    rf"đặc\s+khu)\s+(?P<name>{_NAME}(?:\s{_NAME}){{0,3}})",
    re.IGNORECASE,
)
_DATED = late(rf"(?<!\w)(?P<name>{_NAME}(?:\s{_NAME}){{0,3}}),\s*ngày")
_VARIANTS = (("đắk", "đăk"), ("đak", "đăk"), ("đác", "đăk"), ("ngọk", "ngọc"), ("plong", "plông"), ("’", "'"))


class Place(NamedTuple):
    name: str
    span: Span


def key(name: str) -> str:
    """Spelling apart from capitals, from where a tone stands in its syllable, and from known variants (Đăk, Đắk)."""
    words: list[str] = []
    for word in name.casefold().split():
        for old, new in _VARIANTS:
            word = word.replace(old, new)
        parts = unicodedata.normalize("NFD", word)
        letters = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
        words.append(letters + "".join(c for c in parts if c in _TONES))
    return " ".join(words)


_UNMARKED = frozenset("bcghklmnpqrstvx")


def _loose(name: str) -> re.Pattern[str]:
    """Finds where a folded name may stand, whatever marks its letters bear."""
    return compiled("".join(c if c in _UNMARKED else r"\s+" if c == " " else "." for c in name), re.IGNORECASE)


def _own(facts: Facts) -> set[str]:
    """The place of the plan itself, folded: from the head, the issuer."""
    found = {fold(facts.header.place)} if facts.header.place else set()
    m = _PLACE.search(facts.header.issuer or "")
    if m:
        found.add(fold(m["name"]))
    for paragraph in facts.head:
        m = _DATED.match(paragraph.text.lstrip("*_| \t\u00a0"))
        if m:
            found.add(fold(m["name"]))
    return {name for name in found if len(name) > 4}


def _mentions(facts: Facts, own: set[str]) -> Iterator[Place]:
    looks = [_loose(name) for name in own]
    for paragraph in facts.paragraphs:
        if not any(look.search(paragraph.text) for look in looks):
            continue
        for m in _DATED.finditer(paragraph.text) if "ngày" in paragraph.text else ():
            if fold(m["name"]) in own:
                yield Place(m["name"], paragraph.span(m.start(), m.end("name")))
        for m in _PLACE.finditer(paragraph.text):
            words = m["name"].split()
            for size in range(len(words), 0, -1):
                name = " ".join(words[:size])
                if fold(name) in own:
                    yield Place(name, paragraph.span(m.start(), m.start("name") + len(name)))
                    break


@rule("PL090", "other", "warning", "Tên địa phương viết không thống nhất: “{a}” và “{b}”.")
def place_spelled_in_two_ways(facts: Facts) -> Iterator[Hit]:
    """The plan's own place is spelled in two ways (Ngọc Hôi, Ngọc Hồi).

    Capitals, the seat of the tone (Hòa, Hoà) and usual variants (Đăk, Đắk) do not count.
    """
    own = _own(facts)
    seen: dict[str, Place] = {}
    told: set[str] = set()
    for place in _mentions(facts, own) if own else ():
        plain = fold(place.name)
        first = seen.setdefault(plain, place)
        if key(first.name) != key(place.name) and plain not in told:
            told.add(plain)
            yield Hit(first.span, {"a": first.name, "b": place.name}, place.span)


_CLOSING = late(
    r"[\s*_]*Trên\s+đây\s+là\s+(?:nội\s+dung\s+)?(?:Kế\s+hoạch|Chương\s+trình|Phương\s+án)(?P<rest>[^.;]{0,400})"
)
_YEAR = late(r"năm\s+((?:20)\d\d)(?!\s?[-–/])")


@rule("PL091", "other", "warning", "Đoạn kết ghi kế hoạch “năm {closing}”, nhưng tên kế hoạch là “năm {year}”.")
def closing_names_other_year(facts: Facts) -> Iterator[Hit]:
    """The closing words repeat the title with another year: text taken over from an older plan."""
    head = facts.header
    if not head.year or head.end_year not in (None, head.year) or not head.title or str(head.year) not in head.title:
        return
    title = {w for w in fold(head.title).split() if len(w) > 2}
    for paragraph in facts.paragraphs:
        m = _CLOSING.match(paragraph.text)
        years = set(_YEAR.findall(m["rest"])) if m else set()
        if m and len(years) == 1 and str(head.year) not in m["rest"]:
            words = set(fold(m["rest"]).split())
            if len(title & words) >= 0.6 * len(title):
                yield Hit(
                    paragraph.span(m.start(), m.end()),
                    {"closing": years.pop(), "year": head.year},
                    facts.title_line.span() if facts.title_line else None,
                )
