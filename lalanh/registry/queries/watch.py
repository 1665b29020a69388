"""What the Front watches: villages whose meeting is to be held, and whose result hangs out.

The village meeting is supervised by the Front (QĐ 24/2021/QĐ-TTg, bước họp dân), the result hangs at village and commune and draws complaints.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from lalanh.base import dates
from lalanh.kernel.actor import Actor
from lalanh.registry.models import Step
from lalanh.registry.models.rounds import RoundVillage
from lalanh.registry.queries import board
from lalanh.registry.queries import rounds as queries
from lalanh.registry.queries.work import MOST, Line
from lalanh.units import queries as units
from lalanh.units.roles import Permission

STEPS = (Step.MEETING, Step.POSTING, Step.COMPLAINTS)
"""While complaints are taken, the posting hangs or has just come down."""
_NEAR = 60


def to_watch(by: Actor, today: date) -> list[Line]:
    """Meetings to come and postings under way in the actor's units, the nearest day first; for those who watch and
    don't hold them. Where they are many, one line a round."""
    if not by.may(Permission.COMPLAINT_WRITE) or by.may(Permission.MEETING_WRITE):
        return []
    open_rounds = {one.pk: one for one in queries.open_rounds(by)}
    found = RoundVillage.objects.filter(round__in=open_rounds, step__in=STEPS).filter(
        units.inside(by.path, "unit_path")
    )
    rows = list(found.select_related("round", "village", "opinion").order_by("round_id", "unit_path")[: _NEAR + 1])
    lines = [
        line for round_id in open_rounds for line in _of_round([row for row in rows if row.round_id == round_id], today)
    ]
    return sorted(lines, key=lambda line: (line.due_on is None, line.due_on or today))


def _of_round(rows: list[RoundVillage], today: date) -> list[Line]:
    if not rows:
        return []
    shown = [line for one in board.lines_of(rows, today) for line in _line(one, today)]
    if len(shown) <= MOST:
        return shown
    of = rows[0].round
    counts = Counter("đang niêm yết" if line.text.startswith("Giám sát niêm yết") else "chờ họp dân" for line in shown)
    parts = ", ".join(f"{count} thôn {what}" for what, count in counts.items())
    return [Line(f"Giám sát họp dân, niêm yết trong đợt “{of.name}”", parts, "round", (of.pk,), of.ends_on)]


def _line(one: board.Line, today: date) -> Iterator[Line]:
    """Nothing once the list has come down."""
    tally, name, row = one.standing.tally, one.place.village.full_name, one.place.pk
    if one.standing.step == Step.MEETING:
        last = tally.last_meeting_on
        detail = (
            f"họp lần trước {dates.numeric(last)}, còn hộ phải biểu quyết lại" if last else "chưa có biên bản họp dân"
        )
        yield Line(f"Dự và giám sát họp dân {name}", detail, "review-village", (row,), one.place.round.ends_on)
        return
    up = [(start, end) for start, end in tally.postings.values() if end >= today]
    if up:
        start, end = min(one[0] for one in up), max(one[1] for one in up)
        words = f"niêm yết {dates.numeric(start)} - {dates.numeric(end)}"
        yield Line(f"Giám sát niêm yết {name}", words, "review-village", (row,), end)
    elif one.standing.step == Step.POSTING:
        words = "chưa niêm yết đủ nơi theo quy định" if not tally.postings else "đã hết ngày niêm yết, chờ chuyển bước"
        yield Line(f"Giám sát niêm yết {name}", words, "review-village", (row,), one.place.round.ends_on)
