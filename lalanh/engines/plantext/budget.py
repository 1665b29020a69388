"""Money that a plan allots, and norms per unit that it sets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import moneytables, values
from lalanh.engines.plantext.model import BudgetItem, Header, Outline, Paragraph
from lalanh.engines.plantext.moneysource import is_sum, source_behind, source_of
from lalanh.engines.plantext.scope import Scope, sentences
from lalanh.engines.plantext.values import Value

_MAY_BE_MONEY = compiled(r"đ|Đ|VN|tr|t[ỷỉ]|T[ỷỉ]")
_NO_ALLOTMENT = compiled(
    r"(?:thu nhập|GRDP|GDP|doanh thu|doanh số|giá trị (?:sản xuất|sản phẩm|gia tăng|kinh tế)|dư nợ|nợ quá hạn|nợ xấu|chuẩn nghèo|chuẩn hộ|chuẩn cận nghèo|mức sống|tăng trưởng|kim ngạch|lợi nhuận|tiền lương|mức lương|lương tối thiểu|tổng thu|thu ngân sách|sản lượng|huy động tiền gửi|tiền gửi|thu hồi nợ|thu nợ|thu lãi|thiệt hại)[^;.]{0,90}$",
    re.IGNORECASE,
)
_CREDIT_VOLUME = compiled(
    r"(?:tổng\s+(?:doanh số|dư nợ|nguồn vốn tín dụng|vốn tín dụng)|tăng trưởng)[^;.]{0,60}$|tổng nguồn vốn[^;.]{0,60}đạt\s*$",
    re.IGNORECASE,
)
_PAST = compiled(
    r"(?<!\w)(?:đã (?:bố trí|giải ngân|cấp|hỗ trợ|huy động|vận động|cho vay|thực hiện|chi|phân bổ|đầu tư|giao)|năm trước|lũy kế|luỹ kế|tính đến|so với (?:đầu|cùng|năm))[^;]{0,90}$",
    re.IGNORECASE,
)
_AIMED = compiled(
    r"(?:vận động|quyên góp|ủng hộ|kêu gọi|gây quỹ)[^;.]{0,90}(?:phấn đấu|chỉ tiêu|đạt)[^;.\d]{0,30}$", re.IGNORECASE
)
"""What is to be raised is a goal: "Số tiền vận động vào Quỹ: phấn đấu trên 1,2 tỷ đồng"."""
RAISED = compiled(
    r"(?:vận động|huy động|quyên góp|ủng hộ|gây quỹ|thu hút|nhận ủy thác|thu hồi|thu nợ)[^;.\d]{0,70}$", re.IGNORECASE
)
"""What is to be gathered: a goal where the plan sets goals ("vận động Quỹ từ 40 triệu đồng trở lên"), an amount to spend elsewhere."""
_FUND = compiled(
    r"(?<!\w)quỹ\s(?:[^;.\d]|\.(?=\d)){0,110}\s(?:đạt|thu được|thu về|tăng thêm|thêm|tăng)\s(?:[^;.]|\.(?=\d)){0,110}$",
    re.IGNORECASE,
)
"""A fund that reaches so much, with its parts: "Quỹ … đạt ít nhất 40 tỷ đồng, trong đó cấp thành phố 16 tỷ đồng"."""
_COMPARED = compiled(r"(?:tăng|giảm)(?: thêm)?\s*$", re.IGNORECASE)
_LABEL_CUT = compiled(r"[;:(]|,(?=\s)|\.\s|(?:^|\s)(?:trong đó|bao gồm|gồm|và)(?=[\s:])", re.IGNORECASE)
_LEADING = compiled(
    r"^[\s\-–+*•,;:.()]*(?:\d{1,2}(?:\.\d{1,2})*[.)]\s+|[a-zđ]\)\s+)?(?:(?:và|trong đó|gồm|bao gồm|từ|với|theo)\s+)*",
    re.IGNORECASE,
)
_TRAILING = compiled(
    r"(?:\s*(?:là|khoảng|với|đạt|mức|được|dự kiến|ước|:|-|–|,|tối đa|tối thiểu|ít nhất|không quá|bằng|số tiền|=|\())+$",
    re.IGNORECASE,
)
_WITHIN = compiled(
    r"(?:\s?\([^()]{0,90}\)|[*_]){0,3}(?:[^.\d]|(?<!\d)\d{4}(?!\d)){0,70}?(?:trong đó|bao gồm|gồm(?: có)?)(?!\w)"
    r"|\s*\((?:gồm:?\s+|từ\s+)?(?:nguồn\s+)?(?:vốn|kinh phí|ngân sách|NS[A-ZĐ]+)[^()\d]{0,40}\d",
    re.IGNORECASE,
)
_EACH = compiled(
    r"(?<!\w)mỗi\s+(?P<unit>(?:mô\s+hình|dự\s+án|lao\s+động|học\s+(?:viên|sinh)|công\s+trình|đối\s+tượng|tổ\s+hợp\s+tác|[^\W\d_]+))",
    re.IGNORECASE,
)
_REST_OF_UNIT = compiled(
    r"(?:(?<=dự)\s+án|(?<=đối)\s+tượng|(?<=công)\s+trình|(?<=nhân)\s+khẩu|(?<=đơn)\s+vị|(?<=thị)\s+trấn|(?<=hạng)\s+mục|(?<=cán)\s+bộ|(?<=hội)\s+(?:viên|nghị)|(?<=học)\s+kỳ|(?<=ngày)\s+công)(?!\w)"
)


def find(outline: Outline, head: Header) -> list[BudgetItem]:
    """Amounts of prose and tables in the order of the text."""
    scope = Scope(outline)
    found: list[BudgetItem] = []
    prose: list[BudgetItem] = []
    money: set[int] = set()
    tables = moneytables.by_row(outline)
    for index, paragraph in enumerate(outline.paragraphs):
        topic = scope.topic(paragraph)
        if paragraph.zone in ("head", "recipients") or paragraph.kind == "footnote" or topic in ("situation", "basis"):
            continue
        if paragraph.kind == "row":
            found += _row(paragraph, outline, tables.get(index))
            continue
        items = list(_prose(paragraph, outline, topic == "objective"))
        if topic == "money":
            money.update(range(len(prose), len(prose) + len(items)))
        prose += items
        found += items
    _settled(prose, money)
    return found


def _row(row: Paragraph, outline: Outline, amounts: list[moneytables.Amount] | None) -> Iterator[BudgetItem]:
    if amounts is None:
        return
    for amount in amounts:
        source = source_of(amount.column) or source_of(amount.label) or source_of(amount.origin)
        yield BudgetItem(
            amount.label[:300],
            amount.dong,
            source,
            amount.role,
            row.span(amount.start, amount.end),
            outline.path_of(row),
            amount.per,
        )


def _prose(paragraph: Paragraph, outline: Outline, aims: bool) -> Iterator[BudgetItem]:
    """`aims`: under the objectives what is to be raised is a goal."""
    text = paragraph.text
    if not _MAY_BE_MONEY.search(text):
        return
    within = paragraph.kind == "bullet"
    for sentence in sentences(text):
        last = sentence.start
        for value in values.find(text[sentence.start : sentence.end]):
            if value.kind != "money":
                continue
            start, end = sentence.start + value.start, sentence.start + value.end
            if aims and not value.per and RAISED.search(text, max(sentence.start, start - 110), start):
                continue
            if is_allotment(text, sentence.start, start, value):
                item = _item(paragraph, outline, (last, start, end), value, within)
                within = within or item.role == "total"
                yield item
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
    return not (_PAST.search(clause) or is_raised(clause) or _COMPARED.search(before))


def is_raised(before: str) -> bool:
    """Money to be raised: a goal, nothing allotted."""
    return bool(_AIMED.search(before) or _FUND.search(before))


def _item(
    paragraph: Paragraph, outline: Outline, place: tuple[int, int, int], value: Value, within: bool
) -> BudgetItem:
    low, start, end = place
    text, title = paragraph.text, _title(paragraph, outline)
    first = _label_start(text, low, start)
    label = _label(text[first:start]) or _label(text[low:start]) or title
    per, tail = _unit(text, first, end, value)
    role = "line" if per else _role(label, within, text, end)
    source = source_of(label) or (None if per else _source_around(text, low, start, end, role))
    if source is None and paragraph.kind != "heading" and len(label) < 25:
        source = source_of(title)
    return BudgetItem(
        label[:300],
        value.dong,
        source,
        role,
        paragraph.span(first, min(max(end, tail), len(text))),
        outline.path_of(paragraph),
        per,
    )


def _unit(text: str, first: int, end: int, value: Value) -> tuple[str | None, int]:
    """The unit of a norm, of "/hộ" or "mỗi hộ", and where the amount with it ends."""
    if value.per:
        slash = text.startswith("/", end) or text.startswith(" /", end)
        tail = text.find(value.per, end, end + 4) + len(value.per) if slash else end
        rest = _REST_OF_UNIT.match(text, tail)
        return value.per + (rest[0] if rest else ""), max(rest.end() if rest else tail, end)
    each = _EACH.search(text, first, end) or _EACH.match(text, end + 5 if text.startswith(" cho ", end) else end)
    return (" ".join(each["unit"].lower().split()) if each else None), end


def _source_around(text: str, low: int, start: int, end: int, role: str) -> str | None:
    """The source in the rest of the clause before an amount, or behind a sum."""
    clause = re.split(r"[;:(]", text[max(low, start - 110) : start])[-1]
    return source_of(clause) or (source_behind(text, end) if role == "total" else None)


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


def _role(label: str, within: bool, text: str, end: int) -> str:
    """A sum is called one or is broken down behind it; a part of it is named by its source."""
    if is_sum(label) or (not within and _WITHIN.match(text, end)):
        return "total"
    return "subtotal" if within and source_of(label) else "line"


def _settled(items: list[BudgetItem], money: set[int]) -> None:
    """Where the chapter of money has its sum, the sums of single activities are lines; shares need a sum before them."""
    overall = any(item.role == "total" for n, item in enumerate(items) if n in money)
    seen = False
    for n, item in enumerate(items):
        if (item.role == "total" and overall and n not in money) or (item.role == "subtotal" and not seen):
            item.role = "line"
        seen = seen or item.role == "total"
