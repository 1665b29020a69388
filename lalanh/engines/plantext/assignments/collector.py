"""What the readers of assignments share: units, blocks, the plan's year and the list that they fill."""

from __future__ import annotations

from datetime import date

from lalanh.engines.plantext import orgs
from lalanh.engines.plantext.assignments import blocks, clauses, units
from lalanh.engines.plantext.model import Assignment, Header, Outline

Interval = tuple[date | None, date | None]


class Collector:
    """Collects assignments of one plan."""

    def __init__(self, outline: Outline, header: Header) -> None:
        self.outline = outline
        self.year = header.year if header.end_year in (None, header.year) else None
        self.units = units.find(outline)
        self.blocks = blocks.find(outline)
        self.owner = {index: unit for unit in self.units for index in unit.members}
        self.labels = {f.paragraph for b in self.blocks for f in b.fields}
        self.found: list[tuple[int, int, Assignment]] = []
        self._portfolios = {_portfolio(name): name for unit in self.units for name in unit.names if name.endswith(")")}
        self._block_lead = self._block_leads()

    def add(
        self,
        index: int,
        place: tuple[int, int],
        lead: list[str],
        support: list[str],
        what: str,
        when: Interval = (None, None),
    ) -> Assignment:
        """One more assignment at `place` of a paragraph."""
        paragraph = self.outline.paragraphs[index]
        path = self.outline.path_of(paragraph)
        item = Assignment(lead, support, clauses.summary(what), when[0], when[1], path, paragraph.span(*place))
        self.found.append((index, place[0], item))
        return item

    def known(self, names: list[str], bracket: str) -> list[str]:
        """A post with its portfolio in brackets, under the name that its own heading gives it."""
        name = self._portfolios.get(bracket.lower().replace("–", "-"))
        if not names or name is None or not names[-1].startswith(name.partition(" (")[0]):
            return names
        return [*names[:-1], name]

    def names(self, part: blocks.Field | None) -> list[str]:
        """The bodies of a labelled field, from its bullets where it has a list; as printed where none is known."""
        if part is None:
            return []
        text = self.outline.paragraphs[part.paragraph].text
        found = orgs.read(text[: part.end], part.start).names
        for index in part.items:
            below = self.outline.paragraphs[index]
            found = found + orgs.read(below.text, below.marker_end).names
        return found or as_printed(text[part.start : part.end])

    def lead_above(self, index: int) -> list[str]:
        """The lead of the activity that a paragraph describes, when a block names it."""
        at = self.outline.paragraphs[index].section
        while at is not None:
            if at in self._block_lead:
                return self._block_lead[at]
            at = self.outline.sections[at].parent
        return []

    def _block_leads(self) -> dict[int, list[str]]:
        """Lead of each block by its section, and by the section above (`a) Nội dung`, `b) Phân công`)."""
        found: dict[int, list[str]] = {}
        for block in self.blocks:
            lead = block.get("lead")
            if lead is None or block.section is None:
                continue
            names = self.names(lead)
            section = self.outline.sections[block.section]
            found.setdefault(block.section, names)
            if section.parent is not None and section.level > 2:
                found.setdefault(section.parent, names)
        return found


def as_printed(text: str) -> list[str]:
    """Names that no rule knows, parted at semicolons."""
    pieces = clauses.summary(text, 200).split(";")
    return [orgs.squeeze(piece) for piece in pieces if sum(c.isalpha() for c in piece) > 1]


def _portfolio(name: str) -> str:
    return name.partition(" (")[2][:-1].lower().replace("–", "-")
