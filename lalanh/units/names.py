"""Names as they are written, compared: spellings of places, abbreviations of bodies. Pure."""

import re
from dataclasses import dataclass

from lalanh.base.text import fold

_NOT_LETTER = re.compile(r"[^a-z0-9]+")
_SAME_SOUND = str.maketrans({"k": "c", "y": "i"})

KINDS = (
    ("tỉnh", "province"), ("thành phố", "province"), ("thành phố", "district"), ("thị xã", "district"),
    ("huyện", "district"), ("quận", "district"), ("thị trấn", "commune"), ("phường", "commune"),
    ("đặc khu", "commune"), ("xã", "commune"),
)  # fmt: skip
_SHORT_KINDS = {"tp": "thanh pho", "tx": "thi xa", "tt": "thi tran", "h": "huyen", "p": "phuong", "x": "xa"}
_KIND_KEYS = sorted({fold(kind) for kind, _ in KINDS}, key=len, reverse=True)

_SHORT = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "ubmttq": "uy ban mat tran to quoc",
    "mttq": "mat tran to quoc", "ubmt": "uy ban mat tran", "vn": "", "viet nam": "",
    "ldtbxh": "lao dong thuong binh va xa hoi", "ld tbxh": "lao dong thuong binh va xa hoi",
    "ld tb xh": "lao dong thuong binh va xa hoi", "ld tb va xh": "lao dong thuong binh va xa hoi",
    "ldtb xh": "lao dong thuong binh va xa hoi", "ldtb va xh": "lao dong thuong binh va xa hoi",
    "nn ptnt": "nong nghiep va phat trien nong thon", "nn va ptnt": "nong nghiep va phat trien nong thon",
    "nnptnt": "nong nghiep va phat trien nong thon", "gd dt": "giao duc va dao tao", "gddt": "giao duc va dao tao",
    "gd va dt": "giao duc va dao tao", "gdnn gdtx": "giao duc nghe nghiep giao duc thuong xuyen",
    "tn mt": "tai nguyen va moi truong", "tnmt": "tai nguyen va moi truong",
    "tn va mt": "tai nguyen va moi truong", "nn mt": "nong nghiep va moi truong", "nnmt": "nong nghiep va moi truong",
    "nn va mt": "nong nghiep va moi truong", "kh dt": "ke hoach va dau tu", "khdt": "ke hoach va dau tu",
    "kh va dt": "ke hoach va dau tu", "tc kh": "tai chinh ke hoach", "tckh": "tai chinh ke hoach",
    "vh tt": "van hoa va thong tin", "vhtt": "van hoa va thong tin", "vh xh": "van hoa xa hoi", "vhxh": "van hoa xa hoi",
    "vhtt dl": "van hoa the thao va du lich", "vh tt dl": "van hoa the thao va du lich",
    "vh tt va dl": "van hoa the thao va du lich", "tt tt": "thong tin va truyen thong",
    "tttt": "thong tin va truyen thong", "khcn": "khoa hoc va cong nghe", "kh cn": "khoa hoc va cong nghe",
    "csxh": "chinh sach xa hoi", "nhcsxh": "ngan hang chinh sach xa hoi", "lhpn": "lien hiep phu nu",
    "lien hiep phu nu viet nam": "lien hiep phu nu", "ccb": "cuu chien binh",
    "tncs ho chi minh": "thanh nien", "thanh nien cong san ho chi minh": "thanh nien", "hcm": "ho chi minh",
    "ldld": "lien doan lao dong", "bcd": "ban chi dao", "bch": "ban chi huy", "qs": "quan su", "nhnn": "ngan hang nha nuoc",
}  # fmt: skip
_SHORT_KEY = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, _SHORT), key=len, reverse=True)) + r")\b")
_FILLER = re.compile(r"\b(?:va|cac|cua|tren dia ban|nguoi|lam)\b")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """`kind` folded ("xa") or empty when the writer left it out."""

    kind: str
    key: str


def place_key(name: str) -> str:
    """What all spellings share: `Đắk Tờ Re`, `Đăk tờ re`, `Dak To Re`; `Ia H' Drai`, `Ia Hdrai`; `Ngọc`, `Ngọk`."""
    return _NOT_LETTER.sub("", fold(name)).translate(_SAME_SOUND)


def place(text: str) -> PlaceName:
    """Splits "xã Đăk Tờ Re", "TP. Kon Tum" into kind and key."""
    words = fold(text).replace(".", " ").split()
    if words and words[0] in _SHORT_KINDS and len(words) > 1:
        words[:1] = _SHORT_KINDS[words[0]].split()
    plain = " ".join(words)
    for kind in _KIND_KEYS:
        if plain.startswith(kind + " "):
            return PlaceName(kind, place_key(plain[len(kind) + 1 :]))
    return PlaceName("", place_key(plain))


def body_key(name: str, *territories: str) -> str:
    """What all writings of a body's name share, without its own territory.

    `body_key("Phòng LĐ-TB&XH huyện Kon Rẫy", "huyện Kon Rẫy") == body_key("Phòng Lao động - Thương binh và Xã hội")`.
    """
    plain = _NOT_LETTER.sub(" ", fold(name)).strip()
    plain = _SHORT_KEY.sub(lambda found: _SHORT[found[0]], plain)
    plain = _NOT_LETTER.sub(" ", _FILLER.sub(" ", plain)).strip()
    for territory in territories:
        plain = _without_tail(plain, territory)
    return plain.replace(" ", "").translate(_SAME_SOUND)


def _without_tail(plain: str, territory: str) -> str:
    whole = _NOT_LETTER.sub(" ", fold(territory)).strip()
    if not whole:
        return plain
    found = place(territory)
    for tail in (whole, found.kind):
        if tail and plain.endswith(" " + tail):
            return plain[: -len(tail) - 1]
    compact = plain.replace(" ", "").translate(_SAME_SOUND)
    wanted = (found.kind + found.key).translate(_SAME_SOUND)
    if found.key and compact.endswith(wanted) and len(compact) > len(wanted):
        return compact[: -len(wanted)]
    return plain
