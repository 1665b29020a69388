"""The documents on which a plan is based."""

from __future__ import annotations

from collections.abc import Iterator

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts, once
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Citation

_BASIS = late(r"[\s*_\-–+]*(?:Căn\s+cứ|Thực\s+hiện|Thi\s+hành|Triển\s+khai|Xét|Theo)(?!\w)")
_STATE = late(r"\b(?:hdnd|hoi dong nhan dan|ubnd|uy ban nhan dan)\b")


@once
def bases(facts: Facts) -> Iterator[Citation]:
    """The documents that the lines before the first chapter name."""
    lines = [p for p in facts.paragraphs[:60] if p.section is None and p.kind != "footnote" and _BASIS.match(p.text)]
    spans = [p.span() for p in lines if p.text]
    for citation in facts.reading.citations:
        if any(s.start <= citation.span.start < s.end for s in spans):
            yield citation


@rule("PL008", "missing-number", "warning", "Căn cứ “{quote}” không ghi số, ngày; không căn cứ nào của kế hoạch có số.")
def bases_without_number(facts: Facts) -> Iterator[Hit]:
    """No base of the plan bears a number, and one of them is a resolution or decision of a council or a people's committee.

    Silent where any base has its number, where the date at least is printed, and for documents of the Party, which may be
    named without.
    """
    found = bases(facts)
    if any(c.number for c in found):
        return
    open_ones = [c for c in found if not c.date and c.issuer and _STATE.search(fold(c.issuer))]
    for citation in open_ones[:1]:
        yield Hit(citation.span, {"quote": facts.quote(citation.span)})
