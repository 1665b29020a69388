"""Writing a survey as it comes, classifying a case, replaying what was classified."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from lalanh.base import money, numbers
from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.registry import access, assess, questions
from lalanh.registry.actions import points
from lalanh.registry.models import CAUSES, WISHES, CaseState, MemberAnswer, Membership, ReviewCase, Step, Survey
from lalanh.registry.models.rounds import RoundVillage
from lalanh.units.roles import Permission

OPEN_STEPS = (Step.LIST, Step.SURVEY, Step.CLASSIFICATION)
FLAGS = ("has_no_labour", "has_merit", "has_social_protection", "is_indigenous")
REFUSAL = "Vai trò của bạn chỉ xem được phiếu khảo sát."


class WrongAnswers(BadInput):
    """Some answers can't be read: field name → sentence. Nothing was saved, what was typed is still in the caller's hands."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("Có câu trả lời chưa đọc được: " + " ".join(problems.values()))
        self.problems = problems


@dataclass(slots=True)
class Typed:
    """What came in from a form, read: values by field, sentences for what can't be read."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, question: questions.Question, text: str) -> None:
        try:
            self.values[name] = _read(question, squeeze(nfc(text)))
        except BadInput as error:
            self.problems[name] = str(error)


def _read(question: questions.Question, text: str) -> Any:
    """ "" is not known: None, or "" for choices."""
    if question.kind == "yes_no":
        return {"1": True, "0": False, "": None}.get(text)
    if question.kind == "choice":
        if text and text not in question.choices:
            raise BadInput(f"Không có câu trả lời “{text}” cho {question.label}.")
        return text
    if question.kind == "area":
        return _area(question, text)
    if question.kind == "points":
        return _points(text)
    amount = money.parse(text)
    if amount is not None and amount > 10**11:
        raise BadInput(f"{question.label.capitalize()} quá lớn: hãy kiểm tra số chữ số.")
    return amount


def _area(question: questions.Question, text: str) -> int | None:
    value = numbers.parse_decimal(text)
    if value is None:
        return None
    if not 0 < value <= 2000 or value * 100 != int(value * 100):
        raise BadInput("Diện tích ở từ trên 0 đến 2.000 m², ghi tối đa hai chữ số sau dấu phẩy.")
    return int(value * 100)


def _points(text: str) -> int | None:
    value = numbers.parse_integer(text)
    if value is not None and not 0 <= value <= 1000:
        raise BadInput("Điểm B1 từ 0 đến 1.000.")
    return value


def _case(case_id: int, by: Actor) -> ReviewCase:
    """The case, locked, where the actor may fill in its survey. Raises NotFound, NotAllowed."""
    row = (
        ReviewCase.objects.select_for_update(of=("self",))
        .select_related("round", "household")
        .filter(pk=case_id)
        .first()
    )
    if row is None:
        raise NotFound("Không có phiếu này trong địa bàn của bạn.")
    step = (
        RoundVillage.objects.filter(round=row.round, village_id=row.village_id).values_list("step", flat=True).first()
    )
    check_may_fill(row, step or "", by)
    return row


def check_may_fill(row: ReviewCase, step: str, by: Actor) -> None:
    """`step`: where its village stands. Raises NotFound, NotAllowed with what stands in the way."""
    access.check_can(by, Permission.SURVEY_EDIT, row.unit_path, REFUSAL)
    access.check_is_open(row.round)
    if row.state in (CaseState.DECIDED, CaseState.REFUSED, CaseState.DROPPED):
        raise NotAllowed("Hộ này đã có kết quả cuối cùng trong đợt rà soát: phiếu chỉ xem được.")
    if row.state == CaseState.AGREED:
        raise NotAllowed("Họp dân đã thống nhất kết quả của hộ này: phiếu chỉ mở lại khi phúc tra thấy phản ánh đúng.")
    if step not in OPEN_STEPS and row.state not in (CaseState.DISPUTED, CaseState.SUSPENDED):
        raise NotAllowed("Thôn đã qua bước khảo sát. Chỉ sửa được phiếu của hộ họp chưa thống nhất hoặc đang phúc tra.")


def open_survey(*, case_id: int, by: Actor) -> Survey:
    """The survey of a case with one answer row for every present member, made when it is first opened."""
    with transaction.atomic():
        case = _case(case_id, by)
        survey, _ = Survey.objects.get_or_create(
            case=case, defaults={"unit_path": case.unit_path, "changed_by": by.user_id}
        )
        have = set(MemberAnswer.objects.filter(case=case).values_list("person_id", flat=True))
        living = Membership.objects.filter(household=case.household, left_on=None).values_list("person_id", flat=True)
        for person in living:
            if person not in have:
                MemberAnswer.objects.create(case=case, person_id=person, unit_path=case.unit_path)
        MemberAnswer.objects.filter(case=case).exclude(person_id__in=list(living)).update(is_present=False)
    return survey


@transaction.atomic
def save(
    *, case_id: int, typed: Mapping[str, str], version: int, by: Actor, surveyor: str = "", on: date
) -> assess.Assessment:
    """Saves the answers that are in `typed` (others stay) and brings class and deprivations of the case up to date.

    Names: a question's key for the household, `m<person>-<key>` for a member, `cause_…`, `wish_…` with the marker
    `has_causes`, groups `has_no_labour` …. Raises WrongAnswers (nothing saved), Conflict when somebody saved since `version`.
    """
    case = _case(case_id, by)
    survey = Survey.objects.select_for_update().filter(case=case).first()
    if survey is None:
        raise NotFound("Phiếu này chưa được mở.")
    if survey.version != version:
        raise Conflict(
            "Vừa có người khác lưu phiếu này. Hãy mở lại phiếu để xem câu trả lời mới, rồi ghi phần của bạn."
        )
    answers = list(MemberAnswer.objects.select_for_update().filter(case=case))
    members = take(case, survey, answers, typed, by)
    survey.save()
    for answer in members:
        answer.save()
    points.choose(survey=survey, case=case, typed=typed)
    return _after(case, by, surveyor, on)


def take(
    case: ReviewCase, survey: Survey, answers: Sequence[MemberAnswer], typed: Mapping[str, str], by: Actor
) -> list[MemberAnswer]:
    """Reads what was typed into the rows and returns the answers of members that it touched; saves nothing. Raises WrongAnswers."""
    told = _household_answers(typed)
    members = _member_answers(answers, typed, told)
    if told.problems:
        raise WrongAnswers(told.problems)
    for name, value in told.values.items():
        setattr(survey if hasattr(survey, name) and name not in FLAGS else case, name, value)
    survey.note = squeeze(nfc(typed.get("note", survey.note)))[:2000]
    survey.version, survey.changed_by = survey.version + 1, by.user_id
    return members


def _household_answers(typed: Mapping[str, str]) -> Typed:
    told = Typed()
    for question in (*questions.HOUSE, *questions.INCOME):
        if question.key in typed:
            told.take(question.key, question, typed[question.key])
    for name in FLAGS:
        if name in typed:
            told.values[name] = {"1": True, "0": False}.get(typed[name])
    if "has_causes" in typed:
        told.values |= {f"cause_{key}": f"cause_{key}" in typed for key in CAUSES}
        told.values |= {f"wish_{key}": f"wish_{key}" in typed for key in WISHES}
    return told


def _member_answers(answers: Sequence[MemberAnswer], typed: Mapping[str, str], told: Typed) -> list[MemberAnswer]:
    """Changed rows; problems land in `told`."""
    changed = []
    for answer in answers:
        read = Typed()
        for question in questions.MEMBER:
            name = f"m{answer.person_id}-{question.key}"
            if name in typed:
                read.take(name, question, typed[name])
        told.problems |= read.problems
        for name, value in read.values.items():
            setattr(answer, name.partition("-")[2], value)
        if read.values:
            changed.append(answer)
    return changed


def _after(case: ReviewCase, by: Actor, surveyor: str, on: date) -> assess.Assessment:
    case = ReviewCase.objects.select_related("round", "survey", "household").get(pk=case.pk) if not case.pk else case
    case.survey = Survey.objects.get(case=case)
    found = bring_up(case, None, by, surveyor, on)
    case.save()
    return found


def bring_up(
    case: ReviewCase, answers: Sequence[MemberAnswer] | None, by: Actor, surveyor: str, on: date
) -> assess.Assessment:
    """Class, deprivations and state of a case from its survey, written into the row; saves nothing. `answers`: those of its
    members with their persons, None to read them."""
    found = assess.assess(case, answers=answers)
    others = [assess.assess(case, standard, answers) for standard in assess.standards_of(case)[1:]]
    assess.write(case, found, others)
    case.surveyor = surveyor or case.surveyor or by.name
    case.surveyed_on, case.version, case.changed_by = on, case.version + 1, by.user_id
    if case.state in (CaseState.CLASSIFIED, CaseState.DISPUTED):
        case.state = CaseState.SURVEYED
    return found


@transaction.atomic
def finish(*, case_id: int, by: Actor, on: date) -> ReviewCase:
    """The reviewer says that the survey is done. Refused while the class can't be told, with what is missing."""
    case = _case(case_id, by)
    if case.poverty_class == "unknown":
        raise BadInput(
            "Chưa đủ thông tin để phân loại hộ: hãy trả lời các câu còn thiếu, hoặc ghi rõ vì sao không hỏi được."
        )
    _check_incomes(case)
    if case.state in (CaseState.LISTED, CaseState.DISPUTED):
        case.state = CaseState.SURVEYED
    case.surveyed_on, case.changed_by, case.version = on, by.user_id, case.version + 1
    case.save()
    return case


def _check_incomes(case: ReviewCase) -> None:
    """Of two figures of one income that don't agree (a hundredth or a thousand đồng is rounding) nobody knows which one counts."""
    survey = Survey.objects.filter(case=case).first()
    members = MemberAnswer.objects.filter(case=case, is_present=True).count()
    if survey is None or survey.income is None or survey.income_12_months is None or not members:
        return
    counted = survey.income_12_months // (members * 12)
    if abs(counted - survey.income) > max(1000, counted // 100):
        raise BadInput(
            f"Hai số thu nhập không khớp: {money.exact(survey.income_12_months)} trong 12 tháng của {members} người là {money.exact(counted)} "
            f"một người một tháng, còn ô bình quân ghi {money.exact(survey.income)}. Hãy sửa, hoặc bỏ trống một trong hai ô."
        )


@transaction.atomic
def classify_case(*, case_id: int, by: Actor, on: date) -> assess.Assessment:
    """The steering committee's classification: computed again from the answers, then fixed as CLASSIFIED."""
    case = _case(case_id, by)
    access.check_can(by, Permission.REVIEW_RUN, case.unit_path, "Chỉ Ban Chỉ đạo rà soát của xã phân loại hộ.")
    found = assess.assess(case)
    if found.result.cls == "unknown":
        raise BadInput(f"Hộ {case.head_name}: chưa đủ thông tin để phân loại.")
    others = [assess.assess(case, standard) for standard in assess.standards_of(case)[1:]]
    assess.write(case, found, others)
    case.state, case.changed_by, case.version = CaseState.CLASSIFIED, by.user_id, case.version + 1
    case.save()
    return found


@transaction.atomic
def classify_village(*, round_village_id: int, by: Actor, on: date) -> int:
    """All surveyed cases of a village at once; how many. Refuses when one is not surveyed yet."""
    place = RoundVillage.objects.select_related("round").filter(pk=round_village_id).first()
    if place is None:
        raise NotFound("Không có thôn này trong địa bàn của bạn.")
    access.check_can(by, Permission.REVIEW_RUN, place.unit_path, "Chỉ Ban Chỉ đạo rà soát của xã phân loại hộ.")
    access.check_is_open(place.round)
    cases = ReviewCase.objects.filter(round=place.round, village_id=place.village_id)
    if waiting := cases.filter(state=CaseState.LISTED).count():
        raise BadInput(f"{waiting} hộ chưa khảo sát xong.")
    ready = cases.filter(state=CaseState.SURVEYED)
    if unknown := ready.filter(poverty_class="unknown").count():
        raise BadInput(f"{unknown} hộ chưa đủ thông tin để phân loại.")
    return ready.update(state=CaseState.CLASSIFIED, changed_by=by.user_id, version=F("version") + 1)
