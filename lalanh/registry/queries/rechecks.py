"""Samples of the blind re-check and their error rate."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lalanh.base.errors import NotFound
from lalanh.kernel.actor import Actor
from lalanh.registry.models import Recheck, ReviewRound
from lalanh.units import queries as units
from lalanh.units.roles import Permission


def sample(by: Actor, of: ReviewRound, under: str = "") -> QuerySet[Recheck]:
    """Drawn households within the actor's units, those still to be checked first."""
    if not by.may(Permission.RECHECK_EDIT):
        return Recheck.objects.none()
    found = Recheck.objects.filter(case__round=of).filter(units.inside(by.path, "unit_path"))
    found = found.filter(units.inside(under, "unit_path")) if under else found
    return found.select_related("case", "case__household", "case__village").order_by("checked_on", "unit_path", "pk")


def recheck(by: Actor, recheck_id: int) -> Recheck:
    """Raises NotFound. The caller shows the first result only when `checked_on` is set."""
    found = (
        Recheck.objects.select_related("case__round", "case__household", "case__village__parent")
        .filter(pk=recheck_id)
        .first()
    )
    if found is None or not by.may(Permission.RECHECK_EDIT) or not by.reaches(found.unit_path):
        raise NotFound("Không có phiếu kiểm tra này trong địa bàn của bạn.")
    return found


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """Of those checked: how many got another class. `wrong` are named for who may see them."""

    drawn: int
    checked: int
    wrong: list[Recheck]

    @property
    def wrongly_in(self) -> int:
        """Counted as poor or near-poor, found not to be."""
        return sum(
            row.case.poverty_class in ("poor", "near_poor") and row.poverty_class not in ("poor", "near_poor")
            for row in self.wrong
        )

    @property
    def wrongly_out(self) -> int:
        """Poor or near-poor, and not counted."""
        return sum(
            row.case.poverty_class not in ("poor", "near_poor") and row.poverty_class in ("poor", "near_poor")
            for row in self.wrong
        )


def error_rate(by: Actor, of: ReviewRound, under: str = "") -> ErrorRate:
    rows = list(sample(by, of, under))
    checked = [row for row in rows if row.checked_on]
    wrong = [row for row in checked if not _same(row)]
    return ErrorRate(len(rows), len(checked), wrong)


def _same(row: Recheck) -> bool:
    """Above near-poverty the finer class is no error where the standard of the round can't tell it."""
    above = ("average", "better_off", "not_poor")
    first, second = row.case.poverty_class, row.poverty_class
    return first == second or ("not_poor" in (first, second) and first in above and second in above)
