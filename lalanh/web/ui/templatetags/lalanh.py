"""Words, numbers, icons and chips of the templates (loaded in all of them)."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

from lalanh.base import dates, money, numbers
from lalanh.engines import schedule
from lalanh.kernel.today import today as clock

register = template.Library()
TONES = ("late", "soon", "ok", "plain")
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
    return format_html('<abbr title="{}">{}</abbr>', money.exact(value), money.millions(value))


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


@register.filter
def address(line: Any) -> str:
    """Of a line of work: it has `url_name` and `args`, "name?query" allowed."""
    name, mark, query = line.url_name.partition("?")
    return reverse(name, args=line.args) + mark + query


@register.filter
def typed_or(typed: Any, field: Any) -> str:
    """What was sent for `field` (it has `name` and `value`), else its value."""
    return typed.get(field.name, field.value) if typed else field.value


@register.simple_tag
def due(on: date | schedule.Lateness | None, done: date | None = None, today: date | None = None) -> SafeString:
    """A chip that says in words how a date stands: `{% due lateness %}` or `{% due due_on done_on today %}`."""
    standing = on if isinstance(on, schedule.Lateness) else schedule.state(on, done, today or clock())
    return tag(_TONE.get(standing.state, "plain"), schedule.words(standing))


@register.simple_tag
def tag(tone: str, words: str) -> SafeString:
    """A state in words; `tone` is late, soon, ok or plain. The mark before the word is drawn by the style sheet."""
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"tag: {tone!r} is none of {', '.join(TONES)}")
    return format_html('<span class="tag {}">{}</span>', tone, words)


@register.simple_tag
def bullet(
    value: Decimal | int | None, target: Decimal | int | None, expected: Decimal | int | None = None,
    at_most: bool = False, unit: str = "",
) -> SafeString:  # fmt: skip
    """Actual as a bar, target as a line, what was to be expected today as a broken line; its words for those who
    can't see it. `at_most`: a target that is kept from below. Unknown values draw nothing; red only when behind
    `expected`: give the target itself once it is due."""
    known = [number for number in (value, target, expected) if number is not None]
    scale = max([Decimal(number) for number in known] + [Decimal(0)]) * Decimal("1.06") or Decimal(1)
    at = {name: _place(number, scale) for name, number in (("v", value), ("t", target), ("e", expected))}
    tone = _tone(value, target, expected, at_most)
    bits = [SafeString('<rect x="0" y="5" width="200" height="10" rx="2" class="back"/>')]
    if at["v"]:
        bits.append(format_html('<rect x="0" y="5" width="{}" height="10" rx="2" class="{}"/>', at["v"], tone))
    if at["e"] is not None:
        bits.append(format_html('<line x1="{0}" x2="{0}" y1="2" y2="18" class="due"/>', at["e"]))
    if at["t"] is not None:
        bits.append(format_html('<line x1="{0}" x2="{0}" y1="1" y2="19" class="goal"/>', at["t"]))
    return format_html(
        '<svg class="bullet" viewBox="0 0 200 20" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>',
        _bullet_words(value, target, expected, at_most, unit), mark_safe("".join(bits)),  # noqa: S308 - escaped above
    )  # fmt: skip


def _tone(
    value: Decimal | int | None, target: Decimal | int | None, expected: Decimal | int | None, at_most: bool
) -> str:
    """`fill` on the way or reached, `bad` behind, `bare` when nothing can be said yet."""
    mark = target if expected is None else expected
    if value is None or mark is None:
        return "bare"
    if value <= mark if at_most else value >= mark:
        return "fill"
    return "bare" if expected is None else "bad"


def _place(number: Decimal | int | None, scale: Decimal) -> str | None:
    """Along 200 units, with a point (SVG knows no comma)."""
    return None if number is None else f"{max(Decimal(0), Decimal(number)) / scale * 200:.1f}"


def _bullet_words(
    value: Decimal | int | None, target: Decimal | int | None, expected: Decimal | int | None, at_most: bool, unit: str
) -> str:
    tail = f" {unit}" if unit else ""
    said = [f"hiện nay {so(value)}{tail}" if value is not None else "chưa có số liệu"]
    if target is not None:
        said.append(f"chỉ tiêu {'không quá' if at_most else 'ít nhất'} {so(target)}{tail}")
    if expected is not None:
        said.append(f"đáng lẽ hôm nay {so(expected)}{tail}")
    return "; ".join(said)


@register.inclusion_tag("ui/components/pagination.html", takes_context=True)
def pages(context: Context, page: Page) -> dict[str, Any]:
    """Numbered pages; keeps the rest of the query string."""
    return {"page": page, "request": context["request"]}


@register.filter
def elided(page: Page) -> list[int | str]:
    """The numbers to show: the ends, the neighbours, … between."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


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


@register.filter
def known(value: Any) -> Any:
    """The value as it is; — for None and "", so that a cell never looks forgotten."""
    return numbers.UNKNOWN if value is None or value == "" else value


@register.filter
def minus(key: str) -> str:
    """The key of the opposite order in `?xep=`."""
    return f"-{key}"
