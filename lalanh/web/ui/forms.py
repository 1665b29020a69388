"""Forms as the house writes them: plain, drawn by our own components, wrong input answered by a Vietnamese sentence.

    class Meeting(Form):
        on = DateField("ngày họp", help="Ví dụ 5/3/2024.")
        people = WholeField("số người dự", least=1)

`{{ form }}` draws the summary and all fields, `{{ form.on.as_field_group }}` one of them.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.renderers import TemplatesSetting

from lalanh.base import dates, money, numbers
from lalanh.base.errors import UserFacingError
from lalanh.base.text import nfc, squeeze

MEGABYTE = 1024 * 1024


class Renderer(TemplatesSetting):
    """The templates of the project, with its tags."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class Form(forms.Form):
    """A form whose fields are those of this module. The ids are `f-name`, as everywhere."""

    default_renderer = Renderer

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "f-%s", **kwargs})

    @property
    def sentences(self) -> dict[str, str]:
        """Name of the field → its first sentence, for the summary on top."""
        return {self.add_prefix(name): str(words[0]) for name, words in self.errors.items() if name != NON_FIELD_ERRORS}

    @property
    def problem(self) -> str:
        """What is wrong with the whole."""
        return " ".join(str(words) for words in self.non_field_errors())

    @property
    def status(self) -> int:
        """Of the answer that shows the form: 422 when something must be put right."""
        return 422 if self.is_bound and self.errors else 200

    def refuse(self, error: UserFacingError, name: str | None = None) -> None:
        """The sentence of an action that refused, beside the field it is about."""
        self.add_error(name, ValidationError(str(error)))


class Field(forms.Field):
    """A line of text; the base of the others. `label` begins small: the component writes it large."""

    component = "ui/components/field.html"
    asks = "Hãy nhập {label}."
    kind = "text"
    inputmode = ""

    def __init__(
        self, label: str, *, help: str = "", required: bool = True, lines: int = 0, autocomplete: str = "", **kwargs: Any  # noqa: A002
    ) -> None:  # fmt: skip
        super().__init__(label=label, help_text=help, required=required, **kwargs)
        self.lines, self.autocomplete = lines, autocomplete
        self.error_messages["required"] = self.asks.format(label=label)

    def to_python(self, value: Any) -> Any:
        text = nfc(str(value or ""))
        return text.strip() if self.lines else squeeze(text)


class TextField(Field):
    """`lines` > 0: a box of several lines, whose line ends stay."""

    def __init__(self, label: str, *, longest: int = 0, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.longest = longest

    def validate(self, value: Any) -> None:
        super().validate(value)
        if self.longest and len(value) > self.longest:
            raise ValidationError(
                f"{capital(self.label)} dài {numbers.integer(len(value))} chữ, tối đa {numbers.integer(self.longest)}. Hãy viết ngắn hơn."
            )


class SecretField(Field):
    """A password: kept as typed, never given back."""

    kind = "password"

    def to_python(self, value: Any) -> Any:
        return nfc(str(value or ""))

    def prepare_value(self, value: Any) -> str:
        return ""


class _Read(Field):
    """A field whose text is read by one of the functions of `lalanh.base`, and shown again by another."""

    read: Callable[[str], Any]
    show: Callable[[Any], str]

    def __init__(self, label: str, *, least: Any = None, most: Any = None, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.least, self.most = least, most

    def to_python(self, value: Any) -> Any:
        try:
            return type(self).read(nfc(str(value or "")))
        except UserFacingError as error:
            raise ValidationError(str(error)) from None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        show = type(self).show
        if self.least is not None and value < self.least:
            raise ValidationError(f"{capital(self.label)} phải từ {show(self.least)} trở lên.")
        if self.most is not None and value > self.most:
            raise ValidationError(f"{capital(self.label)} không được quá {show(self.most)}.")

    def prepare_value(self, value: Any) -> Any:
        """What was typed stays as typed; what was stored is shown the Vietnamese way."""
        return value if isinstance(value, str) or value is None else type(self).show(value)


class DateField(_Read):
    """5/3/2024, 05-03-2024, 5.3.2024 or 2024-03-05."""

    read, show = staticmethod(dates.parse), staticmethod(dates.numeric)

    def validate(self, value: date | None) -> None:
        forms.Field.validate(self, value)
        if value and self.least and value < self.least:
            raise ValidationError(f"{capital(self.label)} phải từ ngày {dates.numeric(self.least)} trở đi.")
        if value and self.most and value > self.most:
            raise ValidationError(f"{capital(self.label)} không được sau ngày {dates.numeric(self.most)}.")


def _trimmed(value: Decimal | int) -> str:
    return numbers.decimal(value, 6, trim=True)


class NumberField(_Read):
    """1.234,5; a Decimal."""

    inputmode = "decimal"
    read, show = staticmethod(numbers.parse_decimal), staticmethod(_trimmed)


class WholeField(_Read):
    """1.977; an int."""

    inputmode = "numeric"
    read, show = staticmethod(numbers.parse_integer), staticmethod(numbers.integer)


class MoneyField(_Read):
    """15.000.000, 1.977 triệu, 2,5 tỷ; đồng as an int."""

    read, show = staticmethod(money.parse), staticmethod(money.exact)


class ChoiceField(Field):
    """One of a few: a list, or with `open` round buttons that show all of them."""

    asks = "Hãy chọn {label}."
    many = False

    def __init__(self, label: str, *, choices: Mapping[str, str], open: bool = False, **kwargs: Any) -> None:  # noqa: A002
        super().__init__(label, **kwargs)
        self.choices = choices
        if open or self.many:
            self.component = "ui/components/choices.html"

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value not in self.choices:
            raise ValidationError(f"Không có {self.label} “{value}”. Hãy chọn trong danh sách.")


class ManyField(ChoiceField):
    """Any of a few, as boxes to tick; a list."""

    many = True
    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> list[str]:
        return [squeeze(nfc(str(one))) for one in value or []]

    def validate(self, value: list[str]) -> None:
        forms.Field.validate(self, value)
        if strange := [one for one in value if one not in self.choices]:
            raise ValidationError(f"Không có {self.label} “{strange[0]}”. Hãy chọn trong danh sách.")


class YesField(Field):
    """One box to tick; `required` means that it must be ticked."""

    component = "ui/components/tick.html"
    asks = "Hãy đánh dấu: {label}."
    widget = forms.CheckboxInput

    def to_python(self, value: Any) -> bool:
        return value not in (None, False, "", "0", "false", "False", "off")

    def validate(self, value: bool) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"])


class FileField(Field):
    """A file of one of `kinds` (endings with the dot), at most `megabytes`."""

    component = "ui/components/dropfile.html"
    asks = "Hãy chọn {label}."
    widget = forms.FileInput

    def __init__(self, label: str, *, kinds: Iterable[str], megabytes: int = 20, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.kinds, self.megabytes = tuple(kinds), megabytes
        self.accept = ",".join(self.kinds)

    def to_python(self, value: UploadedFile | None) -> UploadedFile | None:
        return value or None

    def validate(self, value: UploadedFile | None) -> None:
        super().validate(value)
        if value is None:
            return
        name, size = value.name or "", value.size or 0
        if not name.lower().endswith(self.kinds):
            raise ValidationError(f"Tệp “{name}” không dùng được. Hãy chọn tệp {' hoặc '.join(self.kinds)}.")
        if not size:
            raise ValidationError(f"Tệp “{name}” rỗng. Hãy kiểm tra rồi chọn lại.")
        if size > self.megabytes * MEGABYTE:
            heavy = numbers.decimal(Decimal(size) / MEGABYTE, 1, trim=True)
            raise ValidationError(f"Tệp “{name}” nặng {heavy} MB, tối đa {self.megabytes} MB.")


def capital(words: Any) -> str:
    """The first letter large, the others as they are."""
    text = str(words)
    return text[:1].upper() + text[1:]
