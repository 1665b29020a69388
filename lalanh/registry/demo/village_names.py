"""Names of villages: invented from the sounds of the place, none of them meant as a real one but for two that everybody knows."""

from random import Random

_HEADS = {
    "xo-dang": ("Kon", "Đăk", "Tu", "Kon", "Đăk", "Long", "Mô", "Măng"), "ba-na": ("Kon", "Plei", "Kon", "Kon", "Đăk"), "gie-trieng": ("Đăk", "Pêng", "Đăk", "Nông", "Vai"),
    "gia-rai": ("Plei", "Ia", "Làng", "Plei"), "hre": ("Vi", "Nước", "Vi"), "": ("Kon", "Đăk", "Plei"),
}  # fmt: skip
_TAILS = {
    "xo-dang": (
        "Tu", "Pơ Kông", "Sơ Lăl", "Hia", "Rô", "Pling", "Hring", "Lêng", "Kơ Lốk", "Ri Peng", "Xia", "Rao", "Ting", "Ne", "Xơ Muôn", "Pao", "Đao", "Chum", "Hnăng", "Tăng", "Pờ Trang",
        "Tông", "Mế", "Văn", "Rế", "Hơ Nơ", "Lía", "Viên", "Sao Nhỏ", "Trăng", "Bu", "Năng", "Kla", "Plêng", "Pông", "Vơng", "Ke", "Xế Kơ", "Rơ Wang", "Tiêu", "Lút", "Kơ Đương", "Ba Tu", "Ngo Sa", "Nhê",
    ),
    "ba-na": (
        "Tu", "Rơ Bang", "Sơ Lăm", "Jơ Ri", "Tơ Ring", "Bah", "Kơ Pắk", "Hra Chót", "Mơ Nay", "Jơ Dreh", "Hngo", "Gur", "Brăp", "Keng", "Dơng", "Rơ Wak", "Kơ Tum", "Săm Lũ", "Jong", "Tơ Neh",
        "Hơ Drế", "Trang", "Lung", "Cheo", "Sơ Tiu", "Tơ Nông", "Năng", "Vi Vàng", "Biêu", "Du", "Kơ Năng", "Jri Xút",
    ),
    "gie-trieng": (
        "Boi", "Wâk", "Nớ", "Túc", "Ra", "Gô", "Tung", "Bla", "Poi", "Lây", "Pang", "Năng", "Dung", "Xây", "Tơ Rê", "Chờ", "Vinh", "Brỏi", "Nai", "Xam", "Giấc", "Sút", "Ung", "Rầng", "Kít", "Long Nai",
    ),
    "gia-rai": ("Lung", "Trấp", "Rbai", "Kleng", "Chốt", "Weh", "Sar", "Tum Nhỏ", "Jrăng", "Dook", "Lay", "Kênh", "Ó", "Xộp", "Grập", "Bur", "Klâh", "Tang"),
    "hre": ("Chring", "Ô Lắc", "K'Oá", "Pờ Ê Nhỏ", "Lóc", "Xăn", "Tà Noong"),
    "": ("Bring", "Hơ Lơ", "Tơ Pôn", "Sơ Ra", "Ba Rờ", "Jâng", "Mơ Ná"),
}  # fmt: skip
KNOWN = {"brau": "Đăk Mế", "ro-mam": "Le"}
"""The one village of each of the two smallest peoples."""


def names(people: list[str], urban: bool, rng: Random) -> list[tuple[str, str]]:
    """(kind, name) of each village of a commune, in order; `people` names the main people of each ("kinh" for a mixed village)."""
    taken: set[str] = set()
    found = []
    number = 0
    for main in people:
        if urban and main == "kinh":
            number += 1
            found.append(("tổ dân phố", str(number)))
        elif main not in _TAILS and main not in KNOWN:
            number += 1
            found.append(("thôn", str(number)))
        else:
            found.append((("thôn" if rng.random() < 0.55 else "làng"), _free(main, taken, rng)))
    return found


def _free(main: str, taken: set[str], rng: Random) -> str:
    if main in KNOWN and KNOWN[main] not in taken:
        taken.add(KNOWN[main])
        return KNOWN[main]
    heads, tails = _HEADS.get(main, _HEADS[""]), _TAILS.get(main, _TAILS[""])
    while True:
        head, tail = rng.choice(heads), rng.choice(tails)
        name = tail if head == "Làng" else f"{head} {tail}"
        name += f" {rng.randint(1, 3)}" if rng.random() < 0.15 else ""
        if name not in taken and head != tail:
            taken.add(name)
            return name
