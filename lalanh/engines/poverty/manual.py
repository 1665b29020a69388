"""docs/rules/poverty-standards.md out of the standards: `python -m lalanh.engines.poverty.manual` writes it, a test compares."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from lalanh.base import numbers
from lalanh.engines.poverty import load, wording
from lalanh.engines.poverty.facts import Area
from lalanh.engines.poverty.model import Band, Case, Citation, Count, Day, DefinedBy, Indicator, Line, Outcome, Standard

_HEAD = """# Poverty standards

Generated from `lalanh/engines/poverty/standards/*.yaml` by `python -m lalanh.engines.poverty.manual docs/rules/poverty-standards.md`;
do not edit by hand. Amounts are đồng per person and month. A line is inclusive.

How far a value is known: `source` = read in the text or in reports that quote it (not checked against Công báo); `draft` = only
in a draft; `infer` = deduced; `recall-high`, `recall-med` = from memory, no text seen. The sources are listed at the end.

What is not known of a household decides nothing: the class is given when every way to fill it in gives the same, else it is
`unknown`. Without income, B1 points stand for it where the standard has cut-offs.
"""
_DEFINED = {
    DefinedBy.INSTRUMENT: "the instrument",
    DefinedBy.DRAFT: "a draft of the instrument",
    DefinedBy.ABSENT: "nothing seen: never derived, always unknown",
}


def manual() -> str:
    """The whole page."""
    parts = [_HEAD, *(_standard(one) for one in load.standards()), _sources()]
    return "\n".join(parts)


def sources() -> dict[str, str]:
    """Register of sources: S1 and so on."""
    found: dict[str, str] = yaml.safe_load((load.FOLDER / "sources.yaml").read_text("utf-8"))
    return found


def _standard(one: Standard) -> str:
    blocks = (
        f"## {one.id}\n\n{one.title}. {one.instrument}.\n",
        _dates(one),
        f"### Lines of {one.id}\n\n" + _table(("Line", "Rural", "Urban", *_CITED), map(_line, one.lines.values())),
        f"### Class under {one.id}\n\n" + _classes(one),
        _points(one),
        f"### Indicators of {one.id}\n\n" + "\n".join(_indicator(one, each) for each in one.indicators),
        f"### Examples under {one.id}\n\n"
        + _table(("Area", "Income", "B1", "Deprived", "Unknown", "Class", "Shows"), map(_case, one.cases)),
        f"### Not known of {one.id}\n\n" + "".join(f"- {gap}\n" for gap in one.gaps),
    )
    return "\n".join(blocks)


_CITED = ("Article", "Source", "Known", "Checked")


def _cited(citation: Citation) -> tuple[str, ...]:
    source = citation.source + (f". {citation.note}" if citation.note else "")
    return (citation.article or "—", source, f"`{citation.confidence}`", citation.checked_on.isoformat())


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _dates(one: Standard) -> str:
    days: dict[str, Day | None] = {
        "In force from": one.in_force,
        "Applies from": one.valid_from,
        "Applies to": one.valid_to,
    }
    rows = [
        (name, day.value.isoformat(), *_cited(day.citation)) if day else (name, "not known", *["—"] * 4)
        for name, day in days.items()
    ]
    return f"Status years {one.years[0]} to {one.years[-1]}.\n\n" + _table(("Date", "Day", *_CITED), rows)


def _line(line: Line) -> tuple[str, ...]:
    return (
        line.name,
        *(numbers.integer(line.amounts[area]) for area in (Area.RURAL, Area.URBAN)),
        *_cited(line.citation),
    )


def _classes(one: Standard) -> str:
    limit: Count = one.minimum
    rows, over = [], "from 0"
    for band in one.bands:
        rows.append((_between(one, band, over), _outcome(band.many), _outcome(band.few)))
        over = f"above {one.lines[band.up_to].name}" if band.up_to else over
    head = ("Income", f"{limit.value} or more deprivations", f"fewer than {limit.value}")
    known = " · ".join(_cited(limit.citation))
    return _table(head, rows) + f"\n{limit.value} deprivations: {known}\n"


def _between(one: Standard, band: Band, over: str) -> str:
    return f"{over}, up to {one.lines[band.up_to].name}" if band.up_to else over


def _outcome(outcome: Outcome) -> str:
    return f"{wording.CLASSES[outcome.cls]} (`{outcome.cls}`{f', `{outcome.route}`' if outcome.route else ''})"


def _points(one: Standard) -> str:
    each = one.points.per_deprivation
    rows = [
        (f"one deprivation: {each.value}", "—", "—", *_cited(each.citation)),
        *map(_line, one.points.cut_offs.values()),
    ]
    none = "" if one.points.cut_offs else "\nNo cut-off of B1 points is known: points can't stand for an income.\n"
    return f"### Points of {one.id}\n\n" + _table(("B1 up to stands for", "Rural", "Urban", *_CITED), rows) + none


def _indicator(one: Standard, each: Indicator) -> str:
    lines = [f"**{each.name}** (`{each.key}`, {one.dimensions[each.dimension]})"]
    lines.append(each.deprived_when or "No definition seen.")
    citation = each.citation
    lines.append(f"Defined by {_DEFINED[each.defined_by]} · " + " · ".join(_cited(citation)))
    for name, parameter in each.parameters.items():
        if parameter.citation != citation:
            lines.append(f"`{name}`: " + " · ".join(_cited(parameter.citation)))
    return "- " + "\n  ".join(f"{line}<br>" for line in lines[:-1]) + f"\n  {lines[-1]}\n"


def _case(case: Case) -> tuple[str, ...]:
    income = "not known" if case.income is None else numbers.integer(case.income)
    b1 = "—" if case.b1 is None else str(case.b1)
    return (case.area, income, b1, str(case.deprived), str(case.unknown), _outcome(case.outcome), case.shows)


def _sources() -> str:
    return "## Sources\n\n" + "".join(f"- {name}: {text}\n" for name, text in sources().items())


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(manual(), "utf-8")
