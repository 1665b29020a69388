"""Sentences with words left out, and goals of the whole with two dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lalanh.base.text import fold
from lalanh.engines.plantext import dates
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph
from lalanh.engines.plantext.scope import sentences

_CONNECTIVES = r"(?:đặc\s+biệt\s+là|nhất\s+là|trong\s+đó\s+có|cụ\s+thể\s+là)"
_DANGLING = late(rf"(?<!\w)(?:{_CONNECTIVES}\s*,?\s*(?={_CONNECTIVES})|(?:đặc\s+biệt|nhất)\s+là\s*[.;](?=\s|$))")
_TIME = r"(?:(?:ngày\s+\d{1,2}\s*[/.]?\s*)?tháng\s+\d{1,2}(?:(?:\s+năm\s+|\s?/\s?)20\d\d)?|(?:cuối\s+|hết\s+)?năm\s+20\d\d|quý\s+[IV]{1,3}(?:(?:\s+năm\s+|\s?/\s?)20\d\d)?)"
_NO_GOAL = late(
    rf"(?<!\w)[Pp]h[âấ]n\s+đấu\s+(?:đến|trong|hết|vào)\s+(?:hết\s+|cuối\s+)?{_TIME}\s*(?:,?\s*trong\s+đó(?!\w)|[.;](?=\s|$))"
)


@rule("PL105", "other", "warning", "{where}: “{quote}” – câu thiếu từ ngữ, chưa nói là gì.")
def words_left_out(facts: Facts) -> Iterator[Hit]:
    """Two connectives stand side by side ("đặc biệt là, nhất là"), or "phấn đấu đến tháng 6" is followed by no goal."""
    for paragraph in facts.paragraphs:
        if paragraph.zone == "recipients":
            continue
        text = paragraph.text
        found = [_DANGLING.search(text) if " là" in text else None, _NO_GOAL.search(text) if "đấu" in text else None]
        for m in found:
            if m:
                end = min(len(text), m.end() + 30)
                values: dict[str, object] = {"where": facts.place(paragraph), "quote": text[m.start() : end]}
                yield Hit(paragraph.span(m.start(), m.end()), values)


_WHOLE = late(
    r"(?<!\w)(?P<verb>x[óo][aá]|hoàn\s+thành|cấp|phủ|di\s+dời)\s+(?:bỏ\s+)?(?:hoàn\s+toàn|toàn\s+bộ|(?P<rate>100\s?%))\s+"
    r"(?P<thing>[^.;:\d“”()]{6,80}?)(?=\s+(?:trên|tại|trong|đến|vào|trước|ở)(?!\w)|[.;:“”()]|$)"
)
_AIM = late(r"\b(?:muc tieu|chi tieu|phan dau)\b")
_GROUP = late(r"(?<!\w)(?:cho|của|thuộc|đối\s+với|đợt|giai\s+đoạn|trước)(?!\w)")
_APART = 60
"""Days from which two dates are no slip of the calendar."""


class _Aim(NamedTuple):
    paragraph: Paragraph
    start: int
    end: int
    thing: str
    by: date
    rate: bool
    """True where the whole is told as 100 %, a target that other rules compare."""


def _aims(facts: Facts) -> Iterator[_Aim]:
    """Sentences that set the whole of a thing as a goal by a date of their own."""
    for paragraph in facts.figured:
        if paragraph.zone != "body" or paragraph.section is None or not _WHOLE.search(paragraph.text):
            continue
        for sentence in sentences(paragraph.text):
            m = _WHOLE.search(paragraph.text, sentence.start, sentence.end)
            if not m or not _AIM.search(fold(paragraph.text[sentence.start : m.start()])):
                continue
            near = [
                w
                for w in dates.between(paragraph.text, facts.year, max(sentence.start, m.start() - 40), m.end() + 40)
                if w.last and not w.cited and w.end <= sentence.end
            ]
            thing = fold(f"{m['verb']} {m['thing']}")
            if len(near) == 1 and near[0].last and not _GROUP.search(m["thing"]):
                ends = (min(m.start(), near[0].lead), max(m.end(), near[0].end))
                yield _Aim(paragraph, *ends, thing, near[0].last, bool(m["rate"]))


@rule(
    "PL073", "conflicting-targets", "warning", "Cùng mục tiêu “{thing}”: {where_a} đặt đến {a}, {where_b} đặt đến {b}."
)
def whole_by_two_dates(facts: Facts) -> Iterator[Hit]:
    """All of one thing is to be done by two dates of one year ("xóa hoàn toàn nhà tạm" by June, and "trong năm").

    Silent where either sentence speaks of one group, one place or one stage. Told once.
    """
    first: dict[str, _Aim] = {}
    for aim in _aims(facts):
        known = first.setdefault(aim.thing, aim)
        if not (known.rate and aim.rate) and known.by.year == aim.by.year and abs((known.by - aim.by).days) >= _APART:
            values: dict[str, object] = {
                "thing": facts.quote(aim.paragraph.span(aim.start, aim.end), 80),
                "where_a": facts.where(known.paragraph), "a": f"{known.by:%d/%m/%Y}",
                "where_b": facts.where(aim.paragraph), "b": f"{aim.by:%d/%m/%Y}",
            }  # fmt: skip
            yield Hit(aim.paragraph.span(aim.start, aim.end), values, known.paragraph.span(known.start, known.end))
            return
