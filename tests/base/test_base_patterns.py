"""Expressions that set-up compiled are those that `re.compile` gives; without them everything goes on."""

import re
import subprocess
import sys

import pytest

from lalanh.base import patterns


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(patterns, "_FILE", tmp_path / "cache" / "patterns.bin")
    patterns._kept.cache_clear()
    yield tmp_path / "cache"
    patterns._kept.cache_clear()


def test_kept_are_the_same_and_are_used(folder, monkeypatch):
    assert patterns.compiled("không có ở đâu") == re.compile("không có ở đâu")
    count = patterns.keep("lalanh.engines.plantext")
    assert count > 500
    patterns._kept.cache_clear()
    kept = patterns._kept()
    assert len(kept) == count
    expected = [re.compile(*key) for key in kept]
    monkeypatch.setattr(re, "compile", None)
    assert [patterns.compiled(*key) for key in kept] == expected


@pytest.mark.parametrize("content", [b"", b"x", b"\xe9\x00\x00", None])
def test_a_broken_or_foreign_file_is_passed_over(folder, content):
    import marshal

    folder.mkdir()
    (folder / "patterns.bin").write_bytes(marshal.dumps(("another Python", {})) if content is None else content)
    assert patterns._kept() == {}
    assert patterns.compiled(r"quý (?P<n>[IVX]+)", re.IGNORECASE).search("Quý III")["n"] == "III"


def test_late_compiles_when_asked():
    with pytest.raises(re.error):
        patterns.compiled("(")
    broken = patterns.late("(")
    with pytest.raises(re.error):
        broken.search("x")
    patterns._asked.discard(("(", 0))
    with pytest.raises(AttributeError):
        patterns.late("x").other  # noqa: B018
    assert patterns.late("x+", re.IGNORECASE).fullmatch("xX")


def test_set_up_leaves_them():
    done = subprocess.run([sys.executable, "-m", "lalanh.base.patterns", "lalanh.engines.plantext"], check=False)
    assert done.returncode == 0
    assert patterns._FILE.exists()
