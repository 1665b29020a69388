"""Items said in one line of Vietnamese."""

from typing import Any

from lalanh.base import dates, money, numbers
from lalanh.planning.fields import CAPITALS, RECURRENCES
from lalanh.planning.models import BudgetLine, Duty, LegalBasis, PlanRecipient, Target, Task

_SIGNS = {"<=": "≤", ">=": "≥", "=": "", "<": "<", ">": ">", "~": "khoảng", "range": ""}
_TURNS = {"decrease": "giảm", "increase": "tăng", "level": ""}


def goal(target: Target) -> str:
    """`≤ 10,28 %`, `giảm ≥ 6,6 điểm %`, `8 - 9 %`."""
    value = numbers.decimal(target.value, 4, trim=True)
    if target.value_to is not None:
        value += f" - {numbers.decimal(target.value_to, 4, trim=True)}"
    parts = (_TURNS.get(target.direction, ""), _SIGNS.get(target.op, target.op), value, target.unit)
    return " ".join(part for part in parts if part)


def headline(item: Any) -> str:
    """What the item says, without its bodies."""
    if isinstance(item, Target):
        measure = item.measure[:1].upper() + item.measure[1:]
        return f"{measure}: {goal(item)}"
    if isinstance(item, Task | Duty):
        return (item.what[:1].upper() + item.what[1:]) or "(chưa ghi nội dung)"
    if isinstance(item, BudgetLine):
        amount = money.millions(item.amount_vnd) if item.amount_vnd is not None else "chưa ghi số tiền"
        return f"{item.label or 'Kinh phí'}: {amount}" + (f" / {item.per_unit}" if item.per_unit else "")
    if isinstance(item, LegalBasis):
        return " ".join(part for part in (item.kind.capitalize(), item.number and f"số {item.number}") if part)
    if isinstance(item, PlanRecipient):
        return item.name
    return str(item)


def detail(item: Any) -> str:
    """When, how often, whence: the second line."""
    parts: list[str] = []
    if isinstance(item, Target):
        parts = [item.subject, f"đến {dates.numeric(item.by_on)}" if item.by_on else "không ghi thời hạn"]
    elif isinstance(item, Task):
        span = [
            f"từ {dates.numeric(item.start_on)}" if item.start_on else "",
            f"đến {dates.numeric(item.end_on)}" if item.end_on else "",
        ]
        parts = [" ".join(p for p in span if p) or "không ghi thời hạn"]
    elif isinstance(item, Duty):
        due = dates.numeric(item.due_on) if item.due_on else f"ngày {item.due_day}" if item.due_day else ""
        parts = [RECURRENCES.get(item.recurrence, item.recurrence), f"hạn {due}" if due else "không ghi ngày"]
    elif isinstance(item, BudgetLine):
        parts = [
            item.source,
            item.project,
            CAPITALS[item.capital] if item.capital else "",
            {"total": "tổng cộng", "subtotal": "cộng nhóm"}.get(item.role, ""),
        ]
    elif isinstance(item, LegalBasis):
        parts = [f"ngày {dates.numeric(item.signed_on)}" if item.signed_on else "", item.issuer]
    elif isinstance(item, PlanRecipient):
        parts = [f"để {item.purpose}" if item.purpose and item.purpose != "lưu" else item.purpose]
    return " · ".join(part for part in parts if part)
