"""Results out: written beside the place where they belong and moved there when complete."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from lalanh.base.errors import BadInput
from lalanh.cli.tabular.source import suffix_of


def check_target(name: str, source: Path) -> Path:
    """The path to write to. BadInput when that is the source itself, or there is no such folder."""
    suffix_of(name)
    path = Path(name)
    if path.exists() and path.samefile(source):
        raise BadInput(f"{name}: tệp kết quả trùng với tệp đầu vào. Hãy chọn tên khác.")
    if not path.parent.is_dir():
        raise BadInput(f"{path.parent}: không có thư mục này. Hãy tạo trước hoặc chọn nơi khác.")
    if path.is_dir():
        raise BadInput(f"{name}: đây là thư mục. Hãy đặt tên tệp kết quả.")
    return path


def errors_path(out: Path) -> Path:
    """Where rows go that can't be used."""
    return out.with_name(out.name + ".errors.csv")


@contextmanager
def completed(path: Path) -> Iterator[Path]:
    """A place to write; moved to `path` when all went well, removed when not."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.touch()  # a place that can't be written to is told before the work
        yield part
        os.replace(part, path)
    except OSError as error:
        raise BadInput(f"{path}: không ghi được ({os.strerror(error.errno or 0)}). Hãy chọn nơi khác.") from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_errors(path: Path, names: Sequence[str], rows: Sequence[tuple[int | None, str, Sequence[Any]]]) -> None:
    """`row`, `reason` and the row as it was. An old file is removed when there is nothing to tell."""
    if not rows:
        path.unlink(missing_ok=True)
        return
    with completed(path) as part, open(part, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["row", "reason", *names])
        writer.writerows([row, reason, *values] for row, reason, values in rows)
