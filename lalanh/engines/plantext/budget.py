"""Money that a plan allots, and norms per unit that it sets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lalanh.base.text import fold
from lalanh.engines.plantext import moneytables, values
from lalanh.engines.plantext.model import BudgetItem, Header, Outline, Paragraph
from lalanh.engines.plantext.scope import Scope, sentences
from lalanh.engines.plantext.values import Value

_NO_ALLOTMENT = re.compile(
    r"(?:thu nhập|GRDP|GDP|doanh thu|doanh số|giá trị (?:sản xuất|sản phẩm|gia tăng|kinh tế)|dư nợ|nợ quá hạn|nợ xấu|chuẩn nghèo|chuẩn hộ|chuẩn cận nghèo|mức sống|tăng trưởng|kim ngạch|lợi nhuận|tiền lương|mức lương|lương tối thiểu|tổng thu|thu ngân sách|sản lượng|huy động tiền gửi|tiền gửi|thu hồi nợ|thu nợ|thu lãi|thiệt hại)[^;.]{0,90}$",
    re.IGNORECASE,
)
_CREDIT_VOLUME = re.compile(
    r"(?:tổng\s+(?:doanh số|dư nợ|nguồn vốn tín dụng|vốn tín dụng)|tăng trưởng)[^;.]{0,60}$|tổng nguồn vốn[^;.]{0,60}đạt\s*$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\w)(?:đã (?:bố trí|giải ngân|cấp|hỗ trợ|huy động|vận động|cho vay|thực hiện|chi|phân bổ|đầu tư|giao)|năm trước|lũy kế|luỹ kế|tính đến|so với (?:đầu|cùng|năm))[^;]{0,90}$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"(?:tăng|giảm)(?: thêm)?\s*$", re.IGNORECASE)
_LABEL_CUT = re.compile(r"[;:(]|,(?=\s)|\.\s|(?:^|\s)(?:trong đó|bao gồm|gồm|và)(?=[\s:])", re.IGNORECASE)
_LEADING = re.compile(
    r"^[\s\-–+*•,;:.()]*(?:\d{1,2}(?:\.\d{1,2})*[.)]\s+|[a-zđ]\)\s+)?(?:(?:và|trong đó|gồm|bao gồm|từ|với|theo)\s+)*",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:\s*(?:là|khoảng|với|đạt|mức|được|dự kiến|ước|:|-|–|,|tối đa|tối thiểu|ít nhất|không quá|bằng|số tiền|=|\())+$",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\btong\b|^cong\b|^toan bo (kinh phi|nguon)")
_SOURCES = (
    ("đầu tư", r"\bvon dau tu\b|dau tu phat trien|dau tu cong"), ("sự nghiệp", r"su nghiep|von thuong xuyen|kinh phi thuong xuyen"),
    ("ngân sách trung ương", r"ngan sach trung uong|nstw|trung uong ho tro"), ("ngân sách tỉnh", r"ngan sach (cap )?tinh|nst\b"),
    ("ngân sách cấp huyện", r"ngan sach cap huyen|ngan sach huyen|ngan sach cac huyen"), ("ngân sách xã", r"ngan sach (cap )?xa|ngan sach phuong"),
    ("ngân sách thành phố", r"ngan sach thanh pho"), ("ngân sách địa phương", r"ngan sach dia phuong|nsdp"), ("đối ứng", r"doi ung"), ("lồng ghép", r"long ghep"),
    ("tín dụng", r"tin dung|von vay"), ("ủy thác", r"uy thac"), ("Quỹ Vì người nghèo", r"vi nguoi ngheo"), ("nhân dân đóng góp", r"nhan dan|nguoi dan (dong gop|tu)|dong gop|doi ung cua (ho|dan)"),
    ("doanh nghiệp", r"doanh nghiep"), ("xã hội hóa", r"xa hoi hoa|huy dong|van dong|tai tro"), ("ngân sách nhà nước", r"ngan sach nha nuoc|nsnn|ngan sach"),
)  # fmt: skip
_SOURCE = [(name, re.compile(pattern)) for name, pattern in _SOURCES]


def find(outline: Outline, head: Header) -> list[BudgetItem]:
    """Amounts of prose and tables in the order of the text."""
    scope = Scope(outline)
    found: list[BudgetItem] = []
    tables = moneytables.by_row(outline)
    for index, paragraph in enumerate(outline.paragraphs):
        if (
            paragraph.zone in ("head", "recipients")
            or paragraph.kind == "footnote"
            or scope.topic(paragraph) in ("situation", "basis")
        ):
            continue
        if paragraph.kind == "row":
            found += _row(paragraph, outline, tables.get(index))
        else:
            found += _prose(paragraph, outline)
    return found


def _row(row: Paragraph, outline: Outline, amounts: list[moneytables.Amount] | None) -> Iterator[BudgetItem]:
    if amounts is None:
        return
    for amount in amounts:
        source = source_of(amount.column) or source_of(amount.label)
        yield BudgetItem(
            amount.label[:300],
            amount.dong,
            source,
            amount.role,
            row.span(amount.start, amount.end),
            outline.path_of(row),
            amount.per,
        )


def source_of(words: str) -> str | None:
    """Where the money comes from, by the words; None when they don't say."""
    plain = fold(words)
    return next((name for name, pattern in _SOURCE if pattern.search(plain)), None)


def _prose(paragraph: Paragraph, outline: Outline) -> Iterator[BudgetItem]:
    text = paragraph.text
    if "đ" not in text and "Đ" not in text and "tr" not in text and "tỷ" not in text and "tỉ" not in text:
        return
    for sentence in sentences(text):
        last = sentence.start
        for value in values.find(text[sentence.start : sentence.end]):
            if value.kind != "money":
                continue
            start, end = sentence.start + value.start, sentence.start + value.end
            if is_allotment(text, sentence.start, start, value):
                yield _item(paragraph, outline, text, (last, start, end), value)
            last = max(sentence.start + value.tail, end)


def is_allotment(text: str, low: int, start: int, value: Value) -> bool:
    """False for incomes, debts, thresholds, money already spent, and differences to another amount."""
    before = text[max(low, start - 130) : start]
    clause = before[before.rfind(";") + 1 :]
    if _CREDIT_VOLUME.search(clause):
        return False
    if _NO_ALLOTMENT.search(clause) and not re.search(
        r"(?:kinh phí|ngân sách (?:tỉnh|huyện|xã|địa phương))[^;.]{0,50}$", clause, re.IGNORECASE
    ):
        return False
    return not (_PAST.search(clause) or _COMPARED.search(before))


def _item(paragraph: Paragraph, outline: Outline, text: str, place: tuple[int, int, int], value: Value) -> BudgetItem:
    low, start, end = place
    first = _label_start(text, low, start)
    label = _label(text[first:start]) or _label(text[low:start]) or _title(paragraph, outline)
    tail = end + (len(value.per) + 1 if value.per and text[end : end + 3].strip().startswith("/") else 0)
    source = source_of(label) or (
        source_of(_title(paragraph, outline)) if paragraph.kind != "heading" and len(label) < 25 else None
    )
    role = "line" if value.per else _role(label, text[:low], paragraph)
    return BudgetItem(
        label[:300], value.dong, source, role, paragraph.span(first, min(max(end, tail), len(text))), outline.path_of(paragraph),
        value.per or None,
    )  # fmt: skip


def _label_start(text: str, low: int, start: int) -> int:
    """Where the words that belong to the amount begin: behind the last comma, colon or bracket, at most 110 letters back."""
    base = max(low, start - 110)
    window = text[base:start]
    cuts = [m.end() for m in _LABEL_CUT.finditer(window)]
    for cut in reversed(cuts):
        if len(_label(window[cut:])) >= 4:
            return base + cut + len(window[cut:]) - len(window[cut:].lstrip(" -–+*"))
    lead = _LEADING.match(window)
    return base + (lead.end() if lead and base == low else 0)


def _label(words: str) -> str:
    return _TRAILING.sub("", _LEADING.sub("", words, count=1)).strip(" *_:;,.-–+()")


def _title(paragraph: Paragraph, outline: Outline) -> str:
    return outline.sections[paragraph.section].title.strip() if paragraph.section is not None else ""


def _role(label: str, before: str, paragraph: Paragraph) -> str:
    plain = fold(label)
    if _TOTAL.search(plain):
        return "total"
    within = "trong đó" in before.lower() or "bao gồm" in before.lower() or paragraph.kind == "bullet"
    return "subtotal" if within and source_of(label) else "line"
