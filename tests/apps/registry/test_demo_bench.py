"""The nation's file: what `lalanh measure` asks for, sorted by commune, the same each time."""

import importlib.util
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from lalanh.engines.poverty import columns, load

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def generate():
    spec = importlib.util.spec_from_file_location("bench_generate", ROOT / "bench/generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nation_in_groups_of_whole_communes(generate, tmp_path):
    one, other = tmp_path / "one.parquet", tmp_path / "other.parquet"
    for path in (one, other):
        generate.nation(path, 600_000, told=False)
    found = pq.read_table(one)
    assert found.num_rows == 600_000 and found.equals(pq.read_table(other))
    assert set(columns.required(load.standard("vn-2022"))) <= set(found.column_names)
    communes = found["commune"].to_pylist()
    assert communes == sorted(communes)
    assert pc.count_distinct(found["household_id"]).as_py() == 600_000
    meta = pq.ParquetFile(one).metadata
    assert {meta.row_group(n).num_rows > generate.GROUP for n in range(meta.num_row_groups)} == {False}
    assert 0.02 < pc.mean(pc.is_null(found["income"]).cast("int8")).as_py() < 0.04
