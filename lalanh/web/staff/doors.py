"""Doors: every view says who may enter. A guard test asks for it."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from lalanh.base.errors import UserFacingError
from lalanh.units.roles import ROLES
from lalanh.web.ui import errors
from lalanh.web.ui.request import Request

View = Any
"""A view; `public`, or `permission` and `methods`, are set on it for the guard tests."""


def public(view: View) -> View:
    """For everybody, without log-in."""
    view.public = True
    return _kind(view)


def door(permission: str = "", methods: tuple[str, ...] = ("GET",), unfinished: bool = False) -> Callable[[View], View]:
    """For people at work with `permission` ("": any). `unfinished` lets in those who still must set password or second factor."""

    def wrap(view: View) -> View:
        @wraps(view)
        def enter(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in (*methods, "HEAD"):
                return _wrong_method(request, methods)
            if away := _away(request, unfinished):
                return away
            if permission and not request.actor.may(permission):
                return errors.page(request, 403)
            return view(request, *args, **kwargs)

        guarded: View = _kind(enter)
        guarded.permission = permission or "logged in"
        guarded.methods = methods
        return guarded

    return wrap


def _wrong_method(request: Request, methods: tuple[str, ...]) -> HttpResponse:
    """Who opens the address of a button by hand, or comes back to it from the log-in, is shown the way."""
    response = errors.page(request, 405)
    response.headers["Allow"] = ", ".join(methods)
    return response


def _kind(view: View) -> View:
    """A refusal becomes a page with its sentence, and nothing half done is kept."""

    @wraps(view)
    def kind(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except UserFacingError as error:
            request.rolled_back = True
            return errors.problem(request, error)

    return kind


def _here(request: Request) -> str:
    """Where the log-in leads back to: of a form that was sent, the page it stood on."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    sent_from = urlsplit(request.headers.get("Referer", ""))
    return sent_from.path if sent_from.netloc == request.get_host() and sent_from.path else reverse("home")


def _away(request: Request, unfinished: bool) -> HttpResponse | None:
    """Where somebody must go first: log in, change the first password, set up the second factor."""
    if not request.user.is_authenticated:
        target = reverse("login") + "?" + urlencode({"next": _here(request)})
        if request.htmx:
            return HttpResponse(status=204, headers={"HX-Redirect": target})
        return redirect(target)
    if unfinished:
        return None
    if request.user.must_change_password:
        return redirect("password")
    actor = request.actor
    if actor.user_id is None:
        return errors.page(
            request, 403, "Tài khoản của bạn chưa được phân công ở đơn vị nào. Hãy liên hệ người quản trị."
        )
    if ROLES[actor.role].needs_second_factor and not request.user.has_second_factor:
        return redirect("second-factor")
    return None
