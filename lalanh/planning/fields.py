"""The kinds of items, what a person may edit in each, and how the words are read. One place for forms, review and exports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lalanh.base import dates, money, numbers
from lalanh.base.errors import BadInput
from lalanh.base.text import nfc, squeeze
from lalanh.planning.models import BudgetLine, Duty, LegalBasis, PlanRecipient, PlanSection, Target, Task

OPS = {
    "<=": "không quá",
    ">=": "ít nhất",
    "=": "bằng",
    "<": "dưới",
    ">": "trên",
    "~": "khoảng",
    "range": "trong khoảng",
}
DIRECTIONS = {"level": "mức", "decrease": "giảm", "increase": "tăng"}
RECURRENCES = {
    "once": "một lần", "monthly": "hằng tháng", "quarterly": "hằng quý", "semiannual": "6 tháng", "annual": "hằng năm",
    "daily": "hằng ngày", "adhoc": "đột xuất, theo yêu cầu",
}  # fmt: skip
ROLES = {"line": "khoản", "subtotal": "cộng nhóm", "total": "tổng cộng"}
CAPITALS = {"": "chưa rõ", "investment": "vốn đầu tư", "recurrent": "vốn sự nghiệp"}


@dataclass(frozen=True, slots=True)
class Field:
    """An editable column: its label, how to read what was typed, how to show what is stored."""

    name: str
    label: str
    read: Callable[[str], Any]
    show: Callable[[Any], str]
    required: bool = False
    choices: Mapping[str, str] | None = None
    wide: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """`code` stands in addresses, `parties` names the attribute values of bodies for tasks and duties."""

    code: str
    model: Any
    one: str
    many: str
    fields: tuple[Field, ...]
    parties: tuple[tuple[str, str], ...] = ()


def _text(value: str) -> str:
    return squeeze(nfc(value))


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _day(value: str) -> int | None:
    if not value.strip():
        return None
    if not value.strip().isdecimal() or not 1 <= int(value) <= 31:
        raise BadInput("Ngày trong tháng là số từ 1 đến 31.")
    return int(value)


def _number_shown(value: Decimal | None) -> str:
    return "" if value is None else numbers.decimal(value, 4, trim=True)


def text(name: str, label: str, **more: Any) -> Field:
    return Field(name, label, _text, _shown, **more)


def day(name: str, label: str, **more: Any) -> Field:
    return Field(name, label, dates.parse, lambda v: dates.numeric(v) if v else "", **more)


def decimal(name: str, label: str, **more: Any) -> Field:
    return Field(name, label, numbers.parse_decimal, _number_shown, **more)


def choice(name: str, label: str, choices: Mapping[str, str]) -> Field:
    return Field(name, label, _one_of(choices), _shown, choices=choices)


def _one_of(choices: Mapping[str, str]) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in choices:
            raise BadInput("Hãy chọn một trong các giá trị.")
        return value

    return read


_MONEY = Field(
    "amount_vnd",
    "số tiền",
    money.parse,
    lambda v: "" if v is None else money.exact(v),
    help="để trống nếu kế hoạch không ghi",
)

KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("chi-tieu", Target, "chỉ tiêu", "Chỉ tiêu", (
            text("measure", "chỉ tiêu", required=True, wide=True), text("subject", "đối tượng, phạm vi", wide=True),
            choice("op", "so sánh", OPS), decimal("value", "giá trị", required=True),
            decimal("value_to", "đến", help="chỉ khi là khoảng"), text("unit", "đơn vị tính"),
            choice("direction", "chiều", DIRECTIONS), day("by_on", "hoàn thành trước ngày"),
        )),
        Kind("nhiem-vu", Task, "nhiệm vụ", "Nhiệm vụ", (
            text("what", "nội dung", required=True, wide=True), day("start_on", "bắt đầu"), day("end_on", "hoàn thành"),
        ), (("lead", "chủ trì"), ("support", "phối hợp"))),
        Kind("bao-cao", Duty, "chế độ báo cáo", "Báo cáo", (
            text("what", "nội dung", required=True, wide=True), choice("recurrence", "định kỳ", RECURRENCES),
            day("due_on", "hạn"), Field("due_day", "ngày trong tháng", _day, _shown, help="khi chỉ ghi “ngày 20 hằng tháng”"),
        ), (("who", "người nộp"), ("to", "gửi"), ("via", "qua"))),
        Kind("kinh-phi", BudgetLine, "khoản kinh phí", "Kinh phí", (
            text("label", "nội dung", required=True, wide=True), _MONEY, text("source", "nguồn vốn"),
            choice("role", "vai trò", ROLES), choice("capital", "loại vốn", CAPITALS), text("project", "dự án"),
        )),
        Kind("can-cu", LegalBasis, "văn bản căn cứ", "Căn cứ", (
            text("kind", "loại văn bản", required=True), text("number", "số, ký hiệu"), day("signed_on", "ngày"), text("issuer", "cơ quan"),
        )),
        Kind("noi-nhan", PlanRecipient, "nơi nhận", "Nơi nhận", (
            text("name", "nơi nhận", required=True, wide=True), text("purpose", "để"),
        )),
    )
}  # fmt: skip
SECTION = Kind("muc", PlanSection, "mục", "Mục", (text("number", "số"), text("title", "tên", wide=True)))


def read(kind: Kind, typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """(values, errors by field) of what was typed; a required field that is empty is an error."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for field in kind.fields:
        try:
            value = field.read(typed.get(field.name, ""))
        except BadInput as error:
            errors[field.name] = str(error)
            continue
        if field.required and value in (None, ""):
            errors[field.name] = f"Hãy nhập {field.label}."
        values[field.name] = value
    if not errors:
        errors = _together(kind, values)
    return values, errors


def _together(kind: Kind, values: dict[str, Any]) -> dict[str, str]:
    """What must fit between fields."""
    if kind.model is Task and values["start_on"] and values["end_on"] and values["end_on"] < values["start_on"]:
        return {"end_on": "Ngày hoàn thành phải sau ngày bắt đầu."}
    if kind.model is Target and (values["op"] == "range") != (values["value_to"] is not None):
        return {"value_to": "Khoảng cần hai giá trị; so sánh khác chỉ cần một."}
    return {}
