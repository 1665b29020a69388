"""Reads of what not everybody may see are written down. Insert-only."""

from lalanh.kernel.actor import Actor
from lalanh.registry.models import Household, SensitiveRead


def log_read(
    *, by: Actor, what: str, unit_path: str, household: Household | None = None, rows: int = 1
) -> SensitiveRead:
    """`what` in a few words ("trang hộ", "xuất danh sách hộ"); `rows` how many households were read at once."""
    return SensitiveRead.objects.create(
        actor=f"{by.user_id or ''}:{by.name}"[:150], user_id=by.user_id, what=what[:40], household=household, rows=rows, unit_path=unit_path,
    )  # fmt: skip
