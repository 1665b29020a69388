"""Reading in a child process with limits, so that a hostile file can neither hang nor exhaust the server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from lalanh.registry.imports.reading.delimited import Table, refuse_old_letters
from lalanh.registry.imports.reading.model import PREVIEW, Line, Page, Unreadable
from lalanh.registry.imports.reading.sniff import kind_of
from lalanh.registry.imports.reading.xlsx import Workbook

_MODULE = "lalanh.registry.imports.reading"
_ROOT = str(Path(__file__).resolve().parents[4])
SECONDS = 120
MEMORY_MB = 1_000
_CHUNK = 400
_TOO_MUCH = "Tệp làm cạn bộ nhớ hoặc đọc quá lâu nên đã dừng. Hãy tách tệp theo xã, xóa các trang và định dạng thừa rồi chọn lại."


def preview(data: bytes) -> list[Page]:
    """The sheets with their first lines. Raises Unreadable."""
    kind_of(data)
    pages: list[Page] = []
    for answer in _ask(data, {"do": "preview"}):
        pages.append(Page(answer["name"], answer["hidden"], [(number, cells) for number, cells in answer["lines"]]))
    return pages


def rows(data: bytes, sheet: str) -> Iterator[Line]:
    """All lines of a sheet that hold something. Raises Unreadable, also in the middle."""
    for answer in _ask(data, {"do": "rows", "sheet": sheet}):
        yield from ((number, cells) for number, cells in answer)


def _ask(data: bytes, question: dict[str, Any]) -> Iterator[Any]:
    child = subprocess.Popen([sys.executable, "-m", _MODULE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment())  # fmt: skip
    try:
        yield from _talk(child, data, question)
    finally:
        child.kill()
        if child.stdout:
            child.stdout.close()
        child.wait()


def _talk(child: subprocess.Popen[bytes], data: bytes, question: dict[str, Any]) -> Iterator[Any]:
    assert child.stdin
    assert child.stdout
    try:
        child.stdin.write(json.dumps(question).encode() + b"\n" + data)
        child.stdin.close()
    except BrokenPipeError:
        raise Unreadable(_TOO_MUCH) from None
    for line in child.stdout:
        answer = json.loads(line)
        if isinstance(answer, dict) and "error" in answer:
            raise Unreadable(answer["error"])
        if answer == "end":
            return
        yield answer
    raise Unreadable(_TOO_MUCH)


def _environment() -> dict[str, str]:
    """No secrets: the child needs the way to the packages and nothing else."""
    kept = {
        key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV", "LD_LIBRARY_PATH") if key in os.environ
    }
    return kept | {"PYTHONPATH": _ROOT, "PYTHONUTF8": "1"}


def serve(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """The child's side: takes limits upon itself before it looks at the file."""
    question = json.loads(stdin.readline())
    _limit()
    try:
        for answer in _answers(stdin.read(), question):
            stdout.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
    except Unreadable as error:
        stdout.write(json.dumps({"error": str(error)}).encode() + b"\n")
        return 3
    except (MemoryError, RecursionError):
        return 1
    except BrokenPipeError:
        return 0
    stdout.write(b'"end"\n')
    stdout.flush()
    return 0


def _answers(data: bytes, question: dict[str, Any]) -> Iterator[Any]:
    book: Workbook | Table = Workbook(data) if kind_of(data) == "xlsx" else Table(data)
    if question["do"] == "preview":
        for page in book.pages:
            lines = _first(book.lines(page.name))
            refuse_old_letters(lines)
            yield {"name": page.name, "hidden": page.hidden, "lines": lines}
        return
    if question["sheet"] not in {page.name for page in book.pages}:
        raise Unreadable(f"Tệp không có trang tính “{question['sheet']}”.")
    chunk: list[Line] = []
    for line in book.lines(question["sheet"]):
        chunk.append(line)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    yield chunk


def _first(lines: Iterator[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        found.append(line)
        if len(found) == PREVIEW:
            break
    return found


def _limit() -> None:
    try:
        resource = import_module("resource")
    except ImportError:  # not on Windows
        return
    for name, amount in (
        ("RLIMIT_AS", MEMORY_MB * 1_000_000), ("RLIMIT_CPU", SECONDS), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0),
    ):  # fmt: skip
        kind = getattr(resource, name, None)
        if kind is not None:
            _, hard = resource.getrlimit(kind)
            amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
            resource.setrlimit(kind, (amount, amount))
