"""When something is due: dates, months, quarters, half-years, years, ranges and recurrences in Vietnamese prose.

`find` gives the mentions of a text with their first and last day, `recurrences` the rhythms ("hằng tháng", "quý").
A mention without a year takes the year of the plan; where the caller knows none (a plan over several years) it has
no day.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from lalanh.base.patterns import compiled

DateKind = Literal["day", "month", "quarter", "half", "year", "period"]
Cue = Literal["before", "after", "from", "until", "within", ""]
Rhythm = Literal["monthly", "quarterly", "semiannual", "annual", "daily", "adhoc", "once"]


class When(NamedTuple):
    """A mention of time at `text[start:end]`; `lead` is where its preposition begins ("trước ngày 31/5")."""

    start: int
    end: int
    kind: DateKind
    first: date | None
    last: date | None
    has_year: bool = True
    cue: Cue = ""
    lead: int = 0
    cited: bool = False
    """True when it dates a document ("số 90/QĐ-TTg ngày 18/01/2022"): no time of the plan's own."""
    ranged: bool = False
    """True for a span with two ends ("từ tháng 3 đến tháng 9")."""
    recurs: bool = False
    """True when the date returns each year ("quý IV hằng năm"); its days are those of the plan's year."""


class Recurrence(NamedTuple):
    start: int
    end: int
    rhythm: Rhythm
    dated: bool = False
    """True when it is a date that returns ("trước ngày 20 hằng tháng")."""


_D, _M, _Y = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:1[0-2]|0?[1-9])", r"(?:19|20)\d\d"
_Q = r"(?:IV|I{1,3}|0?[1-4])"
_YEAR = r"(?:\s?[/\-–]\s?|\s*,?\s*năm\s+)"
_UNIT = (
    r"(?!\s*%|\s+(?:xã|thôn|hộ|huyện|thị|phường|bản|làng|buôn|ấp|tổ|khu|tiêu|chỉ|lớp|đơn vị|cơ quan|người|nhà|căn"
    r"|trường|đại biểu|mô hình|công trình|dự án|nội dung|nhiệm vụ|sở|ban|phòng|cơ sở|trạm|tỉnh|thành viên))"
)
_ATOM = compiled(
    rf"""(?<![\d/.,\-–])(?:
    (?P<r1>{_D})\s?(?:[-–]|đến(?:\s+(?:hết\s+)?ngày)?)\s?(?P<r2>{_D})(?:\s?/\s?|\s+tháng\s+)(?P<rm>{_M})(?:{_YEAR}(?P<ry>{_Y}))?(?![\d/])
    |(?P<d>{_D})\s?(?P<sep>[/.\-–])\s?(?P<m>{_M})\s?(?P=sep)\s?(?P<y>{_Y})(?![\d/])
    |(?P<wd>{_D})\s+tháng\s+(?P<wm>{_M})(?:{_YEAR}(?P<wy>{_Y}))?(?!\d|\s?/\s?\d)
    |(?P<sd>{_D})\s?/\s?(?P<sm>{_M})(?:\s+năm\s+(?P<sy>{_Y}))?(?!\d|\s?[/]\s?[\d\w]|[.,]\d){_UNIT}
    |(?P<nm>{_M})\s?/\s?(?P<ny>{_Y})(?![\d/\-])
    |(?P<half>0?[369]|sáu|chín|ba)\s+tháng\s+(?P<hpart>đầu|cuối)\s+năm(?:\s+(?P<hy>{_Y}))?
    |(?P<p1>{_Y})\s?[-–]\s?(?P<p2>{_Y})(?![\d/\-])
    )
    |(?<!\w)(?:[Tt]háng|THÁNG|T)\s*(?P<ml>{_M}(?!\d)(?:\s*(?:,|-|–|và|đến|;)\s*(?:tháng\s+)?{_M}(?![\d%]|\s?/\s?\d{{1,2}}(?!\d))){{0,11}})(?:{_YEAR}(?P<my>{_Y})(?!\d))?(?![\d%])
    |(?<!\w)[Qq](?:uý|úy|UÝ|ÚY)\s+(?P<ql>{_Q}(?!\w)(?:\s*(?:,|-|–|và|đến|;)\s*(?:[Qq](?:uý|úy)\s+)?{_Q}(?!\w)){{0,3}})(?:{_YEAR}(?P<qy>{_Y})(?!\d))?
    |(?<!\w)(?:[Nn]ăm|NĂM)\s+(?P<year>{_Y})(?:\s?(?:[-–]|đến(?:\s+năm)?)\s?(?P<year2>{_Y}))?(?![\d/])
    |(?<!\w)(?P<inyear>cuối|hết|trong|đầu|giữa|cả|suốt|Cuối|Hết|Trong|Đầu|Cả)\s+(?:cả\s+)?năm(?!\s+(?:{_Y}|học|một|trước|sau|tới|qua|tiếp|đầu|\d))(?!\w)""",
    re.VERBOSE,
)
# Where a mention may begin: the long pattern is tried there only, which takes a third of the time.
_MAY_BEGIN = compiled(
    r"[0-9TtQqNnCcHhĐđgsb](?=(?<=[0-9])|(?<=[Tt])(?:háng|HÁNG|rong|\s*\d)|(?<=[Qq])[uúUÚ]|(?<=[Nn])ăm|(?<=N)ĂM"
    r"|(?<=[Cc])(?:uối|ả|hín)|(?<=[Hh])ết|(?<=[Đđ])ầu|(?<=g)iữa|(?<=s)(?:uốt|áu)|(?<=b)a)"
)
_CUE = compiled(
    r"""(?:^|(?<=\W))(?:
    (?P<before>(?:chậm\s+nhất|muộn\s+nhất|(?:thời\s+)?hạn(?:\s+cuối)?|trước|không\s+(?:quá|muộn\s+hơn))(?:\s*(?:là|vào|trước|đến|ngày|hết|cuối|đầu|:|tháng))*)
    |(?P<until>(?:xong\s+)?(?:đến|tới|hết)(?:\s+(?:hết|cuối|trước|thời\s+điểm|ngày))*)
    |(?P<from>(?:bắt\s+đầu\s+)?(?:từ|kể\s+từ)(?:\s+(?:đầu|cuối|ngày))*)
    |(?P<after>sau(?:\s+(?:ngày))?)
    |(?P<within>trong|vào|cuối|đầu|giữa|tại\s+thời\s+điểm|dịp|ngày)(?:\s+(?:khoảng|dịp|ngày|cuối|đầu|giữa|nửa|tuần|thời\s+gian|thời\s+điểm|hết|các))*
    )\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_CITED = compiled(
    r"(?:\d{1,5}[\w./\-–]{0,12}[/\-–]\s?[A-ZĐ][\w&.\-–/]{0,30}|số\s*[:.…]*\s*[/\-][A-ZĐ][\w\-]{0,20}"
    r"|(?:Luật|Hiến pháp|Pháp lệnh|Bộ luật)\s[^,.;:()\n]{0,60}"
    r"|(?:Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Công văn|Kế hoạch|Kết luận|Thông báo|Hướng dẫn)"
    r"\s+(?:số\s+)?\d{1,5})"
    r"\s?,?\s*(?:(?:ban\s+hành|ký)\s+)?(?:ngày\s*)?$"
)
_WEEK = compiled(r"tuần\s+(?:thứ\s+)?$", re.IGNORECASE)
_DIGIT = compiled(r"\d")
_DAYWORD = compiled(r"(?:ngày|hôm)\s*$", re.IGNORECASE)
_RETURNS = compiled(r"\s*\(?(?:hằng|hàng|mỗi|các|của\s+(?:các|mỗi|hằng|hàng))\s+(?:năm|quý|tháng)", re.IGNORECASE)
_JOIN = compiled(r"\s*(?:đến|tới|-|–|—)\s*(?:(?:hết|cuối|trước|đầu)\s+)?(?:ngày\s+)?$", re.IGNORECASE)
_EACH = compiled(r"(?:mỗi|hằng|hàng|từng|/)\s*$", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_WORDS = {"sáu": 6, "chín": 9, "ba": 3}


def day(year: int | None, month: int, number: int) -> date | None:
    """The date, or None where the year is unknown or the day does not exist (30 February)."""
    if year is None:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_end(year: int | None, month: int) -> date | None:
    return None if year is None else date(year, month, calendar.monthrange(year, month)[1])


class _Atom(NamedTuple):
    """A mention before its year is settled: (month, day) of both ends, years as printed."""

    start: int
    end: int
    kind: DateKind
    head: tuple[int, int]
    tail: tuple[int, int]
    year: int | None
    year2: int | None = None
    ranged: bool = False


def find(text: str, year: int | None = None, *, loose: bool = False) -> list[When]:
    """Mentions in order; `year` completes those without one; `loose` (table cells) takes bare `31/5` and `2025`."""
    return list(_found(text, year, loose))


@lru_cache(maxsize=1024)
def _found(text: str, year: int | None, loose: bool) -> tuple[When, ...]:
    if not _DIGIT.search(text) and "năm" not in text and "uý" not in text and "Quý" not in text:
        return ()
    atoms = _joined(text, [a for m in _mentions(text) if (a := _atom(m, text, loose))])
    if not atoms and loose and (bare := re.fullmatch(rf"\W*({_Y})\W*", text)):
        atoms = [_Atom(bare.start(1), bare.end(1), "year", (1, 1), (12, 31), int(bare[1]))]
    return tuple(_when(text, atom, year) for atom in atoms)


def _mentions(text: str) -> Iterator[re.Match[str]]:
    """What `_ATOM.finditer(text)` gives."""
    end = 0
    for begin in _MAY_BEGIN.finditer(text):
        if begin.start() >= end and (m := _ATOM.match(text, begin.start())):
            yield m
            end = m.end()


def between(text: str, year: int | None, start: int, end: int) -> list[When]:
    """The mentions of `text` that begin from `start` up to `end`."""
    found = _found(text, year, False)
    low = bisect_left(found, start, key=_start)
    return list(found[low : bisect_left(found, end, low, key=_start)]) if end > start else []


def rhythms_between(text: str, start: int, end: int) -> list[Recurrence]:
    """The rhythms of `text` that begin from `start` up to `end`."""
    found = _rhythms(text)
    low = bisect_left(found, start, key=_start)
    return list(found[low : bisect_left(found, end, low, key=_start)]) if end > start else []


def _start(mention: When | Recurrence) -> int:
    return mention.start


def _atom(m: re.Match[str], text: str, loose: bool) -> _Atom | None:
    kind = m.lastgroup or ""
    if (m["ml"] or m["ql"]) and _EACH.search(text[max(0, m.start() - 8) : m.start()]):
        return None
    if m["sd"] and not m["sy"] and not loose and not _is_day(text, m.start()):
        return None
    if kind in {"inyear"} or m["year"] or m["p1"]:
        return _year_atom(m, text)
    if m["ml"] or m["nm"] or m["ql"] or m["half"]:
        return _span_atom(m)
    return _day_atom(m)


def _is_day(text: str, at: int) -> bool:
    """True when a bare `31/5` is a date: a word of time stands before it, or it stands alone in brackets."""
    before = text[max(0, at - 30) : at]
    return bool(
        _DAYWORD.search(before) or _CUE.search(before) or re.search(r"(?:và|,|-|–|Quốc khánh|lễ|\()\s*$", before)
    )


def _year_atom(m: re.Match[str], text: str) -> _Atom:
    if m["p1"]:
        return _Atom(m.start(), m.end(), "period", (1, 1), (12, 31), int(m["p1"]), int(m["p2"]), True)
    if m["year"]:
        second = int(m["year2"]) if m["year2"] else None
        return _Atom(
            m.start(), m.end(), "period" if second else "year", (1, 1), (12, 31), int(m["year"]), second, bool(second)
        )
    part = m["inyear"].lower()
    tail = {"đầu": (3, 31), "giữa": (6, 30)}.get(part, (12, 31))
    return _Atom(m.start(), m.end(), "year", (1, 1), tail, None)


def _span_atom(m: re.Match[str]) -> _Atom:
    """A month, quarter or half-year, or a list of them."""
    if m["nm"]:
        month = int(m["nm"])
        return _Atom(m.start(), m.end(), "month", (month, 1), (month, 0), int(m["ny"]))
    if m["half"]:
        count = _WORDS.get(m["half"]) or int(m["half"])
        first, last = (1, count) if m["hpart"] == "đầu" else (13 - count, 12)
        return _Atom(m.start(), m.end(), "half", (first, 1), (last, 0), int(m["hy"]) if m["hy"] else None)
    if m["ml"]:
        end, numbers = _list_end(m, "ml", r"\d+")
        year = int(m["my"]) if m["my"] and end == m.end() else None
        return _Atom(m.start(), end, "month", (numbers[0], 1), (numbers[-1], 0), year, None, len(numbers) > 1)
    numbers = [_ROMAN.get(q) or int(q) for q in re.findall(_Q, m["ql"])]
    year = int(m["qy"]) if m["qy"] else None
    return _Atom(
        m.start(), m.end(), "quarter", (numbers[0] * 3 - 2, 1), (numbers[-1] * 3, 0), year, None, len(numbers) > 1
    )


def _list_end(m: re.Match[str], group: str, item: str) -> tuple[int, list[int]]:
    """A list needs a year, a dash or the word repeated (`tháng 3, 4, 5/2025`); `tháng 5, 12 hộ` is one month."""
    text = m[group]
    numbers = [int(n) for n in re.findall(item, text)]
    said = m["my"] or re.search(r"tháng|[-–]|đến", text) or _RETURNS.match(m.string, m.end())
    if len(numbers) > 1 and not said:
        first = re.search(item, text)
        return m.start(group) + (first.end() if first else 0), numbers[:1]
    return m.end(), numbers


def _day_atom(m: re.Match[str]) -> _Atom:
    if m["wd"] and _WEEK.search(m.string, max(0, m.start() - 14), m.start()):
        month = int(m["wm"])
        return _Atom(m.start("wm"), m.end(), "month", (month, 1), (month, 0), int(m["wy"]) if m["wy"] else None)
    if m["r1"]:
        month = int(m["rm"])
        year = int(m["ry"]) if m["ry"] else None
        return _Atom(m.start(), m.end(), "day", (month, int(m["r1"])), (month, int(m["r2"])), year, None, True)
    groups = (("d", "m", "y"), ("wd", "wm", "wy"), ("sd", "sm", "sy"))
    number, at_month, printed = next((m[a], m[b], m[c]) for a, b, c in groups if m[a])
    at = (int(at_month), int(number))
    return _Atom(m.start(), m.end(), "day", at, at, int(printed) if printed else None)


def _joined(text: str, atoms: list[_Atom]) -> list[_Atom]:
    """`từ A đến B` becomes one mention; the first end takes the year of the second."""
    out: list[_Atom] = []
    for atom in atoms:
        last = out[-1] if out else None
        if last and not last.ranged and last.kind != "period" and atom.start - last.end < 25:
            between = text[last.end : atom.start]
            if _JOIN.fullmatch(between):
                year = last.year or atom.year
                out[-1] = _Atom(
                    last.start, atom.end, atom.kind, last.head, atom.tail, year, atom.year2 or atom.year, True
                )
                continue
        out.append(atom)
    return out


def _when(text: str, atom: _Atom, year: int | None) -> When:
    start = atom.start
    word = _DAYWORD.search(text[max(0, start - 8) : start]) if atom.kind == "day" else None
    if word:
        start -= len(word[0])
    cue = _CUE.search(text[max(0, start - 40) : start])
    lead = start - len(cue[0].lstrip()) if cue else start
    first_year = atom.year or _shifted(text, atom.end, year)
    last_year = atom.year2 or first_year
    first = day(first_year, *atom.head)
    last = month_end(last_year, atom.tail[0]) if not atom.tail[1] else day(last_year, *atom.tail)
    part = _part(text, atom, last_year)
    if part:
        last, lead = part.last, min(lead, part.lead)
    recurs = bool(_RETURNS.match(text, atom.end)) and atom.year is None
    cited = atom.kind == "day" and bool(_CITED.search(text[max(0, start - 110) : start]))
    name: Cue = cue.lastgroup if cue else "within" if part else ""  # type: ignore[assignment]
    return When(start, atom.end, atom.kind, first, last, atom.year is not None, name, lead, cited, atom.ranged, recurs)


class _Part(NamedTuple):
    last: date | None
    lead: int


def _part(text: str, atom: _Atom, year: int | None) -> _Part | None:
    """The end of a part of the time named: "đầu quý IV" is October, "tuần thứ hai của tháng 11" ends on the 14th."""
    before = text[max(0, atom.start - 40) : atom.start]
    if atom.ranged or atom.kind not in ("month", "quarter"):
        return None
    if atom.kind == "quarter":
        early = _EARLY.search(before)
        return _Part(month_end(year, atom.head[0]), atom.start - len(early[0])) if early else None
    week = _OF_MONTH.search(before)
    if week is None:
        return None
    number = _WEEKS[" ".join(week["n"].lower().split())]
    last = day(year, atom.head[0], 7 * number) if number else month_end(year, atom.head[0])
    return _Part(last, atom.start - len(week[0]))


_EARLY = compiled(r"(?:vào\s+)?đầu\s+$", re.IGNORECASE)
_OF_MONTH = compiled(
    r"(?:(?:trong|vào|trước)\s+)?tuần\s+(?:lễ\s+)?(?:thứ\s+)?(?P<n>nhất|một|hai|ba|tư|bốn|[1-4]|đầu(?:\s+tiên)?|cuối(?:\s+cùng)?)\s+(?:của\s+)?$",
    re.IGNORECASE,
)
_WEEKS = {
    "nhất": 1, "một": 1, "đầu": 1, "đầu tiên": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "cuối": 0, "cuối cùng": 0,
}  # fmt: skip
_OTHER_YEAR = compiled(r"\s+(?:của\s+)?năm\s+(sau|tiếp|kế|trước)(?!\w)", re.IGNORECASE)
_NAMES_TIME = compiled(r"\d{1,2}(?!\d)|(?<!\w)(?:IV|I{1,3})(?!\w)")
_TO = compiled(r"đến|tới|[-–]")


def times_a_year(text: str, when: When) -> Rhythm:
    """How often a date that returns each year comes: "tháng 2 và tháng 8 hằng năm" twice, "quý I hằng năm" once."""
    words = text[when.start : when.end]
    if when.kind not in ("month", "quarter") or _TO.search(words):
        return "annual"
    return _TIMES.get(len(_NAMES_TIME.findall(words)), "annual")


def _shifted(text: str, at: int, year: int | None) -> int | None:
    """The plan's year, or the next or last one where "năm sau", "năm trước" follows."""
    other = _OTHER_YEAR.match(text, at) if year else None
    return year if other is None or year is None else year + (-1 if other[1].lower() == "trước" else 1)


_EVERY = r"(?:hằng|hàng|mỗi|từng|định\s+k[ỳì]\s+(?:theo\s+)?(?:hằng\s+|hàng\s+|mỗi\s+)?)"
_RHYTHM = compiled(
    rf"""(?<!\w)(?:
    (?P<dated>(?:trước\s+|chậm\s+nhất\s+(?:là\s+|vào\s+)?|vào\s+)?(?:ngày\s+)?{_D}\s+(?:(?:của\s+)?(?:hằng|hàng|mỗi|các)\s+(?P<dm>tháng)(?:\s+cuối\s+(?P<dq>quý))?
      |(?:của\s+)?tháng\s+(?:cuối|đầu)\s+(?:của\s+)?(?:mỗi\s+|hằng\s+|hàng\s+|các\s+)?(?P<dq2>quý)))
    |(?P<next>(?:trước\s+|chậm\s+nhất\s+(?:là\s+|vào\s+)?|vào\s+)?ngày\s+(?:mùng\s+)?{_D}\s+(?:của\s+)?tháng\s+(?:sau|kế\s+tiếp|tiếp\s+theo)(?!\s+quý))
    |{_EVERY}\s*(?P<every>ngày(?!\s+\d)|tháng|quý|qúy|năm|6\s+tháng|06\s+tháng|sáu\s+tháng|3\s+tháng|03\s+tháng)(?!\s+(?:tháng\s+)?(?:\d{{3}}|thứ))
      (?:\s+(?:ít\s+nhất\s+|tổ\s+chức\s+|họp\s+|kiểm\s+tra\s+){{0,2}}(?P<many>\d{{1,2}}|một|hai|ba|bốn)\s+(?:lần|đợt|cuộc|kỳ)(?!\w))?
    |(?P<per>(?:ít\s+nhất\s+)?(?P<times>\d{{1,2}}|một|hai|ba|bốn)\s+(?:lần|lượt|đợt|kỳ|buổi|cuộc)\s*(?:/|trong|mỗi)\s*(?:\d{{1,2}}\s*xã\s*/\s*)?(?:0?1\s?|một\s+)?(?P<unit>ngày|tháng|quý|năm|6\s+tháng))
    |(?:(?P<n>0?[136]|sáu|ba|một|mỗi)\s+)?(?P<gap>ngày|tháng|quý|năm)\s*(?:/\s*|\s)(?:0?1|một|\d)\s+lần
    |(?P<six>(?:0?6|sáu)\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?)
    |(?P<adhoc>đột\s+xuất|thường\s+xuyên|khi\s+(?:[^\W\d]+[\s,]+){{1,8}}yêu\s+cầu|khi\s+(?:thấy\s+)?cần(?:\s+thiết)?|định\s+k[ỳì])
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_PERIOD: dict[str, Rhythm] = {
    "ngày": "daily", "tháng": "monthly", "quý": "quarterly", "qúy": "quarterly", "năm": "annual",
    "6 tháng": "semiannual", "06 tháng": "semiannual", "sáu tháng": "semiannual", "3 tháng": "quarterly",
    "03 tháng": "quarterly",
}  # fmt: skip
_COUNTS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4}
_TIMES: dict[int, Rhythm] = {2: "semiannual", 4: "quarterly", 12: "monthly"}


def recurrences(text: str) -> list[Recurrence]:
    """Rhythms in order: "hằng tháng", "01 lần/năm", "trước ngày 20 hằng tháng", "6 tháng", "đột xuất"."""
    return list(_rhythms(text))


@lru_cache(maxsize=1024)
def _rhythms(text: str) -> tuple[Recurrence, ...]:
    return tuple(_rhythm(m) for m in _RHYTHM.finditer(text))


def _rhythm(m: re.Match[str]) -> Recurrence:
    if m["dated"]:
        return Recurrence(m.start(), m.end(), "quarterly" if m["dq"] or m["dq2"] else "monthly", True)
    if m["next"]:
        return Recurrence(m.start(), m.end(), "monthly", True)
    if m["adhoc"]:
        return Recurrence(m.start(), m.end(), "adhoc")
    if m["six"]:
        return Recurrence(m.start(), m.end(), "semiannual")
    if m["gap"]:
        word = (m["n"] or "1").lower()
        count = {"sáu": 6, "ba": 3, "một": 1, "mỗi": 1}.get(word) or int(word)
        gap = m["gap"].lower()
        return Recurrence(m.start(), m.end(), _PERIOD[f"{count} tháng" if gap == "tháng" and count > 1 else gap])
    unit = " ".join((m["every"] or m["unit"]).lower().split())
    said = (m["times"] or m["many"] or "1").lower()
    times = _COUNTS.get(said) or int(said)
    if unit == "năm" and times in _TIMES:
        return Recurrence(m.start(), m.end(), _TIMES[times])
    return Recurrence(m.start(), m.end(), _PERIOD[unit])
