"""The whole system in one file, and back: the database as a dump, every stored document, hashes of both."""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile
from datetime import UTC, datetime
from typing import Any

import psycopg

from lalanh.base.errors import BadInput
from lalanh.kernel import postgres
from lalanh.kernel.database import Database

MANIFEST, DUMP, FILES = "manifest.json", "database.dump", "files"
FORMAT = 1
_STORED = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{64}")


def _tool(database: Database, *arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    """pg_dump or pg_restore, under the account that may reach the embedded server."""
    if database.server:
        return database.server.run(*arguments, **options)
    command = [str(postgres.binaries() / arguments[0]), *arguments[1:]]
    return subprocess.run(command, text=True, **options)


def _address(database: Database) -> str:
    """Superuser of the embedded server (owners and grants come back as they were), else the owner's own address."""
    return database.server.url("postgres") if database.server else database.owner_url


def write(database: Database, data: pathlib.Path, target: pathlib.Path) -> int:
    """Writes the backup; the file appears only when it is whole. Returns its size. Raises BadInput."""
    if target.exists():
        raise BadInput(f"Tệp {target} đã có: hãy chọn tên khác, bản sao lưu cũ không bị ghi đè.")
    if not target.absolute().parent.is_dir():
        raise BadInput(f"Không có thư mục {target.absolute().parent}.")
    half = target.with_name(target.name + ".part")
    try:
        with tempfile.TemporaryFile() as dump, zipfile.ZipFile(half, "w", zipfile.ZIP_STORED) as archive:
            done = _tool(database, "pg_dump", "-Fc", "-d", _address(database), stdout=dump, stderr=subprocess.PIPE)
            if done.returncode:
                raise BadInput(f"Không sao lưu được cơ sở dữ liệu: {done.stderr.strip().splitlines()[-1]}")
            dump.seek(0)
            _add(archive, dump, _documents(data))
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    os.chmod(target, 0o600)
    return target.stat().st_size


def _documents(data: pathlib.Path) -> list[pathlib.Path]:
    return sorted(path for path in (data / FILES).glob("??/*") if re.fullmatch(r"[0-9a-f]{64}", path.name))


def _add(archive: zipfile.ZipFile, dump: Any, documents: list[pathlib.Path]) -> None:
    digest = hashlib.sha256()
    with archive.open(DUMP, "w", force_zip64=True) as out:
        while block := dump.read(1 << 20):
            digest.update(block)
            out.write(block)
    for path in documents:
        archive.write(path, f"{FILES}/{path.parent.name}/{path.name}")
    manifest = {
        "format": FORMAT, "written_at": datetime.now(UTC).isoformat(timespec="seconds"), "dump_sha256": digest.hexdigest(),
        "documents": len(documents),
    }  # fmt: skip
    archive.writestr(MANIFEST, json.dumps(manifest, indent=1))


def check(source: pathlib.Path) -> dict[str, object]:
    """The manifest of a sound backup: the dump and every document have their hashes. Raises BadInput."""
    try:
        with zipfile.ZipFile(source) as archive:
            manifest: dict[str, object] = json.loads(archive.read(MANIFEST))
            names = [name for name in archive.namelist() if name.startswith(FILES + "/")]
            if manifest.get("format") != FORMAT or len(names) != manifest.get("documents"):
                raise BadInput(f"{source} không phải bản sao lưu mà phiên bản này đọc được.")
            if _digest(archive, DUMP) != manifest.get("dump_sha256"):
                raise BadInput(f"{source} đã hỏng hoặc bị sửa: cơ sở dữ liệu trong đó không khớp mã kiểm tra.")
            for name in names:
                if not _STORED.fullmatch(name) or _digest(archive, name) != name.rpartition("/")[2]:
                    raise BadInput(f"{source} đã hỏng hoặc bị sửa: một văn bản trong đó không khớp mã kiểm tra.")
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise BadInput(f"Không đọc được bản sao lưu {source} ({error.__class__.__name__}).") from None
    return manifest


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def is_empty(database: Database) -> bool:
    """True when nothing was ever put into the database: no tables at all."""
    with psycopg.connect(database.owner_url) as connection:
        row = connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone()
    return row == (0,)


def read(database: Database, data: pathlib.Path, source: pathlib.Path) -> None:
    """Restores a checked backup into an empty database and its documents into `data`. Raises BadInput."""
    if not is_empty(database):
        raise BadInput("Cơ sở dữ liệu đích đã có bảng: chỉ khôi phục vào nơi trống. Hãy dùng --data với thư mục mới.")
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(source) as archive:
        dump = pathlib.Path(archive.extract(DUMP, folder))
        if database.server and (account := database.server.account):
            for path in (folder, dump):  # personal data: readable by the server's account alone
                os.chown(path, account.pw_uid, account.pw_gid)
        owner = [] if database.server else ["--no-owner"]
        done = _tool(
            database, "pg_restore", "--exit-on-error", "--single-transaction", *owner, "-d", _address(database), str(dump),
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        if done.returncode:
            raise BadInput(f"Không khôi phục được cơ sở dữ liệu: {done.stderr.strip().splitlines()[-1]}")
        for name in archive.namelist():
            if name.startswith(FILES + "/"):
                _put(archive, name, data / name)


def _put(archive: zipfile.ZipFile, name: str, place: pathlib.Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as stream, open(place, "wb") as out:
        shutil.copyfileobj(stream, out)
