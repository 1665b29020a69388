"""Row scope and audit of plans."""

from django.db import migrations

from lalanh.kernel import rls

ITEMS = (
    "plan", "plansection", "legalbasis", "target", "budgetline", "task", "taskparty", "duty", "dutyparty", "planrecipient", "finding",
)  # fmt: skip
WORK = ("taskstate", "dutyinstance", "obstacle")
EVIDENCE = ("progressnote", "evidence", "readdressing", "targetvalue")


class Migration(migrations.Migration):
    dependencies = [("planning", "0001_planning")]
    operations = [
        *[operation for name in ITEMS for operation in rls.scope(f"planning_{name}", issued="is_issued")],
        *[operation for name in WORK for operation in rls.scope(f"planning_{name}")],
        *[operation for name in EVIDENCE for operation in rls.scope(f"planning_{name}", insert_only=True)],
        *[
            rls.audited(f"planning_{name}", ("source_text",) if name == "plan" else ())
            for name in (*ITEMS, *WORK, *EVIDENCE)
        ],
    ]
