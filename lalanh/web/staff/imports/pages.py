"""Bringing lists in: history, a new file, what the check found, loading, taking back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lalanh.base.errors import BadInput, UserFacingError
from lalanh.kernel import files
from lalanh.kernel.today import today
from lalanh.registry.imports import actions, answer_book, queries, templates, undoing
from lalanh.registry.imports.checking.report import MOST_KEPT
from lalanh.registry.imports.mapping import DUPLICATES
from lalanh.units import queries as units
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.people.views import paged
from lalanh.web.staff.plans.exports import XLSX, attachment
from lalanh.web.ui.forms import ChoiceField, FileField, Form, capital
from lalanh.web.ui.request import Request

CARDS = {
    "households": "Mỗi dòng một thành viên, kèm thôn, chủ hộ, ngày sinh, dân tộc, số CCCD. Tạo hộ mới trong sổ hộ.",
    "surveys": "Câu trả lời của phiếu khảo sát cho các hộ đang có trong đợt rà soát.",
    "results": "Kết quả đã được công nhận của các năm: năm, chuẩn, hộ nghèo hay cận nghèo.",
}


class Upload(Form):
    kind = ChoiceField("loại danh sách", choices=queries.KINDS, open=True)
    round = ChoiceField("đợt rà soát", choices={}, required=False, help="Chỉ cần khi nạp phiếu khảo sát.")
    file = FileField("tệp bảng tính", kinds=(".xlsx", ".xlsm", ".csv", ".xls", ".ods", ".txt"), help="Tệp .xlsx hoặc .csv, tối đa 20 MB. Tên cột không cần giống mẫu: bước sau cho ghép lại.")  # fmt: skip

    def __init__(self, rounds: dict[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].choices = {"": "không"} | rounds  # type: ignore[attr-defined]


NOUNS = {"households": "hộ", "surveys": "phiếu", "results": "kết quả"}


@door(Permission.HOUSEHOLD_IMPORT)
def listing(request: Request) -> HttpResponse:
    """History of imports, and the templates to fill."""
    context = {
        "page": paged(request, queries.batches(request.actor)),
        "cards": [(key, words, CARDS[key]) for key, words in queries.KINDS.items()],
    }
    return render(request, "staff/imports/listing.html", context)


@door(Permission.HOUSEHOLD_IMPORT, methods=("GET", "POST"))
def new(request: Request) -> HttpResponse:
    """Drop a file."""
    unit = units.unit(request.actor.unit_id or 0)
    rounds = queries.rounds(request.actor)
    form = Upload(
        rounds, request.POST or None, request.FILES or None, initial={"kind": request.GET.get("loai", "households")}
    )
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = actions.take_in(
                content=file.read(), name=file.name, kind=form.cleaned_data["kind"], unit=unit, by=request.actor,
                round_id=int(form.cleaned_data["round"] or 0) or None,
            )  # fmt: skip
            return redirect("import-columns", batch_id=batch.pk)
        except BadInput as error:
            request.rolled_back = True
            form.refuse(error, "round" if isinstance(error, actions.NoRound) else "file")
    return render(request, "staff/imports/new.html", {"form": form, "unit": unit}, status=form.status)


@door(Permission.HOUSEHOLD_IMPORT)
def template(request: Request, kind: str) -> HttpResponse:
    """An empty workbook with drop-downs and an example."""
    unit = units.unit(request.actor.unit_id or 0)
    return attachment(templates.make(kind, unit, today()), f"mau-{templates.NAMES.get(kind, kind)}.xlsx", XLSX)


@door(Permission.HOUSEHOLD_IMPORT)
def batch(request: Request, batch_id: int) -> HttpResponse:
    """What the check found, or what was loaded."""
    found = actions.find(request.actor, batch_id)
    if found.state == "uploaded":
        return redirect("import-columns", batch_id=batch_id)
    shown = request.GET.get("xem", "")
    bad = {"loi": True, "luu-y": False}.get(shown)
    rows = paged(request, queries.remarks(request.actor, found, bad=bad))
    mapping, summary = actions.mapping_of(found), queries.summary(found)
    queries.log_download(request.actor, found, "xem các dòng của danh sách nạp")
    context = {
        "batch": found, "summary": summary, "page": rows, "shown": shown, "rows": [(line, queries.sentences(found, line)) for line in rows],
        "bad": queries.remarks(request.actor, found, bad=True).count(), "doubts": queries.remarks(request.actor, found, bad=False).count(),
        "mapping": mapping, "duplicates": DUPLICATES[mapping.settings.get("duplicates", "skip")], "can_undo": found.state == "applied",
        "year": mapping.settings.get("year", ""), "zeros": mapping.settings.get("zeros") == "1",
    }  # fmt: skip
    noun, policy = NOUNS[found.kind], mapping.settings.get("duplicates", "skip")
    context |= {
        "noun": noun, "too_many": queries.remarks(request.actor, found).count() >= MOST_KEPT, "can_fill": policy == "update" and found.kind == "households" and summary.counts.get("duplicates", 0) > 0,
        "labels": [f"{capital(noun)} trong tệp", f"{capital(noun)} nạp được", f"{capital(noun)} có lỗi", f"{capital(noun)} đã có trong sổ"],
    }  # fmt: skip
    return render(request, "staff/imports/batch.html", context)


@door(Permission.HOUSEHOLD_IMPORT, methods=("POST",))
def check(request: Request, batch_id: int) -> HttpResponse:
    """The dry run again, after villages were added or the registry changed."""
    actions.check(batch_id=batch_id, by=request.actor, on=today())
    return redirect("import", batch_id=batch_id)


@door(Permission.HOUSEHOLD_IMPORT, methods=("POST",))
def apply(request: Request, batch_id: int) -> HttpResponse:
    """Loads; a refusal goes back to the page with its sentence."""
    try:
        actions.apply(batch_id=batch_id, by=request.actor, on=today(), partial=request.POST.get("partial") == "1")
    except UserFacingError as error:
        request.rolled_back = True
        return _refused(request, batch_id, error)
    return redirect("import", batch_id=batch_id)


def _refused(request: Request, batch_id: int, error: UserFacingError) -> HttpResponse:
    found = actions.find(request.actor, batch_id)
    return render(request, "staff/imports/refused.html", {"batch": found, "problem": str(error)}, status=409)


@door(Permission.HOUSEHOLD_IMPORT, methods=("GET", "POST"))
def undo(request: Request, batch_id: int) -> HttpResponse:
    """Says what will go and what stays, then takes the import back."""
    found = actions.find(request.actor, batch_id)
    if request.method == "POST":
        done = undoing.undo(batch_id=batch_id, by=request.actor)
        messages.success(request, done.sentence)
        return redirect("import", batch_id=batch_id)
    outlook = undoing.outlook(request.actor, found)
    return render(request, "staff/imports/undo.html", {"batch": found, "outlook": outlook, "kept": outlook.kept[:50]})


@door(Permission.HOUSEHOLD_IMPORT)
def original(request: Request, batch_id: int) -> HttpResponse:
    """The file as it came in."""
    found = actions.find(request.actor, batch_id)
    row, content = files.load(request.actor, found.file_id or 0)
    queries.log_download(request.actor, found, "tải tệp danh sách đã nạp")
    return attachment(content, row.name, row.media_type)


@door(Permission.HOUSEHOLD_IMPORT)
def answer(request: Request, batch_id: int) -> HttpResponse:
    """The same workbook with red cells and reasons."""
    found = actions.find(request.actor, batch_id)
    content = answer_book.make(found, actions.content_of(found, request.actor))
    queries.log_download(request.actor, found, "tải tệp đánh dấu lỗi")
    name = (found.file.name if found.file else "danh-sach").rpartition(".")[0]
    return attachment(content, f"{name} - can sua.xlsx", XLSX)
