"""Row scope, audit, rules kept by the database, and the reference lists (peoples, authorities)."""

import csv
from pathlib import Path

from django.db import migrations

from lalanh.kernel import rls
from lalanh.kernel.postgres import RUNTIME

HERE = Path(__file__).resolve().parents[1]
ROWS = (
    "household", "person", "identifier", "missingnumber", "persontrait", "membership", "exitregistration", "householdlink", "mergerecord",
    "notduplicate", "roundvillage", "meeting", "meetingvote", "posting", "complaint", "opinion", "certificate", "enumerator", "reviewcase",
    "survey", "memberanswer", "recheck", "residentcount", "importbatch", "surveypoint",
)  # fmt: skip
ISSUED = ("reviewround", "pointtable", "pointitem")
EVIDENCE = ("classrecord", "steprecord", "certificateyear")
STAGING = ("importline",)


def plain(sql: str) -> migrations.RunSQL:
    return migrations.RunSQL([(sql, None)], migrations.RunSQL.noop)


def lists(apps, editor):
    ethnicity, alias = apps.get_model("registry", "Ethnicity"), apps.get_model("registry", "EthnicAlias")
    for n, row in enumerate(
        csv.DictReader((HERE / "data/ethnicities.csv").read_text(encoding="utf-8").splitlines()), 1
    ):
        made = ethnicity.objects.create(
            key=row["key"],
            name=row["name"],
            code_1979=row["code_1979"],
            code_statistics=row["code_statistics"],
            is_majority=row["key"] == "kinh",
            ordinal=n,
        )
        for name in filter(None, row["aliases"].split("|")):
            alias.objects.create(ethnicity=made, alias=name)
    authority = apps.get_model("registry", "Authority")
    for row in csv.DictReader((HERE / "data/authorities.csv").read_text(encoding="utf-8").splitlines()):
        authority.objects.create(**{key: value or None for key, value in row.items()})


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_registry"), ("kernel", "0002_rights"), ("units", "0002_rights")]
    operations = [
        migrations.RunPython(lists, migrations.RunPython.noop),
        plain("set constraints all immediate"),
        *[operation for name in ROWS for operation in rls.scope(f"registry_{name}")],
        *[operation for name in ISSUED for operation in rls.scope(f"registry_{name}", issued="is_issued")],
        *[operation for name in EVIDENCE for operation in rls.scope(f"registry_{name}", insert_only=True)],
        *rls.scope("registry_decision", issued="is_issued", insert_only=True),
        *rls.scope("registry_sensitiveread", insert_only=True),
        *[operation for name in STAGING for operation in rls.scope(f"registry_{name}")],
        *rls.scope("registry_cell"),
        plain(f"revoke insert, update, delete on registry_cell from {RUNTIME}"),
        *[rls.audited(f"registry_{name}") for name in (*ROWS, *ISSUED, *EVIDENCE, "decision")],
        *[
            rls.unscoped(f"registry_{name}", "reference list of the law, loaded by migration, the same for everybody")
            for name in ("ethnicity", "ethnicalias", "authority")
        ],
        plain((HERE / "sql/cells.sql").read_text(encoding="utf-8")),
        plain(f"grant select on registry_cells_recomputed to {RUNTIME}"),
        plain((HERE / "sql/rules.sql").read_text(encoding="utf-8")),
        plain(
            f"revoke all on function registry_transfer(bigint, bigint), registry_search(text, integer) from public;"
            f" grant execute on function registry_transfer(bigint, bigint), registry_search(text, integer) to {RUNTIME}"
        ),
    ]
