"""Balance of a round, and the measures of multidimensional poverty."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from lalanh.base import numbers
from lalanh.base.errors import BadInput
from lalanh.engines.poverty import load
from lalanh.kernel import audit
from lalanh.registry.figures import balance, choose, measures, publish, series
from lalanh.units import queries as units
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.figures.tables import frame, where
from lalanh.web.ui import charts
from lalanh.web.ui.request import Request


@door(Permission.FIGURES_READ)
def balanced(request: Request, round_id: int) -> HttpResponse:
    """Opening, flows and closing; villages that don't fit, and those still waiting for results."""
    round_, unit = where(request, round_id)
    found = balance.reconcile(request.actor, round_, unit)
    return render(request, "staff/figures/balance.html", frame(request, round_, unit) | {"found": found})


@door(Permission.FIGURES_READ)
def multidimensional(request: Request, round_id: int) -> HttpResponse:
    """H, A, M0 and what they are made of, by unit and by people, for a chosen k."""
    round_, unit = where(request, round_id)
    number, problem = len(choose.indicators(round_)), ""
    try:
        k = measures.cutoff(request.GET.get("k", ""), number)
    except BadInput as error:
        k, problem = 3, str(error)
    whole, below = measures.of_units(request.actor, round_, unit, k)
    context = frame(request, round_, unit) | {
        "k": k, "problem": problem, "choices": {str(n): str(n) for n in range(1, number + 1)}, "whole": whole, "groups": _groups(request, round_, unit, k, below),
        "chart": _lacks(whole), "few": measures.FEW,
    }  # fmt: skip
    return render(request, "staff/figures/measures.html", context)


def _groups(request: Request, round_: Any, unit: Any, k: int, below: list[measures.Measures]) -> list[tuple[str, Any, Any]]:  # fmt: skip
    peoples = measures.of_peoples(request.actor, round_, unit, k)
    found = [("Theo đơn vị", below), ("Theo dân tộc của chủ hộ", peoples)]
    return [(title, rows, _headcounts(title, rows)) for title, rows in found if rows]


def _lacks(whole: measures.Measures) -> Any:
    rows = [charts.Bar(lack.name, lack.uncensored, lack.censored) for lack in whole.lacks]
    worst = max(whole.lacks, key=lambda lack: lack.persons, default=None)
    finding = (
        f"Thiếu hụt nhiều nhất: {worst.name.lower()}, {numbers.percent(worst.uncensored, 1)} nhân khẩu"
        if worst and worst.persons
        else "Chưa có thiếu hụt nào được ghi"
    )
    return {"svg": charts.bars(finding, rows), "finding": finding}


def _headcounts(title: str, rows: list[measures.Measures]) -> Any:
    """At most twelve bars, the highest first; groups too small to compare are left to the table."""
    big = sorted((row for row in rows if not row.is_small), key=lambda row: -(row.adjusted or 0))[:12]
    if len(big) < 2:
        return None
    finding = f"{title}: M0 cao nhất ở {big[0].name}, {numbers.decimal(big[0].adjusted, 1)} %"
    return {"svg": charts.bars(finding, [charts.Bar(row.name, row.adjusted) for row in big]), "finding": finding}


@door(Permission.FIGURES_READ)
def over_years(request: Request) -> HttpResponse:
    """A unit over the years, with break marks."""
    asked = request.GET.get("don-vi", "")
    unit = units.unit(numbers.key(asked) or 0) if asked else units.unit_at_path(request.actor.path)
    todays = request.GET.get("ban-do") != "khi-do"
    found = series.series(request.actor, unit, todays)
    context = {
        "found": found, "unit": unit, "todays": todays, "charts": _year_charts(found), "source": publish.SOURCE, "head": audit.head(),
        "standards": {key: load.standard(key).short for key in load.ids()},
    }  # fmt: skip
    return render(request, "staff/figures/series.html", context)


def _year_charts(found: series.Series) -> list[Any]:
    if len(found.years) < 2:
        return []
    counts = [charts.Point(str(y.year), (y.poor, y.near_poor), y.broken) for y in found.years]
    rates = [charts.Point(str(y.year), (y.poor_rate, y.near_rate), y.broken) for y in found.years]
    last = found.years[-1]
    said = (
        f"so với {last.before.year}: {_signed(last.change)} hộ nghèo"
        if last.change is not None and last.before
        else "không so được với năm trước"
    )
    drawn = [
        (
            f"Hộ nghèo, hộ cận nghèo: năm {last.year} {said}",
            charts.lines("Số hộ theo năm", ["hộ nghèo", "hộ cận nghèo"], counts),
        )
    ]
    if any(y.poor_rate is not None for y in found.years):
        drawn.append(
            ("Tỷ lệ % trên tổng số hộ dân cư", charts.lines("Tỷ lệ % theo năm", ["hộ nghèo", "hộ cận nghèo"], rates))
        )
    return drawn


def _signed(value: int) -> str:
    return (
        f"tăng {numbers.integer(value)}"
        if value > 0
        else f"giảm {numbers.integer(-value)}"
        if value
        else "không đổi, 0"
    )
