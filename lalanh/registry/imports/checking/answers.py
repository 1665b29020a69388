"""Results and surveys: lines about households that the registry already has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from lalanh.base.text import fold
from lalanh.registry.actions.surveys import OPEN_STEPS
from lalanh.registry.imports.cells import standard_of
from lalanh.registry.imports.checking import existing, twice
from lalanh.registry.imports.checking.report import Remarks, Report
from lalanh.registry.imports.lines import Draft, Grouping, Row
from lalanh.registry.imports.spool import Spool
from lalanh.registry.models import (
    CaseState,
    ClassRecord,
    ImportBatch,
    ImportKind,
    Membership,
    Relation,
    ReviewCase,
    RoundVillage,
)

OWN = {"code", "household_no", "village", "commune", "full_name", "head_name", "birth", "number"}
"""Fields that only tell who is meant."""


class Told(NamedTuple):
    """What a draft tells of a household: values of the household, and per line values of the person with who that is."""

    ordinal: int
    line: int
    values: dict[str, Any]
    people: list[tuple[int, str, str, int | None, dict[str, Any]]]
    """(line, name, number, year of birth, answers)."""


class Answers(NamedTuple):
    """A result or a survey, with the household or case that it goes to."""

    target: int
    told: Told
    people: dict[int, dict[str, Any]]
    """Person of the registry → answers."""


def gather(
    groups: Grouping, lines: Iterator[Any], kind: str, year: int | None, report: Report, remarks: Remarks
) -> Spool:
    """One pass: what each draft tells, on disk; keys to find its household in the temporary table."""
    twice.make_tables()
    keys, spool = list[twice.Key](), Spool()
    for draft in groups.drafts(lines):
        if kind == ImportKind.RESULTS:
            _judge_result(draft, year)
        report.count(draft)
        if draft.problems or draft.doubts:
            remarks.take(draft)
        if not draft.problems:
            told = _told(draft)
            path, code = draft.village.path if draft.village else "", draft.values.get("code") or ""
            keys.extend(twice.told_keys(told.ordinal, [person[:4] for person in told.people], path, code))
            if len(keys) > 20_000:
                twice.put(keys)
                keys = []
            spool.add(told)
    remarks.flush()
    twice.put(keys)
    return spool


def _judge_result(draft: Draft, year: int | None) -> None:
    if not draft.values.get("poverty_class") and not any(key == "poverty_class" for _, key, _ in draft.problems):
        draft.problems.append((draft.line, "poverty_class", "Thiếu phân loại của hộ."))
    draft.values.setdefault("class_year", year)
    if not draft.values["class_year"] and not any(key == "class_year" for _, key, _ in draft.problems):
        draft.problems.append((draft.line, "class_year", "Thiếu năm của kết quả."))


def _told(draft: Draft) -> Told:
    head: str = draft.values.get("head_name") or ""
    values = {key: _plain(value) for key, value in draft.values.items() if key not in OWN}
    return Told(draft.ordinal, draft.line, values, [_person(row, head) for row in draft.rows])


def _person(row: Row, head: str) -> tuple[int, str, str, int | None, dict[str, Any]]:
    values = row.values
    kind, number = values.get("number") or ("", "")
    born = values.get("birth")
    year = born.year if isinstance(born, date) else born
    answers = {
        key: _plain(value) for key, value in values.items() if key not in OWN and value is not None and value != ""
    }
    return row.number, values.get("full_name") or head, number if kind else "", year, answers


def _plain(value: Any) -> Any:
    return value.toordinal() if isinstance(value, date) else value


Problem = tuple[int, str, str, str]
"""(line, name, field, sentence); a field that begins with "?" is only a doubt."""


def results(batch: ImportBatch, spool: Spool, report: Report) -> tuple[Spool, list[Problem]]:
    """Results that can be written. A year that has the same result already is left out; another result is a problem."""
    found, many = existing.households(batch.unit_path)
    standing = _standing(set(found.values()))
    ready, said = Spool(), list[Problem]()
    seen: dict[tuple[int, int, str], str] = {}
    for told in _all(spool):
        household = found.get(told.ordinal)
        if household is None:
            said.append((told.line, _name(told), "code", existing.sentence(told.ordinal, many)))
            continue
        year, cls = told.values["class_year"], told.values["poverty_class"]
        key = (household, year, told.values.get("standard") or standard_of(year))
        before = standing.get(key) or seen.get(key)
        if before is None:
            seen[key] = cls
            ready.add(Answers(household, told, {}))
        elif before == cls:
            report.duplicates += 1
            said.append((told.line, _name(told), "?duplicate", f"Hộ đã có kết quả này của năm {year}: bỏ qua."))
        else:
            said.append(
                (
                    told.line,
                    _name(told),
                    "poverty_class",
                    f"Hộ đã có kết quả khác của năm {year}. Kết quả đã ghi chỉ đổi được bằng đính chính ở trang hộ.",
                )
            )
    return ready, said


def _standing(households: set[int]) -> dict[tuple[int, int, str], str]:
    rows = (
        ClassRecord.objects.filter(corrected_by=None, household__in=households)
        if len(households) < 20_000
        else ClassRecord.objects.filter(corrected_by=None)
    )
    return {
        (h, y, s): c for h, y, s, c in rows.values_list("household_id", "year", "standard", "poverty_class").iterator()
    }


def surveys(batch: ImportBatch, spool: Spool, report: Report, policy: str) -> tuple[Spool, list[Problem]]:
    """Surveys that can be written: the household is in the round, its village is still surveying, its members are known."""
    found, many = existing.households(batch.unit_path)
    cases = {
        row.household_id: row
        for row in ReviewCase.objects.filter(round=batch.round, household__in=found.values()).select_related("survey")
    }
    steps = dict(RoundVillage.objects.filter(round=batch.round).values_list("village_id", "step"))
    homes = _homes(set(found.values()))
    ready, said = Spool(), list[Problem]()
    taken: dict[int, int] = {}
    for told in _all(spool):
        household = found.get(told.ordinal)
        case = cases.get(household) if household else None
        refusal = existing.sentence(told.ordinal, many) if household is None else _closed(case, steps, taken)
        if refusal or case is None or household is None:
            said.append((told.line, _name(told), "code", refusal))
            continue
        if getattr(case, "survey", None) is not None and policy != "update":
            report.duplicates += 1
            said.append(
                (
                    told.line,
                    _name(told),
                    "?duplicate",
                    "Hộ đã có phiếu trong đợt này: bỏ qua. Chọn “bổ sung” ở bước ghép cột để điền các câu còn trống.",
                )
            )
            continue
        people, wrong = _who(told, homes.get(household, []))
        said += wrong
        if not wrong:
            taken[case.pk] = told.line
            ready.add(Answers(case.pk, told, people))
    return ready, said


def _closed(case: ReviewCase | None, steps: dict[int, str], taken: dict[int, int]) -> str:
    """Why the survey of a case can't be written."""
    if case is None:
        return "Hộ chưa có trong danh sách của đợt rà soát: hãy thêm hộ vào đợt trước."
    if case.pk in taken:
        return f"Phiếu của hộ này đã có ở dòng {taken[case.pk]}."
    if case.state in (CaseState.DECIDED, CaseState.REFUSED, CaseState.DROPPED):
        return "Hộ đã có kết quả cuối cùng trong đợt: phiếu chỉ xem được."
    if steps.get(case.village_id) not in OPEN_STEPS and case.state not in (CaseState.DISPUTED, CaseState.SUSPENDED):
        return "Thôn đã qua bước khảo sát: không nạp phiếu được nữa."
    return ""


_Home = list[tuple[int, str, set[str], int | None, bool]]


def _homes(households: set[int]) -> dict[int, _Home]:
    """Household → its members: person, folded name, numbers, year of birth, is the head."""
    found: dict[int, _Home] = {}
    rows = (
        Membership.objects.filter(household__in=households, left_on=None)
        .select_related("person")
        .prefetch_related("person__identifiers")
    )
    for row in rows:
        numbers = {one.value for one in row.person.identifiers.all()}
        entry = (
            row.person_id,
            fold(row.person.full_name),
            numbers,
            row.person.year_of_birth,
            row.relation == Relation.HEAD,
        )
        found.setdefault(row.household_id, []).append(entry)
    return found


def _who(told: Told, home: _Home) -> tuple[dict[int, dict[str, Any]], list[Problem]]:
    people: dict[int, dict[str, Any]] = {}
    wrong: list[Problem] = []
    for line, name, number, year, answers in told.people:
        if not answers:
            continue
        wanted = fold(name)
        same = [one for one in home if number and number in one[2]] or [
            one for one in home if one[1] == wanted and (year is None or one[3] is None or one[3] == year)
        ]
        if len(same) != 1:
            wrong.append(
                (
                    line,
                    name,
                    "full_name",
                    f"{'Có nhiều' if same else 'Không có'} thành viên “{name}” trong hộ này ở sổ. Hãy ghi đúng họ tên, năm sinh hoặc số CCCD.",
                )
            )
        else:
            people[same[0][0]] = answers
    return people, wrong


def _all(spool: Spool) -> Iterator[Told]:
    for chunk in spool.chunks(2_000):
        for row in chunk:
            yield Told(row[0], row[1], row[2], [tuple(person) for person in row[3]])  # type: ignore[misc]


def _name(told: Told) -> str:
    return told.people[0][1] if told.people else ""


def read_back(spool: Spool) -> Iterator[Answers]:
    """What `results` and `surveys` made ready."""
    for chunk in spool.chunks(500):
        for target, told, people in chunk:
            yield Answers(
                target, Told(told[0], told[1], told[2], []), {int(key): value for key, value in people.items()}
            )
