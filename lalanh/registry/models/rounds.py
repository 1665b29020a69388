"""A review round, its villages on their way through the legal steps, and the records of each step."""

from django.db import models
from django.db.models import F, Q

from lalanh.base import dates
from lalanh.kernel.columns import in_order
from lalanh.registry.models.people import unit_path_field


class RoundKind(models.TextChoices):
    PERIODIC = "periodic", "định kỳ hằng năm"
    AD_HOC = "ad_hoc", "thường xuyên trong năm"
    GENERAL = "general", "tổng rà soát đầu kỳ"


class RoundState(models.TextChoices):
    OPEN = "open", "đang rà soát"
    CLOSED = "closed", "đã khóa số liệu"


class ReviewRound(models.Model):
    """One review in a unit. Ages count at `review_on`. Closing freezes every case (a trigger refuses later writes)."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    unit_path = unit_path_field()
    is_issued = models.BooleanField(default=True)
    """Units below read it."""
    kind = models.CharField(max_length=10, choices=RoundKind)
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    standard = models.CharField(max_length=20)
    second_standard = models.CharField(max_length=20, default="", blank=True)
    review_on = models.DateField("ngày rà soát")
    opens_on = models.DateField()
    ends_on = models.DateField()
    document = models.CharField("kế hoạch rà soát số", max_length=120, default="", blank=True)
    state = models.CharField(max_length=6, choices=RoundState, default=RoundState.OPEN)
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.BigIntegerField(null=True, blank=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-year", "-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="round_dates", condition=Q(ends_on__gte=F("opens_on"))),
            models.CheckConstraint(name="round_closed", condition=Q(state=RoundState.OPEN, closed_at=None) | Q(state=RoundState.CLOSED, closed_at__isnull=False)),
            models.UniqueConstraint(fields=["unit", "year"], condition=Q(kind=RoundKind.PERIODIC), name="round_yearly"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["unit_path"])]

    def __str__(self) -> str:
        return self.name


class Step(models.TextChoices):
    """Where a village stands: the step that is to be done next (QĐ 24/2021/QĐ-TTg, Điều 4-5)."""

    LIST = "list", "lập danh sách"
    SURVEY = "survey", "khảo sát"
    CLASSIFICATION = "classification", "phân loại"
    MEETING = "meeting", "họp dân"
    POSTING = "posting", "niêm yết"
    COMPLAINTS = "complaints", "phúc tra"
    OPINION = "opinion", "xin ý kiến"
    DECISION = "decision", "quyết định"
    CERTIFICATES = "certificates", "giấy chứng nhận"
    DONE = "done", "xong"


class RoundVillage(models.Model):
    """A village in a round: the row of the board."""

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="villages")
    village = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    unit_path = unit_path_field()
    step = models.CharField(max_length=16, choices=Step, default=Step.LIST)
    step_since = models.DateField()
    decision = models.ForeignKey("registry.Decision", models.PROTECT, null=True, blank=True, related_name="villages")
    opinion = models.ForeignKey("registry.Opinion", models.PROTECT, null=True, blank=True, related_name="villages")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "village"], name="roundvillage_once")]
        indexes = [models.Index(fields=["unit_path"]), models.Index(fields=["round", "unit_path"])]


class StepRecord(models.Model):
    """A village went from one step to another. Insert-only; also back, with the reason."""

    round_village = models.ForeignKey(RoundVillage, models.PROTECT, related_name="records")
    from_step = models.CharField(max_length=16, choices=Step)
    to_step = models.CharField(max_length=16, choices=Step)
    on = models.DateField()
    note = models.CharField(max_length=500, default="", blank=True)
    unit_path = unit_path_field()
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.BigIntegerField(null=True)
    author = models.CharField(max_length=150, default="")


class Meeting(models.Model):
    """A village meeting (họp dân) with its minutes. Votes are counted per household in MeetingVote."""

    round_village = models.ForeignKey(RoundVillage, models.PROTECT, related_name="meetings")
    ordinal = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    place = models.CharField(max_length=200)
    households_invited = models.PositiveIntegerField(null=True, blank=True)
    attendance = models.PositiveIntegerField("số người dự")
    chair = models.CharField("chủ trì", max_length=120)
    secretary = models.CharField("thư ký", max_length=120)
    front_supervisor = models.CharField("Mặt trận giám sát", max_length=120, default="", blank=True)
    opinions = models.TextField("ý kiến tại cuộc họp", default="", blank=True)
    unit_path = unit_path_field()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round_village", "ordinal"], name="meeting_once"),
            models.CheckConstraint(name="meeting_attendance", condition=Q(attendance__gte=1)),
        ]


class MeetingVote(models.Model):
    """How many agreed with the class of one household. At least half of those present must (QĐ 24/2021, Điều 5)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="votes")
    case = models.ForeignKey("registry.ReviewCase", models.PROTECT, related_name="votes")
    agreed = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    """The attendance at that vote, kept beside it so that the bound is a constraint."""
    unit_path = unit_path_field()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "case"], name="meetingvote_once"),
            models.CheckConstraint(name="meetingvote_bound", condition=Q(agreed__lte=F("present")) & Q(present__gte=1)),
        ]

    @property
    def carried(self) -> bool:
        return self.agreed * 2 >= self.present


class PostingPlace(models.TextChoices):
    VILLAGE = "village", "nhà sinh hoạt cộng đồng thôn"
    COMMUNE = "commune", "trụ sở UBND cấp xã"
    LOUDSPEAKER = "loudspeaker", "đài truyền thanh"


class Posting(models.Model):
    """Public posting (niêm yết) of the village's result: where, from, to, proof."""

    round_village = models.ForeignKey(RoundVillage, models.PROTECT, related_name="postings")
    place = models.CharField(max_length=12, choices=PostingPlace)
    from_on = models.DateField()
    to_on = models.DateField()
    proof = models.ForeignKey("kernel.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, default="", blank=True)
    unit_path = unit_path_field()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(name="reviewposting_dates", condition=Q(to_on__gte=F("from_on")))]


class ComplaintState(models.TextChoices):
    OPEN = "open", "đang phúc tra"
    UPHELD = "upheld", "đúng, đã sửa kết quả"
    REJECTED = "rejected", "không đúng, giữ kết quả"


class Complaint(models.Model):
    """A complaint against one line of a posted list (`case`), or that a household is missing. An open one suspends the line."""

    round_village = models.ForeignKey(RoundVillage, models.PROTECT, related_name="complaints")
    case = models.ForeignKey("registry.ReviewCase", models.PROTECT, null=True, blank=True, related_name="complaints")
    complainant = models.CharField(max_length=120)
    received_on = models.DateField()
    due_on = models.DateField()
    text = models.TextField()
    state = models.CharField(max_length=10, choices=ComplaintState, default=ComplaintState.OPEN)
    answer = models.TextField(default="", blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.BigIntegerField(null=True, blank=True)
    unit_path = unit_path_field()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="complaint_answer", condition=Q(state=ComplaintState.OPEN, answered_on=None) | (~Q(state=ComplaintState.OPEN) & Q(answered_on__isnull=False) & ~Q(answer=""))),
        ]  # fmt: skip
        indexes = [models.Index(fields=["unit_path", "state"])]


class Opinion(models.Model):
    """What the authority competent on that day said about a commune's result (district chairman until 30/6/2025)."""

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="opinions")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    authority = models.CharField("cơ quan cho ý kiến", max_length=200)
    asked_on = models.DateField()
    asked_document = models.CharField("tờ trình số", max_length=80)
    due_on = models.DateField()
    agrees = models.BooleanField(null=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_document = models.CharField("văn bản trả lời số", max_length=80, default="", blank=True)
    note = models.TextField(default="", blank=True)
    unit_path = unit_path_field()
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(name="opinion_answer", condition=Q(agrees=None, answered_on=None) | Q(agrees__isnull=False, answered_on__isnull=False))]  # fmt: skip


class Decision(models.Model):
    """Mẫu 02: the commune chairman recognises the list. Insert-only."""

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="decisions")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
    signed_on = models.DateField()
    signer = models.CharField(max_length=120)
    signer_title = models.CharField(max_length=120, default="CHỦ TỊCH")
    opinion = models.ForeignKey(Opinion, models.PROTECT, null=True, blank=True, related_name="decisions")
    is_correction = models.BooleanField(default=False)
    is_issued = models.BooleanField(default=True)
    """Villages below read it."""
    unit_path = unit_path_field()
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "number", "signed_on"], name="decision_once")]

    def __str__(self) -> str:
        return f"{self.number} ngày {self.signed_on:%d/%m/%Y}"


class Certificate(models.Model):
    """Mẫu 03, one book a household; its yearly blocks are CertificateYear."""

    household = models.OneToOneField("registry.Household", models.PROTECT, related_name="certificate")
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawal = models.CharField("lý do thu hồi", max_length=200, default="", blank=True)
    unit_path = unit_path_field()
    issued_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="certificate_withdrawn", condition=Q(withdrawn_on=None, withdrawal="") | (Q(withdrawn_on__isnull=False) & ~Q(withdrawal=""))),
        ]  # fmt: skip
        indexes = [models.Index(fields=["unit_path"])]


class CertificateYear(models.Model):
    """A yearly block: class, deprivations (of the case), decision. Insert-only."""

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    """The year for which it is valid: the one after the review."""
    record = models.OneToOneField("registry.ClassRecord", models.PROTECT, related_name="certificate_year")
    signed_on = models.DateField()
    signer = models.CharField(max_length=120)
    unit_path = unit_path_field()

    class Meta:
        ordering = ["year"]


class Authority(models.Model):
    """Who is competent for a step from a day to a day: data, with the law it rests on and how sure that is."""

    step = models.CharField(max_length=16, choices=Step)
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=10)
    instrument = models.CharField(max_length=200)
    confidence = models.CharField(max_length=10)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [in_order("authority_dates")]


class HigherLine(models.Model):
    """Lines above the national ones that a province sets for itself from a day on: data with its resolution, locked before it counts."""

    standard = models.CharField(max_length=20)
    number = models.CharField("số, ký hiệu văn bản", max_length=80)
    issued_on = models.DateField("ngày ban hành")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    lines = models.JSONField(default=dict)
    """Key of the line → area → đồng a person a month; what is not there stays national."""
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by = models.BigIntegerField(null=True, blank=True)
    loaded_at = models.DateTimeField(auto_now_add=True)
    loaded_by = models.BigIntegerField(null=True)
    unit_path = unit_path_field()
    is_issued = models.BooleanField(default=False)
    """Locked: units below read it."""

    class Meta:
        constraints = [
            in_order("higherline_dates"),
            models.CheckConstraint(name="higherline_locked", condition=Q(is_issued=False, locked_at=None) | Q(is_issued=True, locked_at__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} ngày {dates.numeric(self.issued_on)}"


class Enumerator(models.Model):
    """A reviewer (rà soát viên, điều tra viên) of a round: who, trained when, for which village."""

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="enumerators")
    village = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    user = models.ForeignKey("units.User", models.PROTECT, null=True, blank=True, related_name="+")
    trained_on = models.DateField(null=True, blank=True)
    unit_path = unit_path_field()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "village", "name"], name="enumerator_once")]
