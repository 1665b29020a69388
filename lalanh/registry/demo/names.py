"""Names of people as they are borne in Kon Tum: men "A …", women "Y …" without a family part among the native peoples; others with one."""

from random import Random

_NATIVE_MEN = ["Nhơi", "Brao", "Blưng", "Đe", "Dôr", "Hơ", "Kâng", "Lơng", "Mưu", "Nái", "Pin", "Phiên", "Rah", "Sa", "Tang", "Thuih", "Tú", "Xăng", "Yôn", "Khỏi", "Blơn", "Byưn", "Chiu", "Djrên", "Đôi", "Gleo", "Glơi", "Gưk", "Hnheo", "Hlưn", "Hmếu", "Jar", "Jring", "Jưn", "Kheo", "Khuk", "Klâu", "Kleh", "Krui", "Kưm", "Lăk", "Lênh", "Liêp", "Lưu", "Mih", "Mơn", "Ngơi", "Ngưt", "Nghiu", "Nhưm", "Niêm", "Oăn", "Ôk", "Pêng", "Pheo", "Phuk", "Plin", "Pôi", "Rao", "Reng", "Riu", "Rôn", "Srai", "Sơn", "Tưm", "Têm", "Thêng", "Thik", "Thut", "Tiup", "Triêu", "Trôi", "Tuân", "Uk", "Ưn", "Vêk", "Vưi", "Xem", "Xiu", "Xuân", "Yeo", "Yưk", "Đưm", "Bưp", "Bôi", "Chrơi", "Duông", "Đruih", "Hlao", "Huêl", "Hyâu", "Jơi", "Kiêm", "Kơi", "Lưih", "Nhâm", "Nol", "Pyưn", "Rưk", "Sinh", "Tâk", "Thưp", "Yâng"]  # fmt: skip
_NATIVE_WOMEN = ["Hlang", "Blơi", "Pưi", "Nhia", "Thút", "Der", "Mơi", "Xôi", "Bơih", "Blui", "Bling", "Byơn", "Char", "Dêm", "Djưi", "Đai", "Đeng", "Glưn", "Gôi", "Hlơi", "Hlơn", "Hmưi", "Hnơi", "Hyư", "Jrai", "Jưi", "Khưm", "Khưi", "Klưt", "Krơi", "Lêng", "Liu", "Lơn", "Lưm", "Mai", "Mưm", "Mlơi", "Nang", "Neh", "Ngưn", "Nghêu", "Nhơn", "Nhui", "Niang", "Nưi", "Oanh", "Ôn", "Pel", "Pêng", "Phơn", "Phưi", "Plơi", "Plưn", "Priu", "Rơi", "Rung", "Rưi", "Sar", "Srâu", "Sơi", "Sưm", "Tâm", "Tên", "Thâm", "Thơi", "Thôn", "Thưi", "Tlơi", "Tơi", "Trâm", "Tưi", "Uih", "Ưi", "Vai", "Vơi", "Xa", "Xâm", "Xuyên", "Xưi", "Yi", "Yơn", "Yưn", "Đen", "Bưi", "Chi", "Drơi", "Giang", "Hrim", "Jan", "Kưi", "Lai", "Mrơi", "Nơk", "Pôi", "Rêh", "Siu", "Tlưi", "Wưn", "Ya"]  # fmt: skip
_NEW_MEN = ["Bảo", "Bình", "Chiến", "Chung", "Cường", "Dũng", "Duy", "Đạt", "Đông", "Đức", "Giang", "Hải", "Hậu", "Hiếu", "Hiệp", "Hoàng", "Hùng", "Huy", "Khang", "Khánh", "Khôi", "Kiên", "Lâm", "Linh", "Long", "Lực", "Minh", "Nam", "Nghĩa", "Nhân", "Phong", "Phú", "Phúc", "Quang", "Quân", "Quốc", "Quyết", "Sơn", "Tài", "Tâm", "Tân", "Thái", "Thành", "Thắng", "Thiện", "Thịnh", "Thuận", "Tiến", "Toàn", "Trí", "Trung", "Trường", "Tuấn", "Tùng", "Việt", "Vinh", "Vũ"]  # fmt: skip
_NEW_WOMEN = ["Ánh", "Bích", "Châu", "Chi", "Diễm", "Diệp", "Dung", "Duyên", "Đào", "Giang", "Hà", "Hạnh", "Hằng", "Hậu", "Hiền", "Hoa", "Hoài", "Hồng", "Huệ", "Hương", "Hường", "Huyền", "Khuyên", "Kim", "Lan", "Lệ", "Liên", "Linh", "Loan", "Ly", "Mai", "Mến", "My", "Nga", "Ngân", "Ngọc", "Nguyệt", "Nhi", "Nhung", "Nụ", "Phương", "Phượng", "Quyên", "Sương", "Tâm", "Thảo", "Thanh", "Thoa", "Thơ", "Thu", "Thúy", "Thùy", "Thương", "Tình", "Trang", "Trinh", "Tuyết", "Uyên", "Vân", "Vy", "Xuân", "Yến"]  # fmt: skip
_MIDDLE_MEN = [
    "Văn",
    "Văn",
    "Văn",
    "Hữu",
    "Quang",
    "Đình",
    "Xuân",
    "Minh",
    "Gia",
    "Đức",
    "Ngọc",
    "Thanh",
    "Công",
    "Tuấn",
    "Anh",
    "Hoàng",
    "Quốc",
]
_MIDDLE_WOMEN = [
    "Thị",
    "Thị",
    "Thị",
    "Thị",
    "Ngọc",
    "Thu",
    "Thanh",
    "Kim",
    "Bích",
    "Như",
    "Mai",
    "Hồng",
    "Minh",
    "Thùy",
    "Phương",
    "Diệu",
]
_FAMILIES = {
    "kinh": "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Huỳnh Võ Phan Đặng Bùi Đỗ Hồ Ngô Dương Trương Đinh Lương Đoàn Cao Mai",
    "thai": "Lò Hà Lương Vi Quàng Cà Lộc Ngân Lữ Vi", "muong": "Bùi Bùi Đinh Quách Hà Phạm Trương Nguyễn", "tay": "Hoàng Nông Lý Ma Triệu Bế Hứa Lương Đàm",
    "nung": "Nông Hoàng Lục Triệu Vi Lương Phùng Mông", "hre": "Đinh Phạm Đinh Phạm Đinh",
}  # fmt: skip
_GIA_RAI = ("Rơ Châm", "Rơ Lan", "Ksor", "Siu", "Rơ Mah", "Kpuih")


def family(people: str, rng: Random) -> str:
    """The part that children take over; "" where there is none."""
    if people in _FAMILIES:
        return rng.choice(_FAMILIES[people].split())
    return rng.choice(_GIA_RAI) if people == "gia-rai" and rng.random() < 0.12 else ""


def full_name(people: str, woman: bool, born: int, line: str, rng: Random) -> str:
    """A name for somebody of `people` born in that year; `line` is the family part, "" when there is none."""
    if people in _FAMILIES:
        return f"{line or family(people, rng)} {rng.choice(_MIDDLE_WOMEN if woman else _MIDDLE_MEN)} {rng.choice(_NEW_WOMEN if woman else _NEW_MEN)}"
    head = line or _mark(people, woman, rng)
    return f"{head} {_given(woman, born, rng)}"


def _mark(people: str, woman: bool, rng: Random) -> str:
    if people == "brau" and rng.random() < 0.6:
        return "Nàng" if woman else "Thao"
    return "Y" if woman else "A"


def _given(woman: bool, born: int, rng: Random) -> str:
    """Older people bear native given names, younger ones more and more Vietnamese ones, sometimes of two words."""
    native, new, middle = (_NATIVE_WOMEN, _NEW_WOMEN, _MIDDLE_WOMEN) if woman else (_NATIVE_MEN, _NEW_MEN, _MIDDLE_MEN)
    if rng.random() < (0.85 if born < 1980 else 0.6 if born < 2000 else 0.3):
        return rng.choice(native)
    word = rng.choice(new)
    double = rng.random() < (0.6 if born >= 1995 else 0.2)
    return f"{rng.choice(middle[4:])} {word}" if double else word
