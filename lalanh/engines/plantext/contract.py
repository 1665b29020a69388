"""A reading as the JSON object of docs/contracts/plan-json.md."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import Any

from lalanh.engines.plantext.model import Reading, Span

SCHEMA = 1


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def to_json(reading: Reading, doc: str, source: bytes) -> dict[str, Any]:
    """The contract's object; `source` is the file's bytes, for its hash."""
    head = reading.header
    return {
        "doc": doc,
        "sha256": hashlib.sha256(source).hexdigest(),
        "schema": SCHEMA,
        "header": {
            "doc_type": head.doc_type, "issuer": head.issuer, "level": head.level, "number": head.number,
            "place": head.place, "date": _iso(head.date), "title": head.title, "year": head.year or head.first_year,
        },
        "sections": [
            {"number": s.number, "title": s.title, "level": s.level, "span": _span(s.span)} for s in reading.outline.sections
        ],
        "citations": [
            {"kind": c.kind, "number": c.number, "date": _iso(c.date), "issuer": c.issuer, "span": _span(c.span)}
            for c in reading.citations
        ],
        "targets": [
            {
                "measure": t.measure, "subject": t.subject, "op": t.op, "value": _number(t.value),
                "value_to": _number(t.value_to), "unit": t.unit, "direction": t.direction, "by": _iso(t.by),
                "section": t.section, "span": _span(t.span),
            }
            for t in reading.targets
        ],
        "budget": [
            {"label": b.label, "amount_vnd": b.amount_vnd, "source": b.source, "role": b.role, "span": _span(b.span)}
            for b in reading.budget
        ],
        "assignments": [
            {
                "lead": a.lead, "support": a.support, "what": a.what, "start": _iso(a.start), "end": _iso(a.end),
                "section": a.section, "span": _span(a.span),
            }
            for a in reading.assignments
        ],
        "deadlines": [
            {
                "who": d.who, "to": d.to, "via": d.via, "what": d.what, "due": _iso(d.due), "recurrence": d.recurrence,
                "section": d.section, "span": _span(d.span),
            }
            for d in reading.deadlines
        ],
        "recipients": [{"name": r.name, "purpose": r.purpose, "span": _span(r.span)} for r in reading.recipients],
        "signer": {"capacity": reading.signer.capacity, "name": reading.signer.name} if reading.signer else None,
        "findings": [
            {
                "rule": f.rule, "kind": f.kind, "severity": f.severity, "message": f.message, "span": _span(f.span),
                "other_span": _span(f.other_span),
            }
            for f in reading.findings
        ],
    }  # fmt: skip
