"""Names of rounds only for who may know them; the sample of a closed round is frozen with it."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parents[1]
BACK = (
    "drop trigger frozen_insert on registry_recheck; drop trigger frozen_update on registry_recheck;"
    " drop trigger frozen_delete on registry_recheck"
)


class Migration(migrations.Migration):
    dependencies = [("registry", "0010_point_tables_by_unit")]
    operations = [
        migrations.RunSQL([((HERE / "sql/round_names.sql").read_text(encoding="utf-8"), None)], migrations.RunSQL.noop),
        migrations.RunSQL([((HERE / "sql/frozen_rechecks.sql").read_text(encoding="utf-8"), None)], BACK),
    ]
