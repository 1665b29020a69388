"""Tables of money: which columns hold amounts, in which unit, and what each row is called."""

from __future__ import annotations

import re
from typing import NamedTuple

from lalanh.base.patterns import compiled
from lalanh.base.text import fold
from lalanh.engines.plantext import values
from lalanh.engines.plantext.model import Outline, Paragraph

_UNIT = compiled(r"(?P<u>nghìn|ngàn|1\.000|triệu|tr\.?|tỷ|tỉ)?\s*(?:đồng|đ\b|VNĐ|VND)", re.IGNORECASE)
_UNIT_LINE = compiled(r"(?:Đơn vị(?: tính)?|ĐVT|Đvt)\s*[:.]?\s*(?P<words>[^()]{2,30})", re.IGNORECASE)
_SCALE = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "1.000": 10**3,
    "triệu": 10**6,
    "tr": 10**6,
    "tr.": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "": 1,
}
_MONEY_HEAD = compiled(
    r"\b(kinh phi|von|du toan|ngan sach|nstw|nsdp|nst|nsh|nsx|nsnn|so tien|thanh tien|tong muc|tong cong|muc ho tro|don gia|dinh muc|tong(?= *$| nguon| kinh| von| muc)|dau tu|su nghiep|nguon|dong gop|doi ung|tong so|muc chi|xa hoi hoa|huy dong|tin dung|trung uong|dia phuong|cong)\b"
)
_OTHER_HEAD = compiled(
    r"\b(so luong|ty le|so ho|so nguoi|khoi luong|quy mo|so lop|thoi gian|stt|tt|chu tri|phoi hop|don vi|ghi chu|dia diem|so nha|so xa|chi tieu|lao dong|dien tich)\b|%|^so (?!tien|von)"
)
_NO_ALLOTMENT = compiled(
    r"\b(?:du no|doanh so|doanh thu|thu nhap|no qua han|so du|tien gui|gia tri san xuat|thu ngan sach)\b"
)
"""Money that is owed, earned or turned over: goals, nothing allotted."""
_YEAR = compiled(r"(?:19|20)\d\d")
_NUMBER = compiled(r"^[*_\s]*(?P<n>\d{1,3}(?:[.,]\d{3})+(?:,\d{1,3})?|\d+(?:[.,]\d{1,3})?)\s*(?P<rest>[^\d]*)$")
_TOTAL = compiled(r"^(tong( cong| so| kinh phi| von| du toan)?|toan (tinh|huyen|xa|thanh pho))\b")
_ADDED = compiled(r"\W*cộng(?!\s*(?:đồng|tác|hòa|hoà))(?!\w)", re.IGNORECASE)
_ORIGIN = compiled(r"\bnguon\b")
_NORM = compiled(r"\b(?:don gia|dinh muc|muc (?:ho tro|chi|vay))\b")
_GROUP_MARK = compiled(r"^[*_\s]*(?:[IVX]+|[A-HĐ])[*_\s.)]*$")
_MARK = compiled(r"^[*_\s]*(?:[IVX]+|[A-HĐ]|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[-+*])[*_\s.)]*$")


class Amount(NamedTuple):
    """An amount at `text[start:end]` of its row."""

    label: str
    column: str
    dong: int
    role: str
    start: int
    end: int
    per: str | None = None
    origin: str = ""
    """What the column of sources says in this row."""


class _Table(NamedTuple):
    heads: list[str]
    rows: list[int]
    scale: int | None
    columns: dict[int, int]
    """Column to scale of its numbers."""


_handed_on: list[tuple[Outline, dict[int, list[Amount]]]] = []


def by_row(outline: Outline) -> dict[int, list[Amount]]:
    """Index of the paragraph to the amounts of that row; the targets and the budget of a plan both ask, and it is read once."""
    if _handed_on and (kept := _handed_on.pop())[0] is outline:
        return kept[1]
    groups: dict[int, list[int]] = {}
    for index, paragraph in enumerate(outline.paragraphs):
        if paragraph.kind == "row" and paragraph.table is not None:
            groups.setdefault(paragraph.table, []).append(index)
    found: dict[int, list[Amount]] = {}
    for rows in groups.values():
        found.update(_amounts(outline, _table(outline, rows)))
    _handed_on[:] = [(outline, found)]
    return found


def _cells(paragraph: Paragraph) -> list[str]:
    return [paragraph.cell(n).strip(" *_") for n in range(len(paragraph.cells))]


def _table(outline: Outline, rows: list[int]) -> _Table:
    heads: list[str] = []
    body = list(rows)
    while body and len(rows) - len(body) < 3:
        cells = _cells(outline.paragraphs[body[0]])
        numeric = [c for c in cells if _NUMBER.match(c) and len(c) > 2 and not _YEAR.fullmatch(c)]
        ordinal = bool(cells) and all(re.fullmatch(r"\(?[\dA-E]?\)?(?:\s?=.*)?", c) for c in cells)
        if numeric and not ordinal:
            break
        if not ordinal and heads and any(_is_label_row(cells)):
            break
        if not ordinal:
            heads = [f"{heads[n] if n < len(heads) else ''} {c}".strip() for n, c in enumerate(cells)]
        body.pop(0)
    scale = _scale_around(outline, rows[0])
    return _Table(heads, body, scale, _columns(heads, scale))


def _is_label_row(cells: list[str]) -> list[bool]:
    """A first body row without figures: a mark in front and words behind it."""
    return [bool(cells and _MARK.match(cells[0]) and len(cells) > 1 and len(cells[1]) > 3)]


def _scale_around(outline: Outline, first: int) -> int | None:
    """The unit that the lines above the table print."""
    for paragraph in reversed(outline.paragraphs[max(0, first - 4) : first]):
        if paragraph.kind == "row":
            break
        if m := _UNIT_LINE.search(paragraph.text):
            return _scale(m["words"])
        if (paragraph.kind == "heading" or len(paragraph.text) < 200) and (
            m := re.search(r"\((?:[Đđ]ơn vị(?: tính)?|ĐVT)?\s*:?\s*([^()]{0,25}đồng)\)", paragraph.text)
        ):
            return _scale(m[1])
    return None


def _scale(words: str) -> int | None:
    m = _UNIT.search(words)
    return _SCALE.get((m["u"] or "").lower(), 1) if m else None


def _columns(heads: list[str], scale: int | None) -> dict[int, int]:
    columns: dict[int, int] = {}
    for n, head in enumerate(heads):
        plain = fold(head)
        own = _scale(head)
        if _NO_ALLOTMENT.search(plain):
            continue
        if own is not None and not re.search(r"don vi tinh|dvt", plain):
            columns[n] = own
        elif scale is not None and _MONEY_HEAD.search(plain) and not _OTHER_HEAD.search(plain):
            columns[n] = scale
    if scale is not None and not columns:
        columns = {n: scale for n, head in enumerate(heads) if n > 0 and re.search(r"\d{4}", head)}
    if columns and scale is not None:
        first = min(columns)
        for n in range(first + 1, len(heads)):
            plain = fold(heads[n])
            if n not in columns and not _OTHER_HEAD.search(plain) and not _NO_ALLOTMENT.search(plain):
                columns[n] = scale
    return columns


def _amounts(outline: Outline, table: _Table) -> dict[int, list[Amount]]:
    found: dict[int, list[Amount]] = {}
    groups = _groups(outline, table.rows)
    for index in table.rows:
        row = outline.paragraphs[index]
        cells = _cells(row)
        label = _label(cells, table)
        origin = _origin(cells, table)
        amounts = []
        for n, cell in enumerate(cells):
            if amount := _amount(row, n, cell, label, table):
                role = "subtotal" if amount.role == "line" and index in groups and not _is_norm(amount) else amount.role
                amounts.append(amount._replace(role=role, origin=origin))
        if amounts:
            found[index] = _with_labels(row, cells, amounts)
    return found


def _groups(outline: Outline, rows: list[int]) -> set[int]:
    """Rows marked I, II or A, B that have rows of their own below them."""
    marks = [bool(_GROUP_MARK.match(outline.paragraphs[n].cell(0))) for n in rows]
    sums = [_is_total(_first_words(outline.paragraphs[n])) for n in rows]
    return {row for n, row in enumerate(rows[:-1]) if marks[n] and not marks[n + 1] and not sums[n + 1]}


def _first_words(row: Paragraph) -> str:
    return next((c for c in _cells(row) if len(c) > 2 and any(x.isalpha() for x in c)), "")


def _origin(cells: list[str], table: _Table) -> str:
    """The words of the row under a head like "Nguồn vốn"."""
    under = (cell for head, cell in zip(table.heads, cells, strict=False) if _ORIGIN.search(fold(head)))
    return next((cell for cell in under if cell[:1].isalpha()), "")


def _is_norm(amount: Amount) -> bool:
    return bool(amount.per or _NORM.search(fold(amount.column)))


def _label(cells: list[str], table: _Table) -> str:
    for n, cell in enumerate(cells):
        if n not in table.columns and not _MARK.match(cell) and any(c.isalpha() for c in cell):
            return cell
    return next((c for c in cells if any(x.isalpha() for x in c)), "")


def _amount(row: Paragraph, n: int, cell: str, label: str, table: _Table) -> Amount | None:
    start, end = row.cells[n]
    column = table.heads[n] if n < len(table.heads) else ""
    if n in table.columns and (m := _NUMBER.match(cell)) and not m["rest"].strip(" *_"):
        dong = round(values.number(m["n"], money=True) * table.columns[n])
        role = "total" if _is_total(label) else "line"
        return Amount(label, column, dong, role, start, end)
    if n and any(c.isdigit() for c in cell) and len(cell) < 40:
        found = [v for v in values.find(row.text[start:end]) if v.kind == "money"]
        if len(found) == 1 and not re.search(r"thu nhap|doanh thu", fold(label)):
            value = found[0]
            role = "total" if _is_total(label) else "line"
            return Amount(label, column, value.dong, role, start + value.start, start + value.end, value.per or None)
    return None


def _is_total(label: str) -> bool:
    return bool(_TOTAL.match(fold(label)) or _ADDED.match(label))


def _with_labels(row: Paragraph, cells: list[str], amounts: list[Amount]) -> list[Amount]:
    """The first amount's span takes the cell before it, where that is its label."""
    first = amounts[0]
    n = next(i for i, (a, b) in enumerate(row.cells) if a <= first.start <= b)
    if n and cells[n - 1] and cells[n - 1] == first.label and len(first.label) < 120:
        amounts[0] = first._replace(start=row.cells[n - 1][0])
    return amounts
