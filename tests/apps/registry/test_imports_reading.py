"""Files as strangers send them: read as text, or refused with a sentence that says what to do."""

import io
import unicodedata
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from lalanh.registry.imports import reading
from lalanh.registry.imports.reading import guard, model, xlsx
from tests.apps.registry import workbooks
from tests.apps.registry.workbooks import HEADINGS, NHIEN

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def rows(content, sheet=None):
    sheet = sheet or reading.preview(content)[0].name
    return list(reading.rows(content, sheet))


def refused(content):
    with pytest.raises(reading.Unreadable) as error:
        rows(content)
    return str(error.value)


def sample():
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet("Một")
        day, zeros = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "000000000000"})
        page.write_row(0, 0, ["chữ", 2015.0, 1.5, 62203004521, True, "=1"])
        page.write_datetime(1, 0, datetime(1980, 3, 12), day)
        page.write_number(1, 1, 62203004521, zeros)
        page.write_formula(1, 2, "=1+1", None, 2)
        page.write_formula(1, 3, "=NA()", None, "#N/A")
        page.write_rich_string(1, 4, "Y ", book.add_format({"bold": True}), "Nhiên")
        page.write_string(3, 2, "xa")
        book.add_worksheet("Hai").hide()
    return buffer.getvalue()


def test_every_cell_comes_as_text():
    assert rows(sample()) == [
        (1, ["chữ", "2015", "1,5", "62203004521", "có", "=1"]),
        (2, ["12/03/1980", "062203004521", "2", reading.BROKEN + "#N/A", "Y Nhiên"]),
        (4, ["", "", "xa"]),
    ]
    assert [(page.name, page.hidden) for page in reading.preview(sample())] == [("Một", False), ("Hai", True)]


def test_texts_are_those_that_another_reader_finds():
    content = workbooks.book(NHIEN, NHIEN)
    other = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [cells for _, cells in rows(content)] == other


def test_days_of_the_calendar_of_1904():
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    content = workbooks.raw(["a", 5], parts={"xl/styles.xml": styles})
    assert rows(content) == [(1, ["a", "5"])]
    book = (
        zipfile.ZipFile(io.BytesIO(content))
        .read("xl/workbook.xml")
        .decode()
        .replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    )
    page = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" s="1"><v>5</v></c></row></sheetData></worksheet>'
    parts = {"xl/styles.xml": styles, "xl/workbook.xml": book, "xl/worksheets/sheet1.xml": page}
    assert rows(workbooks.raw(parts=parts)) == [(1, ["06/01/1904"])]
    assert xlsx.serial_day("29292") == "12/03/1980" and date(1980, 3, 12)


def test_names_of_elements_may_have_a_prefix():
    page = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>Y Nhiên</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
    assert rows(workbooks.raw(parts={"xl/worksheets/sheet1.xml": page})) == [(2, ["", "Y Nhiên"])]


def test_two_cells_far_apart_cost_nothing():
    page = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="500000"><c r="B500000"><v>2</v></c></row></sheetData></worksheet>'
    assert rows(workbooks.raw(parts={"xl/worksheets/sheet1.xml": page})) == [(1, ["1"]), (500000, ["", "2"])]


@pytest.mark.parametrize(
    ("ref", "said"), [("A1000000", "hơn 600.000 dòng"), ("XFD1", "quá 200 cột"), ("A9999999", "bị hỏng")]
)
def test_sheets_larger_than_any_list_are_refused(ref, said):
    row = ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    page = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="{row}"><c r="{ref}"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert said in refused(workbooks.raw(parts={"xl/worksheets/sheet1.xml": page}))


def test_a_million_lines_are_refused_soon():
    head = f'<worksheet xmlns="{MAIN}"><sheetData>'
    body = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 1_000_001))
    content = workbooks.raw(parts={"xl/worksheets/sheet1.xml": head + body + "</sheetData></worksheet>"})
    with pytest.raises(reading.Unreadable, match="Hãy tách thành nhiều tệp"):
        for _ in reading.rows(content, "S"):
            pass


def test_a_bomb_is_defused(monkeypatch):
    page = f'<worksheet xmlns="{MAIN}"><sheetData>' + " " * 30_000_000 + "</sheetData></worksheet>"
    content = workbooks.raw(parts={"xl/worksheets/sheet1.xml": page})
    assert len(content) < 40_000
    monkeypatch.setattr(xlsx, "MAX_INFLATED", 10_000_000)
    with pytest.raises(reading.Unreadable, match="quá lớn sau khi giải nén"):
        list(xlsx.Workbook(content).lines("S"))


def test_entities_of_xml_are_refused():
    page = f'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
    assert "bị hỏng" in refused(workbooks.raw(parts={"xl/worksheets/sheet1.xml": page}))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(**names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, text in names.items():
            made.writestr(name.replace("__", "/").replace("_", "."), text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Tệp rỗng"),
        (b"  \n ", "Tệp rỗng"),
        (OLE, "Excel kiểu cũ"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "đặt mật khẩu"),
        (OLE + "WordDocument".encode("utf-16-le"), "Word cũ"),
        (b"%PDF-1.7 ...", "tệp PDF"),
        (b"<html><table><tr><td>a</td></tr></table></html>", "trang web"),
        (b"PK\x03\x04 and then nothing", "bị hỏng"),
        (zipped(word__document_xml="x"), "tệp Word"),
        (zipped(content_xml="x"), "LibreOffice"),
        (zipped(a_txt="x"), "tệp nén"),
        (zipped(xl__workbook_bin="x"), "nhị phân"),
        (zipped(xl__workbook_xml="<workbook/>"), "không có trang tính"),
        (zipped(xl__workbook_xml="<work"), "bị hỏng"),
        (b"mot dong chu khong co cot nao\nhai\n", "một cột"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_kindly(content, said):
    sentence = refused(content)
    assert said in sentence and sentence.endswith(".")


TABLE = "Họ và tên;Quan hệ với chủ hộ;Thôn;Năm sinh\r\nY Nhiên;Chủ hộ;Thôn 1;1980\r\nĐinh Thị Hồng Gấm;con của hộ;Thôn 1;2010\r\n"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_in_every_unicode(code):
    assert rows(TABLE.encode(code))[1] == (2, ["Y Nhiên", "Chủ hộ", "Thôn 1", "1980"])


def test_csv_in_windows_1258():
    def old(text):
        """Letters as the old keyboards composed them: the letter, then its tone."""
        found = []
        for letter in text:
            parts = unicodedata.normalize("NFD", letter)
            tone = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
            rest = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tone))
            found.append(rest + "".join(tone))
        return "".join(found)

    read = rows(old(TABLE).encode("cp1258"))
    assert [unicodedata.normalize("NFC", cell) for cell in read[2][1]][:2] == ["Đinh Thị Hồng Gấm", "con của hộ"]


def test_old_letters_are_named_with_the_way_out():
    old = "Hä vµ tªn;Quan hÖ víi chñ hé;D©n téc\r\nNguyÔn ThÞ Lµnh;Chñ hé;X¬ §¨ng\r\nY Nhiªn;vî;Ba Na\r\n"
    for content in (
        old.encode("latin-1", errors="replace"),
        workbooks.book(*[line.split(";") for line in old.splitlines()], headings=None),
    ):
        assert "TCVN3" in refused(content) and "UniKey" in refused(content)


def test_a_reader_that_dies_is_told_of(monkeypatch):
    monkeypatch.setattr(guard, "_MODULE", "this_module_is_not_there")
    with pytest.raises(reading.Unreadable, match="đã dừng"):
        reading.preview(workbooks.book(NHIEN))


def test_the_child_limits_itself():
    assert guard.SECONDS <= 120 and guard.MEMORY_MB <= 1000 and model.MAX_LINES == 600_000


def test_an_unknown_sheet_is_said():
    with pytest.raises(reading.Unreadable, match="không có trang tính “Ba”"):
        list(reading.rows(workbooks.book(NHIEN), "Ba"))
    assert rows(workbooks.book(NHIEN))[0] == (1, HEADINGS)
