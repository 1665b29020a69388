"""A file of households: which columns it has, and how DuckDB gets at its rows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lalanh.base.errors import BadInput
from lalanh.engines.poverty.columns import Column, Kind

if TYPE_CHECKING:
    import duckdb

FORMATS = (".csv", ".parquet", ".xlsx")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Torn:
    """A record of a text file that has not as many values as there are columns. `row` counts the head line as 1."""

    row: int
    found: int
    text: str


@dataclass(slots=True)
class Reading:
    """One pass over a source: the relation to select from, and afterwards how many rows came and which were torn."""

    relation: str
    rows: int = 0
    torn: list[Torn] = field(default_factory=list)


class Source(Protocol):
    """A file of households, opened and its columns known."""

    path: Path
    columns: tuple[Column, ...]
    first_row: int
    """Number of the first row of data as a person counts: 2 below a head line, 1 without."""

    def read(self, connection: duckdb.DuckDBPyConnection, only: Sequence[str], *, numbered: bool = False) -> Reading:
        """A new pass over the columns `only` (inside names); with `numbered` also `n`, the row's place from 0."""
        ...


def suffix_of(name: str) -> str:
    """The format that a file's name asks for."""
    suffix = Path(name).suffix.lower()
    if suffix not in FORMATS:
        raise BadInput(f"{name}: chưa đọc, ghi được loại tệp này. Hãy dùng tệp có đuôi {', '.join(FORMATS)}.")
    return suffix


def existing(name: str) -> Path:
    """The path of a file that can be read."""
    path = Path(name)
    try:
        with open(path, "rb") as file:
            empty = not file.read(1)
    except FileNotFoundError:
        raise BadInput(f"{name}: không tìm thấy tệp. Hãy kiểm tra lại đường dẫn.") from None
    except IsADirectoryError:
        raise BadInput(f"{name}: đây là thư mục. Hãy chỉ ra một tệp.") from None
    except OSError as error:
        raise BadInput(f"{name}: không mở được ({os.strerror(error.errno or 0)}). Hãy kiểm tra quyền đọc.") from None
    if empty:
        raise BadInput(f"{name}: tệp rỗng. Dòng đầu phải là tên cột.")
    return path


def numbered_columns(path: Path, names: Iterable[str], kinds: Iterable[Kind] | None = None) -> tuple[Column, ...]:
    """Columns c0, c1, ... for the names of a head line. BadInput when a name is empty or comes twice."""
    listed = [str(name) for name in names]
    for place, name in enumerate(listed, 1):
        if not name.strip():
            raise BadInput(f"{path}: cột thứ {place} không có tên. Hãy đặt tên hoặc bỏ cột ấy.")
    seen: set[str] = set()
    for name in listed:
        if name.strip().lower() in seen:
            raise BadInput(f"{path}: cột “{name.strip()}” có hai lần. Hãy đổi tên hoặc bỏ một cột.")
        seen.add(name.strip().lower())
    found = list(kinds) if kinds is not None else [Kind.TEXT] * len(listed)
    return tuple(Column(name.strip(), f"c{place}", found[place]) for place, name in enumerate(listed))


def check_columns(source: Source, wanted: Sequence[str]) -> None:
    """BadInput that names what is missing."""
    have = {column.name for column in source.columns}
    missing = [name for name in wanted if name not in have]
    if missing:
        few = "Thiếu cột" if len(missing) == 1 else f"Thiếu {len(missing)} cột"
        there = ", ".join(column.name for column in source.columns[:_SHOWN])
        more = f" và {len(source.columns) - _SHOWN} cột nữa" if len(source.columns) > _SHOWN else ""
        raise BadInput(f"{source.path}: {few}: {', '.join(missing)}. Tệp có: {there}{more}.")
