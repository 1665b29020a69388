"""The PDF read back as text, page by page."""

import unicodedata
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_documents import BARE, DRAFT, LETTER, PLAN

from lalanh.engines.documents.model import Bullets, Heading, Paragraph
from lalanh.engines.documents.pdf import render_pdf


def pages(document) -> list[str]:
    pdf = pypdfium2.PdfDocument(render_pdf(document))
    try:
        texts = []
        for page in pdf:
            text = page.get_textpage()
            texts.append(" ".join(unicodedata.normalize("NFC", text.get_text_range()).split()))
            text.close()
            page.close()
        return texts
    finally:
        pdf.close()


def test_words_of_the_first_page() -> None:
    first = pages(PLAN)[0]
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "HUYỆN KON RẪY",
        "Số: 05/KH-UBND",
        "Kon Rẫy, ngày 05 tháng 01 năm 2024",
        "I. MỤC TIÊU",
        "a) Giảm nghèo bền vững",
        "10/11./.",
        "Nguồn vốn",
        "- Hỗ trợ 45 nhà <xây> & sửa.",
    ):
        assert words in first, words


def test_annexes_begin_new_pages() -> None:
    found = pages(PLAN)
    assert found[-2].startswith("Phụ lục I CHỈ TIÊU GIẢM NGHÈO")
    assert found[-1].startswith("Phụ lục II BIỂU TỔNG HỢP")


def test_page_numbers_hidden_on_first_pages_and_begin_again_in_annexes() -> None:
    long = replace(PLAN, blocks=PLAN.blocks + tuple(Paragraph("Nội dung thực hiện. " * 30) for _ in range(10)))
    found = pages(long)
    assert found[0].startswith("ỦY BAN NHÂN DÂN")
    assert found[1].startswith("2 ")
    assert found[-2].startswith("Phụ lục I ")


@pytest.mark.parametrize("document", [DRAFT, LETTER, BARE], ids=["draft", "letter", "bare"])
def test_other_documents(document) -> None:
    assert pages(document)


def test_same_document_same_bytes() -> None:
    assert render_pdf(PLAN) == render_pdf(PLAN)


@pytest.mark.parametrize(
    "text", ["#panic()", "*đậm* _nghiêng_ $x$ `a`", '"\\" #{', "= Tiêu đề", "</w:t>", "@nhãn <nhãn>", "//x"]
)
def test_typst_markup_is_only_text(text: str) -> None:
    document = replace(BARE, blocks=(Heading(1, "A"), Paragraph(text), Bullets((text,)), Paragraph("hết")))
    assert " ".join(text.split()) in pages(document)[0]


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_a_page(text: str) -> None:
    assert render_pdf(replace(BARE, subject=text, issuer=text, blocks=(Paragraph(text),))).startswith(b"%PDF")
