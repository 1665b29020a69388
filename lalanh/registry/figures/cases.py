"""The rows behind a figure: cases of the same set that the cell counts, page by page by a mark."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lalanh.base.errors import NotAllowed, NotFound
from lalanh.kernel.actor import Actor
from lalanh.registry.figures import read
from lalanh.registry.figures.conditions import behind
from lalanh.registry.figures.model import Table
from lalanh.registry.models import ReviewCase, ReviewRound
from lalanh.units import queries as units
from lalanh.units.roles import Permission

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """`after` is the mark of the next page, "" on the last; `number` of the first row, from 1."""

    rows: list[ReviewCase]
    total: int
    number: int
    after: str


def check_may_open(by: Actor) -> None:
    """Names of households are for those who may read households. Raises NotAllowed."""
    if not by.may(Permission.HOUSEHOLD_READ):
        raise NotAllowed("Vai trò của bạn xem được số liệu, không xem danh sách hộ.")


def of_figure(by: Actor, round_: ReviewRound, table: Table, key: str, line: int, unit: units.Unit) -> QuerySet[ReviewCase]:  # fmt: skip
    """Cases behind the figure in column `key` and line `line`. Raises NotAllowed, NotFound (no such figure, or a rate)."""
    check_may_open(by)
    read.check_unit(by, round_, unit.path)
    column = table.column(key)
    condition = behind(column.terms[line]) if column and 0 <= line < len(column.terms) else None
    if condition is None:
        raise NotFound("Số này không đếm từ hộ: không có danh sách đứng sau.")
    return ReviewCase.objects.filter(units.inside(unit.path, "unit_path"), condition, round=round_)


def page(rows: QuerySet[ReviewCase], mark: str = "", size: int = PAGE) -> Page:
    """`mark`: unit path and id of the last row seen; a wrong one begins anew. A deep page costs what the first one does."""
    total, number = rows.count(), 1
    left = rows
    path, _, last = mark.rpartition(":")
    if path and last.isdecimal() and len(last) < 18:
        beyond = Q(unit_path__gt=path) | Q(unit_path=path, pk__gt=int(last))
        left = rows.filter(beyond, unit_path__gte=path)
        number = total - left.count() + 1
    found = list(left.order_by("unit_path", "pk").select_related("village", "ethnicity")[: size + 1])
    after = f"{found[size - 1].unit_path}:{found[size - 1].pk}" if len(found) > size else ""
    return Page(found[:size], total, number, after)
