"""Persons, their numbers, traits, and who lived in which household from when to when."""

from django.db import models
from django.db.models import F, Q

from lalanh.engines.poverty.facts import Sex
from lalanh.kernel.columns import folded, in_order


def unit_path_field() -> models.CharField:
    """To which unit the row belongs: what row security compares."""
    return models.CharField(max_length=200, db_collation="C")


SEXES = [(Sex.MALE.value, "nam"), (Sex.FEMALE.value, "nữ")]


class Ethnicity(models.Model):
    """One of the peoples of Viet Nam under a key of our own: two official lists give the same code to different peoples."""

    key = models.SlugField(max_length=20, primary_key=True)
    name = models.CharField(max_length=40)
    code_1979 = models.CharField("mã theo QĐ 121-TCTK/PPCĐ", max_length=2, default="", blank=True)
    code_statistics = models.CharField("mã theo danh mục thống kê", max_length=2, default="", blank=True)
    is_majority = models.BooleanField(default=False)
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["ordinal"]

    def __str__(self) -> str:
        return self.name


class EthnicAlias(models.Model):
    """Another spelling or a branch: Giẻ Triêng, Jrai, Ca Dong."""

    ethnicity = models.ForeignKey(Ethnicity, models.CASCADE, related_name="aliases")
    alias = models.CharField(max_length=40)
    alias_fold = folded("alias")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alias"], name="ethnicalias_once")]


class Person(models.Model):
    """A person. Who they are does not hang on a number: many here have none. Names have no compulsory family part."""

    full_name = models.CharField("họ tên", max_length=120)
    sex = models.CharField(max_length=6, choices=SEXES, default="", blank=True)
    birth_on = models.DateField("ngày sinh", null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    ethnicity = models.ForeignKey(Ethnicity, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    died_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", db_index=False
    )
    batch = models.ForeignKey("registry.ImportBatch", models.PROTECT, null=True, blank=True, related_name="+")
    unit_path = unit_path_field()
    name_fold = folded("full_name")
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="person_birth", condition=Q(birth_on=None) | Q(birth_year=None)),
            models.CheckConstraint(name="person_year", condition=Q(birth_year=None) | Q(birth_year__gte=1880, birth_year__lte=2200)),
            models.CheckConstraint(name="person_death", condition=Q(died_on=None) | Q(birth_on=None) | Q(died_on__gte=F("birth_on"))),
            models.CheckConstraint(name="person_apart", condition=Q(merged_into=None) | ~Q(merged_into=F("id"))),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["unit_path"]),
            models.Index(fields=["name_fold"], name="person_name", opclasses=["text_pattern_ops"]),
            models.Index(fields=["merged_into"], name="person_merged", condition=Q(merged_into__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def year_of_birth(self) -> int | None:
        return self.birth_on.year if self.birth_on else self.birth_year


class IdentifierKind(models.TextChoices):
    PERSONAL_NUMBER = "personal_number", "số định danh cá nhân (CCCD)"
    OLD_CARD = "old_card", "CMND 9 số"


class Identifier(models.Model):
    """A number of a person. Stored as text: leading zeros count. Not unique on purpose: real registers hold doubles, and
    a refusal would tell that somebody in another commune has the number. The duplicate finder shows them to who may see both."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers", db_index=False)
    kind = models.CharField(max_length=16, choices=IdentifierKind)
    value = models.CharField(max_length=12)
    issued_on = models.DateField(null=True, blank=True)
    issued_by = models.CharField(max_length=120, default="", blank=True)
    unit_path = unit_path_field()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="identifier_once"),
            models.CheckConstraint(
                name="identifier_digits",
                condition=Q(kind=IdentifierKind.PERSONAL_NUMBER, value__regex=r"^\d{12}$")
                | Q(kind=IdentifierKind.OLD_CARD, value__regex=r"^\d{9}$"),
            ),
        ]
        indexes = [models.Index(fields=["value"])]


class NoNumberReason(models.TextChoices):
    CHILD = "child", "trẻ em chưa được cấp"
    NOT_ISSUED = "not_issued", "chưa làm giấy tờ"
    LOST = "lost", "mất giấy tờ"
    REFUSED = "refused", "không cung cấp"
    NOT_ASKED = "not_asked", "chưa thu thập"


class MissingNumber(models.Model):
    """Why a person has no personal number in the registry."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="missing_number")
    reason = models.CharField(max_length=12, choices=NoNumberReason)
    unit_path = unit_path_field()


class Trait(models.TextChoices):
    """Policy groups and vulnerabilities of a person; sensitive as a whole."""

    MERIT = "merit", "người có công"
    SOCIAL_PROTECTION = "social_protection", "bảo trợ xã hội"
    DISABLED = "disabled", "khuyết tật"
    ALONE = "alone", "người cao tuổi cô đơn"
    ORPHAN = "orphan", "trẻ mồ côi"
    ADDICTION = "addiction", "người nghiện ma túy"
    VIOLENCE = "violence", "nạn nhân bạo lực"
    DIOXIN = "dioxin", "nhiễm chất độc hóa học"
    CHRONIC_ILLNESS = "chronic_illness", "bệnh hiểm nghèo"


class PersonTrait(models.Model):
    """A trait from a day to a day."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="traits", db_index=False)
    kind = models.CharField(max_length=20, choices=Trait)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, default="", blank=True)
    unit_path = unit_path_field()

    class Meta:
        constraints = [in_order("persontrait_dates"), models.UniqueConstraint(fields=["person", "kind", "valid_from"], name="persontrait_once", nulls_distinct=False)]  # fmt: skip


class MergeRecord(models.Model):
    """Two rows were one person: what was done, so that it can be undone."""

    kept = models.ForeignKey(Person, models.PROTECT, related_name="+")
    gone = models.ForeignKey(Person, models.PROTECT, related_name="+")
    closed_membership = models.BigIntegerField(null=True)
    moved_identifiers = models.TextField(default="", blank=True)
    unit_path = unit_path_field()
    merged_at = models.DateTimeField(auto_now_add=True)
    merged_by = models.BigIntegerField(null=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.BigIntegerField(null=True, blank=True)


class NotDuplicate(models.Model):
    """A person looked at a pair and said: two people."""

    one = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    unit_path = unit_path_field()
    decided_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="notduplicate_once")]
