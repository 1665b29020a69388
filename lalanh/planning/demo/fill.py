"""Fills an empty database with the demonstration; never touches one that has real data."""

import pathlib
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from lalanh.base.errors import BadInput
from lalanh.engines.plantext.sources import read_source
from lalanh.kernel import scope
from lalanh.kernel.actor import Actor, system
from lalanh.kernel.today import today
from lalanh.planning.actions import follow, importing, issue, review
from lalanh.planning.demo import documents, people
from lalanh.planning.fields import KINDS
from lalanh.planning.models import DutyInstance, Plan, Target, TaskState
from lalanh.registry.demo import fill as registry
from lalanh.registry.demo import underway
from lalanh.units import actions, load
from lalanh.units import queries as units

SAMPLES = pathlib.Path(__file__).parent / "samples"


def fill(data: pathlib.Path) -> list[str]:
    """Lines with log-ins to print. Raises BadInput when the database holds anything that is not the demonstration."""
    day = today()
    if units.anybody() and not units.by_username(people.MARK):
        raise BadInput("Cơ sở dữ liệu này có dữ liệu thật: --demo không đụng vào. Hãy dùng --data với thư mục khác.")
    if not units.anybody():
        with transaction.atomic():
            _fill(data, day)
    documents.write(SAMPLES, data / "van-ban-mau")
    return [
        f"lalanh: dữ liệu minh họa Kon Tum, ngày giả định {day:%d/%m/%Y}; văn bản mẫu để nhập thử: {data / 'van-ban-mau'}",
        *_logins(data),
    ]


def _logins(data: pathlib.Path) -> list[str]:
    from lalanh.kernel.postgres import secret

    lines = [f"  mật khẩu chung của các tài khoản dưới đây: {secret(data, 'demo-password')[:14]}"]
    lines += [f"    {login:18} {people.label(role)}" for login, _, role, _, _ in people.PEOPLE]
    return [*lines, f"    (quantri cần mã hai lớp: khóa {people.pyotp_secret(data)} cho ứng dụng xác thực)"]


def _fill(data: pathlib.Path, day: date) -> None:
    scope.enter(system("minh họa"), "dữ liệu minh họa")
    actions.mark_demonstration(people.MARK)
    load.load_units(load.DATA / "units-kontum.csv")
    load.load_links(load.DATA / "links-kontum.csv")
    registry.villages()
    people.bodies(day)
    people.users(data, day)
    registry.households(day, people.keys(people.OFFICERS), system("minh họa"))
    province = _plan("tinh-2023.txt", "tinh.lanhdao", day, children=("district", date(2023, 2, 28)))
    district = _plan("kon-ray-2023.txt", "huyen.lanhdao", day, parent=province, children=("commune", date(2023, 3, 15)))
    commune = _plan("dak-to-re-2023.txt", "xa.lanhdao", day, parent=district)
    _work(district, "huyen.lanhdao", day)
    _work(commune, "xa.lanhdao", day)
    _values(province, district, day)
    _draft("tp-kon-tum-2024.txt", "thanhpho.lanhdao", day)


def _as(login: str, day: date) -> Actor:
    by = people.actor(login, day)
    scope.enter(by, "dữ liệu minh họa")
    return by


def _draft(name: str, login: str, day: date, parent: Plan | None = None) -> Plan:
    by = _as(login, day)
    content = (SAMPLES / name).read_bytes()
    incoming = importing.Incoming(content, name, read_source(content, name))
    return importing.import_plan(incoming=incoming, unit=units.unit(by.unit_id or 0), by=by, on=day, parent=parent)


def _plan(
    name: str, login: str, day: date, parent: Plan | None = None, children: tuple[str, date] | None = None
) -> Plan:
    plan = _draft(name, login, day, parent)
    by = _as(login, day)
    for kind in KINDS.values():
        review.accept_rest(plan_id=plan.pk, kind=kind, by=by)
    if children:
        review.edit_head(plan_id=plan.pk, values={"children_level": children[0], "children_due_on": children[1]}, by=by)
    return issue.issue(plan_id=plan.pk, by=by, on=day)


NOTES = (
    ("done", "Đã hoàn thành theo kế hoạch, có biên bản nghiệm thu.", 100), ("in_progress", "Đang triển khai tại các xã, đạt khoảng hai phần ba khối lượng.", 65),
    ("in_progress", "Đã họp phân công, đang lập danh sách hộ tham gia.", 30), ("stuck", "Chưa có hướng dẫn định mức nên chưa chi được.", 40),
)  # fmt: skip


def _of_village(state: TaskState) -> tuple[str, str, int] | None:
    """Villages have done what they were given when the review says that they held their meeting."""
    held = state.body.unit.code in underway.HELD
    return ("done", "Đã họp dân, công khai danh sách tại nhà văn hóa.", 100) if held else None


def _work(plan: Plan, login: str, day: date) -> None:
    """Every third task untouched, the others in turn done, under way, stuck; reports due long ago mostly handed in."""
    by = _as(login, day)
    for n, state in enumerate(
        TaskState.objects.filter(task__plan=plan, is_lead=True).select_related("body__unit").order_by("pk")
    ):
        note = _of_village(state) if state.body.kind == units.BodyKind.VILLAGE else n % 3 != 2 and NOTES[n % len(NOTES)]
        if not note:
            continue
        status, text, percent = note
        follow.report_progress(
            state_id=state.pk,
            text=text,
            status=status,
            on=day - timedelta(days=4 + n),
            today=day,
            by=by,
            percent=percent,
        )
        if status == "stuck":
            follow.raise_obstacle(
                state_id=state.pk, text="Chưa có hướng dẫn định mức hỗ trợ mô hình.", proposal="Đề nghị Sở có văn bản hướng dẫn trước 20/11.",
                on=day - timedelta(days=3), today=day, by=by,
            )  # fmt: skip
    for n, row in enumerate(DutyInstance.objects.filter(duty__plan=plan, due_on__lt=day).order_by("due_on", "pk")):
        if n % 4 != 3:
            follow.hand_in(
                instance_id=row.pk, on=min(row.due_on or day, day), today=day, by=by, document_number=f"{20 + n}/BC"
            )


def _values(province: Plan, district: Plan, day: date) -> None:
    for plan, login, figures in (
        (district, "huyen.lanhdao", (("hộ nghèo", "11.04", 814, 7378), ("mô hình", "5", None, None))),
        (province, "tinh.lanhdao", (("phiên", "8", None, None),)),
    ):
        by = _as(login, day)
        for words, value, part, whole in figures:
            target = Target.objects.filter(plan=plan, measure__icontains=words).order_by("ordinal").first()
            if target is not None:
                follow.record_value(
                    target_id=target.pk, unit=plan.unit, value=Decimal(value), on=day - timedelta(days=3), today=day,
                    source="rà soát sơ bộ", by=by, numerator=part, denominator=whole,
                )  # fmt: skip
