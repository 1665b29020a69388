"""What a plan says, one row per item, each tied to its place in the source text."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from lalanh.kernel.columns import folded
from lalanh.planning.models.plans import Plan


class Review(models.TextChoices):
    PENDING = "pending", "chưa xác nhận"
    ACCEPTED = "accepted", "đã nhận"
    EDITED = "edited", "đã sửa"
    DROPPED = "dropped", "đã bỏ"


class Origin(models.TextChoices):
    READ = "read", "máy đọc"
    ADDED = "added", "người thêm"


class Item(models.Model):
    """`span_start`, `span_end`: characters of `plan.source_text`; both empty for what a person added without a quote."""

    plan = models.ForeignKey(Plan, models.CASCADE)
    unit_path = models.CharField(max_length=200, db_collation="C")
    is_issued = models.BooleanField(default=False)
    ordinal = models.IntegerField()
    section = models.CharField("mục", max_length=120, default="", blank=True)
    span_start = models.IntegerField(null=True, blank=True)
    span_end = models.IntegerField(null=True, blank=True)
    review = models.CharField(max_length=10, choices=Review, default=Review.PENDING)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.READ)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.BigIntegerField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["ordinal", "pk"]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_span", condition=Q(span_start=None, span_end=None) | Q(span_end__gte=F("span_start"))
            ),
            models.CheckConstraint(
                name="%(class)s_reviewed", condition=Q(review=Review.PENDING) | Q(reviewed_at__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["plan", "ordinal"]), models.Index(fields=["unit_path"])]


class PlanSection(Item):
    """A numbered heading."""

    number = models.CharField(max_length=60)
    title = models.TextField()
    level = models.PositiveSmallIntegerField()


class LegalBasis(Item):
    """A cited document (căn cứ or later in the text)."""

    kind = models.CharField("loại văn bản", max_length=80)
    number = models.CharField("số, ký hiệu", max_length=80, default="", blank=True)
    signed_on = models.DateField("ngày", null=True, blank=True)
    issuer = models.CharField("cơ quan", max_length=250, default="", blank=True)


class Target(Item):
    """A promise with a number. `value` None never occurs; direction says whether it is a level, a decrease or an increase."""

    measure = models.TextField("chỉ tiêu")
    subject = models.CharField("đối tượng, phạm vi", max_length=250, default="", blank=True)
    op = models.CharField("so sánh", max_length=8)
    value = models.DecimalField("giá trị", max_digits=20, decimal_places=4)
    value_to = models.DecimalField("đến", max_digits=20, decimal_places=4, null=True, blank=True)
    unit = models.CharField("đơn vị tính", max_length=60, default="", blank=True)
    direction = models.CharField("chiều", max_length=20, default="level")
    by_on = models.DateField("hoàn thành trước", null=True, blank=True)
    search_fold = folded("measure", "subject")


class BudgetLine(Item):
    """An amount in đồng; empty is unknown, not zero. `role`: item, subtotal, total, norm."""

    label = models.TextField("nội dung")
    amount_vnd = models.BigIntegerField("số tiền (đồng)", null=True, blank=True)
    source = models.CharField("nguồn vốn", max_length=120, default="", blank=True)
    role = models.CharField("vai trò", max_length=20)
    project = models.CharField("dự án", max_length=200, default="", blank=True)
    capital = models.CharField("loại vốn", max_length=20, default="", blank=True)
    per_unit = models.CharField("cho mỗi", max_length=60, default="", blank=True)


class Task(Item):
    """A piece of work given to bodies."""

    what = models.TextField("nội dung công việc")
    start_on = models.DateField("bắt đầu", null=True, blank=True)
    end_on = models.DateField("hoàn thành", null=True, blank=True)
    search_fold = folded("what")
    seen_states: list[Any]
    partners: list[Any]
    """Filled by queries.work.tasks_of."""


class Party(models.Model):
    """A body as the plan prints it, and who that is: one body, or all committees of a level ("UBND các xã, thị trấn")."""

    unit_path = models.CharField(max_length=200, db_collation="C")
    is_issued = models.BooleanField(default=False)
    ordinal = models.PositiveSmallIntegerField(default=0)
    printed = models.CharField(max_length=250)
    body = models.ForeignKey("units.Body", models.PROTECT, null=True, blank=True, related_name="+")
    group_level = models.CharField(max_length=10, default="", blank=True)

    class Meta:
        abstract = True
        ordering = ["ordinal", "pk"]
        constraints = [
            models.CheckConstraint(name="%(class)s_one_or_group", condition=Q(body=None) | Q(group_level="")),
        ]
        indexes = [models.Index(fields=["unit_path"]), models.Index(fields=["body"])]


class TaskRole(models.TextChoices):
    LEAD = "lead", "chủ trì"
    SUPPORT = "support", "phối hợp"


class TaskParty(Party):
    task = models.ForeignKey(Task, models.CASCADE, related_name="parties")
    role = models.CharField(max_length=10, choices=TaskRole)


class Duty(Item):
    """A report or paper owed: once (`once`), by period (`monthly` …), or on demand (`adhoc`)."""

    what = models.TextField("nội dung báo cáo")
    to_name = models.CharField("gửi", max_length=250, default="", blank=True)
    via_name = models.CharField("qua", max_length=250, default="", blank=True)
    due_on = models.DateField("hạn", null=True, blank=True)
    recurrence = models.CharField("định kỳ", max_length=20)
    due_day = models.PositiveSmallIntegerField("ngày trong tháng", null=True, blank=True)
    due_next_month = models.BooleanField("tháng sau kỳ báo cáo", default=False)
    search_fold = folded("what")


class DutyRole(models.TextChoices):
    WHO = "who", "người nộp"
    TO = "to", "nơi nhận"
    VIA = "via", "qua"


class DutyParty(Party):
    duty = models.ForeignKey(Duty, models.CASCADE, related_name="parties")
    role = models.CharField(max_length=10, choices=DutyRole)


class PlanRecipient(Item):
    """A line of Nơi nhận."""

    name = models.TextField("nơi nhận")
    purpose = models.CharField("để", max_length=60, default="", blank=True)


class FindingAnswer(models.TextChoices):
    OPEN = "open", "chưa xử lý"
    ACCEPTED = "accepted", "đúng là mâu thuẫn, đã báo cơ quan ban hành"
    FIXED = "fixed", "đã sửa trong dữ liệu theo dõi"
    DISMISSED = "dismissed", "không phải mâu thuẫn"


class Finding(models.Model):
    """A contradiction or gap that the reader found, and what a person answered. The plan's text is never corrected."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="findings")
    unit_path = models.CharField(max_length=200, db_collation="C")
    is_issued = models.BooleanField(default=False)
    ordinal = models.IntegerField()
    rule = models.CharField(max_length=10)
    kind = models.CharField(max_length=40)
    severity = models.CharField(max_length=10)
    message = models.TextField()
    span_start = models.IntegerField()
    span_end = models.IntegerField()
    other_start = models.IntegerField(null=True, blank=True)
    other_end = models.IntegerField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=FindingAnswer, default=FindingAnswer.OPEN)
    note = models.TextField(default="", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["ordinal", "pk"]
        indexes = [models.Index(fields=["plan", "ordinal"]), models.Index(fields=["unit_path"])]
