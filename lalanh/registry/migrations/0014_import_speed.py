"""Large imports: names are folded in a third of the time, codes are taken without a look at every household."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parents[1]


class Migration(migrations.Migration):
    dependencies = [("registry", "0013_unmerge"), ("kernel", "0002_rights")]
    operations = [
        migrations.RunSQL([((HERE / f"sql/{name}.sql").read_text(encoding="utf-8"), None)], migrations.RunSQL.noop)
        for name in ("fold", "take_codes")
    ]
