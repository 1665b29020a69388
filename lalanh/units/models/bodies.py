"""Bodies: committees, departments, the Front, banks … with the names of the day."""

from django.db import models
from django.db.models import F, Q

from lalanh.kernel.columns import DatedQuerySet, folded, in_order
from lalanh.units.models.places import Unit


class BodyKind(models.TextChoices):
    COMMITTEE = "committee", "Ủy ban nhân dân"
    COUNCIL = "council", "Hội đồng nhân dân"
    DEPARTMENT = "department", "cơ quan chuyên môn"
    PARTY = "party", "cơ quan Đảng"
    FRONT = "front", "Mặt trận Tổ quốc"
    ASSOCIATION = "association", "đoàn thể, hội"
    BANK = "bank", "ngân hàng"
    FORCES = "forces", "lực lượng vũ trang"
    STEERING = "steering", "ban chỉ đạo, hội đồng"
    POST = "post", "chức danh công chức"
    ENTERPRISE = "enterprise", "doanh nghiệp, hợp tác xã"
    SERVICE = "service", "đơn vị sự nghiệp"
    VILLAGE = "village", "thôn, tổ dân phố"
    OTHER = "other", "khác"


class Body(models.Model):
    """An organisation at a unit. `function` is the field of work that survives a renaming ("lao động - giảm nghèo")."""

    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên gọn", max_length=120, default="", blank=True)
    kind = models.CharField("loại", max_length=20, choices=BodyKind)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bodies")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    function = models.CharField("lĩnh vực", max_length=120, default="", blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    name_fold = folded("name", "short_name")

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "name", "valid_from"], name="body_once", nulls_distinct=False),
            in_order("body_dates"),
        ]
        indexes = [models.Index(fields=["name_fold"])]

    def __str__(self) -> str:
        return self.name


class BodyAlias(models.Model):
    """Another spelling under which plans of a unit name a body; learnt when a person confirms a match."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="aliases")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    alias = models.CharField(max_length=200)
    alias_fold = folded("alias")
    learnt_at = models.DateTimeField(auto_now_add=True)
    learnt_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "alias_fold", "body"], name="bodyalias_once")]


class BodySuccession(models.Model):
    """`old` handed its work (of `function`, or all) to `new`."""

    old = models.ForeignKey(Body, models.PROTECT, related_name="successors")
    new = models.ForeignKey(Body, models.PROTECT, related_name="predecessors")
    on = models.DateField()
    function = models.CharField(max_length=120, default="", blank=True)
    legal_basis = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "function"], name="bodysuccession_once"),
            models.CheckConstraint(name="bodysuccession_apart", condition=~Q(old=F("new"))),
        ]
