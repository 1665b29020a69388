"""Who opens which page of the area, for rows of xã Đăk Tờ Re."""

from datetime import timedelta

from lalanh.kernel import scope
from lalanh.registry.actions import complaints, opinions, rechecks
from lalanh.registry.models import Meeting
from tests.apps.registry.review_kit import DAY, Commune

READERS = "VILLAGE OFFICER LEADER DISTRICT HEAD PROVINCE FRONT INSPECTOR"
RUNNERS = "OFFICER LEADER"
WATCHERS = "DISTRICT HEAD PROVINCE"
TABLE: dict[str, str] = {
    "rounds": READERS, "round-new": "LEADER DISTRICT HEAD PROVINCE", "round": READERS, "round-village-new": "OFFICER LEADER DISTRICT HEAD PROVINCE",
    "round-close": "LEADER DISTRICT HEAD PROVINCE", "rechecks": WATCHERS, "recheck": WATCHERS, "round-warnings": READERS, "enumerators": READERS,
    "round-postings": RUNNERS, "round-opinion": READERS, "round-decision": READERS, "round-certificates": READERS, "round-correction": "LEADER",
    "opinion": READERS, "complaint": READERS, "review-case": READERS, "review-exit": RUNNERS, "review-drop": RUNNERS, "review-refuse": RUNNERS, "review-village": READERS,
    "review-add": RUNNERS, "review-meeting": "VILLAGE OFFICER LEADER", "review-posting": "VILLAGE OFFICER LEADER", "complaint-new": "VILLAGE OFFICER LEADER FRONT",
    "review-paper": READERS, "review-docx": READERS, "review-pdf": READERS,
}  # fmt: skip
POST_ONLY: set[str] = {"round-draw", "review-advance", "review-classify"}
ELSEWHERE: set[str] = set()


def build(world) -> None:
    """A round of the commune with villages at several steps, its papers and records; keys for `address` go into `world`."""
    commune = Commune.__new__(Commune)
    commune.prepare((("poor", "near_poor", ""), ("near_poor", ""), ("poor",)))
    commune.open(kind="general")
    commune.draw()
    commune.bring("complaints", 0, classes={1: "average"})
    later = DAY + timedelta(days=4)
    line = commune.cases(0)[0]
    made = complaints.file(
        round_village_id=commune.row(0).pk,
        case_id=line.pk,
        complainant="Y Rơ",
        text="Nhà mới.",
        received_on=later,
        by=commune.act(commune.officer),
        on=later,
    )
    commune.bring("opinion", 1)
    asked = opinions.ask(
        round_id=commune.round.pk, unit=commune.unit, document="12/TTr-UBND", by=commune.act(commune.officer), on=later
    )
    (drawn,) = rechecks.draw(
        round_id=commune.round.pk, unit=commune.district, count=1, by=commune.act(commune.head), on=later
    )
    world |= {
        "review": commune, "complaint": made.pk, "opinion": asked.pk, "drawn": drawn.pk, "line": line.pk,
        "village_row": commune.row(0).pk, "meeting_row": commune.row(2).pk, "minutes": Meeting.objects.filter(round_village=commune.row(0)).get().pk,
    }  # fmt: skip
    scope.enter(world["head"])


def address(name, world) -> str:
    of, unit = world["review"].round.pk, world["review"].unit.pk
    row, line = world["village_row"], world["line"]
    return {
        "rounds": "/ra-soat/", "round-new": "/ra-soat/mo/", "round": f"/ra-soat/{of}/", "round-village-new": f"/ra-soat/{of}/them-thon/", "round-close": f"/ra-soat/{of}/khoa/",
        "rechecks": f"/ra-soat/{of}/phuc-tra/", "recheck": f"/ra-soat/phuc-tra/{world['drawn']}/", "round-warnings": f"/ra-soat/{of}/canh-bao/",
        "enumerators": f"/ra-soat/{of}/ra-soat-vien/", "round-postings": f"/ra-soat/{of}/xa/{unit}/niem-yet/", "round-opinion": f"/ra-soat/{of}/xa/{unit}/y-kien/",
        "round-decision": f"/ra-soat/{of}/xa/{unit}/quyet-dinh/", "round-certificates": f"/ra-soat/{of}/xa/{unit}/giay-chung-nhan/",
        "round-correction": f"/ra-soat/{of}/xa/{unit}/dinh-chinh/", "opinion": f"/ra-soat/y-kien/{world['opinion']}/", "complaint": f"/ra-soat/phan-anh/{world['complaint']}/",
        "review-case": f"/ra-soat/ho/{line}/", "review-drop": f"/ra-soat/ho/{line}/bo/", "review-exit": f"/ra-soat/ho/{line}/de-nghi-thoat/", "review-refuse": f"/ra-soat/ho/{line}/khong-cong-nhan/",
        "review-village": f"/ra-soat/thon/{row}/", "review-add": f"/ra-soat/thon/{row}/them-ho/", "review-meeting": f"/ra-soat/thon/{row}/hop-dan/",
        "review-posting": f"/ra-soat/thon/{row}/niem-yet/", "complaint-new": f"/ra-soat/thon/{row}/phan-anh/",
        "review-paper": f"/ra-soat/giay-to/bien-ban-thon/{world['minutes']}/", "review-docx": f"/ra-soat/giay-to/niem-yet/{row}/docx/",
        "review-pdf": f"/ra-soat/giay-to/niem-yet/{row}/pdf/",
    }[name]  # fmt: skip
