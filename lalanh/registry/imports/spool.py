"""Good households on their way from the check to the tables: on disk, so that memory does not grow with the list."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from typing import Any

_MANY = 500


class Spool:
    """Written once, then read in chunks."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8", prefix="lalanh-import-")  # noqa: SIM115 - closed by `close`
        self._waiting: list[Any] = []
        self.count = 0

    def add(self, record: Any) -> None:
        self._waiting.append(record)
        self.count += 1
        if len(self._waiting) >= _MANY:
            self._write()

    def chunks(self, size: int) -> Iterator[list[Any]]:
        """Records as lists, about `size` at once."""
        self._write()
        self._file.seek(0)
        found: list[Any] = []
        for line in self._file:
            found.extend(json.loads(line))
            if len(found) >= size:
                yield found
                found = []
        if found:
            yield found

    def close(self) -> None:
        self._file.close()

    def _write(self) -> None:
        if self._waiting:
            self._file.write(json.dumps(self._waiting, ensure_ascii=False) + "\n")
            self._waiting = []
