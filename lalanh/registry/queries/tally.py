"""What stands where in the villages of a round, counted in a few statements for any number of villages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Min, Q

from lalanh.registry.models import Complaint, ComplaintState, Meeting, Posting, PostingPlace
from lalanh.registry.models.rounds import RoundVillage

_CASES = """
select village_id,
  count(*) filter (where state <> 'dropped') as active,
  count(*) filter (where state = 'listed') as listed,
  count(*) filter (where state = 'surveyed') as surveyed,
  count(*) filter (where state = 'classified') as classified,
  count(*) filter (where state = 'agreed') as agreed,
  count(*) filter (where state = 'disputed') as disputed,
  count(*) filter (where state = 'suspended') as suspended,
  count(*) filter (where state = 'decided') as decided,
  count(*) filter (where state = 'refused') as refused,
  count(*) filter (where state = 'dropped') as dropped,
  count(*) filter (where state in ('surveyed', 'classified', 'agreed') and poverty_class = 'unknown') as unknown,
  count(*) filter (where state in ('decided', 'agreed') and poverty_class = 'poor') as poor,
  count(*) filter (where state in ('decided', 'agreed') and poverty_class = 'near_poor') as near_poor,
  count(*) filter (where opening_class = 'poor' and arrival <> 'came') as opening_poor,
  count(*) filter (where opening_class = 'near_poor' and arrival <> 'came') as opening_near_poor
from registry_reviewcase where round_id = %s and village_id = any(%s) group by village_id
"""
_PAPERS = """
select c.village_id,
  count(*) filter (where c.poverty_class in ('poor', 'near_poor') and not exists (
    select 1 from registry_certificateyear y join registry_classrecord r on r.id = y.record_id where r.case_id = c.id)) as uncertified,
  count(*) filter (where c.poverty_class not in ('poor', 'near_poor') and exists (
    select 1 from registry_certificate b where b.household_id = c.household_id and b.withdrawn_on is null)) as to_withdraw
from registry_reviewcase c where c.round_id = %s and c.village_id = any(%s) and c.state = 'decided' group by c.village_id
"""


@dataclass(slots=True)
class Tally:
    """Of one village: cases by state, what the meetings, postings and complaints came to."""

    active: int = 0
    listed: int = 0
    surveyed: int = 0
    classified: int = 0
    agreed: int = 0
    disputed: int = 0
    suspended: int = 0
    decided: int = 0
    refused: int = 0
    dropped: int = 0
    unknown: int = 0
    poor: int = 0
    near_poor: int = 0
    opening_poor: int = 0
    opening_near_poor: int = 0
    uncertified: int = 0
    to_withdraw: int = 0
    meetings: int = 0
    last_meeting_on: date | None = None
    complaints_open: int = 0
    complaint_due_on: date | None = None
    postings: Mapping[str, tuple[date, date]] = field(default_factory=dict)
    """Place → from, to of the posting that stands for the last result."""

    @property
    def in_doubt(self) -> int:
        return self.disputed + self.suspended


def tallies(places: Iterable[RoundVillage]) -> dict[int, Tally]:
    """By id of the row of the board; all rows are of one round."""
    rows = list(places)
    found = {row.pk: Tally() for row in rows}
    if not rows:
        return found
    of_village = {row.village_id: row.pk for row in rows}
    for sql in (_CASES, _PAPERS):
        for line in _lines(sql, [rows[0].round_id, list(of_village)]):
            tally = found[of_village[line.pop("village_id")]]
            for name, value in line.items():
                setattr(tally, name, value)
    _meetings(found)
    _complaints(found)
    _postings(found)
    return found


def tally(place: RoundVillage) -> Tally:
    return tallies([place])[place.pk]


def _lines(sql: str, params: list[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _meetings(found: dict[int, Tally]) -> None:
    held = (
        Meeting.objects.filter(round_village__in=found)
        .values_list("round_village")
        .annotate(Max("held_on"), Count("pk"))
    )
    for pk, last, count in held.order_by():
        found[pk].last_meeting_on, found[pk].meetings = last, count


def _complaints(found: dict[int, Tally]) -> None:
    waiting = Q(state=ComplaintState.OPEN)
    rows = (
        Complaint.objects.filter(waiting, round_village__in=found)
        .values_list("round_village")
        .annotate(Count("pk"), Min("due_on"))
    )
    for pk, count, due in rows.order_by():
        found[pk].complaints_open, found[pk].complaint_due_on = count, due


def _postings(found: dict[int, Tally]) -> None:
    """The longest-standing posting at each place since the last meeting: what was posted before is no longer the result."""
    rows = Posting.objects.filter(round_village__in=found, place__in=(PostingPlace.VILLAGE, PostingPlace.COMMUNE))
    for pk, place, start, end in rows.order_by("from_on", "pk").values_list(
        "round_village_id", "place", "from_on", "to_on"
    ):
        last = found[pk].last_meeting_on
        if last is None or start >= last:
            found[pk].postings = {**found[pk].postings, place: (start, end)}
