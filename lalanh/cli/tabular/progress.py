"""A line that moves on a terminal while something takes more than a second."""

import sys
import time
from types import TracebackType

_PATIENCE, _STEP = 1.0, 0.2
_WIDTH = 30


class Progress:
    """Shows how much of `total` is done, on standard error and only on a terminal."""

    def __init__(self, total: int) -> None:
        self.total = max(total, 1)
        self.live = sys.stderr.isatty()
        self.shown = False
        self.next = time.monotonic() + _PATIENCE

    def __enter__(self) -> "Progress":
        return self

    def at(self, done: int) -> None:
        """`done` of the total is done."""
        if not self.live or (now := time.monotonic()) < self.next:
            return
        share = min(done / self.total, 1.0)
        full = round(share * _WIDTH)
        print(f"\r[{'█' * full}{' ' * (_WIDTH - full)}] {share:4.0%}", end="", file=sys.stderr, flush=True)
        self.shown, self.next = True, now + _STEP

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.shown:
            print("\r" + " " * (_WIDTH + 10) + "\r", end="", file=sys.stderr, flush=True)
