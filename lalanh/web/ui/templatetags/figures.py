"""Words of the pages of figures: `{% load figures %}`."""

from decimal import Decimal

from django import template

from lalanh.base import numbers

register = template.Library()


@register.filter
def ty_le(value: Decimal | int | None) -> str:
    """`Decimal("10.28")` → 10,3 %: already in percent; — when unknown."""
    return numbers.percent(value, 1)


@register.filter
def ty_le_hai(value: Decimal | int | None) -> str:
    """As `ty_le`, with two decimals: how rates of poverty are published."""
    return numbers.percent(value)


@register.filter
def diem(value: Decimal | None) -> str:
    """A change of a rate in percentage points: −2,10 điểm %."""
    return numbers.UNKNOWN if value is None else f"{numbers.decimal(value)} điểm %"
