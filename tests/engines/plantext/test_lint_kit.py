"""Readings built by hand for the tests of the rules: real outline, assignments and deadlines; other lists from quotes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lalanh.engines.plantext import assignments, deadlines, lint
from lalanh.engines.plantext.layout import paragraphs
from lalanh.engines.plantext.model import Citation, Finding, Header, Reading, Recipient, Span, Target
from lalanh.engines.plantext.outline import build

HEAD = """ỦY BAN NHÂN DÂN
XÃ TÂN LẬP
Số: 12/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Lập, ngày 12 tháng 01 năm 2025

KẾ HOẠCH
Giảm nghèo bền vững năm 2025 trên địa bàn xã Tân Lập

"""


def span(text: str, quote: str) -> Span:
    at = text.index(quote)
    return Span(at, at + len(quote))


def reading(text: str, *, header: Header | None = None, **lists: list) -> Reading:
    head = header or Header(year=2025, end_year=2025)
    outline = build(paragraphs(text))
    tasks = assignments.find(outline, head)
    return Reading(
        text=text,
        outline=outline,
        header=head,
        citations=[Citation("quyết định", n, date.fromisoformat(d), i, span(text, q)) for n, d, i, q in lists.get("citations", [])],
        targets=[
            Target(m, None, op, Decimal(v), None, unit, "level", date.fromisoformat(by), "", span(text, q))
            for m, op, v, unit, by, q in lists.get("targets", [])
        ],
        budget=[],
        assignments=tasks,
        deadlines=deadlines.find(outline, head, tasks),
        recipients=[Recipient(q.strip("- ;."), None, span(text, q)) for q in lists.get("recipients", [])],
        signer=None,
    )  # fmt: skip


def findings(text: str, *, header: Header | None = None, **lists: list) -> list[Finding]:
    return lint.check(reading(text, header=header, **lists))


def codes(text: str, *, header: Header | None = None, **lists: list) -> list[str]:
    return [f.rule for f in findings(text, header=header, **lists)]
