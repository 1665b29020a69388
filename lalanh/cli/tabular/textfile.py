"""CSV in: every value as the text that stands there. Records with too few or too many values are kept apart."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv as pacsv

from lalanh.base.errors import BadInput
from lalanh.cli.tabular.progress import Progress
from lalanh.cli.tabular.source import Reading, Torn, existing, numbered_columns

_DELIMITERS = ",;\t|"
_BLOCK = 4 << 20
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class TextFile:
    """A CSV file in UTF-8, parted by comma, semicolon, tab or bar, whichever its head line uses."""

    first_row = 2

    def __init__(self, name: str) -> None:
        self.path = existing(name)
        self.size = self.path.stat().st_size
        _check_bytes(self.path)
        self.delimiter, names, self.head_lines = _head(self.path)
        self.columns = numbered_columns(self.path, names)

    def read(self, connection: duckdb.DuckDBPyConnection, only: Sequence[str], *, numbered: bool = False) -> Reading:
        """Streams the file into DuckDB; `rows` and `torn` are complete when the query is."""
        reading = Reading("file")
        batches = self._open(reading, only, numbered)
        schema = pa.schema([(name, pa.string()) for name in only] + [("n", pa.int64())] * numbered)
        reader = pa.RecordBatchReader.from_batches(schema, self._batches(batches, reading, numbered))
        connection.register("file", reader)
        return reading

    def _open(self, reading: Reading, only: Sequence[str], numbered: bool) -> pacsv.CSVStreamingReader:
        names = [column.inside for column in self.columns]

        def torn(row: pacsv.InvalidRow) -> str:
            reading.torn.append(Torn(row.number or 0, row.actual_columns, row.text))
            return "skip"

        try:
            return pacsv.open_csv(
                self.path,
                # a record's number is known only when blocks are read one after the other
                pacsv.ReadOptions(
                    column_names=names, skip_rows=self.head_lines, block_size=_BLOCK, use_threads=not numbered
                ),
                pacsv.ParseOptions(delimiter=self.delimiter, newlines_in_values=True, invalid_row_handler=torn),
                pacsv.ConvertOptions(
                    column_types={name: pa.string() for name in names},
                    include_columns=list(only),
                    strings_can_be_null=True,
                    null_values=[""],
                    check_utf8=False,
                ),
            )
        except pa.ArrowInvalid as error:
            raise BadInput(f"{self.path}: không đọc được dạng CSV ({_first_line(error)}).") from None

    def _batches(self, batches: pacsv.CSVStreamingReader, reading: Reading, numbered: bool) -> Iterator[pa.RecordBatch]:
        done = 0
        with Progress(self.size) as progress:
            for batch in batches:
                made = (
                    batch.append_column("n", pa.array(range(reading.rows, reading.rows + batch.num_rows), pa.int64()))
                    if numbered
                    else batch
                )
                reading.rows += batch.num_rows
                done += batch.nbytes
                progress.at(done)
                yield made


def _head(path: Path) -> tuple[str, list[str], int]:
    """Delimiter, names and number of lines of the head."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        line = file.readline()
        delimiter = max(_DELIMITERS, key=lambda one: len(next(csv.reader([line], delimiter=one), [])))
        file.seek(0)
        rows = csv.reader(file, delimiter=delimiter)
        try:
            return delimiter, next(rows, []), rows.line_num
        except csv.Error:
            raise BadInput(f"{path}: không đọc được dòng tên cột.") from None


def _check_bytes(path: Path) -> None:
    """BadInput when the file is not text in UTF-8, or a quotation mark is opened and swallows the rest."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, quotes, tail = 1, 0, b""
    with open(path, "rb") as file:
        while block := file.read(_BLOCK):
            if line == 1 and (block.startswith(_UTF16) or b"\0" in block[:1000]):
                raise BadInput(f"{path}: không phải văn bản UTF-8. Hãy lưu lại dạng “CSV UTF-8”.")
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                line += block.count(b"\n", 0, error.start)
                raise BadInput(f"{path}: dòng {line} không phải UTF-8. Hãy lưu lại dạng “CSV UTF-8”.") from None
            line += block.count(b"\n")
            quotes += block.count(b'"')
            tail = block[-_BLOCK:]
    if quotes % 2 and _open_to_the_end(tail):
        raise BadInput(
            f"{path}: có dấu ngoặc kép mở mà không đóng, nên không biết cột nào đến đâu. Hãy sửa rồi chạy lại."
        )


def _open_to_the_end(tail: bytes) -> bool:
    """Whether lines follow the last quotation mark though the marks don't pair."""
    return b"\n" in tail.rstrip(b"\r\n")[tail.rfind(b'"') + 1 :]


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:200]
