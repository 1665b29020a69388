"""No text makes the engine fail, point outside the text, or work more than in proportion to its length."""

import json
import random
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from source_kit import docx, lists, numbered, p, pdf, table, tc, with_parts

from lalanh.engines.plantext.contract import to_json
from lalanh.engines.plantext.reading import read_plan
from lalanh.engines.plantext.sources import Source, UnreadableSource, read_source

PLANS = sorted(
    one for one in (Path(__file__).resolve().parents[2] / "plans" / "dev").glob("*") if one.suffix in (".txt", ".md")
)
PIECES = (
    "KẾ HOẠCH", "ỦY BAN NHÂN DÂN", "XÃ ĐĂK TỜ RE", "Số: /KH-UBND", "Số: 12/KH-UBND",
    "ngày 31 tháng 02 năm 2024", "I. ", "II. MỤC TIÊU", "1. ", "1.1. ", "a) ", "đ) ", "- ", "+ ", "| ",
    " | ", "|---|", "\t", "\n", "\n\n", "\r\n", "\f", "   ", "\u00a0", "¹", "[^1]", "[^1]: ",
    "Phần thứ nhất", "Chương I", "Điều 1. ", "PHỤ LỤC I", "Căn cứ ", "Nghị định số 07/2021/NĐ-CP",
    "Giao Sở Y tế chủ trì, phối hợp với ", "Phòng LĐ-TB&XH", "các xã, thị trấn", "Đơn vị chủ trì: ",
    "Thời gian: Quý I", "Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH",
    "tỷ lệ hộ nghèo giảm còn ", "từ 15% trở lên", "8-9%", "1.977 triệu đồng", "2,5 tỷ",
    "60 triệu đồng/nhà", "07 lớp/07 xã", "trước ngày 31/5", "hằng tháng", "báo cáo 6 tháng",
    "Tổng cộng", "STT", "Nội dung", "Đơn vị tính: triệu đồng", "99999999999999999999999", "0,00000001%",
    "1/1/0000", "32/13/2024", "29/02/2023", "tháng 13", "năm 0", "quý V", "e\u0302\u0301", "\u0301",
    "\u200b", "\ufeff", "😀", "**", "__", "#", "<br>", "{}", "%s", "{0}", "\0", "(", ")", "“", "”", ";",
    ":", ".", ",", "/", "%", "…", "và", "Sở", "hộ",
)  # fmt: skip
SLOW = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
pasted = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60).map("".join)


def check(text: str) -> None:
    """Reads a text and proves what holds for every reading."""
    reading = read_plan(text)
    found = to_json(reading, "a.txt", text.encode("utf-8", errors="surrogatepass"))
    json.dumps(found, allow_nan=False)
    for name, items in found.items():
        for item in items if isinstance(items, list) else ():
            for key in ("span", "other_span"):
                start, end = item.get(key) or (0, 0)
                assert 0 <= start <= end <= len(text), (name, item)
    assert reading == read_plan(text)


@SLOW
@given(st.text())
def test_any_text(text: str) -> None:
    check(text)


@SLOW
@given(pasted)
def test_pieces_of_plans_in_any_order(text: str) -> None:
    check(text)


@pytest.mark.parametrize("seed", range(12))
def test_mutated_plans(seed: int) -> None:
    chance = random.Random(seed)
    for text in _mutants(chance.choice(PLANS).read_text(encoding="utf-8"), chance):
        check(text)


def _mutants(text: str, chance: random.Random) -> Iterator[str]:
    lines = text.splitlines(keepends=True)
    a, b = sorted(chance.sample(range(len(text)), 2))
    yield text[:a] + text[b:]
    yield text[:a] + chance.choice(PIECES) * 30 + text[a:]
    yield "".join(chance.sample(lines, len(lines)))
    yield "".join(line.rstrip("\n") + " " for line in lines)
    yield unicodedata.normalize("NFD", text).replace("\n", "\n\n")
    yield "".join(chr(ord(c) ^ chance.choice((0,) * 40 + (1, 32))) if c.isalnum() else c for c in text)
    yield "".join(chance.choice((c, c, c, c, c, c, c, c + " ", "")) for c in text)
    yield text.upper() if chance.random() < 0.5 else text.lower()


GROWING: dict[str, Callable[[int], str]] = {
    "blanks": lambda n: " " * n,
    "line breaks": lambda n: "\n" * n,
    "one word": lambda n: "a" * n,
    "figures": lambda n: "1" * n,
    "dots": lambda n: "." * n,
    "bars": lambda n: "|" * n,
    "brackets": lambda n: "(" * n,
    "marks": lambda n: "\u0301" * n,
    "Roman on one line": lambda n: "I. " * (n // 3),
    "the same heading": lambda n: "I. A\n" * (n // 5),
    "one long line": lambda n: "Ủy ban nhân dân xã thực hiện công tác giảm nghèo " * (n // 49),
    "deep numbers": lambda n: "".join(f"{i % 20 + 1}. A b\na) B c\n- c d\n1.1. Đ e\n" for i in range(n // 27)),
    "bodies": lambda n: "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính " * (n // 48),
    "rows": lambda n: "".join(f"| {i} | Rà soát | Sở Y tế | Sở Tài chính | Quý I |\n" for i in range(n // 50)),
    "money": lambda n: "I. KINH PHÍ\n" + "- Hỗ trợ 10 triệu đồng.\n" * (n // 24),
    "targets": lambda n: "II. MỤC TIÊU\n" + "".join(f"- Tỷ lệ hộ nghèo giảm còn {i % 50}%.\n" for i in range(n // 33)),
    "duties": lambda n: "- Báo cáo 6 tháng gửi UBND huyện trước ngày 15/6.\n" * (n // 50),
    "addressees": lambda n: "Nơi nhận:\n" + "- Sở Y tế (b/c);\n" * (n // 17),
    "citations": lambda n: "Căn cứ Nghị định số 07/2021/NĐ-CP ngày 27/01/2021 của Chính phủ;\n" * (n // 66),
    "footnotes": lambda n: "".join(f"¹ Kế hoạch {i}\n" for i in range(n // 14)),
}


@pytest.mark.parametrize("name", GROWING)
def test_work_grows_in_proportion(name: str) -> None:
    """Calls of Python functions at n and 4 n; time on the clock is measured in bench/plan_speed.py."""
    make = GROWING[name]
    read_plan(make(400))
    small, large = (_calls(make(size)) for size in (1_500, 6_000))
    assert large < 5.5 * small + 2_000, (name, small, large)


def _calls(text: str) -> int:
    count = 0

    def step(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        read_plan(text)
    finally:
        sys.setprofile(before)
    return count


FILES = {
    "a.docx": docx(
        numbered("MỤC TIÊU", 1),
        table(tc("STT", merge="start") + tc("Nội dung", span=2), tc(merge="on") + tc("a") + tc("b")), p("Hết"),
        parts=lists(("upperRoman", "%1."), ("lowerLetter", "%2)")),
    ),
    "a.pdf": pdf(
        "I. MỤC TIÊU\n\n#table(columns: 3, [1], [Rà soát hộ nghèo], [Sở Y tế])\n\n"
        "Thực hiện kế hoạch giảm nghèo#footnote[Số 5]."
    ),
}  # fmt: skip


def _read(data: bytes, name: str) -> Source | None:
    try:
        return read_source(data, name)
    except UnreadableSource:
        return None


@SLOW
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx", "a.pdf", "", "a.md"]))
def test_any_bytes(data: bytes, name: str) -> None:
    _read(data, name)
    _read(b"PK\x03\x04" + data, name)
    _read(b"%PDF-1.7\n" + data, name)


@pytest.mark.parametrize("name", FILES)
@SLOW
@given(st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=4)), max_size=6))
def test_damaged_files(name: str, changes: list[tuple[float, bytes]]) -> None:
    data = bytearray(FILES[name])
    for place, new in changes:
        at = int(place * len(data))
        data[at : at + len(new)] = new
    _read(bytes(data), name)


@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml", "word/styles.xml"])
@SLOW
@given(st.data())
def test_damaged_parts_of_a_docx(part: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(BytesIO(FILES["a.docx"])) as archive:
        xml = archive.read(part).decode()
    words = st.sampled_from(['"', "<w:p>", "</w:p>", "<w:tbl>", "999999999", "-1", "w:val", "<w:r/>", "&amp;", "x", ""])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(xml)))
        xml = xml[:at] + data.draw(words) + xml[at + data.draw(st.integers(0, 9)) :]
    _read(with_parts(FILES["a.docx"], {part: xml}), "a.docx")
