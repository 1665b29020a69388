"""What an exported table consists of. Rows may be any iterable: they are written as they come, never held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Value = str | int | Decimal | date | None
ColumnKind = Literal["text", "int", "decimal", "date", "money"]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`money` is whole đồng; `width` in characters, by kind when None; `group` as in `Column`."""

    title: str
    kind: ColumnKind = "text"
    width: float | None = None
    places: int = 2
    group: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`totals` is one last row in bold, counted by the caller. `source` says where the figures come from."""

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[Sequence[Value]]
    totals: Sequence[Value] | None = None
    source: str = ""
    as_of: date | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    sheets: tuple[Sheet, ...]
    title: str = ""
    author: str = ""
