"""Cited documents whose numbers and dates do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.lint.reports import same_body
from lalanh.engines.plantext.model import Citation

_YEAR = late(r"/((?:19|20)\d\d)/")
_OWN = late(
    r"(?:[Kk]èm\s+theo|[Bb]an\s+hành\s+kèm)\s*(?:theo)?\s*(?:Kế\s+hoạch|Quyết\s+định|"
    r"Chương\s+trình)\s+số\s*:?\s*(?P<no>[\d\s]{1,7}[/\-–]\s?[A-ZĐ][\wĐ&.\-–/]{1,25})"
)


def _number(citation: Citation) -> str:
    return re.sub(r"[\s–]", "-", fold(citation.number or "")).replace("--", "-")


@rule("PL080", "other", "error", "Cùng văn bản số {number} nhưng ghi hai ngày khác nhau: {a} và {b}.")
def one_document_two_dates(facts: Facts) -> Iterator[Hit]:
    """A document of one number and one issuer is cited with two dates.

    Numbers begin anew each year: without a year in the number the two dates must lie in one year, or be one day of
    two years.
    """
    seen: dict[tuple[str, str], Citation] = {}
    told: set[str] = set()
    for citation in facts.reading.citations:
        if not citation.number or not citation.date:
            continue
        number = _number(citation)
        first = seen.setdefault((number, fold(citation.kind)), citation)
        if first.date is None or first.date == citation.date or number in told:
            continue
        if first.issuer and citation.issuer and not same_body(first.issuer, citation.issuer):
            continue
        one_day = (first.date.month, first.date.day) == (citation.date.month, citation.date.day)
        if _YEAR.search(number) or first.date.year == citation.date.year or one_day:
            told.add(number)
            values: dict[str, object] = {
                "number": citation.number,
                "a": f"{first.date:%d/%m/%Y}",
                "b": f"{citation.date:%d/%m/%Y}",
            }
            yield Hit(citation.span, values, first.span)


@rule("PL081", "other", "error", "Văn bản số {number} mang năm {year} trong số hiệu nhưng ghi ngày {date}.")
def year_of_number_and_date(facts: Facts) -> Iterator[Hit]:
    """The year in the number of a legal document is not the year of its date (07/2021/NĐ-CP of 2022)."""
    for citation in facts.reading.citations:
        m = _YEAR.search(citation.number or "")
        if m and citation.date and citation.date.year != int(m[1]):
            values: dict[str, object] = {"number": citation.number, "year": m[1], "date": f"{citation.date:%d/%m/%Y}"}
            yield Hit(citation.span, values)


@rule("PL082", "other", "error", "Văn bản số {number} ghi ngày {date}, sau ngày ban hành kế hoạch ({issued}).")
def cited_before_it_exists(facts: Facts) -> Iterator[Hit]:
    """A document is cited whose date lies after the date of the plan itself."""
    issued = facts.header.date
    for citation in facts.reading.citations:
        if (
            issued
            and citation.date
            and citation.date > issued
            and citation.number
            and citation.number != facts.header.number
        ):
            values: dict[str, object] = {
                "number": citation.number,
                "date": f"{citation.date:%d/%m/%Y}",
                "issued": f"{issued:%d/%m/%Y}",
            }
            yield Hit(citation.span, values)


@rule("PL083", "other", "warning", "Phụ lục ghi kèm theo văn bản số {annex}, nhưng kế hoạch mang số {number}.")
def annex_of_other_number(facts: Facts) -> Iterator[Hit]:
    """The head of an annex names another number than the plan bears."""
    own = facts.header.number
    if not own:
        return
    for paragraph in facts.paragraphs:
        m = _OWN.search(paragraph.text) if paragraph.zone == "annex" else None
        if m and re.sub(r"\s", "", m["no"]).lstrip("0").rstrip(".,") != re.sub(r"\s", "", own).lstrip("0"):
            yield Hit(
                paragraph.span(m.start(), m.end()),
                {"annex": m["no"].strip(), "number": own},
                facts.head[0].span() if facts.head else None,
            )
