"""When things are due: working calendar, periods of a recurring duty, lateness. The clock is passed in."""

from lalanh.engines.schedule.instances import Instance, Recurrence, instances
from lalanh.engines.schedule.lateness import Lateness, State, state, words
from lalanh.engines.schedule.workdays import Counted, DayOff, WorkingCalendar, add_working_days, default_calendar

__all__ = [
    "Counted",
    "DayOff",
    "Instance",
    "Lateness",
    "Recurrence",
    "State",
    "WorkingCalendar",
    "add_working_days",
    "default_calendar",
    "instances",
    "state",
    "words",
]
