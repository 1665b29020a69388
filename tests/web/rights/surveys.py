"""Who opens which page of the area, for rows of xã Đăk Tờ Re."""

from datetime import date

from lalanh.kernel import scope
from lalanh.registry.actions import higher, points, surveys
from lalanh.registry.models import Origin, ReviewCase, ReviewRound, RoundVillage, Step
from tests import factories
from tests.factories import DAY, households

WATCHERS = "VILLAGE OFFICER LEADER DISTRICT HEAD PROVINCE FRONT INSPECTOR"
TABLE: dict[str, str] = {
    "survey": WATCHERS,
    "point-tables": "PROVINCE",
    "point-table": "PROVINCE",
    "higher-lines": "PROVINCE",
    "higher-line": "PROVINCE",
}
POST_ONLY: set[str] = set()
ELSEWHERE: set[str] = set()


def build(world) -> None:
    """A household under review with an open survey; a point table."""
    officer = factories.actor("commune_officer", world["commune"])
    scope.enter(officer)
    village = households.village("Kon Khảo Sát", by=officer)
    household = households.household(village, officer, on=date(2022, 1, 1))
    found = ReviewRound.objects.create(
        unit=world["commune"], unit_path=world["commune"].path, kind="ad_hoc", year=2023, name="Rà soát thường xuyên tháng 10/2023",
        standard="vn-2022", review_on=date(2023, 10, 21), opens_on=date(2023, 10, 15), ends_on=date(2023, 10, 30),
    )  # fmt: skip
    RoundVillage.objects.create(round=found, village=village, unit_path=village.path, step=Step.SURVEY, step_since=DAY)
    world["case"] = ReviewCase.objects.create(
        round=found, household=household, village=village, unit_path=village.path, origin=Origin.REQUESTED, area="rural", head_name="Y Nhiên", members=3,
    )  # fmt: skip
    surveys.open_survey(case_id=world["case"].pk, by=officer)
    province = factories.actor("province_specialist", world["province"])
    scope.enter(province)
    world["points"] = points.load_table(
        standard="vn-2022",
        zone="Tây Nguyên",
        area="rural",
        source="Bảng thử",
        check_total=40,
        text="Số người; 3 người; 40",
        by=province,
    )
    world["higher"] = higher.load_lines(
        standard="vn-2022", number="12/2023/NQ-HĐND", issued_on=DAY, valid_from=DAY, lines={"poverty": {"rural": 1_600_000}}, by=province, on=DAY,
    )  # fmt: skip
    scope.enter(world["head"])


def address(name, world) -> str:
    return {"survey": f"/khao-sat/{world['case'].pk}/", "point-tables": "/bang-diem/", "point-table": f"/bang-diem/{world['points'].pk}/", "higher-lines": "/chuan-rieng/", "higher-line": f"/chuan-rieng/{world['higher'].pk}/"}[name]  # fmt: skip
