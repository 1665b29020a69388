"""Targets in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lalanh.base.text import fold
from lalanh.engines.plantext import budget, values
from lalanh.engines.plantext.model import Outline, Paragraph, Target
from lalanh.engines.plantext.scope import Topic, sentences
from lalanh.engines.plantext.targets import measures, words
from lalanh.engines.plantext.targets.times import Times
from lalanh.engines.plantext.values import Value

_DOES = re.compile(
    r"(?<!\w)(?:tổ chức|mở|hỗ trợ|xây dựng|xây|đào tạo|hoàn thành|thực hiện|triển khai|nâng cấp|sửa chữa|cải tạo|lắp đặt|khởi công|kiểm tra|tư vấn|phát hành|phát|in|cấp|thành lập|lập|ban hành|đưa|giải quyết"
    r"|giới thiệu|tập huấn|bồi dưỡng|củng cố|huy động|vận động|chuyển đổi|trồng|bê tông hóa|bê tông hoá|cứng hóa|kết nối|nối mạng|phấn đấu|duy trì|bố trí|phát triển|nhân rộng|ra mắt|đăng tải|đăng|phát sóng|giám sát|truyền thông|xóa|xoá"
    r"|tặng|trao|giúp đỡ|giúp|đạt|tạo việc làm|tuyển|mỗi|bình quân|có|chọn|lựa chọn|xuất bản|biên soạn|cung cấp|hướng dẫn|khám|hình thành|quy hoạch|phục dựng|bảo tồn|khôi phục|thu gom|nạo vét|tu sửa|kiên cố hóa|kiên cố hoá|tiêm|đón|trồng mới|trang bị|lắp|xét nghiệm|kiện toàn|thăm hỏi|chi trả|trợ cấp|chăm sóc|phụng dưỡng|biểu dương|khen thưởng|tôn vinh|chiếu|biểu diễn|quản lý|nuôi|chuyển|nâng|tiếp nhận|nhận|đảm bảo|bảo đảm|tăng thêm|thêm|khảo sát|rà soát|đối thoại|công nhận|chuyển giao|dạy nghề|cho vay|tham gia|treo|dựng|sản xuất|đầu tư|gồm|cho|tại)(?!\w)",
    re.IGNORECASE,
)
_SHARE_OF_COST = re.compile(
    r"^\s*(?:tổng\s+)?(?:mức\s+)?(?:kinh phí|chi phí|giá trị|vốn|mức|lãi suất|học phí|tiền|giá|dự toán|số vốn|tổng mức|mệnh giá)(?!\w)",
    re.IGNORECASE,
)
_RATE_OF_INTEREST = re.compile(r"(?:lãi suất|hỗ trợ|mức đóng|giảm trừ|tỷ lệ hỗ trợ|thưởng)[^;:.]{0,40}$", re.IGNORECASE)
_MONEY_GOAL = re.compile(
    r"(?:thu nhập|GRDP|doanh thu|doanh số|dư nợ|giá trị (?:sản xuất|sản phẩm|gia tăng)|số dư|tổng nguồn vốn(?=[^;.]{0,60}đạt)|tổng thu|kim ngạch|vốn tín dụng|thu ngân sách)",
    re.IGNORECASE,
)
_SOLID = re.compile(r"(?:[“\"'(*]{0,3})3\s+cứng[”\"'*)]{0,3}", re.IGNORECASE)
_ENSURES = re.compile(r"(?:đạt|đảm bảo|bảo đảm|theo|đáp ứng|tiêu chí|yêu cầu)[^.;]{0,60}$", re.IGNORECASE)
_GIVES = re.compile(
    r"(?:cấp|tặng|trao|hỗ trợ|xây|lắp|lắp đặt|mở|trồng|phát|in|xuất bản|mua|trang bị|thành lập|làm)\s+(?:mới\s+)?$",
    re.IGNORECASE,
)
_PAYER = re.compile(r"(?:ngân sách|vốn|kinh phí|nguồn|đối ứng|đóng góp|đầu tư|sự nghiệp)[^;:.]{0,60}$", re.IGNORECASE)
_ENTITLED = re.compile(
    r"(?:(?:hộ|gia đình|cơ sở|doanh nghiệp|hợp tác xã|đối tượng là)(?:\s[^\W\d]+){0,3}\s(?:có|sử dụng)|người(?:\s[^\W\d]+){0,2}\scó)\s*(?:từ|mức|đủ)?\s*$",
    re.IGNORECASE,
)
"""Who is entitled: "hộ gia đình có từ 02 con trở lên"."""
_NOT_OVER = re.compile(r"không (?:để|cho)[^;]{0,70}(?:vượt(?: quá)?|quá|trên|cao hơn)\s*$", re.IGNORECASE)
_FRAME = re.compile(r"(?:pham vi|doi tuong|muc dich|yeu cau|nguyen tac|quan diem|thoi gian|can cu)\b")
_SECOND = re.compile(
    r"\s?/\s?(?P<n>\d{1,4})\s+(?P<u>xã|phường|thị trấn|thôn|bản|làng|huyện|tổ dân phố|đơn vị|trường|điểm)(?!\w)(?:,\s(?:phường|thị trấn|thôn|tổ dân phố))*"
)
_MEAN = re.compile(r"^[^;:]{0,40}?(?:bình quân|trung bình)\s+(?:mỗi|một|cho mỗi|từng)\s", re.IGNORECASE)
_UNTIDY = ' *_:;,.-–+(“"”)'
_REACH = 110
_SIGHT = 240
"""How far the words around a value are looked at: keeps the reading linear."""


def targets_of(
    paragraph: Paragraph,
    outline: Outline,
    topic: Topic,
    times: Times,
    due: date | None = None,
    area: tuple[int, int] | None = None,
) -> Iterator[Target]:
    """Targets of one paragraph, or of one cell of a row (`area`), which may bring its own date (`due`)."""
    text = paragraph.text
    low, high = area or (0, len(text))
    if not any(c.isdigit() for c in text[low:high]) and "một" not in text:
        return
    measure = ""
    for sentence in sentences(text[low:high], paragraph.marker_end if area is None else 0):
        for a, b in sentence.clauses:
            for target in _clause(paragraph, outline, topic, times, due, (low + a, low + b), measure):
                measure = target.measure
                yield target


def _clause(
    paragraph: Paragraph,
    outline: Outline,
    topic: Topic,
    times: Times,
    due: date | None,
    place: tuple[int, int],
    measure: str,
) -> Iterator[Target]:
    text = paragraph.text
    low, high = place
    objective = topic == "objective"
    last = low
    told = low
    turned = ""
    for value in _shared(values.find(text[low:high]), text[low:high]):
        start, end, tail = low + value.start, low + value.end, low + value.tail
        before, after = text[max(low, start - _SIGHT) : start], text[end : min(high, end + _SIGHT)]
        if _counts(value, before, after, text[tail : min(high, tail + _SIGHT)], objective, topic, paragraph, outline):
            by = due or times.by(paragraph, low, start, tail, high, objective, value.per)
            place_ = (last, low + value.lead, start, max(tail, end), told)
            target = _target(paragraph, outline, value, place_, high, by, measure)
            if turned and target.direction == "level" and words.is_same(text[last:start]):
                target.direction = turned
            measure, turned = target.measure, target.direction
            yield target
            told = max(end, tail)
            if pair := _SECOND.match(text, tail, high):
                yield _second(paragraph, outline, pair, by)
        if value.kind != "bare":
            last = max(end, tail)
    yield from _solid(paragraph, outline, times, objective, place)


def _shared(found: list[Value], text: str) -> Iterator[Value]:
    """ "ít nhất 02 tổ và 10 hộ": the comparison holds for both."""
    before: Value | None = None
    for value in found:
        if before and value.op == "=" and before.op in (">=", "<=") and before.kind == value.kind == "count":
            between = text[before.tail : value.start]
            value = value._replace(op=before.op) if between.strip() == "và" else value
        yield value
        before = value


def _counts(
    value: Value,
    before: str,
    after: str,
    behind: str,
    objective: bool,
    topic: Topic,
    paragraph: Paragraph,
    outline: Outline,
) -> bool:
    if _tells_which(value, before, objective):
        return False
    if words.is_baseline(before, after, value.since):
        return False
    if value.kind == "bare" and not _counts_something(value, before, after):
        return False
    if words.is_duration(value.unit, before, after) and not (value.per and value.op in ("<=", "<", ">=", ">")):
        return False
    if value.kind == "money":
        return _is_money_goal(value, before, objective, paragraph)
    if value.kind in ("percent", "point"):
        return not _is_cost_share(before, after, objective) and not (topic == "money" and _PAYER.search(before))
    if not objective and (
        _ENTITLED.search(before[: value.lead - value.start or None]) and value.op in (">=", "<=", ">", "<")
    ):
        return False
    if not objective and value.op == "=" and _frames(paragraph, outline):
        return False
    return objective or words.is_limit(value.unit, before, after) or _is_output(value, before, behind, topic)


def _tells_which(value: Value, before: str, objective: bool) -> bool:
    """A number that names something, a class of places, or the measure another figure is counted by."""
    if words.is_label(before) and value.op == "=" and value.of is None:
        return True
    if value.op == ">" and value.value == 1 and value.unit in ("ha", "m2", "km2", "đơn vị"):
        return True
    return not objective and words.is_class(before[: value.lead - value.start or None], value.unit)


def _frames(paragraph: Paragraph, outline: Outline) -> bool:
    """Scope, subjects, purpose, requirements: what they count is there already."""
    return any(_FRAME.match(fold(section.title)) for section in outline.chain(paragraph)[:2])


def _is_money_goal(value: Value, before: str, objective: bool, paragraph: Paragraph) -> bool:
    if budget.is_allotment(paragraph.text, 0, len(before), value) and not _MONEY_GOAL.search(before[-90:]):
        return False
    return bool(
        _MONEY_GOAL.search(before[-130:]) or (objective and re.search(r"(?:tăng|giảm)(?: thêm)?\s*$", before))
    ) and not budget_norm(before)


def budget_norm(before: str) -> bool:
    """A threshold or a ceiling, no goal: "chuẩn nghèo", "hộ có thu nhập từ … trở xuống"."""
    return bool(
        re.search(
            r"(?:chuẩn|(?:hộ|người|gia đình)(?: [^\W\d]+){0,3} có|mức vay|(?<!doanh số )cho vay|vay tối đa)[^;:]{0,60}$",
            before,
            re.IGNORECASE,
        )
    )


def _is_cost_share(before: str, after: str, objective: bool) -> bool:
    if _SHARE_OF_COST.match(after):
        return True
    return (
        not objective and bool(_RATE_OF_INTEREST.search(before)) and bool(re.search(r"lãi suất|mức đóng", before[-60:]))
    )


def _is_output(value: Value, before: str, behind: str, topic: Topic) -> bool:
    """A number of things to be made or reached by an activity."""
    if value.of is not None or value.op not in ("=", "~"):
        return True
    if (
        re.search(
            r"(?:của|trong số|trên địa bàn|hiện có|còn lại|trên|thuộc|theo|từ|kể từ|trước|sau|đối với|ngoài|gồm có)\s*$",
            before,
            re.IGNORECASE,
        )
        and value.op == "="
    ):
        return False
    return bool(_DOES.search(before[-70:])) and topic != "money"


def _target(
    paragraph: Paragraph,
    outline: Outline,
    value: Value,
    place: tuple[int, int, int, int, int],
    high: int,
    by: date | None,
    before: str,
) -> Target:
    last, lead, start, tail, _ = place
    text = paragraph.text
    first = _first(text, last, lead)
    turn = words.direction(text[max(last, lead - 160) : start], text[tail:high], value.unit)
    measure = measures.named(
        text[max(place[4], lead - _SIGHT) : lead], value, text[tail : min(high, tail + 2 * _SIGHT)], before
    )
    unit = (
        "điểm %" if turn != "level" and value.kind == "percent" else value.unit + (f"/{value.per}" if value.per else "")
    )
    return Target(
        measure=measure[:300], subject=None, op=_op(value, text[max(last, start - 120) : start], text[place[2] : tail + 60][value.end - value.start :]), value=value.value, value_to=value.value_to, unit=unit, direction=turn, by=by,
        section=outline.path_of(paragraph), span=paragraph.span(first if start - first <= _REACH else lead, tail),
    )  # fmt: skip


def _second(paragraph: Paragraph, outline: Outline, pair: re.Match[str], by: date | None) -> Target:
    """`07 lớp/07 xã` promises classes and communes."""
    span = paragraph.span(pair.start(), pair.end())
    return Target(
        f"số {pair['u']}", None, "=", Decimal(pair["n"]), None, pair["u"], "level", by, outline.path_of(paragraph), span
    )


def _counts_something(value: Value, before: str, after: str) -> bool:
    """A number before a word that is no known counter: "ít nhất 03 mẫu", "cấp 400 bồn chứa"."""
    if 1900 <= value.value <= 2100 or not re.match(r"\s[a-zđà-ỹ]{2,}", after) or value.of is not None:
        return False
    return value.op in (">=", "<=", "<", ">") or bool(_GIVES.search(before))


def _op(value: Value, before: str, after: str) -> str:
    if value.op in ("=", ">") and _NOT_OVER.search(before):
        return "<="
    if value.op == "=" and words.is_limit(value.unit, before, after):
        return "<="
    if value.op == "=" and value.since:
        return ">="
    return "~" if value.op == "=" and value.kind != "money" and _MEAN.match(before.lstrip(_UNTIDY)) else value.op


def _first(text: str, low: int, lead: int) -> int:
    """Where the words of the measure begin: behind the last comma, colon or bracket that leaves some."""
    base = max(low, lead - _REACH)
    window = text[base:lead]
    for m in reversed(list(re.finditer(r"[,:(]\s|^", window))):
        words_ = window[m.end() :].strip(_UNTIDY)
        if len(words_) >= 5:
            return base + m.end() + (len(window[m.end() :]) - len(window[m.end() :].lstrip(_UNTIDY)))
    return base + len(window) - len(window.lstrip(_UNTIDY))


def _solid(
    paragraph: Paragraph, outline: Outline, times: Times, objective: bool, place: tuple[int, int]
) -> Iterator[Target]:
    """The three solid parts of a house (nền, khung-tường, mái), written "3 cứng"."""
    text = paragraph.text
    low, high = place
    for m in _SOLID.finditer(text, low, high):
        if _ENSURES.search(text[max(low, m.start() - 70) : m.start()]):
            by = times.by(paragraph, low, m.start(), m.end(), high, objective)
            yield Target(
                "tiêu chuẩn “3 cứng”",
                "nhà ở",
                "=",
                Decimal(3),
                None,
                "tiêu chí",
                "level",
                by,
                outline.path_of(paragraph),
                paragraph.span(m.start(), m.end()),
            )
