"""Lines above the national ones, set by a province: data, locked before they count."""

from django.db import migrations, models
from django.db.models import Q

from lalanh.kernel import rls
from lalanh.kernel.columns import in_order

LOCKED = """
create or replace function registry_higherline_stays() returns trigger language plpgsql as $$
begin
  if old.locked_at is not null then
    raise exception 'locked lines' using errcode = 'integrity_constraint_violation', constraint = 'higherline_is_locked';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger stays_locked before update or delete on registry_higherline for each row execute function registry_higherline_stays();
"""
BACK = "drop trigger stays_locked on registry_higherline; drop function registry_higherline_stays()"


class Migration(migrations.Migration):
    dependencies = [("registry", "0015_search_in")]
    operations = [
        migrations.CreateModel(
            "HigherLine",
            [
                ("id", models.BigAutoField(primary_key=True, serialize=False, auto_created=True, verbose_name="ID")),
                ("standard", models.CharField(max_length=20)),
                ("number", models.CharField("số, ký hiệu văn bản", max_length=80)),
                ("issued_on", models.DateField("ngày ban hành")),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True, blank=True)),
                ("lines", models.JSONField(default=dict)),
                ("locked_at", models.DateTimeField(null=True, blank=True)),
                ("locked_by", models.BigIntegerField(null=True, blank=True)),
                ("loaded_at", models.DateTimeField(auto_now_add=True)),
                ("loaded_by", models.BigIntegerField(null=True)),
                ("unit_path", models.CharField(max_length=200, db_collation="C")),
                ("is_issued", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    in_order("higherline_dates"),
                    models.CheckConstraint(
                        condition=Q(is_issued=False, locked_at=None) | Q(is_issued=True, locked_at__isnull=False),
                        name="higherline_locked",
                    ),
                ]
            },
        ),
        *rls.scope("registry_higherline", issued="is_issued"),
        rls.audited("registry_higherline"),
        migrations.RunSQL([(LOCKED, None)], BACK),
    ]
