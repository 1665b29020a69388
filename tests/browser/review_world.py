"""A real installation (no demonstration) of a small commune: two villages, six households, five people at work.

Run as `python -m tests.browser.review_world FOLDER PASSWORD`; the site is then started on the same folder.
"""

import pathlib
import sys
from datetime import date

DAY = "2023-11-24"
PEOPLE = (
    ("xa.vanxa", "Y Thoa", "commune_officer", "commune", ""), ("xa.chutich", "A Đức", "commune_leader", "commune", ""),
    ("thon.truong", "A Nhơi", "village_head", "village", ""), ("huyen.chutich", "Nguyễn Quang Thủy", "district_leader", "district", ""),
    ("xa.mattran", "Y Bích", "front_officer", "commune", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
)  # fmt: skip
HOUSEHOLDS = (
    ("Kon Tu", "Y Nhiên", "female", "poor"), ("Kon Tu", "A Thiên", "male", "poor"), ("Kon Tu", "Y Hra", "female", "near_poor"),
    ("Kon Brăp", "A Lóc", "male", "poor"), ("Kon Brăp", "Y Mơ", "female", ""),
)  # fmt: skip


def main(folder: str, password: str) -> None:
    from lalanh.cli import database

    with database.prepare(pathlib.Path(folder)) as opened:
        from django.db import transaction

        try:
            with transaction.atomic():
                _fill(password)
        finally:
            if opened.server:
                opened.server.stop()


def _fill(password: str) -> None:
    from lalanh.kernel import scope
    from lalanh.kernel.actor import system
    from lalanh.registry.actions.households import PersonInput, add_household, refresh
    from lalanh.registry.models import ClassRecord
    from lalanh.units import actions, load, queries

    by, on = system("test"), date.fromisoformat(DAY)
    scope.enter(by, "test")
    load.load_units(load.DATA / "units-kontum.csv")
    commune = queries.unit_by_code("23494", on)
    places = {
        name: actions.add_village(name=name, kind="thôn", commune=commune, by=by) for name in ("Kon Tu", "Kon Brăp")
    }
    units = {"commune": commune, "village": places["Kon Tu"], "district": commune.parent}
    for login, name, role, where, body in PEOPLE:
        user, _ = actions.create_user(username=login, full_name=name, by=by)
        user.set_password(password)
        user.must_change_password = False
        user.save()
        of = actions.create_body(name=body, kind="front", unit=units[where], by=by) if body else None
        actions.post(
            user=user, role=role, unit=units[where], body=of, portfolio="", start=date(2022, 1, 1), end=None, by=by
        )
    for village, name, sex, known in HOUSEHOLDS:
        made = add_household(
            village=places[village], on=date(2021, 12, 1), by=by,
            people=(
                PersonInput(name, sex=sex, birth_year=1982, ethnicity_key="xo-dang", relation="head", no_number_reason="not_issued"),
                PersonInput("A Đoàn", sex="male", birth_on=date(2015, 5, 4), ethnicity_key="xo-dang", relation="child", no_number_reason="child"),
            ),
        )  # fmt: skip
        if known:
            ClassRecord.objects.create(
                household=made,
                year=2022,
                standard="vn-2022",
                poverty_class=known,
                source="import",
                on=date(2022, 12, 10),
                unit_path=made.unit_path,
            )
            refresh(made)


if __name__ == "__main__":
    main(*sys.argv[1:])
