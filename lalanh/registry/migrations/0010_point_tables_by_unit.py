"""One locked point table for a zone and area in each unit: two provinces of one zone do not see, and do not hinder, each other."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("registry", "0009_household_counts")]
    operations = [
        migrations.RemoveConstraint("pointtable", "pointtable_once"),
        migrations.AddConstraint(
            "pointtable",
            models.UniqueConstraint(
                fields=["unit_path", "standard", "zone", "area"],
                condition=Q(locked_at__isnull=False),
                name="pointtable_once",
            ),
        ),
    ]
