"""Point tables: what is loaded, load one from the circular, lock it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lalanh.base.errors import BadInput
from lalanh.engines.poverty import load
from lalanh.registry.actions import points as actions
from lalanh.registry.queries import tables as queries
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.ui import forms
from lalanh.web.ui.request import Request


class TableForm(forms.Form):
    standard = forms.ChoiceField("chuẩn nghèo", choices={one.id: one.title for one in load.standards()})
    zone = forms.TextField("vùng", help="Ví dụ: Tây Nguyên.", longest=40)
    area = forms.ChoiceField("khu vực", choices={"rural": "nông thôn", "urban": "thành thị"})
    source = forms.TextField(
        "văn bản nguồn", help="Số, ngày văn bản và phụ lục mà bảng điểm được chép ra.", longest=250
    )
    check_total = forms.WholeField(
        "tổng kiểm tra", help="Tổng của mọi số điểm trong bảng, cộng tay từ văn bản.", least=-(10**6), most=10**6
    )
    text = forms.TextField(
        "bảng điểm", lines=12, help="Mỗi dòng một câu trả lời: câu hỏi; trả lời; điểm. Dán được từ bảng tính."
    )


@door(Permission.POINTS_EDIT, methods=("GET", "POST"))
def tables(request: Request) -> HttpResponse:
    form = TableForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.load_table(**form.cleaned_data, by=request.actor)
        except BadInput as error:
            request.rolled_back = True
            form.refuse(error)
        else:
            messages.success(request, "Đã nạp bảng điểm. Hãy đối chiếu từng dòng rồi khóa để dùng.")
            return redirect("point-table", table_id=made.pk)
    context = {"rows": queries.tables(request.actor), "form": form}
    return render(request, "staff/surveys/tables.html", context, status=form.status)


@door(Permission.POINTS_EDIT, methods=("GET", "POST"))
def table(request: Request, table_id: int) -> HttpResponse:
    row = queries.table(request.actor, table_id)
    if request.method == "POST":
        if request.POST.get("do") == "lock":
            actions.lock_table(table_id=table_id, by=request.actor)
            messages.success(request, "Đã khóa bảng điểm: phiếu khảo sát dùng bảng này từ nay.")
            return redirect("point-table", table_id=table_id)
        actions.discard_table(table_id=table_id, by=request.actor)
        messages.success(request, "Đã bỏ bảng điểm nháp.")
        return redirect("point-tables")
    return render(request, "staff/surveys/table.html", {"row": row, "items": row.items.all()})
