"""The child process: the same answer, and an end to files that hang or swell."""

import io
import json
import os
import time

import pytest
from source_kit import docx, p, pdf

from lalanh.engines.plantext.sources import UnreadableSource, guard, read_guarded, read_source


@pytest.mark.parametrize(
    ("data", "name"),
    [(docx(p("Kế hoạch")), "a.docx"), (pdf("Kế hoạch giảm nghèo bền vững năm 2024 trên địa bàn xã"), "a.pdf")],
)
def test_same_answer_as_in_this_process(data: bytes, name: str) -> None:
    assert read_guarded(data, name) == read_source(data, name)


def test_refusal_comes_back_with_its_sentence() -> None:
    with pytest.raises(UnreadableSource, match="rỗng"):
        read_guarded(b"", "a.txt")


def test_too_slow_is_stopped() -> None:
    start = time.monotonic()
    with pytest.raises(UnreadableSource, match="quá lâu"):
        read_guarded(b"a", "a.txt", seconds=0.001)
    assert time.monotonic() - start < 10


def test_too_much_memory_is_stopped() -> None:
    with pytest.raises(UnreadableSource, match="bộ nhớ"):
        read_guarded("ế".encode() * 6_000_000, "a.txt", memory_mb=40)


def test_child_sees_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    assert "DATABASE_URL" not in guard._environment()
    assert os.environ["DATABASE_URL"]


def test_serve_answers_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_limit", lambda seconds, memory_mb: None)
    out = io.BytesIO()
    head = json.dumps({"name": "a.txt", "seconds": 1, "memory_mb": 1}).encode()
    assert guard.serve(io.BytesIO(head + "\nXã".encode()), out) == 0
    assert json.loads(out.getvalue()) == {"text": "Xã", "kind": "text", "notes": []}
    assert guard.serve(io.BytesIO(head + b"\n"), io.BytesIO()) == 3
