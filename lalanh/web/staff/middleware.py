"""Who is at work in this request: from the session to the actor and the database scope. What nobody can read goes no further."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from lalanh.kernel import scope
from lalanh.kernel.actor import NOBODY
from lalanh.kernel.today import today
from lalanh.units import queries as units
from lalanh.web.ui import errors

UNREADABLE = "Có ký tự rỗng (không nhìn thấy được) trong nội dung gửi lên; thường do dán từ tệp khác. Hãy quay lại, xóa phần vừa dán rồi gõ lại."


class LegibleMiddleware:
    """Refuses NUL in addresses and fields: nobody types it, and the database holds none. The browser keeps what was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any("\x00" in text for sent in (request.GET, request.POST) for row in sent.lists() for text in (row[0], *row[1])):  # fmt: skip
            return errors.page(request, 400, UNREADABLE)
        return self.get_response(request)


class ActorMiddleware:
    """Sets request.actor, request.posts, request.where; opens the row scope; ends sessions that lay idle; leaves no copy in the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor, request.posts, request.where = NOBODY, [], ""  # type: ignore[attr-defined]
        if request.user.is_authenticated and not self._is_idle(request):
            self._enter(request)
        scope.enter(request.actor)  # type: ignore[attr-defined]
        at_work = request.user.is_authenticated
        response = self.get_response(request)
        if at_work:  # after the log-out, "back" must not show a household to the next who sits down there
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    def _is_idle(self, request: HttpRequest) -> bool:
        now = int(time.time())
        last = request.session.get("seen", now)
        if now - last > settings.SESSION_IDLE_SECONDS or not request.user.is_active:
            logout(request)
            return True
        if now - last > 60 or "seen" not in request.session:
            request.session["seen"] = now
        return False

    def _enter(self, request: Any) -> None:
        posts = units.postings_of(request.user, today())
        actor = units.actor_for(request.user, today(), request.session.get("posting"), posts)
        request.posts = posts
        if actor is None:
            return
        request.actor = actor
        post = next(p for p in posts if p.pk == actor.posting_id)
        name = post.unit.full_name
        request.where = (
            name[:1].upper() + name[1:] + (f" · {post.body.short_name or post.body.name}" if post.body else "")
        )
