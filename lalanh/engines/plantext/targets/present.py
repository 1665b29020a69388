"""Sentences that describe what is there or was done: no promise in them, whatever they count."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.scope import Scope

_PROMISES = compiled(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|sẽ|dự kiến|hướng (?:tới|đến)|quyết tâm|đặt ra|trong năm nay|cuối năm nay)(?!\w)",
    re.IGNORECASE,
)
_DUTIES = compiled(
    r"(?<!\w)(?:ít nhất|tối thiểu|không quá|tối đa|mỗi|hằng năm|hàng năm|đảm bảo|bảo đảm|cuối kỳ)(?!\w)", re.IGNORECASE
)
"""Words of a duty, which a look back may hold too ("mỗi năm giảm 2,6%")."""
_PLACE = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|ấp|buôn|làng|khóm|khu phố|địa phương|địa bàn|trường|chi nhánh|đơn vị|mạng lưới|ngành|cơ quan|trung tâm)"
_PREFIX = r"(?:(?:sau khi|sau|qua|theo|hiện|trước|từ khi|do|với|là|thực hiện|kết quả|nhìn)(?=[\s,])[^;.]{0,110},\s)?"
_HAS = compiled(
    rf"[\s*_\-–+•]*{_PREFIX}(?:(?:trên|ở|tại) địa bàn |hiện (?:nay )?|toàn |cả )*(?:{_PLACE}(?:\s(?!có|còn|gồm|đạt|phải|cần)[^\W\d]+){{0,5}}\s)?(?:hiện |đang |vẫn |chỉ |mới |đã )*(?P<has>có(?!\s(?:từ|trên|dưới|trách nhiệm|nhiệm vụ|kế hoạch|thể|nhu cầu))|còn|gồm|quản lý|chịu|đang|đã|bao gồm)(?!\w)",
    re.IGNORECASE,
)
"""A place has so many: "Đặc khu có 4.150 người", "Sau khi sắp xếp, phường quản lý 11 trường"."""
_TOLD = compiled(
    r"[\s*_\-–+•]*(?:hiện nay|hiện tại|đến nay|tới nay|thời gian qua|(?:những|các|trong các|trong những) năm (?:qua|gần đây)|(?:qua|theo|kết quả) (?:rà soát|khảo sát|điều tra|thống kê|kiểm đếm|tổng rà soát|số liệu|kết quả|tổng hợp|đánh giá|báo cáo)|thực tế|số liệu|(?:sau|qua|trong)\s(?:hơn\s|gần\s)?\w+\snăm\s(?:qua|thực hiện|triển khai))(?!\w)",
    re.IGNORECASE,
)
_THEN = compiled(
    r"[\s*_\-–+•]*(?:(?:trong|đến|tính đến|cuối|đầu|hết|từ|kết thúc|giai đoạn|sau|qua|ba|hai|bốn|\d)\s+){0,4}(?:(?:ngày|tháng|năm|quý|giai đoạn)\s)?(?:\d{1,2}/){0,2}(?P<year>20\d\d)(?:\s?[-–]\s?(?P<to>20\d\d))?(?!\d)",
    re.IGNORECASE,
)
_YEAR = compiled(r"(?<![\d/.])20\d\d(?!\d)|(?<=/)20\d\d(?!\d)")
_GOES_ON = compiled(
    r"[\s*_\-–+•]*(?:trong (?:số )?đó|số còn lại|còn lại|cụ thể|riêng|ngoài ra|gồm|bao gồm|số này)(?!\w)", re.IGNORECASE
)
_HEADED = compiled(
    r"[\s*_\-–+•]*(?:(?:năm nay|tập trung|ưu tiên|tiếp tục|chủ động|tích cực|do đó|vì vậy|trong năm)\s?,?\s?)*(?:tổ chức|mở|hỗ trợ|xây dựng|đào tạo|hoàn thành|triển khai|nâng|giảm|tăng|đưa|giải quyết|tạo|trồng|cấp|thành lập|duy trì|vận động|huy động|giúp|đạt|lắp|sửa|xây|bố trí|thực hiện|phấn đấu|100\s?%)(?!\w)",
    re.IGNORECASE,
)


def early(scope: Scope) -> frozenset[int]:
    """Sections without a telling title in front of the goals: a preface, which describes."""
    topics = [scope.topic_at(n) for n in range(len(scope.outline.sections))]
    if "objective" not in topics:
        return frozenset()
    goals = topics.index("objective")
    if "activity" in topics[:goals] and any(
        topics[n] == "activity" and not _is_preface(scope.outline.sections[n].title) for n in range(goals)
    ):
        goals = topics.index("activity")
    return frozenset(n for n in range(goals) if topics[n] == "" and scope.outline.sections[n].zone == "body")


def _is_preface(title: str) -> bool:
    return bool(re.match(r"(?:mục đích|quan điểm|yêu cầu|phạm vi|đối tượng)", title, re.IGNORECASE))


def is_task(clause: str) -> bool:
    """A clause that turns from what is there to what shall be done: "…; tập trung hỗ trợ 45 hộ"."""
    return bool(_HEADED.match(clause))


def describes(sentence: str, preface: bool, begins: int | None, before: bool) -> bool:
    """Whether nothing in the sentence is promised; `before` says that the sentence in front described."""
    if _TOLD.match(sentence) or _is_over(sentence, begins):
        return not _PROMISES.search(sentence)
    told = not _HEADED.match(sentence) if preface else (before and _GOES_ON.match(sentence)) or _has(sentence)
    return bool(told) and not _PROMISES.search(sentence) and not _DUTIES.search(sentence)


def _is_over(sentence: str, begins: int | None) -> bool:
    """It opens with a year before the plan and names no other."""
    then = _THEN.match(sentence) if begins else None
    if not then or not begins or int(then["to"] or then["year"]) >= begins:
        return False
    return all(int(y) < begins for y in _YEAR.findall(sentence))


def _has(sentence: str) -> bool:
    """ "Toàn huyện có 35 xã"; a bare "Có 20 xã …" may be a goal."""
    has = _HAS.match(sentence)
    if not has:
        return False
    named = re.search(rf"(?<!\w)(?:{_PLACE}|hiện|đang|vẫn)(?!\w)", has[0], re.IGNORECASE)
    return bool(named)
