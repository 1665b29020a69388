"""The entries of the rail: areas register theirs, the shell shows those that the person may open."""

from dataclasses import dataclass

from lalanh.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """`section` is the first part of the addresses below it; `permission` "" means everybody who is logged in."""

    label: str
    url_name: str
    icon: str
    permission: str
    order: int
    section: str


_ENTRIES: list[Entry] = []


def register(entry: Entry) -> None:
    _ENTRIES.append(entry)
    _ENTRIES.sort(key=lambda e: e.order)


def entries(actor: Actor) -> list[Entry]:
    return [entry for entry in _ENTRIES if not entry.permission or actor.may(entry.permission)]
