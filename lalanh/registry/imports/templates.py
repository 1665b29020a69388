"""Workbooks to fill in: a sheet with headings, drop-downs and examples, and a sheet that says how."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import xlsxwriter

from lalanh.base.errors import NotFound
from lalanh.registry import questions
from lalanh.registry.imports.fields import FIELDS, Field
from lalanh.registry.imports.places import Places
from lalanh.registry.models import Ethnicity, ImportKind, Relation
from lalanh.units import queries as units

NAMES = {"households": "danh-sach-ho", "surveys": "phieu-khao-sat", "results": "ket-qua"}
_TITLES = {
    "households": "Danh sách hộ và thành viên", "surveys": "Phiếu khảo sát hộ", "results": "Kết quả phân loại hộ",
}  # fmt: skip
_LAST = 5_000
"""Drop-downs and text format reach so far down."""
_OUT = {
    "households": {"head_name", "commune", "declared", "birth_male", "birth_female", "has_social_protection", "has_merit"},
    "surveys": {"commune", "head_name", "household_no"}, "results": {"commune", "full_name", "household_no", "standard"},
}  # fmt: skip
_HOW = (
    "Mỗi dòng một người; các dòng của một hộ đứng liền nhau, dòng đầu là chủ hộ.",
    "Chỗ chưa biết thì bỏ trống: hệ thống ghi là “chưa biết”, không ghi là không.",
    "Xóa các dòng ví dụ (nền vàng) trước khi nạp. Không đổi tên cột; có thể thêm cột riêng, cột thêm không được nạp.",
    "Không gộp ô, không ghi chú dưới bảng. Có thể để tiêu đề, dòng cộng; hệ thống tự bỏ qua.",
    "Nạp tệp ở mục Nhập danh sách. Hệ thống kiểm tra và chỉ ra từng ô sai trước khi ghi vào sổ.",
)


def make(kind: str, unit: units.Unit, on: date) -> bytes:
    """The template of a kind for a unit: its own villages in the drop-down. Raises NotFound."""
    if kind not in ImportKind.values:
        raise NotFound("Không có mẫu này.")
    fields = [field for field in FIELDS[kind] if field.key not in _OUT[kind] and (field.example or field.needed)]
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        _Sheets(book, kind, fields, unit, on).write()
    return buffer.getvalue()


class _Sheets:
    def __init__(self, book: Any, kind: str, fields: list[Field], unit: units.Unit, on: date) -> None:
        self._book, self._kind, self._fields = book, kind, fields
        self._villages = [village.name[:1].upper() + village.name[1:] for village in Places(unit, on).all]
        self._head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E3F1E3"}
        )
        self._text = book.add_format({"num_format": "@"})
        self._sample = book.add_format({"num_format": "@", "bg_color": "#FFF6D6"})
        self._wrap = book.add_format({"text_wrap": True, "valign": "top"})

    def write(self) -> None:
        page = self._book.add_worksheet("Danh sách")
        lists = self._lists()
        page.freeze_panes(1, 0)
        page.set_row(0, 48)
        for place, field in enumerate(self._fields):
            page.set_column(place, place, max(12, min(26, len(field.label) + 2)), self._text)
            page.write_string(
                0, place, field.label[:1].upper() + field.label[1:] + (" *" if field.needed else ""), self._head
            )
            if field.help:
                page.write_comment(0, place, field.help, {"x_scale": 2, "y_scale": 1.5})
            if field.key in lists:
                page.data_validation(1, place, _LAST, place, {
                    "validate": "list", "source": lists[field.key], "error_type": "warning", "error_title": "Chưa có trong danh sách",
                    "error_message": "Hãy chọn trong danh sách, hoặc giữ nguyên nếu chắc chắn.",
                })  # fmt: skip
        for line, values in enumerate(self._examples(), 1):
            for place, field in enumerate(self._fields):
                page.write_string(line, place, values.get(field.key, ""), self._sample)
        self._guide()

    def _lists(self) -> dict[str, str]:
        """Field → range of the hidden sheet with its allowed words."""
        asked = {
            question.key: list(question.choices.values())
            for question in (*questions.HOUSE, *questions.MEMBER)
            if question.choices
        }
        words: dict[str, list[str]] = {
            "village": self._villages, "sex": ["Nam", "Nữ"], "relation": [str(label) for _, label in Relation.choices],
            "ethnicity": list(Ethnicity.objects.values_list("name", flat=True)),
            "poverty_class": ["hộ nghèo", "hộ cận nghèo", "mức sống trung bình", "không nghèo"],
            **{field.key: ["có", "không"] for field in self._fields if field.reads == "yes_no"},
            **{field.key: ["x"] for field in self._fields if field.reads == "mark"}, **asked,
        }  # fmt: skip
        page = self._book.add_worksheet("Danh mục")
        page.hide()
        found = {}
        for place, field in enumerate(field for field in self._fields if words.get(field.key)):
            for line, word in enumerate(words[field.key]):
                page.write_string(line, place, word)
            letter = xlsxwriter.utility.xl_col_to_name(place)
            found[field.key] = f"='Danh mục'!${letter}$1:${letter}${len(words[field.key])}"
        return found

    def _examples(self) -> list[dict[str, str]]:
        first = {field.key: field.example for field in self._fields if field.example != "x"}
        if self._villages:
            first["village"] = self._villages[0]
        if self._kind != ImportKind.HOUSEHOLDS:
            return [first]
        second = {
            "code": "H001", "household_no": "1", "village": first.get("village", ""), "member_no": "2", "full_name": "A Thiên", "relation": "con", "sex": "Nam",
            "birth": "2015", "ethnicity": "Xơ Đăng", "number": "trẻ em",
        }  # fmt: skip
        return [first, second]

    def _guide(self) -> None:
        page = self._book.add_worksheet("Hướng dẫn")
        page.set_column(0, 0, 34)
        page.set_column(1, 1, 100)
        page.write_string(0, 0, _TITLES[self._kind], self._head)
        for line, words in enumerate(_HOW, 1):
            page.write_string(line, 1, words, self._wrap)
        line = len(_HOW) + 2
        for place, title in enumerate(("Cột", "Cách ghi")):
            page.write_string(line, place, title, self._head)
        for n, field in enumerate(self._fields, line + 1):
            page.write_string(
                n, 0, field.label[:1].upper() + field.label[1:] + (" (bắt buộc)" if field.needed else ""), self._wrap
            )
            page.write_string(n, 1, field.help or (f"Ví dụ: {field.example}" if field.example else ""), self._wrap)
