"""Tables of measures: the sums of cells as Arrow columns, divided once, with the row of everything at the end."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from lalanh.engines.poverty.measures import ALL, columns
from lalanh.engines.poverty.model import Standard
from lalanh.engines.poverty.sql import sums


def measured(cells: pa.Table, standard: Standard, by: Sequence[str]) -> pa.Table:
    """One row per cell, sorted by the columns `by` (as text), then the row ALL; counts as they are, ratios null where undefined."""
    sides = pa.schema([*((name, pa.string()) for name in by), *((name, pa.int64()) for name in sums(standard))])
    groups = cells.select(sides.names).cast(sides)
    groups = groups.sort_by([(name, "ascending") for name in by]) if by else groups.slice(0, 0)
    total = {**dict.fromkeys(by, ALL), **{name: pc.sum(cells[name], min_count=0).as_py() for name in sums(standard)}}
    return _with_ratios(pa.concat_tables([groups, pa.Table.from_pylist([total], sides)]), standard, by)


def _with_ratios(cells: pa.Table, standard: Standard, by: Sequence[str]) -> pa.Table:
    base, poor, deprived = (
        cells[name] for name in ("measured_persons", "identified_persons", "identified_deprivations")
    )
    indicators = len(standard.keys)
    made = {
        "poor_rate": _divide(cells["poor_households"], cells["households"]),
        "H": _divide(poor, base),
        "A": _divide(deprived, pc.multiply(poor, indicators)),
        "M0": _divide(deprived, pc.multiply(base, indicators)),
        **{name: _divide(cells[name], base) for key in standard.keys for name in (f"u_{key}", f"c_{key}")},
    }
    return pa.table({name: made[name] if name in made else cells[name] for name in columns(standard, by)})


def _divide(part: pa.ChunkedArray, whole: pa.ChunkedArray) -> pa.ChunkedArray:
    """Two whole numbers below 2^53 divided once; null where `whole` is 0."""
    known = pc.if_else(pc.equal(whole, 0), pa.scalar(None, pa.int64()), whole)
    return pc.divide(part.cast(pa.float64()), known.cast(pa.float64()))
