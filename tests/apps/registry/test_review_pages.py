"""A review clicked through as people do it, with forms alone; wrong input keeps what was typed; neighbours find nothing."""

import re
from datetime import date

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lalanh.kernel import scope
from lalanh.kernel.actor import system
from lalanh.registry.actions import cases, complaints, steps
from lalanh.registry.models import Complaint, Decision, Meeting, Posting, Recheck, ReviewCase, ReviewRound
from lalanh.registry.models.rounds import RoundVillage
from tests import factories
from tests.apps.registry.review_kit import Commune, household, result

pytestmark = pytest.mark.django_db
MONDAY, FRIDAY = date(2023, 9, 18), date(2023, 9, 22)


@pytest.fixture
def office(db, client, monkeypatch):
    return Office(client, monkeypatch)


class Office:
    """People of xã Đăk Tờ Re and huyện Kon Rẫy at their screens."""

    def __init__(self, client, monkeypatch):
        self.client, self.monkeypatch = client, monkeypatch
        self.commune = Commune((("poor", "near_poor", ""),))
        people = {
            "village_head": self.commune.villages[0],
            "commune_officer": self.commune.unit,
            "commune_leader": self.commune.unit,
            "district_leader": self.commune.district,
        }
        self.users = {role: factories.person(role, unit, name=role) for role, unit in people.items()}
        self.day(MONDAY)

    def day(self, on):
        self.on = on
        for place in ("boards", "villages", "lines", "communes", "checks", "papers"):
            self.monkeypatch.setattr(f"lalanh.web.staff.reviews.{place}.today", lambda: on)

    def enter(self, role):
        self.client.force_login(self.users[role])

    def get(self, address, status=200):
        answer = self.client.get(address)
        assert answer.status_code == status, (address, answer.status_code)
        return answer.content.decode()

    def post(self, address, status=302, **typed):
        answer = self.client.post(address, typed)
        text = answer.content.decode()
        assert answer.status_code == status, re.sub(r"<[^>]+>", " ", text[text.find("<main") :])[:800]
        return answer["Location"] if status == 302 else text

    def see(self):
        scope.enter(system("test"))
        return RoundVillage.objects.select_related("round").get(village=self.commune.villages[0])


def advance(office, row, status=302):
    return office.post(f"/ra-soat/thon/{row.pk}/chuyen/", status, version=str(office.see().version))


def test_a_review_from_the_first_click_to_the_certificates(office):
    office.enter("commune_leader")
    form = office.get("/ra-soat/mo/")
    assert 'value="01/09/2023"' in form and 'value="14/12/2023"' in form
    board = office.post(
        "/ra-soat/mo/",
        kind="periodic",
        year="2023",
        opens_on="1/9/2023",
        ends_on="14/12/2023",
        review_on="1/9/2023",
        standard="",
        second_standard="",
        document="12/KH-UBND",
        name="",
    )
    office.enter("commune_officer")
    office.post(f"{board}danh-sach/")
    row = office.see()
    page = office.get(f"/ra-soat/thon/{row.pk}/")
    assert "Danh sách rà soát của thôn đã đủ chưa?" in page and "A Brơi 1" in page
    asked = office.commune.households[0][2]
    found = office.get(f"/ra-soat/thon/{row.pk}/them-ho/?q=broi")
    assert "A Brơi 3" in found and "A Brơi 1" not in found
    wrong = office.post(
        f"/ra-soat/thon/{row.pk}/them-ho/",
        422,
        household=str(asked.pk),
        origin="requested",
        request_on="",
        reason="mất mùa",
    )
    assert "ngày của giấy đề nghị" in wrong and "mất mùa" in wrong
    office.post(
        f"/ra-soat/thon/{row.pk}/them-ho/",
        household=str(asked.pk),
        origin="requested",
        request_on="10/9/2023",
        reason="mất mùa",
    )
    advance(office, row)
    page = office.get(f"/ra-soat/thon/{row.pk}/")
    assert "3 hộ chưa khảo sát xong." in page and "Chuyển sang bước" not in page
    scope.enter(system("khảo sát"))
    for case, poverty_class in zip(ReviewCase.objects.order_by("pk"), ("near_poor", "average", "average"), strict=True):
        result(case, poverty_class, state="surveyed")
    advance(office, row)
    assert "Phân loại 3 hộ đã khảo sát" in office.get(f"/ra-soat/thon/{row.pk}/")
    office.post(f"/ra-soat/thon/{row.pk}/phan-loai/")
    advance(office, row)
    _meet(office, row)
    _post_and_answer(office, row)
    _agree_and_decide(office, row, board)


def _meet(office, row):
    office.enter("village_head")
    address = f"/ra-soat/thon/{row.pk}/hop-dan/"
    form = office.get(address)
    votes = {name: "30" for name in re.findall(r'name="(vote-\d+)"', form)}
    assert len(votes) == 3
    typed = {
        "held_on": "18/9/2023",
        "place": "Nhà rông",
        "attendance": "40",
        "chair": "A Nhơi",
        "secretary": "Y Thoa",
        "opinions": "Dân hỏi về nhà mới.",
    } | votes
    first = next(iter(votes))
    lacking = office.post(address, 422, **{name: value for name, value in typed.items() if name != first})
    assert "Chưa có số người đồng ý của 1 hộ (A Brơi 1" in lacking and "Dân hỏi về nhà mới." in lacking
    wrong = office.post(address, 422, **(typed | {first: "41"}))
    assert "từ 0 đến 40" in wrong and "Dân hỏi về nhà mới." in wrong
    office.post(address, **typed)
    scope.enter(system("x"))
    held = Meeting.objects.get()
    text = office.get(f"/ra-soat/giay-to/bien-ban-thon/{held.pk}/")
    assert "CỘNG HÒA XÃ HỘI" in text and "75,0 %" in text
    office.enter("commune_officer")
    advance(office, row)


def _post_and_answer(office, row):
    address = f"/ra-soat/thon/{row.pk}/niem-yet/"
    photo = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff", "image/jpeg")
    short = office.post(address, 422, place="village", from_on="18/9/2023", to_on="19/9/2023")
    assert "phải đến hết 21/09/2023" in short
    office.post(address, place="village", from_on="18/9/2023", to_on="21/9/2023", proof=photo)
    office.post(
        f"/ra-soat/{row.round_id}/xa/{office.commune.unit.pk}/niem-yet/", from_on="18/9/2023", to_on="21/9/2023"
    )
    scope.enter(system("x"))
    assert Posting.objects.filter(proof__isnull=False).count() == 1
    public = office.get(f"/ra-soat/giay-to/niem-yet/{row.pk}/")
    assert "A Brơi 1" in public and "Xơ Đăng" not in public
    line = ReviewCase.objects.order_by("pk").first()
    office.post(
        f"/ra-soat/thon/{row.pk}/phan-anh/",
        about="line",
        case=str(line.pk),
        complainant="Y Rơ",
        received_on="18/9/2023",
        text="Có nhà mới.",
    )
    scope.enter(system("x"))
    made = Complaint.objects.get()
    assert "tạm dừng" in office.get(f"/ra-soat/ho/{line.pk}/")
    office.day(FRIDAY)
    advance(office, row)
    assert "1 phản ánh chưa trả lời, hạn 21/09/2023." in office.get(f"/ra-soat/thon/{row.pk}/")
    assert "Hãy nhập" in office.post(f"/ra-soat/phan-anh/{made.pk}/", 422, upheld="no", text="")
    office.post(f"/ra-soat/phan-anh/{made.pk}/", upheld="no", text="Nhà của con đã tách hộ.")
    advance(office, row)


def _agree_and_decide(office, row, board):
    address = f"/ra-soat/{row.round_id}/xa/{office.commune.unit.pk}"
    assert "Chủ tịch UBND huyện Kon Rẫy" in office.get(f"{address}/y-kien/")
    letter = office.post(
        f"{address}/y-kien/", document="12/TTr-UBND", asked_on="22/9/2023", authority="Chủ tịch UBND huyện Kon Rẫy"
    )
    assert "Ghi ý kiến" not in office.get(letter)
    office.enter("district_leader")
    assert "phải ghi lý do" in office.post(letter, 422, agrees="no", answered_on="22/9/2023", document="", note="")
    office.post(letter, agrees="yes", answered_on="22/9/2023", document="55/UBND", note="")
    office.enter("commune_officer")
    refused = office.post(
        f"{address}/quyet-dinh/",
        403,
        number="31/QĐ-UBND",
        signed_on="22/9/2023",
        signer="A Đức",
        signer_title="Chủ tịch",
    )
    assert "Chỉ lãnh đạo UBND xã" in refused
    office.enter("commune_leader")
    office.post(
        f"{address}/quyet-dinh/", number="31/QĐ-UBND", signed_on="22/9/2023", signer="A Đức", signer_title="Chủ tịch"
    )
    scope.enter(system("x"))
    made = Decision.objects.get()
    paper = office.get(f"/ra-soat/giay-to/quyet-dinh/{made.pk}/")
    assert "thoát nghèo, còn là hộ cận nghèo" in paper
    office.post(f"{address}/giay-chung-nhan/", signed_on="22/9/2023", signer="A Đức")
    advance(office, row)
    assert "1 / 1 thôn xong" in office.get(board)
    office.post(f"{board}khoa/", reason="")
    assert ReviewRound.objects.get().state == "closed"
    _after_the_freeze(office, row, address)


def _after_the_freeze(office, row, address):
    scope.enter(system("x"))
    line = ReviewCase.objects.order_by("pk").first()
    office.enter("commune_officer")
    assert "đã khóa số liệu" in office.post(f"/ra-soat/ho/{line.pk}/bo/", 403, why="moved", note="")
    office.enter("commune_leader")
    form = office.get(f"{address}/dinh-chinh/?q=broi 1")
    (record,) = re.findall(r'<option value="(\d+)"', form)
    office.post(
        f"{address}/dinh-chinh/",
        number="40/QĐ-UBND",
        signed_on="22/9/2023",
        signer="A Đức",
        signer_title="Chủ tịch",
        record=record,
        poverty_class="poor",
        reason="Cộng sai điểm.",
    )
    scope.enter(system("x"))
    line.refresh_from_db()
    assert line.poverty_class == "near_poor" and Decision.objects.filter(is_correction=True).count() == 1


def test_every_state_of_the_village_page_is_strict_html(office):
    commune = office.commune
    commune.open()
    commune.draw()
    office.enter("commune_officer")
    for step in (
        "list",
        "survey",
        "classification",
        "meeting",
        "posting",
        "complaints",
        "opinion",
        "decision",
        "certificates",
    ):
        commune.act(commune.officer)
        row = commune.bring(step)
        for address in (f"/ra-soat/thon/{row.pk}/", f"/ra-soat/{row.round_id}/"):
            text = office.get(address)
            parser = html5lib.HTMLParser()
            parser.parse(text)
            assert [e for e in parser.errors if e[1] != "expected-doctype-but-got-start-tag"] == [], (step, address)
            assert text.count("<h1>") == 1
    for slug in ("danh-sach", "hop-dan", "giay-chung-nhan", "khong-co"):
        office.get(f"/ra-soat/thon/{row.pk}/?buoc={slug}&loc=listed")


def test_the_second_of_two_learns_what_changed_and_keeps_the_minutes(office):
    commune = office.commune
    commune.open()
    commune.draw()
    commune.bring("meeting")
    row = commune.row()
    office.enter("commune_officer")
    form = office.get(f"/ra-soat/thon/{row.pk}/hop-dan/")
    votes = {name: "30" for name in re.findall(r'name="(vote-\d+)"', form)}
    scope.enter(commune.officer)
    steps.advance(round_village_id=row.pk, by=commune.officer, on=MONDAY, to="survey", note="phải hỏi lại")
    typed = {
        "version": str(row.version),
        "held_on": "18/9/2023",
        "place": "Nhà rông",
        "attendance": "40",
        "chair": "A Nhơi",
        "secretary": "Y Thoa",
        "opinions": "ý kiến dài",
    }
    text = office.post(f"/ra-soat/thon/{row.pk}/hop-dan/", 409, **(typed | votes))
    assert "vừa có người khác chuyển sang bước “khảo sát”" in text and "ý kiến dài" in text
    text = office.post(f"/ra-soat/thon/{row.pk}/chuyen/", 409, version=str(row.version))
    assert "vừa có người khác" in text


def test_neighbours_find_nothing(office):
    commune = office.commune
    commune.open()
    commune.draw()
    row, case = commune.bring("posting"), commune.cases()[0]
    stranger = factories.person("commune_leader", factories.place("xã Đăk Ruồng"), name="Lạ", username="la.mat")
    office.client.force_login(stranger)
    unit = commune.unit.pk
    for address in (
        f"/ra-soat/{row.round_id}/", f"/ra-soat/thon/{row.pk}/", f"/ra-soat/ho/{case.pk}/", f"/ra-soat/{row.round_id}/xa/{unit}/quyet-dinh/",
        f"/ra-soat/giay-to/niem-yet/{row.pk}/", f"/ra-soat/thon/{row.pk}/niem-yet/", f"/ra-soat/{row.round_id}/xa/{factories.place('xã Đăk Ruồng').pk}/quyet-dinh/",
    ):  # fmt: skip
        office.get(address, 404)
    assert commune.round.name not in office.get("/ra-soat/")
    office.post(f"/ra-soat/thon/{row.pk}/chuyen/", 404, version="1")


def test_a_page_of_a_large_village_takes_few_queries(office, django_assert_max_num_queries):
    commune = office.commune
    commune.open()
    commune.draw()
    office.enter("commune_officer")
    row = commune.row()
    office.get(f"/ra-soat/thon/{row.pk}/")
    with django_assert_max_num_queries(32):
        office.get(f"/ra-soat/thon/{row.pk}/")
    scope.enter(commune.officer)
    for n in range(10, 50):
        household(commune.villages[0], n, "poor")
    cases.draw_list(round_id=commune.round.pk, by=commune.officer, on=MONDAY)
    with django_assert_max_num_queries(32):
        assert "A Brơi 49" in office.get(f"/ra-soat/thon/{row.pk}/")


def test_the_first_result_is_hidden_from_the_checker(office, monkeypatch):
    commune = office.commune
    commune.open()
    commune.draw()
    commune.bring("meeting", classes={0: "near_poor"})
    office.enter("district_leader")
    address = f"/ra-soat/{commune.round.pk}/phuc-tra/"
    assert "từ 1 đến 2" in office.post(address, 422, how="count", amount="9", seed="")
    office.post(address, how="percent", amount="100", seed="thu")
    scope.enter(commune.head)
    row = Recheck.objects.get(case=commune.cases()[0])
    text = office.get(f"/ra-soat/phuc-tra/{row.pk}/")
    assert "1.200.000" not in text and "Lần đầu" not in text
    typed = {
        "checker": "Y Hạnh",
        "checked_on": "18/9/2023",
        "poverty_class": "poor",
        "income": "1,1 triệu",
        "deprivations": "3",
        "note": "",
    }
    office.post(f"/ra-soat/phuc-tra/{row.pk}/", **typed)
    shown = office.get(f"/ra-soat/phuc-tra/{row.pk}/")
    assert "1.200.000" in shown and "1.100.000" in shown
    assert "A Brơi 1" in office.get(address)


def test_where_no_rule_names_the_authority_the_page_says_why_and_asks(office, monkeypatch):
    monkeypatch.setattr("lalanh.registry.queries.rounds.authority", lambda step, on: None)
    commune = office.commune
    commune.open()
    commune.draw()
    commune.bring("opinion")
    office.day(FRIDAY)
    office.enter("commune_officer")
    address = f"/ra-soat/{commune.round.pk}/xa/{commune.unit.pk}/y-kien/"
    assert "Từ 01/7/2025 không còn cấp huyện" in office.get(address)
    refused = office.post(address, 422, document="12/TTr-UBND", asked_on="22/9/2023", authority="")
    assert "Hãy ghi cơ quan cho ý kiến" in refused and "12/TTr-UBND" in refused
    letter = office.post(address, document="12/TTr-UBND", asked_on="22/9/2023", authority="Chủ tịch UBND tỉnh")
    assert "Hãy ghi số văn bản trả lời" in office.post(
        letter, 422, agrees="yes", answered_on="22/9/2023", document="", note=""
    )
    office.post(letter, agrees="yes", answered_on="22/9/2023", document="90/UBND", note="")
    assert office.see().step == "decision"


def test_one_number_serves_every_row_left_empty(office):
    """No script fills the rows: the number for all is read at the server, a row of its own goes before it."""
    commune = office.commune
    commune.open()
    commune.draw()
    row = commune.bring("meeting")
    office.enter("village_head")
    address = f"/ra-soat/thon/{row.pk}/hop-dan/"
    rows = re.findall(r'name="(vote-\d+)"', office.get(address))
    typed = {"held_on": "18/9/2023", "place": "Nhà rông", "attendance": "40", "chair": "A Nhơi", "secretary": "Y Thoa"} | dict.fromkeys(rows, "")  # fmt: skip
    lacking = office.post(address, 422, **typed)
    assert f"Chưa có số người đồng ý của {len(rows)} hộ" in lacking and 'value="Nhà rông"' in lacking
    over = office.post(address, 422, **typed | {"same": "41", rows[1]: "12"})
    assert over.count("Số người đồng ý phải từ 0 đến 40") == 2 and 'value="41"' in over and 'value="12"' in over
    assert "Số người đồng ý phải từ 0 đến 40" in office.post(address, 422, **typed | {"same": "38", rows[1]: "50"})
    office.post(address, **typed | {"same": "38", rows[1]: "12"})
    scope.enter(system("x"))
    votes = {vote.case_id: vote.agreed for vote in Meeting.objects.get().votes.all()}
    assert votes == {int(name[5:]): 12 if name == rows[1] else 38 for name in rows}


def test_a_complaint_says_whom_it_is_about(office):
    """Nothing is supposed: neither a missing household nor the first of the list."""
    commune = office.commune
    commune.open()
    commune.draw()
    row = commune.bring("complaints")
    office.enter("village_head")
    address = f"/ra-soat/thon/{row.pk}/phan-anh/"
    form = office.get(address)
    assert " checked" not in form and "Tìm hộ</button>" not in form
    typed = {"complainant": "Y Rơ", "received_on": "18/9/2023", "text": "Có nhà mới."}
    line = str(commune.cases()[0].pk)
    for wrong, sentence in (
        ({}, "Hãy chọn: phản ánh về một hộ trong danh sách hay về hộ bị sót."),
        ({"about": "line", "case": ""}, "Hãy chọn hộ bị phản ánh"),
        ({"about": "missing", "case": line}, "phản ánh về hộ ấy hay về hộ bị sót"),
        ({"about": "line", "case": "999999"}, "Hãy chọn trong danh sách"),
    ):
        assert sentence in office.post(address, 422, **typed | wrong), wrong
    scope.enter(system("x"))
    assert not Complaint.objects.exists()
    of_case = office.get(f"{address}?ho={line}")
    assert of_case.count(" checked") == 1 and f'<option value="{line}" selected>' in of_case
    office.post(address, about="missing", case="", **typed)
    scope.enter(system("x"))
    assert Complaint.objects.get().case_id is None


def test_a_household_is_found_among_five_hundred_without_script(office, django_assert_max_num_queries):
    commune = office.commune
    scope.enter(commune.officer)
    for n in range(10, 510):
        household(commune.villages[0], n, "poor")
    commune.open()
    commune.draw()
    row = commune.bring("posting")
    office.enter("village_head")
    address = f"/ra-soat/thon/{row.pk}/phan-anh/"
    with django_assert_max_num_queries(30):
        form = office.get(address)
    assert form.count("<option") == 31 and "chỉ có 30 hộ đầu" in form
    typed = {
        "about": "line",
        "complainant": "Y Rơ",
        "received_on": "18/9/2023",
        "text": "Có nhà mới.",
        "case": "",
        "do": "find",
    }
    found = office.post(address, 200, **typed | {"q": "a broi 347"})
    (pick,) = re.findall(r'<option value="(\d+)"', found)
    assert "1 hộ khớp" in found and "Có nhà mới." in found and 'value="Y Rơ"' in found
    code = commune.households[0][0].code[:2] + "347"
    assert f'<option value="{pick}"' in office.post(address, 200, **typed | {"q": code})
    assert "Không có hộ nào" in office.post(address, 200, **typed | {"q": "Không ai cả"})
    kept = office.post(address, 200, **typed | {"q": "a broi 12", "case": pick})
    assert f'<option value="{pick}" selected>' in kept
    scope.enter(system("x"))
    assert not Complaint.objects.exists()
    office.post(address, **typed | {"do": "file", "case": pick, "q": "a broi 12"})
    scope.enter(system("x"))
    assert Complaint.objects.get().case.head_name == "A Brơi 347"


ROLES = {
    "village_head": "village", "commune_officer": "commune", "commune_leader": "commune", "district_leader": "district", "district_specialist": "district",
    "front_officer": "district", "inspector": "district",
}  # fmt: skip


@pytest.mark.parametrize("role", sorted(ROLES))
def test_no_page_shows_a_link_that_leads_nowhere(office, role):
    """From the list of rounds on, every link of reviews, surveys and households that somebody sees can be opened by them."""
    commune = office.commune
    commune.open()
    commune.draw()
    commune.bring("complaints")
    line = commune.cases()[0]
    complaints.file(
        round_village_id=commune.row().pk,
        case_id=line.pk,
        complainant="Y Rơ",
        text="x",
        received_on=FRIDAY,
        by=commune.officer,
        on=FRIDAY,
    )
    place = {"village": commune.villages[0], "commune": commune.unit, "district": commune.district}[ROLES[role]]
    body = None
    if role == "front_officer":
        scope.enter(system("test"))
        body = factories.actions.create_body(name="Mặt trận huyện", kind="front", unit=place, by=system("test"))
    user = factories.person(role, place, body=body, name=f"{role} khác", username=f"khac.{role}".replace("_", "."))
    office.client.force_login(user)
    seen, todo = set(), ["/ra-soat/"]
    while todo:
        address = todo.pop()
        seen.add(address)
        answer = office.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        found = (
            re.findall(
                r'href="((?:/ra-soat/|/khao-sat/|/ho/\d|/ho/ng|/ho/th|/ho/k|\?)[^"#]*)"', answer.content.decode()
            )
            if "html" in answer["Content-Type"]
            else []
        )
        for one in found:
            target = (address.partition("?")[0] + one if one.startswith("?") else one).replace("&amp;", "&")
            if target not in seen and target not in todo and len(seen) < 220:
                todo.append(target)
    assert len(seen) > 12


def test_a_village_head_is_offered_only_what_the_role_may_do(office):
    """No move out of the village, no posting at the commune's office, no complaint after the decision."""
    commune = office.commune
    commune.open()
    commune.draw()
    row = commune.bring("posting")
    home = commune.households[0][0]
    office.enter("village_head")
    assert "Chuyển chỗ ở" not in office.get(f"/ho/{home.pk}/") and "Tách hộ" in office.get(f"/ho/{home.pk}/")
    assert "hãy báo xã" in office.get(f"/ho/{home.pk}/chuyen/", 403)
    form = office.get(f"/ra-soat/thon/{row.pk}/niem-yet/")
    assert 'value="village"' in form and 'value="commune"' not in form
    assert "Không có nơi niêm yết" in office.post(f"/ra-soat/thon/{row.pk}/niem-yet/", 422, place="commune", from_on="18/9/2023", to_on="21/9/2023")  # fmt: skip
    commune.bring("decision")
    office.enter("village_head")
    for step in ("niem-yet", "phan-anh"):
        assert "Ghi phản ánh" not in office.get(f"/ra-soat/thon/{row.pk}/?buoc={step}")
    assert "Phản ánh được ghi từ khi niêm yết" in office.get(f"/ra-soat/thon/{row.pk}/phan-anh/", 403)
    office.enter("commune_officer")
    assert "Chuyển chỗ ở" in office.get(f"/ho/{home.pk}/")
    assert 'value="commune"' in office.get(f"/ra-soat/thon/{row.pk}/niem-yet/")


def test_an_unknown_says_its_reason_in_the_text(office):
    """What only hovering tells is told to nobody on a phone."""
    commune = office.commune
    commune.open()
    commune.draw()
    office.enter("village_head")
    home = office.get(f"/ho/{commune.households[0][0].pk}/")
    assert not re.search(r'title="[^"]*">—', home)
    assert re.search(r'— <small class="small">chưa hỏi</small>', home)
    assert re.search(r'— <small class="small">chưa khảo sát</small>', office.get(f"/ra-soat/thon/{office.see().pk}/"))
