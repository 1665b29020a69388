"""The guides inside the product; everybody reads that of the own role first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse

from lalanh.base.errors import NotFound
from lalanh.kernel.actor import Actor
from lalanh.web.staff.doors import door
from lalanh.web.staff.help import guides, markdown
from lalanh.web.ui.request import Request


@door(unfinished=True)
def guide(request: Request) -> HttpResponse:
    """`?phan=` asks for another guide. Also for those who must still set a password."""
    own = guides.of_role(request.actor.role)
    found = guides.guide(request.GET.get("phan", own))
    if found is None:
        raise NotFound("Không có phần hướng dẫn này. Hãy chọn lại ở trang Hướng dẫn, hoặc hỏi người quản trị.")
    names = sorted(guides.NAMES.items(), key=lambda one: (one[0] != own, one[0] != guides.EVERYBODY))
    body = markdown.render(found.source, lambda written: _target(request.actor, written))
    return render(request, "staff/help/guide.html", {"guide": found, "body": body, "names": names, "own": own})


def _target(by: Actor, written: str) -> str | None:
    """Another guide, a place on this page, or a page of the product that this person may open."""
    name, dot, mark = written.partition(".md")
    if dot:
        return f"{reverse('help')}?phan={name}{mark}"
    if written.startswith("#"):
        return written
    try:
        needed = resolve(written).func.permission  # type: ignore[attr-defined]
    except (Resolver404, AttributeError):
        return None
    return written if needed == "logged in" or by.may(needed) else None
