"""Confirming a draft: accept, edit, drop, add items; answer contradictions; say who is meant."""

from collections.abc import Mapping
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from lalanh.base.errors import BadInput, Conflict, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.planning import access, parties
from lalanh.planning.actions.rows import Names, party
from lalanh.planning.fields import KINDS, Kind, read
from lalanh.planning.models import (
    Duty,
    DutyParty,
    Finding,
    FindingAnswer,
    Origin,
    Plan,
    Review,
    Task,
    TaskParty,
)
from lalanh.units import actions as units
from lalanh.units import queries as places


class FieldErrors(BadInput):
    """What was typed can't be kept; `fields` says where and why."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = fields


def seen(item: Any) -> str:
    """What a form carries to notice that somebody else was quicker."""
    at = item.reviewed_at
    return f"{item.review}-{at.timestamp() if at else 0:.6f}"


def _locked(kind: Kind, plan: Plan, item_id: int, known: str | None) -> Any:
    """The item under lock. Raises NotFound, Conflict."""
    item = kind.model.objects.select_for_update().filter(pk=item_id, plan=plan).first()
    if item is None:
        raise NotFound("Mục này không còn trong kế hoạch.")
    if known is not None and known != seen(item):
        raise Conflict(
            f"Người khác vừa xử lý mục này: nay là “{item.get_review_display()}”. Nội dung mới đã hiện ra; "
            "những gì bạn nhập vẫn còn trong ô để so sánh."
        )
    return item


def _open(plan_id: int, by: Actor) -> Plan:
    plan = Plan.objects.select_for_update(of=("self",)).filter(pk=plan_id).first()
    plan = access.check_can_see(by, plan)
    access.check_can_edit(by, plan)
    return plan


def _touch(plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(revision=F("revision") + 1)


def _decide(item: Any, review: str, by: Actor) -> None:
    item.review, item.reviewed_at, item.reviewed_by = review, timezone.now(), by.user_id


@transaction.atomic
def decide(*, plan_id: int, kind: Kind, item_id: int, review: str, by: Actor, known: str | None = None) -> Any:
    """Accepts, drops, or takes back (PENDING) an item. Raises Conflict when somebody else changed it since `known`."""
    plan = _open(plan_id, by)
    item = _locked(kind, plan, item_id, known)
    if review == Review.ACCEPTED and item.review == Review.EDITED:
        return item
    if review == Review.PENDING:
        item.review, item.reviewed_at, item.reviewed_by = Review.PENDING, None, None
    else:
        _decide(item, review, by)
    item.save(update_fields=["review", "reviewed_at", "reviewed_by"])
    _touch(plan)
    return item


@transaction.atomic
def accept_rest(*, plan_id: int, kind: Kind, by: Actor) -> int:
    """Accepts all items of a kind that nobody decided on yet; how many."""
    plan = _open(plan_id, by)
    done = kind.model.objects.filter(plan=plan, review=Review.PENDING).update(
        review=Review.ACCEPTED, reviewed_at=timezone.now(), reviewed_by=by.user_id
    )
    if done:
        _touch(plan)
    return int(done)


@transaction.atomic
def edit(
    *, plan_id: int, kind: Kind, item_id: int, typed: Mapping[str, str], by: Actor, known: str | None = None
) -> Any:
    """Takes the typed values; the quote and the reading's own words stay in the audit. Raises FieldErrors, Conflict."""
    plan = _open(plan_id, by)
    item = _locked(kind, plan, item_id, known)
    values, errors = read(kind, typed)
    if errors:
        raise FieldErrors(errors)
    for name, value in values.items():
        setattr(item, name, value)
    _decide(item, Review.EDITED, by)
    item.save()
    _set_parties(plan, kind, item, typed)
    _touch(plan)
    return item


@transaction.atomic
def add(
    *,
    plan_id: int,
    kind: Kind,
    typed: Mapping[str, str],
    by: Actor,
    span: tuple[int, int] | None = None,
    section: str = "",
) -> Any:
    """An item that the reader missed, best with the selected span of the source. Raises FieldErrors."""
    plan = _open(plan_id, by)
    values, errors = read(kind, typed)
    if span and not 0 <= span[0] < span[1] <= len(plan.source_text):
        errors["span"] = "Đoạn được chọn nằm ngoài văn bản."
    if errors:
        raise FieldErrors(errors)
    last = kind.model.objects.filter(plan=plan).aggregate(m=models.Max("ordinal"))["m"]
    item = kind.model(
        plan=plan, unit_path=plan.unit_path, ordinal=(last or 0) + 1, section=section[:120], origin=Origin.ADDED,
        span_start=span[0] if span else None, span_end=span[1] if span else None, **values,
    )  # fmt: skip
    _decide(item, Review.ACCEPTED, by)
    item.save()
    _set_parties(plan, kind, item, typed)
    _touch(plan)
    return item


def _set_parties(plan: Plan, kind: Kind, item: Any, typed: Mapping[str, str]) -> None:
    """Bodies typed one per line or separated by semicolons, in `lead`, `support`, `who` …; a missing field changes nothing."""
    model: type[TaskParty] | type[DutyParty]
    model, owner = (TaskParty, "task") if kind.model is Task else (DutyParty, "duty")
    names = Names(plan.unit, plan.signed_on or timezone.localdate())
    for role, _ in kind.parties:
        if role not in typed:
            continue
        printed = names_in(typed[role])
        old = {p.printed: p for p in model.objects.filter(**{owner: item}, role=role)}
        model.objects.filter(pk__in=[p.pk for name, p in old.items() if name not in printed]).delete()
        for n, name in enumerate(printed):
            if name not in old:
                model.objects.create(**{owner: item}, role=role, **party(plan, name, names, n))
    if isinstance(item, Duty):
        _mirror_addressees(item)


def _mirror_addressees(duty: Duty) -> None:
    named = {p.role: p.printed for p in duty.parties.filter(role__in=["to", "via"])}
    duty.to_name, duty.via_name = named.get("to", ""), named.get("via", "")
    duty.save(update_fields=["to_name", "via_name"])


def names_in(typed: str) -> list[str]:
    """Names one per line or between semicolons, each once, in order."""
    parts = (squeeze(nfc(part))[:250] for part in typed.replace(";", "\n").splitlines())
    return list(dict.fromkeys(part for part in parts if part))


@transaction.atomic
def edit_head(*, plan_id: int, values: Mapping[str, Any], by: Actor, revision: int | None = None) -> Plan:
    """Number, date, title … as the officer reads them. Raises Conflict when the draft changed since `revision`."""
    plan = _open(plan_id, by)
    if revision is not None and revision != plan.revision:
        raise Conflict(
            "Bản nháp vừa được người khác sửa. Hãy xem lại phần đầu văn bản rồi lưu lần nữa; nội dung bạn nhập vẫn còn."
        )
    for name in HEAD:
        if name in values:
            setattr(plan, name, values[name])
    if not plan.title.strip():
        raise FieldErrors({"title": "Hãy nhập trích yếu của kế hoạch."})
    if plan.first_year and plan.last_year and plan.last_year < plan.first_year:
        raise FieldErrors({"last_year": "Năm cuối phải sau năm đầu."})
    plan.save(update_fields=list(HEAD))
    _touch(plan)
    return plan


HEAD = (
    "doc_type", "issuer_name", "number", "place", "signed_on", "title", "first_year", "last_year", "signer_capacity", "signer_name",
    "parent", "children_level", "children_due_on",
)  # fmt: skip


@transaction.atomic
def answer_finding(*, plan_id: int, finding_id: int, answer: str, note: str, by: Actor) -> Finding:
    """What a person says to a contradiction; on a draft and after."""
    plan = access.check_can_see(by, Plan.objects.filter(pk=plan_id).first())
    if not access.can_edit(by, plan):
        access.check_can_close(by, plan, "cancelled")
    finding = Finding.objects.select_for_update().filter(pk=finding_id, plan=plan).first()
    if finding is None or answer not in FindingAnswer.values:
        raise NotFound("Không có điểm cần xem lại này.")
    finding.answer, finding.note = answer, squeeze(nfc(note))
    opened = answer == FindingAnswer.OPEN
    finding.answered_at, finding.answered_by = (None, None) if opened else (timezone.now(), by.user_id)
    finding.save(update_fields=["answer", "note", "answered_at", "answered_by"])
    return finding


@transaction.atomic
def name_body(
    *, plan_id: int, printed: str, by: Actor, body: places.Body | None = None, group: str = "", kind: str = ""
) -> places.Body | None:
    """Says whom the plan means by `printed` everywhere: a body, a group, or (with `kind`) a new body of the plan's unit."""
    plan = _open(plan_id, by)
    if body is None and not group:
        body = units.create_body(name=printed, kind=kind or parties.guess_kind(printed), unit=plan.unit, by=by)
    for model in (TaskParty, DutyParty):
        owner = "task" if model is TaskParty else "duty"
        model.objects.filter(**{f"{owner}__plan": plan}, printed=printed).update(
            body=body, group_level="" if body else group
        )
    if body is not None:
        units.learn_alias(body=body, unit=plan.unit, alias=printed, by=by)
    _touch(plan)
    return body


def kind_of(code: str) -> Kind:
    """Raises NotFound."""
    if code not in KINDS:
        raise NotFound("Không có loại mục này.")
    return KINDS[code]
