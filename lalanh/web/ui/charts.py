"""Charts as SVG made by hand on the server: bars, and lines with breaks. Why by hand: docs/adr/0007-charts.md.

A chart says its numbers in words too (`aria-label`), and stands above a table with the same numbers. Colours come from the style sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lalanh.base import numbers

Number = Decimal | int
WIDTH = 360
ROW = 38
PLOT_HEIGHT = 150


@dataclass(frozen=True, slots=True)
class Bar:
    """`value` whole, `part` the darker piece of it (None: all of it); an unknown value draws nothing and says —."""

    label: str
    value: Number | None
    part: Number | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One time; `values` in the order of the series. `broken`: why it can't be compared with the point before, "" when it can."""

    label: str
    values: tuple[Number | None, ...]
    broken: str = ""


def bars(finding: str, rows: Sequence[Bar], unit: str = "%") -> SafeString:
    """Horizontal bars from 0, each with its label above and its value beside it."""
    top = max([Decimal(row.value) for row in rows if row.value is not None], default=Decimal(0)) or Decimal(1)
    drawn = format_html_join("", "{}", ((_bar(row, n, top, unit),) for n, row in enumerate(rows)))
    words = "; ".join(f"{row.label}: {_said(row, unit)}" for row in rows)
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}. {}">{}</svg>',
        WIDTH, len(rows) * ROW + 4, finding, words, drawn,
    )  # fmt: skip


def _bar(row: Bar, n: int, top: Decimal, unit: str) -> SafeString:
    y = n * ROW
    room = WIDTH - 92
    whole, part = _length(row.value, top, room), _length(row.value if row.part is None else row.part, top, room)
    end = max(float(whole), 0) + 6
    return format_html(
        '<text x="0" y="{}">{}</text><rect x="0" y="{}" width="{}" height="13" class="whole"/><rect x="0" y="{}" width="{}" height="13" class="part"/>'
        '<text x="{}" y="{}" class="value">{}</text>',
        y + 14, row.label, y + 19, whole, y + 19, part, f"{end:.1f}", y + 30, _said(row, unit),
    )  # fmt: skip


def _said(row: Bar, unit: str) -> str:
    whole = _with(row.value, unit)
    return whole if row.part is None else f"{whole} / {_with(row.part, unit)}"


def _with(value: Number | None, unit: str) -> str:
    return numbers.UNKNOWN if value is None else f"{numbers.decimal(value, 1, trim=True)} {unit}".strip()


def _length(value: Number | None, top: Decimal, room: int) -> str:
    """With a point: SVG knows no comma."""
    return f"{float(Decimal(value) / top * room):.1f}" if value is not None else "0"


def lines(finding: str, names: Sequence[str], points: Sequence[Point], unit: str = "") -> SafeString:
    """One line a name, the highest value of a time written above its point, the others below. A line is never drawn across a break or an unknown value."""
    known = [Decimal(value) for point in points for value in point.values if value is not None]
    top = (max(known, default=Decimal(0)) or Decimal(1)) * Decimal("1.12")
    drawn = format_html_join("", "{}", ((_line(n, points, top),) for n in range(len(names))))
    marks = format_html_join("", "{}", ((_time(n, points),) for n in range(len(points))))
    legend = format_html_join("", '<text x="{}" y="{}" class="legend l{}">{} {}</text>', ((4, 16 + n * 17, n + 1, "●◆"[n % 2], name) for n, name in enumerate(names)))  # fmt: skip
    words = "; ".join(f"{p.label}: " + ", ".join(f"{name} {_with(v, unit)}" for name, v in zip(names, p.values, strict=True)) for p in points)  # fmt: skip
    height = PLOT_HEIGHT + 62 + len(names) * 17
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}. {}">{}<g transform="translate(0 {})">{}{}</g></svg>',
        WIDTH, height, finding, words, legend, 22 + len(names) * 17, marks, drawn,
    )  # fmt: skip


def _x(n: int, of: int) -> float:
    return 34 + (n * (WIDTH - 70) / (of - 1) if of > 1 else (WIDTH - 70) / 2)


def _y(value: Number, top: Decimal) -> float:
    return float(PLOT_HEIGHT - Decimal(value) / top * PLOT_HEIGHT)


def _time(n: int, points: Sequence[Point]) -> SafeString:
    x = _x(n, len(points))
    text = format_html('<text x="{}" y="{}" class="time">{}</text>', f"{x:.1f}", PLOT_HEIGHT + 18, points[n].label)
    if not points[n].broken or not n:
        return text
    middle = (x + _x(n - 1, len(points))) / 2
    return text + format_html(
        '<line x1="{0}" x2="{0}" y1="-8" y2="{1}" class="break"><title>{2}</title></line><text x="{0}" y="{3}" class="time">gãy</text>',
        f"{middle:.1f}", PLOT_HEIGHT + 4, points[n].broken, PLOT_HEIGHT + 34,
    )  # fmt: skip


def _line(series: int, points: Sequence[Point], top: Decimal) -> SafeString:
    found, before = [], None
    for n, point in enumerate(points):
        value = point.values[series]
        if value is None:
            before = None
            continue
        x, y = _x(n, len(points)), _y(value, top)
        if before and not point.broken:
            found.append(format_html('<line x1="{}" y1="{}" x2="{}" y2="{}" class="s{}"/>', *(f"{v:.1f}" for v in (*before, x, y)), series + 1))  # fmt: skip
        above = all(value >= other for other in point.values[series + 1 :] if other is not None) and all(
            value > other for other in point.values[:series] if other is not None
        )
        text = format_html('<text x="{}" y="{}" class="time value">{}</text>', f"{x:.1f}", f"{y - 9 if above else y + 19:.1f}", numbers.decimal(value, 1, trim=True))  # fmt: skip
        found.append(_dot(series, x, y) + text)
        before = (x, y)
    return format_html_join("", "{}", ((piece,) for piece in found))


def _dot(series: int, x: float, y: float) -> SafeString:
    """A circle, a diamond: shape tells the lines apart, colour second."""
    if series % 2 == 0:
        return format_html('<circle cx="{}" cy="{}" r="4" class="d{}"/>', f"{x:.1f}", f"{y:.1f}", series + 1)
    return format_html('<path d="M{} {}l5 5-5 5-5-5z" class="d{}"/>', f"{x:.1f}", f"{y - 5:.1f}", series + 1)
