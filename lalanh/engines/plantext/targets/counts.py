"""Whether a quantity of a sentence is promised: a goal, an output, a limit; not a figure that describes or allots."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lalanh.base.patterns import compiled
from lalanh.base.text import fold
from lalanh.engines.plantext import budget
from lalanh.engines.plantext.scope import Topic
from lalanh.engines.plantext.targets import deeds, words
from lalanh.engines.plantext.values import Value

_SHARE_OF_COST = compiled(
    r"^\s*(?:tổng\s+)?(?:mức\s+)?(?:kinh phí|chi phí|giá trị|vốn|mức|lãi suất|học phí|tiền|giá|dự toán|số vốn|tổng mức|mệnh giá)(?!\w)",
    re.IGNORECASE,
)
_RATE_OF_INTEREST = compiled(r"(?:lãi suất|hỗ trợ|mức đóng|giảm trừ|tỷ lệ hỗ trợ|thưởng)[^;:.]{0,40}$", re.IGNORECASE)
_MONEY_GOAL = compiled(
    r"(?:thu nhập|GRDP|doanh thu|doanh số|dư nợ|giá trị (?:sản xuất|sản phẩm|gia tăng)|số dư|tổng nguồn vốn(?=[^;.]{0,60}đạt)|tổng thu|kim ngạch|vốn tín dụng(?=[^;.]{0,60}(?:đạt|tăng))|thu ngân sách)",
    re.IGNORECASE,
)
_PAYER = compiled(r"(?:ngân sách|vốn|kinh phí|nguồn|đối ứng|đóng góp|đầu tư|sự nghiệp)[^;:.]{0,60}$", re.IGNORECASE)
_ENTITLED = compiled(
    r"(?:(?:hộ|gia đình|cơ sở|doanh nghiệp|hợp tác xã|đối tượng là)(?:\s[^\W\d]+){0,3}\s(?:có|sử dụng|(?:bị )?thiếu(?: hụt)?)|người(?:\s[^\W\d]+){0,2}\scó)\s*(?:từ|mức|đủ)?\s*$",
    re.IGNORECASE,
)
"""Who is entitled: "hộ gia đình có từ 02 con trở lên"."""
_GROUP = compiled(r"(?:nhóm|vùng|khu vực|cụm|diện|loại)\s(?:[IVX]+|\d+|[A-ZĐ])\s*\(\s*(?:gồm\s|có\s)?$", re.IGNORECASE)
"""How many belong to a group: "Nhóm 1 (52 xã khu vực III)"."""
_PLACE_UNITS = frozenset(["xã", "thôn", "huyện", "bản", "phường", "ấp", "buôn", "làng", "khu phố", "tổ dân phố"])
_KIND_OF_PLACE = compiled(
    r"(?:^|[\s*_\-–+•])(?:các\s)?(?:xã|thôn|huyện|bản|phường|ấp|buôn|làng|vùng|địa bàn|khu vực)(?:\s[^\W\d]+(?:,)?){1,8}\s\($",
    re.IGNORECASE,
)
_SENT = compiled(r"(?:gửi|nộp|lưu|lập thành|kèm)\s+$", re.IGNORECASE)
"""Copies: "gửi 01 bản cam kết về Sở"."""
_DIVIDED = compiled(r"(?<!\w)(?:chia|phân)\s(?:làm|thành|ra(?: làm)?)\s*$", re.IGNORECASE)
_OR_MORE = compiled(r"[^,;.]{0,40}?trở lên\s(?:được|phải|có|ghi|tham gia|thực hiện)(?!\w)")
_FRAME = compiled(r"(?:pham vi|doi tuong|muc dich|yeu cau|nguyen tac|quan diem|thoi gian|can cu)\b")

_ALREADY = compiled(
    r"(?:của|trong số|trên địa bàn|hiện có|(?<!số )còn lại|trên|thuộc|theo|từ|kể từ|trước|sau|ngoài|gồm có)\s*$",
    re.IGNORECASE,
)
"""What is counted is there already."""
_WHOSE = compiled(r"(?<!\w)của\s*(?:các\s)?$", re.IGNORECASE)
"""Whose the goal is: "giảm hộ nghèo của 14 xã"."""
_AT_PLACES = compiled(r"(?<!\w)(?:tại|ở)\s+$", re.IGNORECASE)
_THEN_TURNS = compiled(r"(?:\s[^\W\d]+){0,5}\s(?:xuống(?: còn)?|còn|đạt|lên|giảm|tăng)(?:\s[^\W\d]+){0,3}\s\d")
"""Where another figure is to be reached: "tại 10 xã điểm xuống còn 20,5%"."""
_POOR_PLACE = compiled(r"\s*(?:số\s)?hộ (?:cận )?nghèo(?:\strở lên)?\s*(?:[,;.)]|$|phải|thì|cần)")
_PLACE_HAS = compiled(
    r"(?:xã|phường|thôn|bản|ấp|làng|huyện|nơi|địa bàn|địa phương)(?:\s[^\W\d]+){0,4}\scó\s*$", re.IGNORECASE
)
"""A place that many poor live in: "các xã có từ 15% hộ nghèo trở lên"."""
_EACH_HEAD = compiled(
    r"(?:\s[^\W\d]+){0,2}\s?/\s?(?:người|hộ|khẩu|nhân khẩu|học sinh|đối tượng|lao động|cháu|trẻ)(?!\w)"
)
"""What each is given: "15 kg gạo/người/tháng"."""
_CLASS_DOES = compiled(r"\s*(?:giảm|tăng|còn|không|được|đạt|xuống|lên|phải|từ)(?!\w)")
_PAID_BY = compiled(r"\s*(?:từ|do|bằng|thuộc)\s(?:nguồn\s)?(?:ngân sách|vốn|nhân dân|đóng góp)", re.IGNORECASE)
_PAYS = compiled(
    r"(?:ngân sách|vốn đối ứng|đối ứng|nguồn vốn|vốn (?:đầu tư|sự nghiệp|tín dụng|huy động))(?:\s(?!đạt|tăng|giảm|vượt|để|nhằm)[^\W\d]+){0,5}[\s:]*$",
    re.IGNORECASE,
)
_SPENT = compiled(r"giải ngân|thu ngân sách|phấn đấu|quyết toán", re.IGNORECASE)
_EACH_HAS = compiled(r"(?:^|[.;]\s)\W*mỗi\s(?:[^\W\d]+\s){1,4}(?:phải )?có\s$", re.IGNORECASE)
"""What each shall have: "Mỗi lớp có 01 trợ giảng"."""
_OF_THEM = compiled(
    r"(?:(?<!\w)riêng|đối với|(?:phân bổ|giao|chia)(?: chỉ tiêu| kế hoạch)?(?: cho| về)|áp dụng (?:cho|tại))\s*$",
    re.IGNORECASE,
)
_NONE_LEFT = compiled(r"(?<!\w)không (?:còn|có)(?!\w)[^,;.\d]{0,50}$", re.IGNORECASE)
"""None is left beyond a mark: "không còn thôn dưới 10 tiêu chí"."""
_DISBURSED = compiled(r"giải ngân(?: (?:đạt|được|hết|cả năm))?\s*$", re.IGNORECASE)
"""A share of money that is to be paid out is a goal: "giải ngân tối thiểu 95% vốn"."""
_OUTPUT_IN_BRACKETS = compiled(r"[^\W\d]\s\(\s*$")
_PRICED = compiled(r"\s*(?:\([^()]{0,60}\)\s*)?:")
"""What an amount is for: "Xây mới 279 nhà: 16.740 triệu đồng"."""
_MADE = frozenset(["lớp", "mô hình", "nhà", "căn", "căn nhà", "công trình", "cuộc", "buổi", "phiên"])
"""What an activity brings forth: "Nghề nông nghiệp (12 lớp)"."""
_ENSURED = compiled(r"(?:bảo đảm|đảm bảo|phấn đấu|(?<!đầy )(?<!điều kiện )đủ)\s*$", re.IGNORECASE)
_AIMS = compiled(r"phấn đấu|chỉ tiêu", re.IGNORECASE)
_LISTED = compiled(r"[\s,;]*(?:và\s+)?(?:(?!hiện|của|theo|toàn|tổng|trong|có|còn|từ|so|với|là)[^\W\d]+\s+){0,9}\(?")
"""The name of the next thing in a list: "…; nước sinh hoạt phân tán 120 hộ"."""
_NAMED = compiled(
    r"(?<!\w)(?:số|hộ|người|lao động|căn|nhà|lớp|mô hình|xã|thôn|bản|lượt)(?!\w)[^;:.\d]{0,70}?(?::|\s(?:là|đạt|còn|giảm|tăng))\s*$",
    re.IGNORECASE,
)
"""`Số hộ thoát nghèo: 320`."""
_GOES_ON = compiled(
    r"[\s,;(]*(?:và\s+|hoặc\s+|trong đó\s+)?(?:(?:chiếm|đạt|bằng|tương ứng)\s(?:tỷ lệ\s|khoảng\s)?)?$", re.IGNORECASE
)


_NAMES = compiled(r"[^,;()\d]{0,60},\s((?:[^\W\d]+\s){1,7})")


def is_next_name(between: str) -> bool:
    """ ", nhà tiêu hợp vệ sinh": the name of the next thing without a verb."""
    name = _NAMES.fullmatch(between)
    return (
        bool(name) and not deeds.DOES.search(between.partition(",")[2]) and not words.turns(between.partition(",")[2])
    )


class Seen(NamedTuple):
    """A value and the words about it."""

    value: Value
    before: str
    after: str
    """What follows the number."""
    behind: str
    """What follows the unit."""
    topic: Topic
    framed: bool
    """In a section of scope, subjects, purpose or requirements: what they count is there already."""
    goes_on: bool
    """Next in a list whose values are targets."""
    running: bool = False
    """The sentence has counted something before."""

    @property
    def objective(self) -> bool:
        return self.topic == "objective"

    @property
    def lead(self) -> str:
        """`before` without the comparison."""
        return self.before[: self.value.lead - self.value.start or None]


def is_promised(seen: Seen) -> bool:
    value = seen.value
    if _tells_which(seen):
        return False
    if value.kind == "bare" and not (_counts_something(seen) or _is_named(seen)):
        return False
    if words.is_duration(value, seen.before, seen.after):
        return False
    if value.kind == "money":
        return _is_money_goal(seen)
    if value.kind in ("percent", "point"):
        return not _is_cost_share(seen) and not (seen.topic == "money" and _PAYER.search(seen.before))
    if seen.objective:
        return not (value.op == "=" and value.of is None and _WHOSE.search(seen.lead))
    if _ENTITLED.search(seen.lead) and value.op in (">=", "<=", ">", "<"):
        return False
    if _OUTPUT_IN_BRACKETS.search(seen.before) and value.unit in _MADE and seen.behind.startswith(")"):
        return seen.topic in ("activity", "") and not seen.framed
    if seen.framed and value.op == "=" and not (value.of == value.value and _ENSURED.search(seen.lead)):
        return False
    return _is_output(seen)


def _tells_which(seen: Seen) -> bool:
    """A number that names something, a class of places, or the measure another figure is counted by."""
    value = seen.value
    if value.op == "=" and value.of is None and _is_named_group(seen):
        return True
    if words.is_size(value, seen.lead) or _is_of_all(seen) or _DIVIDED.search(seen.lead):
        return True
    if value.unit == "bản" and _SENT.search(seen.lead):
        return True
    if value.unit == "sao" and not re.search(r"đạt\s*$", seen.lead):
        return True
    if value.op == ">" and value.value == 1 and value.unit in ("ha", "m2", "km2", "đơn vị"):
        return True
    if value.op in ("<", ">") and _NONE_LEFT.search(seen.lead):
        return True
    if value.kind == "percent" and value.op in (">=", ">") and _PLACE_HAS.search(seen.lead):
        return bool(_POOR_PLACE.match(seen.behind))
    if value.of is not None and value.value == 1 and re.search(r"(?<!\w)là\s*$", seen.before):
        return True
    if not seen.objective and value.op == "=" and _EACH_HEAD.match(f"/{value.per}" if value.per else seen.behind):
        return True
    return words.is_class(seen.lead, value.unit) and (not seen.objective or bool(_CLASS_DOES.match(seen.behind)))


def _is_named_group(seen: Seen) -> bool:
    """A plain number that belongs to a name, a group of places, or those for whom another figure is to be reached."""
    if words.is_label(seen.before, seen.value.unit) or _OF_THEM.search(seen.before) or _GROUP.search(seen.before):
        return True
    return _is_how_many(seen) or bool(_AT_PLACES.search(seen.lead) and _THEN_TURNS.match(seen.behind))


def _is_how_many(seen: Seen) -> bool:
    """How many places a kind of them has: "Xã bãi ngang ven biển (5 xã)"."""
    if seen.value.unit not in _PLACE_UNITS or not seen.behind.startswith(")"):
        return False
    return bool(_KIND_OF_PLACE.search(seen.before[-80:]))


def _is_of_all(seen: Seen) -> bool:
    """ "100% hộ có từ 02 con nhỏ trở lên được hỗ trợ": whom the share is of."""
    if seen.value.op != ">=" or "%" not in seen.lead[-80:] or not _ENTITLED.search(seen.lead):
        return False
    return bool(_OR_MORE.match(seen.after))


def is_framed(titles: list[str]) -> bool:
    """Scope, subjects, purpose, requirements: what they count is there already."""
    return any(_frames(title) for title in titles)


@lru_cache(maxsize=1024)
def _frames(title: str) -> bool:
    return bool(_FRAME.match(fold(title)))


def may_go_on(between: str) -> bool:
    """Nothing but a comma, a semicolon or "và" stands between one value and the next."""
    return bool(_GOES_ON.fullmatch(between))


def is_listed(between: str) -> bool:
    """Nothing but the name of the thing stands between one output and the next."""
    return len(between) < 80 and bool(_LISTED.fullmatch(between))


def _is_named(seen: Seen) -> bool:
    """A bare number after the name of what is counted and a colon, at the end of its clause."""
    if not seen.objective or seen.value.of is not None or 1900 <= seen.value.value <= 2100:
        return False
    return bool(_NAMED.search(seen.lead[-100:]) and re.match(r"\s*(?:[;,.)]|$)", seen.after))


def _is_money_goal(seen: Seen) -> bool:
    before = seen.before
    if budget.RAISED.search(seen.lead) and not seen.value.per and (seen.objective or _AIMS.search(seen.before)):
        return True
    if budget.is_allotment(before, 0, len(before), seen.value) and not _MONEY_GOAL.search(before[-90:]):
        return False
    if seen.objective and budget.is_raised(before[before.rfind(";") + 1 :]):
        return True
    changed = seen.objective and re.search(r"(?:tăng|giảm)(?: thêm)?\s*$", before)
    return bool(_MONEY_GOAL.search(before[-130:]) or changed) and not budget_norm(before)


def budget_norm(before: str) -> bool:
    """A threshold or a ceiling, no goal: "chuẩn nghèo", "hộ có thu nhập từ … trở xuống"."""
    return bool(
        re.search(
            r"(?:chuẩn|(?:hộ|người|gia đình)(?: [^\W\d]+){0,3} \(?có|mức vay|(?<!doanh số )cho vay|vay tối đa)[^;:]{0,60}$",
            before,
            re.IGNORECASE,
        )
    )


def _is_cost_share(seen: Seen) -> bool:
    if _SHARE_OF_COST.match(seen.after) and not _DISBURSED.search(seen.lead):
        return True
    if seen.objective:
        return False
    if (_PAID_BY.match(seen.behind) or _PAYS.search(seen.lead)) and not _SPENT.search(seen.before):
        return True
    if not _RATE_OF_INTEREST.search(seen.before):
        return False
    return bool(re.search(r"lãi suất|mức đóng", seen.before[-60:]))


def _is_output(seen: Seen) -> bool:
    """A number of things to be made or reached by an activity."""
    if seen.value.of is not None or seen.value.op not in ("=", "~"):
        return True
    if seen.value.op == "=" and _ALREADY.search(seen.before):
        return False
    if seen.topic == "money":
        return seen.value.unit in _MADE and deeds.opens_task(seen.lead) and not _PRICED.match(seen.behind)
    if seen.goes_on or seen.value.kind == "bare" or deeds.DOES.search(seen.before[-70:]):
        return True
    return deeds.is_done_to(seen.value, seen.lead, False)


def _counts_something(seen: Seen) -> bool:
    """A number before a word that is no known counter: "ít nhất 03 mẫu", "cấp 400 bồn chứa", "11/11 bếp ăn"."""
    value = seen.value
    if 1900 <= value.value <= 2100 or not deeds.is_thing(seen.after):
        return False
    if value.of is not None:
        return deeds.is_all_of(value, seen.lead, seen.after)
    if value.op in (">=", "<=", "<", ">") or seen.goes_on or _EACH_HAS.search(seen.lead):
        return True
    return seen.topic != "money" and deeds.is_done_to(value, seen.lead, seen.running)
