"""Words with which names of Vietnamese public bodies are built, in lower case; `key` brings a word to that form."""

from __future__ import annotations

from functools import lru_cache

_PLACED = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe",
           "uỷ": "ủy", "uỳ": "ùy", "uý": "úy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip


@lru_cache(maxsize=8192)
def key(word: str) -> str:
    """Lower case with the tone mark in its new place (hoà, uỷ become hòa, ủy), so that both spellings meet."""
    word = word.lower()
    placed = _PLACED.get(word[-2:])
    return word[:-2] + placed if placed and word[-3:-2] != "q" else word


class Phrases:
    """A set of phrases that answers, at a place in a list of words, the length in words of the longest phrase there."""

    def __init__(self, text: str) -> None:
        self._found: dict[str, dict[int, set[tuple[str, ...]]]] = {}
        for line in text.replace("\n", "|").split("|"):
            words = tuple(key(word) for word in line.split())
            if words:
                self._found.setdefault(words[0], {}).setdefault(len(words), set()).add(words)

    def at(self, words: list[str], index: int) -> int:
        by_length = self._found.get(words[index]) if index < len(words) else None
        if not by_length:
            return 0
        for length in sorted(by_length, reverse=True):
            if tuple(words[index : index + length]) in by_length[length]:
                return length
        return 0


def _words(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.replace("\n", "|").split("|") if phrase.strip())


ARTICLES = _words(
    """
    các|những|từng|mỗi|mọi
    """
)

# First syllables of the verbs of a task: with a small letter after them they end a name …
PREDICATES = _words(
    """
    chủ|phối|tham|tổ|triển|thực|hướng|kiểm|xây|rà|tổng|báo|căn|chịu|đảm|bố|là|có|vận|tuyên|cung|nắm|thẩm|cân|huy
    lồng|đôn|theo|khảo|thống|cập|đẩy|chuẩn|bảo|đề|hỗ|quản|tăng|tiếp|giám|cử|phân|niêm|bình|xem|thông|tập|duy
    nghiên|đưa|giới|điều|khuyến|nâng|phê|chi|mở|lập|giải|giúp|trực|chuyển|chỉ|tích|khai|trình|gửi|nghiêm
    """
)
# … and those of them that are no second syllable of a place either.
PLAIN_VERBS = _words(
    """
    chủ|phối|tham|tổ|triển|thực|hướng|kiểm|xây|rà|tổng|báo|căn|chịu|đảm|bố|là|có|vận|tuyên
    """
)

# Territory after a name: "huyện", "các xã, thị trấn", "cấp tỉnh".
LEVELS = Phrases(
    """
    tỉnh|huyện|thị xã|thành phố|quận|đặc khu|xã|phường|thị trấn|thôn|bản|làng|buôn|ấp|khóm|khu phố|khu dân cư
    tổ dân phố|tp|tx|tdp|trung ương|khu vực|địa phương|cơ sở|sóc|phum|nóc|liên huyện|liên xã|liên phường
    """
)
NOT_LEVELS = Phrases(
    """
    xã hội|xã đoàn|xã viên|huyện ủy|huyện đoàn|tỉnh ủy|tỉnh đoàn|thành ủy|thành đoàn|thị ủy|thị đoàn|thôn trưởng
    bản tin|làng nghề|xã hội hóa|cơ sở dữ liệu|cơ sở hạ tầng|cơ sở vật chất|cơ sở pháp lý|quận ủy|quận đoàn
    xã đội|huyện đội|cơ sở y tế|cơ sở giáo dục|cơ sở đào tạo
    """
)

# Bodies that bear a field as their name: "Sở Tài chính", "các phòng: Nội vụ, Y tế".
DEPARTMENTS = Phrases(
    """
    ngành|sở|phòng|bộ|ban|công chức|cán bộ|trung tâm|văn phòng|chi cục|tổng cục|cục|hội|trường|bộ phận|vụ
    """
)

# First words of a proper name.
HEADS = Phrases(
    """
    thống kê|ubnd|hđnd|ub|ub mttq|ub . mttq|ub . mttqvn|ub mttqvn|ub mặt trận|ubmt|ubmttq|ubmttqvn|mttq|mttqvn
    lđlđ|bhxh|nhcsxh|bcđ|bch|ttyt|bql|ủy ban|hội đồng|hội đồng nhân dân|ủy ban nhân dân|ủy ban mặt trận|tt hđnd
    tt đảng ủy|văn phòng|phòng giao dịch|pgd|ban chỉ đạo|ban chỉ huy|ban quản lý|ban giảm nghèo|ban nhân dân
    ban phát triển|ban công tác mặt trận|ban giám sát|ban điều hành|ban vận động|ban đại diện|ban tuyên giáo
    ban dân vận|ban tuyên giáo và dân vận|ban tổ chức|ban kiểm tra|ban thường vụ|ban chấp hành|ban giám hiệu
    ban giám đốc|ban thường trực|ban dân tộc|ban kinh tế|ban xây dựng|ban pháp chế|ban văn hóa|ban thi đua
    ngân hàng chính sách|ngân hàng|kho bạc|bảo hiểm xã hội|bảo hiểm|công an|bộ chỉ huy|bộ tư lệnh|quân sự
    đồn biên phòng|bộ đội biên phòng|hạt kiểm lâm|viện kiểm sát|tòa án|thanh tra|điện lực|công ty|bưu điện|vnpt
    viettel|agribank|mobifone|evn|chi nhánh|chi cục|tổng cục|cục|trung tâm|mặt trận|mặt trận tổ quốc
    hội nông dân|hội phụ nữ|hội cựu chiến binh|hội cựu thanh niên xung phong|hội cựu tnxp|hội liên hiệp
    hội người|hội chữ thập|hội khuyến học|hội bảo trợ|hội lhpn|hội ccb|hội nd|hội làm vườn|hội doanh nghiệp
    hội luật gia|đoàn thanh niên|đoàn tn|đoàn tncs|đoàn xã|đoàn phường|liên đoàn|liên minh|liên hiệp|huyện đoàn
    tỉnh đoàn|thành đoàn|thị đoàn|xã đoàn|quận đoàn|hiệp hội|huyện ủy|tỉnh ủy|thành ủy|thị ủy|quận ủy|đảng ủy
    đảng bộ|thường trực|chi bộ|công đoàn|đài phát thanh|đài truyền thanh|đài truyền hình|đài pt|đài tt|đài ptth
    đài khí tượng|đài|báo|báo và đài|cổng thông tin|trang thông tin|cổng ttđt|trang ttđt|trạm y tế
    trạm khuyến nông|trạm|bệnh viện|trường|tổ công nghệ số cộng đồng|tổ công nghệ số|tổ công tác|tổ giúp việc
    tổ hỗ trợ|tổ tiết kiệm|tổ rà soát|tổ điều tra|tổ dân vận|quỹ|thuế|viện|học viện|chính phủ|thủ tướng|quốc hội
    công chức|cán bộ phụ trách|cán bộ làm công tác|cán bộ|điều tra viên|già làng|người có uy tín|hợp tác xã|htx
    sở|phòng|bộ|ban|hội|đoàn|vụ|tổ|đội|doanh nghiệp|trại|nhà máy|hội chữ thập đỏ|vườn quốc gia|mạng lưới|bộ phận
    viễn thông|tập đoàn|tổng công ty|ban tự quản|hội đồng tư vấn|xí nghiệp|lâm trường|nông trường|nhà máy nước
    trung đoàn|lữ đoàn|sư đoàn|đoàn kinh tế - quốc phòng|câu lạc bộ|nhà thiếu nhi|nhà văn hóa|bidv|vietinbank
    vietcombank|sacombank|ban giảm nghèo bền vững|tổ hợp tác|hải đội|ban chấp hành công đoàn
    hội đồng quản trị|kiểm toán|ngành|văn phòng hđnd và ubnd|văn phòng hội đồng nhân dân và ủy ban nhân dân
    văn phòng đoàn đbqh và hđnd|báo và phát thanh , truyền hình|hội đoàn kết sư sãi yêu nước|báo và phát thanh - truyền hình|báo và phát thanh truyền hình|báo và phát thanh và truyền hình
    báo và đài phát thanh|báo , đài|đài phát thanh và truyền hình|đài phát thanh - truyền hình
    đoàn tncs hồ chí minh|ban cán sự đảng|ban cán sự|đảng đoàn|ban nội chính|ban bảo vệ
    """
)
# Heads that mean something else unless a capital follows.
PROPER_ONLY = _words(
    """
    thống kê|sở|phòng|bộ|ban|hội|ngành|đoàn|cục|vụ|tổ|đội|báo|đài|trạm|trường|quỹ|thuế|viện|cán bộ|công ty|trại|nhà máy
    doanh nghiệp|quân sự|ủy ban|bảo hiểm|hợp tác xã|htx|chi nhánh|mạng lưới|bộ phận|thanh tra|vườn quốc gia
    chi bộ|liên minh|trung tâm|ngân hàng|hội đồng|viễn thông|tập đoàn|xí nghiệp|nông trường|nhà văn hóa|câu lạc bộ
    trung đoàn|sư đoàn|lữ đoàn|tổ hợp tác|hải đội
    """
)

# Holders of an office; the body that follows belongs to the name.
TITLES = Phrases(
    """
    ủy viên|chủ tịch|phó chủ tịch|thủ trưởng|giám đốc|trưởng|người đứng đầu|lãnh đạo|bí thư|hiệu trưởng
    thành viên|trưởng thôn|thôn trưởng|trưởng bản|trưởng ban|trưởng phòng|trưởng ấp|trưởng khu|bí thư chi bộ
    trưởng các|trưởng xóm|trưởng khóm|trưởng làng|trưởng khu phố|trưởng buôn|trưởng ban nhân dân|trưởng ban công tác mặt trận|đồng chí|thường trực
    cán bộ, công chức|cán bộ công chức|cán bộ|tổ trưởng|tổ trưởng tổ dân phố|trưởng khóm|chánh văn phòng
    ban giám đốc|ban lãnh đạo
    """
)

# Nobody in particular: "các cơ quan, đơn vị liên quan".
GENERIC = Phrases(
    """
    cơ quan quản lý chương trình|cơ quan quản lý|cơ quan thường trực|cơ quan|đơn vị|địa phương|sở|ban|ngành
    phòng|đoàn thể|hội|hội đoàn thể|tổ chức chính trị|tổ chức chính trị - xã hội
    tổ chức chính trị - xã hội - nghề nghiệp|tổ chức xã hội - nghề nghiệp|tổ chức - xã hội - nghề nghiệp
    tổ chức đoàn thể|tổ chức đoàn thể chính trị - xã hội|tổ chức đoàn thể chính trị|đoàn thể chính trị - xã hội
    đoàn thể chính trị|đoàn thể nhân dân|hội quần chúng|hội , đoàn thể chính trị - xã hội|tổ chức xã hội
    tổ chức chính trị xã hội|tổ chức nhận ủy thác|tổ chức tín dụng|tổ chức hội|tổ chức tôn giáo
    tổ chức thành viên|tổ chức kinh tế|tổ chức quốc tế|tổ chức đảng|tổ chức phi chính phủ|cá nhân|doanh nghiệp
    hợp tác xã|cấp ủy|cấp ủy đảng|chính quyền|lực lượng|lực lượng vũ trang|đơn vị sự nghiệp|cơ sở giáo dục
    cơ sở giáo dục nghề nghiệp|cơ sở đào tạo|cơ sở dạy nghề|cơ sở y tế|cơ sở trợ giúp xã hội|cơ sở sản xuất
    trường|trường học|nhà tài trợ|hội đặc thù|công ty|chủ đầu tư|nhà thầu|ngân hàng|nhà trường|cơ quan báo chí
    cơ quan truyền thông|cơ quan thông tấn|cơ quan chuyên môn|phòng chuyên môn|phòng ban|ban ngành|sở ngành
    sở ban ngành|trạm y tế|thôn|bản|làng|buôn|ấp|khóm|xóm|khu|khu phố|tổ dân phố|xã|phường|thị trấn|huyện|thị xã
    thành phố|quận|hộ gia đình|hộ dân|trưởng thôn|già làng|người có uy tín|tổ chức|nhà hảo tâm|nhà khoa học
    ban quản lý|cấp|thôn trưởng|khu dân cư|trung tâm|chi bộ|cơ quan thông tin|tập thể|chi hội|cơ quan liên quan
    nghiệp đoàn|bộ|đơn vị vũ trang|cơ sở|quỹ tín dụng|đơn vị đào tạo|đơn vị sử dụng lao động|người dân
    cộng đồng dân cư|nhà mạng|chủ rừng|chủ tàu|chủ cơ sở
    """
)
# These look generic but are other words: "phòng chống", "ban hành", "hội nghị".
NOT_GENERIC = Phrases(
    """
    phòng chống|phòng ngừa|phòng tránh|phòng , chống|ban hành|ban đầu|hội nghị|hội viên|hội thảo|hội thi|hội họp
    hội nhập|hội chợ|ngành nghề|sở hữu|sở thích|trường hợp|trường đua|cấp phát|cấp thẻ|cấp kinh phí
    cấp bách|cấp phép|cấp nước|cấp giấy|cơ sở dữ liệu|cơ sở hạ tầng|cơ sở vật chất|cơ sở pháp lý|bộ tiêu chí
    bộ chỉ số|bộ mặt|bộ máy|bản tin|bản đồ|cấp trên cơ sở|cơ sở đó|phòng tránh thai|cá nhân hóa|xã hội
    tổ chức thực hiện|tổ chức triển khai|cơ sở rà soát|cơ sở kết quả
    """
)
# Without "các" these are a predicate or a place, not a body.
ARTICLE_ONLY = _words(
    """
    tổ chức|cấp|xã|phường|thị trấn|huyện|thị xã|thành phố|quận|thôn|bản|làng|buôn|ấp|khóm|cơ sở|trung tâm|bộ
    ban quản lý|người dân|phòng|ban|hội|trường|sở|cá nhân|tập thể|hộ nghèo|hộ dân|hộ gia đình|khu phố|khu dân cư
    tổ dân phố|lực lượng|công ty|ngân hàng|chi bộ|quỹ tín dụng|địa phương|cộng đồng dân cư
    """
)
# Generic words that still name someone: the mass organisations and whoever governs.
NAMED = ("đoàn thể", "chính trị", "mặt trận", "ngân hàng", "doanh nghiệp", "cấp ủy", "hội")

MODIFIERS = Phrases(
    """
    có liên quan|liên quan|hữu quan|cùng cấp|các cấp|cấp trên|cấp dưới|chức năng|chuyên môn|khác|thành viên
    chủ quản|tương đương|được giao|nhận ủy thác|được giao nhiệm vụ|được phân công|có chức năng|có nhu cầu
    có thẩm quyền|thụ hưởng|trực thuộc|nhà nước|đặc thù|nêu trên|nói trên|báo chí|công lập|nghề nghiệp
    trong và ngoài|vũ trang|nhân dân|vũ trang nhân dân|đảng|có hộ nghèo|phụ trách|quản lý chương trình
    thực hiện chương trình|thực hiện kế hoạch|tài trợ|hảo tâm|làm công tác giảm nghèo|ở cơ sở
    có chức năng liên quan|có điều kiện|của đơn vị|trọng điểm|sử dụng lao động|cung ứng lao động
    """
)
PLACED = Phrases(
    """
    trên địa bàn|tại địa phương|ở địa phương|đóng trên địa bàn|hoạt động trên địa bàn|đứng chân trên địa bàn
    đóng chân trên địa bàn|tại địa bàn|trên địa bàn toàn|thuộc|trực thuộc|thuộc trực thuộc|thuộc , trực thuộc
    và trực thuộc|của|trong|trong toàn|của các|cấp|toàn|ở|tại|hai cấp|thuộc các
    """
)

# Lower-case phrases that may continue a proper name.
CONTINUES = Phrases(
    """
    điều phối|điều phối nông thôn mới|ngân hàng|kho bạc|bảo hiểm xã hội|ủy viên|phát triển|nhân dân xã|liên kết
    phục vụ|hỗ trợ nông dân|hỗ trợ phụ nữ|tư vấn|hướng nghiệp|kiểm nghiệm|phòng chống thiên tai|tìm kiếm cứu nạn
    phòng cháy chữa cháy|quân y|nhân dân|xã hội|chính sách|chính sách xã hội|quân sự|phụ nữ|nông nghiệp
    nông thôn|thanh niên|cộng sản|cựu chiến binh|cựu thanh niên xung phong|cựu tnxp|người cao tuổi|cao tuổi
    khuyến học|người khuyết tật|khuyết tật|tổ quốc|việt nam|nông dân|chữ thập đỏ|lao động|biên phòng|kiểm lâm
    kiểm sát|nhà nước|liên hiệp|liên hiệp phụ nữ|dịch vụ việc làm|dịch vụ nông nghiệp|giới thiệu việc làm
    giáo dục nghề nghiệp|giáo dục thường xuyên|nghề nghiệp|văn hóa|thể thao|truyền thanh|truyền hình|phát thanh
    kỹ thuật nông nghiệp|kỹ thuật|khuyến nông|y tế|y tế dự phòng|tài chính|nội vụ|tư pháp|dân tộc|công thương
    xây dựng nông thôn mới|nông thôn mới|kinh tế|hạ tầng|đô thị|quản lý đô thị|môi trường|tài nguyên
    phát triển nông thôn|giáo dục|thương binh|công nghệ|khoa học|tôn giáo|giảm nghèo|giảm nghèo bền vững
    các chương trình mục tiêu quốc gia|chương trình mục tiêu quốc gia|mục tiêu quốc gia|chương trình mtqg
    các chương trình mtqg|các ctmtqg|ctmtqg|xóa nhà tạm , nhà dột nát|xóa nhà tạm|nhà dột nát|xóa đói giảm nghèo
    chuyển đổi số|dự án đầu tư xây dựng|đầu tư xây dựng|trợ giúp pháp lý|trợ giúp pháp lý nhà nước
    công tác xã hội|bảo trợ xã hội|dân số|gia đình|và trẻ em|công an|công đoàn|công tác mặt trận|điện tử
    thông tin điện tử|nước sạch|vệ sinh môi trường|nước sạch và vệ sinh môi trường nông thôn|kiểm soát bệnh tật
    dịch vụ công|xúc tiến thương mại|thủy lợi|trồng trọt|chăn nuôi|thú y|trồng trọt và bảo vệ thực vật
    chăn nuôi và thú y|địa chính|kế toán|hộ tịch|tư pháp - hộ tịch|mầm non|tiểu học|trung học|trung học cơ sở
    trung học phổ thông|nội trú|bán trú|cao đẳng|cao đẳng nghề|đại học|trung cấp|trung cấp nghề
    phổ thông dân tộc nội trú|vay vốn|và vay vốn|tiết kiệm và vay vốn|ngân hàng chính sách xã hội|hộ nghèo
    số cộng đồng|công nghệ số cộng đồng|đảng|dân cử|các đoàn thể|doanh nghiệp|doanh nghiệp nhỏ và vừa|hợp tác xã
    bệnh nghề nghiệp|huy quân sự|hành chính công|phục vụ hành chính công|chính trị|bồi dưỡng chính trị|dân quân
    nhân đạo|nghĩa tình|nạn nhân chất độc da cam|chất độc da cam|thi hành án dân sự|thi hành án|dân sự|cấp nước
    giải phóng mặt bằng|phát triển quỹ đất|quỹ đất|thương mại|công nghiệp|điện lực|người mù|làm vườn|huyện ủy
    tỉnh ủy|thành ủy|thị ủy|đảng ủy|quận ủy|bộ đội|bộ đội biên phòng|cửa khẩu|một cửa|cung ứng dịch vụ
    sự nghiệp công|dịch vụ sự nghiệp công|xúc tiến đầu tư|thông tin cơ sở|pháp chế|liên minh|trẻ em|bệnh viện
    đa khoa|văn nghệ|nghệ thuật|đồng bào|phật giáo|người có công|bảo vệ trẻ em|bảo vệ quyền trẻ em|cơ yếu
    bảo tàng|thư viện|nhà tạm|nhà ở|dân phố
    """
)
# These continue a name only after a dash or "và", or with a capital: else they begin the predicate.
AMBIGUOUS = Phrases(
    """
    giới thiệu|truyền thông|thông tin|đào tạo|dạy nghề|quản lý|tổ chức|kiểm tra|thanh tra|thực hiện
    thực hiện chương trình|chỉ đạo|phụ trách|xúc tiến|tuyên giáo|dân vận|đầu tư|công tác|thường trực|xây dựng
    bảo trợ|cung ứng|sự nghiệp|chỉ huy|kiểm định|lưu trữ|đổi mới sáng tạo|khởi nghiệp|sản xuất|dịch vụ|kế hoạch
    phòng|hội|chương trình|cán bộ|tổng hợp|thống kê|du lịch|và đô thị|mục tiêu|thôn|cơ sở|dự án|bảo vệ rừng
    bảo vệ thực vật
    """
)

# Known names of fields that hold "," or "và", and those that may follow another in an elliptic list.
FIELDS = Phrases(
    """
    văn hóa , thể thao và du lịch|văn hóa , thể thao và truyền thông|văn hóa , khoa học và thông tin
    văn hóa , thông tin|văn hóa , thông tin và thể thao|văn hóa và thông tin|văn hóa và thể thao
    văn hóa - xã hội|văn hóa xã hội|văn hóa , xã hội|văn hóa , thể thao , du lịch và truyền thông
    văn hóa , thể thao , du lịch|vh , tt & dl|vh , tt và dl|vhtt & dl|vhttdl|vh & tt|vhtt|vhxh|vh - xh
    văn hóa , thông tin , thể thao và du lịch|văn hóa - thể thao - du lịch và truyền thông|văn hóa - thông tin
    văn hóa - thông tin và truyền thông|văn hóa , thông tin và truyền thông|văn hóa - thể thao và du lịch
    văn hóa , khoa học và công nghệ|thể thao và du lịch|du lịch|lao động - thương binh và xã hội
    lao động , thương binh và xã hội|lao động - thương binh & xã hội|lao động thương binh và xã hội
    lao động - tb & xh|lđ - tb & xh|lđtbxh|lđtb & xh|lđ - tbxh|lao động - tb và xh|lđ , tb & xh|lao động - tbxh
    lao động , thương binh xã hội|lao động|nông nghiệp và phát triển nông thôn|nông nghiệp và ptnt|nn & ptnt
    nnptnt|nn - ptnt|nông nghiệp & ptnt|nông nghiệp và môi trường|nông nghiệp , môi trường|nn & mt|nnmt
    nông nghiệp|tài nguyên và môi trường|tài nguyên - môi trường|tn & mt|tnmt|tài nguyên & môi trường
    giáo dục và đào tạo|giáo dục & đào tạo|gd & đt|gdđt|gd - đt|giáo dục - đào tạo|kế hoạch và đầu tư|kh & đt
    kế hoạch - nghiệp vụ tín dụng|kế hoạch nghiệp vụ tín dụng|kế hoạch - nghiệp vụ|kiểm tra - kiểm toán nội bộ
    kiểm tra kiểm toán nội bộ|kế toán - ngân quỹ|kế hoạch & đầu tư|kế hoạch - đầu tư|thông tin và truyền thông|thông tin & truyền thông|tt & tt|tttt
    khoa học và công nghệ|kh & cn|khcn|khoa học & công nghệ|tài chính - kế hoạch|tài chính kế hoạch
    tài chính và kế hoạch|tc - kh|tckh|tài chính|kế hoạch|kinh tế và hạ tầng|kinh tế - hạ tầng
    kinh tế , hạ tầng và đô thị|kinh tế , hạ tầng|kt & ht|kt - ht|kinh tế|hạ tầng|dân tộc và tôn giáo
    dân tộc - tôn giáo|dân tộc , tôn giáo|dân tộc|tôn giáo|nội vụ|tư pháp|y tế|xây dựng|giao thông vận tải
    giao thông - vận tải|gtvt|công thương|công thương và khoa học|ngoại vụ|quản lý đô thị|qlđt
    quản lý đô thị và hạ tầng|thanh tra|văn phòng|du lịch và truyền thông|quy hoạch - kiến trúc
    địa chính - nông nghiệp - xây dựng và môi trường|địa chính - xây dựng - đô thị và môi trường
    địa chính - nông nghiệp|địa chính nông nghiệp|địa chính xây dựng và môi trường|địa chính - xây dựng
    tài chính - kế toán|tài chính kế toán|văn phòng - thống kê|tư pháp - hộ tịch|văn hóa - xã hội và thông tin
    kinh tế , văn hóa và xã hội|dân vận|tuyên giáo|tuyên giáo và dân vận|tổ chức|kiểm tra|nông dân|phụ nữ
    liên hiệp phụ nữ|lhpn|cựu chiến binh|thanh niên|quân sự|thống kê|phục vụ hành chính công|dịch vụ tổng hợp
    giáo dục|môi trường|truyền thông|khoa học|công nghệ
    """
)
