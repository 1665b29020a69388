"""Đếm hộ, khẩu và đo nghèo đa chiều (H, A, M0) theo nhóm từ một tệp hộ; thêm một dòng “all” cho toàn bộ."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from lalanh.base import numbers
from lalanh.base.errors import BadInput
from lalanh.cli.tabular.opening import open_source
from lalanh.cli.tabular.source import Source, check_columns, suffix_of
from lalanh.cli.tabular.target import check_target, completed, errors_path, write_errors
from lalanh.engines.poverty import columns, load, measures
from lalanh.engines.poverty.measure_table import measured
from lalanh.engines.poverty.model import Standard

if TYPE_CHECKING:
    from lalanh.cli.tabular.duck import BadRow

_DEFAULT_K = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `lalanh measure`."""
    parser.add_argument("file", metavar="TỆP", help="tệp .csv, .parquet hoặc .xlsx, mỗi dòng một hộ")
    parser.add_argument("--standard", metavar="CHUẨN", required=True, help=f"chuẩn nghèo: {', '.join(load.ids())}")
    parser.add_argument("--by", metavar="CỘT", required=True, help="các cột để nhóm, cách nhau bằng dấu phẩy")
    parser.add_argument(
        "--k", type=int, default=_DEFAULT_K, help="số chỉ số thiếu hụt để tính là nghèo đa chiều (mặc định 3)"
    )
    parser.add_argument("--engine", default="duckdb", help="duckdb (mặc định), spark hoặc spark://máy:cổng")
    parser.add_argument("-o", "--out", metavar="RA", required=True, help="tệp kết quả, loại theo đuôi tệp")


def run(arguments: argparse.Namespace) -> int:
    """0 when every row was counted, 1 when some went to RA.errors.csv."""
    standard = load.standard(arguments.standard)
    if not 1 <= arguments.k <= len(standard.keys):
        raise BadInput(f"--k phải từ 1 đến {len(standard.keys)} với chuẩn {standard.id}.")
    suffix_of(arguments.out)
    source = open_source(arguments.file)
    by = _groups(arguments.by, source, standard)
    check_columns(source, (*columns.needed(standard), *by))
    out = check_target(arguments.out, source.path)
    cells, bad = _count(arguments, source, standard, by)
    _check_all(cells, by)
    table = _measured(cells, standard, by)
    _write(out, table)
    return _told(out, table, source, bad)


def _groups(text: str, source: Source, standard: Standard) -> list[str]:
    by = [name.strip() for name in text.split(",") if name.strip()]
    if not by or len(set(by)) != len(by):
        raise BadInput("--by cần tên một hay nhiều cột, cách nhau bằng dấu phẩy, không lặp lại.")
    taken = sorted(set(by) & set(measures.columns(standard, ())))
    if taken:
        raise BadInput(f"{source.path}: cột {', '.join(taken)} trùng tên cột kết quả. Hãy đổi tên cột ấy.")
    return by


def _count(
    arguments: argparse.Namespace, source: Source, standard: Standard, by: list[str]
) -> tuple[pa.Table, list[BadRow]]:
    inside = {column.name: column.inside for column in source.columns}
    names = [inside[name] for name in by]
    if arguments.engine == "duckdb":
        from lalanh.cli.tabular import duck

        with duck.connect(source) as connection:
            cells, reading = duck.cells(connection, source, standard, names, arguments.k)
            counted = pc.sum(cells["households"], min_count=0).as_py()
            bad = duck.bad_rows(connection, source, standard) if counted < reading.rows or reading.torn else []
        return cells, bad
    if arguments.engine == "spark" or arguments.engine.startswith("spark://"):
        from lalanh.cli.tabular import spark

        return spark.counted(arguments.engine, source, standard, names, arguments.k)
    raise BadInput(f"Không có bộ máy “{arguments.engine}”. Hãy dùng duckdb, spark hoặc spark://máy:cổng.")


def _check_all(cells: pa.Table, by: list[str]) -> None:
    """A group that is called like the row of everything would be taken for it."""
    for name in cells.column_names[: len(by)]:
        cells = cells.filter(pc.equal(cells[name], measures.ALL))
    if cells.num_rows:
        raise BadInput(f"Cột nhóm có giá trị “{measures.ALL}”, trùng với dòng toàn bộ. Hãy đổi giá trị ấy.")


def _measured(cells: pa.Table, standard: Standard, by: list[str]) -> pa.Table:
    return measured(cells.rename_columns([*by, *cells.column_names[len(by) :]]), standard, by)


def _write(out: Path, table: pa.Table) -> None:
    with completed(out) as part:
        if out.suffix.lower() == ".xlsx":
            from lalanh.cli.tabular import workbook

            workbook.write(part, table.column_names, (tuple(row.values()) for row in table.to_pylist()))
            return
        from lalanh.cli.tabular import duck

        duck.copy(table, part, out.suffix.lower())


def _told(out: Path, table: pa.Table, source: Source, bad: list[BadRow]) -> int:
    households = table["households"][-1].as_py()
    print(f"Đã đếm {numbers.integer(households)} hộ trong {numbers.integer(table.num_rows - 1)} nhóm, ghi vào {out}.")
    errors = errors_path(out)
    write_errors(errors, [column.name for column in source.columns], bad)
    if bad:
        print(f"{numbers.integer(len(bad))} dòng không dùng được, ghi vào {errors} cùng lý do.")
    return 1 if bad else 0
