from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """A certificate is taken back when its household has left poverty and near-poverty."""

    dependencies = [("registry", "0003_household_codes")]
    operations = [
        migrations.AddField("certificate", "withdrawn_on", models.DateField(null=True, blank=True)),
        migrations.AddField(
            "certificate", "withdrawal", models.CharField("lý do thu hồi", max_length=200, default="", blank=True)
        ),
        migrations.AddConstraint(
            "certificate",
            models.CheckConstraint(
                name="certificate_withdrawn",
                condition=Q(withdrawn_on=None, withdrawal="") | (Q(withdrawn_on__isnull=False) & ~Q(withdrawal="")),
            ),
        ),
        migrations.AddIndex("certificate", models.Index(fields=["unit_path"], name="registry_ce_unit_pa_8bc89c_idx")),
    ]
