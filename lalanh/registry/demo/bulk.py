"""Many rows at once, as the runtime role: binary COPY into a temporary table, then one INSERT, so that row security and triggers see them.

PostgreSQL refuses COPY into a table with row-level security; the way round costs a second copy and keeps every rule.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db import connection, models


@cache
def _columns(model: type[models.Model]) -> dict[str, models.Field]:
    """Column → field, without those that the database computes."""
    own = (field for field in model._meta.concrete_fields if not field.generated)
    return {str(field.column): field for field in own}


def insert(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[int]:
    """Rows of `names` (columns) into the table; columns not named take their default. The new keys in the order of the rows:
    PostgreSQL numbers identity columns in the order of the SELECT."""
    table, known = model._meta.db_table, _columns(model)
    fixed = {name: _default(field) for name, field in known.items() if name not in names and name != "id"}
    types = [_type(known[name]) for name in names]
    listed = ", ".join(f'"{name}"' for name in names)
    shape = ", ".join(f'"{name}" {kind}' for name, kind in zip(names, types, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            f"create temporary table incoming (n bigint generated always as identity, {shape}) on commit drop"
        )
        with cursor.copy(f"copy incoming ({listed}) from stdin (format binary)") as copy:
            copy.set_types([kind.split("(")[0] for kind in types])
            for row in rows:
                copy.write_row(row)
        more = "".join(f', "{name}"' for name in fixed)
        cursor.execute(
            f"insert into {table} ({listed}{more}) select {listed}{', %s' * len(fixed)} from incoming order by n returning id",  # noqa: S608 - names of our own models
            list(fixed.values()),
        )
        keys = sorted(row[0] for row in cursor.fetchall())
        cursor.execute("drop table incoming")
    return keys


def _default(field: models.Field) -> Any:
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        from django.utils import timezone

        return timezone.now()
    return field.get_default() if field.has_default() or not field.null else None


def _type(field: models.Field) -> str:
    kind = str(field.rel_db_type(connection) if field.is_relation else field.db_type(connection))
    return (
        "text"
        if kind.startswith("varchar")
        else {"integer": "int4", "bigint": "int8", "smallint": "int2", "boolean": "bool"}.get(kind, kind)
    )
