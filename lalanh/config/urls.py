"""All addresses."""

from django.http import HttpResponse
from django.urls import include, path

from lalanh.web.ui import errors


def alive(request) -> HttpResponse:
    """For `lalanh up` and load balancers; says nothing about anybody."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("-/song", alive, name="alive"),
    path("", include("lalanh.web.ui.urls")),
    path("", include("lalanh.web.staff.urls")),
]
handler400, handler403, handler404, handler500 = (
    errors.bad_request,
    errors.forbidden,
    errors.not_found,
    errors.server_error,
)
