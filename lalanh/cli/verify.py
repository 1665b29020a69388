"""Kiểm tra chuỗi nhật ký: “nguyên vẹn”, hoặc bản ghi đầu tiên bị sửa."""

from __future__ import annotations

import argparse
import pathlib

from lalanh.cli import database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=pathlib.Path, help="thư mục dữ liệu")


def run(arguments: argparse.Namespace) -> int:
    """0 sound, 1 the first record that is not."""
    with database.prepare((arguments.data or database.data_folder()).absolute()) as opened:
        from lalanh.kernel import audit

        found = audit.problems()
        words = (
            f"nguyên vẹn, đầu chuỗi {audit.head()}"
            if not found
            else f"KHÔNG nguyên vẹn: bản ghi số {found[0][0]}: {WORDS[found[0][1]]}"
        )
        if opened.started_here and opened.server:
            opened.server.stop()
    print(words)
    return 1 if found else 0


WORDS = {
    "rows changed": "nội dung bị sửa", "entry changed": "thông tin người, thời điểm bị sửa", "link broken": "chuỗi bị cắt",
    "entry missing": "bản ghi bị xóa", "head does not fit": "đầu chuỗi không khớp", "entry outside the chain": "bản ghi ngoài chuỗi",
}  # fmt: skip
