"""Quantities in Vietnamese prose: numbers, ranges, fractions, their comparison words, units and amounts of money.

The dot parts thousands and the comma decimals (`1.977,5`); `8-9%` and "từ 8% đến 9%" are one value with two ends,
`07/07 xã` a fraction. Money is brought to đồng by `Value.dong`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from lalanh.base.patterns import compiled

ValueKind = Literal["percent", "point", "money", "count", "bare"]
Op = Literal["=", ">=", ">", "<=", "<", "~", "range"]


class Value(NamedTuple):
    """A quantity at `text[start:end]`; `lead` is where its comparison words begin, `tail` where its unit words end."""

    start: int
    end: int
    lead: int
    tail: int
    value: Decimal
    value_to: Decimal | None
    of: Decimal | None
    """The whole of a fraction: 102 in `95/102 xã`."""
    op: Op
    kind: ValueKind
    unit: str
    since: bool = False
    """True when "từ" stands before a single value: a lower bound, or the base of "từ 10% xuống 8%"."""
    scale: int = 1
    per: str = ""
    """What follows a slash: "người/năm" in `45 triệu đồng/người/năm`."""
    add: Decimal | None = None
    """The smaller part of `2 tỷ 500 triệu`, in đồng."""

    @property
    def dong(self) -> int:
        """The amount in đồng, rounded to whole đồng."""
        return round(self.value * self.scale + (self.add or 0))

    @property
    def dong_to(self) -> int | None:
        return None if self.value_to is None else round(self.value_to * self.scale)


NUMBER = r"\d{1,3}(?:\.\d{3}){1,5}(?!\d)(?:,\d{1,4}(?!\d))?|\d{1,3}(?:,\d{3}){2,5}(?!\d)|\d{1,3}(?:[ \u00a0]\d{3}){2,4}(?!\d)|\d{1,15}(?:[.,]\d{1,4}(?!\d))?(?!\d)"
_MONEY = r"(?:nghìn|ngàn|triệu|tr|tỷ|tỉ)\s?\.?\s?(?:đồng|đ(?!\w)|VNĐ|VND)|(?:triệu|tỷ|tỉ)(?=[\s,.;:)/]|$)(?!\s+(?:lệ|trọng|suất|người|lượt|dân|tấn|m|kWh))|trđ|trd|đồng(?!\s+(?:chí|bào|bộ|thời|hành|đội|ruộng|lúa|cỏ|cấp|ý|hồ))|VNĐ|VND|đ(?=[\s,.;:)/]|$)"
_SCALES = {
    "vạn": 10_000,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "triệu": 1_000_000,
    "n": 1_000,
    "t": 1_000_000,
    "ty": 1_000_000_000,
}
_COUNTERS = """số bản tin|số báo|số tạp chí|lượt người|lượt hộ|lượt khách|lượt|lớp|hộ gia đình|hộ dân|hộ|người lao động|người dân|người|nhân khẩu|khẩu|lao động
|xã|phường|thị trấn|thị xã|thành phố|đặc khu|huyện|thôn|bản|làng|buôn|ấp|sóc|xóm|khóm|tổ dân phố|tổ chức|khu phố|khu dân cư|khu|tỉnh|địa phương|cụm
|ngôi nhà|căn nhà|căn hộ|căn|nhà văn hóa|nhà văn hoá|nhà vệ sinh|nhà tiêu|nhà ở|nhà|mô hình|dự án|tiểu dự án|công trình|hạng mục|tuyến đường|tuyến|cầu|phiên|cuộc thi|cuộc|hội nghị|hội thảo|hội thi|hội chợ|ngày hội
|buổi|đợt|kỳ|lần|chuyến|học viên|học sinh|sinh viên|cán bộ|công chức|viên chức|trẻ em|trẻ|em|trường học|trường|trạm y tế|trạm|cơ sở|doanh nghiệp|hợp tác xã|HTX
|tổ hợp tác|THT|tổ tiết kiệm|tổ công nghệ|tổ tự quản|tổ|nhóm hộ|nhóm|câu lạc bộ|CLB|đội|chi hội|chi đoàn|hội viên|đoàn viên|thành viên|sản phẩm|tin, bài|tin bài|tin|bài viết|bài|chuyên mục|chuyên đề|chuyên trang|phóng sự|video clip|video|clip
|pano|pa nô|panô|áp phích|áp-phích|băng rôn|băng-rôn|khẩu hiệu|tờ rơi|tờ gấp|tờ|bộ tài liệu|bộ|cuốn sổ tay|cuốn|quyển|bản tin|sổ tay|tài liệu|ấn phẩm|tấn|tạ|kg|con|cây|cái|chiếc|thiết bị|máy tính|máy|điểm trường|điểm truy cập|điểm dân cư|điểm phát|điểm cấp|điểm
|tiêu chí|chỉ tiêu|chỉ số|suất quà|suất|phần quà|thẻ|gia đình|đơn vị|cơ quan|phụ nữ|nam|nữ|thanh niên|việc làm|đại biểu|đồng chí|bác sĩ|bác sỹ|giường bệnh|giường|bể|giếng|đối tượng|hồ sơ|thủ tục hành chính|thủ tục|dịch vụ công|dịch vụ|người có uy tín|hòa giải viên|báo cáo viên|tuyên truyền viên|cộng tác viên|tình nguyện viên|giáo viên|chuyên gia
|nội dung|nhiệm vụ|hoạt động|nghề|danh hiệu|lô|m2|m²|m3|m³|km2|km²|km|ha|héc ta|hecta|mét|m|lít|kWh|năm tuổi|năm|tháng tuổi|tháng|ngày|giờ|phút|tuần|quý|tuổi|tiết|sao|tạ/ha|ca|vụ|khách hàng|điều tra viên|hộ vay|bồn chứa|phiếu|mẫu|khoản vay|món vay|đơn hàng|hợp đồng|cặp|chốt|cổng|kênh|nền tảng|trang thông tin|tài khoản|cụm loa|loa|đài truyền thanh|hệ thống|đường dây|camera|văn bản|kế hoạch|quy chế|vườn|chuồng trại|chuồng|ao|mô hình sinh kế|sinh kế|thí sinh|chỉ|ý kiến|giải pháp|giải|bằng khen|giấy khen|tập thể|cá nhân
|phòng học|phòng khám|phòng ở|phòng|khóa đào tạo|khóa|khoá|đoàn công tác|đoàn kiểm tra|đoàn|chợ|hồ chứa|đập|kè|cống|xe đạp|xe|bò|trâu|dê|lợn|gà|tivi|ti vi|điện thoại|đồng hồ|thùng|túi|gói|liều|mũi|trang trại|gia trại|vùng trồng
|chuỗi liên kết|chuỗi|mã số|nhãn hiệu|cháu|cựu chiến binh|nông dân|chủ hộ|già làng|trưởng thôn|bữa|tiểu phẩm|vở diễn|hố xí|trụ sở|cửa hàng|gian hàng|tàu|thuyền|ghe|sân|tủ sách|tủ thuốc|tủ|lồng bè|bóng đèn|đèn|cột|trụ|mương
|chi bộ|đảng viên|nhân viên|y tá|sự kiện|diễn đàn|tọa đàm|thư viện|bãi|nền nhà|ngành nghề|ngành|MW|đầu sách|đầu báo|nhân lực|thạc sĩ|kỹ sư|chuyên viên|biển|poster|banner|đĩa|USB|thuê bao|bồn|téc|lu|mái ấm|chương trình phát thanh|chương trình truyền hình|chương trình văn nghệ|chương trình truyền thông"""
COUNTER = "|".join(sorted((c for c in re.split(r"[|\n]+", _COUNTERS) if c), key=len, reverse=True))
_VALUE = compiled(
    rf"""(?<![\w.,/\-–])(?<![\d][ ])
    (?P<a>{NUMBER})\s?(?P<pa>%)?
    (?:\s?(?:[-–—÷~]|đến|tới)\s?(?:dưới\s)?(?P<b>{NUMBER})(?!\s?/\s?\d)|(?:\s?/\s?(?:tổng\s+số\s+)?|\s?(?:trong|trên)\s(?:tổng\s)?(?:số\s)?)(?P<of>{NUMBER})(?![/\d%]|\s?%))?
    (?:\s?\((?:[a-zà-ỹ]+\s?){{1,6}}\))?                                   # 07 (bảy)
    \s?(?P<unit>%(?:\s?điểm(?!\s+(?:trường|dân)))?|‰|o/oo|(?:điểm\s?(?:%|phần\s+trăm))|phần\s+trăm|{_MONEY})?""",
    re.VERBOSE,
)
_NOUN = compiled(
    rf"\s?(?P<noun>{COUNTER})(?![\w])(?P<also>(?:,\s?(?:xã|phường|thị trấn|đặc khu|thôn|bản|làng|buôn|ấp|khóm|tổ dân phố|khu phố)(?!\w)){{0,3}})",
    re.IGNORECASE,
)
_PER = compiled(
    r"\s?/\s?(?P<per>(?:0?1\s?)?[^\W\d_]+(?:\s(?:nghèo|dân|gia đình|đình|động|viên|sinh|học|phố|ở|mới|chữa|hình|tác|xã|đồng|công|quả|buổi|lớp|trường)){0,2}(?:\s?/\s?(?:0?1\s?)?[^\W\d_]+(?:\s(?:học|động))?){0,2})"
)
_OPS: tuple[tuple[Op, str], ...] = (
    (">=", r"ít\s+nhất|tối\s+thiểu|chí\s+ít|không\s+(?:dưới|thấp\s+hơn|ít\s+hơn|nhỏ\s+hơn|kém)|≥|>=|(?:lớn|cao)\s+hơn\s+hoặc\s+bằng|(?:bằng|đạt)\s+(?:hoặc|và)\s+(?:trên|hơn|vượt|(?:lớn|cao)\s+hơn)|trên\s+hoặc\s+bằng|bằng\s+hoặc\s+trên"),
    ("<=", r"không\s+(?:quá|vượt(?:\s+quá)?|trên|hơn|(?:cao|lớn|nhiều)\s+hơn)|tối\s+đa|nhiều\s+nhất|≤|<=|bằng\s+hoặc\s+(?:dưới|thấp\s+hơn|nhỏ\s+hơn|ít\s+hơn)|(?:dưới|thấp\s+hơn|nhỏ\s+hơn)\s+hoặc\s+bằng|cao\s+nhất\s+(?:là|không\s+quá)"),
    ("<", r"dưới|(?:thấp|nhỏ|ít)\s+hơn|<"),
    (">", r"trên|(?:vượt|cao\s+hơn|lớn\s+hơn|nhiều\s+hơn|hơn)(?:\s+mức)?|>"),
    ("~", r"khoảng|xấp\s+xỉ|gần|ước|≈|~|chừng|(?<!thu\snhập\s)(?<!tuổi\sthọ\s)(?<!lương\s)(?<!năng\ssuất\s)(?<!điểm\s)(?:bình\s+quân|trung\s+bình)(?:\s+(?:mỗi|hằng|hàng|một|1)?\s?năm)?(?:\s+(?:giảm|tăng))?(?:\s+từ)?"),
)  # fmt: skip
_BEFORE = compiled(
    r"(?<!\w)(?:" + "|".join(f"(?P<o{i}>{words})" for i, (_, words) in enumerate(_OPS)) + r")(?:\s+(?:là|đạt|có|còn|từ|mức|được|khoảng|thêm))?(?:\s+mỗi\s+[^\W\d]{2,12}(?:\s(?:khu\sphố|dân\sphố|phố|trấn|vị|quan|phương))?)?\s*:?\s*$",
    re.IGNORECASE,
)  # fmt: skip
_SINCE = compiled(r"(?<!\w)từ\s*(?:mức\s*)?$", re.IGNORECASE)
_UPWARD = compiled(
    r"(?:\s*\(?(?P<up>trở\s+lên|trở\s+đi|hoặc\s+hơn)|\s*\(?(?P<down>trở\s+xuống|trở\s+lại|hoặc\s+thấp\s+hơn))"
)
_UPWARD_FAR = compiled(r"[^.;,:()\d]{0,60}?\s(?P<up>trở\s+lên)(?!\w)")
_UPWARD_NEAR = compiled(
    r"(?:\s(?!có|từ|trình|cấp|loại|hạng|bậc|xếp|lớp|đạt|là|của)[^\W\d_]+){1,3}?\s(?P<up>trở\s+lên)(?!\w)"
)
"""`350 hộ nghèo trở lên`; not of a rank ("trung cấp trở lên")."""
_CODE_AFTER = compiled(r"\s?[/\-–]\s?[A-ZĐ]{2}|/[A-ZĐ]|[-–](?:[A-ZĐ]{1,4}[/\-]|(?:NQ|QĐ|KH|CT|TB|KL|CV|HD)\b)|\.\d|/\d")
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_TIMES = compiled(rf"\s?(?P<s>vạn|nghìn|ngàn|triệu)(?=\s(?:{COUNTER})(?!\w))")
"""`3 vạn lao động`."""
_SPELLED = compiled(
    rf"(?<!\w)(?:ít\s+nhất|tối\s+thiểu|không\s+dưới|trên|(?P<does>mở|tổ\s+chức|thành\s+lập|xây\s+dựng|xây))\s+(?:là\s+)?(?P<word>{'|'.join(_WORDS)})(?=\s+(?:{COUNTER})(?!\w))",
    re.IGNORECASE,
)
_DIGIT = compiled(r"\d")
_SMALLER = compiled(rf"\s?(?:và\s|,\s)?(?P<n>{NUMBER})\s?(?P<u>triệu|nghìn|ngàn)(?:\s?đồng)?(?!\w)")


def number(text: str, money: bool = False) -> Decimal:
    """`1.977` is 1977, `10,28` is 10.28, `4.63` is 4.63; `500,000` counts as thousands only in plain đồng (`money`)."""
    text = text.replace(" ", "").replace("\u00a0", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", text) or (money and re.fullmatch(r"\d{1,3},\d{3}", text)):
        return Decimal(text.replace(",", ""))
    return Decimal(text.replace(",", "."))


def find(text: str) -> list[Value]:
    """The quantities of a text in order, without codes and parts of dates with a letter beside them."""
    return list(_found(text))


@lru_cache(maxsize=2048)
def _found(text: str) -> tuple[Value, ...]:
    if not _DIGIT.search(text):
        return tuple(_spelled(text))
    values = [v for m in _VALUE.finditer(text) if (v := _value(text, m))]
    return tuple(_merged(sorted(values + list(_spelled(text)))))


def _merged(values: list[Value]) -> Iterator[Value]:
    """Leaves out the smaller part of `2 tỷ 500 triệu`, which the greater has taken up."""
    end = -1
    for value in values:
        if value.start >= end:
            yield value
        end = max(end, value.end)


def _spelled(text: str) -> Iterator[Value]:
    for m in _SPELLED.finditer(text):
        noun = _NOUN.match(text, m.end())
        if noun:
            op: Op = "=" if m["does"] else ">" if m[0][:1] in "tT" and m[0].lower().startswith("trên") else ">="
            amount = Decimal(_WORDS[m["word"].lower()])
            yield Value(
                m.start("word"), m.end(), m.start(), noun.end(), amount, None, None, op, "count", noun["noun"].lower()
            )


def _value(text: str, m: re.Match[str]) -> Value | None:
    end = m.end()
    while text[end - 1].isspace():
        end -= 1
    if not m["unit"] and not m["pa"] and _CODE_AFTER.match(text, end):
        return None
    kind, unit, scale = _unit(m)
    money = scale == 1 and kind == "money"
    value, to, of = number(m["a"], money), m["b"] and number(m["b"], money), m["of"] and number(m["of"])
    tail, per, add = end, "", None
    if kind == "bare" and (times := _TIMES.match(text, end)):
        value, to, end = value * _SCALES[times["s"]], to and to * _SCALES[times["s"]], times.end()
        tail = end
    if kind == "bare":
        noun = _NOUN.match(text, end)
        if noun:
            kind, unit, tail = "count", noun["noun"].lower() + noun["also"], noun.end()
    elif kind == "money" and scale > 1_000_000 and not to and (small := _SMALLER.match(text, end)):
        add = number(small["n"]) * _SCALES["t" if small["u"] == "triệu" else "n"]
        end = tail = small.end()
    if (slash := _PER.match(text, tail)) and kind != "bare":
        per, tail = slash["per"], slash.end()
    op, lead, tail, since = _comparison(text, m.start(), tail, to is not None)
    return Value(m.start(), end, lead, tail, value, to or None, of or None, op, kind, unit, since, scale, per, add)


def _unit(m: re.Match[str]) -> tuple[ValueKind, str, int]:
    unit = m["unit"] or m["pa"] or ""
    if not unit:
        return "bare", "", 1
    if "điểm" in unit:
        return "point", "điểm %", 1
    if unit in {"‰", "o/oo"}:
        return "percent", "‰", 1
    if unit[0] in "%p":
        return "percent", "%", 1
    low = unit.lower()
    if low.startswith(("tỷ", "tỉ")):
        return "money", "tỷ đồng", _SCALES["ty"]
    if low.startswith("tr"):
        return "money", "triệu đồng", _SCALES["t"]
    if low.startswith(("ngh", "ngà")):
        return "money", "nghìn đồng", _SCALES["n"]
    return "money", "đồng", 1


def _comparison(text: str, start: int, tail: int, ranged: bool) -> tuple[Op, int, int, bool]:
    """Operator, where its words begin and end, and whether a bare "từ" stands before."""
    window = max(0, start - 45)
    before = _BEFORE.search(text[window:start])
    op: Op = "="
    lead = start
    if before:
        op = next(_OPS[i][0] for i in range(len(_OPS)) if before[f"o{i}"])
        lead = window + before.start()
    since = _SINCE.search(text[window:start])
    if since and not before:
        lead = window + since.start()
    after = _UPWARD.match(text, tail) or (_UPWARD_FAR if since else _UPWARD_NEAR).match(text, tail)
    if after:
        up = after.groupdict().get("up")
        return (">=" if up else "<="), lead, after.end() if after.re is _UPWARD else tail, False
    return ("range" if ranged else op), lead, tail, bool(since) and not ranged
