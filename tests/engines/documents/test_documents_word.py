"""The DOCX read back: structure of NĐ 30/2020, Phụ lục I."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_documents import BARE, DRAFT, LETTER, MONEY, PLAN

from lalanh.engines.documents.model import Column, Heading, Paragraph, Row, Signature, Table
from lalanh.engines.documents.word import render_docx


def read(document):
    return docx.Document(io.BytesIO(render_docx(document)))


PAGES = read(PLAN)


def paragraph(text: str, pages=PAGES):
    return next(one for one in pages.paragraphs if one.text.startswith(text))


def words_of(cell) -> list[str]:
    return [one.text for one in cell.paragraphs if one.text]


def test_page() -> None:
    section = PAGES.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 20 <= section.top_margin.mm <= 25 and 20 <= section.bottom_margin.mm <= 25
    assert 30 <= round(section.left_margin.mm) <= 35 and 15 <= round(section.right_margin.mm) <= 20


def test_page_number_in_the_top_centre_but_not_on_the_first_page() -> None:
    section = PAGES.sections[0]
    assert section.different_first_page_header_footer
    header = section.header.paragraphs[0]
    assert header.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert "PAGE" in header._p.xml and not section.first_page_header.paragraphs[0].text
    assert {run.font.size for run in header.runs} == {Pt(13)}


def test_times_new_roman_in_every_script() -> None:
    for style in ("Normal", "Heading 1", "Heading 4"):
        fonts = PAGES.styles[style].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
        assert fonts.get(qn("w:asciiTheme")) is None
    assert PAGES.styles["Normal"].font.size == Pt(14)


def test_head_is_two_columns_without_borders() -> None:
    head = PAGES.tables[0]
    assert head.style.name == "Normal Table"
    assert words_of(head.cell(0, 0)) == ["ỦY BAN NHÂN DÂN", "HUYỆN KON RẪY"]
    assert words_of(head.cell(0, 1)) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert words_of(head.cell(1, 0)) == ["Số: 05/KH-UBND"]
    assert words_of(head.cell(1, 1)) == ["Kon Rẫy, ngày 05 tháng 01 năm 2024"]
    nation, motto = head.cell(0, 1).paragraphs[:2]
    assert nation.runs[0].font.size == Pt(13) and motto.runs[0].font.size == Pt(14)
    assert nation.runs[0].bold and motto.runs[0].bold
    assert head.cell(1, 1).paragraphs[0].runs[0].italic
    assert "w:pBdr" in head.cell(0, 0).paragraphs[-1]._p.xml and "w:pBdr" in head.cell(0, 1).paragraphs[-1]._p.xml


def test_widths_stand_on_grid_and_cells() -> None:
    for table in PAGES.tables:
        assert all(cell.width for row in table.rows for cell in row.cells)
        assert all(column.width for column in table.columns)
    assert [round(column.width.mm) for column in PAGES.tables[0].columns] == [68, 97]


def test_title_bases_and_body() -> None:
    kind, subject = paragraph("KẾ HOẠCH"), paragraph("Giảm nghèo bền vững năm 2024")
    assert kind.alignment == subject.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert kind.runs[0].bold and subject.runs[0].bold
    first, last = paragraph("Căn cứ Quyết định"), paragraph("Căn cứ Nghị quyết")
    assert first.text.endswith("Chính phủ;") and last.text.endswith("HĐND huyện.")
    assert first.runs[0].italic and last.runs[0].italic
    body = paragraph("Ủy ban nhân dân huyện ban hành")
    assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert abs(body.paragraph_format.first_line_indent - Mm(12.7)) < Mm(0.1)
    assert body.paragraph_format.space_after == Pt(6)


def test_punctuation_of_bases_is_set_right() -> None:
    pages = read(replace(PLAN, bases=("Căn cứ Luật X.", "Căn cứ Luật Y", "Căn cứ Luật Z;")))
    bases = [one.text for one in pages.paragraphs if one.text.startswith("Căn cứ")]
    assert bases == ["Căn cứ Luật X;", "Căn cứ Luật Y;", "Căn cứ Luật Z."]


def test_headings() -> None:
    headings = [one for one in PAGES.paragraphs if one.style.name.startswith("Heading")]
    assert [(one.style.name[-1], one.text, one.runs[0].bold) for one in headings] == [
        ("1", "I. MỤC TIÊU", True),
        ("2", "1. Mục tiêu chung", True),
        ("2", "2. Mục tiêu cụ thể", True),
        ("1", "II. KINH PHÍ", True),
        ("1", "III. TỔ CHỨC THỰC HIỆN", True),
    ]
    untitled = paragraph("a) Giảm nghèo")
    assert untitled.style.name == "Normal" and not untitled.runs[0].bold


def test_text_ends_with_the_mark() -> None:
    assert paragraph("1. Phòng Lao động").text.endswith("trước ngày 10/11./.")
    assert paragraph("1. Phòng Lao động").runs[0].bold
    assert sum("./." in one.text for one in PAGES.paragraphs) == 1
    assert paragraph("./.", read(replace(PLAN, blocks=(MONEY,)))).text == "./."


def test_names_with_markup_letters_are_kept() -> None:
    assert paragraph("- Hỗ trợ").text == "- Hỗ trợ 45 nhà <xây> & sửa."


def test_table() -> None:
    table = PAGES.tables[1]
    assert table.style.name == "Table Grid"
    assert [cell.text for cell in table.rows[0].cells] == ["TT", "Nội dung", "Nguồn vốn", "Nguồn vốn", "Tổng"]
    assert [cell.text for cell in table.rows[1].cells] == ["TT", "Nội dung", "Đầu tư", "Sự nghiệp", "Tổng"]
    assert [cell.text for cell in table.rows[2].cells] == ["1", "Nhà ở", "1.200", "777", "1.977"]
    assert ["tblHeader" in row._tr.xml for row in table.rows] == [True, True, False, False]
    assert all("cantSplit" in row._tr.xml for row in table.rows)
    assert table.cell(2, 2).paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert table.cell(3, 1).paragraphs[0].runs[0].bold and not table.cell(2, 1).paragraphs[0].runs[0].bold
    assert paragraph("Bảng 1").paragraph_format.keep_with_next


def test_recipients_and_signature() -> None:
    left, right = PAGES.tables[2].rows[0].cells
    assert words_of(left) == ["Nơi nhận:", "- UBND tỉnh (b/c);", "- Các phòng, ban (t/h);", "- Lưu: VT, LĐTBXH."]
    head, first = left.paragraphs[0].runs[0], left.paragraphs[1].runs[0]
    assert (head.font.size, head.bold, head.italic) == (Pt(12), True, True)
    assert (first.font.size, first.bold, first.italic) == (Pt(11), False, False)
    assert words_of(right) == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"]
    assert all(one.runs[0].bold for one in right.paragraphs)


def test_annexes_have_sections_and_page_numbers_of_their_own() -> None:
    assert len(PAGES.sections) == 3
    for section in PAGES.sections[1:]:
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert section.different_first_page_header_footer and section.header.is_linked_to_previous
    assert [one.orientation for one in PAGES.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert PAGES.sections[2].page_width > PAGES.sections[2].page_height
    assert paragraph("Phụ lục I").runs[0].bold
    assert paragraph("CHỈ TIÊU GIẢM NGHÈO")
    source = "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2024 của Ủy ban nhân dân huyện Kon Rẫy)"
    assert paragraph("(Kèm theo").text == source and paragraph("(Kèm theo").runs[0].italic


def test_draft_leaves_room_for_number_and_date() -> None:
    pages = read(DRAFT)
    room = "\u00a0" * 6
    assert words_of(pages.tables[0].cell(1, 0)) == [f"Số: {room}/KH-UBND"]
    assert words_of(pages.tables[0].cell(1, 1)) == [f"Kon Rẫy, ngày{room}tháng{room}năm 2024"]
    assert paragraph("Phụ lục", pages).text == "Phụ lục"


def test_official_letter() -> None:
    pages = read(LETTER)
    head = pages.tables[0]
    assert words_of(head.cell(0, 0))[:2] == ["ỦY BAN NHÂN DÂN", "TỈNH KON TUM"]
    assert not head.cell(0, 0).paragraphs[0].runs[0].bold
    assert words_of(head.cell(1, 0)) == ["Số: 05/UBND-VX", "V/v rà soát hộ nghèo"]
    texts = [one.text for one in pages.paragraphs if one.text]
    assert texts[:3] == ["Kính gửi:", "- Các phòng, ban thuộc huyện;", "- UBND các xã, thị trấn."]
    one = read(replace(LETTER, addressees=("UBND tỉnh",)))
    assert paragraph("Kính gửi: UBND tỉnh", one).alignment == WD_ALIGN_PARAGRAPH.CENTER


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "tblPr": "tblStyle tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
}


@pytest.mark.parametrize("document", [PLAN, DRAFT, LETTER, BARE], ids=["plan", "draft", "letter", "bare"])
def test_elements_stand_in_the_order_of_the_schema(document) -> None:
    """Word calls a file damaged where LibreOffice and python-docx say nothing."""
    body = read(document).element
    for tag, names in ORDER.items():
        order = names.split()
        for element in body.iter(qn(f"w:{tag}")):
            places = [order.index(child.tag.split("}")[1]) for child in element]
            assert places == sorted(places), [child.tag for child in element]


def test_same_document_same_bytes() -> None:
    assert render_docx(PLAN) == render_docx(PLAN)
    with zipfile.ZipFile(io.BytesIO(render_docx(PLAN))) as archive:
        assert archive.testzip() is None
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert PAGES.core_properties.title == "Kế hoạch Giảm nghèo bền vững năm 2024"
    assert PAGES.core_properties.created.year == 2024


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_a_file_that_opens(text: str, other: str) -> None:
    odd = replace(
        BARE,
        subject=text,
        issuer=other,
        bases=(text, other),
        blocks=(Heading(1, text), Paragraph(other)),
        signature=Signature(text, name=other),
    )
    assert read(odd).paragraphs


def test_lines_of_a_cell_are_paragraphs() -> None:
    table = Table((Column("A"), Column("B")), (Row(("một\nhai\nba", "")), Row(("x", "y\nz"), bold=True)))
    made = read(replace(BARE, blocks=(table,))).tables[1]
    assert [[p.text for p in cell.paragraphs] for row in made.rows[1:] for cell in row.cells] == [
        ["một", "hai", "ba"],
        [""],
        ["x"],
        ["y", "z"],
    ]
    assert made.cell(2, 1).paragraphs[1].runs[0].bold and len(made.rows) == 3
