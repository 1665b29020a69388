"""Results and surveys of households that are there, written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection

from lalanh.registry.actions import survey_batches
from lalanh.registry.actions.survey_batches import Opened
from lalanh.registry.imports.applying.households import CLASS_COLUMNS, Loading
from lalanh.registry.imports.cells import standard_of
from lalanh.registry.imports.checking.answers import Answers
from lalanh.registry.imports.copying import insert
from lalanh.registry.models import CAUSES, WISHES, Household, RecordSource, ReviewCase

_SURVEYS = 400
"""Surveys written at once."""
_REFRESH = """
update registry_household h set poverty_class = l.poverty_class, class_year = l.year, version = h.version + 1, changed_at = %(at)s, changed_by = %(by)s
from (select distinct on (r.household_id) r.household_id, r.poverty_class, r.year from registry_classrecord r
      where r.household_id in (select household_id from registry_classrecord where batch_id = %(batch)s)
        and not exists (select 1 from registry_classrecord c where c.corrects_id = r.id)
      order by r.household_id, r.year desc, r."on" desc, r.id desc) l
where l.household_id = h.id and (h.poverty_class, h.class_year) is distinct from (l.poverty_class, l.year)
"""


def write_results(loading: Loading, ready: Iterator[Answers]) -> None:
    """Class records of the batch; the households show the latest one that stands."""
    rows: list[Answers] = []
    homes: set[int] = set()
    for answers in ready:
        homes.add(answers.target)
        rows.append(answers)
        if len(rows) >= 10_000:
            _insert(loading, rows)
            rows = []
    _insert(loading, rows)
    with connection.cursor() as cursor:
        cursor.execute(_REFRESH, {"batch": loading.batch.pk, "at": loading.at, "by": loading.by})
    loading.households = len(homes)


def _insert(loading: Loading, found: list[Answers]) -> None:
    paths = dict(Household.objects.filter(pk__in={answers.target for answers in found}).values_list("pk", "unit_path"))
    if found:
        insert(
            "registry_classrecord",
            CLASS_COLUMNS,
            (_result(loading, answers, paths[answers.target]) for answers in found),
        )


def _result(loading: Loading, answers: Answers, path: str) -> tuple[Any, ...]:
    values = answers.told.values
    year = values["class_year"]
    decided = values.get("decided_on")
    on = date.fromordinal(decided) if decided else loading.on
    return (
        answers.target, year, values.get("standard") or standard_of(year), values["poverty_class"], str(RecordSource.IMPORT), values.get("note") or "",
        loading.batch.pk, on, path, loading.at, loading.by,
    )  # fmt: skip


def write_surveys(loading: Loading, ready: Iterator[Answers], by: Any) -> None:
    """Each survey as if it were typed, so that class, deprivations and the village's counts follow; answers that are there stay."""
    while piece := list(islice(ready, _SURVEYS)):
        homes = {answers.target: answers for answers in piece}
        opened = survey_batches.open_many(case_ids=list(homes), by=by)
        filled = []
        for target, one in opened.items():
            one.case.batch = loading.batch
            values = homes[target].told.values
            on = date.fromordinal(values["surveyed_on"]) if values.get("surveyed_on") else loading.on
            typed = _typed(one, homes[target])
            filled.append(survey_batches.Filled(one, typed, on, values.get("surveyor") or ""))
        survey_batches.save_many(filled=filled, by=by)
        loading.households += len(filled)
        loading.people += sum(len(answers.people) for answers in piece)


def _typed(opened: Opened, answers: Answers) -> dict[str, str]:
    """As the form on the screen sends it; only what is not known yet."""
    typed: dict[str, str] = {}
    survey = opened.survey
    for key, value in answers.told.values.items():
        if key.startswith(("cause_", "wish_")):
            if value:
                typed |= {key: "1", "has_causes": "1"}
        elif hasattr(survey, key) and getattr(survey, key) in (None, ""):
            typed[key] = _as_typed(key, value)
    if "has_causes" in typed:
        typed |= _ticked(opened.case)
    known = {row.person_id: row for row in opened.answers}
    for person, told in answers.people.items():
        row = known.get(person)
        for key, value in told.items():
            if row is not None and hasattr(row, key) and getattr(row, key) in (None, ""):
                typed[f"m{person}-{key}"] = _as_typed(key, value)
    return typed


def _ticked(case: ReviewCase) -> dict[str, str]:
    """Causes and wishes that are ticked already stay ticked."""
    names = [f"cause_{key}" for key in CAUSES] + [f"wish_{key}" for key in WISHES]
    return {name: "1" for name in names if getattr(case, name)}


def _as_typed(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if key == "area_dm2":
        return _square_metres(value)
    return str(value)


def _square_metres(value: int) -> str:
    """4250 dm² → "42,5"."""
    whole, rest = divmod(value, 100)
    return f"{whole},{rest:02}" if rest else str(whole)
