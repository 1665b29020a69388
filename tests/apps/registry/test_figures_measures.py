"""Alkire-Foster measures from cells against a plain recount over cases; the balance page's numbers; charts."""

from decimal import Decimal
from fractions import Fraction

import pytest

from lalanh.base.errors import BadInput, NotFound
from lalanh.kernel import scope
from lalanh.registry.figures import balance, measures
from lalanh.registry.models import ReviewCase
from lalanh.web.ui import charts
from tests import factories
from tests.factories import registry as make

N = len(make.INDICATORS_2022)


@pytest.fixture
def ground(db):
    factories.kon_tum()
    commune = factories.place("xã Đăk Tờ Re")
    by = factories.actor("commune_leader", commune)
    scope.enter(by)
    round_ = make.review_round(commune)
    places = make.villages(commune, by, 2)
    make.take_in(round_, *places)
    make.random_cases(round_, places, 300, seed=11)
    return by, round_, commune, places


def counted(cases):
    return [c for c in cases if c.arrival != "gone" and c.state not in ("dropped", "refused")]


@pytest.mark.parametrize("k", [1, 3, 7, 12])
def test_h_a_m0_and_headcounts_against_a_recount(ground, k):
    by, round_, commune, _ = ground
    cases = counted(ReviewCase.objects.all())
    known = [c for c in cases if c.unknown_deprivations == 0]
    poor = [c for c in known if c.deprivations >= k]
    found, _ = measures.of_units(by, round_, commune, k)
    base, q = sum(c.members for c in known), sum(c.members for c in poor)
    assert (found.households, found.left_out, found.persons, found.poor_persons) == (
        len(known),
        len(cases) - len(known),
        base,
        q,
    )
    weight = sum(c.members * c.deprivations for c in poor)
    assert Fraction(found.adjusted) - Fraction(100 * weight, base * N) < Fraction(1, 10**20)
    for lack in found.lacks:
        assert lack.persons == sum(c.members for c in known if getattr(c, f"dep_{lack.key}"))
        assert lack.poor_persons == sum(c.members for c in poor if getattr(c, f"dep_{lack.key}"))
    if q:
        assert abs(found.headcount * found.intensity / 100 - found.adjusted) < Decimal("1e-20")
        assert abs(sum(lack.share_of_m0 for lack in found.lacks) - 100) < Decimal("1e-20")
    else:
        assert found.intensity is None and found.lacks[0].share_of_m0 is None


def test_units_and_peoples_add_up_to_the_whole(ground):
    by, round_, commune, _ = ground
    whole, below = measures.of_units(by, round_, commune, 3)
    peoples = measures.of_peoples(by, round_, commune, 3)
    for rows in (below, peoples):
        assert sum(r.persons for r in rows) == whole.persons and sum(r.weight for r in rows) == whole.weight
    assert "chưa rõ dân tộc" in {row.name for row in peoples}


def test_a_small_group_says_so_and_an_empty_one_has_no_rate(ground):
    by, round_, commune, places = ground
    ReviewCase.objects.filter(village=places[1]).delete()
    ReviewCase.objects.filter(village=places[0]).update(unknown_deprivations=1)
    whole, _ = measures.of_units(by, round_, commune, 3)
    assert whole.headcount is None and whole.is_small and whole.left_out > 0


def test_k_is_a_number_of_indicators():
    assert measures.cutoff("", 12) == 3 and measures.cutoff("12", 12) == 12
    for wrong in ("0", "13", "ba", "3.5", "-1"):
        with pytest.raises(BadInput):
            measures.cutoff(wrong, 12)


def test_balance_of_every_village(ground):
    by, round_, commune, _places = ground
    found = balance.reconcile(by, round_, commune)
    assert found.wrong == () and found.villages == 2 and len(found.waiting) > 0
    poor, poor_persons, near, _ = found.total
    cases = list(ReviewCase.objects.all())
    assert poor.opening == sum(1 for c in cases if c.opening_class == "poor") > 0
    assert poor_persons.opening == sum(c.opening_members for c in cases if c.opening_class == "poor")
    assert near.pending == sum(
        1
        for c in cases
        if c.opening_class == "near_poor" and c.movement == "pending" and c.state not in ("dropped", "refused")
    )
    assert found.carried is None


def test_a_balance_that_does_not_close_is_seen():
    row = balance.Balance("thôn", "poor", "hộ", opening=10, out=2, into=1, pending=0, excluded=0, closing=8)
    assert row.difference == 1


def test_an_opening_that_is_not_the_last_closing_is_listed(ground):
    by, round_, commune, places = ground
    make.close(round_)
    following = make.review_round(commune, year=2024, previous=round_)
    make.take_in(following, *places)
    found = balance.reconcile(by, following, commune)
    before = balance.reconcile(by, round_, commune)
    assert found.previous == round_
    assert sum(row.before for row in found.carried if row.cls == "poor") == before.total[0].closing > 0
    assert all(row.opening == 0 for row in found.carried)


def test_a_neighbour_reads_neither(ground):
    _, round_, commune, _ = ground
    other = factories.actor("commune_leader", factories.place("xã Đăk Ruồng"))
    scope.enter(other)
    with pytest.raises(NotFound):
        measures.of_units(other, round_, commune, 3)
    with pytest.raises(NotFound):
        balance.reconcile(other, round_, commune)


def test_bars_say_their_numbers_in_words_and_escape():
    svg = charts.bars("Nước", [charts.Bar("<Nước>", Decimal("45.25"), Decimal("40")), charts.Bar("Nhà", None)])
    assert 'aria-label="Nước. &lt;Nước&gt;: 45,3 % / 40 %; Nhà: —"' in svg
    assert "<Nước>" not in svg and "style=" not in svg


def test_a_line_is_not_drawn_across_a_break_or_an_unknown():
    points = [
        charts.Point("2020", (10,)),
        charts.Point("2021", (8,)),
        charts.Point("2022", (20,), "chuẩn mới"),
        charts.Point("2023", (None,)),
        charts.Point("2024", (5,)),
    ]
    svg = charts.lines("Hộ nghèo", ["hộ nghèo"], points)
    assert svg.count('class="s1"') == 1 and svg.count('class="break"') == 1 and "chuẩn mới" in svg
    assert svg.count("<circle") == 4
