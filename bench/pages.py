"""Weight and time of the main pages against the bare health page of the same server, one run; and the cold start of `make run`.

python bench/pages.py
"""

import http.cookiejar
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).parents[1]
PORT = 8391


def start(data: pathlib.Path) -> tuple[subprocess.Popen, float]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LALANH_", "DJANGO_", "DATABASE_"))}
    began = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-c", "import sys; from lalanh.cli import main; sys.exit(main())", "up", "--demo", "--port", str(PORT), "--data", str(data)],
        env=clean, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT,
    )  # fmt: skip
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/-/song", timeout=2).read()
            return server, time.perf_counter() - began
        except OSError:
            time.sleep(0.05)


def timed(opener: urllib.request.OpenerDirector, path: str, n: int = 40) -> tuple[float, int]:
    times, size = [], 0
    for _ in range(n):
        began = time.perf_counter()
        size = len(opener.open(f"http://127.0.0.1:{PORT}{path}").read())
        times.append(time.perf_counter() - began)
    return statistics.quantiles(times, n=20)[-1], size


def main() -> None:
    data = pathlib.Path(tempfile.mkdtemp(prefix="lalanh-bench-"))
    try:
        server, first = start(data)
        server.terminate()
        server.wait()
        server, second = start(data)
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        opener = urllib.request.build_opener(jar)
        base = f"http://127.0.0.1:{PORT}"
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', opener.open(base + "/dang-nhap/").read().decode())
        password = (data / "secrets/demo-password").read_text()[:14]
        form = {"username": "huyen.lanhdao", "password": password, "csrfmiddlewaretoken": token[1]}
        opener.open(base + "/dang-nhap/", urllib.parse.urlencode(form).encode()).read()
        bare, _ = timed(opener, "/-/song")
        print(f"first start with filling the demonstration {first:.1f} s; next start {second:.1f} s")
        print(f"{'page':32} {'p95 ms':>8} {'x bare':>7} {'kB':>6}")
        for path in (
            "/",
            "/ke-hoach/",
            "/ke-hoach/2/",
            "/ke-hoach/2/?muc=nhiem-vu",
            "/ke-hoach/2/?muc=bao-cao",
            "/bao-cao/",
            "/tim-kiem/?q=ngheo",
        ):
            p95, size = timed(opener, path)
            print(f"{path:32} {p95 * 1000:8.1f} {p95 / bare:7.1f} {size / 1000:6.1f}")
        server.terminate()
        server.wait()
    finally:
        shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    main()
