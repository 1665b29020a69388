"""Forms: what is typed the Vietnamese way is read, what is wrong is answered beside the field, what was typed stays."""

from datetime import date
from decimal import Decimal

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from lalanh.base.errors import Conflict
from lalanh.web.ui import forms

KINDS = {"hop": "họp dân", "lop": "lớp tập huấn"}


class Meeting(forms.Form):
    title = forms.TextField("tên buổi họp", longest=20)
    on = forms.DateField("ngày họp", least=date(2021, 1, 1), most=date(2025, 12, 31), help="Ví dụ 5/3/2024.")
    people = forms.WholeField("số người dự", least=1, most=1000)
    share = forms.NumberField("tỷ lệ", required=False)
    cost = forms.MoneyField("kinh phí", required=False)
    kind = forms.ChoiceField("loại", choices=KINDS)
    with_ = forms.ManyField("thành phần", choices=KINDS, required=False)
    told = forms.YesField("đã công bố", required=False)
    note = forms.TextField("ghi chú", lines=3, required=False)


RIGHT = {"title": " Họp  thôn 3 ", "on": "5/3/2024", "people": "1.000", "kind": "hop"}


def meeting(**typed):
    data = MultiValueDict({k: v if isinstance(v, list) else [v] for k, v in {**RIGHT, **typed}.items()})
    form = Meeting(data)
    form.is_valid()
    return form


def test_what_is_typed_is_read():
    form = meeting(share="1.234,5", cost="2,5 tỷ", with_=["hop", "lop"], told="1", note=" một\nhai ")
    assert form.errors == {}
    assert form.status == 200
    assert form.cleaned_data == {
        "title": "Họp thôn 3", "on": date(2024, 3, 5), "people": 1000, "share": Decimal("1234.5"), "cost": 2_500_000_000,
        "kind": "hop", "with_": ["hop", "lop"], "told": True, "note": "một\nhai",
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["5/3/2024", "05/03/2024", "05-03-2024", "5.3.2024", "2024-03-05", " 5/3/2024 "])
def test_a_date_may_be_typed_in_each_usual_way(typed):
    assert meeting(on=typed).cleaned_data["on"] == date(2024, 3, 5)


def test_nothing_typed_is_unknown_never_zero():
    form = meeting(share="", cost=" ")
    assert (form.cleaned_data["share"], form.cleaned_data["cost"]) == (None, None)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("title", "  ", "Hãy nhập tên buổi họp."),
        ("title", "x" * 21, "Tên buổi họp dài 21 chữ, tối đa 20. Hãy viết ngắn hơn."),
        ("on", "30/2/2024", "Không có ngày “30/2/2024” trong lịch. Hãy nhập ngày/tháng/năm, ví dụ 20/11/2026."),
        ("on", "hôm qua", "Không đọc được ngày “hôm qua”. Hãy nhập ngày/tháng/năm, ví dụ 20/11/2026."),
        ("on", "31/12/2020", "Ngày họp phải từ ngày 01/01/2021 trở đi."),
        ("on", "1/1/2026", "Ngày họp không được sau ngày 31/12/2025."),
        ("people", "0", "Số người dự phải từ 1 trở lên."),
        ("people", "1.001", "Số người dự không được quá 1.000."),
        ("people", "2,5", "“2,5” phải là số nguyên, ví dụ 1.977."),
        ("kind", "", "Hãy chọn loại."),
        ("kind", "hội", "Không có loại “hội”. Hãy chọn trong danh sách."),
        ("with_", ["hop", "hội"], "Không có thành phần “hội”. Hãy chọn trong danh sách."),
    ],
)
def test_wrong_input_gets_a_sentence_and_stays(name, typed, sentence):
    form = meeting(**{name: typed})
    assert form.sentences == {name: sentence}
    assert form.status == 422
    if isinstance(typed, str):
        assert form[name].value() == typed


def test_a_file_is_asked_for_looked_at_and_kept():
    class Paper(forms.Form):
        file = forms.FileField("biên bản", kinds=(".pdf", ".docx"), megabytes=1)

    def sent(name, content):
        form = Paper({}, {"file": SimpleUploadedFile(name, content)} if name else {})
        form.is_valid()
        return form.sentences.get("file")

    assert sent("A.PDF", b"x") is None
    assert sent("", b"") == "Hãy chọn biên bản."
    assert sent("a.doc", b"x") == "Tệp “a.doc” không dùng được. Hãy chọn tệp .pdf hoặc .docx."
    assert sent("a.pdf", b"") == "Tệp “a.pdf” rỗng. Hãy kiểm tra rồi chọn lại."
    assert sent("a.pdf", b"x" * (3 * 1024 * 512)) == "Tệp “a.pdf” nặng 1,5 MB, tối đa 1 MB."


def test_a_secret_is_never_given_back_and_never_trimmed():
    class Door(forms.Form):
        word = forms.SecretField("mật khẩu")

    form = Door({"word": " a  b "})
    assert form.is_valid()
    assert form.cleaned_data["word"] == " a  b "
    assert "a  b" not in str(form)


def test_what_is_stored_is_shown_the_vietnamese_way():
    text = str(Meeting(initial={"on": date(2024, 3, 5), "people": 1977, "share": Decimal("10.50"), "with_": ["lop"]}))
    for piece in ('value="05/03/2024"', 'value="1.977"', 'value="10,5"', 'value="lop" checked'):
        assert piece in text
    assert 'value="hop" checked' not in text


def test_the_drawn_form_is_strict_html_with_errors_tied_to_their_fields():
    form = meeting(on="mai", kind="", title="<b>x</b>")
    form.refuse(Conflict("Người khác vừa sửa."))
    form.refuse(Conflict("Hộ này đã được ghi."), "people")
    text = str(form)
    parser = html5lib.HTMLParser(strict=False)
    parser.parseFragment(text)
    assert parser.errors == []
    assert '<a href="#f-on">' in text
    assert 'aria-describedby="e-on h-on"' in text
    assert 'id="e-on"' in text
    assert "Người khác vừa sửa." in text
    assert text.count("Hộ này đã được ghi.") == 2
    assert "<b>x</b>" not in text
    assert "style=" not in text
