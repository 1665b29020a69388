"""Sao lưu toàn bộ hệ thống (cơ sở dữ liệu và văn bản) vào một tệp. Tệp chứa dữ liệu cá nhân: hãy cất nơi an toàn."""

from __future__ import annotations

import argparse
import pathlib

from lalanh.cli import database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=pathlib.Path, help="tệp sao lưu sẽ được tạo")
    parser.add_argument("--data", type=pathlib.Path, help="thư mục dữ liệu")


def run(arguments: argparse.Namespace) -> int:
    """2 when the file exists or the database can't be read."""
    data = (arguments.data or database.data_folder()).absolute()
    with database.bare(data) as found:
        from lalanh.kernel import backups

        size = backups.write(found, data, arguments.file.absolute())
    print(
        f"đã sao lưu vào {arguments.file} ({max(1, size // 1024)} kB); khôi phục thử bằng “lalanh restore {arguments.file} --data THƯ_MỤC_MỚI”"
    )
    return 0
