"""What a figure is in an account of change: opening, increase or decrease, closing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from lalanh.base.text import fold
from lalanh.engines.plantext import values as quantities
from lalanh.engines.plantext.lint.parts import dimension
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.model import Paragraph
from lalanh.engines.plantext.values import Value

Role = Literal["opening", "closing", "at", "up", "down", ""]

_YEAR = r"(?:19|20)\d\d"
_CUES = late(
    rf"(?<!\w)(?:(?P<opening>(?:tại\s+thời\s+điểm\s+)?đầu\s+(?:năm|kỳ|giai\s+đoạn)(?:\s+{_YEAR})?|so\s+với"
    rf"|hiện\s+(?:có|nay|tại|còn)|năm\s+trước|từ(?=(?:\s+mức)?\s*$))"
    rf"|(?P<down>giảm(?!\s+(?:nghèo|thiểu))(?:\s+được|\s+thêm)?|hạ(?!\s+(?:tầng|du|nghiệp|tuyến))|thoát\s+nghèo|thoát|ra\s+khỏi)"
    rf"|(?P<up>tăng(?!\s+(?:cường|gia))(?:\s+thêm)?|phát\s+sinh(?:\s+mới)?|tái\s+nghèo|bổ\s+sung\s+mới)"
    rf"|(?P<closing>còn(?:\s+lại)?|(?<!trở )(?:xuống|lên)|thành(?!\s+(?:phố|thị|viên|lập|tích|phần|tựu))|cuối\s+kỳ|cuối\s+năm(?!\s*{_YEAR})|cuối\s+giai\s+đoạn)"
    rf"|(?P<at>(?:(?:đến|vào)\s+)?(?:(?:thời\s+điểm\s+)?(?:cuối|hết)\s+)?năm\s+(?P<year>{_YEAR})"
    rf"|(?:thời\s+điểm\s+|đến\s+)?(?:ngày\s+)?\d{{1,2}}/\d{{1,2}}/(?P<year2>{_YEAR})))(?!\w)",
    re.IGNORECASE,
)
_BEHIND = late(
    r"\s*(?:(?:cận\s+)?nghèo\s+)?(?:(?P<down>thoát|giảm|ra\s+khỏi)|(?P<up>phát\s+sinh|tái\s+nghèo|tăng))(?!\w)",
    re.IGNORECASE,
)
_SAME = late(
    r"[\s,(\-–=]*(?:(?:chiếm|tương\s+(?:đương|ứng)(?:\s+với)?|đạt|bằng|tức)\s+)?(?:(?:tỷ|tỉ)\s+lệ\s+)?(?:(?:giảm|"
    r"tăng|là)\s+)?"
)
_AWAY = late(r"[.;](?:\s|$)|(?<!\w)(?:do|vì|nhờ|và)(?!\w)")
_YEARLY = late(r"\s*\)?\s*(?:/\s?năm|mỗi\s+năm|hằng\s+năm|hàng\s+năm|trên\s+năm|một\s+năm|bình\s+quân)", re.IGNORECASE)
_EACH_YEAR = late(r"(?:mỗi|hằng|hàng|bình\s+quân|trung\s+bình)[^.;%]{0,25}$", re.IGNORECASE)
_SUBJECT = late(r"(?<!\w)(?:tỷ\s+lệ|tỉ\s+lệ|tổng\s+số|số(?=\s+(?:hộ|xã|thôn|lao|người|trẻ|nhà|mô)))\s")
_FRAME = frozenset(
    ["nam", "cuoi", "dau", "ky", "trong", "thang", "het", "den", "la", "dat", "co", "so", "tong", "toan", "huyen", "tinh", "xa", "phuong", "thanh", "pho", "thi", "tran", "thon", "dia", "ban", "tren", "muc", "khoang", "tu", "theo", "chuan", "cua", "ke", "hoach", "da", "chieu", "phan", "con", "duoc", "nang", "giam", "tang", "xuong", "len", "thanh", "ty", "ti", "le", "va", "ca", "moi", "hon", "duoi", "it", "nhat", "hien", "nay", "giai", "doan", "phan", "dau", "muc", "tieu", "ho", "dan", "gia", "dinh", "them", "thoat", "phat", "sinh", "tai", "moi"]
)  # fmt: skip


class Entry(NamedTuple):
    """A figure with its part in the account."""

    value: Value
    role: Role
    year: int | None
    cue: str
    subject: frozenset[str]
    explicit: bool
    """True when words of the beginning or the end of a period stand before it."""
    gap: str


def measure(value: Value) -> str:
    """What can be subtracted from each other: points and per cents; counts of one unit; money."""
    if value.kind in ("percent", "point"):
        return "%" if value.unit != "‰" else "‰"
    return dimension(value)


def entries(paragraph: Paragraph) -> Iterator[Entry]:
    """The figures of a paragraph in order; those that no word gives a part have an empty role."""
    text = paragraph.text
    back = paragraph.marker_end
    before: Entry | None = None
    for value in quantities.find(text):
        if not measure(value) or value.unit in ("tuổi", "tháng", "ngày", "năm", "lần"):
            continue
        entry = _entry(text, value, max(back, value.start - 110), before)
        back, before = value.tail, entry
        yield entry


def _entry(text: str, value: Value, back: int, before: Entry | None) -> Entry:
    gap = text[back : value.start]
    noun = fold(text[value.tail : value.tail + 24])
    subject = _subject(gap, noun)
    if before and _SAME.fullmatch(gap) and measure(value) != measure(before.value) and before.role:
        return before._replace(value=value, subject=frozenset(), gap=gap)
    if _YEARLY.match(text, value.end) or "năm" in value.per or _EACH_YEAR.search(gap) or value.of or value.per:
        return Entry(value, "", None, "", subject, False, gap)
    found = [m for m in _CUES.finditer(gap) if not _spent(gap, m)]
    if found and value.value_to is not None and fold(found[-1][0]) == "tu":
        found.pop()
    m = found[-1] if found else None
    if m and len(gap) - m.end() <= 60 and not _AWAY.search(gap[m.end() :]):
        role: Role = (
            "opening" if m["opening"] else "down" if m["down"] else "up" if m["up"] else "at" if m["at"] else "closing"
        )
        year = next((int(n["year"] or n["year2"]) for n in reversed(found) if n["at"]), None)
        explicit = bool(re.search(r"đầu|cuối|hiện|năm", gap, re.IGNORECASE))
        return Entry(value, role, year, fold(m[0]), subject, explicit, gap)
    after = _BEHIND.match(text, value.tail)
    if after:
        return Entry(value, "down" if after["down"] else "up", None, fold(after[0]).strip(), subject, False, gap)
    return Entry(value, "", None, "", subject, False, gap)


def _spent(gap: str, m: re.Match[str]) -> bool:
    """A year right behind the figure before belongs to that one ("18,6% năm 2022 xuống còn")."""
    if not m["at"] or gap[: m.start()].strip():
        return False
    rest = gap[m.end() :].strip()
    return bool(rest) and not re.match(r"(?:là|còn|đạt|có|:)(?!\w)", rest)


def _subject(gap: str, noun: str) -> frozenset[str]:
    """The words of what is measured, where the text names it anew."""
    last = next(reversed(list(_SUBJECT.finditer(gap.lower()))), None)
    words = set(re.findall(r"[^\W\d_]+", fold(gap[last.end() :]))) - _FRAME if last else set()
    if noun.lstrip().startswith("can ngheo"):
        words |= {"can"}
    return frozenset(words)


_BEHIND_YEAR = late(r"[^.;,\d]{0,25}?\(?(?:vào\s+)?(?:cuối\s+|đầu\s+)?năm\s+(?P<year>(?:19|20)\d\d)")


def year_of(paragraph: Paragraph, entry: Entry) -> int | None:
    """The year for which a figure is told, before it or right behind."""
    m = _BEHIND_YEAR.match(paragraph.text, entry.value.tail)
    near = re.findall(r"năm\s+((?:19|20)\d\d)(?!\s?[-–])", entry.gap)
    behind = m if m and not (near and "(" in m[0]) else None
    return int(behind["year"]) if behind else int(near[-1]) if near else None


def agree(found: Sequence[Entry]) -> bool:
    """True when no figure names another subject than the one before it."""
    named = [e.subject for e in found if e.subject]
    return all(a <= b or b <= a for a, b in pairwise(named)) and len({"can" in s for s in named}) <= 1
