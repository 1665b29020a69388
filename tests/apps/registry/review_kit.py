"""A small commune with villages and households, and a round brought to any step, for the tests of the review."""

from datetime import date, timedelta

from lalanh.kernel import scope
from lalanh.registry.actions import cases, decisions, meetings, opinions, postings, rounds, steps
from lalanh.registry.models import ClassRecord, Household, Person, ReviewCase, Step
from lalanh.registry.models.rounds import RoundVillage
from lalanh.units.models import Unit
from tests import factories

OPENS, CLOSES = date(2023, 9, 1), date(2023, 12, 14)
DAY = date(2023, 9, 18)
"""A Monday; the postings of these tests begin here."""


class Commune:
    """`villages` of xã Đăk Tờ Re with households of given classes; actors by role."""

    def __init__(self, classes=(("poor", "near_poor", "poor"), ("near_poor", ""))):
        factories.kon_tum()
        self.prepare(classes)

    def prepare(self, classes):
        """On a map that is there."""
        self.unit = factories.place("xã Đăk Tờ Re")
        self.district = factories.place("huyện Kon Rẫy")
        self.officer = factories.actor("commune_officer", self.unit, user_id=11)
        self.leader = factories.actor("commune_leader", self.unit, user_id=12)
        self.head = factories.actor("district_leader", self.district, user_id=13)
        self.villages = [village(self.unit, n) for n in range(1, len(classes) + 1)]
        scope.enter(self.officer)
        self.households = [
            [household(place, n, cls) for n, cls in enumerate(row, 1)]
            for place, row in zip(self.villages, classes, strict=True)
        ]

    def act(self, who):
        scope.enter(who)
        return who

    def open(self, **more):
        self.act(self.leader)
        values = {"kind": "periodic", "year": 2023, "review_on": OPENS, "opens_on": OPENS, "ends_on": CLOSES} | more
        self.round = rounds.open_round(unit=self.unit, by=self.leader, on=OPENS, **values)
        return self.round

    def draw(self):
        return cases.draw_list(round_id=self.round.pk, by=self.act(self.officer), on=OPENS)

    def row(self, n=0):
        return RoundVillage.objects.select_related("round", "village", "opinion").get(
            round=self.round, village=self.villages[n]
        )

    def cases(self, n=0):
        return list(ReviewCase.objects.filter(round=self.round, village=self.villages[n]).order_by("pk"))

    def advance(self, n=0, on=DAY, **more):
        who = self.leader if self.row(n).step in (Step.DECISION, Step.CERTIFICATES) else self.officer
        return steps.advance(round_village_id=self.row(n).pk, by=self.act(who), on=on, **more)

    def classify(self, n=0, classes=None):
        """As the survey would: results of the cases, by place on the list."""
        self.act(self.officer)
        for i, case in enumerate(self.cases(n)):
            if case.state in ("listed", "surveyed"):
                result(case, (classes or {}).get(i, case.opening_class or "average"))

    def meet(self, n=0, held_on=DAY, agreed=None, **more):
        waiting = [(i, c) for i, c in enumerate(self.cases(n)) if c.state == "classified"]
        votes = {c.pk: (agreed or {}).get(i, 30) for i, c in waiting}
        values = {"place": "Nhà rông thôn", "attendance": 40, "chair": "A Nhơi", "secretary": "Y Thoa"} | more
        return meetings.record_meeting(
            round_village_id=self.row(n).pk,
            held_on=held_on,
            votes=votes,
            by=self.act(self.officer),
            on=max(held_on, DAY),
            **values,
        )

    def post(self, n=0, from_on=DAY, days=3, places=("village", "commune")):
        for place in places:
            postings.record_posting(
                round_village_id=self.row(n).pk,
                place=place,
                from_on=from_on,
                to_on=from_on + timedelta(days=days),
                by=self.act(self.officer),
                on=from_on,
            )

    def bring(self, step, n=0, classes=None):
        """The village `n` to `step`, by the book."""
        order = [str(one) for one in Step]
        on = DAY + timedelta(days=4)
        while (now := self.row(n).step) != step:
            assert order.index(now) < order.index(step), now
            if now == Step.CLASSIFICATION:
                self.classify(n, classes)
            elif now == Step.SURVEY:
                self.survey(n)
            elif now == Step.MEETING:
                self.meet(n)
            elif now == Step.POSTING:
                self.post(n)
            elif now == Step.OPINION:
                self.agree(n, on)
                continue
            elif now == Step.DECISION:
                self.decide(on)
                continue
            self.advance(n, on)
        return self.row(n)

    def survey(self, n=0):
        self.act(self.officer)
        ReviewCase.objects.filter(round=self.round, village=self.villages[n], state="listed").update(state="surveyed")

    def agree(self, n=0, on=DAY + timedelta(days=4), agrees=True, note=""):
        if self.row(n).opinion is None:
            opinions.ask(
                round_id=self.round.pk, unit=self.unit, document="12/TTr-UBND", by=self.act(self.officer), on=on
            )
        return opinions.answer(
            opinion_id=self.row(n).opinion_id, agrees=agrees, note=note, by=self.act(self.head), on=on
        )

    def decide(self, on=DAY + timedelta(days=4), number="31/QĐ-UBND"):
        return decisions.decide(
            round_id=self.round.pk, unit=self.unit, number=number, signer="A Đức", by=self.act(self.leader), on=on
        )


def result(case, poverty_class, state="classified"):
    case.poverty_class, case.state = poverty_class, state
    case.income, case.deprivations, case.unknown_deprivations = 1_200_000, 3 if poverty_class == "poor" else 1, 0
    case.save()


def village(commune, n):
    """The next free number of the commune."""
    n = (
        max(
            [
                int(path.rpartition(".")[2])
                for path in Unit.objects.filter(parent=commune).values_list("path", flat=True)
            ],
            default=0,
        )
        + 1
    )
    return Unit.objects.create(
        code=f"{commune.code}-{n:02}", name=f"{n}", kind="thôn", level="village", parent=commune, path=f"{commune.path}.{n:02}", name_key=str(n),
        valid_from=commune.valid_from, valid_to=commune.valid_to,
    )  # fmt: skip


def household(place, n, poverty_class="", year=2022, **more):
    """One with a head, and the record behind its class."""
    head = Person.objects.create(full_name=f"A Brơi {n}", sex="male", birth_year=1980, unit_path=place.path)
    made = Household.objects.create(
        code=f"{place.path[-2:]}{n:03}", village=place, unit_path=place.path, registered_on=date(2020, 1, 1), head=head, head_name=head.full_name,
        head_is_woman=False, ethnicity_id="xo-dang", member_count=4, poverty_class=poverty_class, class_year=year if poverty_class else None, **more,
    )  # fmt: skip
    if poverty_class:
        ClassRecord.objects.create(
            household=made,
            year=year,
            standard="vn-2022",
            poverty_class=poverty_class,
            source="import",
            on=date(year, 12, 14),
            unit_path=place.path,
        )
    return made
