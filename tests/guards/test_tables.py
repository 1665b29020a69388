"""Every table has a row scope or a written reason; the runtime role is bound by both; everything written is audited."""

import pytest
from django.apps import apps
from django.db import connection

pytestmark = pytest.mark.django_db
NOT_AUDITED = {
    "kernel_auditentry", "kernel_auditrow", "kernel_auditlink", "kernel_audithead", "units_loginevent", "registry_sensitiveread",
    "registry_cell", "registry_householdcount", "registry_importline", "registry_ethnicity", "registry_ethnicalias", "registry_authority",
}  # fmt: skip
"""The audit itself; insert-only evidence of their own (log-ins, reads); what is computed from audited rows (cells, counts); lines
staged until they become audited rows; reference lists that only migrations write."""


def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_every_table_has_a_scope_or_a_written_reason():
    found = rows(
        "select c.relname, c.relrowsecurity, coalesce(obj_description(c.oid), '') from pg_class c"
        " join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'"
    )
    assert len(found) > 30
    assert [name for name, secured, comment in found if not secured and not comment.startswith("no scope: ")] == []


def test_the_runtime_role_owns_nothing_and_bypasses_nothing():
    assert rows(
        "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user"
    ) == [(False,) * 4]
    assert rows("select count(*) from pg_class where relowner = current_user::regrole") == [(0,)]


def test_evidence_cannot_be_changed_or_deleted():
    for table in (
        "planning_progressnote",
        "planning_evidence",
        "planning_readdressing",
        "planning_targetvalue",
        "units_loginevent",
        "registry_classrecord",
        "registry_decision",
        "registry_steprecord",
        "registry_certificateyear",
        "registry_sensitiveread",
        "registry_cell",
        "kernel_auditrow",
        "kernel_auditlink",
    ):
        for right in ("update", "delete", "truncate"):
            assert rows(f"select has_table_privilege(current_user, '{table}', '{right}')") == [(False,)], (table, right)


def test_every_table_of_ours_is_audited():
    audited = {
        name
        for (name,) in rows("select distinct tgrelid::regclass::text from pg_trigger where tgname like 'audit\\_%'")
    }
    ours = {
        m._meta.db_table for m in apps.get_models() if m._meta.app_label in ("kernel", "units", "registry", "planning")
    }
    assert ours - audited - NOT_AUDITED == set()


def test_passwords_and_secrets_stay_out_of_the_audit(db):
    from lalanh.kernel import scope
    from lalanh.kernel.actor import system
    from lalanh.units import actions

    scope.enter(system("test"))
    user, _ = actions.create_user(username="a.b.c", full_name="A", by=system("test"))
    actions.start_second_factor(user=user)
    found = rows(
        "select after::text from kernel_auditrow r join kernel_auditentry e on e.id = r.entry_id where e.table_name = 'units_user'"
    )
    assert found
    assert not [text for (text,) in found if "argon2" in text or "md5$" in text or user.totp_secret in text]
