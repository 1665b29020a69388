"""A whole and the parts that are printed with it, in one sentence or as a list beneath."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import values as quantities
from lalanh.engines.plantext.lint.facts import Facts, once
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import decimals, money, number
from lalanh.engines.plantext.model import Paragraph
from lalanh.engines.plantext.values import Value

CUE = late(
    r"(?<!\w)(?P<cue>trong\s+đó(?:\s*,?\s*(?:gồm|có|bao\s+gồm))?|bao\s+gồm|gồm(?:\s+có)?|chia\s+(?:ra|thành|"
    r"theo)|phân\s+(?:theo|ra|bổ)|cụ\s+thể|như\s+sau|cơ\s+cấu|từ\s+các\s+nguồn|nguồn\s+(?:vốn|"
    r"kinh\s+phí))(?!\w)",
    re.IGNORECASE,
)
_PEOPLE = {
    "người",
    "lao động",
    "người lao động",
    "học viên",
    "nhân khẩu",
    "khẩu",
    "người dân",
    "học sinh",
    "trẻ em",
    "trẻ",
}
_HOUSES = {"nhà", "căn", "căn nhà", "ngôi nhà", "nhà ở"}
_MODELS = {"mô hình", "mô hình sinh kế"}
_HOMES = {"hộ", "hộ dân", "hộ gia đình"}
_UNITS_OF_RULE = {"đơn vị", "xã", "phường", "thị trấn", "đặc khu", "huyện", "thị xã", "thành phố"}
_EACH = late(
    r"(?:mỗi|bình\s+quân|một|định\s+mức|mức(?:\s+(?:hỗ\s+trợ|chi|vay))?|đơn\s+giá|tối\s+đa|"
    r"không\s+quá)\s[^.;,]{0,30}$",
    re.IGNORECASE,
)
_MULTIPLIED = late(r"\s[xX×*]\s*$")
_TIMES = late(r"\s*(?:\([^()]{0,40}\)\s*)?[xX×*]\s")
OPEN_ENDED = late(
    r"(?<!\w)(?:còn\s+lại|chủ\s+yếu|riêng|ưu\s+tiên|dành|phần\s+còn|số\s+còn|khác|trong\s+năm|giai\s+đoạn|"
    r"đến\s+nay|đã(?!\s+(?:được\s+)?(?:phê\s+)?duyệt|\s+(?:được\s+)?(?:giao|đăng\s+ký)))(?!\w)",
    re.IGNORECASE,
)
COMPLEMENTS = tuple(
    late(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"(?:xây|làm)\s+mới.*(?:sửa\s+chữa|cải\s+tạo|nâng\s+cấp)|(?:sửa\s+chữa|cải\s+tạo).*xây\s+mới",
        r"hộ\s+nghèo.*cận\s+nghèo|cận\s+nghèo.*hộ\s+nghèo",
        r"nông\s+nghiệp.*phi\s+nông\s+nghiệp|phi\s+nông\s+nghiệp.*nông\s+nghiệp",
        r"(?<!\w)nam(?!\w).*(?<!\w)nữ(?!\w)|(?<!\w)nữ(?!\w).*(?<!\w)nam(?!\w)",
        r"thành\s+thị.*nông\s+thôn|nông\s+thôn.*thành\s+thị",
        r"đợt\s+(?:1|I|một).*đợt\s+(?:2|II|hai)|trong\s+(?:nước|tỉnh).*ngoài\s+(?:nước|tỉnh)",
    )
)

POOR_AND_NEAR = COMPLEMENTS[1]


def dimension(value: Value) -> str:
    """What can be added up: money; people, houses, households, local units; else one unit with itself."""
    if value.kind == "money":
        return "money"
    if value.kind != "count":
        return ""
    unit = value.unit.split(",")[0]
    for name, family in (
        ("people", _PEOPLE),
        ("houses", _HOUSES),
        ("homes", _HOMES),
        ("models", _MODELS),
        ("rule", _UNITS_OF_RULE),
    ):
        if unit in family:
            return name
    return unit


def amount(value: Value) -> Decimal:
    return Decimal(value.dong) if value.kind == "money" else value.value


def fineness(value: Value) -> Decimal:
    """Half a unit of the last decimal; whole numbers are taken as exact."""
    places = decimals(value.value)
    return Decimal(1).scaleb(-places) / 2 * (value.scale if value.kind == "money" else 1) if places else Decimal(0)


def printed(value: Value) -> str:
    return money(value.dong) if value.kind == "money" else f"{number(value.value)} {value.unit}"


def addends(paragraph: Paragraph, start: int, end: int) -> list[Value]:
    """Quantities of a stretch of text that could be wholes or parts: no norms per unit, no factors, no ranges."""
    return [v for v in _addends(paragraph.text) if start <= v.start < end]


@lru_cache(maxsize=2048)
def _addends(text: str) -> tuple[Value, ...]:
    return tuple(
        v
        for v in quantities.find(text)
        if dimension(v) and not v.per and not v.of and v.value_to is None and not _factor(text, v)
    )


def _factor(text: str, v: Value) -> bool:
    """True for a number that is multiplied, or an amount for each of many."""
    return bool(
        _TIMES.match(text, v.tail)
        or _MULTIPLIED.search(text[max(0, v.lead - 4) : v.lead])
        or _EACH.search(text[max(0, v.lead - 45) : v.lead])
    )


@dataclass(slots=True)
class Breakdown:
    """A whole with its parts; `closed` when the words say that the parts are all."""

    paragraph: Paragraph
    total: Value
    parts: list[tuple[Paragraph, Value]]
    cue: str
    text: str
    listed: bool = False
    gaps: bool = False
    """True when an item of the list has no amount."""
    siblings: bool = False
    """True when the items stand in one row with the whole, so that the list may go on beyond its parts."""
    rows: list[list[Value]] | None = None
    """All addends of each item, where an item has several."""

    @property
    def sum(self) -> Decimal:
        return sum((amount(v) for _, v in self.parts), Decimal(0))

    @property
    def slack(self) -> Decimal:
        rounded = max([fineness(v) for _, v in self.parts] + [fineness(self.total)])
        loose = any(v.op == "~" for _, v in self.parts) or self.total.op == "~"
        return max(rounded, amount(self.total) / 50) if loose else rounded


def _depths(text: str) -> list[int]:
    """Depth of brackets before each character."""
    depths, depth = [], 0
    for char in text:
        if char == ")":
            depth = max(0, depth - 1)
        depths.append(depth)
        if char == "(":
            depth += 1
    depths.append(depth)
    return depths


_FAR, _MOST = 3000, 80
"""How far the parts of one whole may reach, in characters and in number."""
_STOP = late(
    r"[.!?](?=\s+[A-ZĐÀ-Ỹ])|(?<!\w)(?:[Nn]goài\s+ra|[Nn]guồn\s+vốn|[Nn]guồn\s+kinh\s+phí|[Pp]hân\s+theo|"
    r"[Cc]hia\s+theo)(?!\w)"
)


@once
def inline(facts: Facts) -> Iterator[Breakdown]:
    """Breakdowns within a paragraph: the whole before "trong đó", "gồm", the parts behind."""
    for paragraph in facts.figured:
        if paragraph.kind == "row" or paragraph.zone == "recipients" or len(quantities.find(paragraph.text)) < 2:
            continue
        cues = list(CUE.finditer(paragraph.text))
        if cues:
            yield from _of_cues(paragraph, cues)
        yield from _bracketed(paragraph)
        yield from _added_up(paragraph)
        yield from _by_source(paragraph)
        yield from _of_norm(paragraph)
        yield from _by_year(paragraph)


def _of_cues(paragraph: Paragraph, cues: Sequence[re.Match[str]]) -> Iterator[Breakdown]:
    text = paragraph.text
    depths = _depths(text)
    everything = addends(paragraph, 0, len(text))
    told: Value | None = None
    for at, cue in enumerate(cues):
        total = _total_before(text, everything, cue.start(), depths)
        if total is None:
            continue
        if told and told.start < total.start and re.search(r"[.;]\s*\(?$", text[total.tail : cue.start()]):
            total = told
        told = told or total
        depth = depths[cue.start()]
        stop = _end(text, cue.end(), depths, depth, cues[at + 1 : at + 12])
        first = bisect_left(everything, cue.end(), key=lambda v: v.start)
        parts = [
            v
            for v in everything[first : first + _MOST]
            if cue.end() <= v.start < stop and depths[v.start] == depth and dimension(v) == dimension(total)
        ]
        if parts:
            yield Breakdown(
                paragraph, total, [(paragraph, v) for v in parts], cue["cue"].lower(), text[cue.end() : stop]
            )


_BRACKET = late(r"[^.;:()\d]{0,70}\((?!\s*(?:tăng|giảm|đạt|chiếm|so|bằng|tương|trong\s+đó|gồm|bao))", re.IGNORECASE)
_ALL_TOLD = late(r"(?:tổng\s+cộng|tổng\s+số\s+là|cộng\s+chung|tổng\s+là|cộng)\s*(?:là|:|=)?\s*$", re.IGNORECASE)


def _bracketed(paragraph: Paragraph) -> Iterator[Breakdown]:
    """A whole with its parts in brackets right behind: "8,5 tỷ đồng (trung ương 6 tỷ đồng; tỉnh 2,5 tỷ đồng)"."""
    text = paragraph.text
    if "(" not in text:
        return
    everything = addends(paragraph, paragraph.marker_end, len(text))
    for at, total in enumerate(everything):
        m = _BRACKET.match(text, total.tail)
        close = text.find(")", m.end(), m.end() + 400) if m else -1
        if not m or close < 0 or CUE.search(text, m.end(), close) or "(" in text[m.end() : close]:
            continue
        parts = [v for v in everything[at + 1 : at + 60] if m.end() <= v.start < close]
        if len(parts) > 1 and all(dimension(v) == dimension(total) for v in parts):
            yield Breakdown(paragraph, total, [(paragraph, v) for v in parts], "(", text[m.end() : close])


def _added_up(paragraph: Paragraph) -> Iterator[Breakdown]:
    """Parts and then their sum: "trung ương 4.200 triệu đồng, tỉnh 1.050 triệu đồng; tổng cộng 5.250 triệu đồng"."""
    text = paragraph.text
    everything = addends(paragraph, paragraph.marker_end, len(text))
    if len(everything) < 3 or not re.search(r"cộng|tổng\s+(?:số\s+)?là", text, re.IGNORECASE):
        return
    for at, total in enumerate(everything):
        before = text[max(0, total.lead - 25) : total.lead]
        if at < 2 or not _ALL_TOLD.search(before):
            continue
        window = max(0, total.lead - 600)
        ends = [m.end() for m in re.finditer(r"[.!?](?=\s+[A-ZĐÀ-Ỹ])", text[window : total.lead])]
        start = window + ends[-1] if ends else window
        near = everything[max(0, at - 40) : at]
        parts = [v for v in near if v.start >= start and dimension(v) == dimension(total)]
        words = text[start : total.lead]
        if len(parts) > 1 and "(" not in words and not CUE.search(words):
            yield Breakdown(paragraph, total, [(paragraph, v) for v in parts], "cộng", words)


_HEADED = late(
    r"(?:^|[.;]\s+)[\s*_+•\-–\d.()a-zđIVX]{0,10}(?:Tổng\s+(?:mức|số|nhu\s+cầu|kinh\s+phí|vốn|nguồn|dự\s+toán)|Kinh\s+phí\s+thực\s+hiện)[^.;\d]{0,70}$"
)
_SOURCE = late(
    r"(?<!\w)(?:ngân\s+sách|vốn|nguồn|huy\s+động|vận\s+động|xã\s+hội\s+hóa|đóng\s+góp|đối\s+ứng)(?!\w)[^.;\d]{0,60}$",
    re.IGNORECASE,
)


def _by_source(paragraph: Paragraph) -> Iterator[Breakdown]:
    """A total at the head of a sentence and then amounts each of one source, with no word between that says so."""
    text = paragraph.text
    everything = [v for v in addends(paragraph, paragraph.marker_end, len(text)) if v.kind == "money"]
    if len(everything) < 3 or not _HEADED.search(text[: everything[0].lead].rstrip("* :")) or "(" in text:
        return
    total, rest = everything[0], everything[1:]
    gaps = [text[a.tail : b.lead] for a, b in pairwise(everything)]
    if CUE.search(" ".join(gaps)) or not all(_SOURCE.search(g) and not re.search(r"\.\s", g) for g in gaps):
        cued = [m["cue"].lower() for g in gaps for m in CUE.finditer(g)]
        if any(not c.startswith("nguồn") for c in cued) or not all(_SOURCE.search(g) for g in gaps):
            return
    yield Breakdown(paragraph, total, [(paragraph, v) for v in rest], "nguồn vốn là", text[total.tail :])


_OF_YEAR = late(
    r"[\s,;.(:*]*(?:và\s+)?(?:trong\s+)?năm\s+(?P<year>20\d\d)\s*(?:(?:là|:|có|đạt|giảm|xóa|xây|mở|đào\s+tạo|hỗ\s+trợ|giải\s+quyết|tạo\s+việc\s+làm|cho)\s*){0,3}",
    re.IGNORECASE,
)
_YEARS = late(
    r"(?<!\w)(?:trong\s+|cả\s+)?(?P<n>0?[2-9]|hai|ba|bốn|năm)\s+năm(?!\s+(?:20|học|tuổi))(?!\w)", re.IGNORECASE
)
COUNTED = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}


def _by_year(paragraph: Paragraph) -> Iterator[Breakdown]:
    """A sum over as many years as are listed behind it: "3.900 lượt trong ba năm: năm 2021 là 1.200 lượt, năm 2022 …"."""
    text = paragraph.text
    if text.count("năm 20") < 2:
        return
    everything = addends(paragraph, paragraph.marker_end, len(text))
    for at, total in enumerate(everything):
        parts: list[Value] = []
        for before, value in pairwise(everything[at : at + 12]):
            gap = text[before.tail : value.lead]
            m = _OF_YEAR.fullmatch(gap if parts else gap[max(0, gap.find("năm 20") - 2) :])
            if not m or dimension(value) != dimension(total) or len(gap) > 110:
                break
            parts.append(value)
        span = _YEARS.search(text, max(0, total.lead - 60), parts[0].lead) if len(parts) > 1 else None
        if span and (COUNTED.get(span["n"].lower(), 0) or int(span["n"])) == len(parts):
            yield Breakdown(paragraph, total, [(paragraph, v) for v in parts], "gồm", text[total.tail : parts[-1].tail])
            return


def _of_norm(paragraph: Paragraph) -> Iterator[Breakdown]:
    """A norm per unit with the sources that pay it: "60 triệu đồng/nhà, gồm trung ương 40, tỉnh 20 triệu đồng"."""
    text = paragraph.text
    if "/" not in text:
        return
    found = [v for v in quantities.find(text) if v.kind == "money" and v.value_to is None and not v.of]
    for at, total in enumerate(found):
        cue = CUE.search(text, total.tail, total.tail + 25) if total.per else None
        if not cue or not re.fullmatch(r"[\s,(]*", text[total.tail : cue.start()]):
            continue
        stop = compiled(r"[.;](?=\s|$)|\)").search(text, cue.end(), cue.end() + 400)
        end = stop.start() if stop else min(len(text), cue.end() + 400)
        parts = [v for v in found[at + 1 : at + 40] if v.start < end]
        if len(parts) > 1 and len({v.per for v in parts} | {""}) <= 2 and all(v.per in ("", total.per) for v in parts):
            yield Breakdown(paragraph, total, [(paragraph, v) for v in parts], "(", text[cue.end() : end])


def _total_before(text: str, found: list[Value], at: int, depths: list[int]) -> Value | None:
    """The last amount before a cue, unless a sentence ends between (a full stop before "Trong đó" does not count)."""
    last = bisect_left(found, at, key=lambda v: v.start)
    before = [v for v in found[max(0, last - 12) : last] if v.tail <= at and depths[v.start] <= depths[at]]
    if not before or at - before[-1].tail > 90:
        return None
    between = text[before[-1].tail : at]
    ended = re.search(r"[.!?]\s+\S", between) and not re.fullmatch(r"[^.;]{0,60}\.\s*\(?", between)
    if ";" in between or ended:
        return None
    return before[-1]


def _end(text: str, start: int, depths: list[int], depth: int, later: Sequence[re.Match[str]]) -> int:
    """Where the parts end: the bracket closes, the sentence ends, or a further breakdown begins."""
    far = min(len(text), start + _FAR)
    ends = [far]
    if depth:
        ends.append(next((i for i in range(start, far) if text[i] == ")" and depths[i] < depth), far))
    ends.extend(m.start() for m in _STOP.finditer(text, start, far) if depths[m.start()] == depth)
    ends.extend(
        m.start()
        for m in later
        if depths[m.start()] == depth and m["cue"].lower().startswith(("trong đó", "phân theo", "chia theo"))
    )
    return min(ends)
