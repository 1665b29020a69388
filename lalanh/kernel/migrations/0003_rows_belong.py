"""Audit rows are tied to their entry once a statement, not once a row: a twelfth of the time of a large import."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

HERE = Path(__file__).resolve().parents[1]


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_rights")]
    operations = [
        migrations.RunSQL(
            [((HERE / "sql/audit_rows.sql").read_text(encoding="utf-8"), None)],
            migrations.RunSQL.noop,
            state_operations=[
                migrations.AlterField(
                    "auditrow",
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="kernel.auditentry",
                        db_constraint=False,
                    ),
                )
            ],
        )
    ]
