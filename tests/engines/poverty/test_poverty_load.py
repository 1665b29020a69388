"""The standards as data: what they hold, what is refused, who may raise a line."""

from datetime import date
from itertools import pairwise

import pytest
import yaml
from reference import CUT_OFFS, INDICATORS, LINES

from lalanh.base.errors import BadInput
from lalanh.engines.poverty import load
from lalanh.engines.poverty.facts import Area
from lalanh.engines.poverty.model import Confidence, DefinedBy
from lalanh.engines.poverty.nodes import BadStandard
from lalanh.engines.poverty.parse import parse

RURAL, URBAN = Area.RURAL, Area.URBAN


@pytest.mark.parametrize("id", INDICATORS)
def test_numbers_of_the_law(id):
    one = load.standard(id)
    assert list(one.keys) == INDICATORS[id]
    for area in Area:
        assert [line.amounts[area] for line in one.lines.values()] == [n for n in LINES[id, area] if n is not None]
        assert tuple(cut for _, cut in one.cut_offs(area)) == CUT_OFFS[id, area]
    assert one.minimum.value == 3


@pytest.mark.parametrize(
    ("year", "id"),
    [(2016, "vn-2016"), (2021, "vn-2016"), (2022, "vn-2022"), (2026, "vn-2022"), (2027, "vn-2027"), (2030, "vn-2027")],
)
def test_year_of_status(year, id):
    assert load.for_year(year).id == id


@pytest.mark.parametrize("year", [2015, 2031])
def test_no_standard_is_told(year):
    with pytest.raises(BadInput, match=str(year)):
        load.for_year(year)


def test_unknown_name_is_told_with_the_known_ones():
    with pytest.raises(BadInput, match="vn-2016, vn-2022, vn-2027"):
        load.standard("vn-1999")


def test_standards_follow_each_other_without_a_gap():
    days = [(one.valid_from.value, one.valid_to.value) for one in load.standards()]
    assert all(end.toordinal() + 1 == start.toordinal() for (_, end), (start, _) in pairwise(days))
    assert days[0][0] == date(2016, 1, 1)


def test_what_is_not_known_is_absent_and_said():
    new = load.standard("vn-2027")
    assert "average" not in new.lines and not new.points.cut_offs and new.in_force is None
    absent = [one for one in new.indicators if one.defined_by == DefinedBy.ABSENT]
    assert len(absent) == 9 and all(
        one.test is None and one.deprived_when is None and one.citation.note for one in absent
    )
    assert any("mức sống trung bình chưa có" in gap for gap in new.gaps)


def test_marks_stay_honest():
    marks = {
        (one.id, key): cut.citation.confidence for one in load.standards() for key, cut in one.points.cut_offs.items()
    }
    assert marks["vn-2016", "poverty"] == marks["vn-2016", "near_poor"] == Confidence.RECALL_MED
    assert marks["vn-2022", "poverty"] == Confidence.SOURCE
    assert {one.citation.confidence for one in load.standard("vn-2027").indicators} == {Confidence.DRAFT}
    recalled = {"health_insurance", "telecom", "information_devices"}
    assert {
        one.key for one in load.standard("vn-2022").indicators if one.citation.confidence == Confidence.RECALL_HIGH
    } == recalled


def test_raised_line_is_kept_apart_from_the_law():
    base = load.standard("vn-2027")
    raised = load.extend(base, lines={"poverty": {URBAN: 3_300_000}}, instrument="NQ 25/2026/NQ-HĐND")
    assert raised.lines["poverty"].amounts == {RURAL: 2_200_000, URBAN: 3_300_000}
    assert raised.extended_by == "NQ 25/2026/NQ-HĐND" and base.lines["poverty"].amounts[URBAN] == 2_800_000


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ({"poverty": {RURAL: 1_499_999}}, "cao hơn"),
        ({"poverty": {RURAL: 1_600_000.5}}, "cao hơn"),
        ({"poverty": {RURAL: 2_250_000}}, "phải thấp hơn"),
        ({"rich": {RURAL: 9}}, "không có mức"),
    ],
)
def test_a_lower_line_is_refused(lines, said):
    with pytest.raises(BadInput, match=said):
        load.extend(load.standard("vn-2022"), lines=lines, instrument="NQ 1")


def test_a_raised_line_needs_its_decision():
    with pytest.raises(BadInput, match="số, ký hiệu"):
        load.extend(load.standard("vn-2022"), lines={}, instrument=" ")


def _broken(change):
    raw = yaml.safe_load((load.FOLDER / "vn-2022.yaml").read_text("utf-8"))
    change(raw)
    return yaml.safe_dump(raw, allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda s: s.pop("title"), "thiếu “title”"),
        (lambda s: s.update(extra=1), "khóa không biết: extra"),
        (lambda s: s["lines"]["poverty"].update(rural="1.500.000"), r"lines\.poverty\.rural"),
        (lambda s: s["lines"]["poverty"].update(rural=0), r"lines\.poverty\.rural"),
        (lambda s: s["lines"]["poverty"].update(rural=True), r"lines\.poverty\.rural"),
        (lambda s: s["lines"]["poverty"].pop("source"), r"lines\.poverty: thiếu “source”"),
        (lambda s: s["lines"]["poverty"].update(confidence="sure"), r"lines\.poverty\.confidence"),
        (lambda s: s["lines"]["average"].update(rural=1_500_000), "phải thấp hơn"),
        (lambda s: s["lines"].update(other={**s["lines"]["average"]}), "up_to phải lần lượt"),
        (lambda s: s["bands"].pop(), "khoảng cuối"),
        (lambda s: s["bands"][0]["many"].pop("route"), "route"),
        (lambda s: s["bands"][1]["many"].update(route="both"), "route"),
        (lambda s: s["bands"][1]["many"].update({"class": "unknown"}), "unknown"),
        (lambda s: s["minimum"].update(value=13), "minimum"),
        (lambda s: s["points"]["cut_offs"].update(rich=1), "rich"),
        (lambda s: s["points"]["cut_offs"].update(average=s["points"]["cut_offs"].pop("poverty")), "không bỏ mức"),
        (lambda s: s["indicators"].append(s["indicators"][0]), "lặp lại"),
        (lambda s: s["indicators"][0].update(test="guess"), "guess"),
        (lambda s: s["indicators"][1]["parameters"].pop("child_below"), "cần đúng các tham số"),
        (lambda s: s["indicators"][1]["parameters"].update(child_below="16"), r"child_below"),
        (lambda s: s["indicators"][8]["parameters"].update(clean=["river"]), "river"),
        (lambda s: s["indicators"][0].update(defined_by="absent"), "absent"),
        (lambda s: s["indicators"][0].update(dimension="none"), "none"),
        (lambda s: s["dates"]["valid_to"].update(value="2026"), r"dates\.valid_to\.value"),
        (lambda s: s["dates"]["valid_to"].update(value=date(2020, 1, 1)), "sau valid_to"),
        (lambda s: s["status_years"].update(last=2030), "status_years"),
        (lambda s: s.update(indicators={}), "danh sách"),
    ],
)
def test_a_mistake_is_told_by_its_place(change, place):
    with pytest.raises(BadStandard, match=place):
        parse(_broken(change), "vn-2022.yaml")


@pytest.mark.parametrize("text", ["", "a: [", "- 1"])
def test_what_is_no_standard_is_refused(text):
    with pytest.raises(BadStandard, match=r"x\.yaml"):
        parse(text, "x.yaml")
