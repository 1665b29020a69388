"""Higher lines of a province: loaded by its specialist, locked, counted in rounds opened later, never below the national ones."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lalanh.base.errors import BadInput, NotAllowed, NotFound
from lalanh.engines.poverty import load
from lalanh.kernel import audit, scope
from lalanh.registry import assess, standards
from lalanh.registry.actions import higher, surveys
from lalanh.registry.models import HigherLine, Origin, ReviewCase, ReviewRound, RoundVillage, Step
from lalanh.registry.queries import higher as queries
from tests import factories
from tests.apps.registry.test_surveys import answers
from tests.factories import DAY, households

pytestmark = pytest.mark.django_db
REVIEW = date(2023, 10, 21)


@pytest.fixture
def province(db):
    factories.kon_tum()
    by = factories.actor("province_specialist", factories.place("tỉnh Kon Tum"))
    scope.enter(by)
    return by


def load_one(by, lines=None, **more):
    values = {"standard": "vn-2022", "number": "12/2023/NQ-HĐND", "issued_on": date(2023, 3, 1), "valid_from": date(2023, 7, 1), "on": DAY} | more  # fmt: skip
    return higher.load_lines(lines=lines or {"poverty": {"rural": 1_700_000}}, by=by, **values)


def review(commune, officer, day=REVIEW, standard="vn-2022"):
    """A household of three in a round of the commune, its survey answered with 1.600.000 đồng and nothing lacking."""
    scope.enter(officer)
    village = households.village(f"Kon {ReviewRound.objects.count()}", by=officer)
    home = households.household(village, officer, on=date(2022, 1, 1))
    of = ReviewRound.objects.create(
        unit=commune, unit_path=commune.path, kind="ad_hoc", year=2023, name="Rà soát tháng 10/2023", standard=standard, review_on=day, opens_on=day, ends_on=day,
    )  # fmt: skip
    RoundVillage.objects.create(round=of, village=village, unit_path=village.path, step=Step.SURVEY, step_since=DAY)
    case = ReviewCase.objects.create(round=of, household=home, village=village, unit_path=village.path, origin=Origin.REQUESTED, area="rural", head_name="Y Nhiên", members=3)  # fmt: skip
    surveys.open_survey(case_id=case.pk, by=officer)
    typed = answers(case, income="1.600.000")
    return surveys.save(case_id=case.pk, typed=typed, version=1, by=officer, on=DAY), case


def test_a_round_opened_after_the_lock_counts_with_the_higher_line(province):
    commune = factories.place("xã Đăk Tờ Re")
    officer = factories.actor("commune_officer", commune)
    before, case = review(commune, officer)
    assert str(before.result.cls) == "average"
    scope.enter(province)
    made = load_one(province)
    draft, _ = review(commune, officer)
    assert str(draft.result.cls) == "average"  # a draft counts for nobody
    scope.enter(province)
    higher.lock_lines(higher_id=made.pk, by=province)
    after, newer = review(commune, officer)
    assert str(after.result.cls) in ("near_poor", "poor") and after.standard.extended_by == "Nghị quyết 12/2023/NQ-HĐND ngày 01/03/2023"  # fmt: skip
    assert "12/2023/NQ-HĐND" in after.explanation().basis
    assert assess.replay(newer.round_id) is None and assess.replay(case.round_id) is None
    case.refresh_from_db()
    old = ReviewRound.objects.get(pk=case.round_id)
    assert standards.higher("vn-2022", old) is None and str(assess.assess(case).result.cls) == "average"
    early, _ = review(commune, officer, day=date(2023, 6, 20))
    assert str(early.result.cls) == "average"  # before the resolution is in force
    scope.enter(province)
    assert [one.pk for one in queries.used_by(province, HigherLine.objects.get())] == [newer.round_id]


def test_what_is_not_higher_or_not_in_order_is_refused(province):
    for lines, more, words in (
        ({"poverty": {"rural": 1_400_000}}, {}, "chỉ được đặt mức cao hơn"),
        ({"poverty": {"rural": 1_500_000}}, {}, "Không có mức nào cao hơn"),
        ({"poverty": {"rural": 2_300_000}}, {}, "phải thấp hơn mức"),
        ({"near_poor": {"rural": 2_000_000}}, {}, "không có mức"),
        ({"poverty": {}}, {}, "Không có mức nào cao hơn"),
        (None, {"number": " "}, "số, ký hiệu"),
        (None, {"issued_on": DAY + timedelta(days=1)}, "không được sau hôm nay"),
        (None, {"valid_from": date(2023, 2, 1)}, "trước ngày ban hành"),
        (None, {"valid_to": date(2023, 6, 1)}, "từ ngày áp dụng"),
    ):
        with pytest.raises(BadInput, match=words):
            load_one(province, lines, **more)
    assert not HigherLine.objects.exists()


def test_a_locked_resolution_stays_and_stands_alone_in_its_days(province):
    made = load_one(province, valid_to=date(2024, 12, 31))
    higher.lock_lines(higher_id=made.pk, by=province)
    for call in (higher.lock_lines, higher.discard_lines):
        with pytest.raises(NotAllowed, match="đã khóa"):
            call(higher_id=made.pk, by=province)
    with pytest.raises(IntegrityError, match="locked lines"), transaction.atomic():
        HigherLine.objects.filter(pk=made.pk).update(lines={})
    with pytest.raises(IntegrityError, match="locked lines"), transaction.atomic():
        HigherLine.objects.filter(pk=made.pk).delete()
    twin = load_one(province, number="13/2024/NQ-HĐND", valid_from=date(2024, 12, 31))
    with pytest.raises(BadInput, match="không thể có hai mức cùng lúc"):
        higher.lock_lines(higher_id=twin.pk, by=province)
    higher.discard_lines(higher_id=twin.pk, by=province)
    later = load_one(province, number="14/2024/NQ-HĐND", valid_from=date(2025, 1, 1))
    assert higher.lock_lines(higher_id=later.pk, by=province).locked_at <= timezone.now()
    change = audit.changes(province, table="registry_higherline", row_id=str(made.pk))[-1]
    assert change.actor == province.name


def test_only_a_specialist_of_the_province_loads_and_a_neighbour_sees_nothing(province):
    made = load_one(province)
    for role, place in (
        ("district_specialist", "huyện Kon Rẫy"),
        ("province_leader", "tỉnh Kon Tum"),
        ("commune_leader", "xã Đăk Tờ Re"),
    ):
        who = factories.actor(role, factories.place(place))
        scope.enter(who)
        with pytest.raises(NotAllowed):
            load_one(who)
        with pytest.raises((NotAllowed, NotFound)):
            higher.lock_lines(higher_id=made.pk, by=who)
    scope.enter(factories.actor("commune_officer", factories.place("xã Đăk Tờ Re")))
    assert not HigherLine.objects.exists()  # a draft is nobody's but the province's
    scope.enter(province)
    higher.lock_lines(higher_id=made.pk, by=province)
    scope.enter(factories.actor("commune_officer", factories.place("xã Đăk Tờ Re")))
    assert HigherLine.objects.get().number == "12/2023/NQ-HĐND"


def test_through_its_pages(province, client, settings):
    settings.TODAY = "2023-11-20"
    client.force_login(
        factories.person("province_specialist", factories.place("tỉnh Kon Tum"), name="Chuyên viên tỉnh")
    )
    typed = {"standard": "vn-2022", "number": "12/2023/NQ-HĐND", "issued_on": "1/3/2023", "valid_from": "1/7/2023", "valid_to": "", "line-poverty-rural": "1.400.000"}  # fmt: skip
    wrong = client.post("/chuan-rieng/", typed)
    assert (
        wrong.status_code == 422
        and "chỉ được đặt mức cao hơn" in wrong.content.decode()
        and 'value="1.400.000"' in wrong.content.decode()
    )
    page = client.post("/chuan-rieng/", typed | {"line-poverty-rural": "1.700.000"}, follow=True).content.decode()
    assert "1.700.000" in page and "như trung ương" in page and "nháp" in page
    made = HigherLine.objects.get()
    locked = client.post(f"/chuan-rieng/{made.pk}/", {"do": "lock"}, follow=True).content.decode()
    assert "mọi đợt rà soát mở từ nay" in locked and "Bỏ bản nháp" not in locked
    assert "đang dùng" in client.get("/chuan-rieng/").content.decode()
    assert load.standard("vn-2022").lines["poverty"].amounts["rural"] == 1_500_000
