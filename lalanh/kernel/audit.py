"""Reading the audit: the chain's soundness, its head, the history of a row."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from lalanh.kernel.actor import Actor
from lalanh.kernel.models import AuditHead, AuditRow

RUNTIME_SETTINGS = ("is_superuser", "rolbypassrls")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one row."""

    at: datetime
    actor: str
    reason: str
    table: str
    op: str
    row_id: str
    fields: list[tuple[str, Any, Any]]
    link_id: int
    """For the next page: rows before this one."""


def problems() -> list[tuple[int, str]]:
    """Every break of the chain as (link number, what is wrong); empty when sound."""
    with connection.cursor() as cursor:
        cursor.execute("select seq, problem from audit_problems() limit 20")
        return list(cursor.fetchall())


def head() -> str:
    """First 16 hex digits of the chain's head, to print on exported documents."""
    row = AuditHead.objects.first()
    return bytes(row.hash).hex()[:16] if row else ""


def changes(
    actor: Actor, *, table: str = "", row_id: str = "", limit: int = 100, before_id: int | None = None
) -> list[Change]:
    """The latest changes in the actor's units, newest first. The entries are looked up for the rows of the page only: their
    policy looks at all rows of an entry, and an import has thousands."""
    rows = AuditRow.objects.filter(unit_path__gte=actor.path, unit_path__lt=actor.path + "/")
    if table:
        rows = rows.filter(entry__table_name=table)
    if row_id:
        rows = rows.filter(row_id=row_id)
    if before_id:
        rows = rows.filter(pk__lt=before_id)
    return [_change(row) for row in rows.order_by("-pk").prefetch_related("entry")[:limit]]


def _change(row: AuditRow) -> Change:
    before, after = row.before or {}, row.after or {}
    fields = [(k, before.get(k), after.get(k)) for k in sorted({*before, *after}) if before.get(k) != after.get(k)]
    entry = row.entry
    return Change(
        entry.at, entry.actor.partition(":")[2], entry.reason, entry.table_name, entry.op, row.row_id, fields, row.pk
    )


def check_runtime_role() -> None:
    """Refuses to serve under a role that row-level security does not bind. Raises RuntimeError."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolsuper or rolbypassrls or exists (select 1 from pg_class where relowner = r.oid and relname = 'kernel_auditentry')"
            " from pg_roles r where rolname = current_user"
        )
        (unbound,) = cursor.fetchone()
    if unbound:
        raise RuntimeError("The runtime database role must not be superuser, owner or BYPASSRLS.")
