"""Workbooks as people send them, made in the test."""

import io
import zipfile

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


def raw(*rows, parts=None, dimension=""):
    """Bytes of an XLSX written by hand: `("f", formula)` is a formula that was never worked out; `parts` add or replace files."""
    lines = []
    for r, row in enumerate(rows, 1):
        cells = []
        for c, cell in enumerate(row):
            ref = f"{chr(65 + c)}{r}"
            if isinstance(cell, tuple):
                cells.append(f'<c r="{ref}"><f>{cell[1]}</f></c>'.replace("&", "&amp;"))
            elif isinstance(cell, int | float):
                cells.append(f'<c r="{ref}"><v>{cell}</v></c>')
            elif cell:
                cells.append(f'<c r="{ref}" t="inlineStr"><is><t>{cell}</t></is></c>')
        lines.append(f'<row r="{r}">{"".join(cells)}</row>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
    } | (parts or {})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return buffer.getvalue()
