"""Row-level security as migration operations: one policy shape, a range on a C-collated unit path.

No FORCE: the owner runs migrations and must see rows; the runtime role is not the owner.
"""

from django.db import migrations

from lalanh.kernel.postgres import RUNTIME

RANGE = "{column} >= current_setting('app.lo', true) and {column} < current_setting('app.hi', true)"
_DOWN = " or ({flag} and starts_with(current_setting('app.path', true) || '.', {column} || '.'))"


def scope(
    table: str, column: str = "unit_path", issued: str | None = None, insert_only: bool = False
) -> list[migrations.RunSQL]:
    """Policies of a table: its rows belong to the unit at `column`.

    `issued` names a boolean column: such rows are read, not written, by the units below too (a plan issued above them).
    `insert_only` tables are evidence: the runtime role can't change or delete rows.
    """
    within = RANGE.format(column=column)
    readable = f"({within})" + (_DOWN.format(flag=issued, column=column) if issued else "")
    rights = "select, insert" if insert_only else "select, insert, update, delete"
    sql = [
        f"alter table {table} enable row level security",
        f"create policy scope_read on {table} for select using ({readable})",
        f"create policy scope_insert on {table} for insert with check ({within})",
        f"revoke all on {table} from {RUNTIME}",
        f"grant {rights} on {table} to {RUNTIME}",
    ]
    if not insert_only:
        sql += [
            f"create policy scope_update on {table} for update using ({within}) with check ({within})",
            f"create policy scope_delete on {table} for delete using ({within})",
        ]
    undo = [f"alter table {table} disable row level security"]
    undo += [f"drop policy if exists scope_{verb} on {table}" for verb in ("read", "insert", "update", "delete")]
    return [migrations.RunSQL(";\n".join(sql), ";\n".join(undo))]


def audited(table: str, secret: tuple[str, ...] = ()) -> migrations.RunSQL:
    """Statement-level triggers that write every change of `table` to the audit; `secret` columns are left out of it."""
    hidden = "".join(f", '{name}'" for name in secret)
    make, drop = [], []
    for verb, clause in (
        ("insert", "referencing new table as new_rows"),
        ("update", "referencing old table as old_rows new table as new_rows"),
        ("delete", "referencing old table as old_rows"),
    ):
        make.append(
            f"create trigger audit_{verb} after {verb} on {table} {clause} "
            f"for each statement execute function audit_write('{verb[0].upper()}'{hidden})"
        )
        drop.append(f"drop trigger audit_{verb} on {table}")
    return migrations.RunSQL(";\n".join(make), ";\n".join(drop))


def unscoped(table: str, reason: str, rights: str = "select") -> migrations.RunSQL:
    """A table without row scope, and the written reason (kept as the table's comment; a guard test asks for it)."""
    quoted = reason.replace("'", "''")
    sql = f"comment on table {table} is 'no scope: {quoted}'; revoke all on {table} from {RUNTIME}"
    sql += f"; grant {rights} on {table} to {RUNTIME}" if rights else ""
    return migrations.RunSQL(sql, migrations.RunSQL.noop)
