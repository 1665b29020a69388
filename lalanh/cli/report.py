"""Xuất một biểu rà soát hộ nghèo ra XLSX. BIỂU là số từ 1 đến 15, hoặc “bo” cho các biểu 1 đến 13 trong một tệp."""

from __future__ import annotations

import argparse
import pathlib
import re
from datetime import date
from typing import TYPE_CHECKING

from lalanh.base.errors import BadInput
from lalanh.cli import database

if TYPE_CHECKING:
    from lalanh.kernel.actor import Actor

WHOLE = "bo"
FORM = re.compile(r"(?:bieu[-_. ]?)?([0-9]{1,2})")
LEVELS = ("province", "district", "commune", "village")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", metavar="BIỂU", help="số của biểu, 1 đến 15, hoặc bo")
    parser.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị hành chính")
    parser.add_argument("--level", choices=LEVELS, default="", help="cấp, khi hai cấp dùng chung một mã")
    parser.add_argument("--period", required=True, metavar="NĂM", help="năm rà soát")
    parser.add_argument("-o", "--output", required=True, type=pathlib.Path, metavar="TỆP", help="tệp XLSX sẽ viết")
    parser.add_argument("--data", type=pathlib.Path, help="thư mục dữ liệu")


def run(arguments: argparse.Namespace) -> int:
    """0 written; BadInput for a form, unit, year or place to write that does not do."""
    number, year = form(arguments.form), period(arguments.period)
    output: pathlib.Path = arguments.output.absolute()
    if output.is_dir() or not output.parent.is_dir():
        raise BadInput(f"Không ghi được {arguments.output}: hãy chọn một tệp trong thư mục đã có.")
    with database.prepare((arguments.data or database.data_folder()).absolute()) as opened:
        from lalanh.kernel import scope
        from lalanh.kernel.actor import system

        try:
            with scope.acting(system("lệnh report"), f"xuất biểu {arguments.form}") as by:
                content, words = build(by, number, arguments.unit, arguments.level, year)
        finally:
            if opened.started_here and opened.server:
                opened.server.stop()
    write(output, content)
    print(f"đã viết {arguments.output}: {words}")
    return 0


def form(text: str) -> int:
    """Number of a form, 0 for the whole set. Raises BadInput."""
    plain = text.strip().lower()
    if plain == WHOLE:
        return 0
    match = FORM.fullmatch(plain)
    if not match or not 1 <= int(match[1]) <= 15:
        raise BadInput(f"Không có biểu “{text}”: hãy dùng số từ 1 đến 15, hoặc “{WHOLE}”.")
    return int(match[1])


def period(text: str) -> int:
    if not re.fullmatch("20[0-9]{2}", text):
        raise BadInput(f"Năm “{text}” không đúng: hãy viết bốn chữ số, ví dụ 2026.")
    return int(text)


def build(by: Actor, number: int, code: str, level: str, year: int) -> tuple[bytes, str]:
    """The file, and what it is in a sentence. Raises NotFound."""
    from lalanh.kernel.today import today
    from lalanh.registry.figures import choose, listpaper, lists, publish, tables
    from lalanh.units import queries as units

    unit = units.unit_by_code(code.strip(), date(year, 11, 1), level)
    round_ = choose.round_of_year(by, unit.path, year)
    if number in tables.LISTS:
        rows = lists.everything(by, round_, number, unit, today())
        content = listpaper.workbook(number, rows, publish.heading(round_, unit, today()))
    else:
        wanted = [choose.table(round_, number)] if number else choose.all_tables(round_)
        content = publish.workbook(by, round_, unit, wanted, today())
    title = tables.titles()[number][0].lower() if number else "các biểu 1 đến 13"
    return content, f"{title}, {unit.full_name}, {round_.name} ({choose.standing(round_).lower()})"


def write(output: pathlib.Path, content: bytes) -> None:
    """All or nothing: an old file stays until the new one is whole."""
    part = output.with_name(f".{output.name}.part")
    try:
        part.write_bytes(content)
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadInput(f"Không ghi được {output}: {error.strerror}.") from None
