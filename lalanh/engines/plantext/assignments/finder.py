"""Gathers assignments from units, blocks, table rows and sentences, in the order of the text."""

from __future__ import annotations

import re

from lalanh.engines.plantext import orgs
from lalanh.engines.plantext.assignments import blocks, clauses, tables, times, units
from lalanh.engines.plantext.model import Assignment, Header, Outline, Paragraph, Span

_GIVEN = re.compile(
    r"(?<!\w)(?:[Gg]iao|GIAO)(?:\s+(?:cho|trách\s+nhiệm\s+cho|nhiệm\s+vụ\s+cho))?\s+(?!chỉ\s+tiêu|thông|lưu|dịch|tại|theo)"
)
_DUTY = re.compile(
    r"[\s,]*(?:\([^()]{1,120}\)[\s,]*)?(?:là\s+(?:cơ\s+quan|đơn\s+vị)\s+)?(?:làm\s+)?(?:chủ\s+trì|đầu\s+mối|tham\s+mưu|chịu\s+trách\s+nhiệm|phối\s+hợp)",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"[\s,]*(?:là\s+(?:cơ\s+quan|đơn\s+vị)\s+|chịu\s+trách\s+nhiệm\s+|có\s+trách\s+nhiệm\s+)?chủ\s+trì", re.IGNORECASE
)


def find(outline: Outline, header: Header) -> list[Assignment]:
    """Every assignment of the plan."""
    year = header.year if header.end_year in (None, header.year) else None
    found = _Finder(outline, year)
    return found.all()


class _Finder:
    def __init__(self, outline: Outline, year: int | None) -> None:
        self.outline, self.year = outline, year
        self.units = units.find(outline)
        self.blocks = blocks.find(outline)
        self.found: list[tuple[int, int, Assignment]] = []
        self.owner = {index: unit for unit in self.units for index in unit.members}
        self.block_lead = self._block_leads()
        self.labels = {(f.paragraph) for b in self.blocks for f in b.fields}

    def all(self) -> list[Assignment]:
        for unit in self.units:
            self._from_unit(unit)
        for block in self.blocks:
            self._from_block(block)
        self._from_tables()
        for index, paragraph in enumerate(self.outline.paragraphs):
            if paragraph.kind not in ("row", "footnote") and paragraph.zone in ("body", "annex"):
                self._from_sentences(index, paragraph)
        return [item for _, _, item in sorted(self.found, key=lambda entry: entry[:2])]

    def _add(
        self,
        index: int,
        start: int,
        end: int,
        lead: list[str],
        support: list[str],
        what: str,
        when: tuple = (None, None),
    ) -> None:  # type: ignore[type-arg]
        paragraph = self.outline.paragraphs[index]
        item = Assignment(
            lead, support, what, when[0], when[1], self.outline.path_of(paragraph), paragraph.span(start, end)
        )
        self.found.append((index, start, item))

    # -- organisation headings

    def _from_unit(self, unit: units.Unit) -> None:
        support: list[str] = []
        for index in unit.members:
            text = self.outline.paragraphs[index].text
            begin = unit.end if index == unit.paragraph else self.outline.paragraphs[index].marker_end
            for partner in clauses.partners(text, begin, len(text)):
                support = clauses.union(support, partner.bodies.names)
        own = {name.lower() for name in unit.names}
        self._add(
            unit.paragraph,
            0 if unit.heading else unit.start,
            unit.end,
            unit.names,
            [s for s in support if s.lower() not in own],
            self._tasks(unit),
        )

    def _tasks(self, unit: units.Unit) -> str:
        own = self.outline.paragraphs[unit.paragraph].text[unit.end :]
        if own.strip(" .:*"):
            return clauses.summary(own)
        parts = []
        for index in unit.members[1:4]:
            paragraph = self.outline.paragraphs[index]
            parts.append(clauses.summary(paragraph.text[paragraph.marker_end :], 80))
        return clauses.summary("; ".join(parts), 240)

    # -- blocks and tables

    def _block_leads(self) -> dict[int, list[str]]:
        """Lead of the block that closes an activity, by the section that holds both (`a) Nội dung`, `b) Phân công`)."""
        found: dict[int, list[str]] = {}
        for block in self.blocks:
            lead = block.get("lead")
            if lead is None or block.section is None:
                continue
            names = self._names(lead)
            section = self.outline.sections[block.section]
            found.setdefault(block.section, names)
            if section.parent is not None and section.level > 2:
                found.setdefault(section.parent, names)
        return found

    def _names(self, part: blocks.Field | None) -> list[str]:
        if part is None:
            return []
        text = self.outline.paragraphs[part.paragraph].text
        names = orgs.read(text[: part.end], part.start).names
        for index in part.items:
            below = self.outline.paragraphs[index]
            names += orgs.read(below.text, below.marker_end).names
        if not names and (rest := clauses.summary(text[part.start : part.end], 120)):
            names = [orgs.squeeze(piece) for piece in re.split(r"\s*[,;]\s*", rest) if piece]
        return names

    def _from_block(self, block: blocks.Block) -> None:
        lead = block.get("lead")
        if lead is None:
            return
        names, support = self._names(lead), self._names(block.get("support"))
        text = self.outline.paragraphs[lead.paragraph].text
        for partner in clauses.partners(text, lead.start, lead.end):
            support = clauses.union(support, partner.bodies.names)
        time = block.get("time")
        what = self._activity(block)
        when = self._when(time)
        self._add(lead.paragraph, lead.label, lead.end, names, support, what, when)
        self._widen(block, lead)
        for index in time.items if time else []:
            below = self.outline.paragraphs[index]
            step = below.text[below.marker_end :]
            if times.interval(step, self.year) != (None, None):
                label = re.split(r"\s*:\s*|\s+bắt\s+đầu\s+|\s+từ\s+", step, maxsplit=1)[0]
                self._add(
                    index,
                    below.marker_end,
                    len(below.text),
                    names,
                    support,
                    clauses.summary(label),
                    times.interval(step, self.year),
                )

    def _widen(self, block: blocks.Block, lead: blocks.Field) -> None:
        """The highlight of a block goes on over the partners, also where a footnote stands between."""
        support = block.get("support")
        if support is None:
            return
        item = self.found[-1][2]
        partner = self.outline.paragraphs[support.paragraph].span(support.label, support.end)
        item.span = Span(min(item.span.start, partner.start), max(item.span.end, partner.end))

    def _when(self, time: blocks.Field | None) -> tuple:  # type: ignore[type-arg]
        if time is None:
            return (None, None)
        text = self.outline.paragraphs[time.paragraph].text
        if not time.items:
            return times.interval(
                re.split(r"[;.(]\s", text[time.start : time.end] + " ", maxsplit=1)[0], self.year, loose=True
            )
        spans = [times.interval(self.outline.paragraphs[i].text, self.year) for i in time.items]
        firsts = [a for a, _ in spans if a]
        lasts = [b for _, b in spans]
        return (min(firsts) if firsts else None, None if None in lasts else max(b for b in lasts if b))

    def _activity(self, block: blocks.Block) -> str:
        """The words before the labels in the same paragraph, else the title above that is no mere "Phân công"."""
        first = block.first
        paragraph = self.outline.paragraphs[first.paragraph]
        before = clauses.summary(paragraph.text[paragraph.marker_end : first.label].strip(" (-–"))
        if len(before) > 12:
            return before
        for section in self.outline.chain(paragraph):
            if section.title and not re.match(
                r"(?:phân\s+công|nội\s+dung|tổ\s+chức\s+thực\s+hiện|thời\s+gian)", section.title, re.IGNORECASE
            ):
                return clauses.summary(section.title)
        return before

    def _from_tables(self) -> None:
        for row in tables.find(self.outline):
            lead = orgs.read(row.lead).names or ([orgs.squeeze(row.lead)] if row.lead else [])
            if not lead or not re.search(r"[^\W\d_]{2}", row.lead):
                continue
            paragraph = self.outline.paragraphs[row.paragraph]
            support = orgs.read(row.support).names or (
                [orgs.squeeze(row.support)] if re.search(r"[^\W\d_]{2}", row.support) else []
            )
            inner = [p for p in clauses.partners(row.lead, 0, len(row.lead))]
            support = clauses.union(support, *[p.bodies.names for p in inner])
            start = row.task[0]
            end = max(row.task[1], row.lead_at[1], row.time_at[1])
            self._add(
                row.paragraph,
                start,
                end,
                lead,
                support,
                clauses.summary(paragraph.text[slice(*row.task)]),
                times.interval(row.time, self.year, loose=True),
            )

    # -- sentences

    def _from_sentences(self, index: int, paragraph: Paragraph) -> None:
        text = paragraph.text
        unit = self.owner.get(index)
        begin = unit.end if unit and unit.paragraph == index else paragraph.marker_end
        several = bool(unit and len(unit.members) > 2)
        for clause in clauses.sentences(text, begin):
            if self._given(index, text, clause):
                continue
            if unit:
                if several:
                    self._extra(index, text, clause, unit)
            elif index not in self.labels:
                self._alone(index, text, clause)

    def _given(self, index: int, text: str, clause: clauses.Clause) -> bool:
        """`Giao X chủ trì, phối hợp với Y …`."""
        hit = False
        for m in _GIVEN.finditer(text, clause.start, clause.end):
            bodies = orgs.read(text, m.end())
            opens = m.start() - clause.start < 4 and text[bodies.end : bodies.end + 1] not in ("", ".", ";")
            if bodies and (opens or _DUTY.match(text, bodies.end)):
                support = [n for p in clauses.partners(text, bodies.end, clause.end) for n in p.bodies.names]
                self._add(
                    index,
                    m.start(),
                    clause.end,
                    self._known(bodies.names, text, bodies.end),
                    clauses.union(support),
                    clauses.summary(text[bodies.end : clause.end]),
                )
                hit = True
                break
        return hit

    def _known(self, names: list[str], text: str, end: int) -> list[str]:
        """A post with its portfolio in brackets, under the name that its own heading gives it."""
        bracket = re.match(
            r"\s*\((?:phụ\s+trách\s+)?(?:lĩnh\s+vực\s+|mảng\s+)?([^()]{3,80})\)", text[end : end + 120], re.IGNORECASE
        )
        if bracket is None or not names:
            return names
        field = bracket[1].lower()
        for unit in self.units:
            for name in unit.names:
                head, _, rest = name.partition(" (")
                if (
                    rest
                    and rest[:-1].lower().replace("–", "-") == field.replace("–", "-")
                    and names[-1].startswith(head)
                ):
                    return [*names[:-1], name]
        return names

    def _extra(self, index: int, text: str, clause: clauses.Clause, unit: units.Unit) -> None:
        subject = orgs.read(text, clause.start)
        names = unit.names
        if subject and re.match(
            r"\s*(?:,\s*)?(?:chủ\s+trì|phối\s+hợp|chủ\s+động\s+phối)", text[subject.end :], re.IGNORECASE
        ):
            names = subject.names
        found = clauses.partners(text, clause.start, clause.end)
        led = clauses.leads(text, clause.start, clause.end) is not None
        if not led and not any(p.named and p.explicit for p in found):
            return
        support = clauses.union(*[p.bodies.names for p in found])
        self._add(index, clause.start, clause.end, names, support, clauses.summary(text[clause.start : clause.end]))

    def _alone(self, index: int, text: str, clause: clauses.Clause) -> None:
        """Outside the organisation chapter: `Phối hợp với <body> …`, `Sở X chủ trì, phối hợp với …`."""
        found = clauses.partners(text, clause.start, clause.end)
        start = clause.start
        subject = self._leader(text, clause)
        if subject:
            names, start = subject.names, subject.found[0].start
        elif found and found[0].start == clause.start and found[0].named and found[0].explicit:
            names = self._lead_above(index)
        else:
            return
        support = clauses.union(*[p.bodies.names for p in found])
        self._add(index, start, clause.end, names, support, clauses.summary(text[start : clause.end]))

    def _leader(self, text: str, clause: clauses.Clause) -> orgs.Bodies | None:
        """Bodies that "chủ trì" follows, at the head of the sentence or after a colon, comma or bracket in it."""
        at = clauses.leads(text, clause.start, clause.end)
        if at is None:
            return None
        low = max(clause.start, at - 240)
        for place in [low, *(m.end() for m in re.finditer(r"[:;,(–]\s+|\s-\s|\(|\sdo\s", text[low:at]))]:
            place = place if place == low else low + place
            bodies = orgs.read(text, place)
            if bodies and (m := _TAKES.match(text, bodies.end)) and m.end() >= at:
                return bodies
        return None

    def _lead_above(self, index: int) -> list[str]:
        at = self.outline.paragraphs[index].section
        while at is not None:
            if at in self.block_lead:
                return self.block_lead[at]
            at = self.outline.sections[at].parent
        return []
