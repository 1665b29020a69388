"""The rules by code. A rule is one function: its name is its test, its docstring its page in the manual."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.model import Span

FindingKind = Literal[
    "conflicting-targets",
    "sum-mismatch",
    "arithmetic",
    "deadline-order",
    "numbering",
    "missing-number",
    "missing-date",
    "missing-annex",
    "other",
]
Severity = Literal["error", "warning", "note"]


@dataclass(slots=True, frozen=True)
class Hit:
    """One place where a rule is broken; `values` fill the message of the rule."""

    span: Span
    values: dict[str, object] = field(default_factory=dict)
    other: Span | None = None


Check = Callable[[Facts], Iterable[Hit]]


@dataclass(slots=True, frozen=True)
class Rule:
    code: str
    kind: FindingKind
    severity: Severity
    message: str
    """Vietnamese, with the names of the values that a hit brings."""
    check: Check

    @property
    def name(self) -> str:
        return self.check.__name__

    @property
    def page(self) -> list[str]:
        """What the rule means, and where it keeps silent."""
        return inspect.cleandoc(self.check.__doc__ or "").split("\n")


RULES: dict[str, Rule] = {}


def rule(code: str, kind: FindingKind, severity: Severity, message: str) -> Callable[[Check], Check]:
    """Registers a check under its code."""

    def register(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"{code} is taken by {RULES[code].name}")
        RULES[code] = Rule(code, kind, severity, message, check)
        return check

    return register
