"""The whole system as `make run` starts it, and a real Chromium."""

import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest

ROOT = pathlib.Path(__file__).parents[2]


def chromium() -> str | None:
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    cached = sorted(pathlib.Path.home().glob(".cache/ms-playwright/chromium*/chrome-linux*/chrome"))
    return found or (str(cached[-1]) if cached else None)


@contextmanager
def serve(data, logs, environment, demo=False, before=()):
    """The system on a fresh folder as people start it; yields its address, removes the folder after."""
    shutil.rmtree(data, ignore_errors=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = open(logs / "log", "w")  # noqa: SIM115
    if before:
        subprocess.run(before, env=environment, stdout=log, stderr=log, check=True, cwd=ROOT)
    server = subprocess.Popen(
        [sys.executable, "-c", "import sys; from lalanh.cli import main; sys.exit(main())", "up", *(["--demo"] if demo else []), "--port", str(port), "--data", str(data)],
        env=environment, stdout=log, stderr=log,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    for _ in range(1200):
        try:
            urllib.request.urlopen(base + "/-/song", timeout=2)
            break
        except OSError:
            assert server.poll() is None, pathlib.Path(log.name).read_text()
            time.sleep(0.1)
    yield base
    server.terminate()
    server.wait(20)
    log.close()
    shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id):
    """Address and shared password of a fresh demonstration."""
    data = ROOT / "var" / f"test-site-{worker_id}"
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LALANH_", "DJANGO_", "DATABASE_"))}
    with serve(data, tmp_path_factory.mktemp("site"), clean, demo=True) as base:
        yield base, (data / "secrets" / "demo-password").read_text()[:14], data


@pytest.fixture(scope="session")
def browser():
    if os.environ.get("NO_BROWSER") == "1":
        pytest.skip("NO_BROWSER=1: browser tests not run")
    path = chromium()
    assert path, "no Chromium: see bin/browser"
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()
