"""The second fence: the scope of the running transaction, read by every row-level security policy.

`SET LOCAL` only: a session-level setting would leak to the next request on a pooled connection.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from lalanh.kernel.actor import NOBODY, Actor

_SET = """select set_config('app.path', %s, true), set_config('app.lo', %s, true), set_config('app.hi', %s, true),
                 set_config('app.actor', %s, true), set_config('app.reason', %s, true)"""


def enter(actor: Actor, reason: str = "") -> None:
    """Opens `actor`'s scope until the end of the transaction. Call inside one."""
    label = f"{actor.user_id or ''}:{actor.name}"
    high = actor.path + "/" if actor.path else ""
    with connection.cursor() as cursor:
        cursor.execute(_SET, [actor.path, actor.path, high, label, reason])


@contextmanager
def acting(actor: Actor, reason: str = "") -> Iterator[Actor]:
    """A transaction in `actor`'s scope, for commands, jobs and tests; the scope is closed behind it."""
    with transaction.atomic():
        enter(actor, reason)
        yield actor
        enter(NOBODY)


def explain(reason: str) -> None:
    """Says why the following writes of this transaction happen (a decision number, an import); kept in the audit."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.reason', %s, true)", [reason])
