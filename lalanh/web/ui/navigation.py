"""The entries of the rail: areas register theirs, the shell shows those that the person may open."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from lalanh.kernel.actor import Actor
from lalanh.web.ui.templatetags.lalanh import icon

ON_PHONES = 4
"""Entries at the foot of a small screen; the others stand below the page."""


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


@dataclass(frozen=True, slots=True)
class Drawn:
    """The links of the rail, and those that a small screen shows below the page ("" when the rail holds them all)."""

    rail: SafeString
    others: SafeString


@lru_cache(maxsize=256)
def drawn(shown: tuple[Entry, ...], current: Entry | None, language: str) -> Drawn:
    """Every page has them and they are the same for all people of a role: put together once for each place and language."""
    words = {entry: gettext(entry.label) for entry in shown}
    here = {entry: mark_safe(' aria-current="page"') if entry == current else "" for entry in shown}
    more = {entry: mark_safe(' class="more"') if n >= ON_PHONES else "" for n, entry in enumerate(shown)}
    rail = format_html_join("\n", '<a href="{}"{}{}>{}<span>{}</span></a>', ((reverse(e.url_name), here[e], more[e], icon(e.icon), words[e]) for e in shown))  # fmt: skip
    others = format_html_join("", '<a href="{}"{}>{}{}</a>', ((reverse(e.url_name), here[e], icon(e.icon), words[e]) for e in shown[ON_PHONES:]))  # fmt: skip
    return Drawn(rail, others)
