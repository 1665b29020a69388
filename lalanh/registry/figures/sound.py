"""Are the stored figures what the stored cases give? Cells against a recount, classes against a replay of the rules."""

from dataclasses import dataclass

from django.db import connection

from lalanh.registry import assess
from lalanh.registry.models import ReviewRound
from lalanh.registry.sql import make_cells

_COLUMNS = ", ".join((*make_cells.KEY, "unit_path", *make_cells.sums()))
_STORED, _COUNTED = f"select {_COLUMNS} from registry_cell", f"select {_COLUMNS} from registry_cells_recomputed"  # noqa: S608
_FIRST = (
    f"select round_id, unit_path from (({_STORED} except all {_COUNTED}) union all ({_COUNTED} except all {_STORED})) x"  # noqa: S608
    " order by round_id, unit_path limit 1"
)


@dataclass(frozen=True, slots=True)
class Unsound:
    """The first thing that does not hold: in which round, and what, in words without personal data."""

    round: str
    what: str


def cells() -> Unsound | None:
    """Of all rounds in scope, to the last integer."""
    with connection.cursor() as cursor:
        cursor.execute(_FIRST)
        row = cursor.fetchone()
    if row is None:
        return None
    return Unsound(_name(row[0]), f"số liệu tổng hợp của đơn vị {row[1]} không bằng số đếm lại từ các hộ")


def classes() -> Unsound | None:
    """Every class that was computed, computed again from the stored facts under the standard of its round."""
    for pk in ReviewRound.objects.order_by("pk").values_list("pk", flat=True):
        if found := assess.replay(pk):
            return Unsound(_name(pk), f"kết quả xếp loại của hồ sơ số {found[0]}: {found[1]}")
    return None


def rounds() -> int:
    return ReviewRound.objects.count()


def _name(pk: int) -> str:
    found = ReviewRound.objects.select_related("unit").get(pk=pk)
    return f"{found.name}, {found.unit.full_name}"
