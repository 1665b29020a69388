"""The villages on the map, before and after 1/7/2025, and the door that the demonstration keeps shut."""

from datetime import date

import pytest

from lalanh.base.errors import BadInput
from lalanh.kernel import scope
from lalanh.kernel.actor import system
from lalanh.planning import demo
from lalanh.registry.demo import map as demo_map
from lalanh.units import load
from lalanh.units import queries as units
from tests import factories

BEFORE, AFTER = date(2023, 11, 13), date(2026, 1, 1)


@pytest.mark.django_db
def test_villages_come_once_and_go_on_with_unchanged_communes():
    factories.kon_tum()
    scope.enter(system("test"))
    load.load_links(load.DATA / "links-kontum.csv")
    known = demo_map.write()
    assert len(known) == 869 == len(demo_map.write())
    before = units.below("vn.62", BEFORE, units.Level.VILLAGE)
    assert before.count() == 869
    after = units.below("vn.51", AFTER, units.Level.VILLAGE)
    old = [village for commune in ("23368", "23530", "23536", "23535") for village in units.children(units.unit_by_code(commune, BEFORE), BEFORE)]  # fmt: skip
    assert after.count() == len(old) > 10
    for village in old:
        (link,) = village.successors.all()
        assert (link.new.name, link.new.code, link.share) == (village.name, village.code, 10_000)
        assert link.new.parent.code == village.parent.code


@pytest.mark.django_db
def test_the_demonstration_leaves_real_data_alone(tmp_path):
    factories.kon_tum()
    factories.person("commune_officer", factories.place("xã Đăk Tờ Re"))
    with pytest.raises(BadInput, match="dữ liệu thật"):
        demo.fill(tmp_path)
