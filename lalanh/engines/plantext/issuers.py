"""Who issued the plan, and at which level of government."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.model import Header, Outline

_MOTTO = compiled(
    r"C[ỘO]NG\s+H[OÒ][AÀ]\s+XÃ\s+H[ỘO]I.{0,30}NAM|Đ[ộo]c\s+l[ậa]p.{0,30}ph[úu]c|ĐẢNG\s+CỘNG\s+SẢN.{0,12}NAM"
    r"|ĐOÀN\s+(?:TNCS|THANH\s+NIÊN\s+CỘNG\s+SẢN)\s+HỒ\s+CHÍ\s+MINH(?=\s*$)",
    re.IGNORECASE,
)
_NUMBER_OR_DATE = compiled(
    r"\bS[ốo]\s*[:.;]?\s*[\d.…_/-].*|[^\W\d_][\w'’. -]{0,50},\s*ngày\b.*|[-–—=*_]{3,}.*", re.IGNORECASE
)
_COMMON = {
    "ủy", "uỷ", "ban", "nhân", "dân", "hội", "đồng", "tỉnh", "huyện", "xã", "phường", "quận", "thị", "trấn", "thành", "phố", "đặc", "khu", "mặt",
    "trận", "tổ", "chỉ", "đạo", "sở", "phòng", "đảng", "bộ", "liên", "hiệp", "phụ", "nữ", "nông", "cựu", "chiến", "binh", "đoàn", "thanh", "niên",
    "lao", "động", "thương", "và", "phát", "triển", "thôn", "nghiệp", "giáo", "dục", "đào", "tạo", "tài", "chính", "sách", "ngân", "hàng", "môi",
    "trường", "nguyên", "dựng", "xây", "y", "tế", "nội", "vụ", "văn", "hóa", "hoá", "kinh", "chấp", "hành", "thường", "trực", "tuyên", "quốc", "gia", "các", "chương", "trình", "mục", "tiêu", "giảm", "nghèo", "bền", "vững", "công", "an", "của", "trung", "tâm", "chi", "nhánh", "xóa", "xoá", "nhà", "tạm", "dột", "nát", "rà", "soát", "cuộc", "vận", "phong", "trào", "hộ", "tác",
}  # fmt: skip
_INNER = compiled(
    r"\s(?=(?:ĐẢNG [ỦU][YỶ]|SỞ|BAN (?:CHỈ ĐẠO|QUẢN LÝ|DÂN TỘC|TỔ CHỨC)|CHI CỤC|TRUNG TÂM"
    r"|PHÒNG(?= (?:KINH TẾ|LAO ĐỘNG|NÔNG NGHIỆP|TÀI CHÍNH|VĂN HÓA|VĂN HOÁ|NỘI VỤ|DÂN TỘC|Y TẾ|GIÁO DỤC|TƯ PHÁP|CÔNG|QUẢN LÝ))) \S)"
)
_ABOVE = compiled(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ)\s(?![ỦU][ỶY]|ĐOÀN)\S")
"""The unit above on a line of its own, below the name of the body: "ỦY BAN NHÂN DÂN PHƯỜNG PHONG PHÚ / THÀNH PHỐ HUẾ"."""
_BELOW_PARTY = compiled(r"(?:TỈNH|THÀNH) [ỦU][ỶY]\s")
_BELOW = compiled(
    r"\s(?=(?:HUYỆN|THỊ|QUẬN|THÀNH|ĐẢNG) [ỦU][ỶY] \S|BAN (?!CHẤP|THƯỜNG)|VĂN PHÒNG|ĐẢNG [BĐ]|[ỦU][ỶY] BAN)"
)
_GOVERNS = compiled(r"(?:[UỦ][ỶYỷy] BAN NHÂN DÂN|UBND)\s+(?P<place>.+)", re.IGNORECASE)
_ORGAN = compiled(r"(?<=\S) BAN (?:THƯỜNG (?:TRỰC|VỤ)|CHẤP HÀNH)$", re.IGNORECASE)
_PHRASES = tuple(
    (compiled(rf"(?<!\w){words.lower()}(?!\w)", re.IGNORECASE), words)
    for words in (
        "Mặt trận Tổ quốc Việt Nam", "Lao động - Thương binh và Xã hội", "Lao động, Thương binh và Xã hội", "Lao động - TB&XH", "Nông nghiệp và Phát triển nông thôn",
        "Nông nghiệp và Môi trường", "Giáo dục và Đào tạo", "Kế hoạch và Đầu tư", "Tài chính - Kế hoạch", "Tài nguyên và Môi trường",
        "Văn hóa, Thể thao và Du lịch", "Văn hóa - Xã hội", "Khoa học và Công nghệ", "Thông tin và Truyền thông", "Liên hiệp Phụ nữ", "Liên minh Hợp tác xã",
        "Cựu chiến binh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Hội Nông dân", "Ngân hàng Chính sách xã hội", "Sở Y tế", "Sở Nội vụ", "Sở Tài chính",
        "Sở Xây dựng", "Sở Công Thương", "Phòng Kinh tế", "Phòng Y tế", "Phòng Nội vụ", "Ban Dân tộc", "Ban Chỉ đạo", "Ban Chấp hành", "Ban Thường vụ",
        "Ban Thường trực Ủy ban", "Ban Thường trực Uỷ ban", "Đảng bộ", "Đảng ủy", "LHPN", "MTTQ", "MTTQVN", "CSXH", "TNCS",
    )
)  # fmt: skip
_KINDS = (
    ("đặc khu", "commune"), ("thị trấn", "commune"), ("phường", "commune"), ("xã", "commune"), ("thị xã", "district"), ("huyện", "district"),
    ("quận", "district"), ("thành phố", "city"), ("tỉnh", "province"),
)  # fmt: skip
_KIND_NAMES = frozenset(kind for kind, _ in _KINDS)
_ABBREVIATED = compiled(
    r"[BCDĐGHKLMNPQRSTVX]{2,}\d*|[A-ZĐ]{1,9}&[A-ZĐ&-]{1,9}|[BCDĐGHKLMNPQRSTVX]{1,4}-[BCDĐGHKLMNPQRSTVX]{1,4}"
)
_CENTRAL = ("hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ")
_PLACED = compiled(
    r"(?P<kind>[Tt]ỉnh|[Tt]hành phố|[Tt]hị xã|[Hh]uyện|[Qq]uận|[Tt]hị trấn|[Pp]hường|[Đđ]ặc khu|[Xx]ã)\s+"
    r"(?P<name>[A-ZĐÀ-Ỹ][\w'’]*(?:[ -](?:[A-ZĐÀ-Ỹ]['’\w]*|\d{1,2})){0,4})"
)
_SPEAKS = compiled(
    r"(?:[UỦ][ỷy] ban [Nn]hân dân|UBND)\s+(?P<kind>tỉnh|thành phố|thị xã|huyện|quận|thị trấn|phường|đặc khu|xã)\b"
)
_ISSUES = compiled(
    _SPEAKS.pattern
    + r"(?:(?![UỦ][ỷy] ban [Nn]hân|UBND)[^.;:]){0,45}?\s(?:ban hành|xây dựng|triển khai|tổ chức|lập|đề ra|thông qua|yêu cầu)(?!\w)"
)
_SHORT = (
    (compiled(r"^UBND\b"), "ỦY BAN NHÂN DÂN"),
    (compiled(r"^HĐND\b"), "HỘI ĐỒNG NHÂN DÂN"),
    (compiled(r"^BCH\b"), "BAN CHẤP HÀNH"),
    (compiled(r"\bTP\.?\s"), "THÀNH PHỐ "),
)
_BODY = compiled(
    r"^(?:[UỦ][ỶYỷy] BAN|UBND|BCH |HỘI ĐỒNG|HĐND|TỈNH [UỦ][ỶY]|HUYỆN [UỦ][ỶY]|THÀNH [UỦ][ỶY]|THỊ [UỦ][ỶY]|QUẬN [UỦ][ỶY]|ĐẢNG [UỦ][ỶY]|ĐẢNG BỘ|BAN |SỞ |PHÒNG |MẶT TRẬN|LIÊN |HỘI |ĐOÀN|TỈNH ĐOÀN"
    r"|HUYỆN ĐOÀN|NGÂN HÀNG|CÔNG AN|BỘ |TRUNG TÂM|CHI CỤC|CỤC |VĂN PHÒNG)",
    re.IGNORECASE,
)


def settle(head: Header, lines: list[str], outline: Outline) -> None:
    """Sets issuer and level from the lines above the type of document, else from title and opening words."""
    pieces = _pieces(lines)
    if pieces:
        head.issuer = _issuer(pieces)
        year = head.date.year if head.date else None
        head.level = level_of(pieces[-1], year) or level_of(" ".join(pieces), year)
    else:
        _from_words(head, outline)


def _pieces(lines: list[str]) -> list[str]:
    """Names of bodies above the type, motto, number and date taken away; a name over two lines is joined."""
    found: list[str] = []
    unit = ""
    for line in lines:
        text = _NUMBER_OR_DATE.sub("", _MOTTO.sub(" ", line)).strip(" -–—=*.:;\t")
        text = " ".join(text.split())
        if len(text) < 3 or (not text.isupper() and not _BODY.match(text)):
            continue
        for part in (_BELOW if _BELOW_PARTY.match(text) else _INNER).split(text):
            if not found and _ABOVE.match(part):
                unit = part
                continue
            if unit and _BODY.match(part) and level_of(part, None) is None:
                part, unit = f"{part} {unit}", ""
            if found and _ABOVE.match(part) and level_of(found[-1], None):
                continue
            if found and (not _BODY.match(part) or _ORGAN.match("– " + part, 1)):
                found[-1] += " " + part
            else:
                found.append(part)
    return [_organ(text) for text in found if _BODY.match(text)]


def _organ(text: str) -> str:
    """The standing board of the Front speaks for itself; a committee of the Party speaks through its own."""
    rest = _ORGAN.sub("", text)
    front = rest != text and re.search(r"MTTQ|MẶT\s+TRẬN", rest, re.IGNORECASE)
    return f"BAN THƯỜNG TRỰC {rest}" if front and text.upper().endswith("TRỰC") else rest


def _issuer(pieces: list[str]) -> str:
    """The last name, with its words whole, and with the place that the name above it governs."""
    name = pieces[-1]
    above = _GOVERNS.match(pieces[-2]) if len(pieces) > 1 else None
    if above and level_of(name, None) is None:
        name += " " + (above["place"] if name.isupper() else spoken("A " + above["place"])[2:])
    for pattern, whole in _SHORT:
        name = pattern.sub(whole, name)
    return spoken(name)


def spoken(name: str) -> str:
    """`ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG` as it stands in a sentence; mixed case stays as printed."""
    if not name.isupper():
        return name
    printed = name.split()
    words = name.lower().split()
    named = _territories(words)
    whole = " ".join(
        printed[n] if _ABBREVIATED.fullmatch(printed[n]) else _word(word, n, n in named) for n, word in enumerate(words)
    )
    for pattern, phrase in _PHRASES:
        whole = pattern.sub(phrase, whole)
    return re.sub(r"(?<=\s)(quận|phường)(?= \d)", lambda m: m[1].capitalize(), whole)


def _word(word: str, n: int, named: bool) -> str:
    if n == 0:
        return word[:1].upper() + word[1:]
    if named:
        return "-".join(
            "’".join("'".join(p[:1].upper() + p[1:] for p in q.split("'")) for q in part.split("’"))
            for part in word.split("-")
        )
    return word if word in _COMMON else word[:1].upper() + word[1:]


def _territories(words: list[str]) -> set[int]:
    """Indices of the words that name territories: all behind a kind of unit ("huyện"), but for the next kind."""
    found: set[int] = set()
    n, inside = 1, False
    while n < len(words):
        size = next((s for s in (2, 1) if " ".join(words[n : n + s]) in _KIND_NAMES), 0)
        if size and n + size < len(words) and not (words[n] == "xã" and words[n + 1] == "hội"):
            n, inside = n + size, True
            found.add(n)
        elif inside:
            found.add(n)
        n += 1
    return found


def level_of(words: str, year: int | None) -> str | None:
    """province, district, city, commune: by the lowest kind of unit that the name holds."""
    plain = " ".join(words.lower().split())
    for party, level in (
        ("tỉnh ủy", "province"),
        ("tỉnh uỷ", "province"),
        ("huyện ủy", "district"),
        ("huyện uỷ", "district"),
        ("thị ủy", "district"),
        ("thị uỷ", "district"),
        ("quận uỷ", "district"),
        ("quận ủy", "district"),
    ):
        if party in plain:
            return level
    for kind, level in _KINDS:
        other = "(?!h[ộo]i|viên|đội|đoàn)" if kind == "xã" else ""
        m = re.search(rf"(?<!\w){kind}\s+{other}(\w.{{0,20}})", plain)
        if m and not (kind == "xã" and plain[max(0, m.start() - 4) : m.start()].endswith("thị ")):
            return _city(m[1], year) if level == "city" else level
    return None


def _city(name: str, year: int | None) -> str:
    central = _CENTRAL + (("huế",) if year is None or year >= 2025 else ())
    return "province" if name.startswith(central) else "city"


def _capitals(name: str) -> str:
    """A name up to the first word in small letters ("Kỳ Sơn đi làm việc")."""
    words = name.split()
    return " ".join(words[: next((n for n, word in enumerate(words) if word[0].islower()), len(words))])


def _from_words(head: Header, outline: Outline) -> None:
    """Without a head: the unit that speaks ("UBND huyện ban hành"), with the name that the title gives it."""
    opening = " ".join(p.text for p in outline.paragraphs[:30] if p.zone == "head")[:6000]
    kind = next(
        (m["kind"] for m in reversed([*_ISSUES.finditer(opening)] or [*_SPEAKS.finditer(opening[-700:])])), None
    )
    named = list(_PLACED.finditer(head.title or "")) or list(_PLACED.finditer(opening))
    if kind:
        named = [m for m in named if m["kind"].lower() == kind] or [
            m for m in _PLACED.finditer(opening) if m["kind"].lower() == kind
        ]
    if not named:
        return
    place = next((m for m in reversed(named) if _capitals(m["name"])), None)
    if place is None:
        return
    head.issuer = f"Ủy ban nhân dân {place['kind'].lower()} {_capitals(place['name'])}"
    head.level = level_of(head.issuer, head.year)
