"""Where money comes from, in the words of the plan, and which labels name a sum."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.base.text import fold

_LEVEL = r"(?:trung\s+ương|tỉnh|huyện|thị\s+xã|thành\s+phố|quận|xã|phường|thị\s+trấn|đặc\s+khu|địa\s+phương|nhà\s+nước)"
_BUDGET = compiled(
    rf"(?<!thu )ngân\s+sách\s+(?:các\s+)?(?:cấp\s+)?{_LEVEL}(?!\w)(?:(?:,|\s+và)\s+{_LEVEL}(?!\w))*", re.IGNORECASE
)
_SHORT = (("NSTW", "ngân sách trung ương"), ("NSTƯ", "ngân sách trung ương"), ("NSĐP", "ngân sách địa phương"), ("NSNN", "ngân sách nhà nước"),
          ("NST", "ngân sách tỉnh"), ("NSH", "ngân sách huyện"), ("NSX", "ngân sách xã"), ("CTMTQG", "Chương trình mục tiêu quốc gia"))  # fmt: skip
_ABBREVIATION = compiled(r"(?<!\w)(?:" + "|".join(short for short, _ in _SHORT) + r")(?!\w)")
_LOAN = compiled(
    r"vốn\s+(?:vay\s+(?:của\s+)?(?:Ngân\s+hàng\s+(?:Thế\s+giới|Phát\s+triển\s+Châu\s+Á)|WB|ADB|ODA|nước\s+ngoài)|ODA(?!\w))",
    re.IGNORECASE,
)
_PROGRAMME = compiled(
    r"(?:vốn|nguồn|kinh\s+phí)\s+(?:từ\s+)?(?:các\s+)?Chương\s+trình\s+(?:mục\s+tiêu\s+quốc\s+gia|MTQG)(?!\w)"
)
_GIFTS = compiled(r"đóng\s+góp\s+của\s+(?:người|nhân)\s+dân|nhân\s+dân\s+đóng\s+góp", re.IGNORECASE)
_KINDS = (
    ("sự nghiệp", r"su nghiep|von thuong xuyen|kinh phi thuong xuyen"),
    ("đầu tư", r"\bvon dau tu\b|dau tu phat trien|dau tu cong"),
)
_OTHERS = (
    ("ngân sách trung ương", r"^trung uong\b|(?:von|kinh phi|nguon) trung uong|trung uong (?:ho tro|cap|bo tri)|^tw$"),
    ("ngân sách địa phương", r"^dia phuong\b|(?:von|kinh phi|nguon) dia phuong"), ("ngân sách tỉnh", r"(?:von|nguon) tinh\b|^tinh$"),
    ('Quỹ "Vì người nghèo"', r"vi nguoi ngheo"), ("Quỹ quốc gia về việc làm", r"quy quoc gia ve viec lam"), ("ủy thác", r"uy thac"),
    ("đối ứng", r"doi ung"), ("lồng ghép", r"long ghep"), ("tín dụng", r"tin dung|von vay"),
    ("nhân dân, doanh nghiệp", r"(?:nhan|nguoi) dan (?:va|,) doanh nghiep|doanh nghiep (?:va|,) (?:nhan|nguoi) dan"),
    ("nhân dân đóng góp", r"nhan dan|nguoi dan (?:dong gop|tu)|dong gop"), ("doanh nghiệp", r"doanh nghiep"),
    ("xã hội hóa", r"xa hoi hoa|van dong|tai tro"), ("huy động", r"huy dong"), ("ngân sách nhà nước", r"ngan sach"),
)  # fmt: skip
_KIND = [(name, compiled(pattern)) for name, pattern in _KINDS]
_OTHER = [(name, compiled(pattern)) for name, pattern in _OTHERS]
_SUM = compiled(r"\btong\b|^toan bo (?:kinh phi|nguon|von)")
_ADDED = compiled(r"\W*cộng(?: chung)?\W*(?:[IVX\d+\s()]*)$", re.IGNORECASE)
_FROM = compiled(
    r"(?:\s?\([^()]{0,90}\)|[*_]){0,3}[^.;:\d]{0,40}?(?:từ|do|bằng|thuộc|nguồn)\s+(?P<words>(?:nguồn\s+)?(?:vốn\s+|kinh\s+phí\s+)?(?:sự\s+nghiệp|ngân\s+sách|Quỹ|NS)[^.;:\d]{0,60})"
)


def is_sum(label: str) -> bool:
    """True for "Tổng kinh phí" and "Cộng", not for "Công điều tra"."""
    return bool(_SUM.search(fold(label)) or _ADDED.match(label))


def source_of(words: str) -> str | None:
    """The source that words name, as the plan prints it; None when they name none."""
    plain = fold(words)
    if kind := next((name for name, pattern in _KIND if pattern.search(plain)), None):
        return None if kind == "đầu tư" and re.match(r"tong von dau tu(?! (?:phat trien|cong))", plain) else kind
    if m := _BUDGET.search(words) or _GIFTS.search(words):
        return " ".join(m[0].lower().split())
    if m := _LOAN.search(words):
        return " ".join(m[0].split()).replace("Vốn", "vốn")
    if m := _ABBREVIATION.search(words):
        return dict(_SHORT)[m[0]]
    if _PROGRAMME.search(words):
        return "Chương trình mục tiêu quốc gia"
    return next((name for name, pattern in _OTHER if pattern.search(plain)), None)


def source_behind(text: str, at: int) -> str | None:
    """The source that follows an amount: "152 triệu đồng từ ngân sách xã"."""
    m = _FROM.match(text, at)
    return source_of(m["words"]) if m else None
