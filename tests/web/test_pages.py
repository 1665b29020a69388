"""Pages as sent: strict HTML, escaped words, safe headers, equal fragments, few queries, files that open."""

import io
import zipfile

import html5lib
import pytest

from lalanh.kernel import scope
from lalanh.planning.actions import review
from lalanh.planning.fields import KINDS
from tests import factories
from tests.web.test_permissions import TABLE, _plan, address, enter, whole, world  # noqa: F401 - the fixture

pytestmark = pytest.mark.django_db
WHO = {"people": "ADMIN", "person-new": "ADMIN", "person": "ADMIN"}
FILES = {"plan-xlsx", "plan-docx", "plan-original"}


def strict(text):
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(text)
    return [error for error in parser.errors if error[1] not in ("expected-doctype-but-got-start-tag",)]


def test_every_page_is_strict_html_with_one_heading_and_safe_headers(whole, client):  # noqa: F811
    for name in sorted(set(TABLE) - FILES):
        enter(client, whole["users"][WHO.get(name, "HEAD")])
        answer = client.get(address(name, whole))
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        text = answer.content.decode()
        assert strict(text) == [], name
        assert text.count("<h1>") == 1, name
        assert "style=" not in text, name
        assert "default-src 'self'" in answer["Content-Security-Policy"], name


def test_words_of_a_plan_never_become_markup(world, client):  # noqa: F811
    draft, head = world["draft"], world["head"]
    scope.enter(head)
    evil = "<script>alert(1)</script>"
    review.add(plan_id=draft.pk, kind=KINDS["nhiem-vu"], typed={"what": evil, "lead": evil}, by=head)
    enter(client, world["users"]["HEAD"])
    for target in (f"/ke-hoach/{draft.pk}/doc/", f"/ke-hoach/{draft.pk}/co-quan/", f"/tim-kiem/?q={evil}"):
        assert evil not in client.get(target).content.decode(), target


def test_a_fragment_is_the_piece_of_the_page(world, client):  # noqa: F811
    draft = world["draft"]
    scope.enter(world["head"])
    item = draft.target_set.first()
    enter(client, world["users"]["HEAD"])
    answer = client.post(
        f"/ke-hoach/{draft.pk}/chi-tieu/{item.pk}/quyet/",
        {"do": "nhan", "seen": review.seen(item)},
        headers={"HX-Request": "true"},
    )
    piece = answer.content.decode().split("</article>")[0]
    page = client.get(f"/ke-hoach/{draft.pk}/doc/?loai=chi-tieu").content.decode()
    start = page.index(f'id="chi-tieu-{item.pk}"')
    heading = piece[piece.index("<h3>") : piece.index("</h3>")]
    assert heading in page[start : start + 600]
    assert "đã nhận" in page[start : start + 600]


def test_the_second_of_two_is_told_what_changed(world, client):  # noqa: F811
    draft = world["draft"]
    scope.enter(world["head"])
    item = draft.target_set.first()
    known = review.seen(item)
    review.decide(plan_id=draft.pk, kind=KINDS["chi-tieu"], item_id=item.pk, review="dropped", by=world["head"])
    enter(client, world["users"]["HEAD"])
    answer = client.post(
        f"/ke-hoach/{draft.pk}/chi-tieu/{item.pk}/",
        {"seen": known, "measure": "tên tôi gõ", "value": "5", "op": "=", "direction": "level"},
    )
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Người khác vừa xử lý" in text
    assert "tên tôi gõ" in text


def test_exports_open_and_hold_no_formula(world, client):  # noqa: F811
    enter(client, world["users"]["HEAD"])
    plan = world["plan"]
    book = zipfile.ZipFile(io.BytesIO(client.get(f"/ke-hoach/{plan.pk}/xlsx/").content))
    assert not [n for n in book.namelist() if b"<f>" in book.read(n)]
    paper = zipfile.ZipFile(io.BytesIO(client.get(f"/ke-hoach/{plan.pk}/docx/").content))
    assert "Kon Rẫy" in paper.read("word/document.xml").decode()


def test_queries_do_not_grow_with_the_rows(world, client, django_assert_max_num_queries):  # noqa: F811
    enter(client, world["users"]["PROVINCE"])
    with django_assert_max_num_queries(30):
        client.get("/bao-cao/")
    _plan(world["district"], world["head"])
    scope.enter(world["head"])
    enter(client, world["users"]["PROVINCE"])
    with django_assert_max_num_queries(30):
        client.get("/ke-hoach/")
    with django_assert_max_num_queries(45):
        client.get(f"/ke-hoach/{world['plan'].pk}/?muc=nhiem-vu")


@pytest.mark.parametrize("target", ["/khong-co/", "/ke-hoach/999999/", "/viec/999999/", "/tep/999999/"])
def test_what_is_not_there_is_said_kindly(db, client, target):
    factories.kon_tum()
    client.force_login(factories.person("district_leader", factories.place("huyện Kon Rẫy")))
    answer = client.get(target)
    assert answer.status_code == 404
    assert "Không tìm thấy" in answer.content.decode()
