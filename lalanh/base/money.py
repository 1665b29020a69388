"""Money is an integer of đồng, from the form to the ledger; no floats. Unknown is None, never 0."""

import re
from decimal import Decimal

from lalanh.base import numbers
from lalanh.base.errors import BadInput
from lalanh.base.text import nfc, squeeze

_SCALES = {
    "": 1, "đ": 1, "d": 1, "đồng": 1, "dong": 1, "vnd": 1, "vnđ": 1, "₫": 1,
    "nghìn": 10**3, "ngàn": 10**3, "k": 10**3,
    "triệu": 10**6, "tr": 10**6, "trđ": 10**6,
    "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_PART = re.compile(r"(?P<number>\d[\d.,]*)\s*(?P<unit>[^\W\d]*|₫)\s*", re.UNICODE)
_TAIL = re.compile(r"\s*(?:đồng|vnđ|vnd|đ|₫)$")
_LIMIT = 10**15


def exact(amount: int | None) -> str:
    """`1977000000` → `1.977.000.000 đồng`."""
    return numbers.UNKNOWN if amount is None else f"{numbers.integer(amount)} đồng"


def millions(amount: int | None, places: int = 3) -> str:
    """`1977000000` → `1.977 triệu đồng`; at most `places` decimals, rounded once, no idle zeros."""
    return numbers.UNKNOWN if amount is None else f"{in_millions(amount, places)} triệu đồng"


def in_millions(amount: int | None, places: int = 3) -> str:
    """The bare figure for a column whose head says "triệu đồng"."""
    return numbers.UNKNOWN if amount is None else numbers.decimal(Decimal(amount).scaleb(-6), places, trim=True)


def parse(text: str) -> int | None:
    """Đồng out of `1.977 triệu`, `2,5 tỷ`, `1 tỷ 500 triệu`, `15.000.000`; None when blank."""
    typed = squeeze(nfc(text).replace("\u202f", " ")).casefold()
    if not typed:
        return None
    amount = _sum_of_parts(_TAIL.sub("", typed))
    if amount is None or amount != amount.to_integral_value() or amount >= _LIMIT:
        raise BadInput(f"Không đọc được số tiền “{squeeze(text)}”. Hãy viết như 15.000.000, 1.977 triệu hoặc 2,5 tỷ.")
    return int(amount)


def _sum_of_parts(typed: str) -> Decimal | None:
    """Each part must be of a smaller unit than the one before: `1 tỷ 500 triệu`, not `500 triệu 1 tỷ`."""
    total, at, above = Decimal(0), 0, 10**12
    while at < len(typed):
        match = _PART.match(typed, at)
        scale = _SCALES.get(match["unit"]) if match else None
        if match is None or scale is None or scale >= above:
            return None
        number = _number(match["number"])
        if number is None:
            return None
        total, at, above = total + number * scale, match.end(), scale
    return total if at else None


def _number(written: str) -> Decimal | None:
    try:
        return numbers.parse_decimal(written)
    except BadInput:
        return None
