"""The wording of duties, as patterns that the other modules of the package share."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled


def _any(words: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One of the words, as whole words, with any white space between syllables."""
    return compiled(r"(?<!\w)(?:" + words.replace("\n", "|").replace(" ", r"\s+") + r")(?!\w)", flags)


# Headings that tell the present: dates under them are past.
PRESENT = compiled(
    r"(?:thực\s+trạng|hiện\s+trạng|tình\s+hình|kết\s+quả\s+(?:thực\s+hiện|đạt|năm|công)|nguyên\s+nhân|đặc\s+điểm"
    r"|đánh\s+giá\s+(?:kết|tình|chung|thực)|căn\s+cứ|sự\s+cần\s+thiết|tồn\s+tại|hạn\s+chế|ưu\s+điểm)",
    re.IGNORECASE,
)
BASIS = compiled(
    r"[\W_]*(?:Căn cứ|Thực hiện|Theo)\s+(?:các\s+)?(?:Luật|Bộ luật|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị"
    r"|Công văn|Kế hoạch|Chương trình|Kết luận|Hướng dẫn|Văn bản)\s+(?:số|[A-ZĐ])"
)
OBJECTIVE = _any("mục tiêu|chỉ tiêu|mục đích")
CONTENT = _any("nội dung|giải pháp|nhiệm vụ|tổ chức")
FUNDING = _any("kinh phí|nguồn kinh phí|khái toán|nguồn lực|nguồn vốn|dự toán|ngân sách")
# What opens a line of a timetable: "Tháng 7/2011: ".
TIMED = compiled(r"[\W_]*(?:tháng|quý|tuần|trong\s+tháng|trong\s+quý)\s[^:;.]{1,30}:\s+(?=[A-ZĐ])", re.IGNORECASE)
TIMELINE = _any("thời gian|tiến độ|lộ trình|kế hoạch thực hiện|các bước")
# A verb of doing: without one a date governs nothing.
DUTY = _any(
    """hoàn thành|hoàn thiện|hoàn tất|xong|kết thúc|nghiệm thu|bàn giao|khởi công|gửi|trình|ban hành|nộp|báo cáo
công bố|khai giảng|niêm yết|phê duyệt|tổ chức|xây dựng|rà soát|triển khai|tổng hợp|lập|thực hiện|sơ kết
tổng kết|giải ngân|phân bổ|thẩm định|đăng ký|cung cấp|kiểm tra|giám sát|đánh giá|điều tra|tập huấn|tiến hành
cập nhật|nhập|đề xuất|xét|bình xét|chi trả|quyết toán|xóa|xoá|cấp|mở|họp|quán triệt|kiện toàn|thành lập
ra quân|phát động|thu thập|phân công|giao|hỗ trợ|thống kê|đối thoại|ký|tuyên truyền|tham mưu|chuyển|giao ban|bố trí
công nhận|khảo sát|đấu thầu|chuẩn bị|phân loại|bồi dưỡng|phúc tra|trả lời|đối chiếu|hưởng ứng"""
)
COMPLETES = _any("hoàn thành|hoàn tất|xóa|xoá|khởi công|bàn giao|xong|kết thúc|tổ chức lễ|tổ chức phát động|ra quân")
# What a goal opens with when it is a piece of work, and not a state to be reached.
WORKS = compiled(
    r"[\W_]*(?:phấn\s+đấu\s+|tập\s+trung\s+|cơ\s+bản\s+)?(?:đưa|lắp|xây|sửa|khởi|hoàn|bàn\s+giao|cấp|phát|trao|mở|khám"
    r"|nạo|trồng|đào|khoan|nâng\s+cấp|cải\s+tạo|di\s+dời|giải\s+ngân|đăng\s+ký|chuyển|tổ\s+chức|ký|hỗ\s+trợ|hưởng\s+ứng|đối\s+chiếu|rà\s+soát|kiểm\s+tra|thu\s+hồi)(?!\w)",
    re.IGNORECASE,
)
# "Trong quý II/2023, 100% đảng ủy xã ban hành nghị quyết": all of them do a piece of work by then.
ALL_DO = compiled(
    r"[\s,]*100\s?%\s[^,;.\d]{3,60}?\s(?:ban\s+hành|hoàn\s+thành|tổ\s+chức|xây\s+dựng|ký|họp|triển\s+khai)(?!\w)",
    re.IGNORECASE,
)
FINISH = compiled(
    r"(?:(?<!phần\s)hoàn\s+(?:thành|thiện|tất)(?!\s+(?:[^\W\d]+\s+){0,3}(?:chỉ|mục)\s+tiêu)|xong|kết\s+thúc|(?:tổng|sơ)\s+kết|chậm\s+nhất|muộn\s+nhất|hạn)[^.;]{0,90}$",
    re.IGNORECASE,
)
# What is so at a time, or was: no duty although a time stands beside it.
HOLDS = _any(
    """đã|vừa|thường|xảy ra|mùa|cùng kỳ|hiện có|hiện nay|diễn ra|năm học|sinh ngày|nhiệm kỳ|được|đối với|giá trị|hiệu lực
thời hạn|hưởng|áp dụng|học kỳ"""
)
DONE = compiled(r"hoàn\s+thành(?:\s+việc)?\s*$", re.IGNORECASE)
# "trợ cấp hằng tháng", "ngân sách hằng năm": the rhythm of money, not of a duty.
MONEY = compiled(
    r"(?:trợ\s+cấp|thu\s+nhập|mức(?!\s+sống)|bình\s+quân|ngân\s+sách|kinh\s+phí|dự\s+toán|giảm|tỷ\s+lệ|lương|chi\s+phí"
    r"|học\s+phí|phụ\s+cấp|hưởng|tăng|vốn|chuẩn|nguồn|tiền|lãi|nợ|đồng)(?:\s+[^\W\d]+){0,6}\s*$",
    re.IGNORECASE,
)
# What is done with money from year to year, and money that only pays for something else.
FUNDS = compiled(
    r"(?:bố\s+trí|cân\s+đối|phân\s+bổ|lập|xây\s+dựng|tham\s+mưu|giao|thẩm\s+định|đề\s+xuất|trình|dự\s+toán|chuyển|bổ\s+sung)"
    r"(?!\s+(?:trong|từ|bằng|theo|vào))[^.;]{0,60}$",
    re.IGNORECASE,
)
PAYS = compiled(
    r"(?:trong|từ|bằng|theo|vào|của)\s+(?:các\s+|nguồn\s+|phạm\s+vi\s+)?(?:dự\s+toán|ngân|nguồn|kinh|vốn|tiền)[^.;,]{0,40}$",
    re.IGNORECASE,
)
# "trình UBND xã báo cáo Sở Y tế": what an office brings together for those above.
HANDS_ON = compiled(r"(?<!\w)(?:trình|tham\s+mưu)\s[^.;]{0,80}?\sbáo\s+cáo(?!\w)", re.IGNORECASE)
CAMPAIGN = _any("rà soát|điều tra|khảo sát|vận động|cao điểm|chiến dịch|chính thức|sơ bộ|bàn giao|phát động|đợt")
MEETS = _any("sinh hoạt|kiểm tra|giám sát|họp|giao ban|báo cáo|đánh giá|đối chiếu|rà soát|trình|tổng hợp|công khai")
# What a bare "6 tháng" is the rhythm of; else it is how long something lasts.
HALF_YEARLY = _any("định kỳ|sơ kết|báo cáo|kiểm điểm|đánh giá|giao ban|họp|kiểm tra|giám sát|đối chiếu|rà soát")
WATCHES = _any("kiểm tra|giám sát|giao ban|họp|đối thoại|sinh hoạt|phúc tra|thanh tra|tự kiểm tra")
EVENT = compiled(
    r"(?:thực\s+hiện|triển\s+khai),?\s+(?:có|gặp|phát\s+sinh)\s+[^.;:]{0,20}?(?:khó\s+khăn|vướng\s+mắc)(?:,\s+vướng\s+mắc)?|(?:nếu|trường\s+hợp|khi)\s+(?:có\s+|phát\s+sinh\s+|gặp\s+)[^.;:]{0,60}?(?:khó\s+khăn|vướng\s+mắc|phát\s+sinh|vấn\s+đề"
    r"|yêu\s+cầu|nội\s+dung)|khó\s+khăn,?\s+vướng\s+mắc[^.;]{0,60}?(?:nếu\s+có|phát\s+sinh)|vướng\s+mắc\s*\(nếu\s+có\)",
    re.IGNORECASE,
)
# "báo ngay cho", "kịp thời phản ánh": a duty to speak as soon as something happens.
ALERT = compiled(
    r"(?<!\w)(?:(?:trình\s+)?báo(?:\s+(?:cáo|tin))?|thông\s+(?:báo|tin)|phản\s+ánh|kiến\s+nghị)\s+(?:ngay|kịp\s+thời|tức\s+thời"
    r"|tức\s+thì|khẩn|gấp|nhanh|lập\s+tức|trong\s+ngày|đột\s+xuất)(?!\w)"
    r"|(?<!\w)(?:kịp\s+thời|ngay\s+lập\s+tức|lập\s+tức|nhanh\s+chóng|khẩn\s+trương|phải|khẩn\s+cấp)\s+"
    r"(?:trình\s+báo|báo(?!\s+vệ)|thông\s+(?:báo|tin)|phản\s+ánh)(?!\w)",
    re.IGNORECASE,
)
# What sets a duty off: "khi xảy ra …", "gặp tình huống …", "trường hợp phát hiện …".
OCCURS = compiled(
    r"(?<!\w)(?:(?:ngay\s+)?(?:sau\s+)?khi|mỗi\s+khi|nếu|hễ|sau\s+(?:mỗi|từng)\s+(?:đợt|lớp|kỳ|lần|khóa|khoá|cuộc)|mọi(?=\s+(?:khó|vướng|phản|ý))|(?:trong\s+)?trường\s+hợp|gặp|(?:có|phát\s+sinh|xảy\s+ra|phát\s+hiện)"
    r"(?=\s+(?:sự\s+cố|tình\s+huống|biến\s+động|dấu\s+hiệu|vụ\s+việc|dịch|thiên\s+tai|trường\s+hợp|vướng\s+mắc|khó\s+khăn)))\s+\w",
    re.IGNORECASE,
)
AT_ONCE_WORD = compiled(r"ngay|tức|khẩn|gấp|lập\s+tức|nhanh", re.IGNORECASE)
IN_DAYS = compiled(r"trong\s+\d{1,3}\s+(?:ngày\s+làm\s+việc|ngày|giờ)", re.IGNORECASE)
# What people are served with within so many days: "trả lời trong 03 ngày làm việc".
SERVED = _any("trả lời|phúc tra|giải quyết|thông báo")
# How long a service takes is a target, no duty of a day.
STANDARD = compiled(r"(?<!\w)thời\s+(?:gian|hạn)(?!\w)[^;.]{3,120}(?:không\s+quá|tối\s+đa)\s+\d", re.IGNORECASE)
AT_ONCE = compiled(r"(?<!\w)(?:ngay\s+(?:sau\s+khi|khi|sau)|trong\s+ngày\s+khi)\s+[^.;,]{3,80}", re.IGNORECASE)
TELLING = ("báo", "đề xuất", "phản ánh", "thông tin", "gửi", "kiến nghị", "đề nghị", "văn bản")
TELLS = _any(
    "báo cáo|báo|phản ánh|thông tin|đề xuất|gửi|kịp thời thông tin|kịp thời gửi|thông báo|kiến nghị|đề nghị|có văn bản"
)
VAGUE = compiled(
    r"(?<!\w)(?:theo\s+(?:đúng\s+)?(?:quy\s+định|định\s+k[ỳì]|yêu\s+cầu)|\(?nếu\s+có\)?|kịp\s+thời|định\s+k[ỳì]"
    r"|để\s+(?:tổng\s+hợp|theo\s+dõi|chỉ\s+đạo|báo\s+cáo|xem\s+xét)|thường\s+xuyên|khi\s+(?:có|được)\s+yêu\s+cầu)(?!\w)",
    re.IGNORECASE,
)
REGIME = compiled(
    r"(?:thực\s+hiện|chấp\s+hành|bảo\s+đảm|đảm\s+bảo|duy\s+trì)[^.;]{0,20}?chế\s+độ[^.;]{0,40}?báo\s+cáo", re.IGNORECASE
)
# The yearly review of poor households, and the assessment of a named year.
REVIEW = compiled(r"rà\s+soát[^.]{0,60}?hộ\s+(?:nghèo|cận\s+nghèo)[^.]{0,80}?năm\s+20\d\d", re.IGNORECASE)
ASSESSED = compiled(r"(?:đánh\s+giá|tổng\s+kết)[^.;]{0,90}năm\s+20\d\d", re.IGNORECASE)
# "theo báo cáo", "mẫu báo cáo": a thing, not a duty.
THING = compiled(r"(?:theo|mẫu|biểu|nội\s+dung|các|từ|bản|file|xem|căn\s+cứ|qua|nghe|trong)\s+$", re.IGNORECASE)
THROUGHOUT = _any("cả năm|quanh năm|trong năm|thường xuyên|xuyên suốt|suốt năm|liên tục")
EXTENT = compiled(r"\d\s*%|\d+(?:[.,]\d+)?\s*(?:điểm\s+phần\s+trăm|tỷ|triệu)")
# "ít nhất 02 lần/năm" is a quantity to reach.
AT_LEAST = compiled(
    r"(?:ít\s+nhất|tối\s+thiểu)\s+\d{1,3}\s+[^\W\d]|(?:mỗi|hằng|hàng)\s+tháng\s+(?:giới\s+thiệu|phát|đăng|đưa)\s+\d",
    re.IGNORECASE,
)
RATE = compiled(r"\d\s*%|\d+(?:[.,]\d+)?\s*điểm\s+phần\s+trăm")
WITHIN_DAYS = compiled(
    r"(?:trong\s+(?:vòng|thời\s+hạn|thời\s+gian)|chậm\s+nhất|không\s+quá|sau)\s+\d{1,3}\s+(?:ngày|giờ)"
    r"(?:\s+làm\s+việc)?(?:,?\s+(?:sau|kể\s+từ|tính\s+từ)[^.;,]{0,60})?",
    re.IGNORECASE,
)
STATE = compiled(
    r"(?:tính\s+(?:đến|tại)|tại\s+thời\s+điểm|kể\s+từ|có\s+hiệu\s+lực|so\s+với)[^,;.]{0,30}$"
    r"|(?:[Qq]uốc\s+khánh|[Kk]ỷ\s+niệm|[Cc]hào\s+mừng|(?:[Nn]gày|[Nn]ăm)\s+[Tt]hành\s+lập|Ngày\s+[^\W\d_a-zà-ỹ]\w+)[^;.]{0,40}$"
)
SENTENCE = compiled(
    r":\s*\S|trước|chậm nhất|hạn|hằng|hàng|từ ngày|hoàn thành|báo cáo [^.]{0,60}(?:về|gửi|cho)|định kỳ"
    r"|mỗi (?:tháng|quý|năm)|lần|\.$",
    re.IGNORECASE,
)
YEARLY = compiled(r"\W*(?:định\s+k[ỳì]\s+)?(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)
OPENING = compiled(
    r"\W*(?:căn\s+cứ|trên\s+cơ\s+sở|(?:trong\s+)?quá\s+trình|định\s+k[ỳì]|hằng|hàng|trước|chậm\s+nhất|kết\s+thúc|theo|nếu|khi|gặp|sau|(?:trong\s+)?trường\s+hợp|có\s+(?:khó|vướng|vấn))(?!\w)",
    re.IGNORECASE,
)
YEARLY_NEAR = compiled(r"(?:hằng|hàng)\s+năm(?:\s+vào)?\s*$", re.IGNORECASE)
WEEKLY = compiled(r"(?<!\w)(?:hằng|hàng|mỗi)\s+tuần(?!\w)", re.IGNORECASE)
SUDDEN = compiled(r"(?<!\w)(?:kiểm\s+tra|giám\s+sát|thanh\s+tra|phúc\s+tra)\s+đột\s+xuất(?!\w)", re.IGNORECASE)
OFTEN = compiled(r"\W*(?:định\s+k[ỳì]\s+)?(?:hằng|hàng|mỗi|từng)\s+(?:0?6\s+)?(?:năm|quý|tháng|tuần)", re.IGNORECASE)
EVERY = compiled(r"mỗi|hằng|hàng|định\s+k[ỳì]", re.IGNORECASE)
ORDER = compiled(r"(?:^|[\s,(])(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu)\s+")
_WORTH = (
    "báo cáo",
    "yêu cầu",
    "cần",
    "ngày",
    "tháng",
    "quý",
    "qúy",
    "năm",
    "định k",
    "tuần",
    "kịp thời",
    "vướng mắc",
    "đột xuất",
    "sơ kết",
    "ngay",
    "sau mỗi",
    "thông tin",
    "phản ánh",
    "khẩn",
    "/",
)


def worth(text: str) -> bool:
    """A cheap test: the paragraph has a word of time or of report."""
    lower = text.lower()
    return any(word in lower for word in _WORTH)


def start_of(text: str, start: int, at: int) -> int:
    """Where the words that a date governs begin: after the last semicolon, at most 220 letters back."""
    low = max(start, at - 220)
    bracket = text.rfind("(", low, at)
    cut = max(text.rfind("; ", low, at), bracket if text.find(")", bracket, at) < 0 else -1)
    begin = cut + 1 if cut >= 0 else low
    if begin == low and low > start:
        comma = text.find(", ", low, at)
        begin = comma + 1 if comma > 0 else text.find(" ", low, at) + 1 or at
    while begin < at and not text[begin].isalnum():
        begin += 1
    return begin
