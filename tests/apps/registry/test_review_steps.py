"""The steps of a village: what each gate asks, where the law sends back, who may."""

from datetime import date, timedelta

import pytest

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.registry.actions import (
    cases,
    certificates,
    complaints,
    decisions,
    meetings,
    opinions,
    postings,
    rounds,
    steps,
)
from lalanh.registry.models import (
    Certificate,
    CertificateYear,
    ClassRecord,
    ExitRegistration,
    Household,
    ReviewCase,
    StepRecord,
)
from lalanh.registry.queries import work
from tests import factories
from tests.apps.registry.review_kit import CLOSES, DAY, OPENS, Commune, household

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=4)


@pytest.fixture
def commune(db):
    found = Commune()
    found.open()
    found.draw()
    return found


def refused(call, words):
    with pytest.raises((BadInput, NotAllowed)) as error:
        call()
    assert words in str(error.value), error.value


def test_a_round_takes_villages_standard_and_the_present_list(commune):
    assert commune.round.standard == "vn-2022" and commune.round.second_standard == ""
    assert [row.step for row in (commune.row(0), commune.row(1))] == ["list", "list"]
    assert [c.opening_class for c in commune.cases(0)] == ["poor", "near_poor", "poor"]
    assert [c.opening_class for c in commune.cases(1)] == ["near_poor"]
    case = commune.cases(0)[0]
    assert (case.area, case.members, case.opening_members, case.origin, case.was_poor_before) == (
        "rural",
        4,
        4,
        "listed",
        True,
    )
    assert commune.draw() == 0


def test_a_change_over_year_asks_both_standards(db):
    commune = Commune()
    commune.open(year=2021, review_on=date(2021, 9, 1), opens_on=date(2021, 9, 1), ends_on=date(2021, 12, 14))
    assert (commune.round.standard, commune.round.second_standard) == ("vn-2016", "vn-2022")


def test_every_step_says_exactly_what_it_lacks(commune):
    commune.advance()
    refused(commune.advance, "3 hộ chưa khảo sát xong.")
    commune.survey()
    commune.advance()
    refused(commune.advance, "3 hộ đã khảo sát nhưng chưa phân loại.")
    refused(commune.advance, "3 hộ chưa đủ thông tin để phân loại.")
    commune.classify()
    commune.advance()
    refused(commune.advance, "3 hộ chưa được họp dân biểu quyết.")
    commune.meet()
    commune.advance()
    refused(commune.advance, "Chưa niêm yết tại nhà sinh hoạt cộng đồng thôn.")
    commune.post(places=("village",))
    refused(lambda: commune.advance(on=LATER), "Chưa niêm yết tại trụ sở UBND cấp xã.")
    commune.post(places=("commune",))
    refused(commune.advance, "Niêm yết tại trụ sở UBND cấp xã đến hết ngày 21/09/2023.")
    commune.advance(on=LATER)
    assert commune.row().step == "complaints"
    commune.advance(on=LATER)
    refused(lambda: commune.advance(on=LATER), "Chưa gửi tờ trình xin ý kiến.")
    refused(lambda: commune.decide(), "chưa có thôn nào đủ điều kiện ra quyết định")
    commune.agree(on=LATER)
    refused(lambda: commune.advance(on=LATER), "Chưa có quyết định công nhận.")
    commune.decide()
    refused(lambda: commune.advance(on=LATER), "3 hộ nghèo, hộ cận nghèo chưa có giấy chứng nhận của năm sau.")
    certificates.issue(
        round_id=commune.round.pk, unit=commune.unit, signer="A Đức", by=commune.act(commune.leader), on=LATER
    )
    commune.advance(on=LATER)
    assert commune.row().step == "done"
    refused(lambda: commune.advance(on=LATER), "Thôn này đã xong.")
    assert StepRecord.objects.filter(round_village=commune.row()).count() == 9


def test_no_step_is_jumped(commune):
    refused(lambda: commune.advance(to="decision"), "Không chuyển thẳng")
    refused(lambda: commune.meet(), "chưa phải lúc họp dân")
    refused(lambda: commune.post(), "chưa phải lúc niêm yết")


def test_less_than_half_sends_one_household_back_and_meets_again_for_it_alone(commune):
    commune.bring("meeting")
    commune.meet(agreed={1: 19, 2: 20})
    states = [c.state for c in commune.cases()]
    assert states == ["agreed", "disputed", "agreed"]
    assert commune.advance().step == "survey"
    assert [c.state for c in commune.cases()] == ["agreed", "listed", "agreed"]
    assert "50 %" in StepRecord.objects.order_by("-pk").first().note
    refused(commune.advance, "1 hộ chưa khảo sát xong.")
    commune.classify(classes={1: "poor"})
    commune.advance()
    commune.advance()
    agreed = commune.cases()[0]
    refused(
        lambda: meetings.record_meeting(
            round_village_id=commune.row().pk, held_on=DAY, place="Nhà rông", attendance=40, chair="A", secretary="B",
            votes={agreed.pk: 40}, by=commune.officer, on=DAY,
        ),
        "không chờ họp dân",
    )  # fmt: skip
    second = commune.meet(held_on=DAY)
    assert (second.ordinal, second.votes.count()) == (2, 1)
    assert commune.advance().step == "posting"
    assert {c.state for c in commune.cases()} == {"agreed"}


def test_minutes_that_cannot_be_are_refused(commune):
    commune.bring("meeting")
    refused(lambda: commune.meet(attendance=0), "số người dự họp")
    refused(lambda: commune.meet(agreed={0: 41}), "từ 0 đến 40")
    refused(lambda: commune.meet(chair=" "), "người chủ trì")
    refused(lambda: commune.meet(held_on=OPENS - timedelta(days=1)), "sau khi mở đợt")
    row, case = commune.row(), commune.cases()[0]
    refused(
        lambda: meetings.record_meeting(
            round_village_id=row.pk,
            held_on=DAY,
            place="x",
            attendance=4,
            chair="A",
            secretary="B",
            votes={case.pk: 3},
            by=commune.officer,
            on=DAY,
        ),
        "Chưa có số người đồng ý của 2 hộ",
    )


def test_posting_counts_working_days(commune):
    commune.bring("posting")
    friday = DAY + timedelta(days=4)
    refused(lambda: commune.post(from_on=friday, days=4), "phải đến hết 27/09/2023")
    refused(lambda: commune.post(from_on=DAY - timedelta(days=1), days=9), "sau cuộc họp dân")


def test_a_posting_over_tet_waits_for_the_holidays(db):
    commune = Commune()
    commune.open(
        kind="ad_hoc", year=2024, review_on=date(2024, 1, 15), opens_on=date(2024, 1, 15), ends_on=date(2024, 1, 30)
    )
    from lalanh.registry import clock

    assert clock.posting_until(date(2024, 2, 7)).on == date(2024, 2, 19)
    assert clock.due(date(2024, 2, 6), clock.OPINION).on == date(2024, 2, 20)


def complain(commune, case, on=None, who=None):
    on = on or DAY + timedelta(days=1)
    return complaints.file(
        round_village_id=commune.row().pk, case_id=case.pk if case else None, complainant="Y Rơ", text="Hộ này có nhà mới.",
        received_on=on, by=commune.act(who or commune.officer), on=on,
    )  # fmt: skip


def test_a_complaint_stops_the_line_until_it_is_answered(commune):
    commune.bring("posting")
    commune.post()
    line = commune.cases()[0]
    found = complain(commune, line)
    assert found.due_on == date(2023, 9, 22)
    line.refresh_from_db()
    assert line.state == "suspended"
    commune.advance(on=LATER)
    refused(lambda: commune.advance(on=LATER), "1 phản ánh chưa trả lời, hạn 22/09/2023.")
    refused(
        lambda: complaints.answer(complaint_id=found.pk, upheld=False, text=" ", by=commune.officer, on=LATER),
        "câu trả lời",
    )
    complaints.answer(
        complaint_id=found.pk, upheld=False, text="Nhà là của con đã tách hộ.", by=commune.officer, on=LATER
    )
    line.refresh_from_db()
    assert line.state == "agreed"
    with pytest.raises(Conflict):
        complaints.answer(complaint_id=found.pk, upheld=True, text="x", by=commune.officer, on=LATER)
    assert commune.advance(on=LATER).step == "opinion"


def test_a_right_complaint_goes_back_to_the_survey_the_meeting_and_the_wall(commune):
    commune.bring("complaints")
    line = commune.cases()[0]
    found = complain(commune, line, on=LATER)
    complaints.answer(complaint_id=found.pk, upheld=True, text="Đúng.", by=commune.officer, on=LATER)
    assert commune.advance(on=LATER).step == "survey"
    commune.classify(classes={0: "near_poor"})
    commune.advance(on=LATER)
    commune.advance(on=LATER)
    commune.meet(held_on=LATER)
    assert commune.row().meetings.get(ordinal=2).votes.count() == 1
    commune.advance(on=LATER)
    refused(lambda: commune.advance(on=LATER + timedelta(days=1)), "Chưa niêm yết")
    commune.post(from_on=LATER, days=5)
    assert commune.advance(on=LATER + timedelta(days=6)).step == "complaints"
    assert commune.advance(on=LATER + timedelta(days=6)).step == "opinion"


def test_of_two_complaints_against_a_line_the_last_answer_frees_it(commune):
    commune.bring("complaints")
    line = commune.cases()[0]
    first, second = complain(commune, line, on=LATER), complain(commune, line, on=LATER)
    complaints.answer(complaint_id=first.pk, upheld=True, text="Đúng.", by=commune.officer, on=LATER)
    line.refresh_from_db()
    assert line.state == "suspended"
    complaints.answer(complaint_id=second.pk, upheld=False, text="Không đúng.", by=commune.officer, on=LATER)
    line.refresh_from_db()
    assert line.state == "listed"


def test_a_missing_household_comes_in_by_a_complaint(commune):
    commune.bring("complaints", 1)
    left_out = commune.households[1][1]
    found = complaints.file(
        round_village_id=commune.row(1).pk,
        complainant="Y Rơ",
        text="Sót hộ.",
        received_on=LATER,
        by=commune.officer,
        on=LATER,
    )
    refused(
        lambda: complaints.answer(complaint_id=found.pk, upheld=True, text="Đúng.", by=commune.officer, on=LATER),
        "chọn hộ",
    )
    complaints.answer(
        complaint_id=found.pk, upheld=True, text="Đúng.", household_id=left_out.pk, by=commune.officer, on=LATER
    )
    assert commune.cases(1)[1].origin == "added"
    assert commune.advance(1, on=LATER).step == "survey"


def test_an_authority_that_does_not_agree_sends_back(commune):
    commune.bring("opinion")
    opinions.ask(
        round_id=commune.round.pk, unit=commune.unit, document="12/TTr-UBND", by=commune.act(commune.officer), on=LATER
    )
    asked = commune.row().opinion
    assert asked.authority == "Chủ tịch UBND huyện Kon Rẫy"
    assert asked.due_on == date(2023, 9, 29)
    refused(
        lambda: opinions.answer(opinion_id=asked.pk, agrees=True, by=commune.officer, on=LATER), "lãnh đạo của cơ quan"
    )
    refused(lambda: commune.agree(on=LATER, agrees=False), "phải ghi lý do")
    commune.agree(on=LATER, agrees=False, note="Chưa rõ hộ A Brơi 1.")
    assert commune.row().step == "complaints" and commune.row().opinion is None
    commune.advance(on=LATER)
    commune.agree(on=LATER)
    assert commune.row().step == "decision"


def ask(commune, on=LATER, **more):
    return opinions.ask(
        round_id=commune.round.pk, unit=commune.unit, document="12/TTr-UBND", by=commune.act(commune.officer), on=on, **more
    )  # fmt: skip


def test_only_the_body_that_was_competent_answers(commune):
    """Until 30/6/2025 the district: the province above it reads the letter and can't answer it, nor is it asked to."""
    commune.bring("opinion")
    asked = ask(commune)
    province = factories.actor("province_leader", factories.place("tỉnh Kon Tum"))
    for who in (province, commune.leader, commune.officer):
        commune.act(who)
        assert not opinions.can_answer(who, asked, LATER)
        refused(lambda who=who: opinions.answer(opinion_id=asked.pk, agrees=True, document="1/UBND", by=who, on=LATER), "gửi Chủ tịch UBND huyện Kon Rẫy")  # fmt: skip
        assert not any(line.url_name == "opinion" for line in work.waiting(who, LATER))
    commune.act(commune.head)
    assert any(line.url_name == "opinion" for line in work.waiting(commune.head, LATER))
    opinions.answer(opinion_id=asked.pk, agrees=True, by=commune.head, on=LATER)
    assert commune.row().step == "decision"


def test_without_a_rule_the_body_named_in_the_letter_answers_or_the_commune_from_its_paper(commune, monkeypatch):
    commune.bring("opinion")
    monkeypatch.setattr("lalanh.registry.queries.rounds.rules", lambda step: [])
    asked = ask(commune, authority="Chủ tịch UBND tỉnh Kon Tum")
    assert asked.authority == "Chủ tịch UBND tỉnh Kon Tum"
    commune.act(commune.head)
    assert not opinions.can_answer(commune.head, asked, LATER)
    province = factories.actor("province_leader", factories.place("tỉnh Kon Tum"))
    commune.act(province)
    assert opinions.can_answer(province, asked, LATER)
    refused(lambda: opinions.answer(opinion_id=asked.pk, agrees=True, by=commune.act(commune.officer), on=LATER), "Hãy ghi số văn bản")  # fmt: skip
    opinions.answer(opinion_id=asked.pk, agrees=True, document="90/UBND", by=commune.act(commune.officer), on=LATER)
    assert commune.row().step == "decision"


def test_after_the_districts_the_officer_says_who_is_competent(db):
    from lalanh.registry.queries import rounds as queries

    assert queries.authority("opinion", date(2025, 6, 30)).level == "district"
    assert queries.authority("opinion", date(2025, 7, 1)) is None
    with pytest.raises(BadInput) as error:
        opinions._authority("", None, date(2025, 9, 1))
    assert "không còn cấp huyện" in str(error.value)
    assert opinions._authority("Chủ tịch UBND tỉnh Quảng Ngãi", None, date(2025, 9, 1)).startswith("Chủ tịch")


def test_the_decision_writes_history_registry_pledges_and_refuses_requests(commune):
    asked = commune.households[1][1]
    cases.add(
        round_id=commune.round.pk,
        household_id=asked.pk,
        origin="requested",
        request_on=DAY,
        by=commune.act(commune.officer),
        on=DAY,
    )
    for home, n in ((commune.households[0][0], "poor"), (commune.households[0][1], "near_poor")):
        ExitRegistration.objects.create(
            household=home, year=2023, from_class=n, registered_on=OPENS, unit_path=home.unit_path
        )
    commune.bring("decision", 1)
    commune.bring("decision", 0, classes={0: "near_poor", 1: "near_poor", 2: "average"})
    made = commune.decide()
    records = ClassRecord.objects.filter(decision=made)
    assert sorted(records.values_list("poverty_class", flat=True)) == [
        "average",
        "average",
        "near_poor",
        "near_poor",
        "near_poor",
    ]
    assert set(records.values_list("year", "standard")) == {(2023, "vn-2022")}
    fresh = [Household.objects.get(pk=h.pk) for h in commune.households[0]]
    assert [(h.poverty_class, h.class_year) for h in fresh] == [
        ("near_poor", 2023),
        ("near_poor", 2023),
        ("average", 2023),
    ]
    outcomes = dict(ExitRegistration.objects.values_list("household_id", "outcome"))
    assert outcomes == {commune.households[0][0].pk: "reached", commune.households[0][1].pk: "not_reached"}
    case = ReviewCase.objects.get(household=asked)
    assert case.state == "refused" and "không thuộc diện" in case.refusal
    assert [c.movement for c in commune.cases(0)] == ["poor_to_near", "stayed", "poor_to_above"]
    refused(
        lambda: cases.drop(case_id=commune.cases(0)[0].pk, why="moved", by=commune.officer, on=LATER),
        "kết quả cuối cùng",
    )


def test_certificates_are_numbered_once_a_household_and_withdrawn_from_those_who_left(commune):
    commune.bring("certificates", 0, classes={2: "average"})
    left = commune.households[0][2]
    Certificate.objects.create(
        household=left, number="07/GCN-HN.HCN", issued_on=date(2021, 1, 5), unit_path=left.unit_path
    )

    def run():
        return certificates.issue(
            round_id=commune.round.pk, unit=commune.unit, signer="A Đức", by=commune.act(commune.leader), on=LATER
        )

    found = run()
    assert (found.books, found.years, found.withdrawn) == (2, 2, 1)
    numbers = list(Certificate.objects.filter(withdrawn_on=None).order_by("pk").values_list("number", flat=True))
    assert numbers == ["08/GCN-HN.HCN", "09/GCN-HN.HCN"]
    assert set(CertificateYear.objects.values_list("year", flat=True)) == {2024}
    again = run()
    assert (again.books, again.years, again.withdrawn) == (0, 0, 0)
    assert commune.advance(on=LATER).step == "done"


def test_a_closed_round_is_frozen_and_corrected_by_a_new_decision(commune):
    commune.bring("certificates", 0)
    leader = commune.act(commune.leader)
    refused(lambda: rounds.close_round(round_id=commune.round.pk, by=leader, on=LATER), "Còn 2 thôn chưa xong")
    rounds.close_round(round_id=commune.round.pk, by=leader, on=LATER, reason="Báo cáo tỉnh trước, cấp giấy sau.")
    case = commune.cases()[0]
    refused(
        lambda: cases.drop(case_id=case.pk, why="moved", by=commune.act(commune.officer), on=LATER), "đã khóa số liệu"
    )
    refused(lambda: commune.advance(1, on=LATER), "đã khóa số liệu")
    before = ReviewCase.objects.filter(pk=case.pk).values().get()
    record = ClassRecord.objects.get(case=case)
    made = decisions.correct(
        round_id=commune.round.pk, unit=commune.unit, number="40/QĐ-UBND", signer="A Đức", lines={record.pk: "near_poor"},
        reason="Cộng sai điểm.", by=commune.act(commune.leader), on=LATER,
    )  # fmt: skip
    assert made.is_correction
    assert ReviewCase.objects.filter(pk=case.pk).values().get() == before
    assert Household.objects.get(pk=case.household_id).poverty_class == "near_poor"
    with pytest.raises(NotFound):
        decisions.correct(
            round_id=commune.round.pk, unit=commune.unit, number="41/QĐ-UBND", signer="A Đức", lines={record.pk: "average"},
            reason="x", by=commune.leader, on=LATER,
        )  # fmt: skip
    found = certificates.issue(
        round_id=commune.round.pk, unit=commune.unit, signer="A Đức", by=commune.leader, on=LATER
    )
    assert found.books == 3


def test_the_database_refuses_what_the_programme_forgets(commune):
    from lalanh.registry import review_access

    rounds.close_round(round_id=commune.round.pk, by=commune.act(commune.leader), on=LATER, reason="thử")
    with pytest.raises(NotAllowed, match="khóa số liệu"), review_access.frozen_is_refused():
        ReviewCase.objects.filter(round=commune.round).update(income=1)


def test_two_people_move_the_same_village(commune):
    seen = commune.row().version
    commune.advance(version=seen)
    with pytest.raises(Conflict) as error:
        commune.advance(version=seen)
    assert "khảo sát" in str(error.value) and "Y Hạnh" in str(error.value)


def test_roles_and_neighbours(commune):
    pk = commune.row().pk
    village_head = factories.actor("village_head", commune.villages[0])
    inspector = factories.actor("inspector", commune.district)
    for who in (village_head, inspector):
        with pytest.raises(NotAllowed):
            steps.advance(round_village_id=pk, by=commune.act(who), on=DAY)
    neighbour = factories.actor("commune_leader", factories.place("xã Đăk Ruồng"))
    other_village = factories.actor("village_head", commune.villages[1])
    for who in (neighbour, other_village):
        with pytest.raises(NotFound):
            steps.advance(round_village_id=pk, by=commune.act(who), on=DAY)
    with pytest.raises(NotFound):
        cases.draw_list(round_id=commune.round.pk, by=commune.act(neighbour), on=DAY)
    commune.act(commune.officer)
    commune.bring("meeting")
    votes = {c.pk: 10 for c in commune.cases()}
    made = meetings.record_meeting(
        round_village_id=pk,
        held_on=DAY,
        place="x",
        attendance=12,
        chair="A",
        secretary="B",
        votes=votes,
        by=commune.act(village_head),
        on=DAY,
    )
    assert made.recorded_by == village_head.user_id
    refused(lambda: commune_round(commune, commune.officer), "không mở hoặc khóa")


def commune_round(commune, who):
    rounds.open_round(
        unit=commune.unit,
        kind="ad_hoc",
        year=2023,
        review_on=OPENS,
        opens_on=OPENS,
        ends_on=CLOSES,
        by=commune.act(who),
        on=OPENS,
    )


def test_one_yearly_review_of_a_place(commune):
    with pytest.raises(Conflict, match="gồm cả địa bàn này"):
        commune.open()
    head = commune.act(commune.head)
    with pytest.raises(Conflict):
        rounds.open_round(
            unit=commune.district,
            kind="periodic",
            year=2023,
            review_on=OPENS,
            opens_on=OPENS,
            ends_on=CLOSES,
            by=head,
            on=OPENS,
        )


def _to_certificates_in_2022(commune):
    """The steps of `bring`, a year earlier."""
    day = date(2022, 9, 19)
    later = day + timedelta(days=4)
    for _ in range(2):
        commune.advance(on=day)
        commune.survey()
    commune.classify()
    commune.advance(on=day)
    commune.meet(held_on=day)
    commune.advance(on=day)
    commune.post(from_on=day)
    commune.advance(on=later)
    commune.advance(on=later)
    commune.agree(on=later)
    commune.decide(on=later)


def test_who_moved_came_and_went_between_two_reviews(db):
    from lalanh.registry.models import HouseholdLink

    commune = Commune((("poor", "poor", "poor"), ("",)))
    commune.open(year=2022, review_on=date(2022, 9, 1), opens_on=date(2022, 9, 1), ends_on=date(2022, 12, 14))
    first = commune.round
    commune.draw()
    _to_certificates_in_2022(commune)
    rounds.close_round(round_id=first.pk, by=commune.act(commune.leader), on=LATER, reason="thôn 2 không có hộ")
    commune.act(commune.officer)
    moved, closed = commune.households[0][0], commune.households[0][1]
    Household.objects.filter(pk=moved.pk).update(village=commune.villages[1], unit_path=commune.villages[1].path)
    HouseholdLink.objects.create(
        old=moved,
        new=moved,
        kind="move",
        on=date(2023, 3, 1),
        from_village=commune.villages[0],
        to_village=commune.villages[1],
        unit_path=commune.villages[1].path,
    )
    Household.objects.filter(pk=closed.pk).update(closed_on=date(2023, 4, 1), close_reason="died_out")
    commune.open()
    assert commune.round.previous == first
    commune.draw()
    here = {(c.household_id, c.state, c.arrival, c.opening_class, c.movement) for c in commune.cases(0)}
    stays = commune.households[0][2]
    assert here == {
        (moved.pk, "dropped", "gone", "poor", "other_out"),
        (closed.pk, "dropped", "gone", "poor", "other_out"),
        (stays.pk, "listed", "", "poor", "pending"),
    }
    (came,) = commune.cases(1)
    assert (came.household_id, came.arrival, came.opening_class, came.opening_members) == (moved.pk, "came", "", 0)
    came.poverty_class, came.state = "poor", "classified"
    came.save()
    came.refresh_from_db()
    assert came.movement == "other_in"


def test_adding_dropping_refusing(commune):
    home = commune.households[1][1]
    officer = commune.act(commune.officer)

    def add(**more):
        return cases.add(
            **{
                "round_id": commune.round.pk,
                "household_id": home.pk,
                "origin": "requested",
                "request_on": DAY,
                "by": officer,
                "on": DAY,
            }
            | more
        )

    refused(lambda: add(request_on=None), "ngày của giấy đề nghị")
    refused(lambda: add(origin="added", request_on=None), "lý do Ban Chỉ đạo")
    refused(lambda: add(origin="exit_requested"), "không có gì để thoát")
    made = add()
    with pytest.raises(Conflict):
        add()
    refused(lambda: cases.refuse(case_id=made.pk, reason="x", by=officer, on=DAY), "đã phân loại")
    refused(lambda: cases.drop(case_id=made.pk, why="other", by=officer, on=DAY), "ghi rõ lý do")
    cases.drop(case_id=made.pk, why="withdrawn", by=officer, on=DAY, version=made.version)
    assert add().pk == made.pk
    with pytest.raises(Conflict):
        cases.drop(case_id=made.pk, why="withdrawn", by=officer, on=DAY, version=99)
    listed = commune.cases(0)[0]
    refused(lambda: cases.drop(case_id=listed.pk, why="withdrawn", by=officer, on=DAY), "không phải do giấy đề nghị")
    cases.drop(case_id=listed.pk, why="moved", by=officer, on=DAY)
    listed.refresh_from_db()
    assert listed.movement == "other_out"


def test_a_listed_household_asks_to_leave(commune):
    listed, asked = commune.cases(0)[0], commune.households[1][1]
    officer = commune.act(commune.officer)

    def ask(**more):
        return cases.request_exit(
            **{"case_id": listed.pk, "request_on": DAY, "reason": "có việc làm", "by": officer, "on": DAY} | more
        )

    refused(lambda: ask(request_on=LATER), "không được sau hôm nay")
    assert ask(version=1).origin == "exit_requested"
    with pytest.raises(Conflict):
        ask(version=1)
    made = cases.add(
        round_id=commune.round.pk, household_id=asked.pk, origin="requested", request_on=DAY, by=officer, on=DAY
    )
    refused(lambda: ask(case_id=made.pk), "không có gì để thoát")
    commune.bring("posting")
    refused(lambda: ask(), "danh sách đã chốt")


def test_an_empty_commune_can_add_villages(db):
    commune = Commune(())
    commune.open()
    from lalanh.registry.queries import rounds as queries

    assert [u.pk for u in queries.communes_without_villages(commune.officer, commune.round)] == [commune.unit.pk]
    made = rounds.add_village(
        round_id=commune.round.pk,
        commune=commune.unit,
        kind="thôn",
        name="Kon Lung",
        by=commune.act(commune.officer),
        on=OPENS,
    )
    assert made.village.full_name == "thôn Kon Lung"
    assert queries.communes_without_villages(commune.officer, commune.round) == []


def test_postings_at_the_commune_for_all_villages(commune):
    commune.bring("posting", 0)
    commune.bring("posting", 1)
    ids = [commune.row(0).pk, commune.row(1).pk]
    assert (
        postings.record_for_many(
            round_village_ids=ids, place="commune", from_on=DAY, to_on=LATER, by=commune.act(commune.officer), on=DAY
        )
        == 2
    )
    village_head = factories.actor("village_head", commune.villages[0])
    with pytest.raises(NotAllowed):
        postings.record_posting(
            round_village_id=ids[0], place="commune", from_on=DAY, to_on=LATER, by=commune.act(village_head), on=DAY
        )


def test_the_list_of_the_last_year_counts_only_what_no_correction_replaced(db):
    commune = Commune((("poor",),))
    home = household(commune.villages[0], 9, "poor", year=2021)
    record = ClassRecord.objects.get(household=home)
    ClassRecord.objects.create(
        household=home,
        year=2021,
        standard="vn-2016",
        poverty_class="average",
        source="correction",
        corrects=record,
        reason="nhầm",
        on=OPENS,
        unit_path=home.unit_path,
    )
    commune.open()
    commune.draw()
    assert ReviewCase.objects.get(household=home).was_poor_before is False
