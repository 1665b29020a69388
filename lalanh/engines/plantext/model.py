"""What a reading of a plan consists of. Field names are those of the JSON contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple


class Span(NamedTuple):
    """Half-open range of Unicode characters in the source text."""

    start: int
    end: int


Kind = Literal["heading", "body", "bullet", "row", "footnote"]
Zone = Literal["head", "body", "recipients", "annex"]


@dataclass(slots=True)
class Paragraph:
    """One logical paragraph after repair of the layout: NFC, on one line, single blanks.

    `offsets[i]` is the source offset of `text[i]`, and `offsets[len(text)]` the end of the last character.
    `section` is the index in `Outline.sections` of the deepest heading above it (or that it is), None before the first.
    `cells` holds the [start, end) of each cell within `text` when `kind` is "row".
    """

    text: str
    offsets: Sequence[int]
    kind: Kind = "body"
    zone: Zone = "body"
    section: int | None = None
    cells: list[tuple[int, int]] = field(default_factory=list)
    table: int | None = None
    footnote: str | None = None
    marker_end: int = 0
    """Where the words begin, after a number (`2.1.`) or a bullet."""

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Source span of `text[start:end]`."""
        end = len(self.text) if end is None else end
        return Span(self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start])

    def cell(self, index: int) -> str:
        """Text of a cell of a row, empty when there is no such cell."""
        if index >= len(self.cells):
            return ""
        start, end = self.cells[index]
        return self.text[start:end]


@dataclass(slots=True)
class Section:
    """A numbered item at the start of a line, or an annex head."""

    number: str
    title: str
    level: int
    span: Span
    parent: int | None = None
    path: str = ""
    """Numbers from the top joined by dots as the contract prints them: `III.2.1.a`."""
    paragraph: int = 0
    zone: Zone = "body"


@dataclass(slots=True)
class Outline:
    """The repaired paragraphs in order, and the sections that govern them."""

    paragraphs: list[Paragraph]
    sections: list[Section]
    footnotes: dict[str, int] = field(default_factory=dict)
    """Footnote mark to index of its paragraph."""
    known: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What one reader has worked out and another needs too (units, blocks, rows of tasks), by name."""

    def path_of(self, paragraph: Paragraph) -> str:
        return self.sections[paragraph.section].path if paragraph.section is not None else ""

    def chain(self, paragraph: Paragraph) -> list[Section]:
        """Sections from the deepest above `paragraph` up to the chapter."""
        found: list[Section] = []
        at = paragraph.section
        while at is not None:
            found.append(self.sections[at])
            at = self.sections[at].parent
        return found


@dataclass(slots=True)
class Header:
    doc_type: str | None = None
    issuer: str | None = None
    level: str | None = None
    number: str | None = None
    place: str | None = None
    date: date | None = None
    title: str | None = None
    year: int | None = None
    first_year: int | None = None
    """First year of the period that the title names ("giai đoạn 2026 - 2030"), else None."""
    end_year: int | None = None
    """Last year when the title names a period ("giai đoạn 2026 - 2030"), else the same as `year`."""
    number_blank: Span | None = None
    """Where a number line is printed with the number left out."""
    date_blank: Span | None = None


@dataclass(slots=True)
class Citation:
    kind: str
    number: str | None
    date: date | None
    issuer: str | None
    span: Span


@dataclass(slots=True)
class Target:
    measure: str
    subject: str | None
    op: str
    value: Decimal
    value_to: Decimal | None
    unit: str
    direction: str
    by: date | None
    section: str
    span: Span


@dataclass(slots=True)
class BudgetItem:
    label: str
    amount_vnd: int | None
    source: str | None
    role: str
    span: Span
    section: str = ""
    per_unit: str | None = None
    """The unit of a norm ("nhà" in 60 triệu đồng/nhà), None for an allotment."""


@dataclass(slots=True)
class Assignment:
    lead: list[str]
    support: list[str]
    what: str
    start: date | None
    end: date | None
    section: str
    span: Span


@dataclass(slots=True)
class Deadline:
    who: list[str]
    to: str | None
    via: str | None
    what: str
    due: date | None
    recurrence: str
    section: str
    span: Span


@dataclass(slots=True)
class Recipient:
    name: str
    purpose: str | None
    span: Span


@dataclass(slots=True)
class Signer:
    capacity: str
    name: str | None
    span: Span | None = None


@dataclass(slots=True)
class Finding:
    rule: str
    kind: str
    severity: str
    message: str
    span: Span
    other_span: Span | None = None


@dataclass(slots=True)
class Reading:
    """Everything understood from one plan."""

    text: str
    outline: Outline
    header: Header
    citations: list[Citation]
    targets: list[Target]
    budget: list[BudgetItem]
    assignments: list[Assignment]
    deadlines: list[Deadline]
    recipients: list[Recipient]
    signer: Signer | None
    findings: list[Finding] = field(default_factory=list)
