"""Codes of households by village, taken under a lock; a move tells the place that receives the household, takes along those
who lived there last, and asks the receiving commune for an officer."""

from pathlib import Path

from django.db import migrations

from lalanh.kernel.postgres import RUNTIME

HERE = Path(__file__).resolve().parents[1]


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_rights")]
    operations = [
        migrations.RunSQL(
            [((HERE / "sql/codes.sql").read_text(encoding="utf-8"), None)],
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            f"revoke all on function registry_take_codes(bigint, integer) from public;"
            f" grant execute on function registry_take_codes(bigint, integer) to {RUNTIME}",
            migrations.RunSQL.noop,
        ),
    ]
