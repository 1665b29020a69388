"""What a careful clerk would send back before signing: a check is a function, a finding one Vietnamese sentence.

Rules from NĐ 30/2020/NĐ-CP, Phụ lục I. A draft without number or date is no problem, and a sound document has none.
"""

import re
from collections.abc import Callable, Iterator

from lalanh.engines.documents.model import Block, Document, Heading, Paragraph
from lalanh.engines.documents.numbering import LETTERS, deepest, roman
from lalanh.engines.documents.wording import END, clean, texts

SYMBOLS = {
    "nghị quyết": "NQ", "quyết định": "QĐ", "chỉ thị": "CT", "quy chế": "QC", "quy định": "QyĐ", "thông cáo": "TC",
    "thông báo": "TB", "hướng dẫn": "HD", "chương trình": "CTr", "kế hoạch": "KH", "phương án": "PA", "đề án": "ĐA",
    "dự án": "DA", "báo cáo": "BC", "biên bản": "BB", "tờ trình": "TTr", "hợp đồng": "HĐ", "công điện": "CĐ",
    "giấy mời": "GM", "giấy giới thiệu": "GGT", "giấy nghỉ phép": "GNP", "phiếu gửi": "PG", "phiếu chuyển": "PC",
    "phiếu báo": "PB", "giấy ủy quyền": "GUQ", "bản ghi nhớ": "BGN", "bản thỏa thuận": "BTT",
}  # fmt: skip
"""Abbreviations of the kinds of documents (Phụ lục III)."""
_ADDRESSED = ("", "tờ trình", "báo cáo")
_DEGREE = re.compile(r"(?:^|[\s,])(?:GS|PGS|TS|ThS|TSKH|CN|KS|BS|NGƯT|NGND|AHLĐ)\s*\.", re.IGNORECASE)
_UNPADDED_DAY = re.compile(r"\bngày [1-9] tháng\b", re.IGNORECASE)
_UNPADDED_MONTH = re.compile(r"\btháng [12] năm\b", re.IGNORECASE)
_UNPADDED_NUMBER = re.compile(r"\bsố [1-9]/", re.IGNORECASE)
_ANNEX = re.compile(
    r"\bphụ lục((?: số)? (?:[IVXL]+|\d{1,2})\b(?:(?:,| và| đến| -|;) (?:phụ lục )?(?:[IVXL]+|\d{1,2})\b)*)?"
)
_FOREIGN = re.compile(
    r",?\s*(?:(?:được )?ban hành )?(?:kèm theo |của |tại )?"
    r"(?:luật|nghị định|nghị quyết|thông tư|quyết định|công văn)"
)
_POINT = re.compile(r"([a-zđ])\) ")

Check = Callable[[Document], Iterator[str]]


def problems(document: Document) -> list[str]:
    """Every finding in the order of the page; an empty list for a sound document."""
    document = clean(document)
    return [sentence for check in _CHECKS for sentence in check(document)]


def _number_and_symbol(document: Document) -> Iterator[str]:
    if document.number is not None and document.number < 1:
        yield "Số văn bản phải là số nguyên từ 1."
    if not document.symbol or re.search(r"\s", document.symbol):
        yield f"Ký hiệu “{document.symbol}” phải viết liền, không có dấu cách, ví dụ KH-UBND."
    expected = SYMBOLS.get(document.kind.casefold())
    if expected and document.symbol and document.symbol.split("-")[0].strip() != expected:
        yield f"Ký hiệu của {document.kind.lower()} phải bắt đầu bằng “{expected}-”, đang là “{document.symbol}”."


def _place(document: Document) -> Iterator[str]:
    if not document.place.strip():
        yield "Thiếu địa danh trước ngày, tháng, năm."


def _addressees(document: Document) -> Iterator[str]:
    kind = document.kind.casefold()
    if document.addressees and kind not in _ADDRESSED:
        yield f"{document.kind.capitalize()} không ghi “Kính gửi”: chỉ tờ trình, báo cáo và công văn mới ghi."
    if not document.addressees and kind in ("", "tờ trình"):
        yield f"{document.kind.capitalize() or 'Công văn'} phải có “Kính gửi”."


def _bases(document: Document) -> Iterator[str]:
    *before, last = document.bases or ("",)
    for text in before:
        if text.rstrip().endswith("."):
            yield f"Căn cứ “{_short(text)}” chưa phải căn cứ cuối nên phải kết thúc bằng dấu chấm phẩy."
    if last.rstrip().endswith((";", ",")):
        yield f"Căn cứ cuối “{_short(last)}” phải kết thúc bằng dấu chấm."


def _padding(document: Document) -> Iterator[str]:
    for text in document.bases:
        if _UNPADDED_NUMBER.search(text):
            yield f"Số văn bản dưới 10 phải thêm số 0 phía trước: “{_short(text)}”."
        if _UNPADDED_DAY.search(text) or _UNPADDED_MONTH.search(text):
            yield f"Ngày dưới 10 và tháng 1, 2 phải thêm số 0 phía trước: “{_short(text)}”."


def _marks(document: Document) -> Iterator[str]:
    for blocks in (document.blocks, *(annex.blocks for annex in document.annexes)):
        yield from _heading_marks(blocks)
        yield from _points_in_text(blocks)


def _heading_marks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Marks written by hand must go on from the heading before, each level under its own parent."""
    dotted, last = deepest(blocks) == 4, [0, 0, 0, 0]
    for block in blocks:
        if not isinstance(block, Heading):
            continue
        level = block.level - 1
        expected = last[level] + 1
        value = _value(block.number)
        last[level] = value or expected
        last[level + 1 :] = [0] * (3 - level)
        if value is not None and value != expected:
            wanted = _mark(block.level, expected, dotted)
            yield f"Đánh số “{block.number} {_short(block.title)}”: theo thứ tự phải là “{wanted}”."


def _points_in_text(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Points typed into paragraphs: a, b, c, d, đ, e, g, h … start again at a, or where a heading stands between."""
    expected = 1
    for block in blocks:
        match = _POINT.match(block.text) if isinstance(block, Paragraph) and not block.lead else None
        if isinstance(block, Heading):
            expected = (_value(block.number) or 0) + 1 if block.number.endswith(")") else 1
        if not match:
            continue
        value = LETTERS.find(match[1]) + 1
        if value not in (expected, 1):
            wanted = LETTERS[expected - 1] if expected <= len(LETTERS) else "a"
            yield f"Điểm “{match[1]})” sai thứ tự chữ cái tiếng Việt, phải là “{wanted})”: “{_short(match.string)}”."
        expected = (value or expected) + 1


def _annexes(document: Document) -> Iterator[str]:
    """Every annex is referred to, and what is referred to is there; annexes of other documents don't count."""
    generic, named = _references(document)
    count = len(document.annexes)
    if count == 0 and (generic or named):
        yield "Văn bản dẫn chiếu phụ lục nhưng không có phụ lục kèm theo."
    for number in sorted(named):
        if count and number > count:
            yield f"Văn bản dẫn chiếu Phụ lục {roman(number)} nhưng chỉ có {count} phụ lục."
    for index, annex in enumerate(document.annexes, 1):
        if not generic and index not in named:
            yield f"Nội dung văn bản chưa dẫn chiếu phụ lục “{_short(annex.title)}”."


def _references(document: Document) -> tuple[bool, set[int]]:
    generic, named = False, set[int]()
    for text in texts(document.blocks):
        folded = re.sub(r"phụ lục", "phụ lục", text, flags=re.IGNORECASE)
        for match in _ANNEX.finditer(folded):
            if _FOREIGN.match(folded[match.end() :].casefold()):
                continue
            if match[1]:
                named |= _numbers(match[1])
            else:
                generic = True
    return generic, named


def _numbers(written: str) -> set[int]:
    """`I, II và IV` → {1, 2, 4}; `I đến III` → {1, 2, 3}."""
    found = [_value(mark) for mark in re.findall(r"[IVXL]+|\d+", written)]
    values = {value for value in found if value}
    return set(range(min(values), max(values) + 1)) if values and re.search(r"đến| - ", written) else values


def _end(document: Document) -> Iterator[str]:
    for text in texts(document.blocks)[:-1]:
        if text.rstrip().endswith(END):
            yield f"Sau dấu “{END}” còn nội dung: “{_short(text)}”."


def _signature(document: Document) -> Iterator[str]:
    signature = document.signature
    if signature is None:
        yield "Thiếu phần ký: quyền hạn, chức vụ và họ tên người ký."
    elif _DEGREE.search(signature.name):
        yield f"Trước họ tên người ký không ghi học hàm, học vị, danh hiệu: “{signature.name}”."


def _recipients(document: Document) -> Iterator[str]:
    recipients = document.recipients
    if not recipients:
        yield "Thiếu nơi nhận."
    elif recipients[-1].purpose != "lưu":
        yield "Dòng cuối của nơi nhận phải là “Lưu: VT, …”."


def _value(mark: str) -> int | None:
    """`IV.` → 4, `2.` and `1.2.` → 2, `đ)` → 5; 0 for a letter that points may not have, None for other marks."""
    bare = mark.strip().rstrip(".)")
    if re.fullmatch(r"\d+(?:\.\d+)*", bare, re.ASCII):
        return int(bare.rsplit(".", 1)[-1])
    if re.fullmatch(r"[IVXLC]+", bare):
        return next((number for number in range(1, 100) if roman(number) == bare), None)
    return LETTERS.find(bare) + 1 if len(bare) == 1 and bare.isalpha() else None


def _mark(level: int, value: int, dotted: bool) -> str:
    if level == 1:
        return f"{roman(value)}."
    if level == 2 or (level == 3 and dotted):
        return f"{value}."
    return f"{LETTERS[(value - 1) % len(LETTERS)]})"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rsplit(" ", 1)[0] + "…"


_CHECKS: tuple[Check, ...] = (
    _number_and_symbol,
    _place,
    _addressees,
    _bases,
    _padding,
    _marks,
    _annexes,
    _end,
    _signature,
    _recipients,
)
