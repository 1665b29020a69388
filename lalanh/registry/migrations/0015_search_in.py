"""A name is looked for within the place that a list is narrowed to, not among the first thousand of the province."""

from pathlib import Path

from django.db import migrations

from lalanh.kernel.postgres import RUNTIME

HERE = Path(__file__).resolve().parents[1]
RIGHTS = (
    "revoke all on function registry_search_in(text, text, text, integer) from public;"
    f" grant execute on function registry_search_in(text, text, text, integer) to {RUNTIME}"
)


class Migration(migrations.Migration):
    dependencies = [("registry", "0014_import_speed")]
    operations = [
        migrations.RunSQL([((HERE / "sql/search_in.sql").read_text(encoding="utf-8"), None)], migrations.RunSQL.noop),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
