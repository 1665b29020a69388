"""Words of the lines of work: `{% load work %}`."""

from typing import Any

from django import template

from lalanh.kernel.actor import Actor
from lalanh.planning.queries import work

register = template.Library()


_NAMED = 3
"""Partners told by name in a line."""


@register.filter
def together(task: Any) -> str:
    """Who works with the lead of a task: `, cùng Sở Tài chính, Sở Y tế và 4 đơn vị`."""
    names = [state.body.name for state in getattr(task, "partners", [])]
    if not names:
        return ""
    more = len(names) - _NAMED
    return f", cùng {', '.join(names[:_NAMED])}" + (f" và {more} đơn vị" if more > 0 else "")


@register.filter
def may_report(row: Any, by: Actor) -> bool:
    """True when this person records the task or the report; else a line only leads to what is known of it."""
    return work.can_record(by, row)
