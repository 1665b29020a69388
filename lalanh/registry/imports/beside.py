"""Work of the database beside the reading: a thread that uses the same connection and transaction, one piece at a time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any

from django.db import connections

_NAME = "default"


class Beside:
    """`do(piece)` runs `work(piece)` in the thread and returns; it waits while the piece before is not done, so that at most two
    are in memory. Until the block ends the caller must leave the connection alone. What the work raises is raised by the next
    `do`, or at the end of the block."""

    def __init__(self, work: Callable[[Any], None]) -> None:
        self._work, self._last = work, None

    _last: Future[None] | None

    def __enter__(self) -> Beside:
        self._connection = connections[_NAME]
        self._connection.ensure_connection()
        self._connection.inc_thread_sharing()
        self._thread = ThreadPoolExecutor(1, "import", self._adopt)
        return self

    def _adopt(self) -> None:
        connections[_NAME] = self._connection

    def do(self, piece: Any) -> None:
        self._wait()
        self._last = self._thread.submit(self._work, piece)

    def _wait(self) -> None:
        last, self._last = self._last, None
        if last is not None:
            last.result()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._wait()
        finally:
            self._thread.shutdown(wait=True)
            self._connection.dec_thread_sharing()
