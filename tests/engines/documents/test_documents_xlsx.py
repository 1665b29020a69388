"""The XLSX read back from its XML."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from lalanh.engines.documents.sheets import Sheet, SheetColumn, Workbook
from lalanh.engines.documents.xlsx import render_xlsx

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
COLUMNS = (
    SheetColumn("Họ tên"),
    SheetColumn("Nhân khẩu", "int", group="Quy mô"),
    SheetColumn("Tỷ lệ", "decimal", group="Quy mô"),
    SheetColumn("Ngày", "date"),
    SheetColumn("Số tiền", "money"),
)
ROWS = [
    ("A Đe", 4, Decimal("10.28"), date(2024, 3, 5), 60_000_000),
    ("=HYPERLINK(1)", None, None, None, None),
    ("+84 905", 1, Decimal("NaN"), date(1890, 1, 1), 10**18),
    ("https://x.vn\x00", True, "không rõ", "tháng 3", "5 triệu"),
]


def make(**changes) -> Workbook:
    values = {"rows": iter(ROWS), "totals": ("Tổng cộng", 5, None, None, 60_000_000), "source": "sổ hộ nghèo"}
    values |= {"as_of": date(2026, 11, 20), "notes": ("Số liệu thử.",)} | changes
    return Workbook((Sheet("Hộ nghèo", "Danh sách hộ nghèo", COLUMNS, **values),), "Danh sách", "UBND xã")


def parts(workbook: Workbook) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(render_xlsx(workbook))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def cells(xml: str) -> dict[str, tuple[str, str]]:
    """Reference → (type, value); inline strings and numbers."""
    found = {}
    for cell in ElementTree.fromstring(xml).iterfind(".//m:c", NS):
        text = cell.find(".//m:t", NS)
        value = text if text is not None else cell.find("m:v", NS)
        if value is not None:
            found[cell.get("r")] = (cell.get("t", "n"), value.text or "")
    return found


FILES = parts(make())
SHEET = FILES["xl/worksheets/sheet1.xml"]
CELLS = cells(SHEET)


def test_notes_above_the_table() -> None:
    assert [CELLS[f"A{row}"][1] for row in range(1, 5)] == [
        "Danh sách hộ nghèo",
        "Nguồn: sổ hộ nghèo",
        "Số liệu tính đến ngày 20/11/2026",
        "Số liệu thử.",
    ]


def test_head_of_two_rows() -> None:
    assert [CELLS.get(f"{c}6", ("", ""))[1] for c in "ABCDE"] == ["Họ tên", "Quy mô", "", "Ngày", "Số tiền"]
    assert [CELLS.get(f"{c}7", ("", ""))[1] for c in "ABCDE"] == ["", "Nhân khẩu", "Tỷ lệ", "", ""]
    assert set(re.findall(r'mergeCell ref="([^"]+)"', SHEET)) == {"A6:A7", "B6:C6", "D6:D7", "E6:E7"}


def test_real_numbers_and_dates() -> None:
    assert [CELLS[f"{c}8"] for c in "ABCDE"] == [
        ("inlineStr", "A Đe"),
        ("n", "4"),
        ("n", "10.28"),
        ("n", "45356"),
        ("n", "60000000"),
    ]
    assert [CELLS[f"{c}12"][1] for c in "ABE"] == ["Tổng cộng", "5", "60000000"]


def test_text_stays_text() -> None:
    assert "<f>" not in SHEET and "hyperlink" not in SHEET
    assert CELLS["A9"] == ("inlineStr", "=HYPERLINK(1)")
    assert CELLS["A10"] == ("inlineStr", "+84 905")
    assert CELLS["A11"] == ("inlineStr", "https://x.vn")
    assert 'quotePrefix="1"' in FILES["xl/styles.xml"]


def test_unknown_is_blank_and_odd_values_are_kept_as_text() -> None:
    assert not {"B9", "C9", "D9", "E9"} & set(CELLS)
    assert [CELLS[f"{c}10"] for c in "CDE"] == [
        ("inlineStr", "NaN"),
        ("inlineStr", "01/01/1890"),
        ("inlineStr", "1" + "0" * 18),
    ]
    assert [CELLS[f"{c}11"][1] for c in "BCDE"] == ["True", "không rõ", "tháng 3", "5 triệu"]


def test_print_set_up() -> None:
    assert 'paperSize="9"' in SHEET and 'fitToHeight="0"' in SHEET
    assert 'topLeftCell="A8"' in SHEET and 'state="frozen"' in SHEET
    assert "$6:$7" in FILES["xl/workbook.xml"]
    assert "Trang &amp;P/&amp;N" in SHEET


def test_empty_table_keeps_its_head() -> None:
    found = cells(parts(make(rows=(), totals=None))["xl/worksheets/sheet1.xml"])
    assert [found.get(f"{c}6", ("", ""))[1] for c in "ABCDE"] == ["Họ tên", "Quy mô", "", "Ngày", "Số tiền"]
    assert [found.get(f"{c}7", ("", ""))[1] for c in "ABCDE"] == ["", "Nhân khẩu", "Tỷ lệ", "", ""]


def test_sheet_names_that_excel_refuses() -> None:
    names = ["a/b[1]", "A b 1", "x" * 40, "x" * 50, "", "'q'", "History"]
    made = parts(Workbook(tuple(Sheet(name, "", COLUMNS, ()) for name in names)))
    found = re.findall(r'<sheet name="([^"]+)"', made["xl/workbook.xml"])
    assert len({name.casefold() for name in found}) == len(names)
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in found)


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError):
        render_xlsx(make(rows=[("A",)]))


def test_same_table_same_bytes() -> None:
    assert render_xlsx(make()) == render_xlsx(make())
