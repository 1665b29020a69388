"""A backup comes back whole: rows, audit chain, documents; a broken one, or a full house, is refused."""

import subprocess
import sys
import zipfile

import pytest

from lalanh.kernel.backups import FILES
from lalanh.units import load


def lalanh(*arguments):
    return subprocess.run(
        [sys.executable, "-c", "import sys; from lalanh.cli import main; sys.exit(main())", *map(str, arguments)],
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A system with the map of Kon Tum and one document, backed up."""
    data = tmp_path_factory.mktemp("a")
    assert lalanh("units", "load", load.DATA / "units-kontum.csv", "--data", data).returncode == 0
    content = b"van ban"
    import hashlib

    digest = hashlib.sha256(content).hexdigest()
    place = data / FILES / digest[:2] / digest
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    file = data / "backup.zip"
    done = lalanh("backup", file, "--data", data)
    assert done.returncode == 0, done.stderr
    return data, file, place.relative_to(data), content


def test_it_comes_back_whole(saved, tmp_path):
    data, file, place, content = saved
    before = lalanh("verify", "--data", data).stdout
    done = lalanh("restore", file, "--data", tmp_path / "b")
    assert done.returncode == 0, done.stderr
    assert before.strip() in done.stdout
    assert (tmp_path / "b" / place).read_bytes() == content
    full = lalanh("restore", file, "--data", tmp_path / "b")
    assert (full.returncode, "nơi trống" in full.stderr) == (2, True)


def test_nothing_is_overwritten_and_a_broken_file_is_refused(saved, tmp_path):
    data, file, _, _ = saved
    assert lalanh("backup", file, "--data", data).returncode == 2
    broken = tmp_path / "c.zip"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b"x" if name.startswith(FILES) else b""))
    done = lalanh("restore", broken, "--data", tmp_path / "d")
    assert (done.returncode, "không khớp mã kiểm tra" in done.stderr) == (2, True)
    (tmp_path / "e.zip").write_bytes(b"khong phai zip")
    assert lalanh("restore", tmp_path / "e.zip", "--data", tmp_path / "d").returncode == 2
