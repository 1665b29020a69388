"""The source text of a plan cut into pieces, with the items that stand on each: for the reading page."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lalanh.planning.fields import KINDS
from lalanh.planning.models import Finding, Plan, Review


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` begins at character `start` of the source; `items` are marks like "chi-tieu-12"; `errors` those of findings."""

    start: int
    text: str
    items: str = ""
    is_error: bool = False


def mark_of(code: str, item_id: int) -> str:
    return f"{code}-{item_id}"


def pieces(of: Plan) -> list[Piece]:
    """The whole text in order: marked and plain pieces."""
    spans = _spans(of)
    size = len(of.source_text)
    edges = sorted({0, size, *(p for a, b, *_ in spans for p in (min(a, size), min(b, size)))})
    opens: dict[int, list[tuple[int, str, bool]]] = {}
    for a, b, mark, error in spans:
        opens.setdefault(a, []).append((b, mark, error))
    found: list[Piece] = []
    live: list[tuple[int, str, bool]] = []
    for a, b in pairwise(edges):
        live = [row for row in live if row[0] > a] + opens.get(a, [])
        marks = " ".join(dict.fromkeys(row[1] for row in live))
        found.append(Piece(a, of.source_text[a:b], marks, any(row[2] for row in live)))
    return found


def _spans(of: Plan) -> list[tuple[int, int, str, bool]]:
    spans: list[tuple[int, int, str, bool]] = []
    for code, kind in KINDS.items():
        rows: Any = kind.model.objects.filter(plan=of, span_start__isnull=False).exclude(review=Review.DROPPED)
        spans += [(a, b, mark_of(code, pk), False) for pk, a, b in rows.values_list("pk", "span_start", "span_end")]
    for row in Finding.objects.filter(plan=of):
        spans.append((row.span_start, row.span_end, mark_of("mau-thuan", row.pk), True))
        if row.other_start is not None and row.other_end is not None:
            spans.append((row.other_start, row.other_end, mark_of("mau-thuan", row.pk), True))
    return [row for row in spans if row[1] > row[0]]


def quote(of: Plan, start: int | None, end: int | None, limit: int = 300) -> str:
    """The words of the source at a span, on one line."""
    if start is None or end is None:
        return ""
    return " ".join(of.source_text[start:end].split())[:limit]
