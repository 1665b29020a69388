"""The same SQL on Spark, for data that lies on a cluster. Workers must see the file under the same path."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lalanh.base.errors import BadInput
from lalanh.cli.tabular.source import Source
from lalanh.engines.poverty import columns, sql
from lalanh.engines.poverty.model import Standard

if TYPE_CHECKING:
    import pyarrow as pa

    from lalanh.cli.tabular.duck import BadRow

_TORN = "torn"
_INSTALL = "Chưa có PySpark. Hãy cài: .venv/bin/uv pip install 'pyspark>=4.1,<5' (cần Java 17), hoặc bỏ --engine."


def counted(
    engine: str, source: Source, standard: Standard, by: Sequence[str], k: int
) -> tuple[pa.Table, list[BadRow]]:
    """The cells by the inside names `by`, and the rows that can't be used. BadInput when Spark is not there."""
    session = _session(engine)
    try:
        _frame(session, source).createOrReplaceTempView("file")
        every = [column.inside for column in source.columns]
        typed = columns.typed(source.columns, standard, "file", [*every, _TORN])
        good = f"{_TORN} IS NULL AND {columns.good(standard)}"
        query = sql.cells(standard, f"(SELECT * FROM ({typed}) AS typed WHERE {good})", by, k)  # noqa: S608 - numbered names
        named = "".join(f"CAST({name} AS STRING) AS {name}, " for name in by)
        cells = session.sql(f"SELECT {named}{', '.join(sql.sums(standard))} FROM ({query}) AS cells").toArrow()  # noqa: S608
        asked = f"SELECT {_TORN}, {columns.reasons(standard)}, {', '.join(every)} FROM ({typed}) AS typed WHERE NOT ({good})"  # noqa: S608
        return cells, [_bad(row, len(every)) for row in session.sql(asked).collect()]
    finally:
        session.stop()


def _session(engine: str) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise BadInput(_INSTALL) from None
    master = "local[*]" if engine == "spark" else engine
    builder = SparkSession.builder.master(master).appName("lalanh measure").config("spark.log.level", "ERROR")
    try:
        return builder.config("spark.ui.enabled", "false").getOrCreate()
    except Exception as error:  # noqa: BLE001 - Java missing, no such master: Spark raises whatever its gateway does
        raise BadInput(
            f"Không khởi động được Spark ({str(error).splitlines()[0][:200]}). Hãy kiểm tra Java 17 và địa chỉ máy chủ."
        ) from None


def _frame(session: Any, source: Source) -> Any:
    """The file with inside names and, for text, the records that are torn."""
    from pyspark.sql import functions

    inside = [column.inside for column in source.columns]
    suffix = source.path.suffix.lower()
    path = str(source.path.resolve())
    if suffix == ".parquet":
        return session.read.parquet(path).toDF(*inside).withColumn(_TORN, functions.lit(None).cast("string"))
    if suffix == ".csv":
        options = {
            "header": True,
            "multiLine": True,
            "escape": '"',
            "sep": getattr(source, "delimiter", ","),
            "columnNameOfCorruptRecord": _TORN,
        }
        schema = ", ".join(f"{name} STRING" for name in (*inside, _TORN))
        return session.read.options(**options).schema(schema).csv(path)
    from lalanh.cli.tabular import duck

    with duck.connect(source) as connection:
        reading = source.read(connection, inside)
        table = connection.execute(f"SELECT {', '.join(inside)} FROM {reading.relation}").to_arrow_table()  # noqa: S608
    return session.createDataFrame(table).withColumn(_TORN, functions.lit(None).cast("string"))


def _bad(row: Sequence[Any], width: int) -> BadRow:
    """Spark knows no order of rows, so there is no number."""
    torn, reason, *values = row
    if torn is not None:
        return None, f"số giá trị trong dòng khác {width}", next(csv.reader([torn]), [])
    return None, reason, values
