"""Kiểm tra chuỗi nhật ký, số liệu tổng hợp và kết quả xếp loại: “nguyên vẹn”, hoặc chỗ đầu tiên không đúng."""

from __future__ import annotations

import argparse
import pathlib

from lalanh.cli import database

WORDS = {
    "rows changed": "nội dung bị sửa", "entry changed": "thông tin người, thời điểm bị sửa", "link broken": "chuỗi bị cắt",
    "entry missing": "bản ghi bị xóa", "head does not fit": "đầu chuỗi không khớp", "entry outside the chain": "bản ghi ngoài chuỗi",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=pathlib.Path, help="thư mục dữ liệu")


def run(arguments: argparse.Namespace) -> int:
    """0 sound, 1 the first thing that is not."""
    with database.prepare((arguments.data or database.data_folder()).absolute()) as opened:
        try:
            problem, words = _look()
        finally:
            if opened.started_here and opened.server:
                opened.server.stop()
    print(f"KHÔNG nguyên vẹn: {problem}" if problem else f"nguyên vẹn: {words}")
    return 1 if problem else 0


def _look() -> tuple[str, str]:
    """What is wrong ("" when nothing), and what was found sound."""
    from lalanh.kernel import audit, scope
    from lalanh.kernel.actor import system
    from lalanh.registry.figures import sound

    with scope.acting(system("kiểm tra")):
        if broken := audit.problems():
            return f"bản ghi số {broken[0][0]}: {WORDS[broken[0][1]]}", ""
        for found in (sound.cells(), sound.classes()):
            if found:
                return f"{found.round}: {found.what}", ""
        return "", f"đầu chuỗi nhật ký {audit.head()}; số liệu tổng hợp và xếp loại của {sound.rounds()} đợt rà soát khớp với hồ sơ"  # fmt: skip
