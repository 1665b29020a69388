"""The plan as a document with a life."""

from django.db import models
from django.db.models import F, Q

from lalanh.kernel.columns import folded


class PlanState(models.TextChoices):
    DRAFT = "draft", "đang xác nhận"
    ISSUED = "issued", "đang thực hiện"
    SUPERSEDED = "superseded", "đã được thay thế"
    CANCELLED = "cancelled", "đã hủy"


class Plan(models.Model):
    """A plan document: its head as printed (empty = not printed), its source text, and where it stands.

    `revision` grows with every change of the plan or one of its items: two people at work on one draft notice each other.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=200, db_collation="C")
    is_issued = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=PlanState, default=PlanState.DRAFT)

    doc_type = models.CharField("loại văn bản", max_length=60, default="", blank=True)
    issuer_name = models.CharField("cơ quan ban hành", max_length=250, default="", blank=True)
    issuer = models.ForeignKey("units.Body", models.PROTECT, null=True, blank=True, related_name="+")
    number = models.CharField("số, ký hiệu", max_length=80, default="", blank=True)
    place = models.CharField("nơi ban hành", max_length=120, default="", blank=True)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    title = models.TextField("trích yếu")
    first_year = models.IntegerField("từ năm", null=True, blank=True)
    last_year = models.IntegerField("đến năm", null=True, blank=True)
    signer_capacity = models.CharField("thẩm quyền ký", max_length=250, default="", blank=True)
    signer_name = models.CharField("người ký", max_length=120, default="", blank=True)

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    amends = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="amendments")
    version = models.PositiveSmallIntegerField(default=1)
    children_level = models.CharField(max_length=10, default="", blank=True)
    children_due_on = models.DateField(null=True, blank=True)

    file = models.ForeignKey("kernel.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    source_text = models.TextField()
    source_note = models.TextField(default="", blank=True)
    revision = models.PositiveIntegerField(default=1)

    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.BigIntegerField(null=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.BigIntegerField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.BigIntegerField(null=True, blank=True)
    closing_reason = models.TextField(default="", blank=True)
    name_fold = folded("number", "title", "issuer_name")

    class Meta:
        constraints = [
            models.CheckConstraint(name="plan_issued", condition=Q(is_issued=True) ^ Q(state=PlanState.DRAFT)),
            models.CheckConstraint(
                name="plan_years", condition=Q(first_year=None) | Q(last_year=None) | Q(last_year__gte=F("first_year"))
            ),
            models.UniqueConstraint(
                name="plan_number_once", fields=["unit", "number", "signed_on"],
                condition=Q(state=PlanState.ISSUED) & ~Q(number="") & Q(signed_on__isnull=False),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["unit_path", "-id"]), models.Index(fields=["parent"])]

    def __str__(self) -> str:
        return self.title
