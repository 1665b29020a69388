"""Contradictions and gaps of a plan. One coded rule per function: docstring = page of the manual = name of the test."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from lalanh.engines.plantext.lint import (  # noqa: F401 - each registers its rules
    activities,
    actors,
    annexes,
    announced,
    bands,
    bases,
    blanks,
    bodies,
    changes,
    citations,
    conflicts,
    correspond,
    days,
    duties,
    eachyear,
    elsewhere,
    head,
    levels,
    names,
    notes,
    numbering,
    outof,
    products,
    rates,
    reports,
    results,
    sources,
    stages,
    starts,
    sums,
    tables,
    totals,
    unsaid,
    within,
    words,
    yearly,
)
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.registry import RULES, Hit, Rule
from lalanh.engines.plantext.model import Finding, Reading, Span

__all__ = ["RULES", "check"]


def check(reading: Reading) -> list[Finding]:
    """Every finding of every rule, in the order of the text; one place is told once for each kind."""
    facts = Facts(reading)
    found = [_finding(rule, hit) for _, rule in sorted(RULES.items()) for hit in rule.check(facts)]
    kept: list[Finding] = []
    taken: dict[str, list[Span]] = defaultdict(list)
    against: dict[tuple[str, Span], Span] = {}
    for finding in found:
        mirrored = finding.other_span and against.get((finding.kind, finding.other_span))
        if mirrored and _overlap(mirrored, finding.span):
            continue
        if _take(taken[finding.kind], finding.span):
            kept.append(finding)
            if finding.other_span:
                against[finding.kind, finding.span] = finding.other_span
    return sorted(kept, key=lambda f: (f.span.start, f.rule))


def _take(spans: list[Span], span: Span) -> bool:
    """Adds a span to spans that do not overlap; False when it overlaps one of them."""
    at = bisect_right(spans, span)
    if any(_overlap(span, near) for near in spans[max(0, at - 1) : at + 1]):
        return False
    spans.insert(at, span)
    return True


def _finding(rule: Rule, hit: Hit) -> Finding:
    return Finding(rule.code, rule.kind, rule.severity, rule.message.format(**hit.values), hit.span, hit.other)


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
