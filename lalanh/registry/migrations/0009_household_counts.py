"""Counts of open households by village, class and people, kept by triggers: the totals of the list."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from lalanh.kernel import rls
from lalanh.kernel.postgres import RUNTIME

HERE = Path(__file__).resolve().parents[1]


class Migration(migrations.Migration):
    dependencies = [("registry", "0008_series"), ("units", "0002_rights")]
    operations = [
        migrations.CreateModel(
            "HouseholdCount",
            [
                ("id", models.BigAutoField(primary_key=True, serialize=False, auto_created=True, verbose_name="ID")),
                ("village", models.ForeignKey("units.unit", django.db.models.deletion.PROTECT, related_name="+")),
                ("unit_path", models.CharField(max_length=200, db_collation="C")),
                ("poverty_class", models.CharField(max_length=10, default="")),
                ("ethnicity", models.CharField(max_length=20, default="")),
                ("households", models.IntegerField(default=0)),
                ("people", models.IntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["unit_path"], name="householdcount_path")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["village", "unit_path", "poverty_class", "ethnicity"], name="householdcount_once"
                    )
                ],
            },
        ),
        *rls.scope("registry_householdcount"),
        migrations.RunSQL(
            f"revoke insert, update, delete on registry_householdcount from {RUNTIME}", migrations.RunSQL.noop
        ),
        migrations.RunSQL(
            [((HERE / "sql/household_counts.sql").read_text(encoding="utf-8"), None)], migrations.RunSQL.noop
        ),
        migrations.RunSQL(f"grant select on registry_householdcount_recomputed to {RUNTIME}", migrations.RunSQL.noop),
    ]
