"""The fields that a column of a workbook can stand for, per kind of list, with the words that people put above them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lalanh.base.text import fold
from lalanh.registry import questions
from lalanh.registry.models import CAUSES, WISHES, ImportKind

_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Letters and figures of a heading, folded: `Họ và tên (chủ hộ)*` → `ho va ten chu ho`."""
    return _NOT_WORD.sub(" ", fold(text)).strip()


@dataclass(frozen=True, slots=True)
class Field:
    """`reads` names the function of `cells` that reads it; `of` says whose it is: the person's or the household's.

    `words` are headings met in the field, folded; `example` stands in the template, "" when the template leaves the column out.
    """

    key: str
    label: str
    reads: str
    of: str
    words: tuple[str, ...]
    example: str = ""
    help: str = ""
    needed: bool = False


def _f(
    key: str, label: str, reads: str, of: str, words: str, example: str = "", how: str = "", needed: bool = False
) -> Field:
    return Field(
        key,
        label,
        reads,
        of,
        (plain(label), *filter(None, (plain(w) for w in words.split("|")))),
        example,
        how,
        needed,
    )


_HOUSEHOLD_KEYS = (
    _f("code", "mã hộ", "code", "household", "ma so ho|ma ho gia dinh|ma ho dan|so ho|ma phieu|ma ho ngheo|mã hộ (nếu có)", "H001", "Giống nhau ở mọi dòng của một hộ. Không có thì bỏ trống và dùng cột STT hộ."),
    _f("household_no", "STT hộ", "text", "household", "so thu tu ho|tt ho|stt chu ho|so tt ho", "1", "Ghi ở dòng đầu của mỗi hộ hoặc ở mọi dòng."),
    _f("village", "thôn", "text", "household", "thon lang|thon to dan pho|to dan pho|thon to|lang|khoi|ap|ban|buon|ten thon|thon khu pho|dia ban|thon xom|thon/làng/TDP|đơn vị thôn|tên thôn/bản", "Thôn 1", "Đúng tên trong danh mục thôn của xã."),
    _f("commune", "xã", "text", "household", "xa phuong|xa phuong thi tran|ten xa|phuong xa|xã/phường/thị trấn", ""),
)  # fmt: skip
_PERSON = (
    _f("member_no", "STT thành viên", "text", "person", "so thu tu thanh vien|tt thanh vien|stt nhan khau|stt tv|stt khau", "1"),
    _f("full_name", "họ và tên", "name", "person", "ho ten|ho va ten thanh vien|ten thanh vien|ho ten thanh vien|ho va ten nhan khau|thanh vien|ten|ho ten nhan khau|ho va ten khai sinh|ho chu dem va ten|họ, chữ đệm và tên khai sinh|thanh vien trong ho|ho va ten thanh vien trong ho|ho ten cac thanh vien|họ và tên các thành viên trong hộ|họ tên người được hỏi", "Y Nhiên", "Viết như giấy tờ; người không có họ ghi như tên gọi.", True),
    _f("head_name", "họ và tên chủ hộ", "name", "household", "chu ho|ten chu ho|ho ten chu ho|ho va ten chu ho ngheo|ho ten chu ho gia dinh|họ tên chủ hộ", ""),
    _f("relation", "quan hệ với chủ hộ", "relation", "person", "quan he chu ho|quan he|qh voi chu ho|moi quan he voi chu ho|qh chu ho|quan he voi ch|moi quan he", "chủ hộ", "chủ hộ, vợ, chồng, con, bố, mẹ, ông, bà, cháu, anh, chị, em, con dâu, con rể, khác. Mỗi hộ đúng một dòng chủ hộ."),
    _f("sex", "giới tính", "sex", "person", "gioi|nam nu|phai|gioi tinh chu ho|giới tính (1 nam, 2 nữ)|gioi tinh nam nu", "Nữ", "Nam hoặc Nữ."),
    _f("birth", "ngày sinh hoặc năm sinh", "birth", "person", "ngay sinh|nam sinh|ngay thang nam sinh|sinh nam|ngày, tháng, năm sinh|sinh ngay|ngay thang sinh|nam sinh chu ho|ngay sinh chu ho|ns", "12/03/1980", "Ngày/tháng/năm; chỉ biết năm thì ghi bốn chữ số năm. Không ghi 01/01 thay cho ngày không biết."),
    _f("birth_male", "năm sinh nam", "birth", "person", "nam sinh cua nam|ngay sinh nam|ngay sinh hoac nam sinh nam|ngay thang nam sinh nam", ""),
    _f("birth_female", "năm sinh nữ", "birth", "person", "nam sinh cua nu|ngay sinh nu|ngay thang nam sinh nu", ""),
    _f("ethnicity", "dân tộc", "ethnicity", "person", "dan toc chu ho|thanh phan dan toc|dt|ten dan toc", "Xơ Đăng", "Tên dân tộc, không ghi mã số."),
    _f("number", "số CCCD hoặc CMND", "number", "person", "cccd|so cccd|can cuoc|so can cuoc|can cuoc cong dan|so can cuoc cong dan|so dinh danh|so dinh danh ca nhan|ma dinh danh|cccd cmnd|cmnd cccd|cmnd|so cmnd|so cccd cmnd|so cmnd cccd|so cmnd the cccd|cmt|so cmt|giay to tuy than|so giay to|số CMND/CCCD|số CCCD/mã định danh|số định danh cá nhân/CMND|cccd ddcn|sddcn", "062203004521", "12 chữ số (hoặc CMND 9 số). Định dạng cột là Văn bản để không mất số 0 ở đầu. Chưa có thì ghi lý do: trẻ em, chưa làm, mất giấy tờ."),
    _f("issued_on", "ngày cấp CCCD", "date", "person", "ngay cap|ngay cap cccd cmnd", ""),
    _f("issued_by", "nơi cấp CCCD", "text", "person", "noi cap|noi cap cccd cmnd", ""),
)  # fmt: skip
_HOUSEHOLD_REST = (
    _f("address", "địa chỉ", "text200", "household", "noi o|cho o hien nay|noi cu tru|dia chi thuong tru|noi o hien tai|noi thuong tru|dia chi ho", "Nhóm 2"),
    _f("phone", "điện thoại", "phone", "household", "so dien thoai|sdt|dien thoai lien he|dt lien he|so dt|di dong", "0905123456"),
    _f("declared", "số nhân khẩu", "whole", "household", "nhan khau|so khau|tong so nhan khau|so thanh vien|so nguoi trong ho|tong so khau|so nk|khau|tong so thanh vien", ""),
    _f("is_indigenous", "dân tộc tại chỗ", "mark", "household", "dttc|dan toc thieu so tai cho|dt tai cho|ho dttc|dtts tai cho", "x", "Đánh dấu x; cột này đánh ở dòng chủ hộ."),
    _f("has_no_labour", "không có khả năng lao động", "mark", "household", "kcknld|ho khong co kha nang lao dong|khong con kha nang lao dong|ho kcknld|kcknlđ", "x"),
    _f("has_merit", "hộ có người có công", "mark", "household", "cscc|chinh sach co cong|ho chinh sach|ho co nguoi co cong voi cach mang|co thanh vien la nguoi co cong|ho chinh sach nguoi co cong|hộ có thành viên là người có công với cách mạng", "x"),
    _f("has_social_protection", "hộ có đối tượng bảo trợ xã hội", "mark", "household", "bao tro xa hoi|btxh|ho btxh|ho bao tro xa hoi", ""),
    _f("merit", "người có công", "mark", "person", "ncc|la nguoi co cong|nguoi co cong voi cach mang", "x", "Đánh dấu x ở dòng của người đó."),
    _f("disabled", "khuyết tật", "mark", "person", "nguoi khuyet tat|kt|nkt|la nguoi khuyet tat", "x"),
    _f("social_protection", "hưởng bảo trợ xã hội", "mark", "person", "doi tuong bao tro xa hoi|doi tuong btxh|huong tro cap xa hoi|huong btxh|huong tro cap btxh", "x"),
    _f("poverty_class", "phân loại", "class", "household", "phan loai ho|ket qua phan loai|ho ngheo can ngheo|dien ho|loai ho|phan loai sau|ket qua ra soat|phan loai sau ra soat|phan loai ho ngheo|dien|thuoc dien|doi tuong ho|ket qua", "hộ nghèo", "hộ nghèo, hộ cận nghèo, mức sống trung bình, không nghèo. Chỉ ghi kết quả đã được công nhận."),
    _f("class_year", "năm công nhận", "year", "household", "nam ra soat|nam phan loai|nam ket qua", "2023", "Năm rà soát của kết quả."),
)  # fmt: skip
_RESULT = (
    _f("standard", "chuẩn nghèo", "standard", "household", "chuan|chuan ap dung|theo chuan", "", "2016, 2022 hoặc 2027; bỏ trống thì theo năm."),
    _f("decided_on", "ngày quyết định", "date", "household", "ngay ky|ngay cong nhan|ngay qd", "20/12/2023"),
    _f("note", "số quyết định", "text200", "household", "quyet dinh so|so qd|qd so|can cu", "214/QĐ-UBND"),
)  # fmt: skip


def _survey() -> tuple[Field, ...]:
    rows = [_from_question(question, "household") for question in (*questions.INCOME, *questions.HOUSE)]
    rows += [_from_question(question, "person") for question in questions.MEMBER]
    rows += [
        Field(
            f"cause_{key}",
            f"nguyên nhân: {name}",
            "mark",
            "household",
            (plain(name), plain(f"nguyen nhan {name}")),
            "x",
        )
        for key, name in CAUSES.items()
    ]
    rows += [
        Field(
            f"wish_{key}",
            f"mong muốn hỗ trợ: {name}",
            "mark",
            "household",
            (plain(f"ho tro {name}"), plain(f"mong muon ho tro {name}")),
            "x",
        )
        for key, name in WISHES.items()
    ]
    rows.append(
        _f(
            "surveyed_on",
            "ngày khảo sát",
            "date",
            "household",
            "ngay ra soat|ngay dieu tra|ngay khao sat ho",
            "21/10/2023",
        )
    )
    rows.append(
        _f(
            "surveyor",
            "người khảo sát",
            "text",
            "household",
            "can bo ra soat|nguoi ra soat|ra soat vien|dieu tra vien|can bo dieu tra",
            "Y Hạnh",
        )
    )
    return tuple(rows)


_EXTRA_WORDS = {
    "income": "thu nhap binh quan|thu nhap bq|thu nhap binh quan dau nguoi|thu nhap bq nguoi thang|thu nhập bình quân (đồng/người/tháng)",
    "income_12_months": "tong thu nhap|tong thu nhap 12 thang|thu nhap 12 thang", "b1": "diem b1|b1|tong diem b1|diem a", "wall": "tuong|tuong nha",
    "column": "cot|cot nha", "roof": "mai|mai nha", "area_dm2": "dien tich o|dien tich nha o|dien tich|dien tich nha",
    "water": "nguon nuoc|nuoc sinh hoat|nguon nuoc sinh hoat", "latrine": "nha ve sinh|ho xi|nha tieu hop ve sinh", "waste": "xu ly rac|rac thai",
    "insured": "bhyt|the bhyt|bao hiem y te|co the bhyt", "attending": "di hoc|cap hoc|dang hoc lop", "finished": "trinh do|bang cap|trinh do hoc van",
    "work": "nghe nghiep|tinh trang viec lam", "malnourished": "suy dinh duong", "monthly_allowance": "tro cap xa hoi hang thang|tro cap hang thang",
    "uses_internet": "internet|su dung internet", "uses_phone": "thue bao|thue bao dien thoai", "untreated_illness": "om dau khong kham",
}  # fmt: skip
_EXAMPLES = {"yes_no": "có", "money": "1.180.000", "area": "42,5", "points": "130"}


def _from_question(question: questions.Question, of: str) -> Field:
    reads = {"yes_no": "yes_no", "money": "money", "area": "area", "points": "points"}.get(
        question.kind, f"choice:{question.key}"
    )
    example = _EXAMPLES.get(question.kind) or next(iter(question.choices.values()), "")
    words = tuple(plain(word) for word in _EXTRA_WORDS.get(question.key, "").split("|") if word)
    said = "; ".join(question.choices.values()) if question.choices else question.help
    return Field(question.key, question.label, reads, of, (plain(question.label), *words), example, said)


_IDENTITY = tuple(field for field in _PERSON if field.key in ("full_name", "head_name", "birth", "number"))
FIELDS: dict[str, tuple[Field, ...]] = {
    ImportKind.HOUSEHOLDS: (*_HOUSEHOLD_KEYS, *_PERSON, *_HOUSEHOLD_REST),
    ImportKind.SURVEYS: (*_HOUSEHOLD_KEYS, *_IDENTITY, *_survey()),
    ImportKind.RESULTS: (
        *_HOUSEHOLD_KEYS,
        *_IDENTITY,
        *[f for f in _HOUSEHOLD_REST if f.key in ("poverty_class", "class_year")],
        *_RESULT,
    ),
}


EXACT = {"nam": "birth_male", "nữ": "birth_female", "năm": "class_year"}
"""Short headings that only their accents tell apart."""


def of_kind(kind: str) -> dict[str, Field]:
    """Key → field of a kind of list."""
    return {field.key: field for field in FIELDS[kind]}


def by_words(kind: str) -> dict[str, str]:
    """Folded heading → key."""
    found: dict[str, str] = {}
    for field in FIELDS[kind]:
        for words in field.words:
            found.setdefault(words, field.key)
    return found
