"""The request as our middleware leaves it, for annotations."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from lalanh.kernel.actor import Actor

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """`actor` is NOBODY before log-in; `rolled_back` True undoes the transaction of the request."""

    actor: Actor
    posts: list[Any]
    where: str
    rolled_back: bool
    htmx: "HtmxDetails"
    user: Any
