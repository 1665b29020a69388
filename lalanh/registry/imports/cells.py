"""One cell of text to a value. Each reader gives (value, problem, doubt): a problem keeps the line out, a doubt is only shown.

Nothing is corrected silently: what can't be read for sure stays out, with a sentence that says what to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from lalanh.base import identifiers, money, numbers
from lalanh.base.errors import BadInput
from lalanh.base.text import nfc, squeeze
from lalanh.registry.imports.fields import plain
from lalanh.registry.imports.reading import BROKEN, FORMULA
from lalanh.registry.imports.reading.xlsx import serial_day
from lalanh.registry.models import NoNumberReason, PovertyClass, Relation

Cell = tuple[Any, str, str]
"""Value, problem, doubt."""
_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T][\d:.]+)?", re.ASCII)
_ONLY_YEAR = re.compile(r"(?:[/.\-…\s0_x]*[/.\-…\s])?(\d{4})", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2}", re.ASCII)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
FIRST_YEAR = 1900
_YES = {"x", "co", "1", "v", "true", "dung", "yes", "co tham gia", "xx", "da co"}
_NO = {"khong", "0", "k", "ko", "false", "sai", "no", "chua", "chua co"}


def trouble(text: str) -> str:
    """The sentence for a cell that holds no text of its own, "" for an ordinary one."""
    if text.startswith(FORMULA):
        return "Ô là công thức chưa tính ra giá trị. Hãy mở bằng Excel, lưu lại, hoặc dán giá trị (Paste Values)."
    if text.startswith((BROKEN, "#")):
        return f"Ô báo lỗi công thức {text.removeprefix(BROKEN)}. Hãy sửa công thức hoặc ghi giá trị."
    return ""


def clean(text: str) -> str:
    """Composed letters, single blanks, no characters that can't be stored."""
    return squeeze(nfc(text).replace("\x00", "").replace("\ufeff", "").replace("\u200b", ""))


def text(longest: int) -> Callable[[str], Cell]:
    def read(given: str) -> Cell:
        said = clean(given)
        if len(said) > longest:
            return "", f"Dài {len(said)} chữ, tối đa {longest}. Hãy viết ngắn hơn.", ""
        return said, "", ""

    return read


def name(given: str) -> Cell:
    """A name of a person. One word is enough; figures are not a name."""
    said = clean(given)
    if len(said) > 120:
        return "", "Họ tên dài quá 120 chữ.", ""
    if any(sign.isdigit() for sign in said):
        return "", f"Họ tên “{said}” có chữ số.", ""
    if not any(sign.isalpha() for sign in said):
        return "", f"“{said}” không phải họ tên.", ""
    return said, "", ""


def mark(given: str) -> Cell:
    """Ticked, not ticked."""
    said = plain(given)
    if given.strip() in ("✓", "✔", "√", "☑", "●", "*", "+") or said in _YES:
        return True, "", ""
    if given.strip() in ("-", "–", "—", "☐", "□") or said in _NO:
        return False, "", ""
    return None, f"Không hiểu “{clean(given)[:40]}”. Hãy đánh dấu x, hoặc ghi có, không.", ""


def sex(given: str) -> Cell:
    """Nam, nữ; 1 and 2 as Mẫu 01 of QĐ 24/2021/QĐ-TTg numbers them."""
    found = {
        "nam": "male",
        "1": "male",
        "trai": "male",
        "m": "male",
        "nu": "female",
        "2": "female",
        "gai": "female",
        "f": "female",
    }.get(plain(given))
    return (found, "", "") if found else ("", f"Không hiểu giới tính “{clean(given)[:40]}”. Hãy ghi Nam hoặc Nữ.", "")


_RELATIONS: tuple[tuple[Relation, str], ...] = (
    (Relation.HEAD, "chu ho|ch|chu ho gia dinh|ban than|chu"), (Relation.SPOUSE, "vo|chong|vo chong|vo chu ho|chong chu ho"),
    (Relation.CHILD, "con|con trai|con gai|con de|con ruot|con nuoi|con cua chu ho|con rieng|con chu ho"),
    (Relation.PARENT, "bo|me|cha|bo me|cha me|bo de|me de|bo vo|me vo|bo chong|me chong|cha vo|cha chong|ba ma|bo ruot|me ruot|cha ruot"),
    (Relation.GRANDPARENT, "ong|ba|ong ba|ong noi|ba noi|ong ngoai|ba ngoai|ong noi ngoai|ba noi ngoai"),
    (Relation.GRANDCHILD, "chau|chau noi|chau ngoai|chau noi ngoai|chau ruot|chat"),
    (Relation.SIBLING, "anh|chi|em|anh trai|chi gai|em trai|em gai|anh chi em|anh ruot|chi ruot|em ruot|em vo|em chong|anh vo|chi vo|anh chong|chi chong"),
    (Relation.IN_LAW, "con dau|con re|dau|re|con dau re|con dau con re"), (Relation.OTHER, "khac|o nho|nguoi giup viec|chau dau|chau re|ho hang|quan he khac"),
)  # fmt: skip
RELATIONS = {word: str(value) for value, words in _RELATIONS for word in words.split("|")}


def relation(given: str) -> Cell:
    said = plain(given)
    said = re.sub(r" (?:cua )?(?:chu ho|ch)$", "", said) if said not in RELATIONS else said
    found = RELATIONS.get(said)
    if found:
        return found, "", ""
    if said.isdigit():
        return "", f"Quan hệ ghi bằng mã số “{said}” chưa rõ nghĩa. Hãy ghi bằng chữ: chủ hộ, vợ, chồng, con …", ""
    return str(Relation.OTHER), "", f"Chưa có loại quan hệ “{clean(given)[:40]}”: được ghi là “khác”."


def day(given: str) -> Cell:
    """A whole date; Excel's number of a day too."""
    said = clean(given)
    if match := _DAY.fullmatch(said):
        return _date(int(match[3]), int(match[2]), int(match[1]), said)
    if match := _ISO.fullmatch(said):
        return _date(int(match[1]), int(match[2]), int(match[3]), said)
    if _SERIAL.fullmatch(said):
        return day(serial_day(said.replace(",", ".")))
    if _SHORT_YEAR.fullmatch(said):
        return None, f"Năm trong “{said}” chỉ có hai chữ số. Hãy ghi đủ bốn chữ số, ví dụ 12/03/1985.", ""
    return None, f"Không đọc được ngày “{said[:40]}”. Hãy ghi ngày/tháng/năm, ví dụ 12/03/1985.", ""


def _date(year: int, month: int, number: int, said: str) -> Cell:
    if not FIRST_YEAR <= year <= 2100:
        return None, f"Năm {year} trong “{said}” không đúng: phải từ {FIRST_YEAR}.", ""
    try:
        return date(year, month, number), "", ""
    except ValueError:
        if month > 12 and number <= 12:
            return None, f"Không có ngày “{said}”: có thể ngày và tháng bị đảo chỗ. Hãy ghi ngày/tháng/năm.", ""
        return None, f"Không có ngày “{said}” trong lịch.", ""


def birth(on: date) -> Callable[[str], Cell]:
    """A day of birth (date) or only its year (int). 01/01 is doubted: registers write it for an unknown day."""

    def read(given: str) -> Cell:
        said = clean(given)
        value, problem, doubt = _birth(said)
        if problem:
            return None, problem, ""
        if (isinstance(value, date) and value > on) or (isinstance(value, int) and value > on.year):
            return None, f"Ngày sinh “{said}” ở sau hôm nay ({on:%d/%m/%Y}).", ""
        return value, "", doubt

    return read


def _birth(said: str) -> Cell:
    if said.isdigit() and len(said) == 4:
        return _year_of_birth(int(said), "")
    if match := _MONTH_YEAR.fullmatch(said):
        return _year_of_birth(
            int(match[2]),
            f"Chỉ có tháng và năm (“{said}”): ghi lại năm sinh, tháng không được lưu." if int(match[1]) else "",
        )
    if match := _ONLY_YEAR.fullmatch(said):
        return _year_of_birth(int(match[1]), "")
    value, problem, _ = day(said)
    if problem and said.isdigit():
        return None, f"“{said[:40]}” không phải năm sinh (bốn chữ số) hay ngày sinh.", ""
    doubt = ""
    if value and value.day == 1 and value.month == 1:
        doubt = f"Ngày sinh {value:%d/%m/%Y}: nếu chỉ biết năm, hãy ghi {value.year}."
    return value, problem, doubt


def _year_of_birth(year: int, doubt: str) -> Cell:
    if FIRST_YEAR - 20 <= year <= 2100:
        return year, "", doubt
    return None, f"Năm sinh {year} không đúng: phải từ {FIRST_YEAR - 20}.", ""


def year(given: str) -> Cell:
    said = clean(given)
    if said.isdigit() and 2005 <= int(said) <= 2100:
        return int(said), "", ""
    return None, f"“{said[:40]}” không phải năm rà soát. Hãy ghi bốn chữ số, ví dụ 2023.", ""


_REASONS = {
    NoNumberReason.CHILD: "tre em|tre nho|con nho|chua den tuoi|chua du tuoi|te", NoNumberReason.LOST: "mat|mat giay to|mat cccd|bi mat|that lac",
    NoNumberReason.NOT_ISSUED: "chua lam|chua co|khong co|khong|chua cap|chua duoc cap|chua lam giay to|chua co cccd|ko co|chua lam cccd",
    NoNumberReason.REFUSED: "khong cung cap|tu choi", NoNumberReason.NOT_ASKED: "chua thu thap|chua ro|khong ro|chua cung cap",
}  # fmt: skip
_NO_NUMBER = {word: str(reason) for reason, words in _REASONS.items() for word in words.split("|")}
_EXPONENT = re.compile(r"\d+([.,]\d+)?E\+?\d+", re.IGNORECASE)


def number(with_zeros: bool) -> Callable[[str], Cell]:
    """("p", 12 digits), ("o", 9 digits) or ("", reason). A number that lost its zeros is put right only when the user said so."""

    def read(given: str) -> Cell:
        said = identifiers.stripped(given)
        if said.isascii() and said.isdigit():
            return _digits(said, with_zeros)
        words = plain(given)
        if words in _NO_NUMBER:
            return ("", _NO_NUMBER[words]), "", ""
        if _EXPONENT.fullmatch(clean(given)):
            return (
                None,
                f"Excel đã rút gọn số thành “{clean(given)}”. Hãy ghi lại đủ 12 chữ số, định dạng ô là Văn bản.",
                "",
            )
        return None, f"“{clean(given)[:30]}” không phải số CCCD (12 chữ số) hay CMND (9 chữ số).", ""

    return read


def _digits(said: str, with_zeros: bool) -> Cell:
    if len(said) == identifiers.PERSONAL:
        return ("p", said), "", ""
    if len(said) == identifiers.OLD:
        return ("o", said), "", ""
    for whole, kind, _card in ((identifiers.PERSONAL, "p", "CCCD"), (identifiers.OLD, "o", "CMND")):
        if len(said) == whole - 1 and said[0] != "0":
            better = said.zfill(whole)
            if with_zeros:
                return (kind, better), "", f"Đã thêm số 0 ở đầu theo lựa chọn của bạn: {better}."
            return (
                None,
                f"Số có {len(said)} chữ số: có thể đã mất số 0 ở đầu, số đúng có lẽ là {better}. Hãy xem giấy tờ rồi sửa.",
                "",
            )
    return None, f"Số có {len(said)} chữ số; CCCD có 12, CMND có 9. Hãy xem lại giấy tờ.", ""


_CLASSES = (
    (PovertyClass.POOR, "ho ngheo|ngheo|hn|n|ngheo cu|ngheo moi|tai ngheo|ngheo phat sinh|ho ngheo dac biet"),
    (PovertyClass.NEAR_POOR, "ho can ngheo|can ngheo|hcn|cn|tai can ngheo|can ngheo moi|can ngheo cu"),
    (PovertyClass.AVERAGE, "ho co muc song trung binh|muc song trung binh|trung binh|mstb|ho msstb|ho trung binh|ho mstb|tb"),
    (PovertyClass.BETTER_OFF, "ho tren muc song trung binh|tren trung binh|kha|giau|kha gia|ho kha"),
    (PovertyClass.NOT_POOR, "khong ngheo|khong|thoat ngheo|thoat can ngheo|ho thoat ngheo|khong ngheo khong can ngheo|kn|ho khong ngheo|ho thoat can ngheo|vuot chuan can ngheo|binh thuong"),
)  # fmt: skip
CLASSES = {word: str(value) for value, words in _CLASSES for word in words.split("|")}


def poverty_class(given: str) -> Cell:
    found = CLASSES.get(plain(given))
    if found:
        return found, "", ""
    return (
        "",
        f"Không hiểu phân loại “{clean(given)[:40]}”. Hãy ghi hộ nghèo, hộ cận nghèo, mức sống trung bình hoặc không nghèo.",
        "",
    )


def standard(given: str) -> Cell:
    found = re.search(r"2016|2022|2027|59/2015|07/2021|351/2025", given)
    if not found:
        return "", f"Không biết chuẩn nghèo “{clean(given)[:40]}”. Hãy ghi 2016, 2022 hoặc 2027.", ""
    return {"59/2015": "vn-2016", "07/2021": "vn-2022", "351/2025": "vn-2027"}.get(found[0], f"vn-{found[0]}"), "", ""


def standard_of(year_: int) -> str:
    """The standard in force in a year: QĐ 59/2015 (2016-2020, 2021 by NĐ 07/2021 Điều 2), NĐ 07/2021 (2022-2026 by NĐ 351/2025), NĐ 351/2025."""
    return "vn-2016" if year_ <= 2021 else "vn-2022" if year_ <= 2026 else "vn-2027"


def phone(given: str) -> Cell:
    said = re.sub(r"[\s.\-()]", "", clean(given))
    if not re.fullmatch(r"\+?\d{8,15}", said):
        return "", f"“{clean(given)[:30]}” không phải số điện thoại.", ""
    if len(said) == 9 and said[0] in "35789":
        return said, "", f"Số điện thoại {said} có thể đã mất số 0 ở đầu."
    return said, "", ""


def _spoken(read: Callable[[str], Any], low: int, high: int, words: str) -> Callable[[str], Cell]:
    def reader(given: str) -> Cell:
        try:
            value = read(clean(given))
        except BadInput as error:
            return None, str(error), ""
        return (value, "", "") if value is not None and low <= value <= high else (None, words, "")

    return reader


whole = _spoken(numbers.parse_integer, 1, 60, "Số nhân khẩu phải từ 1 đến 60.")
points = _spoken(numbers.parse_integer, 0, 1000, "Điểm B1 từ 0 đến 1.000.")
amount = _spoken(money.parse, 0, 10**11, "Số tiền quá lớn: hãy kiểm tra số chữ số.")


def _tenths(given: str) -> int | None:
    value = numbers.parse_decimal(given.removesuffix("m2").removesuffix("m²"))
    return None if value is None else int(value * 100)


area = _spoken(_tenths, 1, 200_000, "Diện tích ở từ trên 0 đến 2.000 m².")


def choice(choices: Mapping[str, str]) -> Callable[[str], Cell]:
    """One of the words of a question, by its whole text or the part before a comma or bracket."""
    known: dict[str, str] = {}
    for key, words in choices.items():
        known.setdefault(plain(words), key)
        for part in re.split(r"[(,]", words):
            if plain(part):
                known.setdefault(plain(part), key)
    listed = "; ".join(choices.values())

    @lru_cache(maxsize=500)
    def read(given: str) -> Cell:
        found = known.get(plain(given))
        return (found, "", "") if found else ("", f"Không hiểu “{clean(given)[:40]}”. Chọn: {listed}.", "")

    return read
