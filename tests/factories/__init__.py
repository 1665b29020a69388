"""Makers of rows for tests."""

from datetime import date

from lalanh.kernel import scope
from lalanh.kernel.actor import Actor, system
from lalanh.units import actions, load, queries
from lalanh.units.models import Level, Unit, User
from lalanh.units.roles import ROLES

DAY = date(2023, 11, 13)
PASSWORD = "la-lanh-2023-kon-tum"


def kon_tum() -> Unit:
    """The real map of Kon Tum, before and after 1/7/2025."""
    with scope.acting(system("test")):
        load.load_units(load.DATA / "units-kontum.csv")
    return queries.unit_by_code("62", DAY, Level.PROVINCE)


def place(name: str, on: date = DAY) -> Unit:
    (found,) = queries.named(name, on)
    return found


def person(role: str, unit: Unit, *, body=None, name: str = "Y Hạnh", username: str = "") -> User:
    admin = Actor(None, "test", "vn", permissions=frozenset({"users.edit"}))
    user, _ = actions.create_user(
        username=username or f"{role}.{unit.code}".replace("_", "."), full_name=name, by=admin
    )
    user.set_password(PASSWORD)
    user.must_change_password = False
    user.save()
    actions.post(user=user, role=role, unit=unit, body=body, portfolio="", start=date(2020, 1, 1), end=None, by=admin)
    return user


def actor(role: str, unit: Unit, *, body_id: int | None = None, user_id: int = 1) -> Actor:
    """Somebody at work, without a row of their own."""
    return Actor(
        user_id,
        "Y Hạnh",
        unit.path,
        role=role,
        unit_id=unit.pk,
        body_id=body_id,
        permissions=frozenset(map(str, ROLES[role].permissions)),
    )
