"""The manual is what the standards say, its examples hold, and its sources exist."""

import re
from pathlib import Path

import pytest

from lalanh.engines.poverty.classify import Row, classify
from lalanh.engines.poverty.load import standards
from lalanh.engines.poverty.manual import manual, sources

ROOT = Path(__file__).resolve().parents[3]
CASES = [(one, case) for one in standards() for case in one.cases]


def test_the_page_is_up_to_date():
    page = (ROOT / "docs/rules/poverty-standards.md").read_text("utf-8")
    assert page == manual(), "python -m lalanh.engines.poverty.manual docs/rules/poverty-standards.md"


@pytest.mark.parametrize(("one", "case"), CASES, ids=[f"{one.id}: {case.shows}" for one, case in CASES])
def test_examples_hold(one, case):
    answers = [True] * case.deprived + [None] * case.unknown
    deprivations = dict(zip(one.keys, answers + [False] * (len(one.keys) - len(answers)), strict=True))
    result = classify(Row(case.area, case.income, case.b1, 1, deprivations), one)
    assert (result.cls, result.route) == (case.outcome.cls, case.outcome.route)


def test_every_source_that_is_cited_is_listed():
    cited = set(re.findall(r"\bS\d+\b", "".join(manual().split("## Sources")[:1])))
    assert cited == set(sources())
