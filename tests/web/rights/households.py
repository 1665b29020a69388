"""Who opens which page of the area, for rows of xã Đăk Tờ Re."""

from lalanh.kernel import scope
from lalanh.registry.actions import classes, exits
from tests import factories
from tests.factories import DAY
from tests.factories import households as make

READERS = "VILLAGE OFFICER LEADER DISTRICT HEAD PROVINCE FRONT INSPECTOR"
WRITERS = "VILLAGE OFFICER LEADER"
TABLE: dict[str, str] = {
    "households": READERS, "household": READERS, "households-handed-over": READERS, "household-twins": READERS, "exits": READERS,
    "household-new": WRITERS, "household-edit": WRITERS, "member-new": WRITERS, "household-head": WRITERS, "household-split": WRITERS,
    "household-merge": WRITERS, "household-move": WRITERS, "household-close": WRITERS, "member": WRITERS, "member-leave": WRITERS,
    "member-groups": WRITERS, "exit-new": WRITERS, "exit": WRITERS, "twin-pair": WRITERS, "class-correct": "LEADER",
}  # fmt: skip
POST_ONLY: set[str] = {"household-reopen", "household-unmerge", "twin-undo"}
ELSEWHERE: set[str] = {"households-xlsx"}
"""A file: tests/apps/registry/test_households_pages.py."""


def build(world) -> None:
    """Rows that the pages need; `world["commune"]` is the commune, keys for `address` go into `world`."""
    officer = factories.actor("commune_officer", world["commune"])
    scope.enter(officer)
    village = make.village("Kon Hộ", by=officer)
    home = make.household(village, officer)
    twin = make.household(village, officer, make.person(relation="head"))
    record = classes.record_class(
        household_id=home.pk, year=2022, standard="vn-2022", poverty_class="poor", on=DAY, by=officer
    )
    registered = exits.register(household_id=home.pk, year=2024, plan="nuôi bò", on=DAY, today=DAY, by=officer)
    people = [home.memberships.first(), twin.memberships.get()]
    world["registry"] = {
        "household": home.pk, "member": people[0].pk, "record": record.pk, "exit": registered.pk, "pair": [row.person_id for row in people],
    }  # fmt: skip


def address(name, world) -> str:
    keys = world["registry"]
    home, member = f"/ho/{keys['household']}/", f"/ho/nguoi/{keys['member']}/"
    return {
        "households": "/ho/", "households-handed-over": "/ho/da-chuyen/", "household-twins": "/ho/trung/", "exits": "/ho/thoat-ngheo/",
        "household-new": "/ho/them/", "household": home, "household-edit": home + "sua/", "member-new": home + "them-nguoi/",
        "household-head": home + "chu-ho/", "household-split": home + "tach/", "household-merge": home + "nhap/", "household-move": home + "chuyen/",
        "household-close": home + "dong/", "exit-new": home + "dang-ky/", "member": member, "member-leave": member + "roi/",
        "member-groups": member + "nhom/", "exit": f"/ho/thoat-ngheo/{keys['exit']}/", "class-correct": f"/ho/ket-qua/{keys['record']}/dinh-chinh/",
        "twin-pair": "/ho/trung/{}/{}/".format(*keys["pair"]),
    }[name]  # fmt: skip
