"""Who a plan means by the names it prints."""

from dataclasses import dataclass, field
from datetime import date

from lalanh.base.text import fold
from lalanh.units import queries as units

GENERAL = "general"
"""Nobody in particular ("các cơ quan liên quan"): stays as printed, owes nothing by name."""

_GROUP_WORDS = (
    (units.Level.DISTRICT, ("cac huyen", "cac quan", "cap huyen", "huyen, thanh pho", "cac dia phuong cap huyen")),
    (units.Level.COMMUNE, ("cac xa", "cac phuong", "cac thi tran", "cap xa", "xa, phuong", "xa, thi tran", "dac khu")),
    (
        units.Level.VILLAGE,
        ("cac thon", "cac to dan pho", "cac ban", "truong thon", "thon truong", "cac lang", "khu dan cu"),
    ),
)
_EACH = ("cac ", "truong thon", "truong cac", "thon truong", "ban nhan dan cac")
"""Beginnings that mean every one of the group ("Trưởng các thôn")."""
_NOT_ONE = ("cac ", "nhung ", "mot so ", "tung ", "moi ", "toan ")
_KINDS = (
    (units.BodyKind.COMMITTEE, ("uy ban nhan dan", "ubnd")),
    (units.BodyKind.COUNCIL, ("hoi dong nhan dan", "hdnd")),
    (units.BodyKind.STEERING, ("ban chi dao", "bcd", "hoi dong", "to cong tac", "ban quan ly")),
    (
        units.BodyKind.PARTY,
        ("tinh uy", "huyen uy", "thanh uy", "dang uy", "ban tuyen giao", "ban dan van", "ban to chuc", "chi bo"),
    ),
    (units.BodyKind.FRONT, ("uy ban mat tran", "mat tran", "ubmt", "mttq")),
    (units.BodyKind.BANK, ("ngan hang", "nhcsxh", "quy tin dung")),
    (units.BodyKind.FORCES, ("cong an", "bo chi huy", "ban chi huy", "bo doi", "don bien phong", "quan su")),
    (
        units.BodyKind.ASSOCIATION,
        ("hoi ", "doan thanh nien", "tinh doan", "huyen doan", "lien doan", "lien minh", "cong doan"),
    ),
    (units.BodyKind.SERVICE, ("trung tam", "tram", "truong", "benh vien", "dai ", "bao ")),
    (units.BodyKind.ENTERPRISE, ("cong ty", "doanh nghiep", "hop tac xa")),
    (units.BodyKind.POST, ("cong chuc", "can bo", "chu tich", "truong ban")),
    (units.BodyKind.VILLAGE, ("truong thon", "ban nhan dan thon", "thon ")),
    (
        units.BodyKind.DEPARTMENT,
        ("so ", "phong ", "van phong", "ban ", "cuc ", "chi cuc", "thanh tra", "kho bac", "bao hiem"),
    ),
)


@dataclass(frozen=True, slots=True)
class Match:
    """One body, or a level of committees, or nobody yet with the candidates to choose from."""

    body: units.Body | None = None
    group_level: str = ""
    candidates: list[units.Body] = field(default_factory=list)


def match(printed: str, unit: units.Unit, on: date) -> Match:
    """Never a guess by likeness: two bodies with the name, or none, leave the choice to a person."""
    if level := group_level(printed, unit):
        return Match(group_level=level)
    found = units.body_candidates(printed, unit, on)
    return Match(body=found[0]) if len(found) == 1 else Match(candidates=found)


def group_level(printed: str, unit: units.Unit) -> str:
    """A level of committees below the unit, GENERAL for nobody in particular, "" for one body."""
    plain = fold(printed)
    if "lien quan" in plain:
        return GENERAL
    committee = plain.startswith(("ubnd", "uy ban nhan dan", "chu tich ubnd", "chinh quyen"))
    for level, words in _GROUP_WORDS:
        if any(word in plain for word in words) and _DEPTH[level] > _DEPTH.get(units.Level(unit.level), 0):
            return level if committee or plain.startswith(_EACH) else GENERAL
    return GENERAL if plain.startswith(_NOT_ONE) else ""


_DEPTH = {
    units.Level.NATION: 0,
    units.Level.PROVINCE: 1,
    units.Level.DISTRICT: 2,
    units.Level.COMMUNE: 3,
    units.Level.VILLAGE: 4,
}


def guess_kind(name: str) -> str:
    """The kind of a body by the first words of its name."""
    plain = fold(name)
    for kind, words in _KINDS:
        if plain.startswith(words):
            return kind
    return units.BodyKind.OTHER


def members(group: str, unit_path: str, on: date) -> list[units.Body]:
    """The bodies behind a group on a day; GENERAL has none by name, villages only in a plan of their own commune."""
    if group == units.Level.VILLAGE:
        return list(units.village_bodies(unit_path, on))
    if group not in (units.Level.DISTRICT, units.Level.COMMUNE):
        return []
    return list(units.committees(unit_path, group, on))
