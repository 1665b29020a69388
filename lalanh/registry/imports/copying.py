"""Many rows into tables, by binary COPY on Django's own connection: row security, audit triggers and constraints stay on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

_TYPES = {
    "id": "int8", "int": "int4", "small": "int2", "text": "text", "char": "varchar", "bool": "bool", "date": "date", "time": "timestamptz", "json": "jsonb",
}  # fmt: skip


def copy(table: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]) -> int:
    """Binary COPY into a temporary table; columns as (name, kind of `_TYPES`). How many."""
    names = ", ".join(f'"{name}"' for name, _ in columns)
    types = [_TYPES[kind] for _, kind in columns]
    count = 0
    with connection.cursor() as cursor, cursor.copy(f"copy {table} ({names}) from stdin (format binary)") as stream:
        stream.set_types(types)
        for row in rows:
            stream.write_row(row)
            count += 1
    return count


def insert(table: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]) -> int:
    """Writes `rows` as one statement (one audit entry). PostgreSQL refuses COPY into a table with row security, so it goes
    into a temporary one first and from there by INSERT, which policies and triggers see. How many."""
    names = ", ".join(f'"{name}"' for name, _ in columns)
    stage = f"stage_{table}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"create temporary table if not exists {stage} on commit drop as select {names} from {table} with no data"
        )
        cursor.execute(f"truncate {stage}")
    count = copy(stage, columns, rows)
    with connection.cursor() as cursor:
        cursor.execute(f"insert into {table} ({names}) select {names} from {stage}")
    return count


def ids(table: str, many: int) -> list[int]:
    """`many` keys of the table's own sequence, taken at once."""
    if not many:
        return []
    with connection.cursor() as cursor:
        # the name of the sequence once, not once a key
        cursor.execute("select pg_get_serial_sequence(%s, 'id')", [table])
        cursor.execute("select nextval(%s::regclass) from generate_series(1, %s)", [cursor.fetchone()[0], many])
        return [row[0] for row in cursor.fetchall()]


def long_work() -> None:
    """For this transaction: keys are checked at the end of each statement (not piled up until the commit, where the audit
    chain is held), and a statement may take as long as a province needs."""
    with connection.cursor() as cursor:
        cursor.execute(
            "set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local work_mem = '64MB'"
        )
        cursor.execute(
            "select string_agg(quote_ident(conname), ', ') from pg_constraint where contype = 'f' and condeferrable and (conrelid::regclass::text like 'registry_%' or conrelid = 'kernel_auditrow'::regclass)"
        )
        cursor.execute(f"set constraints {cursor.fetchone()[0]} immediate")
