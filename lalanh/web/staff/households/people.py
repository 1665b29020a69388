"""Members of a household: joining, corrections, leaving, groups; who is head."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lalanh.base import numbers
from lalanh.base.errors import BadInput, Conflict, UserFacingError
from lalanh.kernel.today import today
from lalanh.registry import access
from lalanh.registry.actions import members as actions
from lalanh.registry.actions import reads, traits
from lalanh.registry.queries import households as queries
from lalanh.registry.queries import words
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.households import desk, forms
from lalanh.web.ui.request import Request


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def join(request: Request, household_id: int) -> HttpResponse:
    """A birth, or somebody who comes."""
    found = queries.household(request.actor, household_id)
    access.check_can_edit_household(request.actor, found)
    initial = {"on": today(), "ethnicity": found.ethnicity_id or ""}
    form = forms.ArrivalForm(request.POST or None, initial=initial, head=False if found.head_id else None)

    def act() -> HttpResponse:
        given = form.person()
        desk.ask_when_unsure(request, given)
        made = actions.add_member(
            household_id=found.pk, given=given, on=form.cleaned_data["on"], today=today(), by=request.actor
        )
        messages.success(request, f"Đã thêm {made.person.full_name}.")
        again = "more" in request.POST
        return redirect("member-new" if again else "household", household_id=found.pk)

    context = {
        "title": "Thêm thành viên", "submit": "Thêm thành viên", "more": "Thêm rồi nhập người tiếp", "crumbs": desk.crumbs(found),
        "back": reverse("household", args=[found.pk]),
    }  # fmt: skip
    return desk.answer(request, form, act, context)


def _open(request: Request, membership_id: int) -> Any:
    """Somebody whom the actor may write. Raises NotFound, NotAllowed."""
    row = queries.membership(request.actor, membership_id)
    access.check_can_edit_household(request.actor, row.household)
    return row


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def member(request: Request, membership_id: int) -> HttpResponse:
    """Corrects a member. A number that does not fit sex or birth is asked about, not refused."""
    row = _open(request, membership_id)
    person, numbers = row.person, queries.numbers_of(request.actor, row.person_id)
    stored = {kind: desk.shown_number(request.actor, number.value) for kind, number in numbers.items()}
    initial = _shown(row, numbers)
    form = forms.KnownPersonForm(request.POST or None, stored=stored, initial=initial, head=row.relation == "head")
    own = numbers.get("personal_number")
    if request.method != "POST":
        reads.log_read(by=request.actor, what="trang thành viên", household=row.household, unit_path=row.unit_path)

    def act() -> HttpResponse:
        data, given = form.cleaned_data, form.person()
        drop = data.get("drop", [])
        desk.ask_when_unsure(request, given, own.value if own and "personal_number" not in drop else "")
        actions.edit_person(
            membership_id=row.pk, given=given, today=today(), by=request.actor, known=request.POST.get("known", ""), drop=drop,
            issued_on=data["issued_on"], issued_by=data["issued_by"],
        )  # fmt: skip
        messages.success(request, f"Đã lưu thông tin {given.full_name}.")
        return redirect("household", household_id=row.household_id)

    def fresh() -> dict[str, Any]:
        return {"changes": _compared(form, initial), "known": actions.seen_state(person)}

    context = {
        "title": person.full_name, "submit": "Lưu", "crumbs": desk.crumbs(row.household), "known": request.POST.get("known") or actions.seen_state(person),
        "lead": f"{row.get_relation_display()}, vào hộ ngày {row.joined_on:%d/%m/%Y}", "back": reverse("household", args=[row.household_id]),
    }  # fmt: skip
    return desk.answer(request, form, act, context, fresh=fresh)


def _shown(row: Any, numbers: Any) -> dict[str, Any]:
    """What the form starts from: everything but the numbers themselves."""
    person, card = row.person, numbers.get("personal_number")
    missing = getattr(person, "missing_number", None)
    return {
        "full_name": person.full_name, "relation": row.relation, "sex": person.sex, "birth": (person.birth_on, person.birth_year),
        "ethnicity": person.ethnicity_id or "", "no_number_reason": missing.reason if missing and not card else "",
        "issued_on": card.issued_on if card else None, "issued_by": card.issued_by if card else "",
    }  # fmt: skip


def _compared(form: Any, stored: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """(label, stored now, typed) of the fields that differ."""
    found = []
    for name, now in stored.items():
        field = form.fields.get(name)
        typed = form.cleaned_data.get(name) if field else now
        if field and (now or None) != (typed or None):
            shown = [_words(field, value) for value in (now, typed)]
            found.append((str(field.label), shown[0], shown[1]))
    return found


def _words(field: Any, value: Any) -> str:
    choices = getattr(field, "choices", None)
    return str((choices.get(value, value) if choices else field.prepare_value(value)) or "—")


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def leave(request: Request, membership_id: int) -> HttpResponse:
    """Death, leaving, a mistake, or a move into another household here."""
    row = _open(request, membership_id)
    others = [one for one in queries.members(request.actor, row.household) if one.pk != row.pk]
    heirs = {str(one.pk): one.person.full_name for one in others} if row.relation == "head" else {}
    form = forms.LeaveForm(request.POST or None, heirs=heirs, initial={"on": today()})

    def act() -> HttpResponse:
        data = form.cleaned_data
        heir = int(data["heir"]) if data.get("heir") else None
        if data["why"] == "home":
            _go_home(request, row, data, heir)
        else:
            actions.leave(
                household_id=row.household_id, membership_id=row.pk, on=data["on"], reason=data["why"], today=today(), by=request.actor,
                new_head_id=heir,
            )  # fmt: skip
        messages.success(request, f"Đã ghi {row.person.full_name} rời hộ.")
        return redirect("household", household_id=row.household_id)

    context = {
        "title": f"{row.person.full_name} rời hộ", "submit": "Ghi rời hộ", "crumbs": desk.crumbs(row.household),
        "back": reverse("household", args=[row.household_id]),
    }  # fmt: skip
    return desk.answer(request, form, act, context)


def _go_home(request: Request, row: Any, data: dict[str, Any], heir: int | None) -> None:
    if not data["into"] or not data["relation"]:
        raise BadInput("Sang hộ khác: hãy nhập mã hộ đến và chọn quan hệ với chủ hộ của hộ đó.")
    into = queries.by_code(request.actor, data["into"])
    actions.move_member(
        household_id=row.household_id, membership_id=row.pk, into_id=into.pk, relation=data["relation"], on=data["on"], today=today(),
        by=request.actor, new_head_id=heir,
    )  # fmt: skip


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def head(request: Request, household_id: int) -> HttpResponse:
    """Another head; the others say how they stand to the new one."""
    found = queries.household(request.actor, household_id)
    access.check_can_edit_household(request.actor, found)
    rows = list(queries.members(request.actor, found))
    form = forms.HeadForm(request.POST or None, members=rows, initial={"on": today()})

    def act() -> HttpResponse:
        data = form.cleaned_data
        actions.set_head(
            household_id=found.pk, membership_id=form.head(), relations=form.relations(), on=data["on"], today=today(), by=request.actor,
            version=desk.typed_version(request),
        )  # fmt: skip
        messages.success(request, "Đã đổi chủ hộ.")
        return redirect("household", household_id=found.pk)

    context = {
        "title": "Đổi chủ hộ", "submit": "Đổi chủ hộ", "crumbs": desk.crumbs(found), "version": request.POST.get("version") or found.version,
        "lead": f"Chủ hộ hiện nay: {found.head_name or 'chưa có'}", "back": reverse("household", args=[found.pk]),
    }  # fmt: skip
    return desk.answer(request, form, act, context, fresh=lambda: {"version": found.version})


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def groups(request: Request, membership_id: int) -> HttpResponse:
    """Policy groups and vulnerabilities of a member; each can be ended on a day or dropped as a mistake."""
    row = _open(request, membership_id)
    adding = request.method == "POST" and request.POST.get("do") == "add"
    form = forms.TraitForm(request.POST if adding else None)
    if request.method == "POST" and not adding:
        return _settle(request, row, form)

    def act() -> HttpResponse:
        data = form.cleaned_data
        traits.add_trait(
            person_id=row.person_id, kind=data["kind"], valid_from=data["valid_from"], note=data["note"], today=today(), by=request.actor
        )  # fmt: skip
        messages.success(request, "Đã ghi nhóm đối tượng.")
        return redirect("member-groups", membership_id=row.pk)

    return desk.answer(request, form, act, _group_context(row), template="staff/households/groups.html")


def _group_context(row: Any) -> dict[str, Any]:
    return {
        "row": row, "crumbs": desk.crumbs(row.household), "traits": row.person.traits.order_by("valid_to", "kind", "pk"), "kinds": words.TRAITS,
        "today": today(), "back": reverse("household", args=[row.household_id]),
    }  # fmt: skip


def _settle(request: Request, row: Any, form: Any) -> HttpResponse:
    """Ends or drops one trait of this member."""
    key = numbers.key(request.POST.get("trait", "")) or 0
    try:
        if not row.person.traits.filter(pk=key).exists():
            raise Conflict("Mục này vừa được bỏ: hãy xem lại danh sách.")
        if request.POST.get("do") == "end":
            traits.end_trait(trait_id=key, on=today(), today=today(), by=request.actor)
        else:
            traits.drop_trait(trait_id=key, reason=request.POST.get("reason", ""), by=request.actor)
    except (BadInput, Conflict) as error:
        request.rolled_back = True
        context = _group_context(row) | {"form": form, "problem": str(error)}
        return render(request, "staff/households/groups.html", context, status=_status(error))
    messages.success(request, "Đã lưu.")
    return redirect("member-groups", membership_id=row.pk)


def _status(error: UserFacingError) -> int:
    return 409 if isinstance(error, Conflict) else 422
