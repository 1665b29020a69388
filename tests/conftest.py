"""The database of the tests: the embedded server in var/test, migrated as owner, used as the runtime role that row-level security binds."""

import fcntl
import hashlib
import os
import pathlib

import pytest

ROOT = pathlib.Path(__file__).parents[1]
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
    "1"  # Playwright's plain API keeps a loop in the thread of the tests; nothing here is asynchronous
)


def _migrations_key() -> str:
    digest = hashlib.sha256()
    for file in sorted([*(ROOT / "lalanh").glob("*/migrations/*.py"), *(ROOT / "lalanh/kernel/sql").glob("*.sql")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


@pytest.fixture(scope="session")
def server():
    from django.conf import settings

    from lalanh.kernel import postgres

    return postgres.Embedded(settings.DATA / "pg").start()


def _template(server) -> str:
    """A migrated database, made once per state of the migrations."""
    from django.core.management import call_command
    from django.db import connections

    from lalanh.kernel import postgres

    name = f"t_{_migrations_key()}"
    with open(server.data / "template.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if server.execute(f"select 1 from pg_database where datname = '{name}'") != "1":
            server.execute("drop database if exists t_half")
            server.execute(f"create database t_half owner {postgres.OWNER}")
            _point(connections["default"], postgres.OWNER, "t_half")
            call_command("migrate", verbosity=0)
            connections["default"].close()
            server.execute(f"alter database t_half rename to {name}")
    return name


def _point(connection, role: str, database: str) -> None:
    connection.close()
    connection.settings_dict.update(USER=role, NAME=database)


@pytest.fixture(scope="session")
def django_db_setup(server, django_db_blocker, worker_id):
    from django.db import connections

    from lalanh.kernel import postgres

    with django_db_blocker.unblock():
        template, name = _template(server), f"w_{worker_id}_{os.getpid()}"
        server.execute(f"drop database if exists {name}")
        server.execute(f"create database {name} template {template} owner {postgres.OWNER}")
        _point(connections["default"], postgres.RUNTIME, name)
    yield
    with django_db_blocker.unblock():
        connections["default"].close()
        server.execute(f"drop database if exists {name} with (force)")


@pytest.fixture(scope="session")
def worker_id(request) -> str:
    return getattr(request.config, "workerinput", {}).get("workerid", "main")


def _users():
    """A file that every test session holds open under a shared lock."""
    place = ROOT / "var" / "test"
    place.mkdir(parents=True, exist_ok=True)
    return open(place / "sessions.lock", "a")


def pytest_sessionstart(session) -> None:
    session.config.lalanh_users = _users()
    fcntl.flock(session.config.lalanh_users, fcntl.LOCK_SH)


def pytest_sessionfinish(session) -> None:
    """The last session stops the server; the next one starts it again in a second."""
    session.config.lalanh_users.close()
    if hasattr(session.config, "workerinput"):
        return
    from lalanh.kernel import postgres

    data = ROOT / "var" / "test" / "pg"
    with _users() as users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        if data.exists():
            postgres.Embedded(data).stop()
