"""What reading a file gives, and the one error it may raise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from lalanh.base.errors import UserFacingError

Kind = Literal["text", "markdown", "docx", "pdf"]
MEGABYTE = 1_000_000
MAX_BYTES: dict[Kind, int] = {
    "text": 20 * MEGABYTE,
    "markdown": 20 * MEGABYTE,
    "docx": 20 * MEGABYTE,
    "pdf": 50 * MEGABYTE,
}
MAX_CHARACTERS = 20_000_000
MAX_PAGES = 500


class UnreadableSource(UserFacingError):  # noqa: N818 - named as its family in base.errors
    """A file that can't be read as a plan; `str(error)` says in Vietnamese what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """The plain text of a file, into which every span points, and what the reader should know about it."""

    text: str
    kind: Kind
    notes: list[str] = field(default_factory=list)
