"""Opens a file by its ending; the reader of a format is loaded only when it is needed."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from lalanh.cli.tabular.source import Source, suffix_of

_READERS = {
    ".csv": ("lalanh.cli.tabular.textfile", "TextFile"),
    ".parquet": ("lalanh.cli.tabular.parquetfile", "ParquetFile"),
    ".xlsx": ("lalanh.cli.tabular.workbook", "Workbook"),
}


def open_source(name: str) -> Source:
    """The file `name`, its columns known. BadInput when it can't be read or is of no known kind."""
    module, reader = _READERS[suffix_of(name)]
    return cast(Source, getattr(import_module(module), reader)(name))
