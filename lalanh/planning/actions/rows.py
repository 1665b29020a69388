"""Items of a reading as rows of a plan."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from lalanh.base.text import fold
from lalanh.engines.plantext.model import BudgetItem, Reading, Span
from lalanh.planning import parties
from lalanh.planning.models import (
    BudgetLine,
    Duty,
    DutyParty,
    DutyRole,
    Finding,
    LegalBasis,
    Plan,
    PlanRecipient,
    PlanSection,
    Target,
    Task,
    TaskParty,
    TaskRole,
)
from lalanh.units import queries as units

_PROJECT = re.compile(r"(?:tiểu\s+)?dự án\s+(?:số\s+)?\d+(?:\.\d+)?", re.IGNORECASE)
_REPORT = re.compile(r"báo cáo", re.IGNORECASE)
_DAY = re.compile(
    r"ngày\s+(?:mùng\s+)?(?P<before>\d{1,2})\s+(?:(?:hằng|hàng|mỗi)\s+tháng|(?:của\s+)?tháng\s+(?:cuối|sau|kế|tiếp)|của\s+(?:mỗi\s+)?tháng)"
    r"|(?:hằng|hàng|mỗi)\s+(?:tháng|quý)[^.;\d]{0,60}?(?:trước|chậm\s+nhất|vào)\s+(?:là\s+)?ngày\s+(?P<behind>\d{1,2})(?!\s*[/\d]|\s+tháng\s+\d)",
    re.IGNORECASE,
)


class Names:
    """Matches each printed name once."""

    def __init__(self, unit: units.Unit, on: date) -> None:
        self.unit, self.on = unit, on
        self.known: dict[str, parties.Match] = {}

    def of(self, printed: str) -> parties.Match:
        if printed not in self.known:
            self.known[printed] = parties.match(printed, self.unit, self.on)
        return self.known[printed]


def _common(plan: Plan, ordinal: int, span: Span | None, section: str = "") -> dict[str, Any]:
    place = {"span_start": span.start, "span_end": span.end} if span else {}
    return {"plan": plan, "unit_path": plan.unit_path, "ordinal": ordinal, "section": section[:120], **place}


def sections(plan: Plan, reading: Reading) -> Iterator[PlanSection]:
    for n, row in enumerate(reading.outline.sections):
        yield PlanSection(
            number=row.number[:60], title=row.title, level=row.level, **_common(plan, n, row.span, row.path)
        )


def bases(plan: Plan, reading: Reading) -> Iterator[LegalBasis]:
    for n, row in enumerate(reading.citations):
        yield LegalBasis(
            kind=row.kind[:80], number=(row.number or "")[:80], signed_on=row.date, issuer=(row.issuer or "")[:250],
            **_common(plan, n, row.span),
        )  # fmt: skip


def targets(plan: Plan, reading: Reading) -> Iterator[Target]:
    for n, row in enumerate(reading.targets):
        yield Target(
            measure=row.measure, subject=(row.subject or "")[:250], op=row.op[:8], value=row.value, value_to=row.value_to,
            unit=row.unit[:60], direction=row.direction[:20], by_on=row.by, **_common(plan, n, row.span, row.section),
        )  # fmt: skip


def budget(plan: Plan, reading: Reading) -> None:
    BudgetLine.objects.bulk_create(
        BudgetLine(
            label=row.label, amount_vnd=row.amount_vnd, source=(row.source or "")[:120], role=row.role[:20],
            project=_project(row, reading), capital=capital_of(row.source or row.label), per_unit=(row.per_unit or "")[:60],
            **_common(plan, n, row.span, row.section),
        )
        for n, row in enumerate(reading.budget)
    )  # fmt: skip


def _project(row: BudgetItem, reading: Reading) -> str:
    """The programme project that the line or one of the headings above it names."""
    if found := _PROJECT.search(row.label):
        return found[0]
    heads = [
        s
        for s in reading.outline.sections
        if s.path and (row.section == s.path or row.section.startswith(s.path + "."))
    ]
    for head in reversed(heads):
        if found := _PROJECT.match(head.title.strip()):
            return found[0]
    return ""


def capital_of(words: str) -> str:
    """INVESTMENT, RECURRENT or "" when the words don't say."""
    plain = fold(words)
    if "su nghiep" in plain or "thuong xuyen" in plain:
        return "recurrent"
    return "investment" if "dau tu" in plain else ""


def recipients(plan: Plan, reading: Reading) -> Iterator[PlanRecipient]:
    for n, row in enumerate(reading.recipients):
        yield PlanRecipient(name=row.name, purpose=(row.purpose or "")[:60], **_common(plan, n, row.span))


def findings(plan: Plan, reading: Reading) -> Iterator[Finding]:
    for n, row in enumerate(reading.findings):
        other = row.other_span
        yield Finding(
            plan=plan, unit_path=plan.unit_path, ordinal=n, rule=row.rule, kind=row.kind, severity=row.severity, message=row.message,
            span_start=row.span.start, span_end=row.span.end,
            other_start=other.start if other else None, other_end=other.end if other else None,
        )  # fmt: skip


def tasks(plan: Plan, reading: Reading, names: Names) -> None:
    ends = _dated_steps(reading)
    made = Task.objects.bulk_create(
        Task(
            what=row.what,
            start_on=row.start,
            end_on=row.end or ends.get((row.section, tuple(row.lead))),
            **_common(plan, n, row.span, row.section),
        )
        for n, row in enumerate(reading.assignments)
    )
    parties_: list[TaskParty] = []
    for task, row in zip(made, reading.assignments, strict=True):
        for role, printed in [(TaskRole.LEAD, p) for p in row.lead] + [(TaskRole.SUPPORT, p) for p in row.support]:
            parties_.append(TaskParty(task=task, role=role, **party(plan, printed, names, len(parties_))))
    TaskParty.objects.bulk_create(parties_)


def _dated_steps(reading: Reading) -> dict[tuple[str, tuple[str, ...]], date]:
    """(section, who) → the one day that the plan sets for a work of theirs there: "4. Trưởng các thôn: Họp dân … trước ngày 20/10/2023".

    The reading gives such a day as a deadline, not as the end of the assignment above it. Days of reports are no ends of work, and
    of several days none is the end of all.
    """
    found: dict[tuple[str, tuple[str, ...]], set[date]] = {}
    for row in reading.deadlines:
        if row.due and row.recurrence == "once" and not _REPORT.search(row.what):
            found.setdefault((row.section, tuple(row.who)), set()).add(row.due)
    alone = Counter((row.section, tuple(row.lead)) for row in reading.assignments)
    return {key: next(iter(days)) for key, days in found.items() if len(days) == 1 and alone[key] == 1}


def duties(plan: Plan, reading: Reading, names: Names) -> None:
    made = Duty.objects.bulk_create(
        Duty(
            what=row.what, to_name=(row.to or "")[:250], via_name=(row.via or "")[:250], due_on=row.due, recurrence=row.recurrence,
            due_day=_day(reading.text, row.span) if row.due is None else None, **_common(plan, n, row.span, row.section),
        )
        for n, row in enumerate(reading.deadlines)
    )  # fmt: skip
    parties_: list[DutyParty] = []
    for duty, row in zip(made, reading.deadlines, strict=True):
        named = [(DutyRole.WHO, p) for p in row.who]
        named += [(DutyRole.TO, row.to)] if row.to else []
        named += [(DutyRole.VIA, row.via)] if row.via else []
        for role, printed in named:
            parties_.append(DutyParty(duty=duty, role=role, **party(plan, printed, names, len(parties_))))
    DutyParty.objects.bulk_create(parties_)


def party(plan: Plan, printed: str, names: Names, ordinal: int) -> dict[str, Any]:
    """Columns of a named body."""
    match = names.of(printed[:250])
    return {
        "unit_path": plan.unit_path, "ordinal": ordinal % 30000, "printed": printed[:250], "body": match.body, "group_level": match.group_level,
    }  # fmt: skip


def _day(text: str, span: Span) -> int | None:
    """A bare day of the month ("trước ngày 20 hằng tháng"), which the contract's `due` can't hold."""
    for low, high in ((span.start, span.end), (span.start, span.end + 60), (max(0, span.start - 40), span.end)):
        if found := _DAY.search(text, low, high):  # its own words first: the next duty may follow at once
            day = int(found["before"] or found["behind"])
            return day if 1 <= day <= 31 else None
    return None
