"""What every page knows: who is at work, where, on which day."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from lalanh.kernel.actor import NOBODY, Actor
from lalanh.kernel.today import today
from lalanh.web.ui import navigation


def shell(request: HttpRequest) -> dict[str, Any]:
    actor: Actor = getattr(request, "actor", NOBODY)
    section = request.path.strip("/").partition("/")[0]
    entries = navigation.entries(actor) if actor.user_id else []
    current = next((entry for entry in entries if entry.section == section), None)
    return {
        "actor": actor,
        "where": getattr(request, "where", ""),
        "posts": getattr(request, "posts", []),
        "nav": [(entry, entry is current) for entry in entries],
        "links": navigation.drawn(tuple(entries), current, get_language() or ""),
        "demo": settings.DEMO,
        "today": today(),
        "partial": bool(getattr(request, "htmx", False)),
    }
