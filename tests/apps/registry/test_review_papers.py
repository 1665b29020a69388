"""Papers of a review: they open in Word, hold what they must, and public ones hold no more than that."""

import io
from datetime import date, timedelta

import docx
import pytest

from lalanh.base.errors import NotFound
from lalanh.engines.documents.pdf import render_pdf
from lalanh.engines.documents.word import render_docx
from lalanh.registry import papers
from lalanh.registry.actions import cases, certificates, complaints, decisions, rounds
from lalanh.registry.models import ClassRecord, Identifier, Membership, SensitiveRead
from tests import factories
from tests.apps.registry.review_kit import DAY, OPENS, Commune

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=4)
NUMBER = "062080001234"


@pytest.fixture
def commune(db):
    found = Commune()
    for home in (home for row in found.households for home in row):
        Membership.objects.create(
            household=home, person=home.head, relation="head", joined_on=OPENS, unit_path=home.unit_path
        )
    head = found.households[0][0].head
    Identifier.objects.create(person=head, kind="personal_number", value=NUMBER, unit_path=head.unit_path)
    found.open()
    found.draw()
    return found


def words(document):
    """All text of the DOCX, tables and head included."""
    file = docx.Document(io.BytesIO(render_docx(document)))
    found = [p.text for p in file.paragraphs]
    found += [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    assert render_pdf(document).startswith(b"%PDF")
    return "\n".join(found)


def paper(commune, kind, pk, who=None):
    return papers.paper(commune.act(who or commune.officer), kind, pk, LATER)


def test_the_posted_list_has_names_and_results_and_nothing_private(commune):
    commune.bring("complaints", classes={1: "average"})
    line = commune.cases()[0]
    complaints.file(
        round_village_id=commune.row().pk,
        case_id=line.pk,
        complainant="Y Rơ",
        text="x",
        received_on=LATER,
        by=commune.officer,
        on=LATER,
    )
    text = words(paper(commune, "niem-yet", commune.row().pk))
    for expected in (
        "A Brơi 1",
        "hộ nghèo",
        "thoát cận nghèo",
        "đang phúc tra",
        "từ ngày 18/09/2023 đến hết ngày 21/09/2023",
        "trụ sở UBND cấp xã",
    ):
        assert expected in text
    for private in (NUMBER, NUMBER[-3:], "Xơ Đăng", "1980", "1.200.000", "Y Rơ"):
        assert private not in text, private


def test_papers_printed_years_later_bear_the_days_of_the_round(commune):
    """The notice is dated on the day that it was hung, what is still to be signed in the year of the round."""
    commune.bring("posting")
    late = date(2026, 11, 21)
    notice = papers.paper(commune.act(commune.officer), "niem-yet", commune.row().pk, late)
    assert (notice.issued_on, notice.year) == (None, 2023)
    assert "năm 2023" in words(notice) and "2026" not in words(notice)
    commune.post(from_on=DAY, places=("village",))
    commune.post(from_on=DAY + timedelta(days=1), places=("commune",))
    notice = papers.paper(commune.act(commune.officer), "niem-yet", commune.row().pk, late)
    assert notice.issued_on == DAY and "ngày 18 tháng 9 năm 2023" in words(notice) and "2026" not in words(notice)
    (held,) = commune.row().meetings.all()
    assert "2026" not in words(papers.paper(commune.officer, "bien-ban-ban-chi-dao", held.pk, late))


def test_minutes_count_votes_and_name_those_who_failed(commune):
    commune.bring("meeting")
    held = commune.meet(agreed={0: 19}, front_supervisor="Y Bích")
    text = words(paper(commune, "bien-ban-thon", held.pk))
    for expected in (
        "THÔN 1",
        "Nhà rông thôn",
        "A Nhơi",
        "Y Thoa",
        "Y Bích",
        "19",
        "47,5 %",
        "75,0 %",
        "2 hộ được ít nhất 50 %",
        "họp lần nữa: A Brơi 1",
    ):
        assert expected in text
    committee = words(paper(commune, "bien-ban-ban-chi-dao", held.pk))
    assert "BAN CHỈ ĐẠO" in committee and "khảo sát lại 1 hộ" in committee


def test_the_request_has_the_number_only_for_those_who_may_read_it(commune):
    home = commune.households[1][1]
    Identifier.objects.create(person=home.head, kind="personal_number", value=NUMBER, unit_path=home.unit_path)
    case = cases.add(
        round_id=commune.round.pk,
        household_id=home.pk,
        origin="requested",
        request_on=OPENS,
        reason="mất mùa",
        by=commune.act(commune.officer),
        on=DAY,
    )
    text = words(paper(commune, "mau-01", case.pk))
    assert (
        "GIẤY ĐỀ NGHỊ" in text
        and NUMBER in text
        and "mất mùa" in text
        and "Chủ tịch Ủy ban nhân dân xã Đắk Tờ Re" in text
    )
    assert "Mẫu số 04" in words(paper(commune, "mau-04", case.pk))
    village_head = factories.actor("village_head", commune.villages[1])
    assert NUMBER not in words(paper(commune, "mau-01", case.pk, village_head))
    assert SensitiveRead.objects.filter(household=home, what="Mẫu số 01").count() == 2


def test_the_decision_lists_and_the_certificate_marks(commune):
    asked = commune.households[1][1]
    request = cases.add(
        round_id=commune.round.pk,
        household_id=asked.pk,
        origin="requested",
        request_on=OPENS,
        by=commune.act(commune.officer),
        on=DAY,
    )
    commune.bring("decision", 1)
    commune.bring("decision", 0, classes={0: "near_poor", 2: "average"})
    made = commune.decide()
    commune.act(commune.officer)
    text = words(paper(commune, "quyet-dinh", made.pk))
    for expected in (
        "Số: 31/QĐ-UBND",
        "công nhận danh sách".capitalize(),
        "Chủ tịch UBND huyện Kon Rẫy",
        "thoát nghèo, còn là hộ cận nghèo",
        "Phụ lục III",
        "A Đức",
        "A Brơi 3",
    ):
        assert expected in text, expected
    assert NUMBER not in text
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐẮK TỜ RE" in text and "TM. ỦY BAN" not in text
    refused = words(paper(commune, "tra-loi", request.pk))
    assert "không thuộc diện hộ nghèo" in refused and "V/v trả lời giấy đề nghị" in refused
    first = commune.cases(0)[0]
    first.refresh_from_db()
    certificates.issue(
        round_id=commune.round.pk, unit=commune.unit, signer="A Đức", by=commune.act(commune.leader), on=LATER
    )
    book = words(paper(commune, "giay-chung-nhan", first.household_id, commune.leader))
    for expected in ("Số: 01/GCN-HN.HCN", NUMBER, "CN", "2024", "31/QĐ-UBND", "A Đức"):
        assert expected in book, expected
    with pytest.raises(NotFound):
        paper(commune, "giay-chung-nhan", commune.households[0][2].pk, commune.leader)


def test_the_submission_adds_up(commune):
    commune.bring("opinion", 0)
    commune.bring("opinion", 1)
    from lalanh.registry.actions import opinions

    asked = opinions.ask(
        round_id=commune.round.pk, unit=commune.unit, document="12/TTr-UBND", by=commune.act(commune.officer), on=LATER
    )
    text = words(paper(commune, "to-trinh", asked.pk))
    assert (
        "Số: 12/TTr-UBND" in text
        and "Kính gửi: Chủ tịch UBND huyện Kon Rẫy" in text
        and "Cộng" in text
        and "29/09/2023" in text
    )


def test_a_correction_says_what_was_and_what_is(commune):
    commune.bring("certificates")
    rounds.close_round(round_id=commune.round.pk, by=commune.act(commune.leader), on=LATER, reason="x")
    record = ClassRecord.objects.get(case=commune.cases()[0])
    made = decisions.correct(
        round_id=commune.round.pk,
        unit=commune.unit,
        number="40/QĐ-UBND",
        signer="A Đức",
        lines={record.pk: "near_poor"},
        reason="Cộng sai điểm.",
        by=commune.leader,
        on=LATER,
    )
    text = words(paper(commune, "quyet-dinh", made.pk))
    assert "Cộng sai điểm" in text and "hộ nghèo" in text and "hộ cận nghèo" in text and "giữ nguyên" in text


def test_papers_of_a_neighbour_are_not_there(commune):
    commune.bring("meeting")
    held = commune.meet()
    made = {"niem-yet": commune.row().pk, "bien-ban-thon": held.pk, "mau-01": commune.cases()[0].pk}
    neighbour = factories.actor("commune_leader", factories.place("xã Đăk Ruồng"))
    for kind, pk in made.items():
        with pytest.raises(NotFound):
            paper(commune, kind, pk, neighbour)
    with pytest.raises(NotFound):
        paper(commune, "khong-co", 1)
