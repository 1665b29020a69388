"""A survey as the form needs it: questions with their answers, member by member, and how far it is."""

from dataclasses import dataclass
from typing import Any

from lalanh.base import numbers
from lalanh.engines.poverty.model import Standard
from lalanh.kernel.actor import Actor
from lalanh.registry import assess, questions
from lalanh.registry.models import CAUSES, WISHES, CaseState, MemberAnswer, PointItem, ReviewCase, RoundVillage, Survey
from lalanh.registry.queries import tables, why

YES_NO = {"": "— chưa hỏi", "1": "có", "0": "không"}
FLAGS = {
    "has_no_labour": "không có khả năng lao động (cả hộ)", "has_merit": "có thành viên là người có công với cách mạng",
    "has_social_protection": "có đối tượng bảo trợ xã hội", "is_indigenous": "hộ dân tộc tại chỗ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on the form."""

    name: str
    label: str
    value: str
    choices: dict[str, str] | None
    help: str
    inputmode: str = ""

    @property
    def is_answered(self) -> bool:
        return self.value != ""


@dataclass(frozen=True, slots=True)
class Person:
    """A member with the questions of their age."""

    name: str
    detail: str
    asked: list[Asked]

    @property
    def answered(self) -> int:
        return sum(one.is_answered for one in self.asked)


@dataclass(frozen=True, slots=True)
class Form:
    """Everything that the page shows."""

    case: ReviewCase
    survey: Survey
    people: list[Person]
    house: list[Asked]
    income: list[Asked]
    points: list[Asked]
    points_source: str
    groups: list[Asked]
    causes: list[tuple[str, str, bool]]
    wishes: list[tuple[str, str, bool]]

    @property
    def answered(self) -> int:
        return sum(p.answered for p in self.people) + sum(one.is_answered for one in self.house)

    @property
    def total(self) -> int:
        return sum(len(p.asked) for p in self.people) + len(self.house)


def form(by: Actor, case_id: int) -> Form | None:
    """None when the survey was not opened yet. Raises NotFound."""
    case = why.case(by, case_id)
    survey = getattr(case, "survey", None)
    if survey is None:
        return None
    standards = assess.standards_of(case)
    points, source = _points(case, survey)
    answers = (
        MemberAnswer.objects.filter(case=case, is_present=True)
        .select_related("person", "person__ethnicity")
        .order_by("pk")
    )
    return Form(
        case, survey, [_person(answer, case, standards) for answer in answers],
        [_asked(q, survey, q.key) for q in questions.asked(questions.HOUSE, standards)],
        [_asked(q, survey, q.key) for q in questions.INCOME if q.kind != "points" or not points], points, source,
        [Asked(name, label, _flag(getattr(case, name)), YES_NO, "") for name, label in FLAGS.items()],
        [(f"cause_{key}", label, getattr(case, f"cause_{key}")) for key, label in CAUSES.items()],
        [(f"wish_{key}", label, getattr(case, f"wish_{key}")) for key, label in WISHES.items()],
    )  # fmt: skip


def _person(answer: MemberAnswer, case: ReviewCase, standards: tuple[Standard, ...]) -> Person:
    person = answer.person
    year = person.year_of_birth
    on = case.round.review_on
    age = None
    if person.birth_on:
        age = on.year - person.birth_on.year - ((on.month, on.day) < (person.birth_on.month, person.birth_on.day))
    elif year:
        age = on.year - year
    born = f"{age} tuổi" if age is not None else "chưa rõ tuổi"
    detail = " · ".join(
        filter(None, [person.get_sex_display(), born if person.birth_on or age is None else f"sinh {year}"])
    )
    asked = questions.asked(questions.MEMBER, standards, age)
    return Person(person.full_name, detail, [_asked(q, answer, f"m{person.pk}-{q.key}") for q in asked])


def _points(case: ReviewCase, survey: Survey) -> tuple[list[Asked], str]:
    """The questions of the locked point table for the standard and area, with the answers chosen; none without a table."""
    table = tables.in_use(case.round.standard, case.area)
    if table is None:
        return [], ""
    chosen = set(survey.points.values_list("item_id", flat=True))
    by_question: dict[str, list[PointItem]] = {}
    for item in table.items.all():
        by_question.setdefault(item.question, []).append(item)
    asked = []
    for question, items in by_question.items():
        value = next((str(item.pk) for item in items if item.pk in chosen), "")
        choices = {"": "— chưa hỏi", **{str(item.pk): f"{item.answer} ({item.points} điểm)" for item in items}}
        asked.append(Asked(f"point-{items[0].pk}", question, value, choices, ""))
    return asked, table.source


def _flag(value: bool | None) -> str:
    return "" if value is None else str(int(value))


def _asked(question: questions.Question, holder: Any, name: str) -> Asked:
    value = getattr(holder, question.key)
    if question.kind == "yes_no":
        return Asked(name, question.label, _flag(value), YES_NO, question.help)
    if question.kind == "choice":
        return Asked(name, question.label, value, {"": "— chưa hỏi", **question.choices}, question.help)
    if question.kind == "area":
        shown = "" if value is None else numbers.decimal(numbers.half_up(value) / 100, 2, trim=True)
        return Asked(name, question.label, shown, None, question.help, "decimal")
    return Asked(name, question.label, "" if value is None else numbers.integer(value), None, question.help, "numeric")


def neighbours(case: ReviewCase) -> tuple[ReviewCase | None, int, int]:
    """The next household of the village still to be surveyed; how many are done, of how many."""
    rows = ReviewCase.objects.filter(round=case.round, village_id=case.village_id).exclude(state=CaseState.DROPPED)
    total, waiting = rows.count(), rows.filter(state=CaseState.LISTED).exclude(pk=case.pk).order_by("pk")
    return (
        waiting.filter(pk__gt=case.pk).first() or waiting.first(),
        total - rows.filter(state=CaseState.LISTED).count(),
        total,
    )


def village_of(case: ReviewCase) -> RoundVillage | None:
    return RoundVillage.objects.filter(round=case.round, village_id=case.village_id).first()
