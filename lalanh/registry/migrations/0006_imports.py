"""What an import wrote into the class history is known by its batch, and can be taken back with it."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from lalanh.kernel.postgres import RUNTIME

HERE = Path(__file__).resolve().parents[1]


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_cells_with_gone")]
    operations = [
        migrations.AddField(
            "classrecord",
            "batch",
            models.ForeignKey(
                "registry.importbatch", django.db.models.deletion.PROTECT, null=True, blank=True, related_name="+"
            ),
        ),
        migrations.AddField("importbatch", "summary", models.TextField(default="", blank=True)),
        migrations.RunSQL([((HERE / "sql/imports.sql").read_text(encoding="utf-8"), None)], migrations.RunSQL.noop),
        migrations.RunSQL(
            f"revoke all on function registry_forget_import(bigint, bigint[]) from public;"
            f" grant execute on function registry_forget_import(bigint, bigint[]) to {RUNTIME}",
            migrations.RunSQL.noop,
        ),
    ]
