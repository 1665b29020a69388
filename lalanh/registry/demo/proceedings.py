"""What is written down on a village's way through the steps: who came to the meeting, how it voted, where the list hung, who complained."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from lalanh.registry import access
from lalanh.registry.demo import bulk, officials
from lalanh.registry.demo.caserows import Row
from lalanh.registry.demo.places import Village
from lalanh.registry.models import (
    CaseState,
    Enumerator,
    Meeting,
    MeetingVote,
    Posting,
    ReviewRound,
    RoundVillage,
    Step,
    StepRecord,
)

ORDER = tuple(access.TRANSITIONS)
DAYS = {
    Step.SURVEY: (9, 8), Step.CLASSIFICATION: (10, 13), Step.MEETING: (10, 18), Step.POSTING: (10, 24), Step.COMPLAINTS: (10, 31), Step.OPINION: (11, 3),
    Step.DECISION: (11, 8), Step.CERTIFICATES: (11, 10), Step.DONE: (11, 13),
}  # fmt: skip
"""When a village comes to a step."""
OPINIONS = (
    "Bà con thống nhất với kết quả khảo sát.", "Đề nghị xã sớm hỗ trợ nhà ở cho các hộ có nhà tạm.", "Có ý kiến hỏi về cách tính thu nhập từ sắn và cà phê; rà soát viên đã giải thích.",
    "Đề nghị quan tâm các hộ già yếu, neo đơn.", "Bà con đề nghị được vay thêm vốn chăn nuôi.",
)  # fmt: skip


def came_to(step: str, year: int) -> date:
    return date(year, *DAYS[Step(step)]) if step in DAYS else date(year, 9, 1)


def steps(of: ReviewRound, places: dict[RoundVillage, Village], reached: dict[RoundVillage, str]) -> None:
    """Records of every step up to the one reached, and the row of the board."""
    names = ("round_village_id", "from_step", "to_step", "on", "note", "unit_path", "author")
    rows, by_step = [], defaultdict(list)
    for place, village in places.items():
        way = ORDER[: ORDER.index(reached[place]) + 1]
        author = officials.reviewer(village)
        rows += [(place.pk, here, there, came_to(there, of.year), "", place.unit_path, author) for here, there in pairwise(way)]  # fmt: skip
        by_step[reached[place]].append(place.pk)
        place.step = reached[place]
    bulk.insert(StepRecord, names, rows)
    for step, keys in by_step.items():
        RoundVillage.objects.filter(pk__in=keys).update(step=step, step_since=came_to(step, of.year))


def enumerators(of: ReviewRound, places: dict[RoundVillage, Village]) -> None:
    names = ("round_id", "village_id", "name", "trained_on", "unit_path")
    bulk.insert(
        Enumerator,
        names,
        [
            (of.pk, place.village_id, officials.reviewer(village), date(of.year, 9, 6), place.unit_path)
            for place, village in places.items()
        ],
    )


def meetings(of: ReviewRound, places: dict[RoundVillage, Village], rows: Sequence[Row], twice: set[str], failed: set[str]) -> None:  # fmt: skip
    """One meeting a village; in villages of `twice` a second one for those of whom less than half agreed the first time, in
    those of `failed` the second is still to come: these households are disputed."""
    at = defaultdict(list)
    for row in rows:
        if row.state == CaseState.AGREED:
            at[row.entry.place.id].append(row)
    held, votes = [], []
    for place, village in places.items():
        own = at[place.village_id]
        again = own[:3] if village.code in twice | failed else []
        held.append((place, village, 1, own, again))
        if village.code in twice:
            held.append((place, village, 2, again, []))
    names = (
        "round_village_id",
        "ordinal",
        "held_on",
        "place",
        "households_invited",
        "attendance",
        "chair",
        "secretary",
        "front_supervisor",
        "opinions",
        "unit_path",
    )
    keys = bulk.insert(Meeting, names, [_meeting(of, *one[:4]) for one in held])
    for key, (place, village, ordinal, own, against) in zip(keys, held, strict=True):
        present = _present(village, len(own))
        rng = Random(f"votes {of.year} {village.code} {ordinal}")  # noqa: S311
        for row in own:
            share = rng.uniform(0.2, 0.45) if row in against else rng.uniform(0.72, 1)
            votes.append((key, row.id, round(present * share), present, place.unit_path))
    bulk.insert(MeetingVote, ("meeting_id", "case_id", "agreed", "present", "unit_path"), votes)


def _present(village: Village, households: int) -> int:
    return max(22, min(round(village.households * 0.62), households + 35))


def _meeting(
    of: ReviewRound, place: RoundVillage, village: Village, ordinal: int, own: list[Row]
) -> tuple[object, ...]:
    rng = Random(f"meeting {of.year} {village.code} {ordinal}")  # noqa: S311
    day = date(of.year, 10, 19) + timedelta(days=rng.randint(0, 2) + 3 * (ordinal - 1))
    text = " ".join(rng.sample(OPINIONS, 2))
    return (
        place.pk, ordinal, day, f"Nhà rông {village.kind} {village.name}" if village.people != "kinh" else f"Hội trường {village.kind} {village.name}",
        village.households, _present(village, len(own)), officials.head(village), officials.secretary(village), officials.front(village), text, place.unit_path,
    )  # fmt: skip


def postings(of: ReviewRound, places: dict[RoundVillage, Village]) -> None:
    names = ("round_village_id", "place", "from_on", "to_on", "note", "unit_path")
    start, end = date(of.year, 10, 24), date(of.year, 10, 30)
    bulk.insert(Posting, names, [(place.pk, where, start, end, "", place.unit_path) for place in places for where in ("village", "commune", "loudspeaker")])  # fmt: skip
