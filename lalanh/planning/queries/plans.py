"""Plans: the list, one plan with its parts, its children."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from lalanh.base.text import fold
from lalanh.kernel.actor import Actor
from lalanh.planning import access, parties
from lalanh.planning.fields import KINDS
from lalanh.planning.models import BudgetLine, Duty, Finding, FindingAnswer, Plan, PlanState, Review, Task
from lalanh.units import queries as units
from lalanh.units.roles import Permission

KEPT = [Review.ACCEPTED, Review.EDITED]


def visible(by: Actor) -> QuerySet[Plan]:
    """Plans of one's units, and issued ones of the units above; drafts only for those who may edit them."""
    if not by.may(Permission.PLAN_READ):
        return Plan.objects.none()
    parts = by.path.split(".")
    above = [".".join(parts[: i + 1]) for i in range(len(parts) - 1)]
    within = units.inside(by.path, "unit_path")
    if not by.may(Permission.PLAN_EDIT):
        within &= ~Q(state=PlanState.DRAFT)
    return Plan.objects.filter(within | Q(unit_path__in=above, is_issued=True))


def search(by: Actor, text: str = "", state: str = "", year: int | None = None) -> QuerySet[Plan]:
    """The list of plans, drafts first, then the newest; `text` without diacritics in number, title, issuer."""
    found = visible(by).select_related("unit")
    if text.strip():
        for word in fold(text).split():
            found = found.filter(name_fold__contains=word)
    if state:
        found = found.filter(state=state)
    if year:
        found = found.filter(first_year__lte=year, last_year__gte=year)
    return found.defer("source_text").order_by("is_issued", "-first_year", "-pk")


def years(by: Actor) -> list[int]:
    rows = visible(by).exclude(first_year=None).values_list("first_year", flat=True).distinct()
    return sorted({year for year in rows if year}, reverse=True)


def plan(by: Actor, plan_id: int) -> Plan:
    """Raises NotFound."""
    found = Plan.objects.select_related("unit", "issuer", "parent", "amends", "file").filter(pk=plan_id).first()
    return access.check_can_see(by, found)


@dataclass(frozen=True, slots=True)
class Progress:
    """ "37 of 41 confirmed"."""

    done: int
    total: int
    by_kind: dict[str, tuple[int, int]]

    @property
    def left(self) -> int:
        return self.total - self.done


def review_progress(of: Plan) -> Progress:
    by_kind = {}
    for code, kind in KINDS.items():
        row = kind.model.objects.filter(plan=of).aggregate(
            all=Count("pk"), open=Count("pk", filter=Q(review=Review.PENDING))
        )
        by_kind[code] = (row["all"] - row["open"], row["all"])
    return Progress(sum(d for d, _ in by_kind.values()), sum(t for _, t in by_kind.values()), by_kind)


def items(of: Plan, code: str, *, kept_only: bool = False) -> QuerySet:
    """The items of a kind in the order of the text, with their bodies."""
    kind = KINDS[code]
    found = kind.model.objects.filter(plan=of).order_by("span_start", "ordinal", "pk")
    if kept_only:
        found = found.filter(review__in=KEPT)
    return found.prefetch_related("parties__body__unit") if kind.parties else found


def findings(of: Plan) -> QuerySet[Finding]:
    return Finding.objects.filter(plan=of).order_by("ordinal")


def open_findings(of: Plan) -> int:
    return Finding.objects.filter(plan=of, answer=FindingAnswer.OPEN).count()


@dataclass(frozen=True, slots=True)
class Money:
    """Kept budget lines with the sums that they give; `printed` is what the plan itself calls the total."""

    lines: list[BudgetLine]
    by_capital: dict[str, int]
    by_project: dict[str, int]
    sum_of_lines: int | None
    printed: int | None
    without_amount: int


def money(of: Plan) -> Money:
    """Sums of the `line` rows, else of the subtotals where the plan goes no further; norms per unit are left out; an unknown
    amount is counted, not added as zero."""
    lines = list(items(of, "kinh-phi", kept_only=True))
    plain = [line for line in lines if not line.per_unit]
    parts = [line for line in plain if line.role == "line"] or [line for line in plain if line.role == "subtotal"]
    known = [line for line in parts if line.amount_vnd is not None]
    by_capital: dict[str, int] = {}
    by_project: dict[str, int] = {}
    for line in known:
        by_capital[line.capital] = by_capital.get(line.capital, 0) + (line.amount_vnd or 0)
        if line.project:
            by_project[line.project] = by_project.get(line.project, 0) + (line.amount_vnd or 0)
    totals = [line.amount_vnd for line in lines if line.role == "total" and line.amount_vnd is not None]
    total = sum(line.amount_vnd or 0 for line in known) if known else None
    return Money(lines, by_capital, by_project, total, max(totals) if totals else None, len(parts) - len(known))


@dataclass(frozen=True, slots=True)
class Foreign:
    """Why a draft is another's plan; `twin`: the same document, in force where it was issued."""

    sentence: str
    twin: Plan | None = None


def foreign(of: Plan) -> Foreign | None:
    """For those who are about to follow another's plan as their own; None when it is their own."""
    if found := _twin(of):
        return Foreign(
            f"{found.unit.full_name[:1].upper()}{found.unit.full_name[1:]} đã đưa chính văn bản này vào thực hiện. Hãy theo dõi ở kế hoạch đó: "
            "việc của đơn vị bạn, nếu có, đã nằm ở Việc của tôi.", found,
        )  # fmt: skip
    if of.issuer and of.issuer.unit_id != of.unit_id:
        return Foreign(
            f"Văn bản do {of.issuer_name} ban hành, không phải {of.unit.full_name}. Đưa vào thực hiện ở đây thì mọi nhiệm vụ, báo cáo "
            f"tính cho {of.unit.full_name}: chỉ làm khi đơn vị được giao theo dõi kế hoạch này."
        )
    return None


def _twin(of: Plan) -> Plan | None:
    """Number, day of signature and issuer agree; as far as the actor's scope reaches."""
    if not (of.number and of.signed_on):
        return None
    rows = Plan.objects.filter(number=of.number, signed_on=of.signed_on, state=PlanState.ISSUED).exclude(unit=of.unit_id)  # fmt: skip
    issuer = fold(of.issuer_name)
    return next(
        (row for row in rows.select_related("unit").defer("source_text") if fold(row.issuer_name) == issuer), None
    )


@dataclass(frozen=True, slots=True)
class Child:
    """A unit that owes a plan of its own, and the plan if it is there."""

    unit: units.Unit
    plan: Plan | None


def children(by: Actor, of: Plan, today: date) -> list[Child]:
    """Who has issued theirs, who has not. Empty when the plan asks for none and has none."""
    made = {
        p.unit_id: p
        for p in visible(by).filter(parent=of).exclude(state=PlanState.CANCELLED).defer("source_text").order_by("pk")
    }
    expected: list[units.Unit] = []
    if of.children_level and by.reaches(of.unit_path):
        day = min(today, of.children_due_on) if of.children_due_on else today
        expected = list(units.below(of.unit_path, day, of.children_level))
    extra = [u for u in units.Unit.objects.filter(pk__in=set(made) - {u.pk for u in expected}).order_by("path")]
    return [Child(unit, made.get(unit.pk)) for unit in (*expected, *extra)]


def possible_parents(by: Actor, unit_path: str) -> QuerySet[Plan]:
    """Issued plans of the same unit and of those above, to hang a plan under."""
    parts = unit_path.split(".")
    above = [".".join(parts[: i + 1]) for i in range(len(parts))]
    return (
        visible(by)
        .filter(unit_path__in=above, state=PlanState.ISSUED)
        .defer("source_text")
        .order_by("-first_year", "-pk")
    )


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A name that a plan prints, whom it means, and the candidates when that is open."""

    printed: str
    count: int
    match: parties.Match

    @property
    def is_open(self) -> bool:
        return self.match.body is None and not self.match.group_level


def named_bodies(of: Plan, today: date) -> list[NamedBody]:
    """Every name under tasks and duties; open ones first."""
    count: dict[str, int] = {}
    known: dict[str, parties.Match] = {}
    for model, owner in ((Task, "task"), (Duty, "duty")):
        through: Any = model.parties.rel.related_model
        rows = through.objects.filter(**{f"{owner}__plan": of}).exclude(**{f"{owner}__review": Review.DROPPED})
        for row in rows.select_related("body__unit"):
            count[row.printed] = count.get(row.printed, 0) + 1
            known[row.printed] = parties.Match(row.body, row.group_level)
    found = []
    for printed, match in known.items():
        if match.body is None and not match.group_level:
            match = parties.Match(candidates=units.body_candidates(printed, of.unit, of.signed_on or today))
        found.append(NamedBody(printed, count[printed], match))
    return sorted(found, key=lambda row: (not row.is_open, -row.count, row.printed))


def editions(by: Actor, of: Plan) -> list[Plan]:
    """The plan and those it amends or is amended by, the newest first."""
    found = {of.pk: of}
    at = of
    while at.amends_id and at.amends_id not in found:
        at = Plan.objects.defer("source_text").filter(pk=at.amends_id).first() or of
        found[at.pk] = at
    frontier = [of.pk]
    while frontier:
        later = [p for p in visible(by).filter(amends_id__in=frontier).defer("source_text") if p.pk not in found]
        found.update({p.pk: p for p in later})
        frontier = [p.pk for p in later]
    return sorted(found.values(), key=lambda p: (-p.version, -p.pk))
