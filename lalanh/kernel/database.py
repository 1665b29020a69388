"""Which database serves, and how it gets its roles and tables: embedded, or DATABASE_URL of a real server."""

import os
import pathlib
import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from lalanh.kernel import postgres


@dataclass(frozen=True, slots=True)
class Database:
    """Addresses of the two roles; `server` is the embedded one that we started, if any."""

    owner_url: str
    runtime_url: str
    server: postgres.Embedded | None = None

    def environment(self) -> dict[str, str]:
        """For child processes."""
        return {"LALANH_OWNER_URL": self.owner_url, "LALANH_RUNTIME_URL": self.runtime_url}


def open_database(data: pathlib.Path) -> Database:
    """Starts the embedded server in `data`, or prepares the one at DATABASE_URL. Raises PostgresUnavailable."""
    if address := os.environ.get("DATABASE_URL"):
        return _foreign(address, data)
    server = postgres.Embedded(data / "pg").start()
    return Database(server.url(postgres.OWNER), server.url(postgres.RUNTIME), server)


def _foreign(owner_url: str, data: pathlib.Path) -> Database:
    """The address given is the owner's (may create roles, or finds DATABASE_RUNTIME_URL ready). It must not be what serves."""
    runtime = os.environ.get("DATABASE_RUNTIME_URL")
    try:
        with psycopg.connect(owner_url, autocommit=True, connect_timeout=10) as connection:
            if connection.info.server_version < 150000:
                raise postgres.PostgresUnavailable("Máy chủ PostgreSQL ở DATABASE_URL phải từ bản 15 trở lên.")
            if not runtime:
                runtime = _make_runtime(connection, owner_url, data)
    except psycopg.OperationalError as error:
        raise postgres.PostgresUnavailable(f"Không kết nối được DATABASE_URL: {str(error).splitlines()[0]}")
    except psycopg.errors.InsufficientPrivilege:
        raise postgres.PostgresUnavailable(
            f"Tài khoản ở DATABASE_URL không được tạo vai trò {postgres.RUNTIME}: hãy tạo sẵn và đặt DATABASE_RUNTIME_URL."
        )
    return Database(owner_url, runtime)


def _make_runtime(connection: psycopg.Connection, owner_url: str, data: pathlib.Path) -> str:
    password = postgres.secret(data, "runtime-role")
    known = connection.execute("select 1 from pg_roles where rolname = %s", [postgres.RUNTIME]).fetchone()
    verb = "alter" if known else "create"
    connection.execute(
        sql.SQL(verb + " role {} login nosuperuser nobypassrls password {}").format(
            sql.Identifier(postgres.RUNTIME), sql.Literal(password)
        )
    )
    parts = urlsplit(owner_url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{postgres.RUNTIME}:{quote(password, safe='')}@{place}"))


def migrate(database: Database, data: pathlib.Path) -> None:
    """Brings the tables up to date as owner, in a process of its own. Raises PostgresUnavailable with the last line."""
    environment = os.environ | database.environment() | {
        "LALANH_AS_OWNER": "1", "LALANH_DATA": str(data), "DJANGO_SETTINGS_MODULE": "lalanh.config.settings.base",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--no-input", "-v", "0"],
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise postgres.PostgresUnavailable(f"Không cập nhật được cơ sở dữ liệu: {done.stderr.strip().splitlines()[-1]}")
