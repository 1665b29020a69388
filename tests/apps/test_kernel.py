"""The database of a foreign server, the audit chain, files, the scope."""

import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile

import psycopg
import pytest
from django.db import connection

from lalanh.base.errors import BadInput, NotFound
from lalanh.kernel import audit, database, files, postgres, scope
from lalanh.kernel.actor import NOBODY, system
from tests import factories


@pytest.fixture
def foreign(server, monkeypatch, tmp_path):
    """DATABASE_URL of a server that is not ours: only an address with the right to make roles."""
    server.execute("drop database if exists t_foreign with (force)")
    server.execute("create database t_foreign")
    monkeypatch.setenv("DATABASE_URL", server.url("postgres", "t_foreign"))
    yield tmp_path
    server.execute("drop database if exists t_foreign with (force)")


def test_a_real_server_gets_its_own_runtime_role(foreign):
    found = database.open_database(foreign)
    assert found.server is None
    assert found.runtime_url.startswith(f"postgresql://{postgres.RUNTIME}:")
    database.migrate(found, foreign)
    with psycopg.connect(found.runtime_url) as runtime:
        assert runtime.execute(
            "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"
        ).fetchone() == (False,)
        assert runtime.execute("select count(*) from planning_plan").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            runtime.execute("truncate planning_plan")


def test_a_dead_address_is_said_in_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://x@127.0.0.1:1/none")
    with pytest.raises(postgres.PostgresUnavailable, match="DATABASE_URL"):
        database.open_database(tmp_path)


def test_the_embedded_server_is_found_again(server):
    assert postgres.Embedded(server.data).start().ready()
    assert "DATABASE_URL" not in os.environ


@pytest.mark.django_db
def test_without_a_scope_nothing_is_seen():
    factories.kon_tum()
    scope.enter(system("test"))
    row = files.store(content=b"abc", name="../../x.txt", media_type="text/plain", unit_path="vn.62", by=system("test"))
    assert row.name == "x.txt"
    scope.enter(NOBODY)
    with pytest.raises(NotFound):
        files.load(NOBODY, row.pk)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from kernel_storedfile")
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_files_refuse_what_is_too_large_or_empty():
    scope.enter(system("test"))
    for content in (b"", b"x" * (files.LIMIT + 1)):
        with pytest.raises(BadInput):
            files.store(content=content, name="x", media_type="text/plain", unit_path="vn", by=system("test"))


@pytest.mark.django_db(transaction=False)
def test_a_file_changed_behind_our_back_is_not_served(settings):
    scope.enter(system("test"))
    row = files.store(content=b"signed", name="x.txt", media_type="text/plain", unit_path="vn.62", by=system("test"))
    place = settings.FILES / row.sha256[:2] / row.sha256
    place.write_bytes(b"forged")
    try:
        with pytest.raises(NotFound, match="thay đổi"):
            files.load(system("test"), row.pk)
    finally:
        place.unlink()


def test_the_chain_tells_of_a_forged_entry(server, django_db_setup, django_db_blocker):
    """Committed for real in a database of its own; the owner forges a row as an intruder on the server could."""
    template = next(
        n
        for n in server.execute("select datname from pg_database").split()
        if n.startswith("t_") and n not in ("t_half", "t_foreign")
    )
    server.execute("drop database if exists c_chain with (force)")
    server.execute(f"create database c_chain template {template}")
    try:
        with psycopg.connect(server.url(postgres.RUNTIME, "c_chain")) as runtime:
            runtime.execute(
                "select set_config('app.path', 'vn', true), set_config('app.lo', 'vn', true), set_config('app.hi', 'vn/', true), set_config('app.actor', '1:A', true)"
            )
            for n in range(3):
                runtime.execute(
                    "insert into kernel_storedfile (sha256, name, media_type, size, unit_path, is_issued, stored_at) values (%s, 'a', 'b', 1, 'vn.62', false, now())",
                    [str(n)],
                )
        assert server.execute("select count(*) from kernel_auditlink", "c_chain") == "3"
        assert server.execute("select count(*) from audit_problems()", "c_chain") == "0"
        server.execute(
            "update kernel_auditrow set after = jsonb_set(after, '{name}', '\"forged\"') where id = (select min(id) from kernel_auditrow)",
            "c_chain",
        )
        assert server.execute("select problem from audit_problems()", "c_chain") == "rows changed"
    finally:
        server.execute("drop database if exists c_chain with (force)")


@pytest.mark.django_db
def test_the_head_is_printed_short():
    assert len(audit.head()) in (2, 16)


@pytest.fixture
def shared(monkeypatch):
    """A folder in the place of /var/lib that every account may enter, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="lalanh-shared-") as place:
        os.chmod(place, 0o755)
        monkeypatch.setattr(postgres, "SHARED", pathlib.Path(place))
        yield pathlib.Path(place)


def test_a_server_whose_socket_was_taken_away_is_started_anew(tmp_path, shared):
    server = postgres.Embedded(tmp_path / "pg").start()
    try:
        for file in server.socket.glob(".s.PGSQL.*"):
            file.unlink()
        assert not server.ready()
        assert postgres.Embedded(tmp_path / "pg").start().ready()
    finally:
        server.stop()


@pytest.fixture
def closed(tmp_path):
    """The server's programs where nobody but their owner may go."""
    package = postgres.binaries().parents[1]
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, tmp_path / folder.name)
    for entry in [tmp_path, *tmp_path.rglob("*")]:
        entry.chmod(entry.stat().st_mode & 0o700)
    return tmp_path / postgres.binaries().relative_to(package.parent)


def test_programs_in_a_closed_folder_are_copied_once_to_where_another_account_may_go(closed, shared):
    nobody = pwd.getpwnam("nobody")
    found = postgres._within_reach(closed, nobody)
    assert found.is_relative_to(shared) and postgres._within_reach(closed, nobody) == found
    assert [entry.name[:11] for entry in shared.iterdir()] == ["lalanh-bin-"], "one copy, nothing half made"
    assert all(entry.stat().st_mode & 0o055 == 0o055 for entry in found.iterdir())
    assert subprocess.run([found / "psql", "--version"], check=True, capture_output=True).stdout.startswith(b"psql")
    assert postgres._within_reach(closed, None) == closed, "who runs the server as themselves needs no copy"


def test_a_server_starts_with_programs_in_a_closed_folder(tmp_path, closed, shared, monkeypatch):
    monkeypatch.setenv("PG_BINDIR", str(closed))
    server = postgres.Embedded(tmp_path / "data").start()
    try:
        assert server.execute("select 1") == "1"
        assert server.bin.is_relative_to(shared) == bool(server.account), "root runs it under another account"
    finally:
        server.stop()
