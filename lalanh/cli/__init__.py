"""The `lalanh` command: finds the module of a subcommand and runs it. Nothing is imported before it is asked for."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

from lalanh.base.errors import UserFacingError
from lalanh.cli.words import Parser

# name -> (module with `add_arguments(parser)` and `run(arguments) -> int`, help in one line)
COMMANDS: dict[str, tuple[str, str]] = {
    "plan read": ("lalanh.cli.plan_read", "đọc một văn bản kế hoạch, in nội dung và những điểm cần xem lại"),
    "plan import": ("lalanh.cli.plan_import", "nhập một kế hoạch thành bản nháp để xác nhận"),
    "import households": ("lalanh.cli.import_households", "nạp bảng tính danh sách hộ hoặc phiếu khảo sát"),
    "units load": ("lalanh.cli.units_load", "nạp danh mục đơn vị hành chính từ CSV"),
    "classify": ("lalanh.cli.classify", "xếp loại các hộ trong một tệp theo chuẩn nghèo"),
    "measure": ("lalanh.cli.measure", "đo tỷ lệ nghèo và nghèo đa chiều theo nhóm từ một tệp hộ"),
    "report": ("lalanh.cli.report", "xuất một biểu rà soát hộ nghèo ra XLSX"),
    "up": ("lalanh.cli.up", "chạy toàn bộ hệ thống trên máy này"),
    "backup": ("lalanh.cli.backup", "sao lưu toàn bộ hệ thống vào một tệp"),
    "restore": ("lalanh.cli.restore", "khôi phục hệ thống từ tệp sao lưu vào nơi trống"),
    "verify": ("lalanh.cli.verify", "kiểm tra chuỗi nhật ký, số liệu tổng hợp và xếp loại"),
}
_HINT = "Gõ “lalanh --help” để xem các lệnh."


def main(argv: list[str] | None = None) -> int:
    """Entry point of the console script: 0 done, 1 the answer is no, 2 bad input."""
    try:
        return _said(sys.argv[1:] if argv is None else argv)
    except UserFacingError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    finally:
        if argv is None:
            gc.freeze()  # the process ends: looking for cycles in all that was made costs a tenth of a short command


def _said(words: list[str]) -> int:
    """Also what print() still holds back is out, so that a reader who went away is noticed here and not at exit."""
    try:
        return _dispatch(words)
    finally:
        sys.stdout.flush()


def _dispatch(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        print(_overview())
        return 0
    if words[0] in ("-V", "--version"):
        print("lalanh", import_module("importlib.metadata").version("lalanh"))
        return 0
    name = find(words)
    if name is None:
        return _fail(_unknown(words))
    return _run(name, words[len(name.split()) :])


def find(words: list[str]) -> str | None:
    """The command that `words` begin with: of two words or of one."""
    return next((name for n in (2, 1) if (name := " ".join(words[:n])) in COMMANDS), None)


def _run(name: str, rest: list[str]) -> int:
    gc.disable()  # modules are no garbage
    try:
        module = import_module(COMMANDS[name][0])
    finally:
        gc.enable()
    parser = Parser(prog=f"lalanh {name}", description=module.__doc__)
    module.add_arguments(parser)
    return int(module.run(parser.parse_args(rest)))


def _overview() -> str:
    width = max(len(name) for name in COMMANDS)
    lines = [f"  {name.ljust(width)}  {line}" for name, (_, line) in COMMANDS.items()]
    return "\n".join(
        [
            "Cách dùng: lalanh LỆNH [tham số]",
            "",
            "Các lệnh:",
            *lines,
            "",
            "“lalanh LỆNH --help” nói rõ từng lệnh; “lalanh --version” in phiên bản.",
        ]
    )


def _unknown(words: list[str]) -> str:
    group = [name for name in COMMANDS if name.startswith(words[0] + " ")]
    if group:
        return f"“{words[0]}” cần một lệnh đi kèm: {', '.join(group)}. {_HINT}"
    return f"Không có lệnh “{' '.join(words[:2])}”. {_HINT}"


def _fail(sentence: str) -> int:
    print(f"lalanh: {' '.join(sentence.split())}", file=sys.stderr)
    return 2
