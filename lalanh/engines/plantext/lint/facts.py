"""What several rules ask of a reading: the head, sentences, quantities, and how a place is named to the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, wraps
from typing import Any, NamedTuple, TypeVar

from lalanh.base.text import fold
from lalanh.engines.plantext import values
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.model import Header, Outline, Paragraph, Reading, Span
from lalanh.engines.plantext.scope import Scope, sentences
from lalanh.engines.plantext.values import Value

_TITLE = late(
    r"[\s#*_]*(?:DỰ\s+THẢO\s+)?(?:KẾ\s+HOẠCH|CHƯƠNG\s+TRÌNH|PHƯƠNG\s+ÁN|ĐỀ\s+ÁN|DỰ\s+ÁN|CHỈ\s+THỊ|BÁO\s+CÁO|"
    r"NGHỊ\s+QUYẾT|QUYẾT\s+ĐỊNH|THÔNG\s+BÁO|HƯỚNG\s+DẪN)(?![\wÀ-ỹ])"
)
_BASIS = late(r"[\s*_\-–]*(?:Căn\s+cứ|Thực\s+hiện|Xét\s+đề\s+nghị|Theo\s+đề\s+nghị|Để\s+)")
_DIGIT = late(r"\d")
_HEAD_LINES = 16
_Found = TypeVar("_Found")


def word_set(text: str) -> frozenset[str]:
    """A set of words from a list in one string."""
    return frozenset(text.split())


class Sentence(NamedTuple):
    """[start, end) of a sentence within `paragraph.text`, with the quantities in it."""

    paragraph: Paragraph
    start: int
    end: int
    values: list[Value]

    @property
    def text(self) -> str:
        return self.paragraph.text[self.start : self.end]

    def between(self, a: Value, b: Value) -> str:
        """The words after `a` and before `b`, without their unit and comparison words."""
        return self.paragraph.text[a.tail : b.lead]

    def span(self, *found: Value) -> Span:
        """Where the given quantities stand, from the first to the last."""
        return self.paragraph.span(min(v.lead for v in found), max(v.tail for v in found))


class Facts:
    """A reading and what rules look up in it again and again."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.made: dict[Callable[..., Any], list[Any]] = {}
        """What `once` has found for this reading."""

    @property
    def outline(self) -> Outline:
        return self.reading.outline

    @property
    def paragraphs(self) -> list[Paragraph]:
        return self.reading.outline.paragraphs

    @property
    def header(self) -> Header:
        return self.reading.header

    @cached_property
    def scope(self) -> Scope:
        return Scope(self.outline)

    @cached_property
    def head(self) -> list[Paragraph]:
        """The lines above the words KẾ HOẠCH: issuer, motto, number, place, date; none when the text begins there."""
        lines: list[Paragraph] = []
        for paragraph in self.paragraphs[:_HEAD_LINES]:
            if _TITLE.match(paragraph.text):
                return lines
            if paragraph.zone != "head" or _BASIS.match(paragraph.text):
                break
            lines.append(paragraph)
        return lines if self._looks_like_head(lines) else []

    @staticmethod
    def _looks_like_head(lines: list[Paragraph]) -> bool:
        return any("XÃ HỘI CHỦ NGHĨA" in line.text or "ĐẢNG CỘNG SẢN" in line.text for line in lines)

    @cached_property
    def title_line(self) -> Paragraph | None:
        return next((p for p in self.paragraphs[: _HEAD_LINES + 1] if _TITLE.match(p.text)), None)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences of the text with at least one quantity; tables and the list of recipients left out."""
        return [s for p in self.paragraphs if p.kind != "row" and p.zone != "recipients" for s in _quantified(p)]

    @cached_property
    def _by_paragraph(self) -> dict[int, list[Sentence]]:
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(id(sentence.paragraph), []).append(sentence)
        return found

    def sentences_of(self, paragraph: Paragraph) -> list[Sentence]:
        """The sentences of one paragraph that hold a quantity."""
        return self._by_paragraph.get(id(paragraph), [])

    @cached_property
    def year(self) -> int | None:
        return self.header.year

    def where(self, paragraph: Paragraph) -> str:
        """How the reader finds a place: `mục III.2.a`, `phần căn cứ`."""
        path = self.outline.path_of(paragraph)
        if paragraph.zone == "annex":
            return f"phụ lục {path}".strip()
        return f"mục {path}" if path else "phần mở đầu"

    def place(self, paragraph: Paragraph) -> str:
        """The same at the beginning of a sentence."""
        where = self.where(paragraph)
        return where[:1].upper() + where[1:]

    def where_path(self, path: str) -> str:
        return f"mục {path}" if path else "phần mở đầu"

    def quote(self, span: Span, limit: int = 90) -> str:
        """The words of a span on one line, shortened."""
        words = " ".join(self.text[span.start : span.end].split())
        return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds a source offset."""
        starts = self._starts
        low, high = 0, len(starts)
        while low < high:
            middle = (low + high) // 2
            if starts[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return self.paragraphs[low - 1] if low else None

    @cached_property
    def _starts(self) -> list[int]:
        return [p.offsets[0] if len(p.offsets) else 0 for p in self.paragraphs]

    def folded(self, index: int) -> str:
        """A paragraph without marks and in small letters."""
        return fold(self.paragraphs[index].text)

    @cached_property
    def figured(self) -> list[Paragraph]:
        """The paragraphs with a digit in them."""
        return [p for p in self.paragraphs if _DIGIT.search(p.text)]


def once(find: Callable[[Facts], Iterable[_Found]]) -> Callable[[Facts], list[_Found]]:
    """For what several rules look for: found once for each reading."""

    @wraps(find)
    def found(facts: Facts) -> list[_Found]:
        if find not in facts.made:
            facts.made[find] = list(find(facts))
        return facts.made[find]

    return found


def _quantified(paragraph: Paragraph) -> Iterator[Sentence]:
    found = values.find(paragraph.text)
    if not found:
        return
    at = 0
    for sentence in sentences(paragraph.text):
        mine: list[Value] = []
        while at < len(found) and found[at].start < sentence.end:
            mine.append(found[at])
            at += 1
        if mine:
            yield Sentence(paragraph, sentence.start, sentence.end, mine)
