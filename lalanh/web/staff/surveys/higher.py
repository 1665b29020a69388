"""Higher lines of a province: what is loaded, load one from the resolution, lock it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lalanh.base.errors import BadInput
from lalanh.engines.poverty import load
from lalanh.kernel.today import today
from lalanh.registry.actions import higher as actions
from lalanh.registry.queries import higher as queries
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.ui import forms
from lalanh.web.ui.request import Request

LINES = {"poverty": "chuẩn nghèo (chuẩn thu nhập)", "near_poor": "chuẩn cận nghèo", "average": "mức sống trung bình"}


class LinesForm(forms.Form):
    standard = forms.ChoiceField("chuẩn nghèo", choices={one.id: one.title for one in load.standards()})
    number = forms.TextField("số, ký hiệu nghị quyết", help="Ví dụ 12/2023/NQ-HĐND.", longest=80)
    issued_on = forms.DateField("ngày ban hành")
    valid_from = forms.DateField("áp dụng từ ngày")
    valid_to = forms.DateField("áp dụng đến hết ngày", required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for key, name in LINES.items():
            for area, label in queries.AREAS.items():
                self.fields[f"line-{key}-{area}"] = forms.MoneyField(
                    f"{name}, {label} (đồng/người/tháng)", least=1, most=10**9, required=False, help="Để trống thì giữ mức của trung ương.",
                )  # fmt: skip

    def lines(self) -> dict[str, dict[str, int]]:
        """Key → area → đồng, those that were given."""
        given = {(key, area): self.cleaned_data.get(f"line-{key}-{area}") for key in LINES for area in queries.AREAS}
        return {key: {area: amount for (k, area), amount in given.items() if k == key and amount is not None} for key in LINES}  # fmt: skip


@door(Permission.POINTS_EDIT, methods=("GET", "POST"))
def listing(request: Request) -> HttpResponse:
    form = LinesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.load_lines(
                standard=data["standard"], number=data["number"], issued_on=data["issued_on"], valid_from=data["valid_from"], valid_to=data["valid_to"],
                lines=form.lines(), by=request.actor, on=today(),
            )  # fmt: skip
        except BadInput as error:
            request.rolled_back = True
            form.refuse(error)
        else:
            messages.success(request, "Đã nạp mức chuẩn riêng. Hãy đối chiếu với nghị quyết rồi khóa để dùng.")
            return redirect("higher-line", higher_id=made.pk)
    context = {"rows": queries.rows(request.actor), "form": form}
    return render(request, "staff/surveys/higher_lines.html", context, status=form.status)


@door(Permission.POINTS_EDIT, methods=("GET", "POST"))
def one(request: Request, higher_id: int) -> HttpResponse:
    row = queries.row(request.actor, higher_id)
    context = {
        "row": row,
        "amounts": queries.amounts(row),
        "standard": load.standard(row.standard),
        "rounds": queries.used_by(request.actor, row),
    }
    if request.method != "POST":
        return render(request, "staff/surveys/higher_line.html", context)
    if request.POST.get("do") == "lock":
        try:
            actions.lock_lines(higher_id=higher_id, by=request.actor)
        except BadInput as error:
            request.rolled_back = True
            return render(request, "staff/surveys/higher_line.html", context | {"problem": str(error)}, status=422)
        messages.success(request, "Đã khóa: mọi đợt rà soát mở từ nay dùng mức này.")
        return redirect("higher-line", higher_id=higher_id)
    actions.discard_lines(higher_id=higher_id, by=request.actor)
    messages.success(request, "Đã bỏ bản nháp.")
    return redirect("higher-lines")
