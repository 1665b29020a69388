"""Cells tell those who are gone from those who stay, count groups as sets, and what is not known."""

from pathlib import Path

from django.db import migrations, models

from lalanh.kernel.postgres import RUNTIME

HERE = Path(__file__).resolve().parents[1]
SUMS = (
    "in_group", "in_group_persons", "unknown_woman_head", "unknown_merit", "unknown_no_labour", "unknown_indigenous",
    "unknown_malnourished", "unknown_uninsured", "unknown_out_of_school",
)  # fmt: skip
KEY = ["round", "village", "ethnicity", "opening_class", "poverty_class", "movement", "deprived", "state", "gone"]


def plain(sql: str) -> migrations.RunSQL:
    return migrations.RunSQL([(sql, None)], migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_certificates")]
    operations = [
        migrations.RemoveConstraint("cell", "cell_once"),
        migrations.AddField("cell", "gone", models.BooleanField(default=False)),
        *[migrations.AddField("cell", name, models.IntegerField(default=0)) for name in SUMS],
        migrations.AddConstraint("cell", models.UniqueConstraint(fields=KEY, name="cell_once")),
        plain((HERE / "sql/cells_2.sql").read_text(encoding="utf-8")),
        plain(f"grant select on registry_cells_recomputed to {RUNTIME}"),
    ]
