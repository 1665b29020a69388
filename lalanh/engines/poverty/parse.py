"""From the text of a standard's file to checked values."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import yaml

from lalanh.engines.poverty.facts import Area
from lalanh.engines.poverty.model import (
    Band,
    Case,
    Citation,
    Class,
    Confidence,
    Count,
    Day,
    DefinedBy,
    Indicator,
    Line,
    Outcome,
    Parameter,
    Points,
    Route,
    Standard,
)
from lalanh.engines.poverty.nodes import BadStandard, Node
from lalanh.engines.poverty.parameters import TESTS, Check

_CITED = ("source", "confidence", "checked_on", "article", "note")
_TOP = (
    *("id", "title", "instrument", "short", "dates", "status_years", "lines", "minimum"),
    *("bands", "points", "dimensions", "indicators", "cases", "gaps"),
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, name: str) -> Standard:
    """The standard that `text` writes. Raises BadStandard with the place of the first thing that can't be."""
    try:
        raw = yaml.load(text, _LOADER)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise BadStandard(f"{name}: không phải YAML: {error}") from None
    return _standard(Node(name, raw))


def _standard(node: Node) -> Standard:
    node.mapping(*_TOP)
    dates = node.need("dates")
    dates.mapping("in_force", "valid_from", "valid_to")
    lines = _by_key(node.need("lines"), lambda key, one: _line(key, one, one.need("name").text()))
    dimensions = MappingProxyType({key: one.text() for key, one in node.need("dimensions").items()})
    found = Standard(
        id=node.need("id").text(),
        title=node.need("title").text(),
        instrument=node.need("instrument").text(),
        short=node.need("short").text(),
        valid_from=_day(dates.need("valid_from")),
        valid_to=_day(dates.need("valid_to")),
        in_force=_day(day) if (day := dates.get("in_force")) else None,
        years=_years(node.need("status_years")),
        lines=lines,
        minimum=_count(node.need("minimum")),
        bands=_bands(node.need("bands"), lines),
        points=_points(node.need("points"), lines),
        dimensions=dimensions,
        indicators=_indicators(node.need("indicators"), dimensions),
        cases=tuple(_case(one) for one in node.need("cases").each()),
        gaps=tuple(gap.text() for gap in node.need("gaps").each()),
    )
    _check_whole(node, found)
    return found


def _check_whole(node: Node, found: Standard) -> None:
    if found.valid_from.value > found.valid_to.value:
        raise node.fail("valid_from sau valid_to")
    if found.years[0] != found.valid_from.value.year or found.years[-1] != found.valid_to.value.year:
        raise node.fail("status_years không khớp valid_from, valid_to")
    if found.minimum.value > len(found.indicators):
        raise node.fail("minimum lớn hơn số chỉ số")


def _by_key(node: Node, make: Callable[[str, Node], Line]) -> Mapping[str, Line]:
    return MappingProxyType({key: make(key, one) for key, one in node.items()})


def _citation(node: Node) -> Citation:
    return Citation(
        source=node.need("source").text(),
        confidence=node.need("confidence").choice(Confidence),
        checked_on=node.need("checked_on").day(),
        article=_optional(node, "article"),
        note=_optional(node, "note"),
    )


def _own_citation(node: Node, inherited: Citation) -> Citation:
    """What `node` says of its source; what it leaves out comes from `inherited`, but for the note."""
    confidence, checked_on = node.get("confidence"), node.get("checked_on")
    return Citation(
        source=_optional(node, "source") or inherited.source,
        confidence=confidence.choice(Confidence) if confidence else inherited.confidence,
        checked_on=checked_on.day() if checked_on else inherited.checked_on,
        article=_optional(node, "article") or inherited.article,
        note=_optional(node, "note"),
    )


def _optional(node: Node, key: str) -> str | None:
    child = node.get(key)
    return child.text() if child else None


def _day(node: Node) -> Day:
    node.mapping("value", *_CITED)
    return Day(node.need("value").day(), _citation(node))


def _count(node: Node) -> Count:
    node.mapping("value", *_CITED)
    return Count(node.need("value").integer(1), _citation(node))


def _line(key: str, node: Node, name: str) -> Line:
    node.mapping("name", *Area, *_CITED)
    return Line(key, name, MappingProxyType({area: node.need(area).integer(1) for area in Area}), _citation(node))


def _years(node: Node) -> range:
    node.mapping("first", "last")
    first, last = node.need("first").integer(1900), node.need("last").integer(1900)
    if first > last:
        raise node.fail("first sau last")
    return range(first, last + 1)


def _outcome(node: Node) -> Outcome:
    node.mapping("class", "route")
    route = node.get("route")
    found = Outcome(node.need("class").choice(Class), route.choice(Route) if route else None)
    if (found.cls == Class.POOR) != (found.route is not None):
        raise node.fail("route chỉ đi cùng class: poor, và phải có")
    if found.cls == Class.UNKNOWN:
        raise node.fail("unknown không phải một kết quả của luật")
    return found


def _bands(node: Node, lines: Mapping[str, Line]) -> tuple[Band, ...]:
    bands = tuple(_band(one, lines) for one in node.each())
    if not bands or bands[-1].up_to is not None or any(band.up_to is None for band in bands[:-1]):
        raise node.fail("khoảng cuối, và chỉ khoảng cuối, không có up_to")
    used = [band.up_to for band in bands[:-1] if band.up_to]
    if used != list(lines):
        raise node.fail(f"up_to phải lần lượt là các mức của lines: {', '.join(lines)}")
    for low, high in pairwise(used):
        if any(lines[low].amounts[area] >= lines[high].amounts[area] for area in Area):
            raise node.fail(f"mức {low} phải thấp hơn mức {high}")
    return bands


def _band(node: Node, lines: Mapping[str, Line]) -> Band:
    node.mapping("up_to", "many", "few")
    up_to = one.text() if (one := node.get("up_to")) else None
    if up_to is not None and up_to not in lines:
        raise node.fail(f"không có mức “{up_to}” trong lines")
    return Band(up_to, _outcome(node.need("many")), _outcome(node.need("few")))


def _case(node: Node) -> Case:
    node.mapping("area", "income", "b1", "deprived", "unknown", "class", "route", "shows")
    income, b1, unknown, route = (node.get(key) for key in ("income", "b1", "unknown", "route"))
    return Case(
        area=node.need("area").choice(Area),
        income=income.integer() if income else None,
        b1=b1.integer() if b1 else None,
        deprived=node.need("deprived").integer(),
        unknown=unknown.integer() if unknown else 0,
        outcome=Outcome(node.need("class").choice(Class), route.choice(Route) if route else None),
        shows=node.need("shows").text(),
    )


def _points(node: Node, lines: Mapping[str, Line]) -> Points:
    node.mapping("per_deprivation", "cut_offs")
    cut_offs = node.need("cut_offs")
    for key, one in cut_offs.items():
        if key not in lines:
            raise one.fail(f"không có mức “{key}” trong lines")
    found = _by_key(cut_offs, lambda key, one: _line(key, one, lines[key].name))
    keys = [key for key in lines if key in found]
    if keys != list(lines)[: len(keys)] or any(
        found[low].amounts[area] >= found[high].amounts[area] for low, high in pairwise(keys) for area in Area
    ):
        raise cut_offs.fail("điểm chuẩn phải tăng dần, từ mức thấp nhất, không bỏ mức nào ở giữa")
    return Points(_count(node.need("per_deprivation")), found)


def _indicators(node: Node, dimensions: Mapping[str, str]) -> tuple[Indicator, ...]:
    found = tuple(_indicator(one, dimensions) for one in node.each())
    keys = [one.key for one in found]
    if not keys or len(set(keys)) != len(keys):
        raise node.fail("phải có chỉ số, và không chỉ số nào lặp lại")
    return found


def _indicator(node: Node, dimensions: Mapping[str, str]) -> Indicator:
    node.mapping("key", "name", "dimension", "defined_by", "deprived_when", "test", "parameters", *_CITED)
    if (dimension := node.need("dimension").text()) not in dimensions:
        raise node.fail(f"không có chiều “{dimension}” trong dimensions")
    defined_by = node.need("defined_by").choice(DefinedBy)
    plain = Indicator(node.need("key").text(), node.need("name").text(), dimension, defined_by, _citation(node))
    if defined_by == DefinedBy.ABSENT:
        if any(node.get(key) for key in ("deprived_when", "test", "parameters")):
            raise node.fail("defined_by: absent thì không có deprived_when, test, parameters")
        return plain
    return _defined(node, plain)


def _defined(node: Node, plain: Indicator) -> Indicator:
    test = node.need("test").text()
    if test not in TESTS:
        raise node.fail(f"không có cách xét “{test}”")
    parameters = node.need("parameters")
    if set(parameters.mapping()) != set(TESTS[test]):
        raise parameters.fail(f"“{test}” cần đúng các tham số: {', '.join(TESTS[test]) or 'không có'}")
    cited = {key: _parameter(TESTS[test][key], one, plain.citation) for key, one in parameters.items()}
    return replace(
        plain, deprived_when=node.need("deprived_when").text(), test=test, parameters=MappingProxyType(cited)
    )


def _parameter(check: Check, node: Node, inherited: Citation) -> Parameter:
    own = isinstance(node.raw, dict) and "value" in node.raw
    if own:
        node.mapping("value", *_CITED)
    value: Any = node.raw["value"] if own else node.raw
    checked = check(Node(node.path, value))
    return Parameter(checked, _own_citation(node, inherited) if own else inherited)
