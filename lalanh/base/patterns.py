"""Regular expressions that set-up compiles once, as Python does with modules: reading a plan needs 650, a quarter of the time of a short command.

`compiled` is `re.compile`; `late` does it at the first search. Both take the compiled form from `__pycache__` where set-up left one for this
Python, and compile where it did not, so nothing depends on the file. It is trusted as the byte code beside it is. See ADR 0009.
"""

from __future__ import annotations

import importlib
import marshal
import pkgutil
import re
import sys
from array import array
from functools import cache
from pathlib import Path
from typing import Any, cast

_ASKED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern")
_FILE = Path(__file__).parent / "__pycache__" / f"patterns.{sys.implementation.cache_tag}.bin"
Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, their names."""
_asked: set[tuple[str, int]] = set()
"""Every expression that a module of this process named, compiled or not."""


def compiled(words: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`. Raises re.error as that does."""
    _asked.add((words, int(flags)))
    found = _kept().get((words, int(flags)))
    return re.compile(words, flags) if found is None else _finished(words, found)


def late(words: str, flags: int = 0) -> re.Pattern[str]:
    """As `compiled`, but at the first search: for what most plans do not have."""
    _asked.add((words, int(flags)))
    return cast("re.Pattern[str]", _Late(words, flags))


class _Late:
    def __init__(self, words: str, flags: int) -> None:
        self._words, self._flags = words, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        found = compiled(self._words, self._flags)
        self.__dict__.update({one: getattr(found, one) for one in _ASKED})
        return self.__dict__[name]


@cache
def _kept() -> dict[tuple[str, int], Kept]:
    """What set-up left for exactly this Python, else nothing."""
    try:
        version, found = marshal.loads(_FILE.read_bytes())  # noqa: S302 - our own, like byte code
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return cast("dict[tuple[str, int], Kept]", found) if version == sys.version else {}


def _finished(words: str, kept: Kept) -> re.Pattern[str]:
    """The last step of `re.compile`."""
    flags, code, groups, names, order = kept
    sre: Any = importlib.import_module("_sre")
    return cast("re.Pattern[str]", sre.compile(words, flags, array("I", code).tolist(), groups, names, order))


def _compiled(words: str, flags: int) -> Kept:
    """All steps of `re.compile` but the last. Raises re.error."""
    compiler: Any = importlib.import_module("re._compiler")
    parsed: Any = importlib.import_module("re._parser").parse(words, flags)
    state = parsed.state
    order: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        order[number] = name
    code = array("I", compiler._code(parsed, flags)).tobytes()
    return flags | state.flags, code, state.groups - 1, dict(state.groupdict), tuple(order)


def keep(package: str) -> int:
    """Leaves the expressions of all modules of a package in `__pycache__`; how many. None where this Python works otherwise. Raises OSError."""
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    try:
        kept = {key: _compiled(*key) for key in sorted(_asked)}
        same = all(_finished(words, kept[words, flags]) == re.compile(words, flags) for words, flags in kept)
    except (ImportError, AttributeError, TypeError):
        return 0
    if not same:
        return 0
    _FILE.parent.mkdir(exist_ok=True)
    part = _FILE.with_suffix(".part")
    part.write_bytes(marshal.dumps((sys.version, kept)))
    part.replace(_FILE)
    return len(kept)


if __name__ == "__main__":
    importlib.import_module("lalanh.base.patterns").keep(sys.argv[1])
