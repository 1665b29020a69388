"""Đọc văn bản kế hoạch (.docx, .pdf có lớp chữ, .txt, .md; “-” là đầu vào chuẩn) và in ra những gì hiểu được."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from pathlib import Path

from lalanh.base.errors import BadInput
from lalanh.cli.plan_summary import summary
from lalanh.engines.plantext.contract import to_json
from lalanh.engines.plantext.reading import read_plan
from lalanh.engines.plantext.sources import Source, UnreadableSource, read_source

_LIMIT = 50_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `lalanh plan read`."""
    parser.add_argument("files", nargs="+", metavar="TỆP", help="tệp kế hoạch, hoặc “-” để đọc từ đầu vào chuẩn")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON (mỗi tệp một dòng khi có nhiều tệp)")
    parser.add_argument("--text", metavar="RA", help="ghi văn bản nguồn mà các vị trí (span) chỉ vào ra tệp này")


def run(arguments: argparse.Namespace) -> int:
    """Reads each file; one that can't be read is told on standard error, the rest goes on."""
    if arguments.text and len(arguments.files) > 1:
        raise BadInput("--text chỉ dùng được khi đọc một tệp. Hãy đọc từng tệp một.")
    gc.disable()  # a reading makes much and drops little: looking for cycles only costs time
    try:
        return max(_code(name, arguments) for name in arguments.files)
    finally:
        gc.enable()


def _code(name: str, arguments: argparse.Namespace) -> int:
    try:
        _one(name, arguments)
    except (UnreadableSource, BadInput) as error:
        sys.stdout.flush()
        print(f"lalanh: {' '.join(f'{name}: {error}'.split())}", file=sys.stderr)
        return 2
    return 0


def _one(name: str, arguments: argparse.Namespace) -> None:
    data = _bytes(name)
    source = read_source(data, "" if name == "-" else name)
    if arguments.text:
        _write(arguments.text, source)
    reading = read_plan(source.text)
    if arguments.json:
        _print_json(to_json(reading, "-" if name == "-" else Path(name).name, data), len(arguments.files) > 1)
    else:
        print(summary(reading, Path(name).name, source.notes))


def _print_json(value: dict[str, object], compact: bool) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=None if compact else 1)
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace") + b"\n")


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(_LIMIT + 1)
    try:
        with open(name, "rb") as file:
            return file.read(_LIMIT + 1)
    except FileNotFoundError:
        raise BadInput("không tìm thấy tệp. Hãy kiểm tra lại đường dẫn.") from None
    except IsADirectoryError:
        raise BadInput("đây là thư mục. Hãy chỉ ra một tệp kế hoạch.") from None
    except OSError as error:
        raise BadInput(f"không mở được tệp ({os.strerror(error.errno or 0)}). Hãy kiểm tra quyền đọc.") from None


def _write(path: str, source: Source) -> None:
    try:
        Path(path).write_bytes(source.text.encode("utf-8"))
    except OSError as error:
        raise BadInput(f"không ghi được {path} ({os.strerror(error.errno or 0)}). Hãy chọn nơi khác.") from None
