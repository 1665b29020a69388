"""Counts of villages over the years for who inherited them."""

from pathlib import Path

from django.db import migrations

from lalanh.kernel.postgres import RUNTIME

HERE = Path(__file__).resolve().parents[1]


class Migration(migrations.Migration):
    dependencies = [("registry", "0007_import_keys")]
    operations = [
        migrations.RunSQL(
            [((HERE / "sql/series.sql").read_text(encoding="utf-8"), None)],
            "drop function registry_village_years(text[]); drop function registry_rounds_named(bigint[])",
        ),
        migrations.RunSQL(
            f"revoke all on function registry_village_years(text[]), registry_rounds_named(bigint[]) from public;"
            f" grant execute on function registry_village_years(text[]), registry_rounds_named(bigint[]) to {RUNTIME}",
            migrations.RunSQL.noop,
        ),
    ]
