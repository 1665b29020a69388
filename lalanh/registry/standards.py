"""The standards of a round as they stand where it is held: the national ones, with the higher lines of the province."""

from lalanh.engines.poverty import load
from lalanh.engines.poverty.facts import Area
from lalanh.engines.poverty.model import Standard
from lalanh.registry.models import HigherLine, ReviewRound


def of_round(of: ReviewRound) -> tuple[Standard, ...]:
    """The standard of the round, and the second one in a change-over year. Worked out once a row of the round."""
    known: tuple[Standard, ...] | None = getattr(of, "_standards", None)
    if known is None:
        known = tuple(_here(key, of) for key in (of.standard, of.second_standard) if key)
        of._standards = known  # type: ignore[attr-defined]
    return known


def _here(key: str, of: ReviewRound) -> Standard:
    row = higher(key, of)
    return extended(row) if row else load.standard(key)


def higher(key: str, of: ReviewRound) -> HigherLine | None:
    """The resolution that counts: of the round's unit or one above, in force on the day of the review, locked before the
    round was opened: what was opened under other lines ends under them."""
    parts = of.unit_path.split(".")
    above = [".".join(parts[: i + 1]) for i in range(len(parts))]
    rows = HigherLine.objects.filter(
        standard=key, unit_path__in=above, locked_at__lte=of.opened_at, valid_from__lte=of.review_on
    )
    current = [
        row
        for row in rows.order_by("-unit_path", "-valid_from")
        if row.valid_to is None or row.valid_to >= of.review_on
    ]
    return current[0] if current else None


def extended(row: HigherLine) -> Standard:
    """Raises BadInput for a line below the national one, or one that the standard has not."""
    amounts = {key: {Area(area): int(amount) for area, amount in told.items()} for key, told in row.lines.items()}
    return load.extend(load.standard(row.standard), lines=amounts, instrument=f"Nghị quyết {row}")
