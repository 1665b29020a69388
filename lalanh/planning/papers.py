"""A plan as an administrative document, and its items as sheets."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from lalanh.base import dates, money, numbers
from lalanh.engines.documents import model, sheets
from lalanh.kernel import audit
from lalanh.kernel.actor import Actor
from lalanh.planning import fields, words
from lalanh.planning.models import Plan
from lalanh.planning.queries import plans, work


def document(by: Actor, of: Plan) -> model.Document:
    """What is followed under the plan, in the layout of NĐ 30/2020: bases, targets, tasks, money, duties, recipients."""
    symbol = of.number.partition("/")[2] or of.number or "KH-UBND"
    number = of.number.partition("/")[0]
    return model.Document(
        issuer=of.issuer_name or f"Ủy ban nhân dân {of.unit.full_name}", superior="", symbol=symbol, place=of.place or of.unit.name,
        kind=(of.doc_type or "Kế hoạch").capitalize(), subject=of.title, number=int(number) if number.isdecimal() else None, issued_on=of.signed_on,
        year=of.first_year or (of.signed_on.year if of.signed_on else None), bases=tuple(_bases(of)), blocks=tuple(_blocks(by, of)),
        signature=_signature(of), recipients=tuple(_recipients(of)),
    )  # fmt: skip


def _bases(of: Plan) -> Iterator[str]:
    for row in plans.items(of, "can-cu", kept_only=True):
        detail = words.detail(row)
        yield f"Căn cứ {words.headline(row)}" + (f" {detail.replace(' · ', ' của ')}" if detail else "")


def _blocks(by: Actor, of: Plan) -> Iterator[Any]:
    targets = plans.items(of, "chi-tieu", kept_only=True)
    yield model.Heading(1, "Chỉ tiêu")
    yield _table(("Chỉ tiêu", "Mức phấn đấu", "Thời hạn"), [(t.measure, words.goal(t), _day(t.by_on)) for t in targets])
    yield model.Heading(1, "Nhiệm vụ và phân công")
    rows = []
    for task in plans.items(of, "nhiem-vu", kept_only=True):
        named: dict[str, list[str]] = {"lead": [], "support": []}
        for party in task.parties.all():
            named[party.role].append(party.printed)
        rows.append((task.what, "; ".join(named["lead"]) or "—", "; ".join(named["support"]) or "—", _day(task.end_on)))
    yield _table(("Nội dung", "Chủ trì", "Phối hợp", "Hoàn thành"), rows)
    yield model.Heading(1, "Chế độ báo cáo")
    duties = plans.items(of, "bao-cao", kept_only=True)
    yield _table(
        ("Nội dung", "Người nộp", "Gửi", "Định kỳ", "Hạn"),
        [(d.what, _who(d), d.to_name or "—", fields.RECURRENCES.get(d.recurrence, ""), _day(d.due_on)) for d in duties],
    )
    found = plans.money(of)
    if found.lines:
        yield model.Heading(1, "Kinh phí")
        yield _table(
            ("Nội dung", "Nguồn", "Số tiền (triệu đồng)"),
            [
                (
                    line.label,
                    line.source or "—",
                    money.in_millions(line.amount_vnd) if line.amount_vnd is not None else numbers.UNKNOWN,
                )
                for line in found.lines
            ],
        )
    yield model.Paragraph(
        f"Trích từ hệ thống Lá Lành ngày {dates.numeric(_today())}; đầu chuỗi nhật ký {audit.head()}.", italic=True
    )


def _today() -> date:
    from lalanh.kernel.today import today

    return today()


def _who(duty: Any) -> str:
    return "; ".join(p.printed for p in duty.parties.all() if p.role == "who") or "—"


def _day(on: date | None) -> str:
    return dates.numeric(on) if on else "—"


def _table(heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> model.Table | model.Paragraph:
    if not rows:
        return model.Paragraph("Kế hoạch không ghi.")
    weights = [3.0] + [1.4] * (len(heads) - 1)
    columns = (model.Column("STT", 0.5), *[model.Column(h, w) for h, w in zip(heads, weights, strict=True)])
    return model.Table(columns, tuple(model.Row((str(n), *row)) for n, row in enumerate(rows, 1)))


def _recipients(of: Plan) -> Iterator[model.Recipient]:
    for row in plans.items(of, "noi-nhan", kept_only=True):
        yield model.Recipient(row.name.removeprefix("Lưu: "), row.purpose)


def _signature(of: Plan) -> model.Signature | None:
    if not of.signer_capacity:
        return None
    *above, office = [part.strip() for part in of.signer_capacity.split("–")]
    authority = tuple(part.capitalize() if part.isupper() else part for part in ("TM. ỦY BAN NHÂN DÂN", *above))
    return model.Signature(office, authority, of.signer_name)


def workbook(by: Actor, of: Plan, today: date) -> sheets.Workbook:
    """Everything followed under a plan, one sheet a kind; texts are text, never formulas."""
    text, day = sheets.SheetColumn, lambda title: sheets.SheetColumn(title, "date")
    note = (f"{of.issuer_name} {of.number}".strip(), f"Đầu chuỗi nhật ký: {audit.head()}")
    made = (
        ("Chỉ tiêu", (text("Mục"), text("Chỉ tiêu", width=60), text("Đối tượng"), text("So sánh"), text("Giá trị", "decimal"), text("Đến", "decimal"), text("Đơn vị"), text("Chiều"), day("Thời hạn"), text("Hiện nay", "decimal"), day("Số liệu ngày"), text("Nguồn")), _target_rows(by, of)),
        ("Nhiệm vụ", (text("Mục"), text("Nội dung", width=60), text("Cơ quan", width=40), text("Vai trò"), day("Bắt đầu"), day("Hoàn thành"), text("Tình trạng"), text("Mức %", "int")), _task_rows(by, of)),
        ("Báo cáo", (text("Nội dung", width=50), text("Cơ quan nộp", width=40), text("Gửi", width=30), text("Kỳ"), day("Hạn"), day("Đã nộp"), text("Số văn bản")), _duty_rows(by, of)),
        ("Kinh phí", (text("Mục"), text("Nội dung", width=60), text("Nguồn"), text("Loại vốn"), text("Dự án"), text("Vai trò"), text("Số tiền (đồng)", "money"), text("Cho mỗi")), _money_rows(of)),
        ("Căn cứ", (text("Loại"), text("Số, ký hiệu"), day("Ngày"), text("Cơ quan", width=50)), ((r.kind, r.number, r.signed_on, r.issuer) for r in plans.items(of, "can-cu", kept_only=True))),
    )  # fmt: skip
    found = tuple(
        sheets.Sheet(name, f"{name}: {of.title}", tuple(columns), rows, source="Lá Lành", as_of=today, notes=note)
        for name, columns, rows in made
    )
    return sheets.Workbook(found, title=of.title, author=by.name)


def _target_rows(by: Actor, of: Plan) -> Iterator[tuple[Any, ...]]:
    for row in work.standings(by, of):
        t, v = row.target, row.latest
        yield (
            t.section, t.measure, t.subject, fields.OPS.get(t.op, t.op), t.value, t.value_to, t.unit, fields.DIRECTIONS.get(t.direction, ""), t.by_on,
            Decimal(v.value) if v else None, v.on if v else None, v.source if v else "",
        )  # fmt: skip


def _task_rows(by: Actor, of: Plan) -> Iterator[tuple[Any, ...]]:
    for task in work.tasks_of(by, of):
        if not task.seen_states:
            yield (
                task.section,
                task.what,
                "; ".join(p.printed for p in task.parties.all()),
                "",
                task.start_on,
                task.end_on,
                "",
                None,
            )
        for state in task.seen_states:
            role = "chủ trì" if state.is_lead else "phối hợp"
            yield (
                task.section,
                task.what,
                state.body.name,
                role,
                task.start_on,
                task.end_on,
                state.get_status_display(),
                state.percent,
            )


def _duty_rows(by: Actor, of: Plan) -> Iterator[tuple[Any, ...]]:
    for row in work.calendar(by, of).iterator(2000):
        yield (
            row.duty.what,
            row.body.name,
            row.duty.to_name,
            row.period,
            row.due_on,
            row.submitted_on,
            row.document_number,
        )


def _money_rows(of: Plan) -> Iterator[tuple[Any, ...]]:
    for line in plans.money(of).lines:
        yield (
            line.section, line.label, line.source, fields.CAPITALS.get(line.capital, ""), line.project, fields.ROLES.get(line.role, line.role),
            line.amount_vnd, line.per_unit,
        )  # fmt: skip
