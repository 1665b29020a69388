"""A household in a round: what was asked, what was found, what it came to."""

from django.db import models
from django.db.models import Case, F, Q, Value, When

from lalanh.engines.poverty.facts import Durability, Latrine, School, Waste, Water, Work
from lalanh.registry.models.households import LISTED, Household, PovertyClass
from lalanh.registry.models.people import Ethnicity, Person, unit_path_field
from lalanh.registry.models.rounds import ReviewRound

INDICATORS = (
    "health_care", "employment", "dependents", "nutrition", "health_insurance", "adult_education", "child_schooling", "housing_quality",
    "housing_area", "water", "latrine", "telecom", "information_assets", "information_devices", "waste",
)  # fmt: skip
"""Of all standards together; a standard uses its own ones, the others stay empty."""
CAUSES = {
    "land": "thiếu đất sản xuất", "capital": "thiếu vốn", "labour": "thiếu lao động", "tools": "thiếu công cụ, phương tiện sản xuất",
    "knowledge": "thiếu kiến thức sản xuất", "skills": "thiếu kỹ năng lao động, sản xuất", "illness": "ốm đau, bệnh nặng, tai nạn", "other": "nguyên nhân khác",
}  # fmt: skip
WISHES = {
    "health": "y tế", "education": "giáo dục", "production": "sản xuất", "credit": "vay vốn", "housing": "nhà ở", "other": "khác",
}  # fmt: skip


def _words(kind: type, names: dict[str, str]) -> list[tuple[str, str]]:
    return [(item.value, names[item.value]) for item in kind]  # type: ignore[attr-defined]


DURABILITIES = _words(Durability, {"durable": "bền chắc", "not_durable": "không bền chắc"})
WATERS = _words(
    Water,
    {
        "piped": "nước máy", "drilled_well": "giếng khoan", "protected_well": "giếng đào được bảo vệ", "protected_spring": "khe, mó được bảo vệ",
        "rain": "nước mưa", "bottled": "nước đóng chai, bình", "other": "nguồn khác, không hợp vệ sinh",
    },
)  # fmt: skip
LATRINES = _words(
    Latrine,
    {
        "septic": "tự hoại, bán tự hoại", "pour_flush": "thấm dội nước", "ventilated": "chìm có ống thông hơi", "slab": "hố đào có bệ",
        "two_vault": "hai ngăn", "other": "loại khác", "none": "không có nhà tiêu",
    },
)  # fmt: skip
WASTES = _words(Waste, {"collected": "được thu gom", "treated": "tự xử lý hợp vệ sinh", "untreated": "chưa xử lý"})
SCHOOLS = _words(
    School,
    {
        "none": "không", "preschool": "mầm non", "primary": "tiểu học", "lower_secondary": "trung học cơ sở", "upper_secondary": "trung học phổ thông",
        "vocational": "đào tạo nghề (sơ cấp trở lên)", "higher": "cao đẳng, đại học trở lên",
    },
)  # fmt: skip
WORKS = _words(
    Work,
    {
        "contract": "làm công có hợp đồng", "no_contract": "làm công không hợp đồng", "own": "tự làm (nông, lâm nghiệp, buôn bán …)",
        "seeking": "muốn làm nhưng không tìm được việc", "not_seeking": "không có nhu cầu làm việc", "unable": "không có khả năng lao động", "studying": "đang đi học",
    },
)  # fmt: skip


class Origin(models.TextChoices):
    LISTED = "listed", "đang là hộ nghèo, cận nghèo"
    REQUESTED = "requested", "có giấy đề nghị (Mẫu 01)"
    EXIT_REQUESTED = "exit_requested", "đề nghị thoát (Mẫu 04)"
    ADDED = "added", "Ban Chỉ đạo bổ sung"


class CaseState(models.TextChoices):
    LISTED = "listed", "chờ khảo sát"
    SURVEYED = "surveyed", "đã khảo sát"
    CLASSIFIED = "classified", "đã phân loại"
    AGREED = "agreed", "dân đã thống nhất"
    DISPUTED = "disputed", "họp chưa thống nhất"
    SUSPENDED = "suspended", "tạm dừng do có phản ánh"
    DECIDED = "decided", "đã có quyết định"
    REFUSED = "refused", "không công nhận"
    DROPPED = "dropped", "đưa khỏi danh sách"


class Movement(models.TextChoices):
    """Of one case between the opening and the result (tables 2 and 3)."""

    NONE = "", "không trong diện"
    PENDING = "pending", "chưa có kết quả"
    STAYED = "stayed", "giữ nguyên"
    POOR_TO_NEAR = "poor_to_near", "hộ nghèo thành cận nghèo"
    POOR_TO_ABOVE = "poor_to_above", "hộ nghèo vượt chuẩn cận nghèo"
    NEAR_TO_POOR = "near_to_poor", "hộ cận nghèo thành nghèo"
    NEAR_TO_ABOVE = "near_to_above", "hộ cận nghèo vượt chuẩn"
    RELAPSE = "relapse", "tái nghèo, tái cận nghèo"
    NEW = "new", "phát sinh mới"
    OTHER_OUT = "other_out", "giảm khác (chuyển đi, tách, nhập, chết)"
    OTHER_IN = "other_in", "tăng khác (chuyển đến, tách hộ)"


class Arrival(models.TextChoices):
    """How a case stands to the opening list, apart from its class."""

    NONE = "", "không đổi"
    CAME = "came", "chuyển đến, tách hộ từ hộ trong danh sách"
    GONE = "gone", "chuyển đi, nhập hộ, chết"


def flag() -> models.BooleanField:
    return models.BooleanField(null=True)


def _movement() -> Case:
    """Kept by the database, so that no writer can disagree with it."""
    poor, near, listed = PovertyClass.POOR, PovertyClass.NEAR_POOR, LISTED
    was, now = Q(opening_class__in=listed), Q(poverty_class__in=listed)
    rules = (
        (Q(arrival=Arrival.GONE) & was, Movement.OTHER_OUT),
        (Q(arrival=Arrival.GONE), Movement.NONE),
        (was & Q(poverty_class=PovertyClass.UNKNOWN), Movement.PENDING),
        (Q(opening_class=F("poverty_class")) & was, Movement.STAYED),
        (Q(opening_class=poor, poverty_class=near), Movement.POOR_TO_NEAR),
        (Q(opening_class=near, poverty_class=poor), Movement.NEAR_TO_POOR),
        (Q(opening_class=poor), Movement.POOR_TO_ABOVE),
        (Q(opening_class=near), Movement.NEAR_TO_ABOVE),
        (now & Q(arrival=Arrival.CAME), Movement.OTHER_IN),
        (now & Q(was_poor_before=True), Movement.RELAPSE),
        (now, Movement.NEW),
    )
    return Case(*[When(rule, then=Value(str(name))) for rule, name in rules], default=Value(""), output_field=models.CharField(max_length=14))  # fmt: skip


class ReviewCase(models.Model):
    """A household in a round. Everything that tables count is a column here, frozen with the round; cells follow by trigger."""

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="cases")
    household = models.ForeignKey(Household, models.PROTECT, related_name="cases")
    village = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    unit_path = unit_path_field()
    origin = models.CharField(max_length=14, choices=Origin)
    request_on = models.DateField(null=True, blank=True)
    request_reason = models.CharField(max_length=300, default="", blank=True)
    state = models.CharField(max_length=10, choices=CaseState, default=CaseState.LISTED)
    opening_class = models.CharField(max_length=10, choices=PovertyClass, default="", blank=True)
    opening_members = models.PositiveSmallIntegerField(default=0)
    arrival = models.CharField(max_length=4, choices=Arrival, default="", blank=True)
    was_poor_before = models.BooleanField(default=False)
    """Poor or near-poor in some year before the opening: coming back is a relapse."""
    head_name = models.CharField(max_length=120, default="")
    ethnicity = models.ForeignKey(Ethnicity, models.PROTECT, null=True, blank=True, related_name="+")
    members = models.PositiveSmallIntegerField(default=0)
    area = models.CharField(max_length=5, choices=[("rural", "nông thôn"), ("urban", "thành thị")])
    head_is_woman = flag()
    has_merit = flag()
    has_no_labour = flag()
    has_social_protection = flag()
    is_indigenous = flag()
    income = models.BigIntegerField("đồng/người/tháng", null=True, blank=True)
    b1 = models.IntegerField(null=True, blank=True)
    b2 = models.IntegerField(null=True, blank=True)
    deprivations = models.PositiveSmallIntegerField(null=True, blank=True)
    unknown_deprivations = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many indicators of the standard are not known; None before the first classification."""
    missing = models.CharField(max_length=300, default="", blank=True)
    poverty_class = models.CharField(max_length=10, choices=PovertyClass, default=PovertyClass.UNKNOWN)
    route = models.CharField(max_length=12, default="", blank=True)
    second_class = models.CharField(max_length=10, choices=PovertyClass, default="", blank=True)
    movement = models.GeneratedField(expression=_movement(), output_field=models.CharField(max_length=14, choices=Movement), db_persist=True)  # fmt: skip
    children = models.PositiveSmallIntegerField(null=True, blank=True)
    """Members under 16 at the review date; the next three are of them."""
    children_malnourished = models.PositiveSmallIntegerField(null=True, blank=True)
    children_uninsured = models.PositiveSmallIntegerField(null=True, blank=True)
    children_out_of_school = models.PositiveSmallIntegerField(null=True, blank=True)
    surveyed_on = models.DateField(null=True, blank=True)
    surveyor = models.CharField(max_length=120, default="", blank=True)
    decision = models.ForeignKey("registry.Decision", models.PROTECT, null=True, blank=True, related_name="cases")
    refusal = models.CharField(max_length=300, default="", blank=True)
    batch = models.ForeignKey("registry.ImportBatch", models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "household", "village"], name="reviewcase_once"),
            models.CheckConstraint(name="reviewcase_income", condition=Q(income=None) | Q(income__gte=0)),
            models.CheckConstraint(name="reviewcase_refusal", condition=~Q(state=CaseState.REFUSED) | ~Q(refusal="")),
            models.CheckConstraint(name="reviewcase_decided", condition=~Q(state=CaseState.DECIDED) | Q(decision__isnull=False)),
        ]  # fmt: skip
        indexes = [models.Index(fields=["round", "unit_path", "id"]), models.Index(fields=["household"])]


for _name in INDICATORS:
    ReviewCase.add_to_class(f"dep_{_name}", flag())
for _name in CAUSES:
    ReviewCase.add_to_class(f"cause_{_name}", models.BooleanField(default=False))
for _name in WISHES:
    ReviewCase.add_to_class(f"wish_{_name}", models.BooleanField(default=False))


class Survey(models.Model):
    """The answers about the household and its house; saved as they come, so everything may be unknown."""

    case = models.OneToOneField(ReviewCase, models.CASCADE, related_name="survey")
    unit_path = unit_path_field()
    income_12_months = models.BigIntegerField("tổng thu nhập 12 tháng (đồng)", null=True, blank=True)
    """Of the whole household, costs taken off, State allowances left out."""
    income = models.BigIntegerField("thu nhập bình quân (đồng/người/tháng)", null=True, blank=True)
    b1 = models.IntegerField(null=True, blank=True)
    wall = models.CharField("tường", max_length=11, choices=DURABILITIES, default="", blank=True)
    column = models.CharField("cột", max_length=11, choices=DURABILITIES, default="", blank=True)
    roof = models.CharField("mái", max_length=11, choices=DURABILITIES, default="", blank=True)
    hard_floor = flag()
    hard_frame = flag()
    hard_roof = flag()
    """"3 cứng" for housing support: nền, khung-tường, mái. Another triple than the deprivation's."""
    area_dm2 = models.PositiveIntegerField("diện tích ở", null=True, blank=True)
    water = models.CharField("nước sinh hoạt", max_length=16, choices=WATERS, default="", blank=True)
    latrine = models.CharField("nhà tiêu", max_length=12, choices=LATRINES, default="", blank=True)
    waste = models.CharField("rác thải sinh hoạt", max_length=10, choices=WASTES, default="", blank=True)
    hears_loudspeaker = flag()
    has_television = flag()
    has_radio = flag()
    has_desktop = flag()
    has_phone = flag()
    has_laptop = flag()
    has_tablet = flag()
    has_smartphone = flag()
    note = models.TextField(default="", blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="survey_income", condition=Q(income=None) | Q(income__gte=0)),
            models.CheckConstraint(name="survey_area", condition=Q(area_dm2=None) | Q(area_dm2__gt=0)),
        ]


class MemberAnswer(models.Model):
    """The answers about one member."""

    case = models.ForeignKey(ReviewCase, models.CASCADE, related_name="member_answers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    unit_path = unit_path_field()
    is_present = models.BooleanField(default=True)
    insured = flag()
    attending = models.CharField("đang học", max_length=16, choices=SCHOOLS, default="", blank=True)
    finished = models.CharField("bằng cấp cao nhất", max_length=16, choices=SCHOOLS, default="", blank=True)
    on_job_certificate = flag()
    work = models.CharField("việc làm", max_length=12, choices=WORKS, default="", blank=True)
    malnourished = flag()
    monthly_allowance = flag()
    uses_internet = flag()
    uses_phone = flag()
    untreated_illness = flag()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="memberanswer_once")]


class Recheck(models.Model):
    """Blind re-check: a household drawn by lot is asked again by somebody who doesn't see the first answer."""

    case = models.OneToOneField(ReviewCase, models.PROTECT, related_name="recheck")
    unit_path = unit_path_field()
    drawn_at = models.DateTimeField(auto_now_add=True)
    drawn_by = models.BigIntegerField(null=True)
    seed = models.CharField(max_length=40)
    checker = models.CharField(max_length=120, default="", blank=True)
    checked_on = models.DateField(null=True, blank=True)
    income = models.BigIntegerField(null=True, blank=True)
    deprivations = models.PositiveSmallIntegerField(null=True, blank=True)
    poverty_class = models.CharField(max_length=10, choices=PovertyClass, default="", blank=True)
    note = models.CharField(max_length=300, default="", blank=True)


class ResidentCount(models.Model):
    """All resident households and persons of a village in a round, not only the reviewed ones: the denominators of tables 1, 12, 13."""

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="resident_counts")
    village = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    unit_path = unit_path_field()
    households = models.PositiveIntegerField()
    persons = models.PositiveIntegerField()
    minority_households = models.PositiveIntegerField(null=True, blank=True)
    minority_persons = models.PositiveIntegerField(null=True, blank=True)
    indigenous_households = models.PositiveIntegerField(null=True, blank=True)
    indigenous_persons = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200)
    changed_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "village"], name="residentcount_once"),
            models.CheckConstraint(name="residentcount_minority", condition=Q(minority_households=None) | Q(minority_households__lte=F("households"))),
            models.CheckConstraint(name="residentcount_minority_persons", condition=Q(minority_persons=None) | Q(minority_persons__lte=F("persons"))),
        ]  # fmt: skip
