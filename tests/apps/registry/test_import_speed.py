"""What migration 0014 made quicker gives what it gave before."""

import psycopg
import pytest
from django.db import connection

from lalanh.registry.sql import make_fold

ENTRY = (
    "insert into kernel_auditentry (at, actor, reason, table_name, op, row_count, digest)"
    " values (now(), '', '', 'x', 'I', 1, '\\x00') returning id"
)
ROW = "insert into kernel_auditrow (entry_id, unit_path, row_id, after) values (%s, 'vn', '1', '{}')"


@pytest.fixture
def owner(server, db):
    """The database as its superuser sees it; nothing is kept."""
    with psycopg.connect(server.url("postgres", connection.settings_dict["NAME"])) as found:
        yield found
        found.rollback()


def test_names_are_folded_as_the_kernel_folds_them(owner):
    letters = make_fold.letters()
    plain, folded = "".join(letters), "".join(letters.values())
    asked = (
        "select count(*), count(*) filter (where vn_fold(t) = translate(normalize(t, NFC), %s, %s)) from"
        " (select repeat(chr(n), 2) || chr(7841) || chr(n) t from generate_series(1, 60000) n where n not between 55296 and 57343) x"
    )
    every, same = owner.execute(asked, [plain, folded]).fetchone()
    assert every == same > 50_000


def test_an_audit_row_needs_its_entry(owner):
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        owner.execute(ROW, [10**9])


@pytest.mark.parametrize("change", ["delete from kernel_auditentry where id = %s", "update kernel_auditentry set id = id + 10 ^ 9 where id = %s", "update kernel_auditrow set entry_id = entry_id + 10 ^ 9 where entry_id = %s"])  # fmt: skip
def test_an_entry_and_its_rows_stay_together(owner, change):
    (entry,) = owner.execute(ENTRY).fetchone()
    owner.execute(ROW, [entry])
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        owner.execute(change, [entry])


def test_an_entry_without_rows_may_go(owner):
    (entry,) = owner.execute(ENTRY).fetchone()
    assert owner.execute("delete from kernel_auditentry where id = %s", [entry]).rowcount == 1


def test_the_fold_file_is_what_the_program_prints(capsys):
    make_fold.main()
    assert (make_fold.KERNEL.parents[2] / "registry/sql/fold.sql").read_text("utf-8") == capsys.readouterr().out
