"""Workbooks as people send them, made in the test."""

import io

import xlsxwriter

HEADINGS = [
    "Mã hộ",
    "Thôn",
    "Họ và tên",
    "Quan hệ với chủ hộ",
    "Giới tính",
    "Ngày sinh",
    "Dân tộc",
    "Số CCCD",
    "Người có công",
    "Phân loại",
    "Năm",
]
NHIEN = ["H01", "Thôn 1", "Y Nhiên", "Chủ hộ", "Nữ", "12/03/1980", "Xơ Đăng", "062180004521", "", "Hộ nghèo", "2023"]
THIEN = ["H01", "Thôn 1", "A Thiên", "con", "Nam", "2015", "Xê Đăng", "trẻ em", "x", "", ""]
DUC = ["H02", "Thôn 2", "A Đức", "Chủ hộ", "Nam", "1975", "Ba Na", "062075001234", "", "Cận nghèo", "2023"]


def book(*rows, sheet="Danh sách", headings=HEADINGS, strings=True):
    """Bytes of an XLSX; numbers stay numbers, `("=", formula)` is a formula without value."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"strings_to_formulas": False}) as made:
        page = made.add_worksheet(sheet)
        for r, row in enumerate([headings, *rows] if headings else rows):
            for c, cell in enumerate(row):
                if cell == "" or cell is None:
                    continue
                page.write(r, c, cell)
    return buffer.getvalue()
