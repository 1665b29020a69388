"""Words of the lines of work: `{% load work %}`."""

from typing import Any

from django import template

from lalanh.kernel.actor import Actor
from lalanh.planning.queries import work

register = template.Library()


@register.filter
def may_report(row: Any, by: Actor) -> bool:
    """True when this person records the task or the report; else a line only leads to what is known of it."""
    return work.can_record(by, row)
