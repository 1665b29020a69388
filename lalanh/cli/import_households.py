"""Nạp một bảng tính (danh sách hộ và thành viên, phiếu khảo sát hoặc kết quả) vào sổ hộ: tất cả hoặc không gì cả."""

from __future__ import annotations

import argparse
import pathlib
import sys
from typing import Any

from lalanh.base.errors import BadInput
from lalanh.cli import database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=pathlib.Path, help="tệp .xlsx hoặc .csv")
    parser.add_argument("--unit", required=True, metavar="MÃ", help="mã xã, huyện hoặc tỉnh của danh sách, ví dụ 23494")
    parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi vào sổ")
    parser.add_argument(
        "--errors", type=pathlib.Path, metavar="TỆP.xlsx", help="ghi bảng tính có đánh dấu ô sai ra tệp này"
    )
    parser.add_argument("--partial", action="store_true", help="nạp các hộ đúng khi có hộ sai")
    parser.add_argument(
        "--duplicates",
        choices=("skip", "update", "new"),
        default="skip",
        help="hộ đã có trong sổ: bỏ qua, bổ sung, hoặc ghi mới",
    )
    parser.add_argument("--data", type=pathlib.Path, help="thư mục dữ liệu")


def run(arguments: argparse.Namespace) -> int:
    """0 loaded (or nothing wrong with --dry-run), 1 wrong cells, 2 unreadable or no such unit."""
    try:
        content = arguments.file.read_bytes()
    except OSError as error:
        raise BadInput(f"Không mở được {arguments.file}: {error.strerror}.")
    with database.prepare((arguments.data or database.data_folder()).absolute()) as opened:
        try:
            return _Import(content, arguments).run()
        finally:
            if opened.started_here and opened.server:
                opened.server.stop()


class _Import:
    """The steps, each a transaction of its own, so that the file and its errors stay in the history."""

    def __init__(self, content: bytes, arguments: argparse.Namespace) -> None:
        from lalanh.kernel import scope
        from lalanh.kernel.actor import system
        from lalanh.kernel.today import today
        from lalanh.registry.imports import actions, answer_book, queries

        self._scope, self._actions, self._answers, self._queries = scope, actions, answer_book, queries
        self._content, self._arguments = content, arguments
        self._by, self._on = system("dòng lệnh"), today()

    def run(self) -> int:
        batch = self._take_in()
        if self._arguments.dry_run:
            return self._check(batch)
        try:
            with self._acting():
                done = self._actions.apply(
                    batch_id=batch, by=self._by, on=self._on, partial=self._arguments.partial, watch=_progress
                )
        except self._actions.StillWrong as error:
            _clear()
            print(f"lalanh: {error}", file=sys.stderr)
            self._check(batch)
            return 1
        _clear()
        print(f"đã nạp {done.households} hộ, {done.people} người (lần nạp {done.pk})")
        self._report(self._queries.summary(done).counts)
        self._write_errors(batch)
        return 0

    def _acting(self) -> Any:
        return self._scope.acting(self._by, f"nạp {self._arguments.file.name}")

    def _take_in(self) -> int:
        from lalanh.units import queries as units

        with self._acting():
            unit = units.unit_by_code(self._arguments.unit, self._on)
            batch = self._actions.take_in_any(content=self._content, name=self._arguments.file.name, unit=unit, by=self._by, settings={"duplicates": self._arguments.duplicates})  # fmt: skip
            return int(batch.pk)

    def _check(self, batch: int) -> int:
        with self._acting():
            report = self._actions.check(batch_id=batch, by=self._by, on=self._on, watch=_progress)
        _clear()
        self._report(report.counts())
        self._write_errors(batch)
        return 1 if report.bad_households else 0

    def _report(self, counts: dict[str, int]) -> None:
        said = (
            ("households", "hộ trong tệp"), ("lines", "dòng"), ("loadable", "hộ nạp được"), ("bad_households", "hộ có lỗi"),
            ("bad_lines", "dòng cần sửa"), ("doubts", "lưu ý"), ("duplicates", "hộ đã có trong sổ"),
        )  # fmt: skip
        print("; ".join(f"{counts.get(key, 0)} {words}" for key, words in said))

    def _write_errors(self, batch: int) -> None:
        target = self._arguments.errors
        if target is None:
            return
        with self._acting():
            found = self._actions.find(self._by, batch)
            content = self._answers.make(found, self._content)
        try:
            target.write_bytes(content)
        except OSError as error:
            raise BadInput(f"Không ghi được {target}: {error.strerror}.")
        print(f"đã ghi bảng tính đánh dấu ô sai: {target}")


def _progress(count: int) -> None:
    if sys.stderr.isatty() and count:
        print(f"\r\x1b[Kđã đọc {count} dòng", end="", file=sys.stderr, flush=True)


def _clear() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
