"""What the readers of deadlines share: the plan's year, who is meant at a place, and the list that they fill."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from datetime import date

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import orgs
from lalanh.engines.plantext.assignments import clauses, units
from lalanh.engines.plantext.deadlines import phrases
from lalanh.engines.plantext.deadlines.address import NOBODY, Address
from lalanh.engines.plantext.model import Assignment, Deadline, Header, Outline, Paragraph


class Context:
    """Collects deadlines; answers who owns a paragraph."""

    def __init__(self, outline: Outline, header: Header, assignments: list[Assignment]) -> None:
        self.outline = outline
        self.plan_year = header.year
        self.year = header.year if header.end_year in (None, header.year) else None
        self.owner = {index: unit.names for unit in units.find(outline) for index in unit.members}
        self.found: list[tuple[int, int, Deadline]] = []
        self.handed: list[int] = []
        """Reports of all that others have reported, by their place in `found`."""
        self.done: set[int] = set()
        """Bullets that are times of an activity."""
        self.timed: dict[int, int] = {}
        """Paragraph of an activity's time to where that time ends: not read again as a sentence."""
        self._titles: dict[int | None, list[str]] = {}
        self._present: dict[int | None, bool] = {}
        self._leads = sorted((a for a in assignments if a.lead), key=lambda a: a.span.start)
        self._places = [a.span.start for a in self._leads]
        self._of_path: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
        self._of_parent: dict[str, list[str]] = {}
        for item in self._leads:
            self._of_path[item.section].append((item.span.start, item.lead))
            if item.section[-1:].islower():
                self._of_parent.setdefault(item.section.rpartition(".")[0], item.lead)

    def add(
        self,
        index: int,
        place: tuple[int, int],
        who: list[str],
        what: str,
        due: date | None,
        rhythm: str,
        to: Address = NOBODY,
    ) -> None:
        """One more deadline at `place` of a paragraph."""
        paragraph = self.outline.paragraphs[index]
        path = self._path(paragraph)
        item = Deadline(who, to.to, to.via, clauses.summary(what), due, rhythm, path, paragraph.span(*place))
        self.found.append((index, place[0], item))

    def settle(self, title: str) -> None:
        """A report in December that an office makes for those above is that of the year, unless others report after it."""
        if phrases.CAMPAIGN.search(title):
            return
        last = max((d.due for _, _, d in self.found if d.due and d.recurrence == "annual"), default=None)
        for at in self.handed:
            index, place, item = self.found[at]
            if item.due and item.due.month == 12 and (last is None or last <= item.due):
                self.found[at] = (index, place, replace(item, recurrence="annual"))

    def _path(self, paragraph: Paragraph) -> str:
        """The section of a paragraph; the closing words belong to the chapter."""
        if units.closes(paragraph) and paragraph.section is not None:
            return self.outline.chain(paragraph)[-1].path
        return self.outline.path_of(paragraph)

    def who(self, index: int, text: str, clause: clauses.Clause, at: int) -> list[str]:
        """Subject of the sentence, else the owner of the paragraph, else the lead of the activity's block."""
        covering = self._lead_at(index, at)
        for m in phrases.ORDER.finditer(text, max(clause.start - 1, at - 400, 0), at):
            bodies = orgs.read(text, m.end())
            if bodies:
                return covering or bodies.names
        subject = _subject(text, clause)
        if subject and subject.end < at + 1:
            return subject.names
        if index in self.owner:
            return self.owner[index]
        paragraph = self.outline.paragraphs[index]
        if not covering and units.closes(paragraph):
            return _subject(text, clauses.Clause(paragraph.marker_end, len(text))).names
        return covering or self._lead_near(paragraph)

    def _lead_at(self, index: int, at: int) -> list[str]:
        """The lead of an assignment whose words cover the place."""
        place = self.outline.paragraphs[index].span(at).start
        last = bisect_right(self._places, place)
        return next((a.lead for a in reversed(self._leads[max(0, last - 3) : last]) if a.span.end > place), [])

    def _lead_near(self, paragraph: Paragraph) -> list[str]:
        """The lead of the same section, or of the brother section that holds the activity's block."""
        path = self.outline.path_of(paragraph)
        here = self._of_path.get(path)
        if here:
            at = bisect_right(here, (paragraph.span().start, []))
            return here[max(0, at - 1)][1]
        return self._of_parent.get(path.rpartition(".")[0], []) if path[-1:].islower() else []

    def titles(self, paragraph: Paragraph) -> list[str]:
        """The titles above a paragraph, the nearest first."""
        known = self._titles.get(paragraph.section)
        if known is None:
            known = [units.title_of(self.outline, section)[:80] for section in self.outline.chain(paragraph)]
            self._titles[paragraph.section] = known
        return known

    def tells_present(self, paragraph: Paragraph) -> bool:
        """True under headings that tell how things are and have been."""
        known = self._present.get(paragraph.section)
        if known is None:
            known = any(phrases.PRESENT.match(title) for title in self.titles(paragraph))
            self._present[paragraph.section] = known
        return known

    def title(self, index: int) -> str:
        """The title above that says what an activity is about."""
        for title in self.titles(self.outline.paragraphs[index]):
            if title and not title.lower().startswith(("phân công", "nội dung", "thời gian")):
                return title
        return ""


def _subject(text: str, clause: clauses.Clause) -> orgs.Bodies:
    """Bodies at the head of a sentence, also after "Căn cứ Kế hoạch này, …", "Định kỳ hằng quý, …"."""
    subject = orgs.read(text, clause.start)
    opening = phrases.OPENING.match(text, clause.start, clause.end)
    if subject or not opening:
        return subject
    for comma in compiled(",").finditer(text, opening.end(), min(clause.end, opening.end() + 180)):
        if found := orgs.read(text, comma.end()):
            return found
    return subject
