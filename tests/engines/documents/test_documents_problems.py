"""Each rule refused once and kept once."""

from dataclasses import replace

import pytest
from sample_documents import DRAFT, LETTER, PLAN

from lalanh.engines.documents.model import Annex, Heading, Paragraph, Recipient, Signature
from lalanh.engines.documents.numbering import LETTERS, letter, roman
from lalanh.engines.documents.problems import problems


@pytest.mark.parametrize("document", [PLAN, replace(DRAFT, blocks=(Paragraph("Theo phụ lục kèm theo."),)), LETTER])
def test_sound_documents(document) -> None:
    assert problems(document) == []


def points(*marks: str):
    return tuple(Paragraph(f"{mark}) Nội dung.") for mark in marks)


def headings(level, *marks: str):
    return tuple(Heading(level, "Nội dung", mark) for mark in marks)


NO_ANNEX = replace(PLAN, annexes=(), blocks=(Paragraph("Nội dung."),))
CASES = [
    (replace(PLAN, bases=(PLAN.bases[0], "Căn cứ Luật X;")), "phải kết thúc bằng dấu chấm."),
    (replace(PLAN, bases=("Căn cứ Luật X.", "Căn cứ Luật Y.")), "dấu chấm phẩy"),
    (replace(PLAN, bases=("Căn cứ Nghị định số 7/2021/NĐ-CP",)), "Số văn bản dưới 10"),
    (replace(PLAN, bases=("Căn cứ Quyết định số 90/QĐ-TTg ngày 8 tháng 3 năm 2022",)), "Ngày dưới 10"),
    (replace(PLAN, bases=("Căn cứ Quyết định số 90/QĐ-TTg ngày 18 tháng 1 năm 2022",)), "tháng 1, 2"),
    (replace(PLAN, addressees=("UBND tỉnh",)), "Kế hoạch không ghi “Kính gửi”"),
    (replace(LETTER, addressees=()), "Công văn phải có “Kính gửi”"),
    (replace(PLAN, number=0), "Số văn bản phải"),
    (replace(PLAN, symbol="KH - UBND"), "viết liền"),
    (replace(PLAN, symbol="BC-UBND"), "phải bắt đầu bằng “KH-”"),
    (replace(PLAN, place=""), "Thiếu địa danh"),
    (replace(PLAN, annexes=()), "không có phụ lục kèm theo"),
    (replace(PLAN, annexes=PLAN.annexes[:1]), "dẫn chiếu Phụ lục II nhưng chỉ có 1"),
    (replace(NO_ANNEX, annexes=(Annex("Biểu", ()),)), "chưa dẫn chiếu phụ lục “Biểu”"),
    (
        replace(NO_ANNEX, blocks=points("a", "b", "c", "d", "e")),
        "Điểm “e)” sai thứ tự chữ cái tiếng Việt, phải là “đ)”",
    ),
    (replace(NO_ANNEX, blocks=points("a", "b", "c", "d", "đ", "e", "f", "h")), "phải là “g)”"),
    (replace(NO_ANNEX, blocks=headings(1, "I.", "II.", "III.", "IV.", "III.")), "phải là “V.”"),
    (replace(NO_ANNEX, blocks=headings(3, "a)", "b)", "d)")), "phải là “c)”"),
    (replace(NO_ANNEX, blocks=headings(3, "a)", "w)")), "phải là “b)”"),
    (replace(NO_ANNEX, blocks=headings(2, "1.", "3.")), "phải là “2.”"),
    (replace(NO_ANNEX, blocks=(Paragraph("Hết./."), Paragraph("Còn."))), "còn nội dung"),
    (replace(PLAN, signature=None), "Thiếu phần ký"),
    (replace(PLAN, signature=Signature("Chủ tịch", name="ThS. Nguyễn Văn A")), "học hàm, học vị"),
    (replace(PLAN, recipients=()), "Thiếu nơi nhận"),
    (replace(PLAN, recipients=(Recipient("UBND tỉnh", "b/c"),)), "Dòng cuối của nơi nhận"),
]


@pytest.mark.parametrize(("document", "says"), CASES, ids=[case[1] for case in CASES])
def test_one_problem_one_sentence(document, says: str) -> None:
    found = problems(document)
    assert len(found) == 1, found
    assert says in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện theo Phụ lục II ban hành kèm theo Thông tư 07/2021/TT-BLĐTBXH.",
        "Theo Phụ lục I Nghị định 30/2020/NĐ-CP.",
        "Theo phụ lục của Quyết định 24.",
    ],
)
def test_annexes_of_other_documents_do_not_count(text: str) -> None:
    assert problems(replace(NO_ANNEX, blocks=(Paragraph(text),))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Phụ lục I, II và III.",
        "Phụ lục I, Phụ lục II và Phụ lục III",
        "các phụ lục kèm theo",
        "Phụ lục 1 đến 3",
        "Phụ lục số 01, 02, 03.",
    ],
)
def test_ways_to_refer_to_three_annexes(text: str) -> None:
    three = tuple(Annex(name, ()) for name in ("A", "B", "C"))
    assert problems(replace(NO_ANNEX, blocks=(Paragraph(text),), annexes=three)) == []


def test_good_sequences_give_no_alarm() -> None:
    blocks = (
        *headings(1, "I."),
        *points("a", "b"),
        *headings(2, "1."),
        *points(*LETTERS[:8]),
        *points("a", "b"),
        *headings(1, "Phần thứ hai"),
        *headings(3, "a)", "b)"),
        *points("c", "d"),
    )
    assert problems(replace(NO_ANNEX, blocks=blocks)) == []


def test_vietnamese_letters_and_roman_numbers() -> None:
    assert "".join(letter(number) for number in range(1, 10)) == "abcdđeghi"
    assert not set("fjwz") & set(LETTERS)
    assert letter(24) == "aa"
    assert [roman(number) for number in (1, 4, 9, 14, 40, 90)] == ["I", "IV", "IX", "XIV", "XL", "XC"]
