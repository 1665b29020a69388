"""How a line of an administrative text announces itself: numbered item, bullet, opening formula."""

from __future__ import annotations

import re
from typing import NamedTuple

ITEM = re.compile(
    r"""[#>\s*_]*(?:
    (?P<part>(?:PHẦN|Phần)\s+(?:(?:THỨ|thứ)\s+\w{2,5}|[IVX]{1,5}|\d{1,2}|[A-E])(?!\w))
    |(?P<chapter>(?:CHƯƠNG|Chương)\s+(?:[IVX]{1,5}|\d{1,2})(?!\w))
    |(?P<group>(?:TIỂU\s+MỤC|Tiểu\s+mục|MỤC|Mục)\s+(?:[IVX]{1,5}|\d{1,2})(?!\w))
    |(?P<article>(?:Điều|ĐIỀU)\s+\d{1,3}(?!\w))
    |(?P<annex>(?:PHỤ\s+LỤC|Phụ\s+lục)(?:\s+(?:(?:SỐ|Số|số)\s*)?(?:[IVX]{1,5}|\d{1,2}[A-Za-z]?|[A-K])(?!\w))?)
    |(?P<roman>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?P<rsep>\s*\\?[.)/:,]|\s*[-–—]|(?=\s))
    |(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,4})(?P<dsep>\s*\\?[.)/:]|\s*[-–](?=\s)|(?=[\s*_]))
    |(?P<arabic>\d{1,2})(?P<asep>\s*\\?[.)/]|\s?[-–](?=\s)|\\-)(?!\d)
    |(?P<capital>[A-HĐ])(?P<csep>\s*\\?[.)/]|\s?[-–])
    |(?P<letter>(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?)?[a-zđ](?:\.?\d{1,2})?)(?P<lsep>\s*\\?[.)])
    )[*_]*""",
    re.VERBOSE,
)
BULLET = re.compile(r"\s*(?:[-–—+•●▪◦‣➢✓]|\\[-+]|\*(?=\s)|\(\*\)|[§Øv](?=\s{2}))\s*(?=[^\s])")
OPENER = re.compile(
    r"[\s*_(]*(?:Căn cứ|Thực hiện (?:Kế hoạch|Nghị quyết|Quyết định|Chương trình|Chỉ thị|Công văn|Văn bản|Thông báo|Hướng dẫn)"
    r"(?: hành động| phối hợp)? (?:số|của)|Xét đề nghị|Theo đề nghị|Nơi nhận|TM\.|T/M|KT\.|TL\.|TUQ\.|Q\.\s|Kính gửi|Trên đây là"
    r"|KẾ HOẠCH|Số\s*:|CỘNG H[OÒ][AÀ] XÃ|ỦY BAN|UỶ BAN|HỘI ĐỒNG|Ban hành kèm|Kèm theo)"
)
_ORDER = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINALS = {"nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8}
KINDS = ("part", "chapter", "group", "article", "annex", "roman", "dotted", "arabic", "capital", "letter")
WORDED = ("part", "chapter", "group", "article", "annex")
_SEPARATOR = {"roman": "rsep", "dotted": "dsep", "arabic": "asep", "capital": "csep", "letter": "lsep"}


class Item(NamedTuple):
    """The number that opens a line; `value` is its place among its siblings (a=1, đ=5, IV=4, 2.3=3)."""

    kind: str
    number: str
    value: int
    end: int
    paren: bool


def roman(number: str) -> int:
    """Value of a Roman number."""
    total = 0
    for sign, following in zip(number, number[1:] + " ", strict=True):
        value = _ROMAN.get(sign, 0)
        total += -value if _ROMAN.get(following, 0) > value else value
    return total


def letter_value(letter: str) -> int:
    """Place in the Vietnamese alphabet as plans letter their items; f stands where e + 1 does, as some plans write it."""
    if letter in _ORDER:
        return _ORDER.index(letter) + 1
    return {"f": 7, "j": 10, "w": 22, "z": 24}.get(letter, 0)


def _value(kind: str, number: str) -> int:
    last = re.split(r"[\s.]+", number)[-1]
    if kind == "letter":
        return letter_value(last[-1]) if last[-1].isalpha() else int(re.sub(r"\D", "", last))
    if last.isdigit():
        return int(last)
    if kind == "capital" or (kind in ("part", "annex") and last in "ABCDEFGHK"):
        return letter_value(last.lower())
    if kind == "annex" and last.lower() in ("lục", "phụ"):
        return 1
    return _ORDINALS.get(last.lower()) or roman(last.upper())


def item_of(text: str) -> Item | None:
    """The number that opens `text`, or None when it only looks like one (a date, a decimal, `V/v`, `Điều 5 Luật …`)."""
    match = ITEM.match(text)
    if not match:
        return None
    kind = match.lastgroup if match.lastgroup in KINDS else next(k for k in KINDS if match[k] is not None)
    rest = text[match.end() :].lstrip(" \t*_")
    separator = (match[_SEPARATOR[kind]] if kind in _SEPARATOR else "").strip()
    plausible = _worded(match[kind], kind, rest) if kind in WORDED else _CHECKS[kind](separator, rest, text[match.end() :])
    if not plausible:
        return None
    number = " ".join(match[kind].split())
    end = len(text) - len(text[match.end() :].lstrip(" \t*_"))
    if kind in WORDED:
        end = len(text) - len(rest.lstrip(".:–— *_-"))
    return Item(kind, number, _value(kind, number), end, separator.endswith(")"))


def _upper(rest: str) -> bool:
    word = rest.split(None, 1)[0] if rest else ""
    return len(word) > 1 and word.isupper()


def _initial(rest: str) -> bool:
    return rest[:1].isupper() or rest[:1] in "“\"‘'(["


def _worded(mark: str, kind: str, rest: str) -> bool:
    if not rest or rest[0] in ".:":
        return True
    if kind == "article":
        return False
    if kind == "annex":
        bare = mark.split()[-1].lower() in ("lục", "phụ")
        if bare and not mark.isupper():
            return False
        return rest[0] in "–—-(" or _upper(rest) or (not bare and len(rest) < 150 and rest[:1].isupper())
    return rest[0] in "–—-" or _upper(rest)


def _roman(separator: str, rest: str, raw: str) -> bool:
    if separator in ("", ","):
        return _upper(rest) and rest.isupper() and len(rest) > 6
    if separator == ".":
        return bool(rest) and not rest[0].isdigit()
    return _initial(rest)


def _dotted(separator: str, rest: str, raw: str) -> bool:
    return rest[:1].isalpha() and (bool(separator) or rest[:1].isupper()) or (bool(separator) and _initial(rest))


def _arabic(separator: str, rest: str, raw: str) -> bool:
    if separator.endswith((".", ")")):
        return bool(rest) and not rest[0].isdigit() and rest[0] not in ".,;%/"
    return _initial(rest)


def _capital(separator: str, rest: str, raw: str) -> bool:
    return _initial(rest) and (separator.endswith((".", ")")) or _upper(rest))


def _letter(separator: str, rest: str, raw: str) -> bool:
    if separator.endswith("."):
        return raw[:1].isspace() and bool(rest)
    return bool(rest) and rest[0] not in ",.;)"


_CHECKS = {"roman": _roman, "dotted": _dotted, "arabic": _arabic, "capital": _capital, "letter": _letter}


def starts_item(text: str) -> bool:
    """True when a line opens a numbered item or a bullet."""
    return item_of(text) is not None or BULLET.match(text) is not None
