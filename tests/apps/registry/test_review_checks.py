"""Blind re-check, signs of a review for show, work that waits, legal clocks, the board above a commune."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.registry import clock
from lalanh.registry.actions import complaints, enumerators, opinions, rechecks, rounds
from lalanh.registry.models import ExitRegistration, Household, ReviewCase, ReviewRound
from lalanh.registry.queries import board, formalism, work
from lalanh.registry.queries import rechecks as samples
from lalanh.registry.queries import rounds as queries
from tests import factories
from tests.apps.registry.review_kit import DAY, OPENS, Commune, household

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=4)


@pytest.fixture
def commune(db):
    found = Commune((("poor",) * 6, ("near_poor",)))
    found.open()
    found.draw()
    return found


def draw(commune, who=None, **more):
    values = {"unit": commune.unit, "on": DAY, "seed": "kon-ray"} | more
    return rechecks.draw(round_id=commune.round.pk, by=commune.act(who or commune.head), **values)


def test_the_lot_can_be_drawn_again_from_its_seed(commune):
    with pytest.raises(BadInput, match="Không còn hộ đã phân loại"):
        draw(commune, count=1)
    commune.bring("meeting")
    first = [row.case_id for row in draw(commune, count=3)]
    assert len(set(first)) == 3
    from lalanh.registry.models import Recheck

    Recheck.objects.all().delete()
    assert [row.case_id for row in draw(commune, count=3)] == first
    assert len(draw(commune, percent=50, seed="khác")) == 2
    with pytest.raises(BadInput, match="từ 1 đến 1"):
        draw(commune, count=2)
    for wrong in ({}, {"count": 1, "percent": 5}, {"percent": 0}):
        with pytest.raises(BadInput):
            draw(commune, **wrong)
    with pytest.raises(NotAllowed):
        draw(commune, who=commune.officer, count=1)


def test_the_error_rate_names_who_got_another_class(commune):
    commune.bring("meeting", classes={0: "near_poor", 1: "average"})
    drawn = {row.case_id: row for row in draw(commune, percent=100)}
    told = {0: "poor", 1: "poor", 2: "average"}
    for n, case in enumerate(commune.cases()):
        rechecks.record(
            recheck_id=drawn[case.pk].pk, checker="Y Hạnh", checked_on=LATER, poverty_class=told.get(n, "poor"),
            by=commune.act(commune.head), on=LATER,
        )  # fmt: skip
    rate = samples.error_rate(commune.head, commune.round)
    assert (rate.drawn, rate.checked, len(rate.wrong), rate.wrongly_in, rate.wrongly_out) == (6, 6, 3, 1, 1)
    with pytest.raises(Conflict):
        rechecks.record(
            recheck_id=drawn[commune.cases()[0].pk].pk,
            checker="x",
            checked_on=LATER,
            poverty_class="poor",
            by=commune.head,
            on=LATER,
        )
    assert samples.error_rate(commune.officer, commune.round).drawn == 0
    with pytest.raises(NotFound):
        samples.recheck(
            factories.actor("district_leader", factories.place("huyện Đắk Hà")), drawn[commune.cases()[0].pk].pk
        )


def test_a_frozen_round_takes_no_second_result(commune):
    """Its error rate was published: the page, the action and the database refuse."""
    commune.bring("meeting")
    first, second = draw(commune, count=2)
    told = {"checker": "Y Hạnh", "checked_on": LATER, "poverty_class": "poor", "on": LATER}
    rechecks.record(recheck_id=first.pk, by=commune.act(commune.head), **told)
    rounds.close_round(round_id=commune.round.pk, by=commune.act(commune.leader), on=LATER, reason="hết đợt")
    with pytest.raises(NotAllowed, match="đã khóa số liệu"):
        rechecks.record(recheck_id=second.pk, by=commune.act(commune.head), **told)
    with pytest.raises(IntegrityError, match="closed round"), transaction.atomic():
        type(second).objects.filter(pk=second.pk).update(checker="x")
    assert samples.error_rate(commune.head, commune.round).checked == 1


def test_exits_that_no_answer_explains_are_shown(commune):
    commune.act(commune.officer)
    before = ReviewRound.objects.create(
        unit=commune.unit, unit_path=commune.unit.path, kind="general", year=2022, name="2022", standard="vn-2022",
        review_on=date(2022, 9, 1), opens_on=date(2022, 9, 1), ends_on=date(2022, 12, 14),
    )  # fmt: skip
    ReviewRound.objects.filter(pk=commune.round.pk).update(previous=before)
    commune.round.refresh_from_db()
    from lalanh.registry.models import Decision

    old = Decision.objects.create(
        round=before,
        unit=commune.unit,
        number="1/QĐ",
        signed_on=date(2022, 12, 1),
        signer="x",
        unit_path=commune.unit.path,
    )
    for case in commune.cases(0):
        ReviewCase.objects.create(
            round=before, household_id=case.household_id, village=case.village, unit_path=case.unit_path, origin="listed", state="decided", decision=old,
            opening_class="poor", poverty_class="poor", area="rural", income=1_300_000, deprivations=3, unknown_deprivations=0, dep_water=True, members=4,
        )  # fmt: skip
    commune.bring("classification")
    for n, case in enumerate(commune.cases(0)):
        case.poverty_class, case.income, case.deprivations = (
            ("near_poor" if n < 4 else "poor"),
            (1_200_000 if n < 3 else 1_800_000),
            3,
        )
        case.dep_water, case.state, case.unknown_deprivations = n != 3, "agreed", 0
        case.save()
        if n < 4:
            ExitRegistration.objects.create(
                household_id=case.household_id,
                year=2023,
                from_class="poor",
                registered_on=OPENS,
                unit_path=case.unit_path,
            )
    found = formalism.warnings(
        commune.officer, commune.round, commune.unit.path, {commune.unit.path: (4, "15/KH-UBND")}
    )
    assert [row.case_id for row in found.improved] == [case.pk for case in commune.cases(0)[:3]]
    assert [(row.unit, row.part, row.whole) for row in found.unchanged] == [(commune.villages[0], 3, 4)]
    assert [(row.unit, row.part, row.whole) for row in found.registered] == [(commune.villages[0], 4, 4)]
    assert [(row.planned, row.source) for row in found.quotas] == [(4, "15/KH-UBND")]
    assert found.count == 6
    one_more = formalism.warnings(
        commune.officer, commune.round, commune.unit.path, {commune.unit.path: (5, "15/KH-UBND")}
    )
    assert one_more.quotas == []
    neighbour = factories.actor("commune_leader", factories.place("xã Đăk Ruồng"))
    commune.act(neighbour)
    assert formalism.warnings(neighbour, commune.round, commune.unit.path).count == 0


def texts(who, commune, on=DAY):
    return [line.text for line in work.waiting(commune.act(who), on)]


def test_work_waits_for_whom_it_concerns(commune):
    head = factories.actor("village_head", commune.villages[0])
    assert texts(commune.officer, commune) == ["Lập danh sách rà soát thôn 1", "Lập danh sách rà soát thôn 2"]
    assert texts(head, commune) == []
    commune.act(commune.officer)
    commune.bring("survey")
    assert texts(head, commune) == ["Khảo sát hộ thôn 1"]
    commune.act(commune.officer)
    commune.bring("posting")
    assert "Niêm yết kết quả thôn 1" in texts(head, commune)
    commune.act(commune.officer)
    commune.bring("complaints")
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
    (due,) = [line for line in work.waiting(commune.officer, LATER) if line.url_name == "complaint"]
    assert (due.text, due.due_on) == ("Trả lời phản ánh về hộ A Brơi 1", date(2023, 9, 27))
    complaints.answer(complaint_id=due.args[0], upheld=False, text="Không đúng.", by=commune.officer, on=LATER)
    commune.bring("opinion")
    opinions.ask(
        round_id=commune.round.pk, unit=commune.unit, document="12/TTr-UBND", by=commune.act(commune.officer), on=LATER
    )
    assert texts(commune.head, commune, LATER) == ["Cho ý kiến về kết quả rà soát của xã Đắk Tờ Re"]
    assert "Xin ý kiến về kết quả thôn 1" not in texts(commune.officer, commune, LATER)
    commune.agree(on=LATER)
    assert "Ký quyết định công nhận thôn 1" in texts(commune.leader, commune, LATER)
    bank = factories.actor("bank_officer", commune.unit)
    assert texts(bank, commune) == []


def test_in_the_season_somebody_must_open_the_round(db):
    commune = Commune()
    assert texts(commune.leader, commune, DAY) == ["Mở đợt rà soát định kỳ năm 2023"]
    assert texts(commune.officer, commune, DAY) == []
    assert texts(commune.leader, commune, date(2023, 8, 31)) == []


def test_work_takes_a_fixed_number_of_statements(commune, django_assert_max_num_queries):
    commune.act(commune.officer)
    with django_assert_max_num_queries(12):
        work.waiting(commune.officer, DAY)
    for n in range(3, 12):
        from tests.apps.registry.review_kit import village

        place = village(commune.unit, n)
        household(place, 1, "poor")
    rounds.join_villages(round_id=commune.round.pk, by=commune.officer, on=OPENS)
    with django_assert_max_num_queries(12):
        assert len(work.waiting(commune.officer, DAY)) == 11
    with django_assert_max_num_queries(7):
        assert len(board.lines(commune.officer, commune.round, commune.unit.path, DAY)) == 11


def test_the_board_of_a_district_counts_villages_by_step(db, django_assert_max_num_queries):
    commune = Commune((("poor", "near_poor"), ("poor",)))
    head = commune.act(commune.head)
    commune.round = rounds.open_round(
        unit=commune.district,
        kind="periodic",
        year=2023,
        review_on=OPENS,
        opens_on=OPENS,
        ends_on=date(2023, 12, 14),
        by=head,
        on=OPENS,
    )
    commune.draw()
    commune.bring("survey", 0)
    with django_assert_max_num_queries(5):
        lines, total = board.communes(commune.act(head), commune.round, commune.district.path)
    assert total == 1
    (line,) = lines
    assert (line.unit, line.villages, line.done, line.households, line.waiting) == (commune.unit, 2, 0, 3, 3)
    assert dict(line.cells)["list"] == 1 and dict(line.cells)["survey"] == 1
    assert line.slowest == "lập danh sách"
    assert len(queries.communes_without_villages(head, commune.round)) == 6
    assert [one.pk for one in queries.rounds(commune.act(commune.officer))] == [commune.round.pk]
    with pytest.raises(NotAllowed):
        rounds.close_round(
            round_id=commune.round.pk, by=commune.act(factories.actor("inspector", commune.district)), on=DAY
        )


def test_terms_name_their_source_and_doubt():
    assert clock.due(date(2023, 9, 18), clock.AD_HOC).on == date(2023, 10, 3)
    assert clock.due(date(2023, 9, 15), clock.AD_HOC).on == date(2023, 10, 2)
    assert clock.due(date(2023, 8, 31), clock.RECHECK).on == date(2023, 9, 7)
    for term in (clock.POSTING, clock.RECHECK, clock.OPINION):
        assert "QĐ 24/2021" in term.source and "chưa đối chiếu" in term.doubt
    assert clock.working_days_posted(date(2023, 9, 18), date(2023, 9, 21)) == 3


def test_reviewers_of_a_village(commune):
    officer = commune.act(commune.officer)
    made = enumerators.appoint(round_village_id=commune.row().pk, name="Y Thoa", by=officer, on=DAY)
    again = enumerators.appoint(round_village_id=commune.row().pk, name="Y Thoa", trained_on=OPENS, by=officer, on=DAY)
    assert made.pk == again.pk and again.trained_on == OPENS
    with pytest.raises(NotAllowed):
        enumerators.appoint(
            round_village_id=commune.row().pk,
            name="x",
            by=commune.act(factories.actor("village_head", commune.villages[0])),
            on=DAY,
        )
    enumerators.dismiss(enumerator_id=made.pk, by=commune.act(officer))
    assert not enumerators.of_round(officer, commune.round.pk).exists()


def test_a_commune_of_twelve_hundred_households(db, django_assert_max_num_queries):
    """List, decision and certificates in a fixed number of statements."""
    from lalanh.registry.actions import cases, certificates, decisions
    from lalanh.registry.models import Certificate, ClassRecord, Decision, Person
    from lalanh.registry.models.rounds import RoundVillage

    commune = Commune((("poor",),))
    place = commune.villages[0]
    Person.objects.bulk_create([Person(full_name=f"A {n}", unit_path=place.path) for n in range(1200)])
    Household.objects.bulk_create(
        [
            Household(
                code=f"X{n:04}",
                village=place,
                unit_path=place.path,
                registered_on=OPENS,
                head_name=f"A {n}",
                member_count=4,
                poverty_class="poor",
                class_year=2022,
            )
            for n in range(1199)
        ]
    )
    commune.open()
    with django_assert_max_num_queries(15):
        assert commune.draw() == 1200
    ReviewCase.objects.filter(round=commune.round).update(state="agreed", poverty_class="near_poor")
    RoundVillage.objects.filter(round=commune.round).update(step="opinion")
    commune.agree(on=LATER)
    leader = commune.act(commune.leader)
    with django_assert_max_num_queries(40):
        decisions.decide(
            round_id=commune.round.pk, unit=commune.unit, number="31/QĐ-UBND", signer="A Đức", by=leader, on=LATER
        )
    assert ClassRecord.objects.filter(decision=Decision.objects.get()).count() == 1200
    with django_assert_max_num_queries(20):
        found = certificates.issue(round_id=commune.round.pk, unit=commune.unit, signer="A Đức", by=leader, on=LATER)
    assert (found.books, found.years) == (1200, 1200)
    assert Certificate.objects.filter(number="1200/GCN-HN.HCN").count() == 1
    assert cases.was_poor_before(commune.households[0][0].pk, 2023)


def test_a_review_within_the_year_waits_only_for_those_who_asked(db):
    from lalanh.registry.actions import cases

    commune = Commune((("", "poor"), ("poor",)))
    day = date(2023, 5, 15)
    commune.open(kind="ad_hoc", review_on=day, opens_on=day, ends_on=date(2023, 5, 30))
    assert texts(commune.officer, commune, day) == []
    with pytest.raises(BadInput, match="không lập lại danh sách"):
        commune.draw()
    asked = commune.households[0][0]
    cases.add(
        round_id=commune.round.pk,
        household_id=asked.pk,
        origin="requested",
        request_on=day,
        by=commune.act(commune.officer),
        on=day,
    )
    assert texts(commune.officer, commune, day) == ["Lập danh sách rà soát thôn 1"]
    assert queries.steps_left(commune.round) == 1
    with pytest.raises(BadInput, match="Còn 1 thôn chưa xong"):
        rounds.close_round(round_id=commune.round.pk, by=commune.act(commune.leader), on=day)
    with pytest.raises(BadInput, match="chậm nhất 30/05/2023"):
        commune.open(kind="ad_hoc", review_on=day, opens_on=day, ends_on=date(2023, 6, 1))


def test_a_village_head_learns_that_the_letter_went_off(commune):
    commune.bring("opinion")
    opinions.ask(
        round_id=commune.round.pk, unit=commune.unit, document="12/TTr-UBND", by=commune.act(commune.officer), on=LATER
    )
    head = factories.actor("village_head", commune.villages[0])
    commune.act(head)
    standing = board.line(queries.round_village(head, commune.row().pk), LATER).standing
    assert [one.text for one in standing.missing] == ["Xã đã gửi tờ trình, đang chờ ý kiến."]
