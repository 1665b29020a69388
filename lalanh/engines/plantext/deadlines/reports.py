"""Kinds of report in a sentence, each with the date that belongs to it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date
from typing import NamedTuple

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import dates

REPORT = compiled(
    r"(?<!\w)(?:báo\s+cáo(?!\s+(?:viên|tài\s+chính))|sơ\s+kết|tổng\s+kết|gửi\s+(?:kết\s+quả|số\s+liệu)|thông\s+tin\s+báo\s+cáo)(?!\w)",
    re.IGNORECASE,
)
_KIND = compiled(
    r"""(?<!\w)(?:
    (?P<half>(?:0?6|sáu)\s+tháng(?:\s+(?:đầu|cuối)\s+năm|\s*/\s*lần|\s+một\s+lần)?|nửa\s+năm)
    |(?P<nine>0?9\s+tháng(?:\s+đầu\s+năm)?|chín\s+tháng)
    |(?P<quarter>(?:(?:hằng|hàng|mỗi|từng|các)\s+)?(?:quý|qúy)(?:\s+(?:I{1,3}V?|IV|[1-4])(?:\s*(?:,|và|-)\s*(?:quý\s+)?(?:I{1,3}|IV|[1-4]))*)?(?!\w)|0?3\s+tháng(?:\s*/\s*lần|\s+một\s+lần))
    |(?P<month>(?:hằng|hàng|mỗi|từng)\s+tháng|tháng(?=\s*(?:[,;:()*]|và|quý|trước|chậm|gửi|về|$|/\s*lần)))
    |(?P<term>(?<=kết\squả\s)học\s+kỳ\s+(?:I{1,2}|[12]|một|hai)(?!\w))
    |(?P<week>(?:hằng|hàng|mỗi)\s+tuần|tuần(?=\s*(?:[,;:()*]|và|trước|$)))
    |(?P<day>(?:hằng|hàng|mỗi)\s+ngày)
    |(?P<year>(?:cả\s+|tổng\s+kết\s+|kết\s+quả\s+)năm\s+học|(?:hằng|hàng|mỗi|cả|cuối|một|0?1|tổng\s+kết|hết)\s+năm(?:\s+20\d\d)?|(?<=báo\scáo\s)tổng\s+kết(?=\s+(?:trước|chậm\s+nhất)\s+(?:là\s+)?(?:ngày\s+)?\d{1,2}\s*(?:/|-|tháng)\s*1[0-2]\b)|(?<!thứ\s)năm(?:\s+20\d\d)?(?=\s*(?:[,;:()*_.]|và|trước|chậm|gửi|trình|về|xong|hoàn|theo|tại|đột|hoặc|cho|báo|của|$)))
    |(?P<adhoc>đột\s+xuất|(?<=báo\scáo\s)chuyên\s+đề)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE_YEAR = compiled(
    r"(?:báo\s+cáo|định\s+k[ỳì]|kết\s+quả|tổng\s+kết|sơ\s+kết|đánh\s+giá|kế\s+hoạch|[,;(/]|và|hoặc|tháng|quý|năm|[:*_–-])[\s*_:]*$|báo\s+cáo(?:\s+[^\W\d]+){1,9}\s*$",
    re.IGNORECASE,
)
_LISTED = compiled(r"(?:báo\s+cáo|tháng|quý|[,/(])\s*(?:và\s*)?$", re.IGNORECASE)
# "số liệu tính từ ngày 15/12 năm trước đến ngày 14/6": the time that the figures cover, not when they are due.
_COUNTED = compiled(r"(?:tính|lấy|chốt)\s+(?:từ|đến|tại)[^;()]{0,45}$", re.IGNORECASE)
_TIMED = compiled(r"(?<!\w)(?:trong|trước|đến|hết|cuối|đầu|vào|từ|của)\s+$", re.IGNORECASE)
_RHYTHM: dict[str, dates.Rhythm] = {
    "half": "semiannual", "nine": "adhoc", "quarter": "quarterly", "month": "monthly", "week": "adhoc", "day": "daily",
    "year": "annual", "term": "once", "adhoc": "adhoc",
}  # fmt: skip
_NAMES = {"half": "báo cáo 6 tháng", "nine": "báo cáo 9 tháng", "quarter": "báo cáo quý", "month": "báo cáo tháng",
          "week": "báo cáo tuần", "day": "báo cáo ngày", "year": "báo cáo năm", "term": "báo cáo học kỳ",
          "adhoc": "báo cáo đột xuất"}  # fmt: skip


_EXPLAINS = compiled(
    r"[\s*_]*(?:\([\s*_]*|(?:đối\s+với|cho|với)\s+)(?:báo\s+cáo\s+)?(?:kỳ\s+|định\s+k[ỳì]\s+)?", re.IGNORECASE
)
_Printed = tuple[int, int, str]
"""Start, end and kind of a report as printed."""


_NEXT = compiled(r"[,;]")


class Kind(NamedTuple):
    start: int
    end: int
    rhythm: dates.Rhythm
    what: str
    due: date | None = None
    dated: bool = False
    upward: bool = False
    """True for the report that the receiver of the others makes of them in turn."""

    @property
    def regular(self) -> bool:
        """True for a kind with a rhythm, also a weekly one, for which the contract has no word of its own."""
        return self.rhythm != "adhoc" or self.what == _NAMES["week"]


def kinds(text: str, start: int, end: int, year: int | None) -> list[Kind]:
    """Report kinds of a sentence that reports, in order, each with its own date."""
    whens = [w for w in dates.between(text, year, start, end) if not w.cited and w.kind in ("day", "month")]
    whens = [w for w in whens if not _COUNTED.search(text[max(start, w.lead - 45) : w.start])]
    returning = [r for r in dates.rhythms_between(text, start, end) if r.dated]
    # "trước ngày 15/12 hằng năm": the rhythm belongs to the date.
    taken = sorted([(w.start, w.end) for w in whens] + [(r.start, r.end) for r in returning])
    found: list[_Printed] = []
    for m in _KIND.finditer(text, start, end):
        at = bisect_right(taken, (m.start(), 1 << 60))
        inside = at > 0 and m.start() < taken[at - 1][1] + (2 if m["year"] else 0)
        if inside or not _names_report(m, text, start):
            continue
        if m["week"] and found and found[-1][2] == "week" and not _NEXT.search(text, found[-1][1], m.start()):
            found[-1] = (found[-1][0], m.end(), "week")  # "báo cáo tuần … hằng tuần"
        else:
            found.append((m.start(), m.end(), m.lastgroup or ""))
    result = _dated(text, found, whens, returning)
    if result and returning:
        result = sorted(_bare(returning, result), key=_place)
    return result + _again(text, result, [w for w in whens if result and w.start >= result[-1].end])


def _bare(returning: list[dates.Recurrence], kinds_: list[Kind]) -> list[Kind]:
    """The kinds, with returning dates that none has taken: "trước ngày 20 của tháng cuối quý"."""
    found = list(kinds_)
    for r in returning:
        at = bisect_right(kinds_, r.start, key=_place) - 1
        if at < 0 or kinds_[at].end <= r.start:
            after = found[at + 1] if at + 1 < len(kinds_) else None
            if after and after.rhythm == r.rhythm and not after.dated and after.start - r.end < 60:
                found[at + 1] = after._replace(start=r.start, dated=True)
                continue
            name = _NAMES["month" if r.rhythm == "monthly" else "quarter"]
            found.append(Kind(r.start, r.end, r.rhythm, name, None, True))
    return found


def _place(kind: Kind) -> int:
    return kind.start


def _again(text: str, first: list[Kind], rest: list[dates.When]) -> list[Kind]:
    """`… 6 tháng (trước 10/6), năm (trước 05/12) …, báo cáo UBND tỉnh trước ngày 15/6 và 10/12`: the next level up."""
    regular = [k for k in first if k.regular]
    if not rest or len(rest) != len(regular) or not all(k.dated for k in regular):
        return []
    report = REPORT.search(text, first[-1].end, rest[0].start)
    if report is None or not report[0].lower().startswith("báo"):
        return []
    starts = [report.start(), *(w.start for w in rest[1:])]
    return [Kind(s, w.end, k.rhythm, k.what, w.last, True, True) for s, w, k in zip(starts, rest, regular, strict=True)]


def _names_report(m: re.Match[str], text: str, start: int) -> bool:
    """False for a "quý II", "cuối năm" or "năm 2025" that tells when instead of which report."""
    kind, word = m.lastgroup, m[0].lower()
    before = text[max(start, m.start() - 60) : m.start()]
    if kind in ("quarter", "year") and word[-1:] in "iv0123456789" and _TIMED.search(before):
        return False
    if kind == "year" and word.startswith(("cuối", "hết")):
        return bool(_LISTED.search(before))
    return not (kind == "year" and word.startswith("năm") and not _BEFORE_YEAR.search(before))


def _dated(text: str, found: list[_Printed], whens: list[dates.When], returning: list[dates.Recurrence]) -> list[Kind]:
    """Pairs each kind with its date: the one that it explains in brackets, else the first before the next kind."""
    own = _explained(text, found, whens)
    if not own:
        own = _following(text, found, whens)
    starts = [r.start for r in returning]
    result: list[Kind] = []
    for at, (start, end, kind) in enumerate(found):
        when = own.get(at)
        near = bisect_left(starts, end)
        back = returning[near].end if near < len(starts) and _own(text, returning[near], found, at) else end
        first = min(start, when.lead) if when and when.end <= start else start
        stop = when.end if when else back
        due = when.last if when and kind != "adhoc" else None
        result.append(Kind(first, max(stop, end), _RHYTHM[kind], _NAMES[kind], due, when is not None))
    return result


def _own(text: str, date_: dates.Recurrence, found: list[_Printed], at: int) -> bool:
    """True when a returning date is that of a kind: near it, or of its rhythm with the addressee between."""
    _, end, kind = found[at]
    if date_.start <= end + 40:
        return True
    last = at + 1 == len(found) or found[at + 1][0] > date_.start
    same = _RHYTHM[kind] == date_.rhythm and date_.start <= end + 200
    return last and same and not _parted(text, end, date_.start)


def _explained(text: str, found: list[_Printed], whens: list[dates.When]) -> dict[int, dates.When]:
    """`trước ngày 25/6 (6 tháng) và trước ngày 20/12 (cả năm)`, `trước ngày 15/6 đối với báo cáo 6 tháng`."""
    own: dict[int, dates.When] = {}
    ends = [w.end for w in whens]
    for at, (start, _, _) in enumerate(found):
        near = bisect_right(ends, start) - 1
        if near >= 0 and start - ends[near] < 60 and _EXPLAINS.fullmatch(text, ends[near], start):
            own[at] = whens[near]
    return own


def _following(text: str, found: list[_Printed], whens: list[dates.When]) -> dict[int, dates.When]:
    """The first date after each kind, up to the next one; a row of dates that all kinds share is dealt out in order."""
    own: dict[int, list[dates.When]] = {}
    ends = [end for _, end, _ in found]
    for when in whens:
        at = bisect_right(ends, when.start) - 1
        if at >= 0 and not _parted(text, ends[at], when.start):
            own.setdefault(at, []).append(when)
    last = own.get(len(found) - 1, [])
    if len(own) == 1 and len(found) > 1 and len(last) == len(found):
        return dict(enumerate(last))
    if not own and whens and len(whens) == len(found) and all(map(_leads_to, whens, found)):
        return dict(enumerate(whens))
    return {at: dated[0] for at, dated in own.items()}


def _parted(text: str, start: int, end: int) -> bool:
    """True when another report stands between: `báo cáo hằng tuần; báo cáo kết thúc trước ngày 05/10`."""
    semicolon = text.find(";", start, end)
    return semicolon > 0 and bool(REPORT.search(text, semicolon, end))


def _leads_to(when: dates.When, kind: _Printed) -> bool:
    """`trước ngày 15/6 gửi báo cáo 6 tháng`: the date stands before its kind."""
    return when.cue in ("before", "until", "within") and 0 <= kind[0] - when.end < 60
