"""What the pages of this area share: a form that acts and comes back with the refusal, numbers as the reader may see them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lalanh.base import identifiers
from lalanh.base.errors import BadInput, Conflict
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.actions.households import CodeTaken
from lalanh.registry.actions.people import PersonInput
from lalanh.units import queries as units
from lalanh.web.ui.forms import Form
from lalanh.web.ui.request import Request

FORM = "staff/households/form.html"


class Unsure(Exception):  # noqa: N818 - nothing is wrong yet: a person is asked
    """A number that does not fit the person: to be confirmed by somebody who looks at the paper."""

    def __init__(self, doubts: list[str]) -> None:
        super().__init__()
        self.doubts = doubts


def ask_when_unsure(request: Request, given: PersonInput, stored: str = "") -> None:
    """Raises Unsure unless the person at the screen has confirmed. A number that can't be read is left to the action. What a
    stored number says is told only to those who may read it."""
    typed = identifiers.stripped(given.personal_number)
    found = identifiers.doubts(typed or stored, sex=given.sex, birth=given.birth_on or given.birth_year)
    if found and not typed and not access.can_read_numbers(request.actor):
        found = ["Số định danh đang ghi không khớp giới tính hoặc ngày sinh: hãy xem lại giấy tờ, hoặc báo cán bộ xã."]
    if found and not request.POST.get("confirmed"):
        raise Unsure(found)


def answer(
    request: Request, form: Form, act: Callable[[], HttpResponse], context: dict[str, Any], *, template: str = FORM,
    fresh: Callable[[], dict[str, Any]] | None = None,
) -> HttpResponse:  # fmt: skip
    """GET shows the form. POST acts and goes where `act` says; a refusal comes back with all that was typed, after a
    Conflict also with what `fresh` says is stored now."""
    status = form.status
    if request.method == "POST" and form.is_valid():
        try:
            return act()
        except Unsure as unsure:
            context, status = context | {"doubts": unsure.doubts}, 422
        except BadInput as error:
            form.refuse(error)
            status = 422
        except Conflict as error:
            form.refuse(error, "code" if isinstance(error, CodeTaken) and "code" in form.fields else None)
            context, status = context | (fresh() if fresh else {}), 409
        request.rolled_back = True
    return render(request, template, context | {"form": form}, status=status)


def shown_number(by: Actor, number: str) -> str:
    """Whole for those who need it, else the last three digits."""
    return number if access.can_read_numbers(by) else identifiers.masked(number)


def villages(by: Actor, on: date) -> dict[str, str]:
    """Villages of the actor's units on the day: key → name."""
    own = units.unit_at_path(by.path)
    rows = [own] if own.level == units.Level.VILLAGE else list(units.below(by.path, on, units.Level.VILLAGE))
    return {str(row.pk): row.full_name for row in rows}


def crumbs(household: Any = None, *more: tuple[str, str]) -> Sequence[tuple[str, str]]:
    """The list, and the household below it."""
    found = [("Hộ", reverse("households"))]
    if household is not None:
        name = household.head_name or household.code
        found.append((f"Hộ {name}", reverse("household", args=[household.pk])))
    return [*found, *more]


def typed_version(request: Request) -> int | None:
    """The version that the page was opened with."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None
