"""Cells: the integers of all tables of a round, by village, ethnicity, class and movement; kept by a trigger on the cases."""

from django.db import models

from lalanh.registry.models.cases import CAUSES, INDICATORS, WISHES
from lalanh.registry.models.people import unit_path_field

KEY = ("round_id", "village_id", "ethnicity", "opening_class", "poverty_class", "movement", "deprived", "state", "gone")
"""`deprived`: number of deprivations, -1 when some is unknown. `ethnicity` "" when unknown. `gone`: moved away, merged, died out."""
SUMS = (
    "households", "persons", "opening_persons", "gained_persons", "lost_persons", "minority", "minority_persons", "indigenous", "indigenous_persons",
    "woman_head", "merit", "merit_persons", "no_labour", "no_labour_persons", "social", "social_persons", "in_no_group", "in_no_group_persons",
    "children", "children_unknown", "children_malnourished", "children_uninsured", "children_out_of_school", "second_poor", "second_near_poor",
    "in_group", "in_group_persons", "unknown_group", "unknown_woman_head", "unknown_merit", "unknown_no_labour", "unknown_indigenous",
    "unknown_malnourished", "unknown_uninsured", "unknown_out_of_school",
    *(f"dep_{name}" for name in INDICATORS), *(f"pdep_{name}" for name in INDICATORS), *(f"udep_{name}" for name in INDICATORS),
    *(f"cause_{name}" for name in CAUSES), *(f"wish_{name}" for name in WISHES),
)  # fmt: skip
"""`in_group`: in any of minority, merit, no labour; `in_no_group`: known to be in none. `unknown_`: households where it is not known.
`dep_` households deprived, `pdep_` persons in them, `udep_` households where it is unknown."""


class Cell(models.Model):
    """Additive integers only: every higher unit and every total is a sum of cells, read when asked."""

    round = models.ForeignKey("registry.ReviewRound", models.CASCADE, related_name="cells")
    village = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    unit_path = unit_path_field()
    ethnicity = models.CharField(max_length=20, default="")
    opening_class = models.CharField(max_length=10, default="")
    poverty_class = models.CharField(max_length=10, default="")
    movement = models.CharField(max_length=14, default="")
    deprived = models.SmallIntegerField(default=-1)
    state = models.CharField(max_length=10, default="")
    gone = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "village", "ethnicity", "opening_class", "poverty_class", "movement", "deprived", "state", "gone"], name="cell_once")
        ]  # fmt: skip
        indexes = [models.Index(fields=["round", "unit_path"])]


for _name in SUMS:
    Cell.add_to_class(_name, models.IntegerField(default=0))
