"""What happens after a plan is issued. Rows belong to the unit that does the work (`unit_path`)."""

from django.db import models
from django.db.models import F, Q

from lalanh.kernel.columns import folded
from lalanh.planning.models.items import Duty, Target, Task


class TaskStatus(models.TextChoices):
    NOT_STARTED = "not_started", "chưa làm"
    IN_PROGRESS = "in_progress", "đang làm"
    DONE = "done", "đã xong"
    STUCK = "stuck", "đang vướng"
    NOT_DONE = "not_done", "không thực hiện"


class TaskState(models.Model):
    """Where one body stands with one task; its history is the notes."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="states")
    body = models.ForeignKey("units.Body", models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=200, db_collation="C")
    is_lead = models.BooleanField()
    status = models.CharField(max_length=12, choices=TaskStatus, default=TaskStatus.NOT_STARTED)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "body"], name="taskstate_once"),
            models.CheckConstraint(name="taskstate_percent", condition=Q(percent=None) | Q(percent__lte=100)),
            models.CheckConstraint(
                name="taskstate_done",
                condition=Q(status=TaskStatus.DONE, done_on__isnull=False)
                | (~Q(status=TaskStatus.DONE) & Q(done_on=None)),
            ),
        ]
        indexes = [models.Index(fields=["unit_path"]), models.Index(fields=["body", "status"])]


class ProgressNote(models.Model):
    """What was done, said by somebody on a day. Insert-only."""

    state = models.ForeignKey(TaskState, models.PROTECT, related_name="notes")
    unit_path = models.CharField(max_length=200, db_collation="C")
    on = models.DateField()
    text = models.TextField()
    status = models.CharField(max_length=12, choices=TaskStatus)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.BigIntegerField(null=True)
    author = models.CharField(max_length=120)

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["state", "-on"])]


class Evidence(models.Model):
    """A file that shows what was done. Insert-only."""

    note = models.ForeignKey(ProgressNote, models.PROTECT, related_name="evidence")
    unit_path = models.CharField(max_length=200, db_collation="C")
    file = models.ForeignKey("kernel.StoredFile", models.PROTECT, related_name="+")


class DutyInstance(models.Model):
    """One report that one body owes for one period."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="instances")
    body = models.ForeignKey("units.Body", models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=200, db_collation="C")
    period = models.CharField(max_length=30, default="", blank=True)
    due_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.BigIntegerField(null=True, blank=True)
    document_number = models.CharField(max_length=80, default="", blank=True)
    note = models.TextField(default="", blank=True)
    file = models.ForeignKey("kernel.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "body", "period", "due_on"], name="dutyinstance_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="dutyinstance_submitted",
                condition=Q(submitted_on=None, submitted_at=None)
                | Q(submitted_on__isnull=False, submitted_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["unit_path", "due_on"]), models.Index(fields=["body", "due_on"])]


class Readdressing(models.Model):
    """A decision that from a day on another body does what one body was to do in a plan. Insert-only."""

    plan = models.ForeignKey("planning.Plan", models.PROTECT, related_name="readdressings")
    unit_path = models.CharField(max_length=200, db_collation="C")
    old = models.ForeignKey("units.Body", models.PROTECT, related_name="+")
    new = models.ForeignKey("units.Body", models.PROTECT, related_name="+")
    from_on = models.DateField()
    decision = models.CharField(max_length=200)
    moved_duties = models.PositiveIntegerField(default=0)
    moved_tasks = models.PositiveIntegerField(default=0)
    decided_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(name="readdressing_apart", condition=~Q(old=F("new")))]


class ObstacleState(models.TextChoices):
    OPEN = "open", "chờ trả lời"
    ANSWERED = "answered", "đã trả lời"
    CLOSED = "closed", "đã giải quyết"


class Obstacle(models.Model):
    """A difficulty (khó khăn, vướng mắc) met with a task, what is proposed, and what was answered."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="obstacles")
    body = models.ForeignKey("units.Body", models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=200, db_collation="C")
    text = models.TextField()
    proposal = models.TextField(default="", blank=True)
    state = models.CharField(max_length=10, choices=ObstacleState, default=ObstacleState.OPEN)
    raised_on = models.DateField()
    raised_at = models.DateTimeField(auto_now_add=True)
    raised_by = models.BigIntegerField(null=True)
    author = models.CharField(max_length=120)
    answer = models.TextField(default="", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.BigIntegerField(null=True, blank=True)
    answerer = models.CharField(max_length=120, default="", blank=True)
    search_fold = folded("text", "proposal")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="obstacle_answer",
                condition=Q(state=ObstacleState.OPEN) | ~Q(answer="") | Q(state=ObstacleState.CLOSED),
            ),
        ]
        indexes = [models.Index(fields=["unit_path", "state"])]


class TargetValue(models.Model):
    """What a target stands at on a day, as a unit reports it, with its source. Insert-only: a later row corrects an earlier."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="values")
    unit_path = models.CharField(max_length=200, db_collation="C")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    on = models.DateField()
    value = models.DecimalField(max_digits=20, decimal_places=4)
    numerator = models.BigIntegerField(null=True, blank=True)
    denominator = models.BigIntegerField(null=True, blank=True)
    source = models.CharField(max_length=250)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["target", "-on"])]
