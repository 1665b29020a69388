"""Every component in every state, for those who build pages. Served in development and in the demonstration only."""

from datetime import timedelta

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lalanh.kernel.today import today


def components(request: HttpRequest) -> HttpResponse:
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    day = today()
    chips = [
        (day - timedelta(3), None),
        (day, None),
        (day + timedelta(2), None),
        (day + timedelta(40), None),
        (None, None),
        (day, day),
    ]
    context = {
        "chips": chips, "page": Paginator(range(500), 50).page(2), "crumbs": [("Kế hoạch", "#"), ("Kế hoạch 2023", "#")],
        "choices": {"<=": "không quá", ">=": "ít nhất"}, "errors": {"ten": "Hãy nhập tên."},
    }  # fmt: skip
    return render(request, "ui/gallery.html", context)


components.public = True  # type: ignore[attr-defined] # nothing of anybody on it
