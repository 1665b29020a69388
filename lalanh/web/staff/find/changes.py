"""A change of the audit in the words of the reader: tables, columns and values as the pages call them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Field

from lalanh.kernel import audit

_FILE = Path(__file__).with_name("words.txt")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d).*)?")
OPS = {"I": "thêm", "U": "sửa", "D": "xóa"}
_QUIET = ("changed_at", "changed_by", "version", "revision")
"""Columns that move with every change and say nothing of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One column of a change: its Vietnamese words, its name in the database, the value before and after."""

    words: str
    raw: str
    old: str
    new: str


@cache
def _words() -> tuple[dict[str, str], dict[str, str]]:
    """Tables; columns, with "table.column" where a column means something else."""
    tables, columns = {}, {}
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, equals, words = line.partition(" = ")
        if equals:
            columns[name] = words
        else:
            name, _, words = line.partition(": ")
            tables[name] = words
    return tables, columns


def tables() -> dict[str, str]:
    """Every audited table with its words."""
    return _words()[0]


@cache
def _field(table: str, column: str) -> Field | None:
    model = next((one for one in apps.get_models() if one._meta.db_table == table), None)
    return next((one for one in model._meta.concrete_fields if one.column == column), None) if model else None


def column(table: str, name: str) -> str:
    """The words of a column: what the pages call it, else the words file; the bare name when nobody gave it words."""
    own = _words()[1].get(f"{table}.{name}")
    field = _field(table, name)
    named = str(field.verbose_name) if field else ""
    if own or (named and named != name.removesuffix("_id").replace("_", " ") and named != "ID"):
        return own or named
    return _words()[1].get(name, name)


def value(table: str, name: str, stored: Any) -> str:
    """A stored value as people read it: choices in words, days as 20/11/2026, yes and no; "trống" for nothing."""
    if stored is None or stored == "":
        return "trống"
    if isinstance(stored, bool):
        return "có" if stored else "không"
    field = _field(table, name)
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(stored, stored))
    if isinstance(stored, str) and (found := _DAY.fullmatch(stored)):
        return f"{found[3]}/{found[2]}/{found[1]}" + (f" {found[4]}" if found[4] else "")
    return str(stored)


_NAMES = ("title", "full_name", "name", "what", "measure", "printed", "label", "alias", "text", "head_name", "username", "number", "kind")  # fmt: skip
"""Columns by which a person knows a row again, the best first."""


def summary(row: audit.Change) -> str:
    """Of a row that was added or thrown away, the words by which it is known; "" when it has none."""
    known = {name: new if new is not None else old for name, old, new in row.fields}
    found = next((name for name in _NAMES if known.get(name)), None)
    return value(row.table, found, known[found]) if found else ""


def told(row: audit.Change) -> Iterator[Told]:
    """The columns that say what changed; those that move with every change come only when nothing else did."""
    loud = [one for one in row.fields if one[0] not in _QUIET and not one[0].endswith("_fold")]
    for name, old, new in loud or row.fields:
        yield Told(column(row.table, name), name, value(row.table, name, old), value(row.table, name, new))
