"""A merge of households can be taken back: what the kept one was before, and when it was undone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0012_group_counts")]
    operations = [
        migrations.AddField("householdlink", "before", models.JSONField(default=dict, blank=True, db_default={})),
        migrations.AddField("householdlink", "undone_on", models.DateField(null=True, blank=True)),
        migrations.AddField("householdlink", "undone_at", models.DateTimeField(null=True, blank=True)),
        migrations.AddField("householdlink", "undone_by", models.BigIntegerField(null=True, blank=True)),
    ]
