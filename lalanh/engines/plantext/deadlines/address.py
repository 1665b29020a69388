"""To whom and through whom something is sent."""

from __future__ import annotations

import re
from typing import NamedTuple

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import orgs

_TO = compiled(
    r"(?<!\w)(?:về|gửi|cho|trình|đến|tới|lên|với|báo(?:\s+cáo)?(?:\s+(?:ngay|kịp\s+thời|khẩn|nhanh|gấp))?|nộp|tham\s+mưu)(?:\s+(?:về|cho|đến|tới|lên|với))?\s+",
    re.IGNORECASE,
)
# "cho các đơn vị" is an addressee only of something reported or sent.
_LOOSE = frozenset(["cho", "đến", "tới", "với", "tham"])
_SENDS = compiled(r"(?<!\w)báo(?!\w)|gửi|thông\s+tin|cung\s+cấp|trình|nộp|phản\s+ánh|thông\s+báo", re.IGNORECASE)
_VIA = compiled(r"(?<!\w)(?:thông\s+)?qua\s+(?=[^\W\d_])", re.IGNORECASE)
# "trình UBND xã báo cáo Sở Y tế": the one before only signs.
_ONWARD = compiled(r"(?:\s+(?:ban\s+hành|ký|xem\s+xét|phê\s+duyệt))?[\s,]+(?:để\s+)?(?:báo\s+cáo|gửi)\s", re.IGNORECASE)
# "gửi Sở trước ngày", "về Chi nhánh (qua …)": a body that the plan has named before, by its kind alone.
_KNOWN = compiled(
    r"(?:Giám đốc |Chủ tịch |Trưởng |Bí thư )?(?:Sở|Phòng|Ban|Chi nhánh|Hội|Trung tâm|Văn phòng|Trường|Quỹ|Công ty|Cục|Chi cục"
    r"|Thường trực|Tổ|Đoàn|Hiệu trưởng|Giám đốc|Bí thư|Chủ tịch)(?=[,;.()]|\s(?:trước|chậm|vào|để|theo|kết|tổng|xem|hằng|hàng|qua|\())"
)


class Address(NamedTuple):
    to: str | None
    via: str | None


NOBODY = Address(None, None)


def find(text: str, start: int, end: int) -> Address:
    """The addressee of a report sentence, and the office that gathers it ("qua Phòng Nội vụ")."""
    via = to = None
    for m in _VIA.finditer(text, start, end):
        bodies = orgs.read(text, m.end())
        if bodies:
            via = bodies.found[0].name
            break
    for m in _TO.finditer(text, start, end):
        bodies = orgs.read(text, m.end())
        if not bodies and to is None and (known := _KNOWN.match(text, m.end())):
            to = known[0]
        if bodies and bodies.found[0].start == m.end():
            word = m[0].split()[0].lower()
            if word in _LOOSE and not _SENDS.search(text, max(start, m.start() - 90), m.start()):
                continue
            to = orgs.squeeze(text[bodies.found[0].start : bodies.end])
            if word in ("về", "gửi", "trình", "nộp", "lên") and not _ONWARD.match(text, bodies.end):
                break
    return Address(to, via)
