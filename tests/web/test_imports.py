"""Bringing a list in through the pages, from the file to the registry and back."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lalanh.kernel import scope
from lalanh.registry.models import Household, ImportBatch
from lalanh.units import actions as places
from tests import factories
from tests.apps.registry import workbooks

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
