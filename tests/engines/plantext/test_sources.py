"""Kinds of file, encodings, and the sentences for what can't be read."""

import io
import zipfile

import pytest
from source_kit import docx, p, with_parts

from lalanh.base.errors import UserFacingError
from lalanh.engines.plantext.sources import UnreadableSource, read_source
from lalanh.engines.plantext.sources.encoding import legacy_code

PLAN = (
    "KẾ HOẠCH\r\nThực hiện công tác giảm nghèo năm 2024 trên địa bàn xã, của Ủy ban nhân "
    "dân\n\nCăn cứ và các hộ nghèo\n"
)
TCVN3 = (
    "Céng hoµ x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc. KÕ ho¹ch gi¶m nghÌo bÒn v÷ng n¨m 2008 "
    "trªn ®Þa bµn huyÖn cña Uû ban nh©n d©n tØnh"
)
VNI = (
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc. Keá hoaïch giaûm ngheøo beàn vöõng "
    "naêm 2008 treân ñòa baøn huyeän cuûa UÛy ban nhaân daân tænh"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "rỗng"),
        (b" \n\t\n", "a.txt", "không có chữ"),
        (b"\xef\xbb\xbf", "a.txt", "không có chữ"),
        (OLE, "a.doc", "Word cũ (.doc)"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "Excel cũ"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "mật khẩu"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.png", "ảnh"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a.jpg", "ảnh"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a.webp", "ảnh"),
        (b"<!DOCTYPE html><html><body>K</body></html>", "a.html", "HTML"),
        (b"\n <html lang=vi>", "a.txt", "HTML"),
        (b"{\\rtf1\\ansi K}", "a.rtf", "RTF"),
        (b"Rar!\x1a\x07", "a.rar", "tệp nén"),
        (b"a;b\n1;2", "a.csv", "bảng tính"),
        (b"abc", "a.exe", "loại .exe"),
        (b"abc", "a.docx", "đuôi .docx nhưng"),
        (b"abc", "a.pdf", "đuôi .pdf nhưng"),
        (zipped(xl__workbook_dot_xml="<a/>"), "a.xlsx", "bảng tính"),
        (zipped(content_dot_xml="<a/>"), "a.odt", "LibreOffice"),
        (zipped(other="x"), "a.zip", "không phải văn bản Word"),
        (b"PK\x03\x04" + bytes(100), "a.docx", "hỏng"),
        (bytes(range(256)) * 20, "a.txt", "bảng mã"),
        (bytes(range(1, 9)) * 200, "a.txt", "không phải văn bản"),
        ("Kế hoạch".encode("utf-16-le") * 20, "a.txt", "UTF-16"),
        (b"\xff\xfeK\0\0\xd8", "a.txt", "UTF-16 bị hỏng"),
        (TCVN3.encode(), "a.txt", "TCVN3"),
        (TCVN3.encode("latin-1"), "a.txt", "TCVN3"),
        (VNI.encode(), "a.txt", "VNI"),
        (VNI.encode("cp1252"), "a.txt", "VNI"),
        (PLAN.encode().decode("cp1252", "replace").encode(), "a.txt", "UTF-8 đọc nhầm"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence_with_advice(data: bytes, name: str, words: str) -> None:
    with pytest.raises(UnreadableSource) as raised:
        read_source(data, name)
    assert words in str(raised.value)
    assert str(raised.value).endswith((".", "!")) and "\n" not in str(raised.value)
    assert isinstance(raised.value, UserFacingError)


@pytest.mark.parametrize(
    ("name", "kind"), [("a.txt", "text"), ("a.MD", "markdown"), ("", "text"), ("thư.mục/plan", "text")]
)
def test_utf8_is_kept_exactly_as_it_is(name: str, kind: str) -> None:
    text = "\ufeff" + PLAN + "Ke\u0302\u0301 hoa\u0323ch \u00a0 x\r"
    source = read_source(text.encode(), name)
    assert (source.text, source.kind, source.notes) == (text, kind, [])


@pytest.mark.parametrize("code", ["utf-16", "utf-16-be"])
def test_utf16_with_its_mark(code: str) -> None:
    data = PLAN.encode(code) if code == "utf-16" else b"\xfe\xff" + PLAN.encode(code)
    source = read_source(data, "a.txt")
    assert source.text == PLAN and "UTF-16" in source.notes[0]


def test_windows_1258() -> None:
    text = (
        "Kê\u0301 hoa\u0323ch thư\u0323c hiê\u0323n gia\u0309m nghe\u0300o năm 2024 "
        "cu\u0309a xa\u0303 va\u0300 các hô\u0323 nghe\u0300o"
    )
    source = read_source((text + "\n").encode("cp1258") * 5, "a.txt")
    assert source.text.startswith("Kê\u0301 hoa\u0323ch") and "1258" in source.notes[0]


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        "Plan for the commune, year 2024, with nothing Vietnamese in it at all",
        "Ke hoach giam ngheo khong dau " * 4,
        "12 345",
    ],
)
def test_other_texts_are_not_taken_for_old_fonts(text: str) -> None:
    assert legacy_code(text) is None


def test_too_large() -> None:
    with pytest.raises(UnreadableSource, match="20 MB"):
        read_source(b"a" * 20_000_001, "a.txt")


def test_zip_bomb_by_ratio_and_by_a_lying_header() -> None:
    bomb = with_parts(docx(p("Kế hoạch")), {"word/media/x.bin": bytes(30_000_000)})
    with pytest.raises(UnreadableSource, match="giải nén"):
        read_source(bomb, "a.docx")


def test_entities_are_refused() -> None:
    xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><w:document xmlns:w="w"><w:body/></w:document>'
    for content in (xml.encode(), b"\xff\xfe" + xml.encode("utf-16-le")):
        with pytest.raises(UnreadableSource, match="DTD"):
            read_source(with_parts(docx(p("a")), {"word/document.xml": content}), "a.docx")


def test_deep_nesting_is_refused() -> None:
    xml = '<w:document xmlns:w="w"><w:body>' + "<w:sdt>" * 5000 + "</w:sdt>" * 5000 + "</w:body></w:document>"
    with pytest.raises(UnreadableSource, match="hỏng"):
        read_source(with_parts(docx(p("a")), {"word/document.xml": xml}), "a.docx")
