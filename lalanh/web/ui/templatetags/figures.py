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
def tang_giam(value: Decimal | int | None) -> str:
    """A change with its sign: +12, −0,27; 0 without one."""
    if value is None:
        return numbers.UNKNOWN
    shown = numbers.decimal(abs(value)) if isinstance(value, Decimal) else numbers.integer(abs(value))
    return ("+" if value > 0 else "−" if value < 0 else "") + shown
