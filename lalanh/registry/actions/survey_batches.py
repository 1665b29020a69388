"""Surveys of many households at once, as if each were typed: a fixed number of statements for any number of households.

For workbooks: `open_many` a few hundred cases, see what is known, `save_many` what is new.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from lalanh.base.errors import NotFound
from lalanh.kernel.actor import Actor
from lalanh.registry.actions import points, surveys
from lalanh.registry.models import MemberAnswer, Membership, ReviewCase, Survey
from lalanh.registry.models.rounds import RoundVillage


@dataclass(frozen=True, slots=True)
class Opened:
    """A case with its survey and an answer row for every present member, all locked, the persons in hand."""

    case: ReviewCase
    survey: Survey
    answers: list[MemberAnswer]


@dataclass(frozen=True, slots=True)
class Filled:
    """What was typed for an opened case, by the names of the form on the screen (`surveys.save`)."""

    opened: Opened
    typed: Mapping[str, str]
    on: date
    surveyor: str = ""


def open_many(*, case_ids: Sequence[int], by: Actor) -> dict[int, Opened]:
    """By case. Call inside a transaction. Raises NotFound, NotAllowed as `surveys.open_survey` for the first that stands in the way."""
    cases = _cases(case_ids, by)
    held = {row.case_id: row for row in Survey.objects.select_for_update().filter(case__in=cases)}
    fresh = [Survey(case=case, unit_path=case.unit_path, changed_by=by.user_id) for case in cases.values() if case.pk not in held]  # fmt: skip
    held |= {row.case_id: row for row in Survey.objects.bulk_create(fresh)}
    answers = _answers(cases)
    for pk, case in cases.items():
        case.survey = held[pk]
    return {pk: Opened(case, held[pk], answers.get(pk, [])) for pk, case in cases.items()}


def _cases(case_ids: Sequence[int], by: Actor) -> dict[int, ReviewCase]:
    found = ReviewCase.objects.select_for_update(of=("self",)).select_related("round", "household")
    rows = {row.pk: row for row in found.filter(pk__in=set(case_ids)).order_by("pk")}
    if len(rows) != len(set(case_ids)):
        raise NotFound("Có phiếu không ở trong địa bàn của bạn.")
    places = RoundVillage.objects.filter(
        round__in={r.round_id for r in rows.values()}, village__in={r.village_id for r in rows.values()}
    )
    steps = {(round_id, village): step for round_id, village, step in places.values_list("round_id", "village_id", "step")}  # fmt: skip
    rounds = {row.round_id: row.round for row in rows.values()}
    for row in rows.values():
        row.round = rounds[row.round_id]  # one row of each round: its standards are worked out once
        surveys.check_may_fill(row, steps.get((row.round_id, row.village_id), ""), by)
    return rows


def _answers(cases: Mapping[int, ReviewCase]) -> dict[int, list[MemberAnswer]]:
    """Of the members who are there now; who left is not counted any more."""
    of_home = {case.household_id: case for case in cases.values()}
    living = set(
        Membership.objects.filter(household__in=of_home, left_on=None).values_list("household_id", "person_id")
    )
    have = {(row.case_id, row.person_id): row for row in MemberAnswer.objects.filter(case__in=cases)}
    wanted = {(of_home[home].pk, person) for home, person in living}
    MemberAnswer.objects.bulk_create(
        [MemberAnswer(case_id=case, person_id=person, unit_path=cases[case].unit_path) for case, person in sorted(wanted - set(have))]
    )  # fmt: skip
    MemberAnswer.objects.filter(pk__in=[row.pk for key, row in have.items() if key not in wanted]).update(is_present=False)  # fmt: skip
    found: dict[int, list[MemberAnswer]] = {}
    rows = MemberAnswer.objects.select_for_update(of=("self",)).select_related("person").filter(case__in=cases)
    for row in rows.order_by("pk"):
        found.setdefault(row.case_id, []).append(row)
    return found


@transaction.atomic
def save_many(*, filled: Sequence[Filled], by: Actor) -> int:
    """Writes the answers and brings class and deprivations of every case up to date; how many. All or nothing.

    Raises WrongAnswers for the first household whose answers can't be read.
    """
    touched: list[MemberAnswer] = []
    for one in filled:
        case, survey = one.opened.case, one.opened.survey
        touched += surveys.take(case, survey, one.opened.answers, one.typed, by)
        points.choose(survey=survey, case=case, typed=one.typed)
        surveys.bring_up(case, one.opened.answers, by, one.surveyor, one.on)
    _write(Survey, [one.opened.survey for one in filled])
    _write(MemberAnswer, touched)
    _write(ReviewCase, [one.opened.case for one in filled])
    return len(filled)


def _write(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """All columns of rows that are there, in one statement: a CASE a column, as bulk_update writes it, is slower than the rows one by one."""
    if not rows:
        return
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and not field.generated]
    columns = [connection.ops.quote_name(str(field.column)) for field in fields]
    table, told = connection.ops.quote_name(model._meta.db_table), ", ".join(f"r.{name}" for name in columns)
    sql = f"update {table} t set ({', '.join(columns)}) = (select {told}) from jsonb_populate_recordset(null::{table}, %s::jsonb) r where r.id = t.id"  # noqa: S608 - names of our own columns
    with connection.cursor() as cursor:
        cursor.execute(sql, [json.dumps([_row(row, fields) for row in rows], cls=DjangoJSONEncoder)])


def _row(row: models.Model, fields: Sequence[Any]) -> dict[str, Any]:
    return {"id": row.pk} | {field.column: field.pre_save(row, False) for field in fields}
