"""Numbers the Vietnamese way: `1.977`, `10,28 %`. Rounding happens here, once, half up; unknown shows as "—"."""

import re
from decimal import ROUND_HALF_UP, Decimal

from lalanh.base.errors import BadInput
from lalanh.base.text import squeeze

UNKNOWN = "—"
_LONGEST_KEY = 18
"""Digits of the largest that the database keeps; Python refuses to read more than 4,300."""

_SPACES = re.compile(r"[\s\u00a0\u202f]")
_NUMBER = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?", re.ASCII)


def half_up(value: Decimal | int, places: int = 0) -> Decimal:
    """The value with exactly `places` decimals; 0,5 goes away from zero."""
    return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def integer(value: int | None) -> str:
    """`1977` → `1.977`."""
    return UNKNOWN if value is None else f"{value:,}".replace(",", ".")


def decimal(value: Decimal | int | None, places: int = 2, *, trim: bool = False) -> str:
    """`Decimal("1234.5")` → `1.234,50`; `trim` drops the zeros that say nothing."""
    if value is None:
        return UNKNOWN
    rounded = half_up(value, places)
    if not rounded:
        rounded = abs(rounded)
    whole, _, part = f"{rounded:,f}".partition(".")
    part = part.rstrip("0") if trim else part
    return whole.replace(",", ".") + (f",{part}" if part else "")


def percent(value: Decimal | int | None, places: int = 2, *, trim: bool = False) -> str:
    """`Decimal("10.28")` → `10,28 %`: the value is already in percent."""
    return UNKNOWN if value is None else f"{decimal(value, places, trim=trim)} %"


def share(part: int | None, whole: int | None, places: int = 2) -> str:
    """`share(1, 3)` → `33,33 %`; no denominator, no share. Divided and rounded once."""
    if part is None or not whole:
        return UNKNOWN
    return percent(Decimal(part) * 100 / Decimal(whole), places)


def parse_decimal(text: str) -> Decimal | None:
    """What a person typed (`10,28`, `1.977`, `12 %`), None when blank; `10.28` is refused, not guessed."""
    typed = _SPACES.sub("", text).removesuffix("%")
    if not typed:
        return None
    sign = -1 if typed[0] in "-−" else 1
    match = _NUMBER.fullmatch(typed[1:] if sign < 0 else typed)
    if not match:
        raise BadInput(
            f"Không đọc được số “{squeeze(text)}”. Dùng dấu phẩy cho phần thập phân, dấu chấm cho hàng nghìn: "
            "1.977 hoặc 10,28."
        )
    return sign * Decimal(match["whole"].replace(".", "") + "." + (match["part"] or "0"))


def parse_integer(text: str) -> int | None:
    """A whole number as typed (`1.977`, `12`), None when blank."""
    value = parse_decimal(text)
    if value is None:
        return None
    if value != value.to_integral_value():
        raise BadInput(f"“{squeeze(text)}” phải là số nguyên, ví dụ 1.977.")
    return int(value)


def key(text: str) -> int | None:
    """A number that an address or a hidden field carries; None when it is none, or longer than any key is."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_KEY else None
