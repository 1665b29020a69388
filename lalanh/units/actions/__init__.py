"""Writes of units, bodies and people."""

from lalanh.units.actions.accounts import change_password, confirm_second_factor, log_in, log_out, start_second_factor
from lalanh.units.actions.bodies import create_body, create_village_bodies, learn_alias, record_succession
from lalanh.units.actions.people import (
    create_user,
    end_posting,
    first_administrator,
    mark_demonstration,
    open_for_demonstration,
    post,
    remove_second_factor,
    reset_password,
    set_active,
)
from lalanh.units.actions.places import add_village

__all__ = [
    "add_village",
    "change_password",
    "confirm_second_factor",
    "create_body",
    "create_user",
    "create_village_bodies",
    "end_posting",
    "first_administrator",
    "learn_alias",
    "log_in",
    "log_out",
    "mark_demonstration",
    "open_for_demonstration",
    "post",
    "record_succession",
    "remove_second_factor",
    "reset_password",
    "set_active",
    "start_second_factor",
]
