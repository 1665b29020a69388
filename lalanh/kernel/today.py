"""The date at the office: the clock's, or the date that the demonstration plays on."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Today in Vietnam; in the demonstration its fixed date."""
    return date.fromisoformat(settings.TODAY) if settings.TODAY else timezone.localdate()
