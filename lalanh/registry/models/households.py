"""Households, memberships, history of class, registrations to leave poverty."""

from django.db import models
from django.db.models import F, Q

from lalanh.kernel.columns import folded
from lalanh.registry.models.people import Ethnicity, Person, unit_path_field


class PovertyClass(models.TextChoices):
    """Result of a classification (contract of `lalanh classify`)."""

    POOR = "poor", "hộ nghèo"
    NEAR_POOR = "near_poor", "hộ cận nghèo"
    AVERAGE = "average", "hộ có mức sống trung bình"
    BETTER_OFF = "better_off", "hộ trên mức sống trung bình"
    NOT_POOR = "not_poor", "không nghèo, không cận nghèo"
    UNKNOWN = "unknown", "chưa đủ thông tin"


LISTED = (PovertyClass.POOR, PovertyClass.NEAR_POOR)


class CloseReason(models.TextChoices):
    MOVED_AWAY = "moved_away", "chuyển đi nơi khác"
    MERGED = "merged", "nhập vào hộ khác"
    DIED_OUT = "died_out", "không còn thành viên"
    MISTAKE = "mistake", "ghi nhầm"


class Household(models.Model):
    """People who live together, at a village. `unit_path` is the village's. What the list page shows is kept on the row."""

    code = models.CharField("mã hộ", max_length=30)
    outside_code = models.CharField("mã ở sổ khác", max_length=30, default="", blank=True)
    """As another system or workbook numbers it; doubles are real."""
    village = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", db_index=False)
    unit_path = unit_path_field()
    address = models.CharField("địa chỉ", max_length=200, default="", blank=True)
    phone = models.CharField("điện thoại", max_length=20, default="", blank=True)
    registered_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    close_reason = models.CharField(max_length=12, choices=CloseReason, default="", blank=True)
    head = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    head_name = models.CharField(max_length=120, default="", blank=True)
    head_is_woman = models.BooleanField(null=True)
    head_fold = folded("head_name")
    ethnicity = models.ForeignKey(Ethnicity, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    """Of the head: how the forms count a household."""
    member_count = models.PositiveSmallIntegerField(default=0)
    has_merit = models.BooleanField("có thành viên là người có công", null=True)
    has_no_labour = models.BooleanField("không có khả năng lao động", null=True)
    has_social_protection = models.BooleanField("có đối tượng bảo trợ xã hội", null=True)
    is_indigenous = models.BooleanField("dân tộc tại chỗ", null=True)
    poverty_class = models.CharField(max_length=10, choices=PovertyClass, default="", blank=True)
    """The latest decided class; "" when none was ever decided."""
    class_year = models.PositiveSmallIntegerField(null=True, blank=True)
    batch = models.ForeignKey("registry.ImportBatch", models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "code"], name="household_code"),
            models.CheckConstraint(
                name="household_closed",
                condition=Q(closed_on=None, close_reason="") | (Q(closed_on__gte=F("registered_on")) & ~Q(close_reason="")),
            ),
            models.CheckConstraint(name="household_class", condition=Q(poverty_class="", class_year=None) | (~Q(poverty_class="") & Q(class_year__isnull=False))),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["unit_path", "code"]),
            models.Index(fields=["unit_path", "poverty_class"]),
            models.Index(
                fields=["unit_path", "code"], include=["id", "member_count", "poverty_class"], name="household_listed",
                condition=Q(closed_on__isnull=True, poverty_class__in=["poor", "near_poor"]),
            ),
            models.Index(fields=["head_fold"], name="household_head", opclasses=["text_pattern_ops"]),
            models.Index(fields=["code"]),
            models.Index(fields=["outside_code"]),
            models.Index(fields=["ethnicity"], name="household_ethnicity"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.head_name or 'hộ chưa có chủ hộ'} ({self.code})"


class HouseholdCount(models.Model):
    """Open households and their members of a village by class and people (ethnicity of the head, "" unknown), and how many
    of them are in each group. Written by triggers on Household only; a list's total is a sum of these, exact to the last
    household."""

    village = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    unit_path = unit_path_field()
    poverty_class = models.CharField(max_length=10, default="")
    ethnicity = models.CharField(max_length=20, default="")
    households = models.IntegerField(default=0)
    people = models.IntegerField(default=0)
    merit_households = models.IntegerField(default=0, db_default=0)
    merit_people = models.IntegerField(default=0, db_default=0)
    no_labour_households = models.IntegerField(default=0, db_default=0)
    no_labour_people = models.IntegerField(default=0, db_default=0)
    social_protection_households = models.IntegerField(default=0, db_default=0)
    social_protection_people = models.IntegerField(default=0, db_default=0)
    indigenous_households = models.IntegerField(default=0, db_default=0)
    indigenous_people = models.IntegerField(default=0, db_default=0)
    women_households = models.IntegerField(default=0, db_default=0)
    women_people = models.IntegerField(default=0, db_default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["village", "unit_path", "poverty_class", "ethnicity"], name="householdcount_once")]  # fmt: skip
        indexes = [models.Index(fields=["unit_path"], name="householdcount_path")]


class Relation(models.TextChoices):
    HEAD = "head", "chủ hộ"
    SPOUSE = "spouse", "vợ, chồng"
    CHILD = "child", "con"
    PARENT = "parent", "bố, mẹ"
    GRANDPARENT = "grandparent", "ông, bà"
    GRANDCHILD = "grandchild", "cháu"
    SIBLING = "sibling", "anh, chị, em"
    IN_LAW = "in_law", "con dâu, con rể"
    OTHER = "other", "khác"


class LeaveReason(models.TextChoices):
    DEATH = "death", "chết"
    MOVED = "moved", "chuyển đi"
    SPLIT = "split", "tách hộ"
    MERGED = "merged", "nhập hộ"
    HEAD_CHANGE = "head_change", "đổi quan hệ với chủ hộ"
    DUPLICATE = "duplicate", "gộp bản ghi trùng"
    MISTAKE = "mistake", "ghi nhầm"


class Membership(models.Model):
    """A person in a household from a day to a day, with the relation to its head."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="memberships", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    relation = models.CharField(max_length=12, choices=Relation, default=Relation.OTHER)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    leave_reason = models.CharField(max_length=12, choices=LeaveReason, default="", blank=True)
    unit_path = unit_path_field()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(left_on=None), name="membership_one_home"),
            models.UniqueConstraint(fields=["household"], condition=Q(left_on=None, relation=Relation.HEAD), name="membership_one_head"),
            models.CheckConstraint(name="membership_dates", condition=Q(left_on=None, leave_reason="") | (Q(left_on__gte=F("joined_on")) & ~Q(leave_reason=""))),
        ]  # fmt: skip
        indexes = [models.Index(fields=["household", "left_on"])]


class LinkKind(models.TextChoices):
    SPLIT = "split", "tách từ"
    MERGE = "merge", "nhập vào"
    MOVE = "move", "chuyển chỗ ở"


class HouseholdLink(models.Model):
    """`old` was split into, merged into or moved as `new` (a move keeps the household: old = new, with the places)."""

    old = models.ForeignKey(Household, models.PROTECT, related_name="links_out")
    new = models.ForeignKey(Household, models.PROTECT, related_name="links_in")
    kind = models.CharField(max_length=8, choices=LinkKind)
    on = models.DateField()
    from_village = models.ForeignKey("units.Unit", models.PROTECT, null=True, related_name="+")
    to_village = models.ForeignKey("units.Unit", models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=200, default="", blank=True)
    before = models.JSONField(default=dict, blank=True, db_default={})
    """Of a merge: the groups of `new` as they were, for its undoing."""
    undone_on = models.DateField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.BigIntegerField(null=True, blank=True)
    unit_path = unit_path_field()
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.BigIntegerField(null=True)


class RecordSource(models.TextChoices):
    DECISION = "decision", "quyết định công nhận"
    IMPORT = "import", "nhập từ danh sách cũ"
    CORRECTION = "correction", "đính chính"


class ClassRecord(models.Model):
    """The class of a household for a year under one standard. Insert-only: a correction is a new row that names what it corrects."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="class_records", db_index=False)
    year = models.PositiveSmallIntegerField()
    standard = models.CharField(max_length=20)
    poverty_class = models.CharField(max_length=10, choices=PovertyClass)
    source = models.CharField(max_length=12, choices=RecordSource)
    decision = models.ForeignKey("registry.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    case = models.ForeignKey("registry.ReviewCase", models.PROTECT, null=True, blank=True, related_name="+")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    reason = models.CharField(max_length=300, default="", blank=True)
    batch = models.ForeignKey("registry.ImportBatch", models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    unit_path = unit_path_field()
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-year", "-on", "-pk"]
        constraints = [
            models.CheckConstraint(name="classrecord_correction", condition=~Q(source=RecordSource.CORRECTION) | (Q(corrects__isnull=False) & ~Q(reason=""))),
        ]  # fmt: skip
        indexes = [models.Index(fields=["household", "-year"])]


class ExitOutcome(models.TextChoices):
    OPEN = "open", "đang thực hiện"
    REACHED = "reached", "đã thoát"
    NOT_REACHED = "not_reached", "chưa thoát"
    WITHDRAWN = "withdrawn", "rút đăng ký"


class ExitRegistration(models.Model):
    """A household says that it will leave poverty (or near-poverty) in a year; who stands by it; how it went."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="exit_registrations")
    year = models.PositiveSmallIntegerField()
    from_class = models.CharField(max_length=10, choices=PovertyClass)
    plan = models.TextField("cách thoát nghèo", default="", blank=True)
    officer = models.ForeignKey("units.User", models.PROTECT, null=True, blank=True, related_name="+")
    registered_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=ExitOutcome, default=ExitOutcome.OPEN)
    outcome_on = models.DateField(null=True, blank=True)
    outcome_note = models.CharField(max_length=300, default="", blank=True)
    unit_path = unit_path_field()
    changed_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["household", "year"], name="exitregistration_once"),
            models.CheckConstraint(name="exitregistration_outcome", condition=Q(outcome=ExitOutcome.OPEN, outcome_on=None) | (~Q(outcome=ExitOutcome.OPEN) & Q(outcome_on__isnull=False))),
        ]  # fmt: skip
        indexes = [models.Index(fields=["unit_path", "year"]), models.Index(fields=["officer"])]


class SensitiveRead(models.Model):
    """Somebody opened what not everybody may see: a household's page, its numbers, a list with them. Insert-only."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=150)
    user_id = models.BigIntegerField(null=True)
    what = models.CharField(max_length=40)
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="+")
    rows = models.PositiveIntegerField(default=1)
    unit_path = unit_path_field()

    class Meta:
        indexes = [models.Index(fields=["household", "-at"]), models.Index(fields=["unit_path", "-at"])]
