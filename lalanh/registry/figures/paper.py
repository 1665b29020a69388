"""Tables on paper: XLSX in an official layout. Head, title, unit, period, formula line, notes, audit head, signatures."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter

from lalanh.base import dates
from lalanh.base.numbers import UNKNOWN, half_up
from lalanh.engines.documents import layout
from lalanh.engines.documents.wording import clean
from lalanh.registry.figures import grid
from lalanh.registry.figures.read import Figure, Figures, Row

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FONT = {"font_name": layout.FONT, "font_size": 11}
_CELL = {**_FONT, "border": 1, "valign": "vcenter"}
_HEAD = {**_CELL, "bold": True, "align": "center", "text_wrap": True}
_WIDTH = 11.0


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands around the tables. `audit_head` ties the file to the log of changes of its moment."""

    unit: str
    unit_name: str
    superior: str
    round_name: str
    review_on: date
    standing: str
    standard: str
    source: str
    printed_on: date
    audit_head: str


def workbook(sheets: Sequence[Figures], heading: Heading) -> bytes:
    """One sheet a table."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"title": "Bộ biểu rà soát hộ nghèo", "comments": heading.source})
        styles = _styles(book)
        for figures in sheets:
            _Sheet(book.add_worksheet(f"Biểu {figures.table.number}"), styles, figures, heading).write()
    return buffer.getvalue()


_KINDS: dict[str, dict[str, Any]] = {
    "text": {"num_format": "@", "text_wrap": True, "quote_prefix": True}, "count": {"num_format": "#,##0"}, "share": {"num_format": "0.00"},
    "unknown": {"align": "right"}, "ordinal": {"align": "center", "num_format": "@"},
}  # fmt: skip


def _styles(book: Any) -> dict[str, Any]:
    cells = {
        f"{kind}{suffix}": book.add_format({**_CELL, **about, "bold": bold})
        for kind, about in _KINDS.items() for suffix, bold in (("", False), ("_bold", True))
    }  # fmt: skip
    return cells | {
        "plain": book.add_format(_FONT), "italic": book.add_format({**_FONT, "italic": True}),
        "centre_italic": book.add_format({**_FONT, "align": "center", "italic": True}), "centre": book.add_format({**_FONT, "align": "center"}),
        "strong": book.add_format({**_FONT, "bold": True, "align": "center"}),
        "title": book.add_format({**_FONT, "bold": True, "align": "center", "font_size": 14, "text_wrap": True, "valign": "vcenter"}),
        "head": book.add_format(_HEAD), "extra": book.add_format({**_HEAD, "italic": True, "bg_color": "#EFEFEF"}),
        "formula": book.add_format({**_CELL, "italic": True, "align": "center", "font_size": 9, "text_wrap": True}),
    }  # fmt: skip


class _Sheet:
    """Writes one table from the top down."""

    def __init__(self, page: Any, styles: dict[str, Any], figures: Figures, heading: Heading) -> None:
        self.page, self.styles, self.figures, self.heading = page, styles, figures, heading
        self.lead = 2 + (len(figures.table.lines) > 1)
        self.last = max(self.lead + len(figures.columns) - 1, 7)
        self.at = 0

    def write(self) -> None:
        self._set_up()
        self._letterhead()
        first = self.at
        self._head()
        self.page.freeze_panes(self.at, self.lead)
        self.page.repeat_rows(first, self.at - 1)
        for row in (self.figures.total, *self.figures.rows):
            self._row(row)
        self._notes()
        self._signatures()

    def _set_up(self) -> None:
        page = self.page
        page.set_column(0, 0, 6)
        page.set_column(1, 1, 26)
        page.set_column(2, self.last, _WIDTH)
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.set_footer(
            f'&L&"{layout.FONT}"&9Đầu chuỗi nhật ký {self.heading.audit_head}&R&"{layout.FONT}"&9Trang &P/&N'
        )

    def _across(self, text: str, style: str, start: int = 0, end: int | None = None) -> None:
        self.page.merge_range(self.at, start, self.at, self.last if end is None else end, clean(text), self.styles[style])  # fmt: skip

    def _letterhead(self) -> None:
        """Issuer left, nation and motto right (NĐ 30/2020, Phụ lục I), then what the table is of."""
        h, middle = self.heading, 2
        self._across(h.superior.upper(), "centre", 0, middle)
        self._across(layout.NATION_TEXT, "strong", middle + 1)
        self.at += 1
        self._across(h.unit.upper(), "strong", 0, middle)
        self._across(layout.MOTTO_TEXT, "strong", middle + 1)
        self.at += 2
        self._across(f"Biểu số {self.figures.table.number}. {self.figures.table.title}".upper(), "title")
        self.page.set_row(self.at, 36)
        for text in (
            f"Đơn vị: {h.unit_name} · {h.round_name} · ngày rà soát {dates.numeric(h.review_on)} · chuẩn {h.standard}",
            f"{h.standing}. {h.source}",
        ):
            self.at += 1
            self._across(text, "centre_italic")
        self.at += 2

    def _head(self) -> None:
        """The head, and under it the line of numbers and formulas."""
        rows = grid.depth(self.figures.columns)
        names = ("STT", "Đơn vị", "Chia theo")[: self.lead]
        for at, name in enumerate(names):
            self._cell_over(self.at, at, rows, 1, name, "head")
        for row in grid.head(self.figures.columns):
            for cell in row:
                style = "extra" if cell.extra else "head"
                self._cell_over(self.at + cell.row, self.lead + cell.at, cell.down, cell.across, cell.text, style)
        self.page.set_row(self.at + rows - 1, 60)
        self.at += rows
        for at, mark in enumerate(("A", "B", "C")[: self.lead]):
            self.page.write_string(self.at, at, mark, self.styles["formula"])
        for at, column in enumerate(self.figures.columns):
            self.page.write_string(self.at, self.lead + at, column.formula or column.number or "thêm", self.styles["formula"])  # fmt: skip
        self.at += 1

    def _cell_over(self, row: int, at: int, down: int, across: int, text: str, style: str) -> None:
        if down == across == 1:
            self.page.write_string(row, at, clean(text), self.styles[style])
        else:
            self.page.merge_range(row, at, row + down - 1, at + across - 1, clean(text), self.styles[style])

    def _row(self, row: Row) -> None:
        bold = "" if "." in row.ordinal else "_bold"
        for at, line in enumerate(row.figures):
            first = at == 0
            self.page.write_string(self.at, 0, row.ordinal if first else "", self.styles["ordinal" + bold])
            name = (row.name if row.ordinal else f"Tổng số {row.name}") if first else ""
            self.page.write_string(self.at, 1, clean(name[:1].upper() + name[1:]), self.styles["text" + bold])
            if self.lead == 3:
                self.page.write_string(self.at, 2, self.figures.table.lines[at].capitalize(), self.styles["text" + bold])  # fmt: skip
            for column, figure in enumerate(line, self.lead):
                self._figure(column, figure, bold)
            self.at += 1

    def _figure(self, at: int, figure: Figure, bold: str) -> None:
        if figure.value is None:
            self.page.write_string(self.at, at, UNKNOWN, self.styles["unknown" + bold])
        elif isinstance(figure.value, Decimal):
            self.page.write_number(self.at, at, float(half_up(figure.value, 2)), self.styles["share" + bold])
        else:
            self.page.write_number(self.at, at, figure.value, self.styles["count" + bold])

    def _notes(self) -> None:
        self.at += 1
        for text in (*self.figures.table.notes, *_about(self.figures)):
            self.page.write_string(self.at, 0, clean(text), self.styles["italic"])
            self.at += 1
        h = self.heading
        self.page.write_string(
            self.at, 0, f"In từ Lá Lành ngày {dates.numeric(h.printed_on)} · đầu chuỗi nhật ký {h.audit_head}", self.styles["italic"]
        )  # fmt: skip
        self.at += 2

    def _signatures(self) -> None:
        half = self.last // 2
        self._across(f"……………, ngày …… tháng …… năm {self.heading.printed_on.year}", "centre_italic", half + 1)
        self.at += 1
        self._across("NGƯỜI LẬP BIỂU", "strong", 0, half)
        self._across("TM. ỦY BAN NHÂN DÂN", "strong", half + 1)
        self.at += 1
        self._across("(Ký, ghi rõ họ tên)", "centre_italic", 0, half)
        self._across("CHỦ TỊCH", "strong", half + 1)
        self.at += 1
        self._across("(Ký, đóng dấu)", "centre_italic", half + 1)


def _about(figures: Figures) -> Iterable[str]:
    """What the reader must know about holes in the table."""
    if figures.missing:
        yield f"Dấu {UNKNOWN} là chưa biết, không phải bằng 0. Chưa có số hộ dân cư, nhân khẩu của: {', '.join(figures.missing)}."
    if any(column.extra for column in figures.columns):
        yield "Các cột in nghiêng là cột ngoài mẫu, thêm vào để không số nào bị giấu đi."
