"""Targets in tables: annexes of targets, and tasks whose cells promise something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lalanh.base.patterns import compiled
from lalanh.base.text import fold
from lalanh.engines.plantext import moneytables, values
from lalanh.engines.plantext.assignments.times import interval
from lalanh.engines.plantext.model import Header, Outline, Paragraph, Target
from lalanh.engines.plantext.scope import topic_of_title
from lalanh.engines.plantext.targets import columns, prose, words
from lalanh.engines.plantext.targets.times import Times

_TARGET_TITLE = compiled(
    r"\b(chi tieu|muc tieu|ke hoach (giam|thuc hien|xoa|phan bo)|giao ke hoach|bieu (giao|ke hoach)|chi tiet)\b|^ke hoach\b|phan bo (so|chi)|so (?:luong|ho|nha|can)\b.{0,40}\b(?:can|phai|duoc|se) (?:xoa|ho tro|xay|dao tao|thoat)"
)
_TASK_HEAD = compiled(
    r"\b(chu tri|phoi hop|thuc hien|nhiem vu|noi dung|cong viec|hoat dong|thoi gian|tien do|ket qua can dat|ket qua dau ra|san pham)\b"
)
_SHARES = compiled(
    r"^(?:ten |cac )*(?:dia phuong|don vi|dia ban|xa|huyen|thi tran|phuong|thon|buon|lang|ap|ban|khom|khoi|khu pho|to dan pho|phum|soc|nganh nghe|nghe)\b(?! tinh)"
)
_PRESENT = compiled(r"\b(?:hien trang|thuc trang|ket qua|so lieu|ra soat|hien co|hien nay|danh sach|tinh hinh)\b")
_COUNT_HEAD = compiled(
    r"^(?:tong )?so (?:luong|hoc vien|nguoi|lao dong|ho|lop|mo hinh|can|nha|luot|cong trinh|buoi|phien)\b"
)
_TIME_HEAD = compiled(r"\b(thoi gian|tien do|hoan thanh|thoi han)\b")
_PRODUCT = compiled(r"\b(?:san pham|ket qua|chi tieu|so luong|dau ra)\b")
"""A column of what comes out of each task: all that it counts is promised."""
_NUMBER = compiled(
    r"^[*_\s]*(?P<op>≥|≤|>|<|trên|dưới|khoảng|~|từ)?\s*(?P<n>\d[\d.,]*)\s*(?:[-–]\s*(?P<to>\d[\d.,]*)|/\s?\d[\d.]*)?\s*(?P<u>%|[^\d\s]{0,12}(?:\s+trở lên)?)[*_\s]*$",
    re.IGNORECASE,
)
_OPS = {"≥": ">=", "≤": "<=", ">": ">", "<": "<", "trên": ">", "dưới": "<", "khoảng": "~", "~": "~", "từ": ">="}
_UNIT = compiled(
    r"\((?:đơn vị(?: tính)?\s*:?\s*|ĐVT\s*:?\s*)?([^()\d]{1,25})\)|(?:Đơn vị(?: tính)?|ĐVT)\s*[:.]?\s*([^()]{1,25})",
    re.IGNORECASE,
)
_MARK = compiled(r"^[*_\s]*(?:[IVX]+|[A-HĐ]|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[-+*])[*_\s.)]*$")
_WHEN = compiled(r"(?:trước|từ|trong)?\s*(?:ngày|tháng|quý|năm|tuần)(?!\w)|\d{1,2}/\d", re.IGNORECASE)
_LEVEL_HEAD = compiled(r"^(?!.*\bgiam(?! ngheo)).*\b(cuoi nam|con lai|den nam)\b")
_SUM_LABEL = compiled(r"[*_\s]*(?:tổng(?:\s(?:cộng|số))?|cộng|toàn\s\w+)[*_\s:]*$", re.IGNORECASE)
"""The name of a sum: set with blanks, its row has no number in front and its cells stand that much further left."""
_ALIGNED = compiled(r"^(?P<label>[^\d].{1,90}?)\s(?P<n>\d[\d.]*(?:,\d+)?)\s*%?$")


def by_row(outline: Outline, head: Header, times: Times) -> dict[int, list[Target]]:
    """Index of a paragraph to its targets; rows of tables without targets are there with none, so that nobody else reads them."""
    found: dict[int, list[Target]] = {}
    groups: dict[int, list[int]] = {}
    for index, paragraph in enumerate(outline.paragraphs):
        if paragraph.kind == "row" and paragraph.table is not None:
            groups.setdefault(paragraph.table, []).append(index)
    money = moneytables.by_row(outline)
    for rows in groups.values():
        found.update(_of_table(outline, rows, times, money))
    found.update(_aligned(outline, times))
    return found


def _is_shared_out(outline: Outline, first: int, plain: list[str], title: str) -> bool:
    """Figures for each place, body or trade, outside what describes the present: an allocation is a promise."""
    if not any(_SHARES.search(head) for head in plain[:2]):
        return False
    told = [title, *[section.title for section in outline.chain(outline.paragraphs[first])]]
    return not any(topic_of_title(one) in ("situation", "basis") or _PRESENT.search(fold(one)) for one in told)


def _is_aimed_at(outline: Outline, first: int) -> bool:
    """The table stands under the objectives themselves and says nothing of the present."""
    row = outline.paragraphs[first]
    topics = {topic_of_title(section.title) for section in outline.chain(row)}
    near = outline.paragraphs[first - 1].text if first else ""
    return (
        row.zone != "annex" and "objective" in topics and "situation" not in topics and not _PRESENT.search(fold(near))
    )


def _cells(paragraph: Paragraph) -> list[str]:
    return [paragraph.cell(n).strip(" *_") for n in range(len(paragraph.cells))]


def _of_table(
    outline: Outline, rows: list[int], times: Times, money: dict[int, list[moneytables.Amount]]
) -> dict[int, list[Target]]:
    found: dict[int, list[Target]] = {index: [] for index in rows}
    heads, body = _heads(outline, rows)
    plain = [fold(h) for h in heads]
    title = _title_above(outline, rows[0])
    if sum(1 for h in plain if _TASK_HEAD.search(h)) >= 2 and any(
        re.search(r"chu tri|phoi hop|thoi gian", h) for h in plain
    ):
        counted = next((n for n, h in enumerate(plain) if _COUNT_HEAD.search(h)), None)
        goal = _dated(outline, rows[0], times)
        for index in body:
            found[index] = list(_task_row(outline, index, plain, times))
            if counted is not None:
                target = _target_row(outline, index, heads, set(range(len(heads))) - {counted}, counted, title, goal)
                found[index] += [target] if target else []
        return found
    cells = [_cells(outline.paragraphs[index]) for index in body]
    column = columns.value_column(plain, cells, times, _is_number, lambda c: _said(c) is not None)
    if any(index in money for index in rows) and not any("chi tieu" in h for h in plain) and column is None:
        return found
    said_so = _TARGET_TITLE.search(fold(title)) or any(
        re.search(r"chi tieu|muc tieu|ke hoach (?:nam|\d)", h) for h in plain
    )
    shared = column is not None and (_is_aimed_at(outline, rows[0]) or _is_shared_out(outline, rows[0], plain, title))
    if not said_so and not shared:
        return found
    by = columns.due(heads, column, times.begins) or _dated(outline, rows[0], times) or _goal(outline, rows[0], times)
    past = {n for n, head in enumerate(plain) if columns.is_no_value(head, times.begins)}
    timed = next((n for n, head in enumerate(plain) if _TIME_HEAD.search(head)), None)
    for index in body:
        own = _due_in(outline.paragraphs[index], timed, times) or by
        target = _target_row(outline, index, heads, past, column, title, own)
        found[index] = [target] if target else []
    return found


def _due_in(row: Paragraph, column: int | None, times: Times) -> date | None:
    """The row's own time, in a column for it."""
    if column is None or column >= len(row.cells):
        return None
    return interval(row.cell(column), times.year, loose=True)[1]


def _heads(outline: Outline, rows: list[int]) -> tuple[list[str], list[int]]:
    heads: list[str] = []
    for n, index in enumerate(rows[:3]):
        cells = _cells(outline.paragraphs[index])
        if not n and len(cells) > 2 and re.fullmatch(r"0?1[.)]?", cells[0]) and _NUMBER.match(cells[-1]):
            return [""] * len(cells), rows  # its head is no row of the table
        ordinal = all(re.fullmatch(r"\(?[\dA-E]?\)?", c) for c in cells)
        if (
            heads
            and not ordinal
            and (
                any(_NUMBER.match(c) and not re.fullmatch(r"\d{4}", c) for c in cells)
                or (cells and _MARK.match(cells[0]))
            )
        ):
            return heads, rows[n:]
        if not ordinal:
            heads = _stacked(heads, cells)
    return heads, rows[min(3, len(rows)) :] if len(rows) > 3 else rows[1:]


def _stacked(above: list[str], below: list[str]) -> list[str]:
    """Two rows of heads in one; an empty head over a filled one goes on with the head to its left."""
    stacked, group = [], ""
    for n, cell in enumerate(below):
        over = above[n] if n < len(above) else ""
        group = over or (group if cell else "")
        stacked.append(f"{group} {cell}".strip())
    return stacked


def _title_above(outline: Outline, first: int) -> str:
    """The annex head or caption nearest above the table."""
    paragraph = outline.paragraphs[first]
    near = " ".join(
        p.text for p in outline.paragraphs[max(0, first - 3) : first] if p.kind != "row" and len(p.text) < 260
    )
    section = outline.sections[paragraph.section] if paragraph.section is not None else None
    return f"{section.title if section else ''} {near}"


def _dated(outline: Outline, first: int, times: Times) -> date | None:
    """The date that the annex head or a caption prints."""
    paragraph = outline.paragraphs[first]
    titles = [outline.sections[paragraph.section].title] if paragraph.section is not None else []
    titles += [
        p.text
        for p in reversed(outline.paragraphs[max(0, first - 3) : first])
        if p.kind != "row" and not p.text.startswith("(") and (p.zone, p.section) == (paragraph.zone, paragraph.section)
    ]
    return next((day for title in titles if (day := times.of_title(title))), None)


def _goal(outline: Outline, first: int, times: Times) -> date | None:
    """The plan's year for a table that stands under the objectives themselves."""
    row = outline.paragraphs[first]
    under = row.zone != "annex" and any(topic_of_title(s.title) == "objective" for s in outline.chain(row))
    return date(times.goal_year, 12, 31) if under and times.goal_year else None


def _target_row(
    outline: Outline,
    index: int,
    heads: list[str],
    past: set[int],
    column: int | None,
    title: str,
    by: date | None,
) -> Target | None:
    row = outline.paragraphs[index]
    cells = _cells(row)
    short = len(heads) - len(cells)
    if short > 0 and _SUM_LABEL.match(cells[0]) and not {"|", "\t"} & set(row.text):
        past, column = {n - short for n in past}, column - short if column is not None else None
        heads = heads[short:]
    label_at = next(
        (n for n, c in enumerate(cells) if not _MARK.match(c) and any(x.isalpha() for x in c) and not _NUMBER.match(c)),
        None,
    )
    if label_at is None:
        return None
    label_at = _deeper(label_at, column, heads, cells)
    if column is not None and label_at < column < len(cells) and (said := _said(cells[column])):
        return _target_said(outline, row, cells[label_at], said, row.cells[column], by)
    numeric = [n for n, c in enumerate(cells) if n > label_at and n not in past and _is_number(c)]
    if not numeric:
        return None
    at = column if column in numeric else numeric[0]
    m = _NUMBER.match(cells[at])
    assert m is not None
    label = cells[label_at]
    head = heads[at] if at < len(heads) else ""
    turn = _turn(label, head if _LEVEL_HEAD.search(fold(head)) else f"{title}\n{head}")
    op = "range" if m["to"] else _OPS.get((m["op"] or "").lower(), ">=" if "trở lên" in m["u"] else "=")
    unit = _unit(m["u"], cells, heads, title, label_at, at)
    unit = "điểm %" if unit == "%" and turn != "level" else unit
    start = row.cells[label_at][0] if row.cells[at][0] - row.cells[label_at][0] < 160 else row.cells[at][0]
    return Target(
        label[:300], None, op, values.number(m["n"].rstrip(".,")), values.number(m["to"].rstrip(".,")) if m["to"] else None, unit, turn, by,
        outline.path_of(row), row.span(start, row.cells[at][1]),
    )  # fmt: skip


def _deeper(label_at: int, column: int | None, heads: list[str], cells: list[str]) -> int:
    """A column of indicators behind the first names the row better."""
    for n in range(label_at + 1, min(column or 0, len(cells))):
        if (
            re.search(r"\bchi (?:so|tieu)\b", fold(heads[n]))
            and sum(map(str.isalpha, cells[n])) > 8
            and not _said(cells[n])
        ):
            return n
    return label_at


def _is_number(cell: str) -> bool:
    return bool(_NUMBER.match(cell))


def _said(cell: str) -> values.Value | None:
    """The value of a cell in words: "Giảm còn dưới 24%", "Tối thiểu 1.200 người"; plain figures and dates are none."""
    if _NUMBER.match(cell) or len(cell) > 90 or _WHEN.match(cell):
        return None
    found = [
        v
        for v in values.find(cell)
        if v.kind != "bare" and not words.is_baseline(cell[: v.start], cell[v.end :], v.since)
    ]
    return found[0] if found else None


def _target_said(
    outline: Outline, row: Paragraph, label: str, said: values.Value, place: tuple[int, int], by: date | None
) -> Target:
    cell = row.text[place[0] : place[1]]
    start = len(cell) - len(cell.lstrip(" *_"))
    turn = words.direction(f"{label}: {cell[start : start + said.start]}", "", said.unit)
    unit = "điểm %" if turn != "level" and said.kind == "percent" else said.unit + (f"/{said.per}" if said.per else "")
    op = ">=" if said.op == "=" and said.since else said.op
    return Target(
        label[:300], None, op, said.value, said.value_to, unit, turn, by, outline.path_of(row), row.span(*place)
    )


def _turn(label: str, context: str) -> str:
    if re.search(r"(?<!\w)tăng\s+thêm(?!\w)", context.rpartition("\n")[2], re.IGNORECASE):
        return "increase"
    if re.search(
        r"(?:mức|số (?:hộ|người)[^.;]{0,40})\s*giảm|giảm\s+(?:số\s+)?hộ|^\W*giảm(?! nghèo)", label, re.IGNORECASE
    ):
        return "decrease"
    if re.search(
        r"^(?:(?:kế hoạch|chỉ tiêu|mức|số|tỷ lệ|phấn đấu|mục tiêu|tổng)\s+(?:[^\W\d]+\s+){0,4})?giảm(?! nghèo)",
        context.rpartition("\n")[2],
        re.IGNORECASE,
    ):
        return "decrease"
    if re.search(
        r"(?:số\s+)?hộ\s+(?:cận\s+)?nghèo\s+giảm|giảm\s+(?:số\s+)?hộ\s+(?:cận\s+)?nghèo|chỉ tiêu giảm(?! nghèo)|số hộ giảm",
        context,
        re.IGNORECASE,
    ):
        return "decrease"
    return words.direction(label, "", "") if re.search(r"tăng thêm|giảm(?! nghèo)", label) else "level"


def _unit(printed: str, cells: list[str], heads: list[str], title: str, label_at: int, at: int) -> str:
    if printed.strip():
        return printed.strip()
    for n, head in enumerate(heads):
        if re.search(r"don vi tinh|dvt", fold(head)) and n < len(cells):
            return cells[n]
    for source in (heads[at] if at < len(heads) else "", cells[label_at], title):
        if m := _UNIT.search(source):
            return (m[1] or m[2]).strip()
    noun = re.search(
        r"\b(hộ|người|lao động|căn|nhà|xã|thôn|lớp|mô hình|lượt khách hàng|lượt)\b",
        f"{heads[at] if at < len(heads) else ''} {title}".lower(),
    )
    return noun[1] if noun else "người" if "đào tạo" in title.lower() else ""


def _task_row(outline: Outline, index: int, plain: list[str], times: Times) -> Iterator[Target]:
    row = outline.paragraphs[index]
    due = None
    for n, head in enumerate(plain):
        if _TIME_HEAD.search(head) and not re.search(r"noi dung|nhiem vu", head) and n < len(row.cells):
            _, due = interval(row.cell(n), times.year, loose=True)
    for n, place in enumerate(row.cells):
        head = plain[n] if n < len(plain) else ""
        if re.search(r"chu tri|phoi hop|stt|^tt$|thoi gian|tien do|kinh phi|von|co quan|don vi", head) or (
            len(row.cell(n)) < 12 and not _PRODUCT.search(head)
        ):
            continue
        yield from prose.targets_of(
            row, outline, "objective" if _PRODUCT.search(head) else "activity", times, due, place
        )


def _aligned(outline: Outline, times: Times) -> dict[int, list[Target]]:
    """Lines of an annex of targets that are set in columns by blanks."""
    found: dict[int, list[Target]] = {}
    for index, paragraph in enumerate(outline.paragraphs):
        if paragraph.zone != "annex" or paragraph.kind == "row" or paragraph.kind == "heading":
            continue
        m = _ALIGNED.match(paragraph.text)
        if not m:
            continue
        gap = paragraph.offsets[m.start("n")] - paragraph.offsets[m.start("n") - 2]
        title = outline.sections[paragraph.section].title if paragraph.section is not None else ""
        if gap >= 4 and _TARGET_TITLE.search(fold(title)):
            noun = re.search(
                r"(người|hộ|lao động|căn|nhà|lượt)",
                title.lower() + " người" if "đào tạo" in title.lower() else title.lower(),
            )
            found[index] = [
                Target(m["label"].strip(), None, "=", values.number(m["n"]), None, noun[1] if noun else "", _turn(m["label"], title), times.of_title(title), outline.path_of(paragraph), paragraph.span())
            ]  # fmt: skip
    return found
