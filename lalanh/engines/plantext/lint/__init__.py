"""Contradictions and gaps of a plan. One coded rule per function: docstring = page of the manual = name of the test."""

from __future__ import annotations

from lalanh.engines.plantext.lint import (  # noqa: F401 - each registers its rules
    activities,
    annexes,
    bands,
    blanks,
    bodies,
    changes,
    citations,
    conflicts,
    days,
    head,
    names,
    notes,
    numbering,
    rates,
    reports,
    sums,
    tables,
    totals,
    words,
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
    for finding in found:
        if not any(_same(finding, other) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: (f.span.start, f.rule))


def _finding(rule: Rule, hit: Hit) -> Finding:
    return Finding(rule.code, rule.kind, rule.severity, rule.message.format(**hit.values), hit.span, hit.other)


def _same(a: Finding, b: Finding) -> bool:
    """Two findings of one kind upon the same words."""
    return a.kind == b.kind and _overlap(a.span, b.span)


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
