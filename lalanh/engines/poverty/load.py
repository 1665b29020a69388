"""The standards that ship with the system: read from standards/*.yaml, checked, found by name or by year."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from lalanh.base.errors import BadInput
from lalanh.engines.poverty.facts import Area
from lalanh.engines.poverty.model import Line, Points, Standard
from lalanh.engines.poverty.parse import parse

FOLDER = Path(__file__).parent / "standards"


@cache
def ids() -> tuple[str, ...]:
    """Names of the standards, oldest first; reads no file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("vn-*.yaml")))


@cache
def standard(id: str) -> Standard:  # noqa: A002
    """The standard called `id` (vn-2016, vn-2022, vn-2027). BadInput names the known ones when there is none such."""
    if id not in ids():
        raise BadInput(f"Không có chuẩn nghèo “{id}”. Các chuẩn có sẵn: {', '.join(ids())}.")
    return parse((FOLDER / f"{id}.yaml").read_text("utf-8"), f"{id}.yaml")


def standards() -> tuple[Standard, ...]:
    """All standards, oldest first."""
    return tuple(standard(one) for one in ids())


def for_year(year: int) -> Standard:
    """The standard by which a household has its status in `year`. BadInput when no known standard covers it."""
    for one in standards():
        if year in one.years:
            return one
    first, last = standards()[0].years[0], standards()[-1].years[-1]
    raise BadInput(f"Chưa có chuẩn nghèo cho năm {year}. Phần mềm có chuẩn cho các năm từ {first} đến {last}.")


def extend(base: Standard, *, lines: Mapping[str, Mapping[Area, int]], instrument: str) -> Standard:
    """`base` with the higher lines (đồng) that `instrument` of a province sets; a lower line is refused.

    B1 points stand for the national lines only, so an area whose line rises has no cut-offs any more.
    """
    if not instrument.strip():
        raise BadInput("Cần ghi số, ký hiệu nghị quyết hay quyết định nâng chuẩn của tỉnh.")
    raised = dict(base.lines)
    for key, amounts in lines.items():
        if key not in raised:
            raise BadInput(f"Chuẩn {base.id} không có mức “{key}”. Các mức có: {', '.join(raised)}.")
        raised[key] = _raise(raised[key], amounts, instrument)
    _check_order(base, raised)
    areas = {area for key in lines for area in Area if raised[key].amounts[area] != base.lines[key].amounts[area]}
    points = Points(base.points.per_deprivation, _without(base.points.cut_offs, areas))
    gap = (f"Không dùng điểm B1 ở nơi {instrument} đã nâng chuẩn thu nhập: điểm chuẩn chỉ ứng với mức của trung ương.",)
    return replace(
        base, lines=MappingProxyType(raised), points=points, gaps=base.gaps + gap * bool(areas), extended_by=instrument
    )


def _raise(line: Line, amounts: Mapping[Area, int], instrument: str) -> Line:
    for area, amount in amounts.items():
        if type(amount) is not int or amount < line.amounts[area]:
            raise BadInput(
                f"Địa phương chỉ được đặt mức cao hơn: {line.name} là {line.amounts[area]} đồng, không thể hạ xuống {amount} đồng."
            )
    citation = replace(line.citation, article=instrument, note=f"Mức riêng của địa phương theo {instrument}.")
    return replace(line, amounts=MappingProxyType({**line.amounts, **amounts}), citation=citation)


def _check_order(base: Standard, lines: Mapping[str, Line]) -> None:
    keys = [band.up_to for band in base.bands if band.up_to]
    for low, high in pairwise(keys):
        for area in Area:
            if lines[low].amounts[area] >= lines[high].amounts[area]:
                raise BadInput(
                    f"Mức {lines[low].name} phải thấp hơn mức {lines[high].name}. Hãy nâng cả mức sau trong cùng văn bản."
                )


def _without(cut_offs: Mapping[str, Line], areas: set[Area]) -> Mapping[str, Line]:
    kept = {
        key: replace(line, amounts=MappingProxyType({a: n for a, n in line.amounts.items() if a not in areas}))
        for key, line in cut_offs.items()
    }
    return MappingProxyType({key: line for key, line in kept.items() if line.amounts})
