"""The map: administrative units, their grades and successors."""

from django.db import models
from django.db.models import F, Q

from lalanh.kernel.columns import DatedQuerySet, folded, in_order


class Level(models.TextChoices):
    NATION = "nation", "trung ương"
    PROVINCE = "province", "cấp tỉnh"
    DISTRICT = "district", "cấp huyện"
    COMMUNE = "commune", "cấp xã"
    VILLAGE = "village", "thôn, tổ dân phố"


class Confidence(models.TextChoices):
    """How sure a recorded fact is, as in the domain files."""

    SOURCE = "source", "đã đối chiếu văn bản"
    RECALL = "recall", "theo trí nhớ, chưa đối chiếu"
    COMPUTED = "computed", "suy ra từ số liệu"


class Unit(models.Model):
    """An administrative unit as it was in one span of time. Codes are reused for other units: (code, valid_from) is who it is."""

    code = models.CharField("mã", max_length=20)
    name = models.CharField("tên", max_length=120)
    kind = models.CharField("loại", max_length=30)
    level = models.CharField("cấp", max_length=10, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    area = models.CharField(
        max_length=10, choices=[("rural", "nông thôn"), ("urban", "thành thị")], default="", blank=True
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    path = models.CharField(max_length=200, unique=True, db_collation="C")
    source = models.TextField(default="", blank=True)
    name_key = models.CharField(max_length=120, editable=False)
    """`units.names.place_key(name)`: what all spellings of the name share."""
    name_fold = folded("kind", "name")

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["level", "code", "valid_from"], name="unit_identity", nulls_distinct=False),
            in_order("unit_dates"),
        ]
        indexes = [models.Index(fields=["parent"]), models.Index(fields=["name_key"])]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """As it is written in a sentence: "xã Đăk Tờ Re"."""
        return f"{self.kind} {self.name}".strip()


class UnitGrade(models.Model):
    """A grade given for a period by an instrument: region grade I-III, extremely difficult, poor district."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grades")
    grade = models.CharField(max_length=30)
    instrument = models.CharField(max_length=120)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence, default=Confidence.SOURCE)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [in_order("unitgrade_dates")]


class UnitLink(models.Model):
    """`old` went, wholly or in part, into `new`. `share` of its households in 1/10000, None when not known."""

    old = models.ForeignKey(Unit, models.PROTECT, related_name="successors")
    new = models.ForeignKey(Unit, models.PROTECT, related_name="predecessors")
    on = models.DateField()
    share = models.IntegerField(null=True)
    legal_basis = models.CharField(max_length=200)
    confidence = models.CharField(max_length=10, choices=Confidence, default=Confidence.SOURCE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="unitlink_once"),
            models.CheckConstraint(name="unitlink_apart", condition=~Q(old=F("new"))),
            models.CheckConstraint(name="unitlink_share", condition=Q(share=None) | Q(share__gt=0, share__lte=10000)),
        ]
