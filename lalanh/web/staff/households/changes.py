"""A household as a whole: split, merged, moved, closed, opened again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.kernel.today import today
from lalanh.registry import access
from lalanh.registry.actions import links
from lalanh.registry.actions import unmerge as undoing
from lalanh.registry.queries import households as queries
from lalanh.units import queries as units
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.households import desk, forms
from lalanh.web.ui import errors
from lalanh.web.ui.request import Request


def _open(request: Request, household_id: int) -> Any:
    found = queries.household(request.actor, household_id)
    access.check_can_edit_household(request.actor, found)
    return found


def _context(request: Request, found: Any, title: str, submit: str, lead: str = "") -> dict[str, Any]:
    return {
        "title": title, "submit": submit, "lead": lead, "crumbs": desk.crumbs(found), "version": request.POST.get("version") or found.version,
        "back": reverse("household", args=[found.pk]),
    }  # fmt: skip


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def split(request: Request, household_id: int) -> HttpResponse:
    found = _open(request, household_id)
    rows = list(queries.members(request.actor, found))
    form = forms.SplitForm(request.POST or None, members=rows, initial={"on": today()})

    def act() -> HttpResponse:
        data = form.cleaned_data
        going = form.going()
        head = next(key for key, relation in going.items() if relation == "head")
        new = links.split(
            household_id=found.pk, membership_ids=list(going), head_id=head, relations={key: going[key] for key in going if key != head},
            on=data["on"], today=today(), by=request.actor, address=data["address"], version=desk.typed_version(request),
            old_head_id=int(data["old_head"]) if data["old_head"] else None,
        )  # fmt: skip
        messages.success(request, f"Đã tách hộ {new.head_name}, mã {new.code}.")
        return redirect("household", household_id=new.pk)

    lead = "Hộ mới ở cùng thôn và chưa có kết quả phân loại riêng; phân loại của hộ cũ được ghi lại ở hộ mới."
    return desk.answer(request, form, act, _context(request, found, "Tách hộ", "Tách hộ", lead), fresh=lambda: {"version": found.version})  # fmt: skip


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def merge(request: Request, household_id: int) -> HttpResponse:
    found = _open(request, household_id)
    rows = list(queries.members(request.actor, found))
    form = forms.MergeForm(request.POST or None, members=rows, initial={"on": today()})

    def act() -> HttpResponse:
        data = form.cleaned_data
        try:
            kept = queries.by_code(request.actor, data["into"])
        except NotFound as error:
            raise BadInput(str(error)) from None
        links.merge_households(
            gone_id=found.pk, kept_id=kept.pk, relations=form.relations(), on=data["on"], today=today(), by=request.actor,
            version=desk.typed_version(request),
        )  # fmt: skip
        messages.success(request, f"Đã nhập vào hộ {kept.head_name}.")
        return redirect("household", household_id=kept.pk)

    lead = f"{len(rows)} người của hộ này sang ở hộ nhận. Hộ này đóng lại, lịch sử phân loại vẫn giữ."
    return desk.answer(request, form, act, _context(request, found, "Nhập vào hộ khác", "Nhập hộ", lead), fresh=lambda: {"version": found.version})  # fmt: skip


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def move(request: Request, household_id: int) -> HttpResponse:
    """To another village; into another commune only its own people hand over."""
    found = _open(request, household_id)
    if not access.can_move_household(request.actor, found):
        raise NotAllowed("Chuyển hộ ra ngoài thôn do cán bộ xã làm: hãy báo xã.")
    choices = {key: name for key, name in desk.villages(request.actor, today()).items() if key != str(found.village_id)}
    form = forms.MoveForm(
        request.POST or None, villages=choices, far=request.actor.may(Permission.REVIEW_RUN), initial={"on": today()}
    )

    def act() -> HttpResponse:
        data = form.cleaned_data
        village = _village(data)
        links.move(
            household_id=found.pk, village=village, on=data["on"], today=today(), by=request.actor, note=data["note"],
            version=desk.typed_version(request),
        )  # fmt: skip
        if not request.actor.reaches(village.path):
            messages.success(request, f"Đã chuyển hộ {found.head_name} sang {village.full_name}. Nơi đó quản lý hồ sơ từ nay.")  # fmt: skip
            return redirect("households-handed-over")
        messages.success(request, f"Đã chuyển hộ sang {village.full_name}.")
        return redirect("household", household_id=found.pk)

    return desk.answer(request, form, act, _context(request, found, "Chuyển chỗ ở", "Chuyển hộ"), fresh=lambda: {"version": found.version})  # fmt: skip


def _village(data: dict[str, Any]) -> units.Unit:
    if data["village"]:
        return units.unit(int(data["village"]))
    try:
        return units.unit_by_code(data["elsewhere"], data["on"], units.Level.VILLAGE)
    except NotFound:
        raise BadInput(
            f"Không có thôn mang mã “{data['elsewhere']}” vào ngày {data['on']:%d/%m/%Y}. Hãy hỏi xã nơi đến mã thôn."
        ) from None


@door(Permission.HOUSEHOLD_EDIT, methods=("GET", "POST"))
def close(request: Request, household_id: int) -> HttpResponse:
    found = _open(request, household_id)
    form = forms.CloseForm(request.POST or None, initial={"on": today()})

    def act() -> HttpResponse:
        data = form.cleaned_data
        links.close(
            household_id=found.pk, on=data["on"], reason=data["reason"], today=today(), by=request.actor, version=desk.typed_version(request)
        )  # fmt: skip
        messages.success(request, "Đã đóng hộ. Nếu nhầm, có thể mở lại.")
        return redirect("household", household_id=found.pk)

    lead = f"Hộ {found.head_name or found.code} có {found.member_count} thành viên. Hồ sơ và lịch sử vẫn giữ; có thể mở lại nếu nhầm."
    context = _context(request, found, "Đóng hộ", "Đóng hộ", lead) | {"danger": True}
    return desk.answer(request, form, act, context, fresh=lambda: {"version": found.version})


@door(Permission.HOUSEHOLD_EDIT, methods=("POST",))
def unmerge(request: Request, link_id: int) -> HttpResponse:
    """The household that was given up is opened again with its people."""
    try:
        back = undoing.undo_household_merge(link_id=link_id, by=request.actor, on=today())
    except Conflict as error:
        request.rolled_back = True
        return errors.problem(request, error)
    messages.success(
        request, f"Đã hủy nhập hộ: hộ {back.head_name or back.code} trở lại với {back.member_count} thành viên."
    )
    return redirect("household", household_id=back.pk)


@door(Permission.HOUSEHOLD_EDIT, methods=("POST",))
def reopen(request: Request, household_id: int) -> HttpResponse:
    found = queries.household(request.actor, household_id)
    try:
        links.reopen(household_id=found.pk, by=request.actor)
    except Conflict as error:
        request.rolled_back = True
        return errors.problem(request, error)
    messages.success(request, "Đã mở lại hộ.")
    return redirect("household", household_id=found.pk)
