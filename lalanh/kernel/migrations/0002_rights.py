"""Vietnamese text functions, the audit chain, and who may touch what."""

from pathlib import Path

from django.db import migrations

from lalanh.kernel import rls
from lalanh.kernel.postgres import RUNTIME

SQL = Path(__file__).resolve().parents[1] / "sql"


def plain(sql: str, undo: str = "") -> migrations.RunSQL:
    return migrations.RunSQL([(sql, None)], undo or migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0001_kernel"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("sessions", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        plain((SQL / "text.sql").read_text()),
        plain((SQL / "audit.sql").read_text()),
        plain(
            "insert into kernel_audithead (one, seq, hash) values (true, 0, '\\x00')", "delete from kernel_audithead"
        ),
        plain(f"grant usage on schema public to {RUNTIME}"),
        plain(
            "alter table kernel_auditrow enable row level security;"
            "create policy scope_read on kernel_auditrow for select using "
            "(unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true));"
            f"revoke all on kernel_auditrow from {RUNTIME}; grant select on kernel_auditrow to {RUNTIME}"
        ),
        plain(
            "alter table kernel_auditentry enable row level security;"
            "create policy scope_read on kernel_auditentry for select using "
            "(exists (select 1 from kernel_auditrow r where r.entry_id = kernel_auditentry.id));"
            f"revoke all on kernel_auditentry from {RUNTIME}; grant select on kernel_auditentry to {RUNTIME}"
        ),
        rls.unscoped("kernel_auditlink", "hashes only, no facts about anybody"),
        rls.unscoped("kernel_audithead", "one hash, printed on every exported document"),
        *rls.scope("kernel_storedfile", issued="is_issued"),
        rls.audited("kernel_storedfile"),
        rls.unscoped(
            "django_session", "looked up by a secret key before anybody is known", "select, insert, update, delete"
        ),
        rls.unscoped("django_content_type", "names of tables"),
        rls.unscoped("django_migrations", "names of migrations"),
        rls.unscoped("auth_permission", "not used: roles are code", ""),
        rls.unscoped("auth_group", "not used: roles are code", ""),
        rls.unscoped("auth_group_permissions", "not used: roles are code", ""),
    ]
