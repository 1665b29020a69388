"""One goal that the plan sets twice, with two values or two dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lalanh.base.patterns import compiled
from lalanh.base.text import fold
from lalanh.engines.plantext import dates
from lalanh.engines.plantext import values as quantities
from lalanh.engines.plantext.lint.facts import Facts, once, word_set
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import number
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.model import Paragraph, Target

_WORD = late(r"[^\W_]+")
_STOP = word_set(
    "va cua cho cac co duoc bi la dat tai tren trong theo den vao voi ve de o tu nay moi so ty le ti muc phan dau "
    "dam bao nam cuoi het thang ngay quy ke hoach dia ban toan huyen tinh xa phuong thi tran thon giai doan thuc "
    "hien to chuc tieu chi it nhat toi thieu khoang duoi khong qua tro len xuong con giam tang nguoi nhung mot "
    "hon gom nham viec cong tac cung nhu khi phai se da dang hoan thanh duy tri nang tong ca thuoc nguon ho van "
    "dong tuyen truyen xuat canh day manh tap trung tiep tuc trien khai lap xay dung hinh them binh quan pham vi "
    "nhiem vu pho dac khu vung nhan dan bo chuan quoc gia chieu"
)
_NARROW = late(
    r"\b(?:(?:ty le|giam) ngheo da chieu|tai ngheo|thoat ngheo|trong do|rieng|dan toc thieu so|dtts|nu|can ngheo|moi thoat|khuyet tat|cao tuoi|thanh thi|"
    r"bien gioi|dac biet kho khan|ven bien|tre em|hoc sinh|"
    r"thanh nien|doan vien|hoi vien|nguoi co cong|dot (?:1|2|i|ii)|quy (?:i|ii|iii|iv|\d)|moi (?:nam|xa|"
    r"thon|lop|mo hinh|to|nguoi|can|ho)|khu vuc|vung|huyen ngheo|xa ngheo|khmer|mong|cham)\b"
)
_FRAME = word_set("doi don doc kiem tra giam sat chu tri phoi hop chi dao")
"""Words of those who watch over a target ("theo dõi chỉ tiêu …"), not of the target."""
_WORKS = late(r"\b(?:xay moi|xay dung moi|lam moi|sua chua|cai tao|nang cap|duy tri|nhan rong|khoi cong|duy tu)\b")
_PLACE = late(
    r"(?:[Xx]ã|[Tt]hôn|[Bb]ản|[Hh]uyện|[Pp]hường|[Tt]hị trấn|[Ấấ]p|[Bb]uôn|[Ll]àng|[Tt]hị xã|[Tt]hành phố|[Dd]ự án|[Tt]iểu dự án)"
    r"\s+([A-ZĐÀ-Ỹ]\w*|\d{1,2})"
)
_STOPS = late(r"[.;](?=\s|$)")
_AIM = late(r"phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu", re.IGNORECASE)
_NEAR = 49
"""Each target is compared with the next 48: a plan of hundreds keeps its time in proportion."""


_FAR_HIGHER = 5
"""Points of a share."""
_SOON = 45
"""Days between two dates that may still be meant as one."""
_INCOME = frozenset({"thu", "nhap"})
_POVERTY_RATE = frozenset({"ngheo"})
"""What is left of "tỷ lệ hộ nghèo toàn xã": the one measure that a single word names."""


@dataclass(slots=True)
class Goal:
    """A target with the words around its value: its own clause, and those before it in the sentence."""

    target: Target
    paragraph: Paragraph
    core: frozenset[str]
    context: frozenset[str]
    narrow: frozenset[str]
    dated: bool
    aimed: bool
    name: frozenset[str] = frozenset()
    """The words of the measure itself."""
    works: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    row: bool = False
    family: str = ""
    """Of which kind the value is: per cent, or a count of one unit."""

    def __post_init__(self) -> None:
        unit = self.target.unit.lower()
        self.family = "%" if "%" in unit or "điểm" in unit else _UNITS.get(unit, unit)


def _tokens(text: str) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(fold(text)) if w not in _STOP and not _is_year(w))


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == 4 and word.startswith(("19", "20"))


def _goal(facts: Facts, target: Target) -> Goal | None:
    paragraph = facts.paragraph_at(target.span.start)
    if paragraph is None:
        return None
    if paragraph.kind == "row":
        return _row_goal(paragraph, target)
    found = quantities.find(paragraph.text)
    here = [
        v
        for v in found
        if v.value == target.value
        and paragraph.span(v.start, v.end).end > target.span.start
        and paragraph.offsets[v.start] < target.span.end
    ]
    if not here:
        return None
    value = here[0]
    start = max(_sentence_start(paragraph.text, value.start), paragraph.marker_end)
    own = max(
        [start] + [cut for v in found if v.start >= start and (cut := _cut(paragraph.text, v, value)) <= value.lead]
    )
    end = _clause_end(paragraph.text, value.tail)
    text = paragraph.text
    whens = dates.find(text, facts.year)
    clause = f"{text[own : value.lead]} {_noun(text, value)} {text[value.tail : end]}"
    undated = clause
    if any(own <= w.start < end for w in whens):
        undated = (
            f"{_without(text, own, value.lead, whens)} {_noun(text, value)} {_without(text, value.tail, end, whens)}"
        )
    stop = _STOPS.search(text, value.tail)
    close = stop.start() if stop else len(text)
    sentence = text[start:close]
    return Goal(
        target,
        paragraph,
        _tokens(undated),
        _tokens(paragraph.text[paragraph.marker_end : own]),
        frozenset(_NARROW.findall(fold(clause))),
        any(start <= w.start < close for w in whens),
        bool(_AIM.search(sentence)),
        _tokens(_undated(target.measure)) - _FRAME,
        frozenset(_WORKS.findall(fold(paragraph.text[own : value.lead] + " " + target.measure))),
        (frozenset(_places(sentence)) - frozenset((facts.header.issuer or "").split())) | _titled(facts, paragraph),
    )


def _titled(facts: Facts, paragraph: Paragraph) -> frozenset[str]:
    """Places and projects in the titles above a paragraph: what a target under them is told of."""
    titles = [s.title for s in facts.outline.chain(paragraph) if s.paragraph < len(facts.paragraphs)]
    own = paragraph.text
    return frozenset(name for title in titles if title not in own for name in _named(title[:120]))


def _places(text: str) -> list[str]:
    """The names of places; "toàn xã được …" names none, though đ and ư stand between À and Ỹ."""
    return [name for name in _PLACE.findall(text) if not name[0].islower()]


@lru_cache(maxsize=1024)
def _named(title: str) -> tuple[str, ...]:
    return tuple(_places(title))


def _row_goal(paragraph: Paragraph, target: Target) -> Goal | None:
    """A target in a table, known by the label of its row; the rows that break another down are left out."""
    name = _tokens(_undated(target.measure)) - _FRAME
    label = fold(paragraph.text)
    if not name or not name <= frozenset(_WORD.findall(label)) or re.search(r"\btrong do\b|\brieng\b", label):
        return None
    narrow, works = frozenset(_NARROW.findall(label)), frozenset(_WORKS.findall(label))
    places = frozenset(_places(paragraph.text))
    return Goal(target, paragraph, frozenset(), frozenset(), narrow, False, False, name, works, places, True)


def _undated(text: str) -> str:
    """The words without the dates in them."""
    if not any(map(str.isdigit, text)) and "năm" not in text:
        return text
    return _without(text, 0, len(text), dates.find(text, None))


def _without(text: str, start: int, end: int, whens: list[dates.When]) -> str:
    """The words of a stretch of text without the dates in it."""
    kept = []
    for when in whens:
        if start <= when.start and when.end <= end:
            kept.append(text[start : when.start])
            start = when.end
    return " ".join([*kept, text[start:end]])


def _noun(text: str, value: quantities.Value) -> str:
    return value.unit if value.kind == "count" else ""


def _cut(text: str, before: quantities.Value, value: quantities.Value) -> int:
    """Where the words of `value` begin: behind the comma or "và" that follows an earlier figure, else 0."""
    if before.tail > value.lead or before.kind == "bare" or before.unit in ("tuổi", "năm", "tháng", "ngày"):
        return 0
    m = compiled(r"[^,;]{0,80}?(?:[,;]|\svà\s)").match(text, before.tail)
    return m.end() if m else 0


def _sentence_start(text: str, at: int) -> int:
    found = [m.end() for m in re.finditer(r"[.;]\s+", text[:at])]
    return found[-1] if found else 0


def _clause_end(text: str, at: int) -> int:
    m = compiled(
        r"(?:[;.(]|,(?!\s(?:hộ\s)?(?:cận nghèo|mới thoát|thị trấn|phường|thôn)))(?=\s|$|[^\d])|\s(?:trong\s+đó|và\s+\d)"
    ).search(text, at)
    return m.start() if m else len(text)


_UNITS = {
    "nhà": "houses", "căn": "houses", "căn nhà": "houses", "ngôi nhà": "houses", "nhà ở": "houses",
    "người": "people", "lao động": "people", "người lao động": "people", "học viên": "people", "hộ dân": "hộ",
    "hộ gia đình": "hộ", "mô hình sinh kế": "mô hình",
}  # fmt: skip


def _same_name(a: Goal, b: Goal) -> bool:
    """The two measures bear one name, whatever is said around them, of one group, one kind of work and one place."""
    if a.narrow != b.narrow or a.works != b.works or a.places != b.places:
        return False
    low, high = sorted((a.target.value, b.target.value))
    if high > 4 * low:
        return False
    if a.name == b.name:
        return len(a.name) >= 2 or (a.name == _POVERTY_RATE and a.family == "%")
    return len(a.name & b.name) >= max(4, 0.8 * len(a.name | b.name))


def _same_measure(a: Goal, b: Goal) -> bool:
    """The words of the shorter clause all stand in the longer, and the longer adds nothing that narrows it."""
    small, large = sorted((a, b), key=lambda g: len(g.core))
    if a.places and b.places and not a.places & b.places:
        return False
    if small.core == large.core == _POVERTY_RATE and a.narrow == b.narrow and a.family == b.family == "%":
        return True
    if len(small.core) < 2 or not small.core <= large.core | (large.context if len(small.core) > 2 else frozenset()):
        return False
    if len(small.core & large.core) < max(2, 0.8 * len(small.core)):
        return False
    extra = large.core - small.core - small.context
    if a.narrow != b.narrow and not (a.narrow | b.narrow) <= {"vung", "khu vuc", "tre em"}:
        return False
    return len(extra) <= (0 if len(small.core) < 4 else 1)


def _bounds(target: Target) -> tuple[Decimal, Decimal]:
    far = Decimal(10) ** 12
    if target.op in (">", ">="):
        return target.value, far
    if target.op in ("<", "<="):
        return -far, target.value
    return target.value, target.value_to or target.value


def _differ(a: Target, b: Target) -> bool:
    """Two values that a reader cannot both keep: another value with the same word of comparison, or one outside the
    other's bounds.
    """
    if (a.value, a.value_to) == (b.value, b.value_to):
        return False
    if a.op == b.op or {a.op, b.op} in ({">", ">="}, {"<", "<="}):
        return True
    low, high = _bounds(a), _bounds(b)
    slack = max(a.value, b.value) / 50 if "~" in (a.op, b.op) else Decimal(0)
    return low[0] - slack > high[1] or high[0] - slack > low[1]


def _outdone(a: Goal, b: Goal) -> bool:
    """A share that one place asks at least and another sets far higher, under the very same name: both can't be the goal.

    "Trên 95%" and "đạt 96%" go together: the second only says what will be reached."""
    if a.row or b.row or a.family != "%" or a.name != b.name or len(a.name) < 4:
        return False
    least, other = sorted((a.target, b.target), key=lambda t: t.value)
    return least.op in (">", ">=") and other.op == "=" and other.value >= least.value + _FAR_HIGHER


def _one_unit(a: Goal, b: Goal) -> bool:
    one, two = a.target, b.target
    return a.family == b.family and one.direction == two.direction and a.paragraph is not b.paragraph


def _comparable(a: Goal, b: Goal) -> bool:
    """True when two targets could be one: one unit, one direction, one date, not two rows of a table."""
    one, two = a.target, b.target
    if not _one_unit(a, b):
        return False
    if a.row and b.row:
        return False
    if not one.by or not two.by or abs((one.by - two.by).days) <= _SOON:
        return True
    return _exceeds(a, b) or _exceeds(b, a)


def _exceeds(goal: Goal, task: Goal) -> bool:
    """A task of the year is to do more by its day than the goal of that year, which names no day."""
    one, two = goal.target, task.target
    if goal.dated or not task.dated or goal.family == "%" or not one.by or not two.by:
        return False
    return one.by.year == two.by.year and two.by < one.by and two.value > one.value


def _countable(facts: Facts, a: Goal, b: Goal) -> bool:
    """Numbers of classes, models or people recur in many activities; they contradict only between objective and
    activity.
    """
    if a.family == "%":
        return True
    if a.narrow or b.narrow or len(a.core & b.core) < 3:
        return False
    topics = {facts.scope.topic(a.paragraph), facts.scope.topic(b.paragraph)}
    if "objective" in topics and len(topics) == 2:
        return True
    parts = {facts.outline.path_of(g.paragraph).split(".")[0] for g in (a, b)}
    return topics == {""} and len(parts) == 2 and a.core == b.core and len(a.core) > 4


def _contradict(facts: Facts, a: Goal, b: Goal, shared: Counter[tuple[frozenset[str], str]]) -> bool:
    """True when two values stand for one measure; a count also once only in the objectives and once in the activities."""
    if not (a.row or b.row) and _same_measure(a, b) and _countable(facts, a, b):
        return True
    if _fewer_poor(a) and _fewer_poor(b):
        return shared[a.name, "hộ"] == 2 and a.places == b.places
    if not _same_name(a, b):
        return False
    if a.family == "%" or (a.name == _INCOME and "đồng" in a.family):
        return True
    topics = {facts.scope.topic(a.paragraph), facts.scope.topic(b.paragraph)}
    once = shared[a.name, a.family] == 2 and a.name == b.name and len(a.name) >= 3
    return once and (a.row or b.row or ("objective" in topics and len(topics) == 2))


def _fewer_poor(goal: Goal) -> bool:
    """So many poor households fewer, of no special group."""
    target = goal.target
    plain = goal.name == _POVERTY_RATE and not _NARROW.search(fold(target.measure))
    return plain and target.direction == "decrease" and goal.family == "hộ"


@once
def goals(facts: Facts) -> Iterator[Goal]:
    """The targets of the text and of its tables, with the words around them."""
    found = (g for t in facts.reading.targets if (g := _goal(facts, t)) is not None)
    return (g for g in found if g.paragraph.zone == "body" or g.row)


def _told(target: Target) -> str:
    signs = {">": "trên ", ">=": "từ ", "<": "dưới ", "<=": "không quá ", "~": "khoảng "}
    value = number(target.value) + (f"-{number(target.value_to)}" if target.value_to else "")
    return f"{signs.get(target.op, '')}{value}{'' if target.unit == '%' else ' '}{target.unit}"


@rule("PL070", "conflicting-targets", "error", "Cùng chỉ tiêu “{measure}”: {where_a} ghi {a}, {where_b} ghi {b}.")
def conflicting_targets(facts: Facts) -> Iterator[Hit]:
    """One measure of one group has two values for one date in different places (stunting below 19,8 % and below 21 %).

    The words around both values must be the same but for the frame ("phấn đấu", "trên địa bàn huyện"). Counts of
    classes, models or people contradict only between an objective and an activity.
    """
    found, told = goals(facts), set[int]()
    shared = Counter((g.name, g.family) for g in found)
    for at, first in enumerate(found):
        if id(first) in told:
            continue
        for second in found[at + 1 : at + _NEAR]:
            if id(second) in told or not _comparable(first, second):
                continue
            if not (_differ(first.target, second.target) or _outdone(first, second)):
                continue
            if _contradict(facts, first, second, shared):
                told.add(id(second))
                values: dict[str, object] = {
                    "measure": first.target.measure[:90],
                    "a": _told(first.target), "where_a": facts.where(first.paragraph),
                    "b": _told(second.target), "where_b": facts.where(second.paragraph),
                }  # fmt: skip
                yield Hit(first.target.span, values, second.target.span)
                break


@rule(
    "PL071",
    "conflicting-targets",
    "warning",
    "Cùng mục tiêu “{measure}”: {where_a} đặt đến {a}, {where_b} đặt đến {b}.",
)
def goal_with_two_dates(facts: Facts) -> Iterator[Hit]:
    """One goal with one value is to be reached by two dates in one year, both printed and both called a goal."""
    found = [g for g in goals(facts) if g.dated and g.aimed and g.target.by and not g.row]
    for at, first in enumerate(found):
        for second in found[at + 1 : at + _NEAR]:
            a, b = first.target, second.target
            if a.value != b.value or not a.by or not b.by or a.by.year != b.by.year or abs((a.by - b.by).days) < 60:
                continue
            if _one_unit(first, second) and _same_measure(first, second):
                values: dict[str, object] = {
                    "measure": a.measure[:90],
                    "a": f"{a.by:%d/%m/%Y}", "where_a": facts.where(first.paragraph),
                    "b": f"{b.by:%d/%m/%Y}", "where_b": facts.where(second.paragraph),
                }  # fmt: skip
                yield Hit(a.span, values, b.span)
                return
