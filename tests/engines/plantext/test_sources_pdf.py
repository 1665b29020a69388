"""PDF to source text: lines, head and foot in two columns, ruled tables, page numbers, footnotes, refusals."""

import io

import pypdfium2
import pytest
from source_kit import pdf

from lalanh.engines.plantext.sources import UnreadableSource, read_source

HEAD = """
#grid(columns: (62mm, 103mm), align: center, row-gutter: 3mm,
  [ỦY BAN NHÂN DÂN \\ *XÃ ĐĂK TỜ RE*], [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc*],
  [Số: 12/KH-UBND], [_Đăk Tờ Re, ngày 12 tháng 01 năm 2024_])
#align(center)[*KẾ HOẠCH* \\ *Giảm nghèo năm 2024 trên địa bàn xã*]
"""
LONG = (
    "Ủy ban nhân dân xã tổ chức thực hiện các nhiệm vụ giảm nghèo bền vững theo đúng quy "
    "định của pháp luật và của cấp trên."
)


def text_of(body: str) -> str:
    return read_source(pdf(body), "a.pdf").text


def test_head_paragraphs_and_foot() -> None:
    text = text_of(
        HEAD + f"\n*I. MỤC TIÊU*\n\n1. {LONG}\n\n2. {LONG}\n\n#grid(columns: (1fr, 1fr), [*Nơi "
        f"nhận:* \\ - UBND huyện (b/c); \\ - Lưu: VT.],"
        "align(center)[*TM. ỦY BAN NHÂN DÂN \\ CHỦ TỊCH* \\ \\ \\ *A Văn B*])"
    )
    assert text.startswith("ỦY BAN NHÂN DÂN\nXÃ ĐĂK TỜ RE\n")
    order = [
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập",
        "ngày 12 tháng 01 năm 2024",
        "KẾ HOẠCH\nGiảm nghèo",
    ]
    order += [
        "I. MỤC TIÊU\n\n1. Ủy ban",
        "\n\n2. Ủy ban",
        "Nơi nhận:",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        "A Văn B",
    ]
    places = [text.find(words) for words in order]
    assert -1 not in places and places == sorted(places), (order, places, text)


def test_wrapped_lines_stay_together_over_a_page_break_without_its_number() -> None:
    text = text_of("\n\n".join(f"{n}. {LONG} {LONG}" for n in range(1, 31)))
    paragraphs = [" ".join(one.split()) for one in text.strip().split("\n\n")]
    assert paragraphs == [f"{n}. {LONG} {LONG}" for n in range(1, 31)]


def test_ruled_table_with_merged_cells_over_two_pages() -> None:
    rows = ",".join(f"[{n}], [Rà soát hộ nghèo trên địa bàn toàn xã theo chuẩn mới], [{n}]" for n in range(3, 80))
    text = text_of(
        "#table(columns: (15mm, 1fr, 30mm), table.header([STT], [Nhiệm vụ], [Chủ trì]), [1], [Rà soát],"
        f"table.cell(rowspan: 2)[Phòng LĐ-TB&XH], [2], [Cấp thẻ BHYT], {rows})"
    )
    lines = text.strip().split("\n")
    assert lines[:3] == [
        "| STT | Nhiệm vụ | Chủ trì |",
        "| 1 | Rà soát | Phòng LĐ-TB&XH |",
        "| 2 | Cấp thẻ BHYT | Phòng LĐ-TB&XH |",
    ]
    assert lines[-1] == "| 79 | Rà soát hộ nghèo trên địa bàn toàn xã theo chuẩn mới | 79 |"
    assert len(lines) == 80


def test_footnotes_cut_no_sentence() -> None:
    text = text_of(
        f"Thực hiện Kế hoạch của tỉnh#footnote[Kế hoạch số 5/KH-UBND ngày 02/01/2024.] và của huyện. {LONG}\n\n"
        + f"{LONG}\n\n" * 25
    )
    assert "của tỉnh¹ và" in text and text.count("Kế hoạch số 5/KH-UBND") == 1
    assert [" ".join(one.split()) for one in text.split("\n\n")].count(LONG) == 25


def test_unruled_columns_become_tabs() -> None:
    text = text_of(
        "#grid(columns: (2cm, 7cm, 5cm), row-gutter: 3mm, [STT], [Nội dung], [Chủ trì], [1], "
        "[Rà soát], [Sở Y tế], [2], [Cấp thẻ bảo hiểm], [Sở Nội vụ])"
    )
    assert text == "STT\tNội dung\tChủ trì\n1\tRà soát\tSở Y tế\n2\tCấp thẻ bảo hiểm\tSở Nội vụ\n"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_set_on_its_side_reads_as_it_is_shown(turn: int) -> None:
    text = text_of(
        "#set page(flipped: true)\n#table(columns: 2, [Một], [Hai], [3], [4])\nXã Đăk Tờ Re "
        "thực hiện công tác giảm nghèo"
    )
    content = (
        f"#set page(flipped: {str(turn != 180).lower()}, header: "
        f"none)\n#place(rotate({-turn}deg, reflow: true)[#block(width: 15cm)[#table(columns: "
        f"2, [Một], [Hai], [3], [4])\nXã Đăk Tờ Re thực hiện công tác giảm nghèo]])"
    )
    document = pypdfium2.PdfDocument(pdf(content))
    document[0].set_rotation(turn)
    out = io.BytesIO()
    document.save(out)
    assert (
        read_source(out.getvalue(), "a.pdf").text
        == text
        == "| Một | Hai |\n| 3 | 4 |\n\nXã Đăk Tờ Re thực hiện công tác giảm nghèo\n"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\nnothing here", "hỏng"),
        (pdf("#rect(width: 5cm, height: 5cm)"), "bản quét"),
        (
            pdf(
                "Céng hoµ x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc. KÕ ho¹ch gi¶m nghÌo bÒn v÷ng n¨m trªn"
            ),
            "TCVN3",
        ),
    ],
)
def test_refusals(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words):
        read_source(data, "a.pdf")


def test_too_many_pages() -> None:
    with pytest.raises(UnreadableSource, match="501"):
        read_source(pdf("#for i in range(500) [ a #pagebreak() ] a"), "a.pdf")


def test_letters_drawn_twice_are_read_once() -> None:
    text = text_of(f"#place(dx: 12.7mm + 0.3pt)[{LONG[:30]}]{LONG[:30]}\n\n{LONG}")
    assert text.count(LONG[:30]) == 2, text


def test_same_text_every_time() -> None:
    data = pdf(HEAD + LONG)
    assert read_source(data, "a.pdf") == read_source(data, "a.pdf")
