"""The one family of errors whose text is written for the person at the screen."""


class UserFacingError(Exception):
    """Something a person asked for can't be done; `str(error)` is a Vietnamese sentence that says what to do."""


class NotAllowed(UserFacingError):
    """The person may not do this (inside their units: shown as 403)."""


class NotFound(UserFacingError):
    """No such thing, or it lies outside the person's units (shown as 404, so that nothing leaks)."""


class Conflict(UserFacingError):
    """Somebody else changed it first; nothing was overwritten."""


class BadInput(UserFacingError):
    """What was given can't be read or used."""
