"""Tables of tasks: rows under a header that names a lead, in any order of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.model import Outline, Paragraph

_TIME = compiled(r"thời\s+(?:gian|hạn|điểm)|kết\s+thúc|tiến\s+độ|hoàn\s+thành|lộ\s+trình", re.IGNORECASE)
_BEGIN = compiled(r"\W*(?:thời\s+(?:gian|điểm)\s+|ngày\s+)?bắt\s+đầu|\W*từ\s+ngày", re.IGNORECASE)
_SUPPORT = compiled(r"phối\s+hợp", re.IGNORECASE)
_LEAD = compiled(
    r"chủ\s+trì|(?:đơn\s+vị|cơ\s+quan|bộ\s+phận|người|cấp|ngành)[^|]{0,20}(?:thực\s+hiện|phụ\s+trách|tham\s+mưu|chịu\s+trách\s+nhiệm|triển\s+khai|báo\s+cáo)|phân\s+công|đầu\s+mối|phụ\s+trách|chịu\s+trách\s+nhiệm",
    re.IGNORECASE,
)
_TASK = compiled(
    r"nhiệm\s+vụ|nội\s+dung|hoạt\s+động|công\s+việc|công\s+tác|hạng\s+mục|giải\s+pháp|tên|chỉ\s+tiêu|báo\s+cáo|sản\s+phẩm",
    re.IGNORECASE,
)
_BODY = compiled(
    r"[\W_]*(?:(?:tên\s+)?(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|sở|ban|ngành|phòng|tổ\s+chức|đoàn\s+thể|bộ\s+phận|địa\s+phương)[\s,/\-–]*(?:và\s+)?){1,4}[\W_]*",
    re.IGNORECASE,
)
_DUTY = compiled(r"[\W_]*(?:trách\s+nhiệm|nhiệm\s+vụ|phân\s+công|công\s+việc|nội\s+dung\s+nhiệm\s+vụ)", re.IGNORECASE)
"""A table of two columns: who, and what for."""
_COUNTED = compiled(r"\W*(?:s?tt|số|tỷ\s+lệ|kinh\s+phí|đơn\s+vị\s+tính|ghi\s+chú)\b", re.IGNORECASE)
_SAME = compiled(r"\W*(?:nt|n\.t|như\s+trên|nt\.|″|\"|''|-nt-)\W*$", re.IGNORECASE)


class Row(NamedTuple):
    """One task; a cell is its [start, end) in the paragraph, empty as (0, 0)."""

    paragraph: int
    task: tuple[int, int]
    lead: str
    support: str
    time: str
    time_at: tuple[int, int]
    lead_at: tuple[int, int]
    begin: str = ""
    """The day it begins, where a column of its own tells it."""


class _Columns(NamedTuple):
    task: int
    lead: int
    support: int
    time: int
    begin: int = -1


def find(outline: Outline) -> list[Row]:
    """Rows of the tables that have a lead or a time beside a task; worked out once for an outline."""
    if "rows" not in outline.known:
        outline.known["rows"] = list(_find(outline))
    found: list[Row] = outline.known["rows"]
    return found


def _find(outline: Outline) -> Iterator[Row]:
    rows = [(i, p) for i, p in enumerate(outline.paragraphs) if p.kind == "row"]
    for _, group in groupby(rows, key=lambda pair: pair[1].table):
        yield from _of_table(list(group))


def _of_table(rows: list[tuple[int, Paragraph]]) -> Iterator[Row]:
    columns: _Columns | None = None
    lead = support = ""
    for index, paragraph in rows:
        head = _columns(paragraph)
        if head:
            columns = head
            continue
        if columns is None or len(paragraph.cells) <= max(columns.task, columns.lead if columns.lead >= 0 else 1):
            continue
        task, own = _at(paragraph, columns.task), paragraph.cell(columns.lead) if columns.lead >= 0 else ""
        partner = paragraph.cell(columns.support) if columns.support >= 0 else ""
        time_at = _at(paragraph, columns.time)
        time = paragraph.text[slice(*time_at)]
        same = _SAME.match(own) if own else None
        if same or (not own and (partner or time) and paragraph.text[slice(*task)]):
            own = lead
        partner = support if partner and _SAME.match(partner) else partner
        if not paragraph.text[slice(*task)].strip(" *_-") or _numbers_only(paragraph):
            continue
        lead, support = own or lead, partner or support
        begin = paragraph.text[slice(*_at(paragraph, columns.begin))]
        yield Row(
            index, task, own.strip(" *_"), partner.strip(" *_"), time, time_at, _at(paragraph, columns.lead), begin
        )


def _numbers_only(paragraph: Paragraph) -> bool:
    """The row `(1) | (2) | (3)` under a header."""
    return not re.search(r"[^\W\d_]{2}", paragraph.text)


def _at(paragraph: Paragraph, column: int) -> tuple[int, int]:
    return paragraph.cells[column] if 0 <= column < len(paragraph.cells) else (0, 0)


def _first_words(paragraph: Paragraph, taken: set[int]) -> int:
    """Beside a lead and a partner, the first column that neither numbers the rows nor counts says what is done."""
    for column in range(len(paragraph.cells)):
        cell = paragraph.cell(column)
        if column not in taken and cell and not _COUNTED.match(cell):
            return column
    return -1


def _who_and_what(paragraph: Paragraph) -> _Columns | None:
    """`(STT |) Cơ quan | Trách nhiệm` and nothing else."""
    told = [n for n in range(len(paragraph.cells)) if not _COUNTED.match(paragraph.cell(n))]
    if len(told) != 2 or not _BODY.fullmatch(paragraph.cell(told[0])) or not _DUTY.match(paragraph.cell(told[1])):
        return None
    return _Columns(told[1], told[0], -1, -1)


def _columns(paragraph: Paragraph) -> _Columns | None:
    """The columns of a header row; None when this is no header of a table of tasks."""
    if (pair := _who_and_what(paragraph)) is not None:
        return pair
    cells = [paragraph.cell(column) for column in range(len(paragraph.cells))]
    if len(cells) < 3 or any(len(cell) > 70 for cell in cells):
        return None
    at = dict.fromkeys(("begin", "time", "support", "lead", "task"), -1)
    for column, cell in enumerate(cells):
        name = next((name for name, tells in _HEADS if at[name] < 0 and tells(cell)), None)
        if name:
            at[name] = column
    task = at["task"]
    if task < 0 and at["lead"] >= 0 and at["support"] >= 0:
        task = _first_words(paragraph, {at["lead"], at["support"], at["time"], at["begin"]})
    time = at["time"] if at["time"] >= 0 else at["begin"]
    if task < 0 or (at["lead"] < 0 and time < 0):
        return None
    return _Columns(task, at["lead"], at["support"], time, at["begin"])


def _supports(cell: str) -> bool:
    return bool(_SUPPORT.search(cell)) and not re.search(r"chủ\s+trì", cell, re.IGNORECASE)


_HEADS = (
    ("begin", _BEGIN.match),
    ("time", _TIME.search),
    ("support", _supports),
    ("lead", _LEAD.search),
    ("task", _TASK.search),
)
"""What a head may tell, in the order in which it is asked."""
