"""Khôi phục hệ thống từ một tệp sao lưu vào nơi trống, rồi kiểm tra chuỗi nhật ký."""

from __future__ import annotations

import argparse
import pathlib

from lalanh.cli import database, verify


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=pathlib.Path, help="tệp do “lalanh backup” tạo")
    parser.add_argument("--data", type=pathlib.Path, help="thư mục dữ liệu mới, còn trống")


def run(arguments: argparse.Namespace) -> int:
    """0 restored and sound, 1 restored but the audit chain is broken, 2 nothing restored."""
    from lalanh.kernel import backups

    data = (arguments.data or database.data_folder()).absolute()
    backups.check(arguments.file.absolute())
    with database.bare(data) as found:
        backups.read(found, data, arguments.file.absolute())
    print(f"đã khôi phục vào {data}")
    return verify.run(argparse.Namespace(data=data))
