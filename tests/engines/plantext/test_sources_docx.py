"""DOCX to source text: numbers, tables, notes, tracked changes, boxes, columns."""

import pytest
from docx import Document
from source_kit import W, docx, lists, numbered, p, saved, table, tc, with_parts

from lalanh.engines.plantext.sources import UnreadableSource, read_source
from lalanh.engines.plantext.sources.docx.numbering import formatted


def text_of(*bodies: str, parts: dict[str, str] | None = None) -> str:
    return read_source(docx(*bodies, parts=parts), "a.docx").text


def lines_of(*bodies: str, parts: dict[str, str] | None = None) -> list[str]:
    return [line for line in text_of(*bodies, parts=parts).split("\n") if line]


def test_automatic_numbers_of_several_levels() -> None:
    parts = lists(("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"))
    found = lines_of(
        numbered("MỤC TIÊU", 1), numbered("Chung", 1, 1), numbered("Cụ thể", 1, 1), numbered("Nghèo", 1, 2),
        numbered("Xã", 1, 3), numbered("Thôn", 1, 3), numbered("NHIỆM VỤ", 1), numbered("Một", 1, 1), parts=parts,
    )  # fmt: skip
    assert found == ["I. MỤC TIÊU", "1. Chung", "2. Cụ thể", "2.1. Nghèo", "a) Xã", "b) Thôn", "II. NHIỆM VỤ", "1. Một"]


def test_a_list_that_starts_anew_and_an_empty_numbered_paragraph() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    found = lines_of(
        numbered("một", 1), numbered("", 1), numbered("ba", 1), numbered("mới", 2), numbered("tiếp", 2),
        parts=lists(("decimal", "%1."), more=again),
    )  # fmt: skip
    assert found == ["1. một", "3. ba", "1. mới", "2. tiếp"]


def test_bullets_and_legal_numbers() -> None:
    parts = lists(("upperRoman", "%1."), ("bullet", "\uf0b7"), ("bullet", "+"))
    assert lines_of(numbered("a", 1, 1), numbered("b", 1, 2), parts=parts) == ["- a", "+ b"]


def test_numbers_by_style() -> None:
    document = Document()
    for words in ("một", "hai"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("gạch", style="List Bullet")
    assert read_source(saved(document), "a.docx").text == "1. một\n\n2. hai\n\n- gạch\n"


@pytest.mark.parametrize(
    ("number", "shape", "printed"),
    [
        (4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (5, "lowerLetter", "e"), (28, "upperLetter", "BB"),
        (3, "decimalZero", "03"), (7, "x", "7"),
    ],
)  # fmt: skip
def test_formats(number: int, shape: str, printed: str) -> None:
    assert formatted(number, shape) == printed


def test_table_with_merged_cells() -> None:
    found = lines_of(
        table(
            tc("STT", merge="start")
            + tc("Nhiệm vụ", merge="start")
            + tc("Kinh phí", span=2)
            + tc("Chủ trì", merge="start"),
            tc(merge="on") + tc(merge="on") + tc("TW") + tc("ĐP") + tc(merge="on"),
            tc("1")
            + tc("Rà soát | hộ")
            + tc("10", merge="start")
            + tc("2")
            + tc("Sở Y tế", "Sở Nội vụ", merge="start"),
            tc("2") + tc("Cấp thẻ", "- thẻ BHYT") + tc(merge="on") + tc("3") + tc(merge="on"),
        )
    )
    assert found == [
        "| STT | Nhiệm vụ | Kinh phí |  | Chủ trì |",
        "|  |  | TW | ĐP |  |",
        "| 1 | Rà soát / hộ | 10 | 2 | Sở Y tế; Sở Nội vụ |",
        "| 2 | Cấp thẻ - thẻ BHYT |  | 3 | Sở Y tế; Sở Nội vụ |",
    ]


def test_head_and_foot_set_as_tables_read_by_columns() -> None:
    head = table(
        tc("ỦY BAN NHÂN DÂN", "XÃ ĐĂK TỜ RE") + tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        tc("Số: 12/KH-UBND") + tc("Đăk Tờ Re, ngày 12 tháng 01 năm 2024"),
    )
    foot = table(
        tc("Nơi nhận:", "- UBND huyện (b/c);", "- Lưu: VT.") + tc("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "A Văn B")
    )
    assert text_of(head, p("KẾ HOẠCH"), foot) == (
        "ỦY BAN NHÂN DÂN\nXÃ ĐĂK TỜ RE\nSố: 12/KH-UBND\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐăk Tờ Re, ngày 12 tháng 01 năm 2024\n\n"
        "KẾ HOẠCH\n\nNơi nhận:\n- UBND huyện (b/c);\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nA Văn B\n"
    )


def test_footnotes_stand_after_their_paragraph() -> None:
    note = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="7">{p(" Kế hoạch số 5/KH-UBND.")}</w:footnote></w:footnotes>'
    )
    body = (
        "<w:p><w:r><w:t>Thực hiện Kế hoạch của tỉnh</w:t></w:r><w:r><w:footnoteReference "
        'w:id="7"/></w:r><w:r><w:t>, Nghị quyết.</w:t></w:r></w:p>'
    )
    found = lines_of(body, p("Tiếp theo."), parts={"word/footnotes.xml": note})
    assert found == ["Thực hiện Kế hoạch của tỉnh¹, Nghị quyết.", "¹ Kế hoạch số 5/KH-UBND.", "Tiếp theo."]


def test_tracked_changes_fields_hidden_words_and_breaks() -> None:
    body = (
        "<w:p><w:r><w:t>Giảm </w:t></w:r><w:del><w:r><w:delText>3%</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>4%</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:br/></w:r><w:r><w:fldChar "
        'w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
        "<w:r><w:t>số 07</w:t><w:noBreakHyphen/><w:t>NQ/TU 20m</w:t></w:r>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>'
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Một</w:t></w:r></w:p>" + p("đoạn.")
    )
    assert lines_of(body) == ["Giảm 4%", "số 07-NQ/TU 20m²", "Một đoạn."]


def test_text_boxes_once_links_and_contents_list() -> None:
    box = (
        "<w:p><w:r><mc:AlternateContent "
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">'
        f"<w:txbxContent>{p('PHỤ LỤC I')}</w:txbxContent></mc:Choice><mc:Fallback>"
        f"<w:txbxContent>{p('PHỤ LỤC I')}</w:txbxContent>"
        "</mc:Fallback></mc:AlternateContent></w:r><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink></w:p>"
    )
    contents = (
        (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            "</w:docPartObj></w:sdtPr><w:sdtContent>"
        )
        + p("I. X 3")
        + "</w:sdtContent></w:sdt>"
    )
    assert lines_of(contents, box, p("mục lục", '<w:pStyle w:val="TOC1"/>')) == ["liên kết", "PHỤ LỤC I"]


def test_tabs_part_columns_but_not_a_number_from_its_words() -> None:
    tab = "</w:t><w:tab/><w:t>"
    assert lines_of(p(f"1.{tab}Mục{tab}đích")) == ["1. Mục đích"]
    assert lines_of(p(f"ỦY BAN NHÂN DÂN{tab}CỘNG HÒA XÃ HỘI")) == ["ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI"]


def test_decomposed_letters_are_composed() -> None:
    assert text_of(p("Ke\u0302\u0301 hoa\u0323ch")) == "Kế hoạch\n"


def test_macros_are_told_and_old_fonts_refused() -> None:
    source = read_source(with_parts(docx(p("Kế hoạch")), {"word/vbaProject.bin": b"x"}), "a.docm")
    assert any("macro" in note for note in source.notes)
    with pytest.raises(UnreadableSource, match="TCVN3"):
        read_source(
            docx(p("Céng hoµ x· héi chñ nghÜa ViÖt Nam, KÕ ho¹ch gi¶m nghÌo bÒn v÷ng n¨m 2008 trªn ®Þa bµn")), "a.docx"
        )
