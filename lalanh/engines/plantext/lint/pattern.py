"""Patterns of the rules, compiled when first asked: most rules look for what most plans do not have."""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern")


class _Late:
    def __init__(self, words: str, flags: int) -> None:
        self._words, self._flags = words, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(self._words, self._flags)
        self.__dict__.update({one: getattr(compiled, one) for one in _ASKED})
        return self.__dict__[name]


def late(words: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but at the first search."""
    return cast("re.Pattern[str]", _Late(words, flags))
