"""Chạy toàn bộ hệ thống trên máy này: cơ sở dữ liệu, cập nhật bảng, máy chủ web. Ctrl-C dừng tất cả."""

from __future__ import annotations

import argparse
import os
import pathlib
import signal
import subprocess
import sys
import time

from lalanh.base.errors import BadInput

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEMO_DAY = "2023-11-13"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--demo", action="store_true", help="nạp dữ liệu minh họa Kon Tum (chỉ khi cơ sở dữ liệu chưa có dữ liệu thật)"
    )
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe (mặc định 127.0.0.1)")
    parser.add_argument(
        "--data", type=pathlib.Path, help="thư mục dữ liệu (mặc định var/data, hoặc var/demo với --demo)"
    )


def run(arguments: argparse.Namespace) -> int:
    data = (arguments.data or ROOT / "var" / ("demo" if arguments.demo else "data")).absolute()
    from lalanh.cli.database import prepare

    _check_port(arguments)

    say("mở cơ sở dữ liệu")
    with prepare(data, demo_day=DEMO_DAY if arguments.demo else "") as database:
        try:
            return _serve(arguments, data)
        finally:
            if database.started_here and database.server:
                say("dừng cơ sở dữ liệu")
                database.server.stop()


def _check_port(arguments: argparse.Namespace) -> None:
    """Before anything is started: somebody else may answer there."""
    import socket

    with socket.socket(socket.AF_INET6 if ":" in arguments.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((arguments.host, arguments.port))
        except OSError:
            raise BadInput(f"Cổng {arguments.port} đang được dùng. Hãy thử --port khác.") from None


def _serve(arguments: argparse.Namespace, data: pathlib.Path) -> int:
    if arguments.demo:
        from lalanh.planning import demo
        from lalanh.units import queries

        fresh = not queries.anybody()
        for line in demo.fill(data):
            print(line, flush=True)
        if fresh:
            _gather_statistics()
    else:
        _first_administrator()
    _collect_static()
    command = [
        sys.executable, "-m", "gunicorn", "lalanh.config.wsgi:application", "--bind", f"{arguments.host}:{arguments.port}",
        "--worker-class", "gthread", "--workers", "2", "--threads", "4", "--timeout", "60", "--graceful-timeout", "5",
        "--log-level", "warning", "--max-requests", "2000", "--max-requests-jitter", "200",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=os.environ, cwd=data)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    if not _wait(server, arguments):
        raise BadInput(
            f"Máy chủ web không chạy được: cổng {arguments.port} có thể đang được dùng. Hãy thử --port khác."
        )
    say(f"sẵn sàng: http://{arguments.host}:{arguments.port}/  (Ctrl-C để dừng)")
    try:
        return server.wait() and 1
    except KeyboardInterrupt:
        server.terminate()
        server.wait(10)
        return 0


def _gather_statistics() -> None:
    """After filling: without them the first questions take the slow way."""
    import psycopg

    with psycopg.connect(os.environ["LALANH_OWNER_URL"], autocommit=True) as connection:
        connection.execute("analyze")


def _first_administrator() -> None:
    """A new installation has nobody who could log in: one administrator, whose first password is shown this once."""
    from lalanh.kernel import scope
    from lalanh.kernel.actor import system
    from lalanh.kernel.today import today
    from lalanh.units import actions

    by = system("lần chạy đầu")
    with scope.acting(by, "tạo người quản trị đầu tiên"):
        made = actions.first_administrator(on=today(), by=by)
    if made:
        say(f"người quản trị đầu tiên: {made[0]}, mật khẩu lần đầu (chỉ hiện một lần này): {made[1]}")


def _wait(server: subprocess.Popen[bytes], arguments: argparse.Namespace, seconds: float = 30) -> bool:
    import http.client

    host = "127.0.0.1" if arguments.host == "0.0.0.0" else arguments.host  # noqa: S104
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            http.client.HTTPConnection(host, arguments.port, timeout=5).request("GET", "/-/song")
        except OSError:
            time.sleep(0.1)
        else:
            return server.poll() is None
    server.terminate()
    return False


def _collect_static() -> None:
    """Only when a static file changed."""
    import hashlib

    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            digest.update(f"{name} {os.stat(storage.path(name)).st_mtime_ns}".encode())
    stamp = pathlib.Path(settings.STATIC_ROOT) / ".stamp"
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(digest.hexdigest())


def say(line: str) -> None:
    print(f"lalanh: {line}", flush=True)
