"""Pages of figures: strict HTML, links to rows only for who may open them, files that open, few queries, reads logged."""

import io
import re
import xml.dom.minidom
import zipfile

import html5lib
import pytest
from python_calamine import CalamineWorkbook

from lalanh.kernel import scope
from lalanh.registry.models import SensitiveRead
from tests import factories
from tests.factories import registry as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground(db):
    """A closed-in district round: two communes, cases of every kind, one poor household with a formula for a name."""
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
    for n, place in enumerate(places[1:]):
        make.residents(round_, place, 300 + n, 1200 + n, minority_households=100, minority_persons=400)
    make.random_cases(round_, places, 300, seed=5)
    evil = make.bare_household(places[0], "=1+1", head="=HYPERLINK(1)")
    make.case(round_, evil, lacking=4, opening_class="poor", wish_housing=True)
    return round_, district, places


def enter(client, role, place, name="Lạ"):
    user = factories.person(role, place, name=name)
    client.force_login(user)
    return user


def strict(text):
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(text)
    return parser.errors


@pytest.mark.parametrize(
    "path",
    [
        "", "bieu-1/", "bieu-2/", "bieu-5/", "bieu-8/", "bieu-9/?dan-toc=brau&dan-toc=khong-co", "bieu-12/", "bieu-1/ho/?cot=3", "bieu-2/ho/?cot=4&dong=1",
        "danh-sach-14/", "danh-sach-15/", "can-doi/", "da-chieu/", "da-chieu/?k=99",
    ],
)  # fmt: skip
def test_pages_are_strict_and_say_date_source_and_standing(client, ground, path):
    round_, district, _ = ground
    enter(client, "district_leader", district)
    answer = client.get(f"/so-lieu/{round_.pk}/{path}")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert strict(text) == [], path
    assert text.count("<h1>") == 1 and "style=" not in text
    for words in ("15/10/2023", "Nguồn: hồ sơ rà soát", "Số sơ bộ", "đầu chuỗi nhật ký"):
        assert words.lower() in text.lower(), words


def test_a_figure_leads_to_as_many_households(client, ground):
    round_, district, _ = ground
    enter(client, "district_leader", district)
    text = client.get(f"/so-lieu/{round_.pk}/bieu-1/").content.decode()
    found = re.findall(r'<a href="(ho/[^"]+cot=[35])">([\d.]+)</a>', text)
    assert len(found) == 6
    for url, shown in found:
        page = client.get(f"/so-lieu/{round_.pk}/bieu-1/" + url.replace("&amp;", "&")).content.decode()
        assert f": {shown} hộ</h1>" in page, url


def test_who_may_not_read_households_sees_the_number_only(client, ground):
    round_, district, _ = ground
    body = factories.actions.create_body(name="Phòng giao dịch Ngân hàng Chính sách xã hội", kind="bank", unit=district, by=factories.system("x"))  # fmt: skip
    client.force_login(factories.person("bank_officer", district, body=body, name="Ngân hàng"))
    text = client.get(f"/so-lieu/{round_.pk}/bieu-1/").content.decode()
    assert "ho/?" not in text and "Kon 1" not in client.get(f"/so-lieu/{round_.pk}/").content.decode()
    assert client.get(f"/so-lieu/{round_.pk}/bieu-1/ho/?cot=3").status_code == 403
    assert client.get(f"/so-lieu/{round_.pk}/danh-sach-15/").status_code == 403
    assert client.get(f"/so-lieu/{round_.pk}/xlsx/").status_code == 200


def test_pages_of_rows_go_on_without_gap_or_double(client, ground):
    round_, district, _ = ground
    enter(client, "district_leader", district)
    url, seen = f"/so-lieu/{round_.pk}/bieu-2/ho/?cot=1", []
    for _ in range(10):
        text = client.get(url).content.decode()
        seen += re.findall(r'<tr><th scope="row">(.*?)</th>', text)
        follow = re.search(r'rel="next" href="([^"]+)"', text)
        if not follow:
            break
        url = f"/so-lieu/{round_.pk}/bieu-2/ho/" + follow[1].replace("&amp;", "&")
    total = int(re.search(r": (\d+) hộ</h1>", text)[1])
    assert len(seen) == total > 50
    assert client.get(f"/so-lieu/{round_.pk}/bieu-2/ho/?cot=1&sau=rác").status_code == 200


@pytest.mark.parametrize("wrong", ["bieu-16/", "bieu-1/ho/?cot=1", "bieu-1/ho/?cot=99", "bieu-1/ho/?cot=3&dong=7", "danh-sach-3/", "bieu-1/?don-vi=999999", "bieu-1/?don-vi=99999999999999999999999", "bieu-0/xlsx/", "bieu-99999999999999999999/"])  # fmt: skip
def test_what_does_not_exist_is_said_kindly(client, ground, wrong):
    round_, district, _ = ground
    enter(client, "district_leader", district)
    answer = client.get(f"/so-lieu/{round_.pk}/{wrong}")
    assert answer.status_code == 404
    assert "Không" in answer.content.decode()


def test_a_neighbour_finds_nothing(client, ground):
    round_, district, _ = ground
    enter(client, "district_leader", factories.place("huyện Đắk Hà"))
    for path in ("", "bieu-1/", "xlsx/", "danh-sach-15/", f"bieu-1/?don-vi={district.pk}"):
        assert client.get(f"/so-lieu/{round_.pk}/{path}").status_code == 404, path


def test_lists_are_logged_as_sensitive_reads(client, ground):
    round_, district, places = ground
    enter(client, "district_leader", district)
    client.get(f"/so-lieu/{round_.pk}/danh-sach-15/")
    client.get(f"/so-lieu/{round_.pk}/danh-sach-15/xlsx/?don-vi={places[0].pk}")
    scope.enter(factories.actor("district_leader", district))
    looked, taken = SensitiveRead.objects.order_by("pk")
    assert (looked.what, looked.rows, looked.unit_path) == ("xem danh sách biểu 15", 20, district.path)
    assert taken.what == "xuất danh sách biểu 15" and taken.unit_path == places[0].path and taken.rows >= 1


def test_files_open_and_hold_what_the_page_shows(client, ground):
    round_, district, _ = ground
    enter(client, "district_leader", district)
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"/so-lieu/{round_.pk}/xlsx/").content))
    assert book.sheet_names == [f"Biểu {n}" for n in range(1, 14)]
    rows = book.get_sheet_by_name("Biểu 1").to_python()
    flat = [str(value) for row in rows for value in row]
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ỦY BAN NHÂN DÂN HUYỆN KON RẪY",
        "4=3/1*100",
        "NGƯỜI LẬP BIỂU",
        "Tổng số huyện Kon Rẫy",
    ):
        assert words in flat, words
    total = next(row for row in rows if row[1] == "Tổng số huyện Kon Rẫy")
    page = client.get(f"/so-lieu/{round_.pk}/bieu-1/").content.decode()
    shown = re.search(r"cot=3\">([\d.]+)</a>", page)[1]
    assert total[4] == int(shown.replace(".", ""))
    assert total[2] == "—", "one village gave no count of residents"
    assert any("Chưa có số hộ dân cư" in value for value in flat)


def test_a_list_opens_without_formula_and_with_every_member(client, ground):
    round_, district, _ = ground
    enter(client, "district_leader", district)
    content = client.get(f"/so-lieu/{round_.pk}/danh-sach-15/xlsx/").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    flat = [value for row in rows for value in row]
    assert "=HYPERLINK(1)" in flat and "=1+1" in flat
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and 's="2" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(1)' in sheet
    assert rows[7][0] == "STT hộ" and rows[8][3] == "Nam" and 'ySplit="9"' in sheet
    assert "$8:$9" in zipfile.ZipFile(io.BytesIO(content)).read("xl/workbook.xml").decode()
    xml.dom.minidom.parseString(sheet)
    line = next(row for row in rows if row[2] == "=HYPERLINK(1)")
    assert line[1] == 1 and line[3] == 1980 and line[6] == "chủ hộ" and line[9] == "x"
    households = [row[0] for row in rows if isinstance(row[0], float | int) and row[0]]
    page = client.get(f"/so-lieu/{round_.pk}/danh-sach-15/").content.decode()
    assert len(households) == int(re.search(r"([\d.]+) hộ của huyện", page)[1].replace(".", ""))


def test_queries_do_not_grow(client, ground, django_assert_max_num_queries):
    round_, district, _ = ground
    enter(client, "district_leader", district)
    for path, most in (("bieu-12/", 22), ("bieu-1/ho/?cot=3", 22), ("danh-sach-15/", 24)):
        with django_assert_max_num_queries(most):
            client.get(f"/so-lieu/{round_.pk}/{path}")


def test_years_are_strict_and_name_both_denominators(client, ground):
    round_, district, _ = ground
    scope.enter(factories.actor("district_leader", district))
    make.close(round_)
    enter(client, "district_leader", district)
    for path in ("", "?ban-do=khi-do"):
        text = client.get(f"/so-lieu/theo-nam/{path}").content.decode()
        assert strict(text) == [] and text.count("<h1>") == 1
        assert "trên tổng số hộ DTTS" in text and "trên tổng số hộ nghèo" in text and "Nguồn: hồ sơ" in text
    assert client.get("/so-lieu/theo-nam/?don-vi=999999").status_code == 404
    assert client.get(f"/so-lieu/theo-nam/?don-vi={factories.place('huyện Đắk Hà').pk}").status_code == 404


def test_a_wrong_k_says_so_beside_the_field(client, ground):
    round_, district, _ = ground
    enter(client, "district_leader", district)
    text = client.get(f"/so-lieu/{round_.pk}/da-chieu/?k=99").content.decode()
    assert "Ngưỡng k là số thiếu hụt, từ 1 đến 12." in text
    assert client.get(f"/so-lieu/{round_.pk}/da-chieu/?k=12").status_code == 200


def test_a_unit_outside_the_round_shows_unknown_never_zero(client, ground):
    round_, district, _ = ground
    enter(client, "district_leader", district)
    outside = factories.place("xã Đắk Pne")
    text = client.get(f"/so-lieu/{round_.pk}/?don-vi={outside.pk}").content.decode()
    assert text.count("<b>—</b>") == 3 and "không có thôn nào trong đợt rà soát" in text
    text = client.get(f"/so-lieu/{round_.pk}/bieu-1/?don-vi={outside.pk}").content.decode()
    assert '<abbr title="không có thôn nào trong đợt rà soát">—</abbr>' in text
