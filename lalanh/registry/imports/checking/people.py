"""A list of households with members: each draft to what will be written."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from lalanh.base import identifiers
from lalanh.base.text import fold
from lalanh.registry.imports.cells import standard_of
from lalanh.registry.imports.lines import Draft, Row
from lalanh.registry.models import Relation, Trait

MOST_PEOPLE = 60
MANY_PEOPLE = 20
_TRAITS = (("merit", Trait.MERIT), ("disabled", Trait.DISABLED), ("social_protection", Trait.SOCIAL_PROTECTION))
GROUPS = ("has_merit", "has_no_labour", "has_social_protection", "is_indigenous")


class Member(NamedTuple):
    """A person as it will be written. Days are ordinals, so that the record goes through JSON as it is."""

    line: int
    name: str
    sex: str
    birth_on: int | None
    birth_year: int | None
    ethnicity: str
    relation: str
    number_kind: str
    number: str
    reason: str
    traits: list[str]
    issued_on: int | None
    issued_by: str


class Record(NamedTuple):
    """A household as it will be written."""

    ordinal: int
    line: int
    village: int
    path: str
    code: str
    address: str
    phone: str
    groups: list[bool | None]
    declared: int | None
    poverty_class: str
    class_year: int | None
    people: list[Member]


def judge(draft: Draft, keys: set[str], on: date, year: int | None) -> Record | None:
    """Adds to the draft's problems and doubts; the record when nothing is wrong. `year`: of the results, when no column tells it."""
    heads = _heads(draft, keys)
    members = [member for row in draft.rows if (member := _member(row, draft, heads.get(row.number)))]
    _judge_whole(draft, members)
    if draft.problems or draft.village is None:
        return None
    values = draft.values
    found = values.get("poverty_class") or ""
    when = values.get("class_year") or year
    return Record(
        draft.ordinal, draft.line, draft.village.id, draft.village.path, (values.get("code") or "")[:30], values.get("address") or "",
        values.get("phone") or "", [values.get(name) for name in GROUPS], values.get("declared"), found, when if found else None, members,
    )  # fmt: skip


def _heads(draft: Draft, keys: set[str]) -> dict[int, tuple[str, str]]:
    """Line → (name, relation) where the sheet doesn't say both in the columns of the person."""
    said: str = draft.values.get("head_name") or ""
    rows = draft.rows
    found: dict[int, tuple[str, str]] = {}
    if "full_name" not in keys:
        found = {row.number: (said if row is rows[0] else "", Relation.HEAD) for row in rows}
    elif "relation" not in keys:
        wanted = fold(said)
        head = next((row for row in rows if said and fold(row.values.get("full_name") or "") == wanted), None)
        head = head or (rows[0] if not said or not rows[0].values.get("full_name") else None)
        if head is None:
            draft.problems.append(
                (rows[0].number, "head_name", f"Trong hộ không có dòng nào mang tên chủ hộ “{said}”.")
            )
        for row in rows:
            name = row.values.get("full_name") or (said if row is head else "")
            found[row.number] = (name, Relation.HEAD if row is head else Relation.OTHER)
    return found


def _member(row: Row, draft: Draft, told: tuple[str, str] | None) -> Member | None:
    values = row.values
    name = (told[0] if told else "") or values.get("full_name") or ""
    bad = {key for number, key, _ in draft.problems if number == row.number}
    if not name:
        if not bad & {"full_name", "head_name"}:
            draft.problems.append((row.number, "full_name", "Thiếu họ tên."))
        return None
    relation = told[1] if told else values.get("relation") or ""
    if not relation and "relation" not in bad:
        draft.problems.append((row.number, "relation", "Thiếu quan hệ với chủ hộ."))
    born, year, sex = _birth(row, draft)
    kind, number = values.get("number") or ("", "")
    if kind == "p":
        for sentence in identifiers.doubts(number, sex=sex, birth=born or year):
            draft.doubts.append((row.number, "number", sentence))
    issued: date | None = values.get("issued_on")
    return Member(
        row.number, name, sex, born.toordinal() if born else None, year, values.get("ethnicity") or "", relation or Relation.OTHER,
        kind, number if kind else "", "" if kind else number, [str(trait) for key, trait in _TRAITS if values.get(key)],
        issued.toordinal() if issued else None, (values.get("issued_by") or "")[:120],
    )  # fmt: skip


def _birth(row: Row, draft: Draft) -> tuple[date | None, int | None, str]:
    """Day, year, sex; the two columns "năm sinh nam / nữ" tell the sex too."""
    values = row.values
    sex: str = values.get("sex") or ""
    born: Any = values.get("birth")
    for key, said in (("birth_male", "male"), ("birth_female", "female")):
        if values.get(key) is None:
            continue
        if "birth_male" in values and "birth_female" in values and values["birth_male"] and values["birth_female"]:
            draft.problems.append((row.number, key, "Ghi năm sinh ở cả cột nam và cột nữ."))
            break
        if sex and sex != said:
            draft.problems.append((row.number, key, "Năm sinh ghi ở cột của giới tính khác với cột giới tính."))
        born, sex = values[key], said
    if isinstance(born, date):
        return born, None, sex
    return None, born, sex


def _judge_whole(draft: Draft, members: list[Member]) -> None:
    heads = [member for member in members if member.relation == Relation.HEAD]
    line = draft.line
    if members and not heads and not any(key == "relation" for _, key, _ in draft.problems):
        draft.problems.append((line, "relation", "Hộ này chưa có dòng nào là chủ hộ."))
    for extra in heads[1:]:
        draft.problems.append(
            (
                extra.line,
                "relation",
                f"Hộ đã có chủ hộ ở dòng {heads[0].line}. Mỗi hộ một chủ hộ; nếu là hộ khác, hãy ghi mã hộ khác.",
            )
        )
    if len(draft.rows) > MOST_PEOPLE:
        draft.problems.append(
            (line, "full_name", f"Một hộ có {len(draft.rows)} dòng: có thể thiếu cột mã hộ hoặc STT hộ để tách các hộ.")
        )
    elif len(draft.rows) > MANY_PEOPLE:
        draft.doubts.append(
            (line, "full_name", f"Hộ có {len(draft.rows)} người: hãy kiểm tra có gộp nhầm hai hộ không.")
        )
    declared = draft.values.get("declared")
    if declared and len(members) > 1 and declared != len(members):
        draft.doubts.append(
            (line, "declared", f"Ghi {declared} nhân khẩu nhưng có {len(members)} dòng thành viên: lấy theo số dòng.")
        )
    if draft.values.get("class_year") and standard_of(draft.values["class_year"]) and draft.values["class_year"] > 2030:
        draft.problems.append((line, "class_year", "Năm công nhận ở quá xa sau này."))
    if len(draft.values.get("code") or "") > 30:
        draft.problems.append((line, "code", "Mã hộ dài quá 30 chữ."))
