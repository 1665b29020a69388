"""The work: what is late, due, stuck or waiting, for a person, a body, a plan."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from lalanh.base.errors import NotFound
from lalanh.base.text import fold
from lalanh.engines import schedule
from lalanh.kernel.actor import Actor
from lalanh.planning import access
from lalanh.planning.models import (
    DutyInstance,
    Finding,
    FindingAnswer,
    Obstacle,
    ObstacleState,
    Plan,
    PlanState,
    Target,
    TargetValue,
    Task,
    TaskState,
    TaskStatus,
)
from lalanh.planning.queries import plans
from lalanh.units import queries as units
from lalanh.units.roles import Permission

_NO_WORK = """not exists (select 1 from planning_duty d
  join planning_task t on t.plan_id = d.plan_id and t.end_on = planning_dutyinstance.due_on and t.span_start <= d.span_end and t.span_end >= d.span_start
  join planning_taskstate s on s.task_id = t.id and s.body_id = planning_dutyinstance.body_id
  where d.id = planning_dutyinstance.duty_id and d.to_name = '' and d.recurrence = 'once' and d.search_fold not like '%%bao cao%%')"""
"""Dated work that is a task of the same body is followed as that task: one sentence, one line. A report stays, whatever task it
ends: it has to be sent. As SQL, because the pages of the work ask it several times and it takes Django longer to put together than the database to answer."""
CLOSED = [TaskStatus.DONE, TaskStatus.NOT_DONE]
SOON = 7


def states(by: Actor) -> QuerySet[TaskState]:
    """Tasks of plans in force within the actor's units; a person of a body sees first that body's."""
    found = TaskState.objects.filter(units.inside(by.path, "unit_path"), task__plan__state=PlanState.ISSUED)
    return found.select_related("task__plan", "body")


def instances(by: Actor) -> QuerySet[DutyInstance]:
    """Reports owed under plans in force within the actor's units."""
    found = DutyInstance.objects.filter(units.inside(by.path, "unit_path"), duty__plan__state=PlanState.ISSUED)
    return found.extra(where=[_NO_WORK]).select_related("duty__plan", "body")  # noqa: S610 - a constant


def mine(by: Actor, rows: QuerySet) -> QuerySet:
    """What the actor does personally: their body's work, else that of bodies at exactly their unit. Who only watches does
    nothing personally and is shown the whole area."""
    if not by.may(Permission.PROGRESS_REPORT):
        return rows
    return rows.filter(body_id=by.body_id) if by.body_id else rows.filter(unit_path=by.path)


def my_tasks(by: Actor) -> QuerySet[TaskState]:
    """What the actor does personally, a line for each task: where a body of the unit leads it, its partners there have none of their own."""
    rows = mine(by, states(by))
    if by.body_id or not by.may(Permission.PROGRESS_REPORT):
        return rows
    led = TaskState.objects.filter(task=OuterRef("task"), unit_path=OuterRef("unit_path"), is_lead=True)
    return rows.filter(Q(is_lead=True) | ~Exists(led))


@dataclass(frozen=True, slots=True)
class Home:
    """Việc của tôi. Counts may exceed the lists, which are cut at `limit`."""

    late_duties: list[DutyInstance]
    due_duties: list[DutyInstance]
    late_tasks: list[TaskState]
    due_tasks: list[TaskState]
    other_tasks: list[TaskState]
    obstacles: list[Obstacle]
    drafts: list[Plan]
    findings: list[Finding]
    counts: dict[str, int]

    @property
    def is_empty(self) -> bool:
        return not any(self.counts.values())


_PARTNERS = Prefetch(
    "task__states", TaskState.objects.filter(is_lead=False).select_related("body").order_by("pk"), to_attr="partners"
)


def home(by: Actor, today: date, limit: int = 12) -> Home:
    """What is late, due within a week, and waiting for the actor; `other_tasks` are open ones due later or without a day."""
    if not by.may(Permission.PLAN_READ):
        return Home([], [], [], [], [], [], [], [], {})
    owed = mine(by, instances(by)).filter(submitted_on=None)
    work = my_tasks(by).exclude(status__in=CLOSED).prefetch_related(_PARTNERS)
    week = today + timedelta(days=SOON)
    sets: dict[str, QuerySet] = {
        "late_duties": owed.filter(due_on__lt=today).order_by("due_on", "pk"),
        "due_duties": owed.filter(due_on__gte=today, due_on__lte=week).order_by("due_on", "pk"),
        "late_tasks": work.filter(task__end_on__lt=today).order_by("task__end_on", "pk"),
        "due_tasks": work.filter(task__end_on__gte=today, task__end_on__lte=week).order_by("task__end_on", "pk"),
        "other_tasks": (work if by.may(Permission.PROGRESS_REPORT) else work.none())
        .exclude(task__end_on__lte=week)
        .order_by(F("task__end_on").asc(nulls_last=True), "pk"),
        "obstacles": waiting_obstacles(by),
        "drafts": waiting_drafts(by),
        "findings": waiting_findings(by),
    }
    shown = {name: list(rows[:limit]) for name, rows in sets.items()}
    counts = {name: len(shown[name]) if len(shown[name]) < limit else rows.count() for name, rows in sets.items()}
    return Home(**shown, counts=counts)


def waiting_obstacles(by: Actor) -> QuerySet[Obstacle]:
    """To be answered by the actor; for others, the open ones of their own work. Nothing waits for who only watches."""
    if not by.may(Permission.PROGRESS_REPORT):
        return Obstacle.objects.none()
    found = Obstacle.objects.filter(units.inside(by.path, "unit_path"), state=ObstacleState.OPEN).select_related(
        "task__plan", "body"
    )
    return (found if by.may(Permission.OBSTACLE_ANSWER) else mine(by, found)).order_by("raised_on", "pk")


def waiting_drafts(by: Actor) -> QuerySet[Plan]:
    if not by.may(Permission.PLAN_EDIT):
        return Plan.objects.none()
    return Plan.objects.filter(unit_path=by.path, state=PlanState.DRAFT).defer("source_text").order_by("-pk")


def waiting_findings(by: Actor) -> QuerySet[Finding]:
    """Open contradictions of plans in force of the actor's own unit, for those who can answer them."""
    if not by.may(Permission.PLAN_ISSUE):
        return Finding.objects.none()
    return (
        Finding.objects.filter(unit_path=by.path, plan__state=PlanState.ISSUED, answer=FindingAnswer.OPEN, severity="error")
        .select_related("plan").order_by("plan_id", "ordinal")
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Below:
    """How the units below stand, as figures with their base."""

    duties_late: int
    duties_open: int
    tasks_late: int
    tasks_open: int
    tasks_done: int
    tasks_all: int


def below(by: Actor, today: date) -> Below:
    owed = instances(by).filter(submitted_on=None)
    tasks = states(by).aggregate(
        all=Count("pk"), done=Count("pk", filter=Q(status=TaskStatus.DONE)),
        open=Count("pk", filter=~Q(status__in=CLOSED)),
        late=Count("pk", filter=~Q(status__in=CLOSED) & Q(task__end_on__lt=today)),
    )  # fmt: skip
    duties = owed.aggregate(open=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)))
    return Below(duties["late"], duties["open"], tasks["late"], tasks["open"], tasks["done"], tasks["all"])


def lateness(due_on: date | None, done_on: date | None, today: date) -> schedule.Lateness:
    return schedule.state(due_on, done_on, today, SOON)


def task_state(by: Actor, state_id: int) -> TaskState:
    """Raises NotFound outside the actor's units."""
    found = states_any(by).select_related("task__plan__unit", "body__unit").filter(pk=state_id).first()
    if found is None:
        raise NotFound("Không có việc này trong địa bàn của bạn.")
    return found


def states_any(by: Actor) -> QuerySet[TaskState]:
    """Also of plans no longer in force."""
    if not by.may(Permission.PLAN_READ):
        return TaskState.objects.none()
    return TaskState.objects.filter(units.inside(by.path, "unit_path"))


def instance(by: Actor, instance_id: int) -> DutyInstance:
    """Raises NotFound outside the actor's units."""
    found = None
    if by.may(Permission.PLAN_READ):
        rows = DutyInstance.objects.filter(units.inside(by.path, "unit_path"), pk=instance_id)
        found = rows.select_related("duty__plan__unit", "body__unit", "file").first()
    if found is None:
        raise NotFound("Không có báo cáo này trong địa bàn của bạn.")
    return found


def tasks_of(by: Actor, plan: Plan, *, body_id: int | None = None, status: str = "", text: str = "") -> QuerySet[Task]:
    """Kept tasks of a plan with the states that the actor may see."""
    own = (
        TaskState.objects.filter(units.inside(by.path, "unit_path"))
        .select_related("body__unit")
        .order_by("-is_lead", "pk")
    )
    found = plans.items(plan, "nhiem-vu", kept_only=True).prefetch_related(
        Prefetch("states", queryset=own, to_attr="seen_states")
    )
    if body_id:
        found = found.filter(pk__in=own.filter(body_id=body_id).values("task_id"))
    if status:
        found = found.filter(pk__in=own.filter(status=status).values("task_id"))
    for word in fold(text).split():
        found = found.filter(search_fold__contains=word)
    return found


def calendar(by: Actor, plan: Plan) -> QuerySet[DutyInstance]:
    """All reports of a plan that the actor may see, by date; undated ones last."""
    found = DutyInstance.objects.filter(units.inside(by.path, "unit_path"), duty__plan=plan).select_related(
        "duty", "body__unit"
    )
    return found.order_by(F("due_on").asc(nulls_last=True), "duty__ordinal", "body__unit__path", "pk")


@dataclass(frozen=True, slots=True)
class Standing:
    """A target and the latest value that the actor may see; `met` None when nothing is known."""

    target: Target
    latest: TargetValue | None
    met: bool | None


def standings(by: Actor, plan: Plan) -> list[Standing]:
    """Targets of a plan: those not met and known first, then unknown, then met."""
    values = (
        TargetValue.objects.filter(units.inside(by.path, "unit_path")).select_related("unit").order_by("-on", "-pk")
    )
    rows = plans.items(plan, "chi-tieu", kept_only=True).prefetch_related(
        Prefetch("values", queryset=values, to_attr="seen_values")
    )
    found = []
    for target in rows:
        own = [v for v in target.seen_values if v.unit_id == plan.unit_id] or target.seen_values
        latest = own[0] if own else None
        found.append(Standing(target, latest, is_met(target, latest)))
    order = {False: 0, None: 1, True: 2}
    return sorted(found, key=lambda row: order[row.met])


def is_met(target: Target, latest: TargetValue | None) -> bool | None:
    """Only levels can be compared with one value; a decrease or increase needs its base and stays open."""
    if latest is None:
        return None
    value, goal, upper = latest.value, target.value, target.value_to
    if target.direction == "decrease" or target.direction == "increase" or target.op in (">=", ">"):
        return value > goal if target.op == ">" else value >= goal
    if target.op in ("<=", "<"):
        return value < goal if target.op == "<" else value <= goal
    if target.op == "range" and upper is not None:
        return goal <= value <= upper
    return value >= goal


def search_tasks(by: Actor, text: str) -> QuerySet[TaskState]:
    """Tasks in force of the actor's units by words without diacritics."""
    return _found(states(by).prefetch_related(_PARTNERS), text).order_by(F("task__end_on").asc(nulls_last=True), "pk")


def bodies_at_work(by: Actor, plan: Plan) -> list[tuple[int, str]]:
    """Bodies with tasks or reports under a plan, as far as the actor sees them."""
    found: dict[int, str] = {}
    for model, owner in ((TaskState, "task"), (DutyInstance, "duty")):
        rows = model.objects.filter(units.inside(by.path, "unit_path"), **{f"{owner}__plan": plan})
        found.update(rows.values_list("body_id", "body__name").distinct())
    return sorted(found.items(), key=lambda row: row[1])


def statuses() -> dict[str, str]:
    return {str(value): str(label) for value, label in TaskStatus.choices}


def values_of(by: Actor, target: Target) -> QuerySet[TargetValue]:
    return (
        TargetValue.objects.filter(units.inside(by.path, "unit_path"), target=target)
        .select_related("unit")
        .order_by("-on", "-pk")[:50]
    )


def obstacles(by: Actor, state: str = "") -> QuerySet[Obstacle]:
    """Difficulties met in the actor's units, open ones first."""
    if not by.may(Permission.PLAN_READ):
        return Obstacle.objects.none()
    found = Obstacle.objects.filter(units.inside(by.path, "unit_path")).select_related("task__plan", "body")
    return (found.filter(state=state) if state else found).order_by("-state", "-raised_on", "-pk")


def obstacle(by: Actor, obstacle_id: int) -> Obstacle:
    """Raises NotFound outside the actor's units."""
    found = obstacles(by).filter(pk=obstacle_id).first()
    if found is None:
        raise NotFound("Không có vướng mắc này trong địa bàn của bạn.")
    return found


def tasks(by: Actor, today: date, which: str = "", text: str = "", *, own: bool = False) -> QuerySet[TaskState]:
    """Tasks of plans in force in the actor's units, one row a body: `tre` late, `den-han` due within a week, `vuong` stuck,
    `xong` done, `moi` all of them, "" not finished. `own`: only what the actor does personally. The figures of `below` count these rows."""
    found = (my_tasks(by) if own else states(by)).prefetch_related(_PARTNERS)
    if which == "xong":
        return _found(found.filter(status=TaskStatus.DONE), text).order_by("-done_on", "-pk")
    if which != "moi":
        found = found.exclude(status__in=CLOSED)
    if which == "tre":
        found = found.filter(task__end_on__lt=today)
    elif which == "den-han":
        found = found.filter(task__end_on__gte=today, task__end_on__lte=today + timedelta(days=SOON))
    elif which == "vuong":
        found = found.filter(status=TaskStatus.STUCK)
    return _found(found, text).order_by(F("task__end_on").asc(nulls_last=True), "pk")


def _found(rows: QuerySet[TaskState], text: str) -> QuerySet[TaskState]:
    for word in fold(text).split():
        rows = rows.filter(Q(task__search_fold__contains=word) | Q(body__name_fold__contains=word))
    return rows


def duties(by: Actor, today: date, which: str = "", text: str = "", *, own: bool = False) -> QuerySet[DutyInstance]:
    """Reports owed in the actor's units: `tre` late, `den-han` due within a week, `da-nop` handed in, "" all open. `own` as for tasks."""
    found = mine(by, instances(by)) if own else instances(by)
    if which == "da-nop":
        return _worded(found.filter(submitted_on__isnull=False), text).order_by("-submitted_on", "-pk")
    found = found.filter(submitted_on=None)
    if which == "tre":
        found = found.filter(due_on__lt=today)
    elif which == "den-han":
        found = found.filter(due_on__gte=today, due_on__lte=today + timedelta(days=SOON))
    return _worded(found, text).order_by(F("due_on").asc(nulls_last=True), "pk")


def _worded(found: QuerySet[DutyInstance], text: str) -> QuerySet[DutyInstance]:
    for word in fold(text).split():
        found = found.filter(Q(duty__search_fold__contains=word) | Q(body__name_fold__contains=word))
    return found


def can_record(by: Actor, row: TaskState | DutyInstance) -> bool:
    """True when the actor writes down progress, or that the report was sent, while its plan is in force."""
    plan = row.task.plan if isinstance(row, TaskState) else row.duty.plan
    return plan.state == PlanState.ISSUED and access.can_report(by, row)
