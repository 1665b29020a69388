"""What every page owes who sits at it: no copy left behind, a way on from a button's address, no names for who guesses."""

import io

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from lalanh.engines.plantext.model import Span
from lalanh.kernel import scope
from lalanh.planning.actions.rows import _day
from lalanh.planning.models import BudgetLine
from lalanh.planning.queries import plans
from lalanh.registry.actions import surveys
from lalanh.units.actions import accounts
from tests import factories
from tests.apps.registry.review_kit import Commune
from tests.factories import PASSWORD
from tests.web.test_figures_pages import ground  # noqa: F401 - the fixture
from tests.web.test_permissions import enter, world  # noqa: F401 - the fixtures

pytestmark = pytest.mark.django_db


def test_nothing_that_people_at_work_see_stays_in_the_browser(world, client):  # noqa: F811
    enter(client, world["users"]["LEADER"])
    addresses = (
        "/",
        "/ho/",
        f"/ke-hoach/{world['plan'].pk}/",
        f"/ke-hoach/{world['plan'].pk}/xlsx/",
        "/ho/999999/",
        "/khong-co/",
    )
    for address in addresses:
        assert client.get(address)["Cache-Control"] == "no-store, private", address
    client.logout()
    assert "no-store, private" not in client.get("/dang-nhap/").get("Cache-Control", ""), (
        "a page without anybody's data"
    )


def test_the_address_of_a_button_says_so(world, client):  # noqa: F811
    enter(client, world["users"]["LEADER"])
    answer = client.get("/dang-xuat/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Địa chỉ này chỉ nhận lệnh từ nút bấm" in answer.content.decode()


def test_who_sent_a_form_without_a_session_comes_back_to_its_page(world, client):  # noqa: F811
    page = f"/ke-hoach/{world['draft'].pk}/doc/"
    sent = client.post("/dang-xuat/", headers={"Referer": f"http://testserver{page}"})
    assert sent["Location"].endswith("?next=%2Fke-hoach%2F" + str(world["draft"].pk) + "%2Fdoc%2F")
    for foreign in ("https://evil.example/x", "", "//evil.example/x"):
        away = client.post("/dang-xuat/", headers={"Referer": foreign})
        assert away["Location"].endswith("?next=%2F"), foreign


def test_a_made_up_name_is_answered_and_locked_like_a_real_one(world):  # noqa: F811
    real = world["users"]["OFFICER"].username
    told = {
        name: [accounts.log_in(username=name, password="sai-mat-khau", at=timezone.now()).problem for _ in range(7)]
        for name in (real, "khong.ai.ca")
    }
    assert told[real] == told["khong.ai.ca"]
    assert told[real][4].startswith("Nhập sai 5 lần") and told[real][5].startswith("Tài khoản tạm khóa")
    assert accounts.log_in(username=real, password=PASSWORD).user is None, "locked for the right password, too"


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Báo cáo hằng tháng trước ngày 20 về Phòng Nội vụ.", 20),
        ("Trước ngày 20 hằng tháng gửi báo cáo.", 20),
        ("Báo cáo chậm nhất ngày 05 tháng sau.", 5),
        ("Báo cáo quý trước ngày 25 của tháng cuối quý.", 25),
        ("Báo cáo hằng tháng về Sở.", None),
        ("Báo cáo hằng tháng; tổng kết trước ngày 20/11/2023.", None),
    ],
)
def test_the_day_of_a_report_that_returns(sentence, due):
    assert _day(sentence, Span(0, len(sentence))) == due


def test_a_report_takes_its_own_day_and_not_that_of_the_next():
    text = "Báo cáo hằng tháng trước ngày 20; báo cáo hằng quý trước ngày 25."
    first, second = text.index(";"), text.index("báo cáo hằng quý")
    assert (_day(text, Span(0, first)), _day(text, Span(second, len(text)))) == (20, 25)


def test_a_plan_that_prints_only_its_sources_is_added_up_from_them(world):  # noqa: F811
    scope.enter(world["head"])
    plan = world["plan"]
    BudgetLine.objects.filter(plan=plan).exclude(role="total").update(role="subtotal")
    found = plans.money(plan)
    assert found.sum_of_lines == found.printed == 2_913_000_000


def test_the_tables_of_a_village_bear_the_name_of_the_commune(client, ground):  # noqa: F811
    round_, _, places = ground
    village = places[0]
    client.force_login(factories.person("village_head", village, name="A Thôn"))
    page = client.get(f"/so-lieu/{round_.pk}/xlsx/")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(page.content)).get_sheet_by_index(0).to_python()
    head = [str(cell) for row in sheet[:4] for cell in row if cell]
    assert f"ỦY BAN NHÂN DÂN {village.parent.full_name}".upper() in [cell.upper() for cell in head]
    assert not any("ỦY BAN NHÂN DÂN THÔN" in cell.upper() for cell in head)


def test_a_survey_that_is_shut_says_why_and_keeps_what_was_typed(db, client):
    kit = Commune()
    kit.open()
    kit.draw()
    case = kit.cases(0)[0]
    surveys.open_survey(case_id=case.pk, by=kit.act(kit.officer))
    client.force_login(factories.person("commune_officer", kit.unit, name="Y Thoa"))
    assert "Hoàn tất phiếu" in client.get(f"/khao-sat/{case.pk}/").content.decode()
    kit.bring("meeting", 0)
    page = client.get(f"/khao-sat/{case.pk}/").content.decode()
    assert "Hoàn tất phiếu" not in page and "Thôn đã qua bước khảo sát" in page
    sent = client.post(f"/khao-sat/{case.pk}/", {"do": "save", "version": "1", "note": "nhà ở xa, đi hai lần"})
    assert sent.status_code == 403 and "nhà ở xa, đi hai lần" in sent.content.decode()
