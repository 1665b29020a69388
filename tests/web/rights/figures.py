"""Who opens which page of the area: a closed-in round of xã Đăk Tờ Re with one poor household."""

from lalanh.kernel import scope
from tests import factories
from tests.factories import registry as make

READERS = "VILLAGE OFFICER LEADER DISTRICT HEAD PROVINCE FRONT INSPECTOR"
TABLE: dict[str, str] = {
    "figures": READERS, "figures-round": READERS, "figures-set": READERS, "figures-table": READERS, "figures-xlsx": READERS,
    "figures-cases": READERS, "figures-list": READERS, "figures-list-xlsx": READERS,
    "figures-balance": READERS, "figures-measures": READERS, "figures-series": READERS,
}  # fmt: skip
POST_ONLY: set[str] = set()
ELSEWHERE: set[str] = set()


def build(world) -> None:
    """Rows that the pages need; `world["commune"]` is the commune, keys for `address` go into `world`."""
    commune = world["commune"]
    by = factories.actor("commune_leader", commune)
    scope.enter(by)
    village = make.villages(commune, by, 1)[0]
    found = make.review_round(commune, year=2019, name="Rà soát định kỳ năm 2019")
    make.take_in(found, village)
    make.residents(found, village, 100, 400, minority_households=80, minority_persons=320)
    make.case(found, make.bare_household(village, "S1"), lacking=4, opening_class="poor")
    world["figures_round"] = found.pk
    scope.enter(world["head"])


def address(name, world) -> str:
    base, unit = f"/so-lieu/{world['figures_round']}", f"?don-vi={world['commune'].pk}"
    return {
        "figures": "/so-lieu/", "figures-round": f"{base}/{unit}", "figures-set": f"{base}/xlsx/{unit}", "figures-table": f"{base}/bieu-8/{unit}",
        "figures-xlsx": f"{base}/bieu-1/xlsx/{unit}", "figures-cases": f"{base}/bieu-1/ho/{unit}&cot=3", "figures-list": f"{base}/danh-sach-15/{unit}",
        "figures-list-xlsx": f"{base}/danh-sach-15/xlsx/{unit}", "figures-balance": f"{base}/can-doi/{unit}",
        "figures-measures": f"{base}/da-chieu/{unit}&k=4", "figures-series": f"/so-lieu/theo-nam/{unit}",
    }[name]  # fmt: skip
