"""Names of people as they are borne in Kon Tum: men "A …", women "Y …" without a family part among the native peoples; others with one."""

from pathlib import Path
from random import Random


def _words() -> dict[str, list[str]]:
    """The lists of names.txt."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            key = line.strip("[]")
            found[key] = []
        elif line and not line.startswith("#"):
            found[key] += line.split()
    return found


_WORDS = _words()


def _native(sex: str) -> list[str]:
    """Names that are on the list, and about as often others put together from the same sounds."""
    made = [start + end for start in _WORDS["starts"] for end in _WORDS[f"ends_{sex}"]]
    return _WORDS[f"native_{sex}"] * 5 + [name for name in made if not name.startswith(("Ngi", "Nhi"))]


_NATIVE = {False: _native("men"), True: _native("women")}
_NEW = {False: _WORDS["new_men"], True: _WORDS["new_women"]}
_MIDDLE = {False: _WORDS["middle_men"], True: _WORDS["middle_women"]}
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
        return f"{line or family(people, rng)} {rng.choice(_MIDDLE[woman])} {rng.choice(_NEW[woman])}"
    head = line or _mark(people, woman, rng)
    return f"{head} {_given(woman, born, rng)}"


def _mark(people: str, woman: bool, rng: Random) -> str:
    if people == "brau" and rng.random() < 0.6:
        return "Nàng" if woman else "Thao"
    return "Y" if woman else "A"


def _given(woman: bool, born: int, rng: Random) -> str:
    """Older people bear native given names, younger ones more and more Vietnamese ones, sometimes of two words."""
    if rng.random() < (0.85 if born < 1980 else 0.6 if born < 2000 else 0.3):
        return rng.choice(_NATIVE[woman])
    word = rng.choice(_NEW[woman])
    double = rng.random() < (0.6 if born >= 1995 else 0.2)
    return f"{rng.choice(_MIDDLE[woman][4:])} {word}" if double else word
