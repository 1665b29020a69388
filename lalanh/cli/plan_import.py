"""Nhập một văn bản kế hoạch vào hệ thống thành bản nháp để xác nhận."""

from __future__ import annotations

import argparse
import pathlib

from lalanh.base.errors import BadInput
from lalanh.cli import database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=pathlib.Path, help="tệp DOCX, PDF, văn bản hoặc Markdown")
    parser.add_argument("--issuer", required=True, metavar="MÃ", help="mã đơn vị hành chính ban hành, ví dụ 614")
    parser.add_argument("--data", type=pathlib.Path, help="thư mục dữ liệu")


def run(arguments: argparse.Namespace) -> int:
    """0 imported, 2 unreadable or no plan."""
    try:
        content = arguments.file.read_bytes()
    except OSError as error:
        raise BadInput(f"Không mở được {arguments.file}: {error.strerror}.")
    with database.prepare((arguments.data or database.data_folder()).absolute()) as opened:
        try:
            print(_import(content, arguments))
        finally:
            if opened.started_here and opened.server:
                opened.server.stop()
    return 0


def _import(content: bytes, arguments: argparse.Namespace) -> str:
    from lalanh.kernel import scope
    from lalanh.kernel.actor import system
    from lalanh.kernel.today import today
    from lalanh.planning.actions import importing
    from lalanh.planning.queries import plans
    from lalanh.units import queries as units

    incoming = importing.take_in(content, arguments.file.name)
    with scope.acting(system("dòng lệnh"), f"nhập {arguments.file.name}") as by:
        unit = units.unit_by_code(arguments.issuer, today())
        plan = importing.import_plan(incoming=incoming, unit=unit, by=by, on=today())
        progress = plans.review_progress(plan)
    return f"đã nhập “{plan.title}”: {progress.total} mục chờ xác nhận, {plans.open_findings(plan)} điểm cần xem lại"
