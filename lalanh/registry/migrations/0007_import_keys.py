"""COPY tells no keys back: an import takes the keys of its people and households beforehand."""

from django.db import migrations

from lalanh.kernel.postgres import RUNTIME


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_imports")]
    operations = [
        migrations.RunSQL(
            f"grant usage on sequence registry_person_id_seq, registry_household_id_seq, registry_reviewcase_id_seq to {RUNTIME}",
            migrations.RunSQL.noop,
        )
    ]
