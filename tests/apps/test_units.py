import csv
from datetime import date

import pytest

from lalanh.base.errors import BadInput
from lalanh.kernel import scope
from lalanh.kernel.actor import system
from lalanh.units import actions, load, names, queries
from tests import factories
from tests.factories import DAY

pytestmark = pytest.mark.django_db


def test_map_of_kon_tum_before_and_after(db):
    province = factories.kon_tum()
    assert queries.below(province.path, DAY, "district").count() == 10
    assert queries.below(province.path, DAY, "commune").count() == 102
    after = DAY.replace(year=2025)
    new = queries.unit_by_code("51", after, "province")
    assert queries.below(new.path, after, "commune").count() == 96


def test_loading_again_changes_nothing_and_a_contradiction_is_refused(tmp_path):
    factories.kon_tum()
    again = load.load_units(load.DATA / "units-kontum.csv")
    assert (again.units, again.known) == (0, 210)
    wrong = tmp_path / "x.csv"
    wrong.write_text((load.DATA / "units-kontum.csv").read_text().replace("Quang Trung", "Quang Trang"))
    with pytest.raises(BadInput, match="không bị ghi đè"):
        load.load_units(wrong)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("xã Đăk Tờ Re", ["23494"]),
        ("Dak To Re", ["23494"]),
        ("Ngọc Réo", ["23518"]),
        ("Ia Hdrai", ["618"]),
        ("huyện Ia H' Drai", ["618"]),
        ("TP. Kon Tum", ["608"]),
        ("Kon Tum", ["62", "608"]),
        ("Đắk Long", ["23368", "23504"]),
        ("Hà Nội", []),
    ],
)
def test_names_are_found_in_every_spelling_and_never_guessed(db, written, found):
    factories.kon_tum()
    assert [unit.code for unit in queries.named(written, DAY)] == found


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Phòng LĐ-TB&XH", "Phòng Lao động - Thương binh và Xã hội"),
        ("Phòng Lao động – Thương binh & Xã hội huyện", "Phòng Lao động - Thương binh và Xã hội"),
        ("Ủy ban MTTQ Việt Nam huyện", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Kon Rẫy"),
        ("Phòng NN&PTNT", "Phòng Nông nghiệp và Phát triển nông thôn"),
    ],
)
def test_writings_of_a_body_share_a_key(written, same):
    assert names.body_key(written, "huyện Kon Rẫy") == names.body_key(same, "huyện Kon Rẫy")


def test_a_committee_is_found_from_a_plan_of_the_district(db):
    factories.kon_tum()
    district = factories.place("huyện Kon Rẫy")
    assert [b.unit.code for b in queries.body_candidates("UBND xã Đăk Tờ Re", district, DAY)] == ["23494"]
    assert [b.unit.code for b in queries.body_candidates("UBND huyện", district, DAY)] == ["614"]
    assert [b.unit.code for b in queries.body_candidates("UBND tỉnh Kon Tum", district, DAY)] == ["62"]


def test_a_new_installation_gets_one_administrator_who_must_change_the_password(db):
    by = system("test")
    scope.enter(by)
    name, password = actions.first_administrator(on=DAY, by=by)
    user = queries.by_username(name)
    assert user.check_password(password)
    assert user.must_change_password
    assert [p.role for p in queries.postings_of(user, DAY)] == ["system_administrator"]
    assert actions.first_administrator(on=DAY, by=by) is None


UNCHANGED = {"23368": "Đăk Long", "23530": "Rờ Kơi", "23536": "Mô Rai", "23535": "Ia Đal"}
"""Standards §4.1, SOURCE S52: communes that were not rearranged. The list of the others was not retrieved (§4.3)."""


def test_only_sourced_predecessors_are_in_and_the_rest_is_said_to_be_unknown(db, client):
    factories.kon_tum()
    with scope.acting(system("test")):
        load.load_links(load.DATA / "links-kontum.csv")
    rows = [
        row
        for row in csv.DictReader((load.DATA / "units-kontum.csv").read_text("utf-8").splitlines())
        if row["former_province"] == "62"
    ]
    assert len(rows) == 40
    after = date(2025, 7, 1)
    found = {row["code"]: queries.unit_by_code(row["code"], after, "commune") for row in rows}
    linked = {
        code: list(unit.predecessors.select_related("old"))
        for code, unit in found.items()
        if unit.predecessors.exists()
    }
    assert {code: found[code].name for code in linked} == UNCHANGED
    for (link,) in linked.values():
        assert (link.old.code, link.share, link.confidence) == (link.new.code, 10_000, "source")
        assert "1677/NQ-UBTVQH15" in link.legal_basis
    assert all(queries.unknown_history(unit) == (code not in UNCHANGED, False) for code, unit in found.items())
    old = queries.unit_by_code("23425", DAY, "commune")
    assert queries.unknown_history(old) == (False, True)
    client.force_login(factories.person("inspector", factories.place("tỉnh Kon Tum")))
    page = client.get(f"/don-vi/{found['23425'].pk}/").content.decode()
    assert "Chưa biết được lập từ những đơn vị nào" in page
    assert "trùng mã không có nghĩa là kế thừa" in page
    assert f'<a href="/don-vi/{old.pk}/">xã Đắk Hà</a>' in page
    page = client.get(f"/don-vi/{found['23535'].pk}/").content.decode()
    assert "Chưa biết" not in page
    assert "không sắp xếp" in page
