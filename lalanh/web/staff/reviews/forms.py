"""Forms of the review pages."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lalanh.registry import review_words as words
from lalanh.web.ui.forms import ChoiceField, DateField, FileField, Form, MoneyField, TextField, WholeField, YesField

PROOF = (".jpg", ".jpeg", ".png", ".pdf")


class RoundForm(Form):
    kind = ChoiceField("loại rà soát", choices=words.ROUND_KINDS, open=True)
    year = WholeField("năm", least=2016, most=2100)
    opens_on = DateField(
        "ngày bắt đầu",
        help="Rà soát định kỳ từ 01/9 (QĐ 24/2021/QĐ-TTg, Điều 3); rà soát trong năm từ ngày 15 hằng tháng.",
    )
    ends_on = DateField("ngày kết thúc", help="Rà soát định kỳ đến hết 14/12; rà soát trong năm tối đa 15 ngày.")
    review_on = DateField("ngày tính tuổi", help="Tuổi của thành viên hộ tính ở ngày này.")
    standard = ChoiceField("chuẩn nghèo", choices={}, required=False)
    second_standard = ChoiceField("chuẩn thứ hai", choices={}, required=False, help="Chỉ khi chuyển chuẩn: kết quả của cùng cuộc rà soát tính thêm theo chuẩn mới.")  # fmt: skip
    document = TextField("số, ngày kế hoạch rà soát", longest=120, required=False)
    name = TextField("tên đợt", longest=120, required=False, help="Để trống thì hệ thống tự đặt.")

    def __init__(self, *args: Any, standards: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["standard"].choices = {"": "theo năm rà soát"} | dict(standards)  # type: ignore[attr-defined]
        self.fields["second_standard"].choices = {"": "theo năm rà soát", "none": "không dùng"} | dict(standards)  # type: ignore[attr-defined]


class VillageForm(Form):
    commune = ChoiceField("xã", choices={})
    kind = ChoiceField("loại", choices={})
    name = TextField("tên", longest=120, help="Không ghi chữ “thôn”, “làng” vào tên.")

    def __init__(self, *args: Any, communes: Mapping[str, str], kinds: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commune"].choices, self.fields["kind"].choices = communes, kinds  # type: ignore[attr-defined]


class CloseForm(Form):
    reason = TextField("lý do khóa khi còn thôn chưa xong", lines=2, longest=400, required=False)


class AddForm(Form):
    household = ChoiceField("hộ", choices={}, open=True)
    origin = ChoiceField("vì sao", choices=words.ADDED_ORIGINS, open=True)
    request_on = DateField("ngày của giấy đề nghị", required=False)
    reason = TextField("lý do", lines=2, longest=300, required=False)
    arrival = YesField(
        "hộ mới chuyển đến, mới tách trong kỳ",
        required=False,
        help="Tính vào cột “tăng khác”, không tính là phát sinh mới.",
    )

    def __init__(self, *args: Any, households: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["household"].choices = households  # type: ignore[attr-defined]


class DropForm(Form):
    why = ChoiceField("lý do đưa khỏi danh sách", choices=words.DROPS, open=True)
    note = TextField("ghi rõ", longest=200, required=False)


class ExitForm(Form):
    request_on = DateField("ngày của giấy đề nghị")
    reason = TextField("lý do", lines=2, longest=300, required=False)


class RefuseForm(Form):
    reason = TextField("lý do không công nhận", lines=3, longest=300, help="Hộ nhận được lý do này bằng văn bản.")


class MeetingForm(Form):
    """With a field `vote-<case>` for each household that waits; one left empty takes the number given for all."""

    held_on = DateField("ngày họp")
    place = TextField("nơi họp", longest=200)
    attendance = WholeField("số người dự họp", least=1, most=5000)
    households_invited = WholeField("số hộ được mời", least=0, most=5000, required=False)
    chair = TextField("chủ trì", longest=120)
    secretary = TextField("thư ký", longest=120)
    front_supervisor = TextField("đại diện Mặt trận giám sát", longest=120, required=False)
    opinions = TextField("ý kiến tại cuộc họp", lines=4, longest=10000, required=False)

    def __init__(self, *args: Any, waiting: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["same"] = WholeField(
            "số người đồng ý cho mọi hộ", least=0, most=5000, required=False, help="Điền cho các hộ để trống ở dưới; hộ nào khác thì ghi số riêng của hộ ấy.",
        )  # fmt: skip
        for pk, label in waiting.items():
            self.fields[f"vote-{pk}"] = WholeField(label, least=0, most=5000, required=False)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        self._fill(found)
        if (present := found.get("attendance")) is not None:
            over = [
                name for name, value in found.items() if self._is_count(name) and value is not None and value > present
            ]
            for name in ["same"] if "same" in over else over:
                self.add_error(name, f"Số người đồng ý phải từ 0 đến {present} (số người dự họp).")
        return found

    @staticmethod
    def _is_count(name: str) -> bool:
        return name == "same" or name.startswith("vote-")

    def _fill(self, found: dict[str, Any]) -> None:
        """Rows left empty take the number for all; without one they are named once, not sixty times."""
        rows = [name for name in self.fields if name.startswith("vote-") and name not in self.errors]
        empty = [name for name in rows if found.get(name) is None]
        found.update(dict.fromkeys(empty, found.get("same")))
        if empty and found.get("same") is None and "same" not in self.errors:
            named = "; ".join(str(self.fields[name].label) for name in empty[:5]) + ("; …" if len(empty) > 5 else "")
            self.add_error("same", f"Chưa có số người đồng ý của {len(empty)} hộ ({named}): ghi số cho mọi hộ ở đây, hoặc ghi ở từng hộ.")  # fmt: skip

    def about(self) -> list[Any]:
        return [self[name] for name in self.fields if not self._is_count(name)]

    def ballots(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("vote-")]

    def minutes(self) -> dict[str, Any]:
        """What is said of the meeting as a whole."""
        return {name: value for name, value in self.cleaned_data.items() if not self._is_count(name)}

    def votes(self) -> dict[int, int]:
        return {int(name[5:]): value for name, value in self.cleaned_data.items() if name.startswith("vote-")}


class PostingForm(Form):
    place = ChoiceField("nơi niêm yết", choices=words.POSTING_PLACES, open=True)
    from_on = DateField("từ ngày")
    to_on = DateField("đến hết ngày", help="Ít nhất 3 ngày làm việc, không tính ngày đầu.")
    proof = FileField("ảnh hoặc biên bản niêm yết", kinds=PROOF, megabytes=10, required=False)
    note = TextField("ghi chú", longest=200, required=False)

    def __init__(self, *args: Any, without: str | None = None, **kwargs: Any) -> None:
        """`without`: the place that the role does not post at."""
        super().__init__(*args, **kwargs)
        places = {key: name for key, name in words.POSTING_PLACES.items() if key != without}
        self.fields["place"].choices = places  # type: ignore[attr-defined]


class CommunePostingForm(Form):
    from_on = DateField("từ ngày")
    to_on = DateField("đến hết ngày", help="Ít nhất 3 ngày làm việc, không tính ngày đầu.")
    note = TextField("ghi chú", longest=200, required=False)


class ComplaintForm(Form):
    """`cases`: the posted lines that are offered. Whom it is about is said, never supposed."""

    about = ChoiceField(
        "phản ánh về", choices={"line": "một hộ trong danh sách niêm yết", "missing": "hộ bị sót, không có trong danh sách"}, open=True
    )  # fmt: skip
    case = ChoiceField("hộ bị phản ánh", choices={}, required=False)
    complainant = TextField("người phản ánh", longest=120)
    received_on = DateField("ngày nhận")
    text = TextField("nội dung phản ánh", lines=4, longest=5000)

    def __init__(self, *args: Any, cases: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = {"": "chọn hộ"} | dict(cases)  # type: ignore[attr-defined]
        self.fields["about"].error_messages["required"] = (
            "Hãy chọn: phản ánh về một hộ trong danh sách hay về hộ bị sót."
        )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        about, case = found.get("about"), found.get("case")
        if about == "line" and not case and "case" not in self.errors:
            self.add_error(
                "case", "Hãy chọn hộ bị phản ánh; gõ tên chủ hộ hoặc mã hộ rồi bấm “Tìm hộ” nếu danh sách dài."
            )
        if about == "missing" and case:
            self.add_error("about", "Đã chọn một hộ trong danh sách: phản ánh về hộ ấy hay về hộ bị sót? Nếu về hộ bị sót, hãy bỏ chọn hộ.")  # fmt: skip
        return found


class AnswerForm(Form):
    """`households` only for a complaint that one is missing."""

    upheld = ChoiceField("kết quả phúc tra", choices={"yes": "Phản ánh đúng: khảo sát và họp dân lại", "no": "Phản ánh không đúng: giữ kết quả"}, open=True)  # fmt: skip
    text = TextField("trả lời người phản ánh", lines=4, longest=5000)

    def __init__(self, *args: Any, households: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if households is not None:
            self.fields["household"] = ChoiceField(
                "hộ đưa vào danh sách (khi phản ánh đúng)", choices={"": "chọn hộ"} | dict(households), required=False
            )


class AskForm(Form):
    document = TextField("số tờ trình", longest=80, help="Ví dụ 12/TTr-UBND.")
    asked_on = DateField("ngày gửi")
    authority = TextField("cơ quan cho ý kiến", longest=200, required=False)


class OpinionForm(Form):
    agrees = ChoiceField(
        "ý kiến", choices={"yes": "Thống nhất", "no": "Chưa thống nhất, trả về xã phúc tra"}, open=True
    )
    document = TextField("số văn bản trả lời", longest=80, required=False)
    answered_on = DateField("ngày trả lời")
    note = TextField("lý do, nội dung cần phúc tra", lines=4, longest=5000, required=False)


class SignForm(Form):
    """Signer and day of a decision or of certificates."""

    number = TextField("số quyết định", longest=60, help="Ví dụ 31/QĐ-UBND.")
    signed_on = DateField("ngày ký")
    signer = TextField("người ký", longest=120)
    signer_title = TextField("chức vụ", longest=120)


class CertificateForm(Form):
    signed_on = DateField("ngày ký")
    signer = TextField("người ký", longest=120)


class CorrectionForm(SignForm):
    record = ChoiceField("hộ", choices={})
    poverty_class = ChoiceField("kết quả đúng", choices=words.CLASSES, open=True)
    reason = TextField("lý do đính chính", lines=2, longest=300)

    def __init__(self, *args: Any, records: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["record"].choices = {"": "chọn hộ"} | dict(records)  # type: ignore[attr-defined]


class DrawForm(Form):
    how = ChoiceField("rút theo", choices={"count": "số hộ", "percent": "phần trăm số hộ đã phân loại"}, open=True)
    amount = WholeField("bao nhiêu", least=1, most=1000)
    seed = TextField(
        "mã rút thăm",
        longest=40,
        required=False,
        help="Cùng mã thì rút lại được đúng các hộ ấy. Để trống thì hệ thống tự đặt.",
    )


class RecheckForm(Form):
    checker = TextField("người kiểm tra", longest=120)
    checked_on = DateField("ngày kiểm tra")
    poverty_class = ChoiceField("kết quả kiểm tra", choices=words.CLASSES, open=True)
    income = MoneyField("thu nhập bình quân, đồng/người/tháng", least=0, required=False)
    deprivations = WholeField("số chỉ số thiếu hụt", least=0, most=15, required=False)
    note = TextField("ghi chú", longest=300, required=False)


class EnumeratorForm(Form):
    village = ChoiceField("thôn", choices={})
    name = TextField("họ tên", longest=120)
    trained_on = DateField("ngày tập huấn", required=False)

    def __init__(self, *args: Any, villages: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].choices = villages  # type: ignore[attr-defined]


def season(first: date, last: date) -> dict[str, Any]:
    """Where the form of a new round begins."""
    return {"kind": "periodic", "year": str(first.year), "opens_on": first, "ends_on": last, "review_on": first}
