"""What every page knows: who is at work, where, on which day."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from lalanh.kernel.actor import NOBODY, Actor
from lalanh.kernel.today import today
from lalanh.web.ui import navigation


def shell(request: HttpRequest) -> dict[str, Any]:
    actor: Actor = getattr(request, "actor", NOBODY)
    section = request.path.strip("/").partition("/")[0]
    return {
        "actor": actor,
        "where": getattr(request, "where", ""),
        "posts": getattr(request, "posts", []),
        "nav": [(entry, entry.section == section) for entry in navigation.entries(actor)] if actor.user_id else [],
        "demo": settings.DEMO,
        "today": today(),
        "partial": _is_partial(request),
        "frame": "ui/fragment.html" if _is_partial(request) else "ui/base.html",
        "help_url": _help_url(),
    }


def _is_partial(request: HttpRequest) -> bool:
    """htmx asks for a piece; not when it restores a whole page from its history."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.history_restore_request


def _help_url() -> str:
    """The user guide, once an area serves one under the name `help`."""
    try:
        return reverse("help")
    except NoReverseMatch:
        return ""
