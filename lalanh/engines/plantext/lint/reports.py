"""Reports that come too late for the one who adds them up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts, once
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Deadline, Span

_SHORT = (
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("ld-tb&xh", "lao dong thuong binh va xa hoi"),
    ("ldtbxh", "lao dong thuong binh va xa hoi"),
    ("tb&xh", "thuong binh va xa hoi"),
    ("nn&ptnt", "nong nghiep va phat trien nong thon"),
    ("mttq", "mat tran to quoc"),
    ("&", " va "),
)
_COLLECTS = late(r"\btong hop\b|\btham muu\b|\btrinh\b")
_ADDED_UP = late(r"\btong hop\b[^.;]{0,60}?\b(?:cua|tu)\b([^.;,]{1,80})")
_SUBJECTS = {
    "result": late(r"\bket qua\b|\bbao cao\b|\btien do\b|\bso lieu\b|\bphieu\b|\bbien ban\b|\bbieu\b"),
    "plan": late(r"\bke hoach\b|\bphuong an\b"),
    "list": late(r"\bdanh sach\b|\bho so\b|\bdang ky\b"),
    "budget": late(r"\bdu toan\b|\bkinh phi\b|\bnhu cau\b|\bphan bo\b"),
}
_STAGES = {
    "half": late(r"\b6 thang\b|\bsau thang\b|\bso ket\b"),
    "year": late(r"\bca nam\b|\bbao cao nam\b|\btong ket\b|\bket qua nam\b"),
    "draft": late(r"\bso bo\b|\bdu thao\b|\btam thoi\b"),
    "final": late(r"\bchinh thuc\b|\bquyet toan\b"),
    "first": late(r"\bdot (?:1|i|mot)\b|\bquy i\b"),
    "second": late(r"\bdot (?:2|ii|hai)\b|\bquy iv\b"),
}
_SENT_TO = late(
    r"(?<!\w)(?:gửi|về|nộp|cho)\s+(?P<to>(?:UBND|Ủy ban|Uỷ ban|Phòng|Sở|Ban|Văn phòng|Chi cục|Trung tâm|Hội|Bộ|Cục)\s[^,;.()]{2,70}?)"
    r"(?=\s+(?:để|trước|chậm|qua|tổng\s+hợp|theo|danh\s+sách|kết\s+quả)(?!\w)|[,;.()]|$)"
)
_FOR = late(r"[\s,]*để\s[^.;]{3,120}")
_INTERIM = frozenset({"draft", "half", "first"})
_REACH = 60
_FAR = {"annual": 75, "semiannual": 60, "quarterly": 40, "once": 60, "monthly": 25}


@lru_cache(maxsize=512)
def body(name: str) -> str:
    """A body's name for comparison: without marks, abbreviations spelled out."""
    text = fold(name)
    for short, long in _SHORT:
        text = text.replace(short, long)
    return " ".join(re.sub(r"[^\w ]", " ", text).split())


_COMMITTEES = late(r"^(?:cac )?(uy ban nhan dan|ban chi dao|ban quan ly)(?: cac)? (xa|phuong|huyen|thon|ap|tinh)\b.*")


@lru_cache(maxsize=4096)
def same_body(a: str, b: str) -> bool:
    """True when two names are one body; a name may be printed with its place or without, in one or in many."""
    a, b = (_COMMITTEES.sub(r"\1 \2", body(name)) for name in (a, b))
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return long == short or (long.startswith(short + " ") and len(short.split()) > 2)


def _addressee(feeder: Deadline, collector: Deadline) -> bool:
    """True when the one report goes to, or by way of, whoever owes the other."""
    names = [n for n in (feeder.via, feeder.to) if n]
    if not names:
        names = [m["to"] for m in _SENT_TO.finditer(feeder.what)]
    return any(same_body(n, who) for n in names for who in collector.who)


def _words(facts: Facts, item: Deadline) -> str:
    known: dict[tuple[Span, str], str] = facts.made.setdefault(_words, [{}])[0]
    key = (item.span, item.what)
    if key not in known:
        known[key] = fold(f"{facts.quote(item.span, 400)} {item.what} {_purpose(facts, item)}")
    return known[key]


def _purpose(facts: Facts, item: Deadline) -> str:
    """What the report is for, behind its day: "… trước ngày 25/10 để tổng hợp kết quả sơ bộ"."""
    paragraph = facts.paragraph_at(item.span.end - 1)
    found = _FOR.match(paragraph.text, bisect_left(paragraph.offsets, item.span.end)) if paragraph else None
    return found[0] if found else ""


def _sentence(facts: Facts, item: Deadline) -> str:
    """The words around a deadline: its paragraph."""
    paragraph = facts.paragraph_at(item.span.start)
    return fold(paragraph.text) if paragraph else ""


def _same_subject(facts: Facts, feeder: Deadline, collector: Deadline) -> bool:
    """True when both tell of one thing at one stage: results, plans, lists or estimates; six months or the year."""
    subjects_a, stages_a = _profile(_words(facts, feeder))
    subjects_b, stages_b = _profile(_words(facts, collector))
    mine, theirs = _topic(fold(feeder.what)), _topic(fold(collector.what))
    if mine and theirs and not mine & theirs:
        return False
    return bool(subjects_a & subjects_b) and (not stages_a or not stages_b or bool(stages_a & stages_b))


_TOPIC = late(
    r"\b(?:ket qua|danh sach|so lieu|nhu cau|ho so|du toan|phieu|bieu)((?: (?!(?:ve|gui|truoc|trinh|bao cao|nop|toan|den|qua|cua|theo|tai|tren|cham|de)\b)\w+){1,5})"
)
_FRAME = frozenset(
    ["thuc", "hien", "chinh", "so", "bo", "cua", "cac", "xa", "thon", "nam", "thang", "ve", "truoc", "gui", "hoat", "dong",
     "ke", "hoach", "chuong", "trinh", "toan", "ngay", "tong", "hop", "bao", "cao", "quy", "duoc", "tren", "dia", "ban",
     "huyen", "tinh", "phuong", "ubnd", "uy", "nhan", "dan", "phong", "den", "theo", "cong", "tac", "va", "6", "dau", "cuoi",
     "de", "nghi", "kinh", "te", "trien", "khai", "trong", "giai", "doan", "cho", "thi", "tran", "cap", "minh", "don", "vi"]
)  # fmt: skip


@lru_cache(maxsize=2048)
def _topic(words: str) -> frozenset[str]:
    """What the results or lists are of ("kết quả rà soát", "danh sách học sinh"), where the words name it."""
    return frozenset(w for m in _TOPIC.finditer(words) for w in m[1].split() if not w.isdigit()) - _FRAME


def report_of(facts: Facts, item: Deadline) -> frozenset[str]:
    """What a report is of, beyond the plan as a whole: nothing for "báo cáo kết quả năm"."""
    return _topic(_words(facts, item))


@lru_cache(maxsize=2048)
def _profile(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Subjects and stages that the words of a report name."""
    return (
        frozenset(name for name, pattern in _SUBJECTS.items() if pattern.search(words)),
        frozenset(name for name, pattern in _STAGES.items() if pattern.search(words)),
    )


def _comparable(facts: Facts, feeder: Deadline, collector: Deadline) -> bool:
    if feeder.recurrence != collector.recurrence != "once" or feeder.due is None or collector.due is None:
        return False
    if abs((feeder.due - collector.due).days) > _FAR.get(feeder.recurrence, 0):
        return False
    if feeder.recurrence != collector.recurrence and not _closing_report(facts, feeder, collector):
        return False
    return feeder.recurrence != "once" or _same_subject(facts, feeder, collector)


def _closing_report(facts: Facts, feeder: Deadline, collector: Deadline) -> bool:
    """True when a yearly report feeds the one report in which the results are added up at the end of the year."""
    if feeder.recurrence not in ("annual", "semiannual"):
        return False
    if not feeder.due or not collector.due or abs((feeder.due - collector.due).days) > 31:
        return False
    words = _words(facts, collector)
    return "tong hop" in words and "bao cao" in words


@once
def _owed(facts: Facts) -> Iterator[Deadline]:
    """The deadlines that have a day and someone who keeps it."""
    return (d for d in facts.reading.deadlines if d.due and d.who)


def _near(items: list[Deadline], item: Deadline) -> list[Deadline]:
    """The deadlines around one in the text: all of a plan, but of a great many only so many that work stays linear."""
    if len(items) <= 2 * _REACH:
        return items
    at = bisect_left(items, item.span, key=lambda one: one.span)
    return items[max(0, at - _REACH) : at + _REACH]


@once
def _rhythms(facts: Facts) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Of each rhythm the places among those owed, and their days as numbers."""
    places: dict[str, list[tuple[int, int]]] = {}
    for at, item in enumerate(_owed(facts)):
        if item.due:
            places.setdefault(item.recurrence, []).append((at, item.due.toordinal()))
    yield from places.items()


def _soon(facts: Facts, feeder: Deadline) -> list[Deadline]:
    """Those near in the text, of the feeder's rhythm or of none, that are due about the same time."""
    items = _owed(facts)
    if feeder.due is None:
        return []
    low, high = 0, len(items)
    if high > 2 * _REACH:
        at = bisect_left(items, feeder.span, key=lambda one: one.span)
        low, high = max(0, at - _REACH), at + _REACH
    day, far = feeder.due.toordinal(), _FAR.get(feeder.recurrence, 0)
    found: list[int] = []
    for rhythm, places in _rhythms(facts):
        if rhythm in (feeder.recurrence, "once"):
            first, last = bisect_left(places, (low, 0)), bisect_left(places, (high, 0))
            found += [at for at, due in places[first:last] if -far <= due - day <= far]
    return [items[at] for at in sorted(found)]


def _collectors(facts: Facts, feeder: Deadline) -> Iterator[Deadline]:
    """Reports that need this one: owed by its addressee, or, where it names none, by the body that adds up all."""
    for other in _soon(facts, feeder):
        if other is feeder or not _comparable(facts, feeder, other):
            continue
        if feeder.to is None and feeder.via is None and not _SENT_TO.search(feeder.what):
            if (
                feeder.recurrence != "once"
                and other.to
                and _is_hub(facts, other)
                and "bao cao" in _words(facts, feeder)
            ):
                yield other
        elif _addressee(feeder, other) and not (set(feeder.who) & set(other.who)):
            if feeder.recurrence != "once" or _collects(facts, feeder, other):
                yield other
        elif _on_behalf(facts, feeder, other):
            yield other


def _collects(facts: Facts, feeder: Deadline, collector: Deadline) -> bool:
    """True when the words say that pieces are added up, or both name one stage of one report."""
    words = _words(facts, collector)
    shared = _profile(_words(facts, feeder))[1] & _profile(words)[1]
    return bool(_COLLECTS.search(words)) or ("bao cao" in words and bool(shared))


def _is_hub(facts: Facts, collector: Deadline) -> bool:
    """True for the report of the whole: the sentence says "tổng hợp", and others report to or through its author."""
    others = [
        d
        for d in _near(facts.reading.deadlines, collector)
        if d.recurrence == collector.recurrence and d is not collector
    ]
    return "tong hop" in _sentence(facts, collector) and any(_addressee(d, collector) for d in others)


def _on_behalf(facts: Facts, feeder: Deadline, collector: Deadline) -> bool:
    """True when the one reports to the issuer and the other drafts the issuer's report to a body above."""
    issuer = facts.header.issuer
    if not issuer or not feeder.to or not collector.to or feeder.recurrence == "once":
        return False
    to_issuer = same_body(feeder.to, issuer) or body(feeder.to) == " ".join(body(issuer).split()[:5])
    from_issuer = not same_body(collector.to, issuer) and body(collector.to) != body(feeder.to)
    return (
        to_issuer
        and from_issuer
        and "tham muu" in _sentence(facts, collector)
        and not set(feeder.who) & set(collector.who)
    )


@rule(
    "PL050",
    "deadline-order",
    "error",
    "{where}: {what} đến hạn {due}, sau khi {who} phải tổng hợp, báo cáo ({collected}).",
)
def report_after_consolidation(facts: Facts) -> Iterator[Hit]:
    """A report is due after the consolidated report that needs it.

    The consolidated one is owed by the body to which, or through which, the first is sent; a report that names no
    addressee feeds the report of the body that adds up all. Compared only within one kind: six months with six
    months, the year with the year.
    """
    for feeder in facts.reading.deadlines:
        if feeder.due is None:
            continue
        collectors = _last_to_each(facts, feeder)
        if feeder.recurrence == "once" and not _profile(_words(facts, feeder))[1]:
            collectors = [
                c for c in collectors if not _profile(_words(facts, c))[1] & _INTERIM or _adds_up(facts, c, feeder)
            ]
        for last in collectors:
            if last.due and feeder.due > last.due:
                yield Hit(feeder.span, _values(facts, feeder, last), last.span)
                break


def _adds_up(facts: Facts, collector: Deadline, feeder: Deadline) -> bool:
    """True when the words of a report say that it adds up what those very senders hand in."""
    m = _ADDED_UP.search(_words(facts, collector))
    return m is not None and any(
        re.search(rf"\b{re.escape(name)}\b", m[1]) for who in feeder.who if (name := fold(who))
    )


def _last_to_each(facts: Facts, feeder: Deadline) -> list[Deadline]:
    """Of the reports that need this one, the last to each addressee: an interim report may go ahead of it."""
    found: dict[tuple[str, str], Deadline] = {}
    for collector in _collectors(facts, feeder):
        key = (body(collector.to or ""), "" if feeder.recurrence != "once" else collector.what)
        known = found.get(key)
        if known is None or (collector.due or date.min) > (known.due or date.min):
            found[key] = collector
    return sorted(found.values(), key=lambda c: c.due or date.min)


def _values(facts: Facts, feeder: Deadline, collector: Deadline) -> dict[str, object]:
    where = facts.where_path(feeder.section)
    return {
        "where": where[:1].upper() + where[1:],
        "what": feeder.what[:80] or "báo cáo",
        "due": f"{feeder.due:%d/%m/%Y}",
        "who": ", ".join(collector.who)[:80],
        "collected": f"{collector.due:%d/%m/%Y}",
    }


def _of_the_year(facts: Facts, feeder: Deadline, collector: Deadline) -> bool:
    """A yearly report, and the one that adds all of them up: "tổng hợp, tham mưu … báo cáo UBND tỉnh"."""
    words = _words(facts, collector)
    return "bao cao nam" in fold(feeder.what) and "tong hop" in words and "bao cao" in words


_DAY = late(r"(?:truoc|cham nhat|muon nhat|ngay)\s+(?:la\s+)?(?:ngay\s+)?(\d{1,2})\b(?!\s?/)")
_DAY_OF_YEAR = late(
    r"(?:truoc|cham nhat|muon nhat|ngay)\s+(?:la\s+)?(?:ngay\s+)?(\d{1,2})(?:\s?/\s?|\s+thang\s+)(\d{1,2})\b"
)
_NEXT = late(r"\b(?:thang sau|thang tiep|thang ke tiep|thang dau(?: cua)? quy sau|quy sau|thang lien ke)\b")


def _day_of_period(facts: Facts, item: Deadline) -> tuple[int, int] | None:
    """Place of a recurring day within its period; the month after the period comes later, as the new year's does."""
    words = _words(facts, item)
    if item.recurrence == "annual":
        m = _DAY_OF_YEAR.search(words)
        return ((int(m[2]) + 12 if int(m[2]) < 3 else int(m[2])), int(m[1])) if m else None
    m = _DAY.search(words)
    return (1 if _NEXT.search(words) else 0, int(m[1])) if m else None


@rule(
    "PL051",
    "deadline-order",
    "error",
    "{where}: báo cáo định kỳ đến hạn ngày {day} {rhythm}, sau ngày {who} phải báo cáo (ngày {collected}).",
)
def recurring_report_after_consolidation(facts: Facts) -> Iterator[Hit]:
    """A monthly, quarterly or yearly report is due on a later day than the report of the body that receives it."""
    names = {"monthly": "hằng tháng", "quarterly": "hằng quý", "annual": "hằng năm"}
    items = [d for d in facts.reading.deadlines if d.recurrence in names and d.due is None]
    for feeder in items:
        mine = _day_of_period(facts, feeder)
        for collector in items if mine else []:
            theirs = _day_of_period(facts, collector)
            if (
                collector is feeder
                or not theirs
                or collector.recurrence != feeder.recurrence
                or set(feeder.who) & set(collector.who)
            ):
                continue
            yearly = feeder.recurrence == "annual"
            if yearly and fold(feeder.what) != fold(collector.what) and not _of_the_year(facts, feeder, collector):
                continue
            if mine and _addressee(feeder, collector) and mine > theirs and (yearly or mine[0] == theirs[0]):
                where = facts.where_path(feeder.section)
                values: dict[str, object] = {
                    "where": where[:1].upper() + where[1:], "day": f"{mine[1]:02d}/{mine[0] % 12 or 12:02d}" if yearly else mine[1], "rhythm": names[feeder.recurrence],
                    "who": ", ".join(collector.who)[:80], "collected": f"{theirs[1]:02d}/{theirs[0] % 12 or 12:02d}" if yearly else theirs[1],
                }  # fmt: skip
                yield Hit(feeder.span, values, collector.span)
                break
