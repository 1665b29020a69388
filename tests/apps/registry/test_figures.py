"""The tables against a slow recount in plain Python, each figure against the rows behind it, the balance to the last person."""

from decimal import Decimal

import pytest

from lalanh.base.errors import NotAllowed, NotFound
from lalanh.kernel import scope
from lalanh.registry.figures import read, tables
from lalanh.registry.figures.conditions import behind
from lalanh.registry.figures.model import Share, Sum
from lalanh.registry.models import LISTED, ReviewCase
from tests import factories
from tests.factories import registry as make

NAMES = {key: key for key in make.INDICATORS_2022}
PEOPLES = {"xo-dang": "Xơ Đăng", "ba-na": "Ba Na"}
IN = ("stayed", "poor_to_near", "near_to_poor", "relapse", "new", "other_in")


@pytest.fixture
def ground(db):
    """A district's round with two communes of two villages and 400 cases of every kind; a neighbour commune with cases too."""
    factories.kon_tum()
    district = factories.place("huyện Kon Rẫy")
    by = factories.actor("district_leader", district)
    scope.enter(by)
    round_ = make.review_round(district)
    places = []
    for name in ("xã Đăk Tờ Re", "xã Đăk Ruồng"):
        commune = factories.place(name)
        places += make.villages(commune, factories.actor("commune_leader", commune), 2)
    make.take_in(round_, *places)
    for n, place in enumerate(places):
        make.residents(round_, place, 200 + n, 800 + n, minority_households=150, minority_persons=600)
    make.random_cases(round_, places, 400, seed=3)
    return by, round_, district, places


def every_table():
    return tables.tables(NAMES, PEOPLES)


def cell(found, key, line=0, row=None):
    at = [c.key for c in found.columns].index(key)
    return (row or found.total).figures[line][at]


def closing(case, cls):
    return case.poverty_class == cls and case.movement in IN and case.state not in ("dropped", "refused")


def minority(case):
    return None if case.ethnicity_id is None else case.ethnicity_id != "kinh"


def test_stock_against_a_recount(ground):
    by, round_, district, _ = ground
    cases = list(ReviewCase.objects.all())
    poor = [c for c in cases if closing(c, "poor")]
    near = [c for c in cases if closing(c, "near_poor")]
    assert len(poor) > 20 and len(near) > 20
    first = read.figures(by, round_, every_table()[1], district)
    assert cell(first, "3").value == len(poor) and cell(first, "9").value == sum(c.members for c in poor)
    assert cell(first, "5").value == len(near) and cell(first, "11").value == sum(c.members for c in near)
    assert cell(first, "1").value == 200 + 201 + 202 + 203
    assert cell(first, "4").value == Decimal(len(poor)) * 100 / Decimal(806)
    average = [
        c
        for c in cases
        if c.poverty_class == "average" and c.arrival != "gone" and c.state not in ("dropped", "refused")
    ]
    assert cell(first, "7").value == len(average)
    unknown = [
        c
        for c in cases
        if c.poverty_class == "unknown" and c.arrival != "gone" and c.state not in ("dropped", "refused")
    ]
    assert cell(first, "Hộ chưa đủ thông tin để xếp loại").value == len(unknown)


def test_the_second_standard_of_a_round_stands_beside_the_form(ground):
    by, round_, district, _ = ground
    kept = [c for c in ReviewCase.objects.all() if c.arrival != "gone" and c.state not in ("dropped", "refused")]
    found = read.figures(by, round_, every_table()[1], district)
    assert (
        cell(found, "Hộ nghèo theo chuẩn thứ hai của đợt").value == sum(1 for c in kept if c.second_class == "poor") > 0
    )
    ReviewCase.objects.update(second_class="")
    found = read.figures(by, round_, every_table()[1], district)
    assert "Hộ nghèo theo chuẩn thứ hai của đợt" not in [c.key for c in found.columns]


def test_groups_overlap_and_close(ground):
    by, round_, district, _ = ground
    poor = [c for c in ReviewCase.objects.all() if closing(c, "poor")]
    found = read.figures(by, round_, every_table()[8], district)
    assert cell(found, "2").value == sum(1 for c in poor if minority(c))
    assert cell(found, "3").value == sum(1 for c in poor if c.has_no_labour)
    assert cell(found, "4", 1).value == sum(c.members for c in poor if c.has_merit)
    none = [c for c in poor if minority(c) is False and c.has_merit is False and c.has_no_labour is False]
    assert cell(found, "5").value == len(none) >= 0
    union = cell(found, "Hộ nghèo thuộc ít nhất một nhóm").value
    assert union == sum(1 for c in poor if minority(c) or c.has_merit or c.has_no_labour)
    unsettled = len(poor) - union - len(none)
    assert 0 < unsettled <= cell(found, "Hộ nghèo: số hộ chưa rõ ít nhất một nhóm").value
    assert cell(found, "1").value - sum(cell(found, k).value for k in "234") < 0


def test_peoples_close_whatever_columns_are_chosen(ground):
    by, round_, district, _ = ground
    found = read.figures(by, round_, every_table()[9], district)
    keys = [c.key for c in found.columns]
    assert keys[:6] == ["1", "2", "3", "4", "5", "6"]
    total, kinh, minorities, *own = (cell(found, k).value for k in "123456")
    unknown = cell(found, "Hộ nghèo: chưa rõ dân tộc của chủ hộ").value
    assert total == kinh + minorities + unknown and minorities == sum(own) and unknown > 0


def test_deprivations_children_and_causes_against_a_recount(ground):
    by, round_, district, _ = ground
    poor = [c for c in ReviewCase.objects.all() if closing(c, "poor")]
    counts, shares, causes, children = (read.figures(by, round_, every_table()[n], district) for n in (4, 5, 10, 11))
    for n, key in enumerate(make.INDICATORS_2022, 1):
        lacking = sum(1 for c in poor if getattr(c, f"dep_{key}"))
        assert cell(counts, str(n)).value == lacking
        assert cell(shares, str(n)).value == Decimal(lacking) * 100 / len(poor)
    assert cell(counts, "B").value == sum(1 for c in poor for k in make.INDICATORS_2022 if getattr(c, f"dep_{k}"))
    unknown = sum(1 for c in poor if c.dep_nutrition is None)
    assert cell(counts, "Chưa rõ: nutrition").value == unknown > 0
    for n, key in enumerate(make.CAUSES, 2):
        assert cell(causes, str(n)).value == sum(1 for c in poor if getattr(c, f"cause_{key}"))
    assert cell(children, "1").value == sum(c.children or 0 for c in poor)
    assert cell(children, "3").value == sum(c.children_uninsured or 0 for c in poor)
    assert cell(children, "Hộ nghèo chưa rõ số trẻ em").value == sum(1 for c in poor if c.children is None)


def test_opening_and_flows_give_the_closing_at_every_level_and_line(ground):
    by, round_, district, _ = ground
    for number, cls in ((2, "poor"), (3, "near_poor")):
        table = every_table()[number]
        found = read.figures(by, round_, table, district)
        key, formula = table.check
        within = [row for row in found.rows if row.figures[0][0].value is not None]
        assert len(within) == 6
        for row in (found.total, *within):
            for line in (0, 1):
                total = sum(sign * cell(found, part, line, row).value for sign, part in formula)
                assert total == cell(found, key, line, row).value, (number, row.name, line)
        cases = [c for c in ReviewCase.objects.all() if c.opening_class == cls]
        assert cell(found, "1").value == len(cases) and cell(found, "1", 1).value == sum(
            c.opening_members for c in cases
        )


def test_rows_are_the_units_below_with_their_numbers_and_add_up(ground):
    by, round_, district, places = ground
    found = read.figures(by, round_, every_table()[1], district)
    numbers = {row.name: row.ordinal for row in found.rows}
    assert len([n for n in numbers.values() if "." not in n]) == 7
    commune = numbers[factories.place("xã Đăk Tờ Re").full_name]
    at = next(row for row in found.rows if row.path == places[0].path)
    assert at.ordinal == f"{commune}.1"
    top = [row for row in found.rows if "." not in row.ordinal]
    assert sum(cell(found, "3", row=row).value or 0 for row in top) == cell(found, "3").value
    outside = next(row for row in found.rows if row.path == factories.place("xã Đắk Pne").path)
    assert cell(found, "3", row=outside).value is None
    assert cell(found, "3", row=outside).why == "không có thôn nào trong đợt rà soát"


def test_a_village_without_residents_leaves_the_denominator_unknown_and_is_named(ground):
    by, round_, district, places = ground
    scope.enter(by)
    round_.resident_counts.filter(village=places[0]).delete()
    found = read.figures(by, round_, every_table()[1], district)
    assert cell(found, "1").value is None and cell(found, "4").value is None
    assert cell(found, "4").why == "1 thôn chưa có số hộ dân cư, nhân khẩu này"
    assert found.missing == (f"{places[0].full_name}, {places[0].parent.full_name}",)
    assert cell(found, "3").value > 0


def test_both_denominators_of_the_minority_rate(ground):
    by, round_, district, _ = ground
    found = read.figures(by, round_, every_table()[12], district)
    assert len([c for c in found.columns if not c.extra]) == 22
    assert cell(found, "21").value == Decimal(cell(found, "11").value) * 100 / cell(found, "3").value
    share = cell(found, "Hộ nghèo DTTS trên tổng số hộ nghèo (%)")
    assert (share.part, share.whole) == (cell(found, "11").value, cell(found, "9").value)
    assert cell(found, "2").value == cell(found, "1").value - cell(found, "3").value
    assert cell(found, "4").value is None, "indigenous residents were not given"


def test_every_figure_has_as_many_rows_behind_it(ground):
    """For all thirteen tables and each of their counts of households."""
    by, round_, district, _ = ground
    compared = 0
    for table in every_table().values():
        found = read.figures(by, round_, table, district)
        for n, column in enumerate(found.columns):
            for line, term in enumerate(column.terms):
                if not isinstance(term, Sum):
                    assert behind(term) is None
                    continue
                rows = ReviewCase.objects.filter(behind(term), round=round_).count()
                shown = found.total.figures[line][n].value
                assert (rows == 0) == (shown == 0), (table.number, column.key)
                if (
                    len(term.parts) == 1
                    and not term.parts[0].measure.endswith("persons")
                    and not term.parts[0].measure.startswith("children")
                ):
                    assert rows == shown, (table.number, column.key)
                    compared += 1
    assert compared > 120


def test_the_whole_set_has_fifteen_tables_and_the_columns_of_the_law():
    assert sorted(tables.titles()) == list(range(1, 16))
    found = every_table()
    official = {n: [c.number for c in t.columns if not c.extra and not c.hidden] for n, t in found.items()}
    assert official[1] == [str(n) for n in range(1, 15)]
    assert official[2] == official[3] == [str(n) for n in range(1, 10)]
    assert official[4] == ["A", "B", *[str(n) for n in range(1, 13)]]
    assert official[8] == [str(n) for n in range(1, 11)]
    assert official[10] == [str(n) for n in range(1, 10)]
    assert official[12] == official[13] == [str(n) for n in range(1, 23)]
    for table in found.values():
        keys = [column.key for column in table.columns]
        assert len(keys) == len(set(keys)), table.number
        assert all(len(column.terms) == len(table.lines) for column in table.columns), table.number
        for column in table.columns:
            for term in column.terms:
                assert not isinstance(term, Share) or {term.part, term.whole} <= set(keys)


def test_the_number_of_queries_does_not_grow(ground, django_assert_num_queries):
    by, round_, district, _ = ground
    with django_assert_num_queries(4):
        read.tables(by, round_, every_table().values(), district)


def test_who_may_read(ground):
    _, round_, district, _ = ground
    neighbour = factories.actor("district_leader", factories.place("huyện Đắk Hà"))
    scope.enter(neighbour)
    with pytest.raises(NotFound):
        read.a_round(neighbour, round_.pk)
    with pytest.raises(NotFound):
        read.figures(neighbour, round_, every_table()[1], district)
    admin = factories.actor("system_administrator", district)
    with pytest.raises(NotAllowed):
        read.a_round(admin, round_.pk)
    village = factories.actor("commune_officer", factories.place("xã Đăk Tờ Re"))
    scope.enter(village)
    assert read.a_round(village, round_.pk) == round_
    with pytest.raises(NotFound):
        read.figures(village, round_, every_table()[1], district)
    mine = read.figures(village, round_, every_table()[1], factories.place("xã Đăk Tờ Re"))
    assert 0 < cell(mine, "3").value < ReviewCase.objects.count()


def test_listed_is_what_the_sets_say():
    assert set(LISTED) == {"poor", "near_poor"}
