"""argparse that speaks Vietnamese and complains in one line."""

from __future__ import annotations

import argparse
import sys
from typing import Any, NoReturn

_WORDS = {
    "usage: ": "Cách dùng: ",
    "positional arguments": "Tham số",
    "options": "Tùy chọn",
    "show this help message and exit": "in hướng dẫn này rồi thoát",
    "the following arguments are required: %s": "thiếu tham số: %s",
    "unrecognized arguments: %s": "không có tham số: %s",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "invalid %(type)s value: %(value)r": "giá trị không hợp lệ: %(value)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "giá trị %(value)s không hợp lệ (chọn: %(choices)s)",
    "argument %(argument_name)s: %(message)s": "tham số %(argument_name)s: %(message)s",
    "ambiguous option: %(option)s could match %(matches)s": "tham số %(option)s chưa rõ, có thể là %(matches)s",
    "one of the arguments %s is required": "cần một trong các tham số %s",
    "not allowed with argument %s": "không dùng cùng %s",
}


def _vietnamese(text: str) -> str:
    return _WORDS.get(text, text)


# argparse asks gettext through this module-level name; there is no other way to its words
setattr(argparse, "_", _vietnamese)  # noqa: B010


class Parser(argparse.ArgumentParser):
    """A parser whose error is one line that says what is wrong and where to look."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        print(f"lalanh: {message}. Xem “{self.prog} --help”.", file=sys.stderr)
        raise SystemExit(2)
