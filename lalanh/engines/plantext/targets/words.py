"""What the words around a quantity say: direction, base of a change, present state, threshold."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.values import Value

_TURN = compiled(
    r"(?P<level>(?:giảm|hạ|kéo giảm|tăng|nâng)(?:\s+[^\d,;:]{0,60}?)?\s+(?:còn|xuống|lên|đạt)|xuống(?:\s+còn)?|(?<!\w)còn(?!\s+lại)|(?<!\w)lên(?!\w)|(?<!\w)đạt(?!\s+thêm)|chiếm|duy trì|giữ vững|bằng|cuối năm còn)"
    r"|(?P<down>chỉ tiêu giảm\s(?:hộ\s)?nghèo\scho(?!\w)|(?:mức|tỷ lệ|tỉ lệ|tốc độ)\s+giảm(?!\w)|(?:rút ngắn|cắt giảm)(?!\w)|(?<!\w)(?<!góp phần )(?:giảm|hạ)(?!\w)(?:\s+(?:thêm|bớt)(?!\w))?(?!\s+(?:nghèo(?!\s+đa chiều)|thiểu|thanh|sát|tầng|lưu|du|bậc)))"
    r"|(?P<up>(?:mức|tỷ lệ|tỉ lệ|tốc độ)\s+tăng(?!\s+(?:trưởng|dân số|tự nhiên))|tăng(?:\s+thêm)?(?!\s+(?:cường|trưởng|thu nhập|gia|dân số|tự nhiên))|thêm(?!\w))",
    re.IGNORECASE,
)
_FROM_TO = compiled(
    r"^(?:[^.;]|\.(?=\d)){0,60}?(?:xuống|lên|còn|đến|tăng lên)\s+(?:còn\s+|dưới\s+|trên\s+|khoảng\s+|đạt\s+|mức\s+)*\d",
    re.IGNORECASE,
)
_AT_START = compiled(r"[^.;,\d]{0,60}(?:đầu (?:năm|kỳ)|hiện nay|hiện tại)", re.IGNORECASE)
_PRESENT = compiled(
    r"(?:(?<!tháng )đầu (?:năm|kỳ|giai đoạn|nhiệm kỳ)|(?<!thực )(?<!phát )(?<!thể )(?<!xuất )(?<!tái )(?<!biểu )hiện\s(?!đại)|hiện nay|hiện có|hiện tại|hiện đang|hiện còn|đã (?:có|đạt|giảm|tăng|được|hỗ trợ|xây|hoàn thành|cấp|triển khai|thực hiện)|đang|so với|cùng kỳ|năm trước|tính đến(?! hết| cuối)|hợp nhất từ|trong tổng số(?! (?:đó|này|ấy))|trên tổng số|tổng số(?! (?:đó|này|ấy))|trong số(?! (?:đó|này|ấy))|thực trạng|ước thực hiện|(?<!cáo )(?<!giá )(?<!hợp )(?<!bố )(?<!tra )(?<!sát )(?<!trả )kết quả)(?P<then>[^,;:]{0,70})$",
    re.IGNORECASE,
)
_ONWARD = compiled(
    r"(?<!\w)(?:xuống|lên|còn(?!\s+lại)|phấn đấu|cuối năm|đến (?:cuối|hết)|giảm|tăng)(?!\w)(?!\s+(?:nghèo|được))",
    re.IGNORECASE,
)
"""Between the present figure and the value: what it shall become."""
_PART_OF = compiled(
    r"(?:Điều|điều|khoản|(?<!chuyên )(?<!danh )(?<!hạng )(?<!tiết )mục|(?<!thí )(?<!trọng )(?<!địa )(?<!thời )điểm|Mục|Biểu|biểu|Phụ lục|phụ lục|(?<!thiểu )số|thứ|khóa|khoá|Mẫu|mẫu|tháng|quý|Quý|năm|ngày|Dự án|dự án|Tiểu dự án|tiểu dự án|Tiêu chí|tiêu chí số|Nhóm|nhóm|Chương trình|Nội dung|Đợt|đợt|Khu vực|khu vực|vùng|Bước|bước|Quốc lộ|lần thứ|cấp độ|Khối|độ tuổi)\s*(?:số\s*)?$"
)
_EACH = compiled(r"(?:mỗi|một|hằng|hàng|từng)\s+(?:tháng|quý|năm|ngày|đợt|khóa|khoá|nhóm|khối)\s*$", re.IGNORECASE)
_WHOLE_YEAR = compiled(r"(?:trong|cả|cuối|hết|đầu|qua|từng|hằng|hàng)\s+năm\s*$", re.IGNORECASE)
_AGE = compiled(r"^\s?(?:tuổi|tháng tuổi|năm tuổi|giờ|phút|tiết)(?!\w)")
_AGES = frozenset(["tuổi", "tháng tuổi", "năm tuổi", "tiết"])
_PERIOD_UNITS = frozenset(
    ["năm", "tháng", "ngày", "quý", "tuần", "tuổi", "giờ", "phút", "tháng tuổi", "năm tuổi", "tiết", "kỳ", "vụ"]
)
_LONG_LIFE = compiled(
    r"(?:tuổi thọ|niên hạn|(?:thời gian|thời hạn) (?:giải quyết|xử lý|sử dụng|chờ|trả kết quả|thẩm định|phục vụ|phản hồi)|rút ngắn|ngày công|cắt giảm)[^;:]{0,80}$",
    re.IGNORECASE,
)
_STANDARD = compiled(
    r"(?:(?:thời gian|thời hạn)(?! (?:thực hiện|triển khai|tổ chức|từ(?! (?:khi|lúc))|hoàn thành|đào tạo|học|vay))|trả lời|giải quyết|xử lý|phản hồi|khắc phục|niêm yết|công khai|thẩm định|giao trả|trả kết quả|cấp|chờ|tiếp cận)[^;:.]{0,90}$",
    re.IGNORECASE,
)
"""How fast or how long people are served."""
_HANDED_IN = compiled(
    r"(?:báo cáo|gửi|nộp|trình|chậm nhất|trong vòng|muộn nhất)(?![^;.]{0,60}(?:thời gian|thời hạn))[^;:.]{0,70}$",
    re.IGNORECASE,
)
_WORKING = compiled(r"\s?(?:ngày|giờ)?\s*làm việc")
_SINCE = compiled(r"\s?(?:ngày)?\s*(?:làm việc\s*)?,?\s*(?:kể từ|tính từ|từ (?:khi|ngày)|sau khi)")


_NOW = compiled(
    r"^\W*(?:Đầu năm(?: \d{4})?,?(?=[^,;]{0,60}\s(?:có|còn|là)\s*$)|Hiện|Hiện nay|Hiện tại|Đến nay|Tính đến nay|Thời gian qua)(?:,|\s(?!đại|trạng|thực))"
)
_OF_YEAR = compiled(
    r"(?:(?P<bracket>\()|(?<!so với)(?<!so với cuối)(?<!cùng kỳ)(?<!theo)(?<!của)(?:^|[\s,;]))\s?(?:(?:cuối|đầu|hết|tính đến|đến|thực hiện|ước|kết quả|trong)\s+(?:cuối\s+|hết\s+)?)?[nN]ăm\s+(?P<year>(?:19|20)\d\d)(?:\s(?!giảm|tăng|lên|xuống|phấn)[^\W\d]+|:|,(?=\s(?:cả|toàn|tỷ lệ|số)\s)){0,9}\s*$"
)
"""The year the figure is of: "(năm 2013: 86%)", ", năm 2017 là 29,6%"."""
_FORMER = compiled(r"\(\s*(?:trước đây|cũ|hiện nay|hiện tại|đầu năm)[^()]{0,30}$")
_SAME = compiled(r"tương\s+(?:đương|ứng)[^\d;]{0,25}$", re.IGNORECASE)
_CLASS = compiled(
    r"(?:xã|phường|thôn|bản|ấp|buôn|làng|huyện|nơi|vùng|địa bàn|địa phương|đơn vị)(?:\s[^\W\d]+){0,4}\scó\s(?:tỷ|tỉ)\slệ(?:\s[^\W\d]+){0,8}\s*$"
)
"""Which places are meant: "các xã có tỷ lệ hộ nghèo trên 30%"."""
_SIZE = compiled(
    r"(?<!\w)(?:(?P<shape>(?<!mở )rộng|(?<!lượng )(?<!nghệ )cao|sâu|dày|nặng)|loại|cỡ|khổ|(?<!tổng )(?<!nâng )(?:dung tích|công suất|trọng tải|dung lượng)|đường kính|bán kính|trọng lượng|kích thước|tiết diện)(?:\s(?:là|từ|mỗi \w+))?\s*$",
    re.IGNORECASE,
)
_LONG = compiled(r"(?<!chiều )(?<!nối )(?<!kéo )(?<!tổng )(?<!\w)dài\s*$", re.IGNORECASE)
_SIZES = frozenset(
    ["m", "mét", "km", "lít", "kg", "tấn", "tạ", "m2", "m²", "m3", "m³", "ha", "MW", "mw", "kWh", "kwh", ""]
)
_GROWS = compiled(r"tăng trưởng(?:(?:\s(?:thêm|đạt|được|ở mức|bình quân))?|\s[^,;:]{3,90}\sđạt)\s*$", re.IGNORECASE)
_AGAINST = compiled(r"\s*(?:trở lên )?so với", re.IGNORECASE)
_AWAY = compiled(r"(?<!\w)cách\s[^,;:\d]{0,50}$")


def is_same(before: str) -> bool:
    """The figure says the one before in another unit: "giảm 3,15% (tương đương 742 hộ)"."""
    return bool(_SAME.search(before))


def is_class(before: str, unit: str) -> bool:
    """A rate or a distance that tells which places or people are meant; `before` ends where the comparison begins."""
    if unit in ("km", "m", "mét"):
        return bool(_AWAY.search(before))
    return unit == "%" and bool(_CLASS.search(before))


def is_size(value: Value, lead: str) -> bool:
    """A size that tells which things are meant: "loại 1.000 lít", "tàu cá dài từ 15 m trở lên", "đường rộng 3 m"."""
    if value.unit not in _SIZES:
        return False
    size = _SIZE.search(lead)
    if size and not (value.per and "suất" in size[0]):
        return not (size["shape"] and value.unit == "ha")
    return value.op != "=" and bool(_LONG.search(lead))


def grows(before: str, after: str) -> bool:
    """ "tăng trưởng 8% so với đầu năm" is a change; a rate of growth alone is a level."""
    return bool(_GROWS.search(before) and _AGAINST.match(after))


_PLACES = frozenset(["xã", "huyện", "phường", "thị trấn", "thôn", "bản", "đơn vị", "địa phương"])


def turns(text: str) -> bool:
    return bool(_TURN.search(text))


def direction(before: str, after: str, unit: str) -> str:
    """level, decrease or increase, by the last word of turn before the value."""
    if grows(before, after):
        return "increase"
    last = next(reversed(list(_TURN.finditer(before))), None)
    if last is None:
        return "increase" if re.match(r"\s*(?:tăng thêm|tăng so với)", after) else "level"
    if last[0].lower().startswith("chỉ tiêu") and unit in _PLACES:
        return "level"  # to how many places the decrease is dealt out
    return {"level": "level", "down": "decrease", "up": "increase"}[last.lastgroup or "level"]


def is_baseline(before: str, after: str, since: bool, begins: int | None = None) -> bool:
    """The first figure of "từ 14,6% xuống còn 11,8%", "đầu năm 8,4%", "(năm 2013: 86%)"."""
    if since and (_FROM_TO.match(after) or _AT_START.match(after)):
        return True
    if _NOW.match(before) and not _ONWARD.search(before):
        return True
    present = _PRESENT.search(before)
    if present and not _moves_on(before, present):
        return True
    year = _OF_YEAR.search(before)
    if year and begins:
        return int(year["year"]) < begins
    return bool(year and year["bracket"]) or bool(_FORMER.search(before))


def _moves_on(before: str, present: re.Match[str]) -> bool:
    """ "từ 6,5% đầu năm xuống còn": the present figure has been named already, and the words turn from it."""
    if is_same(present["then"]):
        return True
    named = present["then"] + before[max(0, present.start() - 20) : present.start()]
    return any(c.isdigit() for c in named) and bool(_ONWARD.search(present["then"]))


def is_label(before: str, unit: str = "") -> bool:
    """A number that names something: "Điều 5", "Dự án 2", "lớp 3"."""
    if unit and _WHOLE_YEAR.search(before):
        return False
    return bool(_PART_OF.search(before)) and not _EACH.search(before)


def is_duration(value: Value, before: str, after: str) -> bool:
    """Years, months, ages are no targets, unless a life or a time of service is promised.

    A comparison sets a standard ("không quá 05 ngày làm việc"); "trong vòng", "chậm nhất" set a day."""
    unit = value.unit
    if unit == "ngày" and re.match(r"\s*(?:ngày\s+)?(?:công|lương|học|ăn)(?!\w)", after):
        return False
    if unit not in _PERIOD_UNITS and not _AGE.match(after):
        return False
    if _LONG_LIFE.search(before):
        return False
    if value.per and (value.op != "=" or unit == "kỳ"):
        return False
    return unit in _AGES or value.op == "=" or not _is_standard(before, after)


def _is_standard(before: str, after: str) -> bool:
    if _HANDED_IN.search(before):
        return False
    return bool(_WORKING.match(after) or _SINCE.match(after) or _STANDARD.search(before))
