"""Nạp danh mục đơn vị hành chính của một tỉnh từ tệp CSV (mã, tên, loại, cấp, mã cấp trên, thời gian hiệu lực)."""

from __future__ import annotations

import argparse
import pathlib

from lalanh.cli import database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=pathlib.Path, help="tệp CSV như lalanh/units/data/units-kontum.csv")
    parser.add_argument("--data", type=pathlib.Path, help="thư mục dữ liệu")


def run(arguments: argparse.Namespace) -> int:
    """All or nothing; 2 for a file that contradicts what is there."""
    with database.prepare((arguments.data or database.data_folder()).absolute()) as opened:
        from lalanh.kernel import scope
        from lalanh.kernel.actor import system
        from lalanh.units import load

        try:
            with scope.acting(system("nạp đơn vị"), f"nạp {arguments.file.name}"):
                loaded = load.load_units(arguments.file)
        finally:
            if opened.started_here and opened.server:
                opened.server.stop()
    print(f"đã nạp {loaded.units} đơn vị mới, {loaded.bodies} Ủy ban nhân dân; {loaded.known} đơn vị đã có từ trước")
    return 0
