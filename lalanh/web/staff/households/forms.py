"""Forms of households and people."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from lalanh.base import dates
from lalanh.base.errors import BadInput
from lalanh.base.text import nfc, squeeze
from lalanh.registry.actions.people import PersonInput
from lalanh.registry.queries import ethnic, words
from lalanh.web.ui.forms import ChoiceField, DateField, Form, ManyField, TextField, ValidationError

STAYS = "stay"
UNKNOWN = {"": "chưa biết"}
KNOWN = {"yes": "có", "no": "không", "": "chưa biết"}
_GROUPS = (
    ("has_no_labour", "hộ không có khả năng lao động"), ("has_merit", "có thành viên là người có công với cách mạng"),
    ("has_social_protection", "có đối tượng bảo trợ xã hội"), ("is_indigenous", "dân tộc thiểu số tại chỗ"),
)  # fmt: skip


def offer(form: Form, name: str, choices: Mapping[str, str]) -> None:
    """Sets what a choice of this form offers."""
    cast(ChoiceField, form.fields[name]).choices = choices


class DigitsField(TextField):
    """A number that is a name: brings the keyboard of digits on phones, stays text."""

    inputmode = "numeric"


class BirthField(TextField):
    """4/5/2019, or only 2019; (day, year) with one of them known, (None, None) when blank."""

    def to_python(self, value: Any) -> tuple[date | None, int | None]:
        typed = squeeze(nfc(str(value or "")))
        if typed.isdecimal() and len(typed) == 4:
            return None, int(typed)
        try:
            return dates.parse(typed), None
        except BadInput:
            raise ValidationError(
                f"Không đọc được ngày sinh “{typed}”. Hãy nhập ngày/tháng/năm (4/5/2019) hoặc chỉ năm (2019)."
            ) from None

    def validate(self, value: Any) -> None:
        return None

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return dates.numeric(value[0]) if value[0] else str(value[1] or "")
        return value


class PersonForm(Form):
    """A person. `stored` are the masked numbers on record: an empty box then keeps them."""

    full_name = TextField("họ tên", longest=120, help="Viết như trên giấy tờ; không cần đủ họ và tên đệm.")
    relation = ChoiceField("quan hệ với chủ hộ", choices=words.RELATIONS)
    sex = ChoiceField("giới tính", choices=words.SEX | UNKNOWN, required=False, open=True)
    birth = BirthField("ngày sinh", required=False, help="Ví dụ 4/5/2019. Không nhớ ngày thì chỉ ghi năm: 2019.")
    ethnicity = ChoiceField("dân tộc", choices=UNKNOWN, required=False)
    personal_number = DigitsField("số định danh cá nhân (CCCD)", required=False, help="12 chữ số.")
    no_number_reason = ChoiceField(
        "vì sao chưa có số định danh", choices={"": "đã có số"} | words.NO_NUMBER, required=False
    )
    old_card = DigitsField("số CMND cũ", required=False, help="9 chữ số, nếu giấy tờ cũ có ghi.")

    def __init__(self, *args: Any, stored: Mapping[str, str] | None = None, head: bool | None = None, **kwargs: Any) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.stored = dict(stored or {})
        offer(self, "ethnicity", UNKNOWN | ethnic.choices())
        for kind, shown in self.stored.items():
            self.fields[kind].help_text = f"Đang ghi {shown}. Để trống thì giữ nguyên."
        if head is True:
            del self.fields["relation"]
        elif head is False:
            offer(self, "relation", words.NOT_HEAD)

    def clean(self) -> dict[str, Any]:
        """No number without a reason: a blank box must not look like a person without papers."""
        data = super().clean() or self.cleaned_data
        has = data.get("personal_number") or "personal_number" in self.stored
        if not has and not data.get("no_number_reason") and "no_number_reason" not in self.errors:
            self.add_error("no_number_reason", "Hãy nhập số định danh, hoặc chọn vì sao chưa có.")
        return data

    def person(self, relation: str = "") -> PersonInput:
        data = self.cleaned_data
        born, year = data["birth"] or (None, None)
        return PersonInput(
            data["full_name"], data["sex"], born, year, data["ethnicity"], data["personal_number"], data["old_card"],
            data["no_number_reason"], relation or data.get("relation", ""),
        )  # fmt: skip


class KnownPersonForm(PersonForm):
    """A person who is in the book already."""

    issued_on = DateField("ngày cấp giấy tờ", required=False)
    issued_by = TextField("nơi cấp", required=False, longest=120)
    drop = ManyField("số đã ghi bị sai, bỏ đi", choices={}, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.stored:
            offer(self, "drop", {kind: f"{words.NUMBERS[kind]} {shown}" for kind, shown in self.stored.items()})
        else:
            del self.fields["drop"]


class ArrivalForm(PersonForm):
    """Somebody who joins: born there or come from outside."""

    on = DateField("ngày vào hộ", help="Trẻ mới sinh: ngày sinh.")


class HouseholdForm(Form):
    """What is known of the household as a whole."""

    address = TextField("địa chỉ", required=False, longest=200, help="Xóm, đường, cạnh nhà ai.")
    phone = TextField("điện thoại", required=False, longest=20)
    outside_code = TextField("mã ở sổ khác", required=False, longest=30)
    has_no_labour = ChoiceField("hộ không có khả năng lao động", choices=KNOWN, required=False, open=True)
    has_merit = ChoiceField("có thành viên là người có công với cách mạng", choices=KNOWN, required=False, open=True)
    has_social_protection = ChoiceField("có đối tượng bảo trợ xã hội", choices=KNOWN, required=False, open=True)
    is_indigenous = ChoiceField("dân tộc thiểu số tại chỗ", choices=KNOWN, required=False, open=True)

    def groups(self) -> dict[str, bool | None]:
        return {name: {"yes": True, "no": False}.get(self.cleaned_data[name]) for name, _ in _GROUPS}

    @staticmethod
    def shown(row: Any) -> dict[str, Any]:
        """The stored values as the form shows them."""
        plain = {name: getattr(row, name) for name in ("address", "phone", "outside_code")}
        return plain | {name: {True: "yes", False: "no"}.get(getattr(row, name), "") for name, _ in _GROUPS}


class NewHouseholdForm(PersonForm):
    """A household with its head; the others are added on its page."""

    village = ChoiceField("thôn", choices={})
    address = TextField("địa chỉ", required=False, longest=200, help="Xóm, đường, cạnh nhà ai.")
    phone = TextField("điện thoại", required=False, longest=20)
    code = TextField("mã hộ", required=False, longest=30, help="Để trống thì hệ thống tự đặt.")
    field_order = ("village", "full_name", "sex", "birth", "ethnicity", "personal_number", "no_number_reason", "old_card", "address", "phone", "code")  # fmt: skip

    def __init__(self, *args: Any, villages: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, head=True, **kwargs)
        self.fields["full_name"].label = "họ tên chủ hộ"
        offer(self, "village", ({} if len(villages) == 1 else {"": "chọn thôn"}) | dict(villages))


class LeaveForm(Form):
    """Somebody goes: death, away, a mistake, or into another household here."""

    why = ChoiceField(
        "vì sao", choices=words.LEAVING | {"home": "sang ở hộ khác trong địa bàn"}, open=True
    )  # fmt: skip
    on = DateField("ngày")
    into = TextField("mã hộ đến", required=False, help="Chỉ khi sang ở hộ khác trong địa bàn.")
    relation = ChoiceField("quan hệ với chủ hộ của hộ đến", choices={"": "chọn khi sang hộ khác"} | words.NOT_HEAD, required=False)  # fmt: skip
    heir = ChoiceField("chủ hộ mới", choices={}, help="Người rời hộ đang là chủ hộ: ai trong những người ở lại thay?")

    def __init__(self, *args: Any, heirs: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if heirs:
            offer(self, "heir", {"": "chọn chủ hộ mới"} | dict(heirs))
        else:
            del self.fields["heir"]


class HeadForm(Form):
    """What everybody is to the next head; one of them is the head."""

    on = DateField("từ ngày")

    def __init__(self, *args: Any, members: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(members)
        for row in self.members:
            blank = {"": "chọn quan hệ"} if row.relation == "head" else {}
            choices = blank | words.NOT_HEAD | ({} if row.relation == "head" else {"head": "làm chủ hộ mới"})
            field = ChoiceField(f"{row.person.full_name} là gì của chủ hộ mới", choices=choices)
            self.fields[f"r{row.pk}"], self.initial[f"r{row.pk}"] = (
                field,
                "" if row.relation == "head" else row.relation,
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if sum(data.get(f"r{row.pk}") == "head" for row in self.members) != 1:
            self.add_error(None, "Hãy chọn đúng một người “làm chủ hộ mới”, và xem lại quan hệ của những người khác.")
        return data

    def head(self) -> int:
        return next(row.pk for row in self.members if self.cleaned_data[f"r{row.pk}"] == "head")

    def relations(self) -> dict[int, str]:
        found = {row.pk: self.cleaned_data[f"r{row.pk}"] for row in self.members}
        return {key: relation for key, relation in found.items() if relation != "head"}


class SplitForm(Form):
    """Who stays, who goes and as what; who leads those who stay when the head goes."""

    on = DateField("ngày tách hộ")
    address = TextField("địa chỉ của hộ mới", required=False, longest=200, help="Để trống thì như hộ cũ.")

    def __init__(self, *args: Any, members: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(members)
        going = {key: f"sang hộ mới: {name}" for key, name in words.NOT_HEAD.items()}
        for row in self.members:
            choices = {STAYS: "ở lại", "head": "sang hộ mới, làm chủ hộ"} | going
            label = f"{row.person.full_name} ({row.get_relation_display()})"
            self.fields[f"r{row.pk}"] = ChoiceField(label, choices=choices)
        names = {str(row.pk): row.person.full_name for row in members if row.relation != "head"}
        self.fields["old_head"] = ChoiceField(
            "chủ hộ của những người ở lại", choices={"": "chủ hộ hiện nay ở lại"} | names, required=False,
            help="Chỉ chọn khi chủ hộ hiện nay tách đi.",
        )  # fmt: skip
        self.order_fields(["on", *[f"r{row.pk}" for row in self.members], "old_head", "address"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if sum(data.get(f"r{row.pk}") == "head" for row in self.members) != 1:
            self.add_error(None, "Hãy chọn đúng một người “sang hộ mới, làm chủ hộ”.")
        return data

    def going(self) -> dict[int, str]:
        """Membership → what they are in the new household."""
        found = {row.pk: self.cleaned_data[f"r{row.pk}"] for row in self.members}
        return {key: relation for key, relation in found.items() if relation != STAYS}


class MergeForm(Form):
    """Into which household all go, and what each is to its head."""

    into = TextField("mã hộ nhận", help="Cả hộ này sang ở hộ đó; hộ này được đóng lại.")
    on = DateField("ngày nhập hộ")

    def __init__(self, *args: Any, members: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(members)
        for row in self.members:
            label = f"{row.person.full_name} là gì của chủ hộ nhận"
            self.fields[f"r{row.pk}"] = ChoiceField(label, choices={"": "chọn quan hệ"} | words.NOT_HEAD)

    def relations(self) -> dict[int, str]:
        return {row.pk: self.cleaned_data[f"r{row.pk}"] for row in self.members}


class MoveForm(Form):
    """Where the household goes: a village of the commune, or one elsewhere by its code."""

    village = ChoiceField("thôn đến", choices={}, required=False)
    elsewhere = TextField(
        "mã thôn ở xã khác", required=False, help="Ví dụ 23494-02. Hộ cùng toàn bộ hồ sơ sẽ chuyển sang xã đó quản lý."
    )
    on = DateField("ngày chuyển")
    note = TextField("ghi chú", required=False, longest=100)

    def __init__(self, *args: Any, villages: Mapping[str, str], far: bool = True, **kwargs: Any) -> None:
        """`far`: whether the role may move out of its own units."""
        super().__init__(*args, **kwargs)
        offer(self, "village", {"": "chọn thôn"} | dict(villages))
        if not far:
            del self.fields["elsewhere"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "elsewhere" not in self.fields and not data.get("village"):
            self.add_error("village", "Hãy chọn một thôn trong danh sách; chuyển sang xã khác do cán bộ xã làm.")
        elif bool(data.get("village")) == bool(data.get("elsewhere")):
            self.add_error("village", "Hãy chọn một thôn trong danh sách, hoặc nhập mã thôn ở xã khác.")
        return data


class CloseForm(Form):
    """Why and when the household ends."""

    reason = ChoiceField("lý do đóng hộ", choices=words.CLOSINGS, open=True)
    on = DateField("ngày")


class TraitForm(Form):
    kind = ChoiceField("nhóm đối tượng", choices={"": "chọn nhóm"} | words.TRAITS)
    valid_from = DateField("từ ngày", required=False)
    note = TextField("ghi chú, số quyết định", required=False, longest=200)


class CorrectForm(Form):
    """A decided class that was wrong."""

    poverty_class = ChoiceField("kết quả đúng", choices={"": "chọn kết quả"} | words.CLASSES)
    on = DateField("ngày sửa")
    reason = TextField("lý do, số văn bản làm căn cứ", longest=300, lines=3)


class ExitForm(Form):
    """A registration to leave poverty."""

    year = ChoiceField("năm đăng ký thoát", choices={}, help="Năm hộ dự định ra khỏi danh sách.")
    on = DateField("ngày đăng ký")
    plan = TextField("hộ sẽ làm gì để thoát nghèo", required=False, lines=4, longest=4000)
    officer = ChoiceField("cán bộ phụ trách", choices={}, required=False)

    def __init__(self, *args: Any, officers: Mapping[str, str] | None, first_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "year", {str(year): str(year) for year in range(first_year, first_year + 6)})
        if officers is None:
            del self.fields["officer"]
        else:
            offer(self, "officer", {"": "chưa phân công"} | dict(officers))


class PlanForm(ExitForm):
    """Of a registration under way: its plan and officer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["year"], self.fields["on"]


class OutcomeForm(Form):
    outcome = ChoiceField("kết quả", choices=words.OUTCOMES, open=True)
    on = DateField("ngày ghi kết quả")
    note = TextField("ghi chú", required=False, lines=2, longest=300)
