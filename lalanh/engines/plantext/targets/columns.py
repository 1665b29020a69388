"""Which column of a table holds what is aimed at, and by when: not the present, not the past, not a comparison."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import dates
from lalanh.engines.plantext.targets.times import Times

_PLANNED = compiled(
    r"\b(chi tieu|ke hoach|kh|muc tieu|giao|phan dau|du kien|dang ky|nam nay|nhiem vu giao|can dat)\b(?!.{0,12}\bnam truoc)"
)
_FIGURES = compiled(
    r"\b(so (luong|ho|nguoi|can|nha|luot|lop|xa|thon|lao dong|mo hinh|cong trinh|doi tuong|tien)|tong|nam|cong|giam|tang|toan (huyen|tinh|xa|thanh pho|phuong|dia ban)|giai doan|luy ke|cuoi ky|den het|khoi luong|quy mo|gia tri|muc|ty le)\b|\d{4}"
)
_PAST = compiled(
    r"\b((?:thuc hien|th|ket qua|dat duoc|so lieu|uoc(?: thuc hien| th| dat)?|ra soat)\s(?:(?:den|het|cuoi|dau)\s)?(?:nam\s)?(?:truoc|\d{4})|nam truoc|dau nam|dau ky|dau giai doan|hien co|hien nay|hien trang|hien tai|thuc trang|uoc|da dat|da co|co so|goc|xuat phat)\b|^(?:thuc hien|th|ket qua)$"
)
_LABELS = compiled(
    r"^(?:ten |so )?(?:stt|tt)\b|\b(ghi chu|don vi tinh|dvt|chu tri|phoi hop|co quan|can cu|so sanh|so voi|kh/th|th/kh|theo doi|ty trong|nguon so lieu)\b"
    r"|^(?:ten |cac )*(?:noi dung|dia phuong|don vi|dia ban|xa|huyen|thon|phuong|ap|ban|khu pho|linh vuc|nhom)\b|^thu tu\b|^so thu tu\b|^%"
)
_MONEY = compiled(r"\b(kinh phi|von|(?<!lao )(?<!hoat )(?<!cong )dong|(?<!phuong )tien|du toan|ngan sach)\b")
_EARNED = compiled(r"\b(thu nhap|du no|doanh so|doanh thu|gia tri san xuat|thu ngan sach|nang suat|huy dong|so du)\b")
_TOTAL = compiled(
    r"^(?:.*\b(?:ke hoach|chi tieu|muc tieu|giao)\s)?(?:tong|cong)\b(?! (?:tac|trinh|viec|suat|chuc|nhan|an))|\b(?:ca|toan|tong|cong) (?:giai doan|nam|ky|nhiem ky|\d nam)\b|\bluy ke\b|\btoan (?:huyen|tinh|xa|thanh pho|phuong|dia ban)\b|\b(?:tong|(?<!co )(?<!hoan )cong)(?: cong| so)?$"
)
_CHANGED = compiled(r"\b(giam|thoat|tang them|duoc|ho tro|xoa|xay|moi)\b(?! ngheo)")
_THERE = compiled(
    r"^(?:tong )?(?:so )?(?:ho(?: (?:ngheo|can ngheo|dan cu|dan|gia dinh))*|dan so|(?:nhan )?khau|(?:so )?nhan khau|tong so (?:ho|dan|khau)(?: dan(?: cu)?)?|so thon|so xa)(?: \(.*\))?$"
)
_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def years(head: str) -> list[int]:
    return [int(y) for y in _YEAR.findall(head)]


def is_past(head: str, begins: int | None) -> bool:
    """What was there or was done before the plan."""
    told = years(head)
    if told and begins and max(told) < begins:
        return True
    return bool(_PAST.search(head)) and not _PLANNED.search(head)


def is_no_value(head: str, begins: int | None) -> bool:
    return (
        bool(_LABELS.search(head)) or is_past(head, begins) or (bool(_MONEY.search(head)) and not _EARNED.search(head))
    )


def value_column(
    heads: list[str], body: Sequence[list[str]], times: Times, holds: Callable[[str], bool], said: Callable[[str], bool]
) -> int | None:
    """The total, else the column of the plan's own year, else the first that holds the plan's figures.

    `holds` tells a figure from other cells, `said` a value in words."""
    filled = _filled(heads, body, holds) or _filled(heads, body, said, _label_column(heads) + 1)
    most = max(filled.values(), default=0)
    best: tuple[int, int] | None = None
    for n, count in filled.items():
        head = heads[n]
        if 2 * count < most or is_no_value(head, times.begins):
            continue
        if _PLANNED.search(head) or _FIGURES.search(head) or _EARNED.search(head):
            best = max(best or (-99, 0), (_rank(head, times), -n))
    return -best[1] if best else None


def _filled(
    heads: list[str], body: Sequence[list[str]], holds: Callable[[str], bool], first: int = 1
) -> dict[int, int]:
    counted = {n: sum(1 for cells in body if n < len(cells) and holds(cells[n])) for n in range(first, len(heads))}
    return {n: count for n, count in counted.items() if count}


def _label_column(heads: list[str]) -> int:
    return next((n for n, head in enumerate(heads) if not re.fullmatch(r"s?tt|so tt|", head)), 0)


def _rank(head: str, times: Times) -> int:
    told = years(head)
    stage = len(told) == 2 or "giai doan" in head
    rank = 0
    if times.year and told == [times.year]:
        rank += 60
    if _TOTAL.search(head) or stage:
        rank += 5 if stage and times.year else 50
    if _PLANNED.search(head):
        rank += 10
    if _CHANGED.search(head):
        rank += 5
    return rank - 60 if _THERE.search(head) else rank


def due(heads: list[str], column: int | None, begins: int | None) -> date | None:
    """The day that the head of the column names; of a total over the years the end of the last."""
    if column is None or column >= len(heads):
        return None
    head = heads[column]
    found = [w.last for w in dates.find(head, None, loose=True) if w.last]
    own = years(head)
    if found:
        return found[-1]
    if own:
        return date(max(own), 12, 31)
    ends = [max(told) for told in map(years, heads) if told and not (begins and max(told) < begins)]
    return (
        date(max(ends), 12, 31)
        if len(ends) > 1 and re.search(r"(?i)tổng|cộng|giai đoạn|cuối kỳ|lũy kế", head)
        else None
    )
