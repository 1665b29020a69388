"""Words, numbers, icons and chips of the templates (loaded in all of them)."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

from lalanh.base import dates, money, numbers
from lalanh.engines import schedule

register = template.Library()
_TONE = {
    schedule.State.LATE: "late", schedule.State.DUE_TODAY: "soon", schedule.State.SOON: "soon", schedule.State.DONE: "ok",
    schedule.State.DONE_LATE: "ok",
}  # fmt: skip


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    inner = str(lucide(name, size=None)).partition(">")[2].rpartition("</svg>")[0]
    return f'<svg class="ic" viewBox="0 0 24 24" aria-hidden="true">{inner}</svg>'


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon, hidden from screen readers: the word beside it speaks."""
    return mark_safe(_svg(name))  # noqa: S308 - from the wheel, no user text


@register.filter
def ngay(value: date | None) -> str:
    """20/11/2026, — when unknown."""
    return dates.numeric(value) if value else numbers.UNKNOWN


@register.filter
def ngay_thu(value: date | None) -> str:
    """Thứ Hai, 13/11/2023."""
    return dates.with_weekday(value) if value else numbers.UNKNOWN


@register.filter
def so(value: Decimal | int | None) -> str:
    """1.977 or 10,28; — when unknown."""
    return numbers.decimal(value, 4, trim=True)


@register.filter
def tien(value: int | None) -> SafeString:
    """Million đồng, the exact amount on hover."""
    if value is None:
        return mark_safe('<span title="kế hoạch không ghi số tiền">—</span>')
    return format_html('<span title="{}">{}</span>', money.exact(value), money.millions(value))


@register.filter
def dong(value: int | None) -> str:
    return money.exact(value)


@register.filter
def phan_tram(part: int, whole: int) -> str:
    return numbers.share(part, whole, 0)


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """`mapping[key]`, "" when absent."""
    return mapping.get(key, "") if mapping else ""


@register.simple_tag
def due(on: date | None, done: date | None, today: date) -> SafeString:
    """A chip that says in words how a date stands."""
    standing = schedule.state(on, done, today)
    return format_html('<span class="tag {}">{}</span>', _TONE.get(standing.state, ""), schedule.words(standing))


@register.simple_tag
def meter(part: int, whole: int, label: str = "") -> SafeString:
    """A small bar; its words for those who can't see it."""
    width = 0 if not whole else round(100 * part / whole)
    return format_html(
        '<svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect width="100" height="8" rx="1" class="back"/><rect width="{}" height="8" rx="1" class="fill"/></svg>',
        label or f"{part} trên {whole}", width,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def qs(context: Context, **changes: Any) -> str:
    """The present query string with some keys changed; None drops one."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value not in (None, ""):
            query[key] = value
    return "?" + query.urlencode()
