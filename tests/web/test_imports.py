"""Bringing a list in through the pages, from the file to the registry and back."""

import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lalanh.kernel import scope
from lalanh.registry.models import Household, ImportBatch, SensitiveRead
from lalanh.units import actions as places
from tests import factories
from tests.apps.registry import workbooks
from tests.web.test_pages import strict

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune():
    factories.kon_tum()
    commune = factories.place("xã Đăk Tờ Re")
    by = factories.actor("commune_officer", commune)
    scope.enter(by)
    for name in ("1", "2 Kon Tu"):
        places.add_village(name=name, kind="thôn", commune=commune, by=by)
    return commune


@pytest.fixture
def officer(commune, client):
    user = factories.person("commune_officer", commune)
    client.force_login(user)
    return user


def send(client, content, name="danh sách.xlsx", kind="households", **more):
    return client.post("/nhap-lieu/moi/", {"kind": kind, "file": SimpleUploadedFile(name, content), **more})


def seen(commune):
    scope.enter(factories.actor("commune_officer", commune))


def test_from_the_file_to_the_registry_and_back(client, officer, commune):
    answer = send(client, workbooks.book(workbooks.NHIEN, workbooks.THIEN, workbooks.DUC))
    assert answer.status_code == 302
    columns = answer["Location"]
    page = client.get(columns).content.decode()
    assert "Quan hệ với chủ hộ" in page and 'value="relation" selected' in page
    answer = client.post(columns, {"duplicates": "skip"})
    assert answer.status_code == 302, answer.content.decode()
    page = client.get(answer["Location"]).content.decode()
    assert "Nạp 2 hộ" in page
    assert client.post(answer["Location"] + "nap/").status_code == 302
    seen(commune)
    assert Household.objects.count() == 2
    page = client.get(answer["Location"]).content.decode()
    assert "Đã ghi 2 hộ, 3 người" in page
    assert "Gỡ khỏi sổ 2 hộ và 3 người" in client.get(answer["Location"] + "huy/").content.decode()
    assert client.post(answer["Location"] + "huy/").status_code == 302
    seen(commune)
    assert Household.objects.count() == 0
    assert ImportBatch.objects.get().state == "undone"


def test_wrong_cells_come_back_red_in_the_same_workbook(client, officer, commune):
    wrong = [*workbooks.DUC[:5], "31/02/1975", "Ba Na", "62075001234", "", "", ""]
    answer = send(client, workbooks.book(workbooks.NHIEN, wrong))
    back = client.post(answer["Location"], {"duplicates": "skip"})["Location"]
    page = client.get(back).content.decode()
    assert "Không có ngày “31/02/1975” trong lịch" in page and "062075001234" in page
    assert "Chỉ nạp 1 hộ đúng" in page
    book = openpyxl.load_workbook(io.BytesIO(client.get(back + "loi/").content))
    cell = book["Danh sách"]["F3"]
    assert cell.value == "31/02/1975" and cell.fill.start_color.rgb == "FFF4C7C3" and "31/02/1975" in cell.comment.text
    assert "mất số 0" in book["Danh sách"]["L3"].value
    assert client.post(back + "nap/").status_code == 409
    seen(commune)
    assert Household.objects.count() == 0
    assert client.post(back + "nap/", {"partial": "1"}).status_code == 302
    seen(commune)
    assert Household.objects.count() == 1


def test_workbooks_are_for_importers(client, officer, commune):
    answer = send(client, workbooks.book(workbooks.NHIEN))
    batch = answer["Location"].removesuffix("cot/")
    targets = [
        "/nhap-lieu/mau/households/",
        "/nhap-lieu/mau/surveys/",
        "/nhap-lieu/mau/results/",
        batch + "tep/",
        batch + "loi/",
    ]
    for target in targets:
        assert client.get(target).status_code == 200, target
    client.force_login(factories.person("village_head", commune, name="Trưởng thôn"))
    assert {client.get(target).status_code for target in targets} == {403}
    client.force_login(factories.person("commune_officer", factories.place("xã Đăk Ruồng"), username="xa.ben"))
    assert {
        client.get(target).status_code
        for target in [batch, batch + "tep/", batch + "loi/", batch + "cot/", batch + "huy/"]
    } == {404}
    assert client.post(batch + "nap/").status_code == 404
    assert client.get("/nhap-lieu/mau/khong-co/").status_code == 404


def test_pages_are_strict_html_and_ask_the_database_little(client, officer, commune, django_assert_max_num_queries):
    rows = [[f"H{n}", "Thôn 1", "Y Nhiên", "Chủ hộ", "Nữ", "31/02/1980", "Ba Na", "", "", "", ""] for n in range(60)]
    columns = send(client, workbooks.book(*rows))["Location"]
    pages = ["/nhap-lieu/", "/nhap-lieu/moi/", columns, columns + "?trang=Danh+s%C3%A1ch&dong=1"]
    back = client.post(columns, {"duplicates": "skip"})["Location"]
    loaded = client.post(send(client, workbooks.book(workbooks.NHIEN))["Location"], {"duplicates": "skip"})["Location"]
    client.post(loaded + "nap/")
    pages += [back, back + "?xem=loi", back + "?trang=2", loaded, loaded + "huy/"]
    for target in pages:
        with django_assert_max_num_queries(40):
            answer = client.get(target)
        text = answer.content.decode()
        assert (answer.status_code, strict(text), text.count("<h1>"), "style=" in text) == (200, [], 1, False), target
    with django_assert_max_num_queries(20):
        assert "Không có ngày" in client.get(back).content.decode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.xlsx", b"%PDF-1.7", "tệp PDF"), ("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "Excel kiểu cũ"),
        ("x.exe", b"MZ", "không dùng được"), ("x.xlsx", b"", "rỗng"), ("x.xlsx", b"PK\x03\x04xx", "bị hỏng"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_is_refused_beside_its_field(client, officer, commune, name, content, said):
    answer = send(client, content, name=name)
    assert answer.status_code == 422 and said in answer.content.decode()
    seen(commune)
    assert ImportBatch.objects.count() == 0


def test_another_sheet_and_another_header_line_can_be_chosen(client, officer, commune):
    content = workbooks.book(
        ["ghi chú lung tung", "a"],
        ["Họ và tên", "Quan hệ với chủ hộ", "Thôn"],
        ["Y Nhiên", "Chủ hộ", "Thôn 1"],
        headings=None,
    )
    columns = send(client, content)["Location"]
    assert "tiêu đề kết thúc ở dòng 2" in client.get(columns).content.decode()
    assert "A: ghi chú lung tung" in client.get(columns + "?trang=Danh+s%C3%A1ch&dong=1").content.decode()
    answer = client.post(columns, {"trang": "Danh sách", "dong": "1", "duplicates": "skip"})
    assert answer.status_code == 422 and "Chưa có cột họ và tên" in answer.content.decode()
    assert client.post(columns, {"trang": "Danh sách", "dong": "2", "duplicates": "skip"}).status_code == 302


def test_what_leaves_the_system_is_written_down_and_holds_no_formula(client, officer, commune):
    evil = ["H1", "Thôn 1", "=HYPERLINK(1)", "Chủ hộ", "Nữ", "31/02/1980", "Ba Na", "", "", "", ""]
    columns = send(client, ";".join(workbooks.HEADINGS).encode() + b"\n" + ";".join(evil).encode(), name="a.csv")[
        "Location"
    ]
    back = client.post(columns, {"duplicates": "skip"})["Location"]
    book = zipfile.ZipFile(io.BytesIO(client.get(back + "loi/").content))
    assert not [name for name in book.namelist() if b"<f>" in book.read(name)]
    client.get(back + "tep/")
    seen(commune)
    assert set(SensitiveRead.objects.values_list("what", flat=True)) == {
        "tải tệp đánh dấu lỗi",
        "tải tệp danh sách đã nạp",
    }


def test_templates_come_back_through_their_own_import(client, officer, commune):
    """The example lines of the template are a list that loads; its drop-downs hold the commune's villages."""
    content = client.get("/nhap-lieu/mau/households/").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Danh sách", "Danh mục", "Hướng dẫn"] and book["Danh mục"].sheet_state == "hidden"
    assert len(book["Danh sách"].data_validations.dataValidation) >= 5
    assert "Thôn 2 Kon Tu" in {cell.value for row in book["Danh mục"].iter_rows() for cell in row}
    back = client.post(send(client, content)["Location"], {"duplicates": "skip"})["Location"]
    assert "Nạp 1 hộ" in client.get(back).content.decode()
