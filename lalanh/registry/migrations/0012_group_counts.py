"""Totals of the list by group, and of the poor and near poor without an officer, cost a few rows instead of all households."""

from pathlib import Path

from django.db import migrations, models
from django.db.models import Q

HERE = Path(__file__).resolve().parents[1]
GROUPS = ("merit", "no_labour", "social_protection", "indigenous", "women")


class Migration(migrations.Migration):
    dependencies = [("registry", "0011_round_names")]
    operations = [
        *[
            migrations.AddField("householdcount", f"{group}_{what}", models.IntegerField(default=0, db_default=0))
            for group in GROUPS
            for what in ("households", "people")
        ],
        migrations.RunSQL(
            [((HERE / "sql/household_counts_2.sql").read_text(encoding="utf-8"), None)], migrations.RunSQL.noop
        ),
        migrations.AddIndex(
            "household",
            models.Index(
                fields=["unit_path", "code"], include=["id", "member_count", "poverty_class"], name="household_listed",
                condition=Q(closed_on__isnull=True, poverty_class__in=["poor", "near_poor"]),
            ),
        ),
    ]  # fmt: skip
