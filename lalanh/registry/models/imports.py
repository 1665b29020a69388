"""Workbooks brought in: batches with their staged lines; point tables of an instrument."""

from django.db import models
from django.db.models import Q

from lalanh.registry.models.people import unit_path_field


class ImportKind(models.TextChoices):
    HOUSEHOLDS = "households", "danh sách hộ và thành viên"
    SURVEYS = "surveys", "phiếu khảo sát"
    RESULTS = "results", "kết quả phân loại"


class ImportState(models.TextChoices):
    UPLOADED = "uploaded", "chờ ghép cột"
    CHECKED = "checked", "đã kiểm tra"
    APPLYING = "applying", "đang nạp"
    APPLIED = "applied", "đã nạp"
    UNDONE = "undone", "đã hủy nạp"
    FAILED = "failed", "không đọc được"


class ImportBatch(models.Model):
    """One workbook. What it created carries its key, so that the whole can be taken back."""

    kind = models.CharField(max_length=10, choices=ImportKind)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    unit_path = unit_path_field()
    round = models.ForeignKey("registry.ReviewRound", models.PROTECT, null=True, blank=True, related_name="+")
    file = models.ForeignKey("kernel.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    sheet = models.CharField(max_length=100, default="", blank=True)
    header_line = models.PositiveIntegerField(default=1)
    mapping = models.TextField(default="", blank=True)
    """column of the workbook → field, one "A=full_name" a line."""
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.UPLOADED)
    problem = models.TextField(default="", blank=True)
    summary = models.TextField(default="", blank=True)
    """Counts of the last check or of the loading, one "name=number" a line."""
    lines = models.PositiveIntegerField(default=0)
    bad_lines = models.PositiveIntegerField(default=0)
    applied_lines = models.PositiveIntegerField(default=0)
    households = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.BigIntegerField(null=True)
    author = models.CharField(max_length=150, default="")
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(name="importbatch_applied", condition=~Q(state=ImportState.APPLIED) | Q(applied_at__isnull=False))]  # fmt: skip
        indexes = [models.Index(fields=["unit_path", "-id"])]


class ImportLine(models.Model):
    """A line of the workbook, all text, with what is wrong with it."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    problems = models.JSONField(default=dict)
    """field → sentence; shown, never queried by content."""
    is_bad = models.BooleanField(default=False)
    unit_path = unit_path_field()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="importline_once")]


class PointTable(models.Model):
    """The B1 points of an instrument for one zone and area, loaded as data: none is shipped, because the circular was not in hand."""

    standard = models.CharField(max_length=20)
    zone = models.CharField(max_length=40)
    area = models.CharField(max_length=5, choices=[("rural", "nông thôn"), ("urban", "thành thị")])
    source = models.CharField(max_length=250)
    check_total = models.IntegerField()
    """The sum of all points, told by who loads the table from the circular."""
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by = models.BigIntegerField(null=True, blank=True)
    loaded_at = models.DateTimeField(auto_now_add=True)
    loaded_by = models.BigIntegerField(null=True)
    unit_path = unit_path_field()
    is_issued = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_path", "standard", "zone", "area"], condition=Q(locked_at__isnull=False), name="pointtable_once"),
            models.CheckConstraint(name="pointtable_locked", condition=Q(is_issued=False, locked_at=None) | Q(is_issued=True, locked_at__isnull=False)),
        ]  # fmt: skip


class PointItem(models.Model):
    """An answer and its points. Of one question a household takes one answer."""

    table = models.ForeignKey(PointTable, models.CASCADE, related_name="items")
    question = models.CharField(max_length=200)
    answer = models.CharField(max_length=300)
    points = models.SmallIntegerField()
    ordinal = models.PositiveSmallIntegerField()
    unit_path = unit_path_field()
    is_issued = models.BooleanField(default=False)

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["table", "question", "answer"], name="pointitem_once")]


class SurveyPoint(models.Model):
    """The answer that a household gave to one question of a point table."""

    survey = models.ForeignKey("registry.Survey", models.CASCADE, related_name="points")
    item = models.ForeignKey(PointItem, models.PROTECT, related_name="+")
    unit_path = unit_path_field()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "item"], name="surveypoint_once")]
