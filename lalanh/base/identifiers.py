"""Personal numbers: text of digits, checked for shape; what does not fit the person is said, never refused.

Số định danh cá nhân (12 digits): 3 of the place of birth registration, 1 of century and sex, 2 of the birth year, 6 random
(Luật Căn cước 2023, Điều 12; TT 59/2021/TT-BCA, Điều 4). There is no check digit. CMND: 9 digits, no longer valid since
01/01/2025, kept as it stands in old records.
"""

import re
from datetime import date

from lalanh.base.errors import BadInput
from lalanh.base.text import nfc

_SPACING = re.compile(r"[\s.\-‐-―]+")
_DIGITS = re.compile(r"\d+", re.ASCII)
PERSONAL, OLD = 12, 9
SHOWN = 3
_FIRST_CENTURY = 19


def stripped(text: str) -> str:
    """The number without blanks, dots and dashes."""
    return _SPACING.sub("", nfc(text)).lstrip("'’")


def personal_number(text: str) -> str:
    """12 digits as text, "" when blank. Raises BadInput."""
    return _checked(text, PERSONAL, "Số định danh cá nhân (CCCD)")


def old_card(text: str) -> str:
    """9 digits as text, "" when blank. Raises BadInput."""
    return _checked(text, OLD, "Số CMND cũ")


def _checked(text: str, length: int, name: str) -> str:
    plain = stripped(text)
    if not plain:
        return ""
    if not _DIGITS.fullmatch(plain):
        raise BadInput(f"{name} chỉ gồm chữ số. Hãy xem lại: có chữ hoặc dấu lạ trong số vừa nhập.")
    if len(plain) != length:
        raise BadInput(f"{name} phải có đủ {length} chữ số, số vừa nhập có {len(plain)}.{_lost_zero(plain, length)}")
    return plain


def _lost_zero(plain: str, length: int) -> str:
    """Workbooks drop leading zeros; which ones can't be known for sure, so nothing is put back."""
    if length == PERSONAL and PERSONAL - 2 <= len(plain) < PERSONAL:
        return " Có thể bảng tính đã làm mất số 0 ở đầu: hãy xem giấy tờ gốc."
    return ""


def doubts(number: str, *, sex: str = "", birth: date | int | None = None) -> list[str]:
    """Where a personal number disagrees with sex ("male", "female") and birth (day or year): sentences for a person to
    confirm. Real registers hold wrong dates, so none of them is a reason to refuse. The place is never compared."""
    if len(number) != PERSONAL or not _DIGITS.fullmatch(number):
        return []
    found = []
    century, woman = _FIRST_CENTURY + int(number[3]) // 2, int(number[3]) % 2 == 1
    if sex and woman != (sex == "female"):
        found.append(f"Chữ số thứ tư của số định danh là {number[3]}, dùng cho {'nữ' if woman else 'nam'}.")
    year = birth.year if isinstance(birth, date) else birth
    said = century * 100 + int(number[4:6])
    if year is not None and year != said:
        found.append(f"Số định danh cho biết năm sinh {said}, nhưng năm sinh đã ghi là {year}.")
    return found


def masked(number: str) -> str:
    """`•••••••••123`: for those who need not know the whole."""
    return "•" * max(0, len(number) - SHOWN) + number[-SHOWN:] if number else ""
