"""The list of households with filters and totals, and the same list as a file."""

from collections.abc import Mapping
from functools import lru_cache, partial
from html import escape
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lalanh.base import numbers
from lalanh.base.errors import BadInput, NotFound
from lalanh.engines.documents.sheets import Sheet, SheetColumn, Workbook
from lalanh.engines.documents.xlsx import render_xlsx
from lalanh.kernel.today import today
from lalanh.registry.actions import reads
from lalanh.registry.queries import ethnic, exits, search, timeline
from lalanh.registry.queries import households as queries
from lalanh.units import queries as units
from lalanh.units.roles import Permission
from lalanh.web.staff.doors import door
from lalanh.web.staff.plans.exports import XLSX, attachment
from lalanh.web.ui.request import Request

MOST_ROWS = 1_000_000
"""A sheet of Excel ends at 1.048.576 rows."""
YES_NO = {True: "có", False: "không", None: ""}
COLUMNS = (
    SheetColumn("Mã hộ", width=16), SheetColumn("Chủ hộ"), SheetColumn("Thôn", width=20), SheetColumn("Xã", width=20), SheetColumn("Địa chỉ"),
    SheetColumn("Dân tộc", width=14), SheetColumn("Chủ hộ là nữ", width=9), SheetColumn("Số khẩu", "int"), SheetColumn("Phân loại", width=20),
    SheetColumn("Năm", width=8), SheetColumn("Người có công", width=9), SheetColumn("Không có khả năng lao động", width=12),
    SheetColumn("Bảo trợ xã hội", width=9), SheetColumn("Dân tộc tại chỗ", width=9),
)  # fmt: skip


def chosen_unit(request: Request) -> units.Unit | None:
    """The unit of `?don-vi=`, when it lies in the actor's reach. Raises NotFound."""
    text = request.GET.get("don-vi", "")
    if not text:
        return None
    if not text.isdecimal() or len(text) > 15:
        raise NotFound("Không có đơn vị này trong địa bàn của bạn.")
    found = units.unit(int(text))
    if not request.actor.reaches(found.path):
        raise NotFound("Không có đơn vị này trong địa bàn của bạn.")
    return found


def places(request: Request, chosen: units.Unit | None) -> dict[str, str]:
    """What the unit filter offers: villages in a commune, communes above; always the chosen one."""
    path = request.actor.path
    level = units.Level.COMMUNE if path.count(".") < 3 else units.Level.VILLAGE
    rows = units.below(path, today(), level).values_list("pk", "kind", "name")
    found = {"": "tất cả"} | {str(pk): f"{kind} {name}" for pk, kind, name in rows}
    if chosen and str(chosen.pk) not in found and chosen.path != path:
        found[str(chosen.pk)] = chosen.full_name
    return found


def typed(request: Request, name: str, default: str = "") -> str:
    """A word of the address; the database knows no NUL."""
    return request.GET.get(name, default).replace("\x00", "")


def read(request: Request, chosen: units.Unit | None) -> queries.Filters:
    get = partial(typed, request)
    return queries.Filters(
        path=chosen.path if chosen else "", poverty_class=get("loai", ""), ethnicity=get("dan-toc", ""), group=get("nhom", ""),
        officer=get("can-bo", ""), text=get("q", "")[:100], closed=get("da-dong") == "1",
    )  # fmt: skip


@door(Permission.HOUSEHOLD_READ)
def households(request: Request) -> HttpResponse:
    chosen = chosen_unit(request)
    filters = read(request, chosen)
    after, before = typed(request, "sau"), typed(request, "truoc")
    matches = search.households(request.actor, filters.text, filters.path) if filters.text.strip() else None
    if matches:
        page, totals = queries.matching(request.actor, filters, matches, after=after, before=before)
    else:
        page, totals = (
            queries.listing(request.actor, filters, after=after, before=before),
            queries.totals(request.actor, filters),
        )
    context: dict[str, Any] = {
        "page": page, "rows": drawn(page.rows, request.actor.path), "totals": totals, "filters": filters, "chosen": chosen,
        "selects": _selects(request, chosen, filters), "query": _without_marks(request),
        "may_add": request.actor.may(Permission.HOUSEHOLD_EDIT), "narrowed": filters != queries.Filters(),
        "cut": search.MOST if matches and matches.cut else 0,
    }  # fmt: skip
    return render(request, "staff/households/list.html", context)


def _selects(
    request: Request, chosen: units.Unit | None, filters: queries.Filters
) -> list[tuple[str, str, SafeString]]:
    """(name, label, options) of the filters. The options are put together here: two hundred of them would take the
    template longer than the rows take the database."""
    every = {"": "tất cả"}
    return [
        ("don-vi", "nơi ở", options(places(request, chosen), str(chosen.pk) if chosen else "")),
        ("loai", "phân loại", options(every | queries.CLASSES, filters.poverty_class)),
        ("dan-toc", "dân tộc của chủ hộ", options(every | ethnic.choices(), filters.ethnicity)),
        ("nhom", "nhóm", options(every | queries.GROUPS, filters.group)),
        ("can-bo", "cán bộ phụ trách", options(_officers(request), filters.officer)),
    ]


def options(choices: Mapping[str, str], chosen: str) -> SafeString:
    """The <option>s of a list, escaped."""
    every = _options(tuple(choices.items()))
    if chosen in choices:
        value = f'value="{escape(chosen)}"'
        every = every.replace(value, f"{value} selected", 1)
    return mark_safe(every)  # noqa: S308 - escaped in _options


@lru_cache(maxsize=256)
def _options(choices: tuple[tuple[str, str], ...]) -> str:
    return "".join(f'<option value="{escape(key)}">{escape(words)}</option>' for key, words in choices)


_ROW = """<tr><th scope="row"><a href="%s">%s</a></th><td data-label="Mã">%s</td><td data-label="Nơi ở">%s</td><td data-label="Dân tộc">%s</td>\
<td data-label="Khẩu" class="n">%s</td><td data-label="Phân loại">%s</td></tr>"""
_CLASS = {
    key: format_html('<span class="tag{}">{}</span> ', {"poor": " late", "near_poor": " soon"}.get(key, ""), words)
    for key, words in queries.CLASSES.items()
}  # fmt: skip
_ANY = 987654321
"""Stands for the key of a household in an address."""
_NO_CLASS = mark_safe('<span title="chưa có kết quả rà soát nào">—</span>')


def drawn(rows: list[queries.Line], here: str) -> SafeString:
    """The rows of the table, escaped; put together here for the reason of `_selects`. `here`: a commune names its villages
    without itself."""
    before, _, behind = reverse("household", args=(_ANY,)).partition(str(_ANY))
    lines = (_ROW % _cells(row, here, f"{before}{row.pk}{behind}") for row in rows)
    return mark_safe("\n".join(lines))  # noqa: S308 - escaped in _cells


def _cells(row: queries.Line, here: str, address: str) -> tuple[Any, ...]:
    place = row.village[:1].upper() + row.village[1:]
    if row.commune and here not in (row.commune_path, row.unit_path):
        place = f"{place}, {row.commune}"
    verdict = f"{_CLASS[row.poverty_class]}{row.class_year or ''}" if row.poverty_class else _NO_CLASS
    return (
        address, escape(row.head_name or "Chưa có chủ hộ"), escape(row.code), escape(place), escape(row.ethnicity or numbers.UNKNOWN),
        row.members, verdict,
    )  # fmt: skip


def _officers(request: Request) -> dict[str, str]:
    found = {"": "tất cả", queries.NOBODY: "hộ nghèo, cận nghèo chưa có ai"}
    return found | {str(key): name for key, name in exits.officers_at_work(request.actor)}


def _without_marks(request: Request) -> str:
    kept = request.GET.copy()
    for name in ("sau", "truoc"):
        kept.pop(name, None)
    return kept.urlencode()


@door(Permission.HOUSEHOLD_READ)
def xlsx(request: Request) -> HttpResponse:
    """The filtered list as a file; written down as a sensitive read, with how many households."""
    chosen = chosen_unit(request)
    filters = read(request, chosen)
    found = queries.totals(request.actor, filters)
    if found.households > MOST_ROWS:
        raise BadInput(f"Danh sách có hơn {MOST_ROWS:,} hộ: hãy lọc theo xã rồi tải từng phần.".replace(",", "."))
    place = chosen or units.unit_at_path(request.actor.path)
    reads.log_read(by=request.actor, what="xuất danh sách hộ", unit_path=place.path, rows=found.households)
    sheet = Sheet(
        name="Danh sách hộ", title=f"DANH SÁCH HỘ - {place.full_name.upper()}", columns=COLUMNS, as_of=today(), source="sổ hộ Lá Lành",
        rows=map(_row, queries.everything(request.actor, filters)),
        notes=(f"{found.households} hộ, {found.people} khẩu; {found.poor} hộ nghèo, {found.near_poor} hộ cận nghèo", "Có thông tin cá nhân: không phát tán."),
    )  # fmt: skip
    book = Workbook(sheets=(sheet,), title=sheet.title, author=request.actor.name)
    return attachment(render_xlsx(book), f"Danh sách hộ {place.full_name}.xlsx", XLSX)


def _row(row: tuple[Any, ...]) -> tuple[Any, ...]:
    code, head, kind, name, above, upper, address, people, woman, members, cls, year, *groups = row
    return (
        code, head, f"{kind} {name}".strip(), f"{above or ''} {upper or ''}".strip(), address, people or "", YES_NO[woman], members,
        queries.CLASSES[cls] if cls else "", str(year or ""), *(YES_NO[group] for group in groups),
    )  # fmt: skip


@door(Permission.HOUSEHOLD_READ)
def handed_over(request: Request) -> HttpResponse:
    """Households that moved out of my units: the record of the move stays here."""
    return render(request, "staff/households/handed_over.html", {"rows": timeline.handed_over(request.actor)})
