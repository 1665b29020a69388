"""Kinds of report in a sentence, each with the date that belongs to it."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from lalanh.engines.plantext import dates

REPORT = re.compile(
    r"(?<!\w)(?:báo\s+cáo(?!\s+(?:viên|tài\s+chính))|sơ\s+kết|tổng\s+kết|gửi\s+(?:kết\s+quả|số\s+liệu)|thông\s+tin\s+báo\s+cáo)(?!\w)",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"""(?<!\w)(?:
    (?P<half>(?:0?6|sáu)\s+tháng(?:\s+(?:đầu|cuối)\s+năm|\s*/\s*lần|\s+một\s+lần)?|nửa\s+năm)
    |(?P<nine>0?9\s+tháng(?:\s+đầu\s+năm)?|chín\s+tháng)
    |(?P<quarter>(?:(?:hằng|hàng|mỗi|từng|các)\s+)?(?:quý|qúy)(?:\s+(?:I{1,3}V?|IV|[1-4])(?:\s*(?:,|và|-)\s*(?:quý\s+)?(?:I{1,3}|IV|[1-4]))*)?(?!\w)|0?3\s+tháng(?:\s*/\s*lần|\s+một\s+lần)?)
    |(?P<month>(?:hằng|hàng|mỗi|từng)\s+tháng|tháng(?=\s*(?:[,;()]|và|quý|trước|chậm|gửi|về|$|/\s*lần)))
    |(?P<week>(?:hằng|hàng|mỗi)\s+tuần|tuần(?=\s*(?:[,;()]|và|trước|$)))
    |(?P<day>(?:hằng|hàng|mỗi)\s+ngày)
    |(?P<year>(?:hằng|hàng|mỗi|cả|cuối|một|0?1|tổng\s+kết|hết)\s+năm(?:\s+20\d\d)?|(?<!thứ\s)năm(?:\s+20\d\d)?(?=\s*(?:[,;()*_.]|và|trước|chậm|gửi|về|xong|hoàn|theo|tại|đột|hoặc|cho|$)))
    |(?P<adhoc>đột\s+xuất|chuyên\s+đề)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"(?:báo\s+cáo|định\s+k[ỳì]|kết\s+quả|tổng\s+kết|sơ\s+kết|đánh\s+giá|kế\s+hoạch|[,;(/]|và|hoặc|tháng|quý|năm|[:*_–-])[\s*_:]*$|báo\s+cáo(?:\s+[^\W\d]+){1,9}\s*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:báo\s+cáo|tháng|quý|[,/(])\s*(?:và\s*)?$", re.IGNORECASE)
_TIMED = re.compile(r"(?<!\w)(?:trong|trước|đến|hết|cuối|đầu|vào|từ|của)\s+$", re.IGNORECASE)
_RHYTHM: dict[str, dates.Rhythm] = {
    "half": "semiannual", "nine": "adhoc", "quarter": "quarterly", "month": "monthly", "week": "adhoc", "day": "daily",
    "year": "annual", "adhoc": "adhoc",
}  # fmt: skip
_NAMES = {"half": "báo cáo 6 tháng", "nine": "báo cáo 9 tháng", "quarter": "báo cáo quý", "month": "báo cáo tháng",
          "week": "báo cáo tuần", "day": "báo cáo ngày", "year": "báo cáo năm",
          "adhoc": "báo cáo đột xuất"}  # fmt: skip


class Kind(NamedTuple):
    start: int
    end: int
    rhythm: dates.Rhythm
    what: str
    due: date | None = None
    dated: bool = False

    @property
    def regular(self) -> bool:
        """True for a kind with a rhythm, also a weekly one, for which the contract has no word of its own."""
        return self.rhythm != "adhoc" or self.what == _NAMES["week"]


def kinds(text: str, start: int, end: int, year: int | None) -> list[Kind]:
    """Report kinds of a sentence that reports, in order, each with its own date."""
    found: list[tuple[int, int, str]] = []
    whens = [w for w in dates.find(text, year) if start <= w.start < end and not w.cited and w.kind in ("day", "month")]
    returning = [r for r in dates.recurrences(text) if r.dated and start <= r.start < end]
    taken = [(w.start, w.end) for w in whens] + [(r.start, r.end) for r in returning]
    for m in _KIND.finditer(text, start, end):
        kind = m.lastgroup or ""
        if any(a <= m.start() < b for a, b in taken):
            continue
        word = m[0].lower()
        if (
            kind in ("quarter", "year")
            and word[-1:] in "iv0123456789"
            and _TIMED.search(text[max(start, m.start() - 14) : m.start()])
        ):
            continue
        if (
            kind == "year"
            and word.startswith(("cuối", "hết"))
            and not _LISTED.search(text[max(start, m.start() - 14) : m.start()])
        ):
            continue
        if (
            kind == "year"
            and word.startswith("năm")
            and not _BEFORE_YEAR.search(text[max(start, m.start() - 60) : m.start()])
        ):
            continue
        found.append((m.start(), m.end(), kind))
    return _dated(found, whens, returning)


def _leads_to(when: dates.When, kind: tuple[int, int, str]) -> bool:
    """`trước ngày 15/6 gửi báo cáo 6 tháng`: the date stands before its kind."""
    return when.cue in ("before", "until", "within") and 0 <= kind[0] - when.end < 60


def _dated(found: list[tuple[int, int, str]], whens: list[dates.When], returning: list[dates.Recurrence]) -> list[Kind]:
    """Pairs each kind with the first date between it and the next kind; a shared row of dates is dealt out in order."""
    result: list[Kind] = []
    if not found:
        return result
    bounds = [k[0] for k in found[1:]] + [1 << 60]
    own = [[w for w in whens if k[1] <= w.start < bound] for k, bound in zip(found, bounds, strict=True)]
    if len(found) > 1 and own and len(own[-1]) == len(found) and not any(own[:-1]):
        own = [[w] for w in own[-1]]
    elif (
        whens
        and not any(own)
        and len(whens) == len(found)
        and all(_leads_to(w, k) for w, k in zip(whens, found, strict=True))
    ):
        own = [[w] for w in whens]
    for (start, end, kind), dated in zip(found, own, strict=True):
        back = [r for r in returning if end <= r.start <= end + 40]
        stop = dated[0].end if dated else back[0].end if back else end
        due = dated[0].last if dated and kind != "adhoc" else None
        result.append(Kind(start, max(stop, end), _RHYTHM[kind], _NAMES[kind], due, bool(dated)))
    return result
