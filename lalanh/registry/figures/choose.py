"""What a reader chooses: the round, the unit, the columns of table 9; and the tables that follow from it."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from lalanh.base.errors import NotFound
from lalanh.engines.poverty import load
from lalanh.kernel.actor import Actor
from lalanh.registry.figures import read, tables
from lalanh.registry.figures.model import Table
from lalanh.registry.models import Ethnicity, ReviewRound, RoundKind
from lalanh.units import queries as units
from lalanh.units.roles import Permission


def rounds(by: Actor) -> QuerySet[ReviewRound]:
    """Those whose figures the actor may read, newest first."""
    if not by.may(Permission.FIGURES_READ):
        return ReviewRound.objects.none()
    above = [by.path[:at] for at, sign in enumerate(by.path) if sign == "."]
    found = ReviewRound.objects.filter(units.inside(by.path, "unit_path") | Q(unit_path__in=above))
    return found.select_related("unit").order_by("-year", "-opens_on", "-pk")


def round_of_year(by: Actor, path: str, year: int) -> ReviewRound:
    """The yearly or general review that covers the unit. Raises NotFound with the reason."""
    above = [path[:at] for at, sign in enumerate(path) if sign == "."]
    found = rounds(by).filter(unit_path__in=[*above, path], year=year).exclude(kind=RoundKind.AD_HOC)
    row = found.order_by("-unit_path", "-pk").first()
    if row is None:
        raise NotFound(f"Không có đợt rà soát định kỳ hay tổng rà soát năm {year} cho đơn vị này.")
    return row


def unit(by: Actor, round_: ReviewRound, unit_id: int | None = None) -> units.Unit:
    """The asked one, else the largest that the actor reaches in the round. Raises NotFound."""
    if unit_id is not None:
        found = units.unit(unit_id)
    else:
        found = units.unit_at_path(by.path if by.under(round_.unit_path) else round_.unit_path)
    read.check_unit(by, round_, found.path)
    return found


def levels(of: units.Unit) -> int:
    """Districts with their communes, communes with their villages; a province without districts: communes only."""
    return 1 if of.level == "commune" or (of.level == "province" and _has_no_districts(of)) else 2


def _has_no_districts(of: units.Unit) -> bool:
    return not of.children.filter(level="district").exists()


def indicators(of: ReviewRound) -> dict[str, str]:
    """Key → name, in the order of the law."""
    return {indicator.key: indicator.name for indicator in load.standard(of.standard).indicators}


def peoples(wanted: Iterable[str] = ()) -> dict[str, str]:
    """Key → name of those that get a column in table 9; unknown keys are left out, none chosen means the usual six."""
    keys = list(wanted) or list(tables.PEOPLES)
    names = dict(Ethnicity.objects.filter(key__in=keys, is_majority=False).values_list("key", "name"))
    return {key: names[key] for key in dict.fromkeys(keys) if key in names}


def minorities() -> dict[str, str]:
    """All that can be chosen."""
    return dict(Ethnicity.objects.filter(is_majority=False).values_list("key", "name"))


def table(of: ReviewRound, number: int, wanted: Iterable[str] = ()) -> Table:
    """Raises NotFound."""
    return tables.table(number, indicators(of), peoples(wanted))


def all_tables(of: ReviewRound, wanted: Iterable[str] = ()) -> list[Table]:
    return list(tables.tables(indicators(of), peoples(wanted)).values())


def units_below(by: Actor, round_: ReviewRound, of: units.Unit) -> list[units.Unit]:
    """To go down to."""
    return list(units.children(of, round_.review_on))


def line_up(by: Actor, round_: ReviewRound, of: units.Unit) -> list[units.Unit]:
    """To go up to: from the largest that the actor reaches down to the unit's parent."""
    return [
        place
        for place in units.chain(of)
        if by.reaches(place.path) and place.path.startswith(round_.unit_path) and place.pk != of.pk
    ]


def standing(of: ReviewRound) -> str:
    """How final the figures are, in words for a page and for paper."""
    if of.closed_at is None:
        return "Số sơ bộ: đợt rà soát chưa khóa số liệu"
    on = timezone.localdate(of.closed_at)
    return f"Số đã khóa ngày {on:%d/%m/%Y}, không thay đổi được nữa"
