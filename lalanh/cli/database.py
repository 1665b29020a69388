"""The database for a command: opened, migrated, Django ready to be used as the runtime role."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lalanh.base.errors import UserFacingError
from lalanh.kernel import database as kernel
from lalanh.kernel.postgres import Embedded, PostgresUnavailable

ROOT = pathlib.Path(__file__).resolve().parents[2]


class DatabaseProblem(UserFacingError):  # noqa: N818 - named as its family in base.errors
    """The database can't be opened; the text says why."""


@dataclass(frozen=True, slots=True)
class Opened:
    server: Embedded | None
    started_here: bool


def data_folder() -> pathlib.Path:
    """LALANH_DATA, else var/data of the checkout."""
    return pathlib.Path(os.environ.get("LALANH_DATA", ROOT / "var" / "data")).absolute()


@contextmanager
def prepare(data: pathlib.Path, demo_day: str = "") -> Iterator[Opened]:
    """Opens and migrates the database in `data`, sets Django up for it. Raises DatabaseProblem."""
    data.mkdir(parents=True, exist_ok=True)
    os.environ.update(LALANH_DATA=str(data), DJANGO_SETTINGS_MODULE="lalanh.config.settings.base")
    if demo_day:
        os.environ.update(LALANH_DEMO="1", LALANH_TODAY=demo_day)
    try:
        running = not os.environ.get("DATABASE_URL") and Embedded(data / "pg").ready()
        found = kernel.open_database(data)
        os.environ.update(found.environment())
        kernel.migrate(found, data)
    except PostgresUnavailable as error:
        raise DatabaseProblem(str(error)) from error
    import django

    django.setup()
    from lalanh.kernel import audit

    try:
        audit.check_runtime_role()
    except RuntimeError:
        raise DatabaseProblem(
            "Vai trò chạy ứng dụng không được là superuser, chủ bảng hay BYPASSRLS: hãy sửa DATABASE_RUNTIME_URL."
        )
    yield Opened(found.server, not running)


@contextmanager
def bare(data: pathlib.Path) -> Iterator[kernel.Database]:
    """The database in `data` as it is, neither migrated nor Django set up; stopped again if it was started for this."""
    data.mkdir(parents=True, exist_ok=True)
    try:
        running = not os.environ.get("DATABASE_URL") and Embedded(data / "pg").ready()
        found = kernel.open_database(data)
    except PostgresUnavailable as error:
        raise DatabaseProblem(str(error)) from error
    try:
        yield found
    finally:
        if found.server and not running:
            found.server.stop()
