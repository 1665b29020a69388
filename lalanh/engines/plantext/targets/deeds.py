"""What a task does, and to how many: any noun counts behind a verb and a number ("Nối dài 215 km", "cải tạo 03 bếp ăn")."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.values import COUNTER, Value

DOES = compiled(
    r"(?<!\w)(?:tổ chức|mở|hỗ trợ|xây dựng|xây|đào tạo|hoàn thành|thực hiện|triển khai|nâng cấp|sửa chữa|cải tạo|lắp đặt|khởi công|kiểm tra|tư vấn|phát hành|phát|in|cấp|thành lập|lập|ban hành|đưa|giải quyết"
    r"|giới thiệu|tập huấn|bồi dưỡng|củng cố|huy động|vận động|chuyển đổi|trồng|bê tông hóa|bê tông hoá|cứng hóa|kết nối|nối mạng|phấn đấu|duy trì|bố trí|phát triển|nhân rộng|ra mắt|đăng tải|đăng|phát sóng|giám sát|truyền thông|xóa|xoá"
    r"|tặng|trao|giúp đỡ|giúp|đạt|tạo việc làm|tuyển|mỗi|bình quân|có|chọn|lựa chọn|xuất bản|biên soạn|cung cấp|hướng dẫn|khám|hình thành|quy hoạch|phục dựng|bảo tồn|khôi phục|thu gom|nạo vét|tu sửa|kiên cố hóa|kiên cố hoá|tiêm|đón|trồng mới|trang bị|lắp|xét nghiệm|kiện toàn|thăm hỏi|chi trả|trợ cấp|chăm sóc|phụng dưỡng|biểu dương|khen thưởng|tôn vinh|chiếu|biểu diễn|quản lý|nuôi|chuyển|nâng|tiếp nhận|nhận|đảm bảo|bảo đảm|tăng thêm|thêm|khảo sát|rà soát|đối thoại|công nhận|chuyển giao|dạy nghề|cho vay|tham gia|treo|dựng|sản xuất|đầu tư|gồm|cho|tại|ưu tiên|trong đó|số đó|số này|nhân ra|thí điểm|làm điểm|ở|phụ trách|phân công|cử|kết nạp|luân chuyển|cử tuyển|sửa|(?<!chia )làm|mua|phỏng vấn|ký kết|liên kết|thu hút|vay|tiếp nhận|chỉ đạo|giao|bàn giao|phun|thả|ươm|gieo|dọn|bắc|khoan|đào|nạo|vẽ|sơn|ghi|quay|viết|soạn|dịch|thay|phủ|cắm|kéo|đấu nối|nối|di dời|di chuyển|hiến|quyên góp|lát|san|gia cố|số hóa|số hoá|mở rộng|tạo|bảo dưỡng|duy tu|trồng|khai hoang|quét|bán|xuất cấp)(?!\w)",
    re.IGNORECASE,
)
"""Words of doing, and those that hand on to what is counted."""
GIVES = compiled(
    r"(?<!\w)(?:giới thiệu|đăng(?: tải)?|phát sóng|cấp(?: phát)?|tặng|trao|hỗ trợ|xây(?: dựng)?|sửa(?: chữa)?|lắp(?: đặt)?|mở|trồng|phát(?: triển| hành)?|in|xuất bản|mua|trang bị|thành lập|làm|đưa|huy động|cử|luân chuyển|tuyển(?: dụng)?|kết nạp|đào tạo"
    r"|bồi dưỡng|giúp(?: đỡ)?|tổ chức|bố trí|hoàn thành|nhân rộng|sản xuất|biên soạn|kết nối|nâng cấp|khởi công|đón|thu hút|duy trì|giao|bàn giao|phun|thả|ươm|gieo|dọn|bắc|khoan|đào|nạo|vẽ|sơn|ghi|quay|viết|soạn|dịch|thay|phủ|cắm|kéo|đấu nối|nối|di dời|di chuyển|hiến|quyên góp|lát|san|gia cố|số hóa|số hoá|mở rộng|tạo|bảo dưỡng|duy tu|trồng|khai hoang|quét|bán|xuất cấp)\s+(?:mới\s+)?$",
    re.IGNORECASE,
)
_MORE = compiled(
    r"(?<!\w)(?!nhà|nông|cái|người|hộ|năm|đổi)[^\W\d]+\s(?:mới|xong|thêm|lại|hóa|hoá|dài|rộng|tiếp|trên)\s+$",
    re.IGNORECASE,
)
"""A verb that tells its result: "lắp mới", "nối dài", "số hóa"."""
_HEAD = compiled(
    r"(?:^|[;:,.]\s|\svà\s|(?:năm|tháng|quý)\s(?:[\d/]{1,7}|[IVX]{1,3}(?:/\d{4})?),?\s)[\s*_\-–+•“\"()]{0,6}(?P<verb>[^\W\d]+)(?P<rest>(?:\s[a-zà-ỹđ]+){0,4})\s+$"
)
"""The words that open a task and run straight into its number."""
_UNITS = frozenset(COUNTER.split("|")) - {"giải", "bố", "ca", "lu", "lô", "kè"}
_MEASURES = compiled(
    r"(?:diện tích|chiều|quy mô|dung|trọng|thời|mức|khoảng cách|độ|tuổi|bán kính|kích|loại|hạng|khổ|kinh phí|vốn|giá|tiền|tỷ|tỉ|định mức|định suất|tiêu|thứ|giai đoạn|cỡ|sức|sản lượng|năng suất|công suất|dài|rộng|cao|sâu|nặng|kỷ niệm|chào mừng|dân số|biên chế|cán bộ|lao động)(?!\w)"
)
_LABELS = frozenset(
    [
        "lớp",
        "khối",
        "nhóm",
        "tuyến",
        "tầng",
        "quận",
        "nóng",
        "đài",
        "thoại",
        "hotline",
        "tổ",
        "thửa",
        "đường",
        "khóa",
        "khoá",
        "mẫu",
        "bậc",
        "cấp",
        "hạng",
        "loại",
        "vùng",
        "giờ",
    ]
)
_NAMES = frozenset(
    [
        "luật",
        "nghị",
        "quyết",
        "thông",
        "kết",
        "chương",
        "đề",
        "kế",
        "tiểu",
        "chỉ",
        "văn",
        "công",
        "dự",
        "quốc",
        "biểu",
        "phụ",
        "điều",
        "khoản",
        "mục",
        "điểm",
        "nhóm",
        "lớp",
        "khối",
        "cấp",
        "bậc",
        "hội",
        "phòng",
        "sở",
        "ban",
        "tổ",
        "đảng",
        "ủy",
        "đoàn",
        "trung",
        "trưởng",
    ]
)
_STATES = compiled(
    r"(?:^|\s)(?:có|gồm|là|còn|hiện|đã|đang|chịu|của|trong|tại|ở|từ|theo|với|trên|dưới|thuộc|năm|tháng|ngày|quý|số(?! hóa| hoá)|điều|khoản|mục|tổng|toàn|cả|những|các|sau|trước|khi|nếu|do|vì|như|bằng|hơn|chiếm|đến|hết|lần|thứ|giảm|tăng|mỗi|và|được|bị|quá|để|cách|nằm|sống|xa|gần|giáp|tuổi|loại|cỡ)(?=\s|$)",
    re.IGNORECASE,
)
_NOUN = compiled(
    r"\s[“\"]?(?!(?:của|và|về|trong|theo|tại|là|cho|ban|ngày|tháng|năm|trên|do|với|từ|đến|thì|được|có|ở|hoặc|để|khi|sau|trước|quy|tới|giai|như|này|nêu|nói|kèm|còn|sẽ|phải|đã|so|trở|các|những|mỗi|bằng|hàng|hằng|số|diện|thời|tổng)(?!\w))[a-zđà-ỹ]{2,}|\s[“\"][A-ZĐ]"
)
"""A thing that can be counted, no function word."""
_HANDS_ON = compiled(r"(?<!\w)(?:cho|tới|đến|với|tại)\s+$", re.IGNORECASE)
_DATE_BEFORE = compiled(r"(?:ngày|trước|từ|đến|tháng|quý|sau|hết|hạn|dịp|và|-|–)\s*$", re.IGNORECASE)


def is_thing(after: str) -> bool:
    """A noun follows the number."""
    return bool(_NOUN.match(after))


def is_done_to(value: Value, lead: str, running: bool) -> bool:
    """A number of any thing behind a verb; `running` says that the sentence has counted before ("02 lớp cho 84 rà soát viên")."""
    if GIVES.search(lead) or _MORE.search(lead[-40:]):
        return True
    return opens_task(lead) or (running and bool(_HANDS_ON.search(lead)))


def opens_task(lead: str) -> bool:
    """One to five words at the head of a task, none of them a state, a measure or a name, run into the number."""
    head = _HEAD.search(lead[-60:] if len(lead) > 60 else lead)
    if not head or (head.start() == 0 and len(lead) > 60 and lead[-60] not in ";:,."):
        return False
    verb, rest = head["verb"].lower(), head["rest"]
    if verb in _UNITS or _MEASURES.match(verb + rest) or (verb in _NAMES and not DOES.match(verb + rest)):
        return False
    said = (verb + rest).split()
    if said[-1] in _LABELS or said[-1] in _UNITS or " ".join(said[:2]) in _UNITS:
        return False
    return not _STATES.search(verb + rest)


def is_all_of(value: Value, lead: str, after: str) -> bool:
    """`11/11 bếp ăn`: a share of things, no day and no fraction."""
    if value.of is None or value.of < value.value or not is_thing(after) or _DATE_BEFORE.search(lead):
        return False
    whole = value.value == value.of or value.of >= 10
    return whole and (
        not lead.strip(" *_-–+•")
        or bool(re.search(r"(?<!\w)(?:cho|tại|ở|có|của|trong|đạt|toàn bộ)\s+$", lead))
        or opens_task(lead)
    )
