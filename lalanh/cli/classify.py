"""Xếp loại các hộ trong một tệp CSV, Parquet hoặc XLSX theo một chuẩn nghèo; hộ có dữ liệu sai được ghi riêng."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from lalanh.base import numbers
from lalanh.base.errors import BadInput
from lalanh.cli.tabular import duck
from lalanh.cli.tabular.opening import open_source
from lalanh.cli.tabular.source import Reading, Source, check_columns, suffix_of
from lalanh.cli.tabular.target import check_target, completed, errors_path, write_errors
from lalanh.engines.poverty import columns, load, sql
from lalanh.engines.poverty.model import Standard


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `lalanh classify`."""
    parser.add_argument("file", metavar="TỆP", help="tệp .csv, .parquet hoặc .xlsx, mỗi dòng một hộ")
    parser.add_argument("--standard", metavar="CHUẨN", required=True, help=f"chuẩn nghèo: {', '.join(load.ids())}")
    parser.add_argument("-o", "--out", metavar="RA", required=True, help="tệp kết quả, loại theo đuôi tệp")


def run(arguments: argparse.Namespace) -> int:
    """0 when every row was classified, 1 when some went to RA.errors.csv."""
    standard = load.standard(arguments.standard)
    suffix_of(arguments.out)
    source = open_source(arguments.file)
    check_columns(source, columns.required(standard))
    _check_free(source)
    out = check_target(arguments.out, source.path)
    with duck.connect(source) as connection:
        done, reading = _classify(connection, source, standard, out)
        bad = duck.bad_rows(connection, source, standard) if done < reading.rows or reading.torn else []
    errors = errors_path(out)
    write_errors(errors, [column.name for column in source.columns], bad)
    print(f"Đã xếp loại {numbers.integer(done)} hộ theo {standard.id}, ghi vào {out}.")
    if bad:
        print(f"{numbers.integer(len(bad))} dòng không dùng được, ghi vào {errors} cùng lý do.")
    return 1 if bad else 0


def _check_free(source: Source) -> None:
    taken = [column.name for column in source.columns if column.name.lower() in sql.RESULTS]
    if taken:
        raise BadInput(
            f"{source.path}: tệp đã có cột {', '.join(taken)}, trùng tên cột kết quả. Hãy đổi tên hoặc bỏ cột ấy."
        )


def _classify(
    connection: duckdb.DuckDBPyConnection, source: Source, standard: Standard, out: Path
) -> tuple[int, Reading]:
    """Rows written and the reading that they came from."""
    every = [column.inside for column in source.columns]
    reading = source.read(connection, every)
    cells_pass = hasattr(source, "row") and out.suffix.lower() == ".xlsx"
    keep = ["n"] if cells_pass else every
    query = sql.classification(standard, duck.usable(source, standard, reading, keep), keep)
    shown = [f"{name} AS {_quoted(column.name)}" for name, column in zip(every, source.columns, strict=True)]
    results = [f"NULLIF({name}, '') AS {name}" if name in ("route", "missing") else name for name in sql.RESULTS]
    with completed(out) as part:
        if out.suffix.lower() != ".xlsx":
            text = f"COPY (SELECT {', '.join((*shown, *results))} FROM ({query}) AS r) TO {duck.written(part)} ({duck.options(out.suffix.lower(), getattr(source, 'delimiter', ','))})"  # noqa: S608 - quoted names
            return duck.run(connection, text, source).fetchall()[0][0], reading
        taken = keep if cells_pass else shown
        found = duck.run(connection, f"SELECT {', '.join((*taken, *results))} FROM ({query}) AS r", source)  # noqa: S608 - quoted names
        return _write_sheet(part, source, _rows(found, source if cells_pass else None)), reading


def _write_sheet(part: Path, source: Source, rows: Iterator[Sequence[Any]]) -> int:
    from lalanh.cli.tabular import workbook

    return workbook.write(part, [*(column.name for column in source.columns), *sql.RESULTS], rows)


def _rows(found: duckdb.DuckDBPyConnection, book: Any) -> Iterator[Sequence[Any]]:
    """Result rows; those of a workbook with the cells that they had."""
    while rows := found.fetchmany(10_000):
        for row in rows:
            yield row if book is None else (*book.row(row[0]), *row[1:])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
