"""Reads a YAML tree with the path of every value at hand, so that a mistake in a standard is told by its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar

E = TypeVar("E", bound=Enum)


class BadStandard(ValueError):  # noqa: N818 - named in the words of what happened
    """A standard's file says something that can't be; the message begins with the place."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file and where it stands."""

    path: str
    raw: Any

    def fail(self, what: str) -> BadStandard:
        """The error to raise about this place."""
        return BadStandard(f"{self.path}: {what}")

    def mapping(self, *allowed: str) -> Mapping[str, Any]:
        """The value as a mapping whose keys are among `allowed` (any keys when none is given)."""
        if not isinstance(self.raw, dict):
            raise self.fail("phải là một nhóm khóa: giá trị")
        if allowed and (extra := sorted(set(map(str, self.raw)) - set(allowed))):
            raise self.fail(f"khóa không biết: {', '.join(extra)}")
        return self.raw

    def get(self, key: str) -> "Node | None":
        """The child `key`, None when absent."""
        raw = self.mapping().get(key)
        return None if raw is None else Node(f"{self.path}.{key}", raw)

    def need(self, key: str) -> "Node":
        """The child `key`, which must be there."""
        child = self.get(key)
        if child is None:
            raise self.fail(f"thiếu “{key}”")
        return child

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """Children of a mapping in the order of the file."""
        for key, raw in self.mapping().items():
            yield str(key), Node(f"{self.path}.{key}", raw)

    def each(self) -> Iterator["Node"]:
        """Elements of a list."""
        if not isinstance(self.raw, list):
            raise self.fail("phải là một danh sách")
        for number, raw in enumerate(self.raw):
            yield Node(f"{self.path}[{number}]", raw)

    def text(self) -> str:
        """The value as a text that is not empty."""
        if not isinstance(self.raw, str) or not self.raw.strip():
            raise self.fail("phải là chữ, không để trống")
        return " ".join(self.raw.split())

    def integer(self, least: int = 0) -> int:
        """The value as a whole number of at least `least`."""
        if type(self.raw) is not int or self.raw < least:
            raise self.fail(f"phải là số nguyên từ {least} trở lên")
        return self.raw

    def day(self) -> date:
        """The value as a day written 2022-12-31."""
        if type(self.raw) is not date:
            raise self.fail("phải là ngày dạng 2022-12-31")
        return self.raw

    def choice(self, kind: type[E]) -> E:
        """The value as a member of `kind`."""
        try:
            return kind(self.raw)
        except ValueError:
            raise self.fail(f"“{self.raw}” không có trong: {', '.join(str(one.value) for one in kind)}") from None
