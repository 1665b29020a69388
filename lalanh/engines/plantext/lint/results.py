"""Results that a plan expects and does nothing for."""

from __future__ import annotations

from collections.abc import Iterator

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph

_EXPECTED = late(
    r"^(?:[\divxlc.)]+\s+)?(?:cac )?ket qua (?:chu yeu|du kien|mong doi|can dat|phan dau|dau ra)\b|^du kien ket qua\b"
)
_PURPOSE = late(r"^muc dich\b|^yeu cau\b|^quan diem\b")
_FIELDS = (
    (
        "cơ sở hạ tầng",
        late(r"\bha tang\b"),
        late(
            r"\bha tang\b|\bgiao thong\b|\bthuy loi\b|\bdau tu (?:cong|xay dung|phat trien)\b|(?<!tieu )du an 1\b|\bduy tu\b"
            r"|\bxay dung (?:moi )?(?:cac )?(?:cong trinh|duong|cau|truong|tram|nha van hoa)\b"
        ),
    ),
    ("nhà ở", late(r"\bnha o\b|\bnha tam\b"), late(r"\bnha o\b|\bnha tam\b|\bnha dot nat\b|\bxay nha\b|\blam nha\b|\bxoa nha\b|\bnha dai doan ket\b")),
    ("nước sạch", late(r"\bnuoc sach\b|\bnuoc sinh hoat\b"), late(r"\bnuoc sach\b|\bnuoc sinh hoat\b|\bcap nuoc\b|\bgieng\b|\bve sinh\b")),
)  # fmt: skip
_ENOUGH = 20
"""Paragraphs of activities and organisation that make a plan whole enough to miss something in it."""


def _parts(facts: Facts) -> tuple[list[Paragraph], list[Paragraph]]:
    """What the plan expects, item by item; and all that it says of its work."""
    expected, work = [], []
    for paragraph in facts.paragraphs:
        if paragraph.zone in ("head", "recipients") or paragraph.section is None or paragraph.kind == "footnote":
            continue
        chain = facts.outline.chain(paragraph)
        if any(_EXPECTED.search(fold(s.title)) for s in chain):
            if paragraph.kind == "bullet":
                expected.append(paragraph)
        elif facts.scope.topic(paragraph) not in ("objective", "situation", "basis") and not any(
            _PURPOSE.search(fold(s.title)) for s in chain
        ):
            work.append(paragraph)
    return expected, work


@rule(
    "PL106",
    "other",
    "note",
    "{where} nêu kết quả về {field}, nhưng không hoạt động, đơn vị hay kinh phí nào trong kế hoạch nói đến.",
)
def result_without_activity(facts: Facts) -> Iterator[Hit]:
    """An expected result in infrastructure, housing or clean water has no activity, body or money anywhere in the plan.

    Only for items under a heading of expected results, of a plan with twenty paragraphs or more on its work and no annex.
    """
    if not any(_EXPECTED.search(fold(s.title)) for s in facts.outline.sections):
        return
    expected, work = _parts(facts)
    if len(work) < _ENOUGH or any(p.zone == "annex" for p in facts.paragraphs):
        return
    for field, named, covered in _FIELDS:
        mine = [p for p in expected if named.search(fold(p.text))]
        if mine and not any(covered.search(fold(p.text)) for p in work):
            end = min(len(mine[0].text), 90)
            yield Hit(mine[0].span(0, end), {"where": facts.place(mine[0]), "field": field})
