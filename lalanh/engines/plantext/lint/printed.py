"""Quantities as they are printed: how finely, and how to print them again."""

from __future__ import annotations

import re
from decimal import Decimal

from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.values import Value


def ulp(value: Value) -> Decimal:
    """One unit of the last printed decimal: 0.01 for 5,63; 1 for 86."""
    exponent = value.value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


def decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def number(value: Decimal | int) -> str:
    """With a dot between thousands and a comma before decimals, as Vietnamese prints it."""
    value = Decimal(value)
    if value == value.to_integral_value():
        return f"{int(value):,}".replace(",", ".")
    return f"{value.normalize():,f}".replace(",", "\0").replace(".", ",").replace("\0", ".")


def money(dong: int) -> str:
    """An amount in triệu đồng, or in đồng when it is no round one."""
    if dong % 1000 == 0 and abs(dong) >= 1_000_000:
        return f"{number(Decimal(dong) / 1_000_000)} triệu đồng"
    return f"{number(dong)} đồng"


_CELL = late(
    r"[\s*_]*(?P<sign>[-+])?\s?(?P<no>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|"
    r"\d+(?:[.,]\d+)?)\s*(?P<percent>%)?[\s*_]*"
)


def cell_number(text: str) -> Decimal | None:
    """The number that fills a cell, None when the cell holds anything else."""
    m = _CELL.fullmatch(text)
    if not m:
        return None
    no = m["no"]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", no):
        no = no.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", no):
        no = no.replace(",", "")
    value = Decimal(no.replace(",", "."))
    return -value if m["sign"] == "-" else value
