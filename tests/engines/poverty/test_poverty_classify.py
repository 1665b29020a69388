"""The class of a household: every threshold from both sides, and the slow reference on random households."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reference import CUT_OFFS, INDICATORS, LINES, slow

from lalanh.engines.poverty.classify import Row, classify
from lalanh.engines.poverty.facts import Area
from lalanh.engines.poverty.load import extend, standard

DEPS = st.sampled_from([True, False, False, None])


def deps(id, known, unknown=0):
    """A household with so many deprivations, so many not known, the rest not deprived."""
    keys = standard(id).keys
    return {key: True if n < known else None if n < known + unknown else False for n, key in enumerate(keys)}


@st.composite
def cases(draw):
    id = draw(st.sampled_from(list(INDICATORS)))
    area = draw(st.sampled_from(["rural", "urban"]))
    limits = [line + step for line in LINES[id, area] if line for step in (-1, 0, 1)]
    cuts = [cut + step for cut in CUT_OFFS[id, area] for step in (-5, 0, 5)]
    income = draw(st.none() | st.sampled_from(limits) | st.integers(0, 5_000_000))
    b1 = draw(st.none() | st.sampled_from(cuts or [0]) | st.integers(0, 300))
    return id, area, income, b1, {key: draw(DEPS) for key in INDICATORS[id]}


@settings(max_examples=400, deadline=None)
@given(cases())
def test_agrees_with_every_completion(case):
    id, area, income, b1, deprivations = case
    result = classify(Row(Area(area), income, b1, 4, deprivations), standard(id))
    assert (result.cls, result.route, result.deprivations, result.b2, result.missing) == slow(*case)


RURAL, URBAN = Area.RURAL, Area.URBAN


@pytest.mark.parametrize(
    ("id", "area", "income", "known", "cls", "route"),
    [
        ("vn-2016", RURAL, 700_000, 0, "poor", "income"),
        ("vn-2016", RURAL, 700_000, 10, "poor", "income"),
        ("vn-2016", RURAL, 700_001, 2, "near_poor", None),
        ("vn-2016", RURAL, 700_001, 3, "poor", "deprivation"),
        ("vn-2016", RURAL, 1_000_000, 3, "poor", "deprivation"),
        ("vn-2016", RURAL, 1_000_001, 3, "average", None),
        ("vn-2016", RURAL, 1_500_000, 0, "average", None),
        ("vn-2016", RURAL, 1_500_001, 9, "better_off", None),
        ("vn-2016", URBAN, 900_000, 0, "poor", "income"),
        ("vn-2016", URBAN, 900_001, 2, "near_poor", None),
        ("vn-2016", URBAN, 1_300_000, 3, "poor", "deprivation"),
        ("vn-2016", URBAN, 1_300_001, 3, "average", None),
        ("vn-2016", URBAN, 1_950_000, 3, "average", None),
        ("vn-2016", URBAN, 1_950_001, 3, "better_off", None),
        ("vn-2022", RURAL, 0, 3, "poor", "both"),
        ("vn-2022", RURAL, 1_500_000, 3, "poor", "both"),
        ("vn-2022", RURAL, 1_500_000, 2, "near_poor", None),
        ("vn-2022", RURAL, 1_500_001, 12, "average", None),
        ("vn-2022", RURAL, 2_250_000, 0, "average", None),
        ("vn-2022", RURAL, 2_250_001, 0, "better_off", None),
        ("vn-2022", URBAN, 2_000_000, 3, "poor", "both"),
        ("vn-2022", URBAN, 2_000_000, 2, "near_poor", None),
        ("vn-2022", URBAN, 2_000_001, 3, "average", None),
        ("vn-2022", URBAN, 3_000_000, 3, "average", None),
        ("vn-2022", URBAN, 3_000_001, 3, "better_off", None),
        ("vn-2027", RURAL, 2_200_000, 3, "poor", "both"),
        ("vn-2027", RURAL, 2_200_000, 2, "near_poor", None),
        ("vn-2027", RURAL, 2_200_001, 3, "not_poor", None),
        ("vn-2027", URBAN, 2_800_000, 3, "poor", "both"),
        ("vn-2027", URBAN, 2_800_001, 12, "not_poor", None),
    ],
)
def test_lines_are_inclusive(id, area, income, known, cls, route):
    result = classify(Row(area, income, None, 1, deps(id, known)), standard(id))
    assert (result.cls, result.route, result.missing) == (cls, route, ())


@pytest.mark.parametrize(
    ("id", "area", "b1", "known", "cls", "route"),
    [
        ("vn-2016", RURAL, 120, 0, "poor", "income"),
        ("vn-2016", RURAL, 121, 3, "poor", "deprivation"),
        ("vn-2016", RURAL, 150, 2, "near_poor", None),
        ("vn-2016", RURAL, 151, 3, "not_poor", None),
        ("vn-2016", URBAN, 140, 0, "poor", "income"),
        ("vn-2016", URBAN, 141, 2, "near_poor", None),
        ("vn-2016", URBAN, 175, 3, "poor", "deprivation"),
        ("vn-2016", URBAN, 176, 3, "not_poor", None),
        ("vn-2022", RURAL, 140, 3, "poor", "both"),
        ("vn-2022", RURAL, 140, 2, "near_poor", None),
        ("vn-2022", RURAL, 141, 3, "not_poor", None),
        ("vn-2022", URBAN, 175, 3, "poor", "both"),
        ("vn-2022", URBAN, 176, 2, "not_poor", None),
    ],
)
def test_points_stand_for_an_income_not_known(id, area, b1, known, cls, route):
    result = classify(Row(area, None, b1, 1, deps(id, known)), standard(id))
    assert (result.cls, result.route) == (cls, route)


def test_income_goes_before_points():
    assert classify(Row(RURAL, 1_500_001, 0, 1, deps("vn-2022", 5)), standard("vn-2022")).cls == "average"


def test_2027_has_no_points():
    result = classify(Row(RURAL, None, 10, 1, deps("vn-2027", 5)), standard("vn-2027"))
    assert (result.cls, result.missing) == ("unknown", ("income",))


@pytest.mark.parametrize(
    ("known", "unknown", "cls"),
    [
        (3, 9, "poor"),
        (2, 1, "unknown"),
        (0, 3, "unknown"),
        (0, 2, "near_poor"),
        (1, 1, "near_poor"),
        (0, 12, "unknown"),
    ],
)
def test_unknown_is_never_a_no(known, unknown, cls):
    result = classify(Row(RURAL, 1_000_000, None, 1, deps("vn-2022", known, unknown)), standard("vn-2022"))
    assert result.cls == cls
    assert len(result.missing) == (unknown if cls == "unknown" else 0)


def test_above_the_lines_nothing_is_asked():
    result = classify(Row(RURAL, 9_000_000, None, 1, {}), standard("vn-2022"))
    assert (result.cls, result.missing, result.deprivations) == ("better_off", (), 0)


def test_2016_income_poor_whatever_else():
    assert classify(Row(RURAL, 700_000, None, 1, {}), standard("vn-2016")).route == "income"


@pytest.mark.parametrize("row", [Row(RURAL, -1), Row(RURAL, None, -1), Row(RURAL, 1, None, 0)])
def test_impossible_values_are_refused(row):
    with pytest.raises(ValueError):
        classify(row, standard("vn-2022"))


def test_a_raised_line_counts_and_points_no_longer_speak_against():
    raised = extend(standard("vn-2022"), lines={"poverty": {RURAL: 1_800_000}}, instrument="NQ 10/NQ-HĐND")
    assert classify(Row(RURAL, 1_800_000, None, 1, deps("vn-2022", 3)), raised).cls == "poor"
    assert classify(Row(RURAL, 1_800_001, None, 1, deps("vn-2022", 3)), raised).cls == "average"
    assert classify(Row(RURAL, None, 160, 1, deps("vn-2022", 3)), raised).missing == ("income",)
    assert classify(Row(URBAN, None, 160, 1, deps("vn-2022", 3)), raised).cls == "poor"
