"""Lists 14 and 15 on paper, in the same official layout as the tables."""

from collections.abc import Iterable, Iterator

from lalanh.base import dates
from lalanh.engines.documents import layout
from lalanh.registry.figures.bigsheet import CENTRE, GROUP, HEAD, ITALIC, STRONG, TITLE, Sheet
from lalanh.registry.figures.lists import Listed, Member
from lalanh.registry.figures.paper import Heading
from lalanh.registry.figures.tables import LISTS
from lalanh.registry.models import WISHES

_HEADS = (
    ("STT hộ", ""), ("STT thành viên", ""), ("Họ và tên", ""), ("Nam", "Năm sinh"), ("Nữ", "Năm sinh"), ("Dân tộc", ""), ("Quan hệ với chủ hộ", ""),
    ("Mới", "Diện hộ"), ("Tái", "Diện hộ"), ("Cũ", "Diện hộ"), ("Có người có công", "Nhóm"), ("Dân tộc tại chỗ", "Nhóm"), ("Không có khả năng lao động", "Nhóm"),
    *((words.capitalize(), "Nhu cầu hỗ trợ") for words in WISHES.values()), ("Mã hộ", ""),
)  # fmt: skip
_WIDTHS = (6.0, 8.0, 26.0, 8.0, 8.0, 13.0, 14.0, *[6.0] * 3, *[10.0] * 3, *[9.0] * len(WISHES), 16.0)
_BLANK = (None,) * (len(_HEADS) - 7)
_HEAD_ROWS = (8, 9)
UNKNOWN = "chưa rõ"
MARK = "x"


def workbook(number: int, rows: Iterable[Listed], heading: Heading) -> bytes:
    """XLSX; rows are written as they are read."""
    sheet = Sheet(f"Biểu {number}", _WIDTHS, f"&L&9Đầu chuỗi nhật ký {heading.audit_head}&R&9Trang &P/&N", _HEAD_ROWS)
    _letterhead(sheet, number, heading)
    _head(sheet)
    counted = _body(sheet, rows)
    _foot(sheet, heading, counted)
    return sheet.close()


def _letterhead(sheet: Sheet, number: int, h: Heading) -> None:
    last = len(_HEADS) - 1
    for left, right in ((h.superior.upper(), layout.NATION_TEXT), (h.unit.upper(), layout.MOTTO_TEXT)):
        at = sheet.row((0, left, STRONG), (6, right, STRONG))
        sheet.merge(at, 0, 4)
        sheet.merge(at, 6, last)
    sheet.row()
    for text, style, height in (
        (f"Biểu số {number}. {LISTS[number][0]}".upper(), TITLE, 28.0),
        (f"Đơn vị: {h.unit_name} · {h.round_name} · ngày rà soát {dates.numeric(h.review_on)} · chuẩn {h.standard}", CENTRE, None),
        (f"{h.standing}. {h.source}", CENTRE, None),
    ):  # fmt: skip
        sheet.merge(sheet.row((0, text, style), height=height), 0, last)
    sheet.row()


def _head(sheet: Sheet) -> None:
    top = sheet.row(*[(at, group or title, HEAD) for at, (title, group) in enumerate(_HEADS)])
    sheet.row(*[(at, title, HEAD) for at, (title, _) in enumerate(_HEADS)], height=48.0)
    at = 0
    while at < len(_HEADS):
        group, end = _HEADS[at][1], at
        while group and end + 1 < len(_HEADS) and _HEADS[end + 1][1] == group:
            end += 1
        sheet.merge(top, at, end, 1 if group else 2)
        at = end + 1


def _body(sheet: Sheet, rows: Iterable[Listed]) -> tuple[int, int]:
    """Grouped by village, each with a line of its own; returns households and persons."""
    households = persons = 0
    village, first = None, sheet.at + 1
    for row in rows:
        if row.village != village:
            village = row.village
            at = sheet.row((0, village[:1].upper() + village[1:], GROUP))
            sheet.merge(at, 0, len(_HEADS) - 1)
        households += 1
        persons += len(row.members)
        sheet.fast(lines(row, households))
    if households:
        sheet.framed(first, len(_HEADS))
    return households, persons


def lines(row: Listed, number: int) -> Iterator[tuple[str | int | None, ...]]:
    """A line a member, what is of the household on the first; who has nobody in the book still has the line of its head."""
    first = row.members[0] if row.members else Member(row.head, "", None, row.ethnicity, "chủ hộ")
    tail = (
        *(MARK if row.standing == standing else None for standing in ("mới", "tái", "cũ")),
        *(_flag(value) for value in (row.has_merit, row.is_indigenous, row.has_no_labour)),
        *(MARK if wish else None for wish in row.wishes), row.code,
    )  # fmt: skip
    yield (number, 1 if row.members else None, *_person(first), *tail)
    for n, member in enumerate(row.members[1:], 2):
        yield (None, n, *_person(member), *_BLANK)


def _person(of: Member) -> tuple[str | int | None, ...]:
    year = of.birth_year if of.birth_year is not None else UNKNOWN
    male = year if of.sex == "male" else None if of.sex == "female" else f"{year}, chưa rõ nam nữ"
    female = year if of.sex == "female" else None
    return of.name, male, female, of.ethnicity or UNKNOWN, of.relation


def _flag(value: bool | None) -> str | None:
    return UNKNOWN if value is None else MARK if value else None


def _foot(sheet: Sheet, h: Heading, counted: tuple[int, int]) -> None:
    last, middle = len(_HEADS) - 1, 8
    sheet.row()
    for text in (
        f"Danh sách có {counted[0]} hộ, {counted[1]} thành viên ghi trong sổ.",
        "Danh sách có dữ liệu cá nhân: chỉ dùng cho việc rà soát và thực hiện chính sách, không đăng công khai.",
        f"In từ Lá Lành ngày {dates.numeric(h.printed_on)} · đầu chuỗi nhật ký {h.audit_head}",
    ):
        sheet.row((0, text, ITALIC))
    sheet.row()
    at = sheet.row((middle, f"……………, ngày …… tháng …… năm {h.printed_on.year}", CENTRE))
    sheet.merge(at, middle, last)
    for left, right in (("NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN"), ("", "CHỦ TỊCH")):
        at = sheet.row((0, left, STRONG), (middle, right, STRONG))
        sheet.merge(at, 0, middle - 1)
        sheet.merge(at, middle, last)
