"""Reading in a child process with limits, so that a hostile file can neither hang nor exhaust the server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from lalanh.engines.plantext.sources.model import MAX_BYTES, Source, UnreadableSource

_MODULE = "lalanh.engines.plantext.sources"
_ROOT = str(Path(__file__).resolve().parents[4])
_TOO_SLOW = "Đọc tệp quá lâu nên đã dừng. Hãy tách phần phụ lục hoặc gửi tệp .docx gốc."
_TOO_MUCH = (
    "Tệp làm cạn bộ nhớ hoặc làm hỏng trình đọc nên đã dừng. Hãy mở tệp, lưu lại (hoặc gửi tệp .docx gốc) rồi thử lại."
)
_REFUSED = 3


def read_guarded(data: bytes, name: str, seconds: float = 20, memory_mb: int = 600) -> Source:
    """Like `read_source`, in a child that is stopped after `seconds` or when it asks for more than `memory_mb`."""
    if len(data) > max(MAX_BYTES.values()):
        raise UnreadableSource("Tệp lớn quá 50 MB. Hãy bớt ảnh hoặc tách phần phụ lục rồi gửi lại.")
    head = json.dumps({"name": name, "seconds": seconds, "memory_mb": memory_mb}).encode() + b"\n"
    try:
        child = subprocess.run(
            [sys.executable, "-m", _MODULE],
            input=head + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableSource(_TOO_SLOW) from None
    return _answer(child.returncode, child.stdout)


def _environment() -> dict[str, str]:
    """No secrets: the child needs the way to the packages and nothing else."""
    kept = {
        key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV", "LD_LIBRARY_PATH") if key in os.environ
    }
    return kept | {"PYTHONPATH": _ROOT, "PYTHONUTF8": "1"}


def _answer(code: int, output: bytes) -> Source:
    try:
        answer = json.loads(output)
    except ValueError:
        raise UnreadableSource(_TOO_MUCH) from None
    if code == _REFUSED and "error" in answer:
        raise UnreadableSource(answer["error"])
    if code:
        raise UnreadableSource(_TOO_MUCH)
    return Source(answer["text"], answer["kind"], answer["notes"])


def serve(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """The child's side: takes limits upon itself before it looks at the file."""
    head = json.loads(stdin.readline())
    _limit(head["seconds"], head["memory_mb"])
    read_source = import_module(_MODULE).read_source
    try:
        source = read_source(stdin.read(), head["name"])
    except UnreadableSource as error:
        stdout.write(json.dumps({"error": str(error)}).encode())
        return _REFUSED
    except (MemoryError, RecursionError):
        return 1
    stdout.write(json.dumps({"text": source.text, "kind": source.kind, "notes": source.notes}).encode())
    return 0


def _limit(seconds: float, memory_mb: int) -> None:
    try:
        resource = import_module("resource")
    except ImportError:  # not on Windows: the parent's clock is the limit there
        return
    for name, amount in (
        ("RLIMIT_AS", memory_mb * 1_000_000), ("RLIMIT_CPU", int(seconds) + 1), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0),
    ):  # fmt: skip
        kind = getattr(resource, name, None)
        if kind is not None:
            _, hard = resource.getrlimit(kind)
            amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
            resource.setrlimit(kind, (amount, amount))
