"""`lalanh measure` on a Spark cluster of two workers, against DuckDB and Polars. `make spark` brings PySpark; Java 17 must be there."""

import importlib.util
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import duckdb
import polars
import pytest

from bench.national import households
from lalanh.cli import main
from lalanh.engines.poverty import columns, sql
from lalanh.engines.poverty.load import standard

STANDARD = standard("vn-2022")
COUNT = 280_000


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait(asked, seconds=90):
    for _ in range(seconds * 2):
        if asked():
            return
        time.sleep(0.5)
    pytest.fail("the cluster did not come up")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Address of a master with two workers of one core each, three processes of their own on loopback."""
    if not importlib.util.find_spec("pyspark") or not shutil.which("java"):
        pytest.skip("no PySpark or no Java: `make spark` runs the cluster")
    import pyspark

    launch = Path(pyspark.__file__).parent / "bin" / "spark-class"
    folder, port, page = tmp_path_factory.mktemp("cluster"), free_port(), free_port()
    address = f"spark://127.0.0.1:{port}"
    package = "org.apache.spark.deploy"
    master = ["master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(page)]
    worker = ["worker.Worker", address, "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", "0"]
    started = []
    environment = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": str(folder)}

    def start(name, arguments):
        log = open(folder / name, "w")  # noqa: SIM115 - closed with the folder
        command = [str(launch), f"{package}.{arguments[0]}", *arguments[1:]]
        started.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))

    def said(name, words, times=1):
        return (folder / name).read_text().count(words) >= times

    start("master", master)
    wait(lambda: said("master", "I have been elected leader"))
    for name in ("worker-1", "worker-2"):
        start(name, worker)
    wait(lambda: said("master", "Registering worker", 2))
    yield address, f"http://127.0.0.1:{page}/json/"
    for one in reversed(started):
        one.terminate()
        one.wait(30)


def measure(source, out, by, engine="duckdb"):
    assert main(["measure", str(source), "--standard", "vn-2022", "--by", by, "--engine", engine, "-o", str(out)]) == 0
    return out.read_bytes()


@pytest.mark.parametrize("suffix", ["parquet", "csv"])
@pytest.mark.parametrize("by", ["commune", "commune,ethnicity"])
def test_cluster_counts_as_duckdb(cluster, tmp_path, monkeypatch, suffix, by):
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    address, page = cluster
    path = tmp_path / f"households.{suffix}"
    households(tmp_path / "households.parquet", COUNT)
    if suffix == "csv":
        duckdb.execute(f"COPY (FROM '{tmp_path}/households.parquet') TO '{path}' (HEADER)")
    duck = measure(path, tmp_path / "duck.csv", by)
    assert measure(path, tmp_path / "spark.csv", by, address) == duck
    assert duck.count(b"\n") > COUNT // 2640
    told = urllib.request.urlopen(page, timeout=10).read().decode()
    assert told.count('"state" : "ALIVE"') == 2 and "lalanh measure" in told.partition("completedapps")[2], told


def test_polars_counts_as_duckdb(tmp_path):
    path = tmp_path / "households.parquet"
    households(path, COUNT)
    view = f"CREATE VIEW households AS SELECT * FROM '{path}'"
    text = sql.cells(STANDARD, "households", ["commune", "ethnicity"], 3)
    with duckdb.connect() as connection:
        connection.execute(view)
        expected = sorted(connection.execute(text).fetchall(), key=repr)
    types = {name: polars.Int64 for name in ("b1", *columns.needed(STANDARD)) if name != "area"}
    frame = polars.scan_parquet(path).cast(types)
    found = polars.SQLContext(households=frame).execute(text, eager=True)
    assert sorted(found.rows(), key=repr) == expected
